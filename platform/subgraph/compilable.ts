import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInputType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  visit,
} from 'graphql';

/**
 * Whether graphql-jit 0.8 answers a document as graphql-js does. It does not where
 * - fields have conditions (`@skip`, `@include`): it loses fields that are selected twice, or gives those left out;
 * - a variable that may be absent stands inside a list or an input object: it becomes null there, and no default holds;
 * - a variable's type holds itself (a filter of filters): it makes code without end and takes the process down with it.
 */
export function isCompilable(
  schema: GraphQLSchema,
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): boolean {
  for (const { type } of variableDefinitions) {
    const named = typeFromAST(schema, type as Parameters<typeof typeFromAST>[1]);
    if (named && isInputType(named) && holdsItself(named, [])) return false;
  }
  const present = new Set(
    variableDefinitions
      .filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE || defaultValue !== undefined)
      .map(({ variable }) => variable.name.value),
  );

  let isSafe = true;
  let depth = 0;
  const structure = {
    enter() {
      depth += 1;
    },
    leave() {
      depth -= 1;
    },
  };
  visit(document, {
    Directive({ name }) {
      if (name.value === 'skip' || name.value === 'include') isSafe = false;
    },
    ObjectValue: structure,
    ListValue: structure,
    Variable({ name }) {
      if (depth > 0 && !present.has(name.value)) isSafe = false;
    },
  });
  return isSafe;
}

function holdsItself(type: GraphQLInputType, within: readonly GraphQLInputType[]): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return false;
  if (within.includes(named)) return true;
  return Object.values(named.getFields()).some((field) => holdsItself(field.type, [...within, named]));
}
