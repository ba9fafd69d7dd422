import type { EntityManager } from '@mikro-orm/postgresql';

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

/**
 * Those subjects of a kind of which somebody else than the viewer has recorded or ended anything: the hub, when it loads its
 * reference data, finds with it what commands have corrected or added to since.
 */
export async function touchedByOthers(
  em: EntityManager,
  kind: Kept,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const facts = Object.entries(KEPT[kind]).map(
    ([table, subject]) =>
      `select ${subject} as id, seq, closed_seq from ${table} where ${subject} = any (select id from asked)`,
  );
  const rows: { id: string }[] = await em.execute(
    `with asked as (select unnest(?::uuid[]) as id),
       facts as (${facts.join(' union all ')}),
       events as (select distinct id, seq from facts union select distinct id, closed_seq from facts where closed_seq is not null)
     select distinct id from events where not is_recorded_by_viewer(seq)`,
    [`{${ids.join(',')}}`],
  );
  return new Set(rows.map(({ id }) => id));
}
