import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import type { NullAt, NullReason } from '../../schema/nulls.ts';

/** How many nulls one answer explains: beyond it they stay unexplained, so that no answer outgrows its data. */
const EXPLAINED_CAP = 2000;

/** Gathers, during one operation, which fields are null and why. */
export class NullReasons {
  readonly #found: { readonly path: Path; readonly reason: NullReason }[] = [];

  /** Explain the null that the field being resolved is about to give; returns that null. */
  because(reason: NullReason, info: Pick<GraphQLResolveInfo, 'path'>): null {
    this.#found.push({ path: info.path, reason });
    return null;
  }

  /** Of more than the cap the first by their paths: which were found first is chance, and an answer is the same each time. */
  get explained(): readonly NullAt[] {
    const explained = this.#found.map(({ path, reason }) => ({ path: pathOf(path), reason }));
    if (explained.length <= EXPLAINED_CAP) return explained;
    return explained.sort((a, b) => comparePaths(a.path, b.path)).slice(0, EXPLAINED_CAP);
  }
}

/**
 * A resolver for a plain property whose null has one known reason, or a reason that the source decides.
 *
 * `product: orBecause('NOT_REPORTED', (task: TaskRow) => task.product)`
 */
export function orBecause<Source, Context extends { readonly nulls: NullReasons }, Value>(
  reason: NullReason | ((source: Source) => NullReason),
  read: (source: Source, context: Context) => Value | null | Promise<Value | null>,
): GraphQLFieldResolver<Source, Context, unknown, Value | null | Promise<Value | null>> {
  const explain = (value: Value | null, source: Source, context: Context, info: GraphQLResolveInfo) =>
    value ?? context.nulls.because(typeof reason === 'function' ? reason(source) : reason, info);

  return (source, _args, context, info) => {
    const value = read(source, context);
    return value instanceof Promise
      ? value.then((settled) => explain(settled, source, context, info))
      : explain(value, source, context, info);
  };
}

type Path = { readonly prev: Path | undefined; readonly key: string | number };

function pathOf(path: Path): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: Path | undefined = path; at; at = at.prev) keys.unshift(at.key);
  return keys;
}

function comparePaths(a: NullAt['path'], b: NullAt['path']): number {
  for (const [depth, key] of a.entries()) {
    const other = b[depth];
    if (other === undefined) return 1;
    if (key === other) continue;
    if (typeof key === 'number' && typeof other === 'number') return key - other;
    return String(key) < String(other) ? -1 : 1;
  }
  return a.length - b.length;
}
