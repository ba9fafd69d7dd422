import { GRAINS, type Grain } from '../../domain/period.ts';
import type { AgencyRollUp } from './agency-roll-up.ts';
import type { AgencyDimension, CheckedCube, PeriodDimension } from './declaration.ts';
import type { KeyColumn } from './order.ts';
import type { Parameters } from './parameters.ts';
import type { Group } from './question.ts';
import { flagBit, holdsOn, onlyIn, targetsIn, unnested } from './stretches.ts';

/** One of the dimensions that rows are grouped by, as SQL. */
export interface GroupSql {
  /** What is grouped by, over the rows `r`. */
  readonly columns: readonly { readonly sql: string; readonly alias: string }[];
  /** The key that a group shows, over the groups `g` of these columns. */
  readonly keys: readonly Omit<KeyColumn, 'alias'>[];
  readonly join: string | null;
  /** What rows of the join are kept; null for all. */
  readonly condition: string | null;
  /** SQL for the flags of a group that has an agency, as bits; null when none can have any. */
  readonly flags: string | null;
}

interface GroupParts {
  /** Among the groups of the question. */
  readonly place: number;
  readonly rollUp: AgencyRollUp | null;
  /** Whether only rows count that the roll-up holds, and whether those are of many agencies or of a few; null when all count. */
  readonly only: 'MANY' | 'FEW' | null;
  /** The length of the calendar that all periods of rows are exactly; null when they differ. */
  readonly grain: Grain | null;
  readonly added: Parameters;
}

const NO_JOIN = { join: null, condition: null, flags: null } as const;

export function groupSql(cube: CheckedCube, group: Group, parts: GroupParts): GroupSql {
  const dimension = cube.dimensions[group.name]!;
  const alias = `g${parts.place}`;
  const plain = (sql: string, type: KeyColumn['type']): GroupSql => ({
    columns: [{ sql, alias }],
    keys: [{ sql: `g.${alias}`, type }],
    ...NO_JOIN,
  });
  switch (dimension.kind) {
    case 'AGENCY':
      return parts.rollUp === null
        ? ownAgencySql(dimension, alias)
        : targetSql(dimension, { ...parts, rollUp: parts.rollUp, only: group.kind === 'WITHIN' ? 'FEW' : parts.only });
    case 'PERIOD':
      return plain(periodSql(dimension, group.kind === 'PERIOD' ? group.grain : 'DAY', parts.grain), 'day');
    case 'ENUM':
      return plain(`r.${dimension.column}`, 'text');
    case 'FLAG':
      return plain(`r.${dimension.column}`, 'flag');
    case 'ENTITY':
      return plain(`r.${dimension.column}`, 'id');
  }
}

/** An agency's key is its id, and where there is none, why: what cannot be counted for an agency is a row of its own and never lost. */
function ownAgencySql({ column }: AgencyDimension, alias: string): GroupSql {
  return {
    columns: [{ sql: `r.${column}`, alias }],
    keys: [
      { sql: `g.${alias}`, type: 'id' },
      { sql: `case when g.${alias} is null then ${flagBit('NO_AGENCY')} else 0 end`, type: 'whole' },
    ],
    ...NO_JOIN,
  };
}

/**
 * Targets are grouped by as numbers, and only groups are given the ids: a number is hashed faster. Every other column is a plain one
 * or a yes or no, for of those alone PostgreSQL knows how many groups there will be; it sorts millions of rows where it
 * takes them for many.
 */
function targetSql(
  dimension: AgencyDimension,
  { place, rollUp, added, only }: GroupParts & { readonly rollUp: AgencyRollUp },
): GroupSql {
  const [join, target, isMissing] = [`u${place}`, `g${place}`, `n${place}`];
  const known = targetsIn(rollUp);
  const stretches = unnested(added, known, join, {
    target: added.addOwn(known.targets, 'int[]'),
    ...(known.flags === null ? {} : { flag: added.addOwn(known.flags, 'int[]') }),
  });
  const why = `case when g.${isMissing} then ${flagBit('NO_AGENCY')} else ${flagBit('NOT_IN_REGISTER')} end`;
  return {
    columns: [
      { sql: `${join}.target`, alias: target },
      { sql: `r.${dimension.column} is null`, alias: isMissing },
    ],
    keys: [
      { sql: `(${added.addOwn(known.targetIds, 'uuid[]')})[g.${target}]`, type: 'id' },
      { sql: `coalesce((${added.addOwn(known.reasons, 'int[]')})[g.${target}], ${why})`, type: 'whole' },
    ],
    ...(only === null
      ? { join: `left join ${stretches} on ${holdsOn(join, dimension)}`, condition: null }
      : onlyIn(stretches, join, dimension, only === 'MANY')),
    flags: known.flags !== null ? `bit_or(${join}.flag)` : null,
  };
}

/**
 * Over timestamps: those with a time zone would be looked up by the session's, and slower. Where all periods have one length, the
 * first day alone says in which longer one they are; of two columns PostgreSQL expects as many groups as there are pairs.
 */
function periodSql({ firstColumn, lastColumn }: PeriodDimension, grain: Grain, rowGrain: Grain | null): string {
  if (rowGrain === grain) return `r.${firstColumn}`;
  const first = firstDaySql(`r.${firstColumn}`, grain);
  if (firstColumn === lastColumn) return first;
  if (rowGrain !== null) return GRAINS.indexOf(rowGrain) < GRAINS.indexOf(grain) ? first : 'null::date';
  return `case when ${first} = ${firstDaySql(`r.${lastColumn}`, grain)} then ${first} end`;
}

function firstDaySql(day: string, grain: Grain): string {
  switch (grain) {
    case 'DAY':
      return day;
    case 'HALF':
      return `(date_trunc('year', ${day}::timestamp) + case when extract(month from ${day}) > 6 then interval '6 months' else interval '0' end)::date`;
    default:
      return `date_trunc('${grain.toLowerCase()}', ${day}::timestamp)::date`;
  }
}
