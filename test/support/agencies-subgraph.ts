import { readFile } from 'node:fs/promises';
import { fixedClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import type { Language } from '../../platform/language.ts';
import { type Logger, silentLogger } from '../../platform/log.ts';
import { migrate } from '../../platform/orm/migrations.ts';
import { openOrm } from '../../platform/orm.ts';
import type { Subgraph, SubgraphResponse } from '../../platform/subgraph.ts';
import { PUBLIC_VIEWER, type Role, type Viewer, viewerOf } from '../../platform/viewer.ts';
import { ENTITIES } from '../../subgraphs/agencies/entities.ts';
import { Register } from '../../subgraphs/agencies/migrations/001-register.ts';
import { Grants } from '../../subgraphs/agencies/migrations/002-grants.ts';
import { Audit } from '../../subgraphs/agencies/migrations/003-audit.ts';
import { seedAgencies } from '../../subgraphs/agencies/seed.ts';
import { openAgencies } from '../../subgraphs/agencies/subgraph.ts';
import { createTestDatabase } from './test-database.ts';

/** The day on which tests ask, unless they say otherwise. */
export const TODAY = '2026-03-31';
export const OPERATOR: Viewer = viewerOf({ subject: 'person:operator', roles: ['operator'] });
export const AUDITOR: Viewer = viewerOf({ subject: 'person:auditor', roles: ['auditor'] });
const LOADER: Viewer = viewerOf({ subject: 'hub', roles: ['operator'] });

export interface AskOptions {
  readonly variables?: Record<string, unknown>;
  readonly viewer?: Viewer;
  readonly position?: string | null;
  readonly today?: string;
  readonly language?: Language;
}

/** The register of agencies alone, over a database with the reference data in it. */
export interface AgenciesSubgraph extends AsyncDisposable {
  readonly adminUrl: string;
  readonly database: Database;
  readonly subgraph: Subgraph;
  /** Stands on TODAY until it is set. */
  readonly clock: ReturnType<typeof fixedClock>;
  /** Names of the SQL statements that read since the last question. */
  readonly statements: string[];
  ask(query: string, options?: AskOptions): Promise<SubgraphResponse>;
  /** The data of an answer that must hold no errors; its shape is the query's. */
  data<Data extends object = object>(query: string, options?: AskOptions): Promise<Data>;
  /** The feed position that the present stands for. */
  now(): Promise<string>;
  /** The id of an agency by its key in the reference data. */
  agencyId(key: string): string;
  /** Somebody of a role for agencies, given by their keys. */
  viewer(name: string, role: Role, keys?: readonly string[], over?: Partial<Viewer>): Viewer;
}

export async function startAgencies(options: { poolSize?: number } = {}): Promise<AgenciesSubgraph> {
  const ids = new Map((await records('agencies')).map(({ id, key }) => [key, id]));
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

  async function ask(query: string, asked: AskOptions = {}) {
    const { variables = {}, viewer = PUBLIC_VIEWER, position = null, today = TODAY, language = 'en' } = asked;
    statements.length = 0;
    const signal = new AbortController().signal;
    const readAt = { position, today };
    return opened.subgraph.execute({ query, variables, viewer, readAt, language, signal, requestId: 'test' });
  }
  const agencyId = (key: string) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`the reference data has no agency "${key}"`);
    return id;
  };

  return {
    adminUrl: db.adminUrl,
    database: db.database,
    subgraph: opened.subgraph,
    clock,
    statements,
    ask,
    async data<Data extends object>(query: string, asked?: AskOptions) {
      const { data, errors } = await ask(query, asked);
      if (errors) throw new Error(JSON.stringify(errors));
      return data as Data;
    },
    now: async () => (await opened.subgraph.resolvePosition({ kind: 'now' }))!,
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
  ];
  await migrate(database, { subgraph: 'agencies', migrations });
  await using orm = openOrm({ database, subgraph: 'agencies', entities: ENTITIES });
  const files = { agencies: await records('agencies'), successions: await records('successions') };
  await orm.write(LOADER, (em) => seedAgencies(em, files as never));
  await database.job('agencies', (tx) => tx.query({ name: 'test.place', text: 'select sequence_feed()' }));
}
