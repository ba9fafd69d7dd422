import { readFile } from 'node:fs/promises';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { type Logger, silentLogger } from '../../platform/log.ts';
import { migrate } from '../../platform/orm/migrations.ts';
import { openOrm } from '../../platform/orm.ts';
import type { Subgraph } from '../../platform/subgraph.ts';
import { type Role, type Viewer, viewerOf } from '../../platform/viewer.ts';
import { ENTITIES } from '../../subgraphs/agencies/entities.ts';
import { Register } from '../../subgraphs/agencies/migrations/001-register.ts';
import { Grants } from '../../subgraphs/agencies/migrations/002-grants.ts';
import { Audit } from '../../subgraphs/agencies/migrations/003-audit.ts';
import { Writers } from '../../subgraphs/agencies/migrations/004-writers.ts';
import { Classes } from '../../subgraphs/agencies/migrations/005-classes.ts';
import { Systems } from '../../subgraphs/agencies/migrations/006-systems.ts';
import { Calendar } from '../../subgraphs/agencies/migrations/007-calendar.ts';
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
  const agencyId = idsByKey(await records('agencies'));
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

async function records(name: string): Promise<{ id: string; key: string }[]> {
  return JSON.parse(await readFile(new URL(`../../data/${name}.json`, import.meta.url), 'utf8'));
}

async function build(database: Database): Promise<void> {
  const migrations = [
    { name: '001-register', class: Register },
    { name: '002-grants', class: Grants },
    { name: '003-audit', class: Audit },
    { name: '004-writers', class: Writers },
    { name: '005-classes', class: Classes },
    { name: '006-systems', class: Systems },
    { name: '007-calendar', class: Calendar },
  ];
  await migrate(database, { subgraph: 'agencies', migrations });
  await using orm = openOrm({ database, subgraph: 'agencies', entities: ENTITIES });
  const files = {
    agencies: await records('agencies'),
    successions: await records('successions'),
    classes: await records('agency-classes'),
    calendar: await records('calendar'),
    systems: await records('systems'),
    systemLinks: await records('system-links'),
    tasks: await records('tasks'),
    directives: await records('directives'),
  };
  await orm.write(LOADER, (em) => seedAgencies(em, files as never));
  await database.job('agencies', (tx) => tx.query({ name: 'test.place', text: 'select sequence_feed()' }));
}
