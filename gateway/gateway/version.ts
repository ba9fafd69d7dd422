import type { GraphQLSchema } from 'graphql';
import { HubError } from '../../platform/errors.ts';
import { type AccessRules, readAccess } from '../../schema/access.ts';
import { type Access, createAccess } from '../access.ts';
import { Documents } from '../admission/documents.ts';
import type { Limits } from '../admission.ts';
import { Plans } from '../planner/plans.ts';
import { createPlanner, type Planner } from '../planner.ts';
import { apiSchemaOf, readSupergraph, type Supergraph } from '../supergraph.ts';
import type { Transport } from '../transport.ts';

/** A supergraph and the ways to its subgraphs. */
export interface VersionSource {
  readonly supergraphSdl: string;
  /** One for each subgraph that the supergraph joins; found by their names. */
  readonly transports: readonly Transport[];
}

/** What all versions of a gateway have in common. */
export interface VersionOptions {
  readonly limits: Limits;
  /** Whether messages may not name what a caller could have meant: see IntrospectionPolicy. */
  readonly hidesNames: boolean;
}

/** One supergraph made ready to answer. A gateway serves one at a time; what began on an earlier one ends on it. */
export class GatewayVersion {
  readonly access: Access;
  readonly apiSchema: GraphQLSchema;
  readonly documents: Documents;
  readonly plans: Plans;
  readonly supergraph: Supergraph;
  readonly transports: ReadonlyMap<string, Transport>;
  readonly #planner: Planner;
  readonly #underWay = new Set<Promise<unknown>>();

  private constructor(
    planner: Planner,
    supergraph: Supergraph,
    transports: ReadonlyMap<string, Transport>,
    rules: AccessRules,
    { limits, hidesNames }: VersionOptions,
  ) {
    this.#planner = planner;
    this.supergraph = supergraph;
    this.transports = transports;
    this.apiSchema = apiSchemaOf(planner.apiSdl);
    this.access = createAccess(rules, this.apiSchema);
    this.documents = new Documents({ schema: this.apiSchema, access: this.access, hidesNames }, limits);
    this.plans = new Plans(planner, supergraph, this.apiSchema);
  }

  /**
   * Refused with PLATFORM_UNSUPPORTED, SUPERGRAPH_INVALID, also for access rules that cannot be read, and CONFIG_INVALID
   * when a joined subgraph has no transport. `planner` stands in place of the real one, for tests that count what is
   * planned.
   */
  static async open(source: VersionSource, options: VersionOptions, planner?: Planner): Promise<GatewayVersion> {
    const supergraph = readSupergraph(source.supergraphSdl);
    const rules = accessRules(source.supergraphSdl);
    const transports = new Map(source.transports.map((transport) => [transport.name, transport]));
    const missing = supergraph.subgraphs.filter(({ name }) => !transports.has(name)).map(({ name }) => name);
    if (missing.length > 0) {
      throw new HubError(
        'CONFIG_INVALID',
        `The supergraph joins subgraphs that have no transport: ${missing.join(', ')}.`,
      );
    }
    const made = planner ?? (await createPlanner(source.supergraphSdl));
    return new GatewayVersion(made, supergraph, transports, rules, options);
  }

  /** Keeps the version open until the work has ended. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    try {
      return await work;
    } finally {
      this.#underWay.delete(work);
    }
  }

  /** Waits for what is under way, then lets go of the planner and of those transports that are not in `kept`. */
  async close(kept: ReadonlyMap<string, Transport> = new Map()): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
    const stillUsed = new Set(kept.values());
    for (const transport of this.transports.values()) {
      if (!stillUsed.has(transport)) transport.close?.();
    }
    this.#planner.close();
  }
}

/** A rule that cannot be read would be a rule that nobody keeps. */
function accessRules(supergraphSdl: string): AccessRules {
  try {
    return readAccess(supergraphSdl);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new HubError('SUPERGRAPH_INVALID', `The access rules of the supergraph cannot be read: ${why}`, { cause });
  }
}
