import { addDays, previousPeriod } from '../../../../domain/period.ts';
import type { Clause } from './clauses.ts';
import type { Point } from './marks.ts';
import type { NoteCode, PeriodDeadline, PlainDeadline, ReadingContext } from './model.ts';
import { type Resolved, resolvePoint } from './points.ts';
import { deadlineOf, type PlainlySaid } from './readings.ts';

/**
 * The deadline that one clause sets, `words` being its own; null when its day does not exist. `isAmong` words that were not
 * understood a bare period may be no deadline at all.
 */
export function onceOf(clause: Clause, words: string, isAmong: boolean, context: ReadingContext): PlainDeadline | null {
  const isBefore = clause.bound === 'BEFORE' && clause.time === null && !endsWithPeriod(clause.point);
  const resolved = resolvePoint(placed(clause, context.issuedOn), context, isBefore);
  const until = clause.until && resolvePoint(clause.until, context);
  if (!resolved || (clause.until && !until)) return null;

  const said = until ? rangeOf(resolved, until) : boundedOf(clause, resolved);
  if (!said) return null;
  const codes = [...resolved.notes, ...(until?.notes ?? []), ...doubtsOf(clause, isAmong)];
  return deadlineOf(said, {
    asWritten: words,
    strength: clause.strength ?? context.strength ?? 'HARD',
    time: said.kind === 'DATE' ? clause.time : null,
    notes: codes.map((code) => ({ code, words })),
    unread: [],
  });
}

/** "Ngày 05 tháng sau", "tháng 3 năm sau": without a cadence after the day of issue. */
function placed({ point, place }: Clause, issuedOn: string | null): Point {
  if (place?.type !== 'NEXT' || point.isNow) return point;
  if (place.unit === 'MONTH' && point.grain === 'DAY' && point.month === null)
    return { ...point, last: 1, isNow: true };
  if (place.unit !== 'YEAR' || point.year !== null || issuedOn === null) return point;
  return { ...point, year: Number(issuedOn.slice(0, 4)) + 1 };
}

function rangeOf(from: Resolved, until: Resolved): PlainlySaid | null {
  const { firstOn } = from;
  const { lastOn } = until;
  if (firstOn !== null && lastOn !== null && firstOn > lastOn) return null;
  return { kind: 'SPAN', startsOn: firstOn, lastOn };
}

function boundedOf(clause: Clause, resolved: Resolved): PlainlySaid {
  const { bound, point } = clause;
  const { firstOn, lastOn } = resolved;
  if (bound === 'AFTER') return { kind: 'SPAN', startsOn: lastOn && addDays(lastOn, 1), lastOn: null };
  const isList = point.first !== point.last;
  if ((bound === 'FROM' && !isList) || clause.isOnward) return { kind: 'SPAN', startsOn: firstOn, lastOn: null };
  if (bound === 'BEFORE' && !endsWithPeriod(point)) return beforeOf(clause, resolved);

  if (point.grain === 'DAY') return { kind: 'DATE', on: lastOn, startsOn: null, lastOn };
  if (point.grain === 'WEEK' || isList) return { kind: 'SPAN', startsOn: firstOn, lastOn };
  const isUntil = bound === 'UNTIL' || bound === 'UNTIL_END' || bound === 'BEFORE';
  return { kind: point.grain, period: resolved.period, isUntil, startsOn: null, lastOn };
}

/** "Trước 17 giờ ngày 15/9" is on the 15th; "trước ngày 15/9" ends the day before, "trước tháng 12" with November. */
function beforeOf({ point, time }: Clause, { firstOn, lastOn, period }: Resolved): PlainlySaid {
  if (point.grain === 'DAY' && time !== null) return { kind: 'DATE', on: firstOn, startsOn: null, lastOn };
  const before = point.part === null ? firstOn : lastOn;
  const dayBefore = before && addDays(before, -1);
  if (point.grain !== 'MONTH' || point.part !== null || point.first !== point.last) {
    return { kind: 'BEFORE_DATE', before, startsOn: null, lastOn: dayBefore };
  }
  const month: PeriodDeadline['period'] = period && previousPeriod(period);
  return { kind: 'BY_MONTH_END', period: month, isUntil: true, startsOn: null, lastOn: dayBefore };
}

/** "Trước cuối tháng 3": by its end, which is no day to be before of. */
function endsWithPeriod({ part }: Point): boolean {
  return part === 'END' || part === 'LAST_DAY' || part === 'SECOND_HALF';
}

function doubtsOf({ bound, point, place, isDue, until }: Clause, isAmong: boolean): NoteCode[] {
  const doubts: NoteCode[] = [];
  if (bound === 'UNTIL' && point.grain !== 'DAY' && point.part === null && !until) doubts.push('UNTIL_PERIOD');
  if (bound === 'ABOUT' || (bound === 'BEFORE' && endsWithPeriod(point))) doubts.push('PART_NOT_DEFINED');
  if (!isDue && isAmong) doubts.push('BARE_MENTION');
  if (place) doubts.push(place.type === 'NEXT' ? 'PERIOD_FROM_ISSUE' : 'PART_NOT_DEFINED');
  return doubts;
}
