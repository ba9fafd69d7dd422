import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '../platform/viewer.ts';
import { CASE_COUNTS, CASE_COUNTS_COUNT } from '../subgraphs/indicators/loaders/case-counts.ts';
import { type IndicatorsSubgraph, OPERATOR, startIndicators } from './support/indicators-subgraph.ts';

const PROVINCE = 'province/gia-lai@2025';
/** As many as some years of a country: on empty tables any index is as good as another. */
const VOLUME = `
  insert into indicators.case_count_fact (seq, case_count_id, indicator_id, agency_id, month, month_end, cases, counted)
  select 1, gen_random_uuid(), i.indicator_id, a.agency_id, m, (m + interval '1 month' - interval '1 day')::date, 5, 1
  from (select indicator_id from indicators.indicator_fact where method = 'COUNTED' and closed_seq is null limit 8) i,
    (select agency_id from indicators.register_agency where closed_seq is null limit 150) a,
    (select generate_series(date '2024-01-01', date '2025-12-01', interval '1 month')::date as m) months`;

let hub: IndicatorsSubgraph;
beforeAll(async () => {
  hub = await startIndicators();
  await hub.rows(VOLUME);
  await hub.rows('analyze indicators.case_count_fact');
});
afterAll(() => hub[Symbol.asyncDispose]());

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Plan[];
}
/** What of the counts is read from end to end; the present is asked for open facts, the past for all. */
function wholeReads({ Plans = [], ...plan }: Plan): string[] {
  const type = plan['Node Type'];
  const isWhole = type === 'Seq Scan' || (/Index.*Scan/.test(type) && plan['Index Cond'] === undefined);
  const own = isWhole && plan['Relation Name'] === 'case_count_fact' ? [type] : [];
  return [...own, ...Plans.flatMap(wholeReads)];
}

async function plansOf(viewer: Viewer, statements: readonly { readonly name: string; readonly text: string }[]) {
  await using session = hub.database.openSession('indicators', viewer);
  const found: Record<string, string[]> = {};
  for (const { name, text } of statements) {
    const explained = { name, text: `explain (generic_plan, format json) ${text}`, isKept: false } as const;
    const [row] = await session.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(explained);
    found[name] = wholeReads(row!['QUERY PLAN'][0]!.Plan);
  }
  return found;
}

it('pages of counts are read along an index, whoever asks and at whatever moment', async () => {
  const officer = hub.officer(PROVINCE);
  const statements = Object.values(CASE_COUNTS).flatMap(({ now, past }) => [now, past]);
  for (const viewer of [officer, OPERATOR]) {
    const plans = await plansOf(viewer, statements);
    expect(plans).toEqual(Object.fromEntries(statements.map(({ name }) => [name, []])));
  }
});

it('so are they counted, where an agency or an indicator is named', async () => {
  const { agency, indicator } = CASE_COUNTS_COUNT;
  const statements = [agency.now, agency.past, indicator.now, indicator.past];
  expect(await plansOf(hub.officer(PROVINCE), statements)).toEqual(
    Object.fromEntries(statements.map(({ name }) => [name, []])),
  );
});
