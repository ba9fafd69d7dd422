import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../cli/graph.ts';
import { exportedScorecard, recomputed, type ScorecardFile, toldIn } from '../cli/scorecard.ts';
import { startHub, type TestHub } from './support/hub.ts';
import { askingScorecards, INDEX, lastYearOf, NINH_BINH, parts, quarter } from './support/scorecards.ts';
import { TEST_SECRET } from './support/test-database.ts';

let hub: TestHub;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lien-thong-scorecards-'));
  hub = await startHub();
  await send('recordScorecardDefinition', INDEX);
  await record(
    quarter('1.1', NINH_BINH, parts(2, 3)),
    quarter('1.4', NINH_BINH, parts(100, 0)),
    quarter('2.1', NINH_BINH, parts(95, 100)),
    lastYearOf(NINH_BINH, 2400),
  );
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});
const { record, send } = askingScorecards(() => hub);

/** Fractions as pairs of integers: arithmetic that shares nothing with the rules. */
type Fraction = readonly [bigint, bigint];
const fraction = (decimal: string): Fraction => {
  const [whole = '0', places = ''] = decimal.split('.');
  return [BigInt(`${whole}${places}`), 10n ** BigInt(places.length)];
};
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d, b * c];
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
const isAtMost = ([a, b]: Fraction, [c, d]: Fraction) => a * d <= c * b;

function byHand({ scorecard: score }: ScorecardFile): Fraction {
  let sum: Fraction = [0n, 1n];
  for (const { definition, observation, lastYear } of score.components) {
    const of = score.definition.components.find(({ key }) => key === definition.key)!;
    if (of.points === null || !of.isScored || !of.isFormulaKnown || observation?.ratio == null) continue;
    const above = fraction(observation.ratio.numerator);
    const isEmpty = observation.ratio.denominator === '0';
    if (isEmpty && lastYear?.ratio == null) continue;
    const below = isEmpty
      ? over(fraction(lastYear!.ratio!.denominator), fraction('4'))
      : fraction(observation.ratio.denominator);
    const share = over(over(above, below), over(fraction(of.fullMarksAtPercent), [100n, 1n]));
    sum = plus(sum, times(fraction(of.points), isAtMost(share, [1n, 1n]) ? share : [1n, 1n]));
  }
  return sum;
}

async function run(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [new URL('../cli/hub.ts', import.meta.url).pathname, ...args], {
    env: { PATH: process.env.PATH ?? '', DATA_DIR: folder, SIGNING_KEY: TEST_SECRET, POOL_SIZE: '2', ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  const [code] = await once(child, 'close');
  return { code: code as number | null, out, err };
}

describe('an exported score', () => {
  const graph: Graph = {
    async ask<Data extends object>(document: string, variables: Record<string, unknown>, asOf: string) {
      const { data, errors, extensions } = await hub.ask<Data>(document, { variables, asOf });
      expect(errors).toBeUndefined();
      return { data, asOf: extensions!.asOf! };
    },
  };
  const exported = async (asOf = 'now') =>
    (await exportedScorecard(graph, { agencyId: NINH_BINH, key: 'thu', period: '2025-Q3', asOf }))!;

  it('comes out of its inputs by hand and by the rules alone, and its token repeats it after changes', async () => {
    const file = await exported();
    const [numerator, denominator] = byHand(file);
    const { exactPoints } = file.scorecard;
    expect(numerator * BigInt(exactPoints.denominator)).toBe(BigInt(exactPoints.numerator) * denominator);
    expect(recomputed(file)).toEqual(toldIn(file));

    await record(quarter('2.1', NINH_BINH, { ...parts(1, 100), statedOn: '2025-10-06' }));
    await send('recordScorecardDefinition', { ...INDEX, validFrom: '2025-09-01', classes: [] });
    expect((await exported()).scorecard.points).not.toBe(file.scorecard.points);
    expect(JSON.stringify(await exported(file.asOf))).toBe(JSON.stringify(file));
  });

  it('is written by one command, and computed by another that knows no database', async () => {
    const path = join(folder, 'score.json');
    const written = await run(
      [
        'export',
        'scorecard',
        path,
        '--agency',
        'province/ninh-binh@2025',
        '--period',
        '2025-Q3',
        '--definition',
        'thu',
      ],
      { DATABASE_URL: hub.adminUrl },
    );
    expect(written).toEqual({ code: 0, out: expect.stringContaining(' of 30  '), err: '' });
    const file = JSON.parse(await readFile(path, 'utf8')) as ScorecardFile;
    expect({ ...file, asOf: '', scorecard: { ...file.scorecard, judgedOn: '' } }).toEqual({
      ...(await exported()),
      ...{ asOf: '', scorecard: { ...(await exported()).scorecard, judgedOn: '' } },
    });

    const nowhere = { DATABASE_URL: 'postgres://hub:secret@127.0.0.1:1/hub' };
    const computed = await run(['recompute', 'scorecard', path], nowhere);
    expect(computed).toMatchObject({ code: 0, err: '' });
    const { points, exactPoints } = file.scorecard;
    expect(computed.out).toContain(`\n${points} = ${exactPoints.numerator}/${exactPoints.denominator} of 30\n`);

    await writeFile(path, JSON.stringify({ ...file, scorecard: { ...file.scorecard, points: '29' } }));
    expect(await run(['recompute', 'scorecard', path], nowhere)).toMatchObject({
      ...{ code: 1, err: expect.stringContaining('does not follow from its inputs') },
    });
    await writeFile(path, '{}');
    const { code, err } = await run(['recompute', 'scorecard', path], nowhere);
    expect([code, err.split('\n')[0]]).toEqual([
      1,
      `COMMAND_INVALID: Expected a file that export scorecard has written, got ${path}.`,
    ]);
  });
});
