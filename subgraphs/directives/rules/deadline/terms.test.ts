import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../../domain/period.ts';
import { readDeadline } from '../deadline.ts';
import type { RelativeDeadline, TermUnit, WorkingCalendar } from './model.ts';
import { weekdayOf } from './points.ts';
import { lastDayOfTerm, withAnchor } from './terms.ts';

function relative(words: string, issuedOn: string | null = null, calendar?: WorkingCalendar): RelativeDeadline {
  const deadline = readDeadline(words, { issuedOn, ...(calendar ? { calendar } : {}) });
  if (deadline.kind !== 'RELATIVE')
    throw new Error(`Expected a relative deadline in "${words}", got ${deadline.kind}.`);
  return deadline;
}

/** Tết 2024 was off from 08/02 to 14/02 for civil servants; 01/5 fell on a Wednesday and 29/4 was swapped for 04/5. */
const HOLIDAYS = new Set(
  '2024-02-08 2024-02-09 2024-02-12 2024-02-13 2024-02-14 2024-04-18 2024-04-29 2024-04-30 2024-05-01'.split(' '),
);
const WORKED_SATURDAYS = new Set(['2024-05-04']);
const calendar: WorkingCalendar = {
  isWorkingDay: (day) => WORKED_SATURDAYS.has(day) || (weekdayOf(day) < 6 && !HOLIDAYS.has(day)),
};

describe('what a deadline hangs on', () => {
  it.each<[words: string, term: [number, TermUnit] | null, what: string, direction: string, anchor: string]>([
    ['ngay sau khi được Chính phủ phê duyệt', [0, 'DAY'], 'EVENT', 'AFTER', 'được chính phủ phê duyệt'],
    [
      'sau khi cơ cấu, sắp xếp, hợp nhất tổ chức bộ máy',
      null,
      'EVENT',
      'AFTER',
      'cơ cấu, sắp xếp, hợp nhất tổ chức bộ máy',
    ],
    ['Theo tiến độ Kế hoạch của UBND tỉnh', null, 'DOCUMENT', 'WITH', 'theo tiến độ kế hoạch của ubnd tỉnh'],
    [
      'bảo đảm hoàn thành đúng tiến độ được phê duyệt',
      null,
      'DOCUMENT',
      'WITH',
      'bảo đảm hoàn thành đúng tiến độ được phê duyệt',
    ],
    ['Trong thời hạn 30 ngày kể từ ngày ban hành Kế hoạch này', [30, 'DAY'], 'ISSUE', 'AFTER', 'ban hành kế hoạch này'],
    ['sau 10 ngày, kể từ ngày ký', [10, 'DAY'], 'ISSUE', 'AFTER', 'ký'],
    [
      'trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản này',
      [5, 'WORKING_DAY'],
      'RECEIPT',
      'AFTER',
      'nhận được văn bản này',
    ],
    [
      'trong thời hạn 15 ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ',
      [15, 'WORKING_DAY'],
      'EVENT',
      'AFTER',
      'nhận đủ hồ sơ hợp lệ',
    ],
    ['02 ngày làm việc kể từ ngày chốt số liệu', [2, 'WORKING_DAY'], 'EVENT', 'AFTER', 'chốt số liệu'],
    [
      'trong thời hạn ba mươi ngày kể từ ngày Quyết định này có hiệu lực',
      [30, 'DAY'],
      'EFFECT',
      'AFTER',
      'quyết định này có hiệu lực',
    ],
    ['Trong 24h kể từ khi phát hiện sự cố', [24, 'HOUR'], 'EVENT', 'AFTER', 'phát hiện sự cố'],
    ['mười lăm ngày kể từ ngày ký', [15, 'DAY'], 'ISSUE', 'AFTER', 'ký'],
    ['trong năm ngày làm việc', [5, 'WORKING_DAY'], 'UNSTATED', 'AFTER', ''],
    ['30 ngày', [30, 'DAY'], 'UNSTATED', 'AFTER', ''],
    ['02 tháng kể từ ngày 31/12/2022', [2, 'MONTH'], 'DAY', 'AFTER', '31/12/2022'],
    ['chậm nhất 05 ngày làm việc trước ngày tổ chức kỳ họp', [5, 'WORKING_DAY'], 'EVENT', 'BEFORE', 'tổ chức kỳ họp'],
    ['trước ngày Nghị quyết này có hiệu lực thi hành', null, 'EFFECT', 'BEFORE', 'nghị quyết này có hiệu lực thi hành'],
    ['Trước Tết Nguyên đán Giáp Thìn 2024', null, 'EVENT', 'BEFORE', 'trước tết nguyên đán giáp thìn 2024'],
    ['Khi có yêu cầu', null, 'EVENT', 'AFTER', 'khi có yêu cầu'],
    ['Theo yêu cầu của UBND tỉnh', null, 'EVENT', 'AFTER', 'theo yêu cầu của ubnd tỉnh'],
    ['khi được Thủ tướng Chính phủ phê duyệt', null, 'EVENT', 'AFTER', 'được thủ tướng chính phủ phê duyệt'],
  ])('%s', (words, term, what, direction, anchor) => {
    const deadline = relative(words);
    expect([deadline.term && [deadline.term.count, deadline.term.unit], deadline.anchor]).toEqual([
      term,
      { what, direction, words: anchor, on: what === 'DAY' ? '2022-12-31' : null },
    ]);
    expect(deadline.unread).toEqual([]);
  });

  it('leaves the day open while the anchor is not known, and says so', () => {
    expect(relative('trong 30 ngày kể từ ngày nhận được văn bản này')).toMatchObject({
      lastOn: null,
      confidence: 'HIGH',
      notes: [{ code: 'ANCHOR_UNKNOWN' }],
    });
    expect(relative('30 ngày', '2022-11-21')).toMatchObject({
      lastOn: null,
      confidence: 'MEDIUM',
      notes: [{ code: 'ANCHOR_NOT_STATED' }],
    });
  });

  it('counts from the day of issue where the words do', () => {
    const { lastOn, anchor, notes } = relative('Trong thời hạn 30 ngày kể từ ngày ban hành Kế hoạch này', '2022-11-21');
    expect({ lastOn, on: anchor.on, notes: notes.map(({ code }) => code) }).toEqual({
      lastOn: '2022-12-21',
      on: '2022-11-21',
      notes: ['NOT_MOVED'],
    });
    expect(relative('30 ngày kể từ ngày ban hành', '2022-11-21').notes.map(({ code }) => code)).toContain(
      'ANCHOR_ASSUMED',
    );
  });

  it('is not the issue of another document', () => {
    expect(relative('30 ngày kể từ ngày ban hành Nghị định hướng dẫn', '2022-11-21')).toMatchObject({
      lastOn: null,
      anchor: { what: 'EVENT' },
    });
  });
});

describe('the last day of a time limit', () => {
  it.each<[count: number, unit: TermUnit, from: string, last: string]>([
    [1, 'DAY', '2022-11-21', '2022-11-22'],
    [30, 'DAY', '2022-11-21', '2022-12-21'],
    [30, 'DAY', '2024-02-01', '2024-03-02'],
    [1, 'WEEK', '2022-11-21', '2022-11-28'],
    [1, 'MONTH', '2023-01-31', '2023-02-28'],
    [1, 'MONTH', '2024-01-31', '2024-02-29'],
    [1, 'MONTH', '2024-02-29', '2024-03-29'],
    [2, 'MONTH', '2022-12-31', '2023-02-28'],
    [12, 'MONTH', '2022-12-31', '2023-12-31'],
    [1, 'YEAR', '2024-02-29', '2025-02-28'],
    [24, 'HOUR', '2022-11-21', '2022-11-22'],
    [25, 'HOUR', '2022-11-21', '2022-11-23'],
  ])('%i %s from %s ends on %s', (count, unit, from, last) => {
    expect(lastDayOfTerm({ count, unit }, from, 'AFTER').day).toBe(last);
  });

  it.each([
    // The ninth day is Saturday 3 February: it moves to Monday.
    ['2024-01-25', 9, '2024-02-05'],
    // After Wednesday 7 February the next worked day is Thursday 15.
    ['2024-02-05', 3, '2024-02-15'],
    ['2024-02-06', 1, '2024-02-07'],
    ['2024-02-07', 1, '2024-02-15'],
    ['2024-02-07', 2, '2024-02-16'],
    // Tuesday 30 April and Wednesday 1 May are holidays, Monday 29 April is worked on Saturday 4 May.
    ['2024-04-26', 1, '2024-05-02'],
    ['2024-04-26', 2, '2024-05-03'],
    ['2024-04-26', 3, '2024-05-04'],
    ['2024-04-26', 4, '2024-05-06'],
  ] as const)('skips days of rest: from %s', (from, count, last) => {
    const unit = from === '2024-01-25' ? 'DAY' : 'WORKING_DAY';
    expect(lastDayOfTerm({ count, unit }, from, 'AFTER', calendar)).toEqual({ day: last, note: null });
  });

  it('counts working days with a calendar only', () => {
    expect(lastDayOfTerm({ count: 5, unit: 'WORKING_DAY' }, '2024-02-05', 'AFTER')).toEqual({
      day: null,
      note: 'NEEDS_CALENDAR',
    });
    const { lastOn, notes } = relative('trong 05 ngày làm việc kể từ ngày ký', '2024-02-05');
    expect({ lastOn, notes: notes.map(({ code }) => code) }).toEqual({ lastOn: null, notes: ['NEEDS_CALENDAR'] });
    expect(relative('trong 05 ngày làm việc kể từ ngày ký', '2024-02-05', calendar)).toMatchObject({
      lastOn: '2024-02-19',
      notes: [],
    });
  });

  it('counts back to an event, and is not moved towards it', () => {
    expect(lastDayOfTerm({ count: 5, unit: 'DAY' }, '2024-02-08', 'BEFORE', calendar).day).toBe('2024-02-03');
    expect(lastDayOfTerm({ count: 5, unit: 'WORKING_DAY' }, '2024-02-15', 'BEFORE', calendar).day).toBe('2024-02-01');
  });

  it('has no day for "at once", for nothing, and for lengths beyond reason', () => {
    for (const [count, from] of [
      [0, '2024-01-01'],
      [-1, '2024-01-01'],
      [3_661, '2024-01-01'],
      [5, '2024-02-30'],
    ] as const) {
      expect(lastDayOfTerm({ count, unit: 'DAY' }, from, 'AFTER').day).toBeNull();
    }
    expect(lastDayOfTerm({ count: 1, unit: 'YEAR' }, '9999-12-31', 'AFTER').day).toBeNull();
  });

  it('ends with a calendar that never works', () => {
    const never: WorkingCalendar = { isWorkingDay: () => false };
    expect(lastDayOfTerm({ count: 5, unit: 'WORKING_DAY' }, '2024-01-01', 'AFTER', never).day).toBeNull();
    expect(lastDayOfTerm({ count: 5, unit: 'DAY' }, '2024-01-01', 'AFTER', never).day).toBeNull();
  });

  it('grows with its length, and days are counted one by one', () => {
    const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2020-01-01', days));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom<TermUnit>('DAY', 'WORKING_DAY', 'WEEK'),
        (from, count, unit) => {
          const last = lastDayOfTerm({ count, unit }, from, 'AFTER', calendar).day!;
          const next = lastDayOfTerm({ count: count + 1, unit }, from, 'AFTER', calendar).day!;
          expect(calendar.isWorkingDay(last)).toBe(true);
          expect(next >= last).toBe(true);
          if (unit !== 'WORKING_DAY') return;
          const between = Array.from({ length: daysBetween(from, last) }, (_, index) => addDays(from, index + 1));
          expect(between.filter((each) => calendar.isWorkingDay(each))).toHaveLength(count);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('an anchor that becomes known', () => {
  it('gives the day, and takes the note away', () => {
    const waiting = relative('trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản này');
    expect(withAnchor(waiting, '2024-02-05', calendar)).toMatchObject({
      kind: 'RELATIVE',
      anchor: { what: 'RECEIPT', on: '2024-02-05' },
      lastOn: '2024-02-19',
      notes: [],
      confidence: 'HIGH',
    });
    expect(waiting.lastOn).toBeNull();
  });

  it('ends the day before an event that it has to precede', () => {
    expect(withAnchor(relative('Trước Tết Nguyên đán 2024'), '2024-02-10').lastOn).toBe('2024-02-09');
    expect(withAnchor(relative('trước ngày Nghị quyết này có hiệu lực'), '2023-01-01').lastOn).toBe('2022-12-31');
  });

  it('gives no day to "at once" and "after", which name none', () => {
    expect(withAnchor(relative('ngay sau khi được Chính phủ phê duyệt'), '2023-01-01').lastOn).toBeNull();
    expect(withAnchor(relative('sau khi sắp xếp bộ máy'), '2023-01-01').lastOn).toBeNull();
  });

  it('changes nothing else', () => {
    const month = readDeadline('Tháng 11/2022', { issuedOn: null });
    expect(withAnchor(month, '2023-01-01')).toBe(month);
  });

  it('narrows a period to its working day with a calendar', () => {
    const read = (words: string) => readDeadline(words, { issuedOn: null, calendar }).lastOn;
    expect(read('ngày làm việc cuối cùng của tháng 3/2024')).toBe('2024-03-29');
    expect(read('ngày làm việc đầu tiên của tháng 5/2024')).toBe('2024-05-02');
  });
});
