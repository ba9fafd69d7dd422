/**
 * A value as one text that is equal for equal values: the order of keys does not count, and what is undefined is absent.
 * Instants are taken to the millisecond.
 */
export function contentOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'bigint') return part.toString();
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
