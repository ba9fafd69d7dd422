import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decimalOf } from '../domain/ratio.ts';
import { NO_FILTER, readFilter } from '../platform/cube/filter.ts';
import { publishedCells, publishedStatement, publishedVersion, readPublished } from '../platform/cube/lattice.ts';
import type { Group, Question } from '../platform/cube/question.ts';
import { type CubeRow, cubeRows, type FoundRow } from '../platform/cube/rows.ts';
import { statementOf } from '../platform/cube.ts';
import { createFactReader, formatPosition } from '../platform/history.ts';
import type { PageRequest } from '../platform/page.ts';
import { PUBLIC_VIEWER } from '../platform/viewer.ts';
import { Dice } from './support/cube-questions.ts';
import { visitMetrics } from './support/cube-visits.ts';
import {
  COMMUNES,
  type MadeVisit,
  MINISTRY,
  PROVINCES,
  type PublishedVisits,
  publishedVisits,
  rollUp,
  startPublishedVisits,
} from './support/published-visits.ts';

const cube = visitMetrics.declaration;
const PROVINCE: Group = { kind: 'AGENCY', name: 'agency', grouping: 'PROVINCE' };
const COMMUNE: Group = { kind: 'AGENCY', name: 'agency', grouping: 'COMMUNE' };
const MONTH: Group = { kind: 'PERIOD', name: 'period', grain: 'MONTH' };
const QUARTER: Group = { kind: 'PERIOD', name: 'period', grain: 'QUARTER' };
const KIND: Group = { kind: 'PLAIN', name: 'kind' };
const SHAPES: readonly (readonly Group[])[] = [[], [PROVINCE], [COMMUNE], []].flatMap((agency) =>
  [[], [MONTH], [QUARTER]].flatMap((period) => [[], [KIND]].map((kind) => [...agency, ...period, ...kind])),
);

const measures = Object.keys(cube.measures);
const asked = (parts: Partial<Question> = {}): Question => ({
  groups: [],
  rank: null,
  where: NO_FILTER,
  aggregates: measures.map((measure) => ({ measure, filter: NO_FILTER })),
  having: [],
  orderBy: [],
  wantsTotal: false,
  ...parts,
});

const dice = new Dice(41);
function madeVisits(count: number): MadeVisit[] {
  return Array.from({ length: count }, () => ({
    agencyId: dice.chance(8) ? MINISTRY : COMMUNES[Math.min(dice.roll(6), dice.roll(6))]!,
    on: `2025-0${1 + dice.roll(5)}-1${dice.roll(9)}`,
    kind: dice.chance(10) ? null : dice.pick(['CALL', 'CALL', 'CALL_BACK', 'INSPECTION']),
    isDone: dice.chance(60),
    amount: `${dice.roll(50)}.${dice.roll(4)}`,
  }));
}

let hub: PublishedVisits;
let feedId: string;
const first = { position: '', visits: madeVisits(9000) };
const second = { position: '', visits: [...first.visits.slice(60), ...madeVisits(400)] };
/** The head of the feed when only the first version was published. */
let between: string;

beforeAll(async () => {
  hub = await startPublishedVisits();
  feedId = (await hub.admin<{ id: string }>('select feed_id::text as id from feed'))[0]!.id;
  first.position = await hub.record(first.visits);
  await hub.publish(first.position);
  between = await head();
  second.position = await hub.record(second.visits);
  await hub.publish(second.position);
});
afterAll(() => hub[Symbol.asyncDispose]());

async function head(): Promise<string> {
  return (await hub.admin<{ position: string }>('select position::text from feed_head'))[0]!.position;
}

/** Reads as the public, now or at a position. */
function reader(position: string | null = null) {
  const session = hub.db.database.openSession('visits', PUBLIC_VIEWER);
  return createFactReader(session, {
    today: '2026-01-01',
    position: position === null ? null : formatPosition(feedId, position),
  });
}

const published = (question: Question, position: string | null = null, page: PageRequest | null = null) =>
  readPublished(publishedVisits, reader(position), question, page);

/** What the cube itself counts over the rows, which the public may not. */
async function counted(question: Question, position: string): Promise<readonly CubeRow[]> {
  const parts = { question, parameters: ['9999-12-31'], page: null };
  const sql = await statementOf(cube, { rollUp, boundariesOn: null }, parts);
  const found = await hub.db.database.job('visits', (tx) =>
    tx.query<FoundRow>(sql.statement.past, [position, ...sql.values]),
  );
  return cubeRows(found, question, sql);
}

const keyOf = (groups: readonly Group[], row: Pick<CubeRow, 'dimension'>) =>
  JSON.stringify(groups.map(({ name }) => row.dimension(name)));

describe('published cells', () => {
  it('are what the cube counts over the rows, but for those that are withheld', async () => {
    let [shown, withheld] = [0, 0];
    for (const [version, at] of [
      [first, between],
      [second, null],
    ] as const) {
      for (const groups of SHAPES) {
        const question = asked({ groups });
        const rows = new Map((await published(question, at)).rows.map((row) => [keyOf(groups, row), row]));
        for (const row of await counted(question, version.position)) {
          const found = rows.get(keyOf(groups, row))!;
          const values = measures.map((measure) => decimalOf(row.measure(measure, NO_FILTER)));
          const isWithheld = found.measure('visits') === null;
          expect(measures.map((measure) => found.measure(measure))).toEqual(
            isWithheld ? values.map(() => null) : values,
          );
          const [visits, done] = values.map(Number) as [number, number];
          // Counts, what was done of them and what was not: never 1 to 4 of any.
          if ([visits, done, visits - done].some((count) => count > 0 && count < 5)) expect(isWithheld).toBe(true);
          rows.delete(keyOf(groups, row));
          if (isWithheld) withheld += 1;
          else shown += 1;
        }
        // What is left has no rows any more, and is withheld beside what it was.
        for (const row of rows.values()) expect(row.measure('visits')).toBeNull();
      }
    }
    expect(Math.min(shown, withheld)).toBeGreaterThan(100);
  });

  it('keep the version of a position, whatever is published later', async () => {
    const question = asked({ groups: [PROVINCE, QUARTER] });
    const values = async (position: string | null) =>
      (await published(question, position)).rows.map((row) => [keyOf(question.groups, row), row.measure('visits')]);
    const [earlier, now] = [await values(between), await values(null)];
    expect(earlier).not.toEqual(now);
    expect(await values(await head())).toEqual(now);
    // The rows are newer there; the version that holds is still the first.
    expect(await values(second.position)).toEqual(earlier);

    const at = (position: string | null) => publishedVersion(publishedVisits, reader(position));
    const rule = { smallestCount: 5, width: 4, smallestChange: null };
    const times = { countedAt: expect.any(Date), recordedAt: expect.any(Date) };
    expect([await at(first.position), await at(between), await at(null)]).toEqual([
      null,
      { version: 1, answersFor: first.position, ...rule, ...times },
      { version: 2, answersFor: second.position, ...rule, ...times },
    ]);
    expect(await values(first.position)).toEqual([]);
  });

  it('are published once for a position, and never for one that is past', async () => {
    const before = await head();
    expect(await hub.publish(second.position)).toMatchObject({ version: 2, isNew: false, exposedCount: 0 });
    expect(await head()).toBe(before);
    await expect(hub.publish(String(BigInt(second.position) - 1n))).rejects.toThrow('expected a position after');
    expect(await hub.admin('select version from published_version order by 1')).toEqual([
      { version: 1 },
      { version: 2 },
    ]);
  });

  it('are told to the feed with no count that is withheld', async () => {
    const events = await hub.admin<{ payload: Record<string, unknown> }>(
      `select payload from feed_event where kind = 'CELLS_PUBLISHED' order by seq`,
    );
    expect(events.map(({ payload }) => Object.keys(payload).sort())).toEqual(
      events.map(() => ['answersFor', 'cells', 'cube', 'version', 'withheld']),
    );
    expect(events.map(({ payload }) => payload.version)).toEqual([1, 2]);
  });

  it.each([
    ['why a cell is withheld', 'select reason from published_cell'],
    ['all columns', 'select * from published_cell'],
    ['what the next version is decided with', 'select memory from published_memory'],
    ['the rows', 'select count(*) from visit_fact'],
  ])('tell the public not %s', async (_, text) => {
    const pool = hub.db.database.pool('visits', 'public');
    await expect(pool.query(text)).rejects.toThrow('permission denied');
    await expect(hub.db.database.pool('visits', 'viewer').query(text)).rejects.toThrow('permission denied');
  });

  it.each(['published_cell', 'published_memory', 'published_version', 'suppression_rule_fact'])(
    'stay as they were published: nobody changes %s',
    async (table) => {
      for (const sql of [`update ${table} set cube = 'Other'`, `delete from ${table}`, `truncate ${table} cascade`]) {
        await expect(hub.admin(sql), sql).rejects.toThrow('refused');
      }
      for (const role of ['public', 'viewer'] as const) {
        const written = hub.db.database.pool('visits', role).query(`insert into ${table} (cube) values ('Other')`);
        await expect(written).rejects.toThrow(/permission denied|read-only|VIEWER_MISSING/);
      }
    },
  );

  it('take conditions and order by what is stored: withheld meets none and stands last', async () => {
    const groups = [COMMUNE, MONTH, KIND];
    const quantity = { numerator: { measure: 'visits', filter: NO_FILTER }, denominator: null };
    const all = (await published(asked({ groups }))).rows.map((row) => row.measure('visits'));
    const sorted = (await published(asked({ groups, orderBy: [{ kind: 'QUANTITY', quantity, isDescending: true }] })))
      .rows;
    const values = sorted.map((row) => row.measure('visits'));
    const known = all.filter((value) => value !== null).sort((a, b) => Number(b) - Number(a));
    expect(values).toEqual([...known, ...all.filter((value) => value === null)]);
    expect(known.length).toBeLessThan(all.length);

    const having = [{ quantity, comparison: 'AT_MOST', value: '1000000' }] as const;
    const met = await published(asked({ groups, having, wantsTotal: true }), null, { first: 2, limit: 3, after: null });
    expect(met.total).toBe(known.length);
    expect(met.rows.length).toBe(3);

    const rate = {
      ...quantity,
      numerator: { measure: 'doneVisits', filter: NO_FILTER },
      denominator: quantity.numerator,
    };
    const rated = await published(asked({ groups, having: [{ quantity: rate, comparison: 'AT_LEAST', value: '0' }] }));
    expect(rated.rows.length).toBe(known.filter((value) => value !== '0').length);
  });

  it('follow one another in pages', async () => {
    const groups = [COMMUNE, MONTH];
    const whole = (await published(asked({ groups }))).rows.map((row) => keyOf(groups, row));
    const pages: string[] = [];
    let after: PageRequest['after'] = null;
    do {
      const { rows } = await published(asked({ groups }), null, { first: 7, limit: 8, after });
      pages.push(...rows.slice(0, 7).map((row) => keyOf(groups, row)));
      after = rows.length > 7 ? rows[6]!.sortKey : null;
    } while (after !== null);
    expect(pages).toEqual(whole);
  });

  it('are picked by values, whole periods and agencies', async () => {
    const keys = async (question: Question) =>
      (await published(question)).rows.map((row) => keyOf(question.groups, row));
    const where = (input: Record<string, unknown>) => readFilter(cube, input);
    const all = await keys(asked({ groups: [MONTH, KIND] }));

    expect(await keys(asked({ groups: [MONTH, KIND], where: where({ kinds: ['CALL', 'INSPECTION'] }) }))).toEqual(
      all.filter((key) => /"(CALL|INSPECTION)"/.test(key)),
    );
    expect(
      await keys(
        asked({ groups: [MONTH, KIND], where: where({ heldFrom: '2025-02-01', heldTo: '2025-03-31' }) }),
      ).catch((error) => error.code),
    ).toBe('QUESTION_NOT_PUBLISHED');

    const calls = await published(asked({ where: where({ kinds: ['CALL'] }) }));
    const byKind = await published(asked({ groups: [KIND] }));
    const call = byKind.rows.find((row) => row.dimension('kind') === 'CALL')!;
    expect(calls.rows.map((row) => row.measure('visits'))).toEqual([call.measure('visits')]);

    const agencyIds = [PROVINCES[0], COMMUNES[1]!];
    const within = await published(asked({ groups: [{ kind: 'WITHIN', name: 'agency', agencyIds }] }));
    expect(within.rows.map((row) => (row.dimension('agency') as { id: string }).id).sort()).toEqual(
      [...agencyIds].sort(),
    );
  });

  it('refuse what is not one cell a group, and say what there is', () => {
    const where = (input: Record<string, unknown>) => readFilter(cube, input);
    const some = where({ kinds: ['CALL'] });
    const visits = { measure: 'visits', filter: some };
    const questions: readonly Question[] = [
      asked({ groups: [{ kind: 'AGENCY', name: 'agency', grouping: 'SELF' }] }),
      asked({ groups: [{ kind: 'AGENCY', name: 'agency', grouping: 'NATIONAL' }] }),
      asked({ groups: [{ kind: 'PERIOD', name: 'period', grain: 'DAY' }] }),
      asked({ groups: [{ kind: 'PLAIN', name: 'isUrgent' }] }),
      asked({ where: where({ isUrgent: true }) }),
      asked({ where: where({ kinds: ['CALL', 'INSPECTION'] }) }),
      asked({ where: where({ agencyIds: [COMMUNES[0]] }) }),
      asked({ where: where({ withinAgencyIds: [PROVINCES[0]] }) }),
      asked({ aggregates: [visits] }),
      asked({ having: [{ quantity: { numerator: visits, denominator: null }, comparison: 'AT_LEAST', value: '1' }] }),
    ];
    for (const question of questions) {
      expect(() => publishedStatement(publishedVisits, question, null)).toThrow(
        expect.objectContaining({
          code: 'QUESTION_NOT_PUBLISHED',
          extensions: expect.objectContaining({
            published: {
              agencies: ['PROVINCE', 'COMMUNE'],
              periods: ['MONTH', 'QUARTER'],
              dimensions: ['kind'],
              oneOfEach: [],
            },
          }),
        }),
      );
    }
  });

  it('cannot be declared of what the cube has not, or without a count to protect', () => {
    const declared = (parts: object) => () => publishedCells({ ...publishedVisits, ...parts });
    expect(declared({ protects: [] })).toThrow('a measure to protect');
    expect(declared({ protects: [{ whole: 'people', parts: [] }] })).toThrow('people is no measure');
    expect(declared({ dimensions: ['colour'] })).toThrow('colour is no dimension');
    expect(declared({ parameters: [] })).toThrow('expected values for not after');
  });

  it('are not published before the day of the first rule', async () => {
    await using bare = await startPublishedVisits();
    await bare.admin('alter table suppression_rule_fact disable trigger all');
    await bare.admin(`update suppression_rule_fact set valid_from = '2026-01-02'`);
    const own = await bare.record(first.visits.slice(0, 30));
    await expect(bare.publish(own)).rejects.toThrow('expected a rule of suppression for VisitMetrics on 2026-01-01');
    // From that day on it holds.
    await bare.admin(`update suppression_rule_fact set valid_from = '2026-01-01'`);
    expect(await bare.publish(own)).toMatchObject({ version: 1, isNew: true });
  });
});
