import { periodOf } from '../../../domain/period.ts';
import { HubError } from '../../errors.ts';
import { type FactReader, type FactStatement, factStatement } from '../../history.ts';
import type { PageRequest } from '../../page.ts';
import type { Condition } from '../filter.ts';
import { type KeyColumn, orderColumns } from '../order.ts';
import { Parameters } from '../parameters.ts';
import { type Aggregate, aggregateKey, type Group, type Question } from '../question.ts';
import { type CubeRow, cubeRows, type FoundRow } from '../rows.ts';
import { type CubeStatement, havingSql, pageSql, sortedBy } from '../statement.ts';
import { groupingName, type Lattice } from './declaration.ts';

/** One published group. A measure is null when the cell is withheld: SUPPRESSED. */
export interface PublishedRow extends Pick<CubeRow, 'dimension' | 'sortKey'> {
  measure(name: string): string | null;
}

export interface PublishedPage {
  readonly rows: readonly PublishedRow[];
  /** Groups of all pages; null when it was not asked for. */
  readonly total: number | null;
}

/**
 * A question as a statement over the published cells of `version`, or of the last one that was published up to the moment asked for.
 * Having and order see what is stored: a cell that is withheld meets no condition and stands last.
 *
 * Refused with QUESTION_NOT_PUBLISHED, whose `published` says what there is, for what is not one cell a group: other
 * levels, grains and dimensions, totals over what stands apart, measures of some rows, agencies or days that are not whole groups.
 */
export function publishedStatement(
  lattice: Lattice,
  question: Question,
  page: PageRequest | null,
  version: number | null = null,
): CubeStatement {
  const { cube, axes, measures } = lattice;
  // $1 is the moment; the cube is the first of ours.
  const added = new Parameters(2);
  const cubeName = added.add(cube.name, 'text');
  const ofVersion = version === null ? '' : `and ver.version = ${added.add(version, 'int')}`;
  const aggregates = [
    ...question.aggregates,
    ...question.having.flatMap(({ quantity: { numerator, denominator } }) => [
      numerator,
      ...(denominator ? [denominator] : []),
    ]),
  ];
  if (aggregates.some(({ filter }) => filter.conditions.length > 0))
    throw notPublished(lattice, 'measures of some rows');

  const fixed = new Map<string, Condition>();
  for (const condition of question.where.conditions) {
    const name = dimensionOf(lattice, condition);
    if (!question.groups.some((group) => group.name === name)) fixed.set(name, condition);
  }
  const within = question.groups.find((group) => group.kind === 'WITHIN');
  const shapes = axes.map((axis) => shapesOf(lattice, axis, question.groups, fixed));
  for (const group of question.groups) {
    if (!axes.some(({ name }) => name === group.name)) throw notPublished(lattice, `groups by ${group.name}`);
  }
  const shape = shapes.reduce<readonly string[]>(
    (before, own) => before.flatMap((start) => own.map((end) => [start, end].filter((text) => text !== '').join(','))),
    [''],
  );

  const columns = new Map<string, readonly string[]>();
  let place = 1;
  for (const [number, { name, groups }] of axes.entries()) {
    if (shapes[number]![0] === '') continue;
    const count = groups[0]!.kind === 'AGENCY' ? 2 : 1;
    columns.set(
      name,
      Array.from({ length: count }, (_, at) => `p.keys[${place + at}]`),
    );
    place += count;
  }
  const conditions = question.where.conditions.map((condition) =>
    conditionSql(lattice, condition, question.groups, columns, added),
  );
  if (within?.kind === 'WITHIN') {
    conditions.push(`${columns.get(within.name)![0]} = any(${added.add(within.agencyIds, 'text[]')})`);
  }

  const keys = keyColumns(lattice, question.groups, columns);
  const aliases = new Map(question.aggregates.map((aggregate, number) => [aggregateKey(aggregate), `m${number}`]));
  const measureSql = ({ measure }: Aggregate) => `p.measures[${measures.indexOf(measure) + 1}]`;
  const order = orderColumns(question, keys, (aggregate) => aliases.get(aggregateKey(aggregate))!);
  conditions.push(...question.having.map((having) => havingSql(having, measureSql, added)));
  const selected = [
    ...keys.flat().map(({ sql, alias }) => `${sql} as ${alias}`),
    ...question.groups.flatMap(({ kind }, number) =>
      kind === 'AGENCY' || kind === 'WITHIN' ? [`p.agency_flags as f${number}`] : [],
    ),
    ...question.aggregates.map((aggregate, number) => `${measureSql(aggregate)} as m${number}`),
    'true as found',
  ];
  const shapeSql = added.add(shape, 'text[]');
  const paged = pageSql(order, page, added);
  const statement = factStatement(`${cube.subgraph}.published${cube.name}`, (holds) => {
    const groups = `select ${selected.join(', ')}
      from (select ver.version from published_version ver where ver.cube = ${cubeName} ${ofVersion} and ${holds('ver')}
        order by ver.version desc limit 1) v
      join published_cell p on p.cube = ${cubeName} and p.version = v.version and p.shape = any(${shapeSql})
      ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}`;
    return question.wantsTotal
      ? `with c as materialized (${groups})
        select t.total, p.* from (select count(*) as total from c) t left join (${paged('c')}) p on true ${sortedBy(order, 'p')}`
      : paged(`(${groups}) c`);
  });
  return {
    statement: { now: { ...statement.now, isKept: false }, past: { ...statement.past, isKept: false } },
    values: added.values,
    keys,
    order,
  };
}

const VERSION = new Map<string, FactStatement>();

/** What was published and how: see `publish`. */
export interface PublishedVersion {
  readonly version: number;
  /** Position of the subgraph's feed up to which everything was counted. */
  readonly answersFor: string;
  /** When the feed had come to that position. */
  readonly countedAt: Date;
  readonly recordedAt: Date;
  readonly smallestCount: number;
  readonly width: number;
  readonly smallestChange: number | null;
}

/** Which version answers at a moment; null before the first. */
export async function publishedVersion(
  { cube }: Pick<Lattice, 'cube'>,
  { read }: Pick<FactReader, 'read'>,
): Promise<PublishedVersion | null> {
  const name = `${cube.subgraph}.publishedVersion`;
  const statement =
    VERSION.get(name) ??
    factStatement(
      name,
      (holds) => `select ver.version, ver.answers_for::text as "answersFor", ver.recorded_at as "recordedAt",
          ver.smallest_count as "smallestCount", ver.width, ver.smallest_change as "smallestChange",
          coalesce((select e.sequenced_at from feed_event e where e.position <= ver.answers_for
            order by e.position desc limit 1), ver.recorded_at) as "countedAt"
        from published_version ver
        where ver.cube = $2 and ${holds('ver')} order by ver.version desc limit 1`,
    );
  VERSION.set(name, statement);
  const [version] = await read<PublishedVersion>(statement, cube.name);
  return version ?? null;
}

/** A page of what is published in `version`, or at the moment. Refused as `publishedStatement` is. */
export async function readPublished(
  lattice: Lattice,
  { read }: Pick<FactReader, 'read'>,
  question: Question,
  page: PageRequest | null,
  version: number | null = null,
): Promise<PublishedPage> {
  const sql = publishedStatement(lattice, question, page, version);
  const found = await read<FoundRow>(sql.statement, ...sql.values);
  const rows = cubeRows(found, question, sql);
  const shown = found.filter((row) => row.found === true);
  return {
    rows: rows.map((row, number) => ({
      dimension: (name) => row.dimension(name),
      sortKey: row.sortKey,
      measure(name) {
        const place = question.aggregates.findIndex((aggregate) => aggregate.measure === name);
        if (place < 0) throw new Error(`the measure ${name} was asked of a row for which it was not read`);
        const value = shown[number]![`m${place}`] ?? null;
        return value === null ? null : String(value);
      },
    })),
    total: question.wantsTotal ? Number(found[0]?.total ?? 0) : null,
  };
}

/** The groupings of an axis that the question is about, as they stand in a shape: '' for the whole. */
function shapesOf(
  lattice: Lattice,
  axis: Lattice['axes'][number],
  groups: readonly Group[],
  fixed: ReadonlyMap<string, Condition>,
): readonly string[] {
  const group = groups.find(({ name }) => name === axis.name);
  if (!group) {
    if (fixed.has(axis.name)) return [axis.groupings[0]!];
    if (axis.isApart) throw notPublished(lattice, `all of ${axis.name} together`);
    return [''];
  }
  if (group.kind === 'WITHIN') return axis.groupings;
  const grouping = groupingName(group);
  if (!axis.groupings.includes(grouping)) throw notPublished(lattice, `groups by ${grouping}`);
  return [grouping];
}

/** The dimension whose groups a condition picks. */
function dimensionOf(lattice: Lattice, condition: Condition): string {
  const found = Object.entries(lattice.cube.dimensions).find(([, dimension]) => {
    if (dimension.kind === 'AGENCY') return condition.kind === 'IDS' && dimension.column === condition.column;
    if (dimension.kind !== 'PERIOD') return dimension.column === condition.column;
    return dimension.firstColumn === dimension.lastColumn && dimension.firstColumn === condition.column;
  });
  if (!found || !lattice.axes.some(({ name }) => name === found[0])) {
    throw notPublished(lattice, `rows that are chosen by ${condition.column}`);
  }
  return found[0];
}

function conditionSql(
  lattice: Lattice,
  condition: Condition,
  groups: readonly Group[],
  columns: ReadonlyMap<string, readonly string[]>,
  added: Parameters,
): string {
  const name = dimensionOf(lattice, condition);
  const [key] = columns.get(name)!;
  const group = groups.find((other) => other.name === name);
  switch (condition.kind) {
    case 'IDS':
    case 'VALUES':
      if (!group && lattice.cube.dimensions[name]!.kind === 'AGENCY')
        throw notPublished(lattice, 'agencies of a choice');
      // Of several values together there is no cell.
      if (!group && condition.values.length > 1) throw notPublished(lattice, `several values of ${name} together`);
      return `${key} = any(${added.add(condition.values, 'text[]')})`;
    case 'FLAG':
      return `${key} = ${added.add(String(condition.value), 'text')}`;
    case 'FROM':
    case 'TO': {
      if (group?.kind !== 'PERIOD') throw notPublished(lattice, 'days of which there are no groups');
      const { firstOn, lastOn } = periodOf(condition.day, group.grain);
      if (condition.day !== (condition.kind === 'FROM' ? firstOn : lastOn)) {
        throw notPublished(lattice, `a part of the ${group.grain} of ${condition.day}`);
      }
      return `${key}::date ${condition.kind === 'FROM' ? '>=' : '<='} ${added.add(condition.day, 'date')}`;
    }
    case 'WITHIN':
      throw notPublished(lattice, 'agencies of a choice');
  }
}

function keyColumns(
  { cube }: Lattice,
  groups: readonly Group[],
  columns: ReadonlyMap<string, readonly string[]>,
): readonly (readonly KeyColumn[])[] {
  let next = 0;
  const types = { AGENCY: ['id', 'whole'], PERIOD: ['day'], ENUM: ['text'], FLAG: ['flag'], ENTITY: ['id'] } as const;
  const casts = { id: 'uuid', whole: 'int', day: 'date', text: 'text', flag: 'boolean', number: 'numeric' } as const;
  return groups.map(({ name }) =>
    types[cube.dimensions[name]!.kind].map((type, at): KeyColumn => {
      const alias = `k${next}`;
      next += 1;
      return { sql: `(${columns.get(name)![at]})::${casts[type]}`, type, alias };
    }),
  );
}

function notPublished({ cube, levels, grains, axes }: Lattice, asked: string): HubError {
  const dimensions = axes.filter(({ groups }) => groups[0]!.kind === 'PLAIN').map(({ name }) => name);
  const oneOfEach = axes.filter(({ isApart }) => isApart).map(({ name }) => name);
  const published = { agencies: levels, periods: grains, dimensions, oneOfEach };
  return new HubError(
    'QUESTION_NOT_PUBLISHED',
    `Expected of ${cube.name} what is published: agencies by ${levels.join(', ') || 'nothing'}; periods by ${
      grains.join(', ') || 'nothing'
    }; ${dimensions.join(', ') || 'no dimension'}${
      oneOfEach.length === 0 ? '' : `, one of each or grouped by it: ${oneOfEach.join(', ')}`
    }. Got ${asked}.`,
    { details: { published } },
  );
}
