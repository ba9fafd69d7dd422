import type { EntityManager } from '@mikro-orm/postgresql';
import { type FactTable, recordSubjects, type SubjectState } from '../../../platform/history/record.ts';
import {
  OfficialScoreFact,
  type ScorecardClassFact,
  type ScorecardComponentFact,
  ScorecardDefinitionFact,
  type ScorecardGroupFact,
} from '../entities.ts';
import { withReason } from './reasons.ts';

/** A version of an index, whole. */
export interface ScorecardDefinitionRecord {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly directiveId: string | null;
  readonly evaluatorId: string | null;
  readonly validFrom: string;
  readonly isValidFromKnown: boolean;
  readonly validTo: string | null;
  readonly remark: string | null;
  readonly groups: readonly ScorecardGroupFact[];
  readonly components: readonly ScorecardComponentFact[];
  readonly classes: readonly ScorecardClassFact[];
}

/** A score as somebody published it; points are a decimal as text. */
export interface OfficialScoreRecord {
  readonly id: string;
  readonly definitionKey: string;
  readonly agencyId: string;
  readonly period: string;
  readonly partKey: string | null;
  readonly points: string;
  readonly source: string;
  readonly directiveId: string | null;
  readonly clause: string | null;
  readonly statedOn: string;
}

const DEFINITIONS = {
  definition: { entity: ScorecardDefinitionFact, subject: 'definitionId' },
} as const satisfies Record<string, FactTable>;
const SCORES = { score: { entity: OfficialScoreFact, subject: 'scoreId' } } as const satisfies Record<
  string,
  FactTable
>;

/** Record versions of indices as the records state them; `because` as with indicators. Gives the ids of those that changed. */
export function recordScorecardDefinitions(
  em: EntityManager,
  records: readonly ScorecardDefinitionRecord[],
  because?: string,
): Promise<string[]> {
  const states = records.map((record) => withReason(definitionState(record), because));
  return recordSubjects(em, 'indicators', DEFINITIONS, states);
}

/** Record published scores as the records state them; `because` as with indicators. Gives the ids of those that changed. */
export function recordOfficialScores(
  em: EntityManager,
  records: readonly OfficialScoreRecord[],
  because?: string,
): Promise<string[]> {
  const states = records.map((record) => withReason(scoreState(record), because));
  return recordSubjects(em, 'indicators', SCORES, states);
}

function definitionState({ id, ...said }: ScorecardDefinitionRecord): SubjectState<keyof typeof DEFINITIONS> {
  return {
    ...{ subject: id, kind: 'SCORECARD_DEFINITION_RECORDED', payload: { id, ...said } },
    facts: { definition: [said] },
  };
}

function scoreState({ id, ...said }: OfficialScoreRecord): SubjectState<keyof typeof SCORES> {
  return { subject: id, kind: 'OFFICIAL_SCORE_RECORDED', payload: { id, ...said }, facts: { score: [said] } };
}
