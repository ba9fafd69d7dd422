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
import type { Sight } from '../access/sight.ts';
import type { Access, AccessClass } from '../access.ts';
import { type Introspection, introspectionOf } from '../response/introspection.ts';
import { Refused } from '../response/refusal.ts';
import { conditionVariables, withoutConditions } from './conditions.ts';
import { DataKeys } from './data-keys.ts';
import { liftLiterals } from './literals.ts';
import { planDocument } from './plan-document.ts';

const VARIABLE_ERRORS_SHOWN = 20;

/** How many variants of one operation are kept: one for each set of values of its conditions and of what is seen of it. */
const VARIANTS_CAP = 64;

export type OperationKind = 'query' | 'mutation' | 'subscription';

/** One operation of a valid document, made ready once for any number of requests. */
export interface PreparedOperation {
  readonly kind: OperationKind;
  readonly introspection: Introspection | null;
  /** The variables as the variants know them. Refused with BAD_USER_INPUT. */
  variables(given: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** What is asked when @skip and @include have these variables, and what viewers of this class see of it. */
  variant(variables: Readonly<Record<string, unknown>>, viewers: AccessClass): OperationVariant;
}

/** An operation without conditions and literals, for viewers who see the same of it. */
export interface OperationVariant {
  readonly name: string | undefined;
  /** The operation and the fragments it uses, alone and whole: what the answer is shaped by. */
  readonly document: DocumentNode;
  /** What of it is seen, and so planned. */
  readonly sight: Sight;
  /**
   * Its text, and what of it is not seen. Operations that differ in literals only have the same, and share a plan by it;
   * viewers who see something else do not.
   */
  readonly text: string;
  /** What of it the planner is given: see plan-document.ts. Null when nothing has to be fetched. */
  readonly planText: string | null;
  /** Where the fields of the document stand in the data. */
  readonly keys: DataKeys;
}

/** What is known of a schema where operations on it are prepared. */
export interface Preparing {
  readonly schema: GraphQLSchema;
  readonly access: Access;
  /** Whether messages may not name what a caller could have meant: see IntrospectionPolicy. */
  readonly hidesNames: boolean;
}

export function prepareOperation(
  { schema, access, hidesNames }: Preparing,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): PreparedOperation {
  const alone = operationAlone(document, operation);
  const lifted = liftLiterals(schema, alone);
  const conditions = conditionVariables(lifted.document);
  const concerns = access.concerns(lifted.document);
  const variants = new Lru<string, OperationVariant>(VARIANTS_CAP);
  const definitions = operation.variableDefinitions ?? [];

  return {
    kind: operation.operation,
    introspection: introspectionOf(schema, operation, fragmentsOf(alone)),
    variables(given) {
      if (definitions.length === 0) return { ...lifted.values };
      const { errors, coerced } = getVariableValues(schema, definitions, given, {
        maxErrors: VARIABLE_ERRORS_SHOWN,
        hideSuggestions: hidesNames,
      });
      if (errors) throw new Refused('BAD_USER_INPUT', errors);
      const values: Record<string, unknown> = { ...lifted.values };
      for (const name of Object.keys(coerced)) values[lifted.names.get(name) ?? name] = coerced[name];
      return values;
    },
    variant(variables, viewers) {
      let key = '';
      for (const name of conditions) key += variables[name] === true ? '1' : '0';
      for (const number of concerns) key += viewers.key[number];
      const known = variants.get(key);
      if (known) return known;
      const document = settledAlone(lifted.document, variables);
      const variant = variantOf(schema, document, access.sightOf(document, viewers));
      variants.set(key, variant);
      return variant;
    },
  };
}

function settledAlone(lifted: DocumentNode, variables: Readonly<Record<string, unknown>>): DocumentNode {
  const settled = withoutConditions(lifted, variables);
  return operationAlone(settled, operationOf(settled));
}

function variantOf(schema: GraphQLSchema, document: DocumentNode, sight: Sight): OperationVariant {
  const { name, selectionSet } = operationOf(sight.document);
  const needsPlan = hasData(selectionSet, fragmentsOf(sight.document), new Set());
  const keys = new DataKeys(schema);
  const unseen = [...sight.refusedFields, ...sight.hiddenTypes];
  return {
    name: name?.value,
    document,
    sight,
    text: unseen.length === 0 ? print(document) : `${print(document)}\n# unseen: ${unseen.join(' ')}`,
    planText: needsPlan ? print(planDocument(schema, sight, keys)) : null,
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
