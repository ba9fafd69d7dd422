import type { Clause } from './clauses.ts';
import type { Cadence, Part } from './marks.ts';
import type { DueRule, NoteCode } from './model.ts';

/** A day named beside a cadence: by number or part of a period, or by weekday. */
export type DueItem =
  | { readonly type: 'CLAUSE'; readonly clause: Clause; readonly from: number; readonly to: number }
  | {
      readonly type: 'WEEKDAY';
      readonly weekday: number;
      readonly isBefore: boolean;
      readonly isNext: boolean;
      readonly time: string | null;
      readonly from: number;
      readonly to: number;
    };

interface Found {
  readonly rule: DueRule | null;
  readonly notes: readonly NoteCode[];
}

const NOT_DEFINED: Found = { rule: null, notes: ['PART_NOT_DEFINED'] };

const MONTHS = { DAY: 0, WEEK: 0, MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12 } as const;

/** Days of a month that a part of it means; START and MIDDLE by khoản 2 Điều 146 Bộ luật Dân sự 2015. */
const DAY_OF_PART: Readonly<Partial<Record<Part, number>>> = {
  START: 1,
  FIRST_DAY: 1,
  MIDDLE: 15,
  FIRST_HALF: 15,
  FIRST_TEN: 10,
  SECOND_TEN: 20,
  SECOND_HALF: 31,
  END: 31,
  LAST_DAY: 31,
};

/** How many months a period of the cadence has; 0 for days and weeks. */
export function monthsOf({ unit, interval, firstMonths }: Cadence): number {
  return firstMonths ?? MONTHS[unit] * interval;
}

/** On which day of each period what is named falls; no rule where it does not fit the cadence ("thứ Sáu hằng tháng"). */
export function dueRuleOf(cadence: Cadence, item: DueItem): Found {
  if (item.type === 'WEEKDAY') {
    if (cadence.unit !== 'WEEK') return NOT_DEFINED;
    const { weekday, isBefore, time } = item;
    return { rule: { on: 'WEEKDAY', weekday, isBefore, periodsLater: item.isNext ? 1 : 0, time }, notes: [] };
  }
  if (monthsOf(cadence) === 0) return NOT_DEFINED;
  const { point } = item.clause;
  if (point.isNow && point.part !== null) return partRuleOf(cadence, item.clause);
  return point.grain === 'DAY' ? dayRuleOf(cadence, item.clause) : yearPartRuleOf(cadence, item.clause);
}

/** "Trước ngày 25", "ngày 15 của tháng cuối quý", "30/9", "ngày 05 tháng sau". */
function dayRuleOf(cadence: Cadence, clause: Clause): Found {
  const { point, place, bound, time } = clause;
  const length = monthsOf(cadence);
  const rule = (month: number, periodsLater: number): DueRule => ({
    on: 'DAY',
    month,
    day: point.first,
    isBefore: bound === 'BEFORE' && time === null,
    periodsLater,
    time,
  });

  if (point.month !== null) {
    if (cadence.unit !== 'YEAR' || point.month > 12 || point.month < 1) return NOT_DEFINED;
    const isNextYear = place?.type === 'NEXT';
    const earlier = cadence.firstMonths === null && !isNextYear ? 12 * (cadence.interval - 1) : 0;
    return { rule: rule(earlier + point.month, isNextYear ? 1 : 0), notes: [] };
  }
  if (place?.type === 'MONTH_OF') {
    const month = { FIRST: 1, MIDDLE: Math.ceil(length / 2), LAST: length }[place.place];
    return { rule: rule(month, place.isNext ? 1 : 0), notes: [] };
  }
  if (place?.type === 'NEXT') {
    const notes: NoteCode[] = place.unit === 'MONTH' || length === 1 ? [] : ['MONTH_ASSUMED'];
    return cadence.firstMonths === null
      ? { rule: rule(1, 1), notes }
      : { rule: rule(cadence.firstMonths + 1, 0), notes };
  }
  return { rule: rule(length, 0), notes: length === 1 ? [] : ['MONTH_ASSUMED'] };
}

/** "Cuối tháng", "đầu quý", "cuối năm" of each period. */
function partRuleOf(cadence: Cadence, { point, time }: Clause): Found {
  const part = point.part!;
  const length = monthsOf(cadence);
  const day = DAY_OF_PART[part];
  if (day === undefined) return { rule: null, notes: ['NEEDS_CALENDAR'] };
  const notes: NoteCode[] = part === 'START' || part === 'MIDDLE' ? ['PART_BY_CIVIL_CODE'] : [];
  const rule = (month: number, dayOfMonth: number): Found => ({
    rule: { on: 'DAY', month, day: dayOfMonth, isBefore: false, periodsLater: 0, time },
    notes,
  });

  if (part === 'END' || part === 'LAST_DAY' || part === 'SECOND_HALF') return rule(length, 31);
  if (point.grain === 'MONTH') return rule(length, day);
  if (part === 'START' || part === 'FIRST_DAY') return rule(1, 1);
  if (part === 'MIDDLE' && point.grain === 'YEAR' && cadence.unit === 'YEAR') return rule(6, 30);
  return NOT_DEFINED;
}

/** "Tháng 12 hằng năm", "quý I hằng năm": its last day, or the day before it begins. */
function yearPartRuleOf(cadence: Cadence, { point, bound, time, place }: Clause): Found {
  const months = { MONTH: 1, QUARTER: 3, HALF: 6 }[point.grain as 'MONTH' | 'QUARTER' | 'HALF'];
  const most = 12 / (months ?? 1);
  if (cadence.unit !== 'YEAR' || months === undefined || point.first < 1 || point.last > most) return NOT_DEFINED;

  const isBefore = bound === 'BEFORE' && time === null;
  const day = isBefore ? 1 : (DAY_OF_PART[point.part ?? 'END'] ?? 31);
  const month = isBefore ? (point.first - 1) * months + 1 : point.last * months;
  const notes: NoteCode[] = point.first === point.last ? [] : ['SEVERAL_DAYS'];
  return {
    rule: { on: 'DAY', month, day, isBefore, periodsLater: place?.type === 'NEXT' ? 1 : 0, time },
    notes,
  };
}
