import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addVolume } from '../../bench/search/volume.ts';
import { parseQuery } from '../../domain/search-text/query.ts';
import { connectAsAdmin } from '../../platform/database/connection.ts';
import { questionsFor } from '../../platform/database/search.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import { TRIAL_TIMEOUT_MS, volume } from '../support/volume.ts';

/** Documents that are searched among; a hundredth of them but in the soak run. */
const DIRECTIVES = volume(100_000);
const QUERIES = [
  '131/NQ-CP',
  'thủ tục hành chính',
  'cải cách',
  '06/10/2022',
  'chứng thực bản sao điện tử từ bản chính',
];

let hub: TestHub;
let admin: pg.Client;
beforeAll(async () => {
  hub = await startHub({ poolSize: 1 });
  admin = await connectAsAdmin(hub.adminUrl);
  await addVolume(admin, { directives: DIRECTIVES, tasks: DIRECTIVES });
  await admin.query('vacuum (analyze)');
}, TRIAL_TIMEOUT_MS);
afterAll(async () => {
  await admin.end();
  await hub[Symbol.asyncDispose]();
});

const SEARCH = `query ($text: String!) { searchDirectives(text: $text) { directive { id } }
  searchTasks(text: $text) { task { id } } }`;

/** What the public's role does for a search, as PostgreSQL tells it. */
async function planOf(statement: string, text: string, options = ''): Promise<string> {
  const questions = questionsFor(parseQuery(text))!.map((question) =>
    question === null ? 'null' : `'${question.replaceAll("'", "''")}'`,
  );
  const { rows } = await hub.database
    .pool('directives', 'public')
    .query<{ 'QUERY PLAN': string }>(
      `explain ${options} execute "${statement}" (null, array[${questions.join(', ')}], 20)`,
    );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

it.each(QUERIES)('%s is found by the index of words, and no table is read through', async (text) => {
  const { errors } = await hub.ask(SEARCH, { variables: { text } });
  expect(errors).toBeUndefined();
  for (const [statement, index] of [
    ['directives.directivesFound', 'directive_fact_search'],
    ['directives.tasksFound', 'task_search_search'],
  ] as const) {
    const plan = await planOf(statement, text);
    expect(plan).toContain(`Bitmap Index Scan on ${index}`);
    expect(plan).not.toContain('Seq Scan');
  }
});

it.each([
  ['what has all the words, and enough of it', 'thủ tục hành chính', 1],
  ['nothing, and what may have been meant', 'xyzzy', 2],
  ['so much that it is narrowed down twice', 'cải cách', 3],
])('the index is asked no question more than is needed: %s', async (_, text, questions) => {
  await hub.ask(SEARCH, { variables: { text } });
  const plan = await planOf('directives.directivesFound', text, '(analyze)');
  // The blocks of facts are counted once for each question.
  expect(plan).toMatch(new RegExp(`Function Scan on generate_series asked .* loops=${questions}\\)`));
});

it('the statements are planned once, not for every search', async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    for (const text of QUERIES) await hub.ask(SEARCH, { variables: { text } });
  }
  const { rows } = await hub.database
    .pool('directives', 'public')
    .query<{ name: string }>(`select name from pg_prepared_statements where generic_plans = 0 and name like '%Found'`);
  expect(rows).toEqual([]);
});

it('the best is found among all, however many have its words', async () => {
  const { data } = await hub.ask<{ searchDirectives: { directive: { id: string } }[] }>(SEARCH, {
    variables: { text: 'Luật Tổ chức Chính phủ' },
  });
  const { rows } = await admin.query<{ id: string }>(
    `select directive_id as id from directives.directive_fact where key = 'luat-to-chuc-chinh-phu@2015-06-19'`,
  );
  expect(data.searchDirectives[0]?.directive.id).toBe(rows[0]!.id);
});
