import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { connectAsAdmin } from '../../platform/database/connection.ts';
import type { Language } from '../../platform/language.ts';
import { type Viewer, viewerOf } from '../../platform/viewer.ts';
import { PLANNED_ONCE, startHub, type TestHub, type TestHubOptions } from './hub.ts';
import { type Mutation, mutationsOf } from './once-payload.ts';
import { agencies } from './reference-data.ts';

/** Every command of the supergraph, by its name. */
export const MUTATIONS: ReadonlyMap<string, Mutation> = new Map(
  mutationsOf(readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8')).map((mutation) => [
    mutation.name,
    mutation,
  ]),
);

/** Operators who are officers of an agency as well: some commands are for operators, some only for who speaks for an agency. */
const SENDING = {
  roles: ['operator', 'officer'] as const,
  agencyIds: [agencies.find(({ key }) => key === 'province/phu-tho@2025')!.id],
};
export const SENDER: Viewer = viewerOf({ subject: 'person:sender', ...SENDING });
export const ANOTHER: Viewer = viewerOf({ subject: 'person:another', ...SENDING });

/** Input of a command without its key. */
export type Input = Readonly<Record<string, unknown>>;

/** A payload as a client gets it. */
export interface Payload {
  readonly problems: readonly { readonly code: string; readonly message: string; readonly path: readonly string[] }[];
  readonly [field: string]: unknown;
}

/** An answer: its bytes, and what they say. */
export interface Sent {
  readonly body: string;
  readonly payload: Payload | null;
  readonly codes: readonly unknown[];
}

export interface SendOptions {
  readonly viewer?: Viewer;
  readonly language?: Language;
  /** Another document than the mutation's own. */
  readonly document?: string;
}

export interface OnceHub extends TestHub {
  /** Send a command through the gateway, under this key. */
  send(name: string, key: string, input: Input, options?: SendOptions): Promise<Sent>;
  /** The ids that a command under a key of its own comes to, by the sender; throws when it is refused. */
  done(name: string, input: Input): Promise<Payload>;
  /** All that the hub keeps. */
  kept(): Promise<Kept>;
}

export async function startOnceHub(options: TestHubOptions = {}): Promise<OnceHub> {
  const hub = await startHub({ settings: PLANNED_ONCE, ...options });
  const admin = await connectAsAdmin(hub.adminUrl);

  async function send(name: string, key: string, input: Input, asked: SendOptions = {}): Promise<Sent> {
    const { viewer = SENDER, language = 'en', document = MUTATIONS.get(name)!.document } = asked;
    const { body } = await hub.gateway.execute({
      ...{ query: document, variables: { input: { ...input, idempotencyKey: key } } },
      ...{ viewer, language, signal: new AbortController().signal, requestId: randomUUID() },
    });
    const { data, errors = [] } = JSON.parse(body) as {
      data?: Record<string, Payload> | null;
      errors?: { extensions: { code: string } }[];
    };
    const payload = data?.[name] ?? null;
    const codes = [...errors.map(({ extensions }) => extensions.code), ...(payload?.problems ?? []).map((p) => p.code)];
    return { body, payload, codes };
  }

  return {
    ...hub,
    send,
    async done(name, input) {
      const document = MUTATIONS.get(name)!.briefDocument;
      const { payload, codes } = await send(name, randomUUID(), input, { document });
      if (!payload || codes.length > 0) throw new Error(`${name} was refused with ${codes.join(', ')}`);
      return payload;
    },
    async kept() {
      // What follows a feed writes, too, in its own time.
      await hub.caughtUp();
      return keptBy(admin);
    },
    async [Symbol.asyncDispose]() {
      await admin.end();
      await hub[Symbol.asyncDispose]();
    },
  };
}

/** What a database holds, to be compared. */
export interface Kept {
  /**
   * Of each table its number of rows, and the sum of the transactions that wrote them: as a transaction has a greater
   * number than those before it, one of the two is another after any write, be it what was there already. Left out is
   * what comes by itself: cursors, and the audit record, whose commands are counted apart.
   */
  readonly writers: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<string, number>>;
  /** Records of commands, carried out or refused, in the audit of all subgraphs. */
  readonly commandRecords: number;
}

const LEFT_OUT = ['audit_record', 'audit_head', 'feed_cursor'];

async function keptBy(admin: pg.Client): Promise<Kept> {
  const tables = await admin.query<{ schema: string; name: string }>(
    `select schemaname as schema, tablename as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') and tablename <> all($1) order by 1, 2`,
    [LEFT_OUT],
  );
  // An event gets its place in a later transaction, and its table refuses every other change by itself.
  const writer = (name: string) => (name === 'feed_event' ? 'seq' : `age('3'::xid) - age(xmin)`);
  const all = tables.rows.map(
    ({ schema, name }) => `select '${schema}.${name}' as name, count(*)::int as rows,
      coalesce(sum(${writer(name)}), 0)::text as writers from ${schema}.${name}`,
  );
  const found = await admin.query<{ name: string; rows: number; writers: string }>(all.join(' union all '));
  const records = await admin.query<{ count: number }>(
    `select count(*)::int as count from (${['agencies', 'directives', 'indicators', 'hub']
      .map((schema) => `select kind from ${schema}.audit_record`)
      .join(' union all ')}) r where kind = 'COMMAND'`,
  );
  return {
    writers: Object.fromEntries(found.rows.map(({ name, writers }) => [name, writers])),
    rows: Object.fromEntries(found.rows.map(({ name, rows }) => [name, rows])),
    commandRecords: records.rows[0]!.count,
  };
}

/** By how much what is kept has grown: rows by table, where any came or went, and records of commands. */
export function growth(before: Kept, after: Kept): Readonly<Record<string, number>> {
  const grown = Object.entries(after.rows)
    .map(([table, rows]) => [table, rows - (before.rows[table] ?? 0)] as const)
    .filter(([, more]) => more !== 0);
  return { ...Object.fromEntries(grown), commandRecords: after.commandRecords - before.commandRecords };
}
