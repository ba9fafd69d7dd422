import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@theguild/federation-composition';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { createGateway, type Gateway, type GatewayOptions } from '../../gateway/gateway.ts';
import { localTransport, type Transport } from '../../gateway/transport.ts';
import type { Subgraph, SubgraphRequest, SubgraphResponse } from '../../platform/subgraph.ts';

const LINK = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.3"
  import: ["@key", "@requires", "@provides", "@external", "@shareable", "@inaccessible", "@override", "@interfaceObject"]
)
`;

type Resolvers = Record<string, unknown>;

/** A subgraph made of SDL and resolvers, which remembers what it was asked. */
export interface FixtureSubgraph extends Subgraph {
  readonly schema: GraphQLSchema;
  readonly received: SubgraphRequest[];
  /** Takes the place of the execution while set: to be down, slow, or wrong. */
  behave: ((request: SubgraphRequest) => Promise<SubgraphResponse>) | null;
}

/** `typeDefs` may have a link of their own; without one they get the usual one. */
export function fixtureSubgraph(
  name: string,
  typeDefs: string,
  resolvers: Resolvers,
  history: Pick<Subgraph, 'keepsHistory' | 'resolvePosition'> = {
    keepsHistory: true,
    resolvePosition: async (asOf) => (asOf.kind === 'position' ? asOf.position : `${name}-${asOf.kind}`),
  },
): FixtureSubgraph {
  const sdl = /^extend schema @link\b/m.test(typeDefs) ? typeDefs : LINK + typeDefs;
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  const received: SubgraphRequest[] = [];
  return {
    name,
    sdl,
    schema,
    received,
    behave: null,
    ...history,
    subscribe() {
      throw new Error(`the fixture ${name} has no subscriptions`);
    },
    async execute(request) {
      received.push(request);
      if (this.behave) return this.behave(request);
      const result = await execute({
        schema,
        document: parse(request.query),
        variableValues: request.variables,
        contextValue: request,
      });
      // What travels is JSON: no class, no undefined, no shared object.
      return JSON.parse(JSON.stringify(result)) as SubgraphResponse;
    },
  };
}

export function composed(subgraphs: readonly Subgraph[], url: (name: string) => string = () => ''): string {
  const result = composeServices(subgraphs.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: url(name) })));
  if (!result.supergraphSdl) throw new Error(`the fixture does not compose: ${JSON.stringify(result.errors)}`);
  return result.supergraphSdl;
}

export interface Answer {
  readonly status: number;
  readonly isCacheable: boolean;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  readonly extensions?: {
    readonly nulls?: readonly { path: (string | number)[]; reason: string; subgraph: string; count: number }[];
    readonly asOf?: string;
    readonly onBoundariesOf?: string;
    readonly errorsOmitted?: number;
  };
}

export interface FixtureGateway {
  readonly gateway: Gateway;
  ask(query: string, rest?: Omit<Parameters<Gateway['execute']>[0], 'query'>): Promise<Answer>;
}

/** A gateway over subgraphs in this process, asked without HTTP. */
export async function fixtureGateway(
  subgraphs: readonly Subgraph[],
  options: Partial<GatewayOptions> & { readonly transportOf?: (subgraph: Subgraph) => Transport } = {},
): Promise<FixtureGateway> {
  const { transportOf = localTransport, ...rest } = options;
  const gateway = await createGateway({
    supergraphSdl: composed(subgraphs),
    transports: subgraphs.map(transportOf),
    ...rest,
  });
  return {
    gateway,
    async ask(query, request = {}) {
      const { status, isCacheable, body } = await gateway.execute({ query, ...request });
      return { status, isCacheable, ...JSON.parse(body) };
    },
  };
}
