import { fold } from '../../../domain/vietnamese.ts';

/** A place in a directive that ends another, or part of it. */
export interface EndingCitation {
  readonly citationId: string;
  /** The directive that is ended, and day of issue of the one that ends it; null while that is blank. */
  readonly toId: string;
  readonly issuedOn: string | null;
  /** The part that is ended, as written; null for the whole. */
  readonly provision: string | null;
}

/** That a directive, or the part of it that `clause` names, holds no more from a day on. */
export interface Ending extends EndingCitation {
  readonly isWhole: boolean;
}

/** Relations by which a directive ends another. What is only ordered and not yet made ends nothing: `isPlanned`. */
export const ENDING_RELATIONS = ['REPLACES', 'REPEALS'] as const;

/** What had ended a directive, wholly or in part, by the end of a day, oldest first. Without a day of issue nothing has. */
export function endingsBy(citations: readonly EndingCitation[], on: string): Ending[] {
  return citations
    .filter(({ issuedOn }) => issuedOn !== null && issuedOn <= on)
    .map((citation) => ({ ...citation, isWhole: citation.provision === null }))
    .toSorted((a, b) => compareTexts(a.issuedOn!, b.issuedOn!) || compareTexts(a.citationId, b.citationId));
}

/** Whether a directive holds as a whole on a day: it was issued by then (an unknown day is not judged) and not ended. */
export function isInForce(issuedOn: string | null, endings: readonly Ending[], on: string): boolean {
  if (issuedOn !== null && issuedOn > on) return false;
  return !endings.some(({ isWhole }) => isWhole);
}

/** What ended the ground of a clause: the whole, or a part that the clause is or lies in; the earliest. Null while nothing did. */
export function endingOfClause(endings: readonly Ending[], clause: string): Ending | null {
  return endings.find((ending) => ending.isWhole || isWithin(clause, anchorOf(ending.provision!))) ?? null;
}

/** Whether an anchor such as "II.2.a.4" is another or lies in it; nothing lies in what cannot be read. */
function isWithin(clause: string, anchor: string | null): boolean {
  if (anchor === null) return false;
  const [inner, outer] = [normalised(clause), normalised(anchor)];
  return inner === outer || inner.startsWith(`${outer}.`);
}

const normalised = (anchor: string) => anchor.trim().replace(/\.+$/, '').toLowerCase();

/** Parts of a directive from the widest to the narrowest, by the word that names them (khoản 2 Điều 8 Nghị định 34/2016/NĐ-CP). */
const LEVELS = ['phu luc', 'phan', 'chuong', 'muc', 'dieu', 'khoan', 'diem', 'gach dau dong'];

/**
 * The anchor that a provision names: "điểm a khoản 2 Mục II" is "II.2.a", "nhiệm vụ 13" is "13", "II.2.a" is itself. Null when
 * it is none: then nobody knows which tasks are meant.
 */
export function anchorOf(provision: string): string | null {
  const text = provision.trim();
  if (/^[\p{L}\p{N}]{1,4}(\.[\p{L}\p{N}]{1,4})*$/u.test(text)) return text;
  const task = /^nhiem vu (?:so )?(\d{1,3})$/.exec(fold(text));
  if (task) return task[1]!;
  const found = LEVELS.flatMap((level, rank) => {
    // The letter that names a point keeps its accent: "đ" is another point than "d".
    const at = new RegExp(`(?:^|[^\\p{L}])${level} ([\\p{L}\\p{N}]{1,4})(?![\\p{L}\\p{N}])`, 'u').exec(fold(text));
    return at ? [{ rank, name: wordAt(text, at) }] : [];
  });
  if (found.length === 0) return null;
  return found
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ name }) => name)
    .join('.');
}

/** The word of the text itself that stands where one was found in its folded form, which is as long word by word. */
function wordAt(text: string, found: RegExpExecArray): string {
  const before = fold(text).slice(0, found.index + found[0].length);
  const index = (before.match(/[\p{L}\p{N}]+/gu) ?? []).length - 1;
  return (text.match(/[\p{L}\p{N}]+/gu) ?? [])[index] ?? found[1]!;
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
