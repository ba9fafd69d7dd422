import { quoted } from '../database/names.ts';
import type { Database } from '../database.ts';

/**
 * Let the viewers of one subgraph look at another's audit record, or at its own. The view itself shows rows to nobody
 * without the scope `audit:read`.
 */
export async function grantAuditLog(database: Database, producer: string, reader: string): Promise<void> {
  const viewer = quoted(database.roles(reader).viewer);
  const owner = await database.connectAsOwner(producer);
  try {
    await owner.query('begin');
    // One after the other: PostgreSQL refuses two grants on a relation that meet.
    await owner.query('select pg_advisory_xact_lock(hashtext($1))', [`lien-thong: grant ${producer}`]);
    await owner.query(`grant usage on schema ${quoted(producer)} to ${viewer}`);
    await owner.query(`grant select on audit_log to ${viewer}`);
    await owner.query('commit');
  } finally {
    await owner.end();
  }
}
