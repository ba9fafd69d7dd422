import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DEPARTMENTS,
  type DirectiveWork,
  JUSTICE,
  OFFICE,
  PORTAL,
  PROVINCE,
  startDirectiveWork,
} from './support/directive-work.ts';
import { type Answer, cites, document, record } from './support/stated-directives.ts';

/** What alarms say of a day in the past: what had happened until its end counts, and nothing that came after. */

let work: DirectiveWork;
let authority: string;
beforeAll(async () => {
  work = await startDirectiveWork();
  authority = await work.letter();
});
afterAll(() => work[Symbol.asyncDispose]());

const ENDED = 'province/hoa-binh';
const ask = (query: string, variables: Record<string, unknown>) => work.data<Answer>(query, { variables });

/** A task that was reported done on one day, and whose report was returned on another. */
async function returned(agency: string, days: { readonly done: string; readonly returned: string }) {
  const directiveId = await work.letter();
  const officeId = work.agencyId(OFFICE);
  await work.done('nameFollowUpOffice', { directiveId, officeId, clause: '2', asWritten: 'Văn phòng theo dõi' });
  const addressees = [{ agencyId: work.agencyId(agency), asWritten: '…', role: 'LEAD' }];
  const taskId = await work.task({ directiveId, addressees });
  const assignmentId = await work.assignment(taskId);
  const said = { assignmentId, outcome: 'DONE', completedOn: days.done, summary: 'Đã xong' };
  const reportId = await work.done('reportAssignment', said, work.officerOf(agency));
  const verdict = { reportId, officeId, verdict: 'RETURNED', decidedOn: days.returned, reason: 'Còn thiếu' };
  await work.done('verifyReport', verdict, work.officerOf(OFFICE));
  return { directiveId, taskId, assignmentId };
}

describe('silence on a day', () => {
  const SILENT = `query ($filter: SilenceFilter, $on: Date) { silences(filter: $filter, on: $on) {
    totalCount nodes { agency { id } } } }`;
  async function silentOn(directiveId: string, on: string): Promise<string[]> {
    const { silences } = await ask(SILENT, { filter: { directiveId, waitDays: 0 }, on });
    expect(silences.totalCount).toBe(silences.nodes.length);
    return silences.nodes.map(({ agency }: Answer) => agency.id);
  }

  it('is that of the agency that had the task then, before and after it was passed on', async () => {
    const directiveId = await work.letter();
    const assignmentId = await work.assignment(await work.task({ directiveId }));
    const toAgencyId = work.agencyId(OFFICE);
    const decision = { authorisedById: authority, decidedOn: '2025-05-01', reason: 'Sắp xếp lại' };
    await work.done('transferAssignment', { assignmentId, toAgencyId, ...decision });

    expect(await silentOn(directiveId, '2025-04-30')).toEqual([work.agencyId(JUSTICE)]);
    expect(await silentOn(directiveId, '2025-05-01')).toEqual([toAgencyId]);
  });

  it('is that of one perhaps meant from the day on which it was confirmed', async () => {
    const directiveId = await work.letter();
    const asked = { agencyClassId: work.classId(DEPARTMENTS), asWritten: 'các sở, ban, ngành', condition: 'liên quan' };
    const taskId = await work.task({ directiveId, addressees: [{ ...asked, role: 'LEAD' }] });
    const toClass = (await work.states(taskId)).find(({ isClass }) => isClass)!;
    const confirmedIds = [work.agencyId(PORTAL)];
    await work.done('confirmMembers', {
      ...{ assignmentId: toClass.assignmentId, confirmedIds, decidedOn: '2025-05-01', reason: 'Theo phân công' },
    });

    expect(await silentOn(directiveId, '2025-04-30')).toEqual([]);
    expect(await silentOn(directiveId, '2025-05-01')).toEqual(confirmedIds);
  });

  it.each([0, 3650])('is nobody’s where the calendar begins, waited for %i days', async (waitDays) => {
    expect(await ask(SILENT, { filter: { waitDays }, on: '0001-01-05' })).toEqual({
      silences: { totalCount: 0, nodes: [] },
    });
  });
});

it('an assignment is orphaned on a day on which it was not done, and not on one before a report was returned', async () => {
  const { assignmentId } = await returned(ENDED, { done: '2025-06-20', returned: '2025-07-05' });
  const ORPHANS = `query ($on: Date, $after: String) { orphanedAssignments(on: $on, page: { first: 100, after: $after }) {
    pageInfo { hasNextPage endCursor } nodes { assignment { id } } } }`;
  async function isOrphanedOn(on: string): Promise<boolean> {
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo }: Answer = (await ask(ORPHANS, { on, after })).orphanedAssignments;
      if (nodes.some(({ assignment }: Answer) => assignment.id === assignmentId)) return true;
      if (!pageInfo.hasNextPage) return false;
      after = pageInfo.endCursor;
    }
  }

  expect(await isOrphanedOn('2025-07-04')).toBe(false);
  expect(await isOrphanedOn('2025-07-05')).toBe(true);
});

it('a task without basis is one that somebody had to do on the day', async () => {
  const { directiveId, taskId } = await returned(JUSTICE, { done: '2025-04-10', returned: '2025-04-20' });
  const by = randomUUID();
  const repeal = { id: by, issuerId: work.agencyId(PROVINCE), issuedOn: '2025-04-01' };
  await record(work, [document({ ...repeal, citations: [cites(directiveId, 'REPEALS')] })], []);
  const lostOn = async (on: string) => {
    const query = `query ($by: ID, $on: Date) { tasksWithoutBasis(endedById: $by, on: $on) { totalCount nodes { id } } }`;
    return (await ask(query, { by, on })).tasksWithoutBasis;
  };
  const lost = { totalCount: 1, nodes: [{ id: taskId }] };
  const none = { totalCount: 0, nodes: [] };

  expect(await Promise.all(['2025-03-31', '2025-04-09', '2025-04-10', '2025-04-19', '2025-04-20'].map(lostOn))).toEqual(
    [none, lost, none, none, lost],
  );
});
