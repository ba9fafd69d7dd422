import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { normaliseUnicode } from '../../../domain/vietnamese.ts';
import { type FactTable, recordSubjects } from '../../../platform/history/record.ts';
import { requireId } from '../../../platform/page.ts';
import { problemsOfText } from '../../../platform/problems/text.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { SCOPES } from '../../../platform/viewer.ts';
import type { Context } from '../context.ts';
import { ApiKeyFact } from '../entities.ts';
import type { EndApiKeyInput, RegisterApiKeyInput } from '../generated/types.ts';
import { problems } from '../problems.ts';
import { type ApiKeyTerms, latestExpiry, sha256Of } from '../rules/api-keys.ts';
import { requireOperator } from './authority.ts';
import { REASON_LENGTH, refused, shown } from './refusal.ts';
import { lock, presentInstant } from './transaction.ts';

const NAME_LENGTH = 200;
/** More than there are: only a mistake has as many. */
const SCOPES_CAP = 50;

const KEY_TABLES = { key: { entity: ApiKeyFact, subject: 'apiKeyId' } } as const satisfies Record<string, FactTable>;

interface ApiKeyRecord extends ApiKeyTerms {
  readonly id: string;
}

async function recordApiKey(em: EntityManager, { id, ...values }: ApiKeyRecord): Promise<void> {
  await recordSubjects(em, 'agencies', KEY_TABLES, [
    { subject: id, kind: 'API_KEY_RECORDED', payload: { id }, facts: { key: [values] } },
  ]);
}

/**
 * Register a key for a machine, which may then be given roles as `machine:` and the key's id. For operators.
 *
 * Refused with all of these that apply: TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE, HASH_MALFORMED, SCOPES_TOO_MANY,
 * SCOPE_UNKNOWN, EXPIRY_PAST, EXPIRY_TOO_FAR. Errors: UNAUTHENTICATED, FORBIDDEN.
 */
export async function registerApiKey(context: Context, input: RegisterApiKeyInput): Promise<Outcome> {
  const { viewer } = context;
  const { readAt } = context.present;
  requireOperator(viewer, 'keys:write', 'keys:read');

  const { idempotencyKey, name, expiresOn } = input;
  const hash = sha256Of(input.secretSha256);
  const scopes = [...new Set(input.scopes)].sort();
  const command = {
    name: 'registerApiKey',
    idempotencyKey,
    input: [name, hash ?? input.secretSha256, scopes, expiresOn],
  };
  return context.carryOut(command, async (em) => {
    const found = [
      ...problemsOfText('name', name, NAME_LENGTH),
      ...(hash === null ? [problems.HASH_MALFORMED(['secretSha256'])] : []),
      ...scopeProblems(input.scopes),
      ...expiryProblems(expiresOn, readAt.today),
    ];
    if (found.length > 0 || hash === null) return refused(found);

    const id = randomUUID();
    await em.execute('insert into api_key_secret (api_key_id, secret_sha256) values (?, ?)', [id, hash]);
    await recordApiKey(em, {
      ...{ id, name: normaliseUnicode(name).trim(), scopes, expiresOn },
      registeredOn: readAt.today,
      registeredBy: viewer.subject,
      endedAt: null,
      endedBecause: null,
    });
    return { made: { apiKey: id }, problems: [] };
  });
}

function scopeProblems(scopes: readonly string[]): Problem[] {
  if (scopes.length > SCOPES_CAP) {
    return [problems.SCOPES_TOO_MANY(['scopes'], String(SCOPES_CAP), String(scopes.length))];
  }
  const known = Object.keys(SCOPES).join(', ');
  return scopes.flatMap((scope, index) =>
    Object.hasOwn(SCOPES, scope) ? [] : [problems.SCOPE_UNKNOWN(['scopes', String(index)], shown(scope), known)],
  );
}

function expiryProblems(expiresOn: string, today: string): Problem[] {
  const latest = latestExpiry(today);
  if (expiresOn < today) return [problems.EXPIRY_PAST(['expiresOn'], expiresOn, today)];
  return expiresOn > latest ? [problems.EXPIRY_TOO_FAR(['expiresOn'], expiresOn, latest)] : [];
}

/**
 * End a key at once; its history stays. For operators.
 *
 * Refused with TEXT_BLANK, TEXT_TOO_LONG or TEXT_UNREADABLE; with KEY_NOT_FOUND; with KEY_ENDED when it was ended before.
 * Errors: UNAUTHENTICATED, FORBIDDEN, ID_MALFORMED.
 */
export async function endApiKey(context: Context, input: EndApiKeyInput): Promise<Outcome> {
  const { viewer } = context;
  const { loaders } = context.present;
  requireOperator(viewer, 'keys:write', 'keys:read');
  const { idempotencyKey, apiKeyId, reason } = input;
  const seen = await loaders.apiKeyById.load(requireId(apiKeyId, 'input.apiKeyId'));

  const command = { name: 'endApiKey', idempotencyKey, input: [apiKeyId, reason] };
  return context.carryOut(command, async (em) => {
    const malformed = problemsOfText('reason', reason, REASON_LENGTH);
    if (malformed.length > 0) return refused(malformed);
    if (!seen) return refused([problems.KEY_NOT_FOUND(['apiKeyId'], apiKeyId)]);

    await lock(em, `key ${apiKeyId}`);
    const key = await em.findOneOrFail(ApiKeyFact, { apiKeyId, closedSeq: null }, { disableIdentityMap: true });
    if (key.endedAt != null) return refused([problems.KEY_ENDED(['apiKeyId'])]);
    await recordApiKey(em, {
      ...seen,
      endedAt: await presentInstant(em),
      endedBecause: normaliseUnicode(reason).trim(),
    });
    return { made: { apiKey: apiKeyId }, problems: [] };
  });
}
