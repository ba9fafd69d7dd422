import type { EntityManager } from '@mikro-orm/postgresql';
import type { Database, Session } from '../database.ts';
import type { Sequencer } from '../feed.ts';
import { createFactReader, type FactReader } from '../history.ts';
import { type OrmOptions, openOrm } from '../orm.ts';
import type { OperationContext } from '../subgraph.ts';

/** What a resolver gets in a subgraph that keeps facts and takes commands. */
export interface WritingContext<Loaders> extends OperationContext {
  /** Of the operation's moment; after a write of this operation they are new ones, which see it. */
  readonly loaders: Loaders;
  /**
   * Do `work` in one transaction of the viewer. When the promise resolves it is committed and its events have their
   * place in the feed, so that whoever is told of the change can name the position that holds it.
   */
  write<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
}

export interface WritingOptions<Loaders> {
  readonly database: Database;
  readonly subgraph: string;
  readonly entities: OrmOptions['entities'];
  /** Of this subgraph's feed: gives a write its place before its caller hears of it. */
  readonly sequencer: Pick<Sequencer, 'place'>;
  /** Called with the name of each SQL statement that reads, for tests that count. */
  readonly onStatement?: ((name: string) => void) | undefined;
  /** Made anew for every operation, and again after each of its writes. */
  createLoaders(facts: FactReader, session: Session, operation: OperationContext): Loaders;
}

/** Contexts of operations that read and write. `close` ends what they write with; database and sequencer are the caller's. */
export function openWriting<Loaders>(options: WritingOptions<Loaders>) {
  const { database, subgraph, entities, sequencer, onStatement } = options;
  const counted = onStatement ? { onStatement } : {};
  const orm = openOrm({ database, subgraph, entities });

  function openContext(operation: OperationContext): { context: WritingContext<Loaders>; close(): Promise<void> } {
    const read = () => {
      const session = database.openSession(subgraph, operation.viewer, counted);
      const facts = createFactReader(session, operation.readAt);
      return { session, loaders: options.createLoaders(facts, session, operation) };
    };
    let reading = read();

    const context: WritingContext<Loaders> = {
      ...operation,
      get loaders() {
        return reading.loaders;
      },
      async write<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
        // What was read before a write, and the snapshot it was read in, know nothing of it. Closed first: an operation
        // that kept its connection while it waits for another could wait for ever.
        const before = reading.session;
        reading = read();
        await before.close();
        const result = await orm.write(operation.viewer, work);
        await sequencer.place();
        return result;
      },
    };
    return { context, close: () => reading.session.close() };
  }

  return { openContext, close: () => orm.close() };
}
