import { describe, expect, it } from 'vitest';
import { addDays } from '../period.ts';
import { readCalendar } from './calendar.ts';
import { changesBetween, endOfImpossibleBreak, missingHolidays } from './changes.ts';
import type { CalendarEntry } from './entries.ts';

const stated = { name: 'Nghỉ', clause: null, verified: true, source: 'law' };
const law: readonly CalendarEntry[] = [
  ...([
    {
      kind: 'ACT',
      key: 'law',
      symbol: '45/2019/QH14',
      title: 'Luật',
      issuedOn: '2019-11-20',
      decidesYears: [],
      verified: true,
    },
  ] as const),
  {
    ...stated,
    kind: 'WEEKLY_REST',
    key: 'rest',
    weekdays: ['SATURDAY', 'SUNDAY'],
    validFrom: '1999-10-02',
    validTo: null,
  },
  { ...stated, kind: 'COMPENSATION_RULE', key: 'rule', validFrom: '2021-01-01', validTo: null },
];
const notice = (...decidesYears: number[]): CalendarEntry => ({
  ...{
    kind: 'ACT',
    key: 'notice',
    symbol: '1/TB',
    title: 'Thông báo',
    issuedOn: '2027-10-01',
    decidesYears,
    verified: true,
  },
});
const holiday = (on: string, source = 'law'): CalendarEntry => ({
  ...{ ...stated, kind: 'HOLIDAY', key: on, on, isCompensated: true, source },
});
const days = (from: string, count: number) => Array.from({ length: count }, (_, n) => addDays(from, n));

describe('what changes between two calendars', () => {
  const before = readCalendar(law);

  it('is each day with what it was and is, and the years that are decided now', () => {
    const after = readCalendar([...law, notice(2028), holiday('2028-01-27', 'notice')]);

    const { days: changed, ...years } = changesBetween(before, after, [2028, 2027, 2028]);
    expect(years).toEqual({ decided: [2028], undecided: [], years: [2028] });
    expect(changed.map(({ day, before: was, after: is }) => [day, was.kind, is.kind])).toEqual([
      ['2028-01-27', 'ORDINARY', 'HOLIDAY'],
    ]);
  });

  it('is a compensation too, in the year that it reaches into', () => {
    const after = readCalendar([...law, holiday('2028-12-31')]);

    const { days: changed, years } = changesBetween(before, after, [2028, 2029]);
    expect(changed.map(({ day, after: is }) => [day, is.kind])).toEqual([
      ['2028-12-31', 'HOLIDAY'],
      ['2029-01-01', 'COMPENSATION'],
    ]);
    expect(years).toEqual([2028, 2029]);
  });

  it('is the reason as well, where the day stays off', () => {
    const after = readCalendar([...law, { ...holiday('2028-01-29'), isCompensated: false } as CalendarEntry]);

    expect(changesBetween(before, after, [2028]).days.map(({ day }) => day)).toEqual(['2028-01-29']);
  });

  it('is nothing for the same, also where what is taken back undecides a year', () => {
    const decided = readCalendar([...law, notice(2028)]);

    expect(changesBetween(decided, decided, [2028])).toEqual({ days: [], decided: [], undecided: [], years: [] });
    expect(changesBetween(decided, before, [2028])).toEqual({
      days: [],
      decided: [],
      undecided: [2028],
      years: [2028],
    });
  });
});

describe('a decided year', () => {
  const tet = days('2028-01-25', 5).map((on) => holiday(on));

  it.each<[string, readonly CalendarEntry[], number, string[]]>([
    ['has Tết and the second national day', [...tet, holiday('2028-09-01')], 2028, []],
    ['has the day after the national day as well', [...tet, holiday('2028-09-03')], 2028, []],
    ['has five days of Tết, not four', [...tet.slice(1), holiday('2028-09-01')], 2028, ['TET']],
    ['has Tết within its weeks', [...tet.slice(1), holiday('2028-01-14'), holiday('2028-09-01')], 2028, ['TET']],
    ['has two national days', tet, 2028, ['NATIONAL_DAY']],
    ['has nothing of another year', [...tet, holiday('2028-09-01')], 2027, ['TET', 'NATIONAL_DAY']],
    ['before the law says nothing', [], 2020, []],
  ])('%s', (_, entries, year, missing) => {
    expect(missingHolidays([...law, ...entries], year)).toEqual(missing);
  });
});

describe('a break', () => {
  it.each([
    ['of 60 days', 60, null],
    ['of 61 days, which no term gets over', 61, '2028-05-01'],
  ])('%s', (_, count, expected) => {
    // From a Thursday to a Monday or a Tuesday: compensation is off, so that the count is the break.
    const off = days('2028-03-02', count).map((on) => ({ ...holiday(on), isCompensated: false }) as CalendarEntry);

    expect(endOfImpossibleBreak(readCalendar([...law, ...off]), [2027, 2028])).toBe(expected);
  });

  it('is seen over the end of a year', () => {
    const off = days('2027-12-01', 80).map((on) => ({ ...holiday(on), isCompensated: false }) as CalendarEntry);

    expect(endOfImpossibleBreak(readCalendar([...law, ...off]), [2027, 2028])).toBe('2028-01-30');
  });
});
