import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeEvents } from '../platform/feed/runtime.ts';
import { openOrm } from '../platform/orm.ts';
import { type AgencyRecord, recordAgencies, recordSuccessions } from '../subgraphs/agencies/commands.ts';
import { ENTITIES as AGENCY_ENTITIES } from '../subgraphs/agencies/entities.ts';
import {
  type DirectiveRecord,
  recordDirectives,
  recordTasks,
  type TaskRecord,
} from '../subgraphs/directives/commands.ts';
import { ENTITIES } from '../subgraphs/directives/entities.ts';
import { type DirectivesSubgraph, OPERATOR, startDirectives } from './support/directives-subgraph.ts';

let hub: DirectivesSubgraph;
beforeAll(async () => {
  hub = await startDirectives();
});
afterAll(() => hub[Symbol.asyncDispose]());

const RESOLUTION = '131/NQ-CP@2022-10-06';
const LETTER = '6958/UBND-KSTT@2022-11-21';
const REMINDER = '1297/VPCP-KSTT@2024-02-29';
/** The data of an answer, as far as a test looks into it. */
interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's
  readonly [field: string]: any;
}
const ask = (query: string, variables: Record<string, unknown> = {}) => hub.data<Answer>(query, { variables });

async function record(directives: readonly DirectiveRecord[], tasks: readonly TaskRecord[]): Promise<void> {
  await using orm = openOrm({ database: hub.database, subgraph: 'directives', entities: ENTITIES });
  await orm.write(OPERATOR, async (em) => {
    await recordDirectives(em, directives);
    await recordTasks(em, tasks);
  });
  await placeEvents(hub.database, 'directives');
}

function document(record: Partial<DirectiveRecord> & Pick<DirectiveRecord, 'id'>): DirectiveRecord {
  return {
    ...{ key: null, kind: 'DOCUMENT', type: 'Công văn', typeCode: null, number: null, symbol: null, issuerId: null },
    ...{ issuerAsWritten: null, issuedOn: null, subject: null, attachedToId: null, ownCopy: null },
    ...{ evidence: [], citations: [], countStatements: [], ...record },
  };
}

function cites(toId: string, relation: string, more: { planned?: boolean; provision?: string } = {}) {
  const { planned = false, provision = null } = more;
  return { id: randomUUID(), toId, relation, clause: '1', provision, asWritten: '…', resolvedBy: null, planned };
}

function task(directiveId: string, agencyId: string, more: Partial<TaskRecord> = {}): TaskRecord {
  const none = { asWritten: null, kind: 'NONE', period: null, lastDay: null, softLastDay: null };
  const named = { agencyId, agencyAsWritten: '…', classId: null, role: 'LEAD', basis: 'NAMED', condition: null };
  return {
    ...{ id: randomUUID(), key: null, directiveId, ordinal: 0, clause: '1', title: 'Việc', product: null },
    ...{ scope: 'SPECIFIC', strength: 'ASSIGNED', reportedToAsWritten: null, reportedToId: null, parent: null },
    deadline: { ...none, recurrenceRules: [], strength: null, startsOn: null },
    assignments: [{ id: randomUUID(), ...named }],
    ...more,
  };
}

describe('the cascade of 131/NQ-CP', () => {
  const COVERAGE = `query ($id: ID!, $toId: ID) { directive(id: $id) { cascade(toId: $toId) {
    totalDays hopCount slowestStep { lagDays directive { symbol } from { symbol } }
    steps { level directive { symbol } lagDays
      passedOn { clause directive { symbol kind } }
      notPassedOn { basis role task { clause directive { kind } } } } } } }`;

  it('took 78 days to the school, the slowest hop 38, and shows on each level what was passed on and what was not', async () => {
    const { directive } = await ask(COVERAGE, {
      id: hub.directiveId(RESOLUTION),
      toId: hub.directiveId('93/CV-THPTBD@2022-12-23'),
    });
    const { cascade } = directive;

    expect(cascade).toMatchObject({
      totalDays: 78,
      hopCount: 4,
      slowestStep: { lagDays: 38, directive: { symbol: '6958/UBND-KSTT' }, from: { symbol: '6939/VPCP-KSTT' } },
    });
    expect(cascade.steps.map(({ lagDays }: Answer) => lagDays)).toEqual([null, 8, 38, 2, 30]);
    expect(cascade.steps.map(({ level }: Answer) => level)).toEqual([
      'NATIONAL',
      'NATIONAL',
      'PROVINCE',
      'PROVINCE',
      'UNIT',
    ]);

    const [root, , province, department, school] = cascade.steps;
    expect([root.passedOn, root.notPassedOn]).toEqual([null, null]);
    expect(province.passedOn.map(({ clause }: Answer) => clause)).toEqual(
      expect.arrayContaining(['II.2.a.2', 'II.2.a.4.4', 'II.3.a.4']),
    );
    // Of the 17 tasks the department passes one on by name; two that bind it as one of all departments it does not.
    expect(department.passedOn.map(({ clause }: Answer) => clause).toSorted()).toEqual(['1', '13']);
    expect(
      department.notPassedOn
        .filter(({ role }: Answer) => role === 'LEAD')
        .map(({ basis, task: { clause, directive } }: Answer) => [clause, basis, directive.kind]),
    ).toEqual([
      ['2', 'CLASS', 'ATTACHMENT'],
      ['4', 'CLASS', 'ATTACHMENT'],
    ]);
    expect(school.passedOn).toHaveLength(2);
  });

  it('costs the same number of statements for five documents as for one', async () => {
    const count = async (key: string) => {
      await ask(COVERAGE, { id: hub.directiveId(key) });
      return new Set(hub.statements).size === hub.statements.length ? hub.statements.length : hub.statements;
    };
    expect(await count(RESOLUTION)).toBe(await count('2384/SGDDT-VP@2022-11-23'));
  });
});

describe('conflicts', () => {
  it('of deadlines in the list of 17 are those of tasks 8 and 15', async () => {
    const { directive } = await ask(
      `query ($id: ID!) { directive(id: $id) { conflicts { kind days explanation
        statements { clause asWritten lastOn task { clause } directive { symbol } } } } }`,
      { id: hub.directiveId(LETTER) },
    );
    expect(directive.conflicts).toEqual([
      {
        kind: 'DEADLINE_AFTER_PARENT',
        days: 120,
        explanation: expect.stringContaining('30/04/2023'),
        statements: [
          {
            ...{ clause: 'II.2.a.2', asWritten: 'trong tháng 12 năm 2022', lastOn: '2022-12-31' },
            ...{ task: { clause: 'II.2.a.2' }, directive: { symbol: '131/NQ-CP' } },
          },
          {
            ...{ clause: '8', asWritten: 'Tháng 4/2023', lastOn: '2023-04-30' },
            ...{ task: { clause: '8' }, directive: { symbol: null } },
          },
        ],
      },
      {
        kind: 'DEADLINE_WITHIN',
        days: 32,
        explanation: expect.stringContaining('29/03/2023'),
        statements: [
          {
            ...{ clause: '15', asWritten: 'Tháng 4/2023', lastOn: '2023-04-30' },
            ...{ task: { clause: '15' }, directive: { symbol: null } },
          },
          {
            ...{ clause: '15', asWritten: 'trước ngày 30/3/2023', lastOn: '2023-03-29' },
            ...{ task: { clause: '15' }, directive: { symbol: null } },
          },
        ],
      },
    ]);
  });

  it('keep both counts of 1297/VPCP-KSTT: 18 in the opening, 17 listed in item 4', async () => {
    const { directive } = await ask(
      `query ($id: ID!) { directive(id: $id) {
        conflicts { kind statements { clause asWritten task { clause } } }
        countStatements { clause stated found agrees task { clause } } } }`,
      { id: hub.directiveId(REMINDER) },
    );
    expect(directive.conflicts).toMatchObject([
      { kind: 'COUNT', statements: [{ clause: '0.1' }, { clause: '4', task: { clause: '4' } }] },
    ]);
    expect(directive.countStatements.filter(({ agrees }: Answer) => !agrees)).toEqual([
      { clause: '0.1', stated: 18, found: 17, agrees: false, task: { clause: '4' } },
    ]);
  });
});

it('names the provinces of 1297/VPCP-KSTT that are asked most: seven of them twice', async () => {
  const { directive } = await ask(
    `query ($id: ID!) { directive(id: $id) { addressees(kinds: [PROVINCE], page: { first: 100 }) {
      totalCount nodes { asWritten taskCount agency { id } } } } }`,
    { id: hub.directiveId(REMINDER) },
  );
  const { nodes, totalCount } = directive.addressees;
  expect(totalCount).toBe(nodes.length);
  expect(nodes.filter(({ taskCount }: Answer) => taskCount > 1)).toEqual(
    ['Bắc Kạn', 'Khánh Hòa', 'Phú Yên', 'Sơn La', 'Thừa Thiên Huế', 'Tây Ninh', 'Đắk Nông'].map((asWritten) => ({
      ...{ asWritten, taskCount: 2, agency: expect.anything() },
    })),
  );
});

it('gives addressees in pages without a skip or a repeat', async () => {
  const PAGE = `query ($id: ID!, $after: String) { directive(id: $id) { addressees(page: { first: 7, after: $after }) {
    totalCount nodes { asWritten } pageInfo { hasNextPage endCursor } } } }`;
  const seen: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { directive } = await ask(PAGE, { id: hub.directiveId(REMINDER), after });
    const { nodes, pageInfo, totalCount } = directive.addressees;
    seen.push(...nodes.map(({ asWritten }: Answer) => asWritten));
    if (!pageInfo.hasNextPage) {
      expect(seen).toHaveLength(totalCount);
      return;
    }
    after = pageInfo.endCursor;
  }
});

describe('silence', () => {
  const SILENCES = `query ($filter: SilenceFilter, $on: Date, $page: PageInput) { silences(filter: $filter, on: $on, page: $page) {
    totalCount nodes { agency { id } days taskCount isByClassOnly level isAgencyEnded tasks { clause } } } }`;

  it('is that of every province but the one that passed the resolution on', async () => {
    const filter = { directiveId: hub.directiveId(RESOLUTION), kinds: ['PROVINCE'] };
    const { silences } = await ask(SILENCES, { filter, on: '2023-03-01', page: { first: 100 } });

    expect(silences.totalCount).toBe(62);
    const agencies = silences.nodes.map(({ agency }: Answer) => agency.id);
    expect(agencies).not.toContain(hub.agencyId('province/binh-dinh'));
    expect(agencies).toContain(hub.agencyId('province/phu-tho'));
    expect(silences.nodes[0]).toMatchObject({
      days: 146,
      isByClassOnly: true,
      level: 'PROVINCE',
      isAgencyEnded: false,
    });
  });

  it('begins after so many days, both sides of the boundary', async () => {
    const filter = { directiveId: hub.directiveId(RESOLUTION), kinds: ['PROVINCE'], waitDays: 30 };
    const before = await ask(SILENCES, { filter, on: '2022-11-04' });
    const after = await ask(SILENCES, { filter, on: '2022-11-05' });
    // On the day on which 30 are over nobody had passed it on: 6958/UBND-KSTT is of 21/11.
    expect([before.silences.totalCount, after.silences.totalCount]).toEqual([0, 63]);
  });

  it('is never that of one only perhaps meant', async () => {
    const [id, agencyId] = [randomUUID(), hub.agencyId('province/phu-tho')];
    const issuerId = hub.agencyId('ministry-level/van-phong-chinh-phu');
    const classId = hub.classId('class/dia-phuong');
    const perhaps = {
      ...{ id: randomUUID(), agencyId: null, agencyAsWritten: 'địa phương liên quan', classId, role: 'LEAD' },
      ...{ basis: 'CLASS_IF_CONCERNED', condition: 'liên quan' },
    };
    await record(
      [document({ id, issuerId, issuedOn: '2024-03-01' })],
      [task(id, agencyId, { assignments: [perhaps] })],
    );

    const { silences } = await ask(SILENCES, { filter: { directiveId: id }, on: '2025-01-01' });
    expect(silences.totalCount).toBe(0);
  });

  it.each([
    [
      'a document that carries it out',
      async (asked: string, _: string, issuerId: string) => {
        const id = randomUUID();
        await record([document({ id, issuerId, issuedOn: '2024-03-10', citations: [cites(asked, 'IMPLEMENTS')] })], []);
      },
    ],
    [
      'a task that passes its task on',
      async (_: string, taskId: string, issuerId: string) => {
        const id = randomUUID();
        const child = task(id, hub.agencyId('department/phu-tho/van-phong-ubnd-tinh'), {
          parent: { taskId, basis: 'CITED' },
        });
        await record([document({ id, issuerId, issuedOn: '2024-03-10' })], [child]);
      },
    ],
  ])('ends with %s', async (_, answer) => {
    const [id, agencyId] = [randomUUID(), hub.agencyId('province/phu-tho')];
    const issuerId = hub.agencyId('ministry-level/van-phong-chinh-phu');
    const asked = task(id, agencyId);
    await record([document({ id, issuerId, issuedOn: '2024-03-01' })], [asked]);
    const silentOn = async (on: string) => {
      const { silences } = await ask(SILENCES, { filter: { directiveId: id, agencyId }, on });
      return silences.totalCount;
    };

    expect(await silentOn('2025-01-01')).toBe(1);
    await answer(id, asked.id, agencyId);
    expect(await silentOn('2025-01-01')).toBe(0);
    const { silences } = await ask(SILENCES, { filter: { directiveId: id, waitDays: 0 }, on: '2024-03-09' });
    expect(silences.totalCount).toBe(1);
  });

  it('is asked by agency alone and in pages', async () => {
    const agencyId = hub.agencyId('province/phu-tho');
    const whole = await ask(SILENCES, { filter: { agencyId }, on: '2025-01-01', page: { first: 100 } });
    const [first] = whole.silences.nodes;
    expect(whole.silences.nodes.length).toBe(whole.silences.totalCount);
    expect(first.agency.id).toBe(agencyId);
    const days = whole.silences.nodes.map((node: Answer) => node.days);
    expect(days).toEqual(days.toSorted((a: number, b: number) => b - a));
  });

  it.each([-1, 3651])('refuses to wait %i days', async (waitDays) => {
    const { errors } = await hub.ask(SILENCES, { variables: { filter: { waitDays } } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('an agency that ends', () => {
  it('leaves its open tasks to a proposed successor by function, and what is as of before stays', async () => {
    const [district, ward, centre, id] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await register([
      agency(district, 'DEPARTMENT', 'Ủy ban nhân dân huyện Thử'),
      agency(ward, 'OTHER', 'Ủy ban nhân dân xã Thử'),
    ]);
    await register([agency(centre, 'CENTRE', 'Trung tâm số hóa Thử')]);
    const issuerId = hub.agencyId('province/phu-tho');
    const digitise = task(id, district, { title: 'Số hóa hồ sơ lưu trữ của huyện' });
    await record([document({ id, issuerId, issuedOn: '2025-02-01' })], [digitise]);
    const ORPHANS = `query ($on: Date, $after: String) { orphanedAssignments(on: $on, page: { first: 100, after: $after }) {
      pageInfo { hasNextPage endCursor } nodes {
      agencyEndedOn assignment { task { id } agency { id } }
      proposals { agency { id } confidence function succession { id } } } } }`;
    const orphanOn = async (on: string, position: string | null = null) => {
      const orphans: Answer[] = [];
      for (let after: string | null = null; ; ) {
        const answer: Answer = await hub.data<Answer>(ORPHANS, { variables: { on, after }, position });
        const { nodes, pageInfo } = answer.orphanedAssignments;
        orphans.push(...nodes.filter(({ assignment }: Answer) => assignment.task.id === digitise.id));
        if (!pageInfo.hasNextPage) return orphans;
        after = pageInfo.endCursor;
      }
    };
    const before = await hub.now();
    expect(await orphanOn('2025-07-01')).toEqual([]);

    await register([{ ...agency(district, 'DEPARTMENT', 'Ủy ban nhân dân huyện Thử'), validTo: '2025-06-30' }]);
    const [everything, digital] = [randomUUID(), randomUUID()];
    await reorganise(everything, [district], [ward], ['lĩnh vực khác']);
    await reorganise(digital, [district], [centre], ['số hóa hồ sơ']);

    expect(await orphanOn('2025-06-30')).toEqual([]);
    expect(await orphanOn('2025-07-01')).toEqual([
      {
        agencyEndedOn: '2025-06-30',
        assignment: { task: { id: digitise.id }, agency: { id: district } },
        proposals: [
          { agency: { id: centre }, confidence: 'HIGH', function: 'số hóa hồ sơ', succession: { id: digital } },
          { agency: { id: ward }, confidence: 'LOW', function: null, succession: { id: everything } },
        ],
      },
    ]);
    expect(await orphanOn('2025-07-01', before)).toEqual([]);
  });

  function agency(id: string, kind: string, name: string): AgencyRecord {
    const dated = { validFrom: null, validTo: null, verified: true };
    return {
      ...{ id, key: `test/${id}`, kind, level: 'DISTRICT', ...dated },
      ...{ names: [{ name, ...dated }], aliases: [], codes: [], parents: [], places: [] },
    } as unknown as AgencyRecord;
  }

  async function register(records: readonly AgencyRecord[]): Promise<void> {
    await using orm = openOrm({ database: hub.database, subgraph: 'agencies', entities: AGENCY_ENTITIES });
    await orm.write(OPERATOR, (em) => recordAgencies(em, records));
    await placeEvents(hub.database, 'agencies');
    await hub.caughtUp();
  }

  async function reorganise(id: string, from: string[], to: string[], functions: string[]): Promise<void> {
    await using orm = openOrm({ database: hub.database, subgraph: 'agencies', entities: AGENCY_ENTITIES });
    const said = { kind: 'TRANSFER', on: '2025-07-01', legalBasis: null, verified: true };
    await orm.write(OPERATOR, (em) => recordSuccessions(em, [{ id, from, to, functions, ...said }]));
    await placeEvents(hub.database, 'agencies');
    await hub.caughtUp();
  }
});

describe('a directive that is repealed', () => {
  const LOST = `query ($id: ID!, $by: ID, $on: Date) {
    directive(id: $id) { force(on: $on) { isInForce endedBy { on isWhole citation { from { id } } } } }
    tasksWithoutBasis(endedById: $by, on: $on) { totalCount nodes { id lostBasis(on: $on) { directive { id } ending { on } } } } }`;

  async function scene(relation: string, more: { planned?: boolean; provision?: string } = {}) {
    const [id, childId, by] = [randomUUID(), randomUUID(), randomUUID()];
    const issuerId = hub.agencyId('government/chinh-phu');
    const province = hub.agencyId('province/phu-tho');
    const set = task(id, province, { clause: 'II.1' });
    const other = task(id, province, { clause: 'II.10', ordinal: 1 });
    const child = task(childId, province, { parent: { taskId: set.id, basis: 'CITED' } });
    await record(
      [
        document({ id, issuerId, issuedOn: '2024-01-01' }),
        document({ id: childId, issuerId: province, issuedOn: '2024-02-01' }),
        document({ id: by, issuerId, issuedOn: '2025-01-01', citations: [cites(id, relation, more)] }),
      ],
      [set, other, child],
    );
    const lostOn = async (on: string) => {
      const { directive, tasksWithoutBasis } = await ask(LOST, { id, by, on });
      expect(tasksWithoutBasis.totalCount).toBe(tasksWithoutBasis.nodes.length);
      return { force: directive.force, lost: tasksWithoutBasis.nodes };
    };
    return { id, by, set, other, child, lostOn };
  }
  const idsOf = (nodes: readonly { readonly id: string }[]) => nodes.map(({ id }) => id).toSorted();

  it.each(['REPEALS', 'REPLACES'])(
    'by %s flags its live tasks and those that pass them on, from that day on',
    async (relation) => {
      const { id, by, set, other, child, lostOn } = await scene(relation);

      expect(await lostOn('2024-12-31')).toEqual({ force: { isInForce: true, endedBy: [] }, lost: [] });
      const { force, lost } = await lostOn('2025-01-01');
      expect(force).toEqual({
        isInForce: false,
        endedBy: [{ on: '2025-01-01', isWhole: true, citation: { from: { id: by } } }],
      });
      expect(idsOf(lost)).toEqual([set.id, other.id, child.id].toSorted());
      expect(lost[0].lostBasis).toEqual({ directive: { id }, ending: { on: '2025-01-01' } });
    },
  );

  it('in part flags the tasks of that part only', async () => {
    const { set, child, lostOn } = await scene('REPEALS', { provision: 'khoản 1 Mục II' });
    const { force, lost } = await lostOn('2025-01-01');
    expect(force.isInForce).toBe(true);
    expect(idsOf(lost)).toEqual([set.id, child.id].toSorted());
  });

  it.each([
    ['only ordered to be replaced', 'REPLACES', { planned: true }],
    ['amended', 'AMENDS', {}],
  ] as const)('not when it is %s', async (_, relation, more) => {
    const { lostOn } = await scene(relation, more);
    expect(await lostOn('2025-06-01')).toMatchObject({ force: { isInForce: true }, lost: [] });
  });
});

describe('relations of tasks', () => {
  it('show which older task 1297/VPCP-KSTT reminds of, with its deadline', async () => {
    const { task: reminder } = await ask(
      `query ($id: ID!) { task(id: $id) { relations(kind: REMINDS) { kind basis confidence to { clause directive { symbol } } } } }`,
      { id: hub.taskId('1297/VPCP-KSTT#6.1') },
    );
    expect(reminder.relations).toEqual([
      {
        ...{ kind: 'REMINDS', basis: 'INFERRED', confidence: 'HIGH' },
        to: { clause: 'II.2.d', directive: { symbol: '131/NQ-CP' } },
      },
    ]);
  });

  it('are suggested where a later task says the words of an older one without citing it', async () => {
    const [older, later] = [randomUUID(), randomUUID()];
    const agencyId = hub.agencyId('province/phu-tho');
    const title = 'Công khai kết quả đánh giá chất lượng phục vụ người dân và doanh nghiệp hằng tháng';
    const first = task(older, agencyId, { title });
    const again = task(later, agencyId, { title: `Tiếp tục ${title.toLowerCase()}` });
    await record(
      [document({ id: older, issuedOn: '2024-01-01' }), document({ id: later, issuedOn: '2024-06-01' })],
      [first, again],
    );
    const SUGGESTED = `query ($id: ID!) { task(id: $id) { suggestedRestatements {
      task { id } sharedWords { numerator denominator } longestRun isCited } } }`;

    expect((await ask(SUGGESTED, { id: again.id })).task.suggestedRestatements[0]).toEqual({
      task: { id: first.id },
      sharedWords: { numerator: '17', denominator: '19' },
      longestRun: title.toLowerCase(),
      isCited: false,
    });
    expect((await ask(SUGGESTED, { id: first.id })).task.suggestedRestatements).not.toContainEqual(
      expect.objectContaining({ task: { id: again.id } }),
    );
  });
});
