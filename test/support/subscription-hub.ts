import { readFile } from 'node:fs/promises';
import { type Installation, openInstallation } from '../../cli/installation.ts';
import {
  createGateway,
  type Gateway,
  type GatewayEvent,
  type GatewayOptions,
  type SubscriptionCaller,
} from '../../gateway/gateway.ts';
import { httpTransport } from '../../gateway/transport/http.ts';
import type { Patience } from '../../gateway/transport/resuming.ts';
import { localTransport, type Transport } from '../../gateway/transport.ts';
import { type Clock, dayInVietnam, systemClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { type Logger, silentLogger } from '../../platform/log.ts';
import { type SubgraphServer, serveSubgraph } from '../../platform/subgraph/server.ts';
import type { DefinedSubgraph, Subgraph } from '../../platform/subgraph.ts';
import { createCallSigner } from '../../platform/viewer/signed-call.ts';
import { OPERATOR, openHubDatabase } from './hub.ts';
import { TEST_SECRET } from './test-database.ts';

/** What a subscriber of the trial asks: of the change itself, and of what another subgraph says of it. */
export const CHANGES = `subscription ($issuerId: ID) {
  directiveChanged(issuerId: $issuerId) { kind recordedAt directive { id symbol subject issuer { id name } } task { id title } }
}`;

const RECORD = `mutation ($input: RecordDirectiveInput!) {
  recordDirective(input: $input) { directive { id } problems { code message } }
}`;

/** What `CHANGES` asks for. */
export interface Changes {
  readonly directiveChanged: {
    readonly kind: string;
    readonly recordedAt: string;
    readonly directive: {
      readonly id: string;
      readonly symbol: string | null;
      readonly subject: string | null;
      readonly issuer: { readonly id: string; readonly name: string | null } | null;
    } | null;
    readonly task: { readonly id: string; readonly title: string } | null;
  } | null;
}

/** An event as a client reads it. */
export interface ClientEvent<Data = Changes> {
  readonly position: string | null;
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
  readonly extensions?: { readonly position?: string; readonly nulls?: readonly object[] };
}

/** A subscription as a client has it, pulled by the test. */
export interface ClientStream<Data = Changes> extends AsyncDisposable {
  /** Where it begins after. */
  readonly begunAt: string;
  /** The next event; null when the stream has ended. */
  next(): Promise<ClientEvent<Data> | null>;
  /** As a client does that goes away. */
  leave(): Promise<void>;
}

export interface StreamOptions extends Omit<SubscriptionCaller, 'marks'> {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly resumeAfter?: unknown;
  readonly asOf?: string;
  readonly onBoundariesOf?: string;
  readonly query?: string;
}

export interface SubscriptionHub extends AsyncDisposable {
  readonly database: Database;
  readonly adminUrl: string;
  readonly gateway: Gateway;
  readonly installation: Installation;
  /** Names of the SQL statements that read. */
  readonly statements: string[];
  readonly supergraphSdl: string;
  readonly transports: readonly Transport[];
  subgraph(name: string): DefinedSubgraph;
  /** Subscribe, and wait until it is known where the subscription begins. Refused: the refusal is the first event. */
  open(options?: StreamOptions): Promise<ClientStream>;
  /** Record a document; gives its id. */
  record(issuerId: string, subject: string): Promise<string>;
  /** Ids of agencies that may issue documents. */
  issuers(): Promise<string[]>;
  /** Where a subgraph is served over HTTP. */
  urlOf(name: string): string;
  /** End the HTTP server of a subgraph and start another at the same port, `whileDown` in between. */
  restart(name: string, whileDown?: () => Promise<void>): Promise<void>;
}

export interface SubscriptionHubOptions {
  readonly transport?: 'local' | 'http';
  readonly limits?: GatewayOptions['limits'];
  readonly patience?: Patience;
  readonly clock?: Clock;
}

/** The whole hub, its gateway subscribed to without a socket. */
export async function startSubscriptionHub(options: SubscriptionHubOptions = {}): Promise<SubscriptionHub> {
  const { transport = 'local', clock = systemClock } = options;
  const db = await openHubDatabase();
  // A bug must show itself, whatever the test expects.
  const logger: Logger = { ...silentLogger, error: (message, facts) => console.error(message, facts) };
  const statements: string[] = [];
  const { database } = db;
  const onStatement = (name: string) => statements.push(name);
  const installation = openInstallation({
    ...{ database, clock, logger, name: 'Test', version: '0', onStatement },
    signingKey: TEST_SECRET,
    witness: null,
  });

  const servers = new Map<string, SubgraphServer>();
  const serve = (subgraph: DefinedSubgraph, port: number) =>
    serveSubgraph({ subgraph, host: '127.0.0.1', port, hubKey: TEST_SECRET, clock, logger });
  const transports: Transport[] = [];
  for (const subgraph of installation.subgraphs) {
    if (transport === 'local') {
      transports.push(localTransport(subgraph));
      continue;
    }
    const server = await serve(subgraph, 0);
    servers.set(subgraph.name, server);
    transports.push(httpTransportTo(subgraph, server.url, clock, options.patience));
  }

  const supergraphSdl = await readFile(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
  const { limits = {} } = options;
  const gateway = await createGateway({ supergraphSdl, transports, clock, logger, limits });
  await installation.caughtUp();

  const subgraph = (name: string) => installation.subgraphs.find((each) => each.name === name) as DefinedSubgraph;
  let recorded = 0;
  return {
    database,
    adminUrl: db.adminUrl,
    gateway,
    installation,
    statements,
    supergraphSdl,
    transports,
    subgraph,
    open: (given = {}) => openStream(gateway, given),
    async record(issuerId, subject) {
      recorded += 1;
      const input = { idempotencyKey: `test ${recorded}`, type: 'Công văn', issuerId, subject };
      // Straight to the subgraph: writers go on while its server is away.
      const { data, errors } = (await subgraph('directives').execute({
        query: RECORD,
        variables: { input },
        viewer: OPERATOR,
        readAt: { position: null, today: dayInVietnam(clock.now()) },
        language: 'en',
        signal: new AbortController().signal,
        requestId: 'test',
      })) as { data?: { recordDirective?: { directive?: { id: string } } }; errors?: readonly unknown[] };
      const id = data?.recordDirective?.directive?.id;
      if (id === undefined) throw new Error(JSON.stringify(errors ?? data));
      return id;
    },
    async issuers() {
      const query = '{ agencies(filter: { kinds: [MINISTRY_LEVEL] }, page: { first: 5 }) { nodes { id } } }';
      const { data } = JSON.parse((await gateway.execute({ query })).body);
      return data.agencies.nodes.map(({ id }: { id: string }) => id);
    },
    urlOf: (name) => servers.get(name)!.url,
    async restart(name, whileDown = async () => {}) {
      const server = servers.get(name);
      if (!server) throw new Error(`${name} has no server`);
      await server.close();
      await whileDown();
      servers.set(name, await serve(subgraph(name), Number(new URL(server.url).port)));
    },
    async [Symbol.asyncDispose]() {
      await gateway.stop();
      for (const server of servers.values()) await server.close();
      await installation.close();
      await db[Symbol.asyncDispose]();
    },
  };
}

export function httpTransportTo(
  { name, keepsHistory }: Subgraph,
  url: string,
  clock: Clock,
  patience?: Patience,
): Transport {
  const { sign } = createCallSigner(TEST_SECRET, name, clock);
  return httpTransport({ name, url, keepsHistory, sign, ...(patience ? { patience } : {}) });
}

/** Subscribe on a gateway, and wait until it is known where the subscription begins. */
export async function openStream<Data = Changes>(
  gateway: Gateway,
  { variables = {}, resumeAfter, asOf, onBoundariesOf, query = CHANGES, signal, ...caller }: StreamOptions,
): Promise<ClientStream<Data>> {
  const gone = new AbortController();
  const extensions = {
    ...(resumeAfter === undefined ? {} : { resumeAfter }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(onBoundariesOf === undefined ? {} : { onBoundariesOf }),
  };
  const request = gateway.admit({ query, variables, extensions });
  const ends = signal ? AbortSignal.any([signal, gone.signal]) : gone.signal;
  const events = gateway.subscribe(request, { ...caller, signal: ends, marks: true })[Symbol.asyncIterator]();

  const first = await events.next();
  const isMark = !first.done && first.value.body === '';
  let early: ClientEvent<Data> | null = first.done || isMark ? null : read<Data>(first.value);
  const leave = async () => {
    gone.abort();
    await events.return?.();
  };
  return {
    begunAt: (isMark && first.value.position) || '',
    async next() {
      if (early) {
        const event = early;
        early = null;
        return event;
      }
      for (;;) {
        const { done, value } = await events.next();
        if (done) return null;
        if (value.body !== '') return read<Data>(value);
      }
    },
    leave,
    [Symbol.asyncDispose]: leave,
  };
}

function read<Data>({ body, position }: GatewayEvent): ClientEvent<Data> {
  return { position, ...JSON.parse(body) };
}
