import type { Part, Point } from '../marks.ts';
import { type Found, numberOf, type Rule, rule } from './rule.ts';

const UNITS = { ngày: 'DAY', tuần: 'WEEK', tháng: 'MONTH', quý: 'QUARTER', năm: 'YEAR' } as const;

const PARTS: Readonly<Record<string, Part>> = {
  đầu: 'START',
  giữa: 'MIDDLE',
  cuối: 'END',
  'nửa đầu': 'FIRST_HALF',
  'nửa cuối': 'SECOND_HALF',
  'nửa sau': 'SECOND_HALF',
  'thượng tuần': 'FIRST_TEN',
  'trung tuần': 'SECOND_TEN',
  'hạ tuần': 'END',
  'tuần đầu': 'UNDEFINED',
  'tuần cuối': 'END',
  'ngày đầu': 'FIRST_DAY',
  'ngày cuối': 'LAST_DAY',
  'ngày làm việc đầu': 'FIRST_WORKING_DAY',
  'ngày làm việc cuối': 'LAST_WORKING_DAY',
};
const PART = String.raw`(?:(?:(?<some>\d{1,2} ngày(?: làm việc)? )(?:đầu|cuối)|(?<part>${Object.keys(PARTS)
  .sort((a, b) => b.length - a.length)
  .join('|')}))(?: tiên| cùng)?(?: của)? )?`;

const QUARTERS: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, một: 1, hai: 2, ba: 3, bốn: 4, tư: 4 };
const QUARTER = '(?:iv|i{1,3}|[1-4]|một|hai|ba|bốn|tư)';

const NO_QUARTER = 5;

/** A year after what it is the year of: "/2023", "năm 2023", "- 2023". */
const YEAR = String.raw`(?:(?:/| / | , năm | năm | của năm | - | )(?<year>\d{4}))?`;
/** Further numbers of a list; a number that counts days or hours does not belong to it. */
const AND = '(?:-|,|và|đến|đến hết|, và)';
/** "Ngày 06 (sáu) tháng 06 (sáu)". */
const SPELLED = String.raw`(?: \( [^ ()]+(?: [^ ()]+){0,2} \))?`;
/** Only before "năm 2022": "ngày tháng năm 2022" is a day left blank, not May. */
const MONTH_WORD = '(?:một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười(?: một| hai)?)';
const BLANK = String.raw`ngày(?: [….._/]+)* tháng(?: (?:\d{1,2}(?:/\d{4})?|[….._]+))*(?: năm(?: \d{4}| [….._]+)*)?|tháng(?: [….._]+)+ năm \d{4}`;
const NO_COUNT = '(?! (?:ngày|giờ|tuần|lần|tháng))';

/** Days and periods. A bare number of a list ("quý I, II") belongs to the point before it. */
export const POINT_RULES: readonly Rule[] = [
  rule(String.raw`(?:năm học|niên học|niên khóa|nhiệm kỳ)(?: \d{4}(?: - \d{4})?)?`, () => ({ type: 'OTHER_YEAR' })),

  rule(BLANK, () => ({ type: 'OTHER_YEAR' })),
  rule('âm lịch', () => ({ type: 'LUNAR' })),
  rule(String.raw`(?:ngày )?(?<day>\d{1,2})/(?<month>\d{1,2})/(?<year>\d{4})`, dayOf),
  rule(
    String.raw`(?:ngày )?(?<day>\d{1,2})${SPELLED} tháng (?<month>\d{1,2})${SPELLED}(?:/| / | , năm | năm | )(?<year>\d{4})`,
    dayOf,
  ),
  rule(String.raw`ngày (?<day>\d{1,2})${SPELLED} tháng (?<month>\d{1,2})${SPELLED}`, dayOf),
  rule(String.raw`ngày (?<day>\d{1,2})/(?<month>\d{1,2})(?:(?: ,)? năm (?<year>\d{4}))?`, dayOf),
  // "62/63 địa phương" is a share.
  rule(String.raw`(?<day>\d{1,2})/(?<month>\d{1,2})(?:(?: ,)? năm (?<year>\d{4}))?`, (found) =>
    found.before.at(-1)?.type !== 'WORD' && Number(found.groups.month) <= 12 ? dayOf(found) : undefined,
  ),
  rule(String.raw`(?<day>\d{1,2}) tháng (?<month>\d{1,2})`, (found) =>
    followsPoint(found, 'DAY') ? dayOf(found) : undefined,
  ),
  rule(String.raw`ngày (?<day>\d{1,2}) (?:của )?tháng (?:này|nay)`, ({ groups }) =>
    point({ grain: 'DAY', first: Number(groups.day), last: 0, isNow: true }),
  ),
  rule(String.raw`ngày (?<day>\d{1,2})${SPELLED}`, dayOf),

  rule(
    String.raw`${PART}tháng (?<first>\d{1,2})(?<more>(?: ${AND} (?:tháng )?\d{1,2}${NO_COUNT}(?=[ /]|$))*)${SPELLED}${YEAR}`,
    (found) => listOf('MONTH', found),
  ),
  rule(String.raw`${PART}tháng (?<first>${MONTH_WORD}) năm (?<year>\d{4})`, (found) => listOf('MONTH', found)),
  rule(String.raw`tháng (?<first>\d{1,2})/(?<shortYear>\d{2})`, ({ groups }) =>
    point({ grain: 'MONTH', first: Number(groups.first), year: 2000 + Number(groups.shortYear) }),
  ),
  rule(String.raw`(?<first>\d{1,2})/(?<year>\d{4})`, (found) => listOf('MONTH', found)),

  rule(`${PART}quý (?<first>${QUARTER})(?<more>(?: ${AND} (?:quý )?${QUARTER})*)${YEAR}`, (found) =>
    listOf('QUARTER', found),
  ),
  // A quarter that does not exist: or "quý 5/2024" would be May.
  rule(String.raw`${PART}quý (?:\d{1,2}|[ivx]+)${YEAR}`, ({ groups }) =>
    point({ grain: 'QUARTER', first: NO_QUARTER, year: yearOf(groups.year) }),
  ),
  rule(String.raw`(?<first>iv|i{1,3}) / (?<year>\d{4})`, (found) =>
    followsPoint(found, 'QUARTER') ? listOf('QUARTER', found) : undefined,
  ),

  rule(String.raw`(?:6|sáu) tháng (?<half>đầu|cuối)(?: của)? năm(?:/| / | )?(?<year>\d{4})?`, halfOf),
  rule(String.raw`nửa (?<half>đầu|cuối|sau)(?: của)? năm(?: (?<year>\d{4}))?`, halfOf),
  rule(String.raw`(?<count>[39]|ba|chín) tháng đầu(?: của)? năm(?:/| / | )?(?<year>\d{4})?`, ({ groups }) =>
    point({
      grain: 'MONTH',
      first: 1,
      last: /[3b]/.test(groups.count!) ? 3 : 9,
      year: yearOf(groups.year),
    }),
  ),

  rule(String.raw`giai đoạn (?:từ )?(?:năm )?(?<first>\d{4}) (?:-|đến|đến hết) (?:năm )?(?<last>\d{4})`, yearsOf),
  rule(String.raw`${PART}(?:các )?năm (?<first>\d{4})(?<more>(?: ${AND} (?:năm )?\d{4})*)`, yearsOf),
  rule(String.raw`(?<first>\d{4})(?: (?:-|đến) (?<last>\d{4}))?`, (found) =>
    found.groups.last !== undefined || isBound(found) || found.before.length === 0 ? yearsOf(found) : undefined,
  ),

  rule(`(?<part>đầu|giữa|cuối)(?= (?:mỗi|hằng) (?<unit>tháng|quý|năm)(?: |$))`, ({ groups }) =>
    point({ grain: UNITS[groups.unit as keyof typeof UNITS], first: 0, part: PARTS[groups.part!]!, isNow: true }),
  ),
  rule(
    String.raw`${PART}(?:của )?(?<unit>ngày|tuần|tháng|quý|năm)(?<now> (?:này|nay|hiện tại))?(?! (?:\d|${QUARTER}(?:[ /]|$)|đầu|cuối|học|sau|tới|báo cáo|tiếp|kế|liền))`,
    nowOf,
  ),
];

function point(said: Pick<Point, 'grain' | 'first'> & Partial<Point>): Point {
  return { type: 'POINT', last: said.first, month: null, year: null, part: null, isNow: false, ...said };
}

function dayOf({ groups }: Found): Point | undefined {
  const month = groups.month === undefined ? null : Number(groups.month);
  return point({ grain: 'DAY', first: Number(groups.day), month, year: yearOf(groups.year) });
}

/** "Tháng 11, 12/2022" is from the least to the greatest of them. */
function listOf(grain: 'MONTH' | 'QUARTER', { groups }: Found): Point | undefined {
  const number = (text: string) => QUARTERS[text] ?? numberOf(text);
  const more = (groups.more ?? '').match(grain === 'MONTH' ? /\d{1,2}/g : new RegExp(QUARTER, 'g')) ?? [];
  const numbers = [number(groups.first!), ...more.map(number)];
  return point({
    grain,
    first: numbers[0]!,
    last: numbers.at(-1)!,
    year: yearOf(groups.year),
    part: partOf(groups),
  });
}

function halfOf({ groups }: Found): Point {
  return point({ grain: 'HALF', first: groups.half === 'đầu' ? 1 : 2, year: yearOf(groups.year) });
}

/** Only years that a directive could mean; a number of four digits may be anything. */
function yearsOf({ groups }: Found): Point | undefined {
  const more = `${groups.more ?? ''} ${groups.last ?? ''}`.match(/\d{4}/g) ?? [];
  const years = [groups.first!, ...more].map(Number);
  if (years.some((year) => year < 1945 || year > 2199)) return undefined;
  return point({ grain: 'YEAR', first: years[0]!, last: years.at(-1)!, part: partOf(groups) });
}

/** "Cuối tháng", "năm nay", "trong quý": the one in which the directive was issued. "Ngày" only as "trong ngày". */
function nowOf(found: Found): Point | undefined {
  const { groups, before } = found;
  const part = partOf(groups);
  const grain = UNITS[groups.unit as keyof typeof UNITS];
  const last = before.at(-1);
  if (grain === 'DAY' && !(last?.type === 'BOUND' && last.bound === 'WITHIN')) return undefined;
  if (grain === 'WEEK' && part !== null && part !== 'END') return undefined;
  if (part === null && groups.now === undefined && !isBound(found)) return undefined;
  return point({ grain, first: 0, part, isNow: true });
}

function isBound({ before }: Found): boolean {
  return before.at(-1)?.type === 'BOUND';
}

/** Whether only a sign or "và" stands between this and a point of that grain. */
function followsPoint({ before }: Found, grain: Point['grain']): boolean {
  const [point, join] = before.slice(-2);
  const isJoin = join?.type === 'JOIN' || (join?.type === 'BOUND' && join.bound.startsWith('UNTIL'));
  return isJoin && point?.type === 'POINT' && point.grain === grain;
}

function partOf({ part, some }: Found['groups']): Part | null {
  return some === undefined ? (PARTS[part ?? ''] ?? null) : 'UNDEFINED';
}

function yearOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
