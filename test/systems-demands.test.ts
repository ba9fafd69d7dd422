import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AgenciesSubgraph, startAgencies } from './support/agencies-subgraph.ts';
import { systemCommands, systemId, taskId } from './support/systems.ts';

let hub: AgenciesSubgraph;
let commands: ReturnType<typeof systemCommands>;
beforeAll(async () => {
  hub = await startAgencies();
  commands = systemCommands(hub);
});
afterAll(() => hub[Symbol.asyncDispose]());

const NOBODY = '00000000-0000-4000-8000-000000000000';
const PROVINCIAL = 'system-class/httt-giai-quyet-tthc-cap-tinh';
const phuTho = () => hub.agencyId('province/phu-tho@2025');
const ministry = () => hub.agencyId('ministry/tai-chinh');

let names = 0;
/** A link that a clause of its own demands of today's Phú Thọ. */
function link(over: object = {}): Record<string, unknown> {
  names += 1;
  return {
    ...{ relation: 'CONNECT', fromId: systemId(PROVINCIAL), toId: systemId('system/csdlqg-ve-dan-cu') },
    ...{ purpose: 'chia sẻ dữ liệu', agencyIds: [phuTho()], requiredByAsWritten: `9/CT-TTg#${names}` },
    ...over,
  };
}

describe('a link that is recorded', () => {
  it('is answered whole, with one event in the feed', async () => {
    const before = await commands.written();
    const input = link({
      ...{ viaId: systemId('system/truc-lien-thong-van-ban-quoc-gia'), note: 'Theo Đề án 06' },
      ...{ requiredByTaskId: taskId('131/NQ-CP#II.2.e.2'), demandedOn: '2026-03-01' },
      ...{ deadlineAsWritten: 'trong quý II năm 2026', dueOn: '2026-06-30', softDueOn: '2026-05-31' },
    });
    const made = await commands.done('recordSystemLink', input);

    expect(made).toEqual({
      ...{
        id: expect.any(String),
        relation: 'CONNECT',
        from: { id: input.fromId },
        fromAlso: [],
        to: { id: input.toId },
      },
      ...{ via: { id: input.viaId }, purpose: 'chia sẻ dữ liệu', agencies: [{ id: phuTho() }], agencyClasses: [] },
      ...{ requiredBy: [{ id: input.requiredByTaskId }], requiredByAsWritten: [input.requiredByAsWritten] },
      ...{ deadlineAsWritten: 'trong quý II năm 2026', dueOn: '2026-06-30', dueOnSetBy: null },
      ...{ originalDueOn: '2026-06-30', softDueOn: '2026-05-31', hasNewDeadline: false, status: null },
      note: 'Theo Đề án 06',
    });
    expect((await commands.written()) - before).toBe(6);
  });

  it('that is demanded once more keeps its day after a reminder, and has a new one when a clause sets it', async () => {
    const first = link({ demandedOn: '2025-01-10', deadlineAsWritten: 'trong tháng 6', dueOn: '2025-06-30' });
    const { id } = await commands.done('recordSystemLink', first);
    const again = { ...first, systemLinkId: id, deadlineAsWritten: undefined, dueOn: undefined };

    const reminded = { ...again, requiredByAsWritten: 'Công văn 1', demandedOn: '2025-09-01' };
    expect(await commands.done('recordSystemLink', reminded)).toMatchObject({
      ...{ dueOn: '2025-06-30', dueOnSetBy: first.requiredByAsWritten, hasNewDeadline: false },
      ...{ deadlineAsWritten: 'trong tháng 6', requiredByAsWritten: ['Công văn 1', first.requiredByAsWritten] },
    });

    const extended = {
      ...{ ...again, requiredByAsWritten: 'Nghị quyết 2', demandedOn: '2025-12-01' },
      ...{ deadlineAsWritten: 'trước 01/7/2026', dueOn: '2026-06-30' },
    };
    expect(await commands.done('recordSystemLink', extended)).toMatchObject({
      ...{ dueOn: '2026-06-30', originalDueOn: '2025-06-30', dueOnSetBy: null, hasNewDeadline: true },
      requiredByAsWritten: ['Nghị quyết 2', 'Công văn 1', first.requiredByAsWritten],
    });
  });

  it('has a clause corrected in its place', async () => {
    const first = link({ demandedOn: '2025-01-10', dueOn: '2025-06-30' });
    const { id } = await commands.done('recordSystemLink', first);

    const corrected = await commands.done('recordSystemLink', { ...first, systemLinkId: id, dueOn: '2025-06-29' });

    expect(corrected).toMatchObject({
      ...{ dueOn: '2025-06-29', originalDueOn: '2025-06-29', hasNewDeadline: false },
      requiredByAsWritten: [first.requiredByAsWritten],
    });
  });

  it('is found at once where it stands now, and where it stood at an earlier position', async () => {
    const first = link({ dueOn: '2026-06-30' });
    const { id } = await commands.done('recordSystemLink', first);
    const position = await hub.now();
    await commands.done('recordSystemLink', { ...first, systemLinkId: id, toId: systemId('system/vneid') });

    const query = `query ($vneid: ID!) { systemLinks(filter: { toId: $vneid }) { nodes { id } }
      informationSystem(id: $vneid) { systemLinks { nodes { id } } } }`;
    const variables = { vneid: systemId('system/vneid') };
    const here = { nodes: [{ id }] };
    expect(await hub.data(query, { variables })).toEqual({
      systemLinks: here,
      informationSystem: { systemLinks: here },
    });
    const none = { nodes: [] };
    expect(await hub.data(query, { variables, position })).toEqual({
      systemLinks: none,
      informationSystem: { systemLinks: none },
    });
  });

  it('takes the day of its document for today, and is the same command on any day', async () => {
    const input = { ...link(), idempotencyKey: 'of today' };
    const one = await commands.done('recordSystemLink', input);
    const document = `mutation ($input: RecordSystemLinkInput!) { recordSystemLink(input: $input) { systemLink { id } } }`;

    const again = await hub.data(document, {
      ...{ variables: { input }, today: '2026-04-01', viewer: hub.viewer('operator', 'operator') },
    });

    expect(again).toEqual({ recordSystemLink: { systemLink: { id: one.id } } });
  });

  it('may be due on the very day of the document, and aimed at on it', async () => {
    const onTheDay = link({ demandedOn: '2025-01-02', softDueOn: '2025-01-02', dueOn: '2025-01-03' });
    expect(await commands.done('recordSystemLink', onTheDay)).toMatchObject({ dueOn: '2025-01-03' });
    const oneDay = link({ demandedOn: '2025-01-02', dueOn: '2025-01-02' });
    expect(await commands.done('recordSystemLink', oneDay)).toMatchObject({ dueOn: '2025-01-02' });
  });
});

describe('a link is refused, and nothing is written', () => {
  it.each<[string, () => object, readonly string[]]>([
    ['without a purpose', () => link({ purpose: '' }), ['TEXT_BLANK purpose']],
    [
      'with a clause too long',
      () => link({ requiredByAsWritten: 'a'.repeat(201) }),
      ['TEXT_TOO_LONG requiredByAsWritten'],
    ],
    ['by a document of tomorrow', () => link({ demandedOn: '2026-04-01' }), ['DEMANDED_IN_FUTURE demandedOn']],
    [
      'with a last day before that of the document',
      () => link({ demandedOn: '2025-01-02', dueOn: '2025-01-01' }),
      ['DEADLINE_BEFORE_DEMAND dueOn'],
    ],
    [
      'with a last day before today, which is the day of a document that names none',
      () => link({ dueOn: '2026-03-30' }),
      ['DEADLINE_BEFORE_DEMAND dueOn'],
    ],
    [
      'with an aim before the day of the document',
      () => link({ demandedOn: '2025-01-02', softDueOn: '2025-01-01', dueOn: '2025-06-30' }),
      ['DEADLINE_BEFORE_DEMAND softDueOn'],
    ],
    ['with an aim and no last day', () => link({ softDueOn: '2026-06-30' }), ['AIM_NOT_BEFORE_DEADLINE softDueOn']],
    [
      'with an aim on the last day',
      () => link({ softDueOn: '2026-06-30', dueOn: '2026-06-30' }),
      ['AIM_NOT_BEFORE_DEADLINE softDueOn'],
    ],
    ['to itself', () => link({ toId: systemId(PROVINCIAL) }), ['SYSTEM_LINK_TO_ITSELF toId']],
    ['through itself', () => link({ viaId: systemId(PROVINCIAL) }), ['SYSTEM_LINK_TO_ITSELF viaId']],
    ['that merges nothing', () => link({ relation: 'MERGE', fromId: null }), ['SYSTEM_LINK_FROM_REQUIRED fromId']],
    ['that is nobody’s to make', () => link({ agencyIds: [] }), ['SYSTEM_LINK_WITHOUT_AGENCY agencyIds']],
    [
      'that too many have to make',
      () => link({ agencyIds: Array.from({ length: 21 }, (_, i) => NOBODY.replace(/00$/, String(10 + i))) }),
      ['LIST_TOO_LONG agencyIds'],
    ],
    [
      'that names what nobody knows',
      () => link({ systemLinkId: NOBODY, toId: NOBODY, agencyIds: [NOBODY], agencyClassIds: [NOBODY] }),
      [
        'SYSTEM_LINK_NOT_FOUND systemLinkId',
        'SYSTEM_NOT_FOUND toId',
        'AGENCY_NOT_FOUND agencyIds 0',
        'AGENCY_CLASS_NOT_FOUND agencyClassIds 0',
      ],
    ],
    [
      'that the clause demands already',
      () => ({
        ...{ relation: 'CONNECT', fromId: systemId('system/cong-thong-tin-mot-cua-quoc-gia'), purpose: 'kết nối' },
        toId: systemId('system/cong-dich-vu-cong-quoc-gia'),
        agencyIds: [hub.agencyId('ministry-level/van-phong-chinh-phu'), ministry()],
        requiredByAsWritten: '131/NQ-CP#II.2.d',
      }),
      ['SYSTEM_LINK_EXISTS'],
    ],
    [
      'that the task demands already, in whatever words',
      () => ({
        ...{ relation: 'CONNECT', fromId: systemId('system/cong-thong-tin-mot-cua-quoc-gia'), purpose: 'kết nối' },
        toId: systemId('system/cong-dich-vu-cong-quoc-gia'),
        agencyIds: [hub.agencyId('ministry-level/van-phong-chinh-phu'), ministry()],
        ...{ requiredByAsWritten: 'Nghị quyết 131', requiredByTaskId: taskId('131/NQ-CP#II.2.d') },
      }),
      ['SYSTEM_LINK_EXISTS'],
    ],
  ])('%s', async (_, input, expected) => {
    const before = await commands.written();

    expect(await commands.refused('recordSystemLink', input())).toEqual(expected);
    expect(await commands.written()).toBe(before);
  });

  it('only once for each clause: another clause may demand the like of others', async () => {
    const one = link();

    await commands.done('recordSystemLink', one);
    await commands.done('recordSystemLink', { ...one, requiredByAsWritten: 'Một điều khác' });
    await commands.done('recordSystemLink', { ...one, agencyIds: [ministry()] });
    expect(await commands.refused('recordSystemLink', one)).toEqual(['SYSTEM_LINK_EXISTS']);
  });

  it('when two record it at the same time under two keys: one does', async () => {
    const input = link();
    const sent = await Promise.all([1, 2, 3].map(() => commands.send('recordSystemLink', input)));

    expect(sent.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      'SYSTEM_LINK_EXISTS',
      'SYSTEM_LINK_EXISTS',
    ]);
  });
});
