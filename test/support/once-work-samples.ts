import type { Input, OnceHub, Payload } from './once-hub.ts';
import type { Sample } from './once-samples.ts';
import { agencies, classes } from './reference-data.ts';

const idByKey = (records: readonly { readonly id: string; readonly key: string }[], key: string): string =>
  records.find((record) => record.key === key)!.id;
/** Issues, has to do, and follows up: so that one sender may send every command. */
const AGENCY = idByKey(agencies, 'province/phu-tho@2025');
const MINISTRY = idByKey(agencies, 'ministry-level/van-phong-chinh-phu');
const CLASS = idByKey(classes, 'class/co-quan-thuoc-chinh-phu');
const ISSUED_ON = '2026-03-30';
const idOf = (payload: Payload, field: string): string => (payload[field] as { readonly id: string }).id;

let numbers = 0;
async function letter(hub: OnceHub, over: Input = {}): Promise<string> {
  numbers += 1;
  const input = { type: 'Công văn', symbol: `${90_000 + numbers}/UBND-KSTT`, issuerId: AGENCY, issuedOn: ISSUED_ON };
  return idOf(await hub.done('recordDirective', { ...input, subject: 'Về việc giao nhiệm vụ', ...over }), 'directive');
}
async function followed(hub: OnceHub): Promise<string> {
  const directiveId = await letter(hub);
  await hub.done('nameFollowUpOffice', { directiveId, officeId: AGENCY, clause: '3', asWritten: 'Văn phòng' });
  return directiveId;
}
const addressed = { agencyId: AGENCY, asWritten: 'Ủy ban nhân dân tỉnh', role: 'LEAD' };
const taskInput = (directiveId: string, over: Input = {}): Input => ({
  ...{ directiveId, clause: '1', title: 'Đẩy mạnh rà soát thủ tục', deadline: 'tháng 6/2026', addressees: [addressed] },
  ...over,
});
const task = async (hub: OnceHub, over: Input = {}) =>
  idOf(await hub.done('recordTask', taskInput(await letter(hub), over)), 'task');

interface Assigned {
  readonly task: {
    readonly assignments: {
      readonly nodes: readonly {
        readonly id: string;
        readonly members: { readonly nodes: readonly { readonly agency: { readonly id: string } }[] } | null;
      }[];
    };
  };
}
async function assigned(hub: OnceHub, id: string) {
  const query = `query ($id: ID!) { task(id: $id) { assignments { nodes { id members { nodes { agency { id } } } } } } }`;
  return (await hub.ask<Assigned>(query, { variables: { id } })).data.task.assignments.nodes[0]!;
}
const assignment = async (hub: OnceHub, over: Input = {}) => (await assigned(hub, await task(hub, over))).id;
const decided = async (hub: OnceHub): Promise<Input> => ({
  ...{ authorisedById: await letter(hub), decidedOn: ISSUED_ON, reason: 'Để phù hợp với tiến độ' },
});
const done = { outcome: 'DONE', completedOn: ISSUED_ON, summary: 'Đã hoàn thành việc rà soát' };
async function reported(hub: OnceHub, directiveId: string): Promise<string> {
  const id = idOf(await hub.done('recordTask', taskInput(directiveId)), 'task');
  const assignmentId = (await assigned(hub, id)).id;
  return idOf(await hub.done('reportAssignment', { assignmentId, ...done }), 'report');
}
const verdict = (reportId: string): Input => ({
  ...{ reportId, officeId: AGENCY, verdict: 'ACCEPTED', decidedOn: '2026-03-31', reason: 'Đủ điều kiện' },
});
const withdraw = async (hub: OnceHub, taskId: string) => hub.done('withdrawTask', { taskId, ...(await decided(hub)) });
const correct = (hub: OnceHub, taskId: string, over: Input = { title: 'Đã đổi' }) =>
  hub.done('correctTask', { taskId, reason: 'Ghi nhầm', ...over });
const taskOf = (payload: Payload) =>
  (payload.report as { readonly assignment: { readonly task: { readonly id: string } } }).assignment.task.id;
const REASON = 'Đính chính do ghi nhầm';

/** Samples of the commands on assigned work. */
export const WORK_SAMPLES: Readonly<Record<string, Sample>> = {
  correctDirective: {
    async input(hub) {
      const directiveId = await letter(hub);
      numbers += 1;
      const evidence = { field: 'NUMBER', statedInId: await letter(hub), asWritten: 'Công văn', confidence: 'HIGH' };
      const said = {
        type: 'Kế hoạch',
        symbol: `${90_000 + numbers}/KH-UBND`,
        issuedOn: ISSUED_ON,
        subject: 'Kế hoạch',
      };
      return { directiveId, ...said, evidence, reason: REASON };
    },
    other: (input) => ({ ...input, subject: 'Kế hoạch khác' }),
    async refused(hub) {
      numbers += 1;
      const symbol = `${90_000 + numbers}/UBND-KSTT`;
      const same = await letter(hub, { symbol });
      const mend = () => hub.done('correctDirective', { directiveId: same, symbol: null, reason: REASON });
      return { input: { directiveId: await letter(hub), symbol, reason: REASON }, code: 'DIRECTIVE_EXISTS', mend };
    },
    text: 'reason',
    later: (hub, payload) => {
      const directiveId = idOf(payload, 'directive');
      return hub.done('correctDirective', { directiveId, subject: 'Đã đổi', reason: REASON });
    },
    effect: { 'directives.feed_event': 1, 'directives.directive_fact': 1, 'directives.directive_evidence': 1 },
  },

  recordTask: {
    input: async (hub) => taskInput(await letter(hub)),
    other: (input) => ({ ...input, deadline: 'tháng 7/2026' }),
    async refused(hub) {
      const input = taskInput(await letter(hub));
      const taskId = idOf(await hub.done('recordTask', input), 'task');
      return { input, code: 'TASK_EXISTS', mend: () => correct(hub, taskId, { clause: '2' }) };
    },
    text: 'title',
    alike: (input) => ({
      ...input,
      scope: 'SPECIFIC',
      strength: 'ASSIGNED',
      addressees: [{ ...addressed, condition: null }],
    }),
    later: (hub, payload) => correct(hub, idOf(payload, 'task')),
    effect: {
      ...{ 'directives.feed_event': 1, 'directives.task_fact': 1, 'directives.assignment_fact': 1 },
      ...{ 'directives.assignment_state': 1, 'directives.assignment_span': 1, 'directives.assignment_change': 1 },
      'directives.task_search': 1,
    },
  },

  correctTask: {
    input: async (hub) => ({
      ...{ taskId: await task(hub), clause: '7', title: 'Đã đổi tên', product: 'Báo cáo', scope: 'SPECIFIC' },
      ...{ strength: 'ASSIGNED', deadline: 'tháng 6/2026', reportedToAsWritten: 'Bộ', reportedToId: MINISTRY },
      ...{ parentId: await task(hub), parentBasis: 'CITED', reason: REASON },
    }),
    other: (input) => ({ ...input, title: 'Tên khác nữa' }),
    async refused(hub) {
      const directiveId = await letter(hub);
      const same = idOf(await hub.done('recordTask', taskInput(directiveId, { clause: '2' })), 'task');
      const taskId = idOf(await hub.done('recordTask', taskInput(directiveId)), 'task');
      const mend = () => correct(hub, same, { clause: '3' });
      return { input: { taskId, clause: '2', reason: REASON }, code: 'TASK_EXISTS', mend };
    },
    text: 'reason',
    later: (hub, payload) => correct(hub, idOf(payload, 'task'), { product: 'Công văn' }),
    effect: {
      ...{ 'directives.feed_event': 1, 'directives.task_fact': 1, 'directives.task_search': 1 },
      'directives.assignment_change': 1,
    },
  },

  assignTask: {
    input: async (hub) => ({
      ...{ taskId: await task(hub), authorisedById: await letter(hub) },
      addressee: { agencyId: MINISTRY, asWritten: 'Văn phòng đã nêu', role: 'COORDINATE' },
    }),
    other: (input) => ({ ...input, addressee: { ...(input.addressee as object), role: 'LEAD' } }),
    async refused(hub) {
      const taskId = await task(hub);
      const input = { taskId, authorisedById: await letter(hub), addressee: addressed };
      return { input, code: 'ASSIGNED_ALREADY', mend: () => withdraw(hub, taskId) };
    },
    text: 'addressee.asWritten',
    alike: (input) => ({
      ...input,
      addressee: { ...(input.addressee as object), condition: null, agencyClassId: null },
    }),
    async later(hub, payload) {
      const assignmentId = idOf(payload, 'assignment');
      return hub.done('transferAssignment', { assignmentId, toAgencyId: AGENCY, ...(await decided(hub)) });
    },
    effect: {
      ...{ 'directives.feed_event': 1, 'directives.assignment_fact': 1 },
      ...{ 'directives.assignment_state': 1, 'directives.assignment_span': 1, 'directives.assignment_change': 2 },
      'directives.task_search': 1,
    },
  },

  extendDeadline: {
    input: async (hub) => ({ taskId: await task(hub), deadline: 'tháng 9/2026', ...(await decided(hub)) }),
    other: (input) => ({ ...input, deadline: 'tháng 10/2026' }),
    async refused(hub) {
      const taskId = await task(hub, { deadline: 'hằng tháng' });
      const input = { taskId, deadline: 'tháng 9/2026', ...(await decided(hub)) };
      return { input, code: 'DEADLINE_RECURS_NOT', mend: () => correct(hub, taskId, { deadline: 'tháng 6/2026' }) };
    },
    text: 'reason',
    async later(hub, payload) {
      const taskId = idOf(payload, 'task');
      return hub.done('extendDeadline', { taskId, deadline: 'tháng 11/2026', ...(await decided(hub)) });
    },
    effect: {
      ...{ 'directives.feed_event': 1, 'directives.extension_fact': 1 },
      ...{ 'directives.assignment_state': 1, 'directives.assignment_span': 1, 'directives.assignment_change': 1 },
    },
  },

  transferAssignment: {
    input: async (hub) => ({ assignmentId: await assignment(hub), toAgencyId: MINISTRY, ...(await decided(hub)) }),
    other: (input) => ({ ...input, reason: 'Vì một lý do khác' }),
    async refused(hub) {
      const assignmentId = await assignment(hub);
      return { input: { assignmentId, toAgencyId: AGENCY, ...(await decided(hub)) }, code: 'TRANSFER_TO_ITSELF' };
    },
    text: 'reason',
    async later(hub, payload) {
      const assignmentId = idOf(payload, 'assignment');
      return hub.done('transferAssignment', { assignmentId, toAgencyId: AGENCY, ...(await decided(hub)) });
    },
    effect: {
      ...{ 'directives.feed_event': 2, 'directives.transfer_fact': 1 },
      ...{ 'directives.assignment_state': 2, 'directives.assignment_span': 2, 'directives.assignment_change': 2 },
    },
  },

  withdrawTask: {
    input: async (hub) => ({ taskId: await task(hub), ...(await decided(hub)) }),
    other: (input) => ({ ...input, reason: 'Vì một lý do khác' }),
    async refused(hub) {
      const taskId = await task(hub);
      await withdraw(hub, taskId);
      return { input: { taskId, ...(await decided(hub)) }, code: 'ASSIGNMENTS_REQUIRED' };
    },
    text: 'reason',
    later: (hub, payload) => correct(hub, idOf(payload, 'task')),
    effect: {
      ...{ 'directives.feed_event': 1, 'directives.withdrawal_fact': 1 },
      ...{ 'directives.assignment_state': 1, 'directives.assignment_span': 1, 'directives.assignment_change': 1 },
    },
  },

  confirmMembers: {
    async input(hub) {
      const addressees = [{ agencyClassId: CLASS, asWritten: 'các cơ quan', role: 'LEAD', condition: 'liên quan' }];
      const { id, members } = await assigned(hub, await task(hub, { addressees }));
      const [one, two] = members!.nodes.map(({ agency }) => agency.id);
      return { assignmentId: id, confirmedIds: [one, two], decidedOn: ISSUED_ON, reason: 'Để rõ đầu mối' };
    },
    other: (input) => ({ ...input, reason: 'Vì một lý do khác' }),
    async refused(hub) {
      const input = {
        assignmentId: await assignment(hub),
        confirmedIds: [AGENCY],
        decidedOn: ISSUED_ON,
        reason: REASON,
      };
      return { input, code: 'ASSIGNMENT_NOT_OF_CLASS' };
    },
    text: 'reason',
    alike: ({ confirmedIds, ...input }) => ({
      ...{ ...input, excludedIds: [] },
      confirmedIds: [...(confirmedIds as string[]).toReversed(), ...(confirmedIds as string[])],
    }),
    async later(hub, payload) {
      const said = { decidedOn: '2026-03-31', reason: REASON };
      return hub.done('confirmMembers', { assignmentId: idOf(payload, 'assignment'), confirmedIds: [AGENCY], ...said });
    },
    effect: {
      ...{ 'directives.feed_event': 2, 'directives.concern_fact': 2 },
      ...{ 'directives.assignment_state': 2, 'directives.assignment_span': 2, 'directives.assignment_change': 2 },
    },
  },

  reportAssignment: {
    input: async (hub) => ({ assignmentId: await assignment(hub), ...done }),
    other: (input) => ({ ...input, summary: 'Đã hoàn thành việc khác' }),
    async refused(hub) {
      const taskId = await task(hub, { deadline: 'hằng tháng' });
      const input = { assignmentId: (await assigned(hub, taskId)).id, ...done };
      return { input, code: 'PERIOD_REQUIRED', mend: () => correct(hub, taskId, { deadline: 'tháng 6/2026' }) };
    },
    text: 'summary',
    later: (hub, payload) => withdraw(hub, taskOf(payload)),
    effect: {
      ...{ 'directives.feed_event': 1, 'directives.report_fact': 1 },
      ...{ 'directives.assignment_state': 1, 'directives.assignment_span': 1, 'directives.assignment_change': 1 },
    },
  },

  verifyReport: {
    input: async (hub) => verdict(await reported(hub, await followed(hub))),
    other: (input) => ({ ...input, verdict: 'RETURNED' }),
    async refused(hub) {
      const directiveId = await letter(hub);
      const naming = { directiveId, officeId: AGENCY, clause: '3', asWritten: 'Văn phòng' };
      const input = verdict(await reported(hub, directiveId));
      return { input, code: 'FOLLOW_UP_NOT_NAMED', mend: () => hub.done('nameFollowUpOffice', naming) };
    },
    text: 'reason',
    later: (hub, payload) => withdraw(hub, taskOf(payload)),
    effect: {
      ...{ 'directives.feed_event': 1, 'directives.verification_fact': 1 },
      // Reported on one day, verified on the next.
      ...{ 'directives.assignment_state': 1, 'directives.assignment_span': 2, 'directives.assignment_change': 1 },
    },
  },

  relateTasks: {
    input: async (hub) => ({
      taskId: await task(hub),
      earlierId: await task(hub),
      kind: 'REMINDS',
      note: 'Đã đôn đốc',
    }),
    other: (input) => ({ ...input, kind: 'RESTATES' }),
    async refused(hub) {
      const earlier = await letter(hub, { issuedOn: '2026-03-31' });
      const earlierId = idOf(await hub.done('recordTask', taskInput(earlier)), 'task');
      const mend = () => hub.done('correctDirective', { directiveId: earlier, issuedOn: ISSUED_ON, reason: REASON });
      return {
        input: { taskId: await task(hub), earlierId, kind: 'REMINDS', note: 'Đã đôn đốc' },
        code: 'TASKS_OUT_OF_ORDER',
        mend,
      };
    },
    text: 'note',
    alike: (input) => ({ ...input, isRelated: true, extent: 'WHOLE' }),
    later: (hub, payload) => correct(hub, idOf(payload, 'task')),
    effect: { 'directives.feed_event': 1, 'directives.task_relation_fact': 1 },
  },

  nameFollowUpOffice: {
    input: async (hub) => ({
      ...{ directiveId: await letter(hub), officeId: MINISTRY, clause: '5', asWritten: 'Giao Văn phòng đôn đốc' },
    }),
    other: (input) => ({ ...input, officeId: AGENCY }),
    async refused(hub) {
      const input = { officeId: AGENCY, clause: '3', asWritten: 'Văn phòng', directiveId: await followed(hub) };
      return { input, code: 'FOLLOW_UP_EXISTS' };
    },
    text: 'asWritten',
    later: (hub, payload) => {
      const naming = { officeId: AGENCY, clause: '6', asWritten: 'Ủy ban' };
      return hub.done('nameFollowUpOffice', { directiveId: idOf(payload, 'directive'), ...naming });
    },
    effect: { 'directives.feed_event': 1, 'directives.follow_up_fact': 1 },
  },
};
