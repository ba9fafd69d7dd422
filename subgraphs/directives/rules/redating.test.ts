import { describe, expect, it } from 'vitest';
import type { CalendarEntry } from '../../../domain/working-days/entries.ts';
import { calendarChange, movedBy } from './redating.ts';
import type { DeadlineFacts, RedatingFacts } from './work.ts';

const stated = { name: 'Nghỉ', clause: null, verified: true } as const;
const act = (symbol: string, issuedOn: string): CalendarEntry => ({
  ...{ kind: 'ACT', key: symbol, symbol, title: 'Văn bản', issuedOn, decidesYears: [], verified: true },
});
const swap = (off: string, worked: string, source: string): CalendarEntry[] => [
  { ...stated, kind: 'SWAPPED_OFF', key: off, on: off, forDay: worked, source },
  { ...stated, kind: 'SWAPPED_WORK', key: worked, on: worked, forDay: off, source },
];

const LAW: readonly CalendarEntry[] = [
  act('188/1999/QĐ-TTg', '1999-09-17'),
  {
    ...{ ...stated, kind: 'WEEKLY_REST', key: 'rest', weekdays: ['SATURDAY', 'SUNDAY'] },
    ...{ validFrom: '1999-10-02', validTo: null, source: '188/1999/QĐ-TTg' },
  },
];
/** Monday 29/04/2024 off for Saturday 04/05; then Thursday 02/05 off for Saturday 11/05. */
const FIRST = [...LAW, act('2450/VPCP-KGVX', '2024-04-12'), ...swap('2024-04-29', '2024-05-04', '2450/VPCP-KGVX')];
const SECOND = [...FIRST, act('2600/VPCP-KGVX', '2024-04-19'), ...swap('2024-05-02', '2024-05-11', '2600/VPCP-KGVX')];

/** Ten working days from Monday 15/04/2024: the 26th is the ninth. */
const CONTEXT = { issuedOn: '2024-04-15', strength: 'HARD' } as const;
const WORDS = 'trong 10 ngày làm việc kể từ ngày ban hành';
const set = (lastOn: string | null, asWritten: string | null = WORDS): DeadlineFacts => ({
  ...{ asWritten, kind: 'RELATIVE', period: null, lastOn, softLastOn: null, strength: 'HARD' },
});

function moved(
  before: readonly CalendarEntry[],
  after: readonly CalendarEntry[],
  deadline: DeadlineFacts,
  redatings: readonly RedatingFacts[] = [],
) {
  return movedBy(calendarChange(before, after)!, deadline, redatings, CONTEXT);
}

describe('a calendar that changes', () => {
  it('moves a day that the old one gave, by the act that makes the difference', () => {
    expect(moved(LAW, FIRST, set('2024-04-29'))).toEqual({
      ...{ dueOn: '2024-04-30', softDueOn: null, actIssuedOn: '2024-04-12', actSymbol: '2450/VPCP-KGVX' },
    });
  });

  it.each<[string, readonly CalendarEntry[], readonly CalendarEntry[], DeadlineFacts]>([
    ['the day that it gave before', FIRST, SECOND, set('2024-04-30')],
    ['a day that somebody set', LAW, FIRST, set('2024-04-26')],
    ['what has no day', LAW, FIRST, set(null)],
    ['what has no words', LAW, FIRST, set('2024-04-29', null)],
    ['a day that is named', LAW, FIRST, set('2024-04-29', 'ngày 29/4/2024')],
    ['anything where there was none before', [], FIRST, set('2024-04-29')],
  ])('leaves %s', (_, before, after, deadline) => {
    expect(moved(before, after, deadline)).toBeNull();
  });

  it('moves on from the day to which it moved before', () => {
    const third = [
      ...FIRST,
      act('2700/VPCP-KGVX', '2024-04-20'),
      ...swap('2024-04-30', '2024-05-11', '2700/VPCP-KGVX'),
    ];
    const before = { dueOn: '2024-04-30', softDueOn: null, actIssuedOn: '2024-04-12', extensionId: null };

    expect(moved(FIRST, third, set('2024-04-29'), [before])).toEqual({
      ...{ dueOn: '2024-05-01', softDueOn: null, actIssuedOn: '2024-04-20', actSymbol: '2700/VPCP-KGVX' },
    });
    expect(moved(FIRST, third, set('2024-04-29'))).toBeNull();
  });

  it('names the latest act by which the day is another, of one day all', () => {
    const both = [...FIRST, act('9/TB', '2024-04-12'), ...swap('2024-04-30', '2024-05-11', '9/TB')];

    expect(moved(LAW, SECOND, set('2024-04-29'))?.actSymbol).toBe('2450/VPCP-KGVX');
    expect(moved(LAW, both, set('2024-04-29'))).toMatchObject({
      ...{ dueOn: '2024-05-01', actSymbol: '2450/VPCP-KGVX, 9/TB' },
    });
  });

  it('moves the last day of an aim apart from that of the order', () => {
    const words = `phấn đấu trong 10 ngày làm việc kể từ ngày ban hành, chậm nhất ngày 30/6/2024`;
    const staged = { ...set('2024-06-30', words), kind: 'STAGED', softLastOn: '2024-04-29' };

    expect(moved(LAW, FIRST, staged)).toMatchObject({ dueOn: '2024-06-30', softDueOn: '2024-04-30' });
  });

  it('is none while its acts make no calendar', () => {
    const broken = [...LAW, act('1/TB', '2024-04-12'), ...swap('2024-04-29', '2024-05-04', '1/TB').slice(1)];

    expect(calendarChange(LAW, broken)).toBeNull();
    expect(calendarChange(LAW, [])).toBeNull();
  });
});
