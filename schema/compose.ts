import {
  type CompositionResult,
  composeSchemaContract,
  composeServices,
  validateSubgraph,
} from '@theguild/federation-composition';
import {
  type DefinitionNode,
  type DocumentNode,
  GraphQLError,
  isTypeDefinitionNode,
  Kind,
  parse,
  print,
} from 'graphql';
import { withoutBorrowedDescriptions } from './compose/borrowed-descriptions.ts';
import { findingOf } from './compose/library-error.ts';
import { lostRules, unreadableRules } from './compose/lost-rules.ts';
import { type Finding, sortedFindings } from './finding.ts';

/** One subgraph as composition reads it: its complete SDL and where it answers. */
export interface SubgraphToCompose {
  readonly name: string;
  readonly sdl: string;
  /** Written into the supergraph; `local:<name>` when left out, which only this hub's own transport understands. */
  readonly url?: string;
}

export interface ComposeOptions {
  /** Contract: what carries one of these in `@tag(name:)` is left out of the API schema, and what only it reaches too. */
  readonly hiddenTags?: readonly string[];
}

export type Composition =
  | {
      readonly ok: true;
      /**
       * Federation v2 supergraph, as a planner or a router reads it. That of a contract bears no @tag at all, so nobody
       * can tell from it what is personal: serve the whole one, and show the contract's `publicSdl`.
       */
      readonly supergraphSdl: string;
      /** What a client sees: no federation directive, nothing inaccessible. Types by name, members as their author put them. */
      readonly publicSdl: string;
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Compose subgraphs into one graph. The answer depends on the set of subgraphs, not on their order. A description of
 * another subgraph's entity or of its key is left to the owner. A supergraph that demands less of callers than a
 * subgraph's SDL is a failure too: ACCESS_RULE_LOST, PERSONAL_MARK_LOST.
 *
 * On failure every finding names its subgraph (null when several together cause it), the type or field and a remedy.
 */
export function compose(subgraphs: readonly SubgraphToCompose[], options: ComposeOptions = {}): Composition {
  const findings = [...nameFindings(subgraphs), ...subgraphs.flatMap(syntaxFindings)];
  if (findings.length > 0) return { ok: false, findings: sortedFindings(findings) };

  const services = subgraphs
    .map(({ name, sdl, url }) => ({
      name,
      url: url ?? `local:${name}`,
      typeDefs: withoutBorrowedDescriptions(parse(sdl)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = services.map((service) => service.name);

  const result = composed(services, options.hiddenTags ?? []);
  if (result instanceof Error) return { ok: false, findings: [findingOf(result, names)] };
  if (result.errors !== undefined) {
    return { ok: false, findings: sortedFindings(result.errors.map((error) => findingOf(error, names))) };
  }
  const supergraphSdl = printed(result.supergraphDocumentNode);
  const isContract = (options.hiddenTags ?? []).length > 0;
  const lost = lostRules(subgraphs, supergraphSdl).filter(({ code }) => !(isContract && code === 'PERSONAL_MARK_LOST'));
  if (lost.length > 0) return { ok: false, findings: sortedFindings(lost) };
  return {
    ok: true,
    supergraphSdl,
    publicSdl: printed(result.publicDocumentNode),
  };
}

/**
 * What is wrong with one subgraph by itself, before it meets the others: syntax, keys, unknown types, wrong use of a
 * federation directive, access rules that cannot be read. Empty when it may be composed.
 */
export function checkSubgraph({ name, sdl }: SubgraphToCompose): readonly Finding[] {
  const findings = syntaxFindings({ name, sdl });
  if (findings.length > 0) return findings;
  const result = attempt(() => validateSubgraph({ name, typeDefs: parse(sdl) }));
  const errors = result instanceof Error ? [result] : result;
  if (errors.length === 0) return unreadableRules({ name, sdl });
  return sortedFindings(errors.map((error) => findingOf(error, [name])));
}

function composed(
  services: { name: string; url: string; typeDefs: DocumentNode }[],
  hiddenTags: readonly string[],
): CompositionResult | Error {
  if (hiddenTags.length === 0) return attempt(() => composeServices(services));
  const filter = { include: new Set<string>(), exclude: new Set(hiddenTags) };
  return attempt(() => composeSchemaContract(services, filter, true));
}

/** The library throws instead of reporting for some malformed directives; a partner's SDL must not do that to us. */
function attempt<T>(action: () => T): T | Error {
  try {
    return action();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function nameFindings(subgraphs: readonly SubgraphToCompose[]): Finding[] {
  const names = subgraphs.map((subgraph) => subgraph.name);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...repeated].map((name) => ({
    code: 'SUBGRAPH_NAME_TAKEN',
    severity: 'ERROR',
    message: `Expected each subgraph to have a name of its own; ${name} came more than once.`,
    subgraph: name,
    coordinate: null,
    remedy: 'Choose a name that no joined subgraph has.',
  }));
}

function syntaxFindings({ name, sdl }: SubgraphToCompose): Finding[] {
  try {
    parse(sdl);
    return [];
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return [findingOf(error, [name])];
  }
}

function printed(document: DocumentNode): string {
  const definitions = [...document.definitions].sort((a, b) => {
    const [first, second] = [sortKey(a), sortKey(b)];
    return first < second ? -1 : first > second ? 1 : 0;
  });
  return `${print({ ...document, definitions })}\n`;
}

function sortKey(definition: DefinitionNode): string {
  if (isTypeDefinitionNode(definition)) return `2 ${definition.name.value}`;
  return definition.kind === Kind.DIRECTIVE_DEFINITION ? `1 ${definition.name.value}` : '0';
}
