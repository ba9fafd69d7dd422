import { inForceOn } from '../../domain/agency-tree.ts';

/** First and last day of something, both inclusive; null is open or not known. */
interface Dated {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/**
 * The one of several dated things that holds on a day: the one that began last, if several do. Null when none does.
 */
export function heldOn<Item extends Dated>(items: readonly Item[], day: string): Item | null {
  const held = items.filter((item) => inForceOn(item, day));
  return held.reduce<Item | null>((best, item) => (best === null || beganLater(item, best) ? item : best), null);
}

/** The official name on a day; after an agency's end its last, before its beginning its first: it is still spoken of. */
export function nameOn<Name extends Dated & { readonly name: string }>(
  names: readonly Name[],
  day: string,
): string | null {
  const held = heldOn(names, day);
  if (held) return held.name;
  const [first] = names;
  if (!first) return null;
  const earliest = names.reduce((best, name) => (beganLater(best, name) ? name : best), first);
  const latest = names.reduce((best, name) => (beganLater(name, best) ? name : best), first);
  return earliest.validFrom !== null && day < earliest.validFrom ? earliest.name : latest.name;
}

/** Why an agency has no parent: some stand under nobody, of others it is not known. */
export function reasonForNoParent(kind: string): 'NOT_APPLICABLE' | 'NOT_REPORTED' {
  return ['GOVERNMENT', 'PARTY_OR_COUNCIL'].includes(kind) ? 'NOT_APPLICABLE' : 'NOT_REPORTED';
}

function beganLater(a: Dated, b: Dated): boolean {
  if (a.validFrom === null) return false;
  return b.validFrom === null || a.validFrom > b.validFrom;
}
