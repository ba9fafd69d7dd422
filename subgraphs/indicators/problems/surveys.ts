import { defineProblems } from '../../../platform/problems.ts';

/** Why a number of what is asked or put together once in a time was not recorded: it is never a live one. */
export const surveyProblems = defineProblems({
  SURVEY_WITHOUT_PERIOD: {
    vi: () => 'Số liệu điều tra hoặc chỉ số tổng hợp phải nêu kỳ, như cả năm. Hãy nêu "from" và "to" của kỳ đó.',
    en: () => 'Expected the period of what was surveyed or put together, such as a whole year. Send "from" and "to".',
  },
  SURVEY_NOT_OVER: {
    vi: (day: string, today: string) =>
      `Số liệu điều tra hoặc chỉ số tổng hợp chỉ có khi kỳ đã kết thúc; kỳ này đến ngày ${day}, hôm nay là ${today}. Hãy sửa kỳ, hoặc chờ kết quả được công bố.`,
    en: (day: string, today: string) =>
      `Expected a period that is over: what is surveyed or put together is no live number. It ends on ${day}, today is ${today}. Correct it, or wait until it is published.`,
  },
  SURVEY_WITHOUT_SOURCE: {
    vi: () =>
      'Số liệu điều tra hoặc chỉ số tổng hợp phải nêu nguồn. Hãy nêu văn bản ("directiveId") hoặc nơi công bố ("publishedBy").',
    en: () =>
      'Expected the source of what was surveyed or put together. Send the document ("directiveId"), or who published it ("publishedBy").',
  },
});
