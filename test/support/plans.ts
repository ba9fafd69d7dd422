import type pg from 'pg';

/** The statements that a connection has prepared, by name. */
export async function preparedOn(client: Pick<pg.ClientBase, 'query'>): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; statement: string }>(
    'select name, statement from pg_prepared_statements',
  );
  return new Map(rows.map(({ name, statement }) => [name, statement]));
}

/**
 * What a statement reads from end to end, whatever it is given: relations, and indexes without a condition, also one over
 * open facts only. Tables of tests are so small that the planner would rather read one whole for a join; with many rows
 * it would not, so the connection is told not to.
 */
export async function scannedBy(client: Pick<pg.ClientBase, 'query'>, statement: string): Promise<string[]> {
  await client.query('set enable_seqscan = off; set enable_mergejoin = off; set enable_hashjoin = off');
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Record<string, unknown> }[] }>(
    `explain (generic_plan, format json) ${statement}`,
  );
  // `feed` holds one row for ever.
  return scanned(rows[0]!['QUERY PLAN'][0]!.Plan).filter((relation) => relation !== 'feed');
}

function scanned(plan: Record<string, unknown>): string[] {
  const type = String(plan['Node Type']);
  const isWhole = type === 'Seq Scan' || (/Index.*Scan/.test(type) && plan['Index Cond'] === undefined);
  const own = isWhole ? [String(plan['Index Name'] ?? plan['Relation Name'])] : [];
  const below = (plan.Plans as Record<string, unknown>[] | undefined) ?? [];
  return [...own, ...below.flatMap(scanned)];
}
