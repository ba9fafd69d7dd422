import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishNow } from '../platform/cube/lattice.ts';
import { publishedCases } from '../subgraphs/indicators/loaders/case-metrics.ts';
import { readVersion, shownCases, type TrueCases } from './support/case-answers.ts';
import { recordCases, type UnitCases } from './support/case-counts.ts';
import { Dice } from './support/cube-questions.ts';
import { OPERATOR, startHub, type TestHub, TODAY } from './support/hub.ts';
import { leaksOf } from './support/published-lattice.ts';
import { leaksTogether } from './support/published-together.ts';
import { agencies, indicators } from './support/reference-data.ts';

const idOf = (records: readonly { readonly id: string; readonly key: string }[], key: string) =>
  records.find((record) => record.key === key)!.id;
const PROVINCES = ['an-giang', 'bac-giang', 'bac-kan', 'bac-lieu', 'bac-ninh'].map((key) =>
  idOf(agencies, `province/${key}`),
);
const MINISTRIES = ['ministry/tai-chinh', 'ministry/tu-phap'].map((key) => idOf(agencies, key));
/** Two indicators of the same cases: what one tells of the cases, it tells of the other's. */
const [PAID, FILED] = ['online_payment', 'online_dossiers'].map((key) => idOf(indicators, key)) as [string, string];
const GOVERNMENT = agencies.find(({ kind }) => kind === 'GOVERNMENT')!.id;
const MONTHS = ['2024-01', '2024-02', '2024-03', '2024-04'];
const REFEREE = { protects: [[0, 1], [0], [1]], smallest: 5, width: 4 };

const dice = new Dice(77);
/** Cases of all units: of most some hundreds, of few a handful. */
function madeCases(): Pick<UnitCases, 'agencyId' | 'month' | 'cases'>[] {
  return [...PROVINCES, ...MINISTRIES].flatMap((agencyId) =>
    MONTHS.map((month) => ({ agencyId, month, cases: dice.chance(15) ? dice.roll(9) : 30 + dice.roll(300) })),
  );
}
const counted = (units: readonly Pick<UnitCases, 'agencyId' | 'month' | 'cases'>[]): UnitCases[] =>
  units.map((unit) => ({ ...unit, counted: Math.min(unit.cases, dice.pick([0, 2, 4, 20, 60])) }));
/** Some units say something else of some months: often by a little. */
const corrected = (counts: readonly UnitCases[]): UnitCases[] =>
  counts.map((unit) => {
    if (!dice.chance(20)) return unit;
    const cases = Math.max(0, unit.cases + dice.pick([-3, -1, 1, 2, 40]));
    return { ...unit, cases, counted: Math.min(cases, unit.counted + dice.roll(3)) };
  });

const cases = madeCases();
const first = { [PAID]: counted(cases), [FILED]: counted(cases) };
const second = { [PAID]: corrected(first[PAID]!), [FILED]: corrected(first[FILED]!) };
const truthOf = (counts: readonly UnitCases[]): TrueCases => ({
  counts,
  nationalOf: (id) => (MINISTRIES.includes(id) ? id : GOVERNMENT),
  provinceOf: (id) => (MINISTRIES.includes(id) ? null : id),
});

let hub: TestHub;
const tokens: string[] = [];
const QUESTION = `query ($where: CaseMetricsFilter) {
  caseMetrics(groupBy: { agency: PROVINCE, period: MONTH }, where: $where, page: { first: 100 }) {
    publication { version countedAt recordedAt smallestCount width smallestChange }
    totalCount edges { cursor node { agency { id name } agencyFlags period { grain name } cases counted rate { percent } } } } }`;
const ofPaid = { variables: { where: { indicatorIds: [PAID] } } };
const answers: string[] = [];
const publish = (apply = true) => publishNow(hub.database, publishedCases, { today: TODAY, apply });

beforeAll(async () => {
  hub = await startHub();
  await hub.caughtUp();
});
afterAll(() => hub[Symbol.asyncDispose]());

/** The answer of now, as its token repeats it. */
async function keepAnswer(): Promise<void> {
  const now = JSON.parse(await hub.askRaw(QUESTION, { ...ofPaid, asOf: 'now' })) as { extensions: { asOf: string } };
  tokens.push(now.extensions.asOf);
  answers.push(await hub.askRaw(QUESTION, { ...ofPaid, asOf: now.extensions.asOf }));
}

describe('totals of cases', () => {
  it('are null with a reason while nothing is published, also for who recorded them', async () => {
    for (const indicatorId of [PAID, FILED]) {
      const recorded = await recordCases(hub, indicatorId, first[indicatorId]!);
      expect(recorded.map(({ problems }) => problems)).toEqual(MONTHS.map(() => []));
    }
    for (const options of [{}, { viewer: OPERATOR }]) {
      const answer = await hub.ask(QUESTION, { ...ofPaid, ...options });
      expect(answer.data).toEqual({ caseMetrics: null });
      expect(answer.extensions?.nulls).toMatchObject([{ path: ['caseMetrics'], reason: 'NOT_REPORTED' }]);
    }
    await keepAnswer();
  });

  it('are decided without being published when it is only tried', async () => {
    const tried = await publish(false);
    expect(tried).toMatchObject({ version: 1, isNew: true, exposedCount: 0 });
    expect(tried.withheldCount).toBeGreaterThan(0);
    expect((await hub.ask(QUESTION, ofPaid)).data).toEqual({ caseMetrics: null });
    // Published then as it was foretold, and once for what is recorded.
    expect(await publish()).toEqual(tried);
    expect(await publish()).toEqual({ ...tried, isNew: false });
    await keepAnswer();
  });

  it('are what units recorded, but for those that are withheld: of every grouping, at every level sum out of sum', async () => {
    for (const indicatorId of [PAID, FILED]) {
      const version = await readVersion(hub, indicatorId, truthOf(first[indicatorId]!));
      expect(version.wrong).toEqual([]);
      expect(Math.min(version.withheld, version.shown)).toBeGreaterThan(10);
    }
  });

  it('tell nobody 1 to 4 of anything', async () => {
    const small = (text: string | null) => text !== null && Number(text) > 0 && Number(text) < 5;
    for (const groupBy of [
      { agency: 'PROVINCE', period: 'MONTH' },
      { agency: 'NATIONAL', period: 'MONTH' },
      { period: 'MONTH' },
    ]) {
      for (const { cases: all, counted: some } of await shownCases(hub, PAID, groupBy)) {
        expect([all, some, all === null ? null : String(Number(all) - Number(some))].filter(small)).toEqual([]);
      }
    }
  });

  it('withhold a number with its reason, and the ratio of it', async () => {
    const answer = await hub.ask<{ caseMetrics: { edges: { node: { cases: string | null } }[] } }>(QUESTION, ofPaid);
    const places = answer.data.caseMetrics.edges.flatMap(({ node }, place) => (node.cases === null ? [place] : []));
    const reasons = answer.extensions?.nulls?.filter(({ reason }) => reason === 'SUPPRESSED') ?? [];
    expect(reasons.map(({ path, count }) => [path.at(-1), count])).toEqual(
      ['cases', 'counted', 'rate'].map((field) => [field, places.length]),
    );
    expect(answer.errors).toBeUndefined();
  });

  it('are in a second version what was corrected, and the token of the first still gives the first, byte for byte', async () => {
    for (const indicatorId of [PAID, FILED]) {
      await recordCases(hub, indicatorId, second[indicatorId]!, { reason: 'Đối soát' });
    }
    // What is recorded is not yet published.
    expect(await hub.askRaw(QUESTION, { ...ofPaid, asOf: tokens[1]! })).toBe(answers[1]);
    const { version, exposedCount } = await publish();
    expect({ version, exposedCount }).toEqual({ version: 2, exposedCount: 0 });
    await keepAnswer();

    for (const [place, token] of tokens.entries()) {
      expect(await hub.askRaw(QUESTION, { ...ofPaid, asOf: token })).toBe(answers[place]);
    }
    const versions = answers.map(
      (text) =>
        (JSON.parse(text) as { data: { caseMetrics: { publication: { version: number } } | null } }).data.caseMetrics
          ?.publication.version,
    );
    expect(versions).toEqual([undefined, 1, 2]);
  });

  it.each([
    ['what was published alone', false],
    ['how many cases there were of each unit, too', true],
  ])(
    'leave no withheld number to be computed by who knows %s, whatever may be asked of both versions',
    { timeout: 60_000 },
    async (_, knowsWholes) => {
      for (const indicatorId of [PAID, FILED]) {
        const versions = [
          await readVersion(hub, indicatorId, truthOf(first[indicatorId]!), { asOf: tokens[1]! }),
          await readVersion(hub, indicatorId, truthOf(second[indicatorId]!), { asOf: tokens[2]! }),
        ];
        expect(versions.map(({ wrong }) => wrong)).toEqual([[], []]);
        const { leaks, checked } = leaksOf(versions, { ...REFEREE, knowsWholes });
        expect(leaks).toEqual([]);
        expect(checked).toBeGreaterThan(10);
      }
    },
  );

  it('tell of no small number to who knows that two indicators count the same cases', async () => {
    const tables = [];
    for (const indicatorId of [PAID, FILED]) {
      tables.push(await readVersion(hub, indicatorId, truthOf(first[indicatorId]!), { asOf: tokens[1]! }));
    }
    const { leaks, checked } = leaksTogether(tables, REFEREE);
    expect(leaks).toEqual([]);
    expect(checked).toBeGreaterThan(5);
  });

  it('meet conditions and stand in order by what is published: withheld meets none and stands last', async () => {
    type Sorted = { caseMetrics: { totalCount: number; nodes: { cases: string | null }[] } };
    const ask = (more: string) =>
      hub.ask<Sorted>(
        `query ($where: CaseMetricsFilter) { caseMetrics(groupBy: { agency: PROVINCE, period: MONTH }, where: $where,
          page: { first: 100 } ${more}) { totalCount nodes { cases } } }`,
        ofPaid,
      );
    const all = (await ask('')).data.caseMetrics.nodes.map((node) => node.cases);
    const known = all.filter((value) => value !== null);
    for (const direction of ['ASC', 'DESC']) {
      const sorted = (await ask(`orderBy: [{ by: CASES, direction: ${direction} }]`)).data.caseMetrics.nodes;
      const byNumber = known.toSorted((a, b) => (Number(a) - Number(b)) * (direction === 'ASC' ? 1 : -1));
      expect(sorted.map((node) => node.cases)).toEqual([...byNumber, ...all.filter((value) => value === null)]);
    }
    const met = (await ask('having: [{ measure: CASES, comparison: AT_LEAST, value: "0" }]')).data.caseMetrics;
    expect(met.totalCount).toBe(known.length);
    expect(known.length).toBeLessThan(all.length);
  });

  it.each([
    ['of all indicators together', '{ caseMetrics { totalCount nodes { cases } } }', {}],
    [
      'of several together',
      'query ($ids: [ID!]) { caseMetrics(where: { indicatorIds: $ids }) { totalCount } }',
      { ids: [PAID, FILED] },
    ],
    [
      'of single units',
      'query ($ids: [ID!]) { caseMetrics(groupBy: { agency: SELF }, where: { indicatorIds: $ids }) { totalCount } }',
      {},
    ],
    [
      'of communes',
      'query ($ids: [ID!]) { caseMetrics(groupBy: { agency: COMMUNE }, where: { indicatorIds: $ids }) { totalCount } }',
      {},
    ],
    [
      'of days',
      'query ($ids: [ID!]) { caseMetrics(groupBy: { period: DAY }, where: { indicatorIds: $ids }) { totalCount } }',
      {},
    ],
    [
      'of half-years',
      'query ($ids: [ID!]) { caseMetrics(groupBy: { period: HALF }, where: { indicatorIds: $ids }) { totalCount } }',
      {},
    ],
    [
      'of a part of a quarter',
      'query ($ids: [ID!]) { caseMetrics(groupBy: { period: QUARTER }, where: { indicatorIds: $ids, periodFrom: "2024-02-01" }) { totalCount } }',
      {},
    ],
    [
      'of some months together',
      'query ($ids: [ID!]) { caseMetrics(where: { indicatorIds: $ids, periodFrom: "2024-02-01" }) { totalCount } }',
      {},
    ],
    [
      'of some provinces together',
      'query ($ids: [ID!], $of: [ID!]) { caseMetrics(where: { indicatorIds: $ids, agencyIds: $of }) { totalCount } }',
      { of: PROVINCES.slice(0, 2) },
    ],
  ])('refuse questions %s, and say what there is', async (_, query, variables) => {
    const { data, errors } = await hub.ask(query, {
      variables: { ...(query.includes('$ids') ? { ids: [PAID] } : {}), ...variables },
    });
    expect(data).toEqual({ caseMetrics: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['QUESTION_NOT_PUBLISHED']);
    expect(errors?.[0]?.message).toContain(
      'agencies by NATIONAL, PROVINCE; periods by MONTH, QUARTER, YEAR; indicator, one of each or grouped by it: indicator. Got ',
    );
  });

  it('refuse the boundaries of a day, of which nothing is published', async () => {
    const ofAgency = `query ($id: ID!, $indicatorId: ID!) { agency(id: $id) { caseMetrics(indicatorId: $indicatorId, period: "2024") { cases } } }`;
    const asked = [
      await hub.ask(QUESTION, { ...ofPaid, onBoundariesOf: '2025-07-01' }),
      await hub.ask(ofAgency, { variables: { id: PROVINCES[4]!, indicatorId: PAID }, onBoundariesOf: '2025-07-01' }),
    ];
    for (const { errors } of asked) {
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['QUESTION_NOT_PUBLISHED']);
    }
  });

  it('are told of an agency as the row of its level', async () => {
    const OF_AGENCY = `query ($id: ID!, $indicatorId: ID!, $period: String!) { agency(id: $id) {
      caseMetrics(indicatorId: $indicatorId, period: $period) { agency { id } period { name } cases counted rate { numerator denominator percent } } } }`;
    const of = async (id: string, period: string) =>
      (
        await hub.ask<{ agency: { caseMetrics: object | null } }>(OF_AGENCY, {
          variables: { id, indicatorId: PAID, period },
        })
      ).data.agency.caseMetrics;
    for (const [level, ids] of [
      ['PROVINCE', PROVINCES],
      ['NATIONAL', [...MINISTRIES, GOVERNMENT]],
    ] as const) {
      const rows = await shownCases(hub, PAID, { agency: level, period: 'QUARTER' });
      for (const id of ids) {
        const row = rows.find(({ agency, period }) => agency?.id === id && period?.name === '2024-Q1');
        const { agencyFlags: _, ...told } = row!;
        expect(await of(id, '2024-Q1')).toEqual(told);
      }
    }
    expect(await of(PROVINCES[0]!, '2023')).toBeNull();
    expect(await of(idOf(agencies, 'province/phu-tho'), '2024')).toBeNull();
  });
});
