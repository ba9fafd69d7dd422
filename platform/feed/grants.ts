import { quoted } from '../database/names.ts';
import type { Database } from '../database.ts';

/**
 * Let one subgraph follow another's feed in the same database: its job role may read the producer's feed and its head
 * and start from a snapshot, and nothing else of the producer's.
 */
export async function grantFeed(database: Database, producer: string, consumer: string): Promise<void> {
  const job = quoted(database.roles(consumer).job);
  await asOwner(database, producer, [
    `grant usage on schema ${quoted(producer)} to ${job}`,
    `grant select on feed_log, feed_head to ${job}`,
    `grant execute on function feed_snapshot(bigint) to ${job}`,
  ]);
}

/** Let one subgraph's readers see how far another's feed has come; not what is in it. */
export async function grantFeedHead(database: Database, producer: string, reader: string): Promise<void> {
  const { public: everyone, viewer } = database.roles(reader);
  const roles = `${quoted(everyone)}, ${quoted(viewer)}`;
  await asOwner(database, producer, [
    `grant usage on schema ${quoted(producer)} to ${roles}`,
    `grant select on feed_head to ${roles}`,
  ]);
}

/** In one transaction and one after the other: PostgreSQL refuses two grants on a relation that meet. */
async function asOwner(database: Database, subgraph: string, statements: readonly string[]): Promise<void> {
  const client = await database.connectAsOwner(subgraph);
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(hashtext($1))', [`lien-thong: grant ${subgraph}`]);
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
