import { describe, expect, it } from 'vitest';
import { readCalendar } from './calendar.ts';
import type { CalendarEntry } from './entries.ts';
import { redate, type TermItem } from './redate.ts';

const stated = { name: 'Nghỉ', clause: null, verified: true };
const act = { kind: 'ACT', title: 'Văn bản', verified: true } as const;
const off = (on: string, forDay: string): CalendarEntry => ({
  ...stated,
  kind: 'SWAPPED_OFF',
  key: on,
  on,
  forDay,
  source: 'notice',
});
const worked = (on: string, forDay: string): CalendarEntry =>
  ({ ...off(on, forDay), kind: 'SWAPPED_WORK' }) as CalendarEntry;

const law: readonly CalendarEntry[] = [
  { ...act, key: 'law', symbol: '188/1999/QĐ-TTg', issuedOn: '1999-09-17', decidesYears: [] },
  {
    ...stated,
    kind: 'WEEKLY_REST',
    key: 'rest',
    weekdays: ['SATURDAY', 'SUNDAY'],
    validFrom: '1999-10-02',
    validTo: null,
    source: 'law',
  },
];
const notice: CalendarEntry = {
  ...act,
  key: 'notice',
  symbol: '1/TB',
  issuedOn: '2024-04-12',
  decidesYears: [2024, 2025],
};

const before = readCalendar(law);
/** Monday 29/04/2024 off for the Saturday after; Friday 02/05/2025 off for the Saturday before. */
const after = readCalendar([
  ...law,
  notice,
  off('2024-04-29', '2024-05-04'),
  worked('2024-05-04', '2024-04-29'),
  off('2025-05-02', '2025-04-26'),
  worked('2025-04-26', '2025-05-02'),
]);

const item = (from: string, workingDays: number, more: Partial<TermItem> = {}): TermItem => ({
  id: from,
  isOpen: true,
  from,
  term: { workingDays },
  ...more,
});
const effectOn = (one: TermItem) =>
  redate([one], before, after).map((found) => [found.change, found.before.day, found.after.day]);

describe('redate', () => {
  it.each([
    ['ending before the swap', item('2024-04-24', 2), [['CONFIRMED', '2024-04-26', '2024-04-26']]],
    ['ending on the day that is off now', item('2024-04-25', 2), [['MOVED_LATER', '2024-04-29', '2024-04-30']]],
    ['ending just before the worked Saturday', item('2024-04-25', 6), [['MOVED_LATER', '2024-05-03', '2024-05-04']]],
    ['ending after both halves of the swap', item('2024-04-25', 7), [['CONFIRMED', '2024-05-06', '2024-05-06']]],
    [
      'ending after the worked Saturday that comes first',
      item('2025-04-25', 1),
      [['MOVED_EARLIER', '2025-04-28', '2025-04-26']],
    ],
    [
      'ending in days, on the day off',
      item('2024-04-19', 0, { term: { days: 10 } }),
      [['MOVED_LATER', '2024-04-29', '2024-04-30']],
    ],
    [
      'ending in days, a day later',
      item('2024-04-19', 0, { term: { days: 11 } }),
      [['CONFIRMED', '2024-04-30', '2024-04-30']],
    ],
    [
      'ending in months, on the worked Saturday',
      item('2024-04-04', 0, { term: { months: 1 } }),
      [['MOVED_EARLIER', '2024-05-06', '2024-05-04']],
    ],
    ['ending in a year that stays undecided', item('2026-04-24', 5), []],
    [
      'whose first day counts',
      item('2024-04-26', 2, { countsFirstDay: true }),
      [['MOVED_LATER', '2024-04-29', '2024-04-30']],
    ],
    ['that is closed', item('2024-04-25', 2, { isOpen: false }), []],
  ] as const)('finds of an item %s', (_, one, expected) => {
    expect(effectOn(one)).toEqual(expected);
  });

  it('says which days made the difference, what they were and what they are', () => {
    const [found] = redate([item('2024-04-25', 6)], before, after);

    expect(found!.changedDays.map((one) => [one.day, one.before.kind, one.after.kind])).toEqual([
      ['2024-04-29', 'ORDINARY', 'SWAPPED_OFF'],
      ['2024-05-04', 'WEEKLY_REST', 'SWAPPED_WORK'],
    ]);
  });

  it('names each act behind the difference once, also the one that is taken back', () => {
    const act = [{ symbol: '1/TB', issuedOn: '2024-04-12', clause: null }];

    expect(redate([item('2024-04-25', 6)], before, after)[0]!.acts).toEqual(act);
    expect(redate([item('2024-04-25', 6)], after, before)[0]!.acts).toEqual(act);
    expect(redate([item('2024-04-24', 2)], before, after)[0]!.acts).toEqual([]);
  });

  it('gives the items themselves, in their order, without those that stay', () => {
    const items = [item('2024-04-26', 1), item('2026-04-24', 5), item('2024-04-25', 2)];

    expect(redate(items, before, after).map((found) => found.item)).toEqual([items[0], items[2]]);
  });

  it('unsettles what a decision taken back had settled', () => {
    expect(redate([item('2024-04-24', 2)], after, before).map(({ change }) => change)).toEqual(['UNSETTLED']);
  });

  it('finds nothing between a calendar and itself', () => {
    expect(redate([item('2024-04-25', 6), item('2026-01-01', 3)], after, after)).toEqual([]);
  });
});
