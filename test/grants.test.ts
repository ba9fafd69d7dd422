import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../domain/period.ts';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
import { type AgenciesSubgraph, AUDITOR, OPERATOR, startAgencies, TODAY } from './support/agencies-subgraph.ts';
import { END, end, GIVE, type GrantPayload, give, given, written } from './support/grants.ts';

const PROVINCE = 'province/gia-lai@2025';
const CENTRE = 'centre/gia-lai@2025/trung-tam-phuc-vu-hanh-chinh-cong-tinh';
const NOBODY = '00000000-0000-4000-8000-000000000000';
const [YESTERDAY, TOMORROW] = [addDays(TODAY, -1), addDays(TODAY, 1)];

let hub: AgenciesSubgraph;
beforeAll(async () => {
  hub = await startAgencies();
});
afterAll(() => hub[Symbol.asyncDispose]());

let names = 0;
/** Somebody whom no other test knows. */
const somebody = () => {
  names += 1;
  return `person:somebody ${names}`;
};
const stewardOf = (key: string) => hub.viewer('steward', 'steward', [key]);
const codes = ({ grant, problems }: GrantPayload) => ({ grant, codes: problems.map(({ code }) => code) });

/** Where a command was refused: what it says, and that it left a receipt and nothing else. */
async function refusal(run: () => Promise<GrantPayload>) {
  const before = await written(hub);
  const { problems } = await run();
  expect(await written(hub)).toEqual({ ...before, receipts: before.receipts + 1 });
  for (const { message } of problems) expect(message).toMatch(/^(Expected|Nobody|The) .+\.$/);
  return problems.map(({ code, path }) => [code, ...path].join(' '));
}

describe('a grant that is given', () => {
  it('is answered whole and has one event in the feed, which names nobody', async () => {
    const before = await written(hub);
    const subject = somebody();
    const { grant, problems } = await give(hub, { subject, basis: '  Quyết định 12/QĐ-UBND ' });
    expect({ grant, problems }).toEqual({
      grant: {
        id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
        ...{ subject, role: 'OFFICER', agency: { id: hub.agencyId('province/phu-tho@2025') } },
        ...{ validFrom: TODAY, validTo: null, basis: 'Quyết định 12/QĐ-UBND' },
        ...{ givenBy: 'person:operator', endedBecause: null },
      },
      problems: [],
    });
    const { facts, events, receipts, secrets } = before;
    expect(await written(hub)).toEqual({ facts: facts + 1, events: events + 1, receipts: receipts + 1, secrets });

    const admin = await hub.database.connectAsOwner('agencies');
    const { rows } = await admin.query('select kind, subject, payload from feed_event order by seq desc limit 1');
    await admin.end();
    expect(rows).toEqual([{ kind: 'GRANT_RECORDED', subject: grant!.id, payload: { id: grant!.id } }]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['an analyst', { role: 'ANALYST' }],
    ['a partner', { role: 'PARTNER', subject: `machine:${NOBODY}` }],
    ['an auditor', { role: 'AUDITOR' }],
    ['an operator', { role: 'OPERATOR' }],
    ['a monitor of a province', { role: 'MONITOR' }],
    ['an officer from a day to come', { validFrom: TOMORROW }],
    ['an officer of one day', { validFrom: TODAY, validTo: TODAY }],
    ['an officer since the agency is there', { validFrom: '2025-07-01' }],
  ])('by an operator may be that of %s', async (_, over) => {
    expect(await give(hub, { subject: somebody(), ...over })).toMatchObject({ grant: {}, problems: [] });
  });

  it.each<[string, string]>([
    ['officer of the own agency', PROVINCE],
    ['officer of one below', CENTRE],
  ])('by a steward may be that of an %s', async (_, key) => {
    for (const role of ['OFFICER', 'STEWARD']) {
      const over = { subject: somebody(), role, agencyId: hub.agencyId(key) };
      const { grant, problems } = await give(hub, over, { viewer: stewardOf(PROVINCE) });
      expect({ role: grant?.role, by: grant?.givenBy, problems }).toEqual({ role, by: 'person:steward', problems: [] });
    }
  });

  it('is held by the position of the moment at which its giver is told, and by none before', async () => {
    const before = await hub.now();
    const id = await given(hub, { subject: somebody() });
    const after = await hub.now();
    const ask = (position: string | null) => hub.data(`{ grant(id: "${id}") { id } }`, { viewer: OPERATOR, position });
    expect(await ask(before)).toEqual({ grant: null });
    expect(await ask(after)).toEqual({ grant: { id } });
    expect(await ask(null)).toEqual({ grant: { id } });
  });

  it('says why its empty fields are empty', async () => {
    const id = await given(hub, { subject: somebody(), role: 'ANALYST' });
    const { extensions } = await hub.ask(`{ grant(id: "${id}") { agency { id } validTo endedBecause } }`, {
      viewer: OPERATOR,
    });
    expect(extensions?.nulls?.map(({ path, reason }) => [path.at(-1), reason])).toEqual([
      ['agency', 'NOT_APPLICABLE'],
      ['validTo', 'NOT_APPLICABLE'],
      ['endedBecause', 'NOT_APPLICABLE'],
    ]);
  });
});

describe('a grant that is refused', () => {
  it.each<[problem: string, over: () => Record<string, unknown>]>([
    ['SUBJECT_MALFORMED subject', () => ({ subject: 'somebody' })],
    ['SUBJECT_MALFORMED subject', () => ({ subject: 'public' })],
    ['SUBJECT_MALFORMED subject', () => ({ subject: 'hub' })],
    ['SUBJECT_MALFORMED subject', () => ({ subject: 'person:a\0' })],
    ['SUBJECT_MALFORMED subject', () => ({ subject: `person:${'a'.repeat(201)}` })],
    ['ROLE_NOT_GRANTABLE role', () => ({ role: 'PUBLIC' })],
    ['ROLE_NOT_GRANTABLE role', () => ({ role: 'CITIZEN', agencyId: undefined })],
    ['AGENCY_REQUIRED agencyId', () => ({ agencyId: undefined })],
    ['AGENCY_REQUIRED agencyId', () => ({ role: 'MONITOR', agencyId: null })],
    ['AGENCY_NOT_APPLICABLE agencyId', () => ({ role: 'OPERATOR', agencyId: hub.agencyId(PROVINCE) })],
    ['AGENCY_NOT_FOUND agencyId', () => ({ agencyId: NOBODY })],
    ['AGENCY_NOT_IN_FORCE agencyId', () => ({ validFrom: '2025-06-30' })],
    ['AGENCY_NOT_IN_FORCE agencyId', () => ({ agencyId: hub.agencyId('province/phu-tho') })],
    ['AGENCY_NOT_IN_FORCE agencyId', () => ({ agencyId: hub.agencyId('province/phu-tho'), validFrom: '2025-06-30' })],
    ['AGENCY_NOT_OVERSEEABLE agencyId', () => ({ role: 'MONITOR', agencyId: hub.agencyId(CENTRE) })],
    ['DATES_REVERSED validTo', () => ({ validTo: YESTERDAY })],
    ['TEXT_BLANK basis', () => ({ basis: ' \t' })],
    ['TEXT_TOO_LONG basis', () => ({ basis: 'a'.repeat(501) })],
    ['TEXT_UNREADABLE basis', () => ({ basis: 'a\u0007' })],
    ['GRANT_TO_ONESELF subject', () => ({ subject: 'person:operator' })],
    ['GRANT_TO_ONESELF subject', () => ({ subject: 'person:operator', role: 'AUDITOR', agencyId: undefined })],
  ])('%s leaves a receipt and nothing else', async (problem, over) => {
    expect(await refusal(() => give(hub, { subject: somebody(), ...over() }))).toEqual([problem]);
  });

  it('is told all that is wrong with it', async () => {
    const over = { subject: 'x', role: 'CITIZEN', validTo: YESTERDAY, basis: '' };
    expect((await give(hub, over)).problems.map(({ code }) => code)).toEqual([
      ...['SUBJECT_MALFORMED', 'ROLE_NOT_GRANTABLE', 'DATES_REVERSED', 'TEXT_BLANK'],
    ]);
    const wrong = { role: 'MONITOR', agencyId: hub.agencyId('department/binh-dinh/so-ke-hoach-va-dau-tu') };
    expect((await give(hub, wrong)).problems.map(({ code }) => code)).toEqual([
      ...['AGENCY_NOT_IN_FORCE', 'AGENCY_NOT_OVERSEEABLE'],
    ]);
  });

  it('is told in the language of its giver', async () => {
    const { problems } = await give(hub, { subject: 'x' }, { language: 'vi' });
    expect(problems[0]?.message).toMatch(/^Người hoặc máy được cấp quyền phải có dạng/);
  });

  it.each<[string, () => Viewer, () => Record<string, unknown>, string]>([
    ['a steward, of another agency', () => stewardOf(PROVINCE), () => ({}), 'NOT_YOURS agencyId'],
    [
      'a steward of what is below, above',
      () => stewardOf(CENTRE),
      () => ({ agencyId: hub.agencyId(PROVINCE) }),
      'NOT_YOURS agencyId',
    ],
    [
      'a steward, of what the agency took over from',
      () => hub.viewer('steward', 'steward', [PROVINCE], { readsAgencyIds: [hub.agencyId('province/gia-lai')] }),
      () => ({ agencyId: hub.agencyId('province/gia-lai') }),
      'NOT_YOURS agencyId',
    ],
    [
      'a steward, to oversee',
      () => stewardOf(PROVINCE),
      () => ({ role: 'MONITOR', agencyId: hub.agencyId(PROVINCE) }),
      'NOT_YOURS agencyId',
    ],
    [
      'a steward, for the whole hub',
      () => stewardOf(PROVINCE),
      () => ({ role: 'OPERATOR', agencyId: undefined }),
      'NOT_YOURS role',
    ],
    // Whether there is such an agency is public; that nothing more is told than to a stranger is not.
    [
      'a steward, of an agency that is none',
      () => stewardOf(PROVINCE),
      () => ({ agencyId: NOBODY }),
      'NOT_YOURS agencyId',
    ],
    [
      'a steward, to themself',
      () => stewardOf(PROVINCE),
      () => ({ subject: 'person:steward', agencyId: hub.agencyId(CENTRE) }),
      'GRANT_TO_ONESELF subject',
    ],
    [
      'somebody who is steward elsewhere and an officer here',
      () => viewerOf({ subject: 'person:both', roles: ['officer', 'steward'], agencyIds: [hub.agencyId(PROVINCE)] }),
      () => ({ agencyId: hub.agencyId(PROVINCE) }),
      'NOT_YOURS agencyId',
    ],
    [
      'a monitor whose scopes say more than the role',
      () => hub.viewer('x', 'monitor', [PROVINCE], { scopes: ['grants:read', 'grants:write'] }),
      () => ({ agencyId: hub.agencyId(PROVINCE) }),
      'NOT_YOURS agencyId',
    ],
  ])('was given by %s', async (_, viewer, over, problem) => {
    expect(await refusal(() => give(hub, { subject: somebody(), ...over() }, { viewer: viewer() }))).toEqual([problem]);
  });

  it('was there already: the answer names it to who may see it', async () => {
    const subject = somebody();
    const id = await given(hub, { subject, validFrom: '2026-01-01', validTo: '2026-06-30' });
    for (const [validFrom, validTo] of [
      ['2026-06-30', null],
      ['2025-07-01', '2026-01-01'],
      ['2026-02-01', '2026-02-01'],
    ]) {
      const { grant, problems } = await give(hub, { subject, validFrom, validTo });
      expect({ grant, problems }).toEqual({
        grant: null,
        problems: [{ code: 'GRANT_EXISTS', message: expect.stringContaining(id), path: [] }],
      });
    }
    const apart: Record<string, unknown>[] = [
      { validFrom: '2026-07-01' },
      { role: 'STEWARD' },
      { agencyId: hub.agencyId(PROVINCE) },
      { role: 'ANALYST', agencyId: undefined },
    ];
    for (const over of apart) expect((await give(hub, { subject, ...over })).problems).toEqual([]);
  });

  it.each<[string, () => Viewer, string]>([
    ['the public', () => viewerOf({ subject: 'public', roles: ['public'] }), 'UNAUTHENTICATED'],
    ['a citizen', () => viewerOf({ subject: 'person:x', roles: ['citizen'] }), 'FORBIDDEN'],
    ['an officer', () => hub.viewer('x', 'officer', [PROVINCE]), 'FORBIDDEN'],
    ['an auditor', () => AUDITOR, 'FORBIDDEN'],
    ['an operator whose key may only read', () => ({ ...OPERATOR, scopes: ['grants:read'] }), 'FORBIDDEN'],
    ['an operator whose key may only write', () => ({ ...OPERATOR, scopes: ['grants:write'] }), 'FORBIDDEN'],
  ])('by %s is an error', async (_, viewer, code) => {
    const before = await written(hub);
    const basis = 'x';
    const giving = { idempotencyKey: 'k', subject: 'person:x', role: 'ANALYST', basis };
    const ending = { idempotencyKey: 'k', grantId: NOBODY, reason: basis };
    for (const [query, input] of [
      [GIVE, giving],
      [END, ending],
    ] as const) {
      const { errors } = await hub.ask(query, { viewer: viewer(), variables: { input } });
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
    }
    expect(await written(hub)).toEqual(before);
  });

  it('with an id that is none is an error', async () => {
    const input = { idempotencyKey: 'k', subject: 'person:x', role: 'OFFICER', agencyId: 'x', basis: 'x' };
    const { errors } = await hub.ask(GIVE, { viewer: OPERATOR, variables: { input } });
    expect(errors?.map(({ extensions }) => [extensions?.code, extensions?.argument])).toEqual([
      ['ID_MALFORMED', 'input.agencyId'],
    ]);
  });
});

describe('a grant that is ended', () => {
  it('ends yesterday, and says why and by whom it was given', async () => {
    const id = await given(hub, { subject: somebody(), validFrom: '2026-01-01' });
    const { grant, problems } = await end(
      hub,
      id,
      { reason: ' Nghỉ hưu ' },
      { viewer: { ...OPERATOR, subject: 'person:other' } },
    );
    expect({ grant, problems }).toMatchObject({
      grant: { id, validFrom: '2026-01-01', validTo: YESTERDAY, endedBecause: 'Nghỉ hưu', givenBy: 'person:operator' },
      problems: [],
    });
  });

  it('holds no more from the next day on, and is among all there ever were', async () => {
    const subject = somebody();
    const id = await given(hub, { subject, validFrom: '2026-01-01' });
    await end(hub, id, { validTo: TODAY });
    const held = async (filter: string) => {
      const query = `{ grants(filter: { subject: "${subject}"${filter} }) { nodes { id } } }`;
      return (await hub.data<{ grants: { nodes: { id: string }[] } }>(query, { viewer: OPERATOR })).grants.nodes.length;
    };
    expect(await held('')).toBe(1);
    expect(await held(`, on: "${TOMORROW}"`)).toBe(0);
    expect(await held(', on: "2026-01-01"')).toBe(1);
    expect(await held(', on: "2025-12-31"')).toBe(0);
    expect(await held(', existence: EVER')).toBe(1);
  });

  it('before it began, never held, and can be given again', async () => {
    const over = { subject: somebody(), validFrom: '2026-05-01' };
    const id = await given(hub, over);
    expect((await end(hub, id)).grant).toMatchObject({ validFrom: '2026-05-01', validTo: '2026-04-30' });
    expect((await give(hub, over)).problems).toEqual([]);
  });

  it('may end sooner than was set, and never later', async () => {
    const id = await given(hub, { subject: somebody(), validTo: '2026-12-31' });
    expect((await end(hub, id, { validTo: '2026-06-30' })).grant?.validTo).toBe('2026-06-30');
    expect(codes(await end(hub, id, { validTo: '2026-07-01' }))).toMatchObject({
      grant: { validTo: '2026-06-30' },
      codes: ['GRANT_ENDS_SOONER'],
    });
    expect((await end(hub, id)).grant?.validTo).toBe(YESTERDAY);
  });

  it('by a steward is one of the own agency or below', async () => {
    const id = await given(hub, { subject: somebody(), agencyId: hub.agencyId(CENTRE) });
    expect((await end(hub, id, {}, { viewer: stewardOf(PROVINCE) })).problems).toEqual([]);
  });

  it.each<[problem: string, over: Record<string, unknown>]>([
    ['END_IN_PAST validTo', { validTo: addDays(TODAY, -2) }],
    ['TEXT_BLANK reason', { reason: '' }],
    ['TEXT_TOO_LONG reason', { reason: 'a'.repeat(501) }],
    ['TEXT_UNREADABLE reason', { reason: 'a\ud800' }],
  ])('not, with %s', async (problem, over) => {
    const id = await given(hub, { subject: somebody(), validFrom: '2026-01-01' });
    expect(await refusal(() => end(hub, id, over))).toEqual([problem]);
  });

  it('is ended once', async () => {
    const id = await given(hub, { subject: somebody(), validFrom: '2026-01-01' });
    await end(hub, id);
    expect(await refusal(() => end(hub, id, { validTo: TODAY }))).toEqual(['GRANT_ENDED grantId']);
  });

  it('is not one of one’s own, though one sees it', async () => {
    const id = await given(hub, { subject: 'person:op2', role: 'OPERATOR' });
    const viewer = viewerOf({ subject: 'person:op2', roles: ['operator'] });
    expect(await refusal(() => end(hub, id, {}, { viewer }))).toEqual(['GRANT_OF_ONESELF grantId']);
  });

  it.each<[string, () => Promise<string>, () => Viewer, string]>([
    ['there is none', async () => NOBODY, () => OPERATOR, 'GRANT_NOT_FOUND grantId'],
    // The same answer as for none: a steward cannot find out that there is one.
    [
      'it is for another agency',
      () => given(hub, { subject: somebody() }),
      () => stewardOf(PROVINCE),
      'GRANT_NOT_FOUND grantId',
    ],
    [
      'it is for the whole hub',
      () => given(hub, { subject: somebody(), role: 'ANALYST' }),
      () => stewardOf(PROVINCE),
      'GRANT_NOT_FOUND grantId',
    ],
    [
      'it is seen and is a monitor’s',
      () => given(hub, { subject: somebody(), role: 'MONITOR', agencyId: hub.agencyId(PROVINCE) }),
      () => stewardOf(PROVINCE),
      'NOT_YOURS grantId',
    ],
    [
      'it is of a predecessor',
      () => given(hub, { subject: somebody(), agencyId: hub.agencyId('province/gia-lai') }, { today: '2025-06-01' }),
      () => hub.viewer('steward', 'steward', [PROVINCE], { readsAgencyIds: [hub.agencyId('province/gia-lai')] }),
      'NOT_YOURS grantId',
    ],
  ])('not, when %s', async (_, grant, viewer, problem) => {
    const id = await grant();
    expect(await refusal(() => end(hub, id, {}, { viewer: viewer() }))).toEqual([problem]);
  });

  it('not: nothing tells a grant that may not be seen from one that is not there', async () => {
    const id = await given(hub, { subject: somebody() });
    const [hidden, none] = await Promise.all(
      [id, NOBODY].map((grantId) => end(hub, grantId, {}, { viewer: stewardOf(PROVINCE) })),
    );
    const without = (payload: GrantPayload | undefined, grantId: string) =>
      JSON.stringify(payload).replaceAll(grantId, '');
    expect(without(hidden, id)).toBe(without(none, NOBODY));
  });
});
