import { defineProblems } from '../../platform/problems.ts';

/** Why a document was not recorded. Nothing of it is written then, only the receipt of the command. */
export const problems = defineProblems({
  NOT_YOURS: {
    vi: () =>
      'Chỉ người vận hành hoặc cán bộ của cơ quan ban hành được ghi. Hãy nhờ một trong số họ, hoặc chọn cơ quan của mình.',
    en: () =>
      'Expected an operator or an officer of the issuing agency. Ask one of them to record it, or choose your own agency.',
  },
  AGENCY_NOT_FOUND: {
    vi: (id: string) => `Không có cơ quan nào mang mã ${id} trong danh bạ. Hãy tra bằng truy vấn agencies.`,
    en: (id: string) => `Expected the id of an agency in the register, got ${id}. Look it up with the query agencies.`,
  },
  AGENCY_NOT_IN_FORCE: {
    vi: (name: string, day: string) =>
      `Cơ quan ban hành phải tồn tại vào ngày ban hành; ${name} không tồn tại ngày ${day}. Hãy chọn cơ quan của ngày đó, hoặc sửa ngày.`,
    en: (name: string, day: string) =>
      `Expected an issuer that existed on the day of issue; ${name} did not on ${day}. Choose the agency of that day, or correct the day.`,
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
  CITATIONS_TOO_MANY: {
    vi: (most: string, count: string) => `Được tối đa ${most} viện dẫn, hiện có ${count}.`,
    en: (most: string, count: string) => `Expected at most ${most} citations, got ${count}.`,
  },
});
