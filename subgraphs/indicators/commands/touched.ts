import type { EntityManager } from '@mikro-orm/postgresql';

/** What is kept of subjects, by the column that names them. An override is not among it: the number beneath it is still the source's. */
const KEPT = {
  indicators: { indicator_fact: 'indicator_id', series_break_fact: 'indicator_id', similarity_fact: 'indicator_id' },
  mandates: { mandate_fact: 'mandate_id' },
  targets: { target_fact: 'target_id', target_scope_fact: 'target_id' },
  observations: { observation_fact: 'observation_id', observation_member_fact: 'observation_id' },
  scorecards: { scorecard_definition_fact: 'definition_id' },
} as const;

export type Kept = keyof typeof KEPT;

/**
 * Those subjects of a kind of which somebody else than the viewer has recorded or ended anything: the hub, when it loads its
 * reference data, finds with it what commands have corrected since.
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
