import { afterAll, beforeAll, expect, it } from 'vitest';
import { planImport } from '../subgraphs/indicators/commands/import-observations.ts';
import { writeIndicators } from './support/indicator-values.ts';
import { type IndicatorsSubgraph, startIndicators, TODAY } from './support/indicators-subgraph.ts';

let hub: IndicatorsSubgraph;
beforeAll(async () => {
  hub = await startIndicators();
});
afterAll(() => hub[Symbol.asyncDispose]());

const input = (over: object = {}) => ({
  ...{ indicatorId: hub.indicatorId('sipas'), agencyId: hub.agencyId('province/phu-tho'), unit: 'PERCENT' },
  ...{ from: '2024-01-01', to: '2024-12-31', value: '84.25', publishedBy: ' Bộ Nội vụ ', ...over },
});
const told = async (name: string, said: object) =>
  (await hub.send(name, said)).problems.map(({ code, path }) => [code, ...path]);

it('of a survey a number says its period and who published it, and is there once for each of them', async () => {
  const id = await hub.done('recordObservation', input());
  const shown = await hub.data(
    'query ($id: ID!) { observation(id: $id) { value publishedBy directive { id } flags from to } }',
    { variables: { id } },
  );
  expect(shown).toEqual({
    observation: {
      ...{ value: '84.25', publishedBy: 'Bộ Nội vụ', directive: null, flags: ['LATE'] },
      ...{ from: '2024-01-01', to: '2024-12-31' },
    },
  });
  expect(await told('recordObservation', input({ publishedBy: 'Bộ Nội vụ' }))).toEqual([['OBSERVATION_EXISTS']]);
  await hub.done('recordObservation', input({ publishedBy: 'Viện nghiên cứu' }));
});

it('is refused as of a day, of a time that goes on, and from nobody; what is counted is not', async () => {
  expect(await told('recordObservation', input({ from: null }))).toEqual([['SURVEY_WITHOUT_PERIOD', 'from']]);
  expect(await told('recordObservation', input({ publishedBy: null }))).toEqual([
    ['SURVEY_WITHOUT_SOURCE', 'publishedBy'],
  ]);
  const today = { agencyId: hub.agencyId('province/phu-tho@2025'), from: '2026-01-01', to: TODAY };
  expect(await told('recordObservation', input(today))).toEqual([['SURVEY_NOT_OVER', 'to']]);
  const counted = { ...today, publishedBy: null, indicatorId: hub.indicatorId('online_payment') };
  expect(await told('recordObservation', input(counted))).toEqual([]);

  const directiveId = hub.files.directives[0]!.id;
  const observationId = await hub.done('recordObservation', input({ publishedBy: null, directiveId }));
  const correction = { observationId, reason: 'Nhầm' };
  expect(await told('correctObservation', { ...correction, directiveId: null })).toEqual([
    ['SURVEY_WITHOUT_SOURCE', 'publishedBy'],
  ]);
  expect(await told('correctObservation', { ...correction, from: null })).toEqual([['SURVEY_WITHOUT_PERIOD', 'from']]);
  expect(await told('correctObservation', { ...correction, directiveId: null, publishedBy: 'UBND tỉnh' })).toEqual([]);
});

it('is refused in a file, too', async () => {
  const line = {
    ...{ line: 2, indicator: 'par_index', scope: 'AGENCY' as const, agencyId: hub.agencyId('province/phu-tho') },
    ...{
      from: '2024-01-01',
      to: '2024-12-31',
      periodAsWritten: '2024',
      numerator: null,
      denominator: null,
      value: '88',
    },
    ...{ unit: 'POINT' as const, bound: null, isProvisional: null, memberIds: null, missingMemberIds: null },
    ...{ statedOn: null, directiveId: null, clause: null, publishedBy: null },
  };
  const plan = await writeIndicators(hub.database, (em) =>
    planImport(em, [line, { ...line, line: 3, publishedBy: 'Bộ Nội vụ' }], TODAY),
  );
  expect(plan.refused.map((each) => [each.line, ...each.problems.map(({ code }) => code)])).toEqual([
    [2, 'SURVEY_WITHOUT_SOURCE'],
  ]);
  expect(plan.added.map((each) => [each.line, each.record.publishedBy])).toEqual([[3, 'Bộ Nội vụ']]);
});
