import DataLoader from 'dataloader';
import { loaderByKey } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import type { IndicatorUnit, ObservationScope } from '../generated/types.ts';
import type { PeriodValue, Time } from '../rules/evaluation.ts';

/** Whose number about what is wanted: an agency's, or that of a group together. */
export interface Slot extends Time {
  readonly indicatorId: string;
  /** What the number is to be compared in; see `measuredIn` of rules/comparison.ts. */
  readonly unit: IndicatorUnit;
  /** Null for a group. */
  readonly agencyId: string | null;
  readonly scope: ObservationScope;
}

/** So many slots in one statement: four dozen targets of a hundred agencies. They are rows of a join, not of its plan. */
const SLOTS_CAP = 5000;

/** The number as it counts: an override is exact, whatever it stands in the place of. */
const COUNTED = `array[v."observationId"] as "observationIds", v."from", v."to", v."statedOn", v.unit,
  case when x.fact_id is null then v.bound else 'EXACT' end as bound,
  case when x.fact_id is null then v.numerator else x.numerator end as numerator,
  case when x.fact_id is null then v.denominator else x.denominator end as denominator,
  case when x.fact_id is null then v.value else x.value end as value`;
const STATED = `o.observation_id as "observationId", o.starts_on as "from", o.ends_on as "to", o.stated_on as "statedOn",
  o.unit, o.bound, o.numerator, o.denominator, o.value`;
/** The override `x` of each number `v`, one look along an index for each: `offset 0` keeps the planner from reading them all. */
export const overridden = (holds: (alias: string) => string) =>
  `left join lateral (select x.* from override_fact x where x.observation_id = v."observationId" and ${holds('x')} offset 0) x
    on true`;

/** Slots in the arrays $2 indicators, $3 units, $4 first and $5 last days, $6 agencies or scopes. */
const slots = (type: string) => `unnest($2::uuid[], $3::text[], $4::date[], $5::date[], $6::${type}[])
    with ordinality w (indicator_id, unit, first_on, last_on, whose, n)`;
/** The numbers of a slot that can be compared and whose period lies within its time; what is to be preferred comes first. */
const within = (whose: string, holds: (alias: string) => string) => `from observation_fact o
    where o.indicator_id = w.indicator_id and ${whose} and ${holds('o')}
      and o.ends_on >= w.first_on and o.ends_on <= w.last_on and (o.starts_on is null or o.starts_on >= w.first_on)
      and o.unit <> 'UNKNOWN'
      and (o.unit = w.unit or (w.unit = 'PERCENT' and o.unit = 'COUNT' and o.numerator is not null))
    order by o.ends_on desc, o.starts_on, o.stated_on desc nulls last, o.seq desc, o.observation_id`;

/** Of each slot the number that is the latest to end, of those the one about most of the time, then the one stated last. */
const latest = (whose: string, type: string, holds: (alias: string) => string) => `
  select w.n::int as n, ${COUNTED} from ${slots(type)}
  cross join lateral (select ${STATED} ${within(whose, holds)} limit 1) v ${overridden(holds)}`;

const OF_AGENCIES = factStatement('indicators.latestValues', (holds) => latest('o.agency_id = w.whose', 'uuid', holds));
const OF_GROUPS = factStatement('indicators.latestGroupValues', (holds) =>
  latest('o.agency_id is null and o.scope = w.whose', 'text', holds),
);
/** Of each slot the number stated last about each period, the latest first. */
const OF_EACH_PERIOD = factStatement(
  'indicators.valuesOfPeriods',
  (holds) => `select w.n::int as n, ${COUNTED} from ${slots('uuid')}
    cross join lateral (
      select distinct on (o.ends_on, o.starts_on) ${STATED} ${within('o.agency_id = w.whose', holds)}
    ) v ${overridden(holds)}
    order by w.n, v."to" desc, v."from"`,
);
const BY_OBSERVATION = factStatement(
  'indicators.countedByObservation',
  (holds) => `select ${COUNTED} from (
      select ${STATED} from observation_fact o where o.observation_id = any($2::uuid[]) and ${holds('o')}
    ) v ${overridden(holds)}`,
);

interface Latest extends PeriodValue {
  readonly n: number;
}

/** Numbers to be judged. */
export function periodValueLoaders({ read }: FactReader) {
  async function latestOf(slots: readonly Slot[]): Promise<(PeriodValue | null)[]> {
    const values: (PeriodValue | null)[] = slots.map(() => null);
    for (const isGroup of [false, true]) {
      const places = slots.flatMap((slot, place) => ((slot.agencyId === null) === isGroup ? [place] : []));
      if (places.length === 0) continue;
      const rows = await read<Latest>(isGroup ? OF_GROUPS : OF_AGENCIES, ...columnsOf(places.map((at) => slots[at]!)));
      for (const { n, ...value } of rows) values[places[n - 1]!] = value;
    }
    return values;
  }

  return {
    /** The number that counts for a slot; null for none. */
    periodValue: new DataLoader<Slot, PeriodValue | null, string>(latestOf, {
      maxBatchSize: SLOTS_CAP,
      cacheKeyFn: slotKey,
    }),
    /** The numbers that count for a slot of an agency, one for each period that there is one about: the latest first. */
    periodValues: new DataLoader<Slot, readonly PeriodValue[], string>(
      async (slots) => {
        const rows = Map.groupBy(await read<Latest>(OF_EACH_PERIOD, ...columnsOf(slots)), ({ n }) => n);
        return slots.map((_, place) => (rows.get(place + 1) ?? []).map(({ n: _n, ...value }) => value));
      },
      { maxBatchSize: SLOTS_CAP, cacheKeyFn: slotKey },
    ),
    /** One observation as it counts. */
    countedByObservation: loaderByKey(
      (ids) => read<PeriodValue>(BY_OBSERVATION, ids),
      ({ observationIds }) => observationIds[0]!,
    ),
  };
}

function slotKey({ indicatorId, unit, from, to, agencyId, scope }: Slot): string {
  return `${indicatorId} ${unit} ${from} ${to} ${agencyId ?? scope}`;
}

/** Slots as the arrays of a statement; all of agencies, or all of groups. */
function columnsOf(slots: readonly Slot[]): readonly (readonly (string | null)[])[] {
  return [
    slots.map(({ indicatorId }) => indicatorId),
    slots.map(({ unit }) => unit),
    slots.map(({ from }) => from),
    slots.map(({ to }) => to),
    slots.map(({ agencyId, scope }) => agencyId ?? scope),
  ];
}
