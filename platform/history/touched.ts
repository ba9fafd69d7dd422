import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Those subjects of which somebody else than the viewer has recorded or ended anything: the hub, when it loads its reference
 * data, finds with it what commands have corrected or added to since. `tables` are the fact tables in which subjects of the kind
 * are kept, with the column that names them; the subgraph has the function `is_recorded_by_viewer`.
 */
export async function touchedByOthers(
  em: EntityManager,
  tables: Readonly<Record<string, string>>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const facts = Object.entries(tables).map(
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
