import { type ConstDirectiveNode, type ConstValueNode, Kind } from 'graphql';
import type { Demand, Requirement } from '../access.ts';
import { unreadable } from './unreadable.ts';

export type AccessDirective = 'authenticated' | 'requiresScopes' | 'policy';

const ARGUMENTS = { requiresScopes: 'scopes', policy: 'policies' } as const;

/**
 * What one application of an access directive demands, in the canonical form: names and alternatives sorted, each once,
 * an empty alternative left out. Refused with ACCESS_UNREADABLE when its list is missing or is no list of lists of names.
 */
export function demandOf(meaning: AccessDirective, directive: ConstDirectiveNode, place: string): Demand {
  if (meaning === 'authenticated') return { kind: 'authenticated' };
  const name = ARGUMENTS[meaning];
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  const lists = value && listsOf(value);
  if (!lists) {
    throw unreadable(
      `Expected @${directive.name.value}(${name}:) at ${place} to be a list of lists of names.`,
      `Write it as @${directive.name.value}(${name}: [["name"]]).`,
    );
  }
  const kind = meaning === 'policy' ? 'policies' : 'scopes';
  return { kind, anyOf: canonicalLists(lists) };
}

/** A list written as one value stands for a list of that value, as the GraphQL specification coerces input. */
function listsOf(value: ConstValueNode): string[][] | null {
  const outer = value.kind === Kind.LIST ? value.values : [value];
  const lists = outer.map((inner) => (inner.kind === Kind.LIST ? inner.values : [inner]));
  const isNames = lists.every((inner) => inner.every((name) => name.kind === Kind.STRING));
  return isNames ? lists.map((inner) => inner.map((name) => (name as { value: string }).value)) : null;
}

function canonicalLists(lists: readonly (readonly string[])[]): string[][] {
  const inner = lists.map((all) => [...new Set(all)].sort()).filter((all) => all.length > 0);
  const byKey = new Map(inner.map((all) => [JSON.stringify(all), all]));
  return [...byKey.keys()].sort().map((key) => byKey.get(key)!);
}

/** The demands each once, in an order that depends on nothing but them. */
export function canonical(demands: Iterable<Demand>): Requirement {
  const byKey = new Map<string, Demand>();
  for (const demand of demands) byKey.set(keyOfDemand(demand), demand);
  return [...byKey.keys()].sort().map((key) => byKey.get(key)!);
}

/** The same text for the same requirement, whichever document it was read from. */
export function keyOf(requirement: Requirement): string {
  return requirement.map(keyOfDemand).join(' & ');
}

function keyOfDemand(demand: Demand): string {
  if (demand.kind === 'authenticated') return demand.kind;
  return `${demand.kind} ${JSON.stringify(canonicalLists(demand.anyOf))}`;
}

/** Whether everyone who meets `stronger` meets `weaker` too, as far as each demand of the latter has one that covers it. */
export function implies(stronger: Requirement, weaker: Requirement): boolean {
  return weaker.every((asked) => stronger.some((given) => covers(given, asked)));
}

function covers(given: Demand, asked: Demand): boolean {
  if (given.kind === 'authenticated' || asked.kind === 'authenticated') return given.kind === asked.kind;
  if (given.kind !== asked.kind) return false;
  return canonicalLists(given.anyOf).every((held) =>
    canonicalLists(asked.anyOf).some((needed) => needed.every((name) => held.includes(name))),
  );
}
