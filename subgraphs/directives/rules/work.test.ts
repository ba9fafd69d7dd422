import { describe, expect, it } from 'vitest';
import {
  type AssignmentFacts,
  type AssignmentHistory,
  dutyOn,
  heldAssignmentsOf,
  NOTHING_HAPPENED,
  type ReportFacts,
  type TaskWork,
} from './work.ts';

const MARCH = {
  asWritten: 'tháng 3/2026',
  kind: 'MONTH',
  period: '2026-03',
  softLastOn: null,
  strength: 'HARD',
} as const;
const original = { ...MARCH, lastOn: '2026-03-31' };
const historyOf = (over: Partial<AssignmentHistory>): AssignmentHistory => ({
  ...NOTHING_HAPPENED,
  concern: 'BOUND',
  original,
  ...over,
});
const report = (over: Partial<ReportFacts>): ReportFacts => ({
  ...{ id: 'a', outcome: 'DONE', completedOn: '2026-03-10', period: null, verification: null },
  ...over,
});
const returned = { verdict: 'RETURNED', decidedOn: '2026-03-12', isSelfVerified: false } as const;

describe('the state of a duty', () => {
  it.each<[string, Partial<AssignmentHistory>, string | null, string]>([
    ['before the day of the work', { reports: [report({})] }, '2026-03-09', 'OPEN'],
    ['on the day of the work', { reports: [report({})] }, '2026-03-10', 'REPORTED'],
    ['before the day of the return', { reports: [report({ verification: returned })] }, '2026-03-11', 'REPORTED'],
    ['on the day of the return', { reports: [report({ verification: returned })] }, '2026-03-12', 'RETURNED'],
    [
      'of one that recurs, of which one period was returned',
      { original: { ...original, kind: 'RECURRING' }, reports: [report({ verification: returned })] },
      null,
      'OPEN',
    ],
    [
      'of one that recurs, of which one period was reported',
      { original: { ...original, kind: 'RECURRING' }, reports: [report({})] },
      null,
      'OPEN',
    ],
    [
      'on the day on which it was taken back',
      { withdrawals: [{ decidedOn: '2026-03-05' }] },
      '2026-03-05',
      'WITHDRAWN',
    ],
    ['on the day before', { withdrawals: [{ decidedOn: '2026-03-05' }] }, '2026-03-04', 'OPEN'],
  ])('%s', (_, over, on, expected) => {
    expect(dutyOn(historyOf(over), on).state).toBe(expected);
  });
});

describe('the deadline in force', () => {
  const extended = (decidedOn: string) => [{ ...original, id: 'e', lastOn: '2026-05-31', decidedOn }];
  it.each<[string, Partial<AssignmentHistory>, string]>([
    [
      'of what was done on the day of the decision',
      { reports: [report({})], extensions: extended('2026-03-10') },
      '2026-05-31',
    ],
    ['of what was done on the day before', { reports: [report({})], extensions: extended('2026-03-11') }, '2026-03-31'],
    [
      'of what ended on the day after',
      { withdrawals: [{ decidedOn: '2026-03-11' }], extensions: extended('2026-03-10') },
      '2026-05-31',
    ],
    [
      'of what ended on that day',
      { withdrawals: [{ decidedOn: '2026-03-10' }], extensions: extended('2026-03-10') },
      '2026-03-31',
    ],
  ])('%s', (_, over, expected) => {
    expect(dutyOn(historyOf(over), null).current.lastOn).toBe(expected);
  });
});

describe('the assignments of a task', () => {
  const facts = (over: Partial<AssignmentFacts>): AssignmentFacts => ({ ...NOTHING_HAPPENED, ...over });
  const work: TaskWork = {
    ...{ taskId: 't', directiveId: 'd', issuedOn: '2026-01-01', deadline: original, inherited: null },
    addressees: [
      {
        ...{ id: 'class', ordinal: 0, agencyId: null, agencyAsWritten: 'các sở', classId: 'c' },
        ...{ role: 'LEAD', basis: 'CLASS_IF_CONCERNED', condition: 'liên quan' },
      },
    ],
    members: [
      {
        ...{ assignmentId: 'm', addresseeId: 'class', agencyId: 'sở', name: 'Sở Y tế' },
        ...{ concern: 'POTENTIAL', source: 'CLASS' },
      },
    ],
    facts: new Map([
      [
        'm',
        facts({
          transfer: { toAssignmentId: 'n', toAgencyId: 'sở khác', decidedOn: '2026-02-01' },
          extensions: [
            { ...original, id: 'e', lastOn: '2026-04-30', decidedOn: '2026-02-01' },
            { ...original, id: 'f', lastOn: '2026-05-31', decidedOn: '2026-02-02' },
          ],
        }),
      ],
    ]),
  };

  it('are the class, its members, and after one that was passed on the one that it became', () => {
    const held = heldAssignmentsOf(work);
    expect(held.map(({ assignmentId, subordinal, isClass }) => [assignmentId, subordinal, isClass])).toEqual([
      ['class', 0, true],
      ['m', 100, false],
      ['n', 101, false],
    ]);
    expect(
      held.map(({ addresseeId, transferredFromId, takenOverOn, agencyId }) => [
        ...[addresseeId, transferredFromId, takenOverOn, agencyId],
      ]),
    ).toEqual([
      [null, null, null, null],
      ['class', null, null, 'sở'],
      ['class', 'm', '2026-02-01', 'sở khác'],
    ]);
  });

  it('take along what was decided until they were passed on, and bind', () => {
    const [, , next] = heldAssignmentsOf(work);
    expect(next?.history.extensions.map(({ lastOn }) => lastOn)).toEqual(['2026-04-30']);
    expect(next?.history.concern).toBe('BOUND');
  });
});
