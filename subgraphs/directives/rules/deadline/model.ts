import type { Period } from '../../../../domain/period.ts';

/** HARD is an order, SOFT an aim ("phấn đấu", "dự kiến"): after its day an aim is missed, but nobody is overdue. */
export type Strength = 'HARD' | 'SOFT';

/** How sure it is that kind and day are what the words mean: LOW asks for an officer before anything is made of it. */
export type Confidence = 'HIGH' | 'MEDIUM' | 'LOW';

/** What a reading took for granted, or could not tell, and how sure it can be at most because of that. */
export const NOTES = {
  /** The words name no year: it is the first one in which the day is not before the day of issue. */
  YEAR_FROM_ISSUE: 'MEDIUM',
  /** The words say "this month", "this quarter", "this year" or "next month": counted from the day of issue. */
  PERIOD_FROM_ISSUE: 'MEDIUM',
  /** The words name no year, month or day of issue to count from: the day is left open. */
  NOT_FIXED: 'LOW',
  /** The year has two digits. */
  SHORT_YEAR: 'MEDIUM',
  /** No such day or month ("31/9/2023"): nothing is made of it. */
  NO_SUCH_DAY: 'LOW',
  /** A slip of writing or scanning was read as the word that it must be ("Phần đầu" as "Phấn đấu"). */
  SPELLING: 'MEDIUM',
  /** "Đến tháng 6", "đến năm 2025" without "hết": read as up to the end, as plans use it. */
  UNTIL_PERIOD: 'MEDIUM',
  /** "Đầu", "giữa" of a month or year: the day that khoản 2, 3 Điều 146 Bộ luật Dân sự 2015 gives to these words. */
  PART_BY_CIVIL_CODE: 'MEDIUM',
  /** A part of a period to which no rule gives a day ("giữa quý II", "khoảng tháng 3"): the day is left open or taken wide. */
  PART_NOT_DEFINED: 'LOW',
  /** "Định kỳ" without a period: no instance can be told. */
  PERIOD_NOT_STATED: 'MEDIUM',
  /** "6 tháng, năm": the second half-year is taken to be reported with the year. */
  HALF_WITH_YEAR: 'MEDIUM',
  /** "2 tháng một lần": from which month to count is not said; from January. */
  PHASE_ASSUMED: 'MEDIUM',
  /** A day of a recurring duty without its month ("ngày 25 hằng quý"): in the last month of the period. */
  MONTH_ASSUMED: 'MEDIUM',
  /** Due for an event (a meeting) whose day the words do not give; the end of the period is the outermost bound. */
  DAY_BY_EVENT: 'MEDIUM',
  /** Waits for the day of an event that the words name. */
  ANCHOR_UNKNOWN: 'HIGH',
  /** A length of time, and nothing that it runs from. */
  ANCHOR_NOT_STATED: 'MEDIUM',
  /** Which day of issue is meant is not said ("kể từ ngày ban hành"): that of this directive. */
  ANCHOR_ASSUMED: 'MEDIUM',
  /** Counts working days: needs the calendar. */
  NEEDS_CALENDAR: 'HIGH',
  /** Counted without a calendar, so not moved off a day of rest (khoản 5 Điều 148 Bộ luật Dân sự 2015). */
  NOT_MOVED: 'MEDIUM',
  /** Several days, none said to be an aim: stages of one duty. */
  SEVERAL_DAYS: 'MEDIUM',
  /** Points to the timetable of another document or to a meeting, beside the day that it gives. */
  REFERENCE: 'HIGH',
  /** A period named without any word that makes it a deadline ("thủ tục năm 2024"), among words not understood. */
  BARE_MENTION: 'LOW',
  /** A day of the lunar calendar: not read, time limits run by the solar one (khoản 2 Điều 145 Bộ luật Dân sự 2015). */
  LUNAR_CALENDAR: 'LOW',
  /** Its last day is before the day of issue: a slip, or a duty that was late when it was set. */
  BEFORE_ISSUE: 'MEDIUM',
  /** Longer than a deadline can be: not read. */
  TOO_LONG: 'LOW',
} as const satisfies Record<string, Confidence>;

export type NoteCode = keyof typeof NOTES;

/** A note and the words that it is about, in lower case as they were read. */
export interface Note {
  readonly code: NoteCode;
  readonly words: string;
}

/** What every reading has, whatever its kind. Days are 'YYYY-MM-DD' and inclusive. */
interface Reading {
  /** The words as they came, nothing corrected; null when there are none. */
  readonly asWritten: string | null;
  /** Null when no deadline is set or none was understood. */
  readonly strength: Strength | null;
  /** First day of the work or of the series, where the words name it ("kể từ ngày 01/01/2023"). */
  readonly startsOn: string | null;
  /** The last day on which the duty is done in time; null while it cannot be told, and for what recurs. */
  readonly lastOn: string | null;
  /** Hour on that day, 'HH:MM' to 24:00; null for the whole day, which ends at 24:00 (khoản 6 Điều 148 Bộ luật Dân sự 2015). */
  readonly time: string | null;
  readonly confidence: Confidence;
  readonly notes: readonly Note[];
  /** Words that were neither understood nor known to be idle, in order, lower case. */
  readonly unread: readonly string[];
}

/** No deadline: no words, a dash, or only a tempo ("khẩn trương", "kịp thời"), which sets no day. */
export interface NoDeadline extends Reading {
  readonly kind: 'NONE';
  readonly tempo: readonly string[];
}

/** On a day, that day included: "15/9/2023", "chậm nhất ngày 15/9/2023", "trước 17 giờ ngày 15/9/2023". */
export interface DateDeadline extends Reading {
  readonly kind: 'DATE';
  /** Null while the year or month is not known. */
  readonly on: string | null;
}

/**
 * Before a day or before a quarter, half or year, which is not included: "trước ngày 15/9/2023" ends with 14/9. The law has
 * no rule for "trước ngày"; decrees say "chậm nhất ngày" where they mean the day included (khoản 1 Điều 13 Nghị định
 * 09/2019/NĐ-CP: "chậm nhất vào ngày 25"), and a day ends at 24:00 (khoản 6 Điều 148 Bộ luật Dân sự 2015).
 */
export interface BeforeDateDeadline extends Reading {
  readonly kind: 'BEFORE_DATE';
  /** Null while the year or month is not known. */
  readonly before: string | null;
}

/**
 * Within a period: its last day is the last, unless the words narrow it ("đầu tháng 3"). Done earlier is in time too.
 * `isUntil`: "đến hết tháng 6", which says nothing of the beginning. BY_MONTH_END: "trước tháng 12", the period is the
 * month before.
 */
export interface PeriodDeadline extends Reading {
  readonly kind: 'MONTH' | 'BY_MONTH_END' | 'QUARTER' | 'HALF' | 'YEAR';
  /** Null while the year is not known; `lastOn` is then null as well. */
  readonly period: Period | null;
  readonly isUntil: boolean;
}

/** Several periods or from one day to another: "giai đoạn 2022-2025", "quý I-II/2023". `lastOn` null: without end. */
export interface SpanDeadline extends Reading {
  readonly kind: 'SPAN';
}

/** Again and again; each period has its own due day: see `instancesOf`. */
export interface RecurringDeadline extends Reading {
  readonly kind: 'RECURRING';
  /** Several in "hằng tháng, quý, năm"; none for "định kỳ" alone and "thường xuyên". */
  readonly recurrences: readonly Recurrence[];
  /** Without pause ("thường xuyên", "liên tục"): nothing falls due on any day. */
  readonly isContinuous: boolean;
  /** Also when asked for ("hoặc đột xuất"). */
  readonly alsoAdHoc: boolean;
  /** The recurring event for which it is due ("phiên họp Chính phủ"), else null. */
  readonly event: string | null;
  /** Last day of the series ("hằng tháng đến hết năm 2025"); null without end. */
  readonly endsOn: string | null;
}

/** After, before or according to something else. `lastOn` is known only when the anchor's day is. */
export interface RelativeDeadline extends Reading {
  readonly kind: 'RELATIVE';
  /** Null: no length is given ("sau khi …", "theo tiến độ …"). */
  readonly term: Term | null;
  readonly anchor: Anchor;
}

/** Two or more parts: an aim and a limit, or stages with names. `lastOn` is that of the last hard part, of aims when there is none. */
export interface StagedDeadline extends Reading {
  readonly kind: 'STAGED';
  readonly stages: readonly Stage[];
  /** Last day of the aim; null when no part is one. */
  readonly softLastOn: string | null;
}

/** There are words, but no deadline was understood. Not the same as none: an officer has to read them. */
export interface UnreadDeadline extends Reading {
  readonly kind: 'UNREAD';
}

export type PlainDeadline =
  | DateDeadline
  | BeforeDateDeadline
  | PeriodDeadline
  | SpanDeadline
  | RecurringDeadline
  | RelativeDeadline;

/** By when a duty is due, as words say it. An extension is a later fact beside it: see `currentDeadline`. */
export type Deadline = NoDeadline | PlainDeadline | StagedDeadline | UnreadDeadline;

export interface Stage {
  /** What is due then ("sơ kết"), in lower case as it was read; null when the words give no name. */
  readonly label: string | null;
  readonly deadline: PlainDeadline;
}

export type RecurrenceUnit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'HALF' | 'YEAR';

export interface Recurrence {
  readonly unit: RecurrenceUnit;
  /** Every so many units, counted from the beginning of the year; 1 where nothing else is said. */
  readonly interval: number;
  /** Once a year for its first so many months ("9 tháng"); else null. */
  readonly firstMonths: number | null;
  /** When in the period; several for "15/6 và 15/12 hằng năm". Empty: the day is not stated, the end of the period counts. */
  readonly due: readonly DueRule[];
}

/** A day of the period. Past the end of a short month it is the last day of that month. */
export type DueRule =
  | {
      readonly on: 'DAY';
      /** Month of the period, from 1; of a year the calendar month. */
      readonly month: number;
      readonly day: number;
      /** "Trước": the day itself is not included. */
      readonly isBefore: boolean;
      /** 1 when it lies in the period that follows ("ngày 05 tháng sau"). */
      readonly periodsLater: number;
      readonly time: string | null;
    }
  | {
      readonly on: 'WEEKDAY';
      /** Monday is 1, Sunday 7. */
      readonly weekday: number;
      readonly isBefore: boolean;
      readonly periodsLater: number;
      readonly time: string | null;
    };

export type TermUnit = 'HOUR' | 'DAY' | 'WORKING_DAY' | 'WORKING_HOUR' | 'WEEK' | 'MONTH' | 'YEAR';

/** A length of time. Count 0 is "ngay sau khi": at once, which names no day. */
export interface Term {
  readonly count: number;
  readonly unit: TermUnit;
}

/**
 * What a deadline hangs on. ISSUE, EFFECT and RECEIPT are those of the directive itself; DOCUMENT is the timetable of
 * another document or plan ("theo tiến độ Kế hoạch của UBND tỉnh"); UNSTATED: "trong thời hạn 30 ngày" and no more.
 */
export interface Anchor {
  readonly what: 'DAY' | 'ISSUE' | 'EFFECT' | 'RECEIPT' | 'EVENT' | 'DOCUMENT' | 'UNSTATED';
  /** The words that name it, as they were read. */
  readonly words: string;
  /** Its day, where the words or the day of issue give it. */
  readonly on: string | null;
  /** AFTER it, BEFORE it ("05 ngày trước ngày họp"), or WITH it ("tại phiên họp", "theo tiến độ"). */
  readonly direction: 'AFTER' | 'BEFORE' | 'WITH';
}

/** What readings need beyond the words. */
export interface ReadingContext {
  /** Day of issue of the directive; null while unknown. */
  readonly issuedOn: string | null;
  /** Strength of what says none itself: SOFT where "phấn đấu" stands elsewhere in the clause. HARD when left out. */
  readonly strength?: Strength;
  /** For time limits in working days; without it they are not counted. */
  readonly calendar?: WorkingCalendar;
}

/** Which days are worked, holidays and swapped days considered. */
export interface WorkingCalendar {
  isWorkingDay(day: string): boolean;
}
