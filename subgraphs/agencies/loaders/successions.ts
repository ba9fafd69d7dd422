import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import type { SuccessionKind } from '../generated/types.ts';

/** A reorganisation with the agencies on its two sides. */
export interface SuccessionRow {
  readonly id: string;
  readonly kind: SuccessionKind;
  readonly on: string;
  readonly fromIds: readonly string[];
  readonly toIds: readonly string[];
  readonly functions: readonly string[] | null;
  readonly legalBasis: string | null;
  readonly verified: boolean;
}

const SUCCESSION_COLUMNS = (holds: (alias: string) => string) => `s.succession_id as id, s.kind, s.starts_on as "on",
    s.functions, s.legal_basis as "legalBasis", s.is_verified as verified,
    (select coalesce(array_agg(f.agency_id order by f.ordinal), '{}') from succession_member f
      where f.succession_id = s.succession_id and f.side = 'FROM' and ${holds('f')}) as "fromIds",
    (select coalesce(array_agg(t.agency_id order by t.ordinal), '{}') from succession_member t
      where t.succession_id = s.succession_id and t.side = 'TO' and ${holds('t')}) as "toIds"`;

const SUCCESSION_BY_ID = factStatement(
  'agencies.successionById',
  (holds) => `select ${SUCCESSION_COLUMNS(holds)} from succession_fact s
    where s.succession_id = any($2::uuid[]) and ${holds('s')}`,
);
const SUCCESSIONS_BY_MEMBER = factStatement(
  'agencies.successionsByMember',
  (holds) => `select m.agency_id as "ofId", ${SUCCESSION_COLUMNS(holds)} from succession_member m
    join succession_fact s on s.succession_id = m.succession_id and ${holds('s')}
    where m.agency_id = any($2::uuid[]) and m.side = $3 and ${holds('m')}
    order by s.starts_on, s.succession_id`,
);

export function successionLoaders({ read }: FactReader) {
  return {
    successionById: loaderByKey(
      (ids) => read<SuccessionRow>(SUCCESSION_BY_ID, ids),
      (succession) => succession.id,
    ),

    /** Reorganisations in which an agency took over (TO) or passed on (FROM), oldest first. */
    successionsBySide: loadersByArguments(
      (side: 'FROM' | 'TO') =>
        loaderOfMany(
          (ids) => read<SuccessionRow & { ofId: string }>(SUCCESSIONS_BY_MEMBER, ids, side),
          (row) => row.ofId,
        ),
      (side) => side,
    ),
  };
}
