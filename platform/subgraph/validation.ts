import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  SingleFieldSubscriptionsRule,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/**
 * The rules of GraphQL for valid documents, with one put right: what a subscription selects at its root may have no
 * @skip or @include (September 2025, 5.2.4.1). graphql-js 16 throws where such a condition is a variable.
 */
export const DOCUMENT_RULES: readonly ValidationRule[] = specifiedRules.map((rule) =>
  rule === SingleFieldSubscriptionsRule ? singleUnconditionalField : rule,
);

function singleUnconditionalField(context: ValidationContext): ASTVisitor {
  const { OperationDefinition: checkSingle } = SingleFieldSubscriptionsRule(context) as {
    OperationDefinition(operation: OperationDefinitionNode): unknown;
  };
  return {
    OperationDefinition(operation) {
      const condition = operation.operation === 'subscription' ? conditionAtRoot(context, operation) : undefined;
      if (!condition) {
        checkSingle(operation);
        return;
      }
      const message = 'The field at the root of a subscription may have no @skip or @include.';
      context.reportError(new GraphQLError(message, { nodes: condition }));
    },
  };
}

function conditionAtRoot(context: ValidationContext, operation: OperationDefinitionNode): SelectionNode | undefined {
  const seen = new Set<string>();
  const pending: SelectionNode[] = [...operation.selectionSet.selections];
  for (let selection = pending.pop(); selection; selection = pending.pop()) {
    if (selection.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include')) return selection;
    if (selection.kind === Kind.INLINE_FRAGMENT) pending.push(...selection.selectionSet.selections);
    if (selection.kind !== Kind.FRAGMENT_SPREAD || seen.has(selection.name.value)) continue;
    seen.add(selection.name.value);
    pending.push(...(context.getFragment(selection.name.value)?.selectionSet.selections ?? []));
  }
  return undefined;
}
