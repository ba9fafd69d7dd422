import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { isTypeDefinitionNode, isTypeExtensionNode, parse } from 'graphql';

export interface TypesSource {
  /** The complete SDL of the subgraph. */
  readonly sdl: string;
  /** `context.ts` exists and exports the type `Context`. */
  readonly hasContext: boolean;
  /** The loaders' files, path relative to the subgraph's folder → text. */
  readonly loaders: ReadonlyMap<string, string>;
}

const HEADER = '// Written by `npm run generate` from schema.graphql; changes here are lost.\n';

/**
 * The TypeScript of a subgraph's `generated/types.ts`: a type for each type of its schema, and `Resolvers`.
 *
 * Resolvers of a type T get what the loaders give: if `loaders.ts` (or a file of the folder `loaders/`) exports
 * `TRow`, that is the parent and the result; else the schema's own shape. Nothing else has to be configured.
 */
export async function subgraphTypes({ sdl, hasContext, loaders }: TypesSource): Promise<string> {
  const schema = parse(sdl);
  const names = schema.definitions
    .filter((definition) => isTypeDefinitionNode(definition) || isTypeExtensionNode(definition))
    .map((definition) => definition.name.value);

  const code = await codegen({
    filename: 'generated/types.ts',
    schema,
    documents: [],
    plugins: [{ typescript: {} }, { 'typescript-resolvers': {} }],
    pluginMap: { typescript, 'typescript-resolvers': typescriptResolvers },
    config: {
      federation: true,
      useTypeImports: true,
      enumsAsTypes: true,
      immutableTypes: true,
      strictScalars: true,
      scalars: {
        Date: 'string',
        DateTime: { input: 'string', output: 'string | Date' },
        Decimal: 'string',
        ID: 'string',
        _FieldSet: 'string',
      },
      ...(hasContext ? { contextType: '../context.ts#Context' } : {}),
      mappers: rowTypes(names, loaders),
    },
  });
  return `${HEADER}${code.trimEnd().replace(/[ \t]+$/gm, '')}\n`;
}

/** Type name → where its row comes from, as codegen writes it: `../loaders.ts#TaskRow`. */
function rowTypes(names: readonly string[], loaders: ReadonlyMap<string, string>): Record<string, string> {
  const rows = [...loaders].flatMap(([path, text]) =>
    [...text.matchAll(/^export (?:interface|type|class) (\w+)Row\b/gm)].map((match) => ({ path, name: match[1]! })),
  );
  // The shared type Problem is made by commands, in both languages; platform/subgraph.ts answers its message.
  const problem = names.includes('Problem') ? { Problem: '../../../platform/problems.ts#Problem as ProblemRow' } : {};
  const own = Object.fromEntries(
    rows.filter(({ name }) => names.includes(name)).map(({ path, name }) => [name, `../${path}#${name}Row`]),
  );
  return { ...problem, ...own };
}
