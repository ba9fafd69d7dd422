import { atomKey, type CellKey, cellKeysOf } from '../../platform/cube/lattice/table.ts';
import { type LinearEquation, type LinearForm, Polytope } from './linear-program.ts';
import { type PublishedVersion, withoutKnown } from './published-lattice.ts';

/**
 * What somebody finds out who reads the first versions of several tables over the same atoms, and knows that they count the same: of each
 * atom the sum of all parts is one number, whatever it is. Gives the small counts that are known more closely than `width`, of those that
 * no table shows.
 */
export function leaksTogether(
  tables: readonly PublishedVersion[],
  { smallest, width }: { readonly smallest: number; readonly width: number },
): { readonly leaks: readonly string[]; readonly checked: number } {
  const numbers = new Map<string, number>();
  const variable = (table: number, atom: string, part: number) => {
    const key = `${table} ${part} ${atom}`;
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  const atomsOf = new Map<CellKey, string[]>();
  for (const atom of tables[0]!.atoms) {
    for (const cell of cellKeysOf(atom)) atomsOf.set(cell, [...(atomsOf.get(cell) ?? []), atomKey(atom)]);
  }
  const formOf = (table: number, cell: CellKey, parts: readonly number[]): LinearForm =>
    new Map(parts.flatMap((part) => atomsOf.get(cell)!.map((atom) => [variable(table, atom, part), 1] as const)));

  const equations: LinearEquation[] = [];
  for (const [table, { decision }] of tables.entries()) {
    for (const cell of atomsOf.keys()) {
      const decided = decision.cells.get(cell);
      if (decided?.reason) continue;
      for (const part of [0, 1])
        equations.push({ form: formOf(table, cell, [part]), value: decided?.counts[part] ?? 0 });
    }
  }
  for (const atom of new Set(tables[0]!.atoms.map(atomKey))) {
    for (let table = 1; table < tables.length; table += 1) {
      const form = [0, table].flatMap((each) =>
        [0, 1].map((part) => [variable(each, atom, part), each === 0 ? 1 : -1] as const),
      );
      equations.push({ form: new Map(form), value: 0 });
    }
  }

  const settled = withoutKnown(equations);
  const places = new Map(
    [...new Set(settled.equations.flatMap(({ form }) => [...form.keys()]))].map((each, at) => [each, at]),
  );
  const inPlace = (form: LinearForm): LinearForm =>
    new Map(
      [...form].flatMap(([each, times]) =>
        settled.known.has(each) ? [] : [[places.get(each) ?? places.size, times] as const],
      ),
    );
  const polytope = new Polytope(
    settled.equations.map(({ form, value }) => ({ form: inPlace(form), value })),
    // One more for those of which nothing is said.
    places.size + 1,
  );

  const leaks: string[] = [];
  let checked = 0;
  for (const [table, { decision }] of tables.entries()) {
    for (const [cell, { counts, reason }] of decision.cells) {
      if (reason === null || !tables.every((each) => each.decision.cells.get(cell)?.reason)) continue;
      for (const parts of [[0, 1], [0], [1]]) {
        const count = parts.reduce((sum, part) => sum + counts[part]!, 0);
        if (count === 0 || count >= smallest) continue;
        checked += 1;
        const { least, greatest } = polytope.range(inPlace(formOf(table, cell, parts)), width);
        const isWide =
          greatest === null || greatest[0] * least[1] - least[0] * greatest[1] >= width * least[1] * greatest[1];
        if (!isWide) leaks.push(`${table} ${cell} ${parts.join('+')}: ${count}`);
      }
    }
  }
  return { leaks, checked };
}
