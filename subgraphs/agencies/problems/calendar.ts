import { defineProblems } from '../../../platform/problems.ts';

/** Why a decision on working days was not recorded. An act is named by its number and day. */
export const calendarProblems = defineProblems({
  CALENDAR_SYMBOL_UNREADABLE: {
    vi: (symbol: string) =>
      `${symbol} không phải là số và ký hiệu của một văn bản. Hãy ghi đầy đủ như trên văn bản, ví dụ "2450/VPCP-KGVX".`,
    en: (symbol: string) =>
      `Expected the number and codes of a document, such as "2450/VPCP-KGVX", got ${symbol}. Write them as on the document.`,
  },
  CALENDAR_ACT_IN_FUTURE: {
    vi: (day: string, today: string) =>
      `Văn bản ghi ngày ${day} là ngày chưa đến; hôm nay là ${today}. Hãy sửa ngày ban hành.`,
    en: (day: string, today: string) =>
      `Expected an act that has been issued, got one of ${day}; today is ${today}. Correct the day.`,
  },
  CALENDAR_ACT_KNOWN: {
    vi: (act: string) =>
      `Văn bản ${act} đã được ghi nhận với nội dung khác. Nếu muốn đính chính, hãy đặt corrects là true và gửi lại đầy đủ mọi ngày của văn bản.`,
    en: (act: string) =>
      `The act ${act} is recorded already and says otherwise. To correct it, set corrects to true and send all of its days.`,
  },
  CALENDAR_ACT_UNKNOWN: {
    vi: (act: string) =>
      `Chưa có văn bản ${act} để đính chính. Hãy kiểm tra số và ngày ban hành, hoặc bỏ corrects để ghi nhận mới.`,
    en: (act: string) =>
      `There is no act ${act} to correct. Check its number and day, or leave corrects out to record a new one.`,
  },
  CALENDAR_ACT_OF_RULES: {
    vi: (act: string) =>
      `Văn bản ${act} đặt quy tắc cho mọi năm nên không ghi nhận hay đính chính bằng lệnh này. Hãy ghi các ngày vào văn bản quyết định lịch nghỉ của năm đó.`,
    en: (act: string) =>
      `The act ${act} makes rules for every year, which this command does not change. Record the days with the decision on their year.`,
  },
  CALENDAR_DECIDES_NOTHING: {
    vi: () => 'Văn bản không quyết định năm nào và không nêu ngày nào. Hãy bổ sung năm hoặc ngày.',
    en: () => 'Expected a year that is decided or a day, got neither. Add what the act says.',
  },
  CALENDAR_LIST_TOO_LONG: {
    vi: (field: string, most: string, count: string) =>
      `Danh sách "${field}" được tối đa ${most} mục, hiện có ${count}.`,
    en: (field: string, most: string, count: string) => `Expected at most ${most} entries in "${field}", got ${count}.`,
  },
  CALENDAR_YEAR_OUT_OF_REACH: {
    vi: (year: string, act: string, first: string, last: string) =>
      `Văn bản ${act} chỉ có thể quyết định lịch nghỉ các năm ${first} đến ${last}, không phải năm ${year}. Hãy kiểm tra năm và ngày ban hành.`,
    en: (year: string, act: string, first: string, last: string) =>
      `Expected a year from ${first} to ${last} of the act ${act}, got ${year}. Check the year and the day of the act.`,
  },
  CALENDAR_YEAR_DECIDED: {
    vi: (year: string, act: string) =>
      `Lịch nghỉ năm ${year} đã được quyết định tại văn bản ${act}. Nếu văn bản này sửa đổi văn bản đó, hãy ghi số của nó vào amends; nếu chỉ hoán đổi ngày, hãy bỏ năm này.`,
    en: (year: string, act: string) =>
      `The year ${year} is decided by the act ${act} already. Name that act in amends if this one amends it; leave the year out if it only swaps days.`,
  },
  CALENDAR_TET_MISSING: {
    vi: (year: string) =>
      `Lịch nghỉ năm ${year} thiếu Tết Âm lịch: phải đủ 05 ngày lễ (điểm b khoản 1 Điều 112 Bộ luật Lao động). Hãy bổ sung, hoặc bỏ năm này khỏi decidesYears.`,
    en: (year: string) =>
      `Expected the five days of the lunar new year in ${year} (Labour Code, article 112, paragraph 1, point b); there are fewer. Add them, or leave the year out of decidesYears.`,
  },
  CALENDAR_NATIONAL_DAY_MISSING: {
    vi: (year: string) =>
      `Lịch nghỉ năm ${year} thiếu ngày nghỉ liền kề Quốc khánh, 01/9 hoặc 03/9 (điểm đ khoản 1 Điều 112 Bộ luật Lao động). Hãy bổ sung, hoặc bỏ năm này khỏi decidesYears.`,
    en: (year: string) =>
      `Expected 1 or 3 September as a holiday in ${year}, beside the national day (Labour Code, article 112, paragraph 1). Add it, or leave the year out of decidesYears.`,
  },
  CALENDAR_KIND_IMPOSSIBLE: {
    vi: (kind: string) =>
      `Một quyết định không ấn định được loại ngày ${kind}. Hãy dùng HOLIDAY, COMPENSATION, SWAPPED_OFF, SWAPPED_WORK, hoặc ORDINARY để bãi bỏ.`,
    en: (kind: string) =>
      `Expected HOLIDAY, COMPENSATION, SWAPPED_OFF, SWAPPED_WORK, or ORDINARY to take a day back; a decision cannot make a day ${kind}.`,
  },
  CALENDAR_PAIR_REQUIRED: {
    vi: (day: string) => `Ngày ${day} là ngày nghỉ bù hoặc hoán đổi: hãy nêu ngày tương ứng trong pairedOn.`,
    en: (day: string) =>
      `Expected in pairedOn the holiday or the other half of the swap that ${day} belongs to. Name it.`,
  },
  CALENDAR_PAIR_NOT_APPLICABLE: {
    vi: (day: string) => `Ngày ${day} không phải ngày nghỉ bù hay hoán đổi. Hãy bỏ trống pairedOn.`,
    en: (day: string) => `Expected no pairedOn: ${day} neither compensates nor is swapped. Leave it out.`,
  },
  CALENDAR_DAY_OUT_OF_REACH: {
    vi: (day: string, from: string, to: string) =>
      `Văn bản chỉ có thể quyết định các ngày từ ${from} đến ${to}, không phải ngày ${day}. Hãy kiểm tra ngày này và ngày ban hành.`,
    en: (day: string, from: string, to: string) =>
      `Expected a day from ${from}, when the act was issued, to ${to}, got ${day}. Check both days.`,
  },
  CALENDAR_DAY_REPEATED: {
    vi: (day: string) => `Ngày ${day} được nêu hai lần. Hãy giữ lại một.`,
    en: (day: string) => `Expected each day once, got ${day} twice. Keep one.`,
  },
  CALENDAR_DAY_DECIDED: {
    vi: (day: string, act: string) =>
      `Ngày ${day} đã được quyết định khác tại văn bản ${act}. Nếu văn bản này sửa đổi văn bản đó, hãy ghi số của nó vào amends.`,
    en: (day: string, act: string) =>
      `The act ${act} says something else of ${day}. Name it in amends if this act, issued after it, amends it.`,
  },
  CALENDAR_NOTHING_TO_TAKE_BACK: {
    vi: (day: string) =>
      `Không có văn bản nào trước đó quyết định riêng về ngày ${day} để bãi bỏ. Hãy bỏ ngày này hoặc sửa lại.`,
    en: (day: string) =>
      `Expected a day that an earlier act speaks of; none speaks of ${day}. Leave it out or correct it.`,
  },
  CALENDAR_AMENDS_NOTHING: {
    vi: (symbol: string) =>
      `Không ngày nào hay năm nào ở đây thuộc văn bản ${symbol}. Hãy kiểm tra số trong amends, hoặc bỏ đi.`,
    en: (symbol: string) =>
      `None of these days and years is one of ${symbol}. Check the number in amends, or leave it out.`,
  },
  CALENDAR_SWAP_UNPAIRED: {
    vi: (day: string, other: string) =>
      `Hoán đổi ngày ${day} với ngày ${other} phải nêu cả hai ngày, một SWAPPED_OFF và một SWAPPED_WORK, ngày này trỏ sang ngày kia.`,
    en: (day: string, other: string) =>
      `Expected both halves of the swap of ${day} and ${other}: one SWAPPED_OFF, one SWAPPED_WORK, each naming the other.`,
  },
  CALENDAR_SWAP_CHANGES_NOTHING: {
    vi: (day: string) =>
      `Hoán đổi ngày ${day} không thay đổi gì: ngày nghỉ hoán đổi phải là ngày làm việc, ngày làm bù phải là ngày nghỉ hằng tuần, và không ngày nào là ngày lễ.`,
    en: (day: string) =>
      `The swap of ${day} changes nothing: expected a working day to be off, a day of weekly rest to be worked, and neither a holiday.`,
  },
  CALENDAR_COMPENSATES_NOTHING: {
    vi: (day: string, holiday: string) =>
      `Ngày ${day} không nghỉ bù được cho ngày ${holiday}: chỉ nghỉ bù cho ngày lễ trùng ngày nghỉ hằng tuần, vào một ngày làm việc.`,
    en: (day: string, holiday: string) =>
      `Expected a working day in compensation of a holiday on a day of weekly rest; ${day} for ${holiday} is none.`,
  },
  CALENDAR_BREAKS_ACT: {
    vi: (act: string, day: string) =>
      `Quyết định này làm sai lệch ngày ${day} của văn bản ${act}, ví dụ chỉ thay một nửa của một lần hoán đổi. Hãy nêu cả các ngày liên quan.`,
    en: (act: string, day: string) =>
      `The decision leaves ${day} of the act ${act} without sense, as when half of a swap is replaced. State the days that belong to it, too.`,
  },
  CALENDAR_RULES_UNKNOWN: {
    vi: (year: string) =>
      `Chưa có quy định về ngày nghỉ hằng tuần và ngày lễ hằng năm áp dụng cho cả năm ${year}. Hãy nạp dữ liệu tham chiếu trước, hoặc kiểm tra năm.`,
    en: (year: string) =>
      `Expected the weekly rest and the yearly holidays of all of ${year} to be known; they are not. Load the reference data first, or check the year.`,
  },
  CALENDAR_BREAK_TOO_LONG: {
    vi: (most: string, day: string) =>
      `Theo quyết định này, số ngày nghỉ liên tục vượt quá ${most} ngày, tính đến ngày ${day}. Hãy kiểm tra lại các ngày.`,
    en: (most: string, day: string) =>
      `Expected at most ${most} days off in a row; there are more up to ${day}. Check the days.`,
  },
});
