import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeEvents } from '../platform/feed/runtime.ts';
import { openOrm } from '../platform/orm.ts';
import { type AgencyRecord, recordAgencies, recordSuccessions } from '../subgraphs/agencies/commands.ts';
import { ENTITIES as AGENCY_ENTITIES } from '../subgraphs/agencies/entities.ts';
import { type DirectivesSubgraph, OPERATOR, startDirectives } from './support/directives-subgraph.ts';
import { type Answer, cites, document, record, task } from './support/stated-directives.ts';

let hub: DirectivesSubgraph;
beforeAll(async () => {
  hub = await startDirectives();
});
afterAll(() => hub[Symbol.asyncDispose]());

const RESOLUTION = '131/NQ-CP@2022-10-06';
const ask = (query: string, variables: Record<string, unknown> = {}) => hub.data<Answer>(query, { variables });

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
      hub,
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
        await record(
          hub,
          [document({ id, issuerId, issuedOn: '2024-03-10', citations: [cites(asked, 'IMPLEMENTS')] })],
          [],
        );
      },
    ],
    [
      'a task that passes its task on',
      async (_: string, taskId: string, issuerId: string) => {
        const id = randomUUID();
        const child = task(id, hub.agencyId('department/phu-tho/van-phong-ubnd-tinh'), {
          parent: { taskId, basis: 'CITED' },
        });
        await record(hub, [document({ id, issuerId, issuedOn: '2024-03-10' })], [child]);
      },
    ],
  ])('ends with %s', async (_, answer) => {
    const [id, agencyId] = [randomUUID(), hub.agencyId('province/phu-tho')];
    const issuerId = hub.agencyId('ministry-level/van-phong-chinh-phu');
    const asked = task(id, agencyId);
    await record(hub, [document({ id, issuerId, issuedOn: '2024-03-01' })], [asked]);
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
    await record(hub, [document({ id, issuerId, issuedOn: '2025-02-01' })], [digitise]);
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
      hub,
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
