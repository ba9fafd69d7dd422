import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormulaApis } from '../schema/formula.ts';
import { formulasToRun } from '../subgraphs/indicators/commands/computing.ts';
import { checkFormulas, recordFormulaCheck } from '../subgraphs/indicators/commands/formula-checks.ts';
import {
  apisWith,
  BY_AGENCY,
  DATA_OWNER,
  type FormulaWorld,
  formulaWorld,
  OWNER,
  renamedTasks,
} from './support/formulas.ts';
import { writeIndicators } from './support/indicator-values.ts';
import { type IndicatorsSubgraph, startIndicators } from './support/indicators-subgraph.ts';

const OWN = 'province/phu-tho@2025';
const ENDED = 'province/ha-nam';
const NOW = apisWith();
const RENAMED = apisWith(renamedTasks);

let hub: IndicatorsSubgraph;
let world: FormulaWorld;
beforeAll(async () => {
  hub = await startIndicators();
  world = await formulaWorld(hub);
});
afterAll(() => hub[Symbol.asyncDispose]());

const value: FormulaWorld['value'] = (...asked) => world.value(...asked);
const compute: FormulaWorld['compute'] = (...asked) => world.compute(...asked);

const check = (apis: FormulaApis, record = true) =>
  writeIndicators(hub.database, async (em) => {
    const found = await checkFormulas(em, apis);
    const recorded = record ? await recordFormulaCheck(em, found) : [];
    return { ...found, recorded, toRun: await formulasToRun(em, found) };
  });
const keysOf = (formulas: readonly { readonly key: string }[]) => formulas.map(({ key }) => key);

const codesOf = (plan: Awaited<ReturnType<typeof compute>>) =>
  plan.refused.flatMap(({ problems }) => problems.map(({ code }) => code));

const OBSERVATION = `id ratio { numerator denominator } value unit from to periodAsWritten flags agency { id }
  computation { formula { id } document queryHash variables { name value } asOf numeratorPath denominatorPath
    numeratorAsAnswered denominatorAsAnswered }`;
async function observed(id: string, position: string | null = null) {
  const query = `query ($id: ID!) { observation(id: $id) { ${OBSERVATION} } }`;
  return (await hub.data<{ observation: Record<string, unknown> }>(query, { variables: { id }, position })).observation;
}

describe('a computed number', () => {
  it('is an observation with what it was asked with, and what was answered', async () => {
    const formulaId = await hub.done('recordFormula', world.input());
    const plan = await compute([await value(formulaId, { numerator: '7.0' })]);
    expect(plan).toMatchObject({ same: [], changed: [], refused: [] });
    const id = plan.added[0]!.record.id;
    const { queryHash } = (await world.shown(formulaId, 'queryHash'))!;
    expect(await observed(id)).toEqual({
      ...{ id, ratio: { numerator: '7', denominator: '8' }, value: '87.5', unit: 'PERCENT' },
      ...{ from: '2025-10-01', to: '2025-12-31', periodAsWritten: '2025-Q4', agency: { id: hub.agencyId(OWN) } },
      // Computed in March of the year after.
      flags: ['LATE'],
      computation: {
        ...{ formula: { id: formulaId }, document: BY_AGENCY, queryHash, asOf: 'a-token' },
        variables: [
          { name: 'agencyId', value: hub.agencyId(OWN) },
          { name: 'to', value: '2025-12-31' },
        ],
        ...{ numeratorPath: 'agency.taskMetrics.done', denominatorPath: 'agency.taskMetrics.assignments' },
        ...{ numeratorAsAnswered: '7.0', denominatorAsAnswered: '8' },
      },
    });
    expect(await world.codes('correctObservation', { observationId: id, value: '1', reason: 'x' })).toEqual([
      'OBSERVATION_COMPUTED observationId',
    ]);
  });

  it('stays as it is when it comes out the same, and is corrected when it does not', async () => {
    const formulaId = await hub.done('recordFormula', world.input());
    const { added } = await compute([await value(formulaId)]);
    const id = added[0]!.record.id;
    const [first, before] = [await observed(id), await hub.now()];

    const again = await compute([await value(formulaId, { asOf: 'later', denominator: '8.00' })]);
    expect(again).toMatchObject({ added: [], changed: [], refused: [], same: [{ asOf: 'later' }] });
    expect(await hub.now()).toBe(before);
    expect(await observed(id)).toEqual(first);

    const plan = await compute([await value(formulaId, { asOf: 'later', numerator: '8' })]);
    expect(plan).toMatchObject({ added: [], same: [], changed: [{ record: { id }, before: { numerator: '7' } }] });
    expect(await observed(id)).toMatchObject({
      ...{ value: '100', flags: ['REVISED', 'LATE'] },
      computation: { asOf: 'later', numeratorAsAnswered: '8' },
    });
    expect(await observed(id, before)).toEqual(first);
  });

  it('is its own for each period, agency and formula', async () => {
    const [one, other] = [
      await hub.done('recordFormula', world.input()),
      await hub.done('recordFormula', world.input()),
    ];
    const agencyId = hub.agencyId('province/gia-lai@2025');
    const values = [
      ...[
        await value(one),
        await value(one, { period: '2025-Q3' }),
        await value(one, { agencyId }),
        await value(other),
      ],
    ];
    expect((await compute(values)).added).toHaveLength(4);
    expect((await compute(values)).same).toHaveLength(4);
    await expect(compute([values[0]!, values[0]!])).rejects.toThrow('expected one value');
  });

  it('is provisional until its period has ended, and says when it has', async () => {
    const formulaId = await hub.done('recordFormula', world.input());
    const asked = [await value(formulaId, { period: '2026-Q1' })];
    const { added } = await compute(asked, '2026-03-31');
    expect(await observed(added[0]!.record.id)).toMatchObject({ flags: ['PROVISIONAL'] });
    expect((await compute(asked, '2026-03-31')).same).toHaveLength(1);
    expect((await compute(asked, '2026-04-01')).changed).toHaveLength(1);
    expect(await observed(added[0]!.record.id)).toMatchObject({ flags: [] });
  });

  it('out of nothing is no activity', async () => {
    const formulaId = await hub.done('recordFormula', world.input());
    const { added } = await compute([await value(formulaId, { numerator: '0', denominator: '0' })]);
    expect(await observed(added[0]!.record.id)).toMatchObject({ ratio: { denominator: '0' }, value: null });
  });

  it('of things that are counted has a value and no parts', async () => {
    const indicatorId = await world.indicator({ unit: 'COUNT' });
    const formulaId = await hub.done('recordFormula', { ...world.input({ indicatorId }), denominatorPath: null });
    const { added } = await compute([await value(formulaId, { denominator: null })]);
    expect(await observed(added[0]!.record.id)).toMatchObject({
      ...{ ratio: null, value: '7', unit: 'COUNT' },
      computation: { denominatorPath: null, denominatorAsAnswered: null },
    });
  });

  it('is refused when it cannot be, and the others are recorded', async () => {
    const indicatorId = await world.indicator({ mayExceedWhole: false });
    const formulaId = await hub.done('recordFormula', world.input({ indicatorId }));
    const plan = await compute([
      await value(formulaId, { period: '2024-Q1' }),
      await value(formulaId, { period: '2025-Q2', agencyId: hub.agencyId(ENDED), numerator: '9' }),
      await value(formulaId, { period: '2026-Q2' }),
      await value(formulaId, { period: '2025-11' }),
      await value(formulaId, { period: '2025-Q3', agencyId: null }),
      await value(formulaId),
    ]);
    expect(plan.refused.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      // Phú Thọ of today was founded on 01/07/2025.
      ['AGENCY_NOT_IN_FORCE'],
      ['RATIO_ABOVE_ONE'],
      ['PERIOD_IN_FUTURE'],
      ['FORMULA_PERIOD_UNFIT'],
      ['SCOPE_WITHOUT_AGENCY'],
    ]);
    expect(plan.added).toHaveLength(1);
  });

  it('is refused of a formula that was corrected, ended, or lost an approval since it was asked', async () => {
    const formulaId = await hub.done('recordFormula', world.internal({ grain: 'QUARTER' }));
    const asked = await value(formulaId);
    expect(codesOf(await compute([asked]))).toEqual(['FORMULA_NOT_APPROVED']);
    await world.approve(formulaId, 'OWNER', hub.officer(OWNER));
    await world.approve(formulaId, 'DATA_OWNER', hub.officer(DATA_OWNER));
    expect(codesOf(await compute([asked]))).toEqual([]);
    await hub.done('correctFormula', { formulaId, numeratorPath: 'agency.taskMetrics.assignments', reason: 'Sửa' });
    expect(codesOf(await compute([asked]))).toEqual(['FORMULA_CHANGED', 'FORMULA_NOT_APPROVED']);
    await hub.done('endFormula', { formulaId, reason: 'Thôi' });
    expect(codesOf(await compute([await value(formulaId)]))).toEqual(['FORMULA_ENDED', 'FORMULA_NOT_APPROVED']);
    expect(codesOf(await compute([{ ...asked, formulaId: hub.agencyId(OWN) }]))).toEqual(['FORMULA_NOT_FOUND']);
  });
});

describe('a formula that the graph no longer answers', () => {
  it('is named with what broke, its last values stay flagged, and it mends when the field is back', async () => {
    const input = world.input();
    const formulaId = await hub.done('recordFormula', input);
    const id = (await compute([await value(formulaId)])).added[0]!.record.id;
    const sound = await observed(id);
    const before = await hub.now();

    const dry = await check(RENAMED, false);
    expect(dry.broken.find(({ key }) => key === input.key)).toMatchObject({
      message: expect.stringContaining('Cannot query field "taskMetrics" on type "Agency"'),
    });
    expect(dry.toRun.leftOut).toContainEqual(expect.objectContaining({ key: input.key, because: 'BROKEN' }));
    expect(keysOf(dry.toRun.run)).not.toContain(input.key);
    expect(await hub.now()).toBe(before);
    expect(await observed(id)).toEqual(sound);

    const broken = await check(RENAMED);
    expect(broken.recorded).toContain(formulaId);
    expect(await observed(id)).toEqual({ ...sound, flags: ['LATE', 'FORMULA_BROKEN'] });
    expect(await observed(id, before)).toEqual(sound);
    const fault = { code: 'FORMULA_INVALID', part: 'document', message: expect.stringContaining('taskMetrics') };
    expect(await world.shown(formulaId, 'fault { code part message }')).toEqual({ fault });
    expect(codesOf(await compute([await value(formulaId, { numerator: '1' })]))).toEqual(['FORMULA_NO_LONGER_FITS']);
    const listed = await hub.data<{ formulas: { nodes: { id: string }[] } }>(
      `{ formulas(filter: { isBroken: true }, page: { first: 100 }) { nodes { id } } }`,
    );
    expect(listed.formulas.nodes).toContainEqual({ id: formulaId });

    // Found once more it is no news.
    const known = await hub.now();
    expect((await check(RENAMED)).recorded).toEqual([]);
    expect(await hub.now()).toBe(known);

    const mended = await check(NOW);
    expect(keysOf(mended.mended)).toContain(input.key);
    expect(mended.broken).toEqual([]);
    expect(await observed(id)).toEqual(sound);
    expect(keysOf(mended.toRun.run)).toContain(input.key);
  });

  it('is mended by a correction that fits, and is not looked at once it has ended', async () => {
    const [mended, ended] = [world.input(), world.input()];
    const mendedId = await hub.done('recordFormula', mended);
    const endedId = await hub.done('recordFormula', ended);
    await hub.done('endFormula', { formulaId: endedId, reason: 'Thôi' });
    const found = await check(RENAMED);
    expect(keysOf(found.broken)).toContain(mended.key);
    expect(keysOf(found.broken)).not.toContain(ended.key);
    await hub.done(
      'correctFormula',
      { formulaId: mendedId, name: 'Vẫn thế', reason: 'Kiểm tra lại' },
      { viewer: hub.officer(OWNER) },
    );
    expect(await world.shown(mendedId, 'fault { code }')).toEqual({ fault: null });
    await check(NOW);
  });
});

describe('what a check found of a formula', () => {
  it('is not recorded of what it was corrected to, nor once it has ended', async () => {
    const [corrected, ended] = [
      await hub.done('recordFormula', world.input()),
      await hub.done('recordFormula', world.input()),
    ];
    const found = await writeIndicators(hub.database, (em) => checkFormulas(em, RENAMED));
    await hub.done('correctFormula', { formulaId: corrected, grain: 'YEAR', reason: 'Sửa' });
    await hub.done('endFormula', { formulaId: ended, reason: 'Thôi' });
    const recorded = await writeIndicators(hub.database, (em) => recordFormulaCheck(em, found));
    expect(found.broken.map(({ id }) => id)).toEqual(expect.arrayContaining([corrected, ended]));
    expect(recorded).toHaveLength(found.broken.length - 2);
    expect([await world.shown(corrected, 'fault { code }'), await world.shown(ended, 'fault { code }')]).toEqual([
      ...[{ fault: null }, { fault: null }],
    ]);
    await check(NOW);
  });
});

describe('formulas that are run', () => {
  it('are as the job asks them, and those without approvals are left out', async () => {
    const input = world.input();
    const id = await hub.done('recordFormula', input);
    const waiting = world.internal();
    await hub.done('recordFormula', waiting);
    const { toRun } = await check(NOW);
    expect(toRun.run.find(({ key }) => key === input.key)).toEqual({
      ...{ id, key: input.key, name: 'Tỷ lệ nhiệm vụ đã hoàn thành', definitionHash: expect.any(String) },
      ...{ indicatorKey: expect.stringMatching(/^computed_/), document: BY_AGENCY, variables: ['agencyId', 'to'] },
      ...{ numeratorPath: 'agency.taskMetrics.done', denominatorPath: 'agency.taskMetrics.assignments' },
      ...{ rights: 'PUBLIC', scope: 'AGENCY', classId: hub.classId('class/dia-phuong'), grain: 'QUARTER' },
    });
    expect(toRun.leftOut).toContainEqual(expect.objectContaining({ key: waiting.key, because: 'NOT_APPROVED' }));
  });

  it('cost the same number of statements however many observations are shown', async () => {
    const formulaId = await hub.done('recordFormula', world.input());
    await compute([await value(formulaId), await value(formulaId, { period: '2025-Q3' })]);
    await hub.data(
      `query ($id: ID!) { observations(filter: { indicatorId: $id }, page: { first: 50 }) {
      nodes { flags computation { document formula { key } } } } }`,
      { variables: { id: world.indicatorId } },
    );
    expect(hub.statements.toSorted()).toEqual(
      ['askedFormulaByObservation', 'computationByObservation', 'faultByFormula', 'formulaById']
        .concat('observations:indicatorId', 'overrideByObservation')
        .map((name) => `indicators.${name}`),
    );
  });
});
