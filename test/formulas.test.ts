import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
import { printedFormula } from '../schema/formula.ts';
import { BY_AGENCY, DATA_OWNER, type FormulaWorld, formulaWorld, OTHER, OWNER, PROVINCES } from './support/formulas.ts';
import { type IndicatorsSubgraph, OPERATOR, startIndicators } from './support/indicators-subgraph.ts';

let hub: IndicatorsSubgraph;
let world: FormulaWorld;
beforeAll(async () => {
  hub = await startIndicators();
  world = await formulaWorld(hub);
});
afterAll(() => hub[Symbol.asyncDispose]());

const HASH = expect.stringMatching(/^[0-9a-f]{64}$/);

describe('a formula that is recorded', () => {
  it('is shown whole, by id, in the list and with its indicator', async () => {
    const input = world.input({ key: 'nhiem_vu.quy' });
    const id = await hub.done('recordFormula', input);
    const fields = `id key name indicator { id } document queryHash definitionHash numeratorPath denominatorPath rights
      dataOwner { id } scope agencyClass { id } grain approvals { side } isApproved fault { code } endedOn`;
    expect(await world.shown(id, fields)).toEqual({
      ...{ id, key: 'nhiem_vu.quy', name: 'Tỷ lệ nhiệm vụ đã hoàn thành', indicator: { id: world.indicatorId } },
      document: BY_AGENCY,
      queryHash: createHash('sha256').update(printedFormula(BY_AGENCY)).digest('hex'),
      definitionHash: HASH,
      ...{ numeratorPath: 'agency.taskMetrics.done', denominatorPath: 'agency.taskMetrics.assignments' },
      ...{ rights: 'PUBLIC', dataOwner: null, scope: 'AGENCY', agencyClass: { id: hub.classId(PROVINCES) } },
      ...{ grain: 'QUARTER', approvals: [], isApproved: true, fault: null, endedOn: null },
    });
    const listed = await hub.data<{ formulas: object; indicator: { formulas: { id: string }[] } }>(
      `query ($id: ID!) {
        formulas(filter: { indicatorId: $id, isBroken: false }, page: { first: 1 }) { nodes { id } totalCount }
        indicator(id: $id) { formulas { id } } }`,
      { variables: { id: world.indicatorId } },
    );
    expect(listed.formulas).toMatchObject({ nodes: [{ id: expect.any(String) }], totalCount: expect.any(Number) });
    expect(listed.indicator.formulas).toContainEqual({ id });
  });

  it('of several together has no class, and of things that are counted nothing below the line', async () => {
    const document = 'query ($to: Date!) { taskMetrics(on: $to) { nodes { done } } }';
    const indicatorId = await world.indicator({ unit: 'COUNT' });
    const id = await hub.done('recordFormula', {
      ...world.input({ indicatorId, document, scope: 'NATIONWIDE', numeratorPath: 'taskMetrics.nodes.0.done' }),
      ...{ agencyClassId: undefined, denominatorPath: undefined },
    });
    expect(await world.shown(id, 'scope agencyClass { id } denominatorPath')).toEqual({
      ...{ scope: 'NATIONWIDE', agencyClass: null, denominatorPath: null },
    });
  });

  it('is refused for all that is wrong with it at once, and nothing is written', async () => {
    const before = await hub.now();
    const codes = (over: object) => world.codes('recordFormula', world.input(over));
    const survey = await world.indicator({ method: 'SURVEY' });
    const composite = await world.indicator({ method: 'COMPOSITE' });
    const recorded = await hub.now();

    expect(await codes({ document: '{ broken' })).toEqual(['FORMULA_NOT_GRAPHQL document']);
    expect(await codes({ document: 'mutation { endFormula { problems { code } } }' })).toEqual([
      'FORMULA_NOT_ONE_QUERY document',
    ]);
    expect(await codes({ document: BY_AGENCY.replace('done', 'gone') })).toEqual(['FORMULA_INVALID document']);
    expect(await codes({ numeratorPath: 'agency.taskMetrics', denominatorPath: 'agency.nothing' })).toEqual([
      'FORMULA_PATH_NOT_A_NUMBER numeratorPath',
      'FORMULA_PATH_UNKNOWN denominatorPath',
    ]);
    expect(await codes({ indicatorId: survey, denominatorPath: null, agencyClassId: null, grain: 'DAY' })).toEqual([
      'FORMULA_METHOD_UNFIT indicatorId',
      'FORMULA_CLASS_MISSING agencyClassId',
      'FORMULA_GRAIN_UNFIT grain',
    ]);
    expect(await codes({ indicatorId: composite })).toEqual(['FORMULA_METHOD_UNFIT indicatorId']);
    expect(
      await codes({ document: '{ taskMetrics { nodes { done } } }', numeratorPath: 'taskMetrics.nodes.0.done' }),
    ).toEqual([
      'FORMULA_PATH_UNKNOWN denominatorPath',
      'FORMULA_AGENCY_UNASKED document',
      'FORMULA_PERIOD_UNASKED document',
    ]);
    expect(await codes({ key: 'Số liệu', name: ' ', document: `{ a }\u0000` })).toEqual([
      'TEXT_BLANK name',
      'TEXT_UNREADABLE document',
      'FORMULA_KEY_INVALID key',
    ]);
    expect(await codes({ document: `#${'x'.repeat(10_000)}` })).toEqual(['TEXT_TOO_LONG document']);
    expect(await codes({ indicatorId: randomUUID() })).toEqual(['INDICATOR_NOT_FOUND indicatorId']);
    expect(await codes({ agencyClassId: randomUUID() })).toEqual(['AGENCY_CLASS_NOT_FOUND agencyClassId']);
    expect(await hub.now()).toBe(recorded);
    expect(recorded).not.toBe(before);
  });

  it('with everybody’s rights asks for nothing that only some may see', async () => {
    const protectedOnes = await hub.send('recordFormula', world.internal({ rights: 'PUBLIC', dataOwnerId: null }));
    expect(protectedOnes.codes).toEqual(['FORMULA_FIELD_PROTECTED', 'FORMULA_FIELD_PROTECTED']);
    expect(await world.codes('recordFormula', world.internal())).toEqual([]);
  });

  it('has a key of its own', async () => {
    const input = world.input();
    await hub.done('recordFormula', input);
    expect(await world.codes('recordFormula', { ...input, name: 'Khác' })).toEqual(['FORMULA_EXISTS key']);
    const id = await hub.done('recordFormula', world.input());
    expect(await world.codes('correctFormula', { formulaId: id, key: input.key, reason: 'Nhầm' })).toEqual([
      'FORMULA_EXISTS key',
    ]);
  });

  it('is written by operators, and where anybody may ask it by officers of the indicator’s owner', async () => {
    const tried = async (input: object) =>
      Promise.all(
        [OPERATOR, hub.officer(OWNER), hub.officer(OTHER), hub.officer(DATA_OWNER)].map(
          async (viewer) => (await world.codes('recordFormula', { ...input, key: `by_${randomUUID()}` }, viewer))[0],
        ),
      );
    expect(await tried(world.input())).toEqual([undefined, undefined, 'FORMULA_NOT_YOURS', 'FORMULA_NOT_YOURS']);
    // Who could name the owner of the data could name itself.
    expect(await tried(world.internal())).toEqual([
      ...[undefined, 'FORMULA_NOT_YOURS', 'FORMULA_NOT_YOURS', 'FORMULA_NOT_YOURS'],
    ]);
    const asked = async (viewer: Viewer | undefined) => {
      const query = `mutation ($input: RecordFormulaInput!) { recordFormula(input: $input) { problems { code } } }`;
      const variables = { input: { idempotencyKey: randomUUID(), ...world.input() } };
      return (await hub.ask(query, { variables, ...(viewer ? { viewer } : {}) })).errors?.[0]?.extensions?.code;
    };
    expect(await asked(undefined)).toBe('UNAUTHENTICATED');
    expect(await asked(viewerOf({ ...hub.officer(OWNER), scopes: [] }))).toBe('FORBIDDEN');
  });
});

describe('a correction of a formula', () => {
  it('is checked like a new one, and leaves what stood before for whoever asks as of then', async () => {
    const id = await hub.done('recordFormula', world.input());
    const before = await hub.now();
    const correct = (over: object, viewer?: Viewer) =>
      world.codes('correctFormula', { formulaId: id, reason: 'Sửa', ...over }, viewer);

    expect(await correct({ document: BY_AGENCY.replace('taskMetrics(', 'taskTotals(') })).toEqual([
      'FORMULA_INVALID document',
    ]);
    expect(await correct({})).toEqual(['CORRECTION_EMPTY']);
    expect(await correct({ grain: null, name: null })).toEqual([
      'FIELD_NOT_BLANKABLE name',
      'FIELD_NOT_BLANKABLE grain',
    ]);
    expect(await correct({ denominatorPath: null })).toEqual(['FORMULA_DENOMINATOR_MISSING denominatorPath']);
    expect(await correct({ name: 'Khác' }, hub.officer(OTHER))).toEqual(['FORMULA_NOT_YOURS formulaId']);
    expect(await correct({ grain: 'MONTH', name: 'Theo tháng' }, hub.officer(OWNER))).toEqual([]);
    expect(await world.shown(id, 'name grain')).toEqual({ name: 'Theo tháng', grain: 'MONTH' });
    expect(await world.shown(id, 'name grain', before)).toEqual({
      name: 'Tỷ lệ nhiệm vụ đã hoàn thành',
      grain: 'QUARTER',
    });
    expect(await world.codes('correctFormula', { formulaId: randomUUID(), name: 'x', reason: 'y' })).toEqual([
      'FORMULA_NOT_FOUND formulaId',
    ]);
  });

  it('does not make one of somebody’s data out of another, but for operators', async () => {
    const id = await hub.done('recordFormula', world.input());
    const open = { formulaId: id, rights: 'INTERNAL', dataOwnerId: hub.agencyId(OWNER), reason: 'Mở rộng' };
    expect(await world.codes('correctFormula', open, hub.officer(OWNER))).toEqual(['FORMULA_NOT_YOURS formulaId']);
    expect(await world.codes('correctFormula', open)).toEqual([]);
    const back = { formulaId: id, rights: 'PUBLIC', dataOwnerId: null, reason: 'Thu hẹp' };
    expect(await world.codes('correctFormula', back, hub.officer(OWNER))).toEqual(['FORMULA_NOT_YOURS formulaId']);
    expect(await world.codes('correctFormula', back)).toEqual([]);
  });
});

describe('the end of a formula', () => {
  it('is for operators and officers of the owner, once and for good', async () => {
    const id = await hub.done('recordFormula', world.internal());
    const end = (viewer: Viewer) => world.codes('endFormula', { formulaId: id, reason: 'Thôi tính' }, viewer);
    expect(await end(hub.officer(DATA_OWNER))).toEqual(['FORMULA_NOT_YOURS formulaId']);
    expect(await end(hub.officer(OWNER))).toEqual([]);
    expect(await world.shown(id, 'endedOn')).toEqual({ endedOn: '2026-03-31' });
    expect(await end(OPERATOR)).toEqual(['FORMULA_ENDED formulaId']);
    expect(await world.codes('correctFormula', { formulaId: id, name: 'x', reason: 'y' })).toEqual([
      'FORMULA_ENDED formulaId',
    ]);
    expect(await world.approve(id, 'OWNER', hub.officer(OWNER))).toEqual(['FORMULA_ENDED formulaId']);
  });
});

describe('approvals', () => {
  const approved = (id: string) => world.shown(id, 'isApproved approvals { side agency { id } basis }');

  it('are of both owners, by officers of each, and of no operator', async () => {
    const id = await hub.done('recordFormula', world.internal());
    expect(await approved(id)).toEqual({ isApproved: false, approvals: [] });
    const [owner, dataOwner] = [hub.officer(OWNER), hub.officer(DATA_OWNER)];
    for (const stranger of [OPERATOR, hub.officer(OTHER), dataOwner]) {
      expect(await world.approve(id, 'OWNER', stranger)).toEqual(['FORMULA_APPROVAL_NOT_YOURS side']);
    }
    expect(await world.approve(id, 'DATA_OWNER', owner)).toEqual(['FORMULA_APPROVAL_NOT_YOURS side']);
    expect(await world.approve(id, 'OWNER', owner)).toEqual([]);
    expect(await approved(id)).toMatchObject({ isApproved: false });
    expect(await world.approve(id, 'DATA_OWNER', dataOwner)).toEqual([]);
    expect(await approved(id)).toEqual({
      isApproved: true,
      approvals: [
        { side: 'OWNER', agency: { id: hub.agencyId(OWNER) }, basis: 'Công văn 12/VP' },
        { side: 'DATA_OWNER', agency: { id: hub.agencyId(DATA_OWNER) }, basis: 'Công văn 12/VP' },
      ],
    });
  });

  it('are given by two persons, also where one acts for both agencies or both are one', async () => {
    const id = await hub.done('recordFormula', world.internal({ dataOwnerId: hub.agencyId(OWNER) }));
    const both = hub.officer(OWNER, DATA_OWNER);
    expect(await world.approve(id, 'OWNER', both)).toEqual([]);
    expect(await world.approve(id, 'DATA_OWNER', both)).toEqual(['FORMULA_APPROVAL_OF_BOTH side']);
    expect(await world.approve(id, 'OWNER', both)).toEqual([]);
    expect(await world.approve(id, 'DATA_OWNER', hub.officer(OWNER))).toEqual([]);
    expect(await approved(id)).toMatchObject({ isApproved: true });
  });

  it('are of what was read, and end with any change of what is asked or published', async () => {
    const id = await hub.done('recordFormula', world.internal());
    const both = async () => {
      await world.approve(id, 'OWNER', hub.officer(OWNER));
      await world.approve(id, 'DATA_OWNER', hub.officer(DATA_OWNER));
      return approved(id);
    };
    const { definitionHash } = (await world.shown(id, 'definitionHash'))!;
    const correct = (over: object) => hub.done('correctFormula', { formulaId: id, reason: 'Sửa', ...over });
    await correct({ grain: 'MONTH' });
    expect(await world.approve(id, 'OWNER', hub.officer(OWNER), definitionHash as string)).toEqual([
      'FORMULA_CHANGED definitionHash',
    ]);

    expect(await both()).toMatchObject({ isApproved: true });
    await correct({ name: 'Tên khác', key: `renamed_${randomUUID()}` });
    expect(await approved(id)).toMatchObject({ isApproved: true });
    await correct({ grain: 'YEAR' });
    expect(await approved(id)).toEqual({ isApproved: false, approvals: [] });
    // Back to what had been approved once: it is asked for again all the same.
    await correct({ grain: 'MONTH' });
    expect(await approved(id)).toEqual({ isApproved: false, approvals: [] });
    expect(await both()).toMatchObject({ isApproved: true });

    const indicatorId = (await world.shown(id, 'indicator { id }'))!.indicator as { id: string };
    const other = await hub.send('correctIndicator', {
      ...{ indicatorId: indicatorId.id, ownerId: hub.agencyId(OTHER), reason: 'Chuyển giao' },
    });
    expect(other.codes).toEqual([]);
    expect(await approved(id)).toMatchObject({ isApproved: false, approvals: [{ side: 'DATA_OWNER' }] });
    expect(await world.approve(id, 'OWNER', hub.officer(OWNER))).toEqual(['FORMULA_APPROVAL_NOT_YOURS side']);
    expect(await world.approve(id, 'OWNER', hub.officer(OTHER))).toEqual([]);
    expect(await approved(id)).toMatchObject({ isApproved: true });
    await hub.done('correctIndicator', {
      ...{ indicatorId: indicatorId.id, ownerId: hub.agencyId(OWNER), reason: 'Trả lại' },
    });
  });

  it('are taken back by officers of the agency alone', async () => {
    const id = await hub.done('recordFormula', world.internal());
    const dataOwner = hub.officer(DATA_OWNER);
    const withdraw = (viewer: Viewer) =>
      world.codes('withdrawFormulaApproval', { formulaId: id, side: 'DATA_OWNER', reason: 'Không đồng ý' }, viewer);
    expect(await withdraw(dataOwner)).toEqual(['FORMULA_APPROVAL_NOT_FOUND side']);
    await world.approve(id, 'OWNER', hub.officer(OWNER));
    await world.approve(id, 'DATA_OWNER', dataOwner);
    expect(await withdraw(OPERATOR)).toEqual(['FORMULA_APPROVAL_NOT_YOURS side']);
    expect(await withdraw(hub.officer(OWNER))).toEqual(['FORMULA_APPROVAL_NOT_YOURS side']);
    expect(await withdraw(dataOwner)).toEqual([]);
    expect(await approved(id)).toMatchObject({ isApproved: false, approvals: [{ side: 'OWNER' }] });
  });

  it('are needed of no formula that anybody may ask', async () => {
    const id = await hub.done('recordFormula', world.input());
    expect(await world.approve(id, 'OWNER', hub.officer(OWNER))).toEqual(['FORMULA_APPROVAL_UNNEEDED formulaId']);
  });
});
