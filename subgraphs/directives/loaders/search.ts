import type { SearchQuery } from '../../../domain/search-text/query.ts';
import { type FoundRow, foundBy, poolOf, questionsFor, type SearchSource } from '../../../platform/database/search.ts';
import type { FactReader, FactStatement } from '../../../platform/history.ts';
import type { Found } from '../rules/search.ts';
import { DIRECTIVE_COLUMNS, type DirectiveRow } from './directives.ts';
import { TASK_COLUMNS, type TaskRow } from './tasks.ts';

/** A directive that was found. */
export interface DirectiveHitRow {
  readonly directive: DirectiveRow;
  readonly matched: string;
  readonly score: string;
}

/** A task that was found. */
export interface TaskHitRow {
  readonly task: TaskRow;
  readonly matched: string;
  readonly score: string;
}

/** A task with its addressees as they are written. */
export interface FoundTaskRow extends TaskRow {
  readonly addressees: string;
}

/** As the indexes of migrations/008-search.ts have it: with other texts they would not be used. */
const DIRECTIVES: SearchSource = {
  table: 'directive_fact',
  texts(alias) {
    const [year, month, day] = ['year', 'month', 'day'].map((part) => `extract(${part} from ${alias}issued_on)`);
    return [
      ...['symbol', 'type', 'issuer_as_written', 'subject'].map((column) => `${alias}${column}`),
      `'d' || (${year} * 10000 + ${month} * 100 + ${day})::int::text`,
      `'m' || (${year} * 100 + ${month})::int::text`,
      `(${year})::int::text`,
    ].join(', ');
  },
  columns: DIRECTIVE_COLUMNS,
  joined: () => 'join directive_fact d on d.fact_id = fact.fact_id',
};
const TASKS: SearchSource = {
  table: 'task_search',
  texts: (alias) => ['clause', 'title', 'product', 'addressees'].map((column) => `${alias}${column}`).join(', '),
  columns: `${TASK_COLUMNS}, fact.addressees`,
  joined: (holds) => `join task_fact t on t.task_id = fact.task_id and ${holds('t')}`,
};

const DIRECTIVES_FOUND = foundBy('directives.directivesFound', [DIRECTIVES], { narrows: true });
const TASKS_FOUND = foundBy('directives.tasksFound', [TASKS], { narrows: true });

export function searchLoaders({ read }: FactReader) {
  async function found<Row extends object>(
    statement: FactStatement,
    query: SearchQuery,
    first: number,
  ): Promise<Found<Row>> {
    const questions = questionsFor(query);
    if (questions === null) return { candidates: [], withSlips: false };
    const rows = await read<FoundRow<Row>>(statement, questions, poolOf(first));
    const written = rows.filter(({ isWritten }) => isWritten);
    return { candidates: [...written, ...rows.filter(({ isWritten }) => !isWritten)], withSlips: written.length === 0 };
  }

  return {
    /** Directives in which a query's words stand: more than the `first` that are shown where there are more. */
    directivesFound: (query: SearchQuery, first: number) => found<DirectiveRow>(DIRECTIVES_FOUND, query, first),
    /** As `directivesFound`, tasks. */
    tasksFound: (query: SearchQuery, first: number) => found<FoundTaskRow>(TASKS_FOUND, query, first),
  };
}
