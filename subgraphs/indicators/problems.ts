import { defineProblems } from '../../platform/problems.ts';

/** Why a command about indicators, targets or values was not carried out. Nothing is written then but the receipt of the command. */
export const problems = defineProblems({
  NOT_YOURS: {
    vi: () =>
      'Vai trò của bạn không đủ cho việc này: chỉ tiêu và mục tiêu do người vận hành ghi; số liệu của một cơ quan do cán bộ của cơ quan đó hoặc người vận hành ghi. Hãy nhờ một trong số họ.',
    en: () =>
      'Expected an operator, or for values of one agency an officer of it. Ask one of them; indicators and targets are recorded by operators alone.',
  },
  DOCUMENT_NOT_YOURS: {
    vi: () =>
      'Số liệu này do một văn bản nêu và người khác đã ghi: chỉ người vận hành được đính chính. Hãy nhờ người vận hành, hoặc báo cáo số liệu riêng.',
    en: () =>
      'Expected an operator: a document states this number, and somebody else recorded it. Ask an operator, or report a number of your own.',
  },
  OVERRIDE_OF_OWN: {
    vi: () => 'Cơ quan không được thay số liệu về chính mình. Hãy đính chính số đã báo cáo, hoặc nhờ cơ quan đánh giá.',
    en: () =>
      'Expected somebody who does not act for the agency itself. Correct what was reported, or ask who judges the results.',
  },
  OVERRIDE_NOT_YOURS: {
    vi: () => 'Chỉ cán bộ của cơ quan đánh giá chỉ tiêu và người vận hành được thay số liệu. Hãy nhờ một trong số họ.',
    en: () => 'Expected an officer of the agency that judges the results, or an operator. Ask one of them.',
  },
  INDICATOR_NOT_FOUND: {
    vi: (id: string) => `Không có chỉ tiêu nào mang mã ${id}. Hãy tra bằng truy vấn indicators.`,
    en: (id: string) => `Expected the id of an indicator, got ${id}. Look it up with the query indicators.`,
  },
  MANDATE_NOT_FOUND: {
    vi: (id: string) => `Không có điểm giao chỉ tiêu nào mang mã ${id}. Hãy tra qua trường mandates của văn bản.`,
    en: (id: string) => `Expected the id of a mandate, got ${id}. Look it up among the mandates of the directive.`,
  },
  TARGET_NOT_FOUND: {
    vi: (id: string) => `Không có mục tiêu nào mang mã ${id}. Hãy tra bằng truy vấn targets.`,
    en: (id: string) => `Expected the id of a target, got ${id}. Look it up with the query targets.`,
  },
  OBSERVATION_NOT_FOUND: {
    vi: (id: string) => `Không có số liệu nào mang mã ${id}. Hãy tra bằng truy vấn observations.`,
    en: (id: string) => `Expected the id of an observation, got ${id}. Look it up with the query observations.`,
  },
  OVERRIDE_NOT_FOUND: {
    vi: (id: string) => `Số liệu ${id} không bị thay bằng số nào. Không cần kết thúc gì.`,
    en: (id: string) => `Expected an observation that is overridden; ${id} is not. There is nothing to end.`,
  },
  AGENCY_NOT_FOUND: {
    vi: (id: string) => `Không có cơ quan nào mang mã ${id} trong danh bạ. Hãy tra bằng truy vấn agencies.`,
    en: (id: string) => `Expected the id of an agency in the register, got ${id}. Look it up with the query agencies.`,
  },
  AGENCY_NOT_IN_FORCE: {
    vi: (name: string, period: string) =>
      `${name} không tồn tại ngày nào trong thời gian ${period}. Hãy chọn cơ quan của thời gian đó, hoặc sửa thời gian.`,
    en: (name: string, period: string) =>
      `Expected an agency that existed on some day of ${period}; ${name} did not. Choose the agency of that time, or correct the time.`,
  },
  AGENCY_CLASS_NOT_FOUND: {
    vi: (id: string) => `Không có nhóm cơ quan nào mang mã ${id}. Hãy tra bằng truy vấn agencyClasses.`,
    en: (id: string) =>
      `Expected the id of a class of agencies in the register, got ${id}. Look it up with the query agencyClasses.`,
  },
  LIST_TOO_LONG: {
    vi: (field: string, most: string, count: string) => `Trường "${field}" được tối đa ${most} mục, hiện có ${count}.`,
    en: (field: string, most: string, count: string) => `Expected at most ${most} entries in "${field}", got ${count}.`,
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
  INDICATOR_KEY_INVALID: {
    vi: (key: string) =>
      `Khóa của chỉ tiêu gồm chữ cái Latinh không dấu, chữ số và các dấu "_", ".", "/", "-" ở giữa, tối đa 100 ký tự; không phải ${key}.`,
    en: (key: string) =>
      `Expected a key of Latin letters, digits and "_", ".", "/", "-" between them, at most 100 characters; got ${key}.`,
  },
  INDICATOR_EXISTS: {
    vi: (key: string, id: string) =>
      `Khóa ${key} đã thuộc về chỉ tiêu ${id}. Hãy dùng chỉ tiêu đó, hoặc chọn khóa khác.`,
    en: (key: string, id: string) =>
      `The key ${key} belongs to the indicator ${id}. Use that indicator, or choose another key.`,
  },
  DAYS_BACKWARDS: {
    vi: (from: string, to: string) => `Ngày cuối ${to} trước ngày đầu ${from}. Hãy sửa một trong hai.`,
    en: (from: string, to: string) => `Expected a last day on or after ${from}, got ${to}. Correct one of the two.`,
  },
  SERIES_BREAK_TWICE: {
    vi: (day: string) => `Ngày ngắt chuỗi số liệu ${day} nêu hai lần. Hãy gộp lý do làm một.`,
    en: (day: string) => `Expected each break of the series once, got ${day} twice. Put the reasons together.`,
  },
  SIMILAR_TO_ITSELF: {
    vi: () => 'Chỉ tiêu không thể là chỉ tiêu gần giống của chính nó. Hãy bỏ mục này.',
    en: () => 'Expected another indicator: none looks like itself. Leave the entry out.',
  },
  SIMILAR_TWICE: {
    vi: (id: string) => `Chỉ tiêu gần giống ${id} nêu hai lần. Hãy giữ một.`,
    en: (id: string) => `Expected each indicator that looks alike once, got ${id} twice. Keep one.`,
  },
  MANDATE_UNCLEAR: {
    vi: () => 'Hãy nêu đúng một trong hai: "mandateId" của điểm đã ghi, hoặc "mandate" của điểm chưa ghi.',
    en: () => 'Expected one of the two: "mandateId" of a row that is recorded, or "mandate" of one that is not.',
  },
  MANDATE_WITHOUT_DOCUMENT: {
    vi: () => 'Hãy nêu văn bản giao chỉ tiêu ("directiveId"), hoặc văn bản có ghi điều đó ("evidenceId").',
    en: () => 'Expected the directive that demands it ("directiveId"), or the document that says so ("evidenceId").',
  },
  MANDATE_EXISTS: {
    vi: (id: string) => `Điểm này của văn bản đã được ghi: ${id}. Hãy dùng "mandateId" với mã đó.`,
    en: (id: string) => `This row of the document is recorded already: ${id}. Send that id as "mandateId".`,
  },
  TARGET_EXISTS: {
    vi: (id: string) =>
      `Mục tiêu cùng điểm giao, số thứ tự, thời gian và đối tượng đã có: ${id}. Hãy dùng mục tiêu đó, hoặc đính chính bằng lệnh correctTarget.`,
    en: (id: string) =>
      `A target of this row, number, time and addressees is there already: ${id}. Use that one, or correct it with correctTarget.`,
  },
  TARGET_OF_NOBODY: {
    vi: () =>
      'Mục tiêu phải ràng buộc ít nhất một cơ quan hoặc nhóm cơ quan. Hãy nêu "agencyIds" hoặc "agencyClassIds".',
    en: () => 'Expected somebody whom the target binds. Name them in "agencyIds" or "agencyClassIds".',
  },
  TARGET_OF_ANOTHER_TIME: {
    vi: (before: string, after: string) =>
      `Mục tiêu ${before} không thể thành mục tiêu ${after}: mỗi thời gian có mục tiêu riêng. Hãy ghi mục tiêu mới bằng lệnh recordTarget.`,
    en: (before: string, after: string) =>
      `Expected a time that shares days with ${before} and ends in its year, got ${after}: each time has a target of its own. Record that one with recordTarget.`,
  },
  UNIT_UNDECIDED: {
    vi: () => 'Mục tiêu phải có đơn vị tính. Hãy nêu đơn vị, hoặc chờ văn bản làm rõ.',
    en: () => 'Expected a unit in which the target can be reached. Name one, or wait until a document says it.',
  },
  UNIT_NOT_OF_INDICATOR: {
    vi: (unit: string, own: string) =>
      `Đơn vị ${unit} không phải của chỉ tiêu này (${own}). Hãy sửa đơn vị, hoặc chọn chỉ tiêu khác.`,
    en: (unit: string, own: string) =>
      `Expected a number in the unit of the indicator, ${own}, got ${unit}. Correct the unit, or choose another indicator.`,
  },
  NUMBER_MISSING: {
    vi: () => 'Chưa có số liệu. Hãy nêu "numerator" và "denominator", hoặc "value".',
    en: () => 'Expected a number. Send "numerator" and "denominator", or "value".',
  },
  PARTS_INCOMPLETE: {
    vi: (field: string) => `Thiếu "${field}". Hãy nêu cả tử số và mẫu số, hoặc chỉ nêu "value".`,
    en: (field: string) => `Expected both parts, "${field}" is missing. Send both, or "value" alone.`,
  },
  NUMBER_NEGATIVE: {
    vi: (field: string, amount: string) => `Trường "${field}" không thể nhỏ hơn 0, hiện là ${amount}. Hãy sửa lại.`,
    en: (field: string, amount: string) => `Expected zero or more in "${field}", got ${amount}. Correct it.`,
  },
  PARTS_OF_NO_RATIO: {
    vi: (unit: string) => `Số liệu có đơn vị ${unit} không có tử số và mẫu số. Hãy chỉ nêu "value", hoặc sửa đơn vị.`,
    en: (unit: string) => `Expected no parts of a number in ${unit}. Send "value" alone, or correct the unit.`,
  },
  RATIO_ABOVE_ONE: {
    vi: (ratio: string) =>
      `${ratio} lớn hơn toàn thể. Hãy kiểm tra lại; nếu chỉ tiêu cho phép, người vận hành ghi "mayExceedWhole" cho chỉ tiêu.`,
    en: (ratio: string) =>
      `Expected no more than the whole, got ${ratio}. Check it; where the indicator allows more, an operator says so by its "mayExceedWhole".`,
  },
  VALUE_CONTRADICTS_PARTS: {
    vi: (value: string, ratio: string) =>
      `Giá trị ${value} không khớp với ${ratio}. Hãy sửa một trong hai, hoặc bỏ "value".`,
    en: (value: string, ratio: string) =>
      `Expected a value that ${ratio} comes to, got ${value}. Correct one of the two, or leave "value" out.`,
  },
  PERIOD_BACKWARDS: {
    vi: (from: string, to: string) => `Kỳ số liệu kết thúc ${to} trước khi bắt đầu ${from}. Hãy sửa một trong hai.`,
    en: (from: string, to: string) =>
      `Expected a period that ends on or after ${from}, got ${to}. Correct one of the two.`,
  },
  PERIOD_IN_FUTURE: {
    vi: (day: string, today: string) =>
      `Chưa thể có số liệu đến ngày ${day}; hôm nay là ${today}. Kỳ số liệu phải đã bắt đầu và kết thúc trong năm nay; hãy sửa lại.`,
    en: (day: string, today: string) =>
      `Expected a period that has begun and ends within this year, got ${day}; today is ${today}. Correct it.`,
  },
  STATED_IN_FUTURE: {
    vi: (day: string, today: string) => `Chưa thể báo cáo về ngày ${day}; hôm nay là ${today}. Hãy chọn ngày đã đến.`,
    en: (day: string, today: string) => `Expected a day that has come, got ${day}; today is ${today}. Correct it.`,
  },
  SCOPE_WITHOUT_AGENCY: {
    vi: () => 'Số liệu của một cơ quan phải nêu cơ quan đó. Hãy nêu "agencyId".',
    en: () => 'Expected the agency of a number about one agency. Send "agencyId".',
  },
  SCOPE_WITH_AGENCY: {
    vi: () =>
      'Số liệu chung của nhiều cơ quan không nêu riêng cơ quan nào. Hãy bỏ "agencyId", hoặc chọn phạm vi AGENCY.',
    en: () =>
      'Expected no agency of a number about several together. Leave "agencyId" out, or choose the scope AGENCY.',
  },
  CLAUSE_WITHOUT_DOCUMENT: {
    vi: () => 'Điều khoản chỉ có nghĩa khi nêu văn bản. Hãy nêu "directiveId", hoặc bỏ "clause".',
    en: () => 'Expected the document whose clause it is. Send "directiveId", or leave "clause" out.',
  },
  MEMBER_ON_BOTH_SIDES: {
    vi: (id: string) => `Cơ quan ${id} vừa ở danh sách đã làm, vừa ở danh sách chưa làm. Hãy bỏ ở một bên.`,
    en: (id: string) => `Expected each agency on one side, got ${id} on both. Leave it out of one.`,
  },
  MEMBERS_UNNAMED: {
    vi: () =>
      'Chưa nêu cơ quan nào để nói danh sách có được nêu rõ hay không. Hãy nêu tên, hoặc bỏ "areMembersStated".',
    en: () => 'Expected named agencies whose list is stated or not. Name them, or leave "areMembersStated" out.',
  },
  MISSING_COUNT_TOO_SMALL: {
    vi: (count: string, named: string) =>
      `Số cơ quan chưa làm là ${count} nhưng đã nêu tên ${named}. Hãy sửa một trong hai.`,
    en: (count: string, named: string) =>
      `Expected at least as many missing ones as are named, ${named}, got ${count}. Correct one of the two.`,
  },
  OBSERVATION_EXISTS: {
    vi: (id: string) =>
      `Số liệu cùng chỉ tiêu, đối tượng, kỳ và nguồn đã có: ${id}. Hãy đính chính số đó bằng lệnh correctObservation.`,
    en: (id: string) =>
      `A number of this indicator, agency, period and source is there already: ${id}. Correct that one with correctObservation.`,
  },
  OBSERVATION_TWICE: {
    vi: (line: string) => `Dòng ${line} đã nêu số liệu cùng chỉ tiêu, đối tượng, kỳ và nguồn. Hãy giữ một dòng.`,
    en: (line: string) =>
      `Line ${line} states the number of this indicator, agency, period and source already. Keep one of them.`,
  },
  OBSERVATION_COMPUTED: {
    vi: () => 'Số liệu này do hệ thống tính. Hãy sửa dữ liệu gốc, hoặc thay số bằng lệnh overrideObservation.',
    en: () =>
      'Expected a number that somebody stated; the hub computed this one. Correct what it is computed from, or override it.',
  },
});
