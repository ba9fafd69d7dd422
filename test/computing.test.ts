import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphDoor } from '../cli/computation/graph-door.ts';
import { parsePeriod } from '../domain/period.ts';
import { type FormulaHub, HA_NOI, linesOf, PHU_THO, startFormulaHub } from './support/computed-formulas.ts';

const PHU_THO_NAME = 'Ủy ban nhân dân tỉnh Phú Thọ';
const COUNTS = `select (select count(*)::int from indicators.observation_fact) as observations,
  (select count(*)::int from indicators.computation_fact) as computations,
  (select count(*)::int from indicators.feed_event) as events,
  (select count(*)::int from indicators.audit_record) as records`;

let graph: FormulaHub;
beforeAll(async () => {
  graph = await startFormulaHub();
});
afterAll(() => graph[Symbol.asyncDispose]());

describe('hub compute', () => {
  it('shows what would change, records it when told to, with what stands behind it, and knows it then', async () => {
    const { key } = await graph.recorded();
    await graph.recordLetter(PHU_THO, '2025-09-01');
    await graph.recordLetter(HA_NOI, '2025-09-02');
    const before = await graph.rows(COUNTS);

    const shown = await graph.run([key], { apply: false });
    expect(shown.complained).toEqual([]);
    expect(shown.said[0]).toMatch(/^as of {2}\w+$/);
    expect(linesOf(shown, PHU_THO_NAME)).toEqual([`new  ${key}  2025-Q3  ${PHU_THO_NAME}  1/2 PERCENT`]);
    expect(shown.said.at(-1)).toBe(`${key}  2025-Q3  34 new  0 changed  0 as recorded  0 without`);
    expect(await graph.rows(COUNTS)).toEqual(before);

    const applied = await graph.run([key]);
    expect(applied.said.slice(1, -1)).toEqual(shown.said.slice(1, -1));
    expect(applied.said.at(-1)).toBe(`${shown.said.at(-1)}  recorded`);
    const value = (await graph.valueFor(key, PHU_THO))!;
    expect(value).toEqual({
      ...{ id: expect.any(String), agency: { id: PHU_THO }, from: '2025-07-01', to: '2025-09-30' },
      ...{ value: '50', ratio: { numerator: '1', denominator: '2' }, flags: expect.any(Array) },
      computation: {
        formula: { key },
        document: expect.stringContaining('own: directives'),
        variables: expect.arrayContaining([
          { name: 'agencyId', value: PHU_THO },
          { name: 'from', value: '2025-07-01' },
          { name: 'to', value: '2025-09-30' },
        ]),
        asOf: applied.said[0]!.slice('as of  '.length),
        ...{ numeratorAsAnswered: '1', denominatorAsAnswered: '2' },
      },
    });
    expect(value.computation!.variables).toHaveLength(3);
    expect(value.flags).not.toContain('PROVISIONAL');

    const recordedOnce = await graph.rows(COUNTS);
    const again = await graph.run([key]);
    expect(again.said.slice(1)).toEqual([`${key}  2025-Q3  0 new  0 changed  34 as recorded  0 without`]);
    expect(await graph.rows(COUNTS)).toEqual(recordedOnce);
    expect(await graph.valueFor(key, PHU_THO)).toEqual(value);
  });

  it('leaves evidence by which anybody comes to the same numbers, whatever was recorded since', async () => {
    const { key } = await graph.recorded();
    await graph.run([key]);
    const { computation } = (await graph.valueFor(key, PHU_THO))!;
    await graph.recordLetter(PHU_THO, '2025-09-03');

    const { document, variables, asOf } = computation!;
    const { data } = await graph.hub.ask<{ own: { totalCount: number }; all: { totalCount: number } }>(document, {
      variables: Object.fromEntries(variables.map(({ name, value }) => [name, value])),
      asOf,
    });
    expect([String(data.own.totalCount), String(data.all.totalCount)]).toEqual([
      computation!.numeratorAsAnswered,
      computation!.denominatorAsAnswered,
    ]);
  });

  it('corrects the same value when the number is another, and keeps what it was', async () => {
    const { key } = await graph.recorded();
    await graph.run([key]);
    const first = (await graph.valueFor(key, PHU_THO))!;
    const token = await graph.now();
    await graph.recordLetter(PHU_THO, '2025-09-04');

    const told = await graph.run([key]);
    const { numerator, denominator } = first.ratio!;
    const second = `${Number(numerator) + 1}/${Number(denominator) + 1}`;
    expect(linesOf(told, PHU_THO_NAME)).toEqual([
      `changed  ${key}  2025-Q3  ${PHU_THO_NAME}  ${numerator}/${denominator} PERCENT -> ${second} PERCENT`,
    ]);
    const after = (await graph.valueFor(key, PHU_THO))!;
    expect([after.id, after.flags.includes('REVISED')]).toEqual([first.id, true]);
    expect(`${after.ratio!.numerator}/${after.ratio!.denominator}`).toBe(second);
    expect(after.computation!.numeratorAsAnswered).toBe(after.ratio!.numerator);
    expect(await graph.valueFor(key, PHU_THO, token)).toEqual(first);
  });

  it('puts all its formulas at one moment, whatever is written between them', async () => {
    const [one, other] = [await graph.recorded(graph.national()), await graph.recorded(graph.national())];
    const door = graph.door();
    let asked = 0;
    const interrupted: GraphDoor = {
      ...door,
      async ask(query) {
        asked += 1;
        // The moment, the first formula, the second.
        if (asked === 3) await graph.recordLetter(HA_NOI, '2025-09-05');
        return door.ask(query);
      },
    };
    await graph.run([one.key, other.key], { door: interrupted });
    expect(asked).toBe(3);
    const values = [await graph.valuesOf(one.key), await graph.valuesOf(other.key)].flat();
    expect(values.map(({ value }) => value)).toEqual([values[0]!.value, values[0]!.value]);
    expect(values[0]!.computation!.asOf).toBe(values[1]!.computation!.asOf);
  });

  it('records 0 of 0 as no activity, of a period that goes on as provisional', async () => {
    const { key } = await graph.recorded({ grain: 'YEAR' });
    const told = await graph.run([key], { quarter: '2026' });
    expect(linesOf(told, PHU_THO_NAME)).toEqual([`new  ${key}  2026  ${PHU_THO_NAME}  0/0 PERCENT PROVISIONAL`]);
    expect(await graph.valueFor(key, PHU_THO)).toMatchObject({
      value: null,
      flags: expect.arrayContaining(['PROVISIONAL']),
    });
  });

  it('takes of each formula the last whole period, and says of one length which are of another', async () => {
    const [quarterly, yearly] = [
      await graph.recorded(graph.national()),
      await graph.recorded(graph.national({ grain: 'YEAR' })),
    ];
    const keys = [quarterly.key, yearly.key];
    const each = await graph.run(keys, { period: null, apply: false });
    expect(each.said.filter((line) => /^new/.test(line)).map((line) => line.split('  ')[2])).toEqual([
      '2025-Q4',
      '2025',
    ]);
    const one = await graph.run(keys, { period: parsePeriod('2025'), apply: false });
    expect(one.complained).toEqual([`left out  ${quarterly.key}  it is computed by QUARTER, not for 2025`]);
    expect(one.said.filter((line) => /^new/.test(line))).toHaveLength(1);
  });

  it('knows no formula of another key, and asks nothing then', async () => {
    const door: GraphDoor = { url: 'http://x', ask: () => Promise.reject(new Error('asked')) };
    await expect(graph.run(['no_such'], { door })).rejects.toMatchObject({
      code: 'COMMAND_INVALID',
      message: expect.stringContaining('got "no_such"'),
    });
  });
});

describe('the formula of docs/analysts.md', () => {
  it('can be recorded as it stands there, and runs', async () => {
    const text = await readFile(new URL('../docs/analysts.md', import.meta.url), 'utf8');
    const [, section = ''] = text.split('## Formulas');
    const document = /```graphql\n([\s\S]+?)```/.exec(section)![1]!;
    const [, numeratorPath, denominatorPath] = /numerator `([\w.]+)` and the denominator `([\w.]+)`/.exec(section)!;
    const { key } = await graph.recorded({ document, numeratorPath, denominatorPath });
    const told = await graph.run([key], { quarter: '2025-Q4' });
    expect(told.complained).toEqual([]);
    expect(told.said.at(-1)).toBe(`${key}  2025-Q4  34 new  0 changed  0 as recorded  0 without  recorded`);
  });
});
