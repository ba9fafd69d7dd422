import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../period.ts';
import { isWorkingDay, knownOn, readCalendar } from './calendar.ts';
import { type CalendarEntry, calendarFaults, type ReplacingDay, weekdayOf } from './entries.ts';

const stated = { name: 'Ngày lễ', source: 'law', clause: 'Điều 112', verified: true };
const act = { kind: 'ACT', title: 'Văn bản', decidesYears: [], verified: true } as const;
const labourDay = { ...stated, kind: 'YEARLY_HOLIDAY', key: 'labour', month: 5, dayOfMonth: 1 } as const;

const holiday = (on: string, more: Partial<CalendarEntry> = {}) =>
  ({ ...stated, kind: 'HOLIDAY', key: `day@${on}`, on, isCompensated: true, ...more }) as CalendarEntry;
const replacing = (kind: ReplacingDay['kind'], on: string, forDay: string, source = 'notice'): CalendarEntry => ({
  ...stated,
  kind,
  key: `day@${on}`,
  on,
  forDay,
  source,
});
const swap = (off: string, work: string) => [replacing('SWAPPED_OFF', off, work), replacing('SWAPPED_WORK', work, off)];

/** Weekly rest from 02/10/1999, 1 May from 2000, 24 November from 01/07/2026 without compensation; compensation from 2021. */
const rules: readonly CalendarEntry[] = [
  { ...act, key: 'law', symbol: '45/2019/QH14', issuedOn: '2019-11-20' },
  { ...act, key: 'notice', symbol: '2450/VPCP-KGVX', issuedOn: '2024-04-12', decidesYears: [2024] },
  {
    ...stated,
    kind: 'WEEKLY_REST',
    key: 'rest',
    weekdays: ['SATURDAY', 'SUNDAY'],
    validFrom: '1999-10-02',
    validTo: null,
  },
  { ...stated, kind: 'COMPENSATION_RULE', key: 'rule', name: 'Nghỉ bù', validFrom: '2021-01-01', validTo: null },
  { ...labourDay, validFrom: '2000-01-01', validTo: null, isCompensated: true },
  {
    ...labourDay,
    key: 'culture',
    month: 11,
    dayOfMonth: 24,
    validFrom: '2026-07-01',
    validTo: null,
    isCompensated: false,
  },
];
const calendarWith = (...more: readonly CalendarEntry[]) => readCalendar([...rules, ...more]);
const judge = (day: string, ...more: readonly CalendarEntry[]) => {
  const { isWorking, because } = isWorkingDay(calendarWith(...more), day);
  return [because.kind, isWorking, because.forDay];
};

describe('isWorkingDay', () => {
  it.each([
    ['a Friday', '2024-03-01', 'ORDINARY', true],
    ['a Saturday', '2024-03-02', 'WEEKLY_REST', false],
    ['a Sunday', '2024-03-03', 'WEEKLY_REST', false],
    ['a Monday', '2024-03-04', 'ORDINARY', true],
    ['the day before a yearly holiday', '2024-04-30', 'ORDINARY', true],
    ['a yearly holiday', '2024-05-01', 'HOLIDAY', false],
    ['the day after', '2024-05-02', 'ORDINARY', true],
    ['a yearly holiday on a Sunday', '2022-05-01', 'HOLIDAY', false],
    ['the year before the holiday was made', '2025-11-24', 'ORDINARY', true],
    ['the year in which it was', '2026-11-24', 'HOLIDAY', false],
    ['the last Saturday of the six-day week', '1999-09-25', 'ORDINARY', true],
    ['the first free Saturday', '1999-10-02', 'WEEKLY_REST', false],
    ['the first day of all', '0001-01-01', 'ORDINARY', true],
    ['the last day of all', '9999-12-31', 'ORDINARY', true],
  ] as const)('%s', (_, day, kind, isWorking) => {
    expect(judge(day)).toEqual([kind, isWorking, null]);
  });

  it('says who says so, and where', () => {
    expect(isWorkingDay(calendarWith(), '2024-05-01')).toEqual({
      isWorking: false,
      because: {
        kind: 'HOLIDAY',
        name: 'Ngày lễ',
        forDay: null,
        source: { symbol: '45/2019/QH14', issuedOn: '2019-11-20', clause: 'Điều 112' },
        verified: true,
      },
      status: 'FINAL',
    });
  });

  it.each([
    ['before any weekly rest is known', '1999-10-01', null],
    ['on a day of rest', '1999-10-02', '45/2019/QH14'],
    ['on the last day before holidays are known, which may be one', '1999-12-31', null],
    ['on a working day once they are', '2000-01-03', '45/2019/QH14'],
  ])('%s has a source only if a rule says what it is', (_, day, symbol) => {
    const { source, verified } = isWorkingDay(calendarWith(), day).because;
    expect([source?.symbol ?? null, verified]).toEqual([symbol, symbol !== null]);
  });

  it.each([
    ['2023-12-31', 'PROVISIONAL'],
    ['2024-01-01', 'FINAL'],
    ['2024-12-31', 'FINAL'],
    ['2025-01-01', 'PROVISIONAL'],
  ] as const)('%s is %s: 2024 alone is decided', (day, status) => {
    expect(isWorkingDay(calendarWith(), day).status).toBe(status);
  });

  it('is verified only when its entry and the act are', () => {
    const unread: CalendarEntry = { ...act, key: 'unread', symbol: '1/TB', issuedOn: '2023-01-01', verified: false };
    const verified = (...entries: CalendarEntry[]) =>
      isWorkingDay(calendarWith(...entries), '2024-03-05').because.verified;

    expect(verified(holiday('2024-03-05'))).toBe(true);
    expect(verified(holiday('2024-03-05', { verified: false }))).toBe(false);
    expect(verified(unread, holiday('2024-03-05', { source: 'unread' }))).toBe(false);
  });

  it('refuses what is no day', () => {
    expect(() => isWorkingDay(calendarWith(), '2023-02-29')).toThrow(RangeError);
  });

  it('answers the same however many years it was asked about between', () => {
    const calendar = calendarWith();
    const first = isWorkingDay(calendar, '2022-05-02');
    for (let year = 2023; year < 2200; year += 1) isWorkingDay(calendar, `${year}-05-02`);

    expect(isWorkingDay(calendar, '2022-05-02')).toEqual(first);
  });
});

describe('compensation', () => {
  it.each([
    ['for a Sunday on Monday', '2022-05-02', [], ['COMPENSATION', false, '2022-05-01']],
    ['and not on Tuesday', '2022-05-03', [], ['ORDINARY', true, null]],
    ['for a Saturday on Monday', '2021-05-03', [], ['COMPENSATION', false, '2021-05-01']],
    ['for both days of a weekend, first', '2022-05-02', ['2022-04-30'], ['COMPENSATION', false, '2022-04-30']],
    ['for both days of a weekend, second', '2022-05-03', ['2022-04-30'], ['COMPENSATION', false, '2022-05-01']],
    ['for none on a working day', '2024-05-02', [], ['ORDINARY', true, null]],
    [
      'past a Monday that is a holiday, first',
      '2023-05-02',
      ['2023-04-29', '2023-04-30'],
      ['COMPENSATION', false, '2023-04-29'],
    ],
    [
      'past a Monday that is a holiday, second',
      '2023-05-03',
      ['2023-04-29', '2023-04-30'],
      ['COMPENSATION', false, '2023-04-30'],
    ],
    ['past a Monday that is a holiday, no third', '2023-05-04', ['2023-04-29', '2023-04-30'], ['ORDINARY', true, null]],
    ['not before the rule is in force', '2016-05-02', [], ['ORDINARY', true, null]],
    ['nor afterwards for what fell before it', '2021-01-01', ['2020-12-27'], ['ORDINARY', true, null]],
    ["over the year's end", '2024-01-01', ['2023-12-31'], ['COMPENSATION', false, '2023-12-31']],
    ['for none that the law does not compensate', '2029-11-26', [], ['ORDINARY', true, null]],
  ] as const)('%s', (_, day, holidays, expected) => {
    expect(judge(day, ...holidays.map((on) => holiday(on)))).toEqual(expected);
  });

  it('is named after the holiday that it stands for, by the rule that gives it', () => {
    expect(isWorkingDay(calendarWith(), '2022-05-02').because).toEqual({
      kind: 'COMPENSATION',
      name: 'Nghỉ bù Ngày lễ',
      forDay: '2022-05-01',
      source: { symbol: '45/2019/QH14', issuedOn: '2019-11-20', clause: 'Điều 112' },
      verified: true,
    });
  });

  it('is as sure as the holiday that it stands for', () => {
    const remembered = holiday('2024-03-03', { verified: false });

    expect(isWorkingDay(calendarWith(remembered), '2024-03-04').because).toMatchObject({ verified: false });
  });

  it('by a decision replaces that by the rule', () => {
    const byDecision = replacing('COMPENSATION', '2022-05-04', '2022-05-01');

    expect(judge('2022-05-02', byDecision)).toEqual(['ORDINARY', true, null]);
    expect(judge('2022-05-04', byDecision)).toEqual(['COMPENSATION', false, '2022-05-01']);
  });

  it('does not take a day that is off by a swap, nor a day of rest that is worked', () => {
    const days = swap('2022-05-02', '2022-05-07');

    expect(judge('2022-05-02', ...days)).toEqual(['SWAPPED_OFF', false, '2022-05-07']);
    expect(judge('2022-05-03', ...days)).toEqual(['COMPENSATION', false, '2022-05-01']);
    expect(judge('2022-05-07', ...days)).toEqual(['SWAPPED_WORK', true, '2022-05-02']);
  });

  it('gives back every holiday that falls on a day of rest, once', () => {
    const anyDay = fc.integer({ min: 0, max: 330 }).map((count) => addDays('2024-01-01', count));
    fc.assert(
      fc.property(fc.uniqueArray(anyDay, { maxLength: 30 }), (days) => {
        const calendar = calendarWith(...days.map((on) => holiday(on)));
        const year = Array.from({ length: 500 }, (_, count) => addDays('2024-01-01', count));
        const compensated = year
          .map((day) => isWorkingDay(calendar, day).because)
          .filter(({ kind }) => kind === 'COMPENSATION');

        const onRest = days.filter((day) => ['SATURDAY', 'SUNDAY'].includes(weekdayOf(day)));
        expect(compensated.map(({ forDay }) => forDay)).toEqual(onRest.sort());
      }),
    );
  });
});

describe("a swap across the year's end", () => {
  it.each([
    ['2018-12-31', 'SWAPPED_OFF', false, '2019-01-05'],
    ['2019-01-05', 'SWAPPED_WORK', true, '2018-12-31'],
    ['2019-01-12', 'WEEKLY_REST', false, null],
    ['2014-12-27', 'SWAPPED_WORK', true, '2015-01-02'],
    ['2014-12-20', 'WEEKLY_REST', false, null],
    ['2015-01-02', 'SWAPPED_OFF', false, '2014-12-27'],
  ] as const)('%s is %s', (day, kind, isWorking, forDay) => {
    const swaps = [...swap('2018-12-31', '2019-01-05'), ...swap('2015-01-02', '2014-12-27')];
    expect(judge(day, ...swaps)).toEqual([kind, isWorking, forDay]);
  });
});

describe('calendarFaults', () => {
  it.each<[string, string, readonly CalendarEntry[]]>([
    ['a key used twice', 'KEY_REPEATED', [holiday('2024-03-05', { key: 'law' })]],
    ['a day that is none', 'NOT_A_DAY', [holiday('2024-02-30')]],
    [
      'a yearly holiday that is none',
      'NOT_A_DAY',
      [
        {
          ...labourDay,
          key: 'x',
          month: 2,
          dayOfMonth: 30,
          validFrom: '2021-01-01',
          validTo: null,
          isCompensated: true,
        },
      ],
    ],
    [
      'a rule that ends before it begins',
      'PERIOD_REVERSED',
      [{ ...labourDay, key: 'x', validFrom: '2021-01-02', validTo: '2021-01-01', isCompensated: true }],
    ],
    ['a source that is not there', 'SOURCE_UNKNOWN', [holiday('2024-03-05', { source: '1/TB' })]],
    ['two entries for one day', 'DAY_REPEATED', [holiday('2024-03-05'), holiday('2024-03-05', { key: 'again' })]],
    ['half a swap', 'SWAP_NOT_PAIRED', swap('2024-04-29', '2024-05-04').slice(0, 1)],
    ['the other half', 'SWAP_NOT_PAIRED', swap('2024-04-29', '2024-05-04').slice(1)],
    [
      'a swap whose halves are of two acts',
      'SWAP_NOT_PAIRED',
      [
        replacing('SWAPPED_OFF', '2024-04-29', '2024-05-04'),
        replacing('SWAPPED_WORK', '2024-05-04', '2024-04-29', 'law'),
      ],
    ],
    [
      'swaps that do not name each other',
      'SWAP_NOT_PAIRED',
      [replacing('SWAPPED_OFF', '2024-04-29', '2024-05-04'), ...swap('2024-05-02', '2024-05-04')],
    ],
    ['a swap of a working day for a working day', 'SWAP_CHANGES_NOTHING', swap('2024-04-29', '2024-05-03')],
    ['a swap of a day of rest for a day of rest', 'SWAP_CHANGES_NOTHING', swap('2024-04-28', '2024-05-04')],
    ['a swap of a holiday', 'SWAP_CHANGES_NOTHING', swap('2024-05-01', '2024-05-04')],
    ['compensation for no holiday', 'COMPENSATES_NOTHING', [replacing('COMPENSATION', '2024-03-04', '2024-03-03')]],
    [
      'compensation for a holiday on a working day',
      'COMPENSATES_NOTHING',
      [replacing('COMPENSATION', '2024-05-02', '2024-05-01')],
    ],
    ['compensation on a day of rest', 'COMPENSATES_NOTHING', [replacing('COMPENSATION', '2022-05-07', '2022-05-01')]],
  ])('finds %s', (_, code, more) => {
    const faults = calendarFaults([...rules, ...more]);

    expect(new Set(faults.map((fault) => fault.code))).toEqual(new Set([code]));
    expect(() => readCalendar([...rules, ...more])).toThrow(RangeError);
  });

  it.each<[string, readonly CalendarEntry[]]>([
    ['no more than the rules', []],
    ['a swap', swap('2024-04-29', '2024-05-04')],
    ['compensation by decision for a yearly holiday', [replacing('COMPENSATION', '2022-05-04', '2022-05-01')]],
    [
      'compensation by decision for a dated holiday',
      [holiday('2024-03-03'), replacing('COMPENSATION', '2024-03-04', '2024-03-03')],
    ],
    [
      'a rule in force for one day',
      [{ ...labourDay, key: 'x', validFrom: '2021-01-01', validTo: '2021-01-01', isCompensated: true }],
    ],
    [
      'a holiday every four years',
      [
        {
          ...labourDay,
          key: 'x',
          month: 2,
          dayOfMonth: 29,
          validFrom: '2021-01-01',
          validTo: null,
          isCompensated: true,
        },
      ],
    ],
  ])('finds none in %s', (_, more) => {
    expect(calendarFaults([...rules, ...more])).toEqual([]);
  });

  it('names the entry, what was expected and what came', () => {
    expect(calendarFaults([...rules, ...swap('2024-04-29', '2024-05-03')])).toContainEqual({
      code: 'SWAP_CHANGES_NOTHING',
      key: 'day@2024-05-03',
      message: '2024-05-03, FRIDAY, should be a day of weekly rest and no holiday.',
    });
  });
});

describe('knownOn', () => {
  const entries = [...rules, ...swap('2024-04-29', '2024-05-04')];

  it.each([
    ['the day before a decision, without it', '2024-04-11', true, 'PROVISIONAL'],
    ['the day of the decision, with it', '2024-04-12', false, 'FINAL'],
  ] as const)('on %s', (_, day, isWorking, status) => {
    expect(isWorkingDay(readCalendar(knownOn(entries, day)), '2024-04-29')).toMatchObject({ isWorking, status });
  });

  it('before the first act is nothing', () => {
    expect(knownOn(entries, '2019-11-19')).toEqual([]);
  });

  it('refuses what is no day', () => {
    expect(() => knownOn(entries, '2024-02-30')).toThrow(RangeError);
  });
});
