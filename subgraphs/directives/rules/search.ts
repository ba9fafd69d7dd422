import type { Field } from '../../../domain/search-text/occurrences.ts';
import type { SearchQuery } from '../../../domain/search-text/query.ts';
import { fitsOf } from '../../../domain/search-text/ranking.ts';

/** A directive as far as it is searched. */
export interface SearchedDirective {
  readonly symbol?: string | null | undefined;
  readonly type: string;
  readonly issuerAsWritten?: string | null | undefined;
  readonly issuedOn?: string | null | undefined;
  readonly subject?: string | null | undefined;
}

/** A task as far as it is searched; its addressees as they are written, one after the other. */
export interface SearchedTask {
  readonly clause: string;
  readonly title: string;
  readonly product?: string | null | undefined;
  readonly addressees: string;
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

/** The directives that fit a query, the best first; of equally good ones the latest. */
export function directiveHits<Candidate extends SearchedDirective>(
  query: SearchQuery,
  { candidates, withSlips }: Found<Candidate>,
  first: number,
): Hit<Candidate>[] {
  const day = ({ issuedOn }: SearchedDirective) => issuedOn ?? '';
  const latest = candidates.toSorted((a, b) => (day(a) === day(b) ? 0 : day(a) < day(b) ? 1 : -1));
  return hitsOf(query, { candidates: latest, withSlips }, directiveFields, first);
}

/** The tasks that fit a query, the best first; of equally good ones that which was recorded last. */
export function taskHits<Candidate extends SearchedTask>(
  query: SearchQuery,
  found: Found<Candidate>,
  first: number,
): Hit<Candidate>[] {
  return hitsOf(query, found, taskFields, first);
}

function hitsOf<Candidate>(
  query: SearchQuery,
  { candidates, withSlips }: Found<Candidate>,
  fieldsOf: (candidate: Candidate) => Field[],
  first: number,
): Hit<Candidate>[] {
  const fits = fitsOf(query, candidates.map(fieldsOf), { withSlips });
  return candidates
    .flatMap((candidate, n) => (fits[n] ? [{ candidate, fit: fits[n] }] : []))
    .sort((a, b) => b.fit.score - a.fit.score)
    .slice(0, first)
    .map(({ candidate, fit: { score, matched } }) => ({ candidate, score, matched }));
}

/** A number in a text that is not the document's own is that of another. */
const NAMED_NUMBER_WEIGHT = 0.6;

function directiveFields({ symbol, subject, type, issuerAsWritten, issuedOn }: SearchedDirective): Field[] {
  const heading = [
    type,
    ...(symbol ? [`số ${symbol}`] : []),
    ...(issuedOn ? [`ngày ${issuedOn.split('-').reverse().join('/')}`] : []),
    ...(issuerAsWritten ? [`của ${issuerAsWritten}`] : []),
  ];
  return [
    ...(symbol ? [{ text: symbol, weight: 1 }] : []),
    ...(subject ? [{ text: subject, weight: 0.95, numberWeight: NAMED_NUMBER_WEIGHT }] : []),
    { text: heading.join(' '), weight: 0.95 },
  ];
}

function taskFields({ clause, title, product, addressees }: SearchedTask): Field[] {
  return [
    { text: title, weight: 1 },
    ...(product ? [{ text: product, weight: 0.85 }] : []),
    ...(addressees === '' ? [] : [{ text: addressees, weight: 0.9 }]),
    { text: clause, weight: 0.8 },
  ];
}
