import { writtenOut } from '../matching/abbreviations.ts';
import { bareWords, isBare, plainWords, tidied, withoutFootnotes } from '../matching/text.ts';

/** Words for a group of agencies, taken apart. */
export interface ClassWording {
  /** The groups that are named, each in bare words of one form: "bo", "co quan ngang bo", "ubnd cap tinh". */
  readonly parts: readonly string[];
  /** HEAD where the heads are addressed: "Thủ trưởng các sở". */
  readonly holder: 'BODY' | 'HEAD';
  /** What the words add that not all fulfil: "liên quan"; null without one. */
  readonly condition: string | null;
  /** All but the condition, in words with their accents. */
  readonly plain: string;
  /** Whether it has no accents at all. */
  readonly isBare: boolean;
}

/** Words that only some of a group fulfil: who is concerned, what has been done or not. */
const CONCERNED = /[\s,]*\(?\s*(?<condition>(?:có )?liên quan(?: khác)?)\)?$/iu;
const CLAUSE = /[\s,]+(?<condition>(?:đã|đang|chưa|không|còn|được|bị|nếu|có|thuộc diện|đủ điều kiện) .+)$/iu;
const BARE_CONCERNED = /[\s,]*\(?\s*(?<condition>(?:co )?lien quan(?: khac)?)\)?$/i;

/** Titles of heads, in bare words; what follows to the next comma is whose heads they are. */
const HEADS =
  /^(?:dong chi )?(?:bo truong|thu truong|nguoi dung dau|lanh dao|chu tich|giam doc|tong giam doc|hieu truong|chanh(?= van phong| thanh tra)|cuc truong|vu truong|to truong(?= to)|truong(?= phong| ban| to ))\s*/;
/** Without accents "trường" is written like "trưởng": only what follows tells, and nothing does for sure. */
const SCHOOL = /^trường\s/u;

/** Lists of kinds of places, as one word for their level. */
const LEVELS: readonly (readonly [RegExp, string])[] = [
  [/\btinh,? (?:va )?thanh pho(?: truc thuoc (?:trung uong|tw))?/g, 'cap tinh'],
  [/\btinh,? tp\b/g, 'cap tinh'],
  [/\b(?:quan, )?huyen(?:,? (?:va )?(?:quan|thi xa|thanh pho|thi|thanh)\b)+/g, 'cap huyen'],
  [/\bxa(?:,? (?:va )?(?:phuong|thi tran|dac khu)\b)+/g, 'cap xa'],
];

/** Groups that are named as if they were one word, without the commas between. */
const RUN_TOGETHER: readonly (readonly [RegExp, string])[] = [
  [/\bso,? ban,? nganh\b/g, 'so, ban, nganh'],
  [/\b(so|bo) nganh\b/g, '$1, nganh'],
];

/** Words that do not tell one group from another. */
const EMPTY_WORDS = /\b(?:cac|nhung|toan the|tat ca|thuoc ubnd)\b/g;

/** The words for a group of agencies taken apart: what they name, whose heads, and on what condition. */
export function readClassWording(text: string): ClassWording {
  const whole = tidied(text);
  const { rest, condition } = withoutCondition(withoutFootnotes(whole) ?? whole);
  const said = writtenOut(rest).text;
  const isSchool = SCHOOL.test(said.toLowerCase());
  const words = leveled(bareOf(said));
  const segments = words.split(/\s*[,;]\s*|\s+va\s+/).filter((segment) => segment.trim() !== '');

  let holder: ClassWording['holder'] = 'BODY';
  const parts = segments.map((segment) => {
    const title = isSchool ? undefined : HEADS.exec(segment.trim())?.[0];
    if (title === undefined) return partOf(segment);
    holder = 'HEAD';
    const body = segment.trim().slice(title.length);
    if (body === '') return title.startsWith('bo truong') ? 'bo' : '';
    return partOf(body);
  });
  return {
    parts: [...new Set(parts)].filter((part) => part !== ''),
    holder,
    condition,
    plain: plainWords(rest),
    isBare: isBare(whole),
  };
}

function withoutCondition(text: string): { rest: string; condition: string | null } {
  const found = CONCERNED.exec(text) ?? (isBare(text) ? BARE_CONCERNED.exec(text) : null) ?? CLAUSE.exec(text);
  if (!found || found.index === 0) return { rest: text, condition: null };
  return { rest: text.slice(0, found.index), condition: found.groups!.condition! };
}

/** Bare words with their commas. */
function bareOf(text: string): string {
  return text
    .replace(/\([^()]*\)/g, ' ')
    .split(/(?<=[,;])/)
    .map((piece) => bareWords(piece) + (/[,;]$/.test(piece) ? ',' : ''))
    .join(' ')
    .replaceAll('uy ban nhan dan', 'ubnd');
}

function leveled(words: string): string {
  const single = words.replace(EMPTY_WORDS, ' ').replace(/\s+/g, ' ').trim();
  return [...LEVELS, ...RUN_TOGETHER].reduce((all, [list, word]) => all.replace(list, word), single);
}

function partOf(segment: string): string {
  return segment
    .replace(/\s+/g, ' ')
    .replace(/ (?:thuoc|trong|cua) tinh$/, '')
    .trim();
}
