import { describe, expect, it } from 'vitest';
import { type Stood, standingOf } from './standing.ts';

/** Bound, open, due by the end of March 2023. */
const stood = (over: Partial<Stood> = {}): Stood => ({
  ...{ concern: 'BOUND', state: 'OPEN', deadlineKind: 'MONTH', isSelfVerified: false },
  ...{ originalDueOn: '2023-03-31', originalStrength: 'HARD', dueOn: '2023-03-31', deadlineStrength: 'HARD' },
  ...over,
});
const done = (completedOn: string, over: Partial<Stood> = {}) => stood({ state: 'REPORTED', completedOn, ...over });
const aim = { originalStrength: 'SOFT', deadlineStrength: 'SOFT' } as const;
const staged = { deadlineKind: 'STAGED', softDueOn: '2022-11-30' } as const;
const extended = { dueOn: '2023-06-30' } as const;

describe('how an assignment stands to its deadline', () => {
  it.each<[string, Stood, string, string, number | null, number | null]>([
    ['on the last day of its month', stood(), '2023-03-31', 'IN_TIME', 0, 0],
    ['on the first day after its month', stood(), '2023-04-01', 'OVERDUE', 1, 1],
    ['425 days later', stood({ originalDueOn: '2022-12-31', dueOn: '2022-12-31' }), '2024-02-29', 'OVERDUE', 425, 425],
    ['of an aim on its last day', stood(aim), '2023-03-31', 'IN_TIME', 0, 0],
    ['of an aim on the day after', stood(aim), '2023-04-01', 'PAST_AIM', 0, 0],
    ['of an aim and an order, on the last day of the aim', stood(staged), '2022-11-30', 'IN_TIME', 0, 0],
    ['of an aim and an order, after the aim', stood(staged), '2022-12-01', 'PAST_AIM', 0, 0],
    ['of an aim and an order, on the last day of the order', stood(staged), '2023-03-31', 'PAST_AIM', 0, 0],
    ['of an aim and an order, after both', stood(staged), '2023-04-01', 'OVERDUE', 1, 1],
    [
      'of an aim and an order without a day, after the aim',
      stood({ ...staged, dueOn: null, originalDueOn: null }),
      '2022-12-01',
      'PAST_AIM',
      null,
      null,
    ],
    ['extended, after the original last day', stood(extended), '2023-04-01', 'IN_TIME', 0, 1],
    ['extended, on the new last day', stood(extended), '2023-06-30', 'IN_TIME', 0, 91],
    ['extended, after the new last day', stood(extended), '2023-07-01', 'OVERDUE', 1, 92],
    ['brought forward, after the new last day', stood({ dueOn: '2023-02-28' }), '2023-03-01', 'OVERDUE', 1, 0],
    ['an aim that became an order', stood({ originalStrength: 'SOFT' }), '2023-04-01', 'OVERDUE', 1, 0],
    ['done on the last day, long after', done('2023-03-31'), '2024-01-01', 'IN_TIME', 0, 0],
    ['done on the day after, long after', done('2023-04-01'), '2024-01-01', 'OVERDUE', 1, 1],
    ['returned, after the last day', stood({ state: 'RETURNED' }), '2023-04-02', 'OVERDUE', 2, 2],
    [
      'taken back in time, long after',
      stood({ state: 'WITHDRAWN', endedOn: '2023-03-31' }),
      '2024-01-01',
      'IN_TIME',
      0,
      0,
    ],
    ['taken back too late', stood({ state: 'WITHDRAWN', endedOn: '2023-04-05' }), '2024-01-01', 'OVERDUE', 5, 5],
    ['passed on in time', stood({ state: 'TRANSFERRED', endedOn: '2023-03-01' }), '2023-04-01', 'IN_TIME', 0, 0],
    ['only perhaps meant, long after', stood({ concern: 'POTENTIAL' }), '2024-01-01', 'NOT_BOUND', null, null],
    ['said not to be meant, long after', stood({ concern: 'EXCLUDED' }), '2024-01-01', 'NOT_BOUND', null, null],
    [
      'without a day',
      stood({ deadlineKind: 'RELATIVE', dueOn: null, originalDueOn: null }),
      '2024-01-01',
      'NO_DAY',
      null,
      null,
    ],
    [
      'recurring, whatever day was recorded',
      stood({ deadlineKind: 'RECURRING', dueOn: '2023-01-31' }),
      '2024-01-01',
      'NO_DAY',
      null,
      null,
    ],
  ])('%s', (_, of, on, deadlineStanding, daysOverdue, daysPastOriginal) => {
    expect(standingOf(of, on)).toMatchObject({ on, deadlineStanding, daysOverdue, daysPastOriginal });
  });
});

describe('whether it was done in time', () => {
  it.each<[string, Stood, boolean | null, boolean | null]>([
    ['is not known while it is open', stood(), null, null],
    ['by both, on the last day', done('2023-03-31'), true, true],
    ['by neither, on the day after', done('2023-04-01'), false, false],
    ['only by the new one, once extended', done('2023-04-01', extended), false, true],
    ['by neither, after the new one', done('2023-07-01', extended), false, false],
    ['only by the original one, once brought forward', done('2023-03-31', { dueOn: '2023-02-28' }), true, false],
    ['is not known without a day', done('2023-03-31', { dueOn: null, originalDueOn: null }), null, null],
    ['of an aim, too', done('2023-04-01', aim), false, false],
    [
      'whoever verified it',
      done('2023-03-31', { state: 'VERIFIED', verifiedOn: '2023-05-01', isSelfVerified: true }),
      true,
      true,
    ],
    ['of who is only perhaps meant', done('2023-03-31', { concern: 'POTENTIAL' }), true, true],
  ])('%s', (_, of, isOnTimeByOriginal, isOnTimeByCurrent) => {
    expect(standingOf(of, '2024-01-01')).toMatchObject({ isOnTimeByOriginal, isOnTimeByCurrent });
  });
});

it('what was done and verified is shown, with whether its own office verified it', () => {
  const of = done('2023-03-30', { state: 'VERIFIED', verifiedOn: '2023-04-02', isSelfVerified: true });
  expect(standingOf(of, '2023-04-02')).toEqual({
    ...{ on: '2023-04-02', state: 'VERIFIED', deadlineStanding: 'IN_TIME', daysOverdue: 0, daysPastOriginal: 0 },
    ...{ completedOn: '2023-03-30', verifiedOn: '2023-04-02', isSelfVerified: true },
    ...{ isOnTimeByOriginal: true, isOnTimeByCurrent: true },
  });
});
