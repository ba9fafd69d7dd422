import { readFileSync } from 'node:fs';
import { ApolloServer, type ApolloServerOptions } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { dayInVietnam, systemClock } from '../../platform/clock.ts';
import { createLogger } from '../../platform/log.ts';
import { type CallSigner, createCallSigner } from '../../platform/viewer/signed-call.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';
import { gatewayEnvironment } from './gateway-environment.ts';

// @apollo/gateway over the same subgraph processes, behind Apollo's own server, with the plugins off that ours has off.

/** What is used of the package, which is installed here in bench/ only: the project type-checks without it. */
interface ApolloGatewayPackage {
  readonly ApolloGateway: new (options: {
    readonly supergraphSdl: string;
    readonly buildService: (definition: { readonly name: string }) => object;
  }) => NonNullable<ApolloServerOptions<object>['gateway']>;
  readonly RemoteGraphQLDataSource: new (config: {
    readonly url: string;
    readonly honorSubgraphCacheControlHeader: boolean;
    willSendRequest(options: { readonly request: SubgraphCall }): Promise<void>;
  }) => object;
}

interface SubgraphCall {
  readonly query: string;
  readonly http: { readonly headers: { set(name: string, value: string): void } };
}

const PACKAGE: string = '@apollo/gateway';
const { ApolloGateway, RemoteGraphQLDataSource } = (await import(PACKAGE)) as ApolloGatewayPackage;

const { supergraph, subgraphUrls, signingKey } = gatewayEnvironment(process.env);

/** The subgraphs take signed calls only: this is the one thing added to the gateway's own data source. */
function sign(signer: CallSigner, request: SubgraphCall): void {
  // In the order in which the data source writes the body.
  const { http, query, ...rest } = request;
  const body = JSON.stringify({ query, ...rest });
  const readAt = { position: null, today: dayInVietnam(systemClock.now()) };
  const token = signer.sign({ viewer: PUBLIC_VIEWER, language: 'en', readAt }, body);
  http.headers.set('authorization', `Bearer ${token}`);
}

/**
 * Access rules are for Apollo's router alone: the gateway refuses a supergraph that demands them (`for: SECURITY`,
 * UNSUPPORTED_LINKED_FEATURE), and passes over links that do not say what they are for. So it enforces none.
 */
function withoutSecurity(supergraphSdl: string): string {
  return supergraphSdl.replaceAll(/,\s*for: SECURITY\b/g, '');
}

const gateway = new ApolloGateway({
  supergraphSdl: withoutSecurity(readFileSync(supergraph, 'utf8')),
  buildService: ({ name }) => {
    const signer = createCallSigner(signingKey, name, systemClock);
    return new RemoteGraphQLDataSource({
      url: subgraphUrls[name] ?? '',
      honorSubgraphCacheControlHeader: false,
      willSendRequest: async ({ request }) => sign(signer, request),
    });
  },
});
const server = new ApolloServer({
  gateway,
  plugins: [
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginInlineTraceDisabled(),
    ApolloServerPluginLandingPageDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
  ],
  stopOnTerminationSignals: false,
});
const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
createLogger('info').info('serving', { url });
process.once('SIGTERM', () => void server.stop());
