import type { EntityManager } from '@mikro-orm/postgresql';
import { touchedByOthers } from '../../../platform/history/touched.ts';

/** What is kept of subjects, by the column that names them. An override is not among it: the number beneath it is still the source's. */
const KEPT = {
  indicators: { indicator_fact: 'indicator_id', series_break_fact: 'indicator_id', similarity_fact: 'indicator_id' },
  mandates: { mandate_fact: 'mandate_id' },
  targets: { target_fact: 'target_id', target_scope_fact: 'target_id' },
  observations: { observation_fact: 'observation_id', observation_member_fact: 'observation_id' },
  scorecards: { scorecard_definition_fact: 'definition_id' },
} as const;

export type Kept = keyof typeof KEPT;

/** Those subjects of a kind that commands have a hand in: the files with reference data leave them alone. */
export function touchedByCommands(em: EntityManager, kind: Kept, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return touchedByOthers(em, KEPT[kind], ids);
}
