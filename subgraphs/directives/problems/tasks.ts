import { defineProblems } from '../../../platform/problems.ts';

/** Why a command about a task was not carried out. */
export const taskProblems = defineProblems({
  TASK_NOT_FOUND: {
    vi: (id: string) => `Không có nhiệm vụ nào mang mã ${id}. Hãy tra bằng truy vấn tasks.`,
    en: (id: string) => `Expected the id of a task, got ${id}. Look it up with the query tasks.`,
  },
  TASK_EXISTS: {
    vi: (clause: string, id: string) =>
      `Văn bản đã có nhiệm vụ tại "${clause}": ${id}. Hãy dùng hoặc đính chính nhiệm vụ đó, hoặc sửa điểm, khoản.`,
    en: (clause: string, id: string) =>
      `The directive has a task at "${clause}" already: ${id}. Use or correct that one, or name another clause.`,
  },
  ADDRESSEES_REQUIRED: {
    vi: () => 'Nhiệm vụ phải được giao cho ít nhất một cơ quan hoặc nhóm cơ quan. Hãy nêu nơi được giao.',
    en: () => 'Expected at least one agency or class that has to do the task, got none. Name it.',
  },
  ADDRESSEE_AMBIGUOUS: {
    vi: () => 'Mỗi nơi được giao là một cơ quan hoặc một nhóm cơ quan, không thể là cả hai. Hãy bỏ một trong hai.',
    en: () => 'Expected an agency or a class, got both. Leave one out.',
  },
  CONDITION_WITHOUT_CLASS: {
    vi: (condition: string) =>
      `Điều kiện "${condition}" chỉ dùng để chọn thành viên của một nhóm cơ quan. Hãy nêu nhóm đó, hoặc bỏ điều kiện.`,
    en: (condition: string) =>
      `Expected a class from which "${condition}" selects members, got none. Name it, or leave the condition out.`,
  },
  AGENCY_CLASS_NOT_FOUND: {
    vi: (id: string) => `Không có nhóm cơ quan nào mang mã ${id}. Hãy tra bằng truy vấn agencyClasses.`,
    en: (id: string) =>
      `Expected the id of a class of agencies in the register, got ${id}. Look it up with the query agencyClasses.`,
  },
  ASSIGNED_ALREADY: {
    vi: (id: string) => `Nhiệm vụ đã được giao cho nơi này với cùng vai trò: ${id}. Hãy dùng phần việc đó.`,
    en: (id: string) => `The task is given to this addressee in the same role already: ${id}. Use that assignment.`,
  },
  PARENT_INCOMPLETE: {
    vi: () => 'Nhiệm vụ cấp trên và cách xác định nhiệm vụ đó phải đi cùng nhau. Hãy nêu cả hai, hoặc bỏ cả hai.',
    en: () => 'Expected the parent together with how it is known, got only one of them. Give both, or neither.',
  },
  PARENT_BELOW: {
    vi: (id: string) =>
      `Nhiệm vụ ${id} triển khai chính nhiệm vụ này, trực tiếp hoặc qua nhiệm vụ khác, nên không thể là nhiệm vụ cấp trên. Hãy chọn nhiệm vụ khác.`,
    en: (id: string) =>
      `Expected a task of a higher directive; ${id} passes on this very task, itself or through others. Choose another.`,
  },
  TASK_OF_ITSELF: {
    vi: () => 'Một nhiệm vụ không thể triển khai, đôn đốc hay nhắc lại chính nó. Hãy chọn nhiệm vụ khác.',
    en: () => 'Expected two tasks: none passes on, reminds of or restates itself. Choose another.',
  },
  TASKS_OUT_OF_ORDER: {
    vi: (earlier: string, later: string) =>
      `Nhiệm vụ được nêu là có trước thuộc văn bản ban hành ngày ${earlier}, sau ngày ${later} của nhiệm vụ này. Hãy kiểm tra thứ tự hai nhiệm vụ.`,
    en: (earlier: string, later: string) =>
      `Expected an earlier task; its directive is of ${earlier}, that of the later one of ${later}. Check which is which.`,
  },
  DEADLINE_UNREAD: {
    vi: (words: string) =>
      `Không xác định được thời hạn từ ${words}. Hãy ghi rõ ngày, tháng, quý hoặc năm; với nhiệm vụ định kỳ thì ghi rõ chu kỳ.`,
    en: (words: string) =>
      `Expected a deadline that can be told by the calendar, got ${words}. Write a day, month, quarter or year; of what recurs, how often.`,
  },
  DEADLINE_RECURS: {
    vi: (words: string) =>
      `Nhiệm vụ này không phải nhiệm vụ định kỳ, nên thời hạn mới không thể là ${words}. Hãy ghi một thời hạn xác định, hoặc giao nhiệm vụ mới.`,
    en: (words: string) =>
      `Expected a single deadline, as the task does not recur, got ${words}. Write one, or record a new task.`,
  },
  DEADLINE_RECURS_NOT: {
    vi: (words: string) =>
      `Nhiệm vụ này là nhiệm vụ định kỳ, nên thời hạn mới không thể là ${words}. Hãy ghi chu kỳ mới, hoặc thu hồi nhiệm vụ.`,
    en: (words: string) =>
      `Expected a deadline that recurs, as the task does, got ${words}. Write the new cadence, or withdraw the task.`,
  },
});
