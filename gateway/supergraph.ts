import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  isSpecifiedDirective,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { HubError } from '../platform/errors.ts';

/** A subgraph as the supergraph names it. The url is empty when the supergraph was composed without one. */
export interface JoinedSubgraph {
  readonly name: string;
  readonly url: string;
}

/** What the gateway needs to know of a supergraph besides its plans. */
export interface Supergraph {
  readonly subgraphs: readonly JoinedSubgraph[];
  /** The names of a type and of everything that can stand in its place: implementations, members. */
  runtimeTypes(typeName: string): ReadonlySet<string>;
  /** The key field sets by which a subgraph resolves an entity; empty when none are declared. */
  entityKeys(subgraph: string, typeName: string): readonly SelectionSetNode[];
}

/** Reads a supergraph document. Refused with SUPERGRAPH_INVALID when it is not GraphQL or joins no subgraph. */
export function readSupergraph(sdl: string): Supergraph {
  const document = parseSupergraph(sdl);
  const graphs = joinedGraphs(document);
  if (graphs.size === 0) {
    throw new HubError('SUPERGRAPH_INVALID', 'The supergraph was expected to have an enum join__Graph; it has none.');
  }
  const types = runtimeTypesByName(document);
  const keys = keysByGraphAndType(document, graphs);
  return {
    subgraphs: [...graphs.values()],
    runtimeTypes: (typeName) => types.get(typeName) ?? new Set([typeName]),
    entityKeys: (subgraph, typeName) => keys.get(`${subgraph} ${typeName}`) ?? [],
  };
}

/** The schema clients see, made from the planner's SDL: its own copies of what graphql-js brings along are left out. */
export function apiSchemaOf(apiSdl: string): GraphQLSchema {
  const document = parse(apiSdl, { noLocation: true });
  const definitions = document.definitions.filter((definition) => !isBuiltIn(definition)).map(withoutMetaFields);
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValid: true, assumeValidSDL: true });
}

function isBuiltIn(definition: DefinitionNode): boolean {
  if (definition.kind === Kind.DIRECTIVE_DEFINITION)
    return isSpecifiedDirective({ name: definition.name.value } as never);
  return 'name' in definition && definition.name?.value.startsWith('__') === true;
}

function withoutMetaFields(definition: DefinitionNode): DefinitionNode {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || !definition.fields) return definition;
  return { ...definition, fields: definition.fields.filter((field) => !field.name.value.startsWith('__')) };
}

function parseSupergraph(sdl: string): DocumentNode {
  try {
    return parse(sdl, { noLocation: true });
  } catch (cause) {
    throw new HubError('SUPERGRAPH_INVALID', `The supergraph is not a GraphQL document: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** By the name of the enum value, which is what the other join directives refer to. */
function joinedGraphs(document: DocumentNode): Map<string, JoinedSubgraph> {
  const graphs = new Map<string, JoinedSubgraph>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const join = value.directives?.find((directive) => directive.name.value === 'join__graph');
      if (!join) continue;
      graphs.set(value.name.value, {
        name: textArgument(join, 'name') ?? value.name.value,
        url: textArgument(join, 'url') ?? '',
      });
    }
  }
  return graphs;
}

function runtimeTypesByName(document: DocumentNode): Map<string, Set<string>> {
  const types = new Map<string, Set<string>>();
  const add = (typeName: string, runtimeType: string) => {
    const known = types.get(typeName);
    if (known) known.add(runtimeType);
    else types.set(typeName, new Set([typeName, runtimeType]));
  };
  for (const definition of document.definitions) {
    if (
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.OBJECT_TYPE_EXTENSION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION
    ) {
      for (const implemented of definition.interfaces ?? []) add(implemented.name.value, definition.name.value);
    }
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      for (const member of definition.types ?? []) add(definition.name.value, member.name.value);
    }
  }
  return types;
}

function keysByGraphAndType(
  document: DocumentNode,
  graphs: ReadonlyMap<string, JoinedSubgraph>,
): Map<string, SelectionSetNode[]> {
  const keys = new Map<string, SelectionSetNode[]>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const directive of definition.directives ?? []) {
      const fields = directive.name.value === 'join__type' ? textArgument(directive, 'key') : null;
      const graph = graphs.get(textArgument(directive, 'graph') ?? '');
      if (!fields || !graph) continue;
      const place = `${graph.name} ${definition.name.value}`;
      const known = keys.get(place) ?? [];
      keys.set(place, known);
      known.push(fieldSet(fields));
    }
  }
  return keys;
}

function fieldSet(fields: string): SelectionSetNode {
  const [operation] = parse(`{ ${fields} }`, { noLocation: true }).definitions;
  if (operation?.kind === Kind.OPERATION_DEFINITION) return operation.selectionSet;
  throw new HubError('SUPERGRAPH_INVALID', `A key was expected to be a list of fields, but is: ${fields}`);
}

function textArgument(directive: ConstDirectiveNode, name: string): string | null {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : null;
}
