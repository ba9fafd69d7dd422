import type { Anchor, NoteCode, Recurrence, Strength, Term } from './model.ts';

/** What stands before a point in time and tells how it bounds the duty. */
export type Bound = 'BEFORE' | 'UNTIL_END' | 'UNTIL' | 'WITHIN' | 'FROM' | 'AFTER' | 'ON' | 'ABOUT';

/** A part of a period. START and MIDDLE are words of Điều 146 Bộ luật Dân sự 2015; FIRST_DAY and LAST_DAY name the day itself. */
export type Part =
  | 'START'
  | 'MIDDLE'
  | 'END'
  | 'FIRST_HALF'
  | 'SECOND_HALF'
  | 'FIRST_TEN'
  | 'SECOND_TEN'
  | 'FIRST_DAY'
  | 'LAST_DAY'
  | 'FIRST_WORKING_DAY'
  | 'LAST_WORKING_DAY'
  /** "Tuần đầu", "5 ngày làm việc đầu": no rule says which day that is. */
  | 'UNDEFINED';

/**
 * A day or a period as far as the words fix it. `first` and `last` are days of a month, months, quarters or halves of a
 * year, or years; the same unless several are named. `year` null: not named. `isNow`: the one in which the directive was
 * issued ("cuối tháng", "năm nay"), with `first` and `last` 0; of a day, `first` of that month, of the next when `last` is 1.
 */
export interface Point {
  readonly type: 'POINT';
  readonly grain: 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'HALF' | 'YEAR';
  readonly first: number;
  readonly last: number;
  /** Of a day; null where the words do not name it. */
  readonly month: number | null;
  readonly year: number | null;
  readonly part: Part | null;
  readonly isNow: boolean;
}

export type Cadence = Pick<Recurrence, 'unit' | 'interval' | 'firstMonths'>;

/** One thing understood in a sentence. */
export type Mark =
  | Point
  | { readonly type: 'BOUND'; readonly bound: Bound }
  | { readonly type: 'STRENGTH'; readonly strength: Strength }
  | { readonly type: 'TIME'; readonly time: string }
  | { readonly type: 'WEEKDAY'; readonly weekday: number }
  /** "Tháng sau", "năm liền kề": the period after the one reported on. */
  | { readonly type: 'NEXT'; readonly unit: 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR' | null }
  /** "Tháng cuối quý": which month of the period the day lies in. */
  | {
      readonly type: 'MONTH_OF';
      readonly place: 'FIRST' | 'MIDDLE' | 'LAST';
      readonly unit: 'QUARTER' | 'HALF' | 'YEAR' | null;
      readonly isNext: boolean;
    }
  | { readonly type: 'EVERY'; readonly cadences: readonly Cadence[]; readonly note: NoteCode | null }
  | { readonly type: 'PERIODIC' }
  | { readonly type: 'CONTINUOUS' }
  | { readonly type: 'AD_HOC' }
  | { readonly type: 'TEMPO' }
  /** "Không quy định thời hạn": says itself that there is none. */
  | { readonly type: 'NOTHING' }
  | { readonly type: 'RELATIVE'; readonly term: Term | null; readonly anchor: Anchor }
  | { readonly type: 'EVENT'; readonly words: string; readonly direction: Anchor['direction'] }
  | { readonly type: 'SCHEDULE'; readonly words: string }
  | { readonly type: 'ONWARD' }
  | { readonly type: 'LUNAR' }
  | { readonly type: 'CITATION' }
  /** A school year or term of office, whose days no rule gives; a day left blank ("ngày tháng năm 2022"). */
  | { readonly type: 'OTHER_YEAR' }
  | { readonly type: 'JOIN'; readonly sign: string }
  | { readonly type: 'STOP' }
  | { readonly type: 'IDLE' }
  | { readonly type: 'WORD' };

/** A mark and the words that it covers: from `from` up to and without `to`. */
export type Placed<M extends Mark = Mark> = M & { readonly from: number; readonly to: number };
