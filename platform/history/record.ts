import { type EntityManager, raw } from '@mikro-orm/postgresql';
import { lockSubjects } from '../feed.ts';
import { contentOf } from './content.ts';
import { factProperties } from './properties.ts';

/**
 * Columns of a fact without its history: what it says. Keys are properties of the table's entity, values what the entity
 * gives back when it is read: a decimal of two places as "1.50", an id in lower case.
 */
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

/** Rows or subjects per statement: keeps the number of parameters well below PostgreSQL's 65,535. */
const CHUNK = 500;

/**
 * Make facts agree with the states given: append what is new, close what no longer holds, leave the rest untouched. A
 * subject of which nothing changes gets no event, so that recording the same twice is recording it once. Gives the
 * subjects that changed.
 *
 * Runs inside the caller's transaction and locks all subjects in it. Throws when two states have one subject: each is the
 * whole of what is to hold, so they cannot both.
 */
export async function recordSubjects<Tables extends string>(
  em: EntityManager,
  subgraph: string,
  tables: Readonly<Record<Tables, FactTable>>,
  states: readonly SubjectState<Tables>[],
): Promise<string[]> {
  const subjects = new Set<string>();
  for (const { subject } of states) {
    if (subjects.has(subject)) throw new Error(`expected one state of the subject ${subject}, got two`);
    subjects.add(subject);
  }
  const feed = await lockSubjects(em, subgraph, [...subjects]);
  const names = Object.keys(tables) as Tables[];
  const open = new Map<Tables, Map<string, OpenFact[]>>();
  for (const name of names) open.set(name, await openFacts(em, tables[name], [...subjects]));

  const closing = new Map<Tables, { factIds: string[]; seq: string }[]>();
  const adding = new Map<Tables, FactValues[]>();
  const changed: string[] = [];

  for (const state of states) {
    const differences = names.map((name) =>
      difference(open.get(name)?.get(state.subject) ?? [], state.facts[name], tables[name]),
    );
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
        // The database's clock, by which the facts were recorded.
        { closedSeq: seq, recordedTo: raw('statement_timestamp()') } as never,
      );
    }
    const rows = adding.get(name) ?? [];
    for (let at = 0; at < rows.length; at += CHUNK) {
      await em.insertMany(tables[name].entity, rows.slice(at, at + CHUNK) as never);
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
  subjects: readonly string[],
): Promise<Map<string, OpenFact[]>> {
  const bySubject = new Map<string, OpenFact[]>();
  for (let at = 0; at < subjects.length; at += CHUNK) {
    const rows = (await em.find(
      table.entity,
      { [table.subject]: { $in: subjects.slice(at, at + CHUNK) }, closedSeq: null } as never,
      { disableIdentityMap: true },
    )) as Record<string, unknown>[];
    for (const row of rows) {
      pushTo(bySubject, String(row[table.subject]), [{ factId: String(row.factId), content: saidBy(row, table) }]);
    }
  }
  return bySubject;
}

/** Which open facts end and which values are new. Facts are compared by all they say; equal ones are counted. */
function difference(
  open: readonly OpenFact[],
  wanted: readonly FactValues[],
  table: FactTable,
): { ended: string[]; added: FactValues[] } {
  const kept = Map.groupBy(open, (fact) => fact.content);
  const added = wanted.filter((values) => kept.get(saidBy(values, table))?.pop() === undefined);
  const ended = [...kept.values()].flat().map((fact) => fact.factId);
  return { ended, added };
}

/** What a fact says of its subject: absent is the same as null. */
function saidBy(values: FactValues, table: FactTable): string {
  const said = Object.entries(values).filter(
    ([name, value]) => value != null && name !== table.subject && !Object.hasOwn(factProperties, name),
  );
  return contentOf(Object.fromEntries(said));
}

function pushTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, items: readonly Item[]): void {
  const list = lists.get(key);
  if (list) list.push(...items);
  else lists.set(key, [...items]);
}
