import { parseQuery } from '../../../../domain/search-text/query.ts';
import { wordsOf } from '../../../../domain/search-text/words.ts';

/** Titles of heads before the name of what they lead: "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ". */
const TITLES = /^(?:(?:Bộ trưởng|Chủ nhiệm|Chủ tịch|Giám đốc|Thủ trưởng|Hiệu trưởng|Chánh Văn phòng)[\s,]+)+/iu;

/**
 * Whether two ways to write an issuer may mean one: the same words, abbreviations spelled out, heads without their titles,
 * diacritics aside; one may leave out at its end what the other says ("Ủy ban nhân dân tỉnh", "UBND tỉnh Bình Định").
 */
export function mayBeOneIssuer(a: string, b: string): boolean {
  const [one, other] = [spelledOut(a), spelledOut(b)].sort((x, y) => x.length - y.length) as [string[], string[]];
  return one.length > 0 && one.every((word, n) => other[n] === word);
}

function spelledOut(text: string): string[] {
  const { words, synonyms } = parseQuery(text.replace(TITLES, '').slice(0, 200));
  const spelled = words.flatMap(({ folded }, at) => {
    const synonym = synonyms.find(({ from, to }) => from <= at && at <= to);
    if (!synonym) return [folded];
    if (synonym.from !== at) return [];
    const own = words.slice(synonym.from, synonym.to + 1).map((word) => word.folded);
    return [own, ...synonym.ways].reduce((longest, way) => (way.length > longest.length ? way : longest));
  });
  return spelled.filter((word) => word !== 'va');
}

/** How alike two titles are, 0 to 1: twice the pairs of neighbouring words that they share, of all pairs of both. */
export function likenessOf(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  if (one.size === 0 || other.size === 0) return 0;
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return (2 * shared) / (one.size + other.size);
}

function pairsOf(text: string): Set<string> {
  const { folded } = wordsOf(text);
  return new Set(folded.slice(1).map((word, n) => `${folded[n]} ${word}`));
}

/** Whether two codes are one but for a letter that was read or typed for another, or that is missing. */
export function areAlikeCodes(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  return Math.max(endA - start, endB - start) <= 1;
}
