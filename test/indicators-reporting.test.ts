import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ObservationRecord, recordObservations } from '../subgraphs/indicators/commands/record-observations.ts';
import { valueOf2024, writeIndicators } from './support/indicator-values.ts';
import { type IndicatorsSubgraph, startIndicators } from './support/indicators-subgraph.ts';
import { agencies } from './support/reference-data.ts';

let hub: IndicatorsSubgraph;
beforeAll(async () => {
  hub = await startIndicators();
});
afterAll(() => hub[Symbol.asyncDispose]());

const record = (...records: ObservationRecord[]) =>
  writeIndicators(hub.database, (em) => recordObservations(em, records));
const number = (indicator: string, agency: string, over: Partial<ObservationRecord> = {}) =>
  valueOf2024(hub.indicatorId(indicator), hub.agencyId(agency), { value: '50', ...over });
const provinces = agencies.filter(({ kind }) => kind === 'PROVINCE');
const keyOf = (id: string) => agencies.find((agency) => agency.id === id)!.key;

interface Reporting {
  readonly agencies: { readonly numerator: string; readonly denominator: string; readonly percent: string | null };
  readonly missing: readonly { readonly id: string }[];
  readonly latestTo: string | null;
  readonly latestRecordedAt: string | null;
  readonly lagDays: number | null;
}
const REPORTING = `agencies { numerator denominator percent } missing { id } latestTo latestRecordedAt lagDays`;

async function reporting(key: string, from: string, to: string, options: object = {}) {
  const { indicatorByKey } = await hub.data<{ indicatorByKey: { reporting: Reporting } }>(
    `query ($key: String!, $from: Date!, $to: Date!) { indicatorByKey(key: $key) { reporting(from: $from, to: $to) { ${REPORTING} } } }`,
    { variables: { key, from, to }, ...options },
  );
  return indicatorByKey.reporting;
}

describe('who has reported', () => {
  it('is counted out of those whom targets of the time bind, and who has not is named', async () => {
    const before = provinces.filter(({ validFrom }) => validFrom === null).map(({ key }) => key);
    const silent = ['province/ha-noi', 'province/phu-tho', 'province/yen-bai'];
    await record(...before.filter((key) => !silent.includes(key)).map((key) => number('online_payment', key)));
    const found = await reporting('online_payment', '2024-01-01', '2024-12-31');
    const bound = Number(found.agencies.denominator);

    expect(found).toMatchObject({ latestTo: '2024-12-31', lagDays: 455, latestRecordedAt: expect.any(String) });
    expect(found.agencies.numerator).toBe('60');
    // And the ministries, of which none reported.
    expect(found.missing).toHaveLength(bound - 60);
    expect(found.missing.map(({ id }) => keyOf(id)).filter((key) => key.startsWith('province/'))).toEqual(silent);
  });

  it('are those who were there: of 2025 up to June the 63, to December the 34', async () => {
    const target = await hub.done('recordTarget', {
      ...{ value: '60', unit: 'PERCENT', asWritten: '60%', strength: 'ASSIGNED', from: '2025-01-01', to: '2025-12-31' },
      agencyClassIds: [hub.classId('class/ubnd-cap-tinh')],
      mandate: {
        ...{ indicatorId: hub.indicatorId('digitised'), directiveId: hub.directiveId('131/NQ-CP@2022-10-06') },
        ...{ part: 'I', number: '1', asWritten: 'Số hóa' },
      },
    });
    expect(target).not.toBeNull();
    const provincesIn = ({ missing }: Reporting) =>
      missing.filter(({ id }) => keyOf(id).startsWith('province/')).length;

    expect(provincesIn(await reporting('digitised', '2025-01-01', '2025-06-30'))).toBe(63);
    // And the one that a plan of its own binds by name, which was there for a part of the time.
    expect(provincesIn(await reporting('digitised', '2025-01-01', '2025-07-01'))).toBe(35);
    expect(provincesIn(await reporting('digitised', '2025-07-01', '2025-12-31'))).toBe(34);
  });

  it('is nobody where nobody is bound, and of nothing nothing is known', async () => {
    const { data, extensions } = await hub.ask(
      `{ indicatorByKey(key: "hospital_payment") { reporting(from: "2001-01-01", to: "2001-12-31") { ${REPORTING} } } }`,
    );
    expect(data).toEqual({
      indicatorByKey: {
        reporting: {
          ...{ agencies: { numerator: '0', denominator: '0', percent: null }, missing: [] },
          ...{ latestTo: null, latestRecordedAt: null, lagDays: null },
        },
      },
    });
    expect(extensions?.nulls?.map(({ path, reason }) => [path.at(-1), reason])).toEqual([
      ['percent', 'NO_ACTIVITY'],
      ['latestTo', 'NOT_REPORTED'],
      ['latestRecordedAt', 'NOT_REPORTED'],
      ['lagDays', 'NOT_REPORTED'],
    ]);
  });

  it('is told by periods within the time, and by the day of the question', async () => {
    const within = { from: '2024-04-01', to: '2024-06-30' };
    await record(
      number('data_reuse', 'province/hue', within),
      number('data_reuse', 'province/da-nang', { from: null, to: '2024-05-31' }),
      number('data_reuse', 'province/can-tho', { from: '2024-03-31', to: '2024-06-30' }),
      number('data_reuse', 'province/ha-noi', { from: '2024-04-01', to: '2024-07-01' }),
    );
    const asked = (today: string) => reporting('data_reuse', '2024-04-01', '2024-06-30', { today });
    const { agencies: counted, latestTo, lagDays } = await asked('2024-06-30');

    expect([counted.numerator, latestTo, lagDays]).toEqual(['2', '2024-06-30', 0]);
    expect((await asked('2024-07-01')).lagDays).toBe(1);
    expect((await asked('2024-06-01')).lagDays).toBe(0);
  });

  it('names a hundred at most, the first by name, for all indicators in one statement', async () => {
    const { indicators } = await hub.data<{ indicators: { nodes: { key: string; reporting: Reporting }[] } }>(
      `{ indicators(filter: { targetYear: 2024 }, page: { first: 30 }) { nodes { key
        reporting(from: "2024-01-01", to: "2024-12-31") { ${REPORTING} } } } }`,
    );
    const most = indicators.nodes.map(({ reporting: { missing } }) => missing.length);

    expect(Math.max(...most)).toBeLessThanOrEqual(100);
    expect(indicators.nodes.length).toBeGreaterThan(10);
    expect(hub.statements.filter((name) => /reportedBy|firstByName/.test(name)).sort()).toEqual([
      'indicators.firstByName',
      'indicators.reportedBy',
    ]);
  });

  it('repeats for the token of an answer, whatever is reported after it', async () => {
    const position = await hub.now();
    const then = await reporting('online_payment', '2024-01-01', '2024-12-31');
    await record(number('online_payment', 'province/ha-noi'));

    expect(await reporting('online_payment', '2024-01-01', '2024-12-31', { position })).toEqual(then);
    expect((await reporting('online_payment', '2024-01-01', '2024-12-31')).agencies.numerator).toBe('61');
  });

  it('is not asked of a time that ends before it begins', async () => {
    const { errors } = await hub.ask(
      '{ indicatorByKey(key: "digitised") { reporting(from: "2024-01-02", to: "2024-01-01") { lagDays } } }',
    );
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('targets that bind an agency', () => {
  const binding = async () => {
    const { targets } = await hub.data<{ targets: { nodes: { value: string }[] } }>(
      `query ($filter: TargetFilter) { targets(filter: $filter, page: { first: 100 }) { nodes { value } } }`,
      {
        variables: {
          filter: {
            bindsId: hub.agencyId('ministry/y-te'),
            indicatorId: hub.indicatorId('regulation_cut'),
            year: 2024,
          },
        },
      },
    );
    return targets.nodes.map(({ value }) => value).sort();
  };

  it('are all that may, until the earlier result is known that rules some of them out', async () => {
    const all = await binding();
    expect(new Set(all)).toEqual(new Set(['10', '5']));

    const earlier = { from: '2020-01-01', to: '2023-12-31', statedOn: '2024-02-01' };
    await record(number('regulation_cut_2020_2023', 'ministry/y-te', { ...earlier, value: '14.9' }));
    expect(new Set(await binding())).toEqual(new Set(['10']));
    const { indicators } = await hub.data<{ indicators: { nodes: { key: string }[] } }>(
      'query ($id: ID!) { indicators(filter: { bindsId: $id }, page: { first: 100 }) { nodes { key } } }',
      { variables: { id: hub.agencyId('ministry/y-te') } },
    );
    expect(indicators.nodes.map(({ key }) => key)).toContain('regulation_cut');
  });
});
