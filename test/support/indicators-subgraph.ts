import { INDICATOR_FILES, readFiles } from '../../cli/reference-data.ts';
import { fixedClock } from '../../platform/clock.ts';
import { connectAsAdmin } from '../../platform/database/connection.ts';
import type { Database } from '../../platform/database.ts';
import { silentLogger } from '../../platform/log.ts';
import { type Viewer, viewerOf } from '../../platform/viewer.ts';
import type { IndicatorFiles } from '../../subgraphs/indicators/seed.ts';
import { openIndicators } from '../../subgraphs/indicators/subgraph.ts';
import { type AskedSubgraph, asking, idsByKey, TODAY } from './asking.ts';
import { openHubDatabase } from './hub.ts';

export { TODAY };
export const OPERATOR: Viewer = viewerOf({ subject: 'person:operator', roles: ['operator'] });

/** What a command came to: the codes of its problems with their paths, and the id of what it shows. */
export interface Sent {
  readonly id: string | null;
  readonly problems: readonly { readonly code: string; readonly path: readonly string[] }[];
  readonly codes: readonly string[];
}

/** The indicators subgraph alone, over the database of a whole hub: with the reference data in it and the agencies' feed followed. */
export interface IndicatorsSubgraph extends AskedSubgraph, AsyncDisposable {
  readonly adminUrl: string;
  readonly database: Database;
  readonly files: IndicatorFiles;
  indicatorId(key: string): string;
  agencyId(key: string): string;
  classId(key: string): string;
  targetId(key: string): string;
  mandateId(key: string): string;
  observationId(key: string): string;
  directiveId(key: string): string;
  /** An officer of agencies, given by their keys. */
  officer(...keys: readonly string[]): Viewer;
  /** Send a command under a key of its own, unless the input has one. */
  send(name: string, input: object, options?: { viewer?: Viewer; today?: string }): Promise<Sent>;
  /** The id that a command shows; throws when it is refused. */
  done(name: string, input: object, options?: { viewer?: Viewer; today?: string }): Promise<string>;
  /** Rows as the owner sees them. */
  rows<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

export async function startIndicators(): Promise<IndicatorsSubgraph> {
  const files = await readFiles(INDICATOR_FILES);
  const db = await openHubDatabase();
  const statements: string[] = [];
  const opened = openIndicators({
    database: db.database,
    clock: fixedClock(`${TODAY}T03:00:00Z`),
    logger: silentLogger,
    onStatement: (name) => statements.push(name),
  });
  await opened.caughtUp();
  const asked = asking(opened.subgraph, statements);
  const agencyId = idsByKey(files.agencies);

  let sent = 0;
  const send: IndicatorsSubgraph['send'] = async (name, input, { viewer = OPERATOR, today = TODAY } = {}) => {
    sent += 1;
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const things = ['formula', 'indicator', 'target'];
    const shown = things.find((thing) => name.toLowerCase().includes(thing)) ?? 'observation';
    const answer = await asked.data<Record<string, Record<string, unknown>>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${shown} { id } problems { code path message } } }`,
      { variables: { input: { idempotencyKey: `test ${sent}`, ...input } }, viewer, today },
    );
    const payload = answer[name]!;
    const problems = payload.problems as Sent['problems'];
    const id = (payload[shown] as { id: string } | null)?.id ?? null;
    return { id, problems, codes: problems.map(({ code }) => code) };
  };

  return {
    ...asked,
    ...{ adminUrl: db.adminUrl, database: db.database, files, agencyId, send },
    indicatorId: idsByKey(files.indicators),
    classId: idsByKey(files.classes),
    targetId: idsByKey(files.targets),
    mandateId: idsByKey(files.mandates),
    observationId: idsByKey(files.observations),
    directiveId: idsByKey(files.directives),
    officer: (...keys) =>
      viewerOf({ subject: `person:officer of ${keys.join()}`, roles: ['officer'], agencyIds: keys.map(agencyId) }),
    async done(name, input, options) {
      const { id, problems } = await send(name, input, options);
      if (problems.length > 0 || id === null) throw new Error(`${name} was refused: ${JSON.stringify(problems)}`);
      return id;
    },
    async rows<Row extends object>(sql: string, values: readonly unknown[] = []) {
      const admin = await connectAsAdmin(db.adminUrl);
      try {
        return (await admin.query<Row>(sql, [...values])).rows;
      } finally {
        await admin.end();
      }
    },
    async [Symbol.asyncDispose]() {
      await opened.close();
      await db[Symbol.asyncDispose]();
    },
  };
}
