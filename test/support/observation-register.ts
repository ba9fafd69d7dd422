import { addDays } from '../../domain/period.ts';
import { Dice } from './cube-questions.ts';

/** A register as chance made it: what each agency was and when, under whom it stood, who took over from whom. */
export interface MadeRegister {
  readonly agencies: ReadonlyMap<string, MadeAgency>;
  readonly parents: readonly MadeParent[];
  readonly successions: readonly MadeSuccession[];
}
export interface MadeAgency {
  readonly kind: string;
  readonly level: string;
  readonly from: string | null;
  readonly to: string | null;
}
export interface MadeParent {
  readonly agencyId: string;
  readonly parentId: string;
  readonly from: string | null;
  readonly to: string | null;
}
export interface MadeSuccession {
  readonly id: string;
  readonly kind: string;
  readonly on: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** One thing that happened to the register; what it was, chance decides by the seed and by who was there on the day. */
export interface Happening {
  readonly id: number;
  readonly on: string;
  readonly seed: number;
}

export const idOf = (kind: string, number: number) =>
  `0000000${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const GOVERNMENT = idOf('a', 1);

/** Happenings on days of their own, so that none has to be told apart from another of the same day. */
export function randomHappenings(dice: Dice, count: number): Happening[] {
  const on = new Set<string>();
  while (on.size < count) on.add(addDays('2023-07-02', dice.roll(880)));
  return [...on].map((day, id) => ({ id, on: day, seed: dice.roll(1_000_000) }));
}

/** The register to which happenings lead, one after the other. */
export function registerOf(happenings: readonly Happening[]): MadeRegister {
  const agencies = new Map<string, { kind: string; level: string; from: string | null; to: string | null }>();
  const parents: { agencyId: string; parentId: string; from: string | null; to: string | null }[] = [];
  const successions: MadeSuccession[] = [];

  const found = (
    id: string,
    [kind, level]: readonly [string, string],
    parentId: string | null,
    from: string | null,
  ) => {
    agencies.set(id, { kind, level, from, to: null });
    if (parentId !== null) parents.push({ agencyId: id, parentId, from, to: null });
    return id;
  };
  const edgeOf = (id: string) => parents.findLast(({ agencyId }) => agencyId === id)!;
  const there = (kind: string) =>
    [...agencies].flatMap(([id, each]) => (each.kind === kind && each.to === null ? [id] : []));
  const under = (id: string) =>
    [...agencies].flatMap(([child, { to }]) =>
      to === null && child !== GOVERNMENT && edgeOf(child).parentId === id ? [child] : [],
    );
  const move = (id: string, parentId: string, on: string) => {
    if (edgeOf(id).parentId === parentId) return;
    edgeOf(id).to = addDays(on, -1);
    parents.push({ agencyId: id, parentId, from: on, to: null });
  };
  const end = (id: string, on: string) => {
    agencies.get(id)!.to = addDays(on, -1);
    edgeOf(id).to = addDays(on, -1);
  };

  found(GOVERNMENT, ['GOVERNMENT', 'NATIONAL'], null, null);
  let made = 1;
  const next = () => {
    made += 1;
    return idOf('a', made);
  };
  for (let ministry = 0; ministry < 2; ministry += 1) {
    const id = found(next(), ['MINISTRY', 'NATIONAL'], GOVERNMENT, null);
    found(next(), ['DEPARTMENT', 'NATIONAL'], id, null);
  }
  for (let province = 0; province < 4; province += 1) {
    const id = found(next(), ['PROVINCE', 'PROVINCE'], GOVERNMENT, null);
    for (let department = 0; department < 2; department += 1) found(next(), ['DEPARTMENT', 'PROVINCE'], id, null);
    for (let commune = 0; commune < 3; commune += 1) found(next(), ['COMMUNE', 'COMMUNE'], id, null);
  }

  for (const { id, on, seed } of happenings.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    const dice = new Dice(seed);
    const newId = (place: number) => idOf('b', id * 10 + place);
    const kind = dice.pick(['COMMUNE', 'COMMUNE', 'COMMUNE', 'PROVINCE', 'PROVINCE', 'DEPARTMENT', 'MINISTRY']);
    const [a, b] = shuffled(there(kind), dice);
    if (a === undefined || b === undefined) continue;
    const what = [kind, agencies.get(a)!.level] as const;
    const parentId = edgeOf(a).parentId;
    const isAbove = kind === 'PROVINCE' || kind === 'MINISTRY';
    const succeed = (named: string, from: readonly string[], to: readonly string[]) =>
      successions.push({ id: idOf('d', id), kind: named, on, from, to });
    const follow = (from: string, to: readonly string[]) => {
      for (const child of under(from)) move(child, dice.pick(to), on);
    };
    const happened = dice.roll(isAbove ? 8 : 12);
    if (happened === 0 || happened === 1) {
      const merged = found(newId(0), what, parentId, on);
      for (const each of [a, b]) {
        follow(each, [merged]);
        end(each, on);
      }
      succeed('MERGE', [a, b], [merged]);
    } else if (happened === 2) {
      follow(b, [a]);
      end(b, on);
      succeed('MERGE', [a, b], [a]);
    } else if (happened === 3) {
      const named = found(newId(0), what, parentId, on);
      follow(a, [named]);
      end(a, on);
      succeed('RENAME', [a], [named]);
    } else if (happened === 4) {
      const parts = [found(newId(0), what, parentId, on), found(newId(1), what, parentId, on)];
      follow(a, parts);
      end(a, on);
      succeed('SPLIT', [a], parts);
    } else if (happened === 5) {
      const part = found(newId(0), what, parentId, on);
      follow(a, [a, part]);
      succeed('SPLIT', [a], [a, part]);
    } else if (happened === 6) {
      follow(b, [a]);
      end(b, on);
      succeed('ABSORB', [b], [a]);
    } else if (happened === 7) {
      succeed('TRANSFER', [a], [b]);
    } else if (happened === 8) {
      end(a, on);
      succeed('ABOLISH', [a], []);
    } else if (happened === 9) {
      end(a, on);
    } else if (happened === 10) {
      found(newId(0), what, parentId, on);
    } else if (kind === 'COMMUNE') {
      move(a, dice.pick(there('PROVINCE')), on);
    }
  }
  return { agencies, parents, successions };
}

function shuffled<Value>(values: readonly Value[], dice: Dice): Value[] {
  return values
    .map((value) => ({ value, at: dice.roll(1_000_000) }))
    .toSorted((x, y) => x.at - y.at)
    .map(({ value }) => value);
}
