import DataLoader from 'dataloader';
import { BATCH_CAP, loadersByArguments } from '../../../platform/batch.ts';
import type { CubeSource } from '../../../platform/cube.ts';
import type { FactReader } from '../../../platform/history.ts';
import type { Connection } from '../../../platform/page.ts';
import type { AgencyGroupFlag, AgencyLevel, EvaluationOutcome, IndicatorUnit, Ratio } from '../generated/types.ts';
import { measuredIn } from '../rules/comparison.ts';
import {
  askedOn,
  bindingOf,
  type JudgedTarget,
  type Judgement,
  judge,
  liesWithin,
  marginUnitOf,
  nothing,
  type PeriodValue,
  rankedNumber,
  rowOf,
  type Time,
} from '../rules/evaluation.ts';
import { type MissKey, type Place, placesOf, widestMissFirst } from '../rules/ranking.ts';
import { statedRatio } from '../rules/value.ts';
import type { BindingLoaders } from './bindings.ts';
import { type About, type Bound, boundKey, boundLoaders, groupBound, statedOf, type Whom } from './bound.ts';
import { judgedTargetLoaders, type TargetQuestion } from './judged-targets.ts';
import type { ObservationRow } from './observations.ts';
import { periodValueLoaders, type Slot } from './period-values.ts';
import type { Boundaries } from './units.ts';

/** How an agency, or a group of agencies, stands against a target. */
export interface EvaluationRow extends MissKey {
  readonly indicatorId: string;
  /** Null for several together. */
  readonly agencyId: string | null;
  /** Null where the register does not hold the agency, and for several together. */
  readonly level: AgencyLevel | null;
  /** Null when nothing was to be reached, or when nobody knows which target binds. */
  readonly targetId: string | null;
  /** The day that was asked about, where the target has no last one. */
  readonly boundOn: string | null;
  /** What the number that counts was read from: none, one, or those that were added up. */
  readonly observationIds: readonly string[];
  /** The parts of that number, where it has any. */
  readonly ratio: Ratio | null;
  /** Whether the number is that of others than the agency as it was. */
  readonly isRecast: boolean;
  readonly isOnBoundaries: boolean;
  readonly agencyFlags: readonly AgencyGroupFlag[];
  /** The boundaries on which its peers are looked for. */
  readonly boundaries: Boundaries;
  readonly outcome: EvaluationOutcome;
  readonly isMet: boolean | null;
  readonly margin: string | null;
  readonly marginUnit: IndicatorUnit;
}

/** A page of evaluations. */
export interface EvaluationConnectionRow extends Connection<EvaluationRow> {}

/** A place among peers, by which of an agency's numbers it was given. */
export interface RankRow extends Place {
  readonly observationIds: readonly string[];
}

export function evaluationLoaders(facts: FactReader, bindings: BindingLoaders, counting: Omit<CubeSource, 'read'>) {
  const { knownRegister } = bindings;
  const { today } = facts;
  const { judgedTargets, judgedTargetById, judgedTargetsByIndicator } = judgedTargetLoaders(facts);
  const { countedByObservation } = periodValueLoaders(facts);
  const { boundBy, valueFor, isBound, unboundAgency } = boundLoaders(facts, bindings, counting);

  async function rowFor(
    bound: Bound,
    about: Pick<JudgedTarget, 'indicatorId' | 'unit'>,
    target: JudgedTarget | null,
    value: PeriodValue | null,
    { outcome, isMet, margin, lead }: Judgement,
    { key, boundaries }: { readonly key: string; readonly boundaries: Boundaries },
  ): Promise<EvaluationRow> {
    const { levels } = await knownRegister();
    const { agencyId, flags: agencyFlags, isOnBoundaries, isRecast } = bound;
    const unit = marginUnitOf(about.unit);
    return {
      ...{ indicatorId: about.indicatorId, agencyId, level: levels.get(agencyId ?? '') ?? null },
      ...{ agencyFlags, isOnBoundaries, isRecast, boundaries },
      ...{ targetId: target?.id ?? null, boundOn: target?.boundOn ?? null },
      ...{ observationIds: value?.observationIds ?? [], ratio: value && statedRatio(value) },
      ...{ outcome, isMet, margin, lead, unit, marginUnit: unit },
      key: `${about.indicatorId} ${key} ${boundKey(bound)}`,
    };
  }

  /** How somebody stands to the targets of one row that may bind them, by one value. */
  async function standings(
    row: string,
    bound: Bound,
    targets: readonly JudgedTarget[],
    value: PeriodValue | null,
    boundaries: Boundaries,
  ): Promise<EvaluationRow[]> {
    const decided = await Promise.all(targets.map(async (target) => [target, await isBound(target, bound)] as const));
    const binding = bindingOf(decided);
    const rows = binding.targets.map((target) =>
      rowFor(bound, target, target, value, judge(target, value, today), { key: target.id, boundaries }),
    );
    if (binding.isUnknown) {
      rows.push(rowFor(bound, targets[0]!, null, value, nothing('COHORT_UNKNOWN'), { key: row, boundaries }));
    }
    return Promise.all(rows);
  }

  /** One entry for each target and each whom it binds; for those of whom nobody knows which target of a row binds them, one for the row. */
  async function assess(targets: readonly JudgedTarget[], whom: Whom): Promise<EvaluationRow[]> {
    const rows = Map.groupBy(targets, rowOf);
    const found = [...rows].map(async ([row, ofRow]) => {
      const byBound = new Map<string, { bound: Bound; mayBind: JudgedTarget[] }>();
      for (const target of ofRow) {
        for (const bound of await boundBy(target, whom, 'OF_THE_DAY')) {
          const key = boundKey(bound);
          const entry = byBound.get(key) ?? { bound, mayBind: [] };
          byBound.set(key, entry);
          entry.mayBind.push(target);
        }
      }
      const entries = [...byBound.values()].map(async ({ bound, mayBind }) => {
        const [value] = await Promise.all([
          valueFor(countedFor(mayBind[0]!), bound),
          ...mayBind.map((target) => isBound(target, bound)),
        ]);
        // Of a group nobody has to report: it stands in the list only where somebody did.
        return bound.agencyId === null && value === null ? [] : standings(row, bound, mayBind, value, 'OF_THE_DAY');
      });
      return (await Promise.all(entries)).flat();
    });
    return (await Promise.all(found)).flat();
  }

  async function judgeObservation(observation: ObservationRow): Promise<EvaluationRow[]> {
    const { id, indicatorId, agencyId, scope } = observation;
    const [value, all] = await Promise.all([countedByObservation.load(id), judgedTargetsByIndicator.load(indicatorId)]);
    // Nothing is computed from a number whose unit is not known.
    if (value === null || value.unit === 'UNKNOWN') return [];
    const bound = agencyId == null ? groupBound(scope) : statedOf(agencyId);
    const whom = new Set(agencyId == null ? [] : [agencyId]);
    const binding: JudgedTarget[] = [];
    for (const target of all.filter((each) => liesWithin(each, value)).map((each) => askedOn(each, value.to))) {
      const those = await boundBy(target, agencyId == null ? 'ALL' : whom, 'AS_THEY_WERE');
      if (those.some((each) => each.agencyId === (agencyId ?? null) && each.scope === scope)) binding.push(target);
    }
    const comparable = binding.filter(({ unit }) => measuredIn(unit, value) !== null);
    const rows = [...Map.groupBy(comparable, rowOf)].map(([row, targets]) =>
      standings(row, bound, targets, value, 'AS_THEY_WERE'),
    );
    const found = (await Promise.all(rows)).flat();
    // A difference of shares is no share: it says nothing of a target that there is.
    if (found.length > 0 || binding.length > comparable.length) return found.sort(widestMissFirst);
    const about = { indicatorId, unit: value.unit };
    return [await rowFor(bound, about, null, value, nothing('NO_TARGET'), { key: '', boundaries: 'AS_THEY_WERE' })];
  }

  async function placesBy(target: JudgedTarget, boundaries: Boundaries): Promise<ReadonlyMap<string, RankRow>> {
    const { levels } = await knownRegister();
    const numbers = (await boundBy(target, 'ALL', boundaries)).map(async (bound) => {
      if (bound.agencyId === null || !bound.isOnBoundaries) return [];
      const [value, binds] = await Promise.all([valueFor(countedFor(target), bound), isBound(target, bound)]);
      const number = rankedNumber(target.unit, value);
      if (binds !== true || number === null) return [];
      const { observationIds } = value!;
      return [{ id: bound.agencyId, number, observationIds, level: levels.get(bound.agencyId) }];
    });
    const ranked = (await Promise.all(numbers)).flat();
    const places = [...Map.groupBy(ranked, ({ level }) => level).values()].map((peers) => {
      const ofLevel = placesOf(peers, target.direction);
      return peers.map(({ id, observationIds }) => [id, { ...ofLevel.get(id)!, observationIds }] as const);
    });
    return new Map(places.flat());
  }

  return {
    /** How all whom the targets bind stand, in no order. */
    evaluations: async (question: TargetQuestion, agencyId: string | null): Promise<EvaluationRow[]> =>
      assess(await judgedTargets(question), agencyId === null ? 'ALL' : new Set([agencyId])),

    /**
     * Ids of the targets that bind an agency as it was on the last day of their time; where an earlier result decides, all but
     * those that it rules out.
     */
    async targetIdsBinding(agencyId: string): Promise<string[]> {
      const targets = await judgedTargets({ year: null, indicatorId: null, directiveId: null });
      const found = targets.map(async (target) => {
        const [bound] = await boundBy(target, new Set([agencyId]), 'AS_THEY_WERE');
        return bound !== undefined && (await isBound(target, bound)) !== false ? [target.id] : [];
      });
      return (await Promise.all(found)).flat();
    },

    /** How an agency stands without a target: one entry, when the register holds it and the boundaries have it. */
    async withoutTarget(
      agencyId: string,
      about: Pick<Slot, 'indicatorId' | 'unit'>,
      time: Time,
    ): Promise<EvaluationRow[]> {
      const bound = await unboundAgency(agencyId, time.to);
      if (bound === null) return [];
      const value = await valueFor({ ...about, ...time }, bound);
      return [await rowFor(bound, about, null, value, nothing('NO_TARGET'), { key: '', boundaries: 'OF_THE_DAY' })];
    },

    /** How an agency stands against the targets of a year. */
    evaluationsByAgency: loadersByArguments(
      (year: number) =>
        new DataLoader<string, readonly EvaluationRow[]>(
          async (agencyIds) => {
            const targets = await judgedTargets({ year, indicatorId: null, directiveId: null });
            const byAgency = Map.groupBy(await assess(targets, new Set(agencyIds)), ({ agencyId }) => agencyId);
            return agencyIds.map((id) => byAgency.get(id) ?? []);
          },
          { maxBatchSize: BATCH_CAP },
        ),
      String,
    ),

    /** How those whom a target binds stand. */
    evaluationsByTarget: new DataLoader<string, readonly EvaluationRow[]>(
      async (targetIds) => {
        const targets = await Promise.all(targetIds.map((id) => judgedTargetById.load(id)));
        return Promise.all(targets.map((target) => (target === null ? [] : assess([target], 'ALL'))));
      },
      { maxBatchSize: BATCH_CAP },
    ),

    /** How an observation stands against the targets that its period and those it is about fall under; NO_TARGET when none. */
    evaluationsByObservation: new DataLoader<ObservationRow, readonly EvaluationRow[], string>(
      (observations) => Promise.all(observations.map(judgeObservation)),
      { maxBatchSize: BATCH_CAP, cacheKeyFn: ({ id }) => id },
    ),

    /** The places of agencies among those of their level whom a target binds, by agency; asked about on a day. */
    placesByTarget: loadersByArguments(
      ({ boundOn, boundaries }: { readonly boundOn: string; readonly boundaries: Boundaries }) =>
        new DataLoader<string, ReadonlyMap<string, RankRow>>(
          async (targetIds) => {
            const targets = await Promise.all(targetIds.map((id) => judgedTargetById.load(id)));
            return Promise.all(
              targets.map((target) => (target === null ? new Map() : placesBy(askedOn(target, boundOn), boundaries))),
            );
          },
          { maxBatchSize: BATCH_CAP },
        ),
      ({ boundOn, boundaries }) => `${boundOn} ${boundaries}`,
    ),
  };
}

/** Numbers about what count for a target, and in which time. */
function countedFor({ indicatorId, unit, from, boundOn }: JudgedTarget): About {
  return { indicatorId, unit, from, to: boundOn };
}
