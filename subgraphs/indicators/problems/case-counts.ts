import { defineProblems } from '../../../platform/problems.ts';

/** Why counts of cases were not recorded: of all that were sent, none is. */
export const caseCountProblems = defineProblems({
  CASE_COUNT_NOT_YOURS: {
    vi: () =>
      'Số hồ sơ của một đơn vị do cán bộ của đơn vị đó, của cơ quan cấp trên của nó hoặc người vận hành ghi. Hãy nhờ một trong số họ.',
    en: () => 'Expected an officer of the unit or of an agency above it, or an operator. Ask one of them.',
  },
  CASE_COUNT_MONTH_INVALID: {
    vi: (month: string) => `Tháng phải viết dạng 2024-06, không phải ${month}. Hãy sửa lại.`,
    en: (month: string) => `Expected a month such as 2024-06, got ${month}. Correct it.`,
  },
  CASE_COUNT_MONTH_TOO_LATE: {
    vi: (month: string, today: string) =>
      `Tháng ${month} chưa bắt đầu; hôm nay là ${today}. Hãy chọn tháng đã hoặc đang diễn ra.`,
    en: (month: string, today: string) =>
      `Expected a month that has begun, got ${month}; today is ${today}. Choose another.`,
  },
  CASE_COUNT_MISSING: {
    vi: () => 'Chưa có số hồ sơ của đơn vị nào. Hãy nêu ít nhất một đơn vị trong "counts".',
    en: () => 'Expected the counts of at least one unit. Send them in "counts".',
  },
  CASE_COUNT_TWICE: {
    vi: (id: string) => `Đơn vị ${id} được nêu hai lần. Hãy giữ một.`,
    en: (id: string) => `Expected each unit once, got ${id} twice. Keep one.`,
  },
  CASE_COUNT_NEGATIVE: {
    vi: (field: string) => `Trường "${field}" không thể nhỏ hơn 0. Hãy sửa lại.`,
    en: (field: string) => `Expected zero or more in "${field}". Correct it.`,
  },
  CASE_COUNT_ABOVE_CASES: {
    vi: () => 'Số hồ sơ đạt ("counted") không thể lớn hơn tổng số hồ sơ ("cases"). Hãy sửa một trong hai.',
    en: () => 'Expected "counted" to be a part of "cases". Correct one of the two.',
  },
  CASE_COUNT_OF_NO_SHARE: {
    vi: () =>
      'Chỉ tiêu này không phải tỷ lệ hồ sơ trên tổng số hồ sơ, nên không ghi số hồ sơ được. Hãy chọn chỉ tiêu đếm theo hồ sơ, hoặc ghi số liệu bằng lệnh recordObservation.',
    en: () =>
      'Expected an indicator that counts cases out of all cases. Choose another, or record a value with recordObservation.',
  },
  CASE_COUNT_REASON_MISSING: {
    vi: (month: string) =>
      `Đơn vị này đã có số khác của tháng ${month}. Hãy nêu lý do thay số trong "reason", hoặc bỏ đơn vị này ra.`,
    en: (month: string) =>
      `Other counts of this unit are recorded for ${month}. Say in "reason" why they are replaced, or leave the unit out.`,
  },
});
