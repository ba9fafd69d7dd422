/** What the two gateways over HTTP are told. */
export interface GatewayEnvironment {
  /** Path of the supergraph. */
  readonly supergraph: string;
  readonly subgraphUrls: Readonly<Record<string, string>>;
  readonly signingKey: string;
}

export function toEnvironment({ supergraph, subgraphUrls, signingKey }: GatewayEnvironment): Record<string, string> {
  return { SUPERGRAPH: supergraph, SUBGRAPH_URLS: JSON.stringify(subgraphUrls), SIGNING_KEY: signingKey };
}

export function gatewayEnvironment(env: NodeJS.ProcessEnv): GatewayEnvironment {
  const { SUPERGRAPH, SUBGRAPH_URLS, SIGNING_KEY } = env;
  if (!SUPERGRAPH || !SUBGRAPH_URLS || !SIGNING_KEY) throw new Error('expected to be started by the bench');
  return {
    supergraph: SUPERGRAPH,
    subgraphUrls: JSON.parse(SUBGRAPH_URLS) as Record<string, string>,
    signingKey: SIGNING_KEY,
  };
}
