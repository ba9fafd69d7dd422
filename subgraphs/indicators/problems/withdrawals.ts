import { defineProblems } from '../../../platform/problems.ts';

/** Why a number was not taken back. */
export const withdrawalProblems = defineProblems({
  OBSERVATION_OVERRIDDEN: {
    vi: () =>
      'Số liệu này đã bị thay bằng số khác nên cơ quan báo cáo không tự rút được. Hãy nhờ cơ quan đánh giá kết thúc việc thay số bằng lệnh endOverride, hoặc nhờ người vận hành.',
    en: () =>
      'Expected a number that nobody has overridden, or an operator who does not act for its agency. Ask who judges the results to end the override with endOverride, or ask an operator.',
  },
});
