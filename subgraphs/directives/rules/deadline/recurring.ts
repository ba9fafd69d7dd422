import { addDays } from '../../../../domain/period.ts';
import type { Clause } from './clauses.ts';
import { type DueItem, dueRuleOf, monthsOf } from './due.ts';
import type { Cadence, Mark, Placed } from './marks.ts';
import type { DueRule, Note, NoteCode, PlainDeadline, ReadingContext, Recurrence } from './model.ts';
import { resolvePoint } from './points.ts';
import { deadlineOf } from './readings.ts';

type Quote = (from: number, to: number) => string;

interface Group {
  readonly from: number;
  readonly cadences: readonly Cadence[];
  readonly items: DueItem[];
}

/**
 * The mark that makes a duty recur: a cadence, "định kỳ", or a day "of the last month of the quarter". "Thường xuyên" among
 * other words tells how to work, beside the day by which it is to be done.
 */
export function openingOf(marks: readonly Placed[], clauses: readonly Clause[]): Placed | undefined {
  const isManner = clauses.length > 0 && marks.some(({ type }) => type === 'WORD');
  return (
    marks.find(({ type }) => ['EVERY', 'PERIODIC', 'MONTH_OF'].includes(type)) ??
    (isManner ? undefined : marks.find(({ type }) => type === 'CONTINUOUS'))
  );
}

/** Whether a clause names a day within each period, and not a day of the calendar. */
export function isDueInPeriod({ point }: Clause): boolean {
  if (point.isNow) return point.part !== null;
  return point.grain !== 'YEAR' && point.year === null;
}

/**
 * The recurring deadline of the marks. Days of the period belong to the cadence before them, those before the first one
 * to it; days of the calendar begin or end the series.
 */
export function recurringOf(
  marks: readonly Placed[],
  clauses: readonly Clause[],
  words: string,
  quote: Quote,
  context: ReadingContext,
): PlainDeadline {
  const notes: Note[] = [];
  const groups = groupsOf(marks, clauses);
  const named = groups.flatMap((group) => group.cadences.map((cadence) => recurrenceOf(cadence, group, quote, notes)));
  const recurrences = withYearlySum(
    [...new Map(named.map((recurrence) => [JSON.stringify(recurrence), recurrence])).values()],
    () => notes.push({ code: 'HALF_WITH_YEAR', words }),
  );
  for (const mark of marks) {
    if (mark.type === 'EVERY' && mark.note !== null) notes.push({ code: mark.note, words: quote(mark.from, mark.to) });
  }

  const isContinuous = marks.some(({ type }) => type === 'CONTINUOUS');
  if (recurrences.length === 0 && !isContinuous) notes.push({ code: 'PERIOD_NOT_STATED', words });
  const event = eventOf(marks);
  if (event !== null) notes.push({ code: 'DAY_BY_EVENT', words: event });

  const bounds = clauses.filter((clause) => !isDueInPeriod(clause));
  const { startsOn, endsOn } = seriesOf(bounds, quote, notes, context);
  const daily = recurrences.every(({ unit }) => unit === 'DAY') ? marks.find(isTime)?.time : undefined;
  const isAim =
    context.strength === 'SOFT' || clauses.some(({ strength }) => strength === 'SOFT') || marks.some(isAimed);
  return deadlineOf(
    {
      kind: 'RECURRING',
      recurrences,
      isContinuous,
      alsoAdHoc: marks.some(({ type }) => type === 'AD_HOC'),
      event,
      startsOn,
      endsOn,
      lastOn: null,
    },
    { asWritten: words, strength: isAim ? 'SOFT' : 'HARD', time: daily ?? null, notes, unread: [] },
  );
}

function groupsOf(marks: readonly Placed[], clauses: readonly Clause[]): Group[] {
  const groups: Group[] = marks.flatMap((mark) =>
    mark.type === 'EVERY' ? [{ from: mark.from, cadences: mark.cadences, items: [] }] : [],
  );
  const implied = marks.find((mark) => mark.type === 'MONTH_OF');
  if (groups.length === 0 && implied?.unit) {
    groups.push({ from: 0, cadences: [{ unit: implied.unit, interval: 1, firstMonths: null }], items: [] });
  }

  const days = clauses
    .filter(isDueInPeriod)
    .map((clause): DueItem => ({ type: 'CLAUSE', clause, from: clause.from, to: clause.to }));
  const weekdays = marks.flatMap((mark, index): DueItem[] => {
    if (mark.type !== 'WEEKDAY') return [];
    const before = marks
      .slice(0, index)
      .filter(({ type }) => type !== 'JOIN' && type !== 'TIME')
      .at(-1);
    const time = marks.slice(0, index).findLast(isTime)?.time ?? null;
    const isBefore = before?.type === 'BOUND' && before.bound === 'BEFORE' && time === null;
    const next = marks[index + 1];
    const isNext = next?.type === 'NEXT' && next.unit === 'WEEK';
    return [{ type: 'WEEKDAY', weekday: mark.weekday, isBefore, isNext, time, from: mark.from, to: mark.to }];
  });
  for (const item of [...days, ...weekdays]) {
    const group = groups.findLast(({ from }) => from <= item.from) ?? groups[0];
    group?.items.push(item);
  }
  return groups;
}

function recurrenceOf(cadence: Cadence, { items }: Group, quote: Quote, notes: Note[]): Recurrence {
  const inCalendar = items.filter((item) => item.type === 'CLAUSE' && item.clause.point.month !== null);
  const isHalf = cadence.unit === 'HALF' && inCalendar.length > 0;
  // "6 tháng, trước ngày 15/6": the first half-year; "15/6 và 15/12": days of the year.
  const adjusted: Cadence = isHalf && inCalendar.length === 1 ? { unit: 'YEAR', interval: 1, firstMonths: 6 } : cadence;
  const asYear: Cadence = inCalendar.length > 1 ? { unit: 'YEAR', interval: 1, firstMonths: null } : adjusted;
  if (asYear !== cadence && cadence.unit === 'HALF' && inCalendar.length === 1) {
    notes.push({ code: 'HALF_WITH_YEAR', words: quote(items[0]!.from, items[0]!.to) });
  }

  const due: DueRule[] = [];
  for (const item of items) {
    const { rule, notes: codes } = dueRuleOf(asYear, item);
    notes.push(...codes.map((code) => ({ code, words: quote(item.from, item.to) })));
    if (rule) due.push(rule);
  }
  return { ...asYear, due };
}

/** Where the year is reported too, "6 tháng" is its first half: the second is reported with the year. */
function withYearlySum(recurrences: readonly Recurrence[], onChange: () => void): Recurrence[] {
  const hasYear = recurrences.some(
    ({ unit, firstMonths, interval }) => unit === 'YEAR' && firstMonths === null && interval === 1,
  );
  if (!hasYear || !recurrences.some(({ unit }) => unit === 'HALF')) return [...recurrences];
  onChange();
  return recurrences.map((recurrence) =>
    recurrence.unit === 'HALF' ? { ...recurrence, unit: 'YEAR', firstMonths: monthsOf(recurrence) } : recurrence,
  );
}

function seriesOf(
  clauses: readonly Clause[],
  quote: Quote,
  notes: Note[],
  context: ReadingContext,
): { startsOn: string | null; endsOn: string | null } {
  let [startsOn, endsOn]: [string | null, string | null] = [null, null];
  for (const { point, until, bound, isOnward, from, to } of clauses) {
    const first = resolvePoint(point, context, bound === 'BEFORE');
    const last = until ? resolvePoint(until, context) : first;
    const codes: NoteCode[] = first && last ? [...first.notes, ...(until ? last.notes : [])] : ['NO_SUCH_DAY'];
    notes.push(...codes.map((code) => ({ code, words: quote(from, to) })));
    if (!first || !last) continue;

    if (bound === 'FROM' || isOnward || until || bound === 'WITHIN' || bound === null) startsOn = first.firstOn;
    if (bound === 'AFTER') startsOn = first.lastOn && addDays(first.lastOn, 1);
    if (bound === 'BEFORE') endsOn = first.firstOn && addDays(first.firstOn, -1);
    else if (until || !(bound === 'FROM' || bound === 'AFTER' || isOnward)) endsOn = last.lastOn;
  }
  return { startsOn, endsOn };
}

function eventOf(marks: readonly Placed[]): string | null {
  const mark = marks.find(({ type }) => type === 'EVENT' || type === 'RELATIVE');
  if (mark?.type === 'EVENT') return mark.words;
  return mark?.type === 'RELATIVE' && mark.anchor.words !== '' ? mark.anchor.words : null;
}

function isTime(mark: Placed): mark is Placed<Extract<Mark, { type: 'TIME' }>> {
  return mark.type === 'TIME';
}

function isAimed(mark: Mark): boolean {
  return mark.type === 'STRENGTH' && mark.strength === 'SOFT';
}
