import { ADMINISTRATIVE_TYPES, OTHER_TYPES } from '../../../../domain/document-types.ts';
import { fold, normaliseTone } from '../../../../domain/vietnamese.ts';
import { CADENCE_RULES } from './grammar/cadences.ts';
import { POINT_RULES } from './grammar/points.ts';
import { AFTER_RULES, EVENT_RULES, SCHEDULE_RULES } from './grammar/relations.ts';
import { type Rule, rule } from './grammar/rule.ts';
import type { Mark, Placed } from './marks.ts';
import type { Sentence } from './words.ts';

const TYPE_NAMES = [...ADMINISTRATIVE_TYPES, ...OTHER_TYPES]
  .map(({ name }) => normaliseTone(name.replace(/ \(.*\)$/, '').toLowerCase()))
  .concat('bộ luật', 'luật', 'pháp lệnh', 'hiến pháp')
  .sort((a, b) => b.length - a.length)
  .join('|');

const CITED_DAY = String.raw`(?: ,)? ngày (?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}|\d{1,2} tháng \d{1,2}/\d{4})`;
const CITATION = `(?:(?:${TYPE_NAMES}) )?(?:số )?(?:: )?§(?:${CITED_DAY})?(?: của(?: (?!chậm|phấn|trước)[^ ,;.()]+)+)?`;

/** Words that neither set nor change a deadline, without diacritics: they may be left over without any doubt. */
const IDLE_WORDS: ReadonlySet<string> = new Set(
  `hoan thanh thoi gian han diem thuc hien xong phai can duoc la vao luc gui trinh bao cao dam bao viec cong
   tac nhiem vu yeu cau trien khai ban hanh ve cho doi voi cua ngay thang nam quy nay dung phuc vu
   giao nop moc ky lan nhung cac theo`.split(/\s+/),
);

/** In the order of trial: at each word the first that fits takes its words. What bears the day of a citation comes first. */
const RULES: readonly Rule[] = [
  rule(CITATION, () => ({ type: 'CITATION' })),
  ...CADENCE_RULES,
  ...AFTER_RULES,
  ...POINT_RULES,
  ...EVENT_RULES,
  ...SCHEDULE_RULES,
  rule('thường xuyên(?: (?:, |và )?liên tục)?|liên tục(?: (?:, |và )?thường xuyên)?', () => ({ type: 'CONTINUOUS' })),
  rule(
    [
      'khẩn trương|kịp thời|nhanh chóng|ngay lập tức|càng sớm càng tốt|hỏa tốc|thượng khẩn|tiếp tục',
      '(?:trong )?thời gian (?:sớm nhất|tới)|sớm nhất(?: có thể)?',
    ].join('|'),
    () => ({ type: 'TEMPO' }),
  ),
  rule('phấn đấu|cố gắng|dự kiến|mục tiêu|nỗ lực', () => ({ type: 'STRENGTH', strength: 'SOFT' })),
  rule(
    'chậm nhất|hạn cuối(?: cùng)?|hạn chót|không (?:muộn|chậm|trễ) hơn|không quá(?= (?:ngày|tháng|quý|năm) )|bắt buộc',
    () => ({ type: 'STRENGTH', strength: 'HARD' }),
  ),
  rule('kết quả|trước (?:hết|mắt|tiên)', () => ({ type: 'IDLE' })),
  rule('không (?:trước|sớm hơn)', () => ({ type: 'BOUND', bound: 'FROM' })),
  rule('(?:xong )?trước', () => ({ type: 'BOUND', bound: 'BEFORE' })),
  rule('(?:(?:từ nay )?(?:cho )?(?:đến|tới) )?hết(?: giờ làm việc)?', () => ({ type: 'BOUND', bound: 'UNTIL_END' })),
  rule('(?:từ nay )?(?:cho )?(?:đến|tới)', () => ({ type: 'BOUND', bound: 'UNTIL' })),
  rule('(?:ngay )?trong(?: khoảng)?(?: thời gian)?', () => ({ type: 'BOUND', bound: 'WITHIN' })),
  rule('(?:(?:bắt đầu|áp dụng|thực hiện|triển khai) )?(?:kể )?từ|bắt đầu', () => ({ type: 'BOUND', bound: 'FROM' })),
  rule(String.raw`sau(?= (?:ngày|tháng|quý|năm|\d))`, () => ({ type: 'BOUND', bound: 'AFTER' })),
  rule('vào|ngay(?= ngày )', () => ({ type: 'BOUND', bound: 'ON' })),
  rule('khoảng', () => ({ type: 'BOUND', bound: 'ABOUT' })),
  rule('ngay|sớm', () => ({ type: 'TEMPO' })),
  rule(
    '(?:không|chưa)(?: (?:quy định|xác định|có|nêu|ấn định|rõ|cụ thể))+(?: (?:thời hạn|thời gian|hạn))?(?: hoàn thành)?',
    () => ({ type: 'NOTHING' }),
  ),
  rule('trở đi|và (?:các|những) năm (?:tiếp theo|sau|kế tiếp)|và các năm sau đó', () => ({ type: 'ONWARD' })),
  rule('[;.]', () => ({ type: 'STOP' })),
  rule('[,:()/-]|và|hoặc|đồng thời', ({ all }) => ({ type: 'JOIN', sign: all })),
];

/** Everything that a sentence holds, in order and without a gap; what no rule knows is a WORD, or IDLE. */
export function scan(sentence: Sentence): readonly Placed[] {
  const marks: Placed[] = [];
  for (let from = 0; from < sentence.words.length; ) {
    const { mark, to } = markAt(sentence, from, marks);
    marks.push({ ...mark, from, to });
    from = to;
  }
  return marks;
}

function markAt(sentence: Sentence, from: number, before: readonly Placed[]): { mark: Mark; to: number } {
  for (const { read } of RULES) {
    const found = read(sentence, from, before);
    if (found) return found;
  }
  const isIdle = IDLE_WORDS.has(fold(sentence.words[from]!.text));
  return { mark: { type: isIdle ? 'IDLE' : 'WORD' }, to: from + 1 };
}
