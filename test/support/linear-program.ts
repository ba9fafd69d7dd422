/** A sum of variables, each with how often it counts. */
export type LinearForm = ReadonlyMap<number, number>;

export interface LinearEquation {
  readonly form: LinearForm;
  readonly value: number;
}

/** A number as one whole number out of another, which is positive. */
export type Fraction = readonly [above: number, below: number];

export interface FormRange {
  readonly least: Fraction;
  /** Null: there is no greatest. */
  readonly greatest: Fraction | null;
}

/**
 * All non-negative solutions of equations over whole numbers, and how small and how large a form can be among them: the simplex method
 * with Bland's rule over whole numbers with one denominator (Edmonds), so that every answer is exact.
 *
 * Throws when there is no solution.
 */
export class Polytope {
  /** Row by row the coefficients of all variables and, last, the value; all of them over `#below`. */
  readonly #rows: number[][];
  readonly #basis: number[];
  readonly #variables: number;
  #below = 1;

  constructor(equations: readonly LinearEquation[], variables: number) {
    this.#variables = variables;
    this.#rows = equations.map(({ form, value }) => {
      const row = Array.from({ length: variables + 1 }, () => 0);
      const sign = value < 0 ? -1 : 1;
      for (const [variable, times] of form) row[variable] = sign * times;
      row[variables] = sign * value;
      return row;
    });
    // Artificial variables need no columns: none of them ever comes back.
    this.#basis = equations.map((_, place) => variables + place);
    this.#begin();
  }

  /** Exact; when it is seen to be at least `enough` wide, somewhere inside it is enough. */
  range(form: LinearForm, enough = Number.POSITIVE_INFINITY): FormRange {
    let least = this.#value(form);
    let greatest: Fraction | null = least;
    const isEnough = (value: Fraction) => {
      if (isLess(value, least)) least = value;
      if (isLess(greatest!, value)) greatest = value;
      return greatest![0] * least[1] - least[0] * greatest![1] >= enough * least[1] * greatest![1];
    };
    const negative = new Map([...form].map(([variable, times]) => [variable, -times]));
    const end = this.#climb(form, () => isEnough(this.#value(form)));
    if (end === 'ENOUGH') return { least, greatest };
    const isOpen = end === 'UNBOUNDED';
    // What has no greatest value is wide enough.
    if (isOpen && enough !== Number.POSITIVE_INFINITY) return { least, greatest: null };
    const below = this.#climb(negative, () => isEnough(this.#value(form)));
    if (below === 'UNBOUNDED') throw new Error('expected a form that has a least value');
    return { least, greatest: isOpen ? null : greatest };
  }

  #begin(): void {
    const first = this.#variables;
    const artificial = new Map(this.#basis.map((variable) => [variable, -1]));
    this.#climb(artificial, () => false);
    if (this.#value(artificial)[0] !== 0) throw new Error('expected equations that have a solution');
    for (let place = this.#rows.length - 1; place >= 0; place -= 1) {
      if (this.#basis[place]! < first) continue;
      const column = this.#rows[place]!.findIndex((value, variable) => variable < first && value !== 0);
      if (column >= 0) {
        this.#pivot(place, column);
      } else {
        // It follows from the others.
        this.#rows.splice(place, 1);
        this.#basis.splice(place, 1);
      }
    }
  }

  #climb(form: LinearForm, isEnough: () => boolean): 'GREATEST' | 'ENOUGH' | 'UNBOUNDED' {
    for (;;) {
      if (isEnough()) return 'ENOUGH';
      const entering = this.#entering(form);
      if (entering === null) return 'GREATEST';
      const leaving = this.#leaving(entering);
      if (leaving === null) return 'UNBOUNDED';
      this.#pivot(leaving, entering);
    }
  }

  /** The first variable by which the form grows. */
  #entering(form: LinearForm): number | null {
    const costs = this.#basis.map((variable) => form.get(variable) ?? 0);
    const priced = costs.flatMap((cost, place) => (cost === 0 ? [] : [{ cost, row: this.#rows[place]! }]));
    for (let column = 0; column < this.#variables; column += 1) {
      let gain = (form.get(column) ?? 0) * this.#below;
      for (const { cost, row } of priced) gain -= cost * row[column]!;
      if (gain > 0) return column;
    }
    return null;
  }

  #leaving(column: number): number | null {
    let best: number | null = null;
    for (const [place, row] of this.#rows.entries()) {
      if (row[column]! <= 0) continue;
      if (best === null) {
        best = place;
        continue;
      }
      const other = this.#rows[best]!;
      const difference = compareProducts(row.at(-1)!, other[column]!, other.at(-1)!, row[column]!);
      if (difference < 0 || (difference === 0 && this.#basis[place]! < this.#basis[best]!)) best = place;
    }
    return best;
  }

  #pivot(place: number, column: number): void {
    const row = this.#rows[place]!;
    if (row[column]! < 0) for (const [at, value] of row.entries()) row[at] = -value;
    const pivot = row[column]!;
    for (const [other, values] of this.#rows.entries()) {
      if (other === place) continue;
      const times = values[column]!;
      if (times === 0 && pivot === this.#below) continue;
      for (let at = 0; at < values.length; at += 1) {
        const own = values[at]!;
        const theirs = row[at]!;
        if (own === 0 && (times === 0 || theirs === 0)) continue;
        values[at] = exact(own, pivot, times, theirs, this.#below);
      }
    }
    this.#below = pivot;
    this.#basis[place] = column;
  }

  #value(form: LinearForm): Fraction {
    let above = 0;
    for (const [place, variable] of this.#basis.entries())
      above += (form.get(variable) ?? 0) * this.#rows[place]!.at(-1)!;
    return [above, this.#below];
  }
}

/** (a * b - c * d) / e, which is a whole number. */
function exact(a: number, b: number, c: number, d: number, e: number): number {
  const [left, right] = [a * b, c * d];
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right) && Number.isSafeInteger(left - right)) {
    return (left - right) / e;
  }
  const result = Number((BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d)) / BigInt(e));
  if (!Number.isSafeInteger(result)) throw new RangeError('the numbers became too large to be exact');
  return result;
}

function compareProducts(a: number, b: number, c: number, d: number): number {
  const [left, right] = [BigInt(a) * BigInt(b), BigInt(c) * BigInt(d)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function isLess(a: Fraction, b: Fraction): boolean {
  return compareProducts(a[0], b[1], b[0], a[1]) < 0;
}
