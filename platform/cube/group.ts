import type { Grain } from '../../domain/period.ts';
import { type AgencyRollUp, ROLL_UP_FLAGS, type RollUpFlag } from './agency-roll-up.ts';
import type { AgencyDimension, CheckedCube, PeriodDimension } from './declaration.ts';
import type { KeyColumn } from './order.ts';
import type { Parameters } from './parameters.ts';
import { holdsOn, unnested } from './predicates.ts';
import type { Group } from './question.ts';

/** One of the dimensions that rows are grouped by, as SQL. */
export interface GroupSql {
  /** What is grouped by, over the rows `r`. */
  readonly columns: readonly { readonly sql: string; readonly alias: string }[];
  /** The key that a group shows, over the groups `g` of these columns. */
  readonly keys: readonly Omit<KeyColumn, 'alias'>[];
  readonly join: string | null;
  /** SQL for the flags of a group that has an agency, as bits; null when none can have any. */
  readonly flags: string | null;
}

interface GroupParts {
  /** Among the groups of the question. */
  readonly place: number;
  readonly rollUp: AgencyRollUp | null;
  readonly added: Parameters;
}

export function groupSql(cube: CheckedCube, group: Group, parts: GroupParts): GroupSql {
  const dimension = cube.dimensions[group.name]!;
  const alias = `g${parts.place}`;
  const plain = (sql: string, type: KeyColumn['type']): GroupSql => ({
    columns: [{ sql, alias }],
    keys: [{ sql: `g.${alias}`, type }],
    join: null,
    flags: null,
  });
  switch (dimension.kind) {
    case 'AGENCY':
      return parts.rollUp === null
        ? ownAgencySql(dimension, alias)
        : targetSql(dimension, { ...parts, rollUp: parts.rollUp, isWithin: group.kind === 'WITHIN' });
    case 'PERIOD':
      return plain(periodSql(dimension, group.kind === 'PERIOD' ? group.grain : 'DAY'), 'day');
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
    join: null,
    flags: null,
  };
}

/**
 * Targets are grouped by as numbers, and only groups are given the ids: a number is hashed faster. Every other column is a plain one
 * or a yes or no, for of those alone PostgreSQL knows how many groups there will be; it sorts millions of rows where it
 * takes them for many.
 */
function targetSql(
  dimension: AgencyDimension,
  { place, rollUp, added, isWithin }: GroupParts & { readonly rollUp: AgencyRollUp; readonly isWithin: boolean },
): GroupSql {
  const [join, target, isMissing] = [`u${place}`, `g${place}`, `n${place}`];
  const { numbers, ids, reasons } = targetsOf(rollUp);
  const bits = rollUp.flags.map((flag) => (flag === null ? null : flagBit(flag)));
  const hasFlaggedTargets = rollUp.flags.some((flag, index) => flag !== null && rollUp.targetIds[index] !== null);
  const stretches = unnested(added, rollUp, join, {
    target: added.add(numbers, 'int[]'),
    ...(hasFlaggedTargets ? { flag: added.add(bits, 'int[]') } : {}),
  });
  const why = `case when g.${isMissing} then ${flagBit('NO_AGENCY')} else ${flagBit('NOT_IN_REGISTER')} end`;
  return {
    columns: [
      { sql: `${join}.target`, alias: target },
      { sql: `r.${dimension.column} is null`, alias: isMissing },
    ],
    keys: [
      { sql: `(${added.add(ids, 'uuid[]')})[g.${target}]`, type: 'id' },
      { sql: `coalesce((${added.add(reasons, 'int[]')})[g.${target}], ${why})`, type: 'whole' },
    ],
    join: `${isWithin ? 'join' : 'left join'} ${stretches} on ${holdsOn(join, dimension)}`,
    flags: hasFlaggedTargets ? `bit_or(${join}.flag)` : null,
  };
}

/** For each stretch the number of its target, from 1 as PostgreSQL counts, and of each number the id or else the reason. */
function targetsOf({ targetIds, flags }: AgencyRollUp) {
  const places = new Map<string, number>();
  const ids: (string | null)[] = [];
  const reasons: number[] = [];
  const numbers = targetIds.map((id, index) => {
    const flag = flags[index] ?? 'NOT_AT_LEVEL';
    const known = places.get(id ?? flag);
    if (known !== undefined) return known;
    ids.push(id);
    reasons.push(id === null ? flagBit(flag) : 0);
    places.set(id ?? flag, ids.length);
    return ids.length;
  });
  return { numbers, ids, reasons };
}

function flagBit(flag: RollUpFlag): number {
  return 1 << ROLL_UP_FLAGS.indexOf(flag);
}

/** Over timestamps: those with a time zone would be looked up by the session's, and slower. */
function periodSql({ firstColumn, lastColumn }: PeriodDimension, grain: Grain): string {
  const first = firstDaySql(`r.${firstColumn}`, grain);
  if (firstColumn === lastColumn) return first;
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
