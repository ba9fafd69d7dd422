import { connectAsAdmin } from '../../platform/database/connection.ts';
import { openOrm } from '../../platform/orm.ts';
import { type Viewer, viewerOf } from '../../platform/viewer.ts';
import { storedDirective } from '../../subgraphs/directives/commands/stored-directive.ts';
import { storedTasks } from '../../subgraphs/directives/commands/stored-tasks.ts';
import { type DirectiveRecord, recordDirectives, recordTasks } from '../../subgraphs/directives/commands.ts';
import { DirectiveFact, ENTITIES, TaskFact } from '../../subgraphs/directives/entities.ts';
import { type DirectivesSubgraph, OPERATOR, startDirectives } from './directives-subgraph.ts';

/** What a command answers, as far as tests of commands look at it. */
export interface Answered {
  /** The id of what the payload shows; null where it shows nothing. */
  readonly id: string | null;
  readonly codes: readonly string[];
  readonly problems: readonly { readonly code: string; readonly message: string; readonly path: readonly string[] }[];
}

export type Said = Readonly<Record<string, unknown>>;

/** How an assignment stands, as its projection says; days are 'YYYY-MM-DD'. */
export interface State {
  readonly assignmentId: string;
  readonly agencyId: string | null;
  readonly addresseeId: string | null;
  readonly transferredFromId: string | null;
  readonly isClass: boolean;
  readonly concern: string;
  readonly state: string;
  readonly originalDueOn: string | null;
  readonly dueOn: string | null;
  readonly deadlineKind: string;
  readonly isExtended: boolean;
  readonly completedOn: string | null;
  readonly verifiedOn: string | null;
  readonly isSelfVerified: boolean;
  readonly endedOn: string | null;
  readonly issuedOn: string | null;
}

/** The directives subgraph with commands at hand, by whoever sends them. */
export interface DirectiveWork extends DirectivesSubgraph {
  /** Send a command under a key of its own, by the operator unless another is named. */
  send(name: string, input: Said, viewer?: Viewer): Promise<Answered>;
  /** The id that a command answers; throws when it is refused. */
  done(name: string, input: Said, viewer?: Viewer): Promise<string>;
  /** A letter of the province of Phú Thọ before the merger, of 10/03/2025, under a number of its own. */
  letter(over?: Said): Promise<string>;
  /** A task of a letter of its own, or of the one named, set to the department of justice by the end of June 2025. */
  task(over?: Said): Promise<string>;
  /** The assignments of a task, in its order. */
  states(taskId: string): Promise<readonly State[]>;
  /** The one assignment of a task, or that of an agency, given by its key. */
  assignment(taskId: string, agency?: string): Promise<string>;
  /** The last events of the feed about something, the latest first. */
  events(subject: string, count: number): Promise<readonly { readonly kind: string; readonly payload: Said }[]>;
  /** Record every task and directive again as it is rebuilt from its facts; gives those that changed by it. */
  rewriteAll(): Promise<{ readonly tasks: readonly string[]; readonly directives: readonly string[] }>;
  /** Somebody who acts for agencies, given by their keys. */
  officerOf(...keys: readonly string[]): Viewer;
  classId(key: string): string;
  /**
   * Why a command is refused, as codes with the places in the input that they name; throws when it writes anything but its
   * receipt.
   */
  refusals(name: string, input: Said, viewer?: Viewer): Promise<readonly string[]>;
  /** Facts and events that are kept, and receipts. */
  rows(): Promise<{ readonly facts: number; readonly receipts: number }>;
}

export const PROVINCE = 'province/phu-tho';
export const JUSTICE = 'department/phu-tho/so-tu-phap';
export const OFFICE = 'department/phu-tho/van-phong-ubnd-tinh';
export const PORTAL = 'other/phu-tho/cong-thong-tin-dien-tu-tinh';
export const DEPARTMENTS = 'class/cac-so-ban-nganh@phu-tho';
export const ISSUED_ON = '2025-03-10';
/** No id of anything. */
export const NOBODY = '00000000-0000-4000-8000-000000000000';

const FACT_TABLES = [
  ...['directive_fact', 'directive_evidence', 'citation_fact', 'task_fact', 'assignment_fact', 'follow_up_fact'],
  ...['member_fact', 'concern_fact', 'extension_fact', 'redating_fact', 'report_fact', 'verification_fact'],
  ...['transfer_fact', 'withdrawal_fact', 'task_relation_fact', 'assignment_state', 'assignment_span'],
];

/** What is shown of each payload. */
const SHOWN: Readonly<Record<string, string>> = {
  ...{ recordDirective: 'directive', correctDirective: 'directive', nameFollowUpOffice: 'directive' },
  ...{ recordTask: 'task', correctTask: 'task', extendDeadline: 'task', withdrawTask: 'task', relateTasks: 'task' },
  ...{ assignTask: 'assignment', transferAssignment: 'assignment', confirmMembers: 'assignment' },
  ...{ reportAssignment: 'report', verifyReport: 'report' },
};

export async function startDirectiveWork(): Promise<DirectiveWork> {
  const hub = await startDirectives();
  const admin = await connectAsAdmin(hub.adminUrl);
  let asked: Promise<unknown> = Promise.resolve();
  /** One after the other, as a client has to be asked. */
  function query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    const answer = asked.then(async () => (await admin.query<Row>(text, [...values])).rows);
    asked = answer.catch(() => {});
    return answer;
  }
  const classes = await query<{ id: string; definition: { key?: string; name: string } }>(
    'select class_id as id, definition from directives.register_class where closed_seq is null',
  );
  let sent = 0;

  async function send(name: string, input: Said, viewer: Viewer = OPERATOR): Promise<Answered> {
    sent += 1;
    const shown = SHOWN[name]!;
    const document = `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
      ${name}(input: $input) { ${shown} { id } problems { code message path } } }`;
    const variables = { input: { idempotencyKey: `sent ${sent}`, ...input } };
    const data = await hub.data<Record<string, Record<string, { id: string } | null>>>(document, { variables, viewer });
    const payload = data[name]!;
    const problems = payload.problems as unknown as Answered['problems'];
    return { id: payload[shown]?.id ?? null, codes: problems.map(({ code }) => code), problems };
  }

  async function done(name: string, input: Said, viewer?: Viewer): Promise<string> {
    const { id, problems } = await send(name, input, viewer);
    if (id === null || problems.length > 0) throw new Error(`${name} was refused: ${JSON.stringify(problems)}`);
    return id;
  }

  const letter = (over: Said = {}) =>
    done('recordDirective', {
      ...{
        type: 'Công văn',
        symbol: `${5000 + sent}/UBND-KSTT`,
        issuerId: hub.agencyId(PROVINCE),
        issuedOn: ISSUED_ON,
      },
      subject: 'V/v triển khai Kế hoạch cải cách thủ tục hành chính',
      ...over,
    });

  async function states(taskId: string): Promise<readonly State[]> {
    return query<State>(
      `select assignment_id as "assignmentId", agency_id as "agencyId", addressee_id as "addresseeId",
         transferred_from_id as "transferredFromId", is_class as "isClass", concern, state,
         original_due_on::text as "originalDueOn", due_on::text as "dueOn", deadline_kind as "deadlineKind",
         is_extended as "isExtended", completed_on::text as "completedOn", verified_on::text as "verifiedOn",
         is_self_verified as "isSelfVerified", ended_on::text as "endedOn", issued_on::text as "issuedOn"
       from directives.assignment_state where task_id = $1 and closed_seq is null order by ordinal, subordinal`,
      [taskId],
    );
  }

  async function rows() {
    const tables = [...FACT_TABLES, 'feed_event'].map((table) => `(select count(*) from directives.${table})`);
    const [counted] = await query<{ facts: number; receipts: number }>(
      `select (${tables.join(' + ')})::int as facts, (select count(*)::int from directives.command_receipt) as receipts`,
    );
    return counted!;
  }

  return {
    ...hub,
    ...{ send, done, letter, states, rows },
    async refusals(name, input, viewer) {
      const before = await rows();
      const { problems } = await send(name, input, viewer);
      const after = await rows();
      if (after.facts !== before.facts) throw new Error(`${name} was refused, and wrote something`);
      if (after.receipts !== before.receipts + 1) throw new Error(`${name} was refused, and left no receipt`);
      for (const { message } of problems) if (!/^\p{Lu}.*\.$/u.test(message)) throw new Error(message);
      return problems.map(({ code, path }) => [code, ...path].join(' '));
    },
    task: async (over = {}) =>
      done('recordTask', {
        directiveId: over.directiveId ?? (await letter()),
        ...{ clause: '1', title: 'Rà soát thủ tục hành chính', deadline: 'tháng 6/2025' },
        addressees: [{ agencyId: hub.agencyId(JUSTICE), asWritten: 'Sở Tư pháp', role: 'LEAD' }],
        ...over,
      }),
    async assignment(taskId, agency) {
      const all = await states(taskId);
      const found = agency === undefined ? all : all.filter(({ agencyId }) => agencyId === hub.agencyId(agency));
      if (found.length !== 1) throw new Error(`expected one assignment, found ${found.length}`);
      return found[0]!.assignmentId;
    },
    events: (subject, count) =>
      query('select kind, payload from directives.feed_event where subject = $1 order by seq desc limit $2', [
        subject,
        count,
      ]),
    async rewriteAll() {
      await using orm = openOrm({ database: hub.database, subgraph: 'directives', entities: ENTITIES });
      return orm.write(OPERATOR, async (em) => {
        const tasks = await em.find(TaskFact, { closedSeq: null }, { disableIdentityMap: true });
        const directives = await em.find(DirectiveFact, { closedSeq: null }, { disableIdentityMap: true });
        const stored: DirectiveRecord[] = [];
        for (const directive of directives) stored.push(await storedDirective(em, directive));
        const taskIds = tasks.map(({ taskId }) => taskId);
        return {
          directives: await recordDirectives(em, stored),
          tasks: await recordTasks(em, await storedTasks(em, taskIds)),
        };
      });
    },
    officerOf: (...keys) =>
      viewerOf({ subject: `person:${keys.join()}`, roles: ['officer'], agencyIds: keys.map(hub.agencyId) }),
    classId(key) {
      const found = classes.find(({ definition }) => definition.key === key);
      if (!found) throw new Error(`the register has no class "${key}"`);
      return found.id;
    },
    async [Symbol.asyncDispose]() {
      await admin.end();
      await hub[Symbol.asyncDispose]();
    },
  };
}
