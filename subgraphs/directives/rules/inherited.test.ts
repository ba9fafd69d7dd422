import { describe, expect, it } from 'vitest';
import { inheritedOf, type Reminder } from './inherited.ts';
import type { DeadlineFacts } from './work.ts';

const NOTHING: DeadlineFacts = {
  ...{ asWritten: null, kind: 'NONE', period: null, lastOn: null, softLastOn: null, strength: null },
};
const until = (lastOn: string): DeadlineFacts => ({ ...NOTHING, kind: 'DATE', lastOn, strength: 'HARD' });
const DEADLINES = new Map([
  ...['letter', 'middle', 'bare'].map((id) => [id, NOTHING] as const),
  ['relative', { ...NOTHING, kind: 'RELATIVE' }],
  ...[
    ['december', until('2022-12-31')] as const,
    ['march', until('2023-03-31')] as const,
    ['june', until('2023-06-30')] as const,
  ],
]);

const reminder = (toTaskId: string, extent: 'WHOLE' | 'PART', over: Partial<Reminder> = {}): Reminder => ({
  ...{ fromTaskId: 'letter', toTaskId, extent, basis: 'INFERRED', confidence: 'HIGH', ...over },
});
/** The older task whose deadline the letter takes over; null when none. */
const takenOverFrom = (...reminders: Reminder[]) =>
  inheritedOf(['letter'], DEADLINES, reminders).get('letter')?.fromTaskId ?? null;

describe('a task that sets no deadline and reminds of older ones', () => {
  it.each<[string, Reminder[], string | null]>([
    ['of one as a whole has its day', [reminder('march', 'WHOLE')], 'march'],
    ['of a part of one has its day: no part was due later', [reminder('march', 'PART')], 'march'],
    ['of two as a whole has the earlier day', [reminder('march', 'WHOLE'), reminder('december', 'WHOLE')], 'december'],
    [
      'of parts of two has the later day: not all of it was due on the earlier',
      [reminder('march', 'PART'), reminder('december', 'PART')],
      'march',
    ],
    [
      'of a whole one and a part of an earlier one has the day of the whole',
      [reminder('march', 'WHOLE'), reminder('december', 'PART')],
      'march',
    ],
    [
      'of a whole one and a part of a later one has the day of the whole',
      [reminder('march', 'WHOLE'), reminder('june', 'PART')],
      'march',
    ],
    [
      'of a part of one and a part of one without a day has none',
      [reminder('march', 'PART'), reminder('bare', 'PART')],
      null,
    ],
    [
      'of a part of one and of a whole one without a day has none',
      [reminder('march', 'PART'), reminder('relative', 'WHOLE')],
      null,
    ],
    [
      'of a whole one and of a whole one without a day has the day that there is',
      [reminder('march', 'WHOLE'), reminder('bare', 'WHOLE')],
      'march',
    ],
    [
      'of a part, and perhaps of a part of another, has the day of the first',
      [reminder('march', 'PART'), reminder('bare', 'PART', { confidence: 'MEDIUM' })],
      'march',
    ],
    ['perhaps of one has none', [reminder('march', 'WHOLE', { confidence: 'MEDIUM' })], null],
    ['of one that was denied has none', [reminder('march', 'WHOLE', { basis: 'DENIED' })], null],
    [
      'of a part of one that reminds of a part has the first one’s day',
      [reminder('middle', 'PART'), reminder('march', 'PART', { fromTaskId: 'middle' })],
      'march',
    ],
    [
      'of a part of one that reminds of parts of which one has no day has none',
      [
        reminder('middle', 'PART'),
        reminder('march', 'PART', { fromTaskId: 'middle' }),
        reminder('relative', 'PART', { fromTaskId: 'middle' }),
      ],
      null,
    ],
    [
      'round in a circle of parts has the day of who is not in it',
      [
        reminder('middle', 'PART'),
        reminder('letter', 'PART', { fromTaskId: 'middle' }),
        reminder('june', 'PART', { fromTaskId: 'middle' }),
      ],
      'june',
    ],
  ])('%s', (_, reminders, expected) => {
    expect(takenOverFrom(...reminders)).toBe(expected);
    expect(takenOverFrom(...reminders.toReversed())).toBe(expected);
  });

  it('keeps the deadline that it sets itself, and the older task keeps its own', () => {
    const both = [reminder('december', 'PART', { fromTaskId: 'march' }), reminder('march', 'PART')];
    expect([...inheritedOf(['letter', 'march', 'december'], DEADLINES, both).keys()]).toEqual(['letter']);
  });
});
