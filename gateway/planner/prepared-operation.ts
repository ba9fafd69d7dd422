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
import { Lru } from '../../platform/cache.ts';
import { type Introspection, introspectionOf } from '../response/introspection.ts';
import { Refused } from '../response/refusal.ts';
import { conditionVariables, withoutConditions } from './conditions.ts';
import { DataKeys } from './data-keys.ts';
import { liftLiterals } from './literals.ts';
import { planDocument } from './plan-document.ts';

const VARIABLE_ERRORS_SHOWN = 20;

/** How many variants of one operation are kept: one for each set of values of its conditions. */
const VARIANTS_CAP = 32;

export type OperationKind = 'query' | 'mutation' | 'subscription';

/** One operation of a valid document, made ready once for any number of requests. */
export interface PreparedOperation {
  readonly kind: OperationKind;
  readonly introspection: Introspection | null;
  /** The variables as the variants know them. Refused with BAD_USER_INPUT. */
  variables(given: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** What is asked when @skip and @include have these variables. */
  variant(variables: Readonly<Record<string, unknown>>): OperationVariant;
}

/** An operation without conditions and literals: what is planned, and what the answer is shaped by. */
export interface OperationVariant {
  readonly name: string | undefined;
  /** The operation and the fragments it uses, alone. */
  readonly document: DocumentNode;
  /** Its text: operations that differ in literals only have the same, and share a plan by it. */
  readonly text: string;
  /** What of it the planner is given: see plan-document.ts. Null when nothing has to be fetched. */
  readonly planText: string | null;
  /** Where the fields of the document stand in the data. */
  readonly keys: DataKeys;
}

export function prepareOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): PreparedOperation {
  const alone = operationAlone(document, operation);
  const lifted = liftLiterals(schema, alone);
  const conditions = conditionVariables(lifted.document);
  const variants = new Lru<string, OperationVariant>(VARIANTS_CAP);
  const definitions = operation.variableDefinitions ?? [];

  return {
    kind: operation.operation,
    introspection: introspectionOf(schema, operation, fragmentsOf(alone)),
    variables(given) {
      if (definitions.length === 0) return { ...lifted.values };
      const { errors, coerced } = getVariableValues(schema, definitions, given, { maxErrors: VARIABLE_ERRORS_SHOWN });
      if (errors) throw new Refused('BAD_USER_INPUT', errors);
      const values: Record<string, unknown> = { ...lifted.values };
      for (const name of Object.keys(coerced)) values[lifted.names.get(name) ?? name] = coerced[name];
      return values;
    },
    variant(variables) {
      const values = conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
      const known = variants.get(values);
      if (known) return known;
      const variant = variantOf(schema, lifted.document, variables);
      variants.set(values, variant);
      return variant;
    },
  };
}

function variantOf(
  schema: GraphQLSchema,
  lifted: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): OperationVariant {
  const settled = withoutConditions(lifted, variables);
  const operation = operationOf(settled);
  const document = operationAlone(settled, operation);
  const needsPlan = hasData(operation.selectionSet, fragmentsOf(document), new Set());
  const keys = new DataKeys(schema);
  return {
    name: operation.name?.value,
    document,
    text: print(document),
    planText: needsPlan ? print(planDocument(schema, document, keys)) : null,
    keys,
  };
}

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return operation as OperationDefinitionNode;
}

/** A document of one operation and the fragments it uses. */
function operationAlone(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const fragments = usedFragments(operation.selectionSet, fragmentsOf(document));
  return { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] };
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
