import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { ratioOf } from '../../domain/ratio.ts';
import type { Connection } from '../page.ts';
import type { NullReasons } from '../subgraph/nulls.ts';
import { type CheckedCube, type Dimension, flagsField } from './declaration.ts';
import { type Filter, type FilterInput, readFilter } from './filter.ts';
import type { AgencyValue, CubeRow } from './rows.ts';

export interface CubeContext {
  readonly nulls: NullReasons;
}

/** Gives an entity of the subgraph's own by its id; of another subgraph's the id is enough. */
export type EntityLoader<Context> = (id: string, context: Context) => unknown;

/** A row that answers: of published cells a measure is null where it is withheld. */
interface ShownRow extends Pick<CubeRow, 'dimension'> {
  measure(name: string, filter: Filter): string | null;
}

/** By type and field. */
export type CubeResolvers<Context> = Record<string, Record<string, Resolver<Context>>>;

type Resolver<Context> = GraphQLFieldResolver<never, Context>;

/** Resolvers of a cube's own types: see `Cube.resolvers`. */
export function cubeResolvers<Context extends CubeContext>(
  cube: CheckedCube,
  entities: Readonly<Record<string, EntityLoader<Context>>>,
): CubeResolvers<Context> {
  const fields: Record<string, Resolver<Context>> = {};
  for (const [name, dimension] of Object.entries(cube.dimensions)) {
    fields[name] = dimensionResolver(name, dimension, entities[name]) as Resolver<Context>;
    if (dimension.kind !== 'AGENCY') continue;
    fields[flagsField(name)] = ((row: ShownRow) =>
      (row.dimension(name) as AgencyValue | undefined)?.flags ?? []) as Resolver<Context>;
  }
  for (const [name, { kind }] of Object.entries(cube.measures)) {
    fields[name] = ((row: ShownRow, { where }: { where?: FilterInput }, context: Context, info: GraphQLResolveInfo) => {
      const value = row.measure(name, readFilter(cube, where));
      if (value === null) return context.nulls.because('SUPPRESSED', info);
      return kind === 'COUNT' ? Number(value) : value;
    }) as Resolver<Context>;
  }
  for (const [name, { numerator, denominator }] of Object.entries(cube.ratios)) {
    fields[name] = ((row: ShownRow, { where }: { where?: FilterInput }, context: Context, info: GraphQLResolveInfo) => {
      const filter = readFilter(cube, where);
      const [above, below] = [row.measure(numerator, filter), row.measure(denominator, filter)];
      return above === null || below === null ? context.nulls.because('SUPPRESSED', info) : ratioOf(above, below);
    }) as Resolver<Context>;
  }
  const totalCount = ((page: Connection<unknown>) => page.countAll()) as Resolver<Context>;
  return { [cube.name]: fields, [`${cube.name}Connection`]: { totalCount } };
}

function dimensionResolver<Context extends CubeContext>(
  name: string,
  dimension: Dimension,
  load: EntityLoader<Context> | undefined,
): GraphQLFieldResolver<ShownRow, Context> {
  return (row, _args, context, info) => {
    const value = row.dimension(name);
    const id = dimension.kind === 'AGENCY' ? (value as AgencyValue | undefined)?.id : value;
    if (id === undefined) return context.nulls.because('NOT_APPLICABLE', info);
    if (id === null) return context.nulls.because('absent' in dimension ? dimension.absent : 'NOT_APPLICABLE', info);
    if (dimension.kind === 'AGENCY') return { __typename: 'Agency', id };
    if (dimension.kind !== 'ENTITY') return id;
    return load ? load(String(id), context) : { __typename: dimension.type, id };
  };
}
