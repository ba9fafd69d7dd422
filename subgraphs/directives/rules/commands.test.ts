import { describe, expect, it } from 'vitest';
import {
  dayRefusals,
  firstDayOf,
  isSelfVerified,
  orderRefusals,
  reportRefusals,
  type SaidInReport,
  transferRefusals,
  verdictRefusals,
} from './commands.ts';
import { type AssignmentFacts, type HeldAssignment, NOTHING_HAPPENED, type ReportFacts } from './work.ts';

const original = {
  ...{ asWritten: 'tháng 6/2025', kind: 'MONTH', period: '2025-06', lastOn: '2025-06-30', softLastOn: null },
  strength: 'HARD',
} as const;
const addressee = {
  ...{ id: 'a', ordinal: 0, agencyId: 'agency', agencyAsWritten: 'Sở', classId: null, role: 'LEAD' },
  ...{ basis: 'NAMED', condition: null },
};
function held(facts: Partial<AssignmentFacts> = {}, over: Partial<HeldAssignment> = {}): HeldAssignment {
  return {
    ...{ assignmentId: 'a', addressee, subordinal: 0, addresseeId: null, transferredFromId: null },
    ...{ takenOverOn: null, agencyId: 'agency', isClass: false },
    history: { ...NOTHING_HAPPENED, concern: 'BOUND', original, namedUntil: null, ...facts },
    ...over,
  };
}
const doneReport = (over: Partial<ReportFacts> = {}): ReportFacts => ({
  ...{ id: 'r', outcome: 'DONE', completedOn: '2025-04-01', period: null, verification: null, ...over },
});
const codes = (refusals: readonly { code: string; at: readonly string[] }[]) =>
  refusals.map(({ code, at }) => [code, ...at].join(' '));

describe('a day', () => {
  it.each([
    ['of issue', '2025-03-10', '2025-03-10', []],
    ['before it', '2025-03-09', '2025-03-10', ['DAY_TOO_EARLY decidedOn']],
    ['where the day of issue is not known', '1999-01-01', null, []],
    ['today', '2026-03-31', '2025-03-10', []],
    ['tomorrow', '2026-04-01', '2025-03-10', ['DAY_IN_FUTURE decidedOn']],
    ['tomorrow, where that is before the first', '2026-04-01', '2026-04-02', ['DAY_IN_FUTURE decidedOn']],
  ])('%s', (_, day, first, expected) => {
    expect(codes(dayRefusals(['decidedOn'], day, { first, today: '2026-03-31' }))).toEqual(expected);
  });
});

describe('the first day of an assignment', () => {
  it.each([
    ['is the day of issue', null, '2025-03-10', '2025-03-10'],
    ['is the day on which it was taken over', '2025-05-01', '2025-03-10', '2025-05-01'],
    ['is that also while the day of issue is not known', '2025-05-01', null, '2025-05-01'],
    ['is the day of issue that was corrected to a later one', '2025-05-01', '2025-06-01', '2025-06-01'],
    ['is not known', null, null, null],
  ])('%s', (_, takenOverOn, issuedOn, expected) => {
    expect(firstDayOf(held({}, { takenOverOn }), issuedOn)).toBe(expected);
  });
});

describe('a transfer on 01/05/2025', () => {
  const transfer = (decidedOn: string) => ({ toAssignmentId: 'b', toAgencyId: 'other', decidedOn });
  const accepted = (decidedOn: string) =>
    doneReport({ verification: { verdict: 'ACCEPTED', decidedOn, isSelfVerified: false } });
  it.each<[string, HeldAssignment, string, string[]]>([
    ['to another', held(), 'other', []],
    ['to itself', held(), 'agency', ['TRANSFER_TO_ITSELF toAgencyId']],
    ['of a class as such', held({}, { isClass: true }), 'other', ['ASSIGNMENT_OF_CLASS assignmentId']],
    ['of one passed on before', held({ transfer: transfer('2025-04-30') }), 'other', ['ASSIGNMENT_ENDED assignmentId']],
    ['of one passed on after', held({ transfer: transfer('2025-05-02') }), 'other', ['ASSIGNMENT_ENDED assignmentId']],
    [
      'of one taken back that day',
      held({ withdrawals: [{ decidedOn: '2025-05-01' }] }),
      'other',
      ['ASSIGNMENT_ENDED assignmentId'],
    ],
    ['of one taken back the day after', held({ withdrawals: [{ decidedOn: '2025-05-02' }] }), 'other', []],
    ['of one reported', held({ reports: [doneReport()] }), 'other', []],
    [
      'of one verified that day',
      held({ reports: [accepted('2025-05-01')] }),
      'other',
      ['ASSIGNMENT_DONE assignmentId'],
    ],
    ['of one verified the day after', held({ reports: [accepted('2025-05-02')] }), 'other', []],
    [
      'of one not meant that day',
      held({ decisions: [{ isMeant: false, decidedOn: '2025-05-01' }] }),
      'other',
      ['ASSIGNMENT_EXCLUDED assignmentId'],
    ],
    [
      'of one not meant since the day after',
      held({ decisions: [{ isMeant: false, decidedOn: '2025-05-02' }] }),
      'other',
      [],
    ],
  ])('%s', (_, assignment, to, expected) => {
    expect(codes(transferRefusals(assignment, to, '2025-05-01'))).toEqual(expected);
  });
});

describe('a report', () => {
  const days = { first: '2025-03-10', today: '2026-03-31' };
  const done: SaidInReport = { outcome: 'DONE', completedOn: '2025-05-01', period: null };
  const underWay: SaidInReport = { outcome: 'IN_PROGRESS', completedOn: null, period: null };
  const isPeriod = (label: string) => label === '2025-05';
  it.each<[string, HeldAssignment, SaidInReport, ((label: string) => boolean) | null, string[]]>([
    ['that it is done', held(), done, null, []],
    ['that it goes on', held(), underWay, null, []],
    ['on a class as such', held({}, { isClass: true }), done, null, ['ASSIGNMENT_OF_CLASS assignmentId']],
    [
      'that it is done, without a day',
      held(),
      { ...done, completedOn: null },
      null,
      ['COMPLETED_ON_REQUIRED completedOn'],
    ],
    [
      'that it goes on, with a day',
      held(),
      { ...underWay, completedOn: '2025-05-01' },
      null,
      ['COMPLETED_ON_NOT_APPLICABLE completedOn'],
    ],
    [
      'of the day on which it was taken back',
      held({ withdrawals: [{ decidedOn: '2025-05-01' }] }),
      done,
      null,
      ['ASSIGNMENT_ENDED assignmentId'],
    ],
    ['of the day before', held({ withdrawals: [{ decidedOn: '2025-05-02' }] }), done, null, []],
    [
      'that it goes on, of what was taken back since',
      held({ withdrawals: [{ decidedOn: '2025-05-02' }] }),
      underWay,
      null,
      ['ASSIGNMENT_ENDED assignmentId'],
    ],
    ['of who is perhaps meant', held({}, { history: { ...held().history, concern: 'POTENTIAL' } }), done, null, []],
    [
      'of who is not meant',
      held({ decisions: [{ isMeant: false, decidedOn: '2025-05-01' }] }),
      done,
      null,
      ['ASSIGNMENT_EXCLUDED assignmentId'],
    ],
    ['of a period', held(), { ...done, period: '2025-05' }, isPeriod, []],
    ['of no period', held(), done, isPeriod, ['PERIOD_REQUIRED period']],
    ['of another period', held(), { ...done, period: '2025-06' }, isPeriod, ['PERIOD_UNKNOWN period']],
    ['of a period of what has none', held(), { ...done, period: '2025-05' }, null, ['PERIOD_NOT_APPLICABLE period']],
    [
      'of which all is wrong',
      held({ withdrawals: [{ decidedOn: '2025-01-01' }], decisions: [{ isMeant: false, decidedOn: '2025-01-01' }] }),
      { ...done, completedOn: '2025-03-09', period: 'x' },
      null,
      [
        ...['DAY_TOO_EARLY completedOn', 'ASSIGNMENT_ENDED assignmentId', 'ASSIGNMENT_EXCLUDED assignmentId'],
        'PERIOD_NOT_APPLICABLE period',
      ],
    ],
  ])('%s', (_, assignment, said, periods, expected) => {
    expect(codes(reportRefusals(assignment, said, days, periods))).toEqual(expected);
  });
});

describe('a verdict', () => {
  const accepted = { verdict: 'ACCEPTED', decidedOn: '2025-04-01', reason: null } as const;
  it.each([
    ['on the day of the work', doneReport(), accepted, []],
    ['on the day before', doneReport(), { ...accepted, decidedOn: '2025-03-31' }, ['DAY_TOO_EARLY decidedOn']],
    [
      'on what is not done',
      doneReport({ completedOn: null, outcome: 'IMPEDED' }),
      accepted,
      ['REPORT_NOT_DONE reportId'],
    ],
    [
      'on what has one',
      doneReport({ verification: { ...accepted, isSelfVerified: false } }),
      accepted,
      ['VERDICT_GIVEN reportId'],
    ],
    ['of return without a reason', doneReport(), { ...accepted, verdict: 'RETURNED' }, ['REASON_REQUIRED reason']],
    ['of return with one', doneReport(), { ...accepted, verdict: 'RETURNED', reason: 'Thiếu' }, []],
  ] as const)('%s', (_, report, said, expected) => {
    expect(codes(verdictRefusals(report, said, '2026-03-31'))).toEqual(expected);
  });

  it.each([
    ['by the agency itself', 'agency', false, true],
    ['by another office', 'office', false, false],
    ['by another office, in the person of who reported', 'office', true, true],
  ])('%s', (_, officeId, isByViewer, expected) => {
    expect(isSelfVerified({ agencyId: 'agency', isByViewer }, officeId)).toBe(expected);
  });
});

describe('the order of two tasks', () => {
  const task = (id: string, issuedOn: string | null) => ({ id, issuedOn });
  it.each([
    ['of two days', task('b', '2025-03-11'), task('a', '2025-03-10'), []],
    ['of one day', task('b', '2025-03-10'), task('a', '2025-03-10'), []],
    ['turned round', task('b', '2025-03-10'), task('a', '2025-03-11'), ['TASKS_OUT_OF_ORDER parentId']],
    ['of an unknown day', task('b', null), task('a', '2025-03-11'), []],
    ['of one task', task('a', null), task('a', null), ['TASK_OF_ITSELF parentId']],
  ])('%s', (_, later, earlier, expected) => {
    expect(codes(orderRefusals(later, earlier, ['parentId']))).toEqual(expected);
  });
});
