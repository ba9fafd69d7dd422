import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
import {
  type DirectiveWork,
  JUSTICE,
  NOBODY,
  OFFICE,
  PORTAL,
  PROVINCE,
  type Said,
  startDirectiveWork,
} from './support/directive-work.ts';
import { OPERATOR } from './support/directives-subgraph.ts';

let work: DirectiveWork;
beforeAll(async () => {
  work = await startDirectiveWork();
});
afterAll(() => work[Symbol.asyncDispose]());

interface Reported {
  readonly taskId: string;
  readonly directiveId: string;
  readonly assignmentId: string;
  readonly reportId: string;
}

/** A report of the department of justice, done on 01/06/2025, under a letter that names the offices to follow it up. */
async function reported(
  offices: readonly string[] = [OFFICE],
  by: Viewer = work.officerOf(JUSTICE),
  over: Said = {},
): Promise<Reported> {
  const directiveId = await work.letter();
  for (const key of offices) {
    const said = { officeId: work.agencyId(key), clause: '3', asWritten: 'Văn phòng theo dõi, đôn đốc' };
    await work.done('nameFollowUpOffice', { directiveId, ...said }, work.officerOf(PROVINCE));
  }
  const taskId = await work.task({ directiveId });
  const assignmentId = await work.assignment(taskId);
  const said = { assignmentId, outcome: 'DONE', completedOn: '2025-06-01', summary: 'Đã xong', ...over };
  return { taskId, directiveId, assignmentId, reportId: await work.done('reportAssignment', said, by) };
}
const verdict = (reportId: string, over: Said = {}) => ({
  ...{ reportId, officeId: work.agencyId(OFFICE), verdict: 'ACCEPTED', decidedOn: '2025-06-10', ...over },
});
const ofOffice = () => work.officerOf(OFFICE);
const stateOf = async ({ taskId }: Reported) =>
  (await work.states(taskId)).map(({ state, verifiedOn, isSelfVerified }) => [state, verifiedOn, isSelfVerified]);

describe('a verdict', () => {
  it('of acceptance verifies the assignment, and stands with the report', async () => {
    const made = await reported();
    expect(await work.done('verifyReport', verdict(made.reportId), ofOffice())).toBe(made.reportId);
    expect(await stateOf(made)).toEqual([['VERIFIED', '2025-06-10', false]]);
    const query = `query ($id: ID!) { taskAssignment(id: $id) { reports { nodes {
      verification { office { id } verdict decidedOn reason isSelfVerified } } } } }`;
    expect(await work.data(query, { variables: { id: made.assignmentId } })).toEqual({
      taskAssignment: {
        reports: {
          nodes: [
            {
              verification: {
                ...{ office: { id: work.agencyId(OFFICE) }, verdict: 'ACCEPTED', decidedOn: '2025-06-10' },
                ...{ reason: null, isSelfVerified: false },
              },
            },
          ],
        },
      },
    });
  });

  it('of return opens it again, until another report is verified', async () => {
    const made = await reported();
    const returned = { verdict: 'RETURNED', reason: 'Thiếu phụ lục' };
    await work.done('verifyReport', verdict(made.reportId, returned), ofOffice());
    expect(await stateOf(made)).toEqual([['RETURNED', null, false]]);
    const again = { assignmentId: made.assignmentId, outcome: 'DONE', completedOn: '2025-06-12', summary: 'Bổ sung' };
    const second = await work.done('reportAssignment', again, work.officerOf(JUSTICE));
    expect(await stateOf(made)).toEqual([['REPORTED', null, false]]);
    await work.done('verifyReport', verdict(second, { decidedOn: '2025-06-15' }), ofOffice());
    expect(await stateOf(made)).toEqual([['VERIFIED', '2025-06-15', false]]);
  });

  interface Turned {
    readonly who: string;
    readonly office: string;
    readonly reporter: () => Viewer;
    readonly verifier: () => Viewer;
    readonly isSelf: boolean;
  }
  const another = (viewer: Viewer) => ({ ...viewer, subject: 'person:another' });
  it.each<Turned>([
    {
      ...{ who: 'of the agency itself', office: JUSTICE, reporter: () => work.officerOf(JUSTICE) },
      ...{ verifier: () => another(work.officerOf(JUSTICE)), isSelf: true },
    },
    {
      ...{ who: 'of the agency above it', office: PROVINCE, reporter: () => work.officerOf(JUSTICE) },
      ...{ verifier: () => work.officerOf(PROVINCE), isSelf: false },
    },
    {
      ...{ who: 'of another office by the person who reported', office: OFFICE },
      ...{
        reporter: () => work.officerOf(JUSTICE, OFFICE),
        verifier: () => work.officerOf(JUSTICE, OFFICE),
        isSelf: true,
      },
    },
    {
      ...{ who: 'of another office by another person', office: OFFICE },
      ...{ reporter: () => work.officerOf(JUSTICE, OFFICE), verifier: () => work.officerOf(OFFICE), isSelf: false },
    },
  ])('$who is flagged as one’s own, or not', async ({ office, reporter, verifier, isSelf }) => {
    const made = await reported([office], reporter());
    await work.done('verifyReport', verdict(made.reportId, { officeId: work.agencyId(office) }), verifier());
    expect(await stateOf(made)).toEqual([['VERIFIED', '2025-06-10', isSelf]]);
  });

  it('on what has been taken back since stays with the report and changes nothing else', async () => {
    const made = await reported();
    const withdrawal = { authorisedById: made.directiveId, decidedOn: '2025-06-05', reason: 'Bãi bỏ' };
    await work.done('withdrawTask', { taskId: made.taskId, ...withdrawal });
    await work.done('verifyReport', verdict(made.reportId), ofOffice());
    expect((await stateOf(made)).map(([state]) => state)).toEqual(['WITHDRAWN']);
  });
});

describe('verifying', () => {
  it.each<[why: string, over: (made: Reported) => Said, refusals: string[]]>([
    ['no report', () => ({ reportId: NOBODY }), ['REPORT_NOT_FOUND reportId']],
    ['an assignment', ({ assignmentId }) => ({ reportId: assignmentId }), ['REPORT_NOT_FOUND reportId']],
    ['on the day before the work', () => ({ decidedOn: '2025-05-31' }), ['DAY_TOO_EARLY decidedOn']],
    ['tomorrow', () => ({ decidedOn: '2026-04-01' }), ['DAY_IN_FUTURE decidedOn']],
    ['with a return without a reason', () => ({ verdict: 'RETURNED' }), ['REASON_REQUIRED reason']],
    ['with a blank reason', () => ({ reason: ' ' }), ['TEXT_BLANK reason']],
  ])('%s is refused', async (_, over, expected) => {
    const made = await reported();
    expect(await work.refusals('verifyReport', verdict(made.reportId, over(made)), ofOffice())).toEqual(expected);
  });

  it('on the day of the work and today is possible', async () => {
    for (const decidedOn of ['2025-06-01', '2026-03-31']) {
      const { reportId } = await reported();
      expect((await work.send('verifyReport', verdict(reportId, { decidedOn }), ofOffice())).codes).toEqual([]);
    }
  });

  it('what is not done, or has a verdict, is refused', async () => {
    const open = await reported([OFFICE], work.officerOf(JUSTICE), { outcome: 'IN_PROGRESS', completedOn: null });
    expect(await work.refusals('verifyReport', verdict(open.reportId), ofOffice())).toEqual([
      'REPORT_NOT_DONE reportId',
    ]);
    for (const first of [{}, { verdict: 'RETURNED', reason: 'Thiếu' }]) {
      const { reportId } = await reported();
      await work.done('verifyReport', verdict(reportId, first), ofOffice());
      expect(await work.refusals('verifyReport', verdict(reportId), ofOffice())).toEqual(['VERDICT_GIVEN reportId']);
    }
  });

  it.each<[who: string, offices: string[], office: string, viewer: () => Viewer, refusals: string[]]>([
    ['an officer of the named office', [OFFICE], OFFICE, ofOffice, []],
    ['one of two named offices', [PORTAL, OFFICE], OFFICE, ofOffice, []],
    ['an operator', [OFFICE], OFFICE, () => OPERATOR, ['NOT_YOUR_OFFICE officeId']],
    [
      'the issuer in the name of the office',
      [OFFICE],
      OFFICE,
      () => work.officerOf(PROVINCE),
      ['NOT_YOUR_OFFICE officeId'],
    ],
    ['the issuer in its own name', [OFFICE], PROVINCE, () => work.officerOf(PROVINCE), ['OFFICE_NOT_NAMED officeId']],
    [
      'the agency itself, which is not named',
      [OFFICE],
      JUSTICE,
      () => work.officerOf(JUSTICE),
      ['OFFICE_NOT_NAMED officeId'],
    ],
    ['anybody, where none is named', [], OFFICE, ofOffice, ['FOLLOW_UP_NOT_NAMED officeId']],
    [
      'a partner of the office',
      [OFFICE],
      OFFICE,
      () => viewerOf({ ...ofOffice(), roles: ['partner'], scopes: ['directives:write'] }),
      ['NOT_YOUR_OFFICE officeId'],
    ],
  ])('is for the named office: %s', async (_, offices, office, viewer, expected) => {
    const made = await reported(offices);
    const input = verdict(made.reportId, { officeId: work.agencyId(office) });
    const { problems } = await work.send('verifyReport', input, viewer());
    expect(problems.map(({ code, path }) => [code, ...path].join(' '))).toEqual(expected);
    expect((await stateOf(made)).map(([state]) => state)).toEqual([expected.length === 0 ? 'VERIFIED' : 'REPORTED']);
  });

  it('of what an attachment sets is for the office that its document names', async () => {
    // The plan of 617/KH-UBND names this office in its item III.4, and a command names another one.
    const said = { directiveId: work.directiveId('617/KH-UBND@2025-02-13'), clause: 'IV', asWritten: 'Cổng theo dõi' };
    const taskId = await work.task({ directiveId: work.directiveId('PL-I@617/KH-UBND'), clause: '98' });
    const done = { assignmentId: await work.assignment(taskId), outcome: 'DONE', completedOn: '2025-06-01' };
    const report = async () => work.done('reportAssignment', { ...done, summary: 'Đã xong' }, work.officerOf(JUSTICE));
    expect((await work.send('verifyReport', verdict(await report()), ofOffice())).codes).toEqual([]);

    const officeId = work.agencyId(PORTAL);
    const byOther = verdict(await report(), { officeId });
    const refused = await work.send('verifyReport', byOther, work.officerOf(PORTAL));
    expect(refused.problems.map(({ code, path }) => [code, ...path].join(' '))).toEqual(['OFFICE_NOT_NAMED officeId']);
    await work.done('nameFollowUpOffice', { ...said, officeId });
    expect((await work.send('verifyReport', byOther, work.officerOf(PORTAL))).codes).toEqual([]);
  });

  it('ten times at once gives one verdict', async () => {
    const made = await reported();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => work.send('verifyReport', verdict(made.reportId), ofOffice())),
    );
    expect(answers.map(({ codes }) => codes.join()).toSorted()).toEqual(['', ...Array(9).fill('VERDICT_GIVEN')]);
  });
});

describe('the office that follows up', () => {
  const naming = async (over: Said = {}) => ({
    ...{ directiveId: await work.letter(), officeId: work.agencyId(OFFICE), clause: '3', asWritten: 'Giao Văn phòng' },
    ...over,
  });

  it('is shown with the directive, and of its tasks', async () => {
    const input = await naming();
    expect(await work.done('nameFollowUpOffice', input, work.officerOf(PROVINCE))).toBe(input.directiveId);
    const taskId = await work.task({ directiveId: input.directiveId });
    const shown = { office: { id: input.officeId }, clause: '3', asWritten: 'Giao Văn phòng' };
    const query = `query ($id: ID!) { task(id: $id) {
      followUp { office { id } clause asWritten } directive { followUps { office { id } clause asWritten } } } }`;
    expect(await work.data(query, { variables: { id: taskId } })).toEqual({
      task: { followUp: shown, directive: { followUps: [shown] } },
    });
  });

  it.each<[why: string, over: () => Said, refusals: string[]]>([
    ['of no directive', () => ({ directiveId: NOBODY }), ['DIRECTIVE_NOT_FOUND directiveId']],
    ['that is no agency', () => ({ officeId: NOBODY }), ['AGENCY_NOT_FOUND officeId']],
    [
      'that did not exist on the day of issue',
      () => ({ officeId: work.agencyId('province/phu-tho@2025') }),
      ['AGENCY_NOT_IN_FORCE officeId'],
    ],
    ['without a clause', () => ({ clause: '' }), ['TEXT_BLANK clause']],
    ['without words', () => ({ asWritten: ' ' }), ['TEXT_BLANK asWritten']],
  ])('%s is refused', async (_, over, expected) => {
    expect(await work.refusals('nameFollowUpOffice', await naming(over()))).toEqual(expected);
  });

  it('is named once, also of ten at once', async () => {
    const input = await naming();
    const answers = await Promise.all(Array.from({ length: 10 }, () => work.send('nameFollowUpOffice', input)));
    expect(answers.map(({ codes }) => codes.join()).toSorted()).toEqual(['', ...Array(9).fill('FOLLOW_UP_EXISTS')]);
  });

  it('is named by the issuer’s side, not by itself', async () => {
    const input = await naming();
    expect(await work.refusals('nameFollowUpOffice', input, ofOffice())).toEqual(['NOT_YOURS directiveId']);
  });
});
