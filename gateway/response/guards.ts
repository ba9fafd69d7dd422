import { type DirectiveNode, Kind } from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** Whether something selected under @skip or @include belongs to the answer, given the variables. */
export type Guard = (variables: Variables) => boolean;

/** The guard that a selection's directives make: null when it is always there, 'never' when it never is. */
export function guardOf(directives: readonly DirectiveNode[] | undefined): Guard | null | 'never' {
  let guard: Guard | null = null;
  for (const directive of directives ?? []) {
    const wanted = directive.name.value === 'include';
    if (!wanted && directive.name.value !== 'skip') continue;
    const condition = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
    if (condition?.kind === Kind.BOOLEAN) {
      if (condition.value !== wanted) return 'never';
    } else if (condition?.kind === Kind.VARIABLE) {
      const name = condition.name.value;
      guard = guardsAll(guard, (variables) => (variables[name] === true) === wanted);
    }
  }
  return guard;
}

export function guardsAll(a: Guard | null, b: Guard | null): Guard | null {
  if (a === null) return b;
  if (b === null) return a;
  return (variables) => a(variables) && b(variables);
}

/** Null, which is always, as soon as one of them is. */
export function guardsAny(guards: readonly (Guard | null)[]): Guard | null {
  const [first = null] = guards;
  if (guards.length <= 1) return first;
  const all = guards.filter((guard) => guard !== null);
  return all.length < guards.length ? null : (variables) => all.some((guard) => guard(variables));
}
