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
  /** Send a command, as an operator unless said otherwise; the id of what it shows. Throws when it is refused. */
  done(name: string, input: object, viewer?: Viewer): Promise<string>;
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
  let sent = 0;
  const done: ComputingHub['done'] = async (name, input, viewer = OPERATOR) => {
    sent += 1;
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const shown = ['directive', 'indicator', 'formula'].find((each) => name.toLowerCase().includes(each));
    const answer = await hub.ask<Record<string, { problems: unknown[] } & Record<string, { id: string } | null>>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${shown} { id } problems { code path message } } }`,
      { variables: { input: { idempotencyKey: `sent ${sent}`, ...input } }, viewer },
    );
    const payload = answer.data?.[name];
    const problems = answer.errors ?? payload?.problems ?? [];
    if (problems.length > 0) throw new Error(`${name}: ${JSON.stringify(problems)}`);
    return payload![shown!]!.id;
  };
  return {
    ...{ hub, url, done },
    door: (limits = {}) => openGraphDoor(url, { retryPauseMs: 1, ...limits }),
    bearer: (viewer) => issueDevelopmentToken(TEST_SECRET, viewer, clock.now()),
    async recordLetter(issuerId, issuedOn) {
      const about = { type: 'Công văn', symbol: `${sent + 1}/CV-TEST`, subject: `Công văn số ${sent + 1}` };
      await done('recordDirective', { ...about, issuerId, issuedOn });
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await hub[Symbol.asyncDispose]();
    },
  };
}
