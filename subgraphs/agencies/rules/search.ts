import type { SearchQuery } from '../../../domain/search-text/query.ts';
import { fitsOf } from '../../../domain/search-text/ranking.ts';

/** An agency as far as it is searched: one way to call it. */
export interface SearchedName {
  readonly id: string;
  readonly text: string;
  /** What kind of alias it is; null for an official name. */
  readonly aliasKind: string | null;
  /** Last day of the agency; null while it exists. */
  readonly validTo: string | null;
}

/** What is found, the words of the search marked, and how well it fits, 0 to 1: see `fitsOf`. */
export interface Hit<Candidate> {
  readonly candidate: Candidate;
  readonly matched: string;
  readonly score: number;
}

/** What was found in the index, and whether slips were mended to find it. */
export interface Found<Candidate> {
  readonly candidates: readonly Candidate[];
  readonly withSlips: boolean;
}

/** Forms that mean an agency only in certain documents, or not correctly, say less than its name does. */
const WEIGHT_OF_KIND: Readonly<Record<string, number>> = {
  CONTEXT: 0.9,
  MISSPELT_ABBREVIATION: 0.95,
  FORMER_NAME: 0.95,
};

/**
 * The agencies that fit a query, the best first, each by the name that fits best; of equally good ones those that exist come
 * before those that have ended, the last to end first.
 */
export function agencyHits<Candidate extends SearchedName>(
  query: SearchQuery,
  { candidates, withSlips }: Found<Candidate>,
  first: number,
): Hit<Candidate>[] {
  const lastDay = ({ validTo }: SearchedName) => validTo ?? '9999-12-31';
  const names = candidates.toSorted((a, b) => (lastDay(a) === lastDay(b) ? 0 : lastDay(a) < lastDay(b) ? 1 : -1));
  const fields = names.map(({ text, aliasKind }) => [{ text, weight: WEIGHT_OF_KIND[aliasKind ?? ''] ?? 1 }]);
  const fits = fitsOf(query, fields, { withSlips });
  const best = new Map<string, number>();
  names.forEach(({ id }, n) => {
    const bestSoFar = best.get(id);
    if (fits[n] && (bestSoFar === undefined || fits[n].score > fits[bestSoFar]!.score)) best.set(id, n);
  });
  return [...best.values()]
    .sort((a, b) => fits[b]!.score - fits[a]!.score)
    .slice(0, first)
    .map((n) => ({ candidate: names[n]!, score: fits[n]!.score, matched: fits[n]!.matched }));
}
