import { isDay } from '../../../../../domain/period.ts';
import type { Mark } from '../marks.ts';
import type { Anchor, Term, TermUnit } from '../model.ts';
import { type Found, NUMBER_WORD, numberOf, type Rule, rule, TAIL } from './rule.ts';

const TERM_UNITS: Readonly<Record<string, TermUnit>> = {
  'ngày làm việc': 'WORKING_DAY',
  'giờ làm việc': 'WORKING_HOUR',
  ngày: 'DAY',
  giờ: 'HOUR',
  h: 'HOUR',
  tuần: 'WEEK',
  tháng: 'MONTH',
  năm: 'YEAR',
};

const LEAD = `(?:trong|sau)(?: (?:thời hạn|vòng|khoảng thời gian|thời gian|khoảng))?(?: là)? |thời hạn(?: là)? |(?:tối đa|không quá)(?: là)? `;
/** Digits count by themselves, words only after "trong thời hạn" and the like: "năm tháng" may be anything. */
const LENGTH = String.raw`(?:(?:${LEAD})?(?<count>\d{1,4})|(?:${LEAD})(?<spelled>${NUMBER_WORD}))(?: \( (?:${NUMBER_WORD}|\d{1,3}) \))?(?<unit> ngày làm việc| giờ làm việc| ngày| giờ| tuần| tháng| năm|(?<=\d)h)(?= |$)(?! (?:đầu|cuối|\d|(?:/ |một |1 )?lần))`;
/** Where something follows that it runs from, words count by themselves too. */
const ANY_LENGTH = LENGTH.replace(`(?:${LEAD})(?<spelled>`, `(?:${LEAD})?(?<spelled>`);
const SINCE = `(?: ,)? (?:(?:kể|tính) từ|từ|sau)(?: (?:ngày|khi|lúc|thời điểm))?`;

/** Lengths of time and what they run from or to, and what comes after something. */
export const AFTER_RULES: readonly Rule[] = [
  rule(
    `(?:trước |ít nhất |tối thiểu )?${ANY_LENGTH}(?: trước| so với)(?: (?:ngày|khi|lúc|thời điểm))?(?<words>${TAIL})`,
    (found) => relative(found, lengthOf(found), 'BEFORE'),
  ),
  rule(`${ANY_LENGTH}${SINCE}(?<words>${TAIL})`, (found) => relative(found, lengthOf(found), 'AFTER')),
  rule(LENGTH, (found) => ({
    type: 'RELATIVE',
    term: lengthOf(found),
    anchor: { what: 'UNSTATED', words: '', on: null, direction: 'AFTER' },
  })),
  rule(`ngay (?:sau )?khi(?<words>${TAIL})`, (found) => relative(found, AT_ONCE, 'AFTER')),
  rule(String.raw`ngay sau(?<words> (?!\d|ngày \d|tháng \d|quý |năm \d)[^ ]+${TAIL})`, (found) =>
    relative(found, AT_ONCE, 'AFTER'),
  ),
  rule(`sau(?: khi| thời điểm)(?<words>${TAIL})`, (found) => relative(found, null, 'AFTER')),
  rule(`khi(?<words>${TAIL})`, (found) =>
    found.before.every(({ type }) => type === 'IDLE') ? relative(found, null, 'AFTER') : undefined,
  ),
  rule(
    String.raw`trước (?:khi|thời điểm|lúc|ngày)(?<words> (?!\d|cuối|đầu|làm việc|tháng|quý [1-4i]|năm \d)[^ ]+${TAIL})`,
    (found) => relative(found, null, 'BEFORE'),
  ),
];

const AT_ONCE: Term = { count: 0, unit: 'DAY' };

const EVENT = '(?:phiên họp|kỳ họp|cuộc họp|hội nghị|đại hội|giao ban|tết|dịp|lễ)';
const TIME_WORDS = String.raw`hằng |định kỳ |(?:tháng|năm|ngày) \d|quý |(?:đầu|giữa|cuối) (?:tháng|quý|năm) |trong `;
const EVENT_TAIL = `(?: (?!${TIME_WORDS}|[,;.()](?: |$))[^ ]+)*`;

/** Meetings and feasts, whose day the words do not give. What is before or after them takes their own time with it. */
export const EVENT_RULES: readonly Rule[] = [
  rule(`(?<when>trước|sau) (?:các )?${EVENT}${TAIL}`, ({ groups, written }) => ({
    type: 'EVENT',
    words: written,
    direction: groups.when === 'trước' ? 'BEFORE' : 'AFTER',
  })),
  rule(`(?:(?:tại|phục vụ|vào|trong|cho) )?(?:các )?${EVENT}${EVENT_TAIL}`, ({ written }) => ({
    type: 'EVENT',
    words: written,
    direction: 'WITH',
  })),
];

/** Timetables that stand elsewhere. "Theo yêu cầu" is no timetable: whoever asks sets the day. */
export const SCHEDULE_RULES: readonly Rule[] = [
  rule(`theo yêu cầu${TAIL}`, ({ written }) => ({ type: 'EVENT', words: written, direction: 'AFTER' })),
  rule(
    `(?:(?:bảo đảm|đảm bảo|hoàn thành|thực hiện|triển khai) )*(?:theo|đúng|bám sát)(?: đúng)? (?:tiến độ|lộ trình|thời hạn|thời gian(?! thực)|hạn|kế hoạch|chương trình|quy định|chỉ đạo|hướng dẫn|đề án|quyết định|nghị quyết|thông báo|kết luận|văn bản)${TAIL}`,
    ({ written }) => ({ type: 'SCHEDULE', words: written }),
  ),
];

function lengthOf({ groups }: Found): Term {
  return {
    count: numberOf(groups.count ?? groups.spelled!),
    unit: TERM_UNITS[groups.unit!.trim()]!,
  };
}

function relative({ groups, lastWords }: Found, term: Term | null, direction: Anchor['direction']): Mark {
  const words = (groups.words ?? '').trim();
  const on = dayIn(words);
  const what = on === null ? whatIs(words) : 'DAY';
  return { type: 'RELATIVE', term, anchor: { what, words: lastWords(words), on, direction } };
}

function dayIn(words: string): string | null {
  const [, day, month, year] = /^(\d{1,2})(?:\/| tháng )(\d{1,2})(?:\/| năm )(\d{4})$/.exec(words) ?? [];
  const on = day && `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return on && isDay(on) ? on : null;
}

const THIS =
  '(?:nghị quyết|quyết định|kế hoạch|công văn|văn bản|chỉ thị|công điện|thông báo|chương trình|quy định|quy chế) này';
const ISSUING = '(?:được )?(?:ký(?: ban hành)?|ban hành)';

/** What the words after "kể từ ngày" name. The issue of another document is an event like any other. */
function whatIs(words: string): Anchor['what'] {
  if (new RegExp(`^(?:${ISSUING}(?: ${THIS})?|${THIS} ${ISSUING})$`).test(words)) return 'ISSUE';
  if (new RegExp(`^(?:${THIS} )?có hiệu lực(?: thi hành)?$`).test(words)) return 'EFFECT';
  if (new RegExp(`^(?:tiếp )?nhận(?: được| đủ)*(?: (?:văn bản|công văn|${THIS}))?$`).test(words)) return 'RECEIPT';
  return words === '' ? 'UNSTATED' : 'EVENT';
}
