import type { Language } from '../../../platform/language.ts';
import { defineProblems } from '../../../platform/problems.ts';

/** Why a command about a formula was not carried out, and why the graph does not answer one. */
export const formulaProblems = defineProblems({
  FORMULA_NOT_YOURS: {
    vi: () =>
      'Công thức do người vận hành ghi; công thức chỉ hỏi dữ liệu công khai còn do cán bộ của cơ quan chủ trì chỉ tiêu ghi. Hãy nhờ một trong số họ.',
    en: () =>
      'Expected an operator, or for a formula with everybody’s rights an officer of the agency that owns the indicator. Ask one of them.',
  },
  FORMULA_NOT_FOUND: {
    vi: (id: string) => `Không có công thức nào mang mã ${id}. Hãy tra bằng truy vấn formulas.`,
    en: (id: string) => `Expected the id of a formula, got ${id}. Look it up with the query formulas.`,
  },
  FORMULA_EXISTS: {
    vi: (key: string, id: string) => `Đã có công thức mang khóa ${key}: ${id}. Hãy chọn khóa khác.`,
    en: (key: string, id: string) => `The key ${key} is that of a formula already: ${id}. Choose another key.`,
  },
  FORMULA_KEY_INVALID: {
    vi: (key: string) =>
      `Khóa của công thức gồm chữ cái Latinh không dấu, chữ số và các dấu "_", ".", "/", "-" ở giữa, tối đa 100 ký tự, không phải ${key}. Hãy sửa lại.`,
    en: (key: string) =>
      `Expected a key of a formula of Latin letters, digits and "_", ".", "/", "-" between them, at most 100 characters; got ${key}. Correct it.`,
  },
  FORMULA_ENDED: {
    vi: (key: string, day: string) => `Công thức ${key} đã kết thúc ngày ${day}. Hãy ghi một công thức mới.`,
    en: (key: string, day: string) =>
      `Expected a formula that has not ended; ${key} ended on ${day}. Record another one.`,
  },
  FORMULA_CHANGED: {
    vi: (key: string) => `Công thức ${key} đã được sửa từ khi được đọc. Hãy đọc lại trường definitionHash rồi thử lại.`,
    en: (key: string) =>
      `Expected the formula ${key} as it is; it was corrected since it was read. Read its definitionHash again, then try again.`,
  },
  FORMULA_NOT_APPROVED: {
    vi: (key: string) =>
      `Công thức ${key} chưa có đủ phê duyệt của cơ quan chủ trì chỉ tiêu và cơ quan chủ quản dữ liệu. Hãy phê duyệt bằng lệnh approveFormula.`,
    en: (key: string) =>
      `Expected the approvals of the indicator’s owner and of the data’s owner for the formula ${key}. Give them with approveFormula.`,
  },
  FORMULA_NO_LONGER_FITS: {
    vi: (key: string) => `Công thức ${key} không còn khớp với lược đồ dữ liệu. Hãy sửa bằng lệnh correctFormula.`,
    en: (key: string) =>
      `Expected a formula that fits the graph; ${key} no longer does. Correct it with correctFormula.`,
  },
  FORMULA_PERIOD_UNFIT: {
    vi: (period: string, grain: string) => `Kỳ ${period} không phải là kỳ ${grain} của công thức. Hãy chọn kỳ khác.`,
    en: (period: string, grain: string) =>
      `Expected a period of the grain ${grain}, got ${period}. Choose another one.`,
  },

  FORMULA_METHOD_UNFIT: {
    vi: (method: string) =>
      `Chỉ tiêu này có phương pháp ${method}: số liệu do khảo sát hoặc cơ quan đánh giá công bố, không tính tự động. Hãy ghi số liệu bằng lệnh recordObservation.`,
    en: (method: string) =>
      `Expected an indicator that is counted, got one of the method ${method}, whose values are published by who makes them. Record them with recordObservation.`,
  },
  FORMULA_UNIT_UNFIT: {
    vi: (unit: string) =>
      `Chỉ tính được chỉ tiêu theo phần trăm hoặc số lượng, không phải ${unit}. Hãy chọn chỉ tiêu khác.`,
    en: (unit: string) => `Expected an indicator in PERCENT or COUNT, got ${unit}. Choose another one.`,
  },
  FORMULA_DENOMINATOR_MISSING: {
    vi: () => 'Chỉ tiêu tính theo phần trăm phải có mẫu số. Hãy nêu "denominatorPath".',
    en: () => 'Expected what is below the line of an indicator in percent. Send "denominatorPath".',
  },
  FORMULA_DENOMINATOR_UNNEEDED: {
    vi: () => 'Chỉ tiêu tính theo số lượng không có mẫu số. Hãy bỏ "denominatorPath".',
    en: () => 'Expected nothing below the line of an indicator that counts. Leave "denominatorPath" out.',
  },
  FORMULA_OWNER_MISSING: {
    vi: () =>
      'Chưa rõ cơ quan chủ trì chỉ tiêu nên không ai phê duyệt được công thức. Hãy ghi cơ quan chủ trì bằng lệnh correctIndicator trước.',
    en: () =>
      'Expected an indicator whose owner is known, for the owner has to approve. Record the owner first, with correctIndicator.',
  },
  FORMULA_DATA_OWNER_MISSING: {
    vi: () => 'Công thức với quyền INTERNAL phải nêu cơ quan chủ quản dữ liệu. Hãy nêu "dataOwnerId".',
    en: () => 'Expected the owner of the data of a formula with the rights INTERNAL. Send "dataOwnerId".',
  },
  FORMULA_DATA_OWNER_UNNEEDED: {
    vi: () =>
      'Công thức chỉ hỏi dữ liệu công khai không cần cơ quan chủ quản dữ liệu. Hãy bỏ "dataOwnerId", hoặc chọn quyền INTERNAL.',
    en: () =>
      'Expected no owner of data that everybody may see. Leave "dataOwnerId" out, or choose the rights INTERNAL.',
  },
  FORMULA_CLASS_MISSING: {
    vi: () => 'Công thức tính cho từng cơ quan phải nêu nhóm cơ quan. Hãy nêu "agencyClassId".',
    en: () => 'Expected the class for whose members it is computed. Send "agencyClassId".',
  },
  FORMULA_CLASS_UNNEEDED: {
    vi: () => 'Công thức tính chung không nêu nhóm cơ quan. Hãy bỏ "agencyClassId", hoặc chọn phạm vi AGENCY.',
    en: () =>
      'Expected no class of a formula about several together. Leave "agencyClassId" out, or choose the scope AGENCY.',
  },
  FORMULA_AGENCY_UNASKED: {
    vi: () =>
      'Công thức tính cho từng cơ quan phải hỏi theo $agencyId: ID!; nếu không, mọi cơ quan có cùng một số. Hãy sửa câu truy vấn.',
    en: () =>
      'Expected a question about $agencyId: ID!, without which all agencies would have the same number. Correct the document.',
  },
  FORMULA_AGENCY_UNNEEDED: {
    vi: () =>
      'Công thức tính chung không hỏi theo $agencyId: không có cơ quan nào để điền. Hãy bỏ biến đó, hoặc chọn phạm vi AGENCY.',
    en: () =>
      'Expected no $agencyId in a formula about several together, for there is none. Leave it out, or choose the scope AGENCY.',
  },
  FORMULA_PERIOD_UNASKED: {
    vi: () =>
      'Công thức phải hỏi theo kỳ, bằng $from: Date! hoặc $to: Date!; nếu không, mọi kỳ có cùng một số. Hãy sửa câu truy vấn.',
    en: () =>
      'Expected a question about $from: Date! or $to: Date!, without which all periods would have the same number. Correct the document.',
  },
  FORMULA_GRAIN_UNFIT: {
    vi: () => 'Công thức tính theo tháng, quý, nửa năm hoặc năm, không theo ngày. Hãy chọn kỳ dài hơn.',
    en: () => 'Expected MONTH, QUARTER, HALF or YEAR, got DAY. Choose a longer period.',
  },

  FORMULA_APPROVAL_NOT_YOURS: {
    vi: () =>
      'Chỉ cán bộ của chính cơ quan phải phê duyệt được làm việc này; người vận hành không thay được. Hãy nhờ cán bộ của cơ quan đó.',
    en: () =>
      'Expected an officer of the agency whose approval it is; an operator does not stand for one. Ask an officer of that agency.',
  },
  FORMULA_APPROVAL_OF_BOTH: {
    vi: () => 'Bạn đã phê duyệt cho bên kia: mỗi bên phải do một người khác nhau phê duyệt. Hãy nhờ đồng nghiệp.',
    en: () => 'Expected another person for each side; you have approved for the other one. Ask a colleague.',
  },
  FORMULA_APPROVAL_UNNEEDED: {
    vi: () => 'Công thức chỉ hỏi dữ liệu công khai không cần phê duyệt. Không phải làm gì.',
    en: () => 'Expected a formula with the rights INTERNAL; one with those of everybody needs no approval. Do nothing.',
  },
  FORMULA_APPROVAL_NOT_FOUND: {
    vi: () => 'Bên này chưa phê duyệt công thức. Không có gì để rút lại.',
    en: () => 'Expected an approval that was given for this side; there is none to take back.',
  },

  FORMULA_TOO_LONG: {
    vi: (length: string) => `Câu truy vấn được tối đa 10000 ký tự, hiện có ${length}. Hãy rút gọn.`,
    en: (length: string) => `Expected a document of at most 10000 characters, got ${length}. Shorten it.`,
  },
  FORMULA_NOT_GRAPHQL: {
    vi: (said: string) => `Câu truy vấn không đúng cú pháp GraphQL: ${said}. Hãy sửa lại.`,
    en: (said: string) => `Expected a document in GraphQL: ${said}. Correct it.`,
  },
  FORMULA_NOT_ONE_QUERY: {
    vi: (came: string) => `Công thức phải là đúng một truy vấn (query), không phải "${came}". Hãy sửa lại.`,
    en: (came: string) => `Expected exactly one query, got "${came}". Correct it.`,
  },
  FORMULA_VARIABLE_UNKNOWN: {
    vi: (variable: string) =>
      `Công thức chỉ được khai báo $agencyId: ID!, $from: Date! và $to: Date!, không có giá trị mặc định; không phải ${variable}. Hãy sửa lại.`,
    en: (variable: string) =>
      `Expected no variables but $agencyId: ID!, $from: Date! and $to: Date!, without defaults; got ${variable}. Correct it.`,
  },
  FORMULA_INVALID: {
    vi: (said: string) => `Câu truy vấn không khớp với lược đồ dữ liệu: ${said}. Hãy sửa lại theo lược đồ hiện hành.`,
    en: (said: string) => `Expected a document that fits the graph: ${said}. Correct it by the schema as it is now.`,
  },
  FORMULA_FIELD_PROTECTED: {
    vi: (field: string) =>
      `Không phải ai cũng được xem ${field}. Hãy bỏ trường đó, hoặc chọn quyền INTERNAL và xin phê duyệt.`,
    en: (field: string) =>
      `Expected fields that everybody may see, got ${field}. Leave it out, or choose the rights INTERNAL and ask for approvals.`,
  },
  FORMULA_PATH_UNKNOWN: {
    vi: (path: string) => `Câu truy vấn không trả lời gì ở "${path}". Hãy sửa đường dẫn hoặc câu truy vấn.`,
    en: (path: string) =>
      `Expected a path through the answer; the document gives nothing at "${path}". Correct one of the two.`,
  },
  FORMULA_PATH_NOT_A_NUMBER: {
    vi: (path: string) => `Đường dẫn phải dẫn đến một số Int hoặc Decimal, không phải ${path}. Hãy sửa đường dẫn.`,
    en: (path: string) => `Expected a path to an Int or a Decimal, got ${path}. Correct the path.`,
  },
});

/** What is wrong with a formula in words, by the code of its fault; the code alone where a later version has made it. */
export function formulaFaultText(code: string, about: string, language: Language): string {
  if (!Object.hasOwn(formulaProblems, code)) return code;
  return formulaProblems[code as 'FORMULA_INVALID']([], about).messages[language];
}
