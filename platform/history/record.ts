import type { EntityManager } from '@mikro-orm/postgresql';
import { lockSubjects } from '../feed.ts';
import { factProperties } from './properties.ts';

/** Columns of a fact without its history: what it says. Keys are properties of the table's entity. */
export type FactValues = Readonly<Record<string, unknown>>;

/** A table of facts and the property that names their subject. */
export interface FactTable {
  // The class is only handed on to MikroORM.
  readonly entity: new () => object;
  readonly subject: string;
}

/** The whole of what is to hold about one subject: facts that are not among these are closed. */
export interface SubjectState<Tables extends string> {
  readonly subject: string;
  /** Kind of the feed event, if anything changes. */
  readonly kind: string;
  /** The subject's public state, for those who follow the feed. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly facts: Readonly<Record<Tables, readonly FactValues[]>>;
}

/** Rows per statement of a bulk insert: keeps the number of parameters well below PostgreSQL's 65,535. */
const INSERT_CHUNK = 500;

/**
 * Make facts agree with the states given: append what is new, close what no longer holds, leave the rest untouched. A
 * subject of which nothing changes gets no event, so that recording the same twice is recording it once. Gives the
 * subjects that changed.
 *
 * Runs inside the caller's transaction and locks all subjects in it.
 */
export async function recordSubjects<Tables extends string>(
  em: EntityManager,
  subgraph: string,
  tables: Readonly<Record<Tables, FactTable>>,
  states: readonly SubjectState<Tables>[],
): Promise<string[]> {
  const feed = await lockSubjects(
    em,
    subgraph,
    states.map((state) => state.subject),
  );
  const names = Object.keys(tables) as Tables[];
  const open = new Map<Tables, Map<string, OpenFact[]>>();
  for (const name of names) open.set(name, await openFacts(em, tables[name], states));

  const closing = new Map<Tables, { factIds: string[]; seq: string }[]>();
  const adding = new Map<Tables, FactValues[]>();
  const changed: string[] = [];

  for (const state of states) {
    const differences = names.map((name) => difference(open.get(name)?.get(state.subject) ?? [], state.facts[name]));
    if (differences.every(({ ended, added }) => ended.length === 0 && added.length === 0)) continue;

    const seq = await feed.append(state);
    changed.push(state.subject);
    names.forEach((name, i) => {
      const { ended, added } = differences[i]!;
      if (ended.length > 0) pushTo(closing, name, [{ factIds: ended, seq }]);
      pushTo(
        adding,
        name,
        added.map((values) => ({ ...values, [tables[name].subject]: state.subject, seq })),
      );
    });
  }

  for (const name of names) {
    for (const { factIds, seq } of closing.get(name) ?? []) {
      await em.nativeUpdate(
        tables[name].entity,
        { factId: { $in: factIds } } as never,
        { closedSeq: seq, recordedTo: new Date() } as never,
      );
    }
    const rows = adding.get(name) ?? [];
    for (let at = 0; at < rows.length; at += INSERT_CHUNK) {
      await em.insertMany(tables[name].entity, rows.slice(at, at + INSERT_CHUNK) as never);
    }
  }
  return changed;
}

interface OpenFact {
  readonly factId: string;
  readonly content: string;
}

async function openFacts(
  em: EntityManager,
  table: FactTable,
  states: readonly SubjectState<string>[],
): Promise<Map<string, OpenFact[]>> {
  const rows = (await em.find(
    table.entity,
    { [table.subject]: { $in: states.map((state) => state.subject) }, closedSeq: null } as never,
    { disableIdentityMap: true },
  )) as Record<string, unknown>[];

  const bySubject = new Map<string, OpenFact[]>();
  for (const row of rows) {
    const { [table.subject]: subject, ...values } = row;
    pushTo(bySubject, String(subject), [{ factId: String(row.factId), content: contentOf(values) }]);
  }
  return bySubject;
}

/** Which open facts end and which values are new. Facts are compared by all they say. */
function difference(
  open: readonly OpenFact[],
  wanted: readonly FactValues[],
): { ended: string[]; added: FactValues[] } {
  const kept = new Map(open.map((fact) => [fact.content, fact]));
  const added: FactValues[] = [];
  for (const values of wanted) {
    const content = contentOf(values);
    if (!kept.delete(content)) added.push(values);
  }
  const ended = [...kept.values()].map((fact) => fact.factId);
  return { ended, added };
}

/** What a fact says, as one text that is equal for equal facts: absent is the same as null. */
function contentOf(values: FactValues): string {
  const said = Object.entries(values).filter(([name, value]) => value != null && !(name in factProperties));
  said.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(said);
}

function pushTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, items: readonly Item[]): void {
  const list = lists.get(key);
  if (list) list.push(...items);
  else lists.set(key, [...items]);
}
