import { type EntityManager, type EntitySchema, MikroORM } from '@mikro-orm/postgresql';
import { faultOf } from './database/faults.ts';
import { viewerVariables } from './database/session.ts';
import type { Database, DatabaseRole } from './database.ts';
import { dialectOver } from './orm/dialect.ts';
import { driftOf } from './orm/drift.ts';
import type { Viewer } from './viewer.ts';

export interface OrmOptions {
  readonly database: Database;
  readonly subgraph: string;
  /** The subgraph's entities: classes or schemas made by defineEntity. */
  readonly entities: readonly (EntitySchema | (new () => object))[];
}

/** A subgraph's entities over its own pools: what commands write with. Lists and batches are read by a Session. */
export interface Orm extends AsyncDisposable {
  /**
   * Run `work` in one transaction of `viewer`, known or public, as the viewer role; flushed and committed when it
   * returns, rolled back when it throws. Nothing is tried twice. The entity manager is of no use afterwards.
   */
  write<T>(viewer: Viewer, work: (em: EntityManager) => Promise<T>): Promise<T>;
  /** The same for the hub's own work (imports, projections), as the job role, with no viewer set. */
  job<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
  /** Where entities and tables disagree, a sentence each; see driftOf(). */
  drift(): Promise<string[]>;
  /** Leaves the database and its pools open. */
  close(): Promise<void>;
}

/** Open the entities of a subgraph. Reads no table; the schema is the migrations' and is never changed from entities. */
export function openOrm({ database, subgraph, entities }: OrmOptions): Orm {
  const open = (role: DatabaseRole) =>
    new MikroORM({
      entities: [...entities],
      dbName: database.place.database,
      driverOptions: dialectOver(database.pool(subgraph, role)),
      // Days and instants are the database's; nothing is read in the machine's time zone.
      forceUtcTimezone: true,
      allowGlobalContext: false,
    });
  const viewerOrm = open('viewer');
  let jobOrm: MikroORM | undefined;

  const inTransaction = async <T>(em: EntityManager, work: (em: EntityManager) => Promise<T>): Promise<T> => {
    try {
      return await em.transactional((inner) => work(inner));
    } catch (cause) {
      throw faultOf(subgraph, cause);
    }
  };
  const close = async () => {
    await Promise.all([viewerOrm.close(), jobOrm?.close()]);
  };
  return {
    write: async (viewer, work) =>
      inTransaction(viewerOrm.em.fork({ session: { variables: viewerVariables(viewer) } }), work),
    job: (work) => {
      jobOrm ??= open('job');
      return inTransaction(jobOrm.em.fork(), work);
    },
    drift: () => driftOf(viewerOrm, database, subgraph),
    close,
    [Symbol.asyncDispose]: close,
  };
}
