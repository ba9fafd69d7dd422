import { type Connection, type CursorValue, connection, type PageInput, type PageRequest, readPage } from '../page.ts';
import type { Order } from './order.ts';

/** A sorted list: `name` holds all that selects its rows, so that a cursor of another list is refused. */
export interface SortedList<Row> {
  readonly name: string;
  readonly order: Order;
  readonly keyOf: (row: Row) => readonly CursorValue[];
  readonly rows: (page: PageRequest) => Promise<readonly Row[]>;
  readonly count: () => Promise<number>;
}

/** The page of a list that a client asks for. Refused as `readPage` does. */
export async function paged<Row>(page: PageInput | null | undefined, list: SortedList<Row>): Promise<Connection<Row>> {
  const request = readPage(page, list.name, list.order.length);
  return connection(await list.rows(request), request, list, list.count);
}

/** The same filter is the same list, whatever the order in which its conditions were written. */
export function filterName(filter: object | null): string {
  const conditions = Object.entries(filter ?? {}).filter(([, value]) => value != null);
  return JSON.stringify(conditions.sort(([a], [b]) => (a < b ? -1 : 1)));
}
