import { isOneSlip } from './slips.ts';
import { bareWords } from './text.ts';

/** Fields after which ministries and departments are called, by their initials in bare letters. */
const FIELD_INITIALS: Readonly<Record<string, string>> = {
  gddt: 'Giáo dục và Đào tạo',
  khdt: 'Kế hoạch và Đầu tư',
  khcn: 'Khoa học và Công nghệ',
  tttt: 'Thông tin và Truyền thông',
  tnmt: 'Tài nguyên và Môi trường',
  nnmt: 'Nông nghiệp và Môi trường',
  nnptnt: 'Nông nghiệp và Phát triển nông thôn',
  ldtbxh: 'Lao động - Thương binh và Xã hội',
  gtvt: 'Giao thông vận tải',
  vhttdl: 'Văn hóa, Thể thao và Du lịch',
  vhtt: 'Văn hóa và Thể thao',
  dttg: 'Dân tộc và Tôn giáo',
  xd: 'Xây dựng',
  tc: 'Tài chính',
  nv: 'Nội vụ',
  ct: 'Công Thương',
  yt: 'Y tế',
  ca: 'Công an',
  qp: 'Quốc phòng',
};

/** Fields without initials of their own: TP is also "thành phố". */
const OTHER_FIELDS = ['Tư pháp', 'Ngoại giao', 'Ngoại vụ', 'Du lịch'];

/** What else documents of administration write in initials. */
const INITIALS: Readonly<Record<string, string>> = {
  ptnt: 'Phát triển nông thôn',
  tbxh: 'Thương binh và Xã hội',
  ubnd: 'Ủy ban nhân dân',
  hdnd: 'Hội đồng nhân dân',
  ubmttq: 'Ủy ban Mặt trận Tổ quốc',
  ubmttqvn: 'Ủy ban Mặt trận Tổ quốc Việt Nam',
  mttq: 'Mặt trận Tổ quốc',
  vp: 'Văn phòng',
  vpubnd: 'Văn phòng Ủy ban nhân dân',
  bhxh: 'Bảo hiểm xã hội',
  nhnn: 'Ngân hàng Nhà nước',
  pvhcc: 'Phục vụ hành chính công',
  ttpvhcc: 'Trung tâm Phục vụ hành chính công',
  gdtx: 'Giáo dục thường xuyên',
  gdnn: 'Giáo dục nghề nghiệp',
  thpt: 'Trung học phổ thông',
  ptth: 'Phát thanh và Truyền hình',
  kstt: 'Kiểm soát thủ tục hành chính',
  kstthc: 'Kiểm soát thủ tục hành chính',
  tthc: 'thủ tục hành chính',
  khtc: 'Kế hoạch - Tài chính',
  ttdt: 'Thông tin điện tử',
  tn: 'Thanh niên',
  bcd: 'Ban Chỉ đạo',
  vn: 'Việt Nam',
  tw: 'Trung ương',
  hcm: 'Hồ Chí Minh',
  tphcm: 'thành phố Hồ Chí Minh',
};

/** The letter that stands before the initials of a field for the body. */
const BODIES: Readonly<Record<string, string>> = { b: 'Bộ', s: 'Sở' };

const EVERY_INITIALS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(INITIALS),
  ...Object.entries(FIELD_INITIALS),
  ...Object.entries({ ...FIELD_INITIALS, tp: 'Tư pháp', ngv: 'Ngoại vụ', dl: 'Du lịch' }).flatMap(([letters, field]) =>
    Object.entries(BODIES).map(([letter, body]): [string, string] => [letter + letters, `${body} ${field}`]),
  ),
]);

/** The fields after which ministries and departments are called, in bare words. */
export const FIELDS: ReadonlySet<string> = new Set([...Object.values(FIELD_INITIALS), ...OTHER_FIELDS].map(bareWords));

const VOWEL = /[aeiouy]/;

/** Body words after which TP is "Tư pháp": elsewhere it is "thành phố". */
const HAS_FIELD = /^(?:bo|so|phong|cuc)$/;

/** What is said short in words; the whole is what registers have. */
const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/^thủ tướng$/iu, 'Thủ tướng Chính phủ'],
  [/mặt trận tổ quốc(?! việt nam)/giu, 'Mặt trận Tổ quốc Việt Nam'],
];

/** Spellings of provinces that were in use before the present ones. */
const OLD_SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})[đd]ắc nông(?!\p{L})/giu, 'Đắk Nông'],
  [/(?<!\p{L})[đd](?:ắc|ắk|ăk|ăc) (?:lắc|lăk|lăc)(?!\p{L})/giu, 'Đắk Lắk'],
  [/(?<!\p{L})bắc cạn(?!\p{L})/giu, 'Bắc Kạn'],
];

/** A text with its initials written out. */
export interface WrittenOut {
  readonly text: string;
  /** Whether there were initials or a short form. */
  readonly isWrittenOut: boolean;
  /** Whether something had to be mended to be read: "SGDDĐT", "SGDDT", "Đắc Lắc". */
  readonly isMended: boolean;
}

/** The text with initials, short forms and old spellings written out; the same text when there are none. */
export function writtenOut(text: string): WrittenOut {
  let isMended = false;
  const words = separated(text).split(' ');
  const written = words.map((word, index) => {
    const read = readInitials(word, words[index - 1] ?? '');
    if (read === null) return word;
    isMended ||= read.isMended;
    return read.text + (/[,;)]$/u.exec(word)?.[0] ?? '');
  });
  const whole = replaced(written.join(' '), SHORT_FORMS);
  const spelled = replaced(whole, OLD_SPELLINGS);
  return { text: spelled, isWrittenOut: whole !== text, isMended: isMended || spelled !== whole };
}

function replaced(text: string, forms: readonly (readonly [RegExp, string])[]): string {
  return forms.reduce((all, [pattern, form]) => all.replace(pattern, form), text);
}

/** Initials each as one word: "TP.HCM" is two, "LĐ - TB&XH" one. */
function separated(text: string): string {
  return text
    .replace(/(?<!\p{L})c\.?\s?ty(?!\p{L})/giu, 'Công ty')
    .replace(/(?<=công ty )cp(?!\p{L})/giu, 'cổ phần')
    .replace(/(?<=thông tin )đt(?!\p{L})/giu, 'điện tử')
    .replace(/\s*&\s*/g, '&')
    .replace(/(?<!\p{L})(\p{Lu}{2,3}) và (?=\p{Lu}{2,4}(?!\p{L}))/gu, '$1&')
    .replace(/(?<!\p{L})lđ\s*[-,]?\s*tb\s*(?:&|và|,|-)?\s*xh(?!\p{L})/giu, 'LĐTBXH')
    .replace(/(?<!\p{L})vh\s*[-,]?\s*tt\s*(?:&|và|,|-)\s*dl(?!\p{L})/giu, 'VHTTDL')
    .replace(/(?<=\p{L})\.(?=\p{L})/gu, '. ')
    .replace(/\s+/g, ' ');
}

function readInitials(word: string, before: string): Pick<WrittenOut, 'text' | 'isMended'> | null {
  const letters = bareWords(word).replaceAll(' ', '');
  if (!isInitials(word, letters)) return null;
  if (letters === 'tp') return { text: HAS_FIELD.test(bareWords(before)) ? 'Tư pháp' : 'thành phố', isMended: false };
  if (letters === 'tt' && before === '') return { text: 'Trung tâm', isMended: false };

  const known = EVERY_INITIALS.get(letters);
  if (known !== undefined) return { text: known, isMended: !hasRightLetters(word, known) };
  if (letters.length < 5 || VOWEL.test(letters)) return null;
  const close = [...EVERY_INITIALS.keys()].filter((each) => isOneSlip(each, letters));
  return close.length === 1 ? { text: EVERY_INITIALS.get(close[0]!)!, isMended: true } : null;
}

/** Whether đ stands where the words have it: "SGDDT" is also typed where no keyboard has one, and is no less wrong. */
function hasRightLetters(word: string, meaning: string): boolean {
  const right = meaning.split(/[\s-]+/).map((each) => each.toLowerCase()[0]);
  const letters = [...word.toLowerCase()].filter((letter) => /\p{L}/u.test(letter));
  const count = (all: readonly (string | undefined)[]) => all.filter((letter) => letter === 'đ').length;
  return count(right) === count(letters);
}

/** Written large, joined by "&", or without any vowel: no word of the language is. */
function isInitials(word: string, letters: string): boolean {
  if (letters.length < 2 || !/^[a-z]+$/.test(letters)) return false;
  return word === word.toUpperCase() || word.includes('&') || letters === 'ubnd' || !VOWEL.test(letters);
}
