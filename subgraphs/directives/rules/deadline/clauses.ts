import type { Bound, Mark, Placed, Point } from './marks.ts';
import type { Strength } from './model.ts';

/** A point, or two with all between them, and what the words around say about it. */
export interface Clause {
  readonly point: Placed<Point>;
  /** End of a range ("từ ngày 01/3 đến ngày 30/6/2023"). */
  readonly until: Placed<Point> | null;
  readonly bound: Bound | null;
  /** Null where no word says how strong it is: an order. */
  readonly strength: Strength | null;
  readonly time: string | null;
  /** "Trở đi": without end. */
  readonly isOnward: boolean;
  /** In which month of the period, or in which period after it, the day lies ("ngày 05 tháng sau"). */
  readonly place: Placed<Extract<Mark, { type: 'NEXT' | 'MONTH_OF' }>> | null;
  /** Whether any word makes a deadline of it ("trước", "hoàn thành"); else it is merely mentioned. */
  readonly isDue: boolean;
  /** Which sentence it stands in, from 0; ";" ends one too. */
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
}

type Context = Pick<Clause, 'bound' | 'strength' | 'time'> & { readonly hasCue: boolean };

const NO_CONTEXT: Context = { bound: null, strength: null, time: null, hasCue: false };

/** Idle words that make a deadline of a day that follows. */
const CUE = /^(?:hoàn|thành|hạn|xong)$/;

/** The points of a text in order. `textOf` gives the words of a mark. */
export function clausesOf(marks: readonly Placed[], textOf: (mark: Placed) => string): readonly Clause[] {
  const clauses: Clause[] = [];
  let context = NO_CONTEXT;
  let sentence = 0;
  let from: number | null = null;

  const shared = withSharedYears(marks);
  for (const [index, mark] of shared.entries()) {
    switch (mark.type) {
      case 'STOP':
        sentence += 1;
        [context, from] = [NO_CONTEXT, null];
        break;
      case 'STRENGTH':
        context = { ...context, strength: mark.strength, bound: null, hasCue: true };
        from ??= mark.from;
        break;
      case 'BOUND':
        context = { ...context, bound: context.bound === 'BEFORE' ? 'BEFORE' : mark.bound };
        from ??= mark.from;
        break;
      case 'TIME':
        context = { ...context, time: mark.time };
        break;
      case 'WORD':
        // "Liên quan đến hoạt động năm 2024": what bounds a point stands right before it.
        [context, from] = [{ ...context, bound: null }, null];
        break;
      case 'IDLE':
        if (CUE.test(textOf(mark))) context = { ...context, hasCue: true };
        break;
      case 'NEXT':
      case 'MONTH_OF':
        extendLast(clauses, mark, { place: mark });
        break;
      case 'ONWARD':
        extendLast(clauses, mark, { isOnward: true });
        break;
      case 'POINT':
        if (endsRange(clauses.at(-1), shared.slice(0, index)))
          extendLast(clauses, mark, { until: mark, time: context.time });
        else {
          const bound = context.bound ?? boundOfList(clauses.at(-1), mark, shared.slice(0, index));
          const { strength, time, hasCue } = context;
          const place = { until: null, place: null, isOnward: false, sentence, from: from ?? mark.from, to: mark.to };
          clauses.push({ point: mark, bound, strength, time, isDue: hasCue || bound !== null, ...place });
        }
        [context, from] = [{ ...context, bound: null, time: null }, null];
        break;
    }
  }
  return clauses.filter((clause) => !isSubject(clause, clauses, marks));
}

/** "Trước ngày 15/6 và 15/12": what is said of the first day of a list is said of all. */
function boundOfList(last: Clause | undefined, point: Point, before: readonly Placed[]): Bound | null {
  if (last?.bound !== 'BEFORE' || last.point.grain !== point.grain) return null;
  const between = before.filter(({ from }) => from >= last.to);
  return between.length > 0 && between.every(({ type }) => type === 'JOIN') ? 'BEFORE' : null;
}

/** "Báo cáo 6 tháng đầu năm gửi trước ngày 10/7": a period that is spoken of is not due, where another one is. */
function isSubject({ isDue, from, sentence }: Clause, clauses: readonly Clause[], marks: readonly Placed[]): boolean {
  const isSpokenOf = marks.some(({ type, to }) => to === from && (type === 'WORD' || type === 'IDLE'));
  return !isDue && isSpokenOf && clauses.some((other) => other.isDue && other.sentence === sentence);
}

function extendLast(clauses: Clause[], mark: Placed, change: Partial<Clause>): void {
  const last = clauses.at(-1);
  if (last) clauses[clauses.length - 1] = { ...last, ...change, to: mark.to };
}

/** Whether what stands since the last point is only "-" or "đến", after "từ" or nothing that bounds it otherwise. */
function endsRange(last: Clause | undefined, before: readonly Placed[]): boolean {
  if (!last || last.until || last.place) return false;
  const between = before.filter(({ from }) => from >= last.to);
  const isBridge = between.length > 0 && between.every(isBridging);
  return isBridge && (last.bound === null || ['FROM', 'WITHIN', 'ON'].includes(last.bound));
}

function isBridging(mark: Mark): boolean {
  if (mark.type === 'BOUND') return mark.bound === 'UNTIL' || mark.bound === 'UNTIL_END';
  return mark.type === 'JOIN' && mark.sign === '-';
}

/**
 * "Tháng 11, tháng 12/2022" is of one year, "từ ngày 01/11 đến ngày 28/02/2023" of two: a point without a year takes it from
 * the next one, when nothing else stands between. An aim is no later than its limit.
 */
function withSharedYears(marks: readonly Placed[]): readonly Placed[] {
  const shared = [...marks];
  for (let index = shared.length - 1; index >= 0; index--) {
    const point = shared[index]!;
    if (point.type !== 'POINT' || point.isNow || point.year !== null || point.grain === 'YEAR') continue;
    if (point.grain === 'DAY' && point.month === null) continue;

    const offset = shared
      .slice(index + 1)
      .findIndex(({ type }) => !['JOIN', 'BOUND', 'IDLE', 'STRENGTH'].includes(type));
    const next = offset < 0 ? undefined : shared[index + 1 + offset];
    if (next?.type !== 'POINT' || next.grain !== point.grain || next.year === null) continue;

    const isRange = shared
      .slice(index + 1, index + 1 + offset)
      .some((mark) => isBridging(mark) || mark.type === 'STRENGTH');
    const isLater = orderOf(point) > orderOf(next);
    shared[index] = { ...point, year: isRange && isLater ? next.year - 1 : next.year };
  }
  return shared;
}

/** Place within a year, for comparing points of the same grain. */
function orderOf({ grain, first, month }: Point): number {
  return grain === 'DAY' ? month! * 100 + first : first;
}
