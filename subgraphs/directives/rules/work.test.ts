import { describe, expect, it } from 'vitest';
import {
  type AssignmentFacts,
  type AssignmentHistory,
  countsOn,
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
  namedUntil: null,
  ...over,
});
const report = (over: Partial<ReportFacts>): ReportFacts => ({
  ...{ id: 'a', outcome: 'DONE', completedOn: '2026-03-10', period: null, verification: null },
  ...over,
});
const returned = { verdict: 'RETURNED', decidedOn: '2026-03-12', isSelfVerified: false } as const;

describe('a member of a class whom the task also names', () => {
  const AGENCY = 'justice';
  const addressee = (id: string, over: object) => ({
    ...{
      id,
      ordinal: 0,
      agencyId: null,
      agencyAsWritten: '',
      classId: null,
      role: 'LEAD',
      basis: 'NAMED',
      condition: null,
    },
    ...over,
  });
  const CLASS = addressee('class', { classId: 'c', basis: 'CLASS', role: 'COORDINATE' });
  const named = (id: string) => addressee(id, { agencyId: AGENCY });
  const member = (agencyId: string, over: object = {}) =>
    ({ assignmentId: `of ${agencyId}`, addresseeId: 'class', agencyId, name: agencyId, ...MEMBER, ...over }) as const;
  const MEMBER = { concern: 'BOUND', source: 'CLASS' } as const;
  type Happened = Readonly<Record<string, Partial<AssignmentFacts>>>;

  /** What each part comes to on a day: its concern, with a star where it counts. */
  function parts(
    addressees: TaskWork['addressees'],
    happened: Happened = {},
    on: string | null = null,
    members: TaskWork['members'] = [member(AGENCY), member('finance')],
  ): Record<string, string> {
    const facts = new Map(Object.entries(happened).map(([id, some]) => [id, { ...NOTHING_HAPPENED, ...some }]));
    const work = { ...{ taskId: 't', directiveId: 'd', issuedOn: '2026-01-10', inherited: null }, members, facts };
    return Object.fromEntries(
      heldAssignmentsOf({ ...work, deadline: original, addressees })
        .filter(({ isClass }) => !isClass)
        .map(({ assignmentId, history }) => [
          assignmentId,
          `${dutyOn(history, on).concern}${countsOn(history, on) ? '*' : ''}`,
        ]),
    );
  }
  const withdrawn = (decidedOn: string) => ({ withdrawals: [{ decidedOn }] });
  const passedOn = (decidedOn: string, toAgencyId = 'another') => ({
    transfer: { toAssignmentId: 'next', toAgencyId, decidedOn },
  });

  it('is asked once: by name, in whatever role, and wherever the text names it', () => {
    const once = { named: 'BOUND*', 'of justice': 'EXCLUDED', 'of finance': 'BOUND*' };
    expect(parts([named('named'), CLASS])).toEqual(once);
    expect(parts([CLASS, named('named')])).toEqual(once);
    expect(parts([CLASS, { ...named('named'), role: 'COORDINATE' }])).toEqual(once);
    expect(parts([CLASS])).toEqual({ 'of justice': 'BOUND*', 'of finance': 'BOUND*' });
  });

  it('is asked once also when an officer added it or says that it is meant', () => {
    const meant = { decisions: [{ isMeant: true, decidedOn: '2026-02-01' }] };
    const added = [member(AGENCY, { source: 'OFFICER', concern: 'POTENTIAL' })];
    expect(parts([named('named'), CLASS], { 'of justice': meant }, null, added)).toEqual({
      ...{ named: 'BOUND*', 'of justice': 'EXCLUDED' },
    });
  });

  it.each<[string, Happened, string | null, string]>([
    ['on the day before its part by name was taken back', { named: withdrawn('2026-02-01') }, '2026-01-31', 'EXCLUDED'],
    ['from the day on which it was', { named: withdrawn('2026-02-01') }, '2026-02-01', 'BOUND*'],
    ['by all that is known then', { named: withdrawn('2026-02-01') }, null, 'BOUND*'],
    ['before its part by name was passed on', { named: passedOn('2026-02-01') }, '2026-01-31', 'EXCLUDED'],
    ['from the day on which it was passed on', { named: passedOn('2026-02-01') }, '2026-02-01', 'BOUND*'],
    [
      'when both were taken back together',
      { named: withdrawn('2026-02-01'), 'of justice': withdrawn('2026-02-01') },
      '2026-03-01',
      'EXCLUDED',
    ],
    [
      'when that of the member was taken back later',
      { named: withdrawn('2026-02-01'), 'of justice': withdrawn('2026-02-02') },
      '2026-03-01',
      'BOUND*',
    ],
    [
      'of which it was said that it is not meant',
      { named: withdrawn('2026-02-01'), 'of justice': { decisions: [{ isMeant: false, decidedOn: '2026-01-20' }] } },
      null,
      'EXCLUDED*',
    ],
  ])('%s', (_, happened, on, expected) => {
    expect(parts([named('named'), CLASS], happened, on)['of justice']).toBe(expected);
  });

  it('that is named twice is not asked as a member until both parts have ended', () => {
    const addressees = [named('named'), named('again'), CLASS];
    const one = { named: withdrawn('2026-02-01') };
    expect(parts(addressees, one)['of justice']).toBe('EXCLUDED');
    const both = { ...one, again: withdrawn('2026-03-01') };
    expect(parts(addressees, both, '2026-02-28')['of justice']).toBe('EXCLUDED');
    expect(parts(addressees, both, '2026-03-01')['of justice']).toBe('BOUND*');
  });

  it('has what it took over besides, and so has who took over from it', () => {
    expect(parts([named('named'), CLASS], { named: passedOn('2026-02-01', 'finance') })).toEqual({
      ...{ named: 'BOUND*', next: 'BOUND*', 'of justice': 'BOUND*', 'of finance': 'BOUND*' },
    });
    expect(parts([named('named'), CLASS], { 'of justice': passedOn('2026-02-01') })).toEqual({
      ...{ named: 'BOUND*', next: 'BOUND*', 'of justice': 'EXCLUDED', 'of finance': 'BOUND*' },
    });
  });
});

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
