import { isDay } from '../../domain/period.ts';
import { HubError } from '../errors.ts';
import { type CursorValue, UUID } from '../page.ts';
import type { Parameters } from './parameters.ts';
import type { Aggregate, Question } from './question.ts';

/** What a column that rows are sorted by holds: how its values travel in a cursor and come back as parameters. */
const TYPES = {
  id: { sql: 'uuid', accepts: (text: string) => UUID.test(text) },
  day: { sql: 'date', accepts: isDay },
  text: { sql: 'text', accepts: (text: string) => /^[A-Z][A-Z0-9_]{0,99}$/.test(text) },
  flag: { sql: 'boolean', accepts: (text: string) => text === 'true' || text === 'false' },
  whole: { sql: 'int', accepts: (text: string) => /^\d{1,9}$/.test(text) },
  number: { sql: 'numeric', accepts: (text: string) => /^-?\d{1,60}(\.\d{1,120})?$/.test(text) },
} as const satisfies Record<string, { sql: string; accepts: (text: string) => boolean }>;

/** A column of the key of a group. */
export interface KeyColumn {
  /** Over the groups `g`. */
  readonly sql: string;
  readonly type: keyof typeof TYPES;
  /** Its name among the groups. */
  readonly alias: string;
}

/** A column that groups are sorted by, given what they are called. Null stands last, either way. */
export interface OrderColumn {
  readonly sql: (groups: string) => string;
  readonly type: keyof typeof TYPES;
  readonly isDescending: boolean;
}

/** Every digit that two different rates of whole numbers below 10^18 can differ in. */
const QUOTIENT_SCALE = `1.${'0'.repeat(40)}`;

/** What is asked for first, then all keys: no two groups are equal in all of it. */
export function orderColumns(
  { orderBy }: Pick<Question, 'orderBy'>,
  keys: readonly (readonly KeyColumn[])[],
  aliasOf: (aggregate: Aggregate) => string,
): readonly OrderColumn[] {
  const asked = orderBy.flatMap((column): readonly OrderColumn[] => {
    const { isDescending } = column;
    if (column.kind === 'GROUP') return keys[column.group]!.map((key) => ({ ...columnOf(key), isDescending }));
    const { numerator, denominator } = column.quantity;
    const above = aliasOf(numerator);
    // Of nothing there is no rate.
    const sql =
      denominator === null
        ? (groups: string) => `${groups}.${above}`
        : (groups: string) =>
            `(${groups}.${above}::numeric * ${QUOTIENT_SCALE} / nullif(${groups}.${aliasOf(denominator)}, 0))`;
    return [{ sql, type: 'number', isDescending }];
  });
  const known = new Set<string>();
  return [...asked, ...keys.flat().map((key) => ({ ...columnOf(key), isDescending: false }))].filter(({ sql }) => {
    const isNew = !known.has(sql('c'));
    known.add(sql('c'));
    return isNew;
  });
}

/** SQL for: the group `c` comes after that of the cursor. Refused with CURSOR_MALFORMED for values that are not of the columns. */
export function pageCondition(order: readonly OrderColumn[], after: readonly CursorValue[], added: Parameters): string {
  const equal: string[] = [];
  const ways: string[] = [];
  for (const [place, { sql: of, type, isDescending }] of order.entries()) {
    const sql = of('c');
    const value = after[place] ?? null;
    if (value === null) {
      // Nothing comes after null, which is last.
      equal.push(`${sql} is null`);
      continue;
    }
    if (!TYPES[type].accepts(value)) {
      throw new HubError('CURSOR_MALFORMED', 'Expected a cursor that this list gave with the same filter and order.', {
        details: { argument: 'page.after' },
      });
    }
    const bound = added.add(value, TYPES[type].sql);
    const beyond = `(${sql} ${isDescending ? '<' : '>'} ${bound} or ${sql} is null)`;
    ways.push([...equal, beyond].join(' and '));
    equal.push(`${sql} = ${bound}`);
  }
  return ways.length === 0 ? 'false' : `(${ways.join(' or ')})`;
}

function columnOf({ alias, type }: KeyColumn): Pick<OrderColumn, 'sql' | 'type'> {
  // Values of enums, by their letters, whatever language the database sorts in.
  const collation = type === 'text' ? ' collate "C"' : '';
  return { sql: (groups) => `${groups}.${alias}${collation}`, type };
}
