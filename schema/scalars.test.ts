import fc from 'fast-check';
import { buildSchema, type GraphQLScalarType, graphqlSync } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DateScalar, DateTimeScalar, DecimalScalar, isDay } from './scalars.ts';

/** A schema whose one field gives back what the scalar made of its argument. */
function echo(scalar: GraphQLScalarType, literal: string, variable?: unknown) {
  const schema = buildSchema(`scalar ${scalar.name} type Query { echo(value: ${scalar.name}): ${scalar.name} }`);
  const { serialize, parseValue, parseLiteral } = scalar;
  Object.assign(schema.getType(scalar.name)!, { serialize, parseValue, parseLiteral });
  return graphqlSync({
    schema,
    source: variable === undefined ? `{ echo(value: ${literal}) }` : `query ($v: ${scalar.name}) { echo(value: $v) }`,
    variableValues: { v: variable },
    rootValue: { echo: ({ value }: { value: unknown }) => value },
  });
}

/** Code and message with which a value is refused as a literal. */
function refusal(scalar: GraphQLScalarType, literal: string) {
  const [error] = echo(scalar, literal).errors ?? [];
  return [error?.extensions.code, error?.message];
}

describe('Date', () => {
  it.each(['2026-03-31', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('takes and gives %s', (day) => {
    expect(echo(DateScalar, `"${day}"`)).toEqual({ data: { echo: day } });
    expect(echo(DateScalar, '', day)).toEqual({ data: { echo: day } });
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '2026-3-31',
    '31/03/2026',
    '2026-03-31T00:00:00Z',
    ' 2026-03-31',
    '',
  ])('refuses "%s"', (text) => {
    expect(refusal(DateScalar, `"${text}"`)).toEqual([
      'DATE_IMPOSSIBLE',
      `Expected a day of the calendar as YYYY-MM-DD, came "${text}".`,
    ]);
  });

  it.each([
    ['20260331', '20260331'],
    ['true', 'true'],
    ['[1]', '[1]'],
  ])('refuses the literal %s', (literal, came) => {
    expect(refusal(DateScalar, literal)).toEqual([
      'DATE_IMPOSSIBLE',
      `Expected a day of the calendar as YYYY-MM-DD, came ${came}.`,
    ]);
  });

  it('keeps code and remedy when a variable is refused', () => {
    expect(echo(DateScalar, '', '2023-02-29').errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('came "2023-02-29"'),
        extensions: { code: 'DATE_IMPOSSIBLE', remedy: 'Write a day of the calendar as YYYY-MM-DD.' },
      }),
    ]);
  });

  it('refuses to serve a JavaScript Date, which would bring a time zone along', () => {
    expect(() => DateScalar.serialize(new Date('2026-03-31'))).toThrow('expected a day as YYYY-MM-DD to serve');
  });

  it('agrees with the calendar of the platform on every day', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) =>
        isDay(date.toISOString().slice(0, 10)),
      ),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
        (...parts) => {
          const [year, month, day] = parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'));
          const text = `${year}-${month}-${day}`;
          const parsed = new Date(`${text}T00:00:00Z`);
          return isDay(text) === (!Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text));
        },
      ),
    );
  });
});

describe('DateTime', () => {
  it.each([
    ['2026-03-31T17:00:00+07:00', '2026-03-31T10:00:00.000Z'],
    ['2026-03-31T10:00Z', '2026-03-31T10:00:00.000Z'],
    ['2026-03-31T10:00:00.123456Z', '2026-03-31T10:00:00.123Z'],
    ['2026-01-01T00:30:00+07:00', '2025-12-31T17:30:00.000Z'],
    ['2024-02-29T23:59:59-00:30', '2024-03-01T00:29:59.000Z'],
  ])('takes %s for %s', (text, instant) => {
    expect(echo(DateTimeScalar, `"${text}"`)).toEqual({ data: { echo: instant } });
    expect(echo(DateTimeScalar, '', text)).toEqual({ data: { echo: instant } });
  });

  it.each([
    '2026-03-31T10:00:00',
    '2026-03-31',
    '2026-03-31 10:00:00Z',
    '2026-03-31T24:00:00Z',
    '2026-03-31T10:60:00Z',
    '2026-03-31T10:00:60Z',
    '2026-03-31T10:00:00+7',
    '2026-03-31T10:00:00+15:00',
    'now',
    '9999-12-31T23:59:00-07:00',
    '',
  ])('refuses "%s"', (text) => {
    expect(refusal(DateTimeScalar, `"${text}"`)).toEqual([
      'BAD_USER_INPUT',
      `Expected an instant with offset in ISO 8601, came "${text}".`,
    ]);
  });

  it('says that the day is impossible when it is', () => {
    expect(refusal(DateTimeScalar, '"2023-02-29T10:00:00Z"')).toEqual([
      'DATE_IMPOSSIBLE',
      'Expected an instant on a day of the calendar, came "2023-02-29T10:00:00Z".',
    ]);
  });

  it.each([
    [new Date('2026-03-31T10:00:00Z'), '2026-03-31T10:00:00.000Z'],
    ['2026-03-31T17:00:00+07:00', '2026-03-31T10:00:00.000Z'],
  ])('serves %s', (value, instant) => {
    expect(DateTimeScalar.serialize(value)).toBe(instant);
  });

  it.each([[new Date(Number.NaN)], ['2026-03-31T10:00:00'], [1_774_951_200_000], [null]])(
    'refuses to serve %s',
    (value) => {
      expect(() => DateTimeScalar.serialize(value)).toThrow('expected a Date or an instant with offset to serve');
    },
  );
});

describe('Decimal', () => {
  it.each([
    ['"89.9"', '89.9'],
    ['"89.90"', '89.9'],
    ['"100"', '100'],
    ['"100.00"', '100'],
    ['"0"', '0'],
    ['"-0.0"', '0'],
    ['"-1.50"', '-1.5'],
    ['"007"', '7'],
    ['"0.1"', '0.1'],
    ['5', '5'],
    ['-5', '-5'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['"0.30000000000000004"', '0.30000000000000004'],
  ])('takes %s for %s', (literal, decimal) => {
    expect(echo(DecimalScalar, literal)).toEqual({ data: { echo: decimal } });
  });

  it('takes a whole number in a variable, but no float', () => {
    expect(echo(DecimalScalar, '', 5)).toEqual({ data: { echo: '5' } });
    expect(echo(DecimalScalar, '', 0.1).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(echo(DecimalScalar, '', 2 ** 53).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it.each([
    ['0.1', '0.1'],
    ['1e3', '1e3'],
    ['"1e3"', '"1e3"'],
    ['"1,5"', '"1,5"'],
    ['"1.000,5"', '"1.000,5"'],
    ['"+1"', '"+1"'],
    ['".5"', '".5"'],
    ['"5."', '"5."'],
    ['""', '""'],
    ['"NaN"', '"NaN"'],
    ['true', 'true'],
    [`"${'1'.repeat(41)}"`, `"${'1'.repeat(41)}"`],
  ])('refuses %s', (literal, came) => {
    expect(refusal(DecimalScalar, literal)).toEqual([
      'BAD_USER_INPUT',
      `Expected a decimal number as a string, came ${came}.`,
    ]);
  });

  it('serves texts, bigints and whole numbers in canonical form, and no float', () => {
    expect(['89.90', 7n, 7, '0'].map((value) => DecimalScalar.serialize(value))).toEqual(['89.9', '7', '7', '0']);
    expect(() => DecimalScalar.serialize(0.1)).toThrow('came 0.1');
  });

  it('has one form for one value', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.integer({ min: 0, max: 5 }),
        (units, zeros) => {
          const text = units.toString();
          const once = DecimalScalar.parseValue(`${text}.${'0'.repeat(zeros + 1)}`);
          return once === text && DecimalScalar.parseValue(once) === once;
        },
      ),
    );
  });
});
