import { isDay } from '../../domain/period.ts';
import { HubError } from '../errors.ts';
import { type CursorValue, type PageRequest, UUID } from '../page.ts';

const isId = (text: string) => UUID.test(text);
/** UAX #15, 13: no letter has more marks. Whoever writes a cursor could have the database sort them, in the square of their number. */
const MARKS_WITHOUT_END = /\p{M}{31}/u;
const isText = (text: string) => !text.includes('\0') && !MARKS_WITHOUT_END.test(text);
const isOrdinal = (text: string) => /^\d{1,9}$/.test(text);
const isWholeNumber = (text: string) => /^\d{1,18}$/.test(text);
const TIME = /^T([01]\d|2[0-3])(:[0-5]\d){2}\.\d{6}Z$/;
const isInstant = (text: string) => isDay(text.slice(0, 10)) && TIME.test(text.slice(10));
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * The columns that lists are sorted by. `before` stands before all values, so that the first page runs the same statement
 * as every other and its range is one that an index answers. `absent` is what SQL sorts a missing day as.
 */
const COLUMNS = {
  /** A day, the latest first, missing ones last: `coalesce(day, '-infinity') desc`. */
  latestDay: { before: 'infinity', absent: '-infinity', accepts: isDay },
  /** A day, the earliest first, missing ones last: `coalesce(day, 'infinity')`. */
  earliestDay: { before: '-infinity', absent: 'infinity', accepts: isDay },
  /** A text, in the order of its collation. */
  text: { before: '', absent: null, accepts: isText },
  id: { before: FIRST_ID, absent: null, accepts: isId },
  idDescending: { before: LAST_ID, absent: null, accepts: isId },
  /** An instant with microseconds in UTC, the latest first. */
  latestInstant: { before: 'infinity', absent: null, accepts: isInstant },
  /** A number that the database has given, such as a bigint. */
  wholeNumber: { before: '-1', absent: null, accepts: isWholeNumber },
  /** A place in a text, counted from 0. */
  ordinal: { before: '-1', absent: null, accepts: isOrdinal },
} as const satisfies Record<string, { before: string; absent: string | null; accepts: (text: string) => boolean }>;

/** How a list is sorted, column by column. */
export type Order = readonly (keyof typeof COLUMNS)[];

/** Where a page begins, as parameters of its statement. CURSOR_MALFORMED for a cursor whose values are not of the columns. */
export function startOf(order: Order, { after }: PageRequest): string[] {
  if (after === null) return order.map((column) => COLUMNS[column].before);
  return order.map((column, index) => boundOf(column, after[index] ?? null));
}

function boundOf(column: Order[number], value: CursorValue): string {
  const { absent, accepts } = COLUMNS[column];
  if (value === null && absent !== null) return absent;
  if (value !== null && accepts(value)) return value;
  throw new HubError('CURSOR_MALFORMED', 'Expected a cursor that this list gave with the same filter and order.', {
    details: { argument: 'page.after' },
  });
}
