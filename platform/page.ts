import { hash } from 'node:crypto';
import { HubError } from './errors.ts';

/** The most entries that one page of any list holds. */
export const PAGE_CAP = 100;
const PAGE_DEFAULT = 20;

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Check that a text is an id of this hub. Refused with ID_MALFORMED, which names the argument. */
export function requireId(id: string, argument = 'id'): string {
  if (UUID.test(id)) return id;
  throw new HubError('ID_MALFORMED', `Expected an id in "${argument}", got ${JSON.stringify(id.slice(0, 60))}.`, {
    details: { argument },
  });
}

export interface PageInput {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A value of a sort key as it travels in a cursor: text, also for days and numbers; null sorts as the list says. */
export type CursorValue = string | null;

/** A page as SQL needs it: `limit` is one more than is given, to see whether there is a next page. */
export interface PageRequest {
  readonly first: number;
  readonly limit: number;
  /** Sort key of the last entry of the previous page, in the order of the list's columns; null for the first page. */
  readonly after: readonly CursorValue[] | null;
}

/**
 * Read a page argument. `list` names the list and everything that selects and sorts it, so that a cursor of another list
 * or filter is refused instead of giving a wrong page. `keyLength` is the number of columns in the sort key.
 *
 * Refused with PAGE_TOO_LARGE, PAGE_SIZE_INVALID or CURSOR_MALFORMED.
 */
export function readPage(page: PageInput | null | undefined, list: string, keyLength: number): PageRequest {
  const first = page?.first ?? PAGE_DEFAULT;
  if (first > PAGE_CAP) throw new HubError('PAGE_TOO_LARGE', `Expected at most ${PAGE_CAP} in "first", got ${first}.`);
  if (first < 1) throw new HubError('PAGE_SIZE_INVALID', `Expected 1 to ${PAGE_CAP} in "first", got ${first}.`);
  const after = page?.after == null ? null : decodeCursor(page.after, list, keyLength);
  return { first, limit: first + 1, after };
}

export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Counts all pages; called only when a client asks for totalCount. */
  readonly countAll: () => Promise<number>;
}

/** A kind of list: what a cursor is checked against and how its rows are sorted. */
export interface List<Row> {
  /** Names the list and everything that selects and sorts it. */
  readonly name: string;
  readonly keyOf: (row: Row) => readonly CursorValue[];
}

/** Make a connection of the rows that a statement with `limit` gave. Cursors are made when somebody asks for them. */
export function connection<Row>(
  rows: readonly Row[],
  request: PageRequest,
  list: List<Row>,
  countAll: () => Promise<number>,
): Connection<Row> {
  return new LoadedConnection(rows, request, list, countAll);
}

// Classes, and not objects with getters of their own: V8 gives each of those a shape that no other object has, and a page
// of agencies is some forty connections.
class LoadedConnection<Row> implements Connection<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: Connection<Row>['pageInfo'];
  readonly countAll: () => Promise<number>;
  readonly #list: List<Row>;

  constructor(rows: readonly Row[], { first }: PageRequest, list: List<Row>, countAll: () => Promise<number>) {
    this.nodes = rows.slice(0, first);
    this.pageInfo = new LoadedPageInfo(rows.length > first, this.nodes.at(-1), list);
    this.countAll = countAll;
    this.#list = list;
  }

  get edges() {
    return this.nodes.map((node) => ({ cursor: cursorOf(node, this.#list), node }));
  }
}

class LoadedPageInfo<Row> {
  readonly hasNextPage: boolean;
  readonly #last: Row | undefined;
  readonly #list: List<Row>;

  constructor(hasNextPage: boolean, last: Row | undefined, list: List<Row>) {
    this.hasNextPage = hasNextPage;
    this.#last = last;
    this.#list = list;
  }

  get endCursor() {
    return this.#last === undefined ? null : cursorOf(this.#last, this.#list);
  }
}

function cursorOf<Row>(row: Row, list: List<Row>): string {
  return encodeCursor(list.keyOf(row), list.name);
}

function encodeCursor(key: readonly CursorValue[], list: string): string {
  return Buffer.from(JSON.stringify([checksum(list, key), ...key])).toString('base64url');
}

function decodeCursor(cursor: string, list: string, keyLength: number): CursorValue[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw foreignCursor();
  }
  if (!Array.isArray(parts) || parts.length !== keyLength + 1) throw foreignCursor();
  const key = parts.slice(1);
  if (!key.every((value) => value === null || typeof value === 'string')) throw foreignCursor();
  if (parts[0] !== checksum(list, key)) throw foreignCursor();
  return key;
}

function foreignCursor(): HubError {
  return new HubError('CURSOR_MALFORMED', 'Expected a cursor that this list gave with the same filter and order.', {
    details: { argument: 'page.after' },
  });
}

/** Over the key too: one that was changed on the way would reach the database as a day or an id that is none. */
function checksum(list: string, key: readonly CursorValue[]): string {
  return hash('sha256', JSON.stringify([list, key]), 'base64url').slice(0, 8);
}
