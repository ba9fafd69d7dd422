import { parseQuery, type SearchQuery } from '../../domain/search-text/query.ts';
import { HubError } from '../errors.ts';

/** The most characters of a text to look for. */
const TEXT_LENGTH = 200;
/** The most that a search gives, and what it gives when nothing is said. */
const FIRST_CAP = 50;
const FIRST_DEFAULT = 20;

/** A search as loaders need it. */
export interface SearchRequest {
  readonly query: SearchQuery;
  /** How many are given at most. */
  readonly first: number;
}

/** Read the arguments of a search. Refused with BAD_USER_INPUT, which names the argument. */
export function readSearch(asked: { readonly text: string; readonly first?: number | null }): SearchRequest {
  const first = asked.first ?? FIRST_DEFAULT;
  if (asked.text.length > TEXT_LENGTH) {
    throw refused('text', `Expected at most ${TEXT_LENGTH} characters in "text", got ${asked.text.length}.`);
  }
  if (first < 1 || first > FIRST_CAP) throw refused('first', `Expected 1 to ${FIRST_CAP} in "first", got ${first}.`);
  return { query: parseQuery(asked.text), first };
}

function refused(argument: string, message: string): HubError {
  return new HubError('BAD_USER_INPUT', message, { details: { argument } });
}
