import { describe, expect, it } from 'vitest';
import { readingFacts } from './deadline/facts.ts';
import { readDeadline } from './deadline.ts';
import { needsCalendar, type RecordedDeadline, readAgain } from './recorded-deadline.ts';

const CONTEXT = { issuedOn: '2022-10-06' };
const recorded = (words: string | null, over: Partial<RecordedDeadline> = {}): RecordedDeadline => ({
  ...readingFacts(readDeadline(words, CONTEXT)),
  ...over,
});

describe('the words of a deadline, read again', () => {
  it('give notes and how sure they are where they come to what is recorded', () => {
    expect(readAgain(recorded('tháng 11'), CONTEXT)).toMatchObject({
      notes: ['YEAR_FROM_ISSUE'],
      confidence: 'MEDIUM',
    });
    expect(readAgain(recorded('tháng 11/2022'), CONTEXT)).toMatchObject({ notes: [], confidence: 'HIGH' });
  });

  it.each<[string, Partial<RecordedDeadline>]>([
    ['another last day', { lastOn: '2022-12-01' }],
    ['another kind', { kind: 'DATE' }],
    ['another period', { period: '2022-12' }],
    ['an aim beside it', { softLastOn: '2022-11-15' }],
    ['a recurrence', { recurrenceRules: ['FREQ=MONTHLY'] }],
  ])('are not believed against a record of %s', (_, over) => {
    expect(readAgain(recorded('tháng 11/2022', over), CONTEXT)).toEqual({
      ...{ recurrenceRules: over.recurrenceRules ?? [], startsOn: null, notes: ['RECORD_DIFFERS'], confidence: null },
      reading: null,
    });
  });

  it('say how an extended duty recurs, of which the record keeps nothing', () => {
    const extension = recorded('định kỳ hàng quý', { recurrenceRules: null, startsOn: null });
    expect(readAgain(extension, CONTEXT).recurrenceRules).toEqual(['FREQ=MONTHLY;INTERVAL=3']);
  });

  it('are nothing where there are none', () => {
    expect(readAgain(recorded(null), CONTEXT)).toEqual({
      ...{ recurrenceRules: [], startsOn: null, notes: [], confidence: null, reading: null },
    });
  });
});

it.each([
  ['trong 5 ngày làm việc kể từ ngày ban hành', true],
  ['tháng 11/2022', false],
  [null, false],
])('%s needs the calendar of working days: %s', (words, expected) => {
  expect(needsCalendar(words, CONTEXT)).toBe(expected);
});
