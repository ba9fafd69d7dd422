import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './period.ts';
import { isWorkingDay, readCalendar } from './working-days/calendar.ts';
import { type CalendarEntry, weekdayOf } from './working-days/entries.ts';
import { addWorkingDays, type Explanation, endOfTerm, recompute, workingDaysBetween } from './working-days.ts';

const LAW = '45/2019/QH14@2019-11-20';
const DECISION = '1/TB@2023-11-22';

const stated = { name: 'Ngày lễ', source: LAW, clause: null, verified: true };
const decided = { ...stated, source: DECISION };
const always = { validFrom: '2000-01-01', validTo: null };
const act = { kind: 'ACT', title: 'Bộ luật Lao động', decidesYears: [], verified: true } as const;

const holiday = (on: string, isCompensated = true): CalendarEntry => ({
  ...decided,
  kind: 'HOLIDAY',
  key: `day@${on}`,
  on,
  isCompensated,
});
const swap = (off: string, work: string): CalendarEntry[] => [
  { ...decided, kind: 'SWAPPED_OFF', key: `day@${off}`, on: off, forDay: work },
  { ...decided, kind: 'SWAPPED_WORK', key: `day@${work}`, on: work, forDay: off },
];

/** Saturdays and Sundays off, 30 April and 1 May, compensation by rule; 2024 and 2025 decided. */
const rules: readonly CalendarEntry[] = [
  { ...act, key: LAW, symbol: '45/2019/QH14', issuedOn: '2019-11-20' },
  { ...act, key: DECISION, symbol: '1/TB', issuedOn: '2023-11-22', decidesYears: [2024, 2025] },
  { ...stated, ...always, kind: 'WEEKLY_REST', key: 'rest', weekdays: ['SATURDAY', 'SUNDAY'] },
  { ...stated, ...always, kind: 'COMPENSATION_RULE', key: 'compensation' },
  { ...stated, ...always, kind: 'YEARLY_HOLIDAY', key: 'victory', month: 4, dayOfMonth: 30, isCompensated: true },
  { ...stated, ...always, kind: 'YEARLY_HOLIDAY', key: 'labour', month: 5, dayOfMonth: 1, isCompensated: true },
];

/** 08/02 to 14/02/2024 off, with 13 and 14 by rule; 29/04/2024 off for Saturday 04/05; 31/12/2024 off for 11/01/2025. */
const calendar = readCalendar([
  ...rules,
  ...['2024-02-08', '2024-02-09', '2024-02-10', '2024-02-11', '2024-02-12'].map((on) => holiday(on)),
  ...swap('2024-04-29', '2024-05-04'),
  ...swap('2024-12-31', '2025-01-11'),
]);

describe('addWorkingDays', () => {
  it.each([
    ['to the next day of the week', '2024-02-05', 1, '2024-02-06'],
    ['to the last day before Tết', '2024-02-06', 1, '2024-02-07'],
    ['over Tết and its two days of compensation', '2024-02-07', 1, '2024-02-15'],
    ['from the first day of Tết', '2024-02-08', 1, '2024-02-15'],
    ['from the last day of Tết', '2024-02-14', 1, '2024-02-15'],
    ['from the first day after', '2024-02-15', 1, '2024-02-16'],
    ['over the weekend after Tết', '2024-02-15', 2, '2024-02-19'],
    ['over a swapped Monday', '2024-04-26', 1, '2024-05-02'],
    ['from a swapped Monday', '2024-04-29', 1, '2024-05-02'],
    ['to the day before the worked Saturday', '2024-04-26', 2, '2024-05-03'],
    ['to the worked Saturday', '2024-04-26', 3, '2024-05-04'],
    ['from the worked Saturday', '2024-05-04', 1, '2024-05-06'],
    ['over the Sunday after it', '2024-04-26', 4, '2024-05-06'],
    ["over the year's end with its swapped day", '2024-12-30', 1, '2025-01-01'],
    ["to the Saturday that pays for it in the new year's second week", '2025-01-10', 1, '2025-01-11'],
    ['none: the day itself', '2024-02-07', 0, '2024-02-07'],
    ['none: the day itself, though it is off', '2024-02-10', 0, '2024-02-10'],
    ['back to the day before', '2024-02-16', -1, '2024-02-15'],
    ['back over Tết', '2024-02-15', -1, '2024-02-07'],
    ['back from a day off', '2024-02-10', -1, '2024-02-07'],
    ['back to the worked Saturday', '2024-05-06', -1, '2024-05-04'],
  ] as const)('%s', (_, from, count, expected) => {
    expect(addWorkingDays(calendar, from, count).day).toBe(expected);
  });

  it.each([
    ['a working day is the first', '2024-02-07', 1, '2024-02-07'],
    ['and the second is after Tết', '2024-02-07', 2, '2024-02-15'],
    ['a day off is not counted', '2024-02-08', 1, '2024-02-15'],
    ['a worked Saturday is', '2024-05-04', 1, '2024-05-04'],
    ['back, a working day is the first', '2024-02-15', -1, '2024-02-15'],
    ['back, and the second is before Tết', '2024-02-15', -2, '2024-02-07'],
    ['none: still the day itself', '2024-02-07', 0, '2024-02-07'],
  ] as const)('when the first day counts: %s', (_, from, count, expected) => {
    expect(addWorkingDays(calendar, from, count, { countsFirstDay: true }).day).toBe(expected);
  });

  it('explains each day that it skipped, and each day of rest that it counted', () => {
    const { explanation } = addWorkingDays(calendar, '2024-04-29', 3);

    const law = { symbol: '45/2019/QH14', issuedOn: '2019-11-20', clause: null };
    const notice = { symbol: '1/TB', issuedOn: '2023-11-22', clause: null };
    const why = { name: 'Ngày lễ', forDay: null, source: law, verified: true };
    expect(explanation).toEqual({
      from: '2024-04-29',
      term: { workingDays: 3 },
      countsFirstDay: false,
      nominalEndOn: null,
      endsOn: '2024-05-04',
      skipped: [
        { day: '2024-04-30', because: { ...why, kind: 'HOLIDAY' } },
        { day: '2024-05-01', because: { ...why, kind: 'HOLIDAY' } },
      ],
      workedRestDays: [
        { day: '2024-05-04', because: { ...why, kind: 'SWAPPED_WORK', forDay: '2024-04-29', source: notice } },
      ],
      status: 'FINAL',
      undecidedYears: [],
      unverified: [],
      bases: [{ symbol: '91/2015/QH13', clause: 'Điều 147 khoản 2' }],
    } satisfies Explanation);
  });

  it.each([
    ['counts from the day after', 1, false, ['Điều 147 khoản 2']],
    ['is told to count the first day', 1, true, []],
    ['goes back', -1, false, []],
    ['does not move', 0, false, []],
  ] as const)('rests on the civil code only where it %s', (_, count, countsFirstDay, clauses) => {
    const { bases } = addWorkingDays(calendar, '2024-02-15', count, { countsFirstDay }).explanation;

    expect(bases.map(({ clause }) => clause)).toEqual(clauses);
  });

  it.each([
    ['ends on the last working day of the last decided year', '2025-12-30', 1, 'FINAL', []],
    ['runs into the year after', '2025-12-30', 2, 'PROVISIONAL', [2026]],
    ['begins with the first day of the first decided year', '2023-12-31', 1, 'FINAL', []],
    ['meets the last day before that, though it is off', '2023-12-30', 1, 'PROVISIONAL', [2023]],
    ['is undecided at both ends', '2023-12-28', 600, 'PROVISIONAL', [2023, 2026]],
    ['is none, in an undecided year', '2030-01-01', 0, 'FINAL', []],
  ] as const)('says what it does not know when a term %s', (_, from, count, status, undecidedYears) => {
    expect(addWorkingDays(calendar, from, count).explanation).toMatchObject({ status, undecidedYears });
  });

  it('names the days for which it has only memory to go by', () => {
    const remembered = { ...holiday('2024-03-06'), verified: false } as CalendarEntry;
    const { explanation } = addWorkingDays(
      readCalendar([...rules, holiday('2024-03-05'), remembered]),
      '2024-03-04',
      1,
    );

    expect(explanation).toMatchObject({ endsOn: '2024-03-07', unverified: ['2024-03-06'] });
  });

  it.each([
    ['a day that is none', '2024-02-30', 1],
    ['half a day', '2024-02-05', 0.5],
    ['no number', '2024-02-05', Number.NaN],
    ['more than is counted day by day', '2024-02-05', 10_001],
    ['more than that, back', '2024-02-05', -10_001],
    ['a step past the last year', '9999-12-31', 1],
    ['a step before the first', '0001-01-01', -1],
  ] as const)('refuses %s', (_, from, count) => {
    expect(() => addWorkingDays(calendar, from, count)).toThrow(RangeError);
  });

  it('refuses a calendar in which nobody works, and does not search it to the end of time', () => {
    const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const;
    const idle = readCalendar([...rules, { ...stated, ...always, kind: 'WEEKLY_REST', key: 'idle', weekdays }]);

    expect(() => addWorkingDays(idle, '2024-02-05', 1)).toThrow('more than 60 days off in a row, up to 2024-04-06');
  });
});

describe('endOfTerm', () => {
  const DAY_NOT_COUNTED = 'Điều 147 khoản 2';
  const MOVED = 'Điều 148 khoản 5';

  it.each([
    ['on a working day', '2024-02-01', { days: 6 }, '2024-02-07', '2024-02-07'],
    ['on the first day of Tết, so after it', '2024-02-01', { days: 7 }, '2024-02-08', '2024-02-15'],
    ['on the last day of Tết, so after it', '2024-02-01', { days: 13 }, '2024-02-14', '2024-02-15'],
    ['on the day after Tết', '2024-02-01', { days: 14 }, '2024-02-15', '2024-02-15'],
    ['on a Saturday, so on Monday', '2024-03-01', { days: 1 }, '2024-03-02', '2024-03-04'],
    ['on a swapped Monday, so after the holidays', '2024-03-29', { months: 1 }, '2024-04-29', '2024-05-02'],
    ['on a worked Saturday, and stays there', '2024-04-04', { months: 1 }, '2024-05-04', '2024-05-04'],
    ['on the last day of a month without that day', '2024-01-31', { months: 1 }, '2024-02-29', '2024-02-29'],
    ['in a year that is none of leap', '2022-12-31', { months: 2 }, '2023-02-28', '2023-02-28'],
    ['in a month of thirty days', '2024-03-31', { months: 1 }, '2024-04-30', '2024-05-02'],
    ["over the year's end", '2023-11-15', { months: 3 }, '2024-02-15', '2024-02-15'],
    ['after years', '2023-11-15', { months: 24 }, '2025-11-15', '2025-11-17'],
  ] as const)('ends %s', (_, from, term, nominalEndOn, expected) => {
    const { day, explanation } = endOfTerm(calendar, from, term);

    expect({ day, nominalEndOn: explanation.nominalEndOn }).toEqual({ day: expected, nominalEndOn });
    const ending = 'months' in term ? 'Điều 148 khoản 3' : 'Điều 148 khoản 1';
    const moved = day === nominalEndOn ? [] : [MOVED];
    expect(explanation.bases.map(({ clause }) => clause)).toEqual([DAY_NOT_COUNTED, ending, ...moved]);
  });

  it('in working days is that many working days later, and never has to be moved', () => {
    expect(endOfTerm(calendar, '2024-02-07', { workingDays: 3 })).toEqual(addWorkingDays(calendar, '2024-02-07', 3));
  });

  it.each([
    ['ends in a decided year, though it crosses none', '2019-06-03', { months: 60 }, 'FINAL', []],
    ['ends in a year not decided', '2024-06-03', { months: 24 }, 'PROVISIONAL', [2026]],
    ['is moved into a year not decided', '2025-12-01', { days: 33 }, 'PROVISIONAL', [2026]],
  ] as const)('that %s', (_, from, term, status, undecidedYears) => {
    expect(endOfTerm(calendar, from, term).explanation).toMatchObject({ status, undecidedYears });
  });

  it.each([
    ['of no days', { days: 0 }],
    ['of no working days', { workingDays: 0 }],
    ['of no months', { months: 0 }],
    ['that runs back', { days: -1 }],
    ['of half a month', { months: 0.5 }],
    ['of more than a hundred years, in days', { days: 36_526 }],
    ['of more than a hundred years, in months', { months: 1_201 }],
  ] as const)('refuses a term %s', (_, term) => {
    expect(() => endOfTerm(calendar, '2024-02-05', term)).toThrow(RangeError);
  });

  it('refuses a term that ends past the last year', () => {
    expect(() => endOfTerm(calendar, '9999-12-01', { months: 1 })).toThrow(RangeError);
  });
});

describe('recompute', () => {
  const { explanation } = addWorkingDays(calendar, '2024-02-07', 3);

  it('comes to the same day from the explanation alone, as it travels', () => {
    expect(recompute(JSON.parse(JSON.stringify(explanation)))).toBe('2024-02-19');
  });

  it('comes to another day once a skipped day is left out, added or moved', () => {
    const [first, ...rest] = explanation.skipped;

    expect(recompute({ ...explanation, skipped: rest })).toBe('2024-02-16');
    expect(recompute({ ...explanation, skipped: [...rest, first!, { ...first!, day: '2024-02-15' }] })).toBe(
      '2024-02-20',
    );
    expect(recompute({ ...explanation, skipped: [...rest, { ...first!, day: '2024-02-28' }] })).toBe('2024-02-16');
  });

  it('refuses what no computation gives', () => {
    expect(() => recompute({ ...explanation, from: '2024-02-30' })).toThrow(RangeError);
    expect(() => recompute({ ...explanation, term: { workingDays: 1e9 } })).toThrow(RangeError);
    expect(() => recompute({ ...explanation, term: { days: 0 } })).toThrow(RangeError);
  });
});

describe('workingDaysBetween', () => {
  it.each([
    ['a day and itself', '2024-02-07', '2024-02-07', 0],
    ['a day off and itself', '2024-02-10', '2024-02-10', 0],
    ['a day and the next', '2024-02-06', '2024-02-07', 1],
    ['the day before Tết and its last day', '2024-02-07', '2024-02-14', 0],
    ['the day before Tết and the day after', '2024-02-07', '2024-02-15', 1],
    ['the ends of the week with the worked Saturday', '2024-04-26', '2024-05-04', 3],
    ['a day and the one before', '2024-02-07', '2024-02-06', -1],
    ['the day after Tết and its first day', '2024-02-15', '2024-02-08', 0],
    ['the day after Tết and the day before', '2024-02-15', '2024-02-07', -1],
  ] as const)('%s', (_, from, to, expected) => {
    expect(workingDaysBetween(calendar, from, to)).toEqual({
      workingDays: expected,
      status: 'FINAL',
      undecidedYears: [],
    });
  });

  it('says so when it ran into a year not decided', () => {
    expect(workingDaysBetween(calendar, '2025-12-30', '2026-01-05')).toEqual({
      workingDays: 4,
      status: 'PROVISIONAL',
      undecidedYears: [2026],
    });
  });

  it('refuses days too far apart to count, and what is no day', () => {
    expect(() => workingDaysBetween(calendar, '0001-01-01', '9999-12-31')).toThrow(RangeError);
    expect(() => workingDaysBetween(calendar, '2024-02-30', '2024-03-01')).toThrow(RangeError);
  });
});

// ── Any calendar ─────────────────────────────────────────────────────────────────────────────────────────────────────

const anyDay = fc.integer({ min: 0, max: 700 }).map((count) => addDays('2024-01-01', count));
const anyCount = fc.integer({ min: -80, max: 80 });
const anyTerm = fc.oneof(
  fc.integer({ min: 1, max: 80 }).map((workingDays) => ({ workingDays })),
  fc.integer({ min: 1, max: 200 }).map((days) => ({ days })),
  fc.integer({ min: 1, max: 12 }).map((months) => ({ months })),
);
const isRest = (day: string) => ['SATURDAY', 'SUNDAY'].includes(weekdayOf(day));

/** Holidays anywhere, compensated or not, and as many swaps as there are days for: none of them real. */
const anyCalendar = fc
  .record({
    holidays: fc.uniqueArray(anyDay, { maxLength: 25 }),
    swapped: fc.uniqueArray(anyDay, { maxLength: 40 }),
    isCompensated: fc.boolean(),
  })
  .map(({ holidays, swapped, isCompensated }) => {
    const free = swapped.filter((day) => !holidays.includes(day) && !/-04-30|-05-01/.test(day));
    const [worked, off] = [free.filter(isRest), free.filter((day) => !isRest(day))];
    const swaps = worked.slice(0, off.length).flatMap((work, index) => swap(off[index]!, work));
    return readCalendar([...rules, ...holidays.map((on) => holiday(on, isCompensated)), ...swaps]);
  });

describe('in any calendar', () => {
  it('a later start or a higher count never ends earlier', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyDay, anyCount, anyCount, (any, a, b, m, n) => {
        const [from, later] = [a, b].sort() as [string, string];
        expect(addWorkingDays(any, from, n).day <= addWorkingDays(any, later, n).day).toBe(true);
        const [fewer, more] = [Math.min(m, n), Math.max(m, n)];
        expect(addWorkingDays(any, from, fewer).day <= addWorkingDays(any, from, more).day).toBe(true);
      }),
    );
  });

  it('addWorkingDays and workingDaysBetween undo each other', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyDay, anyCount, (any, from, to, count) => {
        expect(workingDaysBetween(any, from, addWorkingDays(any, from, count).day).workingDays).toBe(count);
        const { workingDays } = workingDaysBetween(any, from, to);
        if (isWorkingDay(any, to).isWorking) expect(addWorkingDays(any, from, workingDays).day).toBe(to);
      }),
    );
  });

  it('the count is that of the working days on the way, told one by one', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyDay,
        fc.integer({ min: 1, max: 80 }),
        fc.boolean(),
        (any, from, count, countsFirstDay) => {
          const { day } = addWorkingDays(any, from, count, { countsFirstDay });
          const onTheWay: string[] = [];
          for (let one = countsFirstDay ? from : addDays(from, 1); one <= day; one = addDays(one, 1))
            onTheWay.push(one);
          expect(onTheWay.filter((one) => isWorkingDay(any, one).isWorking)).toHaveLength(count);
          expect(isWorkingDay(any, day).isWorking).toBe(true);
        },
      ),
    );
  });

  it('a term ends on the first working day from its nominal end, and every explanation recomputes', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyTerm, anyCount, fc.boolean(), (any, from, term, count, countsFirstDay) => {
        const { day, explanation } = endOfTerm(any, from, term);
        expect(recompute(explanation)).toBe(day);
        const nominalEndOn = explanation.nominalEndOn ?? day;
        expect(addWorkingDays(any, nominalEndOn, 1, { countsFirstDay: true }).day).toBe(day);

        const counted = addWorkingDays(any, from, count, { countsFirstDay });
        expect(recompute(counted.explanation)).toBe(counted.day);
      }),
    );
  });
});
