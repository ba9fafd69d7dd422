import type { EntityManager } from '@mikro-orm/postgresql';
import { type FactTable, recordSubjects, type SubjectState } from '../../../platform/history/record.ts';
import { MandateFact, TargetFact, TargetScopeFact } from '../entities.ts';
import { NO_LAST_DAY } from '../rules/target-time.ts';
import { withReason } from './reasons.ts';

/** What an indicator is to reach in a time. Numbers are decimals as text, with as many places as the source writes. */
export interface TargetRecord {
  readonly id: string;
  readonly mandateId: string;
  /** Place in the document, counted from 0. */
  readonly ordinal: number;
  readonly number: string;
  readonly value: string;
  readonly unit: string;
  readonly operator: string;
  readonly isOperatorWritten: boolean;
  readonly asWritten: string;
  readonly strength: string;
  readonly from: string;
  /** Null for a duty that stands: its document names no time. */
  readonly to: string | null;
  /** Whom it binds. */
  readonly classIds: readonly string[];
  readonly agencyIds: readonly string[];
  readonly subunitsAsWritten: string | null;
  /** The earlier result that decides whom it binds; null where it binds all. */
  readonly cohort: {
    readonly indicatorId: string;
    readonly operator: string;
    readonly value: string;
    readonly from: string;
    readonly to: string;
    readonly asWritten: string;
  } | null;
}

const TABLES = {
  target: { entity: TargetFact, subject: 'targetId' },
  scope: { entity: TargetScopeFact, subject: 'targetId' },
} as const satisfies Record<string, FactTable>;

type Demand = Pick<MandateFact, 'indicatorId' | 'directiveId' | 'evidenceId'>;

/**
 * Record targets as the records state them, after their mandates. `because` as with indicators. Gives the ids of those that
 * changed; throws when one names a mandate that is not recorded.
 */
export async function recordTargets(
  em: EntityManager,
  records: readonly TargetRecord[],
  because?: string,
): Promise<string[]> {
  const mandates = await em.find(
    MandateFact,
    { mandateId: { $in: [...new Set(records.map(({ mandateId }) => mandateId))] }, closedSeq: null },
    { disableIdentityMap: true },
  );
  const demands = new Map<string, Demand>(mandates.map((mandate) => [mandate.mandateId, mandate]));
  return recordSubjects(
    em,
    'indicators',
    TABLES,
    records.map((record) => {
      const demand = demands.get(record.mandateId);
      if (!demand)
        throw new Error(`the target ${record.id} names the mandate ${record.mandateId}, which is not recorded`);
      return withReason(stateOf(record, demand), because);
    }),
  );
}

/** The targets of mandates as they are recorded now. */
export async function storedTargets(em: EntityManager, mandateIds: readonly string[]): Promise<TargetRecord[]> {
  const options = { disableIdentityMap: true } as const;
  const targets = await em.find(TargetFact, { mandateId: { $in: [...mandateIds] }, closedSeq: null }, options);
  const targetIds = targets.map(({ targetId }) => targetId);
  const facts = await em.find(TargetScopeFact, { targetId: { $in: targetIds }, closedSeq: null }, options);
  const scopes = Map.groupBy(facts, ({ targetId }) => targetId);
  return targets.map((target) => recordOf(target, scopes.get(target.targetId) ?? []));
}

/** The place after all targets of the document that a mandate was read in. */
export async function nextOrdinal(
  em: EntityManager,
  { id, evidenceId }: { readonly id: string; readonly evidenceId: string | null },
): Promise<number> {
  const [last] = await em.find(
    TargetFact,
    { ...(evidenceId === null ? { mandateId: id } : { evidenceId }), closedSeq: null },
    { orderBy: { ordinal: 'desc' }, limit: 1, disableIdentityMap: true },
  );
  return (last?.ordinal ?? -1) + 1;
}

/** What two targets of one mandate have in common that are the same. */
export function identityOf({ number, from, to, classIds, agencyIds, strength, cohort }: TargetRecord): string {
  const condition = cohort && [cohort.indicatorId, cohort.operator, cohort.value, cohort.from, cohort.to];
  return JSON.stringify([number, from, to, [...classIds].sort(), [...agencyIds].sort(), strength, condition]);
}

function recordOf(target: TargetFact, scope: readonly TargetScopeFact[]): TargetRecord {
  const { mandateId, ordinal, number, value, unit, operator, isOperatorWritten, asWritten, strength } = target;
  return {
    ...{ mandateId, ordinal, number, value, unit, operator, isOperatorWritten, asWritten, strength },
    id: target.targetId,
    from: target.startsOn,
    to: target.endsOn === NO_LAST_DAY ? null : target.endsOn,
    classIds: scope.flatMap(({ classId }) => classId ?? []),
    agencyIds: scope.flatMap(({ agencyId }) => agencyId ?? []),
    subunitsAsWritten: target.subunitsAsWritten ?? null,
    cohort:
      target.cohortIndicatorId == null
        ? null
        : {
            indicatorId: target.cohortIndicatorId,
            operator: target.cohortOperator!,
            value: target.cohortValue!,
            from: target.cohortStartsOn!,
            to: target.cohortEndsOn!,
            asWritten: target.cohortAsWritten!,
          },
  };
}

function stateOf(record: TargetRecord, demand: Demand): SubjectState<keyof typeof TABLES> {
  const { id, from, to, classIds, agencyIds, cohort, ...said } = record;
  const demanded = {
    indicatorId: demand.indicatorId,
    directiveId: demand.directiveId ?? null,
    evidenceId: demand.evidenceId ?? null,
  };
  return {
    subject: id,
    kind: 'TARGET_RECORDED',
    payload: { ...record, ...demanded },
    facts: {
      target: [
        {
          ...said,
          ...demanded,
          startsOn: from,
          endsOn: to ?? NO_LAST_DAY,
          cohortIndicatorId: cohort?.indicatorId ?? null,
          cohortOperator: cohort?.operator ?? null,
          cohortValue: cohort?.value ?? null,
          cohortStartsOn: cohort?.from ?? null,
          cohortEndsOn: cohort?.to ?? null,
          cohortAsWritten: cohort?.asWritten ?? null,
        },
      ],
      scope: [
        ...classIds.map((classId) => ({ classId, agencyId: null })),
        ...agencyIds.map((agencyId) => ({ classId: null, agencyId })),
      ],
    },
  };
}
