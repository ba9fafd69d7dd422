import { addDecimals, type Decimal } from '../../../domain/ratio.ts';
import type { IndicatorUnit } from '../generated/types.ts';
import type { PeriodValue } from './evaluation.ts';

/**
 * The number of several agencies together, out of what is known of each, latest period first: the sum of their numbers about one
 * and the same period, the latest about which all have one. Null when there is none; and when the numbers about it cannot be
 * added up: shares without their parts, numbers that are not exact, points and differences.
 */
export function summed(unit: IndicatorUnit, numbers: readonly (readonly PeriodValue[])[]): PeriodValue | null {
  const byPeriod = numbers.map((each) => new Map(each.map((value) => [periodOf(value), value])));
  const [first = []] = numbers;
  const latest = first.find((value) => byPeriod.every((known) => known.has(periodOf(value))));
  if (latest === undefined) return null;

  const addends = byPeriod.map((known) => known.get(periodOf(latest))!);
  if (addends.some(({ bound }) => bound !== 'EXACT')) return null;
  const sum =
    unit === 'PERCENT' || unit === 'COUNT' ? (partsOf(addends) ?? (unit === 'COUNT' ? amountOf(addends) : null)) : null;
  const statedOn = addends.flatMap((each) => each.statedOn ?? []).toSorted()[0] ?? null;
  return (
    sum && {
      ...{ from: latest.from, to: latest.to, unit, bound: 'EXACT', ...sum },
      // The first day on which one of them was stated: if that was too soon, so is the sum.
      statedOn,
      observationIds: addends.flatMap(({ observationIds }) => observationIds),
    }
  );
}

type Sum = Pick<PeriodValue, 'numerator' | 'denominator' | 'value'>;

function partsOf(addends: readonly PeriodValue[]): Sum | null {
  const numerator = total(addends.map((each) => each.numerator));
  const denominator = total(addends.map((each) => each.denominator));
  return numerator === null || denominator === null ? null : { numerator, denominator, value: null };
}

/** How many things: of parts what stands above the line. */
function amountOf(addends: readonly PeriodValue[]): Sum | null {
  const value = total(addends.map((each) => each.numerator ?? each.value));
  return value === null ? null : { numerator: null, denominator: null, value };
}

function total(addends: readonly (Decimal | null | undefined)[]): Decimal | null {
  let sum: Decimal = '0';
  for (const addend of addends) {
    if (addend == null) return null;
    sum = addDecimals(sum, addend);
  }
  return sum;
}

function periodOf({ from, to }: Pick<PeriodValue, 'from' | 'to'>): string {
  return `${from ?? ''} ${to}`;
}
