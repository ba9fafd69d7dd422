import type { EntityManager } from '@mikro-orm/postgresql';
import type { Database, Session } from '../database.ts';
import type { Sequencer } from '../feed.ts';
import { createFactReader, type FactReader, formatPosition } from '../history.ts';
import { type Orm, type OrmOptions, openOrm } from '../orm.ts';
import { type CommandMoment, type Outcome, once, POSITION_OF_MOMENT, type SentCommand } from '../receipt.ts';
import type { OperationContext, ReadAt } from '../subgraph.ts';

/** Rows at a moment. */
interface Reading<Loaders> {
  readonly readAt: ReadAt;
  readonly loaders: Loaders;
}

interface OpenReading<Loaders> extends Reading<Loaders> {
  readonly session: Session;
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
  const { database, subgraph, entities } = options;
  const orm = openOrm({ database, subgraph, entities });
  return {
    openContext(operation: OperationContext): { context: WritingContext<Loaders>; close(): Promise<void> } {
      const context = new OperationUnderWay(operation, options, orm);
      return { context, close: () => context.close() };
    },
    close: () => orm.close(),
  };
}

// A class, and not an object with getters of its own: V8 gives each of those a shape that no other object has, and looks
// up by name whatever resolvers read of it.
class OperationUnderWay<Loaders> implements WritingContext<Loaders> {
  readonly viewer: OperationContext['viewer'];
  readonly language: OperationContext['language'];
  readonly requestId: OperationContext['requestId'];
  readonly signal: OperationContext['signal'];
  readonly nulls: OperationContext['nulls'];
  readonly #operation: OperationContext;
  readonly #options: WritingOptions<Loaders>;
  readonly #orm: Orm;
  #present: OpenReading<Loaders>;
  #shown: OpenReading<Loaders>;

  constructor(operation: OperationContext, options: WritingOptions<Loaders>, orm: Orm) {
    this.viewer = operation.viewer;
    this.language = operation.language;
    this.requestId = operation.requestId;
    this.signal = operation.signal;
    this.nulls = operation.nulls;
    this.#operation = operation;
    this.#options = options;
    this.#orm = orm;
    this.#present = this.#atPresent();
    this.#shown = this.#present;
  }

  get readAt() {
    return this.#shown.readAt;
  }

  get loaders() {
    return this.#shown.loaders;
  }

  get present() {
    return this.#present;
  }

  async carryOut(
    command: Pick<SentCommand, 'name' | 'idempotencyKey' | 'input'>,
    work: (em: EntityManager) => Promise<Outcome>,
  ): Promise<Outcome> {
    const { viewer, requestId } = this;
    // What was read before a write, and the snapshot it was read in, know nothing of it. Closed first: an operation
    // that kept its connection while it waits for another could wait for ever.
    const closed = this.close();
    this.#shown = this.#present = this.#atPresent();
    await closed;
    const sent = { ...command, requestId, today: this.#operation.readAt.today };
    const { moment, ...outcome } = await this.#orm.write(viewer, (em) => once(em, viewer, sent, () => work(em)));
    await this.#options.sequencer.place();
    if (moment) this.#shown = await this.#atMoment(moment);
    return outcome;
  }

  async close(): Promise<void> {
    const sessions = new Set([this.#present.session, this.#shown.session]);
    for (const session of sessions) await session.close();
  }

  #atPresent(): OpenReading<Loaders> {
    return this.#readingOf(this.#openSession(), this.#operation.readAt);
  }

  async #atMoment(moment: CommandMoment): Promise<OpenReading<Loaders>> {
    const session = this.#openSession();
    try {
      return this.#readingOf(session, await readAtOf(moment, session));
    } catch (thrown) {
      await session.close();
      throw thrown;
    }
  }

  #openSession(): Session {
    const { database, subgraph, onStatement } = this.#options;
    return database.openSession(subgraph, this.viewer, onStatement ? { onStatement } : {});
  }

  #readingOf(session: Session, readAt: ReadAt): OpenReading<Loaders> {
    const loaders = this.#options.createLoaders(createFactReader(session, readAt), session, this.#operation);
    return { session, readAt, loaders };
  }
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
