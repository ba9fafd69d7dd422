import { describe, expect, it } from 'vitest';
import { isWorkingDay, knownOn, readCalendar } from './calendar.ts';
import { type CalendarEntry, calendarFaults, standingDays } from './entries.ts';

const act = { kind: 'ACT', title: 'Văn bản', decidesYears: [], verified: true } as const;
const stated = { name: 'Ngày nghỉ', clause: null, verified: true };
const rest: readonly CalendarEntry[] = [
  { ...act, key: 'law', symbol: '188/1999/QĐ-TTg', issuedOn: '1999-09-17' },
  { ...act, key: 'first', symbol: '1/TB', issuedOn: '2024-01-10' },
  { ...act, key: 'second', symbol: '2/TB', issuedOn: '2024-02-10' },
  { ...act, key: 'third', symbol: '3/TB', issuedOn: '2024-03-10' },
  {
    ...stated,
    ...{ kind: 'WEEKLY_REST', key: 'rest', source: 'law', weekdays: ['SATURDAY', 'SUNDAY'] },
    ...{ validFrom: '1999-10-02', validTo: null },
  },
  {
    ...stated,
    ...{ kind: 'YEARLY_HOLIDAY', key: 'new-year', source: 'law', month: 1, dayOfMonth: 1, isCompensated: false },
    ...{ validFrom: '2000-01-01', validTo: null },
  },
];

type Said = 'HOLIDAY' | 'TAKEN_BACK';
const said = (source: string, on: string, kind: Said, inPlaceOf?: string): CalendarEntry =>
  ({ ...stated, kind, key: `${on} ${source}`, on, source, inPlaceOf, isCompensated: false }) as CalendarEntry;
const swapped = (source: string, off: string, work: string, inPlaceOf?: string): CalendarEntry[] =>
  [
    { ...stated, kind: 'SWAPPED_OFF', key: `${off} ${source}`, on: off, forDay: work, source, inPlaceOf },
    { ...stated, kind: 'SWAPPED_WORK', key: `${work} ${source}`, on: work, forDay: off, source, inPlaceOf },
  ] as CalendarEntry[];

const day = '2024-05-06';
const first = said('first', day, 'HOLIDAY');

describe('a day that a later act speaks of again', () => {
  it('stands as the latest says, each in place of the one before', () => {
    const entries = [
      ...rest,
      first,
      said('second', day, 'TAKEN_BACK', 'first'),
      said('third', day, 'HOLIDAY', 'second'),
    ];

    expect(calendarFaults(entries)).toEqual([]);
    expect(standingDays(entries).map(({ source }) => source)).toEqual(['third']);
    expect(isWorkingDay(readCalendar(entries), day).because).toMatchObject({
      kind: 'HOLIDAY',
      source: { symbol: '3/TB' },
    });
  });

  it('is by the rules again when it is taken back', () => {
    const entries = [...rest, first, said('second', day, 'TAKEN_BACK', 'first')];

    const { isWorking, because } = isWorkingDay(readCalendar(entries), day);
    expect([isWorking, because.kind, because.source?.symbol]).toEqual([true, 'ORDINARY', '188/1999/QĐ-TTg']);
  });

  it.each([
    ['before the first', '2024-01-09', 'ORDINARY'],
    ['on the day of the first', '2024-01-10', 'HOLIDAY'],
    ['the day before it is taken back', '2024-02-09', 'HOLIDAY'],
    ['the day on which it is', '2024-02-10', 'ORDINARY'],
  ] as const)('is known for what it was %s', (_, known, kind) => {
    const entries = [...rest, first, said('second', day, 'TAKEN_BACK', 'first')];

    expect(isWorkingDay(readCalendar(knownOn(entries, known)), day).because.kind).toBe(kind);
  });

  it('takes both halves of a swap along when the day worked is moved', () => {
    const entries = [
      ...rest,
      ...swapped('first', day, '2024-05-11'),
      ...swapped('second', day, '2024-05-18', 'first').slice(0, 1),
      ...swapped('second', day, '2024-05-18').slice(1),
      said('second', '2024-05-11', 'TAKEN_BACK', 'first'),
    ];
    const calendar = readCalendar(entries);

    const worked = [day, '2024-05-11', '2024-05-18'].map((each) => isWorkingDay(calendar, each).isWorking);
    expect(worked).toEqual([false, false, true]);
  });
});

describe('calendarFaults', () => {
  it.each<[string, readonly CalendarEntry[], string[]]>([
    ['two acts for one day, neither in place of the other', [first, said('second', day, 'HOLIDAY')], ['DAY_REPEATED']],
    [
      'two acts in place of the same one',
      [first, said('second', day, 'HOLIDAY', 'first'), said('third', day, 'HOLIDAY', 'first')],
      ['DAY_REPEATED'],
    ],
    [
      'an act in place of one that says nothing of the day',
      [said('second', day, 'HOLIDAY', 'first')],
      ['REPLACES_NOTHING'],
    ],
    ['an act in place of one that is not there', [said('second', day, 'HOLIDAY', 'gone')], ['REPLACES_NOTHING']],
    [
      'an act in place of a later one',
      [said('third', day, 'HOLIDAY'), said('second', day, 'TAKEN_BACK', 'third')],
      ['REPLACES_NOTHING'],
    ],
    [
      'acts that replace each other',
      [said('first', day, 'HOLIDAY', 'second'), said('second', day, 'HOLIDAY', 'first')],
      ['REPLACES_NOTHING'],
    ],
    ['an act in place of itself', [said('first', day, 'HOLIDAY', 'first')], ['REPLACES_NOTHING']],
    [
      'half a swap replaced',
      [...swapped('first', day, '2024-05-11'), said('second', day, 'HOLIDAY', 'first')],
      ['SWAP_NOT_PAIRED'],
    ],
    ['a day taken back that is none', [first, said('second', '2024-02-30', 'TAKEN_BACK', 'first')], ['NOT_A_DAY']],
  ])('finds %s', (_, more, codes) => {
    expect(calendarFaults([...rest, ...more]).map(({ code }) => code)).toEqual(codes);
    expect(() => readCalendar([...rest, ...more])).toThrow(RangeError);
  });
});
