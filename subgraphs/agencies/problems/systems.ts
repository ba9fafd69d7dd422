import { defineProblems } from '../../../platform/problems.ts';

/** Why an information system, a link or a report on one was not recorded. Only the receipt of the command is written then. */
export const systemProblems = defineProblems({
  SYSTEM_NOT_FOUND: {
    vi: (id: string) => `Không có hệ thống thông tin nào mang mã ${id}. Hãy tra bằng truy vấn informationSystems.`,
    en: (id: string) =>
      `Expected the id of an information system, got ${id}. Look it up with the query informationSystems.`,
  },
  SYSTEM_EXISTS: {
    vi: (id: string) =>
      `Hệ thống cùng tên của cùng cơ quan chủ quản đã được ghi nhận: ${id}. Hãy dùng hoặc sửa hệ thống đó, hoặc đặt tên khác.`,
    en: (id: string) =>
      `A system of this name and owner is recorded already: ${id}. Use or correct that one, or choose another name.`,
  },
  SYSTEM_FIELD_REQUIRED: {
    vi: (field: string, scope: string) => `Hệ thống thuộc phạm vi ${scope} phải có "${field}". Hãy bổ sung.`,
    en: (field: string, scope: string) => `Expected "${field}" for a system of the scope ${scope}. Give it.`,
  },
  SYSTEM_FIELD_NOT_APPLICABLE: {
    vi: (field: string, scope: string) => `Hệ thống thuộc phạm vi ${scope} không có "${field}". Hãy bỏ trống.`,
    en: (field: string, scope: string) => `Expected no "${field}" for a system of the scope ${scope}. Leave it out.`,
  },
  SYSTEM_NOT_A_CLASS: {
    vi: (name: string) =>
      `${name} là một hệ thống riêng lẻ, không phải nhóm hệ thống. Hãy chọn một nhóm, hoặc bỏ trống.`,
    en: (name: string) => `Expected a class of systems, got ${name}, which is one system. Choose a class, or none.`,
  },
  SYSTEM_HAS_INSTANCES: {
    vi: (count: string) =>
      `Có ${count} hệ thống thuộc nhóm này, nên phạm vi của nó phải là CLASS. Hãy sửa các hệ thống đó trước.`,
    en: (count: string) =>
      `Expected the scope CLASS: ${count} systems are recorded as ones of this class. Correct those first.`,
  },
  SYSTEM_PRECEDES_ITSELF: {
    vi: (id: string) => `Hệ thống ${id} đã kế tiếp chính hệ thống này, nên không thể là hệ thống đi trước. Hãy bỏ ra.`,
    en: (id: string) => `Expected predecessors that do not come after the system itself; ${id} does. Leave it out.`,
  },
  OWNER_NOT_IN_FORCE: {
    vi: (name: string, day: string) =>
      `${name} không tồn tại ngày ${day} nên không thể là chủ quản của hệ thống. Hãy chọn cơ quan của ngày đó, hoặc sửa ngày.`,
    en: (name: string, day: string) =>
      `Expected an owner that exists on ${day}; ${name} does not. Choose the agency of that day, or correct the day.`,
  },
  OWNER_DAY_WITHOUT_OWNER: {
    vi: (day: string) =>
      `Đã nêu ngày bắt đầu quản lý ${day} mà chưa nêu cơ quan chủ quản. Hãy nêu cơ quan, hoặc bỏ ngày.`,
    en: (day: string) => `Expected an owner who has the system from ${day}, got none. Name it, or leave the day out.`,
  },
  LIST_TOO_LONG: {
    vi: (field: string, most: string, count: string) => `Trường "${field}" được tối đa ${most} mục, hiện có ${count}.`,
    en: (field: string, most: string, count: string) => `Expected at most ${most} entries in "${field}", got ${count}.`,
  },
  SYSTEM_LINK_NOT_FOUND: {
    vi: (id: string) => `Không có kết nối nào mang mã ${id}. Hãy tra bằng truy vấn systemLinks.`,
    en: (id: string) => `Expected the id of a link between systems, got ${id}. Look it up with the query systemLinks.`,
  },
  SYSTEM_LINK_EXISTS: {
    vi: (id: string) =>
      `Kết nối này theo đúng quy định đó đã được ghi nhận: ${id}. Hãy nêu systemLinkId nếu cần sửa hoặc bổ sung.`,
    en: (id: string) =>
      `The same link is recorded as demanded by this clause: ${id}. Name it in systemLinkId to correct it or add to it.`,
  },
  SYSTEM_LINK_TO_ITSELF: {
    vi: (id: string) => `Hệ thống ${id} xuất hiện nhiều lần trong cùng một kết nối. Hãy nêu mỗi hệ thống một lần.`,
    en: (id: string) =>
      `Expected each system once in a link; ${id} stands in it more than once. Leave it out elsewhere.`,
  },
  SYSTEM_LINK_FROM_REQUIRED: {
    vi: () => 'Việc hợp nhất phải nêu hệ thống được hợp nhất. Hãy bổ sung "fromId".',
    en: () => 'Expected the system that is merged into another. Give it in "fromId".',
  },
  SYSTEM_LINK_WITHOUT_AGENCY: {
    vi: () => 'Kết nối phải có cơ quan hoặc nhóm cơ quan chịu trách nhiệm thực hiện. Hãy nêu ít nhất một.',
    en: () => 'Expected an agency or a class of agencies that has to make the link. Name at least one.',
  },
  DEMANDED_IN_FUTURE: {
    vi: (day: string, today: string) =>
      `Ngày của văn bản là ${day} còn ở phía trước; hôm nay là ${today}. Hãy sửa lại.`,
    en: (day: string, today: string) =>
      `Expected a document of today, ${today}, or of an earlier day, got ${day}. Correct it.`,
  },
  DEADLINE_BEFORE_DEMAND: {
    vi: (day: string, demandedOn: string) =>
      `Thời hạn ${day} không thể trước ngày của văn bản yêu cầu kết nối là ${demandedOn}. Hãy sửa lại một trong hai ngày.`,
    en: (day: string, demandedOn: string) =>
      `Expected a day not before that of the demanding document, ${demandedOn}, got ${day}. Correct one of the two.`,
  },
  AIM_NOT_BEFORE_DEADLINE: {
    vi: (aim: string) => `Mốc phấn đấu ${aim} phải đứng trước hạn cuối "dueOn". Hãy sửa lại, hoặc bổ sung hạn cuối.`,
    en: (aim: string) => `Expected an aim before the last day "dueOn", got ${aim}. Correct it, or give the last day.`,
  },
  SYSTEM_LINK_NOT_YOURS: {
    vi: () =>
      'Chỉ người vận hành, hoặc cán bộ của cơ quan được giao thực hiện kết nối hay đang là chủ quản của một hệ thống trong đó, mới được báo cáo thay cơ quan ấy. Hãy nhờ một trong số họ.',
    en: () =>
      'Expected an operator, or somebody who acts for the agency that reports, which is named to make the link or owns one of its systems today. Ask one of them.',
  },
  REPORTER_NOT_IN_FORCE: {
    vi: (name: string, day: string) =>
      `${name} không tồn tại ngày ${day} nên không thể báo cáo về ngày đó. Hãy chọn cơ quan của ngày đó, hoặc sửa ngày.`,
    en: (name: string, day: string) =>
      `Expected a reporter that exists on ${day}; ${name} does not. Choose the agency of that day, or correct the day.`,
  },
  STATED_IN_FUTURE: {
    vi: (day: string, today: string) => `Chưa thể báo cáo về ngày ${day}; hôm nay là ${today}. Hãy chọn ngày đã đến.`,
    en: (day: string, today: string) => `Expected a day that has come, got ${day}; today is ${today}. Correct it.`,
  },
  PROGRESS_INCOMPLETE: {
    vi: () => 'Khi nêu tiến độ phải nêu đủ "numerator", "denominator" và "counted". Hãy bổ sung, hoặc bỏ cả ba.',
    en: () => 'Expected "numerator", "denominator" and "counted" together. Give the others, or leave all three out.',
  },
  PROGRESS_IMPOSSIBLE: {
    vi: (numerator: string, denominator: string) =>
      `Tiến độ ${numerator} trên ${denominator} không thể có: tử số từ 0 đến mẫu số, mẫu số ít nhất là 1. Hãy sửa lại.`,
    en: (numerator: string, denominator: string) =>
      `Expected a number from 0 up to a denominator of at least 1, got ${numerator} of ${denominator}. Correct it.`,
  },
  PROGRESS_CONTRADICTS_STATUS: {
    vi: (numerator: string, denominator: string, status: string) =>
      `Tiến độ ${numerator} trên ${denominator} không khớp với trạng thái ${status}: CONNECTED là đủ tất cả, NOT_CONNECTED là chưa có gì. Hãy sửa một trong hai.`,
    en: (numerator: string, denominator: string, status: string) =>
      `Expected all to work for CONNECTED and none for NOT_CONNECTED, got ${numerator} of ${denominator} with ${status}. Correct one of them.`,
  },
  LINK_STATEMENT_EXISTS: {
    vi: (id: string) => `Cơ quan này đã báo cáo đúng như vậy về ngày đó: ${id}. Không cần báo cáo lại.`,
    en: (id: string) => `The agency has reported just this for the day already: ${id}. There is nothing to add.`,
  },
});
