import { DIRECTIVE_FILES, readFiles as readSet } from '../../cli/reference-data.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { silentLogger } from '../../platform/log.ts';
import { openOrm } from '../../platform/orm.ts';
import { type Viewer, viewerOf } from '../../platform/viewer.ts';
import { ENTITIES } from '../../subgraphs/directives/entities.ts';
import { type DirectiveFiles, seedDirectives } from '../../subgraphs/directives/seed.ts';
import { openDirectives } from '../../subgraphs/directives/subgraph.ts';
import { type AskedSubgraph, type AskOptions, asking, idsByKey, TODAY } from './asking.ts';
import { openHubDatabase } from './hub.ts';

export { type AskOptions, TODAY };
export const OPERATOR: Viewer = viewerOf({ subject: 'an operator', roles: ['operator'] });
const LOADER: Viewer = viewerOf({ subject: 'hub', roles: ['operator'] });

/** The directives subgraph alone, over the database of a whole hub: with the reference data in it and the agencies' feed followed. */
export interface DirectivesSubgraph extends AskedSubgraph, AsyncDisposable {
  readonly adminUrl: string;
  readonly database: Database;
  /** Resolves when what the feed of the agencies held at the call is known here. */
  caughtUp(): Promise<void>;
  directiveId(key: string): string;
  taskId(key: string): string;
  agencyId(key: string): string;
  classId(key: string): string;
}

export async function startDirectives(): Promise<DirectivesSubgraph> {
  const files = await readFiles();
  const db = await openHubDatabase();
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
    classId: idsByKey(files.classes),
    async [Symbol.asyncDispose]() {
      await opened.close();
      await db[Symbol.asyncDispose]();
    },
  };
}

/** The files of data/ that the subgraph loads. */
export const readFiles = (): Promise<DirectiveFiles> => readSet(DIRECTIVE_FILES);

/** Load the files and place their events; gives how many subjects changed. */
export async function seed(database: Database, files?: DirectiveFiles): Promise<number> {
  const records = files ?? (await readFiles());
  await using orm = openOrm({ database, subgraph: 'directives', entities: ENTITIES });
  const { changed } = await orm.write(LOADER, (em) => seedDirectives(em, records));
  await database.job('directives', (tx) => tx.query({ name: 'test.place', text: 'select sequence_feed()' }));
  return changed;
}
