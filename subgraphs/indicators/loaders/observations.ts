import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, type FactStatement, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import { type Connection, type PageRequest, requireId } from '../../../platform/page.ts';
import type { ObservationFact, ObservationMemberFact, OverrideFact } from '../entities.ts';
import type { IndicatorUnit, ObservationFilter, ObservationScope, ValueBound } from '../generated/types.ts';

/** One number that somebody stated about one period. */
export interface ObservationRow
  extends Pick<
    ObservationFact,
    | 'indicatorId'
    | 'agencyId'
    | 'periodAsWritten'
    | 'numerator'
    | 'denominator'
    | 'value'
    | 'asWritten'
    | 'statedOn'
    | 'isProvisional'
    | 'isEstimated'
    | 'source'
    | 'directiveId'
    | 'clause'
    | 'publishedBy'
    | 'recordedAt'
    | 'missingCount'
    | 'areMembersStated'
  > {
  readonly id: string;
  readonly scope: ObservationScope;
  readonly unit: IndicatorUnit;
  readonly bound: ValueBound;
  readonly from: string | null;
  readonly to: string;
  /** Whether an earlier number stood in its place. */
  readonly isRevised: boolean;
}

/** A page of observations. */
export interface ObservationConnectionRow extends Connection<ObservationRow> {}

/** What a person put in the place of a stated number. */
export interface OverrideRow
  extends Pick<
    OverrideFact,
    'observationId' | 'numerator' | 'denominator' | 'value' | 'reason' | 'authorisedById' | 'recordedAt'
  > {}

/** The same with the observation that it is about. */
export interface ObservationOverrideRow extends OverrideRow {
  readonly of: ObservationRow;
}

/** The latest period first. */
export const OBSERVATION_ORDER: Order = ['latestDay', 'idDescending'];
export const observationSortKey = ({ to, id }: ObservationRow): [string, string] => [to, id];

/** Revised: an earlier fact of the subject says another number. */
export const OBSERVATION_COLUMNS = `o.observation_id as id, o.indicator_id as "indicatorId", o.scope,
  o.agency_id as "agencyId", o.starts_on as "from", o.ends_on as "to", o.period_as_written as "periodAsWritten",
  o.numerator, o.denominator, o.value, o.unit, o.bound, o.as_written as "asWritten", o.stated_on as "statedOn",
  o.is_provisional as "isProvisional", o.is_estimated as "isEstimated", o.source, o.directive_id as "directiveId",
  o.clause, o.published_by as "publishedBy", o.recorded_at as "recordedAt", o.missing_count as "missingCount", o.are_members_stated as "areMembersStated",
  exists (select from observation_fact e where e.observation_id = o.observation_id and e.seq < o.seq
    and (e.numerator, e.denominator, e.value) is distinct from (o.numerator, o.denominator, o.value)) as "isRevised"`;

const OBSERVATION_BY_ID = factStatement(
  'indicators.observationById',
  (holds) => `select ${OBSERVATION_COLUMNS} from observation_fact o
    where o.observation_id = any($2::uuid[]) and ${holds('o')}`,
);
const MEMBERS_BY_OBSERVATION = factStatement(
  'indicators.membersByObservation',
  (holds) => `select m.observation_id as "observationId", m.agency_id as "agencyId", m.is_missing as "isMissing"
    from observation_member_fact m where m.observation_id = any($2::uuid[]) and ${holds('m')}
    order by m.observation_id, m.agency_id`,
);
const OVERRIDE_BY_OBSERVATION = factStatement(
  'indicators.overrideByObservation',
  (holds) => `select v.observation_id as "observationId", v.numerator, v.denominator, v.value, v.reason,
      v.authorised_by_id as "authorisedById", v.recorded_at as "recordedAt"
    from override_fact v where v.observation_id = any($2::uuid[]) and ${holds('v')}`,
);

/** Ways into the list of observations, each along an index; $2 is an indicator, $3 an agency, $4 a directive. */
const ENTRANCES = {
  all: 'num_nonnulls($2::uuid, $3::uuid, $4::uuid) = 0',
  indicatorId: 'o.indicator_id = $2::uuid and $3::uuid is null and ($4::uuid is null or o.directive_id = $4)',
  agencyId: 'o.agency_id = $3::uuid and $2::uuid is null and ($4::uuid is null or o.directive_id = $4)',
  both: 'o.agency_id = $3::uuid and o.indicator_id = $2::uuid and ($4::uuid is null or o.directive_id = $4)',
  directiveId: 'o.directive_id = $4::uuid and num_nonnulls($2::uuid, $3::uuid) = 0',
} as const;
type Entrance = keyof typeof ENTRANCES;

/** $5 scopes, $6 the first and $7 the last day on which periods end; null for no such condition. */
const listed = (entrance: Entrance, holds: (alias: string) => string) =>
  `from observation_fact o where ${ENTRANCES[entrance]} and ${holds('o')}
    and ($5::text[] is null or o.scope = any($5))
    and ($6::date is null or o.ends_on >= $6) and ($7::date is null or o.ends_on <= $7)`;

/** $8 day and $9 id of the last entry before the page, $10 how many. */
const pageOf = (entrance: Entrance) =>
  factStatement(
    `indicators.observations:${entrance}`,
    (holds) => `select ${OBSERVATION_COLUMNS} ${listed(entrance, holds)}
      and (o.ends_on, o.observation_id) < ($8::date, $9::uuid)
      order by o.ends_on desc, o.observation_id desc limit $10`,
  );
const countOf = (entrance: Entrance) =>
  factStatement(
    `indicators.observationsCount:${entrance}`,
    (holds) => `select count(*)::int as count ${listed(entrance, holds)}`,
  );
const byEntrance = (make: (entrance: Entrance) => FactStatement) => ({
  all: make('all'),
  indicatorId: make('indicatorId'),
  agencyId: make('agencyId'),
  both: make('both'),
  directiveId: make('directiveId'),
});
const OBSERVATIONS = byEntrance(pageOf);
const OBSERVATIONS_COUNT = byEntrance(countOf);

/** Whose observations: all of one, or those that one and another have in common. $3 is the other, or null. */
const OF = {
  indicator: 'o.indicator_id = x.id and ($3::uuid is null or o.agency_id = $3)',
  agency: 'o.agency_id = x.id and ($3::uuid is null or o.indicator_id = $3)',
} as const;
type Whose = keyof typeof OF;
/** $4 day and $5 id of the last entry before the page, $6 how many. */
const pageBy = (whose: Whose) =>
  factStatement(
    `indicators.observationsBy:${whose}`,
    (holds) => `select page.* from unnest($2::uuid[]) x (id) cross join lateral (
        select x.id as "ofId", ${OBSERVATION_COLUMNS} from observation_fact o where ${OF[whose]} and ${holds('o')}
          and (o.ends_on, o.observation_id) < ($4::date, $5::uuid)
        order by o.ends_on desc, o.observation_id desc limit $6
      ) page`,
  );
const countBy = (whose: Whose) =>
  factStatement(
    `indicators.observationsCountBy:${whose}`,
    (
      holds,
    ) => `select x.id as "ofId", (select count(*)::int from observation_fact o where ${OF[whose]} and ${holds('o')}) as count
      from unnest($2::uuid[]) x (id)`,
  );
const OBSERVATIONS_BY = { indicator: pageBy('indicator'), agency: pageBy('agency') };
const OBSERVATIONS_COUNT_BY = { indicator: countBy('indicator'), agency: countBy('agency') };

function entranceOf({ indicatorId, agencyId, directiveId }: ObservationFilter): Entrance {
  if (indicatorId != null) return agencyId == null ? 'indicatorId' : 'both';
  if (agencyId != null) return 'agencyId';
  return directiveId == null ? 'all' : 'directiveId';
}

function listParameters(filter: ObservationFilter): readonly unknown[] {
  const id = (name: 'indicatorId' | 'agencyId' | 'directiveId') =>
    filter[name] == null ? null : requireId(filter[name], `filter.${name}`);
  return [
    ...[id('indicatorId'), id('agencyId'), id('directiveId')],
    ...[filter.scopes ?? null, filter.from ?? null, filter.to ?? null],
  ];
}

export function observationLoaders({ read }: FactReader) {
  return {
    observationById: loaderByKey(
      (ids) => read<ObservationRow>(OBSERVATION_BY_ID, ids),
      ({ id }) => id,
    ),
    /** Agencies that did, or did not do, what a coverage counts. */
    membersByObservation: loaderOfMany(
      (ids) =>
        read<Pick<ObservationMemberFact, 'observationId' | 'agencyId' | 'isMissing'>>(MEMBERS_BY_OBSERVATION, ids),
      ({ observationId }) => observationId,
    ),
    overrideByObservation: loaderByKey(
      (ids) => read<OverrideRow>(OVERRIDE_BY_OBSERVATION, ids),
      ({ observationId }) => observationId,
    ),

    /** Observations of an indicator or of an agency, or of it and another, a page at a time. */
    observationsBy: loadersByArguments(
      ({
        whose,
        otherId,
        page,
      }: {
        readonly whose: Whose;
        readonly otherId: string | null;
        readonly page: PageRequest;
      }) =>
        loaderOfMany(
          (ids) =>
            read<ObservationRow & { ofId: string }>(
              OBSERVATIONS_BY[whose],
              ...[ids, otherId, ...startOf(OBSERVATION_ORDER, page), page.limit],
            ),
          ({ ofId }) => ofId,
        ),
      (asked) => JSON.stringify(asked),
    ),
    observationsCountBy: loadersByArguments(
      ({ whose, otherId }: { readonly whose: Whose; readonly otherId: string | null }) =>
        loaderByKey(
          (ids) => read<{ ofId: string; count: number }>(OBSERVATIONS_COUNT_BY[whose], ids, otherId),
          ({ ofId }) => ofId,
        ),
      (asked) => JSON.stringify(asked),
    ),

    /** A page of observations, one row more than asked for when there are more. */
    observations(filter: ObservationFilter, page: PageRequest): Promise<ObservationRow[]> {
      const start = startOf(OBSERVATION_ORDER, page);
      return read<ObservationRow>(OBSERVATIONS[entranceOf(filter)], ...listParameters(filter), ...start, page.limit);
    },
    async observationsCount(filter: ObservationFilter): Promise<number> {
      const [row] = await read<{ count: number }>(OBSERVATIONS_COUNT[entranceOf(filter)], ...listParameters(filter));
      return row!.count;
    },
  };
}
