import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type Introspection, introspectionOf, withoutIntrospection } from './introspection.ts';
import { liftLiterals } from './literals.ts';
import { Refused } from './refusal.ts';

const VARIABLE_ERRORS_SHOWN = 20;

/** One operation of a valid document, made ready once for any number of requests. */
export interface PreparedOperation {
  readonly kind: 'query' | 'mutation';
  /**
   * The operation and the fragments it uses, alone, with its literals made variables: what is planned, and the key
   * under which operations that differ in literals only share a plan.
   */
  readonly document: DocumentNode;
  readonly text: string;
  /** What of it the planner is given: all but introspection. Null when nothing has to be fetched. */
  readonly planText: string | null;
  readonly name: string | undefined;
  readonly introspection: Introspection | null;
  /** The variables as the prepared document knows them. Refused with BAD_USER_INPUT. */
  variables(given: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

export function prepareOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): PreparedOperation {
  const fragments = fragmentsOf(document);
  const alone: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [operation, ...usedFragments(operation.selectionSet, fragments)],
  };
  const introspection = introspectionOf(schema, operation, fragments);
  const lifted = liftLiterals(schema, alone);
  const text = print(lifted.document);
  const needsPlan = hasData(operation.selectionSet, fragments, new Set());
  const definitions = operation.variableDefinitions ?? [];

  return {
    kind: operation.operation === 'mutation' ? 'mutation' : 'query',
    document: lifted.document,
    text,
    planText: !needsPlan ? null : introspection ? print(withoutIntrospection(lifted.document)) : text,
    name: operation.name?.value,
    introspection,
    variables(given) {
      if (definitions.length === 0) return { ...lifted.values };
      const { errors, coerced } = getVariableValues(schema, definitions, given, { maxErrors: VARIABLE_ERRORS_SHOWN });
      if (errors) throw new Refused('BAD_USER_INPUT', errors);
      const values: Record<string, unknown> = { ...lifted.values };
      for (const name of Object.keys(coerced)) values[lifted.names.get(name) ?? name] = coerced[name];
      return values;
    },
  };
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}

function usedFragments(
  start: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): FragmentDefinitionNode[] {
  const used = new Set<FragmentDefinitionNode>();
  const visit = (selection: SelectionNode) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(selection.name.value);
      if (!fragment || used.has(fragment)) return;
      used.add(fragment);
      fragment.selectionSet.selections.forEach(visit);
    } else {
      selection.selectionSet?.selections.forEach(visit);
    }
  };
  start.selections.forEach(visit);
  return [...used];
}

function hasData(
  selectionSet: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  seen: Set<string>,
): boolean {
  return selectionSet.selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return !selection.name.value.startsWith('__');
    if (selection.kind === Kind.INLINE_FRAGMENT) return hasData(selection.selectionSet, fragments, seen);
    const fragment = fragments.get(selection.name.value);
    if (!fragment || seen.has(fragment.name.value)) return false;
    seen.add(fragment.name.value);
    return hasData(fragment.selectionSet, fragments, seen);
  });
}
