import { loaderByKey } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import type { Connection, PageRequest } from '../../../platform/page.ts';
import type { ApiKeyTerms } from '../rules/api-keys.ts';

/** A machine's key as lists and references give it. */
export interface ApiKeyRow extends ApiKeyTerms {
  readonly id: string;
}

/** A page of keys. */
export interface ApiKeyConnectionRow extends Connection<ApiKeyRow> {}

/** Latest registered first. */
export const LATEST_KEY_FIRST: Order = ['latestDay', 'idDescending'];
export const latestKeyFirstKey = (key: ApiKeyRow) => [key.registeredOn, key.id];

const KEY_COLUMNS = `k.api_key_id as id, k.name, k.scopes, k.registered_on as "registeredOn", k.expires_on as "expiresOn",
  k.registered_by as "registeredBy", k.ended_at as "endedAt", k.ended_because as "endedBecause"`;

const API_KEY_BY_ID = factStatement(
  'agencies.apiKeyById',
  (holds) => `select ${KEY_COLUMNS} from api_key_fact k where k.api_key_id = any($2::uuid[]) and ${holds('k')}`,
);

/** $2 day and $3 id of the last entry before the page, $4 how many. */
const API_KEYS = factStatement(
  'agencies.apiKeys',
  (holds) => `select ${KEY_COLUMNS} from api_key_fact k
    where ${holds('k')} and (k.registered_on, k.api_key_id) < ($2::date, $3::uuid)
    order by k.registered_on desc, k.api_key_id desc limit $4`,
);
const API_KEYS_COUNT = factStatement(
  'agencies.apiKeysCount',
  (holds) => `select count(*)::int as count from api_key_fact k where ${holds('k')}`,
);

const REVOCATION_BY_ID = factStatement(
  'agencies.revocationById',
  (holds) => `select v.revocation_id as id, v.revoked_to as "revokedTo" from revocation_fact v
    where v.revocation_id = any($2::uuid[]) and ${holds('v')}`,
);

/** Of keys and of tokens that were called back nothing, unless the viewer sees them. */
export function apiKeyLoaders({ read }: FactReader, seesKeys: boolean) {
  return {
    apiKeyById: loaderByKey(
      async (ids) => (seesKeys ? read<ApiKeyRow>(API_KEY_BY_ID, ids) : []),
      (key) => key.id,
    ),

    /** A page of keys, one row more than asked for when there are more. */
    async apiKeys(page: PageRequest): Promise<ApiKeyRow[]> {
      return seesKeys ? read<ApiKeyRow>(API_KEYS, ...startOf(LATEST_KEY_FIRST, page), page.limit) : [];
    },

    async apiKeysCount(): Promise<number> {
      if (!seesKeys) return 0;
      const [row] = await read<{ count: number }>(API_KEYS_COUNT);
      return row!.count;
    },

    /** Up to when all tokens of a subject were called back; null when it was one token. */
    revocationById: loaderByKey(
      async (ids) => (seesKeys ? read<{ id: string; revokedTo: Date | null }>(REVOCATION_BY_ID, ids) : []),
      (revocation) => revocation.id,
    ),
  };
}
