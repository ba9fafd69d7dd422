import { createPostgreSqlTypeParsers } from '@mikro-orm/postgresql';
import { PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';

type Query = (sql: string, values: readonly unknown[]) => Promise<pg.QueryResult>;

// oid 1009 is text[]: the entity manager turns the elements of other arrays into values itself.
const asStrings = pg.types.getTypeParser(1009 as never, 'text') as (text: string) => unknown;
const parsers: Readonly<Record<number, (text: string) => unknown>> = createPostgreSqlTypeParsers(
  (text) => asStrings(text) as string[],
);

/** The ORM reads days and instants as text and maps them by its entities; the pools' own mapping stays for the rest. */
const ORM_TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    parsers[oid] ?? pg.types.getTypeParser(oid as never, format)) as pg.CustomTypesConfig['getTypeParser'],
};

/** The ORM on a pool of the hub: no connections of its own, so that the one budget holds. */
export function dialectOver(pool: pg.Pool): PostgresDialect {
  return dialect(async () => {
    const client = await pool.connect();
    // A connection that is lost cannot roll back, and kysely gives back only what has: the pool would wait for it for ever.
    let isHeld = true;
    const giveBack = (isLost: boolean) => {
      if (!isHeld) return;
      isHeld = false;
      client.off('end', lost);
      client.release(isLost);
    };
    const lost = () => giveBack(true);
    client.once('end', lost);
    return { query: queryOn(client), release: () => giveBack(false) };
  });
}

/** The ORM on one connection that the caller keeps: nothing is shared, nothing ended. */
export function dialectOn(client: pg.Client): PostgresDialect {
  return dialect(async () => ({ query: queryOn(client), release() {} }));
}

function dialect(connect: () => Promise<{ query: Query; release(): void }>): PostgresDialect {
  const pool = { options: {}, end: async () => {}, connect: connect as unknown as () => Promise<PostgresPoolClient> };
  return new PostgresDialect({ pool: pool satisfies PostgresPool });
}

function queryOn(client: pg.ClientBase): Query {
  return async (text, values) => {
    const result = await client.query({
      text,
      types: ORM_TYPES,
      ...(values.length > 0 ? { values: values as unknown[] } : {}),
    });
    // PostgreSQL answers COMMIT in a failed transaction with ROLLBACK and no error.
    if (text === 'commit' && result.command !== 'COMMIT') {
      throw new Error('nothing was committed: a statement failed and its error was swallowed');
    }
    return result;
  };
}
