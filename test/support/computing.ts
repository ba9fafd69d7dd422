import { type GraphDoor, type GraphDoorLimits, openGraphDoor } from '../../cli/computation/graph-door.ts';
import { issueDevelopmentToken } from '../../gateway/authentication/development-token.ts';
import { createAuthentication } from '../../gateway/authentication.ts';
import { type GatewayServer, startGateway } from '../../gateway/server.ts';
import { fixedClock } from '../../platform/clock.ts';
import { silentLogger } from '../../platform/log.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { createDirectory } from '../../subgraphs/agencies/subgraph.ts';
import { OPERATOR, startHub, type TestHub, TODAY } from './hub.ts';
import { TEST_SECRET } from './test-database.ts';

/** A whole hub that answers over HTTP, and the way in for a job that computes values. */
export interface ComputingHub extends AsyncDisposable {
  readonly hub: TestHub;
  readonly url: string;
  door(limits?: Partial<GraphDoorLimits>): GraphDoor;
  /** A credential of a known caller. */
  bearer(viewer: Viewer): Promise<string>;
  /** Record a letter of an agency: a write that anybody's counts show. */
  recordLetter(issuerId: string, issuedOn: string): Promise<void>;
}

export async function startComputingHub(): Promise<ComputingHub> {
  const hub = await startHub();
  const clock = fixedClock(`${TODAY}T03:00:00Z`);
  const directory = createDirectory(hub.database);
  const server: GatewayServer = await startGateway({
    ...{ gateway: hub.gateway, port: 0 },
    authentication: createAuthentication({
      ...{ directory, clock, logger: silentLogger, oidc: null, development: { key: TEST_SECRET } },
    }),
  });
  const url = `${server.url}/graphql`;
  let letters = 0;
  return {
    ...{ hub, url },
    door: (limits = {}) => openGraphDoor(url, { retryPauseMs: 1, ...limits }),
    bearer: (viewer) => issueDevelopmentToken(TEST_SECRET, viewer, clock.now()),
    async recordLetter(issuerId, issuedOn) {
      letters += 1;
      const input = {
        ...{ idempotencyKey: `letter ${letters}`, type: 'Công văn', symbol: `${letters}/CV-TEST` },
        ...{ issuerId, issuedOn, subject: `Công văn số ${letters}` },
      };
      const { data, errors } = await hub.ask<{ recordDirective: { problems: unknown[] } }>(
        `mutation ($input: RecordDirectiveInput!) { recordDirective(input: $input) { problems { code message } } }`,
        { variables: { input }, viewer: OPERATOR },
      );
      const problems = errors ?? data.recordDirective.problems;
      if (problems.length > 0) throw new Error(JSON.stringify(problems));
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await hub[Symbol.asyncDispose]();
    },
  };
}
