import { describe, expect, it } from 'vitest';
import { parseDocumentNumber } from '../domain/document-number.ts';
import { addDays } from '../domain/period.ts';
import { isWorkingDay, knownOn, readCalendar } from '../domain/working-days/calendar.ts';
import { missingHolidays } from '../domain/working-days/changes.ts';
import { type CalendarEntry, calendarFaults, weekdayOf } from '../domain/working-days/entries.ts';
import { redate } from '../domain/working-days/redate.ts';
import { addWorkingDays, endOfTerm, recompute } from '../domain/working-days.ts';
import { type Identified, read } from './support/reference-data.ts';

const entries = read<CalendarEntry & Identified>('calendar');
const calendar = readCalendar(entries);

const daysOf = (year: number) => {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) days.push(day);
  return days;
};
const isWeekend = (day: string) => ['SATURDAY', 'SUNDAY'].includes(weekdayOf(day));
const isWorked = (day: string) => isWorkingDay(calendar, day).isWorking;
const monthAndDay = (day: string) => day.slice(5);

describe('data/calendar.json', () => {
  it('has 11 acts, 7 rules and 57 dated days, without fault', () => {
    const acts = entries.filter(({ kind }) => kind === 'ACT');
    const days = entries.filter((entry) => 'on' in entry);

    expect([acts.length, entries.length - acts.length - days.length, days.length]).toEqual([11, 7, 57]);
    expect(calendarFaults(entries)).toEqual([]);
  });

  it('has every day in order, under its own key', () => {
    const days = entries.filter((entry) => 'on' in entry);

    expect(days.map(({ key }) => key)).toEqual(days.map(({ on }) => `day@${on}`));
    expect(days.map(({ on }) => on)).toEqual(days.map(({ on }) => on).sort());
  });

  it('knows the decision on 2022 to 2027, and says so of no other year', () => {
    expect([...calendar.decidedYears].sort()).toEqual([2022, 2023, 2024, 2025, 2026, 2027]);
    expect(isWorkingDay(calendar, '2021-12-31').status).toBe('PROVISIONAL');
    expect(isWorkingDay(calendar, '2028-01-01').status).toBe('PROVISIONAL');
  });

  it('has of every decided year the holidays that only a decision fixes', () => {
    expect([...calendar.decidedYears].flatMap((year) => missingHolidays(entries, year))).toEqual([]);
    expect(missingHolidays(entries, 2028)).toEqual(['TET', 'NATIONAL_DAY']);
  });

  it('names each act by number and codes as documents do, and says nothing of days before it', () => {
    const acts = new Map(entries.filter((entry) => entry.kind === 'ACT').map((act) => [act.key, act]));

    expect([...acts.values()].map(({ symbol }) => parseDocumentNumber(symbol)?.symbol)).toEqual(
      [...acts.values()].map(({ symbol }) => symbol),
    );
    const early = entries.filter((entry) => 'on' in entry && entry.on < acts.get(entry.source)!.issuedOn);
    expect(early).toEqual([]);
  });

  it('is a calendar after each of its acts, by the day of issue', () => {
    const days = entries.flatMap((entry) => (entry.kind === 'ACT' ? [entry.issuedOn] : []));

    expect(days.flatMap((day) => calendarFaults(knownOn(entries, day)))).toEqual([]);
  });

  it('is unverified in one day only', () => {
    expect(entries.filter(({ verified }) => !verified).map(({ key }) => key)).toEqual(['day@2027-04-16']);
  });

  // Put together by hand from the notices and the press of each year, compensation on weekdays included.
  it.each([
    [2022, '01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02', ''],
    [2023, '01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04', ''],
    [2024, '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03', '05-04'],
    [2025, '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02', '04-26'],
    [2026, '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24', '01-10 08-22'],
    [2027, '01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24', ''],
  ] as const)('in %i leaves these weekdays free, and has these days of the weekend worked', (year, off, worked) => {
    const days = daysOf(year);

    const freeWeekdays = days.filter((day) => !isWeekend(day) && !isWorked(day));
    expect(freeWeekdays.map(monthAndDay).join(' ')).toBe(off);
    const workedWeekends = days.filter((day) => isWeekend(day) && isWorked(day));
    expect(workedWeekends.map(monthAndDay).join(' ')).toBe(worked);
  });

  it.each([
    [2022, 11],
    [2023, 11],
    [2024, 11],
    [2025, 11],
    [2026, 12],
    [2027, 12],
  ] as const)('in %i has the %i holidays that the law gives, five days of Tết in a row among them', (year, count) => {
    const holidays = daysOf(year).filter((day) => isWorkingDay(calendar, day).because.kind === 'HOLIDAY');
    const named = (name: string) =>
      holidays.filter((day) => isWorkingDay(calendar, day).because.name.startsWith(name)).map(monthAndDay);

    expect(holidays).toHaveLength(count);
    const [firstOn] = named('Tết Âm lịch');
    const fiveDays = [0, 1, 2, 3, 4].map((offset) => monthAndDay(addDays(`${year}-${firstOn}`, offset)));
    expect(named('Tết Âm lịch')).toEqual(fiveDays);
    expect([
      ['09-01', '09-02'],
      ['09-02', '09-03'],
    ]).toContainEqual(named('Quốc khánh'));
    expect(named('Ngày Giỗ Tổ Hùng Vương')).toHaveLength(1);
  });

  it('has nothing in compensation that the rule would not give by itself', () => {
    const byRuleAlone = readCalendar(entries.filter(({ kind }) => kind !== 'COMPENSATION'));
    const differing = [2022, 2023, 2024, 2025, 2026, 2027]
      .flatMap(daysOf)
      .filter((day) => isWorkingDay(byRuleAlone, day).isWorking !== isWorked(day));

    expect(entries.filter(({ kind }) => kind === 'COMPENSATION')).toHaveLength(7);
    expect(differing).toEqual([]);
  });
});

describe('real terms', () => {
  it.each([
    ['over Tết 2024', '2024-02-07', 1, '2024-02-15'],
    ['to the day before Tết 2024', '2024-02-06', 1, '2024-02-07'],
    ['five days of a request for supplement, over Tết 2024', '2024-02-07', 5, '2024-02-21'],
    ['over 27/04 to 01/05/2024', '2024-04-26', 1, '2024-05-02'],
    ['to Saturday 04/05/2024', '2024-04-26', 3, '2024-05-04'],
    ['past it', '2024-04-26', 4, '2024-05-06'],
    ['over the national day of 2024', '2024-08-30', 1, '2024-09-04'],
    ['over the national day of 2023, made up on Monday', '2023-08-31', 1, '2023-09-05'],
    ['to Saturday 26/04/2025, worked before its day off', '2025-04-25', 1, '2025-04-26'],
    ['over 30/04 to 04/05/2025', '2025-04-29', 1, '2025-05-05'],
    ["over the year's end of 2025", '2025-12-31', 1, '2026-01-05'],
    ['to Saturday 10/01/2026', '2025-12-31', 6, '2026-01-10'],
    ['over the first day of Vietnamese culture', '2026-11-23', 1, '2026-11-25'],
  ] as const)('%s', (_, from, count, expected) => {
    const { day, explanation } = addWorkingDays(calendar, from, count);

    expect([day, explanation.status, recompute(explanation)]).toEqual([expected, 'FINAL', expected]);
  });

  it('names the act for each day of Tết 2024', () => {
    const { explanation } = addWorkingDays(calendar, '2024-02-07', 1);

    expect(explanation.skipped.map(({ day, because }) => [day, because.name, because.source?.symbol])).toEqual([
      ['2024-02-08', 'Tết Âm lịch (29 tháng Chạp)', '5015/TB-LĐTBXH'],
      ['2024-02-09', 'Tết Âm lịch (30 tháng Chạp)', '5015/TB-LĐTBXH'],
      ['2024-02-10', 'Tết Âm lịch (mùng 1 tháng Giêng)', '5015/TB-LĐTBXH'],
      ['2024-02-11', 'Tết Âm lịch (mùng 2 tháng Giêng)', '5015/TB-LĐTBXH'],
      ['2024-02-12', 'Tết Âm lịch (mùng 3 tháng Giêng)', '5015/TB-LĐTBXH'],
      ['2024-02-13', 'Nghỉ bù Tết Âm lịch', '5015/TB-LĐTBXH'],
      ['2024-02-14', 'Nghỉ bù Tết Âm lịch', '5015/TB-LĐTBXH'],
    ]);
  });

  it('does not pretend to know Tết 2028', () => {
    const { explanation } = endOfTerm(calendar, '2027-12-20', { months: 1 });

    expect(explanation).toMatchObject({ endsOn: '2028-01-20', status: 'PROVISIONAL', undecidedYears: [2028] });
  });
});

describe('importing a decision', () => {
  const item = { id: 'a', isOpen: true, from: '2024-04-26', term: { workingDays: 1 } };
  const asOf = (day: string) => readCalendar(knownOn(entries, day));

  it('of 12/04/2024 moves what was due on 29/04, unless it is closed', () => {
    const items = [item, { ...item, id: 'closed', isOpen: false }];

    const [moved, ...others] = redate(items, asOf('2024-04-11'), asOf('2024-04-12'));
    expect(others).toEqual([]);
    expect(moved).toMatchObject({ item: { id: 'a' }, before: { day: '2024-04-29' }, after: { day: '2024-05-02' } });
  });

  it('of 02/10/2026 settles 2027: Tết moves what falls after it, and confirms what ends before', () => {
    const items = [
      { ...item, id: 'over Tết', from: '2027-02-01', term: { workingDays: 10 } },
      { ...item, id: 'before Tết', from: '2027-01-11', term: { workingDays: 10 } },
    ];

    const redated = redate(items, asOf('2026-10-01'), asOf('2026-10-02'));
    expect(redated.map(({ item: { id }, change, before, after }) => [id, change, before.day, after.day])).toEqual([
      ['over Tết', 'MOVED_LATER', '2027-02-15', '2027-02-22'],
      ['before Tết', 'CONFIRMED', '2027-01-25', '2027-01-25'],
    ]);
  });
});
