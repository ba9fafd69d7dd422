import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInputType,
  type OperationDefinitionNode,
  typeFromAST,
  visit,
} from 'graphql';

/**
 * For which requests graphql-jit 0.8 answers a document as graphql-js does: those that bring all of these variables. Null
 * when it does for none. It does not where
 * - fields have conditions (`@skip`, `@include`): it loses fields that are selected twice, or gives those left out;
 * - a variable's type holds itself (a filter of filters): it makes code without end and takes the process down with it;
 * - a variable inside a list or an input object is absent: it becomes null there, and no default holds.
 */
export function variablesToCompile(
  schema: GraphQLSchema,
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): readonly string[] | null {
  for (const { type } of variableDefinitions) {
    const named = typeFromAST(schema, type as Parameters<typeof typeFromAST>[1]);
    if (named && isInputType(named) && holdsItself(named, [])) return null;
  }

  let hasConditions = false;
  let depth = 0;
  const inside = new Set<string>();
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
      if (name.value === 'skip' || name.value === 'include') hasConditions = true;
    },
    ObjectValue: structure,
    ListValue: structure,
    Variable({ name }) {
      if (depth > 0) inside.add(name.value);
    },
  });
  return hasConditions ? null : [...inside];
}

function holdsItself(type: GraphQLInputType, within: readonly GraphQLInputType[]): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return false;
  if (within.includes(named)) return true;
  return Object.values(named.getFields()).some((field) => holdsItself(field.type, [...within, named]));
}
