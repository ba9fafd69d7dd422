import type { Condition } from '../../domain/search-text/lookup.ts';
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

/**
 * Questions to the index, the widest first; see `Lookup` in domain/search-text/lookup.ts. A statement that `narrows` asks a
 * narrower one when the one before it found so many that there may be more.
 */
const WIDEST = ['words'] as const;
const NARROWING = ['words', 'phrase', 'exact'] as const;

/**
 * A statement that finds facts by their words. From $2 on: the questions, each a tsquery or null for none; then how many
 * facts each may give of each source, the newest ones. Gives each fact once, the newest of a source first.
 */
export function foundBy(
  name: string,
  sources: readonly SearchSource[],
  { narrows }: { readonly narrows: boolean },
): FactStatement {
  const questions = narrows ? NARROWING : WIDEST;
  const pool = `(select $${questions.length + 2}::int)`;
  const found = (question: string) => sources.map((_, n) => `select fact_id from ${question}_${n}`).join(' union all ');
  const isFull = (question: string) => `(select count(*) from (${found(question)})) >= ${pool}`;
  const gates = {
    words: 'true',
    phrase: isFull('words'),
    exact: `case when ${asked(1)} is null then ${isFull('words')} else ${isFull('phrase')} end`,
  };
  return factStatement(name, (holds) => {
    const asking = questions.flatMap((question, place) =>
      sources.map(
        (source, n) =>
          `${question}_${n} as materialized (${foundIn(source, asked(place), gates[question], pool, holds)})`,
      ),
    );
    const reading = sources.map(({ table, columns, joined }, n) => {
      const ids = questions.map((question) => `select fact_id from ${question}_${n}`).join(' union ');
      return `(select ${columns} from ${table} fact ${joined?.(holds) ?? ''}
        where fact.fact_id = any(array(${ids})) order by fact.fact_id desc)`;
    });
    return `with ${asking.join(', ')} ${reading.join(' union all ')}`;
  });
}

/** In a subselect the planner does not look at the value of a parameter: it would plan anew for each, which takes longer than the search. */
function asked(question: number): string {
  return `(select $${question + 2}::text)`;
}

/** The order is not that of an index to the planner, which would rather read all facts along it until enough have the words. */
function foundIn(
  source: SearchSource,
  question: string,
  gate: string,
  pool: string,
  holds: (alias: string) => string,
): string {
  const { table, condition } = source;
  return `select found.fact_id from (select max(fact_id) >> ${BLOCK_BITS} as block from ${table} where fact_id > 0) newest
    cross join lateral generate_series(newest.block, 0, -1) asked (block)
    cross join lateral (
      select fact.fact_id from ${table} fact
      where ${searchWords(source, 'fact.')} @@ replace(${question}, '~', asked.block || '~')::tsquery
        and ${holds('fact')} ${condition ? `and ${condition(holds)}` : ''}
      order by fact.fact_id + 0 desc limit ${pool}
    ) found
    where ${question} is not null and ${gate} limit ${pool}`;
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
