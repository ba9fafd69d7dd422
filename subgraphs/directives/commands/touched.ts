import type { EntityManager } from '@mikro-orm/postgresql';
import { touchedByOthers } from '../../../platform/history/touched.ts';

/** What is kept of subjects, by the column that names them: not how assignments stand, which follows from reports as well. */
const KEPT = {
  directives: {
    directive_fact: 'directive_id',
    directive_evidence: 'directive_id',
    citation_fact: 'from_id',
    count_statement_fact: 'directive_id',
  },
  tasks: { task_fact: 'task_id', assignment_fact: 'task_id', deadline_part_fact: 'task_id' },
  followUps: { follow_up_fact: 'follow_up_id' },
  relations: { task_relation_fact: 'relation_id' },
} as const;

export type Kept = keyof typeof KEPT;

/** Those subjects of a kind that commands have a hand in: the files with reference data leave them alone. */
export function touchedByCommands(em: EntityManager, kind: Kept, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return touchedByOthers(em, KEPT[kind], ids);
}
