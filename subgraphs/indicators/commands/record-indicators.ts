import type { EntityManager } from '@mikro-orm/postgresql';
import { fold } from '../../../domain/vietnamese.ts';
import { type FactTable, recordSubjects, type SubjectState } from '../../../platform/history/record.ts';
import { IndicatorFact, SeriesBreakFact, SimilarityFact } from '../entities.ts';
import { withReason } from './reasons.ts';

/** All that is known of an indicator. Days are YYYY-MM-DD; null is not known, or does not apply. */
export interface IndicatorRecord {
  readonly id: string;
  /** Short name for programs; no two indicators have one. */
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly direction: string;
  readonly method: string;
  /** What is counted above and below the line, in words. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly isFormulaStated: boolean;
  /** Whether more than the whole is possible. */
  readonly mayExceedWhole: boolean;
  readonly ownerId: string | null;
  readonly evaluatorId: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly seriesBreaks: readonly {
    readonly startsOn: string;
    readonly reason: string;
    readonly directiveId: string | null;
  }[];
  /** What looks alike: each pair is recorded with one of the two, of PART_OF with the part. */
  readonly similar: readonly {
    readonly otherId: string;
    readonly kind: string;
    readonly difference: string;
    readonly isVerified: boolean;
  }[];
}

const TABLES = {
  indicator: { entity: IndicatorFact, subject: 'indicatorId' },
  breaks: { entity: SeriesBreakFact, subject: 'indicatorId' },
  similar: { entity: SimilarityFact, subject: 'indicatorId' },
} as const satisfies Record<string, FactTable>;

/**
 * Record indicators as the records state them, each with its series breaks and look-alikes: new ones appear, changed facts
 * take the place of old ones, equal ones stay. `because` says why, where somebody corrects; it stands in the events. Gives
 * the ids of those that changed.
 */
export function recordIndicators(
  em: EntityManager,
  records: readonly IndicatorRecord[],
  because?: string,
): Promise<string[]> {
  return recordSubjects(
    em,
    'indicators',
    TABLES,
    records.map((record) => withReason(stateOf(record), because)),
  );
}

function stateOf({ id, seriesBreaks, similar, ...said }: IndicatorRecord): SubjectState<keyof typeof TABLES> {
  return {
    subject: id,
    kind: 'INDICATOR_RECORDED',
    payload: { id, ...said, seriesBreaks, similar },
    facts: {
      indicator: [{ ...said, nameFolded: fold(said.name) }],
      breaks: seriesBreaks,
      similar,
    },
  };
}
