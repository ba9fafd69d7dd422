import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ObservationRecord, recordObservations } from '../subgraphs/indicators/commands/record-observations.ts';
import { idsByKey } from './support/asking.ts';
import { startHub, type TestHub } from './support/hub.ts';
import { valueOf2024, writeIndicators } from './support/indicator-values.ts';
import { agencies, indicators, successions } from './support/reference-data.ts';

const agencyId = idsByKey(agencies);
const indicatorId = idsByKey(indicators);
const keyOf = new Map(agencies.map(({ id, key }) => [id, key]));

const provinces = agencies
  .filter(({ kind, validFrom }) => kind === 'PROVINCE' && validFrom === null)
  .map(({ key }) => key);
const merged = successions
  .filter(({ kind, on, to }) => kind === 'MERGE' && on === '2025-07-01' && to[0]?.startsWith('province/'))
  .map(({ from, to }) => ({ from, to: to[0]! }));
const kept = provinces.filter((key) => !merged.some(({ from }) => from.includes(key)));

/** Of each province a number of its own about 2024, from 9 to 71 percent, and none like another. */
const PARTS = new Map(
  provinces.map((key, place) => [
    key,
    { numerator: 900 + ((7 * place * place + 13 * place) % 6151), denominator: 10_000 + place },
  ]),
);
const sumOf = (keys: readonly string[], part: 'numerator' | 'denominator') =>
  String(keys.reduce((sum, key) => sum + PARTS.get(key)![part], 0));

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  await record(
    ...[...PARTS].map(([key, { numerator, denominator }]) =>
      number('online_payment', key, { numerator: String(numerator), denominator: String(denominator) }),
    ),
  );
});
afterAll(() => hub[Symbol.asyncDispose]());

const number = (indicator: string, key: string, over: Partial<ObservationRecord>) =>
  valueOf2024(indicatorId(indicator), agencyId(key), over);
const record = (...records: ObservationRecord[]) =>
  writeIndicators(hub.database, (em) => recordObservations(em, records));

interface Evaluation {
  readonly agency: { readonly id: string } | null;
  readonly target: { readonly id: string } | null;
  readonly isOnBoundaries: boolean;
  readonly agencyFlags: readonly string[];
  readonly observation: { readonly id: string } | null;
  readonly observations: readonly { readonly agency: { readonly id: string } | null }[];
  readonly ratio: { readonly numerator: string; readonly denominator: string } | null;
  readonly flags: readonly string[];
  readonly outcome: string;
  readonly isMet: boolean | null;
  readonly margin: string | null;
  readonly rank: number | null;
  readonly rankedCount: number | null;
}
const FIELDS = `agency { id } target { id } isOnBoundaries agencyFlags observation { id } observations { agency { id } }
  ratio { numerator denominator } flags outcome isMet margin rank rankedCount`;
const EVALUATIONS = `query ($filter: EvaluationFilter!, $page: PageInput) { evaluations(filter: $filter, page: $page) {
  totalCount nodes { ${FIELDS} } pageInfo { endCursor hasNextPage } } }`;

/** How agencies stand to the targets for 2024, by their keys. */
async function standings(indicator: string, onBoundariesOf?: string, filter: object = {}) {
  const found: Evaluation[] = [];
  let after: string | null = null;
  do {
    type Page = { evaluations: { nodes: Evaluation[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };
    const variables = {
      filter: { year: 2024, indicatorId: indicatorId(indicator), ...filter },
      page: { first: 100, after },
    };
    const answer: { data: Page; errors?: unknown } = await hub.ask<Page>(EVALUATIONS, {
      variables,
      ...(onBoundariesOf ? { onBoundariesOf } : {}),
    });
    expect(answer.errors).toBeUndefined();
    found.push(...answer.data.evaluations.nodes);
    const { pageInfo } = answer.data.evaluations;
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  // One measure is demanded twice, in two annexes, of the same agencies: what is said of the one is said of the other.
  const [targetId = null] = found.flatMap(({ target }) => target?.id ?? []).toSorted();
  return found.filter(({ agency, target }) => agency !== null && (target?.id ?? null) === targetId);
}
const byKey = (found: readonly Evaluation[]) => new Map(found.map((each) => [keyOf.get(each.agency!.id)!, each]));

describe('numbers of 2024 of all 63 provinces, on the boundaries of 01/07/2025', () => {
  interface Row {
    readonly agency: { readonly id: string } | null;
    readonly agencyFlags: readonly string[];
    readonly observations: number;
    readonly numerator: string;
    readonly denominator: string;
    readonly rate: { readonly numerator: string; readonly denominator: string };
  }
  async function totals(onBoundariesOf?: string, grouping = 'PROVINCE') {
    const { data, errors } = await hub.ask<{ observationMetrics: { nodes: Row[] } }>(
      `query ($where: ObservationMetricsFilter) { observationMetrics(level: PROVINCE, grain: YEAR, where: $where,
        groupBy: { agency: ${grouping} }, page: { first: 100 }) { nodes {
        agency { id } agencyFlags observations numerator denominator rate { numerator denominator } } } }`,
      {
        variables: { where: { indicatorIds: [indicatorId('online_payment')], periodFrom: '2024-01-01' } },
        ...(onBoundariesOf ? { onBoundariesOf } : {}),
      },
    );
    expect(errors).toBeUndefined();
    return new Map(data.observationMetrics.nodes.map(({ agency, ...row }) => [keyOf.get(agency!.id)!, row]));
  }
  const rowOf = (keys: readonly string[]) => {
    const [numerator, denominator] = [sumOf(keys, 'numerator'), sumOf(keys, 'denominator')];
    return { agencyFlags: [], observations: keys.length, numerator, denominator, rate: { numerator, denominator } };
  };

  it.each(['PROVINCE', 'SELF'])(
    'are sums of predecessors for all 23 merged ones, themselves for the 11 kept: %s',
    async (grouping) => {
      const found = await totals('2025-07-01', grouping);

      expect([provinces.length, merged.length, kept.length]).toEqual([63, 23, 11]);
      expect(found).toEqual(
        new Map([
          ...merged.map(({ from, to }): [string, object] => [to, rowOf(from)]),
          ...kept.map((key): [string, object] => [key, rowOf([key])]),
        ]),
      );
    },
  );

  it.each([undefined, '2024-12-31', '2025-06-30'])('are each its own again on those of %s', async (day) => {
    expect(await totals(day)).toEqual(new Map(provinces.map((key) => [key, rowOf([key])])));
  });

  it('are evaluated as sums of their parts', async () => {
    const found = byKey(await standings('online_payment', '2025-07-01', { level: 'PROVINCE' }));

    expect([...found.keys()].sort()).toEqual([...merged.map(({ to }) => to), ...kept].sort());
    for (const { from, to } of [...merged, ...kept.map((key) => ({ from: [key], to: key }))]) {
      const { ratio, observations, flags, isOnBoundaries, agencyFlags, observation } = found.get(to)!;
      expect(ratio, to).toEqual({ numerator: sumOf(from, 'numerator'), denominator: sumOf(from, 'denominator') });
      expect(observations.map(({ agency }) => keyOf.get(agency!.id)).sort(), to).toEqual(from.toSorted());
      expect([flags, agencyFlags, isOnBoundaries], to).toEqual([from.length > 1 ? ['RECAST'] : [], [], true]);
      expect(observation === null, to).toBe(from.length > 1);
    }
  });

  it('are ranked among the 34, and judged by their sums', async () => {
    const found = await standings('online_payment', '2025-07-01', { level: 'PROVINCE' });
    const percent = ({ ratio }: Evaluation) => Number(ratio!.numerator) / Number(ratio!.denominator);
    const best = found.toSorted((a, b) => percent(b) - percent(a));

    expect(best.map(({ rank }) => rank)).toEqual(best.map((_, place) => place + 1));
    expect(new Set(found.map(({ rankedCount }) => rankedCount))).toEqual(new Set([34]));
    for (const each of found) {
      expect([each.outcome, each.isMet]).toEqual(percent(each) >= 0.45 ? ['MET', true] : ['NOT_MET', false]);
    }
    expect(new Set(found.map(({ outcome }) => outcome))).toEqual(new Set(['MET', 'NOT_MET']));
  });

  it('come back byte for byte on the boundaries on which they were stated', async () => {
    const variables = { filter: { year: 2024, indicatorId: indicatorId('online_payment') }, page: { first: 100 } };
    const raw = async (onBoundariesOf?: string) => {
      const answer = JSON.parse(
        await hub.askRaw(EVALUATIONS, { variables, ...(onBoundariesOf ? { onBoundariesOf } : {}) }),
      ) as {
        data: object;
        extensions?: { nulls?: object };
      };
      return JSON.stringify([answer.data, answer.extensions?.nulls]);
    };
    const asStated = await raw();

    expect(await raw('2024-12-31')).toBe(asStated);
    expect(await raw('2025-07-01')).not.toBe(asStated);
  });

  it('stay, as what was stated, with those of whom it was stated', async () => {
    const ask = (onBoundariesOf?: string) =>
      hub.ask(
        `query ($id: ID!) { observations(filter: { indicatorId: $id }, page: { first: 100 }) { nodes {
          agency { id } value flags evaluations { agency { id } outcome rank rankedCount observations { id } flags } } } }`,
        { variables: { id: indicatorId('online_payment') }, ...(onBoundariesOf ? { onBoundariesOf } : {}) },
      );
    const [then, now] = [await ask(), await ask('2025-07-01')];

    expect(now.data).toEqual(then.data);
    expect(JSON.stringify(now.data)).not.toContain('RECAST');
    expect(JSON.stringify(now.data)).toContain('"rankedCount":63');
  });

  it('are found by who is there on that day, and of nobody who is not', async () => {
    const of = async (key: string, onBoundariesOf?: string) =>
      (await standings('online_payment', onBoundariesOf, { agencyId: agencyId(key) })).map(({ outcome, ratio }) => [
        ...[outcome, ratio?.denominator],
      ]);
    const [{ from, to } = { from: [], to: '' }] = merged;

    expect(await of(to, '2025-07-01')).toEqual([[expect.stringMatching(/MET/), sumOf(from, 'denominator')]]);
    expect(await of(from[0]!, '2025-07-01')).toEqual([]);
    expect(await of(from[0]!)).toHaveLength(1);
    expect(await of(to)).toEqual([['NO_TARGET', undefined]]);
  });
});

describe('a sum', () => {
  const [{ from, to } = { from: [], to: '' }] = merged.filter(({ from }) => from.length === 3);
  const [first = '', second = '', third = ''] = from;
  const half = { from: '2024-01-01', to: '2024-06-30', statedOn: '2024-07-10' };
  const parts = (numerator: string, denominator: string) => ({ numerator, denominator });
  const sum = async (indicator: string) => {
    const { ratio, outcome, observations, flags } = byKey(await standings(indicator, '2025-07-01')).get(to)!;
    return { ratio, outcome, of: observations.length, flags };
  };

  it('is none while one of those that it is of has no number, and then of the latest period of all', async () => {
    await record(
      number('digitised', first, parts('1', '2')),
      number('digitised', first, { ...parts('3', '10'), ...half }),
      number('digitised', second, { ...parts('5', '10'), ...half, isProvisional: true }),
    );
    expect(await sum('digitised')).toEqual({ ratio: null, outcome: 'NOT_REPORTED', of: 0, flags: ['RECAST'] });

    await record(number('digitised', third, { ...parts('10', '20'), ...half }));
    expect(await sum('digitised')).toEqual({
      ...{ ratio: parts('18', '40'), outcome: 'TO_DATE', of: 3, flags: ['PROVISIONAL', 'RECAST'] },
    });
  });

  it('is none when one of them stated a percentage without its parts', async () => {
    await record(
      number('data_reuse', first, parts('1', '2')),
      number('data_reuse', second, parts('1', '2')),
      number('data_reuse', third, { value: '50' }),
    );
    expect(await sum('data_reuse')).toEqual({ ratio: null, outcome: 'NOT_REPORTED', of: 0, flags: ['RECAST'] });
  });
});

describe('ministries, on the boundaries after 01/03/2025', () => {
  const ministries = [
    ...['ministry/tai-chinh', 'ministry/ke-hoach-va-dau-tu', 'ministry/tu-phap', 'ministry/cong-an'],
    ...['ministry/lao-dong-thuong-binh-va-xa-hoi', 'ministry/noi-vu'],
  ];

  it('are together when they merged, and as they were, with the reason, when parts of them moved', async () => {
    await record(
      ...ministries.map((key, place) =>
        number('published_on_time', key, { numerator: String(50 + place), denominator: '100' }),
      ),
    );
    const found = await standings('published_on_time', '2025-07-01');
    const told = (key: string) =>
      found
        .filter(({ agency }) => agency!.id === agencyId(key))
        .map(({ isOnBoundaries, agencyFlags, ratio, observations, rank }) => [
          ...[
            isOnBoundaries,
            agencyFlags,
            ratio?.numerator,
            observations.map(({ agency }) => keyOf.get(agency!.id)),
            rank !== null,
          ],
        ]);

    const moved = (key: string, numerator: string) => [[false, ['PARTLY_MOVED'], numerator, [key], false]];
    expect(Object.fromEntries(ministries.map((key) => [key, told(key)]))).toEqual({
      // It got what others lost: its own is not all that it is then.
      'ministry/cong-an': [[true, ['PARTLY_MOVED'], '53', ['ministry/cong-an'], true]],
      'ministry/tai-chinh': [
        [true, ['PARTLY_MOVED'], '101', ['ministry/tai-chinh', 'ministry/ke-hoach-va-dau-tu'], true],
      ],
      'ministry/ke-hoach-va-dau-tu': [],
      'ministry/tu-phap': moved('ministry/tu-phap', '52'),
      'ministry/lao-dong-thuong-binh-va-xa-hoi': moved('ministry/lao-dong-thuong-binh-va-xa-hoi', '54'),
      'ministry/noi-vu': moved('ministry/noi-vu', '55'),
    });
  });

  it('are, in sums, nobody with the reason when parts of them moved, and lack nothing that is theirs', async () => {
    type Row = { agency: { id: string } | null; agencyFlags: string[]; observations: number; numerator: string };
    const { data } = await hub.ask<{ observationMetrics: { nodes: Row[] } }>(
      `query ($id: ID!) { observationMetrics(level: NATIONAL, grain: YEAR, groupBy: { agency: SELF }, where: { indicatorIds: [$id] }) {
        nodes { agency { id } agencyFlags observations numerator } } }`,
      { variables: { id: indicatorId('published_on_time') }, onBoundariesOf: '2025-07-01' },
    );
    const told = data.observationMetrics.nodes.map(({ agency, agencyFlags, observations, numerator }) => [
      ...[agency && keyOf.get(agency.id), agencyFlags, observations, numerator],
    ]);

    expect(told.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))).toEqual([
      ['ministry/cong-an', ['PARTLY_MOVED'], 1, '53'],
      ['ministry/tai-chinh', ['PARTLY_MOVED'], 2, '101'],
      [null, ['PARTLY_MOVED'], 3, String(52 + 54 + 55)],
    ]);
  });
});

describe('the standing of merged provinces', () => {
  const asked = merged.slice(0, 3);

  it('is answered at each of them, too, for all of them in one statement', async () => {
    hub.forget();
    const fields = asked.map(
      (
        { to },
        place,
      ) => `p${place}: agency(id: "${agencyId(to)}") { evaluations(year: 2024, page: { first: 100 }) { nodes {
        indicator { id } isOnBoundaries ratio { numerator } } } }`,
    );
    type Node = { indicator: { id: string }; isOnBoundaries: boolean; ratio: { numerator: string } | null };
    const { data, errors } = await hub.ask<Record<string, { evaluations: { nodes: Node[] } }>>(
      `{ ${fields.join(' ')} }`,
      {
        onBoundariesOf: '2025-07-01',
      },
    );

    expect(errors).toBeUndefined();
    for (const [place, { from }] of asked.entries()) {
      const ofPaid = data[`p${place}`]!.evaluations.nodes.filter(
        ({ indicator }) => indicator.id === indicatorId('online_payment'),
      );
      expect(new Set(ofPaid.map(({ ratio }) => ratio?.numerator))).toEqual(new Set([sumOf(from, 'numerator')]));
      expect(new Set(ofPaid.map(({ isOnBoundaries }) => isOnBoundaries))).toEqual(new Set([true]));
    }
    expect(hub.statements.filter((name) => name === 'indicators.valuesOfPeriods')).toHaveLength(1);
  });

  it('repeats for the token of an answer and its day, whatever is recorded after it', async () => {
    const variables = {
      filter: { year: 2024, indicatorId: indicatorId('online_payment'), level: 'PROVINCE' },
      page: { first: 100 },
    };
    const first = await hub.askRaw(EVALUATIONS, { variables, asOf: 'now', onBoundariesOf: '2025-07-01' });
    const { asOf } = (JSON.parse(first) as { extensions: { asOf: string } }).extensions;
    const changed = merged[0]!.from[0]!;
    await record(number('online_payment', changed, { numerator: '1', denominator: '9', statedOn: '2025-03-01' }));

    expect(await hub.askRaw(EVALUATIONS, { variables, asOf, onBoundariesOf: '2025-07-01' })).toBe(first);
    expect(await hub.askRaw(EVALUATIONS, { variables, onBoundariesOf: '2025-07-01' })).not.toContain(
      sumOf(merged[0]!.from, 'numerator'),
    );
  });
});
