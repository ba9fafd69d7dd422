import { defineProblems } from '../../../platform/problems.ts';

/** Why a command about assignments, reports or verdicts was not carried out. */
export const workProblems = defineProblems({
  NOT_YOUR_ASSIGNMENT: {
    vi: () =>
      'Chỉ cán bộ của cơ quan được giao được báo cáo về phần việc của cơ quan mình. Nếu cơ quan đó đã kết thúc hoạt động, hãy đề nghị cơ quan ban hành chuyển giao phần việc trước.',
    en: () =>
      'Expected an officer of the agency whose assignment it is. If that agency has ended, ask the issuer to transfer the assignment first.',
  },
  NOT_YOUR_OFFICE: {
    vi: () => 'Chỉ cán bộ của đơn vị theo dõi được xác minh nhân danh đơn vị đó. Hãy nhờ một trong số họ.',
    en: () => 'Expected an officer of the office in whose name the verdict is given. Ask one of them.',
  },
  ASSIGNMENT_NOT_FOUND: {
    vi: (id: string) => `Nhiệm vụ không có phần việc nào mang mã ${id}. Hãy tra bằng truy vấn assignments.`,
    en: (id: string) =>
      `Expected the id of an assignment of the task, got ${id}. Look it up with the query assignments.`,
  },
  REPORT_NOT_FOUND: {
    vi: (id: string) => `Không có báo cáo nào mang mã ${id}. Hãy tra ở trường reports của phần việc.`,
    en: (id: string) => `Expected the id of a report, got ${id}. Look it up in the field reports of the assignment.`,
  },
  ASSIGNMENTS_REQUIRED: {
    vi: () => 'Không còn phần việc nào có hiệu lực vào ngày quyết định. Hãy kiểm tra ngày và các phần việc được nêu.',
    en: () =>
      'Expected at least one assignment in force on the day of the decision, found none. Check the day and the list.',
  },
  ASSIGNMENTS_TOO_MANY: {
    vi: (most: string, count: string) =>
      `Mỗi lệnh áp dụng cho tối đa ${most} phần việc, hiện có ${count}, kể cả thành viên của nhóm. Hãy chia thành nhiều lệnh và nêu rõ từng phần việc.`,
    en: (most: string, count: string) =>
      `Expected at most ${most} assignments in one command, got ${count} with the members of classes. Send several, each naming its own.`,
  },
  AUTHORISED_LATER: {
    vi: (issuedOn: string, decidedOn: string) =>
      `Văn bản cho phép ban hành ngày ${issuedOn}, sau ngày quyết định ${decidedOn}. Hãy kiểm tra văn bản và ngày.`,
    en: (issuedOn: string, decidedOn: string) =>
      `Expected a document issued by ${decidedOn}, the day of the decision; it is of ${issuedOn}. Check document and day.`,
  },
  DAY_IN_FUTURE: {
    vi: (day: string, today: string) => `Ngày ${day} chưa đến; hôm nay là ${today}. Hãy sửa lại ngày.`,
    en: (day: string, today: string) => `Expected a day that has come, got ${day}; today is ${today}. Correct it.`,
  },
  DAY_TOO_EARLY: {
    vi: (day: string, first: string) =>
      `Ngày ${day} quá sớm: việc này chỉ có thể diễn ra từ ngày ${first}. Hãy sửa lại ngày.`,
    en: (day: string, first: string) =>
      `Expected ${first} or a later day, got ${day}: nothing to decide was there before. Correct it.`,
  },
  ASSIGNMENT_ENDED: {
    vi: (endedOn: string) =>
      `Phần việc này đã được thu hồi hoặc chuyển giao từ ngày ${endedOn}. Hãy chọn phần việc còn hiệu lực, hoặc sửa ngày.`,
    en: (endedOn: string) =>
      `Expected an assignment in force; it was taken back or passed on, which counts from ${endedOn}. Choose another, or correct the day.`,
  },
  ASSIGNMENT_DONE: {
    vi: (verifiedOn: string) =>
      `Phần việc này đã được xác minh hoàn thành ngày ${verifiedOn}, không còn gì để chuyển giao.`,
    en: (verifiedOn: string) =>
      `Expected an assignment not yet done; it was verified on ${verifiedOn}. There is nothing to pass on.`,
  },
  ASSIGNMENT_EXCLUDED: {
    vi: () =>
      'Cơ quan này không thực hiện phần việc này: đã được xác định là không thuộc diện thực hiện, hoặc nhiệm vụ nêu đích danh cơ quan ở một phần việc khác. Hãy chọn phần việc đó; nếu có nhầm lẫn, đề nghị cơ quan ban hành xác nhận lại.',
    en: () =>
      'Expected an assignment that the agency is meant by; it was decided that it is not, or the task names it in another assignment. Choose that one, or ask the issuer to confirm it.',
  },
  ASSIGNMENT_OF_CLASS: {
    vi: () =>
      'Phần việc này được giao chung cho một nhóm cơ quan. Hãy chọn phần việc của từng cơ quan, ở trường members của phần việc này.',
    en: () =>
      'Expected the assignment of one agency, got the one to a class as such. Choose that of the member, in the field members.',
  },
  ASSIGNMENT_NOT_OF_CLASS: {
    vi: () =>
      'Phần việc này được giao đích danh, không có thành viên để xác nhận. Hãy chọn phần việc giao cho nhóm cơ quan.',
    en: () => 'Expected the assignment to a class as such, got one that has no members. Choose the one to the class.',
  },
  TRANSFER_TO_ITSELF: {
    vi: () => 'Phần việc đang thuộc chính cơ quan này. Hãy chọn cơ quan tiếp nhận khác.',
    en: () => 'Expected another agency than the one that has the assignment. Choose who takes it over.',
  },
  MEMBERS_REQUIRED: {
    vi: () => 'Chưa nêu cơ quan nào. Hãy nêu ít nhất một cơ quan thuộc diện hoặc không thuộc diện thực hiện.',
    en: () => 'Expected at least one agency that is meant or not meant, got none. Name it.',
  },
  MEMBER_AMBIGUOUS: {
    vi: (id: string) =>
      `Cơ quan ${id} được nêu nhiều lần. Hãy nêu một lần, là thuộc diện hoặc không thuộc diện thực hiện.`,
    en: (id: string) =>
      `Expected each agency once, as meant or as not meant; ${id} is named more often. Leave one out.`,
  },
  MEMBER_UNKNOWN: {
    vi: (name: string) =>
      `${name} không phải thành viên của nhóm được giao, nên không cần loại ra. Hãy bỏ khỏi danh sách.`,
    en: (name: string) =>
      `Expected a member of the class, got ${name}, which is none and need not be excluded. Leave it out.`,
  },
  COMPLETED_ON_REQUIRED: {
    vi: () => 'Báo cáo đã hoàn thành phải có ngày hoàn thành. Hãy nêu ngày đó.',
    en: () => 'Expected the day on which it was done, as the report says that it is. Give it.',
  },
  COMPLETED_ON_NOT_APPLICABLE: {
    vi: () => 'Chỉ báo cáo đã hoàn thành mới có ngày hoàn thành. Hãy bỏ ngày, hoặc chọn kết quả DONE.',
    en: () => 'Expected no day, as the report does not say that it is done. Leave it out, or choose DONE.',
  },
  PERIOD_REQUIRED: {
    vi: () => 'Đây là nhiệm vụ định kỳ: hãy nêu kỳ báo cáo, ví dụ "2025-03" hoặc "2025-Q1".',
    en: () => 'Expected a period such as "2025-03" or "2025-Q1", as the duty recurs. Say which is reported on.',
  },
  PERIOD_NOT_APPLICABLE: {
    vi: () => 'Nhiệm vụ này không có kỳ báo cáo. Hãy bỏ trống kỳ.',
    en: () => 'Expected no period, as the duty has none. Leave it out.',
  },
  PERIOD_UNKNOWN: {
    vi: (period: string) =>
      `${period} không phải là một kỳ đã bắt đầu của nhiệm vụ. Hãy tra các kỳ ở trường instances của phần việc.`,
    en: (period: string) =>
      `Expected a period of the duty that has begun, got ${period}. Look them up in the field instances of the assignment.`,
  },
  FOLLOW_UP_NOT_NAMED: {
    vi: () =>
      'Văn bản chưa nêu đơn vị theo dõi nên chưa ai được xác minh. Hãy đề nghị cơ quan ban hành ghi đơn vị theo dõi trước.',
    en: () =>
      'Nobody can verify yet: no office is recorded that follows up the directive. Ask the issuer to name it first.',
  },
  OFFICE_NOT_NAMED: {
    vi: () => 'Văn bản giao việc theo dõi cho đơn vị khác. Hãy chọn đơn vị được văn bản nêu, ở trường followUps.',
    en: () => 'Expected an office that the directive names to follow it up, got another. See the field followUps.',
  },
  REPORT_NOT_DONE: {
    vi: (outcome: string) =>
      `Chỉ xác minh báo cáo đã hoàn thành (DONE); báo cáo này là ${outcome}. Hãy chờ báo cáo hoàn thành.`,
    en: (outcome: string) => `Expected a report that says DONE; this one says ${outcome}. Wait for the one that does.`,
  },
  VERDICT_GIVEN: {
    vi: (verdict: string, day: string) =>
      `Báo cáo này đã được xử lý ngày ${day} (${verdict}) và không xử lý lại. Hãy chọn báo cáo khác.`,
    en: (verdict: string, day: string) =>
      `Expected a report without a verdict; this one was judged on ${day} (${verdict}). Choose another.`,
  },
  REASON_REQUIRED: {
    vi: () => 'Trả lại báo cáo phải nêu lý do. Hãy ghi điều cần làm rõ hoặc làm lại.',
    en: () => 'Expected a reason, as the report is returned. Say what is missing.',
  },
});
