import { migrationsOf } from '../../cli/installation.ts';
import { AGENCY_FILES, readFiles } from '../../cli/reference-data.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { type Logger, silentLogger } from '../../platform/log.ts';
import { migrate } from '../../platform/orm/migrations.ts';
import { openOrm } from '../../platform/orm.ts';
import type { Subgraph } from '../../platform/subgraph.ts';
import { type Role, type Viewer, viewerOf } from '../../platform/viewer.ts';
import { ENTITIES } from '../../subgraphs/agencies/entities.ts';
import { seedAgencies } from '../../subgraphs/agencies/seed.ts';
import { openAgencies } from '../../subgraphs/agencies/subgraph.ts';
import { type AskedSubgraph, type AskOptions, asking, idsByKey, TODAY } from './asking.ts';
import { createTestDatabase } from './test-database.ts';

export { type AskOptions, TODAY };
export const OPERATOR: Viewer = viewerOf({ subject: 'person:operator', roles: ['operator'] });
export const AUDITOR: Viewer = viewerOf({ subject: 'person:auditor', roles: ['auditor'] });
const LOADER: Viewer = viewerOf({ subject: 'hub', roles: ['operator'] });

/** The register of agencies alone, over a database with the reference data in it. */
export interface AgenciesSubgraph extends AskedSubgraph, AsyncDisposable {
  readonly adminUrl: string;
  readonly database: Database;
  readonly subgraph: Subgraph;
  /** Stands on TODAY until it is set. */
  readonly clock: ReturnType<typeof fixedClock>;
  /** The id of an agency by its key in the reference data. */
  agencyId(key: string): string;
  /** Somebody of a role for agencies, given by their keys. */
  viewer(name: string, role: Role, keys?: readonly string[], over?: Partial<Viewer>): Viewer;
}

export async function startAgencies(options: { poolSize?: number } = {}): Promise<AgenciesSubgraph> {
  const agencyId = idsByKey((await readFiles(AGENCY_FILES)).agencies);
  const db = await createTestDatabase({
    subgraphs: ['agencies'],
    key: 'agencies with reference data',
    build: ({ database }) => build(database),
    ...options,
  });
  const statements: string[] = [];
  const clock = fixedClock(`${TODAY}T03:00:00Z`);
  // A bug must show itself, whatever the test expects.
  const logger: Logger = { ...silentLogger, error: (message, facts) => console.error(message, facts) };
  const opened = openAgencies({
    database: db.database,
    clock,
    logger,
    onStatement: (name) => statements.push(name),
  });

  return {
    adminUrl: db.adminUrl,
    database: db.database,
    subgraph: opened.subgraph,
    clock,
    ...asking(opened.subgraph, statements),
    agencyId,
    viewer(name, role, keys = [], over = {}) {
      const agencyIds = keys.map(agencyId);
      const where = role === 'monitor' ? { overseesAgencyIds: agencyIds } : { agencyIds };
      return viewerOf({ subject: `person:${name}`, roles: [role], ...where, ...over });
    },
    async [Symbol.asyncDispose]() {
      await opened.close();
      await db[Symbol.asyncDispose]();
    },
  };
}

async function build(database: Database): Promise<void> {
  await migrate(database, { subgraph: 'agencies', migrations: migrationsOf('agencies') });
  await using orm = openOrm({ database, subgraph: 'agencies', entities: ENTITIES });
  const files = await readFiles(AGENCY_FILES);
  await orm.write(LOADER, (em) => seedAgencies(em, files));
  await database.job('agencies', (tx) => tx.query({ name: 'test.place', text: 'select sequence_feed()' }));
}
