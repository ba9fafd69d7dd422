import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { HUB_VIEWER, recordInTransaction } from '../platform/audit/record.ts';
import type { Database } from '../platform/database.ts';
import { placeEvents } from '../platform/feed/runtime.ts';
import type { Logger } from '../platform/log.ts';
import { openOrm } from '../platform/orm.ts';
import { ENTITIES as AGENCY_ENTITIES } from '../subgraphs/agencies/entities.ts';
import { type AgencyFiles, seedAgencies } from '../subgraphs/agencies/seed.ts';
import { ENTITIES as DIRECTIVE_ENTITIES } from '../subgraphs/directives/entities.ts';
import { type DirectiveFiles, seedDirectives } from '../subgraphs/directives/seed.ts';
import { type LoadedSource, loadedVersions, recordSource } from '../subgraphs/hub/commands.ts';
import { ENTITIES as INDICATOR_ENTITIES } from '../subgraphs/indicators/entities.ts';
import { type IndicatorFiles, seedIndicators } from '../subgraphs/indicators/seed.ts';

/** The project's own reference data. */
export const REFERENCE_DATA = new URL('../data/', import.meta.url);

/** Files that are loaded together, in one transaction: all of their records are there, or none. */
interface FileSet<Files> {
  readonly subgraph: string;
  /** The file behind each list of records that `load` takes. */
  readonly names: Readonly<Record<keyof Files & string, string>>;
  /** Lists that belong to another set and are only looked up. */
  readonly lookups: readonly (keyof Files & string)[];
  readonly entities: Parameters<typeof openOrm>[0]['entities'];
  /** Gives how many subjects were new or changed, and the keys of records that stay as commands have recorded them. */
  load(em: EntityManager, files: Files): Promise<{ changed: number; leftOut?: readonly string[] }>;
}

export const AGENCY_FILES: FileSet<AgencyFiles> = {
  subgraph: 'agencies',
  names: {
    agencies: 'agencies.json',
    successions: 'successions.json',
    classes: 'agency-classes.json',
    calendar: 'calendar.json',
    systems: 'systems.json',
    systemLinks: 'system-links.json',
    tasks: 'tasks.json',
    directives: 'directives.json',
  },
  lookups: ['tasks', 'directives'],
  entities: AGENCY_ENTITIES,
  load: seedAgencies,
};

export const DIRECTIVE_FILES: FileSet<DirectiveFiles> = {
  subgraph: 'directives',
  names: {
    agencies: 'agencies.json',
    classes: 'agency-classes.json',
    directives: 'directives.json',
    citations: 'citations.json',
    tasks: 'tasks.json',
    followUps: 'follow-ups.json',
    countStatements: 'count-statements.json',
  },
  lookups: ['agencies', 'classes'],
  entities: DIRECTIVE_ENTITIES,
  load: seedDirectives,
};

export const INDICATOR_FILES: FileSet<IndicatorFiles> = {
  subgraph: 'indicators',
  names: {
    agencies: 'agencies.json',
    classes: 'agency-classes.json',
    directives: 'directives.json',
    indicators: 'indicators.json',
    mandates: 'mandates.json',
    targets: 'targets.json',
    observations: 'observations.json',
    scorecards: 'scorecards.json',
    suppressionRules: 'suppression-rules.json',
  },
  lookups: ['agencies', 'classes', 'directives'],
  entities: INDICATOR_ENTITIES,
  load: seedIndicators,
};

/** The records of a set as its files hold them. */
export async function readFiles<Files>(set: FileSet<Files>, folder = REFERENCE_DATA): Promise<Files> {
  const all = await Promise.all(Object.entries<string>(set.names).map(([as, name]) => readRecords(folder, as, name)));
  return Object.fromEntries(all.map((file) => [file.as, file.records])) as Files;
}

export interface LoadedFiles {
  readonly subgraph: string;
  /** Records in each file. */
  readonly records: Readonly<Record<string, number>>;
  /** Subjects that were new or changed; 0 when the files said what was known already. */
  readonly changed: number;
}

/**
 * Load the reference data through the subgraphs' commands, as far as its files differ from what was loaded before.
 * Loading twice is loading once. Gives what was loaded now; nothing when all files are as they were.
 */
export async function loadReferenceData(
  database: Database,
  logger: Logger,
  folder = REFERENCE_DATA,
): Promise<LoadedFiles[]> {
  const known = await database.job('hub', loadedVersions);
  const loaded: LoadedFiles[] = [];

  async function load<Files>(set: FileSet<Files>): Promise<void> {
    const all = await Promise.all(Object.entries<string>(set.names).map(([as, name]) => readRecords(folder, as, name)));
    const own = all.filter(({ as }) => !set.lookups.some((lookup) => lookup === as));
    if (all.every((file) => known.get(file.name) === file.sha256)) return;

    await using orm = openOrm({ database, subgraph: set.subgraph, entities: set.entities });
    const records = Object.fromEntries(all.map((file) => [file.as, file.records])) as Files;
    const { changed, leftOut = [] } = await orm.write(HUB_VIEWER, async (em) => {
      const done = await set.load(em, records);
      const files = own.map((file) => ({ name: file.name, sha256: file.sha256, records: file.records.length }));
      await recordInTransaction(em, {
        kind: 'MAINTENANCE',
        requestId: randomUUID(),
        facts: { work: 'REFERENCE_DATA_LOADED', files, changed: done.changed },
      });
      return done;
    });
    await placeEvents(database, set.subgraph);
    await takeStatistics(database, set.subgraph);
    await database.job('hub', async (tx) => {
      for (const file of own) await recordSource(tx, sourceOf(file, set.subgraph));
    });

    const counts = Object.fromEntries(own.map((file) => [file.name, file.records.length]));
    logger.info('loaded reference data', { subgraph: set.subgraph, records: counts, changed });
    if (leftOut.length > 0) logger.warn('what commands have recorded stays: reference data was left out', { leftOut });
    loaded.push({ subgraph: set.subgraph, records: counts, changed });
  }

  await load(AGENCY_FILES);
  await load(DIRECTIVE_FILES);
  await load(INDICATOR_FILES);
  return loaded;
}

/** Until PostgreSQL has looked at what was loaded, it plans as if the tables were empty. */
async function takeStatistics(database: Database, subgraph: string): Promise<void> {
  const owner = await database.connectAsOwner(subgraph);
  try {
    await owner.query('analyze (skip_locked)');
  } finally {
    await owner.end();
  }
}

interface ReferenceFile {
  readonly as: string;
  readonly name: string;
  readonly sha256: string;
  readonly records: readonly unknown[];
}

async function readRecords(folder: URL, as: string, name: string): Promise<ReferenceFile> {
  const text = await readFile(new URL(name, folder), 'utf8');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { as, name, sha256, records: JSON.parse(text) as unknown[] };
}

function sourceOf(file: ReferenceFile, subgraph: string): LoadedSource {
  return { name: file.name, subgraph, recordCount: file.records.length, sha256: file.sha256 };
}
