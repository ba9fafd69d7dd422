import { readFile } from 'node:fs/promises';
import { openInstallation } from '../../cli/installation.ts';
import { createGateway, type Gateway } from '../../gateway/gateway.ts';
import { httpTransport } from '../../gateway/transport/http.ts';
import { localTransport, type Transport } from '../../gateway/transport.ts';
import { fixedClock } from '../../platform/clock.ts';
import { connectAsAdmin } from '../../platform/database/connection.ts';
import type { Database } from '../../platform/database.ts';
import { type Logger, silentLogger } from '../../platform/log.ts';
import { serveSubgraph } from '../../platform/subgraph/server.ts';
import type { DefinedSubgraph } from '../../platform/subgraph.ts';
import { createCallSigner } from '../../platform/viewer/signed-call.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';
import { type Seeded, seed } from './access-matrix-seed.ts';
import { openHubDatabase, PATIENCE, PLANNED_ONCE, TODAY } from './hub.ts';
import { TEST_SECRET } from './test-database.ts';
import { type Person, type Place, placeId } from './who.ts';

/** What somebody is told, and what it took. */
export interface Told {
  /** Of HTTP; 200 past the gateway, where nobody reads it. */
  readonly status: number;
  /** As it goes out. */
  readonly raw: string;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly {
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string };
  }[];
  /** Paths of nulls with NOT_AUTHORISED, without places in lists. */
  readonly refused: ReadonlySet<string>;
  /** How many groups of nulls were left out of the explanation. */
  readonly nullsOmitted: number;
  /** Names of the SQL statements that read, in alphabetical order. */
  readonly statements: readonly string[];
  /** What was sent, to which nothing is told that is in it. */
  readonly sent: string;
}

/** Numbers of rows: what is so now, with the events that say so, and what was answered. */
export interface Written {
  readonly facts: number;
  readonly receipts: number;
}

export interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly asOf?: string;
}

export interface MatrixHub extends Seeded, AsyncDisposable {
  readonly adminUrl: string;
  readonly database: Database;
  readonly gateway: Gateway;
  readonly subgraphs: readonly DefinedSubgraph[];
  readonly supergraphSdl: string;
  /** Ids of documents that the agencies issued after the subscriptions of `firstEvent` and `events` begin. */
  readonly documents: ReadonlyMap<Place, string>;
  /** Through the gateway. */
  ask(person: Person, question: Question): Promise<Told>;
  /** Past the gateway: a call that is signed for the person, straight to a subgraph. */
  askSubgraph(person: Person, subgraph: string, question: Question): Promise<Told>;
  /** The first events of a subscription that begins where the hub was seeded. */
  events(person: Person, question: Question, count: number): Promise<Told[]>;
  /** What commands have written until now, the audit record not counted. */
  written(): Promise<Written>;
}

/** The whole hub over a database of its own, seeded, with everything counted that its subgraphs read. */
export async function startMatrixHub(transport: 'local' | 'http' = 'local'): Promise<MatrixHub> {
  const db = await openHubDatabase({ settings: PLANNED_ONCE });
  const clock = fixedClock(`${TODAY}T03:00:00Z`);
  // Refusals are expected here; a leak shows in the answers.
  const logger: Logger = silentLogger;
  const statements: string[] = [];
  const database: Database = {
    ...db.database,
    openSession: (subgraph, viewer, options) =>
      db.database.openSession(subgraph, viewer, {
        ...options,
        onStatement: (name) => statements.push(name),
      }),
  };
  const installation = openInstallation({
    ...{ database, clock, logger, name: 'Test', version: '0', signingKey: TEST_SECRET, witness: null },
  });
  const { subgraphs } = installation;
  const seeded = await seed(database, subgraphs);
  await installation.caughtUp();

  const servers: AsyncDisposable[] = [];
  const ways = new Map<string, Transport>();
  for (const subgraph of subgraphs) {
    if (transport === 'local') {
      ways.set(subgraph.name, localTransport(subgraph));
      continue;
    }
    const { name, keepsHistory } = subgraph;
    const server = await serveSubgraph({ subgraph, host: '127.0.0.1', port: 0, hubKey: TEST_SECRET, clock, logger });
    servers.push(server);
    const { sign } = createCallSigner(TEST_SECRET, name, clock);
    ways.set(name, httpTransport({ name, url: server.url, keepsHistory, sign }));
  }
  const supergraphSdl = await readFile(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
  const gateway = await createGateway({
    ...{
      supergraphSdl,
      transports: [...ways.values()],
      clock,
      logger,
      audit: installation.audit.sink,
      limits: PATIENCE,
    },
  });

  const taken = () => statements.splice(0).sort();
  const request = ({ query, variables = {}, asOf }: Question, more: object = {}) =>
    gateway.admit({ query, variables, extensions: { ...(asOf === undefined ? {} : { asOf }), ...more } });

  async function ask({ viewer }: Person, question: Question): Promise<Told> {
    taken();
    const { body, status } = await gateway.answer(request(question), { viewer, requestId: 'matrix' });
    return { ...told(body, taken(), question), status };
  }

  async function askSubgraph({ viewer }: Person, name: string, question: Question): Promise<Told> {
    const { query, variables = {} } = question;
    taken();
    const answer = await ways.get(name)!.send({
      ...{ query, variables, viewer, language: 'en', requestId: 'matrix' },
      readAt: { position: null, today: TODAY },
      signal: new AbortController().signal,
    });
    return told(JSON.stringify(answer), taken(), question);
  }

  let begun = '';
  async function events({ viewer }: Person, question: Question, count: number): Promise<Told[]> {
    taken();
    const leaving = new AbortController();
    const stream = gateway.subscribe(request(question, begun === '' ? {} : { resumeAfter: begun }), {
      ...{ viewer, requestId: 'matrix', signal: leaving.signal, marks: true },
    });
    const found: Told[] = [];
    try {
      for await (const { body, position } of stream) {
        if (body === '' && begun === '') {
          begun = position ?? '';
          break;
        }
        if (body === '') continue;
        found.push(told(body, taken(), question));
        // Null is of a refusal, which is the last that comes.
        if (position === null || found.length === count) break;
      }
    } finally {
      leaving.abort();
    }
    return found;
  }

  async function written(): Promise<Written> {
    const facts =
      'grant_fact api_key_fact api_key_secret revocation_fact agency_fact system_fact link_fact link_statement feed_event'.split(
        ' ',
      );
    const tables = {
      facts: [...facts.map((name) => `agencies.${name}`), 'directives.directive_fact', 'directives.feed_event'],
      receipts: ['agencies.command_receipt', 'directives.command_receipt'],
    };
    const count = (names: readonly string[]) => names.map((name) => `(select count(*) from ${name})`).join(' + ');
    const admin = await connectAsAdmin(db.adminUrl);
    try {
      const { rows } = await admin.query<Written>(
        `select (${count(tables.facts)})::int as facts, (${count(tables.receipts)})::int as receipts`,
      );
      return rows[0]!;
    } finally {
      await admin.end();
    }
  }

  const anybody = seeded.person('public');
  await events({ ...anybody, viewer: PUBLIC_VIEWER }, { query: 'subscription { directiveChanged { kind } }' }, 1);
  const documents = new Map<Place, string>();
  for (const place of ['S', 'A', 'B'] as const) {
    const input = {
      ...{ idempotencyKey: `event ${place}`, type: 'Công văn', issuerId: placeId(place), subject: 'Đã ban hành' },
    };
    const { data, raw } = await ask(seeded.person('operator'), {
      query: `mutation ($input: RecordDirectiveInput!) { recordDirective(input: $input) { directive { id } } }`,
      variables: { input },
    });
    const { directive } = (data?.recordDirective ?? {}) as { directive?: { id: string } | null };
    if (!directive) throw new Error(raw);
    documents.set(place, directive.id);
  }
  const { raw: tasked } = await ask(seeded.person('operator'), {
    query: 'mutation ($input: RecordTaskInput!) { recordTask(input: $input) { task { id } problems { message } } }',
    variables: {
      input: {
        ...{ idempotencyKey: 'event task', directiveId: documents.get('B'), clause: '1', title: 'Báo cáo' },
        addressees: [{ agencyId: placeId('B'), asWritten: 'Văn phòng Chính phủ', role: 'LEAD' }],
      },
    },
  });
  if (!tasked.includes('"problems":[]')) throw new Error(tasked);
  await installation.audit.sealed();

  return {
    ...seeded,
    ...{ adminUrl: db.adminUrl, database, gateway, subgraphs, supergraphSdl, documents },
    ...{ ask, askSubgraph, events, written },
    async [Symbol.asyncDispose]() {
      await gateway.stop();
      for (const server of servers) await server[Symbol.asyncDispose]();
      await installation.close();
      await db[Symbol.asyncDispose]();
    },
  };
}

function told(raw: string, statements: readonly string[], { query, variables, asOf }: Question): Told {
  const { data, errors, extensions } = JSON.parse(raw) as {
    data?: Told['data'];
    errors?: Told['errors'];
    extensions?: {
      nulls?: readonly { readonly path: readonly (string | number)[]; readonly reason: string }[];
      nullsOmitted?: number;
    };
  };
  const refused = (extensions?.nulls ?? [])
    .filter(({ reason }) => reason === 'NOT_AUTHORISED')
    .map(({ path }) => path.filter((key) => typeof key === 'string').join('.'));
  return {
    status: 200,
    raw,
    data: data ?? null,
    errors: errors ?? [],
    refused: new Set(refused),
    nullsOmitted: extensions?.nullsOmitted ?? 0,
    statements,
    sent: JSON.stringify([query, variables ?? {}, asOf ?? null]),
  };
}
