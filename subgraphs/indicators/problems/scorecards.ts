import { defineProblems } from '../../../platform/problems.ts';

/** Why a command about an index or a published score was not carried out. */
export const scorecardProblems = defineProblems({
  SCORECARD_NOT_YOURS: {
    vi: () =>
      'Chỉ người vận hành được ghi cấu trúc của bộ chỉ số. Điểm đã công bố do người vận hành hoặc cán bộ của cơ quan đánh giá ghi, không phải cán bộ của cơ quan được chấm điểm. Hãy nhờ một trong số họ.',
    en: () =>
      'Expected an operator, or for a published score an officer of who judges the results, who does not act for the agency that was scored. Ask one of them.',
  },
  SCORECARD_DEFINITION_NOT_FOUND: {
    vi: (id: string) => `Không có phiên bản bộ chỉ số nào mang mã ${id}. Hãy tra bằng truy vấn scorecardDefinition.`,
    en: (id: string) =>
      `Expected the id of a version of an index, got ${id}. Look it up with the query scorecardDefinition.`,
  },
  SCORECARD_VERSION_EXISTS: {
    vi: (key: string, day: string, id: string) =>
      `Bộ chỉ số ${key} đã có phiên bản từ ngày ${day}: ${id}. Hãy sửa phiên bản đó bằng "definitionId", hoặc chọn ngày khác.`,
    en: (key: string, day: string, id: string) =>
      `The index ${key} has a version from ${day} already: ${id}. Correct that one with "definitionId", or choose another day.`,
  },
  SCORECARD_KEY_INVALID: {
    vi: (key: string) =>
      `Khóa gồm chữ cái Latinh không dấu, chữ số và các dấu "_", ".", "/", "-" ở giữa, tối đa 100 ký tự, không phải ${key}. Hãy sửa lại.`,
    en: (key: string) =>
      `Expected a key of Latin letters, digits and "_", ".", "/", "-" between them, at most 100 characters; got ${key}. Correct it.`,
  },
  SCORECARD_KEY_CHANGED: {
    vi: (key: string) =>
      `Phiên bản này thuộc bộ chỉ số ${key} và không chuyển sang bộ khác được. Hãy ghi một phiên bản mới, không kèm "definitionId".`,
    en: (key: string) =>
      `Expected the key ${key}, of which this is a version. Record another version without "definitionId" instead.`,
  },
  SCORECARD_WITHOUT_GROUPS: {
    vi: () => 'Bộ chỉ số phải có ít nhất một nhóm. Hãy nêu các nhóm và số điểm của chúng.',
    en: () => 'Expected at least one group. Send the groups with their points.',
  },
  SCORECARD_PART_TWICE: {
    vi: (key: string) => `Khóa ${key} dùng cho hai nhóm hoặc chỉ số thành phần. Hãy đổi một trong hai.`,
    en: (key: string) => `Expected each key once among groups and components, got ${key} twice. Change one of them.`,
  },
  SCORECARD_GROUP_UNKNOWN: {
    vi: (key: string) => `Không có nhóm nào mang khóa ${key} trong phiên bản này. Hãy nêu nhóm đó, hoặc sửa khóa.`,
    en: (key: string) =>
      `Expected the key of a group of this version, got ${key}. Send that group, or correct the key.`,
  },
  SCORECARD_GROUP_TOO_DEEP: {
    vi: (key: string) =>
      `Nhóm ${key} đã là phần của nhóm khác nên không chia tiếp được. Hãy chọn nhóm ở cấp trên cùng.`,
    en: (key: string) => `Expected a group that is a part of none, got ${key}. Choose one of the groups of the whole.`,
  },
  SCORECARD_POINTS_INVALID: {
    vi: (points: string) =>
      `Số điểm ${points} không hợp lệ: nhóm phải có điểm lớn hơn 0, các phần khác từ 0 trở lên. Hãy sửa lại.`,
    en: (points: string) =>
      `Expected points above zero of a group, and of zero or more elsewhere; got ${points}. Correct them.`,
  },
  SCORECARD_POINTS_EXCEEDED: {
    vi: (points: string, sum: string) =>
      `Các phần của nhóm có ${sum} điểm trong khi cả nhóm chỉ có ${points}. Hãy kiểm tra lại các số điểm.`,
    en: (points: string, sum: string) =>
      `Expected parts of the group with at most its ${points} points, got ${sum}. Check the points.`,
  },
  SCORECARD_THRESHOLD_INVALID: {
    vi: (percent: string) =>
      `Ngưỡng đạt điểm tối đa phải lớn hơn 0 và không quá 100, không phải ${percent}. Hãy sửa lại.`,
    en: (percent: string) => `Expected a threshold above 0 and at most 100, got ${percent}. Correct it.`,
  },
  SCORECARD_FACTOR_UNKNOWN: {
    vi: (key: string) =>
      `Không thể nhân với ${key}: phải là một chỉ số thành phần khác của phiên bản này, tự nó không nhân với chỉ số nào. Hãy sửa khóa.`,
    en: (key: string) =>
      `Expected another component of this version that is multiplied by none itself, got ${key}. Correct the key.`,
  },
  SCORECARD_CLASS_TWICE: {
    vi: (name: string) => `Hạng ${name} trùng tên hoặc trùng điểm tối thiểu với một hạng khác. Hãy giữ một.`,
    en: (name: string) => `Expected classes with names and minima of their own, got ${name} twice. Keep one.`,
  },
  SCORECARD_INDICATOR_UNFIT: {
    vi: (key: string) =>
      `Chỉ tiêu ${key} không tính bằng phần trăm nên không quy ra điểm được. Hãy chọn chỉ tiêu khác.`,
    en: (key: string) => `Expected an indicator that counts in percent; ${key} does not. Choose another one.`,
  },
  SCORE_NOT_FOUND: {
    vi: (id: string) => `Không có điểm công bố nào mang mã ${id}. Hãy tra trong trường officials của phiếu điểm.`,
    en: (id: string) =>
      `Expected the id of a published score, got ${id}. Look it up among the officials of a scorecard.`,
  },
  SCORE_EXISTS: {
    vi: (id: string) =>
      `Điểm của cơ quan, kỳ, phần và nguồn này đã được ghi: ${id}. Hãy đính chính bằng "officialScoreId".`,
    en: (id: string) =>
      `A score of this agency, period, part and source is recorded already: ${id}. Correct that one with "officialScoreId".`,
  },
  SCORE_OF_ANOTHER: {
    vi: () =>
      'Không thể chuyển điểm công bố sang cơ quan, kỳ, phần hay bộ chỉ số khác. Hãy ghi điểm đó thành một bản ghi mới.',
    en: () =>
      'Expected the agency, period, part and index that are recorded of this score. Record a score of others by itself.',
  },
  SCORE_PERIOD_INVALID: {
    vi: (period: string) =>
      `Kỳ chấm điểm phải là tháng, quý, nửa năm hoặc năm, ví dụ "2024-06", "2024-Q2", "2024-H1", "2024"; không phải ${period}. Hãy sửa lại.`,
    en: (period: string) =>
      `Expected a month, quarter, half-year or year such as "2024-06", "2024-Q2", "2024-H1" or "2024"; got ${period}. Correct it.`,
  },
  SCORE_PERIOD_UNKNOWN: {
    vi: (key: string, period: string) =>
      `Không rõ bộ chỉ số ${key} nào có hiệu lực vào cuối kỳ ${period}. Hãy ghi phiên bản của bộ chỉ số trước, hoặc sửa kỳ.`,
    en: (key: string, period: string) =>
      `Expected an index ${key} that was in force at the end of ${period}; none is known. Record that version first, or correct the period.`,
  },
  SCORE_PERIOD_TOO_LATE: {
    vi: (period: string, today: string) => `Kỳ ${period} chưa bắt đầu; hôm nay là ${today}. Hãy chọn kỳ đã bắt đầu.`,
    en: (period: string, today: string) =>
      `Expected a period that has begun, got ${period}; today is ${today}. Choose another one.`,
  },
  SCORE_PART_UNKNOWN: {
    vi: (part: string) =>
      `Bộ chỉ số của kỳ này không có nhóm hay chỉ số thành phần nào mang khóa ${part}. Hãy tra bằng truy vấn scorecardDefinition.`,
    en: (part: string) =>
      `Expected the key of a group or component of the index in that period, got ${part}. Look it up with the query scorecardDefinition.`,
  },
  SCORE_OUT_OF_RANGE: {
    vi: (points: string, most: string) => `Số điểm phải từ 0 đến ${most}, không phải ${points}. Hãy kiểm tra lại.`,
    en: (points: string, most: string) => `Expected points from 0 to ${most}, got ${points}. Check them.`,
  },
  SCORE_REASON_MISSING: {
    vi: () => 'Đính chính phải nêu lý do. Hãy ghi lý do trong trường "reason".',
    en: () => 'Expected a reason for the correction. Say it in "reason".',
  },
});
