import type { EntityManager } from '@mikro-orm/postgresql';

/** Two commands about one thing at the same time: the second has to see what the first did. */
export async function lock(em: EntityManager, what: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?::text, 2))', [`agencies:${what}`]);
}

/** The database's time, to the millisecond, so that it is the same wherever it is read. */
export async function presentInstant(em: EntityManager): Promise<Date> {
  const rows = await em.execute('select floor(extract(epoch from clock_timestamp()) * 1000)::text as ms', []);
  return new Date(Number((rows as unknown as { ms: string }[])[0]!.ms));
}
