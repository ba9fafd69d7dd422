import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ObservationRecord, recordObservations } from '../subgraphs/indicators/commands/record-observations.ts';
import { overrideObservation, valueOf2024, writeIndicators } from './support/indicator-values.ts';
import { type IndicatorsSubgraph, startIndicators } from './support/indicators-subgraph.ts';

let hub: IndicatorsSubgraph;
beforeAll(async () => {
  hub = await startIndicators();
});
afterAll(() => hub[Symbol.asyncDispose]());

const record = (...records: ObservationRecord[]) =>
  writeIndicators(hub.database, (em) => recordObservations(em, records));
/** A number about 2024, unless told otherwise. */
const number = (indicator: string, agency: string, over: Partial<ObservationRecord>) =>
  valueOf2024(hub.indicatorId(indicator), hub.agencyId(agency), over);
const parts = (numerator: string, denominator: string) => ({ numerator, denominator });
const month = (name: string, days: number) => ({ from: `${name}-01`, to: `${name}-${days}` });

const FIELDS = `observations withParts withoutParts inexact numerator denominator amount
  rate { numerator denominator percent }`;
const NOTHING = {
  ...{ observations: 0, withParts: 0, withoutParts: 0, inexact: 0, numerator: '0', denominator: '0', amount: '0' },
  rate: { numerator: '0', denominator: '0', percent: null },
};
/** Of numbers that all have parts. */
const summed = (observations: number, numerator: string, denominator: string, percent: string | null) => ({
  ...{ ...NOTHING, observations, withParts: observations, numerator, denominator },
  rate: { numerator, denominator, percent },
});

async function rows(args: string, selection = FIELDS, options: object = {}): Promise<object[]> {
  const { observationMetrics } = await hub.data<{ observationMetrics: { nodes: object[] } }>(
    `{ observationMetrics(${args}) { nodes { ${selection} } } }`,
    options,
  );
  return observationMetrics.nodes;
}
const of = (indicator: string, more = '') => `where: { indicatorIds: ["${hub.indicatorId(indicator)}"]${more} }`;

describe('numbers that are added up', () => {
  it('are of each agency and period the one stated last that can be compared, and its override', async () => {
    const again = number('digitised', 'province/ha-noi', parts('45', '60'));
    await record(
      number('digitised', 'province/ha-noi', { ...parts('10', '60'), statedOn: '2025-01-05' }),
      { ...again, statedOn: '2025-02-05' },
      number('digitised', 'province/ha-noi', { ...parts('59', '60'), statedOn: null }),
      number('digitised', 'province/hue', { ...parts('1', '40'), unit: 'COUNT' }),
      number('digitised', 'province/hue', { value: '7', unit: 'PERCENTAGE_POINT', statedOn: '2025-03-01' }),
      number('digitised', 'province/hue', { value: '99', unit: 'UNKNOWN', statedOn: '2025-03-01' }),
    );
    const asked = `level: PROVINCE, grain: YEAR, ${of('digitised')}`;
    expect(await rows(asked)).toEqual([summed(2, '46', '100', '46')]);

    await overrideObservation(hub.database, again.id, { numerator: '29', denominator: '60' });
    expect(await rows(asked)).toEqual([summed(2, '30', '100', '30')]);
    expect(await rows(`${asked}, groupBy: { isOverridden: true }`, 'isOverridden numerator')).toEqual([
      { isOverridden: false, numerator: '1' },
      { isOverridden: true, numerator: '29' },
    ]);

    await overrideObservation(hub.database, again.id, { value: '50' });
    expect(await rows(asked)).toEqual([{ ...summed(1, '1', '40', '2.5'), observations: 2, withoutParts: 1 }]);
    expect(hub.statements.filter((name) => name === 'indicators.observationMetrics')).toHaveLength(1);
  });

  it('are counted, and in no rate, without parts that are exact', async () => {
    await record(
      number('electronic_result', 'province/ha-noi', { value: '80' }),
      number('electronic_result', 'province/hue', { ...parts('80', '100'), bound: 'MORE_THAN' }),
      number('electronic_result', 'province/da-nang', parts('0', '0')),
    );

    expect(await rows(`level: PROVINCE, grain: YEAR, ${of('electronic_result')}`)).toEqual([
      { ...summed(1, '0', '0', null), observations: 3, withoutParts: 2, inexact: 1 },
    ]);
  });

  it('are, of an indicator that counts things, sums of things, too', async () => {
    await record(
      number('regulations_cut_count', 'province/ha-noi', { value: '12', unit: 'COUNT' }),
      number('regulations_cut_count', 'province/hue', { ...parts('3', '5'), unit: 'COUNT' }),
      number('regulations_cut_count', 'province/da-nang', { value: '1000', unit: 'COUNT', bound: 'NEARLY' }),
    );

    expect(await rows(`level: PROVINCE, grain: YEAR, ${of('regulations_cut_count')}`)).toEqual([
      { ...summed(1, '3', '5', '60'), observations: 3, withoutParts: 2, inexact: 1, amount: '15' },
    ]);
  });

  it('are about periods of one length only, so that a year is not added to its months', async () => {
    await record(
      number('data_reuse', 'province/ha-noi', parts('100', '1000')),
      number('data_reuse', 'province/ha-noi', { ...parts('1', '10'), ...month('2024-02', 29) }),
      number('data_reuse', 'province/ha-noi', { ...parts('2', '10'), ...month('2024-12', 31) }),
      number('data_reuse', 'province/ha-noi', { ...parts('4', '10'), from: '2024-04-01', to: '2024-06-30' }),
      number('data_reuse', 'province/ha-noi', { ...parts('8', '10'), from: '2024-07-01', to: '2024-12-31' }),
      number('data_reuse', 'province/ha-noi', { ...parts('16', '20'), from: '2024-05-06', to: '2024-05-06' }),
      // Of no length of the calendar: a month from its second day, half a year from March, a day by which it stood so.
      number('data_reuse', 'province/ha-noi', { ...parts('7', '7'), from: '2024-03-02', to: '2024-03-31' }),
      number('data_reuse', 'province/ha-noi', { ...parts('7', '7'), from: '2024-03-01', to: '2024-08-31' }),
      number('data_reuse', 'province/ha-noi', { ...parts('7', '7'), from: null, to: '2024-05-31' }),
    );
    const sums = async (grain: string) => rows(`level: PROVINCE, grain: ${grain}, ${of('data_reuse')}`, 'numerator');

    expect(await Promise.all(['YEAR', 'HALF', 'QUARTER', 'MONTH', 'DAY'].map(sums))).toEqual(
      ['100', '8', '4', '3', '16'].map((numerator) => [{ numerator }]),
    );
    expect(
      await rows(
        `level: PROVINCE, grain: MONTH, groupBy: { period: QUARTER }, ${of('data_reuse')}`,
        'period { name } rate { percent }',
      ),
    ).toEqual([
      { period: { name: '2024-Q1' }, rate: { percent: '10' } },
      { period: { name: '2024-Q4' }, rate: { percent: '20' } },
    ]);
    expect(
      await rows(`level: PROVINCE, grain: YEAR, groupBy: { period: MONTH }, ${of('data_reuse')}`, 'period { name }'),
    ).toEqual([{ period: null }]);
  });

  it('are of agencies none of which stands above another, and add up to whom they stand under', async () => {
    await record(
      number('online_payment', 'province/binh-dinh', parts('50', '100')),
      number('online_payment', 'department/binh-dinh/so-tai-chinh', parts('20', '40')),
      number('online_payment', 'department/binh-dinh/so-van-hoa-va-the-thao', parts('1', '8')),
      number('online_payment', 'ministry/y-te', parts('5', '10')),
      number('online_payment', 'government/chinh-phu', parts('77', '77')),
    );
    const sums = (level: string, depth: number) =>
      rows(
        `level: ${level}, depth: ${depth}, grain: YEAR, groupBy: { agency: PROVINCE }, ${of('online_payment')}`,
        'agency { id } agencyFlags observations numerator',
      );
    const province = hub.agencyId('province/binh-dinh');

    expect(await sums('PROVINCE', 0)).toEqual([
      { agency: { id: province }, agencyFlags: [], observations: 1, numerator: '50' },
    ]);
    expect(await sums('PROVINCE', 1)).toEqual([
      { agency: { id: province }, agencyFlags: [], observations: 2, numerator: '21' },
    ]);
    expect(await sums('PROVINCE', 2)).toEqual([]);
    expect(await sums('NATIONAL', 0)).toEqual([
      { agency: null, agencyFlags: ['NOT_AT_LEVEL'], observations: 1, numerator: '5' },
    ]);
  });

  it('of an agency are those of the rank at it and under it, in one statement for all agencies', async () => {
    const keys = ['province/binh-dinh', 'department/binh-dinh/so-tai-chinh', 'ministry/y-te', 'government/chinh-phu'];
    const { _entities: found } = await hub.data<{ _entities: Record<string, { numerator: string }>[] }>(
      `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Agency {
        provinces: observationMetrics(level: PROVINCE, grain: YEAR, ${of('online_payment')}) { numerator }
        departments: observationMetrics(level: PROVINCE, depth: 1, grain: YEAR, ${of('online_payment')}) { numerator } } } }`,
      { variables: { keys: keys.map((key) => ({ __typename: 'Agency', id: hub.agencyId(key) })) } },
    );

    expect(found.map(({ provinces, departments }) => [provinces!.numerator, departments!.numerator])).toEqual([
      ['50', '21'],
      ['0', '20'],
      ['0', '0'],
      ['50', '21'],
    ]);
    expect(hub.statements.filter((name) => name === 'indicators.observationMetrics')).toHaveLength(2);
  });

  it('that are provisional are told apart: by their source, or stated before the period had ended', async () => {
    await record(
      number('online_dossiers', 'province/ha-noi', { ...parts('1', '10'), statedOn: '2024-12-31' }),
      number('online_dossiers', 'province/hue', { ...parts('2', '10'), statedOn: '2025-01-01' }),
      number('online_dossiers', 'province/da-nang', { ...parts('4', '10'), isProvisional: true }),
      number('online_dossiers', 'province/can-tho', { ...parts('8', '10'), statedOn: null }),
    );

    expect(
      await rows(
        `level: PROVINCE, grain: YEAR, groupBy: { isProvisional: true }, ${of('online_dossiers')}`,
        'isProvisional numerator',
      ),
    ).toEqual([
      { isProvisional: false, numerator: '10' },
      { isProvisional: true, numerator: '5' },
    ]);
  });

  it('that were stated more than 30 days after their period are counted as late', async () => {
    await record(
      number('hospital_payment', 'province/ha-noi', { ...parts('1', '10'), statedOn: '2025-01-30' }),
      number('hospital_payment', 'province/hue', { ...parts('2', '10'), statedOn: '2025-01-31' }),
      number('hospital_payment', 'province/da-nang', { ...parts('4', '10'), statedOn: null }),
    );
    const asked = `level: PROVINCE, grain: YEAR, ${of('hospital_payment')}`;

    expect(await rows(asked, 'observations late numerator')).toEqual([{ observations: 3, late: 1, numerator: '7' }]);
    expect(
      await rows(
        `${asked}, groupBy: { agency: SELF }, having: [{ measure: LATE, comparison: AT_LEAST, value: "1" }]`,
        'numerator late',
      ),
    ).toEqual([{ numerator: '2', late: 1 }]);
  });
});

describe('what cannot be added up', () => {
  const codes = async (args: string, selection: string) =>
    (await hub.ask(`{ observationMetrics(${args}) { nodes { ${selection} } } }`)).errors?.map(
      ({ extensions }) => extensions?.code,
    );
  const two = () => `"${hub.indicatorId('digitised')}", "${hub.indicatorId('data_reuse')}"`;

  it.each([
    ['parts of all indicators together', () => '', 'numerator'],
    ['a rate of two indicators', () => `, where: { indicatorIds: [${two()}] }`, 'rate { percent }'],
    [
      'numbers of things of several, as a condition',
      () => ', having: [{ measure: AMOUNT, comparison: MORE_THAN, value: "1" }]',
      'observations',
    ],
    ['a rate of several, as an order', () => ', groupBy: { agency: SELF }, orderBy: [{ by: RATE }]', 'observations'],
    ['agencies of ranks that there are not', () => ', depth: 17', 'observations'],
    ['agencies above the first', () => ', depth: -1', 'observations'],
  ])('is refused: %s', async (_, more, selection) => {
    expect(await codes(`level: PROVINCE, grain: YEAR${more()}`, selection)).toEqual(['BAD_USER_INPUT']);
    expect(hub.statements).toEqual([]);
  });

  it.each([
    ['counts of all indicators', () => '', 'observations withoutParts'],
    ['sums by indicator', () => ', groupBy: { indicator: true }', 'indicator { key } numerator rate { percent }'],
    [
      'sums of one, at the measure',
      () => '',
      `numerator(where: { indicatorIds: ["00000000-0000-4000-8000-000000000001"] })`,
    ],
    [
      'sums of two, each by itself',
      () => `, where: { indicatorIds: [${two()}] }, groupBy: { indicator: true }`,
      'amount',
    ],
    ['the deepest rank', () => ', depth: 16', 'observations'],
  ])('is not: %s', async (_, more, selection) => {
    expect(await codes(`level: PROVINCE, grain: YEAR${more()}`, selection)).toBeUndefined();
  });

  it('are averages: no field, order or condition names one', async () => {
    const { data } = await hub.ask(`{ row: __type(name: "ObservationMetrics") { fields { name } }
      measure: __type(name: "ObservationMetricsMeasure") { enumValues { name } } }`);
    const names = JSON.stringify(data)
      .match(/"name":"[^"]+"/g)!
      .map((text) => text.slice(8, -1));

    expect(names.toSorted()).toEqual(
      [
        ...[
          'agency',
          'agencyFlags',
          'period',
          'indicator',
          'isProvisional',
          'isOverridden',
          'observations',
          'withParts',
        ],
        ...['withoutParts', 'inexact', 'late', 'numerator', 'denominator', 'amount', 'rate'],
        ...[
          'OBSERVATIONS',
          'WITH_PARTS',
          'WITHOUT_PARTS',
          'INEXACT',
          'LATE',
          'NUMERATOR',
          'DENOMINATOR',
          'AMOUNT',
          'RATE',
        ],
      ].sort(),
    );
  });
});
