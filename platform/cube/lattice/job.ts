import { HUB_VIEWER } from '../../audit/record.ts';
import { viewerSettings } from '../../database/session.ts';
import type { Database, Transaction } from '../../database.ts';
import { placeEvents } from '../../feed/runtime.ts';
import type { FactReader, FactStatement } from '../../history.ts';
import { openRollUps } from '../../register.ts';
import type { Lattice } from './declaration.ts';
import { type Publication, type PublishingTransaction, publish } from './publishing.ts';

/** What changes totals beside the rows: the register by which they are added up, the rule by which numbers are withheld. */
const ALWAYS = ['REGISTER_AGENCY_COPIED', 'REGISTER_SUCCESSION_COPIED', 'SUPPRESSION_RULES_RECORDED'];

/** What ends the transaction of a publication that is only tried. */
class OnlyTried extends Error {
  readonly publication: Publication;
  constructor(publication: Publication) {
    super('decided and not published');
    this.publication = publication;
  }
}

/**
 * Publish what everybody may know of all that is recorded by now, by the job role of the subgraph: see `publish`, which also says what is
 * thrown. The position is that of the last event that changed any of it, so that a second run finds the version of the first. Agencies
 * are added up by the subgraph's copy of the register. `today` is the day whose rule holds. Without `apply` all is decided, and
 * nothing written.
 */
export async function publishNow(
  database: Database,
  lattice: Lattice,
  { today, apply }: { readonly today: string; readonly apply: boolean },
): Promise<Publication> {
  const { subgraph } = lattice.cube;
  await placeEvents(database, subgraph);
  let publication: Publication;
  try {
    publication = await database.job(subgraph, async (job) => {
      const position = await lastChange(job, lattice);
      await job.client.query(viewerSettings(HUB_VIEWER));
      const rollUp = openRollUps(subgraph).at(readerAt(job, position));
      const decided = await publish(transactionOf(job), lattice, { position, on: today, rollUp });
      if (!apply) throw new OnlyTried(decided);
      return decided;
    });
  } catch (thrown) {
    if (thrown instanceof OnlyTried) return thrown.publication;
    throw thrown;
  }
  // Only with its place does the event answer for its version.
  await placeEvents(database, subgraph);
  return publication;
}

async function lastChange({ query }: Transaction, { changedBy }: Lattice): Promise<string> {
  const [last] = await query<{ position: string }>(
    {
      name: 'published.lastChange',
      text: 'select coalesce(max(e.position), 0)::text as position from feed_event e where e.kind = any($1::text[])',
    },
    [[...ALWAYS, ...changedBy]],
  );
  return last!.position;
}

/** Reads at a position, one statement after the other: all of it is one connection. */
function readerAt({ query }: Transaction, position: string): Pick<FactReader, 'read'> {
  let before: Promise<unknown> = Promise.resolve();
  return {
    read<Row extends object>({ past }: FactStatement, ...values: readonly unknown[]) {
      const rows = before.then(() => query<Row>(past, [position, ...values]));
      before = rows.catch(() => {});
      return rows;
    },
  };
}

function transactionOf({ client }: Transaction): PublishingTransaction {
  const query = async <Row>(text: string, values: readonly unknown[] = []) =>
    (await client.query(text, [...values])).rows as Row[];
  return {
    query,
    em: {
      execute(sql: string, values: readonly unknown[] = []) {
        let place = 0;
        return query<never>(
          sql.replaceAll('?', () => `$${++place}`),
          values,
        );
      },
    },
  };
}
