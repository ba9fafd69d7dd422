import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { warnOfBrokenFormulas } from '../cli/computation/formula-check.ts';
import type { GraphDoor } from '../cli/computation/graph-door.ts';
import type { Computation } from '../cli/computation/run.ts';
import { fixedClock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { type Logger, silentLogger } from '../platform/log.ts';
import type { FormulaApis } from '../schema/formula.ts';
import { openIndicators } from '../subgraphs/indicators/subgraph.ts';
import {
  apisWithout,
  type FormulaHub,
  HA_NOI,
  LETTERS,
  PHU_THO,
  startFormulaHub,
} from './support/computed-formulas.ts';
import { OPERATOR, openHubDatabase, TODAY } from './support/hub.ts';

let graph: FormulaHub;
beforeAll(async () => {
  graph = await startFormulaHub();
});
afterAll(() => graph[Symbol.asyncDispose]());

describe('what goes wrong with one', () => {
  it('agency keeps no other from its number, and takes away none', async () => {
    const { key } = await graph.recorded();
    await graph.run([key]);
    await graph.recordLetter(PHU_THO, '2025-09-06');
    const before = await graph.valueFor(key, HA_NOI);
    const door = graph.door();
    const failing: GraphDoor = {
      ...door,
      ask: async (query) =>
        query.variables.agencyId === HA_NOI
          ? { isAnswered: false, reason: 'no answer within 30000 ms' }
          : door.ask(query),
    };

    const told = await graph.run([key], { door: failing });
    expect(told.complained).toEqual([
      `failed  ${key}  2025-Q3  Ủy ban nhân dân thành phố Hà Nội  no answer within 30000 ms`,
    ]);
    expect(told.said.at(-1)).toBe(`${key}  2025-Q3  0 new  33 changed  0 as recorded  1 without  recorded`);
    expect(await graph.valueFor(key, HA_NOI)).toEqual(before);
  });

  it('number, more than the whole, keeps the others, and is refused by name', async () => {
    const document = LETTERS.replace('own:', 'none:').replace('all:', 'own:').replace('none:', 'all:');
    const { key } = await graph.recorded({ document });
    const told = await graph.run([key]);
    expect(told.complained.length).toBeGreaterThan(0);
    for (const line of told.complained)
      expect(line).toMatch(new RegExp(`^refused {2}${key} {2}2025-Q3 {2}.+ {2}\\d+/\\d+ {2}[A-Z_]+: `));
    const values = await graph.valuesOf(key);
    expect(values.every(({ ratio }) => Number(ratio!.numerator) <= Number(ratio!.denominator))).toBe(true);
  });

  it('formula, corrected while it was asked, records nothing of what it was', async () => {
    const { id, key } = await graph.recorded(graph.national());
    const door = graph.door();
    const correcting: GraphDoor = {
      ...door,
      async ask(query) {
        const outcome = await door.ask(query);
        if (query.asOf !== 'now') {
          const document = 'query ($to: Date!) { directives(filter: { issuedFrom: $to }) { totalCount } }';
          await graph.done('correctFormula', { formulaId: id, document, reason: 'Nhầm' });
        }
        return outcome;
      },
    };
    const told = await graph.run([key], { door: correcting });
    expect(told.complained).toEqual([
      expect.stringMatching(new RegExp(`^refused {2}${key} {2}2025-Q3 {2}NATIONWIDE {2}\\d+ {2}FORMULA_`)),
    ]);
    expect(await graph.valuesOf(key)).toEqual([]);
  });

  it('hub, which is another than that of the database, records nothing at all', async () => {
    const { key } = await graph.recorded(graph.national());
    await using other = await openHubDatabase();
    const clock = fixedClock(`${TODAY}T03:00:00Z`);
    const opened = openIndicators({ database: other.database, clock, logger: silentLogger });
    try {
      await expect(graph.run([key], { indicators: opened.subgraph })).rejects.toMatchObject({
        code: 'COMMAND_INVALID',
        message: `Expected at ${graph.url} the hub over this database, got another.`,
      });
    } finally {
      await opened.close();
    }
    expect(await graph.valuesOf(key)).toEqual([]);
  });
});

/** What a hub logs of its formulas when it starts on a database. */
async function loggedAtStart(database: Database, readApis: () => FormulaApis): Promise<string[]> {
  const logged: string[] = [];
  const logger: Logger = {
    ...silentLogger,
    warn: (message, facts) => logged.push(`warn ${message} (${facts?.fault}) ${facts?.formula}`),
    info: (message, facts) => logged.push(`info ${message} ${facts?.formula}`),
    error: (message) => logged.push(`error ${message}`),
  };
  await warnOfBrokenFormulas(database, logger, readApis);
  return logged;
}

describe('a formula that a new version of the graph breaks', () => {
  it('is told by name; its last values stay, flagged; the others are computed; and it mends when the field is back', async () => {
    const broken = await graph.recorded(graph.national());
    const other = await graph.recorded({
      ...graph.national(),
      document: 'query ($to: Date!) { tasks(on: $to) { totalCount } }',
      numeratorPath: 'tasks.totalCount',
    });
    await graph.run([broken.key, other.key]);
    const before = await graph.valuesOf(broken.key);
    expect(before).toHaveLength(1);
    const token = await graph.now();
    await graph.recordLetter(PHU_THO, '2025-09-07');

    const without = await apisWithout('directives');
    const shown = await graph.run([other.key], { apis: without, apply: false });
    expect(shown.complained.some((line) => line.startsWith(`broken  ${broken.key}  `))).toBe(true);
    expect(await graph.valuesOf(broken.key)).toEqual(before);

    const told = await graph.run([broken.key, other.key], { apis: without, quarter: '2025-Q4' });
    expect(told.complained.find((line) => line.startsWith(`broken  ${broken.key}  `))).toContain('directives');
    expect(told.said.at(-1)).toContain(`${other.key}  2025-Q4  1 new`);
    const [flagged] = await graph.valuesOf(broken.key);
    expect(flagged).toEqual({ ...before[0], flags: expect.arrayContaining([...before[0]!.flags, 'FORMULA_BROKEN']) });
    expect(await graph.valuesOf(broken.key, token)).toEqual(before);

    const foretold = await graph.run([broken.key], { apply: false });
    expect(foretold.complained).toEqual([]);
    expect(foretold.said.slice(-3)).toEqual([
      `mended  ${broken.key}  it fits the graph again`,
      `left out  ${broken.key}  it is recorded as broken: --apply records that it fits, and computes it`,
      'no formula to compute',
    ]);
    const mended = await graph.run([broken.key]);
    expect(mended.said).toContain(`mended  ${broken.key}  it fits the graph again`);
    expect(mended.complained).toEqual([]);
    const [renewed] = await graph.valuesOf(broken.key);
    expect(renewed!.flags).not.toContain('FORMULA_BROKEN');
    expect(Number(renewed!.value)).toBe(Number(before[0]!.value) + 1);
  });

  it('is logged by name when the hub starts, once as broken and once as fitting again', async () => {
    const { key } = await graph.recorded(graph.national());
    const start = async (apis: FormulaApis) =>
      (await loggedAtStart(graph.hub.database, () => apis)).filter((line) => line.endsWith(key));
    expect(await start(graph.apis)).toEqual([]);
    expect(await start(await apisWithout('directives'))).toEqual([
      expect.stringMatching(
        /^warn a formula does not fit the graph: its last values stay, flagged \(.*Cannot query field "directives".*\) formula_\d+$/,
      ),
    ]);
    expect(await start(graph.apis)).toEqual([`info a formula fits the graph again ${key}`]);
    expect(await start(graph.apis)).toEqual([]);
  });
});

describe('a hub that starts', () => {
  const noApis = (): FormulaApis => {
    throw new Error('read');
  };

  it('does not read the graph for formulas while there are none', async () => {
    await using other = await openHubDatabase();
    expect(await loggedAtStart(other.database, noApis)).toEqual([]);
  });

  it('serves also when they cannot be checked, and says so', async () => {
    await graph.recorded(graph.national());
    expect(await loggedAtStart(graph.hub.database, noApis)).toEqual(['error the formulas could not be checked']);
  });
});

describe('an INTERNAL formula', () => {
  const document = `query ($to: Date!) { grants { totalCount } directives(filter: { issuedTo: $to }) { totalCount } }`;
  const internal = () => ({
    ...graph.national(),
    document,
    numeratorPath: 'grants.totalCount',
    rights: 'INTERNAL',
    dataOwnerId: HA_NOI,
  });

  it('is not run before both sides have approved it, nor without a credential, nor when it was changed', async () => {
    const { id, key } = await graph.recorded(internal());
    const bearer = await graph.bearer(OPERATOR);
    const asked = (over: Partial<Computation> = {}) => graph.run([key], { bearer, ...over });
    const unapproved = { said: ['no formula to compute'], complained: [expect.stringContaining(`left out  ${key}  `)] };

    expect(await asked()).toEqual(unapproved);
    await graph.approved(id, 'OWNER');
    expect(await asked()).toEqual(unapproved);
    await graph.approved(id, 'DATA_OWNER');
    expect(await asked({ bearer: null })).toEqual({
      said: ['no formula to compute'],
      complained: [`left out  ${key}  it is INTERNAL: --token-env names the credential to ask with`],
    });
    expect(await graph.valuesOf(key)).toEqual([]);

    const given = await asked();
    expect(given.complained).toEqual([]);
    expect(given.said.at(-1)).toBe(`${key}  2025-Q3  1 new  0 changed  0 as recorded  0 without  recorded`);

    await graph.done('correctFormula', { formulaId: id, numeratorPath: 'directives.totalCount', reason: 'Sửa' });
    expect(await asked()).toEqual(unapproved);
  });

  it('asked without what it needs the rights for cannot be had as PUBLIC', async () => {
    await expect(graph.recorded({ ...internal(), rights: 'PUBLIC', dataOwnerId: null })).rejects.toThrow(
      'FORMULA_FIELD_PROTECTED',
    );
  });
});
