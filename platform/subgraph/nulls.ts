import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import type { NullAt, NullReason } from '../../schema/nulls.ts';

/** How many nulls one answer explains: beyond it they stay unexplained, so that no answer outgrows its data. */
const EXPLAINED_CAP = 2000;

/** Gathers, during one operation, which fields are null and why. */
export class NullReasons {
  readonly #explained: NullAt[] = [];

  /** Explain the null that the field being resolved is about to give; returns that null. */
  because(reason: NullReason, info: Pick<GraphQLResolveInfo, 'path'>): null {
    if (this.#explained.length < EXPLAINED_CAP) this.#explained.push({ path: pathOf(info.path), reason });
    return null;
  }

  get explained(): readonly NullAt[] {
    return this.#explained;
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
