import { describe, expect, it } from 'vitest';
import { readDeadline } from '../deadline.ts';
import type { DueRule, RecurringDeadline } from './model.ts';

function recurring(words: string, issuedOn: string | null = null): RecurringDeadline {
  const deadline = readDeadline(words, { issuedOn });
  if (deadline.kind !== 'RECURRING')
    throw new Error(`Expected a recurring deadline in "${words}", got ${deadline.kind}.`);
  return deadline;
}

/** "3.6" is day 6 of the third month of the period, "3.<6" before it, "fri" a weekday, "+1" in the period after. */
function due(rule: DueRule): string {
  const later = rule.periodsLater === 0 ? '' : `+${rule.periodsLater}`;
  const hour = rule.time === null ? '' : ` ${rule.time}`;
  const before = rule.isBefore ? '<' : '';
  const day = rule.on === 'DAY' ? `${rule.month}.${before}${rule.day}` : `${before}weekday ${rule.weekday}`;
  return `${day}${later}${hour}`;
}

/** Cadences with their days, then what else is said. */
function said(deadline: RecurringDeadline): string {
  const cadences = deadline.recurrences.map(({ unit, interval, firstMonths, due: rules }) =>
    [interval === 1 ? unit : `${interval} ${unit}`, firstMonths && `first ${firstMonths}`, ...rules.map(due)]
      .filter(Boolean)
      .join(' '),
  );
  const { startsOn, endsOn, event, time, confidence } = deadline;
  return [
    cadences.join('; '),
    deadline.isContinuous ? 'continuous' : null,
    deadline.alsoAdHoc ? 'or when asked' : null,
    event && `for ${event}`,
    startsOn && `from ${startsOn}`,
    endsOn && `until ${endsOn}`,
    time && `at ${time}`,
    confidence === 'HIGH' ? null : confidence.toLowerCase(),
    ...deadline.notes.map(({ code }) => code),
    ...deadline.unread.map((words) => `«${words}»`),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Of the documents where these were read, of other acts as public pages quote them; "quiz": as an exam on the act words it. */
describe('recurring deadlines of documents', () => {
  it.each([
    ['131 II.1.a.1', 'trước ngày 30 tháng 9 hàng năm', 'YEAR 9.<30'],
    ['131 II.1.d.2', 'Định kỳ', 'medium PERIOD_NOT_STATED'],
    ['131 II.2.a.5.2', 'định kỳ hàng tháng', 'MONTH'],
    ['131 II.3.g.4', 'phiên họp Chính phủ thường kỳ hàng tháng', 'MONTH for phiên họp chính phủ medium DAY_BY_EVENT'],
    ['131 III.6', 'định kỳ hàng quý hoặc đột xuất', 'QUARTER or when asked'],
    ['727 2.đ, 617 II.2.8', 'Định kỳ hằng tháng', 'MONTH'],
    ['131 tempo', 'Thường xuyên', 'continuous'],
    ['NĐ 09/2019 Điều 13.1', 'chậm nhất vào ngày 25 của tháng cuối kỳ báo cáo', 'medium PERIOD_NOT_STATED'],
    [
      'NĐ 152/2020 Điều 27.4',
      'Trước ngày 20 tháng 12 hằng năm hoặc đột xuất khi có yêu cầu',
      'YEAR 12.<20 or when asked',
    ],
    ['quiz on TT 26/2025/TT-BNNMT', 'Trước ngày 15 tháng 7 và 15 tháng 01 hằng năm', 'YEAR 7.<15 1.<15'],
    [
      'TT 02/2023/TT-BTTTT',
      'Chậm nhất ngày 15 (mười lăm) của tháng báo cáo đối với báo cáo định kỳ hằng tháng',
      'MONTH 1.15',
    ],
    [
      'TT 02/2023/TT-BTTTT',
      'Chậm nhất ngày 06 (sáu) của tháng cuối quý đối với báo cáo định kỳ hằng quý',
      'QUARTER 3.6',
    ],
    [
      'TT 02/2023/TT-BTTTT',
      'Chậm nhất ngày 06 (sáu) tháng 06 (sáu) đối với báo cáo định kỳ 06 (sáu) tháng',
      'YEAR first 6 6.6 medium HALF_WITH_YEAR',
    ],
    [
      'TT 02/2023/TT-BTTTT',
      'Chậm nhất ngày 25 (hai mươi lăm) tháng 11 (mười một) đối với báo cáo định kỳ hằng năm',
      'YEAR 11.25',
    ],
    ['TT 03/2015/TT-BTTTT', 'Báo cáo cả năm gửi trước ngày 10/01 của năm liền kề năm báo cáo', 'YEAR 1.<10+1'],
  ])('%s: %s', (_, words, expected) => {
    expect(said(recurring(words))).toBe(expected);
  });
});

describe('common recurring wordings', () => {
  it.each([
    ['Hàng tuần', 'WEEK'],
    ['hằng ngày', 'DAY'],
    ['hằng ngày trước 17 giờ', 'DAY at 17:00'],
    ['mỗi quý một lần', 'QUARTER'],
    ['1 lần/tháng', 'MONTH'],
    ['02 lần/năm', 'HALF'],
    ['4 lần/năm', 'QUARTER'],
    ['3 tháng/lần', 'QUARTER'],
    ['định kỳ 6 tháng một lần', 'HALF'],
    ['2 tháng một lần', '2 MONTH medium PHASE_ASSUMED'],
    ['hai tuần một lần', '2 WEEK medium PHASE_ASSUMED'],
    ['theo quý', 'QUARTER'],
    ['Tháng, quý, năm', 'MONTH; QUARTER; YEAR'],
    ['Định kỳ (tháng, quý, 6 tháng, năm)', 'MONTH; QUARTER; YEAR first 6; YEAR medium HALF_WITH_YEAR'],
    ['6 tháng, năm', 'YEAR first 6; YEAR medium HALF_WITH_YEAR'],
    ['sơ kết 6 tháng, tổng kết năm', 'YEAR first 6; YEAR medium HALF_WITH_YEAR'],
    ['3 tháng, 6 tháng, 9 tháng và năm', 'YEAR first 3; YEAR first 6; YEAR first 9; YEAR medium HALF_WITH_YEAR'],
    ['hằng tháng, hằng tháng', 'MONTH'],
    ['Hằng tháng, trước ngày 25', 'MONTH 1.<25'],
    ['chậm nhất ngày 20 hằng tháng', 'MONTH 1.20'],
    ['ngày 01 và ngày 15 hằng tháng', 'MONTH 1.1 1.15'],
    ['Hằng tháng, trước ngày 05 tháng sau', 'MONTH 1.<5+1'],
    ['cuối mỗi quý', 'QUARTER 3.31'],
    ['đầu mỗi tháng', 'MONTH 1.1 medium PART_BY_CIVIL_CODE'],
    ['giữa mỗi quý', 'QUARTER low PART_NOT_DEFINED'],
    ['ngày cuối cùng của tháng, hằng tháng', 'MONTH 1.31'],
    ['ngày làm việc cuối cùng của tháng, hằng tháng', 'MONTH NEEDS_CALENDAR'],
    ['Định kỳ vào ngày 20 của tháng cuối quý', 'QUARTER 3.20'],
    ['ngày 25 hằng quý', 'QUARTER 3.25 medium MONTH_ASSUMED'],
    ['hằng quý, chậm nhất ngày 10 tháng đầu quý sau', 'QUARTER 1.10+1'],
    ['trước ngày 15/6 và ngày 15/12 hằng năm', 'YEAR 6.<15 12.<15'],
    ['Hàng năm, chậm nhất ngày 31 tháng 01 của năm sau', 'YEAR 1.31+1'],
    ['tháng 12 hằng năm', 'YEAR 12.31'],
    ['quý I hằng năm', 'YEAR 3.31'],
    ['trước quý II hằng năm', 'YEAR 4.<1'],
    ['thứ Hai và thứ Năm hằng tuần', 'WEEK weekday 1 weekday 4'],
    ['chiều thứ Sáu hàng tuần', 'WEEK weekday 5'],
    ['trước 16 giờ thứ Năm hàng tuần', 'WEEK weekday 4 16:00'],
    ['trước thứ Sáu hằng tuần', 'WEEK <weekday 5'],
    ['thứ Sáu hằng tháng', 'MONTH low PART_NOT_DEFINED'],
    [
      'Quý: trước ngày 15 của tháng cuối quý; 6 tháng: trước ngày 15/6; năm: trước ngày 15/12',
      'QUARTER 3.<15; YEAR first 6 6.<15; YEAR 12.<15 medium HALF_WITH_YEAR',
    ],
    [
      'Hằng quý (trước ngày 20 của tháng cuối quý), 6 tháng (trước ngày 15/6), năm (trước ngày 15/12)',
      'QUARTER 3.<20; YEAR first 6 6.<15; YEAR 12.<15 medium HALF_WITH_YEAR',
    ],
    ['Thường xuyên, liên tục', 'continuous'],
    ['Hằng tháng đến hết năm 2025', 'MONTH until 2025-12-31'],
    ['Bắt đầu từ tháng 01/2023, định kỳ hằng tháng', 'MONTH from 2023-01-01'],
    ['Hằng năm (giai đoạn 2022-2025)', 'YEAR from 2022-01-01 until 2025-12-31'],
    ['hằng năm, theo Kế hoạch', 'YEAR REFERENCE'],
    ['báo cáo UBND tỉnh hằng tháng', 'MONTH medium «ubnd tỉnh»'],
    ['truoc ngay 25 hang thang', 'MONTH 1.<25 medium SPELLING SPELLING'],
  ])('%s', (words, expected) => {
    expect(said(recurring(words))).toBe(expected);
  });

  it('belong to no bank and no customer', () => {
    for (const words of ['Ngân hàng năm 2025', 'khách hàng tháng 3/2023', 'xếp hàng năm 2024']) {
      expect(readDeadline(words, { issuedOn: null }).kind).not.toBe('RECURRING');
    }
  });

  it('stand beside a day of the calendar as a stage of their own', () => {
    for (const words of ['Tháng 3/2023; báo cáo định kỳ hằng quý', 'Tháng 3/2023 và hằng quý']) {
      const deadline = readDeadline(words, { issuedOn: null });
      const stages = deadline.kind === 'STAGED' ? deadline.stages.map((stage) => stage.deadline.kind) : [];
      expect({ lastOn: deadline.lastOn, stages }).toEqual({ lastOn: '2023-03-31', stages: ['MONTH', 'RECURRING'] });
    }
  });

  it('are no manner of work: "thường xuyên" beside a day leaves the day', () => {
    const words = 'Đồng bộ dữ liệu thường xuyên, liên tục. Hoàn thành trong tháng 10 năm 2022.';
    const { kind, lastOn, unread } = readDeadline(words, { issuedOn: null });
    expect({ kind, lastOn }).toEqual({ kind: 'MONTH', lastOn: '2022-10-31' });
    expect(unread).toEqual(['đồng bộ dữ liệu thường xuyên, liên tục']);
  });
});
