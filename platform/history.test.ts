import { describe, expect, it } from 'vitest';
import { createFactReader, factStatement, formatPosition, parsePosition, resolvePosition } from './history.ts';

const FEED = '0192aaaa-0000-4000-8000-000000000001';

it('a statement has one text and name for the present and others for the past', async () => {
  const statement = factStatement('notes', (holds) => `select from note n where ${holds('n')}`);
  const sent: unknown[] = [];
  const session = {
    async query(asked: { name: string }, values: readonly unknown[]) {
      sent.push([asked.name, values]);
      return [];
    },
  };

  await createFactReader(session, { position: null, today: '2026-03-31' }).read(statement, 'a');
  await createFactReader(session, { position: formatPosition(FEED, '7'), today: '2026-03-31' }).read(statement, 'a');

  expect(statement.now.text).not.toBe(statement.past.text);
  expect(sent).toEqual([
    ['notes', [null, 'a']],
    ['notes@', ['7', 'a']],
  ]);
});

it('a name that PostgreSQL would cut, and run the past as the present, is refused', () => {
  expect(factStatement('n'.repeat(62), () => '').past.name).toHaveLength(63);
  expect(() => factStatement('n'.repeat(63), () => '')).toThrow(/62 bytes/);
  expect(() => factStatement('ễ'.repeat(21), () => '')).toThrow(/62 bytes/);
});

describe('a position as it travels', () => {
  it('is read as it was written', () => {
    expect(parsePosition(formatPosition(FEED, '9007199254740993'))).toEqual({
      feedId: FEED,
      position: '9007199254740993',
    });
  });

  it.each(['', FEED, `${FEED}.`, `${FEED}.-1`, `${FEED}.007`, `${FEED}.1 `, `${FEED}.${'9'.repeat(19)}`, 'x.1'])(
    'is refused otherwise: %j',
    (text) => {
      expect(() => parsePosition(text)).toThrow(expect.objectContaining({ code: 'ASOF_UNKNOWN' }));
    },
  );
});

describe('an instant', () => {
  const asked: unknown[] = [];
  const session = {
    async query<Row>(_: unknown, values: readonly unknown[]) {
      asked.push(values[0]);
      return [{ feed_id: FEED, position: '3' }] as Row[];
    },
  };
  const resolve = (at: string) => resolvePosition(session, { kind: 'instant', at }, new Date('2026-03-31T17:00:00Z'));

  it('that has passed stands for a position', async () => {
    expect(await resolve('2026-04-01T00:00:00+07:00')).toBe(`${FEED}.3`);
    expect(asked).toEqual(['2026-03-31T17:00:00.000Z']);
  });

  it.each([
    ['a millisecond to come', '2026-03-31T17:00:00.001Z', 'ASOF_IN_FUTURE'],
    ['without offset', '2026-03-31T17:00:00', 'ASOF_MALFORMED'],
    ['a day only', '2026-03-31', 'ASOF_MALFORMED'],
    ['a word of PostgreSQL', 'infinity', 'ASOF_MALFORMED'],
    ['in no month', '2026-13-31T17:00:00Z', 'ASOF_MALFORMED'],
    ['before the year 1', '0001-01-01T00:00:00+01:00', 'ASOF_MALFORMED'],
  ])('%s is refused and not asked for', async (_, at, code) => {
    asked.length = 0;
    await expect(resolve(at)).rejects.toMatchObject({ code });
    expect(asked).toEqual([]);
  });
});
