import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrm } from '../platform/orm.ts';
import { PUBLIC_VIEWER, type Viewer } from '../platform/viewer.ts';
import { ENTITIES } from '../subgraphs/agencies/entities.ts';
import { seedSystems } from '../subgraphs/agencies/seed/systems.ts';
import { type AgenciesSubgraph, OPERATOR, startAgencies } from './support/agencies-subgraph.ts';
import { agencies, classes, directives, systemLinks, systems, tasks } from './support/reference-data.ts';
import { linkId, systemCommands } from './support/systems.ts';

let hub: AgenciesSubgraph;
let commands: ReturnType<typeof systemCommands>;
beforeAll(async () => {
  hub = await startAgencies();
  commands = systemCommands(hub);
});
afterAll(() => hub[Symbol.asyncDispose]());

const NOBODY = '00000000-0000-4000-8000-000000000000';
/** Bộ Y tế has to make it; Văn phòng Chính phủ owns the portal at its other end. */
const LINK = '1297/VPCP-KSTT#5/21';
const MAKER = 'ministry/y-te';
const OWNER = 'ministry-level/van-phong-chinh-phu';
const STRANGER = 'ministry/tu-phap';

let reports = 0;
/** What an agency reports of the link today, in words of its own. */
function report(over: Record<string, unknown> = {}): Record<string, unknown> {
  reports += 1;
  return {
    ...{
      systemLinkId: linkId(LINK),
      status: 'IN_PROGRESS',
      statedOn: '2026-03-31',
      asWritten: `Đã kết nối ${reports}`,
    },
    reportedById: hub.agencyId(MAKER),
    ...over,
  };
}
const officerOf = (key: string) => hub.viewer(`officer of ${key}`, 'officer', [key]);
describe('PostgreSQL by itself', () => {
  const INSERT = {
    name: 'test.insertStatement',
    text: `with event as (
        insert into feed_event (subject, kind, payload) values ('test', 'LINK_REPORTED', '{}') returning seq)
      insert into link_statement (seq, statement_id, link_id, status, may_also_mean, as_written, stated_on, stated_in_id,
        clause, reported_by_id)
      select seq, gen_random_uuid(), $1, 'CONNECTED', '{}', 'x', '2026-03-31', $2, $3, $4 from event`,
  };
  /** What a viewer writes past the subgraph; rolled back. */
  async function insert(viewer: Viewer, row: { link?: string; by?: string | null; statedIn?: string | null }) {
    const { link = LINK, by = MAKER, statedIn = null } = row;
    const undo = new Error('undone');
    await hub.database
      .write('agencies', viewer, async (tx) => {
        const values = [linkId(link), statedIn, statedIn && '1', by === null ? null : hub.agencyId(by)];
        await tx.query(INSERT, values);
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
  }

  it.each<[string, () => Viewer, Parameters<typeof insert>[1]]>([
    ['an officer of who has to make the link', () => officerOf(MAKER), {}],
    ['an officer of who owns one of its systems', () => officerOf(OWNER), { by: OWNER }],
    ['an operator for anybody', () => OPERATOR, { by: STRANGER }],
    ['an operator for a document', () => OPERATOR, { by: null, statedIn: NOBODY }],
  ])('takes a statement of %s', async (_, viewer, row) => {
    await expect(insert(viewer(), row)).resolves.toBeUndefined();
  });

  it.each<[string, () => Viewer, Parameters<typeof insert>[1]]>([
    ['an officer for another agency', () => officerOf(STRANGER), {}],
    ['an officer for its own agency, which the link does not concern', () => officerOf(STRANGER), { by: STRANGER }],
    [
      'an officer of one of the class that has to make it',
      () => officerOf('province/phu-tho@2025'),
      { link: '131/NQ-CP#II.2.a.4.2/4', by: 'province/phu-tho@2025' },
    ],
    ['an officer for a document', () => officerOf(MAKER), { by: null, statedIn: NOBODY }],
    ['a citizen', () => hub.viewer('citizen', 'citizen'), {}],
    ['the public', () => PUBLIC_VIEWER, {}],
    ['a key of an officer without the scope', () => ({ ...officerOf(MAKER), scopes: [] }), {}],
    ['a key of an operator without the scope', () => ({ ...OPERATOR, scopes: [] }), {}],
  ])('refuses a statement of %s', async (_, viewer, row) => {
    await expect(insert(viewer(), row)).rejects.toThrow(/NOT_A_WRITER|permission denied/);
  });

  it('lets no officer close a statement, not even its own agency’s', async () => {
    await commands.done('reportSystemLink', report(), officerOf(MAKER));
    const close = {
      name: 'test.close',
      text: `update link_statement set closed_seq = seq, recorded_to = now() where reported_by_id = $1 and closed_seq is null`,
    };
    const closing = hub.database.write('agencies', officerOf(MAKER), (tx) => tx.query(close, [hub.agencyId(MAKER)]));

    await expect(closing).rejects.toThrow('NOT_A_WRITER');
  });

  it.each([
    'system_fact',
    'system_owner',
    'system_predecessor',
    'link_fact',
    'link_end',
    'link_agency',
    'link_requirement',
  ])('refuses who may not write the register: %s', async (table) => {
    const text = `update ${table} set recorded_to = null where false`;
    const write = (viewer: Viewer) =>
      hub.database.write('agencies', viewer, (tx) => tx.query({ name: `test.${table}`, text }));

    await expect(write(officerOf(MAKER))).rejects.toThrow('NOT_A_WRITER');
    await expect(write({ ...OPERATOR, scopes: ['systems:write'] })).rejects.toThrow('NOT_A_WRITER');
    await expect(write(OPERATOR)).resolves.toEqual([]);
  });
});

describe('loading the reference data again', () => {
  const key = <Item extends { readonly id: string; readonly key: string }>(items: readonly Item[]) => {
    const ids = new Map(items.map((item) => [item.key, item.id]));
    return (name: string) => ids.get(name)!;
  };
  const load = async (over: object = {}) => {
    await using orm = openOrm({ database: hub.database, subgraph: 'agencies', entities: ENTITIES });
    const files = { systems, systemLinks, tasks, directives, ...over };
    const loaded = await orm.write(OPERATOR, (em) =>
      seedSystems(em, files as never, { agencyId: key(agencies), classId: key(classes) }),
    );
    await hub.database.job('agencies', (tx) => tx.query({ name: 'test.place', text: 'select sequence_feed()' }));
    return loaded;
  };

  it('changes nothing, and takes no report back', async () => {
    await commands.done('reportSystemLink', report());
    const before = await commands.written();

    expect(await load()).toEqual({ changed: 0, leftOut: [] });
    expect(await commands.written()).toBe(before);
  });

  it('takes over what the file corrects, but for what an operator has corrected here', async () => {
    const [first, second] = [systems[0]!, systems[1]!];
    await commands.done('recordInformationSystem', {
      ...{ informationSystemId: first.id, name: 'Cổng của người vận hành', kind: 'PORTAL', scope: 'SINGLE' },
      ownerId: hub.agencyId(OWNER),
    });
    const renamed = systems.map((system) => ({ ...system, name: `${system.name} (mới)` }));

    expect(await load({ systems: renamed })).toEqual({ changed: 129, leftOut: [first.key] });
    const query =
      'query ($a: ID!, $b: ID!) { a: informationSystem(id: $a) { name } b: informationSystem(id: $b) { name } }';
    expect(await hub.data(query, { variables: { a: first.id, b: second.id } })).toEqual({
      ...{ a: { name: 'Cổng của người vận hành' }, b: { name: `${second.name} (mới)` } },
    });
  });

  it('refuses a record that names a key which no record has, and writes nothing', async () => {
    const before = await commands.written();
    const broken = systemLinks.map((link, i) => (i === 0 ? { ...link, to: 'system/nowhere' } : link));

    await expect(load({ systemLinks: broken })).rejects.toThrow('names the information system "system/nowhere"');
    expect(await commands.written()).toBe(before);
  });
});
