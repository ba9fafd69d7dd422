import type { SearchQuery } from '../../../domain/search-text/query.ts';
import { type FoundRow, foundBy, poolOf, questionsFor, type SearchSource } from '../../../platform/database/search.ts';
import type { FactReader } from '../../../platform/history.ts';
import type { Found } from '../rules/search.ts';
import { AGENCY_COLUMNS, type AgencyRow, onDay } from './agencies.ts';

/** An agency that was found. */
export interface AgencyHitRow {
  readonly agency: AgencyRow;
  readonly matched: string;
  readonly score: string;
}

/** An agency by one of the ways to call it; `aliasKind` is null for an official name. */
export interface NamedAgencyRow extends AgencyRow {
  readonly text: string;
  readonly aliasKind: string | null;
}

/** Only agencies that exist on the day $4, if there is one; in a subselect for the reason that `foundBy` has. */
const DAY = '(select $4::date)';
const existing = (holds: (alias: string) => string) => `(${DAY} is null or exists (select from agency_fact on_day
  where on_day.agency_id = fact.agency_id and ${holds('on_day')} and (${onDay('on_day', DAY)})))`;
const agency = (holds: (alias: string) => string) =>
  `join agency_fact a on a.agency_id = fact.agency_id and ${holds('a')}`;

/** As the indexes of migrations/008-search.ts have it: with other texts they would not be used. */
const SOURCES: readonly SearchSource[] = [
  {
    table: 'agency_name',
    texts: (alias) => `${alias}name`,
    columns: `${AGENCY_COLUMNS}, fact.name as text, null as "aliasKind"`,
    joined: agency,
    condition: existing,
  },
  {
    table: 'agency_alias',
    texts: (alias) => `${alias}text`,
    columns: `${AGENCY_COLUMNS}, fact.text, fact.kind as "aliasKind"`,
    joined: agency,
    condition: existing,
  },
];

/** An agency has a name or two and a few aliases: what has all the words is seldom too much to look at. */
const AGENCIES_FOUND = foundBy('agencies.agenciesFound', SOURCES, { narrows: false, countedBy: 'agency_id' });
const NAMES_PER_AGENCY = 3;

export function searchLoaders({ read }: FactReader) {
  return {
    /** Names in which a query's words stand: more than those of the `first` agencies that are shown where there are more. */
    async agenciesFound(query: SearchQuery, first: number, on: string | null): Promise<Found<NamedAgencyRow>> {
      const questions = questionsFor(query);
      if (questions === null) return { candidates: [], withSlips: false };
      const pool = NAMES_PER_AGENCY * poolOf(first);
      const rows = await read<FoundRow<NamedAgencyRow>>(AGENCIES_FOUND, questions, pool, on);
      const written = rows.filter(({ isWritten }) => isWritten);
      return { candidates: [...written, ...rows.filter(({ isLoose }) => isLoose)], withSlips: written.length === 0 };
    },
  };
}
