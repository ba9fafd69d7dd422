import { readFile } from 'node:fs/promises';
import { openInstallation, SUBGRAPHS } from '../../cli/installation.ts';
import { createGateway } from '../../gateway/gateway.ts';
import { localTransport } from '../../gateway/transport.ts';
import { systemClock } from '../../platform/clock.ts';
import { openDatabase } from '../../platform/database.ts';
import { silentLogger } from '../../platform/log.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';
import type { BenchDatabase } from '../portal-query/installation.ts';

/** Gateway and subgraphs in this process, asked by the public. */
export interface InProcessHub extends AsyncDisposable {
  /** SQL statements so far. */
  readonly statements: number;
  /** The answer as it is sent; throws when it holds errors. */
  ask(query: string, variables: Record<string, unknown>): Promise<string>;
}

export async function openInProcessHub({ url, signingKey }: BenchDatabase, poolSize: number): Promise<InProcessHub> {
  const secret = signingKey;
  const database = await openDatabase({ adminUrl: url, subgraphs: SUBGRAPHS, poolSize, secret, logger: silentLogger });
  let statements = 0;
  const installation = openInstallation({
    ...{ database, clock: systemClock, logger: silentLogger, name: 'bench', version: '0', signingKey, witness: null },
    onStatement: () => {
      statements += 1;
    },
  });
  const gateway = await createGateway({
    supergraphSdl: await readFile(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8'),
    transports: installation.subgraphs.map((subgraph) => localTransport(subgraph)),
    ...{ clock: systemClock, logger: silentLogger, audit: installation.audit.sink },
  });
  const caller = { viewer: PUBLIC_VIEWER, signal: new AbortController().signal, requestId: 'bench' };
  return {
    get statements() {
      return statements;
    },
    async ask(query, variables) {
      const { body } = await gateway.execute({ query, variables, ...caller });
      if (body.includes('"errors":')) throw new Error(`${JSON.stringify(variables)}: ${body.slice(0, 500)}`);
      return body;
    },
    async [Symbol.asyncDispose]() {
      await gateway.stop();
      await installation.close();
      await database.close();
    },
  };
}
