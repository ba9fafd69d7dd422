import type { Decision } from '../../platform/cube/lattice/suppression.ts';
import { type Atom, atomKey, type CellKey, cellKeysOf } from '../../platform/cube/lattice/table.ts';
import type { Dice } from './cube-questions.ts';
import { type LinearEquation, type LinearForm, Polytope } from './linear-program.ts';

/** One version as it was counted and as it was decided. */
export interface PublishedVersion {
  readonly atoms: readonly Atom[];
  readonly decision: Pick<Decision, 'cells'>;
}

/** A withheld count that a reader knows too well. */
export interface Leak {
  readonly version: number;
  readonly cell: CellKey;
  readonly parts: readonly number[];
  readonly count: number;
}

/** Who reads, and what must not be found out. */
export interface Referee {
  readonly protects: readonly (readonly number[])[];
  readonly smallest: number;
  readonly width: number;
  /** Whether the first of `protects` is known of every atom from elsewhere; then only which atoms were corrected, not which part. */
  readonly knowsWholes?: boolean;
}

/**
 * What a reader can find out who has read all versions, knows of which agencies, periods and values there may be rows, which atoms were
 * corrected between two versions, and that the first version shows all zeros. Knows nothing of how cells were chosen: only the numbers shown.
 *
 * Gives the withheld counts whose range among all solutions is narrower than `width`: of each withheld cell the first of `protects`, which
 * is all of its rows, and those that are from 1 to below `smallest`.
 */
export function leaksOf(
  versions: readonly PublishedVersion[],
  { protects, smallest, width, knowsWholes = false }: Referee,
): { readonly leaks: readonly Leak[]; readonly checked: number } {
  const { equations, formOf, variables } = readerOf(versions, protects[0]!, knowsWholes);
  const polytope = new Polytope(equations, variables);
  const leaks: Leak[] = [];
  let checked = 0;
  for (const [version, { decision }] of versions.entries()) {
    for (const [cell, { counts, reason }] of decision.cells) {
      if (reason === null) continue;
      for (const [place, parts] of protects.entries()) {
        const count = parts.reduce((sum, part) => sum + counts[part]!, 0);
        if (place > 0 && (count === 0 || count >= smallest)) continue;
        // Who knows that there were only a few in all knows nearly how many of them did what.
        const isOfFew = protects[0]!.reduce((sum, part) => sum + counts[part]!, 0) < smallest + width;
        if (knowsWholes && (place === 0 || isOfFew)) continue;
        checked += 1;
        const { least, greatest } = polytope.range(formOf(version, cell, parts), width);
        const isWide =
          greatest === null || greatest[0] * least[1] - least[0] * greatest[1] >= width * least[1] * greatest[1];
        if (!isWide) leaks.push({ version: version + 1, cell, parts, count });
      }
    }
  }
  return { leaks, checked };
}

function readerOf(versions: readonly PublishedVersion[], whole: readonly number[], knowsWholes: boolean) {
  const byKey = new Map(versions.flatMap(({ atoms }) => atoms.map((atom) => [atomKey(atom), atom] as const)));
  const partCount = versions[0]!.atoms[0]!.parts.length;
  const numbers = new Map<string, number>();
  const variableOf = new Map<string, number>();
  /** Atoms of each cell, whatever version. */
  const atomsOf = new Map<CellKey, string[]>();
  for (const [key, atom] of byKey) {
    for (const cell of cellKeysOf(atom)) atomsOf.set(cell, [...(atomsOf.get(cell) ?? []), key]);
    for (let part = 0; part < partCount; part += 1) {
      let last: string | null = null;
      for (const [version, { atoms }] of versions.entries()) {
        const parts = atoms.find((other) => atomKey(other) === key)?.parts ?? [];
        const count = knowsWholes ? parts.join() : String(parts[part] ?? 0);
        // Uncorrected: the same unknown as in the version before.
        if (count !== last) numbers.set(`${key} ${part} ${version}`, numbers.size);
        last = count;
        variableOf.set(`${version} ${part} ${key}`, numbers.size - 1);
      }
    }
  }

  const formOf = (version: number, cell: CellKey, parts: readonly number[]): LinearForm => {
    const form = new Map<number, number>();
    for (const part of parts) {
      for (const atom of atomsOf.get(cell)!) {
        const variable = variableOf.get(`${version} ${part} ${atom}`)!;
        form.set(variable, (form.get(variable) ?? 0) + 1);
      }
    }
    return form;
  };

  const equations: LinearEquation[] = [];
  const seen = new Set<string>();
  const nonZero: LinearForm[] = [];
  const isNew = (form: LinearForm, value: number | string) => {
    const name = JSON.stringify([[...form.keys()].sort((a, b) => a - b), value]);
    const before = seen.size;
    return seen.add(name).size > before;
  };
  for (const [version, { atoms, decision }] of versions.entries()) {
    for (const atom of knowsWholes ? atoms : []) {
      const cell = cellKeysOf(atom).find((key) => atomsOf.get(key)!.length === 1);
      const form = formOf(version, cell!, whole);
      const value = whole.reduce((sum, part) => sum + atom.parts[part]!, 0);
      if (isNew(form, value)) equations.push({ form, value });
    }
    for (const cell of atomsOf.keys()) {
      const decided = decision.cells.get(cell);
      if (decided && decided.reason !== null) {
        const form = formOf(version, cell, whole);
        // Later versions withhold zeros where else an earlier one could be computed.
        if (version === 0 && isNew(form, 'not 0')) nonZero.push(form);
        continue;
      }
      for (let part = 0; part < partCount; part += 1) {
        const form = formOf(version, cell, [part]);
        const value = decided?.counts[part] ?? 0;
        if (isNew(form, value)) equations.push({ form, value });
      }
    }
  }
  // What holds a thing that is not 0 is not 0 either.
  const least = nonZero.filter((form) => !nonZero.some((other) => other.size < form.size && isWithin(other, form)));
  for (const [place, form] of least.entries()) {
    equations.push({ form: new Map([...form, [numbers.size + place, -1]]), value: 1 });
  }
  const settled = withoutKnown(equations);
  const unknown = [...new Set(settled.equations.flatMap(({ form }) => [...form.keys()]))];
  const places = new Map(unknown.map((variable, place) => [variable, place]));
  const inPlace = (form: LinearForm): LinearForm =>
    new Map(
      [...form].flatMap(([variable, times]) => {
        if (settled.known.has(variable)) return [];
        const place = places.get(variable);
        return place === undefined ? [[unknown.length, times] as const] : [[place, times] as const];
      }),
    );
  return {
    equations: settled.equations.map(({ form, value }) => ({ form: inPlace(form), value })),
    formOf: (version: number, cell: CellKey, parts: readonly number[]) => inPlace(formOf(version, cell, parts)),
    // One more for those of which nothing is said.
    variables: unknown.length + 1,
  };
}

function isWithin(form: LinearForm, other: LinearForm): boolean {
  return [...form.keys()].every((variable) => other.has(variable));
}

/** What one equation alone settles, and the equations that are left without it. */
export function withoutKnown(equations: readonly LinearEquation[]) {
  const known = new Map<number, number>();
  let rest = equations.map(({ form, value }) => ({ form: new Map(form), value }));
  for (let before = -1; before !== known.size; ) {
    before = known.size;
    for (const equation of rest) {
      for (const [variable, times] of equation.form) {
        const value = known.get(variable);
        if (value === undefined) continue;
        equation.form.delete(variable);
        equation.value -= times * value;
      }
      const isPositive = [...equation.form.values()].every((times) => times > 0);
      if (equation.value === 0 && isPositive) for (const variable of equation.form.keys()) known.set(variable, 0);
      const [only] = equation.form;
      if (only && equation.form.size === 1) known.set(only[0], equation.value / only[1]);
    }
    rest = rest.filter(({ form }) => form.size > 0);
  }
  return { known, equations: rest };
}

/** Provinces under two bodies, months in quarters, a field; sizes from tiny to large, many zeros, one count or two parts of it. */
export function randomAtoms(dice: Dice): Atom[] {
  const [provinces, months, values] = [1 + dice.roll(5), 1 + dice.roll(4), 1 + dice.roll(3)];
  const partCount = 1 + dice.roll(2);
  const sizes = dice.pick([
    [1, 3, 8, 30],
    [20, 60],
    [4, 200],
  ]);
  const zeros = dice.pick([5, 30, 70]);
  const atoms: Atom[] = [];
  for (let province = 0; province < provinces; province += 1) {
    for (let month = 0; month < months; month += 1) {
      for (let value = 0; value < values; value += 1) {
        const size = dice.pick(sizes);
        const count = () => (dice.chance(zeros) ? 0 : dice.roll(size + 1));
        const leaves = [
          [province % 2 === 0 ? 'even' : 'odd', `p${province}`],
          [`m${month}`, `q${month >> 1}`],
          [`v${value}`],
        ];
        atoms.push({ leaves, parts: Array.from({ length: partCount }, count) });
      }
    }
  }
  return atoms;
}

/** Some thousand cases in each atom, of which a few were done: as where a whole is the same in many tables. */
export function atomsOfMany(dice: Dice): Atom[] {
  return randomAtoms(dice).map(({ leaves, parts: [first = 0] }) => ({ leaves, parts: [first, 40 + dice.roll(400)] }));
}

/** Some counts corrected a little, some by a lot; few, many or none. */
export function correctedAtoms(dice: Dice, atoms: readonly Atom[]): Atom[] {
  const share = dice.pick([0, 5, 40, 90]);
  const most = dice.pick([2, 4, 60]);
  const corrected = (count: number) =>
    dice.chance(share) ? Math.max(0, count + dice.roll(2 * most + 1) - most) : count;
  return atoms.map(({ leaves, parts }) => ({ leaves, parts: parts.map(corrected) }));
}
