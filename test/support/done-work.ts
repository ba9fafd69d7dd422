import { type Viewer, viewerOf } from '../../platform/viewer.ts';
import { OPERATOR, type TestHub } from './hub.ts';
import { agencies, directives } from './reference-data.ts';

const idOf = (records: readonly { readonly id: string; readonly key: string }[], key: string) =>
  records.find((record) => record.key === key)!.id;

/** The directive of `doSomeWork`, by a number of its own. */
export const WORKED_ON = '9876/UBND-KSTT';

/**
 * One task of which everything has happened that may happen to assignments: extended, reported each month, verified, passed on,
 * taken back. Gives its id, and that of the directive that sets it.
 */
export async function doSomeWork(hub: TestHub): Promise<{ taskId: string; directiveId: string }> {
  let sent = 0;
  async function send(name: string, made: string, input: object, viewer: Viewer = OPERATOR): Promise<string> {
    sent += 1;
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { made: ${made} { id } problems { message } } }`;
    const variables = { input: { idempotencyKey: `some work ${sent}`, ...input } };
    const { data, errors } = await hub.ask<Record<string, { made: { id: string } | null; problems: object[] }>>(query, {
      ...{ variables, viewer },
    });
    const id = data?.[name]?.made?.id;
    if (id === undefined) throw new Error(JSON.stringify(errors ?? data));
    return id;
  }
  const [province, justice, office] = [
    'province/phu-tho',
    'department/phu-tho/so-tu-phap',
    'department/phu-tho/van-phong-ubnd-tinh',
  ].map((key) => idOf(agencies, key)) as [string, string, string];
  const officerOf = (agencyId: string) =>
    viewerOf({ subject: `officer of ${agencyId}`, roles: ['officer'], agencyIds: [agencyId] });
  const decided = {
    authorisedById: idOf(directives, '617/KH-UBND@2025-02-13'),
    decidedOn: '2025-05-10',
    reason: 'Theo đề nghị',
  };

  const directiveId = await send('recordDirective', 'directive', {
    ...{ type: 'Công văn', symbol: WORKED_ON, issuerId: province, issuedOn: '2025-03-10', subject: 'V/v báo cáo' },
  });
  await send('nameFollowUpOffice', 'directive', { directiveId, officeId: office, clause: '3', asWritten: 'Văn phòng' });
  const addressee = (agencyId: string) => ({ agencyId, asWritten: 'Cơ quan', role: 'LEAD' });
  const taskId = await send('recordTask', 'task', {
    ...{ directiveId, clause: '1', title: 'Báo cáo', deadline: 'Định kỳ hằng tháng' },
    addressees: [addressee(justice), addressee(office), addressee(province)],
  });
  // Counted in working days, so that its words need the calendar.
  const deadline = 'trong thời hạn 05 ngày làm việc kể từ ngày ban hành';
  const soon = { directiveId, clause: '2', title: 'Rà soát', deadline, addressees: [addressee(justice)] };
  await send('recordTask', 'task', soon);

  const query = 'query ($id: ID!) { task(id: $id) { assignments { nodes { id agency { id } } } } }';
  const { data } = await hub.ask<{ task: { assignments: { nodes: { id: string; agency: { id: string } }[] } } }>(
    query,
    {
      variables: { id: taskId },
    },
  );
  const of = (agencyId: string) => data.task.assignments.nodes.find(({ agency }) => agency.id === agencyId)!.id;
  const done = { outcome: 'DONE', completedOn: '2025-05-02', period: '2025-04', summary: 'Đã báo cáo' };
  const reportId = await send('reportAssignment', 'report', { assignmentId: of(justice), ...done }, officerOf(justice));
  const verdict = { reportId, officeId: office, verdict: 'ACCEPTED', decidedOn: '2025-05-05' };
  await send('verifyReport', 'report', verdict, officerOf(office));
  await send('extendDeadline', 'task', { taskId, deadline: 'định kỳ hàng quý', ...decided });
  await send('transferAssignment', 'assignment', { assignmentId: of(office), toAgencyId: justice, ...decided });
  await send('withdrawTask', 'task', { taskId, assignmentIds: [of(province)], ...decided });
  return { taskId, directiveId };
}
