import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
const UTC_MS = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const NUMBER = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?$/;

/**
 * A day of the calendar as "YYYY-MM-DD", in and out. A day that does not exist (2023-02-29) or is written otherwise is
 * refused with DATE_IMPOSSIBLE. Only texts are served: a JavaScript Date would bring a time zone into a day.
 */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date',
  parseValue: readDay,
  parseLiteral: (node) => readDay(literalOf(node)),
  serialize(value) {
    if (typeof value === 'string' && isDay(value)) return value;
    throw new TypeError(`Date: expected a day as YYYY-MM-DD to serve, came ${shown(value)}`);
  },
});

/**
 * An instant. In: ISO 8601 with offset, seconds and fractions optional; handed on as UTC to the millisecond. Out: the
 * same form, from a JavaScript Date or such a text. A text without offset, or one that names no instant, is refused
 * with BAD_USER_INPUT; an impossible day in it with DATE_IMPOSSIBLE.
 */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(literalOf(node)),
  serialize(value) {
    const text = value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : value;
    const instant = typeof text === 'string' ? utc(text) : null;
    if (instant !== null) return instant;
    throw new TypeError(`DateTime: expected a Date or an instant with offset to serve, came ${shown(value)}`);
  },
});

/**
 * An exact decimal number as text in its one canonical form: no exponent, no leading or trailing zero, no "-0":
 * "89.90" becomes "89.9". Up to 40 digits before the point and 40 after. In: also a whole number. A binary float is
 * refused with BAD_USER_INPUT in and is a fault out, because it has already lost what was meant.
 */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  parseValue: readDecimal,
  parseLiteral: (node) => readDecimal(node.kind === Kind.INT ? node.value : literalOf(node)),
  serialize(value) {
    const decimal = canonical(value);
    if (decimal !== null) return decimal;
    throw new TypeError(`Decimal: expected a decimal text, bigint or whole number to serve, came ${shown(value)}`);
  },
});

/** The scalars of schema/shared.graphql by name, to be spread into a subgraph's resolvers. */
export const SCALARS = { Date: DateScalar, DateTime: DateTimeScalar, Decimal: DecimalScalar } as const;

/** Whether a text is a day that exists, written YYYY-MM-DD, in the years 0001 to 9999. */
export function isDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined || year === 0) return false;
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= lengths[month - 1]!;
}

function readDay(value: unknown): string {
  if (typeof value === 'string' && isDay(value)) return value;
  throw impossibleDay(`Expected a day of the calendar as YYYY-MM-DD, came ${shown(value)}.`);
}

function readInstant(value: unknown): string {
  const instant = typeof value === 'string' ? utc(value) : null;
  if (instant !== null) return instant;
  const day = typeof value === 'string' ? INSTANT.exec(value)?.[1] : undefined;
  if (day !== undefined && !isDay(day)) {
    throw impossibleDay(`Expected an instant on a day of the calendar, came ${shown(value)}.`);
  }
  throw refused(
    `Expected an instant with offset in ISO 8601, came ${shown(value)}.`,
    'Write it like 2026-03-31T17:00:00+07:00 or 2026-03-31T10:00:00Z.',
  );
}

function readDecimal(value: unknown): string {
  const decimal = canonical(value);
  if (decimal !== null) return decimal;
  throw refused(
    `Expected a decimal number as a string, came ${shown(value)}.`,
    'Write it in quotes, without exponent and thousands separator, such as "89.9".',
  );
}

/** The instant in UTC to the millisecond, finer digits cut off; null when the text is none. */
function utc(text: string): string | null {
  const day = INSTANT.exec(text)?.[1];
  if (day === undefined || !isDay(day)) return null;
  const instant = new Date(text).toISOString();
  return UTC_MS.test(instant) ? instant : null;
}

function canonical(value: unknown): string | null {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return null;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return null;
  const [, sign, whole, fraction] = NUMBER.exec(String(value)) ?? [];
  if (whole === undefined) return null;
  const digits = whole.replace(/^0+(?=\d)/, '');
  const decimals = (fraction ?? '').replace(/0+$/, '');
  const text = decimals === '' ? digits : `${digits}.${decimals}`;
  return text === '0' ? '0' : `${sign}${text}`;
}

/** What stands in the document; anything but a string literal is shown as written, so that the message can quote it. */
function literalOf(node: ValueNode): unknown {
  return node.kind === Kind.STRING ? node.value : new Literal(print(node));
}

/** A literal of the wrong kind. */
class Literal {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

function shown(value: unknown): string {
  if (value instanceof Literal) return value.text;
  if (typeof value === 'bigint') return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function impossibleDay(message: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'DATE_IMPOSSIBLE', remedy: 'Write a day of the calendar as YYYY-MM-DD.' },
  });
}

function refused(message: string, remedy: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', remedy } });
}
