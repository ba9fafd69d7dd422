import { type Condition, type Questions, questionsOf } from '../../domain/search-text/lookup.ts';
import type { SearchQuery } from '../../domain/search-text/query.ts';
import { type FactStatement, factStatement } from '../history.ts';

/**
 * Words of facts in an index, and the statement that finds facts by them.
 *
 * A common word stands in every third fact, and a GIN index gives all of them or none. So each word is in the index once for
 * every block of 16,384 facts, the number of the block before it, and blocks are asked one after the other, the newest
 * first, until enough is found: which facts are looked at depends on the facts alone, and a position gives the same for ever.
 */
const BLOCK_BITS = 14;

/**
 * Function behind the indexes; once per schema. It has the words of a fact's texts, as domain/search-text/words.ts has them:
 * each word without diacritics, with its neighbour, and with its diacritics if it has any. Texts beyond 20,000 characters
 * are cut, so that whatever is written can be indexed. Its cost keeps PostgreSQL from calling it for each row of a small table.
 */
export const SEARCH_WORDS_FUNCTION = String.raw`
create function search_words(fact bigint, texts text[]) returns tsvector
language plpgsql immutable cost 1000 as $$
declare
  block text := (fact >> ${BLOCK_BITS}) || '~';
  marked text;
  bare text;
begin
  marked := lower(normalize(translate(left(array_to_string(texts, ' '), 20000), 'ÐƉĐðɖ', 'đđđđđ'), NFD) collate "C");
  marked := regexp_replace(' ' || marked, '([^a-z0-9đ\u0300-\u036f][\u0300-\u036f]*)+', ' ', 'g');
  bare := translate(regexp_replace(marked, '[\u0300-\u036f]+', '', 'g'), 'đ', 'd');
  if bare ~ ' 0' then
    bare := regexp_replace(bare, ' 0+(?=[0-9])', ' ', 'g');
  end if;
  marked := regexp_replace(marked, '([\u0300\u0301\u0303\u0309\u0323])([^ ]*)', '\2\1', 'g');
  return array_to_tsvector(array(
    select block || word from unnest(string_to_array(bare, ' '), string_to_array(marked, ' '),
        (string_to_array(bare, ' '))[2:]) each (folded, accented, following)
      cross join lateral (values
        (left(folded, 60)),
        (left(folded, 60) || '_' || left(nullif(following, ''), 60)),
        (case when accented <> folded and accented !~ '^[0-9]' then '=' || left(accented, 60) end)) words (word)
    where folded <> '' and word is not null));
end $$`;

/** Facts of one table and what is searched of them. */
export interface Searched {
  readonly table: string;
  /** SQL for the texts of a row, over the columns of an alias that ends in a dot, or of none. */
  texts(alias: string): string;
}

function searchWords({ texts }: Searched, alias: string): string {
  return `search_words(${alias}fact_id, array[${texts(alias)}]::text[])`;
}

/** The index behind `foundBy`. Facts are found as soon as they are written: nothing waits in a list to be read through. */
export function searchIndex(searched: Searched): string {
  return `create index ${searched.table}_search on ${searched.table}
    using gin (${searchWords(searched, '')}) with (fastupdate = off)`;
}

/** A table of facts to find something in, under the alias `fact`. */
export interface SearchSource extends Searched {
  /** What is read of a fact that was found; of what `joined` joins to it, too. */
  readonly columns: string;
  readonly joined?: (holds: (alias: string) => string) => string;
  /** A condition more on what can be found. Its own parameters come behind those of `foundBy`. */
  readonly condition?: (holds: (alias: string) => string) => string;
}

/** How many facts a search looks for: more than are shown, so that there is something to choose from. */
export function poolOf(first: number): number {
  return Math.max(20, 2 * first);
}

/** Questions to the index, in the order of their places in the first parameter of `foundBy`. */
const QUESTIONS = ['words', 'phrase', 'exact', 'loose', 'mending', 'mended'] as const satisfies (keyof Questions)[];
const PLACE_OF = Object.fromEntries(QUESTIONS.map((question, n) => [question, n + 1])) as Record<
  keyof Questions,
  number
>;

/** With fewer than these words may be missing, and with none slips are mended: what is found as it is written is hardly a slip. */
const TOO_FEW = 3;

/** A row that was found: as the words are written, more loosely because that was too little, or both. */
export type FoundRow<Row> = Row & { readonly isWritten: boolean; readonly isLoose: boolean };

export interface SearchOptions {
  /** Whether a narrower question follows one that found so many that there may be more. */
  readonly narrows: boolean;
  /** A column of the facts of all sources by which they are counted to see whether they are too few; of one source each counts. */
  readonly countedBy?: string;
}

/**
 * A statement that finds facts by their words. From $2 on: what `questionsFor` gives, and how many facts each question may
 * give of each source, the newest ones. Gives each fact once, the newest of a source first.
 *
 * One question at a time is asked, in a recursion: which is the next depends on what the last one found. So a search is one
 * statement, and one small one, for PostgreSQL prepares all of a plan before each run, what is not to be executed too.
 */
export function foundBy(name: string, sources: readonly SearchSource[], options: SearchOptions): FactStatement {
  const facts = sources.map((_, n) => `facts_${n}`);
  const nothing = sources.map(() => `'{}'::bigint[]`);
  return factStatement(name, (holds) => {
    const finding = sources.map((source) => `array(${foundIn(source, holds)})`);
    const reading = sources.map(({ table, columns, joined }, n) => {
      const found = (condition: string) => `any(array(select unnest(facts_${n}) from answer where ${condition}))`;
      return `(select ${columns}, fact.fact_id = ${found(`place < ${PLACE_OF.loose}`)} as "isWritten",
          fact.fact_id = ${found(`place >= ${PLACE_OF.loose}`)} as "isLoose"
        from ${table} fact ${joined?.(holds) ?? ''}
        where fact.fact_id = ${found('true')} order by fact.fact_id desc)`;
    });
    return `with recursive answer (place, ${facts.join(', ')}) as (
      select 0, ${nothing.join(', ')}
      union all
      select next.place, ${finding.join(', ')}
      from answer last cross join lateral (
        select chosen.place, (select $2::text[])[chosen.place] as question
        from (select ${nextPlace(sources, options)} as place offset 0) chosen offset 0
      ) next
      where next.question is not null
    ) ${reading.join(' union all ')}`;
  });
}

/** In a subselect the planner does not look at the value of a parameter: it would plan anew for each, which takes longer than the search. */
const POOL = '(select $3::int)';

/** SQL for the place of the question that comes after the `last` one; null when there is none. */
function nextPlace(sources: readonly SearchSource[], { narrows, countedBy }: SearchOptions): string {
  const { words, phrase, exact, loose, mending, mended } = PLACE_OF;
  const count = sources.map((_, n) => `cardinality(last.facts_${n})`).join(' + ');
  const counted = sources.map(
    ({ table }, n) => `select ${countedBy} as counted from ${table} where fact_id = any(last.facts_${n})`,
  );
  const isFew = countedBy
    ? `(select count(distinct counted) from (${counted.join(' union all ')})) < ${TOO_FEW}`
    : `${count} < ${TOO_FEW}`;
  const isFull = `${count} >= ${POOL}`;
  const narrowing = [
    `when last.place = ${words} and ${isFull} then case when (select $2::text[])[${phrase}] is null then ${exact} else ${phrase} end`,
    `when last.place = ${phrase} and ${isFull} then ${exact}`,
    `when last.place = ${mending} and ${isFull} then ${mended}`,
  ];
  return `case when last.place = 0 then ${words}
    when last.place = ${words} and ${count} = 0 then ${mending}
    when last.place = ${words} and ${isFew} then ${loose}
    ${narrows ? narrowing.join(' ') : ''} end`;
}

/** The order is not that of an index to the planner, which would rather read all facts along it until enough have the words. */
function foundIn(source: SearchSource, holds: (alias: string) => string): string {
  const { table, condition } = source;
  return `select found.fact_id from (select max(fact_id) >> ${BLOCK_BITS} as block from ${table} where fact_id > 0) newest
    cross join lateral generate_series(newest.block, 0, -1) asked (block)
    cross join lateral (
      select fact.fact_id from ${table} fact
      where ${searchWords(source, 'fact.')} @@ replace(next.question, '~', asked.block || '~')::tsquery
        and ${holds('fact')} ${condition ? `and ${condition(holds)}` : ''}
      order by fact.fact_id + 0 desc limit ${POOL}
    ) found
    limit ${POOL}`;
}

/** The questions of a query as `foundBy` takes them; null for a query without words, which finds nothing. */
export function questionsFor(query: SearchQuery): (string | null)[] | null {
  const questions = questionsOf(query);
  return questions.words === null ? null : QUESTIONS.map((question) => tsqueryOf(questions[question]));
}

/** A condition as the type tsquery reads it, with "~" where the block goes; null for null. */
export function tsqueryOf(condition: Condition | null): string | null {
  if (condition === null) return null;
  if ('word' in condition) return lexeme(condition.word);
  if ('beginning' in condition) return `${lexeme(condition.beginning)}:*`;
  const [parts, sign] = 'all' in condition ? [condition.all, '&'] : [condition.any, '|'];
  return `(${parts.map(tsqueryOf).join(sign)})`;
}

/** Words hold nothing that a tsquery reads as a sign of its own; a bug that lets one through is not to reach the database. */
function lexeme(word: string): string {
  if (!/^=?(?:[a-z0-9_đ]|[\u0300-\u036f])+$/.test(word)) throw new Error(`expected a word of the index, got "${word}"`);
  return `'~${word}'`;
}
