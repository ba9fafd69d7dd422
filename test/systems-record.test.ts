import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_VIEWER } from '../platform/viewer.ts';
import { type AgenciesSubgraph, startAgencies } from './support/agencies-subgraph.ts';
import { classId as classIdOf, systemCommands, systemId } from './support/systems.ts';

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
/** A system of today's Phú Thọ under a name of its own. */
function system(over: object = {}): Record<string, unknown> {
  names += 1;
  return {
    ...{ name: `Hệ thống thông tin giải quyết thủ tục hành chính ${names}`, kind: 'SETTLEMENT', scope: 'INSTANCE' },
    ...{ ownerId: phuTho(), instanceOfId: systemId(PROVINCIAL) },
    ...over,
  };
}
/** A link that a clause of its own demands of today's Phú Thọ. */
function link(over: object = {}): Record<string, unknown> {
  names += 1;
  return {
    ...{ relation: 'CONNECT', fromId: systemId(PROVINCIAL), toId: systemId('system/csdlqg-ve-dan-cu') },
    ...{ purpose: 'chia sẻ dữ liệu', agencyIds: [phuTho()], requiredByAsWritten: `9/CT-TTg#${names}` },
    ...over,
  };
}

describe('a system that is recorded', () => {
  it('is answered whole, with one event in the feed', async () => {
    const before = await commands.written();
    const note = 'Vận hành từ 01/7/2025';
    const made = await commands.done(
      'recordInformationSystem',
      system({ name: '  Hệ thống mới ', note, validFrom: '2025-07-01', predecessorIds: [systemId(PROVINCIAL)] }),
    );

    expect(made).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
      ...{ name: 'Hệ thống mới', kind: 'SETTLEMENT', scope: 'INSTANCE', owner: { id: phuTho() }, ownerClass: null },
      ...{ instanceOf: { id: systemId(PROVINCIAL) }, predecessors: [{ id: systemId(PROVINCIAL) }] },
      ...{ validFrom: '2025-07-01', validTo: null, verified: true, note },
    });
    expect((await commands.written()) - before).toBe(4);
  });

  it('may be of a class, or be one whose owner is not known', async () => {
    const classId = classIdOf('class/ubnd-cap-tinh');
    const ofClass = { scope: 'CLASS', ownerId: null, ownerClassId: classId, instanceOfId: null };
    const single = { scope: 'SINGLE', ownerId: null, instanceOfId: null };

    expect(await commands.done('recordInformationSystem', system(ofClass))).toMatchObject({
      ...{ owner: null, ownerClass: { id: classId } },
    });
    expect(await commands.done('recordInformationSystem', system(single))).toMatchObject({
      ...{ owner: null, ownerClass: null, instanceOf: null },
    });
  });

  it('keeps the days of its owners when something else of it is corrected', async () => {
    const key = 'system/ly-lich-tu-phap';
    const query = `query ($id: ID!) { informationSystem(id: $id) { name
      a: owner(on: "2025-02-28") { shortName } b: owner(on: "2025-03-01") { shortName } } }`;
    const variables = { id: systemId(key) };
    const position = await hub.now();
    const correction = {
      ...{
        informationSystemId: systemId(key),
        name: 'Hệ thống quản lý lý lịch tư pháp dùng chung',
        kind: 'SPECIALISED',
      },
      ...{ scope: 'SINGLE', ownerId: hub.agencyId('ministry/cong-an') },
    };
    const owners = { a: { shortName: 'Tư pháp' }, b: { shortName: 'Công an' } };

    await commands.done('recordInformationSystem', correction);

    expect(await hub.data(query, { variables })).toEqual({
      informationSystem: { name: correction.name, ...owners },
    });
    expect(await hub.data(query, { variables, position })).toEqual({
      informationSystem: { name: 'Hệ thống quản lý lý lịch tư pháp', ...owners },
    });
  });

  it('passes to another owner from a day on', async () => {
    const { id } = await commands.done('recordInformationSystem', system());
    const takenOver = system({ informationSystemId: id, ownerId: ministry(), ownerFrom: '2026-01-01' });

    await commands.done('recordInformationSystem', takenOver);

    const query = `query ($id: ID!) { informationSystem(id: $id) {
      a: owner(on: "2025-12-31") { id } b: owner(on: "2026-01-01") { id } } }`;
    expect(await hub.data(query, { variables: { id } })).toEqual({
      informationSystem: { a: { id: phuTho() }, b: { id: ministry() } },
    });
  });

  it('is the same when it is recorded again: no event', async () => {
    const input = system();
    const { id } = await commands.done('recordInformationSystem', input);
    const before = await commands.written();

    await commands.done('recordInformationSystem', { ...input, informationSystemId: id });

    expect(await commands.written()).toBe(before);
  });
});

describe('a system is refused, and nothing is written', () => {
  it.each<[string, () => object, readonly string[]]>([
    ['without a name', () => system({ name: ' ' }), ['TEXT_BLANK name']],
    ['with a name too long', () => system({ name: 'a'.repeat(501) }), ['TEXT_TOO_LONG name']],
    ['with a note that cannot be read', () => system({ note: 'a\u0000' }), ['TEXT_UNREADABLE note']],
    [
      'that ends before it begins',
      () => system({ validFrom: '2026-01-02', validTo: '2026-01-01' }),
      ['DATES_REVERSED validTo'],
    ],
    [
      'of a class with an owner and none of the class',
      () => system({ scope: 'CLASS' }),
      [
        'SYSTEM_FIELD_NOT_APPLICABLE ownerId',
        'SYSTEM_FIELD_REQUIRED ownerClassId',
        'SYSTEM_FIELD_NOT_APPLICABLE instanceOfId',
      ],
    ],
    ['of one body without the body', () => system({ ownerId: null }), ['SYSTEM_FIELD_REQUIRED ownerId']],
    ['of one body as a single one', () => system({ scope: 'SINGLE' }), ['SYSTEM_FIELD_NOT_APPLICABLE instanceOfId']],
    [
      'with the day of no owner',
      () => system({ scope: 'SINGLE', ownerId: null, instanceOfId: null, ownerFrom: '2026-01-01' }),
      ['OWNER_DAY_WITHOUT_OWNER ownerFrom'],
    ],
    [
      'with more predecessors than it could have',
      () => system({ predecessorIds: Array.from({ length: 9 }, (_, i) => NOBODY.replace(/0$/, String(i))) }),
      ['LIST_TOO_LONG predecessorIds'],
    ],
    [
      'that names what nobody knows',
      () => system({ informationSystemId: NOBODY, ownerId: NOBODY, instanceOfId: NOBODY, predecessorIds: [NOBODY] }),
      [
        'SYSTEM_NOT_FOUND informationSystemId',
        'SYSTEM_NOT_FOUND instanceOfId',
        'SYSTEM_NOT_FOUND predecessorIds 0',
        'AGENCY_NOT_FOUND ownerId',
      ],
    ],
    [
      'that names a class that nobody knows',
      () => system({ scope: 'CLASS', ownerId: null, instanceOfId: null, ownerClassId: NOBODY }),
      ['AGENCY_CLASS_NOT_FOUND ownerClassId'],
    ],
    [
      'of an owner that has ended',
      () => system({ ownerId: hub.agencyId('province/phu-tho') }),
      ['OWNER_NOT_IN_FORCE ownerId'],
    ],
    [
      'of an owner that does not exist on the day on which it takes over',
      () => system({ ownerFrom: '2025-06-30' }),
      ['OWNER_NOT_IN_FORCE ownerId'],
    ],
    [
      'of what is no class of systems',
      () => system({ instanceOfId: systemId('system/vneid') }),
      ['SYSTEM_NOT_A_CLASS instanceOfId'],
    ],
    [
      'that is one of itself, or a class no more while others are of it',
      () => system({ informationSystemId: systemId(PROVINCIAL) }),
      ['SYSTEM_NOT_A_CLASS instanceOfId', 'SYSTEM_HAS_INSTANCES scope'],
    ],
    [
      'that is its own predecessor',
      () => ({
        ...{ informationSystemId: systemId('system/vneid'), name: 'Ứng dụng VNeID', kind: 'IDENTITY', scope: 'SINGLE' },
        predecessorIds: [systemId('system/vneid')],
      }),
      ['SYSTEM_PRECEDES_ITSELF predecessorIds 0'],
    ],
    [
      'whose predecessor came after it, at a distance',
      () => ({
        ...{ informationSystemId: systemId('system/he-thong-quan-ly-csdl-theo-doi-nhiem-vu'), kind: 'TASK_TRACKING' },
        ...{ name: 'Hệ thống quản lý cơ sở dữ liệu', scope: 'SINGLE' },
        predecessorIds: [
          systemId('system/vneid'),
          systemId('system/httt-theo-doi-nhiem-vu-cua-co-quan-hanh-chinh-nha-nuoc'),
        ],
      }),
      ['SYSTEM_PRECEDES_ITSELF predecessorIds 1'],
    ],
    [
      'that has the name of another of the owner',
      () =>
        system({
          ...{ name: 'ứng dụng  VNeID', scope: 'SINGLE', instanceOfId: null },
          ownerId: hub.agencyId('ministry/cong-an'),
        }),
      ['SYSTEM_EXISTS name'],
    ],
  ])('%s', async (_, input, expected) => {
    const before = await commands.written();

    expect(await commands.refused('recordInformationSystem', input())).toEqual(expected);
    expect(await commands.written()).toBe(before);
  });

  it('only of the same owner: documents use one name for systems of several', async () => {
    const name = 'Hệ thống cấp chứng chỉ hành nghề (Bộ Xây dựng)';
    const made = await commands.done('recordInformationSystem', system({ name, scope: 'SINGLE', instanceOfId: null }));

    expect(made).toMatchObject({ name, owner: { id: phuTho() } });
  });
});

describe('the register of systems is written by operators alone', () => {
  const document = (name: string, type: string) =>
    `mutation ($input: ${type}!) { ${name}(input: $input) { problems { code } } }`;
  const SENT = [
    ['recordInformationSystem', 'RecordInformationSystemInput', system],
    ['recordSystemLink', 'RecordSystemLinkInput', link],
  ] as const;

  it.each(SENT)('%s', async (name, type, input) => {
    const before = await commands.written();
    const whole = hub.viewer('operator', 'operator');
    for (const [viewer, code] of [
      [PUBLIC_VIEWER, 'UNAUTHENTICATED'],
      [hub.viewer('citizen', 'citizen'), 'FORBIDDEN'],
      [hub.viewer('officer', 'officer', ['province/phu-tho@2025']), 'FORBIDDEN'],
      [hub.viewer('steward', 'steward', ['province/phu-tho@2025']), 'FORBIDDEN'],
      [hub.viewer('auditor', 'auditor'), 'FORBIDDEN'],
      // Of an operator, cut down to what an officer may.
      [{ ...whole, scopes: whole.scopes.filter((scope) => scope !== 'register:write') }, 'FORBIDDEN'],
      // What no role gives, claimed by a key.
      [{ ...hub.viewer('officer', 'officer', ['province/phu-tho@2025']), scopes: whole.scopes }, 'FORBIDDEN'],
    ] as const) {
      const variables = { input: { idempotencyKey: 'forbidden', ...input() } };
      const { errors } = await hub.ask(document(name, type), { variables, viewer });
      expect([viewer.subject, errors?.map((error) => error.extensions?.code)]).toEqual([viewer.subject, [code]]);
    }
    expect(await commands.written()).toBe(before);
  });

  it.each(SENT)('%s takes no id that is none', async (name, type, input) => {
    const field = name === 'recordSystemLink' ? 'toId' : 'ownerId';
    const { errors } = await hub.ask(document(name, type), {
      variables: { input: { idempotencyKey: 'malformed', ...input(), [field]: '1' } },
      viewer: hub.viewer('operator', 'operator'),
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'ID_MALFORMED', argument: `input.${field}` });
  });
});
