import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../domain/period.ts';
import { readCalendar } from '../domain/working-days/calendar.ts';
import type { CalendarEntry } from '../domain/working-days/entries.ts';
import { addWorkingDays, recompute } from '../domain/working-days.ts';
import { formatPosition, parsePosition } from '../platform/history.ts';
import { type AgenciesSubgraph, startAgencies } from './support/agencies-subgraph.ts';
import { read } from './support/reference-data.ts';

let hub: AgenciesSubgraph;
beforeAll(async () => {
  hub = await startAgencies();
});
afterAll(() => hub[Symbol.asyncDispose]());

const DAY = `on isWorking isFinal because { kind name pairedOn legalBasis legalBasisIssuedOn clause isVerified }`;
const DAY_QUERY = `query ($on: Date!) { workingDay(on: $on) { ${DAY} } }`;
const YEAR_QUERY = `query ($year: Int!) { workingCalendar(year: $year) { year isFinal workingDayCount days { on because { kind } } } }`;
const TERM_QUERY = `query ($from: Date!, $count: Int!, $countsFirstDay: Boolean = false, $afterOn: Date) {
  addWorkingDays(from: $from, count: $count, countsFirstDay: $countsFirstDay) {
    from count countsFirstDay lastOn skipped(afterOn: $afterOn) { on because { kind } } skippedCount
    added { on because { kind pairedOn legalBasis } } legalBases isFinal undecidedYears } }`;

interface Term {
  readonly from: string;
  readonly count: number;
  readonly countsFirstDay: boolean;
  readonly lastOn: string;
  readonly skipped: readonly { readonly on: string; readonly because: { readonly kind: string } }[];
  readonly skippedCount: number;
  readonly added: readonly object[];
  readonly legalBases: readonly string[];
  readonly isFinal: boolean;
  readonly undecidedYears: readonly number[];
}
const term = async (from: string, count: number, over: object = {}) =>
  (await hub.data<{ addWorkingDays: Term }>(TERM_QUERY, { variables: { from, count, ...over } })).addWorkingDays;

describe('a day', () => {
  it.each([
    [
      'of Tết 2024',
      '2024-02-08',
      false,
      { kind: 'HOLIDAY', name: 'Tết Âm lịch (29 tháng Chạp)', pairedOn: null },
      ['5015/TB-LĐTBXH', '2023-11-22', 'mục 1'],
    ],
    [
      'in compensation of Tết 2024',
      '2024-02-14',
      false,
      { kind: 'COMPENSATION', name: 'Nghỉ bù Tết Âm lịch', pairedOn: '2024-02-11' },
      ['5015/TB-LĐTBXH', '2023-11-22', 'mục 1'],
    ],
    [
      'off in exchange',
      '2024-04-29',
      false,
      { kind: 'SWAPPED_OFF', name: 'Nghỉ hoán đổi', pairedOn: '2024-05-04' },
      ['2450/VPCP-KGVX', '2024-04-12', null],
    ],
    [
      'worked in exchange',
      '2024-05-04',
      true,
      { kind: 'SWAPPED_WORK', name: 'Làm bù', pairedOn: '2024-04-29' },
      ['2450/VPCP-KGVX', '2024-04-12', null],
    ],
    [
      'of weekly rest',
      '2024-05-05',
      false,
      { kind: 'WEEKLY_REST', name: 'Nghỉ hằng tuần', pairedOn: null },
      ['188/1999/QĐ-TTg', '1999-09-17', 'Điều 1'],
    ],
    [
      'in compensation by the rule alone',
      '2022-05-03',
      false,
      { kind: 'COMPENSATION', name: 'Nghỉ bù Ngày Quốc tế lao động', pairedOn: '2022-05-01' },
      ['45/2019/QH14', '2019-11-20', 'Điều 111 khoản 3'],
    ],
  ] as const)('%s says why, and by which act', async (_, on, isWorking, because, [legalBasis, issuedOn, clause]) => {
    const { workingDay } = await hub.data<{ workingDay: object }>(DAY_QUERY, { variables: { on } });

    expect(workingDay).toEqual({
      ...{ on, isWorking, isFinal: true },
      because: { ...because, legalBasis, legalBasisIssuedOn: issuedOn, clause, isVerified: true },
    });
  });

  it('of the working week is worked by no act of its own, and says why there is none', async () => {
    const { data, extensions } = await hub.ask(DAY_QUERY, { variables: { on: '2024-03-04' } });

    expect(data).toEqual({
      workingDay: {
        ...{ on: '2024-03-04', isWorking: true, isFinal: true },
        because: {
          ...{ kind: 'ORDINARY', name: 'Ngày làm việc', pairedOn: null, isVerified: true },
          ...{ legalBasis: null, legalBasisIssuedOn: null, clause: null },
        },
      },
    });
    const nulls = (extensions as unknown as { nulls: { reason: string; path: string[] }[] }).nulls;
    expect(nulls.map(({ reason, path }) => [path.at(-1), reason]).sort()).toEqual([
      ['clause', 'NOT_APPLICABLE'],
      ['legalBasis', 'NOT_APPLICABLE'],
      ['legalBasisIssuedOn', 'NOT_APPLICABLE'],
      ['pairedOn', 'NOT_APPLICABLE'],
    ]);
  });

  it.each([
    ['2027-12-31', true],
    ['2028-01-01', false],
    ['2022-01-01', true],
    ['2021-12-31', false],
  ] as const)('%s is final or not: 2022 to 2027 are decided', async (on, isFinal) => {
    const { workingDay } = await hub.data<{ workingDay: { isFinal: boolean } }>(DAY_QUERY, { variables: { on } });
    expect(workingDay.isFinal).toBe(isFinal);
  });

  it.each([
    ['1900-01-01', null],
    ['1999-10-01', null],
    ['1999-10-02', 'WEEKLY_REST'],
    ['1999-10-04', null],
    ['2019-05-01', null],
    ['2020-12-31', null],
    ['2021-01-01', 'HOLIDAY'],
    ['2021-01-04', 'ORDINARY'],
    ['2200-12-31', 'ORDINARY'],
  ] as const)(
    '%s is known or not: rest is from 02/10/1999 on, holidays and so working days from 2021 on',
    async (on, kind) => {
      const { data, extensions, errors } = await hub.ask(DAY_QUERY, { variables: { on } });

      expect(errors).toBeUndefined();
      const { workingDay } = data as { workingDay: { because: { kind: string } } | null };
      expect(workingDay?.because.kind ?? null).toBe(kind);
      if (kind === null)
        expect(extensions).toMatchObject({ nulls: [{ path: ['workingDay'], reason: 'NOT_REPORTED' }] });
    },
  );
});

describe('a year', () => {
  // Weekdays less the free ones, plus the worked ones of the weekend, as test/calendar.test.ts has them by hand.
  it.each([
    [2022, true, 260 - 11],
    [2024, true, 262 - 12 + 1],
    [2026, true, 261 - 14 + 2],
    [2028, false, 260 - 5],
  ] as const)('%i: final %s, with %i working days', async (year, isFinal, workingDayCount) => {
    const { workingCalendar } = await hub.data<{ workingCalendar: object }>(YEAR_QUERY, { variables: { year } });
    expect(workingCalendar).toMatchObject({ year, isFinal, workingDayCount });
  });

  it.each([
    [2000, null],
    [2020, null],
    [2021, 257],
  ] as const)('%i has %s working days that are known: holidays are from 2021 on', async (year, workingDayCount) => {
    const { data, errors } = await hub.ask(YEAR_QUERY, { variables: { year } });

    expect(errors).toBeUndefined();
    const { workingCalendar } = data as { workingCalendar: { workingDayCount: number } | null };
    expect(workingCalendar?.workingDayCount ?? null).toBe(workingDayCount);
  });

  it('lists the days that differ from the ordinary week, by day, those on a weekend too', async () => {
    const { workingCalendar } = await hub.data<{
      workingCalendar: { days: { on: string; because: { kind: string } }[] };
    }>(YEAR_QUERY, { variables: { year: 2024 } });
    expect(workingCalendar.days.map(({ on, because }) => `${on.slice(5)} ${because.kind}`)).toEqual([
      '01-01 HOLIDAY',
      ...['02-08', '02-09', '02-10', '02-11', '02-12'].map((day) => `${day} HOLIDAY`),
      ...['02-13 COMPENSATION', '02-14 COMPENSATION', '04-18 HOLIDAY', '04-29 SWAPPED_OFF', '04-30 HOLIDAY'],
      ...['05-01 HOLIDAY', '05-04 SWAPPED_WORK', '09-02 HOLIDAY', '09-03 HOLIDAY'],
    ]);
  });
});

describe('a term', () => {
  it.each([
    ['over Tết 2024', '2024-02-07', 1, '2024-02-15'],
    ['to the day before Tết', '2024-02-06', 1, '2024-02-07'],
    ['from within Tết', '2024-02-10', 1, '2024-02-15'],
    ['over 29/04/2024, off', '2024-04-26', 1, '2024-05-02'],
    ['to the day before 04/05/2024', '2024-04-26', 2, '2024-05-03'],
    ['to 04/05/2024, worked', '2024-04-26', 3, '2024-05-04'],
    ['past 04/05/2024', '2024-04-26', 4, '2024-05-06'],
  ] as const)('%s', async (_, from, count, lastOn) => {
    expect(await term(from, count)).toMatchObject({ from, count, lastOn, isFinal: true, undecidedYears: [] });
  });

  it('of 5 days from 26/04/2024 gives the whole account', async () => {
    expect(await term('2024-04-26', 5)).toEqual({
      ...{ from: '2024-04-26', count: 5, countsFirstDay: false, lastOn: '2024-05-07' },
      skipped: [
        { on: '2024-04-27', because: { kind: 'WEEKLY_REST' } },
        { on: '2024-04-28', because: { kind: 'WEEKLY_REST' } },
        { on: '2024-04-29', because: { kind: 'SWAPPED_OFF' } },
        { on: '2024-04-30', because: { kind: 'HOLIDAY' } },
        { on: '2024-05-01', because: { kind: 'HOLIDAY' } },
        { on: '2024-05-05', because: { kind: 'WEEKLY_REST' } },
      ],
      skippedCount: 6,
      added: [
        { on: '2024-05-04', because: { kind: 'SWAPPED_WORK', pairedOn: '2024-04-29', legalBasis: '2450/VPCP-KGVX' } },
      ],
      legalBases: ['91/2015/QH13, Điều 147 khoản 2'],
      ...{ isFinal: true, undecidedYears: [] },
    });
  });

  it('counts the first day when it is asked to, if it is worked', async () => {
    const counting = { countsFirstDay: true };
    expect(await term('2024-04-26', 5, counting)).toMatchObject({
      lastOn: '2024-05-06',
      countsFirstDay: true,
      legalBases: [],
    });
    expect(await term('2024-04-27', 1, counting)).toMatchObject({ lastOn: '2024-05-02', skippedCount: 5 });
    expect(await term('2024-05-04', 1, counting)).toMatchObject({ lastOn: '2024-05-04', skippedCount: 0 });
  });

  it('into years that are not decided is not final, and says which', async () => {
    expect(await term('2027-12-30', 1)).toMatchObject({ lastOn: '2027-12-31', isFinal: true, undecidedYears: [] });
    // 01/01/2028 is a Saturday, compensated on Monday whatever is decided.
    expect(await term('2027-12-30', 2)).toMatchObject({ lastOn: '2028-01-04', isFinal: false, undecidedYears: [2028] });
    expect(await term('2027-12-30', 300)).toMatchObject({ isFinal: false, undecidedYears: [2028, 2029] });
  });

  it.each([
    ['1999-10-01', true, null],
    ['1999-10-01', false, null],
    ['2015-04-29', false, null],
    ['2020-12-30', false, null],
    ['2020-12-31', true, null],
    ['2020-12-31', false, '2021-01-04'],
  ] as const)('from %s (counted: %s) is known where all its days are', async (from, countsFirstDay, lastOn) => {
    const { data, extensions } = await hub.ask(TERM_QUERY, { variables: { from, count: 1, countsFirstDay } });

    const { addWorkingDays: found } = data as { addWorkingDays: Term | null };
    expect(found?.lastOn ?? null).toBe(lastOn);
    if (lastOn === null) expect(extensions).toMatchObject({ nulls: [{ reason: 'NOT_REPORTED' }] });
  });
});

describe('the account of a term', () => {
  /** All that the graph tells, put together by whoever asked: no calendar is at hand. */
  async function recomputed(from: string, count: number, countsFirstDay: boolean) {
    const first = await term(from, count, { countsFirstDay });
    const skipped = [...first.skipped];
    while (skipped.length < first.skippedCount) {
      const more = await term(from, count, { countsFirstDay, afterOn: skipped.at(-1)!.on });
      expect(more.skipped.length).toBeGreaterThan(0);
      skipped.push(...more.skipped);
    }
    const explanation = {
      ...{ from: first.from, term: { workingDays: first.count }, countsFirstDay: first.countsFirstDay },
      skipped: skipped.map(({ on }) => ({ day: on })),
    };
    return { lastOn: first.lastOn, again: recompute(explanation as never), skippedCount: skipped.length };
  }

  it('leads to the same day by itself, whatever the term', async () => {
    const entries = read<CalendarEntry>('calendar');
    const calendar = readCalendar(entries);
    const anyDay = fc.integer({ min: 0, max: 10_500 }).map((days) => addDays('2021-01-01', days));
    const anyCount = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 600 }));

    await fc.assert(
      fc.asyncProperty(anyDay, anyCount, fc.boolean(), async (from, count, countsFirstDay) => {
        const { lastOn, again } = await recomputed(from, count, countsFirstDay);
        expect([lastOn, again]).toEqual(Array(2).fill(addWorkingDays(calendar, from, count, { countsFirstDay }).day));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('of the longest term is told in parts of 100 days', async () => {
    const { lastOn, again, skippedCount } = await recomputed('2024-01-02', 10_000, false);

    expect(again).toBe(lastOn);
    expect(skippedCount).toBeGreaterThan(4000);
    expect((await term('2024-01-02', 10_000)).skipped).toHaveLength(100);
    expect((await term('2024-01-02', 10_000, { afterOn: lastOn })).skipped).toEqual([]);
  });
});

describe('what cannot be asked', () => {
  it.each([
    ['a day before 1900', DAY_QUERY, { on: '1899-12-31' }, 'Expected a day from 1900-01-01 to 2200-12-31 in "on"'],
    ['a day after 2200', DAY_QUERY, { on: '2201-01-01' }, 'Expected a day from 1900-01-01 to 2200-12-31 in "on"'],
    ['a year before 2000', YEAR_QUERY, { year: 1999 }, 'Expected a year from 2000 to 2100 in "year", got 1999.'],
    ['a year after 2100', YEAR_QUERY, { year: 2101 }, 'Expected a year from 2000 to 2100 in "year", got 2101.'],
    ['a term before 1900', TERM_QUERY, { from: '0001-01-01', count: 1 }, 'Expected a day from 1900-01-01'],
    ['a term after 2200', TERM_QUERY, { from: '9999-12-31', count: 1 }, 'Expected a day from 1900-01-01'],
    ['no days', TERM_QUERY, { from: '2024-01-02', count: 0 }, 'from 1 to 10000 in "count", got 0.'],
    ['days back', TERM_QUERY, { from: '2024-01-02', count: -1 }, 'from 1 to 10000 in "count", got -1.'],
    ['too many days', TERM_QUERY, { from: '2024-01-02', count: 10_001 }, 'from 1 to 10000 in "count", got 10001.'],
  ])('%s', async (_, query, variables, message) => {
    const { data, errors } = await hub.ask(query, { variables });

    expect(Object.values(data!)).toEqual([null]);
    expect(errors).toHaveLength(1);
    expect(errors![0]!.message).toContain(message);
    expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: expect.any(String) });
    expect(hub.statements).toEqual([]);
  });

  it('leaves the other fields of the operation standing', async () => {
    const query = '{ bad: workingDay(on: "1899-12-31") { on } good: workingDay(on: "2024-05-04") { isWorking } }';
    const { data } = await hub.ask(query);
    expect(data).toEqual({ bad: null, good: { isWorking: true } });
  });
});

describe('reading', () => {
  const many = `{ ${Array.from({ length: 40 }, (_, n) => `d${n}: workingDay(on: "2024-05-0${(n % 9) + 1}") { isWorking }`).join(' ')}
    workingCalendar(year: 2026) { days { on } } addWorkingDays(from: "2024-02-07", count: 90) { lastOn } }`;

  it('takes one statement for an operation, however much it asks', async () => {
    await hub.data(many);
    expect(hub.statements).toEqual(['agencies.calendar']);
  });

  it('at a moment takes one statement too', async () => {
    await hub.data(many, { position: await hub.now() });
    expect(hub.statements).toEqual(['agencies.calendar@']);
  });

  it('before anything was recorded tells that nothing is known, and invents no working days', async () => {
    const { feedId } = parsePosition(await hub.now());
    const position = formatPosition(feedId, '0');
    const query = `{ workingDay(on: "2024-05-05") { isWorking } workingCalendar(year: 2024) { year }
      addWorkingDays(from: "2024-02-07", count: 1) { lastOn } }`;
    const { data, extensions } = await hub.ask(query, { position });

    expect(data).toEqual({ workingDay: null, workingCalendar: null, addWorkingDays: null });
    const reasons = (extensions as unknown as { nulls: { reason: string }[] }).nulls.map(({ reason }) => reason);
    expect(reasons).toEqual(['NOT_REPORTED', 'NOT_REPORTED', 'NOT_REPORTED']);
  });

  it('is a calendar after each of the acts, which were loaded at once', async () => {
    const { feedId } = parsePosition(await hub.now());
    const owner = await hub.database.connectAsOwner('agencies');
    const { rows } = await owner.query<{ position: string }>(
      `select position::text from feed_event where kind = 'CALENDAR_RECORDED' order by feed_event.position`,
    );
    await owner.end();
    const answers: unknown[] = [];
    for (const { position } of rows) {
      const options = { position: formatPosition(feedId, position) };
      const asked = await hub.data<{ workingDay: { isWorking: boolean } }>(
        '{ workingDay(on: "2024-05-04") { isWorking } }',
        options,
      );
      answers.push(asked.workingDay.isWorking);
    }
    // The sixth of eleven acts by their days, 2450/VPCP-KGVX, has the Saturday worked.
    expect(answers).toEqual([...Array(5).fill(false), ...Array(6).fill(true)]);
  });
});
