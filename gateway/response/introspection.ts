import {
  type DocumentNode,
  executeSync,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isPublic, type Viewer } from '../../platform/viewer.ts';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * Who may ask for the schema itself: everyone, callers who are known, or nobody. `__typename` is no part of it. Where not
 * everyone may, messages to nobody name what a caller could have meant by a wrong name.
 */
export type IntrospectionPolicy = 'open' | 'known' | 'off';

export function mayIntrospect(policy: IntrospectionPolicy, viewer: Viewer): boolean {
  return policy === 'open' || (policy === 'known' && !isPublic(viewer));
}

/** The part of an operation that asks for the schema itself. It is answered here, from the schema clients see. */
export interface Introspection {
  /** The answer under the client's keys. */
  answer(variables: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

/** Null when the operation asks for nothing of the kind. */
export function introspectionOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
): Introspection | null {
  const selections = introspectionWithin(operation.selectionSet, fragments);
  if (selections.length === 0) return null;
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } }, ...fragments.values()],
  };
  const run = (variables: Readonly<Record<string, unknown>>) => {
    const { data } = executeSync({ schema, document, rootValue: {}, variableValues: variables });
    return data ?? {};
  };
  if (operation.variableDefinitions?.length) return { answer: run };
  let known: Readonly<Record<string, unknown>> | null = null;
  return {
    answer: (variables) => {
      known ??= run(variables);
      return known;
    },
  };
}

/** The introspection fields of the root, with the conditions around them; spreads become inline fragments. */
function introspectionWithin(selectionSet: SelectionSetNode, fragments: Fragments): SelectionNode[] {
  return selectionSet.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return isIntrospection(selection) ? [selection] : [];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (!fragment) return [];
    const selections = introspectionWithin(fragment.selectionSet, fragments);
    if (selections.length === 0) return [];
    const set: SelectionSetNode = { kind: Kind.SELECTION_SET, selections };
    return [{ kind: Kind.INLINE_FRAGMENT, directives: selection.directives ?? [], selectionSet: set }];
  });
}

/** Whether a field asks for the schema itself. */
export function isIntrospection(field: { readonly name: { readonly value: string } }): boolean {
  return field.name.value === '__schema' || field.name.value === '__type';
}
