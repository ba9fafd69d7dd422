import type { EntityManager } from '@mikro-orm/postgresql';
import { IndicatorFact, ObservationFact, ObservationMemberFact, OverrideFact } from '../entities.ts';
import type { IndicatorMethod, IndicatorUnit } from '../generated/types.ts';
import type { ObservationRecord } from './record-observations.ts';

const OPTIONS = { disableIdentityMap: true } as const;

/** Observations as they are recorded now, whole, by id. */
export async function storedObservations(
  em: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ObservationRecord>> {
  const where = { observationId: { $in: [...ids] }, closedSeq: null };
  const facts = await em.find(ObservationFact, where, OPTIONS);
  const members = await em.find(ObservationMemberFact, where, OPTIONS);
  const byObservation = Map.groupBy(members, ({ observationId }) => observationId);
  return new Map(
    facts.map((fact) => [fact.observationId, recordOf(fact, byObservation.get(fact.observationId) ?? [])]),
  );
}

function recordOf(fact: ObservationFact, members: readonly ObservationMemberFact[]): ObservationRecord {
  const named = (isMissing: boolean) =>
    members.filter((member) => member.isMissing === isMissing).map(({ agencyId }) => agencyId);
  const { indicatorId, scope, unit, bound, isProvisional, isEstimated, source } = fact;
  return {
    ...{ id: fact.observationId, indicatorId, scope, agencyId: fact.agencyId ?? null },
    ...{ from: fact.startsOn ?? null, to: fact.endsOn, periodAsWritten: fact.periodAsWritten ?? null },
    ...{ numerator: fact.numerator ?? null, denominator: fact.denominator ?? null, value: fact.value ?? null },
    ...{ unit, bound, asWritten: fact.asWritten ?? null, statedOn: fact.statedOn ?? null, isProvisional, isEstimated },
    ...{ source, directiveId: fact.directiveId ?? null, clause: fact.clause ?? null },
    publishedBy: fact.publishedBy ?? null,
    ...{ memberIds: named(false), missingMemberIds: named(true) },
    ...{ missingCount: fact.missingCount ?? null, areMembersStated: fact.areMembersStated ?? null },
  };
}

/** What the numbers of an indicator are measured by, and who judges them. */
export interface IndicatorMeasure {
  readonly unit: IndicatorUnit;
  readonly method: IndicatorMethod;
  readonly mayExceedWhole: boolean;
  readonly evaluatorId: string | null;
}

/** The measures of indicators by their ids. */
export async function measuresOf(
  em: EntityManager,
  indicatorIds: readonly string[],
): Promise<ReadonlyMap<string, IndicatorMeasure>> {
  const facts = await em.find(IndicatorFact, { indicatorId: { $in: [...indicatorIds] }, closedSeq: null }, OPTIONS);
  return new Map(
    facts.map(({ indicatorId, unit, method, mayExceedWhole, evaluatorId = null }) => [
      indicatorId,
      {
        unit: unit as IndicatorUnit,
        method: method as IndicatorMethod,
        mayExceedWhole,
        evaluatorId: evaluatorId ?? null,
      },
    ]),
  );
}

/** Whether the viewer recorded an observation as it stands. */
export async function isOwnRecord(em: EntityManager, observationId: string): Promise<boolean> {
  const rows = (await em.execute(
    `select is_recorded_by_viewer(seq) as own from observation_fact where observation_id = ? order by seq desc limit 1`,
    [observationId],
  )) as unknown as { own: boolean }[];
  return rows[0]?.own ?? false;
}

/** Whether another number stands in the place of an observation's own. */
export async function isOverridden(em: EntityManager, observationId: string): Promise<boolean> {
  return (await em.findOne(OverrideFact, { observationId, closedSeq: null }, OPTIONS)) !== null;
}

/**
 * What two observations have in common that say the same thing: indicator, whose work, period and source. What was reported to
 * the hub has one source, however it came; of documents each clause is one, and else each who published it.
 */
export function identityOf(
  record: Pick<
    ObservationRecord,
    'indicatorId' | 'scope' | 'agencyId' | 'from' | 'to' | 'source' | 'directiveId' | 'clause' | 'publishedBy'
  >,
): string {
  const { indicatorId, scope, agencyId, from, to, directiveId, clause, publishedBy } = record;
  const source = record.source === 'COMPUTED' ? 'COMPUTED' : 'REPORTED';
  const stated = directiveId ? [directiveId, clause] : publishedBy === null ? [source] : [source, publishedBy];
  return JSON.stringify([indicatorId, scope, agencyId, from, to, ...stated]);
}

/** The recorded observations that have the identity of one of these records, by identity. */
export async function sameObservations(
  em: EntityManager,
  records: readonly ObservationRecord[],
): Promise<ReadonlyMap<string, string>> {
  const indicatorIds = [...new Set(records.map(({ indicatorId }) => indicatorId))];
  const ends = [...new Set(records.map(({ to }) => to))];
  const facts = await em.find(
    ObservationFact,
    { indicatorId: { $in: indicatorIds }, endsOn: { $in: ends }, closedSeq: null },
    { ...OPTIONS, orderBy: { observationId: 'asc' } },
  );
  const wanted = new Set(records.map(identityOf));
  const found = new Map<string, string>();
  for (const fact of facts) {
    const identity = identityOf(recordOf(fact, []));
    if (wanted.has(identity) && !found.has(identity)) found.set(identity, fact.observationId);
  }
  return found;
}
