import type { Cadence, Mark } from '../marks.ts';
import type { RecurrenceUnit } from '../model.ts';
import { type Found, NUMBER_WORD, numberOf, type Rule, rule } from './rule.ts';

const UNIT_WORDS: Readonly<Record<string, RecurrenceUnit>> = {
  ngày: 'DAY',
  tuần: 'WEEK',
  tháng: 'MONTH',
  quý: 'QUARTER',
  năm: 'YEAR',
};

/** A unit that recurs, not one that is counted or numbered: "tháng", "6 tháng", but not "tháng 3", "6 tháng đầu năm". */
const UNIT = String.raw`(?:(?:[369]|12|ba|sáu|chín)(?: [(] [^ ]+ [)])? tháng|ngày|tuần|tháng|quý|năm)(?= |$)(?! (?:\d|đầu |cuối |học|này|nay|sau|tới|i{1,3}(?: |$)|iv(?: |$)|tiếp|kế|liền))`;
/** One that may stand alone: "tháng báo cáo" is no cadence. */
const LONE_UNIT = `${UNIT}(?! báo cáo)`;
const LISTED = `(?:(?: (?:,|và|;|/|hoặc))+ (?:(?:báo cáo|định kỳ) )?(?:(?:hằng|mỗi) )?${UNIT})`;
const COUNT = String.raw`(?<count>\d{1,2}|${NUMBER_WORD})`;
const TIMES: Readonly<Record<string, Cadence>> = {
  '2 YEAR': cadence('HALF'),
  '4 YEAR': cadence('QUARTER'),
  '12 YEAR': cadence('MONTH'),
  '2 HALF': cadence('QUARTER'),
  '3 QUARTER': cadence('MONTH'),
};

/** How often. */
export const CADENCE_RULES: readonly Rule[] = [
  rule(`(?:định kỳ )?${COUNT} (?<unit>ngày|tuần|tháng|quý|năm)(?: /| một| 1)* lần`, everySoMany),
  rule(`cứ (?:${COUNT} )?(?<unit>ngày|tuần|tháng|quý|năm)(?:(?: một| 1)? lần)?`, everySoMany),
  rule(
    `(?<times>\\d{1,2}|${NUMBER_WORD}) lần(?: /| mỗi| trong| một| 1| trên)+ (?:${COUNT} )?(?<unit>ngày|tuần|tháng|quý|năm)`,
    soManyTimes,
  ),
  rule(`(?:mỗi|một|1) (?<unit>ngày|tuần|tháng|quý|năm) (?<times>\\d{1,2}|${NUMBER_WORD}) lần`, soManyTimes),
  rule(String.raw`(?:(?:định kỳ|đều đặn|theo) )*(?:\( )?(?:hằng|mỗi) (?<units>${UNIT}${LISTED}*)(?: \))?`, every),
  rule(String.raw`định kỳ (?:(?:theo|báo cáo|\() )*(?<units>${UNIT}${LISTED}*)(?: \))?`, every),
  rule(`(?:báo cáo|sơ kết|tổng kết|giao ban|kỳ|họp|theo)(?: theo| cả)? (?<units>${LONE_UNIT}${LISTED}*)`, every),
  rule(`(?<units>${LONE_UNIT}${LISTED}+)`, (found) => (/^ngày/.test(found.all) ? undefined : every(found))),
  rule(String.raw`(?<units>${UNIT}${LISTED}*)(?= [:(] (?!\d))`, (found) => (isOpen(found) ? every(found) : undefined)),
  rule(`(?<units>${LONE_UNIT})`, (found) => (continuesList(found) ? every(found) : undefined)),

  rule(
    `(?:của )?tháng (?<place>đầu|giữa|cuối)(?: (?:tiên|cùng))?(?: của)?(?: (?:mỗi|hằng))? (?<unit>quý|kỳ|6 tháng|năm)(?: báo cáo)?(?<next> (?:sau|tiếp theo|liền kề|kế tiếp|tới))?`,
    ({ groups }) => ({
      type: 'MONTH_OF',
      place: groups.place === 'đầu' ? 'FIRST' : groups.place === 'giữa' ? 'MIDDLE' : 'LAST',
      unit: ({ quý: 'QUARTER', '6 tháng': 'HALF', năm: 'YEAR' } as const)[groups.unit!] ?? null,
      isNext: groups.next !== undefined,
    }),
  ),
  rule(
    `(?:của )?(?<unit>tuần|tháng|quý|năm|kỳ) (?:sau|tiếp theo|kế tiếp|liền kề|liền sau|tới)(?: (?:liền kề|liền sau|đó))?(?: (?:năm|tháng|quý|kỳ) báo cáo)?`,
    ({ groups }) => ({
      type: 'NEXT',
      unit: ({ tuần: 'WEEK', tháng: 'MONTH', quý: 'QUARTER', năm: 'YEAR' } as const)[groups.unit!] ?? null,
    }),
  ),
  rule(`(?:của )?(?:tháng|quý|năm|kỳ) báo cáo`, () => ({ type: 'IDLE' })),

  rule(
    `(?:(?:hoặc|và|,|/|;) )?(?:báo cáo )?đột xuất(?: (?:khi|theo)(?: có)? yêu cầu)?|(?:(?:hoặc|và|,) )?(?:khi có yêu cầu|khi được yêu cầu|khi cần thiết)`,
    () => ({ type: 'AD_HOC' }),
  ),
  rule('định kỳ', () => ({ type: 'PERIODIC' })),
  rule(`(?:(?:vào|chiều|sáng|ngày) )*(?:thứ (?<day>hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)`, ({ groups }) => ({
    type: 'WEEKDAY',
    weekday: groups.day === undefined ? 7 : numberOf(groups.day) - 1,
  })),
  rule(String.raw`(?<hour>\d{1,2})(?::| giờ |h)(?<minute>\d{2})(?: phút)?(?: ,)?`, timeOf),
  // "Trước 17 giờ" is an hour of the clock, "trong 17 giờ" a length of time.
  rule(String.raw`(?<hour>\d{1,2})(?: giờ|h)`, (found) => {
    const last = found.before.at(-1);
    return last?.type === 'BOUND' && last.bound === 'BEFORE' ? timeOf(found) : undefined;
  }),
  rule(String.raw`(?<hour>\d{1,2})(?: giờ|h)(?: ,)?(?= (?:ngày|thứ|hằng|chiều|sáng|mỗi|chủ nhật))`, timeOf),
];

function every({ groups }: Found): Mark {
  const units = groups.units!.match(/(?:(?:\d+|ba|sáu|chín)(?: [(] [^ ]+ [)])? )?(?:ngày|tuần|tháng|quý|năm)/g)!;
  const months = units.map((unit) => (unit.includes(' ') ? numberOf(unit.split(' ')[0]!) : null));
  // "6 tháng, 9 tháng, năm" count from January: half a year on its own is either half.
  const isCumulative = months.includes(9) || (months.includes(6) && units.includes('năm'));
  return {
    type: 'EVERY',
    cadences: units.map((unit, index) => cadenceOf(unit, months[index]!, isCumulative)),
    note: isCumulative ? 'HALF_WITH_YEAR' : null,
  };
}

function cadenceOf(unit: string, months: number | null, isCumulative: boolean): Cadence {
  if (months === null) return cadence(UNIT_WORDS[unit]!);
  if (months === 12) return cadence('YEAR');
  if (months === 9 || isCumulative) return { unit: 'YEAR', interval: 1, firstMonths: months };
  return cadence(months === 6 ? 'HALF' : 'QUARTER');
}

/** "6 tháng một lần", "2 năm/lần". */
function everySoMany({ groups }: Pick<Found, 'groups'>): Mark | undefined {
  const count = numberOf(groups.count ?? '1');
  const unit = UNIT_WORDS[groups.unit!]!;
  if (count < 1 || count > 60) return undefined;
  if (count === 1) return { type: 'EVERY', cadences: [cadence(unit)], note: null };

  const inMonths: Readonly<Record<number, RecurrenceUnit>> = { 3: 'QUARTER', 6: 'HALF', 12: 'YEAR' };
  const whole = unit === 'MONTH' ? inMonths[count] : undefined;
  if (whole) return { type: 'EVERY', cadences: [cadence(whole)], note: null };
  return { type: 'EVERY', cadences: [{ unit, interval: count, firstMonths: null }], note: 'PHASE_ASSUMED' };
}

/** "2 lần/năm": only where the times divide the unit into periods of the calendar. */
function soManyTimes({ groups }: Found): Mark | undefined {
  const times = numberOf(groups.times!);
  const unit = UNIT_WORDS[groups.unit!]!;
  const count = numberOf(groups.count ?? '1');
  if (times === 1) return everySoMany({ groups });
  const found = count === 1 ? TIMES[`${times} ${unit}`] : undefined;
  return found && { type: 'EVERY', cadences: [found], note: null };
}

/** A unit alone recurs where others did before it: "hằng tháng: trước ngày 20; quý: …". */
function continuesList(found: Found): boolean {
  return isOpen(found) && found.before.some(({ type }) => type === 'EVERY');
}

/** Whether a statement can begin here: at the beginning, or after a sign. */
function isOpen({ before }: Found): boolean {
  const last = before.at(-1);
  return last === undefined || last.type === 'STOP' || (last.type === 'JOIN' && last.sign !== '-');
}

function timeOf({ groups }: Found): Mark | undefined {
  const [hour, minute] = [Number(groups.hour), Number(groups.minute ?? '0')];
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  return { type: 'TIME', time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` };
}

function cadence(unit: RecurrenceUnit): Cadence {
  return { unit, interval: 1, firstMonths: null };
}
