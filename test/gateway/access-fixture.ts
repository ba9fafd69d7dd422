import type { GatewayOptions } from '../../gateway/gateway.ts';
import type { AuditEntry, AuditSink } from '../../platform/audit.ts';
import { HubError } from '../../platform/errors.ts';
import { PUBLIC_VIEWER, type Viewer, viewerOf } from '../../platform/viewer.ts';
import { compose } from '../../schema/compose.ts';
import { type FixtureGateway, type FixtureSubgraph, fixtureGateway, fixtureSubgraph } from './fixture.ts';

/** The import of all directives that access rules are read from. */
export const ACCESS_LINK = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@requires", "@provides", "@external", "@shareable", "@inaccessible", "@override", "@interfaceObject", "@authenticated", "@requiresScopes", "@policy", "@tag"]
)
`;

/** One of each kind of viewer. The citizen is known and nothing else; the officer may read grants. */
export const VIEWERS = {
  public: PUBLIC_VIEWER,
  citizen: viewerOf({ subject: 'dev:citizen', roles: ['citizen'] }),
  officer: viewerOf({ subject: 'dev:officer', roles: ['officer'] }),
  auditor: viewerOf({ subject: 'dev:auditor', roles: ['auditor'] }),
  operator: viewerOf({ subject: 'dev:operator', roles: ['operator'] }),
} as const satisfies Record<string, Viewer>;

export const subgraph = (name: string, typeDefs: string, resolvers: Record<string, unknown>) =>
  fixtureSubgraph(name, ACCESS_LINK + typeDefs, resolvers);

/** The supergraph as the hub itself composes it. Throws the findings when it does not compose. */
export function supergraphOf(subgraphs: readonly { readonly name: string; readonly sdl: string }[]): string {
  const composition = compose(subgraphs);
  if (composition.ok) return composition.supergraphSdl;
  throw new Error(`the fixture does not compose: ${JSON.stringify(composition.findings, null, 2)}`);
}

export function gatewayOver(
  subgraphs: readonly FixtureSubgraph[],
  options: Partial<GatewayOptions> = {},
): Promise<FixtureGateway> {
  return fixtureGateway(subgraphs, { supergraphSdl: supergraphOf(subgraphs), ...options });
}

/** An audit record that is kept in memory, or cannot be written while `isDown`. */
export function memoryAudit(): AuditSink & { readonly entries: AuditEntry[]; isDown: boolean } {
  const entries: AuditEntry[] = [];
  return {
    entries,
    isDown: false,
    async record(entry) {
      if (this.isDown) throw new HubError('AUDIT_UNAVAILABLE', 'The audit record cannot be written.');
      entries.push(entry);
    },
  };
}

/** The reasons in an answer, as `path: REASON ×count`. */
export function reasonsIn({
  extensions,
}: {
  readonly extensions?: { readonly nulls?: readonly { path: (string | number)[]; reason: string; count: number }[] };
}): string[] {
  return (extensions?.nulls ?? []).map(({ path, reason, count }) => `${path.join('.')}: ${reason} ×${count}`);
}

/** All that a subgraph was asked, as one text. */
export const askedOf = ({ received }: FixtureSubgraph): string => received.map(({ query }) => query).join('\n');
