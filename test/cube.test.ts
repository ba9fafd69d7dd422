import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnsweredRow, oracleAnswer, type VisitQuestion } from './support/cube-oracle.ts';
import { Dice, randomQuestion, randomRegister, randomVisits } from './support/cube-questions.ts';
import { startVisits, type VisitsSubgraph } from './support/cube-visits.ts';
import { IS_SOAK } from './support/volume.ts';

const CHANGES = 60;
const QUESTIONS = IS_SOAK ? 5000 : 200;
const dice = new Dice(20_250_701);
const visits = randomVisits(dice, { visits: 900, changes: CHANGES });
const lastChange = Math.max(...visits.flatMap(({ change, endedBy }) => [change, endedBy ?? 0]));
const { register, rollUp } = randomRegister(dice);

let hub: VisitsSubgraph;
beforeAll(async () => {
  hub = await startVisits(visits, rollUp);
});
afterAll(() => hub[Symbol.asyncDispose]());

interface Page {
  readonly visitMetrics: {
    readonly totalCount: number;
    readonly nodes: readonly AnsweredRow[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** The document and variables of a question; the page alone changes from one page to the next. */
function asDocument({ measures, ...question }: VisitQuestion) {
  const fields = Object.entries(measures).map(([alias, { field }]) => {
    const below = field.endsWith('Rate') ? ' { numerator denominator percent }' : '';
    return `${alias}: ${field}(where: $${alias})${below}`;
  });
  const filters = Object.keys(measures).map((alias) => `$${alias}: VisitMetricsFilter`);
  return {
    document: `query ($groupBy: VisitMetricsGroupBy, $where: VisitMetricsFilter, $having: [VisitMetricsHaving!],
        $orderBy: [VisitMetricsOrder!], $notAfter: Date, $page: PageInput, ${filters.join(', ')}) {
      visitMetrics(groupBy: $groupBy, where: $where, having: $having, orderBy: $orderBy, notAfter: $notAfter, page: $page) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { agency { id } agencyFlags period { name } kind isUrgent case { id } ${fields.join(' ')} }
      } }`,
    variables: {
      groupBy: question.groupBy,
      where: question.where,
      having: question.having,
      orderBy: question.orderBy,
      notAfter: question.notAfter,
      ...Object.fromEntries(Object.entries(measures).map(([alias, { where }]) => [alias, where ?? null])),
    },
  };
}

/** All rows of the answer, page by page; every page says how many there are in all and costs one statement. */
async function answered(question: VisitQuestion, first: number): Promise<readonly AnsweredRow[]> {
  const { document, variables } = asDocument(question);
  const position = question.change === null ? null : hub.positionOf(question.change);
  hub.boundariesOn = question.boundariesOn;
  const rows: AnsweredRow[] = [];
  const totals = new Set<number>();
  let after = null as string | null;
  do {
    const options = { variables: { ...variables, page: { first, after } }, position };
    const { visitMetrics: page }: Page = await hub.data<Page>(document, options);
    expect(hub.statements).toEqual([position === null ? 'visits.visitMetrics' : 'visits.visitMetrics@']);
    rows.push(...page.nodes);
    totals.add(page.totalCount);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  expect([...totals]).toEqual([rows.length]);
  return rows;
}

describe('an aggregate field', () => {
  it('answers every question as somebody would who counts row by row', { timeout: 300_000 }, async () => {
    let rowCount = 0;
    for (let number = 0; number < QUESTIONS; number += 1) {
      const question = randomQuestion(dice, lastChange - 1);
      const expected = oracleAnswer(visits, register, question);
      const first = 1 + dice.roll(expected.length > 60 ? 100 : 20);
      expect(await answered(question, first), JSON.stringify(question)).toEqual(expected);
      rowCount += expected.length;
    }
    // Questions that all come to nothing would prove nothing.
    expect(rowCount).toBeGreaterThan(2000);
  });
});
