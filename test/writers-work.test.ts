import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
import {
  type DirectiveWork,
  JUSTICE,
  OFFICE,
  PORTAL,
  PROVINCE,
  type Said,
  startDirectiveWork,
} from './support/directive-work.ts';
import { OPERATOR } from './support/directives-subgraph.ts';

// The rules of the subgraph are off: what is refused here is refused by SQL alone.
vi.mock('../subgraphs/directives/rules.ts', async (original) => ({
  ...(await original<typeof import('../subgraphs/directives/rules.ts')>()),
  mayRecordFor: () => true,
  actsFor: () => true,
}));
vi.mock('../subgraphs/directives/rules/commands.ts', async (original) => ({
  ...(await original<typeof import('../subgraphs/directives/rules/commands.ts')>()),
  isSelfVerified: () => false,
}));

let work: DirectiveWork;
/** A task of the province for the department of justice, which has reported it; the provincial office follows it up. */
let made: { directiveId: string; taskId: string; assignmentId: string; reportId: string };
beforeAll(async () => {
  work = await startDirectiveWork();
  const directiveId = await work.letter();
  const taskId = await work.task({ directiveId });
  const assignmentId = await work.assignment(taskId);
  for (const key of [OFFICE, JUSTICE]) {
    const naming = { directiveId, officeId: work.agencyId(key), clause: '3', asWritten: 'Văn phòng theo dõi' };
    await work.done('nameFollowUpOffice', naming);
  }
  const said = { assignmentId, outcome: 'DONE', completedOn: '2025-06-01', summary: 'Đã xong' };
  made = {
    directiveId,
    taskId,
    assignmentId,
    reportId: await work.done('reportAssignment', said, work.officerOf(JUSTICE)),
  };
});
afterAll(() => work[Symbol.asyncDispose]());

/** What a command comes to, which the subgraph would allow; and by how many rows the tables grow. */
async function sent(name: string, input: Said, viewer: Viewer) {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const before = await work.rows();
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { problems { code } } }`;
  const variables = { input: { idempotencyKey: randomUUID(), ...input } };
  const { data, errors = [] } = await work.ask(query, { variables, viewer });
  const codes = errors.map(({ extensions }) => extensions?.code);
  return { data, codes, rows: (await work.rows()).facts - before.facts };
}
const refused = { data: null, codes: ['INTERNAL_ERROR'], rows: 0 };

describe('though the subgraph would allow it', () => {
  it.each<[what: string, command: string, input: () => Said, viewer: () => Viewer]>([
    ['a report of another agency', 'reportAssignment', reportInput, () => work.officerOf(OFFICE)],
    ['a report of the issuer', 'reportAssignment', reportInput, () => work.officerOf(PROVINCE)],
    ['a report of an operator', 'reportAssignment', reportInput, () => OPERATOR],
    ['a verdict of an operator', 'verifyReport', verdictInput, () => OPERATOR],
    ['a verdict of the issuer', 'verifyReport', verdictInput, () => work.officerOf(PROVINCE)],
    ['a verdict of the agency in the name of the office', 'verifyReport', verdictInput, () => work.officerOf(JUSTICE)],
    [
      'a verdict on one’s own work that is not flagged',
      'verifyReport',
      () => ({ ...verdictInput(), officeId: work.agencyId(JUSTICE) }),
      () => work.officerOf(JUSTICE),
    ],
    [
      'a verdict of the same person in another name that is not flagged',
      'verifyReport',
      verdictInput,
      () => ({ ...work.officerOf(OFFICE), subject: work.officerOf(JUSTICE).subject }),
    ],
    ['an extension by who has to do it', 'extendDeadline', extensionInput, () => work.officerOf(JUSTICE)],
    ['a withdrawal by who has to do it', 'withdrawTask', decisionInput, () => work.officerOf(JUSTICE)],
    [
      'a transfer by who has to do it',
      'transferAssignment',
      () => ({
        ...{ authorisedById: made.directiveId, decidedOn: '2025-05-01', reason: 'Giả mạo' },
        assignmentId: made.assignmentId,
        toAgencyId: work.agencyId(OFFICE),
      }),
      () => work.officerOf(JUSTICE),
    ],
    [
      'a correction of the task by another',
      'correctTask',
      () => ({ taskId: made.taskId, deadline: null, reason: 'Nhầm' }),
      () => work.officerOf(JUSTICE),
    ],
    [
      'a correction of the document by another',
      'correctDirective',
      () => ({ directiveId: made.directiveId, subject: 'Giả mạo', reason: 'Nhầm' }),
      () => work.officerOf(JUSTICE),
    ],
    [
      'a task under another’s document',
      'recordTask',
      () => ({
        ...{ directiveId: made.directiveId, clause: '9', title: 'Giả mạo' },
        addressees: [{ agencyId: work.agencyId(OFFICE), asWritten: 'Văn phòng', role: 'LEAD' }],
      }),
      () => work.officerOf(JUSTICE),
    ],
    [
      'one more addressee by another',
      'assignTask',
      () => ({
        ...{ taskId: made.taskId, authorisedById: made.directiveId },
        addressee: { agencyId: work.agencyId(OFFICE), asWritten: 'Văn phòng', role: 'LEAD' },
      }),
      () => work.officerOf(JUSTICE),
    ],
    [
      'a follow-up office that names itself',
      'nameFollowUpOffice',
      () => ({ directiveId: made.directiveId, officeId: work.agencyId(PORTAL), clause: '1', asWritten: 'Cổng' }),
      () => work.officerOf(PORTAL),
    ],
  ])('%s is refused, and writes nothing', async (_, command, input, viewer) => {
    expect(await sent(command, input(), viewer())).toEqual(refused);
  });

  it('a relation of another’s task is refused, and writes nothing', async () => {
    const earlierId = await work.task();
    const input = { taskId: made.taskId, earlierId, kind: 'REMINDS' };
    expect(await sent('relateTasks', input, work.officerOf(JUSTICE))).toEqual(refused);
  });

  it('members of another’s class are refused, and nothing is written', async () => {
    const addressee = {
      agencyClassId: work.classId('class/cac-so-ban-nganh@phu-tho'),
      asWritten: 'các sở',
      role: 'LEAD',
    };
    const [ofClass] = await work.states(await work.task({ addressees: [addressee] }));
    const lists = { confirmedIds: [work.agencyId(PORTAL)], excludedIds: [work.agencyId(JUSTICE)] };
    const input = { assignmentId: ofClass!.assignmentId, ...lists, decidedOn: '2025-05-01', reason: 'Nhầm' };
    expect(await sent('confirmMembers', input, work.officerOf(JUSTICE))).toEqual(refused);
  });
});

function reportInput() {
  return { assignmentId: made.assignmentId, outcome: 'IN_PROGRESS', summary: 'Giả mạo' };
}
function verdictInput() {
  const said = { verdict: 'ACCEPTED', decidedOn: '2025-06-10' };
  return { reportId: made.reportId, officeId: work.agencyId(OFFICE), ...said };
}
function decisionInput() {
  return { taskId: made.taskId, authorisedById: made.directiveId, decidedOn: '2025-05-01', reason: 'Giả mạo' };
}
function extensionInput() {
  return { ...decisionInput(), deadline: 'tháng 12/2026' };
}

/** Run SQL as somebody, in a transaction that is rolled back; gives why SQL refuses it, or null. */
async function refusal(
  viewer: Viewer,
  run: (client: pg.ClientBase, seq: string) => Promise<unknown>,
): Promise<string | null> {
  const undone = new Error('undone');
  try {
    await work.database.write('directives', viewer, async ({ client }) => {
      const { rows } = await client.query(
        `insert into feed_event (subject, kind, payload) values ('x', 'X', '{}') returning seq`,
      );
      await run(client, rows[0].seq);
      throw undone;
    });
  } catch (thrown) {
    return thrown === undone ? null : (thrown as Error).message;
  }
  return null;
}

describe('to SQL alone', () => {
  const copyOf = (table: string, key: string, changes: Said) => (client: pg.ClientBase, seq: string) => {
    const [names, values] = [Object.keys(changes), Object.values(changes)];
    return client.query(
      `with copied as (
         select to_jsonb(t) - 'fact_id' || jsonb_build_object('seq', $1::bigint) || $2::jsonb as row
         from ${table} t where t.${key} = $3 and t.closed_seq is null limit 1
       )
       insert into ${table} overriding user value select r.* from copied, jsonb_populate_record(null::${table}, row) r`,
      [seq, JSON.stringify(Object.fromEntries(names.map((name, i) => [name, values[i]]))), keyValue(key)],
    );
  };
  const keyValue = (key: string) =>
    ({ report_id: made.reportId, assignment_id: made.assignmentId, task_id: made.taskId })[key] ?? made.directiveId;

  it('a report is only of the agency whose assignment it is', async () => {
    const report = (agency: string) =>
      copyOf('report_fact', 'report_id', { report_id: randomUUID(), agency_id: work.agencyId(agency) });
    expect(await refusal(work.officerOf(JUSTICE), report(JUSTICE))).toBeNull();
    // Of an agency that one acts for, but that does not have the assignment.
    expect(await refusal(work.officerOf(OFFICE), report(OFFICE))).toMatch(/NOT_A_WRITER: a report of another agency/);
    expect(await refusal(OPERATOR, report(JUSTICE))).toMatch(/NOT_A_WRITER: a report of another agency/);
  });

  it('nothing is verified without a verdict, whoever writes it', async () => {
    const state = (over: Said) => (client: pg.ClientBase, seq: string) =>
      client
        .query(
          'update assignment_state set closed_seq = $1, recorded_to = now() where assignment_id = $2 and closed_seq is null returning *',
          [seq, made.assignmentId],
        )
        .then(({ rows: [row] }) => {
          const next = { ...row, ...over, seq, fact_id: undefined, closed_seq: null, recorded_to: null };
          return client.query(
            `insert into assignment_state overriding user value
             select r.* from jsonb_populate_record(null::assignment_state, $1::jsonb) r`,
            [JSON.stringify(next)],
          );
        });
    for (const viewer of [OPERATOR, work.officerOf(PROVINCE), work.officerOf(JUSTICE), work.officerOf(OFFICE)]) {
      expect(await refusal(viewer, state({ state: 'VERIFIED' }))).toMatch(/NOT_A_WRITER: verified without a verdict/);
      expect(await refusal(viewer, state({ state: 'REPORTED' }))).toBeNull();
    }
    expect(await refusal(work.officerOf(PORTAL), state({ state: 'OPEN' }))).toMatch(
      /NOT_A_WRITER: assignment_state of another/,
    );
  });

  it.each([
    ...['directive_fact', 'directive_evidence', 'citation_fact', 'task_fact', 'assignment_fact', 'follow_up_fact'],
    ...[
      'count_statement_fact',
      'task_relation_fact',
      'deadline_part_fact',
      'member_fact',
      'concern_fact',
      'extension_fact',
    ],
    ...['redating_fact', 'report_fact', 'verification_fact', 'transfer_fact', 'withdrawal_fact'],
    ...['assignment_state', 'assignment_span'],
  ])('%s asks of each row who writes it', async (table) => {
    const { rows } = await withOwner((client) =>
      client.query<{ row: boolean; statement: boolean }>(
        `select coalesce(bool_or(tgtype & 1 = 1 and tgname <> 'facts_are_appended'), false) as row,
           coalesce(bool_or(tgname = 'writers_are_known'), false) as statement
         from pg_trigger where tgrelid = $1::regclass and not tgisinternal`,
        [`directives.${table}`],
      ),
    );
    expect(rows).toEqual([{ row: true, statement: true }]);
  });

  it('callers write to no other table of facts: the hub takes over the register, and a trigger keeps what is searched', async () => {
    // Whoever may write to a table or to a column of it, the owner's own triggers and migrations aside.
    const { rows } = await withOwner((client) =>
      client.query<{ name: string; writers: string[] }>(
        `select c.relname as name, array(
             select replace(r.rolname, replace(pg_get_userbyid(c.relowner), 'owner', ''), '') from pg_roles r
             where not pg_has_role(r.oid, c.relowner, 'USAGE') and r.rolname not like 'pg\\_%' and (
               has_table_privilege(r.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER')
               or has_any_column_privilege(r.oid, c.oid, 'INSERT, UPDATE'))
           ) as writers
         from pg_class c join pg_trigger g on g.tgrelid = c.oid and g.tgname = 'facts_are_appended'
         where c.relnamespace = 'directives'::regnamespace and not exists (
           select from pg_trigger t where t.tgrelid = c.oid and t.tgtype & 1 = 1 and t.tgenabled = 'O' and t.tgname in
             ('issuers_are_own', 'states_are_derived', 'reporters_are_own', 'verifiers_are_named'))`,
      ),
    );
    const copies = ['agency', 'calendar', 'class', 'parent', 'place', 'succession'];
    expect(Object.fromEntries(rows.map(({ name, writers }) => [name, writers]))).toEqual({
      ...Object.fromEntries(copies.map((copied) => [`register_${copied}`, ['job']])),
      task_search: [],
    });
  });

  it('nobody has the trigger that keeps what is searched run over something else', async () => {
    const { rows } = await withOwner((client) =>
      client.query(
        `select array(select c.relname::text from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgfoid = f.oid
             and t.tgenabled = 'O' order by 1) as runs_for,
           array(select r.rolname::text from pg_roles r where not pg_has_role(r.oid, f.proowner, 'USAGE')
             and has_function_privilege(r.oid, f.oid, 'EXECUTE')) as may_run
         from pg_proc f where f.oid = 'directives.follow_task'::regproc`,
      ),
    );
    expect(rows).toEqual([{ runs_for: ['assignment_fact', 'task_fact'], may_run: [] }]);
  });

  it('who recorded what another did is nobody’s to read', async () => {
    const column = 'select recorded_by from feed_event limit 1';
    expect(await refusal(work.officerOf(JUSTICE), (client) => client.query(column))).toMatch(/permission denied/);
    const asked = async (viewer: Viewer) => {
      let answer: unknown;
      await refusal(viewer, async (client) => {
        const { rows } = await client.query(
          'select is_recorded_by_viewer(seq) as own from report_fact where report_id = $1',
          [made.reportId],
        );
        answer = rows[0]?.own;
      });
      return answer;
    };
    expect(await asked(work.officerOf(JUSTICE))).toBe(true);
    expect(await asked(viewerOf({ ...work.officerOf(JUSTICE), subject: 'person:another' }))).toBe(false);
  });
});

async function withOwner<T>(ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await work.database.connectAsOwner('directives');
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}
