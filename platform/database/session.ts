import pg from 'pg';
import { HubError } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import { faultOf, isRefusal, isStalePlan } from './faults.ts';

/**
 * A statement with a name: PostgreSQL parses it once per connection and keeps its plan. The name belongs to the text
 * for ever; a text that is put together at run time needs a name that says how (`dossiers_by_agency_desc`).
 */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /**
   * False for a text that is put together for one question and whose next one differs: its name is for counting alone,
   * nothing is kept of it, and it is planned for the values that it came with.
   */
  readonly isKept?: false;
}

export interface Queries {
  /** The rows that a statement answers. Types as in HUB_TYPES. */
  query<Row extends object>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
}

/** What one subgraph operation reads with. */
export interface Session extends Queries, AsyncDisposable {
  /** Gives the connection back. To be called once the operation has its rows; a second call does nothing. */
  close(): Promise<void>;
}

export interface SessionOptions {
  /** Called with the name of each statement sent, for tests that count. */
  readonly onStatement?: (name: string) => void;
}

/** A whole transaction's statements, and the connection below for what needs it (an ORM). */
export interface Transaction extends Queries {
  readonly client: pg.ClientBase;
}

export async function run<Row extends object>(
  client: pg.ClientBase,
  statement: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  const { name, text, isKept = true } = statement;
  return (await client.query<Row>({ ...(isKept ? { name } : {}), text, values: values as unknown[] })).rows;
}

/**
 * The public's session: no transaction, each statement by itself on any connection of the pool, in one round trip. What
 * the role may not see it has no grant for, so there is no viewer to set.
 */
export function publicSession(subgraph: string, pool: pg.Pool, { onStatement }: SessionOptions): Session {
  const close = async () => {};
  return {
    async query<Row extends object>(statement: Statement, values: readonly unknown[] = []) {
      onStatement?.(statement.name);
      for (let attempt = 1; ; attempt += 1) {
        const client = await connect(subgraph, pool);
        try {
          const rows = await run<Row>(client, statement, values);
          client.release();
          return rows;
        } catch (cause) {
          client.release(isRefusal(cause) ? undefined : true);
          // A migration has changed a table under a prepared statement: a new connection plans it anew.
          if (isStalePlan(cause) && attempt === 1) continue;
          throw faultOf(subgraph, cause);
        }
      }
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/**
 * A known viewer's session: one read-only transaction on one connection, opened by the first statement and seeing one
 * snapshot, with the viewer set for as long as it lasts. Statements run one after the other.
 */
export function viewerSession(subgraph: string, pool: pg.Pool, viewer: Viewer, options: SessionOptions): Session {
  const setViewer = viewerSettings(viewer);
  let opening: Promise<pg.PoolClient> | undefined;
  let begun: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;

  async function open(): Promise<pg.PoolClient> {
    const client = await connect(subgraph, pool);
    // Not awaited here: the connection is pipelined, so this and the first statement travel together.
    begun = client.query(`begin isolation level repeatable read read only; ${setViewer}`);
    begun.catch(() => {});
    return client;
  }

  async function giveBack(): Promise<void> {
    const client = await opening?.catch(() => undefined);
    if (!client) return;
    try {
      await begun;
      await client.query('commit');
      client.release();
    } catch {
      client.release(true);
    }
  }

  const close = () => {
    closing ??= giveBack();
    return closing;
  };
  return {
    async query<Row extends object>(statement: Statement, values: readonly unknown[] = []) {
      if (closing) throw new Error(`${subgraph}: the statement ${statement.name} came after its session was closed`);
      options.onStatement?.(statement.name);
      opening ??= open();
      const client = await opening;
      try {
        return await run<Row>(client, statement, values);
      } catch (cause) {
        throw faultOf(subgraph, cause);
      }
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Run `work` in one transaction; committed when it returns, rolled back when it throws. Nothing is tried twice. */
export async function inTransaction<T>(
  subgraph: string,
  pool: pg.Pool,
  begin: string,
  work: (transaction: Transaction) => Promise<T>,
  { onStatement }: SessionOptions,
): Promise<T> {
  const client = await connect(subgraph, pool);
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work({
      client,
      async query<Row extends object>(statement: Statement, values: readonly unknown[] = []) {
        onStatement?.(statement.name);
        return run<Row>(client, statement, values);
      },
    });
    const { command } = await client.query('commit');
    // PostgreSQL answers COMMIT in a failed transaction with ROLLBACK and no error.
    if (command !== 'COMMIT') throw new Error(`${subgraph}: a statement failed and its error was swallowed`);
    return result;
  } catch (cause) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw faultOf(subgraph, cause);
  } finally {
    client.release(broken);
  }
}

/** What a transaction is told about its viewer. Refused with VIEWER_MISSING when it names nobody. */
export function viewerVariables(viewer: Viewer): Record<string, string> {
  if (viewer.subject === '') throw new HubError('VIEWER_MISSING', 'Expected a viewer with a subject; it is empty.');
  return {
    'app.viewer_subject': viewer.subject,
    'app.viewer_roles': viewer.roles.join(','),
    'app.viewer_scopes': viewer.scopes.join(','),
    'app.viewer_agencies': viewer.agencyIds.join(','),
    'app.viewer_reads': viewer.readsAgencyIds.join(','),
    'app.viewer_oversees': viewer.overseesAgencyIds.join(','),
  };
}

/** The statement that sets the viewer until the transaction ends. */
export function viewerSettings(viewer: Viewer): string {
  const calls = Object.entries(viewerVariables(viewer)).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
  );
  return `select ${calls.join(', ')}`;
}

async function connect(subgraph: string, pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (cause) {
    throw faultOf(subgraph, cause);
  }
}
