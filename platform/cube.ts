import type { Grain } from '../domain/period.ts';
import type { AgencyRank, AgencyRollUp, RollUp, RollUpTo } from './cube/agency-roll-up.ts';
import { agencyDimensionOf, type CheckedCube, type CubeDeclaration, checkedCube } from './cube/declaration.ts';
import type { FilterInput } from './cube/filter.ts';
import { surroundingsOf } from './cube/predicates.ts';
import { type CubeArguments, type Group, type Question, questionName, readQuestion } from './cube/question.ts';
import { type CubeContext, type CubeResolvers, cubeResolvers, type EntityLoader } from './cube/resolvers.ts';
import { type AgencyValue, type CubeRow, cubeRows, emptyRow, type FoundRow } from './cube/rows.ts';
import { cubeSdl } from './cube/sdl.ts';
import { type SelectionInfo, selectionOf } from './cube/selection.ts';
import { type CubeStatement, cubeStatement } from './cube/statement.ts';
import { placesIn, restrictedTo } from './cube/stretches.ts';
import type { FactReader } from './history.ts';
import { type Connection, connection, type PageRequest, readPage } from './page.ts';

export {
  agencyDimension,
  count,
  entityDimension,
  enumDimension,
  flagDimension,
  type Holds,
  periodDimension,
  ratio,
  sumOf,
} from './cube/declaration.ts';
export type { CubeArguments, CubeRow };

export interface CubeConnection extends Connection<CubeRow> {}

/** What a cube reads with, at the moment of one operation. */
export interface CubeSource {
  readonly read: FactReader['read'];
  readonly rollUp: RollUp;
  /** YYYY-MM-DD: the day whose units agencies are counted as; null as they were. */
  readonly boundariesOn: string | null;
}

/** What is counted for single agencies. Questions of one key can be answered together. */
export interface AgencyTotals {
  readonly key: string;
  readonly parameters: readonly unknown[];
  readonly question: Question;
}

/** An aggregate field's whole machinery, made of one declaration. */
export interface Cube {
  readonly declaration: CheckedCube;
  /** Definitions that belong to the subgraph's schema; `npm run generate` writes them into its generated/cubes.graphql. */
  readonly sdl: string;
  isMeasure(field: string): boolean;
  /**
   * Resolvers of the cube's own types. `entities` loads what a dimension names, by dimension; without one it is handed on as
   * `{ __typename, id }`, which is right for entities of other subgraphs.
   */
  resolvers<Context extends CubeContext>(
    entities?: Readonly<Record<string, EntityLoader<Context>>>,
  ): CubeResolvers<Context>;
  /**
   * A page of groups; with `rank` only of rows of agencies of it. `grain` says that the periods of all rows are exactly of that length
   * of the calendar. In one statement and one pass over the rows; `info` is that of the field whose type is the connection.
   *
   * Refused with BAD_USER_INPUT and ID_MALFORMED as `readQuestion` says, and as `readPage` does.
   */
  page(
    source: CubeSource,
    asked: {
      readonly parameters: readonly unknown[];
      readonly args: CubeArguments;
      readonly info: SelectionInfo;
      readonly rank?: AgencyRank;
      readonly grain?: Grain;
    },
  ): Promise<CubeConnection>;
  /** What a field of an agency asks, whose type is the row: of the agency and all under it. Refused as `page` is. */
  readTotals(asked: {
    readonly parameters: readonly unknown[];
    readonly where: FilterInput | null | undefined;
    readonly info: SelectionInfo;
    readonly rank?: AgencyRank;
  }): AgencyTotals;
  /** The rows of agencies, in their order: one statement for all of them. */
  totals(source: CubeSource, asked: AgencyTotals, agencyIds: readonly string[]): Promise<readonly CubeRow[]>;
}

/**
 * Make an aggregate field of a declaration. Only what adds up can be declared, and a ratio is the sum of its numerators out
 * of the sum of its denominators, at every level. Throws when the declaration contradicts itself.
 */
export function defineCube(declaration: CubeDeclaration): Cube {
  const cube = checkedCube(declaration);
  const isMeasure = (field: string) => Object.hasOwn(cube.measures, field) || Object.hasOwn(cube.ratios, field);

  async function answer(source: CubeSource, asked: Parameters<typeof statementOf>[2]) {
    const { question } = asked;
    const sql = await statementOf(cube, source, asked);
    const found = await source.read<FoundRow>(sql.statement, ...sql.values);
    return { rows: cubeRows(found, question, sql), found, sql };
  }

  return {
    declaration: cube,
    sdl: cubeSdl(cube),
    isMeasure,
    resolvers: (entities = {}) => cubeResolvers(cube, entities),

    async page(source, { parameters, args, info, rank, grain = null }) {
      requireRows(cube);
      const question = readQuestion(cube, args, selectionOf(info, cube.name, isMeasure), rank);
      const name = `${questionName(cube, args, question)} ${JSON.stringify(parameters)}`;
      const request = readPage(args.page, name, keyLength(question));
      const { rows, found } = await answer(source, { question, parameters, page: request, grain });
      const list = { name, keyOf: (row: CubeRow) => row.sortKey };
      return connection(rows, request, list, async () => Number(found[0]!.total));
    },

    readTotals({ parameters, where, info, rank }) {
      const asked = readQuestion(cube, { where }, selectionOf(info, cube.name, isMeasure), rank);
      const counted = asked.aggregates.map(({ measure, filter }) => [measure, filter.key]);
      return { key: JSON.stringify([parameters, asked.rank, asked.where.key, counted]), parameters, question: asked };
    },

    async totals(source, { parameters, question: asked }, agencyIds) {
      requireRows(cube);
      const { name } = agencyDimensionOf(cube);
      const question = { ...asked, groups: [{ kind: 'WITHIN', name, agencyIds }] } satisfies Question;
      const { rows } = await answer(source, { question, parameters, page: null });
      const byId = new Map(rows.map((row) => [(row.dimension(name) as AgencyValue).id, row]));
      return agencyIds.map((id) => byId.get(id) ?? emptyRow({ name, id }, question.aggregates));
    },
  };
}

/** The statement of a question, after the register was asked what it needs: for tests that look at it, too. */
export async function statementOf(
  cube: CheckedCube,
  { rollUp, boundariesOn }: Pick<CubeSource, 'rollUp' | 'boundariesOn'>,
  asked: {
    readonly question: Question;
    readonly parameters: readonly unknown[];
    readonly page: PageRequest | null;
    readonly grain?: Grain | null;
  },
): Promise<CubeStatement> {
  const { question } = asked;
  const filters = [question.where, ...question.aggregates.map(({ filter }) => filter)];
  const { rank } = question;
  const [rollUps, surroundings, ranked] = await Promise.all([
    rollUpsOf(question.groups, rollUp, boundariesOn),
    surroundingsOf(filters, rollUp, boundariesOn),
    rank === null ? null : rankedBy(rank, rollUp),
  ]);
  const parts = { ...asked, surroundings, rankedAre: ranked?.are ?? null, grain: asked.grain ?? null };
  // Rows are joined once with both: when they are of the rank, and for whom they count then.
  if (ranked !== null && rollUps.size > 0) {
    const restricted = [...rollUps].map(([place, each]) => [place, restrictedTo(each, ranked.those)] as const);
    return cubeStatement(cube, { ...parts, rollUps: new Map(restricted), ranked: null });
  }
  return cubeStatement(cube, { ...parts, rollUps, ranked: ranked && placesIn(ranked.those) });
}

/** From which share of all agencies on those of a rank are many: then so are their rows. */
const MANY = 0.1;

async function rankedBy(rank: AgencyRank, rollUp: RollUp) {
  const [those, all] = await Promise.all([
    rollUp({ to: 'RANK', ...rank, boundariesOn: null }),
    rollUp({ to: 'LEVEL', level: rank.level, boundariesOn: null }),
  ]);
  const areMany = those.agencyIds.length > MANY * all.agencyIds.length;
  return { those, are: areMany ? ('MANY' as const) : ('FEW' as const) };
}

async function rollUpsOf(
  groups: readonly Group[],
  rollUp: RollUp,
  boundariesOn: string | null,
): Promise<ReadonlyMap<number, AgencyRollUp>> {
  const asked = groups.flatMap((group, place) => {
    const to = rollUpTo(group, boundariesOn);
    return to === null ? [] : [{ place, to }];
  });
  const answers = asked.map(async ({ place, to }) => [place, await rollUp({ ...to, boundariesOn })] as const);
  return new Map(await Promise.all(answers));
}

/** Null where the row says by itself for whom it counts. */
function rollUpTo(group: Group, boundariesOn: string | null): RollUpTo | null {
  if (group.kind === 'WITHIN') return { to: 'WITHIN', agencyIds: group.agencyIds };
  if (group.kind !== 'AGENCY') return null;
  if (group.grouping !== 'SELF') return { to: 'LEVEL', level: group.grouping };
  return boundariesOn === null ? null : { to: 'SELF' };
}

/** Throws for a cube whose rows are not for everybody: `publishedPage` answers for it. */
function requireRows({ name, isPublished }: CheckedCube): void {
  if (isPublished) throw new Error(`${name} answers from what was published, never from its rows`);
}

/** How many columns rows are sorted by; an agency's key has two. */
export function keyLength({ groups, orderBy }: Question): number {
  const keysOf = (group: Group) => (group.kind === 'AGENCY' || group.kind === 'WITHIN' ? 2 : 1);
  const quantities = new Set(
    orderBy.flatMap((column) => (column.kind === 'QUANTITY' ? [JSON.stringify(column.quantity)] : [])),
  );
  return quantities.size + groups.reduce((length, group) => length + keysOf(group), 0);
}
