import { describe, expect, it } from 'vitest';
import {
  decide,
  type LatticeMemory,
  type Suppression,
  type SuppressionRule,
} from '../platform/cube/lattice/suppression.ts';
import type { Atom } from '../platform/cube/lattice/table.ts';
import { Dice } from './support/cube-questions.ts';
import { type LinearEquation, Polytope } from './support/linear-program.ts';
import {
  atomsOfMany,
  correctedAtoms,
  leaksOf,
  type PublishedVersion,
  randomAtoms,
} from './support/published-lattice.ts';
import { IS_SOAK } from './support/volume.ts';

const LATTICES = IS_SOAK ? 3000 : 400;
const RULE: SuppressionRule = { smallestCount: 5, width: 4, smallestChange: null };
const RULES: readonly SuppressionRule[] = [
  RULE,
  { smallestCount: 3, width: 2, smallestChange: null },
  { smallestCount: 10, width: 9, smallestChange: null },
  { smallestCount: 5, width: 4, smallestChange: 5 },
];

type Decide = (input: Suppression) => Pick<ReturnType<typeof decide>, 'cells' | 'exposed' | 'memory'>;

interface Published {
  readonly decided?: Decide;
  readonly atomsOf?: (dice: Dice) => Atom[];
  readonly knowsWholes?: boolean;
}

/** Lattices of one to four versions, decided one after the other and read by somebody who has all of them. */
function publishRandomly(
  seed: number,
  lattices: number,
  { decided = decide, atomsOf = randomAtoms, knowsWholes = false }: Published = {},
) {
  const dice = new Dice(seed);
  const seen = { leaks: [] as unknown[], checked: 0, exposed: 0, versions: 0, shown: 0, withheld: 0 };
  for (let number = 0; number < lattices; number += 1) {
    const rule = dice.pick(RULES);
    let atoms = atomsOf(dice);
    const protects = atoms[0]!.parts.length === 1 ? [[0]] : [[0, 1], [0], [1]];
    let before: LatticeMemory | null = null;
    const versions: PublishedVersion[] = [];
    for (let count = 1 + dice.roll(4); count > 0; count -= 1) {
      const decision: ReturnType<Decide> = decided({ atoms, protects, rule, before });
      versions.push({ atoms, decision });
      // As it comes back from the database.
      before = JSON.parse(JSON.stringify(decision.memory)) as LatticeMemory;
      const cells = [...decision.cells.values()];
      seen.exposed += decision.exposed.length;
      seen.withheld += cells.filter(({ reason }) => reason !== null).length;
      seen.shown += cells.filter(({ reason }) => reason === null).length;
      atoms = correctedAtoms(dice, atoms);
    }
    const referee = { protects, smallest: rule.smallestCount, width: rule.width, knowsWholes };
    const { leaks, checked } = leaksOf(versions, referee);
    seen.leaks.push(...leaks.map((leak) => ({ number, ...leak })));
    seen.checked += checked;
    seen.versions += versions.length;
  }
  return seen;
}

describe('a published lattice', () => {
  it('tells no withheld count to a reader of all its versions', { timeout: 600_000 }, () => {
    const { leaks, exposed, checked, versions, shown, withheld } = publishRandomly(5, LATTICES);

    expect(leaks).toEqual([]);
    expect(exposed).toBe(0);
    // Lattices that show nothing, or withhold nothing, would prove nothing.
    expect(checked).toBeGreaterThan(LATTICES * 100);
    expect(versions).toBeGreaterThan(LATTICES * 2);
    expect(Math.min(shown, withheld)).toBeGreaterThan(LATTICES * 20);
  });

  it('would be found out if only small counts were withheld', () => {
    const smallAlone: Decide = (input) => {
      const decision = decide(input);
      const cells = [...decision.cells].map(
        ([key, cell]) => [key, { ...cell, reason: cell.reason === 'SMALL' ? cell.reason : null }] as const,
      );
      return { ...decision, cells: new Map(cells) };
    };
    expect(publishRandomly(6, 40, { decided: smallAlone }).leaks.length).toBeGreaterThan(100);
  });

  it('would be found out if each version were decided by itself', () => {
    expect(
      publishRandomly(7, 80, { decided: (input) => decide({ ...input, before: null }) }).leaks.length,
    ).toBeGreaterThan(100);
  });

  it('tells no part of many to who knows from elsewhere how many there were', { timeout: 600_000 }, () => {
    const { leaks, checked, shown, withheld } = publishRandomly(15, LATTICES / 2, {
      ...{ knowsWholes: true, atomsOf: atomsOfMany },
    });
    expect(leaks).toEqual([]);
    expect(checked).toBeGreaterThan(LATTICES * 3);
    expect(Math.min(shown, withheld)).toBeGreaterThan(LATTICES * 3);
  });

  it('would be found out by who knows that if parts were protected by themselves alone', () => {
    const byItself: Decide = (input) => decide({ ...input, protects: [[0], [1]] });
    const { leaks } = publishRandomly(16, 80, { knowsWholes: true, atomsOf: atomsOfMany, decided: byItself });
    expect(leaks.length).toBeGreaterThan(2);
  });

  it('withholds 1 to 4 and shows 0 and 5', () => {
    for (const [count, isWithheld] of [
      [0, false],
      [1, true],
      [4, true],
      [5, false],
    ] as const) {
      const { cells } = decideTable([[count, 40, 50]]);
      expect(cells.get('0:p0\t0:m0')?.reason ?? null, String(count)).toBe(isWithheld ? 'SMALL' : null);
    }
  });

  it('withholds a second count in every row and column, and no total for it', () => {
    const { cells } = decideTable([
      [3, 40, 50],
      [60, 70, 80],
      [90, 20, 30],
    ]);
    const withheld = [...cells].filter(([, { reason }]) => reason !== null);
    expect(withheld.map(([key, { reason }]) => `${key.replaceAll('\t', ' ')} ${reason}`).sort()).toEqual([
      '0:p0 0:m0 SMALL',
      '0:p0 0:m1 COMPLEMENTARY',
      '0:p2 0:m0 COMPLEMENTARY',
      '0:p2 0:m1 COMPLEMENTARY',
    ]);
  });

  it('withholds what is left of a whole when a part is small, and all of the cell with it', () => {
    const atoms: Atom[] = [
      { leaves: [['p0']], parts: [196, 4] },
      { leaves: [['p1']], parts: [60, 50] },
      { leaves: [['p2']], parts: [195, 5] },
    ];
    const { cells } = decide({ atoms, protects: [[0, 1], [0], [1]], rule: RULE, before: null });
    expect(Object.fromEntries([...cells].map(([key, { reason }]) => [key, reason]))).toEqual({
      '*': null,
      '0:p0': 'SMALL',
      '0:p1': 'COMPLEMENTARY',
      '0:p2': null,
    });
  });

  it('goes on withholding beside a corrected count what would tell how small it was', () => {
    const first = decideTable([[4, 10]]);
    const corrected = decideTable([[5, 10]], { before: first.memory });
    // With 10 shown now, 14 less 10 would have been 4.
    expect(corrected.cells.get('0:p0\t0:m1')?.reason).toBe('BY_VERSION');
    const alone = decideTable([[5, 10]]);
    expect([...alone.cells.values()].filter(({ reason }) => reason !== null)).toEqual([]);
  });

  it('withholds a correction of less than 5 where the rule says so, and shows one of 5', () => {
    const rule = { ...RULE, smallestChange: 5 };
    const first = decideTable([[20, 30, 40]], { rule });
    const reasonOf = (count: number) =>
      decideTable([[count, 30, 40]], { rule, before: first.memory }).cells.get('0:p0\t0:m0')?.reason ?? null;
    expect([15, 16, 20, 24, 25].map(reasonOf)).toEqual([null, 'BY_VERSION', null, 'BY_VERSION', null]);
  });

  it('compares a correction with what was shown last, not only with the version before', () => {
    const rule = { ...RULE, smallestChange: 5 };
    const first = decideTable([[20, 30, 40]], { rule });
    const second = decideTable([[24, 30, 40]], { rule, before: first.memory });
    const third = decideTable([[16, 30, 40]], { rule, before: second.memory });
    expect(third.cells.get('0:p0\t0:m0')?.reason).toBe('BY_VERSION');
  });

  it('names what a milder rule has told already', () => {
    const mild = decideTable([[4, 10]], { rule: { smallestCount: 4, width: 3, smallestChange: null } });
    expect(mild.exposed).toEqual([]);
    const strict = decideTable([[4, 10]], { before: mild.memory });
    expect(strict.exposed).toEqual(['*\t0:m0', '0:p0\t0:m0']);
    expect(strict.cells.get('0:p0\t0:m0')?.reason).toBe('SMALL');
  });

  it('decides the same whatever order rows come in', () => {
    const dice = new Dice(8);
    const atoms = Array.from({ length: 40 }, () => randomAtoms(dice)).find(({ length }) => length > 20)!;
    const protects = [atoms[0]!.parts.map((_, part) => part)];
    const decided = (ordered: readonly Atom[]) => {
      const { cells, memory } = decide({ atoms: ordered, protects, rule: RULE, before: null });
      return { cells: [...cells].sort(([a], [b]) => (a < b ? -1 : 1)), memory };
    };
    expect(decided([...atoms].reverse())).toEqual(decided(atoms));
  });

  it('takes counts that are whole and not negative, each atom once', () => {
    const decideAtoms = (atoms: readonly Atom[]) => () => decide({ atoms, protects: [[0]], rule: RULE, before: null });
    expect(decideAtoms([{ leaves: [['p']], parts: [1.5] }])).toThrow('whole numbers');
    expect(decideAtoms([{ leaves: [['p']], parts: [-1] }])).toThrow('whole numbers');
    const twice = { leaves: [['p']], parts: [7] };
    expect(decideAtoms([twice, twice])).toThrow('each atom once');
    expect(decideAtoms([{ leaves: [['p\tq']], parts: [7] }])).toThrow('without tabs');
  });
});

describe('the linear program of the tests', () => {
  it('finds the same least and greatest values as trying all tables of 2 by 3', () => {
    const dice = new Dice(9);
    for (let number = 0; number < 60; number += 1) {
      const truth = Array.from({ length: 6 }, () => dice.roll(6));
      // Sums of rows and columns, and now and then one count: all corners of such tables are whole numbers.
      const known = [
        [0, 1, 2],
        [3, 4, 5],
        [0, 3],
        [1, 4],
        [2, 5],
      ].filter(() => !dice.chance(25));
      if (dice.chance(30)) known.push([dice.roll(6)]);
      const all = [[0, 1, 2, 3, 4, 5], ...known];
      const equations = all.map(
        (places): LinearEquation => ({
          form: new Map(places.map((place) => [place, 1])),
          value: places.reduce((sum, place) => sum + truth[place]!, 0),
        }),
      );
      const found = solutionsOf(equations, equations[0]!.value);
      const polytope = new Polytope(equations, 6);
      for (let place = 0; place < 6; place += 1) {
        const values = found.map((solution) => solution[place]!);
        const { least, greatest } = polytope.range(new Map([[place, 1]]));
        expect([least[0] / least[1], greatest![0] / greatest![1]]).toEqual([Math.min(...values), Math.max(...values)]);
      }
    }
  });

  it('says exactly where values lie that are no whole numbers, and that some have no end', () => {
    const polytope = new Polytope(
      [
        {
          form: new Map([
            [0, 3],
            [1, 2],
          ]),
          value: 7,
        },
      ],
      3,
    );
    const { least, greatest } = polytope.range(new Map([[0, 1]]));
    expect([least[0] / least[1], greatest![0] * 3 === 7 * greatest![1]]).toEqual([0, true]);
    expect(polytope.range(new Map([[2, 1]])).greatest).toBeNull();
    expect(() => new Polytope([{ form: new Map([[0, 1]]), value: -1 }], 1)).toThrow('a solution');
  });
});

/** A table of provinces by months. */
function decideTable(
  counts: readonly (readonly number[])[],
  { before = null, rule = RULE }: { before?: LatticeMemory | null; rule?: SuppressionRule } = {},
) {
  const atoms = counts.flatMap((row, p) =>
    row.map((count, m): Atom => ({ leaves: [[`p${p}`], [`m${m}`]], parts: [count] })),
  );
  return decide({ atoms, protects: [[0]], rule, before });
}

/** All tables of six counts that meet the equations, the first of which is their sum. */
function solutionsOf(equations: readonly LinearEquation[], total: number): number[][] {
  const found: number[][] = [];
  const fill = (counts: number[], left: number) => {
    if (counts.length === 5) {
      const solution = [...counts, left];
      const meets = equations.every(
        ({ form, value }) => [...form.keys()].reduce((sum, place) => sum + solution[place]!, 0) === value,
      );
      if (meets) found.push(solution);
      return;
    }
    for (let count = 0; count <= left; count += 1) fill([...counts, count], left - count);
  };
  fill([], total);
  return found;
}
