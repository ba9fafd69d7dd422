import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Dice } from './support/cube-questions.ts';
import { type Oracle, type OracleRow, openOracle } from './support/observation-oracle.ts';
import { BOUNDARIES, isMixed, type ObservationQuestion, randomQuestion } from './support/observation-questions.ts';
import { INDICATORS, type ObservationWorld, randomWorld, startWorld } from './support/observation-world.ts';
import { IS_SOAK } from './support/volume.ts';

const QUESTIONS = IS_SOAK ? 5000 : 200;
const dice = new Dice(20_241_231);
const world = randomWorld(dice, { changes: 50, numbers: 2400 });

let hub: ObservationWorld;
let oracle: Oracle;
beforeAll(async () => {
  hub = await startWorld(world);
  oracle = await openOracle(hub.adminUrl, world);
});
afterAll(async () => {
  await oracle[Symbol.asyncDispose]();
  await hub[Symbol.asyncDispose]();
});

interface Page {
  readonly observationMetrics: {
    readonly totalCount: number;
    readonly nodes: readonly OracleRow[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** The document and variables of a question; the page alone changes from one page to the next. */
function asDocument({ measures, level, depth, grain, groupBy, where, having, orderBy }: ObservationQuestion) {
  const fields = Object.entries(measures).map(([alias, { field }]) => {
    const below = field === 'rate' ? ' { numerator denominator percent }' : '';
    return `${alias}: ${field}(where: $${alias})${below}`;
  });
  const filters = Object.keys(measures).map((alias) => `$${alias}: ObservationMetricsFilter`);
  return {
    document: `query ($level: AgencyLevel!, $depth: Int!, $grain: PeriodGrain!, $groupBy: ObservationMetricsGroupBy,
        $where: ObservationMetricsFilter, $having: [ObservationMetricsHaving!], $orderBy: [ObservationMetricsOrder!],
        $page: PageInput, ${filters.join(', ')}) {
      observationMetrics(level: $level, depth: $depth, grain: $grain, groupBy: $groupBy, where: $where, having: $having,
        orderBy: $orderBy, page: $page) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { agency { id } agencyFlags period { name } indicator { id } isProvisional isOverridden ${fields.join(' ')} }
      } }`,
    variables: {
      ...{ level, depth, grain, groupBy, where, having, orderBy },
      ...Object.fromEntries(Object.entries(measures).map(([alias, { where: own }]) => [alias, own ?? null])),
    },
  };
}

function optionsOf({ change, boundariesOn }: ObservationQuestion, variables: Record<string, unknown>) {
  return { variables, position: change === null ? null : hub.positionOf(change), boundariesOn };
}

/** All rows of the answer, page by page; every page says how many there are in all and costs one statement of numbers. */
async function answered(question: ObservationQuestion, first: number): Promise<readonly OracleRow[]> {
  const { document, variables } = asDocument(question);
  const rows: OracleRow[] = [];
  const totals = new Set<number>();
  let after = null as string | null;
  do {
    const asked = optionsOf(question, { ...variables, page: { first, after } });
    const { observationMetrics: page } = await hub.data<Page>(document, asked);
    expect(hub.statements.filter((name) => name.startsWith('indicators.observationMetrics'))).toHaveLength(1);
    rows.push(...page.nodes);
    totals.add(page.totalCount);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  expect([...totals]).toEqual([rows.length]);
  return rows;
}

describe('numbers added up, over a history of corrections of numbers and of the register', () => {
  it('are what PostgreSQL says that looks each of them up by itself', {
    timeout: IS_SOAK ? 1_800_000 : 120_000,
  }, async () => {
    const seen = { rows: 0, flags: new Set<string>(), refused: 0 };
    for (let number = 0; number < QUESTIONS; number += 1) {
      const question = randomQuestion(dice, world);
      const told = JSON.stringify(question);
      if (isMixed(question)) {
        const { document, variables } = asDocument(question);
        const { errors } = await hub.ask(document, optionsOf(question, variables));
        expect(
          errors?.map(({ extensions }) => extensions?.code),
          told,
        ).toEqual(['BAD_USER_INPUT']);
        seen.refused += 1;
        continue;
      }
      const expected = await oracle.answer(question);
      expect(await answered(question, 8 + dice.roll(expected.length > 60 ? 93 : 20)), told).toEqual(expected);
      seen.rows += expected.length;
      for (const { agencyFlags } of expected) for (const flag of agencyFlags as string[]) seen.flags.add(flag);
    }
    // Questions that all come to nothing would prove nothing.
    expect(seen.rows).toBeGreaterThan(800);
    expect(seen.refused).toBeLessThan(QUESTIONS / 5);
    expect([...seen.flags].sort()).toEqual([
      ...['MERGED_FROM_SEVERAL', 'NOT_AT_LEVEL', 'NO_COUNTERPART', 'PARTLY_MOVED', 'SPLIT'],
    ]);
  });

  it('are at every level the sum of what is below it out of the sum of what is below it', async () => {
    for (const boundariesOn of new Set(BOUNDARIES)) {
      const of = (groupBy: object): ObservationQuestion => ({
        ...{ level: 'COMMUNE', depth: 0, grain: 'MONTH', groupBy, having: [], orderBy: [], change: null, boundariesOn },
        where: { indicatorIds: [INDICATORS[0].id] },
        measures: { rate: { field: 'rate' }, number: { field: 'observations' } },
      });
      type Row = { rate: { numerator: string; denominator: string }; number: number };
      const sums = async (groupBy: object) => {
        const rows = (await answered(of(groupBy), 100)) as unknown as Row[];
        const total = (read: (row: Row) => string | number) => rows.reduce((sum, row) => sum + Number(read(row)), 0);
        return [total(({ rate }) => rate.numerator), total(({ rate }) => rate.denominator), total((row) => row.number)];
      };
      const whole = await sums({});

      expect(whole[2]).toBeGreaterThan(50);
      for (const agency of ['SELF', 'COMMUNE', 'DISTRICT', 'PROVINCE', 'NATIONAL']) {
        expect(await sums({ agency }), `${agency} ${boundariesOn}`).toEqual(whole);
        expect(await sums({ agency, period: 'QUARTER', isProvisional: true })).toEqual(whole);
      }
    }
  });
});
