import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Keep a subgraph's copy of the register as it is until the transaction ends: whoever reads the copy to record by it shares
 * it, whoever changes the copy has it alone, and looks then at all that was recorded meanwhile. To be called before subjects
 * are locked, for the copy locks in that order.
 */
export async function holdRegister(em: EntityManager, subgraph: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock_shared(hashtextextended(?::text, 0))', [`${subgraph}.register`]);
}

/** Wait for those who hold the copy, and change it alone until the transaction ends. */
export async function lockRegister(em: EntityManager, subgraph: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?::text, 0))', [`${subgraph}.register`]);
}
