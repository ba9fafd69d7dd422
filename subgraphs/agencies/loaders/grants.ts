import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, type FactStatement, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import { type Connection, type PageRequest, requireId } from '../../../platform/page.ts';
import type { Existence, GrantFilter } from '../generated/types.ts';
import type { GrantTerms, Sight } from '../rules/grants.ts';

/** A grant as lists and references give it. */
export interface GrantRow extends GrantTerms {
  readonly id: string;
  readonly recordedAt: Date;
}

/** A page of grants. */
export interface GrantConnectionRow extends Connection<GrantRow> {}

/** Latest first day first; a grant keeps its place when it is ended. */
export const LATEST_GRANT_FIRST: Order = ['latestDay', 'idDescending'];
export const latestGrantFirstKey = (grant: GrantRow) => [grant.validFrom, grant.id];

const GRANT_COLUMNS = `g.grant_id as id, g.subject, g.role, g.agency_id as "agencyId", g.valid_from as "validFrom",
  g.valid_to as "validTo", g.basis, g.given_by as "givenBy", g.ended_because as "endedBecause",
  g.recorded_at as "recordedAt"`;

/**
 * SQL for: the grant is one of those that the viewer sees. It stands in every statement, though the policies of the table
 * say the same: neither leans on the other. $2 whether all are seen, $3 whose own, $4 for which agencies.
 */
const SEEN = '($2::boolean or g.subject = $3::text or g.agency_id = any($4::uuid[]))';
const seenBy = ({ isAll, subject, agencyIds }: Sight) => [isAll, subject, agencyIds];

const GRANT_BY_ID = factStatement(
  'agencies.grantById',
  (holds) => `select ${GRANT_COLUMNS} from grant_fact g
    where g.grant_id = any($5::uuid[]) and ${SEEN} and ${holds('g')}`,
);

/** SQL for: the day in a parameter is one of the grant's; any grant when there is none. */
const onDay = (day: string) =>
  `(${day}::date is null or (g.valid_from <= ${day}::date and (g.valid_to is null or g.valid_to >= ${day}::date)))`;

/** $6 day or null, $7 first day and $8 id of the last entry before the page, $9 how many. */
const GRANTS_BY_AGENCY = factStatement(
  'agencies.grantsByAgency',
  (holds) => `select page.* from unnest($5::uuid[]) o (id) cross join lateral (
      select ${GRANT_COLUMNS} from grant_fact g
      where g.agency_id = o.id and ${SEEN} and ${holds('g')} and ${onDay('$6')}
        and (g.valid_from, g.grant_id) < ($7::date, $8::uuid)
      order by g.valid_from desc, g.grant_id desc limit $9
    ) page`,
);
const GRANTS_BY_AGENCY_COUNT = factStatement(
  'agencies.grantsByAgencyCount',
  (holds) => `select o.id as "ofId", (
      select count(*)::int from grant_fact g
      where g.agency_id = o.id and ${SEEN} and ${holds('g')} and ${onDay('$6')}
    ) as count from unnest($5::uuid[]) o (id)`,
);

/** Ways into the list of grants, each along an index: by what the filter singles out, by what the viewer sees, by day. */
const ENTRANCES = {
  subject: `g.subject = $5::text and ($6::uuid is null or g.agency_id = $6::uuid) and ${SEEN}`,
  agencyId: `g.agency_id = $6::uuid and $5::text is null and ${SEEN}`,
  sight:
    '(g.subject = $3::text or g.agency_id = any($4::uuid[])) and not $2::boolean and $5::text is null and $6::uuid is null',
  all: '$2::boolean and $3::text is not null and $4::uuid[] is not null and $5::text is null and $6::uuid is null',
} as const;
type Entrance = keyof typeof ENTRANCES;

/** $5 subject, $6 agency, $7 role, $8 day or null. */
function listed(entrance: Entrance, holds: (alias: string) => string): string {
  return `from grant_fact g where ${ENTRANCES[entrance]} and ${holds('g')}
    and ($7::text is null or g.role = $7) and ${onDay('$8')}`;
}

/** $9 first day and $10 id of the last entry before the page, $11 how many. */
const pageOf = (entrance: Entrance) =>
  factStatement(
    `agencies.grants:${entrance}`,
    (holds) => `select ${GRANT_COLUMNS} ${listed(entrance, holds)}
      and (g.valid_from, g.grant_id) < ($9::date, $10::uuid)
      order by g.valid_from desc, g.grant_id desc limit $11`,
  );
const countOf = (entrance: Entrance) =>
  factStatement(
    `agencies.grantsCount:${entrance}`,
    (holds) => `select count(*)::int as count ${listed(entrance, holds)}`,
  );

const byEntrance = (make: (entrance: Entrance) => FactStatement) => ({
  subject: make('subject'),
  agencyId: make('agencyId'),
  sight: make('sight'),
  all: make('all'),
});
const GRANTS = byEntrance(pageOf);
const GRANTS_COUNT = byEntrance(countOf);

function entranceOf({ subject, agencyId }: GrantFilter, { isAll }: Sight): Entrance {
  if (subject != null) return 'subject';
  if (agencyId != null) return 'agencyId';
  return isAll ? 'all' : 'sight';
}

/** Of the grants only those that the viewer sees: `sight` says whose, null says none. */
export function grantLoaders({ read, today }: FactReader, sight: () => Promise<Sight | null>) {
  const dayOf = (existence: Existence | null | undefined, day: string) =>
    (existence ?? 'IN_FORCE') === 'IN_FORCE' ? day : null;
  const listParameters = (filter: GrantFilter, seen: Sight) => [
    ...seenBy(seen),
    filter.subject ?? null,
    filter.agencyId == null ? null : requireId(filter.agencyId, 'filter.agencyId'),
    filter.role ?? null,
    dayOf(filter.existence, filter.on ?? today),
  ];

  return {
    grantById: loaderByKey(
      async (ids) => {
        const seen = await sight();
        return seen ? read<GrantRow>(GRANT_BY_ID, ...seenBy(seen), ids) : [];
      },
      (grant) => grant.id,
    ),

    /** The grants for an agency, a page at a time. */
    grantsByAgency: loadersByArguments(
      ({ existence, page }: { existence: Existence; page: PageRequest }) =>
        loaderOfMany(
          async (ids) => {
            const seen = await sight();
            if (!seen) return [];
            const start = startOf(LATEST_GRANT_FIRST, page);
            const values = [...seenBy(seen), ids, dayOf(existence, today), ...start, page.limit];
            return read<GrantRow>(GRANTS_BY_AGENCY, ...values);
          },
          (grant) => grant.agencyId!,
        ),
      (args) => JSON.stringify(args),
    ),
    grantsByAgencyCount: loadersByArguments(
      (existence: Existence) =>
        loaderByKey(
          async (ids) => {
            const seen = await sight();
            if (!seen) return [];
            const values = [...seenBy(seen), ids, dayOf(existence, today)];
            return read<{ ofId: string; count: number }>(GRANTS_BY_AGENCY_COUNT, ...values);
          },
          (row) => row.ofId,
        ),
      (existence) => existence,
    ),

    /** A page of grants, one row more than asked for when there are more. */
    async grants(filter: GrantFilter, page: PageRequest): Promise<GrantRow[]> {
      const seen = await sight();
      if (!seen) return [];
      const start = startOf(LATEST_GRANT_FIRST, page);
      return read<GrantRow>(GRANTS[entranceOf(filter, seen)], ...listParameters(filter, seen), ...start, page.limit);
    },

    async grantsCount(filter: GrantFilter): Promise<number> {
      const seen = await sight();
      if (!seen) return 0;
      const statement = GRANTS_COUNT[entranceOf(filter, seen)];
      const [row] = await read<{ count: number }>(statement, ...listParameters(filter, seen));
      return row!.count;
    },
  };
}
