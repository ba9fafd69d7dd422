import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DEPARTMENTS,
  type DirectiveWork,
  JUSTICE,
  NOBODY,
  OFFICE,
  PROVINCE,
  startDirectiveWork,
} from './support/directive-work.ts';

/** What tasks, classes and duties that recur answer; what is asked wrongly, and what a page costs. */

let hub: DirectiveWork;
beforeAll(async () => {
  hub = await startDirectiveWork();
});
afterAll(() => hub[Symbol.asyncDispose]());

type Answer = Awaited<ReturnType<DirectiveWork['ask']>>;
const reasons = ({ extensions }: Pick<Answer, 'extensions'>) =>
  (extensions?.nulls ?? []).map(({ path, reason }) => `${path.join('.')} ${reason}`).sort();
const codesOf = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions?.code);

async function assignmentOf(id: string, selection: string, more: Record<string, unknown> = {}) {
  const query = `query ($id: ID!) { taskAssignment(id: $id) { ${selection} } }`;
  const answer = await hub.ask(query, { variables: { id }, ...more });
  expect(answer.errors).toBeUndefined();
  return { shown: answer.data!.taskAssignment as Record<string, unknown>, reasons: reasons(answer) };
}
const decided = (decidedOn: string) => ({
  ...{ authorisedById: hub.directiveId('617/KH-UBND@2025-02-13'), decidedOn, reason: 'Theo đề nghị của đơn vị' },
});
const report = (assignmentId: string, over: object, agency = JUSTICE) =>
  hub.done(
    'reportAssignment',
    { assignmentId, outcome: 'DONE', summary: 'Đã hoàn thành', ...over },
    hub.officerOf(agency),
  );

describe('a class that a task addresses', () => {
  it('stands by its members: those who are only perhaps meant apart, and never late', async () => {
    const condition = { condition: 'liên quan' };
    const addressees = [
      {
        agencyClassId: hub.classId(DEPARTMENTS),
        asWritten: 'các sở, ban, ngành liên quan',
        role: 'LEAD',
        ...condition,
      },
    ];
    const taskId = await hub.task({ addressees });
    const states = await hub.states(taskId);
    const classId = states.find(({ isClass }) => isClass)!.assignmentId;
    const confirmed = { confirmedIds: [hub.agencyId(JUSTICE)], decidedOn: '2025-07-01', reason: 'Có thủ tục' };
    await hub.done('confirmMembers', { assignmentId: classId, ...confirmed });

    const query = `query ($id: ID!) { task(id: $id) {
      before: progress(on: "2025-07-01") { overdue } progress(on: "2025-06-30") { reported { denominator } overdue potential isComplete }
      after: progress(on: "2025-07-02") { reported { denominator } overdue potential }
      assignments { nodes { id agency { id } agencyClass { id } concern standing { state } memberOf { id } condition basis
        members { totalCount nodes { id } } potential: members(concern: POTENTIAL) { nodes { agency { id } memberOf { id } concern
          standing(on: "2025-07-02") { deadlineStanding daysOverdue } } }
        bound: members(concern: BOUND) { nodes { agency { id } concern standing(on: "2025-07-02") { deadlineStanding daysOverdue } } }
      } } } }`;
    const answer = await hub.ask(query, { variables: { id: taskId } });
    const members = states.filter(({ addresseeId }) => addresseeId === classId);
    expect(members.length).toBeGreaterThan(1);
    expect(answer.data).toEqual({
      task: {
        before: { overdue: 1 },
        progress: { reported: { denominator: '0' }, overdue: 0, potential: members.length, isComplete: false },
        after: { reported: { denominator: '1' }, overdue: 1, potential: members.length - 1 },
        assignments: {
          nodes: [
            {
              ...{
                id: classId,
                agency: null,
                agencyClass: { id: hub.classId(DEPARTMENTS) },
                concern: null,
                standing: null,
              },
              ...{ memberOf: null, condition: 'liên quan', basis: 'CLASS_IF_CONCERNED' },
              members: { totalCount: members.length, nodes: members.map(({ assignmentId }) => ({ id: assignmentId })) },
              potential: {
                nodes: members
                  .filter(({ agencyId }) => agencyId !== hub.agencyId(JUSTICE))
                  .map(({ agencyId }) => ({
                    ...{ agency: { id: agencyId }, memberOf: { id: classId }, concern: 'POTENTIAL' },
                    standing: { deadlineStanding: 'NOT_BOUND', daysOverdue: null },
                  })),
              },
              bound: {
                nodes: [
                  {
                    ...{ agency: { id: hub.agencyId(JUSTICE) }, concern: 'BOUND' },
                    standing: { deadlineStanding: 'OVERDUE', daysOverdue: 2 },
                  },
                ],
              },
            },
          ],
        },
      },
    });
    expect(reasons(answer)).toEqual([
      'task.assignments.nodes.0.agency NOT_APPLICABLE',
      'task.assignments.nodes.0.concern NOT_APPLICABLE',
      'task.assignments.nodes.0.memberOf NOT_APPLICABLE',
      'task.assignments.nodes.0.standing NOT_APPLICABLE',
    ]);
  });

  it('is listed with the latest directive first', async () => {
    const agencyClassId = hub.classId(DEPARTMENTS);
    const addressees = [{ agencyClassId, asWritten: 'các sở', role: 'LEAD' }];
    const later = await hub.task({ directiveId: await hub.letter({ issuedOn: '2025-06-01' }), addressees });
    const earlier = await hub.task({ directiveId: await hub.letter({ issuedOn: '2025-05-01' }), addressees });
    const query = `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on AgencyClass {
      assignments(page: { first: 100 }) { totalCount nodes { task { id directive { issuedOn } } agencyClass { id } } } } } }`;
    type Listed = {
      assignments: { totalCount: number; nodes: { task: { id: string; directive: { issuedOn: string } } }[] };
    };
    const { _entities } = await hub.data<{ _entities: [Listed] }>(query, {
      variables: { keys: [{ __typename: 'AgencyClass', id: agencyClassId }] },
    });
    const { totalCount, nodes } = _entities[0].assignments;
    const days = nodes.map(({ task }) => task.directive.issuedOn);
    expect(totalCount).toBe(nodes.length);
    expect(days).toEqual(days.toSorted().toReversed());
    const ids = nodes.map(({ task }) => task.id);
    expect(ids.indexOf(later)).toBeLessThan(ids.indexOf(earlier));
  });
});

describe('a duty that recurs', () => {
  it('stands by its periods: each has its own report, and nothing is late as a whole', async () => {
    const taskId = await hub.task({ deadline: 'Định kỳ hằng tháng' });
    const id = await hub.assignment(taskId);
    const reportId = await report(id, { completedOn: '2025-05-02', period: '2025-04' });
    const { shown } = await assignmentOf(
      id,
      `currentDeadline { kind lastOn recurrenceRule recurrenceRules notes confidence }
       standing(on: "2025-06-01") { state deadlineStanding daysOverdue isOnTimeByCurrent }
       instances(from: "2025-01-01", to: "2025-06-30", on: "2025-06-01") { period firstOn dueOn isDayStated state deadlineStanding
         daysOverdue report { id } }`,
    );
    const period = (month: string, last: string, over: object) => ({
      ...{ period: `2025-${month}`, firstOn: `2025-${month}-01`, dueOn: `2025-${month}-${last}`, isDayStated: false },
      ...{ state: 'OPEN', deadlineStanding: 'OVERDUE', report: null, ...over },
    });
    expect(shown).toEqual({
      currentDeadline: {
        ...{ kind: 'RECURRING', lastOn: null, recurrenceRule: 'FREQ=MONTHLY', recurrenceRules: ['FREQ=MONTHLY'] },
        ...{ notes: [], confidence: 'HIGH' },
      },
      standing: { state: 'OPEN', deadlineStanding: 'NO_DAY', daysOverdue: null, isOnTimeByCurrent: null },
      instances: [
        period('03', '31', { daysOverdue: 62 }),
        period('04', '30', { state: 'REPORTED', daysOverdue: 2, report: { id: reportId } }),
        period('05', '31', { daysOverdue: 1 }),
        period('06', '30', { deadlineStanding: 'IN_TIME', daysOverdue: 0 }),
      ],
    });
    const late = await hub.data(
      'query ($id: ID!) { task(id: $id) { progress(on: "2026-01-01") { overdue reported { numerator } } } }',
      { variables: { id: taskId } },
    );
    expect(late).toEqual({ task: { progress: { overdue: 0, reported: { numerator: '0' } } } });
  });

  it('says why it has no periods', async () => {
    const once = await hub.assignment(await hub.task({ deadline: 'tháng 6/2025' }));
    const vague = await hub.assignment(await hub.task({ deadline: 'Định kỳ' }));
    const selection = 'instances(from: "2025-01-01", to: "2025-12-31") { period }';
    const of = (id: string) => assignmentOf(id, selection);
    expect(await of(once)).toEqual({
      shown: { instances: null },
      reasons: ['taskAssignment.instances NOT_APPLICABLE'],
    });
    expect(await of(vague)).toEqual({ shown: { instances: null }, reasons: ['taskAssignment.instances NOT_REPORTED'] });
  });
});

describe('a task', () => {
  it('that reminds of an older one and sets no day has the day of that one', async () => {
    const older = await hub.task({ deadline: 'trong tháng 4 năm 2025' });
    const newer = await hub.task({ directiveId: await hub.letter({ issuedOn: '2025-06-01' }), deadline: undefined });
    await hub.done('relateTasks', { taskId: newer, earlierId: older, kind: 'REMINDS' });

    const query = `query ($id: ID!) { task(id: $id) { deadline { kind lastOn confidence }
      effectiveDeadline { asWritten lastOn confidence } deadlineInheritedFrom { id }
      assignments { nodes { originalDeadline { lastOn } standing(on: "2025-06-01") { daysOverdue } } } } }`;
    expect(await hub.data(query, { variables: { id: newer } })).toEqual({
      task: {
        deadline: { kind: 'NONE', lastOn: null, confidence: null },
        effectiveDeadline: { asWritten: 'trong tháng 4 năm 2025', lastOn: '2025-04-30', confidence: 'HIGH' },
        deadlineInheritedFrom: { id: older },
        assignments: { nodes: [{ originalDeadline: { lastOn: '2025-04-30' }, standing: { daysOverdue: 32 } }] },
      },
    });
    const own = await hub.ask(
      'query ($id: ID!) { task(id: $id) { deadlineInheritedFrom { id } effectiveDeadline { lastOn } } }',
      {
        variables: { id: older },
      },
    );
    expect(own.data).toEqual({ task: { deadlineInheritedFrom: null, effectiveDeadline: { lastOn: '2025-04-30' } } });
    expect(reasons(own)).toEqual(['task.deadlineInheritedFrom NOT_APPLICABLE']);
  });

  it('whose deadline counts working days is read again with the calendar by which it was counted', async () => {
    const taskId = await hub.task({ deadline: 'trong thời hạn 05 ngày làm việc kể từ ngày ban hành' });
    const query = `query ($id: ID!) { task(id: $id) { deadline { kind lastOn notes confidence } } }`;
    for (const position of [null, await hub.now()]) {
      expect(await hub.data(query, { variables: { id: taskId }, position })).toEqual({
        task: {
          deadline: { kind: 'RELATIVE', lastOn: '2025-03-17', notes: ['ANCHOR_ASSUMED'], confidence: 'MEDIUM' },
        },
      });
    }
  });

  it('says to whom it is reported and who follows it up, or that nobody says so', async () => {
    const taskId = await hub.task({ reportedToAsWritten: 'Văn phòng UBND tỉnh', reportedToId: hub.agencyId(OFFICE) });
    const silent = await hub.task();
    const query = `query ($id: ID!) { task(id: $id) { reportedToAsWritten reportedTo { id } followUp { id } } }`;
    expect(await hub.data(query, { variables: { id: taskId } })).toMatchObject({
      task: { reportedToAsWritten: 'Văn phòng UBND tỉnh', reportedTo: { id: hub.agencyId(OFFICE) } },
    });
    const answer = await hub.ask(query, { variables: { id: silent } });
    expect(answer.data).toEqual({ task: { reportedToAsWritten: null, reportedTo: null, followUp: null } });
    const why = ['task.followUp NOT_REPORTED', 'task.reportedTo NOT_REPORTED', 'task.reportedToAsWritten NOT_REPORTED'];
    expect(reasons(answer)).toEqual(why);
  });

  it('shows by what tasks an agency passed it on, those of its attachments included, and of nobody else', async () => {
    const addressees = [
      { agencyId: hub.agencyId(PROVINCE), asWritten: 'UBND tỉnh', role: 'LEAD' },
      { agencyId: hub.agencyId(JUSTICE), asWritten: 'Sở Tư pháp', role: 'COORDINATE' },
    ];
    const issuerId = hub.agencyId('ministry-level/van-phong-chinh-phu');
    const above = await hub.task({ directiveId: await hub.letter({ symbol: '9001/VPCP-KSTT', issuerId }), addressees });
    const below = await hub.task({ directiveId: await hub.letter(), parentId: above, parentBasis: 'CITED' });
    const query = `query ($id: ID!) { task(id: $id) { assignments { nodes { passedOn { id } } } } }`;
    expect(await hub.data(query, { variables: { id: above } })).toEqual({
      task: { assignments: { nodes: [{ passedOn: [{ id: below }] }, { passedOn: [] }] } },
    });
  });
});

describe('what partners refer to', () => {
  it('is resolved by its id at any position, and null for what is not there', async () => {
    const directiveId = await hub.letter();
    const officeId = hub.agencyId(OFFICE);
    await hub.done('nameFollowUpOffice', { directiveId, officeId, clause: '4', asWritten: 'Văn phòng' });
    const taskId = await hub.task({ directiveId });
    const id = await hub.assignment(taskId);
    const reportId = await report(id, { completedOn: '2025-05-01' });
    await hub.done('extendDeadline', { taskId, deadline: 'tháng 9/2025', ...decided('2025-04-01') });
    const { shown } = await assignmentOf(id, 'extensions { id } task { followUp { id } }');
    const extensionId = (shown.extensions as { id: string }[])[0]!.id;
    const followUpId = (shown.task as { followUp: { id: string } }).followUp.id;

    const query = `query ($keys: [_Any!]!) { _entities(representations: $keys) {
      ... on TaskReport { summary } ... on DeadlineExtension { decidedOn } ... on FollowUp { clause } } }`;
    const types = { TaskReport: reportId, DeadlineExtension: extensionId, FollowUp: followUpId };
    const keys = Object.entries(types).flatMap(([__typename, key]) =>
      [key, NOBODY].map((of) => ({ __typename, id: of })),
    );
    const expected = [{ summary: 'Đã hoàn thành' }, null, { decidedOn: '2025-04-01' }, null, { clause: '4' }, null];
    for (const position of [null, await hub.now()]) {
      expect(await hub.data(query, { variables: { keys }, position })).toEqual({ _entities: expected });
    }
  });
});

describe('what is asked wrongly', () => {
  const some = (count: number) =>
    Array.from({ length: count }, (_, nth) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`);

  it.each<[string, string, Record<string, unknown>, string | null]>([
    ['a hundred agencies', 'assignments', { agencyIds: some(100) }, null],
    ['more agencies', 'assignments', { agencyIds: some(101) }, 'BAD_USER_INPUT'],
    ['twenty directives', 'tasks', { directiveIds: some(20) }, null],
    ['more directives', 'tasks', { directiveIds: some(21) }, 'BAD_USER_INPUT'],
    ['more directives of assignments', 'assignments', { directiveIds: some(21) }, 'BAD_USER_INPUT'],
    ['an agency that is none', 'assignments', { agencyIds: ["x' or true --"] }, 'ID_MALFORMED'],
    ['a directive that is none', 'tasks', { directiveIds: ['131/NQ-CP'] }, 'ID_MALFORMED'],
    ['a day that no calendar has', 'tasks', { dueFrom: '2025-02-30' }, 'DATE_IMPOSSIBLE'],
  ])('%s', async (_, list, filter, code) => {
    const type = list === 'tasks' ? 'TaskFilter' : 'AssignmentFilter';
    const answer = await hub.ask(`query ($filter: ${type}) { ${list}(filter: $filter) { totalCount nodes { id } } }`, {
      variables: { filter },
    });
    if (code === null) expect(answer.data).toEqual({ [list]: { totalCount: 0, nodes: [] } });
    else expect(codesOf(answer)).toEqual([code]);
  });

  it('periods from a day after the last one', async () => {
    const id = await hub.assignment(await hub.task({ deadline: 'Định kỳ hằng tháng' }));
    const query =
      'query ($id: ID!) { taskAssignment(id: $id) { instances(from: "2025-02-01", to: "2025-01-31") { period } } }';
    expect(codesOf(await hub.ask(query, { variables: { id } }))).toEqual(['BAD_USER_INPUT']);
  });

  it('periods of all days that there are', async () => {
    const id = await hub.assignment(await hub.task({ deadline: 'hằng tuần' }));
    const query =
      'query ($id: ID!) { taskAssignment(id: $id) { instances(from: "0001-01-01", to: "9999-12-31") { period } } }';
    const { taskAssignment } = await hub.data<{ taskAssignment: { instances: object[] } }>(query, {
      variables: { id },
    });
    expect(taskAssignment.instances).toHaveLength(100);
  });

  it('the next page of a list on another day', async () => {
    const query = `query ($on: Date, $page: PageInput) { tasks(on: $on, page: $page) { pageInfo { endCursor } } }`;
    const first = await hub.data<{ tasks: { pageInfo: { endCursor: string } } }>(query, {
      variables: { on: '2025-06-01', page: { first: 2 } },
    });
    const page = { first: 2, after: first.tasks.pageInfo.endCursor };
    expect(codesOf(await hub.ask(query, { variables: { on: '2025-06-02', page } }))).toEqual(['CURSOR_MALFORMED']);
    expect(codesOf(await hub.ask(query, { variables: { on: '2025-06-01', page } }))).toBeUndefined();
  });

  it('an assignment that is not there', async () => {
    expect(await hub.data(`{ taskAssignment(id: "${NOBODY}") { id } }`)).toEqual({ taskAssignment: null });
    expect(codesOf(await hub.ask('{ taskAssignment(id: "1") { id } }'))).toEqual(['ID_MALFORMED']);
  });
});

describe('what a page costs', () => {
  const QUERY = `query ($first: Int!, $on: Date) { tasks(filter: { dueTo: "2025-12-31" }, on: $on, page: { first: $first }) { nodes {
    deadline { lastOn notes confidence } effectiveDeadline { lastOn } deadlineInheritedFrom { id } followUp { clause }
    progress(on: $on) { overdue reported { percent } isComplete }
    assignments(page: { first: 3 }) { nodes { concern standing(on: $on) { state daysOverdue } currentDeadline(on: $on) { lastOn notes }
      originalDeadline { lastOn } extensions { id deadline { lastOn } } withdrawal { reason } passedOn { id } transferredFrom { id }
      reports(page: { first: 2 }) { totalCount nodes { id verification { verdict } } }
      members(page: { first: 5 }) { totalCount nodes { agency { id } standing(on: $on) { state } memberOf { id } } }
      instances(from: "2025-01-01", to: "2025-12-31", on: $on) { period report { id } } } }
  } } }`;

  it.each([[null], ['2025-09-01']])(
    'no more statements for twenty tasks than for two, today or on a day: %s',
    async (on) => {
      const statements = async (first: number) => {
        await hub.data(QUERY, { variables: { first, on } });
        return Map.groupBy([...hub.statements].sort(), (name) => name);
      };
      const [few, many] = [await statements(2), await statements(20)];
      expect([...many.keys()]).toEqual(
        expect.arrayContaining(['directives.spanOn', 'directives.countsOn', 'directives.tasksByDay']),
      );
      // Fields that come to the same rows at different times ask once each; none asks once for each row.
      for (const [name, runs] of many) expect(runs.length, name).toBeLessThanOrEqual(4);
      expect([...many.values()].flat().length).toBeLessThanOrEqual([...few.values()].flat().length + 8);
    },
  );
});
