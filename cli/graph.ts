import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createGateway } from '../gateway/gateway.ts';
import { localTransport } from '../gateway/transport.ts';
import { systemClock } from '../platform/clock.ts';
import { HubError, isErrorCode } from '../platform/errors.ts';
import { PUBLIC_VIEWER } from '../platform/viewer.ts';
import { openHubProcess, VERSION } from './hub-process.ts';
import { migrateAll, openInstallation, pending } from './installation.ts';

const SUPERGRAPH = new URL('../schema/supergraph.graphql', import.meta.url);

/** The one graph as commands of the hub's operator ask it: as anybody may, for what is public. */
export interface Graph {
  /** Data as of a moment, with the token that repeats it; or the first error that it came to, as a HubError. */
  ask<Data extends object>(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    asOf: string,
  ): Promise<{ readonly data: Data; readonly asOf: string }>;
}

/** Work with the graph, on the database itself: beside a hub that runs, too. The log keeps out of what is printed. */
export async function withGraph<Result>(work: (graph: Graph) => Promise<Result>): Promise<Result> {
  await using hub = await openHubProcess({ ...process.env, LOG_LEVEL: 'silent' }, { besideRunning: true });
  const { config, database, logger, signingKey } = hub;
  if ((await pending(database)).length > 0) await migrateAll(database);
  await using installation = openInstallation({
    ...{ database, clock: systemClock, logger, name: config.hubName, version: VERSION },
    ...{ signingKey, witness: null },
  });
  const gateway = await createGateway({
    supergraphSdl: readFileSync(SUPERGRAPH, 'utf8'),
    transports: installation.subgraphs.map(localTransport),
    ...{ clock: systemClock, logger, audit: installation.audit.sink },
  });
  try {
    return await work({ ask: (document, variables, asOf) => ask(gateway, document, variables, asOf) });
  } finally {
    await gateway.stop();
  }
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  readonly extensions?: { readonly asOf?: string };
}

async function ask<Data extends object>(
  gateway: Awaited<ReturnType<typeof createGateway>>,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  asOf: string,
): Promise<{ data: Data; asOf: string }> {
  const { body } = await gateway.execute({
    ...{ query, variables: { ...variables }, operationName: undefined, extensions: { asOf } },
    ...{ viewer: PUBLIC_VIEWER, signal: new AbortController().signal, requestId: randomUUID() },
  });
  const { data, errors = [], extensions } = JSON.parse(body) as Answer<Data>;
  const [error] = errors;
  if (!error && data && extensions?.asOf) return { data, asOf: extensions.asOf };
  const code = error?.extensions?.code;
  throw new HubError(isErrorCode(code) ? code : 'INTERNAL_ERROR', error?.message ?? 'The graph gave no answer.');
}
