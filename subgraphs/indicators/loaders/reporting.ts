import DataLoader from 'dataloader';
import { BATCH_CAP, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import type { Time } from '../rules/evaluation.ts';
import { expectedAgencies } from '../rules/reporting.ts';
import type { BindingLoaders } from './bindings.ts';
import { judgedTargetLoaders } from './judged-targets.ts';

/** Who has stated a number of an indicator about a time, out of whom one is expected of. */
export interface ReportingRow {
  readonly expectedCount: number;
  /** Of those expected, who has none; by id. */
  readonly missingIds: readonly string[];
  /** Of all agencies that have stated one, whoever was expected to. */
  readonly latestTo: string | null;
  readonly latestRecordedAt: Date | null;
}

/** So many of those missing are named. */
const NAMED_CAP = 100;

/** Of the indicators $2 the agencies with a number about a period from $3 to $4, with the latest of each. */
const REPORTED = factStatement(
  'indicators.reportedBy',
  (holds) => `select o.indicator_id as "indicatorId", o.agency_id as "agencyId", max(o.ends_on) as "to",
      max(o.recorded_at) as "recordedAt"
    from observation_fact o
    where o.indicator_id = any($2::uuid[]) and o.ends_on between $3::date and $4::date and ${holds('o')}
      and o.agency_id is not null and (o.starts_on is null or o.starts_on >= $3)
    group by o.indicator_id, o.agency_id`,
);
/** Of the agencies $2, each on the list $3, the first of each list by name as lists of agencies are sorted; those that the register does not hold last. */
const FIRST_BY_NAME = factStatement(
  'indicators.firstByName',
  (holds) => `select m.n, m.id from (
      select w.n, w.id, row_number() over (partition by w.n order by a.name collate "vi-x-icu" nulls last, w.id) as place
      from unnest($2::uuid[], $3::int[]) w (id, n)
      left join lateral (select r.name from register_agency r where r.agency_id = w.id and ${holds('r')} limit 1) a on true
    ) m where m.place <= ${NAMED_CAP} order by m.n, m.place`,
);

interface Reported {
  readonly indicatorId: string;
  readonly agencyId: string;
  readonly to: string;
  readonly recordedAt: Date;
}

export function reportingLoaders(facts: FactReader, { knownRegister }: BindingLoaders) {
  const { read } = facts;
  const { judgedTargetsByIndicator } = judgedTargetLoaders(facts);

  async function reportingOf(
    indicatorId: string,
    time: Time,
    reported: DataLoader<string, readonly Reported[]>,
  ): Promise<ReportingRow> {
    const [targets, found, register] = await Promise.all([
      judgedTargetsByIndicator.load(indicatorId),
      reported.load(indicatorId),
      knownRegister(),
    ]);
    const have = new Set(found.map(({ agencyId }) => agencyId));
    const expected = expectedAgencies(targets, time, register);
    const latest = found.toSorted((a, b) => (a.to < b.to ? 1 : -1))[0] ?? null;
    const recordedAt = found.map((each) => each.recordedAt.getTime());
    return {
      ...{ expectedCount: expected.length, missingIds: expected.filter((id) => !have.has(id)) },
      latestTo: latest?.to ?? null,
      latestRecordedAt: recordedAt.length === 0 ? null : new Date(Math.max(...recordedAt)),
    };
  }

  return {
    /** By first and last day of the time, then by indicator. */
    reportingByIndicator: loadersByArguments(
      (time: Time) => {
        const reported = loaderOfMany(
          (ids) => read<Reported>(REPORTED, ids, time.from, time.to),
          ({ indicatorId }) => indicatorId,
        );
        return new DataLoader<string, ReportingRow>(
          (ids) => Promise.all(ids.map((id) => reportingOf(id, time, reported))),
          { maxBatchSize: BATCH_CAP },
        );
      },
      ({ from, to }) => `${from} ${to}`,
    ),
    /** The first of agencies by their names, at most 100. */
    firstByName: new DataLoader<readonly string[], readonly string[]>(
      async (lists) => {
        const rows = await read<{ n: number; id: string }>(
          FIRST_BY_NAME,
          lists.flat(),
          lists.flatMap((ids, place) => ids.map(() => place)),
        );
        const byList = Map.groupBy(rows, ({ n }) => n);
        return lists.map((_, place) => (byList.get(place) ?? []).map(({ id }) => id));
      },
      { maxBatchSize: BATCH_CAP, cache: false },
    ),
  };
}
