import type pg from 'pg';

/** How much is added to the reference data. */
export interface Volume {
  readonly directives: number;
  readonly tasks: number;
}

/** Rows of one statement. */
const CHUNK = 2_000;

/** Words of one sentence at least and at most. */
const [SHORT, LONG] = [8, 40];

/**
 * Add directives and tasks that are made of the words of those that are there: each word is followed by one that followed it
 * somewhere, so that common words are as common and neighbours as likely as in real documents. The same every time. Their
 * triggers and references are left out, which the caller's role has to be able to; what a trigger would keep is added as well.
 */
export async function addVolume(admin: pg.Client, { directives, tasks }: Volume): Promise<void> {
  await admin.query(`set session_replication_role = replica; set search_path = directives, app`);
  const random = generator(20_221_006);
  const texts = async (sql: string) => (await admin.query<{ text: string }>(sql)).rows.map(({ text }) => text);
  const titles = await texts('select title as text from task_fact order by fact_id');
  const subjects = await texts('select subject as text from directive_fact where subject is not null order by fact_id');
  const addressees = await texts('select agency_as_written as text from assignment_fact order by fact_id');
  const known = await admin.query<{ symbol: string; type: string; issuer: string | null }>(
    `select symbol, type, issuer_as_written as issuer from directive_fact where symbol is not null order by fact_id`,
  );
  const indexes = await withoutIndexes(admin);
  const { rows: events } = await admin.query<{ seq: string }>('select max(seq) as seq from feed_event');
  const seq = events[0]!.seq;

  const sentence = sentencesOf([...titles, ...subjects], random);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
  const day = () => new Date(Date.UTC(2015, 0, 1 + Math.floor(random() * 4_000))).toISOString().slice(0, 10);

  await inChunks(directives, async (count) => {
    const rows = Array.from({ length: count }, () => {
      const { symbol, type, issuer } = pick(known.rows);
      const number = String(1 + Math.floor(random() * 9_999)).padStart(2, '0');
      return { symbol: symbol.replace(/^\d+/, number), number, type, issuer, day: day(), subject: sentence() };
    });
    await admin.query(
      `insert into directive_fact (seq, directive_id, kind, type, number, number_key, symbol, symbol_key, is_normative,
         issuer_as_written, issued_on, subject)
       select $1, gen_random_uuid(), 'DOCUMENT', type, number, ltrim(number, '0'), symbol, ltrim(upper(symbol), '0'), false,
         issuer, day, subject
       from jsonb_to_recordset($2) row (symbol text, number text, type text, issuer text, day date, subject text)`,
      [seq, JSON.stringify(rows)],
    );
  });

  await inChunks(tasks, async (count) => {
    const rows = Array.from({ length: count }, (_, n) => ({
      n,
      clause: `${pick(['I', 'II', 'III', 'PL.I'])}.${1 + Math.floor(random() * 9)}`,
      title: sentence(),
      product: random() < 0.2 ? sentence() : null,
      // Most tasks have one addressee or two, some have dozens.
      addressees: Array.from({ length: 1 + Math.floor(random() ** 4 * 20) }, () => pick(addressees)).join('; '),
    }));
    await admin.query(
      `with row as (
         select gen_random_uuid() as task_id, d.ids[1 + row.n % cardinality(d.ids)] as directive_id, row.*
         from jsonb_to_recordset($2) row (n int, clause text, title text, product text, addressees text),
           (select array(select directive_id from directive_fact order by fact_id desc limit 1000) as ids) d),
       task as (
         insert into task_fact (seq, task_id, directive_id, ordinal, clause, title, product, scope, strength, deadline_kind)
         select $1, task_id, directive_id, n, clause, title, product, 'SPECIFIC', 'ASSIGNED', 'NONE' from row)
       insert into task_search (seq, task_id, clause, title, product, addressees)
       select $1, task_id, clause, title, product, addressees from row`,
      [seq, JSON.stringify(rows)],
    );
  });
  await indexes.makeAgain();
  await admin.query('set session_replication_role = origin');
}

/** An index over all rows at once is made in a fraction of the time that row by row takes, and several processes help. */
async function withoutIndexes(admin: pg.Client): Promise<{ makeAgain(): Promise<void> }> {
  const { rows } = await admin.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indexrelid in ('directive_fact_search'::regclass, 'task_search_search'::regclass)`,
  );
  for (const { name } of rows) await admin.query(`drop index ${name}`);
  return {
    async makeAgain() {
      await admin.query(
        `set maintenance_work_mem = '256MB'; alter function search_words(bigint, text[]) parallel safe`,
      );
      for (const { definition } of rows) await admin.query(definition);
      await admin.query('alter function search_words(bigint, text[]) parallel unsafe');
    },
  };
}

/** Sentences in which every word is followed by one that followed it in one of the texts. */
function sentencesOf(texts: readonly string[], random: () => number): () => string {
  const sentences = texts.map((text) => text.split(/\s+/));
  const beginnings = sentences.map(([first]) => first!);
  const following = new Map<string, string[]>();
  for (const words of sentences) {
    words.forEach((word, n) => {
      const next = words[n + 1] ?? '';
      const known = following.get(word);
      if (known) known.push(next);
      else following.set(word, [next]);
    });
  }
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)]!;
  return () => {
    const words: string[] = [];
    for (let word = pick(beginnings); words.length < LONG; ) {
      words.push(word);
      word = pick(following.get(word)!);
      if (word === '' && words.length >= SHORT) break;
      if (word === '') word = pick(beginnings);
    }
    return words.join(' ');
  };
}

async function inChunks(total: number, add: (count: number) => Promise<void>): Promise<void> {
  for (let done = 0; done < total; done += CHUNK) await add(Math.min(CHUNK, total - done));
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
