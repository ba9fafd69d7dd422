import type { EntityManager } from '@mikro-orm/postgresql';
import { type FactTable, recordSubjects, type SubjectState } from '../../../platform/history/record.ts';
import { ComputationFact, ObservationFact, ObservationMemberFact } from '../entities.ts';
import { withReason } from './reasons.ts';

/** One number that somebody stated about one period. Numbers are decimals as text, with as many places as the source writes. */
export interface ObservationRecord {
  readonly id: string;
  readonly indicatorId: string;
  readonly scope: string;
  /** Only of the scope AGENCY. */
  readonly agencyId: string | null;
  /** Null where only the day is known by which it stood so: `to`. */
  readonly from: string | null;
  readonly to: string;
  readonly periodAsWritten: string | null;
  /** Both or none. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** Where no parts are known, or beside them as the source rounds it. */
  readonly value: string | null;
  readonly unit: string;
  readonly bound: string;
  readonly asWritten: string | null;
  /** The day on which its source stated it. */
  readonly statedOn: string | null;
  readonly isProvisional: boolean;
  readonly isEstimated: boolean;
  readonly source: string;
  readonly directiveId: string | null;
  readonly clause: string | null;
  /** Who published it, where no document states it or beside that. */
  readonly publishedBy: string | null;
  /** Those that did what the indicator counts, and those that did not, where the source names them. */
  readonly memberIds: readonly string[];
  readonly missingMemberIds: readonly string[];
  readonly missingCount: number | null;
  /** Null without names. */
  readonly areMembersStated: boolean | null;
}

const TABLES = {
  observation: { entity: ObservationFact, subject: 'observationId' },
  members: { entity: ObservationMemberFact, subject: 'observationId' },
} as const satisfies Record<string, FactTable>;

/** What stands behind a computed number. */
export interface ComputationRecord {
  readonly formulaId: string;
  readonly queryHash: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly asOf: string;
  readonly numeratorAsAnswered: string;
  readonly denominatorAsAnswered: string | null;
}
const COMPUTATION = { computation: { entity: ComputationFact, subject: 'observationId' } } as const satisfies Record<
  string,
  FactTable
>;

/** Record numbers that the hub computed, with what stands behind each. `because` as with indicators. */
export function recordComputedObservations(
  em: EntityManager,
  computed: readonly (readonly [ObservationRecord, ComputationRecord])[],
  because?: string,
): Promise<string[]> {
  const states = computed.map(([record, computation]) => {
    const { facts, payload, ...state } = stateOf(record);
    const computedState = {
      ...state,
      payload: { ...payload, computation },
      facts: { ...facts, computation: [{ ...computation }] },
    };
    return withReason(computedState, because);
  });
  return recordSubjects(em, 'indicators', { ...TABLES, ...COMPUTATION }, states);
}

/**
 * Record observations as the records state them; what was overridden stays so. `because` as with indicators. Gives the ids
 * of those that changed.
 */
export function recordObservations(
  em: EntityManager,
  records: readonly ObservationRecord[],
  because?: string,
): Promise<string[]> {
  return recordSubjects(
    em,
    'indicators',
    TABLES,
    records.map((record) => withReason(stateOf(record), because)),
  );
}

function stateOf(record: ObservationRecord): SubjectState<keyof typeof TABLES> {
  const { id, from, to, memberIds, missingMemberIds, ...said } = record;
  return {
    subject: id,
    kind: 'OBSERVATION_RECORDED',
    payload: { ...record },
    facts: {
      observation: [{ ...said, startsOn: from, endsOn: to }],
      members: [
        ...memberIds.map((agencyId) => ({ agencyId, isMissing: false })),
        ...missingMemberIds.map((agencyId) => ({ agencyId, isMissing: true })),
      ],
    },
  };
}
