import { type Migration, Migrator } from '@mikro-orm/migrations';
import { type Constructor, MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { roleNames } from '../database/names.ts';
import type { Database } from '../database.ts';
import { HubError } from '../errors.ts';
import { dialectOn } from './dialect.ts';

/** A step of a subgraph's schema. Its name is kept in the database and never changes. */
export interface NamedMigration {
  readonly name: string;
  readonly class: Constructor<Migration>;
}

export interface SubgraphMigrations {
  readonly subgraph: string;
  /** In order; each runs in a transaction of its own. */
  readonly migrations: readonly NamedMigration[];
}

/**
 * Bring a subgraph's schema up to date and tell which migrations ran. They run as the schema's owner, with the schema
 * first in the search path, and are recorded in its table `migration`. In their SQL the subgraph's roles are written
 * `services_public`, `services_viewer`, `services_job`, `services_owner`; the installation's prefix is put before them.
 * Processes that migrate at once wait for each other. A migration that fails leaves those before it.
 *
 * Refused with DATABASE_NEWER when the schema has migrations that this hub does not know: a newer one made them.
 */
export function migrate(database: Database, set: SubgraphMigrations): Promise<string[]> {
  return withMigrator(database, set, async (migrator) => {
    const known = new Set(set.migrations.map(({ name }) => name));
    const foreign = (await migrator.getExecuted()).map(({ name }) => name).filter((name) => !known.has(name));
    if (foreign.length > 0) {
      throw new HubError(
        'DATABASE_NEWER',
        `The schema "${set.subgraph}" was migrated by a newer hub: this one does not know ${foreign.join(', ')}.`,
      );
    }
    return (await migrator.up()).map(({ name }) => name);
  });
}

/**
 * Take a subgraph's schema back and tell which migrations were undone, latest first: those after `to`, or all when it
 * is null. Undoing deletes what the migration's tables held.
 */
export function migrateDown(database: Database, set: SubgraphMigrations, to: string | null): Promise<string[]> {
  return withMigrator(database, set, async (migrator) => {
    if (to !== null && !(await migrator.getExecuted()).some(({ name }) => name === to)) {
      throw new Error(`${set.subgraph}: cannot go back to ${to}, it was never applied`);
    }
    return (await migrator.down({ to: to ?? 0 })).map(({ name }) => name);
  });
}

/** The migrations that migrate() would run, in order. Writes nothing but the empty table of migrations. */
export function pendingMigrations(database: Database, set: SubgraphMigrations): Promise<string[]> {
  return withMigrator(database, set, async (migrator) => (await migrator.getPending()).map(({ name }) => name));
}

async function withMigrator<T>(
  database: Database,
  { subgraph, migrations }: SubgraphMigrations,
  work: (migrator: Migrator) => Promise<T>,
): Promise<T> {
  const owner = await database.connectAsOwner(subgraph);
  try {
    // Held by the session: given back when it ends, also if this process dies.
    await owner.query('select pg_advisory_lock(hashtext($1))', [`lien-thong: migrate ${subgraph}`]);
    const orm = migratorOrm(database, owner, subgraph, migrations);
    try {
      return await work(orm.config.getExtension('@mikro-orm/migrator') as Migrator);
    } finally {
      await orm.close();
    }
  } finally {
    await owner.end();
  }
}

function migratorOrm(
  database: Database,
  owner: pg.Client,
  subgraph: string,
  migrations: readonly NamedMigration[],
): MikroORM {
  const plain = roleNames('', subgraph);
  const actual = new Map(
    Object.entries(database.roles(subgraph)).map(([role, name]) => [plain[role as keyof typeof plain], name]),
  );
  const role = new RegExp(`\\b${subgraph}_(?:owner|public|viewer|job)\\b`, 'g');
  return new MikroORM({
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    dbName: database.place.database,
    driverOptions: dialectOn(owner),
    onQuery: (sql) => sql.replace(role, (name) => actual.get(name) ?? name),
    migrations: {
      tableName: `${subgraph}.migration`,
      migrationsList: migrations.map((each) => ({ name: each.name, class: each.class })),
      allOrNothing: false,
      transactional: true,
      snapshot: false,
      silent: true,
    },
  });
}
