import type { EntityManager } from '@mikro-orm/postgresql';
import type { Database, Session } from '../database.ts';
import type { Sequencer } from '../feed.ts';
import { createFactReader, type FactReader, formatPosition } from '../history.ts';
import { type OrmOptions, openOrm } from '../orm.ts';
import { type CommandMoment, type Outcome, once, POSITION_OF_MOMENT, type SentCommand } from '../receipt.ts';
import type { OperationContext, ReadAt } from '../subgraph.ts';

/** Rows at a moment. */
interface Reading<Loaders> {
  readonly readAt: ReadAt;
  readonly loaders: Loaders;
}

/** What a resolver gets in a subgraph that keeps facts and takes commands. */
export interface WritingContext<Loaders> extends OperationContext {
  /**
   * Of the operation's moment; after a command of the operation, of the moment of that command, so that its payload shows
   * the same each time it is sent.
   */
  readonly readAt: ReadAt;
  readonly loaders: Loaders;
  /** What commands read: of the operation's moment, whatever was sent before in the same operation. */
  readonly present: Reading<Loaders>;
  /**
   * Carry out a command in one transaction of the viewer, once for its idempotency key: see `once` in receipt.ts. When the
   * promise resolves it is committed and its events have their place in the feed, so that whoever is told of the change
   * can name the position that holds it.
   */
  carryOut(
    command: Pick<SentCommand, 'name' | 'idempotencyKey' | 'input'>,
    work: (em: EntityManager) => Promise<Outcome>,
  ): Promise<Outcome>;
}

export interface WritingOptions<Loaders> {
  readonly database: Database;
  readonly subgraph: string;
  readonly entities: OrmOptions['entities'];
  /** Of this subgraph's feed: gives a write its place before its caller hears of it. */
  readonly sequencer: Pick<Sequencer, 'place'>;
  /** Called with the name of each SQL statement that reads, for tests that count. */
  readonly onStatement?: ((name: string) => void) | undefined;
  /** Made anew for every operation, and again for each of its commands. */
  createLoaders(facts: FactReader, session: Session, operation: OperationContext): Loaders;
}

/** Contexts of operations that read and write. `close` ends what they write with; database and sequencer are the caller's. */
export function openWriting<Loaders>(options: WritingOptions<Loaders>) {
  const { database, subgraph, entities, sequencer, onStatement } = options;
  const counted = onStatement ? { onStatement } : {};
  const orm = openOrm({ database, subgraph, entities });

  function openContext(operation: OperationContext): { context: WritingContext<Loaders>; close(): Promise<void> } {
    const { viewer, readAt, requestId } = operation;
    const openSession = () => database.openSession(subgraph, viewer, counted);
    const readingOf = (session: Session, at: ReadAt) => ({
      session,
      readAt: at,
      loaders: options.createLoaders(createFactReader(session, at), session, operation),
    });
    const atPresent = () => readingOf(openSession(), readAt);
    const atMoment = async (moment: CommandMoment) => {
      const session = openSession();
      try {
        return readingOf(session, await readAtOf(moment, session));
      } catch (thrown) {
        await session.close();
        throw thrown;
      }
    };
    let present = atPresent();
    let shown = present;
    const close = async () => {
      const sessions = [present.session, shown.session];
      for (const session of sessions) await session.close();
    };

    const context: WritingContext<Loaders> = {
      ...operation,
      get readAt() {
        return shown.readAt;
      },
      get loaders() {
        return shown.loaders;
      },
      get present() {
        return present;
      },
      async carryOut(command, work) {
        // What was read before a write, and the snapshot it was read in, know nothing of it. Closed first: an operation
        // that kept its connection while it waits for another could wait for ever.
        const closed = close();
        shown = present = atPresent();
        await closed;
        const sent = { ...command, requestId, today: readAt.today };
        const { moment, ...outcome } = await orm.write(viewer, (em) => once(em, viewer, sent, () => work(em)));
        await sequencer.place();
        if (moment) shown = await atMoment(moment);
        return outcome;
      },
    };
    return { context, close };
  }

  return { openContext, close: () => orm.close() };
}

/** Where the payload of a command is read, all of whose events have been given their place. */
async function readAtOf({ today, position, waiting }: CommandMoment, session: Session): Promise<ReadAt> {
  const [at] = await session.query<{ feedId: string; position: string; unplaced: number }>(POSITION_OF_MOMENT, [
    position,
    waiting,
  ]);
  if (!at || at.unplaced > 0) throw new Error('expected all events of a command to have their place in the feed');
  return { today, position: formatPosition(at.feedId, at.position) };
}
