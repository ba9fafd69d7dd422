import { readFile } from 'node:fs/promises';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { grantFeed } from '../../platform/feed/grants.ts';
import { silentLogger } from '../../platform/log.ts';
import { migrate } from '../../platform/orm/migrations.ts';
import { openOrm } from '../../platform/orm.ts';
import { type Viewer, viewerOf } from '../../platform/viewer.ts';
import { ENTITIES as AGENCY_ENTITIES } from '../../subgraphs/agencies/entities.ts';
import { Register } from '../../subgraphs/agencies/migrations/001-register.ts';
import { seedAgencies } from '../../subgraphs/agencies/seed.ts';
import { ENTITIES } from '../../subgraphs/directives/entities.ts';
import { Directives } from '../../subgraphs/directives/migrations/001-directives.ts';
import { Changes } from '../../subgraphs/directives/migrations/002-changes.ts';
import { Audit as DirectivesAudit } from '../../subgraphs/directives/migrations/003-audit.ts';
import { Writers as DirectivesWriters } from '../../subgraphs/directives/migrations/004-writers.ts';
import { RegisterCopy } from '../../subgraphs/directives/migrations/005-register.ts';
import { Work } from '../../subgraphs/directives/migrations/006-work.ts';
import { type DirectiveFiles, seedDirectives } from '../../subgraphs/directives/seed.ts';
import { openDirectives } from '../../subgraphs/directives/subgraph.ts';
import { type AskedSubgraph, type AskOptions, asking, idsByKey, TODAY } from './asking.ts';
import { createTestDatabase } from './test-database.ts';

export { type AskOptions, TODAY };
export const OPERATOR: Viewer = viewerOf({ subject: 'an operator', roles: ['operator'] });
const LOADER: Viewer = viewerOf({ subject: 'hub', roles: ['operator'] });

/** The directives subgraph alone, over a database with the reference data in it and the agencies' feed followed. */
export interface DirectivesSubgraph extends AskedSubgraph, AsyncDisposable {
  readonly adminUrl: string;
  readonly database: Database;
  /** Resolves when what the feed of the agencies held at the call is known here. */
  caughtUp(): Promise<void>;
  directiveId(key: string): string;
  taskId(key: string): string;
  agencyId(key: string): string;
}

export async function startDirectives(): Promise<DirectivesSubgraph> {
  const files = await readFiles();
  const db = await createTestDatabase({
    subgraphs: ['agencies', 'directives'],
    key: 'directives with reference data',
    build: ({ database }) => build(database, files),
  });
  const statements: string[] = [];
  const opened = openDirectives({
    database: db.database,
    clock: fixedClock(`${TODAY}T03:00:00Z`),
    logger: silentLogger,
    onStatement: (name) => statements.push(name),
  });
  await opened.caughtUp();

  return {
    adminUrl: db.adminUrl,
    database: db.database,
    ...asking(opened.subgraph, statements),
    caughtUp: () => opened.caughtUp(),
    directiveId: idsByKey(files.directives),
    taskId: idsByKey(files.tasks),
    agencyId: idsByKey(files.agencies),
    async [Symbol.asyncDispose]() {
      await opened.close();
      await db[Symbol.asyncDispose]();
    },
  };
}

/** The files of data/ that the subgraph loads. */
export async function readFiles(): Promise<DirectiveFiles> {
  const read = async (name: string) =>
    JSON.parse(await readFile(new URL(`../../data/${name}.json`, import.meta.url), 'utf8'));
  const [agencies, classes, directives, citations, tasks] = await Promise.all(
    ['agencies', 'agency-classes', 'directives', 'citations', 'tasks'].map(read),
  );
  return { agencies, classes, directives, citations, tasks };
}

async function build(database: Database, files: DirectiveFiles): Promise<void> {
  await migrate(database, { subgraph: 'agencies', migrations: [{ name: '001-register', class: Register }] });
  await migrate(database, {
    subgraph: 'directives',
    migrations: [
      { name: '001-directives', class: Directives },
      { name: '002-changes', class: Changes },
      { name: '003-audit', class: DirectivesAudit },
      { name: '004-writers', class: DirectivesWriters },
      { name: '005-register', class: RegisterCopy },
      { name: '006-work', class: Work },
    ],
  });
  await grantFeed(database, 'agencies', 'directives');

  await using agencies = openOrm({ database, subgraph: 'agencies', entities: AGENCY_ENTITIES });
  await agencies.write(LOADER, (em) => seedAgencies(em, { agencies: files.agencies, successions: [] } as never));
  await seed(database, files);
  await database.job('agencies', (tx) => tx.query({ name: 'test.place', text: 'select sequence_feed()' }));
}

/** Load the files and place their events; gives how many subjects changed. */
export async function seed(database: Database, files?: DirectiveFiles): Promise<number> {
  const records = files ?? (await readFiles());
  await using orm = openOrm({ database, subgraph: 'directives', entities: ENTITIES });
  const { changed } = await orm.write(LOADER, (em) => seedDirectives(em, records));
  await database.job('directives', (tx) => tx.query({ name: 'test.place', text: 'select sequence_feed()' }));
  return changed;
}
