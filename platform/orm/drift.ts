import type { EntityMetadata, EntityProperty, MikroORM } from '@mikro-orm/postgresql';
import type { Database } from '../database.ts';

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  /** The database fills it: by a default, an identity or a generation expression. */
  filled: boolean;
  key: boolean;
}

const COLUMNS = `
  select c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type,
    not a.attnotnull as nullable, a.atthasdef or a.attidentity <> '' as filled,
    coalesce(a.attnum = any(k.conkey), false) as key
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
  where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p', 'v', 'm')`;

/**
 * Where the entities and the migrated tables of a subgraph disagree, a sentence each: a table or column that is missing,
 * another type, other nullability, another primary key, a column that has to be filled and that no entity knows. Tables
 * without an entity, indexes, checks and policies are the migrations' alone. (MikroORM's own comparator would report
 * each of those as something to drop.)
 */
export async function driftOf(orm: MikroORM, database: Database, subgraph: string): Promise<string[]> {
  const owner = await database.connectAsOwner(subgraph);
  try {
    const { rows } = await owner.query<Column>(COLUMNS, [`"${subgraph}"`]);
    const typeNames = async (types: string[]) => {
      const named = await owner.query<{ given: string; name: string | null }>(
        'select given, format_type(to_regtype(given), null) as name from unnest($1::text[]) as given',
        [types],
      );
      return new Map(named.rows.map(({ given, name }) => [given, name ?? given]));
    };

    const entities = [...orm.getMetadata().getAll().values()].filter((meta) => isTable(meta, subgraph));
    const names = await typeNames([...new Set(entities.flatMap((meta) => columnsOf(meta).map(({ type }) => type)))]);
    return entities.flatMap((meta) => differences(meta, rows, names));
  } finally {
    await owner.end();
  }
}

function isTable(meta: EntityMetadata, subgraph: string): boolean {
  return !meta.embeddable && !meta.virtual && (meta.schema ?? subgraph) === subgraph;
}

function columnsOf(meta: EntityMetadata): { column: string; type: string; prop: EntityProperty }[] {
  return meta.props
    .filter((prop) => prop.persist !== false && prop.fieldNames?.length > 0)
    .flatMap((prop) =>
      prop.fieldNames.map((column, index) => ({ column, type: (prop.columnTypes[index] ?? '').toLowerCase(), prop })),
    );
}

function differences(meta: EntityMetadata, rows: readonly Column[], names: ReadonlyMap<string, string>): string[] {
  const table = meta.tableName;
  const actual = new Map(rows.filter((row) => row.table === table).map((row) => [row.column, row]));
  if (actual.size === 0) return [`${table}: the table does not exist`];

  const found: string[] = [];
  const expected = columnsOf(meta);
  for (const { column, type, prop } of expected) {
    const row = actual.get(column);
    if (!row) {
      found.push(`${table}.${column}: the column does not exist`);
      continue;
    }
    const wanted = names.get(type) ?? type;
    if (row.type !== wanted) found.push(`${table}.${column}: ${wanted} in the entity, ${row.type} in the table`);
    if (row.nullable !== Boolean(prop.nullable)) {
      found.push(
        `${table}.${column}: ${nullability(prop.nullable)} in the entity, ${nullability(row.nullable)} in the table`,
      );
    }
    if (row.key !== Boolean(prop.primary)) {
      found.push(`${table}.${column}: ${prop.primary ? 'only' : 'not'} in the entity part of the primary key`);
    }
  }
  const known = new Set(expected.map(({ column }) => column));
  for (const { column, nullable, filled } of actual.values()) {
    if (!known.has(column) && !nullable && !filled) found.push(`${table}.${column}: required, and no entity knows it`);
  }
  return found;
}

function nullability(nullable: boolean | undefined): string {
  return nullable ? 'nullable' : 'not null';
}
