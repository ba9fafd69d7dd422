import { describe, expect, it } from 'vitest';
import { addDays, formatPeriod } from '../../../../domain/period.ts';
import { readDeadline } from '../deadline.ts';
import type { Deadline } from './model.ts';
import { isOverdue } from './standing.ts';

/** A reading in short: kind, period, days, hour, "aim", stages, confidence below high, notes, and words left over in «». */
function said(deadline: Deadline): string {
  const { kind, startsOn, lastOn, time, strength, confidence, notes, unread } = deadline;
  const parts: (string | null)[] = [
    kind,
    'period' in deadline && deadline.period ? formatPeriod(deadline.period) : null,
    'isUntil' in deadline && deadline.isUntil && kind !== 'BY_MONTH_END' ? 'until' : null,
    startsOn && `from ${startsOn}`,
    lastOn && `to ${lastOn}`,
    time && `at ${time}`,
    strength === 'SOFT' ? 'aim' : null,
  ];
  const stages = kind === 'STAGED' ? deadline.stages : [];
  for (const { label, deadline: stage } of stages) {
    parts.push(`[${label === null ? '' : `${label}: `}${said({ ...stage, notes: [], confidence: 'HIGH' })}]`);
  }
  if (confidence !== 'HIGH') parts.push(confidence.toLowerCase());
  return [...parts, ...notes.map(({ code }) => code), ...unread.map((words) => `«${words}»`)].filter(Boolean).join(' ');
}

const read = (words: string, issuedOn: string | null = null) => readDeadline(words, { issuedOn });

/** Common administrative wordings, each by itself. */
const COMMON: readonly [words: string, expected: string][] = [
  ['15/9/2023', 'DATE to 2023-09-15'],
  ['ngày 15 tháng 9 năm 2023', 'DATE to 2023-09-15'],
  ['15.9.2023', 'DATE to 2023-09-15'],
  ['15-09-2023', 'DATE to 2023-09-15'],
  ['15/9/23', 'DATE to 2023-09-15 medium SHORT_YEAR'],
  ['31/12/2024', 'DATE to 2024-12-31'],
  ['chậm nhất ngày 30/6/2023', 'DATE to 2023-06-30'],
  ['chậm nhất là ngày 30 tháng 6 năm 2023', 'DATE to 2023-06-30'],
  ['Muộn nhất vào ngày 30/6/2023', 'DATE to 2023-06-30'],
  ['không quá ngày 30/6/2023', 'DATE to 2023-06-30'],
  ['đến ngày 30/6/2023', 'DATE to 2023-06-30'],
  ['đến hết ngày 30/6/2023', 'DATE to 2023-06-30'],
  ['đến trước ngày 30/6/2023', 'BEFORE_DATE to 2023-06-29'],
  ['trước 30/6/2023', 'BEFORE_DATE to 2023-06-29'],
  ['trước 17 giờ ngày 15/9/2023', 'DATE to 2023-09-15 at 17:00'],
  ['trước 17h00, ngày 15/9/2023', 'DATE to 2023-09-15 at 17:00'],
  ['hết ngày 15/9/2023', 'DATE to 2023-09-15'],
  ['ngày làm việc cuối cùng của tháng 3/2023', 'MONTH 2023-03 NEEDS_CALENDAR'],
  ['T11/2022', 'MONTH 2022-11 to 2022-11-30'],
  ['11/2022', 'MONTH 2022-11 to 2022-11-30'],
  ['ngay trong tháng 11/2022', 'MONTH 2022-11 to 2022-11-30'],
  ['tháng mười hai năm 2022', 'MONTH 2022-12 to 2022-12-31'],
  ['đến hết tháng 6/2023', 'MONTH 2023-06 until to 2023-06-30'],
  ['đến tháng 6/2023', 'MONTH 2023-06 until to 2023-06-30 medium UNTIL_PERIOD'],
  ['Quý I/2023', 'QUARTER 2023-Q1 to 2023-03-31'],
  ['quí 1 năm 2023', 'QUARTER 2023-Q1 to 2023-03-31'],
  ['QUÝ IV NĂM 2022', 'QUARTER 2022-Q4 to 2022-12-31'],
  ['Q1/2023', 'QUARTER 2023-Q1 to 2023-03-31'],
  ['trong quý IV - 2022', 'QUARTER 2022-Q4 to 2022-12-31'],
  ['trước quý II/2023', 'BEFORE_DATE to 2023-03-31'],
  ['6 tháng đầu năm 2023', 'HALF 2023-H1 to 2023-06-30'],
  ['trong 6 tháng cuối năm 2023', 'HALF 2023-H2 to 2023-12-31'],
  ['9 tháng đầu năm 2023', 'SPAN from 2023-01-01 to 2023-09-30'],
  ['năm 2025', 'YEAR 2025 to 2025-12-31'],
  ['đến năm 2025', 'YEAR 2025 until to 2025-12-31 medium UNTIL_PERIOD'],
  ['trước năm 2025', 'BEFORE_DATE to 2024-12-31'],
  ['giai đoạn 2022-2025', 'SPAN from 2022-01-01 to 2025-12-31'],
  ['Năm 2025-2030', 'SPAN from 2025-01-01 to 2030-12-31'],
  ['Năm 2022 và các năm tiếp theo', 'SPAN from 2022-01-01'],
  ['từ ngày 01/3 đến ngày 30/6/2023', 'SPAN from 2023-03-01 to 2023-06-30'],
  ['từ tháng 11 đến tháng 02/2023', 'SPAN from 2022-11-01 to 2023-02-28'],
  ['tháng 11-12/2022', 'SPAN from 2022-11-01 to 2022-12-31'],
  ['Quý I, II năm 2023', 'SPAN from 2023-01-01 to 2023-06-30'],
  ['từ ngày 01/01/2023, hoàn thành trước ngày 30/6/2023', 'BEFORE_DATE from 2023-01-01 to 2023-06-29'],
  ['đầu tháng 3/2023', 'MONTH 2023-03 to 2023-03-01 medium PART_BY_CIVIL_CODE'],
  ['giữa tháng 3/2023', 'MONTH 2023-03 to 2023-03-15 medium PART_BY_CIVIL_CODE'],
  ['cuối tháng 3/2023', 'MONTH 2023-03 to 2023-03-31'],
  ['giữa năm 2024', 'YEAR 2024 to 2024-06-30 medium PART_BY_CIVIL_CODE'],
  ['cuối năm 2024', 'YEAR 2024 to 2024-12-31'],
  ['giữa quý II/2023', 'QUARTER 2023-Q2 low PART_NOT_DEFINED'],
  ['tuần đầu tháng 3/2023', 'MONTH 2023-03 low PART_NOT_DEFINED'],
  ['khoảng tháng 3/2023', 'MONTH 2023-03 to 2023-03-31 low PART_NOT_DEFINED'],
  [
    'Sơ kết trong quý II/2023, tổng kết trong quý IV/2023',
    'STAGED to 2023-12-31 [sơ kết: QUARTER 2023-Q2 to 2023-06-30] [tổng kết: QUARTER 2023-Q4 to 2023-12-31]',
  ],
  [
    'giai đoạn 1: trước 30/6/2023; giai đoạn 2: trước 31/12/2023',
    'STAGED to 2023-12-30 [giai đoạn 1: BEFORE_DATE to 2023-06-29] [giai đoạn 2: BEFORE_DATE to 2023-12-30]',
  ],
  ['phấn đấu trước ngày 30/6/2023', 'BEFORE_DATE to 2023-06-29 aim'],
  ['Dự kiến quý II/2023', 'QUARTER 2023-Q2 to 2023-06-30 aim'],
  [
    'ngay sau khi được phê duyệt, chậm nhất ngày 31/12/2025',
    'STAGED to 2025-12-31 [RELATIVE] [DATE to 2025-12-31] ANCHOR_UNKNOWN',
  ],
  ['Trước ngày 15/9/2023 theo Kế hoạch số 12/KH-UBND ngày 01/02/2023', 'BEFORE_DATE to 2023-09-14 REFERENCE'],
  ['không trước ngày 15/9/2023', 'SPAN from 2023-09-15'],
];

describe('common wordings', () => {
  it.each(COMMON)('%s', (words, expected) => {
    expect(said(read(words))).toBe(expected);
  });

  const dated = COMMON.map(([words]) => read(words)).filter(({ lastOn }) => lastOn !== null);

  it.each(dated.map((deadline) => [deadline.asWritten, deadline] as const))(
    'end with their last day, not before and not after: %s',
    (_, deadline) => {
      expect(isOverdue(deadline, deadline.lastOn!)).toBe(false);
      expect(isOverdue(deadline, addDays(deadline.lastOn!, 1))).toBe(deadline.strength === 'HARD');
    },
  );
});

describe('slips, no deadlines, and what only looks like one', () => {
  it.each<[words: string, expected: string]>([
    ['TRƯỚC NGÀY 15/9/2023', 'BEFORE_DATE to 2023-09-14'],
    ['truoc ngay 15/9/2023', 'BEFORE_DATE to 2023-09-14 medium SPELLING'],
    ['thảng 3/2023', 'MONTH 2023-03 to 2023-03-31 medium SPELLING'],
    ['Qúy I/2023', 'QUARTER 2023-Q1 to 2023-03-31'],
    ['2. Trước ngày <b>15/9/2023</b>²', 'BEFORE_DATE to 2023-09-14'],
    ['', 'NONE'],
    ['-', 'NONE'],
    ['Không quy định', 'NONE'],
    ['khẩn trương, kịp thời', 'NONE'],
    ['Trong thời gian sớm nhất', 'NONE'],
    ['31/9/2023', 'UNREAD low NO_SUCH_DAY «31/9/2023»'],
    ['ngày 29/02/2023', 'UNREAD low NO_SUCH_DAY «ngày 29/02/2023»'],
    ['tháng 13/2023', 'UNREAD low NO_SUCH_DAY «tháng 13/2023»'],
    ['quý 5/2024', 'UNREAD low NO_SUCH_DAY «quý 5/2024»'],
    ['trong quý V năm 2024', 'UNREAD low NO_SUCH_DAY «trong quý v năm 2024»'],
    ['quý 0/2024', 'UNREAD low NO_SUCH_DAY «quý 0/2024»'],
    ['quý 12', 'UNREAD low NO_SUCH_DAY «quý 12»'],
    ['năm học 2022-2023', 'UNREAD low «năm học 2022 - 2023»'],
    ['15/8/2023 âm lịch', 'UNREAD low LUNAR_CALENDAR «15/8/2023 âm lịch»'],
    ['Công văn số 93/CV-THPTBD', 'UNREAD low «công văn số 93/cv-thptbd»'],
    ['Danh mục thủ tục hành chính', 'UNREAD low «danh mục thủ tục hành chính»'],
    ['Danh mục thủ tục hành chính năm 2024', 'YEAR 2024 to 2024-12-31 low BARE_MENTION «danh mục thủ tục hành chính»'],
    ['Ngân hàng năm 2025', 'YEAR 2025 to 2025-12-31 low BARE_MENTION «ngân hàng»'],
    ['Hoàn thành việc chuẩn hóa trong tháng 10 năm 2022', 'MONTH 2022-10 to 2022-10-31 medium «chuẩn hóa»'],
    ['62/63 địa phương đã hoàn thành', 'UNREAD low «62/63 địa phương đã»'],
  ])('%s', (words, expected) => {
    expect(said(read(words))).toBe(expected);
  });

  it('keeps the tempo, which sets no day', () => {
    const deadline = read('Khẩn trương, kịp thời');
    expect(deadline).toMatchObject({ kind: 'NONE', tempo: ['khẩn trương', 'kịp thời'] });
  });

  it('names the slip that it mended', () => {
    expect(read('Phần đầu trong thảng 11 năm 2022').notes).toEqual([
      { code: 'SPELLING', words: 'phần đầu' },
      { code: 'SPELLING', words: 'thảng' },
    ]);
  });
});

describe('a year that is not named', () => {
  it.each([
    ['trước ngày 30/11', '2022-11-28', 'BEFORE_DATE to 2022-11-29 medium YEAR_FROM_ISSUE'],
    ['trước ngày 30/11', '2022-11-29', 'BEFORE_DATE to 2022-11-29 medium YEAR_FROM_ISSUE'],
    ['trước ngày 30/11', '2022-11-30', 'BEFORE_DATE to 2023-11-29 medium YEAR_FROM_ISSUE'],
    ['chậm nhất ngày 30/11', '2022-11-30', 'DATE to 2022-11-30 medium YEAR_FROM_ISSUE'],
    ['chậm nhất ngày 30/11', '2022-12-01', 'DATE to 2023-11-30 medium YEAR_FROM_ISSUE'],
    ['trước 17 giờ ngày 30/11', '2022-11-30', 'DATE to 2022-11-30 at 17:00 medium YEAR_FROM_ISSUE'],
    ['trong tháng 3', '2023-03-31', 'MONTH 2023-03 to 2023-03-31 medium YEAR_FROM_ISSUE'],
    ['trong tháng 3', '2023-04-01', 'MONTH 2024-03 to 2024-03-31 medium YEAR_FROM_ISSUE'],
    ['đầu tháng 3', '2023-03-01', 'MONTH 2023-03 to 2023-03-01 medium YEAR_FROM_ISSUE PART_BY_CIVIL_CODE'],
    ['đầu tháng 3', '2023-03-02', 'MONTH 2024-03 to 2024-03-01 medium YEAR_FROM_ISSUE PART_BY_CIVIL_CODE'],
    ['trước tháng 3', '2023-02-28', 'BY_MONTH_END 2023-02 to 2023-02-28 medium YEAR_FROM_ISSUE'],
    ['trước tháng 3', '2023-03-01', 'BY_MONTH_END 2024-02 to 2024-02-29 medium YEAR_FROM_ISSUE'],
    ['trong quý II', '2023-06-30', 'QUARTER 2023-Q2 to 2023-06-30 medium YEAR_FROM_ISSUE'],
    ['trong quý II', '2023-07-01', 'QUARTER 2024-Q2 to 2024-06-30 medium YEAR_FROM_ISSUE'],
    ['ngày 29/02', '2022-11-21', 'DATE to 2024-02-29 medium YEAR_FROM_ISSUE'],
    ['đến hết năm', '2022-11-21', 'YEAR 2022 until to 2022-12-31 medium PERIOD_FROM_ISSUE'],
    ['Trong tháng', '2024-02-10', 'MONTH 2024-02 to 2024-02-29 medium PERIOD_FROM_ISSUE'],
    ['cuối tháng', '2023-02-10', 'MONTH 2023-02 to 2023-02-28 medium PERIOD_FROM_ISSUE'],
    ['trước ngày 25 tháng này', '2022-11-24', 'BEFORE_DATE to 2022-11-24 medium PERIOD_FROM_ISSUE'],
    ['trước ngày 25 tháng này', '2022-11-25', 'BEFORE_DATE low NOT_FIXED'],
    ['trước ngày 05 tháng sau', '2022-12-31', 'BEFORE_DATE to 2023-01-04 medium PERIOD_FROM_ISSUE'],
    ['trong tuần', '2022-11-21', 'SPAN from 2022-11-21 to 2022-11-27 medium PERIOD_FROM_ISSUE'],
    ['trong tuần', '2022-11-27', 'SPAN from 2022-11-21 to 2022-11-27 medium PERIOD_FROM_ISSUE'],
    ['tháng 3 năm sau', '2022-11-21', 'MONTH 2023-03 to 2023-03-31 medium PERIOD_FROM_ISSUE'],
  ] as const)('%s, issued on %s', (words, issuedOn, expected) => {
    expect(said(read(words, issuedOn))).toBe(expected);
  });

  it.each(['trước ngày 30/11', 'trong tháng 3', 'cuối năm', 'trước ngày 25'])(
    'stays open without a day of issue: %s',
    (words) => {
      const { lastOn, confidence, notes } = read(words);
      expect({ lastOn, confidence, notes: notes.map(({ code }) => code) }).toEqual({
        lastOn: null,
        confidence: 'LOW',
        notes: ['NOT_FIXED'],
      });
    },
  );

  it('is that of the next day named, when one is', () => {
    expect(said(read('từ ngày 01/12 đến ngày 15/02/2023'))).toBe('SPAN from 2022-12-01 to 2023-02-15');
    expect(said(read('phấn đấu trong quý II, chậm nhất trong quý III năm 2023'))).toContain('aim] [QUARTER 2023-Q3');
    expect(said(read('phấn đấu trong quý IV, chậm nhất trong quý I năm 2023'))).toContain(
      '[QUARTER 2022-Q4 to 2022-12-31 aim]',
    );
  });

  it('makes a day before the day of issue a doubt, and the day of issue none', () => {
    expect(said(read('trước ngày 15/9/2022', '2022-09-14'))).toBe('BEFORE_DATE to 2022-09-14');
    expect(said(read('trước ngày 15/9/2022', '2022-09-15'))).toBe('BEFORE_DATE to 2022-09-14 medium BEFORE_ISSUE');
  });
});

describe('the last days of months and years', () => {
  it.each([
    ['Tháng 02/2023', '2023-02-28'],
    ['Tháng 02/2024', '2024-02-29'],
    ['trước ngày 01/3/2023', '2023-02-28'],
    ['trước ngày 01/3/2024', '2024-02-29'],
    ['trước ngày 01/01/2024', '2023-12-31'],
    ['trước tháng 01/2024', '2023-12-31'],
    ['quý I/2024', '2024-03-31'],
    ['quý II/2024', '2024-06-30'],
    ['quý III/2024', '2024-09-30'],
    ['quý IV/2024', '2024-12-31'],
    ['ngày 29/02/2024', '2024-02-29'],
  ])('%s ends on %s', (words, lastOn) => {
    expect(read(words).lastOn).toBe(lastOn);
  });
});
