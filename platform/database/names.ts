import { HubError } from '../errors.ts';

/** Who runs a statement: `public` reads what everyone may, `viewer` is set to one caller, `job` is the hub's own work. */
export const DATABASE_ROLES = ['public', 'viewer', 'job'] as const;
export type DatabaseRole = (typeof DATABASE_ROLES)[number];

export type RoleNames = Readonly<Record<DatabaseRole | 'owner', string>>;

/** The roles of a subgraph's schema: owner may not log in and runs the migrations, the others run the hub. */
export function roleNames(prefix: string, subgraph: string): RoleNames {
  const of = (role: string) => `${prefix}${subgraph}_${role}`;
  return { owner: of('owner'), public: of('public'), viewer: of('viewer'), job: of('job') };
}

const SUBGRAPH = /^[a-z][a-z0-9_]{0,24}$/;
const TAKEN = new Set(['app', 'public', 'pg_catalog', 'information_schema']);

/** The subgraph's name as its schema's; a name that cannot be one is a mistake of the caller, DATABASE_UNSUITABLE. */
export function checkSubgraphName(subgraph: string): string {
  if (SUBGRAPH.test(subgraph) && !TAKEN.has(subgraph) && !subgraph.startsWith('pg_')) return subgraph;
  throw new HubError(
    'DATABASE_UNSUITABLE',
    `Expected a subgraph's name to be 1 to 25 of a-z, 0-9 and _, beginning with a letter, and none of ${[...TAKEN].join(', ')}; it is "${subgraph}".`,
  );
}

/** A name in SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
