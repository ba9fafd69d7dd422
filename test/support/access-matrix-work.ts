import type { Viewer } from '../../platform/viewer.ts';
import { classes } from './reference-data.ts';
import { type PersonName, placeId } from './who.ts';

/** Sends a command and gives the id of what it shows; throws when it is refused. */
export type SendCommand = (name: string, input: object, options?: { viewer?: Viewer }) => Promise<string>;

/** What is sent of the commands on assigned work, by name and by who sends it. */
export type WorkInputs = Readonly<
  Record<string, Readonly<Partial<Record<PersonName, Readonly<Record<string, unknown>>>>>>
>;

const ISSUED_ON = '2026-03-02';
const CLASS = classes.find(({ key }) => key === 'class/co-quan-thuoc-chinh-phu')!.id;

/** The ids of assignments of a task. */
export type AssignmentsOf = (taskId: string) => Promise<readonly string[]>;

/**
 * Documents and tasks for each command to be about, made by who never asks; and the commands, which change each its own. `ofB` is an
 * officer of B, which has tasks and follows up: who reports and verifies is no operator.
 */
export async function workInputs(send: SendCommand, assignmentsOf: AssignmentsOf, ofB: Viewer): Promise<WorkInputs> {
  let clauses = 0;
  const letter = (symbol: string) =>
    send('recordDirective', {
      ...{ type: 'Công văn', symbol, issuerId: placeId('B'), issuedOn: ISSUED_ON, subject: 'V/v báo cáo kết quả' },
    });
  const directiveId = await letter('70001/VPCP-KSTT');
  await send('nameFollowUpOffice', { directiveId, officeId: placeId('B'), clause: '3', asWritten: 'Văn phòng' });
  const task = (addressee: object = { agencyId: placeId('B') }) => {
    clauses += 1;
    const addressees = [{ asWritten: 'Cơ quan', role: 'LEAD', ...addressee }];
    const said = { clause: `${clauses}`, title: 'Báo cáo kết quả', deadline: 'tháng 6/2026', addressees };
    return send('recordTask', { directiveId, ...said });
  };
  const assignment = async (addressee?: object) => (await assignmentsOf(await task(addressee)))[0]!;
  const decided = { authorisedById: directiveId, decidedOn: '2026-03-10', reason: 'Theo đề nghị' };
  const done = { outcome: 'DONE', completedOn: '2026-03-20', summary: 'Đã hoàn thành' };
  const reportId = await send('reportAssignment', { assignmentId: await assignment(), ...done }, { viewer: ofB });

  const keyed = (idempotencyKey: string, input: object) => ({ idempotencyKey, ...input });
  const byOperator = (name: string, input: object) => ({ operator: keyed(name, input) });
  const byOfficer = (name: string, input: object) => ({ 'officer of B': keyed(name, input) });
  return {
    correctDirective: byOperator('correct directive', {
      ...{ directiveId: await letter('70002/VPCP-KSTT'), subject: 'V/v khác', reason: 'Ghi nhầm' },
    }),
    recordTask: byOperator('task', {
      ...{ directiveId, clause: 'khác', title: 'Rà soát' },
      addressees: [{ agencyId: placeId('S'), asWritten: 'Tỉnh Gia Lai', role: 'LEAD' }],
    }),
    correctTask: byOperator('correct task', { taskId: await task(), title: 'Khác', reason: 'Ghi nhầm' }),
    assignTask: byOperator('assign', {
      ...{ taskId: await task(), authorisedById: directiveId },
      addressee: { agencyId: placeId('S'), asWritten: 'Tỉnh Gia Lai', role: 'COORDINATE' },
    }),
    extendDeadline: byOperator('extend', { taskId: await task(), deadline: 'tháng 9/2026', ...decided }),
    transferAssignment: byOperator('transfer', {
      assignmentId: await assignment(),
      toAgencyId: placeId('S'),
      ...decided,
    }),
    withdrawTask: byOperator('withdraw', { taskId: await task(), ...decided }),
    confirmMembers: byOperator('confirm', {
      ...{ assignmentId: await assignment({ agencyClassId: CLASS }), confirmedIds: [placeId('B')] },
      ...{ decidedOn: '2026-03-10', reason: 'Theo rà soát' },
    }),
    reportAssignment: byOfficer('report', { assignmentId: await assignment(), ...done }),
    verifyReport: byOfficer('verify', {
      ...{ reportId, officeId: placeId('B'), verdict: 'ACCEPTED', decidedOn: '2026-03-25' },
    }),
    relateTasks: byOperator('relate', { taskId: await task(), earlierId: await task(), kind: 'REMINDS' }),
    nameFollowUpOffice: byOperator('follow up', {
      ...{ directiveId: await letter('70003/VPCP-KSTT'), officeId: placeId('B'), clause: '3', asWritten: 'Văn phòng' },
    }),
  };
}
