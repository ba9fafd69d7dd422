import { statementOf } from '../../cube.ts';
import { type FeedTransaction, lockSubjects } from '../../feed.ts';
import { factStatement } from '../../history.ts';
import type { RollUp } from '../agency-roll-up.ts';
import { NO_FILTER } from '../filter.ts';
import type { Question } from '../question.ts';
import type { FoundRow } from '../rows.ts';
import { decideTables, type PublishedMemory } from './deciding.ts';
import type { Lattice } from './declaration.ts';
import { atomsOf, type StoredCell } from './folding.ts';
import type { SuppressionRule } from './suppression.ts';

/** A transaction of the job role in the name of the hub: that of a writing consumer is one. */
export interface PublishingTransaction {
  readonly em: FeedTransaction;
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface Publication {
  readonly version: number;
  /** The position of the subgraph's feed for which it answers. */
  readonly answersFor: string;
  /** All that are stored. */
  readonly cellCount: number;
  readonly withheldCount: number;
  /** Small cells that readers of earlier versions know, under a rule that was milder; 0 while the rule stays. */
  readonly exposedCount: number;
  /** False when the position had its version already: it was left as it is. */
  readonly isNew: boolean;
}

/** Cells per statement. */
const CHUNK = 5000;

/**
 * Publish the cells of a lattice as they are at a position of the subgraph's feed: count over all rows, decide what is shown, store it
 * and append CELLS_PUBLISHED to the feed, by whose position `asOf` finds the version. A position is published once; asked again, the
 * version that it has is given back.
 *
 * `on` is the day whose rule of suppression holds, as it is on record at the position; `rollUp` answers at the position. Throws
 * when there is no rule, and for a position before that of the last version: what was said later is known by then.
 */
export async function publish(
  tx: PublishingTransaction,
  lattice: Lattice,
  { position, on, rollUp }: { readonly position: string; readonly on: string; readonly rollUp: RollUp },
): Promise<Publication> {
  const { subgraph, name: cube } = lattice.cube;
  const feed = await lockSubjects(tx.em, subgraph, [subjectOf(cube)]);
  const known = await tx.query<Omit<Publication, 'isNew'>>(
    `select version, answers_for::text as "answersFor", cell_count as "cellCount", withheld_count as "withheldCount", exposed_count as "exposedCount"
     from published_version where cube = $1 and (answers_for = $2 or version = (
       select max(version) from published_version where cube = $1)) order by answers_for = $2 desc`,
    [cube, position],
  );
  const last = known[0];
  if (last?.answersFor === position) return { ...last, isNew: false };
  if (last && BigInt(last.answersFor) > BigInt(position)) {
    throw new Error(`expected a position after ${last.answersFor}, for which ${cube} is published, got ${position}`);
  }

  const rule = await ruleAt(tx, cube, position, on);
  const question = wholeQuestion(lattice);
  const asked = { question, parameters: lattice.parameters, page: null };
  const sql = await statementOf(lattice.cube, { rollUp, boundariesOn: null }, asked);
  const found = await tx.query<FoundRow>(sql.statement.past.text, [position, ...sql.values]);
  const atoms = atomsOf(lattice, found, sql);
  const [remembered] = await tx.query<{ memory: PublishedMemory }>(
    'select memory from published_memory where cube = $1 and version = $2',
    [cube, last?.version ?? 0],
  );
  const decided = decideTables(lattice, atoms, { rule, before: remembered?.memory ?? null });

  const version = (last?.version ?? 0) + 1;
  const { cells } = decided;
  const withheldCount = cells.filter(({ reason }) => reason !== null).length;
  const exposedCount = decided.exposed.length;
  const payload = { cube, version, answersFor: position, cells: cells.length, withheld: withheldCount };
  const seq = await feed.append({ subject: subjectOf(cube), kind: 'CELLS_PUBLISHED', payload });
  await tx.query(
    `insert into published_version (seq, cube, version, answers_for, smallest_count, width, smallest_change, cell_count,
       withheld_count, exposed_count)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[seq, cube, version, position, rule.smallestCount, rule.width, rule.smallestChange],
      ...[cells.length, withheldCount, exposedCount],
    ],
  );
  for (let at = 0; at < cells.length; at += CHUNK) await store(tx, cube, version, cells.slice(at, at + CHUNK));
  await tx.query(
    'insert into published_memory (cube, version, memory, exposed) values ($1, $2, $3::jsonb, $4::text[])',
    [cube, version, JSON.stringify(decided.memory), decided.exposed],
  );
  return { version, answersFor: position, cellCount: cells.length, withheldCount, exposedCount, isNew: true };
}

function subjectOf(cube: string): string {
  return `published:${cube}`;
}

/** Rows by all groupings of all axes at once: what cells are sums of. */
function wholeQuestion({ axes, measures }: Lattice): Question {
  return {
    groups: axes.flatMap(({ groups }) => groups),
    rank: null,
    where: NO_FILTER,
    aggregates: measures.map((measure) => ({ measure, filter: NO_FILTER })),
    having: [],
    orderBy: [],
    wantsTotal: false,
  };
}

async function ruleAt(tx: PublishingTransaction, cube: string, position: string, on: string): Promise<SuppressionRule> {
  const { past } = factStatement(
    'published.rule',
    (holds) => `select r.smallest_count as "smallestCount", r.width, r.smallest_change as "smallestChange"
      from suppression_rule_fact r where r.cube = $2 and r.valid_from <= $3::date and ${holds('r')}
      order by r.valid_from desc limit 1`,
  );
  const [rule] = await tx.query<SuppressionRule>(past.text, [position, cube, on]);
  if (!rule) throw new Error(`expected a rule of suppression for ${cube} on ${on}, found none at position ${position}`);
  return rule;
}

async function store(
  tx: PublishingTransaction,
  cube: string,
  version: number,
  cells: readonly StoredCell[],
): Promise<void> {
  await tx.query(
    `insert into published_cell (cube, version, shape, keys, agency_flags, measures, reason)
     select $1, $2, c.shape, c.keys::text[], c.flags, c.measures::numeric[], c.reason
     from unnest($3::text[], $4::text[], $5::int[], $6::text[], $7::text[]) c(shape, keys, flags, measures, reason)`,
    [
      cube,
      version,
      cells.map(({ parts }) => parts.flatMap((part) => part?.grouping ?? []).join(',')),
      cells.map(({ parts }) => arrayText(parts.flatMap((part) => part?.columns ?? []))),
      cells.map(({ agencyFlags }) => agencyFlags),
      cells.map(({ measures }) => (measures === null ? null : arrayText(measures))),
      cells.map(({ reason }) => reason),
    ],
  );
}

/** An array as PostgreSQL reads it. */
function arrayText(values: readonly (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : JSON.stringify(value))).join(',')}}`;
}
