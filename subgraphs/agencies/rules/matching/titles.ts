import { fold } from '../../../../domain/vietnamese.ts';
import { isBare } from './text.ts';

/** A title of a head, and what it stands before: the head is addressed, the body is meant. */
interface Title {
  readonly pattern: RegExp;
  /** The same in bare letters, for text without accents. */
  readonly bare: RegExp;
  /** The body word that the title alone implies: "Cục trưởng X" is the head of "Cục X". */
  readonly body: string | null;
}

const TITLES: readonly Title[] = (
  [
    ['bộ trưởng\\s?,?\\s(?:kiêm\\s)?chủ nhiệm', null],
    ['bộ trưởng', 'Bộ'],
    ['tổng cục trưởng', 'Tổng cục'],
    ['cục trưởng', 'Cục'],
    ['vụ trưởng', 'Vụ'],
    ['viện trưởng', 'Viện'],
    ['hiệu trưởng', 'Trường'],
    ['tổ trưởng(?: các)?', 'Tổ'],
    ['trưởng(?: các)? (?=phòng|ban|bộ phận|tiểu ban)', null],
    ['trưởng(?: các)? (?=tổ|đoàn)', null],
    ['chánh (?=văn phòng|thanh tra)', null],
    ['tổng (?=thanh tra)', null],
    ['tổng giám đốc', null],
    ['giám đốc(?: các)?', null],
    ['thống đốc', null],
    ['chủ nhiệm', null],
    ['chủ tịch', null],
    ['bí thư', null],
    ['(?:thường trực|tt)\\.?\\s?(?=hđnd|hội đồng nhân dân|tỉnh ủy|thành ủy)', null],
    ['(?:ban chấp hành|bch) (?=công đoàn|đoàn|đảng bộ)', null],
    ['tổng biên tập', null],
    ['thủ trưởng', null],
    ['người đứng đầu', null],
    ['lãnh đạo', null],
  ] as const
).map(([words, body]) => ({ pattern: beginning(words), bare: beginning(fold(words)), body }));

function beginning(words: string): RegExp {
  const end = words.includes('(?=') ? '' : '(?!\\p{L})\\s*';
  return new RegExp(`^(?:đồng chí |dong chi )?${words}${end}`, 'iu');
}

/** Before these a title's own body word is not said again. */
const HAS_BODY =
  /^(?:bo|tong cuc|cuc|vu|vien|truong|to|uy ban|ubnd|van phong|thanh tra|ngan hang|ban|hoc vien)(?![a-z])/;

/**
 * The body behind a title: "Chủ tịch Ủy ban nhân dân tỉnh" is the head of "Ủy ban nhân dân tỉnh", "Bộ trưởng Y tế" that of
 * "Bộ Y tế". Null where the text has no title, or a title alone.
 */
export function bodyBehindTitle(text: string): string | null {
  const hasAccents = !isBare(text);
  for (const { pattern, bare, body } of TITLES) {
    const title = (hasAccents ? pattern : bare).exec(text)?.[0];
    if (title === undefined) continue;
    const rest = text.slice(title.length).replace(/^[,\s]+/, '');
    if (rest === '') return null;
    return body === null || HAS_BODY.test(fold(rest)) ? rest : `${body} ${rest}`;
  }
  return null;
}
