import { defineProblems } from '../../platform/problems.ts';

/**
 * Why a command about a document was not carried out. Nothing is written then but the receipt of the command. Those about tasks
 * are in problems/tasks.ts, those about assignments and reports in problems/work.ts.
 */
export const problems = defineProblems({
  NOT_YOURS: {
    vi: () =>
      'Chỉ người vận hành hoặc cán bộ của cơ quan ban hành được ghi và sửa. Hãy nhờ một trong số họ, hoặc chọn cơ quan của mình.',
    en: () => 'Expected an operator or an officer of the issuing agency. Ask one of them, or choose your own agency.',
  },
  AGENCY_NOT_FOUND: {
    vi: (id: string) => `Không có cơ quan nào mang mã ${id} trong danh bạ. Hãy tra bằng truy vấn agencies.`,
    en: (id: string) => `Expected the id of an agency in the register, got ${id}. Look it up with the query agencies.`,
  },
  AGENCY_NOT_IN_FORCE: {
    vi: (name: string, day: string) =>
      `${name} không tồn tại ngày ${day}. Hãy chọn cơ quan của ngày đó, hoặc sửa ngày.`,
    en: (name: string, day: string) =>
      `Expected an agency that existed on ${day}; ${name} did not. Choose the agency of that day, or correct the day.`,
  },
  SYMBOL_UNREADABLE: {
    vi: (symbol: string) =>
      `Số, ký hiệu phải có dạng "131/NQ-CP" hoặc "6958/UBND-KSTT", không phải ${symbol}. Hãy bỏ trống khi văn bản chưa có số.`,
    en: (symbol: string) =>
      `Expected number and codes such as "131/NQ-CP" or "6958/UBND-KSTT", got ${symbol}. Leave it out while the number is blank.`,
  },
  ISSUED_IN_FUTURE: {
    vi: (day: string, today: string) =>
      `Ngày ban hành ${day} chưa đến; hôm nay là ${today}. Hãy sửa lại, hoặc bỏ trống khi văn bản chưa ghi ngày.`,
    en: (day: string, today: string) =>
      `Expected a day of issue that has come, got ${day}; today is ${today}. Correct it, or leave it out while it is blank.`,
  },
  DIRECTIVE_EXISTS: {
    vi: (id: string) =>
      `Văn bản cùng cơ quan ban hành, loại, số ký hiệu và ngày đã có trong hệ thống: ${id}. Hãy dùng văn bản đó, hoặc sửa điểm khác.`,
    en: (id: string) =>
      `A document of this issuer, type, symbol and day is in the register already: ${id}. Use that one, or correct what differs.`,
  },
  CITED_DIRECTIVE_NOT_FOUND: {
    vi: (id: string) => `Không có văn bản nào mang mã ${id}. Hãy ghi văn bản đó trước, hoặc để trống chỗ viện dẫn.`,
    en: (id: string) =>
      `Expected the id of a directive in the register, got ${id}. Record that document first, or leave the citation open without it.`,
  },
  DIRECTIVE_NOT_FOUND: {
    vi: (id: string) => `Không có văn bản nào mang mã ${id}. Hãy tra bằng truy vấn directives.`,
    en: (id: string) =>
      `Expected the id of a directive in the register, got ${id}. Look it up with the query directives.`,
  },
  CORRECTION_EMPTY: {
    vi: () => 'Chưa nêu điểm nào cần đính chính. Hãy nêu nội dung đúng của ít nhất một trường.',
    en: () => 'Expected at least one field that is to be corrected, got none. Say what is right.',
  },
  FIELD_NOT_BLANKABLE: {
    vi: (field: string) =>
      `Trường "${field}" không thể bỏ trống. Hãy nêu nội dung đúng, hoặc không gửi trường này để giữ nguyên.`,
    en: (field: string) => `Expected what is right in "${field}", got null. Leave the field out to keep it as it is.`,
  },
  STATED_IN_ITSELF: {
    vi: () => 'Văn bản không thể tự làm căn cứ cho điều chính nó bỏ trống. Hãy chọn văn bản khác nêu điều đó.',
    en: () =>
      'Expected another document: this one cannot state what it leaves blank itself. Choose the one that says it.',
  },
  EVIDENCE_TOO_MUCH: {
    vi: (most: string) =>
      `Một văn bản lưu tối đa ${most} căn cứ xác định, và đã đủ số đó. Hãy gửi lại mà không kèm căn cứ.`,
    en: (most: string) =>
      `Expected at most ${most} pieces of evidence for one document, and it has as many. Send the correction without.`,
  },
  FOLLOW_UP_EXISTS: {
    vi: (id: string) => `Cơ quan này đã được ghi là đơn vị theo dõi, đôn đốc của văn bản: ${id}. Không cần ghi lại.`,
    en: (id: string) =>
      `This office is recorded as the one that follows up the directive already: ${id}. Nothing is left to do.`,
  },
  LIST_TOO_LONG: {
    vi: (field: string, most: string, count: string) => `Trường "${field}" được tối đa ${most} mục, hiện có ${count}.`,
    en: (field: string, most: string, count: string) => `Expected at most ${most} entries in "${field}", got ${count}.`,
  },
  CITATIONS_TOO_MANY: {
    vi: (most: string, count: string) =>
      `Được tối đa ${most} viện dẫn, hiện có ${count}. Hãy bớt những chỗ chỉ nhắc tới.`,
    en: (most: string, count: string) =>
      `Expected at most ${most} citations, got ${count}. Leave out those that are only mentioned.`,
  },
});
