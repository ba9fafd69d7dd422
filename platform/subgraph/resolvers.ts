type ResolverMap = Readonly<Record<string, unknown>>;

/**
 * Resolvers that several files say, as one map: fields of one type are put together. Throws when two files resolve the
 * same field: one of them would be lost without a word.
 */
export function joinResolvers(...parts: readonly object[]): Record<string, ResolverMap> {
  const joined: Record<string, Record<string, unknown>> = {};
  for (const part of parts as readonly Record<string, ResolverMap>[]) {
    for (const [type, fields] of Object.entries(part)) {
      joined[type] ??= {};
      for (const [field, resolver] of Object.entries(fields)) {
        if (Object.hasOwn(joined[type], field)) throw new Error(`expected one resolver of ${type}.${field}, got two`);
        joined[type][field] = resolver;
      }
    }
  }
  return joined;
}
