import type { JsonObject } from './paths.ts';

/**
 * Adds to `target` what another subgraph said of the same object. Objects and lists are merged member by member; where
 * both have a value the later one stands, except that a null never takes the place of a value.
 *
 * `__proto__` is passed over: a partner's answer must not reach the prototype of our objects.
 */
export function mergeInto(target: JsonObject, source: JsonObject): void {
  for (const key in source) {
    if (key === '__proto__') continue;
    const incoming = source[key];
    const present = target[key];
    if (typeof present === 'object' && present !== null) {
      target[key] = merged(present, incoming);
    } else if (incoming !== null || !Object.hasOwn(target, key)) {
      target[key] = incoming;
    }
  }
}

function merged(present: object, incoming: unknown): unknown {
  if (incoming === null || incoming === undefined) return present;
  if (typeof incoming !== 'object' || present === incoming) return incoming;
  if (Array.isArray(present)) {
    if (!Array.isArray(incoming)) return incoming;
    for (let i = 0; i < incoming.length; i++) {
      const item: unknown = present[i];
      present[i] = typeof item === 'object' && item !== null ? merged(item, incoming[i]) : (incoming[i] ?? item);
    }
    return present;
  }
  if (Array.isArray(incoming)) return incoming;
  mergeInto(present as JsonObject, incoming as JsonObject);
  return present;
}

/**
 * A copy that shares nothing with the original. Needed when one answer goes to several places of the tree and later
 * fetches add different things at each of them.
 */
export function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  const copy: JsonObject = {};
  for (const key in value) {
    if (key !== '__proto__') copy[key] = copyOf(value[key as keyof typeof value]);
  }
  return copy as T;
}
