import type { EntityManager } from '@mikro-orm/postgresql';
import { type FactTable, recordSubjects, type SubjectState } from '../../../platform/history/record.ts';
import { MandateFact } from '../entities.ts';
import { withReason } from './reasons.ts';
import { recordTargets, storedTargets, type TargetRecord } from './record-targets.ts';

/** One numbered row or clause that demands an indicator. */
export interface MandateRecord {
  readonly id: string;
  readonly indicatorId: string;
  /** The directive that demands it, and the document as a whole in which that was read. */
  readonly directiveId: string | null;
  readonly evidenceId: string | null;
  readonly part: string;
  readonly number: string;
  /** Place in that document, counted from 0. */
  readonly ordinal: number;
  readonly asWritten: string;
  readonly leadAsWritten: string | null;
  readonly evaluatorId: string | null;
}

const TABLES = { mandate: { entity: MandateFact, subject: 'mandateId' } } as const satisfies Record<string, FactTable>;

/**
 * Record mandates as the records state them; their targets follow them, for these repeat what is demanded and where. `because`
 * as with indicators, `following` is what else becomes of a target. Gives the ids of the mandates that changed.
 */
export async function recordMandates(
  em: EntityManager,
  records: readonly MandateRecord[],
  because?: string,
  following: (target: TargetRecord) => TargetRecord = (target) => target,
): Promise<string[]> {
  const changed = await recordSubjects(
    em,
    'indicators',
    TABLES,
    records.map((record) => withReason(stateOf(record), because)),
  );
  await recordTargets(em, (await storedTargets(em, changed)).map(following), because);
  return changed;
}

function stateOf({ id, ...said }: MandateRecord): SubjectState<keyof typeof TABLES> {
  return { subject: id, kind: 'MANDATE_RECORDED', payload: { id, ...said }, facts: { mandate: [said] } };
}
