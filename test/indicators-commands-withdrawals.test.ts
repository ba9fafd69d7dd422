import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrm } from '../platform/orm.ts';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
import { ENTITIES } from '../subgraphs/indicators/entities.ts';
import { seedIndicators } from '../subgraphs/indicators/seed.ts';
import { writeIndicators } from './support/indicator-values.ts';
import { type IndicatorsSubgraph, OPERATOR, startIndicators } from './support/indicators-subgraph.ts';

const OWN = 'province/phu-tho@2025';
const OTHER = 'province/gia-lai@2025';
const EVALUATOR = 'ministry-level/van-phong-chinh-phu';

let hub: IndicatorsSubgraph;
let indicatorId: string;
let both: Viewer;
beforeAll(async () => {
  hub = await startIndicators();
  indicatorId = await hub.done('recordIndicator', {
    ...{ name: 'Thử', unit: 'PERCENT', direction: 'UP', method: 'COUNTED', key: 'withdrawn' },
    evaluatorId: hub.agencyId(EVALUATOR),
  });
  both = viewerOf({ ...officer(), subject: 'person:both', roles: ['operator', 'officer'] });
});
afterAll(() => hub[Symbol.asyncDispose]());

const officer = (key = OWN) => hub.officer(key);
let days = 0;
/** About a day of its own since the province was founded. */
const input = (over: object = {}) => {
  days += 1;
  const day = new Date(Date.UTC(2025, 6, 1) + days * 86_400_000).toISOString().slice(0, 10);
  return {
    ...{ indicatorId, agencyId: hub.agencyId(OWN), from: day, to: day, unit: 'PERCENT' },
    ...{ numerator: '899', denominator: '1000', ...over },
  };
};
const record = (over: object = {}, viewer: Viewer = OPERATOR) =>
  hub.done('recordObservation', 'from' in over ? over : input(over), { viewer });
const override = (observationId: string) =>
  hub.done('overrideObservation', { observationId, value: '50', reason: 'Đếm lại' }, { viewer: officer(EVALUATOR) });

async function withdraw(observationId: string, viewer: Viewer = OPERATOR, reason = 'Ghi nhầm cơ quan') {
  type Payload = { observationId: string; problems: { code: string; path: string[] }[] };
  const { withdrawObservation } = await hub.data<{ withdrawObservation: Payload }>(
    `mutation ($input: WithdrawObservationInput!) {
      withdrawObservation(input: $input) { observationId problems { code path } } }`,
    { variables: { input: { idempotencyKey: crypto.randomUUID(), observationId, reason } }, viewer },
  );
  expect(withdrawObservation.observationId).toBe(observationId);
  return withdrawObservation.problems.map(({ code, path }) => [code, ...path]);
}

const READ = `query ($id: ID!, $indicator: ID!, $agency: ID!, $day: Date!) {
  observation(id: $id) { value members { id } override { reason } }
  observations(filter: { indicatorId: $indicator, agencyId: $agency, from: $day, to: $day }) { totalCount nodes { id } }
}`;
const shown = (id: string, day: string, position: string | null = null) =>
  hub.data(READ, {
    variables: { id, indicator: indicatorId, agency: hub.agencyId(OWN), day },
    ...(position === null ? {} : { position }),
  });

it('takes back a number with its names and its override; an earlier position has all of it, and it can be recorded anew', async () => {
  const said = input({ memberIds: [hub.agencyId(OTHER)] });
  const id = await record(said, officer());
  await override(id);
  const before = await hub.now();

  expect(await withdraw(id)).toEqual([]);

  expect(await shown(id, said.from)).toEqual({ observation: null, observations: { totalCount: 0, nodes: [] } });
  expect(await shown(id, said.from, before)).toEqual({
    observation: { value: '50', members: [{ id: hub.agencyId(OTHER) }], override: { reason: 'Đếm lại' } },
    observations: { totalCount: 1, nodes: [{ id }] },
  });
  expect(
    await hub.rows(`select kind, payload from indicators.feed_event where subject = $1 order by seq desc limit 1`, [
      id,
    ]),
  ).toEqual([{ kind: 'OBSERVATION_WITHDRAWN', payload: { id, withdrawnBecause: 'Ghi nhầm cơ quan' } }]);
  const again = await record(said, officer());
  expect(await shown(again, said.from)).toMatchObject({ observation: { value: '89.9', override: null } });
});

it('is no number of an evaluation any more', async () => {
  const indicator = hub.indicatorId('online_payment');
  const year = { from: '2024-01-01', to: '2024-12-31' };
  const agencyId = hub.agencyId('province/phu-tho');
  const id = await record({ ...input(), indicatorId: indicator, agencyId, ...year });
  const outcome = async () => {
    const { evaluations } = await hub.data<{ evaluations: { nodes: { outcome: string }[] } }>(
      `query ($filter: EvaluationFilter!) { evaluations(filter: $filter) { nodes { outcome } } }`,
      { variables: { filter: { year: 2024, indicatorId: indicator, agencyId } } },
    );
    return new Set(evaluations.nodes.map((node) => node.outcome));
  };
  expect(await outcome()).toEqual(new Set(['MET']));
  await withdraw(id);
  expect(await outcome()).toEqual(new Set(['NOT_REPORTED']));
});

describe('who may', () => {
  it.each([
    ['what its agency reported', {}, officer, []],
    ['what another agency reported', {}, () => officer(OTHER), [['NOT_YOURS', 'observationId']]],
    [
      'what is said of several together',
      { scope: 'NATIONWIDE', agencyId: null },
      officer,
      [['NOT_YOURS', 'observationId']],
    ],
    ['what it is judged by', {}, () => officer(EVALUATOR), [['NOT_YOURS', 'observationId']]],
    ['anything, for an operator', { scope: 'NATIONWIDE', agencyId: null }, () => OPERATOR, []],
  ])('%s', async (_, over, viewer, expected) => {
    expect(await withdraw(await record(over), viewer())).toEqual(expected);
  });

  it('what a document states whoever recorded it, and operators', async () => {
    const directiveId = hub.directiveId(hub.files.directives[0]!.key);
    const others = await record({ directiveId });
    expect(await withdraw(others, officer())).toEqual([['DOCUMENT_NOT_YOURS', 'observationId']]);
    expect(await withdraw(others)).toEqual([]);
    expect(await withdraw(await record({ directiveId }, officer()), officer())).toEqual([]);
  });

  it('what is overridden operators alone, and none who acts for the agency: it would be rid of the override', async () => {
    const id = await record({}, officer());
    await override(id);
    expect(await withdraw(id, officer())).toEqual([['OBSERVATION_OVERRIDDEN', 'observationId']]);
    expect(await withdraw(id, both)).toEqual([['OBSERVATION_OVERRIDDEN', 'observationId']]);
    await hub.done('endOverride', { observationId: id, reason: 'Đã giải trình' }, { viewer: officer(EVALUATOR) });
    expect(await withdraw(id, officer())).toEqual([]);
  });

  it('nothing twice, nothing without a reason, and nothing that is not there', async () => {
    const id = await record();
    expect(await withdraw(id, OPERATOR, ' ')).toEqual([['TEXT_BLANK', 'reason']]);
    expect(await withdraw(id)).toEqual([]);
    expect(await withdraw(id)).toEqual([['OBSERVATION_NOT_FOUND', 'observationId']]);
    for (const command of ['correctObservation', 'overrideObservation', 'endOverride']) {
      const said =
        command === 'correctObservation' ? { bound: 'NEARLY' } : command === 'endOverride' ? {} : { value: '1' };
      expect((await hub.send(command, { observationId: id, reason: 'Thử', ...said })).codes).toEqual([
        'OBSERVATION_NOT_FOUND',
      ]);
    }
  });
});

it('loading the reference data again does not bring back what was taken back', async () => {
  const key = hub.files.observations[0]!.key;
  const id = hub.observationId(key);
  expect(await withdraw(id)).toEqual([]);
  const { leftOut } = await writeIndicators(hub.database, (em) => seedIndicators(em, hub.files));
  expect(leftOut).toContain(key);
  expect(await hub.data('query ($id: ID!) { observation(id: $id) { id } }', { variables: { id } })).toEqual({
    observation: null,
  });
});

describe('the tables ask once more, whatever code writes', () => {
  const close = (table: string) =>
    `update ${table} set closed_seq = seq, recorded_to = now() where observation_id = ? and closed_seq is null`;

  async function tried(viewer: Viewer, id: string, tables: readonly string[]): Promise<string> {
    await using orm = openOrm({ database: hub.database, subgraph: 'indicators', entities: ENTITIES });
    try {
      await orm.write(viewer, async (em) => {
        for (const table of tables) await em.execute(close(table), [id]);
        await em.execute('set constraints all immediate');
        throw new Error('written');
      });
    } catch (thrown) {
      const { message } = ((thrown as Error).cause ?? thrown) as Error;
      return /(NOT_A_WRITER|HALF_WITHDRAWN)[^\n]*/.exec(message)?.[0] ?? message;
    }
    return 'written';
  }

  it('nobody gets rid of an override by taking back the number beneath it', async () => {
    const id = await record({}, officer());
    await override(id);
    expect(await tried(officer(), id, ['observation_fact'])).toContain('HALF_WITHDRAWN');
    expect(await tried(officer(), id, ['override_fact', 'observation_fact'])).toContain('NOT_A_WRITER: an override');
    expect(await tried(officer(), id, ['observation_fact', 'override_fact'])).toContain('NOT_A_WRITER: an override');
    expect(await tried(both, id, ['override_fact', 'observation_fact'])).toContain('NOT_A_WRITER: an override');
    expect(await tried(OPERATOR, id, ['observation_fact'])).toContain('HALF_WITHDRAWN');
    expect(await tried(OPERATOR, id, ['override_fact', 'observation_fact'])).toBe('written');
  });

  it('a number does not leave its names behind', async () => {
    const id = await record({ memberIds: [hub.agencyId(OTHER)] }, officer());
    expect(await tried(officer(), id, ['observation_fact'])).toContain('HALF_WITHDRAWN');
    expect(await tried(officer(OTHER), id, ['observation_fact'])).toContain('NOT_A_WRITER: a number of another agency');
    expect(await tried(officer(), id, ['observation_member_fact', 'observation_fact'])).toBe('written');
  });
});
