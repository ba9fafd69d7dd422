import { type DirectiveNode, type DocumentNode, Kind, type SelectionNode, visit } from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** The names of the variables in @skip and @include. */
export function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      const value = conditionOf(directive);
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/**
 * The document as it is for these values of its conditions: what @skip and @include leave out is gone, and so are they.
 * A selection that loses all its fields stays, empty.
 *
 * Planning this, and not the conditions, is on purpose. The planner (0.0.38) finds no path through some conditional
 * fragments, and fetches some fields whatever their condition says; and the specification orders the fields of an
 * answer by the first selection that is let in, which is known only now.
 */
export function withoutConditions(document: DocumentNode, variables: Variables): DocumentNode {
  const settled = (selection: SelectionNode) => {
    if (!selection.directives?.some(conditionOf)) return undefined;
    if (!selection.directives.every((directive) => letsIn(directive, variables))) return null;
    return { ...selection, directives: selection.directives.filter((directive) => !conditionOf(directive)) };
  };
  return visit(document, { Field: settled, InlineFragment: settled, FragmentSpread: settled });
}

function conditionOf(directive: DirectiveNode) {
  if (directive.name.value !== 'skip' && directive.name.value !== 'include') return undefined;
  return directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
}

function letsIn(directive: DirectiveNode, variables: Variables): boolean {
  const condition = conditionOf(directive);
  if (!condition) return true;
  const value =
    condition.kind === Kind.VARIABLE
      ? variables[condition.name.value] === true
      : condition.kind === Kind.BOOLEAN && condition.value;
  return value === (directive.name.value === 'include');
}
