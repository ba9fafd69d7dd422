import { type Viewer, viewerOf } from '../../platform/viewer.ts';
import { OPERATOR, type TestHub } from './hub.ts';
import { agencies, directives } from './reference-data.ts';

/** Where work is done: a hub, or the subgraph alone. */
export interface Workplace {
  /** Send a command; gives the id of what it shows under the name `made`. Throws when it is refused. */
  send(name: string, made: string, input: object, viewer: Viewer): Promise<string>;
  /** The data of an answer to the public. */
  ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data>;
}

/** What was made: a task, an assignment of which everything has happened, and what has. */
export interface DoneWork {
  readonly directiveId: string;
  readonly taskId: string;
  readonly assignmentId: string;
  readonly reportId: string;
  readonly extensionId: string;
  readonly followUpId: string;
}

const idOf = (records: readonly { readonly id: string; readonly key: string }[], key: string) =>
  records.find((record) => record.key === key)!.id;
const officerOf = (agencyId: string) =>
  viewerOf({ subject: `officer of ${agencyId}`, roles: ['officer'], agencyIds: [agencyId] });

/**
 * One task of which everything has happened that may happen to assignments: extended, reported each month, verified, passed on,
 * taken back; and one whose deadline is counted in working days. It says again what an older letter asked, and its own letter is
 * repealed in the end.
 */
export async function doSomeWork({ send, ask }: Workplace, operator: Viewer = OPERATOR): Promise<DoneWork> {
  const province = idOf(agencies, 'province/phu-tho');
  const justice = idOf(agencies, 'department/phu-tho/so-tu-phap');
  const office = idOf(agencies, 'department/phu-tho/van-phong-ubnd-tinh');
  const authorisedById = idOf(directives, '617/KH-UBND@2025-02-13');
  const decided = { authorisedById, decidedOn: '2025-05-10', reason: 'Theo đề nghị' };

  const letter = { type: 'Công văn', symbol: '9876/UBND-KSTT', issuerId: province, issuedOn: '2025-03-10' };
  const subject = 'V/v báo cáo';
  const older = { ...letter, symbol: '9875/UBND-KSTT', issuedOn: '2025-02-10', subject };
  const olderId = await send('recordDirective', 'directive', older, operator);
  const directiveId = await send('recordDirective', 'directive', { ...letter, subject }, operator);
  const followUp = { directiveId, officeId: office, clause: '3', asWritten: 'Văn phòng' };
  await send('nameFollowUpOffice', 'directive', followUp, operator);
  const addressees = [justice, office, province].map((agencyId) => ({ agencyId, asWritten: 'Cơ quan', role: 'LEAD' }));
  const title = 'Báo cáo kết quả thực hiện';
  await send('recordTask', 'task', { directiveId: olderId, clause: '1', title, addressees }, operator);
  const monthly = { directiveId, clause: '1', title, deadline: 'Định kỳ hằng tháng', addressees };
  const taskId = await send('recordTask', 'task', monthly, operator);
  const deadline = 'trong thời hạn 05 ngày làm việc kể từ ngày ban hành';
  await send('recordTask', 'task', { ...monthly, clause: '2', title: 'Rà soát', deadline }, operator);

  interface Assigned {
    readonly task: {
      readonly followUp: { readonly id: string };
      readonly assignments: {
        readonly nodes: readonly { readonly id: string; readonly agency: { readonly id: string } }[];
      };
    };
  }
  const query = 'query ($id: ID!) { task(id: $id) { followUp { id } assignments { nodes { id agency { id } } } } }';
  const { task } = await ask<Assigned>(query, { id: taskId });
  const of = (agencyId: string) => task.assignments.nodes.find(({ agency }) => agency.id === agencyId)!.id;
  const assignmentId = of(justice);
  const done = { outcome: 'DONE', completedOn: '2025-05-02', period: '2025-04', summary: 'Đã báo cáo' };
  const reportId = await send('reportAssignment', 'report', { assignmentId, ...done }, officerOf(justice));
  const verdict = { reportId, officeId: office, verdict: 'ACCEPTED', decidedOn: '2025-05-05' };
  await send('verifyReport', 'report', verdict, officerOf(office));
  await send('extendDeadline', 'task', { taskId, deadline: 'định kỳ hàng quý', ...decided }, operator);
  const passedOn = { assignmentId: of(office), toAgencyId: justice, ...decided };
  await send('transferAssignment', 'assignment', passedOn, operator);
  await send('withdrawTask', 'task', { taskId, assignmentIds: [of(province), assignmentId], ...decided }, operator);

  const repeal = {
    relation: 'REPEALS',
    toId: directiveId,
    clause: '1',
    asWritten: 'Bãi bỏ Công văn số 9876/UBND-KSTT',
  };
  const decision = { type: 'Quyết định', symbol: '9877/QĐ-UBND', issuerId: province, issuedOn: '2025-06-20' };
  await send('recordDirective', 'directive', { ...decision, subject: 'Bãi bỏ', citations: [repeal] }, operator);

  const { taskAssignment } = await ask<{ taskAssignment: { extensions: readonly { readonly id: string }[] } }>(
    'query ($id: ID!) { taskAssignment(id: $id) { extensions { id } } }',
    { id: assignmentId },
  );
  const extensionId = taskAssignment.extensions[0]!.id;
  return { directiveId, taskId, assignmentId, reportId, extensionId, followUpId: task.followUp.id };
}

/** A whole hub to do work in. */
export function workplaceOf(hub: Pick<TestHub, 'ask'>): Workplace {
  let sent = 0;
  return {
    async send(name, made, input, viewer) {
      sent += 1;
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { ${name}(input: $input) { made: ${made} { id } problems { message } } }`;
      const variables = { input: { idempotencyKey: `some work ${sent}`, ...input } };
      const { data, errors } = await hub.ask<Record<string, { made: { id: string } | null; problems: object[] }>>(
        query,
        { variables, viewer },
      );
      const id = data?.[name]?.made?.id;
      if (id === undefined) throw new Error(JSON.stringify(errors ?? data));
      return id;
    },
    async ask(query, variables) {
      const { data, errors } = await hub.ask(query, { variables });
      if (errors) throw new Error(JSON.stringify(errors));
      return data as never;
    },
  };
}
