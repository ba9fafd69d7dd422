import { once } from 'node:events';
import { canonicalText, readHead, sealedRecords } from '../../../platform/audit/chain.ts';
import type { Database } from '../../../platform/database.ts';
import { readOptions } from '../../arguments.ts';
import { chainsOf, openQuietly, recordByHand, requireRecord } from './chains.ts';

/** `hub audit export`: each sealed record as the text that its hash is taken over, with the hash; at last the head. */
export async function exportRecords(args: readonly string[]): Promise<void> {
  const options = readOptions(args, { subgraph: { type: 'string' } });
  const chains = chainsOf(options.subgraph);

  await using hub = await openQuietly();
  await requireRecord(hub, chains);
  await recordByHand(hub, 'PERSONAL_READ', { work: 'AUDIT_EXPORTED', chains });
  for (const subgraph of chains) await exportChain(hub.database, subgraph);
}

const SNAPSHOT = { name: 'audit.snapshot', text: 'set transaction isolation level repeatable read, read only' };

function exportChain(database: Database, subgraph: string): Promise<void> {
  return database.job(subgraph, async (tx) => {
    await tx.query(SNAPSHOT);
    for await (const record of sealedRecords(tx)) {
      const { facts, ...rest } = JSON.parse(canonicalText(subgraph, record)) as Record<string, unknown>;
      await print({ facts, hash: record.hash, ...rest });
    }
    const head = await readHead(tx);
    await print({ head, subgraph });
  });
}

/** Waits for a reader that is slower than the database. */
async function print(line: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain');
}
