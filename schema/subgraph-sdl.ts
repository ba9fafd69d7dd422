import {
  type DefinitionNode,
  type DocumentNode,
  GraphQLError,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  parse,
  visit,
} from 'graphql';

const FEDERATION_URL = 'https://specs.apollo.dev/federation/v2.9';

/** Directives of the federation specification that a subgraph may use; the header imports those that it does use. */
const FEDERATION_DIRECTIVES = new Set([
  'authenticated',
  'cost',
  'external',
  'inaccessible',
  'key',
  'listSize',
  'override',
  'policy',
  'provides',
  'requires',
  'requiresScopes',
  'shareable',
  'tag',
]);

/**
 * The complete SDL of one subgraph: the generated `@link` header, the subgraph's own text as it stands, and of the
 * shared definitions those that it reaches. This is what composition, code generation and the running subgraph read.
 *
 * Throws a GraphQLError with LINK_WRITTEN_BY_HAND or SHARED_TYPE_REDEFINED, or the parser's own for text that is not SDL.
 */
export function subgraphSdl(ownText: string, sharedText: string): string {
  const own = parse(ownText);
  const shared = parse(sharedText);
  refuseOwnLink(own);
  refuseRedefinition(own, shared);

  const used = reachedDefinitions(own, shared);
  const directives = directivesUsed([...own.definitions, ...used]);
  const parts = [linkHeader(directives), ownText.trim(), ...used.map((definition) => sourceOf(definition, sharedText))];
  return `${parts.join('\n\n')}\n`;
}

function linkHeader(directives: readonly string[]): string {
  const imports = directives.map((name) => `"@${name}"`).join(', ');
  return `extend schema @link(url: "${FEDERATION_URL}", import: [${imports}])`;
}

function refuseOwnLink(own: DocumentNode): void {
  for (const definition of own.definitions) {
    if (definition.kind !== Kind.SCHEMA_EXTENSION && definition.kind !== Kind.SCHEMA_DEFINITION) continue;
    if (!definition.directives?.some((directive) => directive.name.value === 'link')) continue;
    throw new GraphQLError('Expected no @link in the subgraph’s own schema: the header is generated.', {
      nodes: definition,
      extensions: {
        code: 'LINK_WRITTEN_BY_HAND',
        remedy: 'Remove the line with @link; use the federation directives as they are.',
      },
    });
  }
}

function refuseRedefinition(own: DocumentNode, shared: DocumentNode): void {
  const sharedNames = new Set(shared.definitions.filter(isTypeDefinitionNode).map((type) => type.name.value));
  for (const definition of own.definitions) {
    if (!isTypeDefinitionNode(definition) && !isTypeExtensionNode(definition)) continue;
    const name = definition.name.value;
    if (!sharedNames.has(name)) continue;
    throw new GraphQLError(`Expected ${name} only in schema/shared.graphql, but the subgraph defines it too.`, {
      nodes: definition,
      extensions: {
        code: 'SHARED_TYPE_REDEFINED',
        remedy: `Remove ${name} from the subgraph’s schema: the shared one is added where it is used.`,
        coordinate: name,
      },
    });
  }
}

/** Shared definitions that the own ones name, and those that these name in turn, in the order of the shared text. */
function reachedDefinitions(own: DocumentNode, shared: DocumentNode): readonly DefinitionNode[] {
  const byName = new Map(shared.definitions.filter(isTypeDefinitionNode).map((type) => [type.name.value, type]));
  const reached = new Set<string>();
  const waiting = own.definitions.flatMap(typeNames);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const definition = byName.get(name);
    if (definition === undefined || reached.has(name)) continue;
    reached.add(name);
    waiting.push(...typeNames(definition));
  }
  return shared.definitions.filter(
    (definition) => isTypeDefinitionNode(definition) && reached.has(definition.name.value),
  );
}

function typeNames(definition: DefinitionNode): string[] {
  const names: string[] = [];
  visit(definition, {
    NamedType: (node) => {
      names.push(node.name.value);
    },
  });
  return names;
}

function directivesUsed(definitions: readonly DefinitionNode[]): readonly string[] {
  const names = new Set<string>();
  for (const definition of definitions) {
    visit(definition, {
      Directive: (node) => {
        if (FEDERATION_DIRECTIVES.has(node.name.value)) names.add(node.name.value);
      },
    });
  }
  return [...names].sort();
}

function sourceOf(definition: DefinitionNode, text: string): string {
  return text.slice(definition.loc?.start, definition.loc?.end);
}
