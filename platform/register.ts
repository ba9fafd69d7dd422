/**
 * A subgraph's own copy of the register of agencies: the agencies and where they stood, the classes, who took over from whom,
 * the working days, as facts with history. Nobody reads another subgraph's tables; what a subgraph must know of agencies to decide
 * or to sum up, it reads here, at the same position as its own facts. It is written from the feed of `agencies` alone.
 *
 * A subgraph that keeps one says so in four places:
 *
 * - its migration, once the feed and the guards of facts and writers are there (`feedTables`, `FACT_GUARD_FUNCTION`,
 *   `WRITER_GUARD_FUNCTION`, the job's grants on the feed as in directives/migrations/001):
 *   `for (const sql of [...registerCursor('indicators'), ...registerTables('indicators')]) this.addSql(sql);`
 * - its entities: `export const ENTITIES = [..., ...REGISTER_ENTITIES] as const;`
 * - its ingest.ts, with what follows of a change for its own facts (nothing, when it is left out):
 *   `export const followed = () => registerCopy('indicators', async (em, changes) => …);`
 * - where it is opened (subgraph.ts), and once in cli/installation.ts beside that of directives, with
 *   `await grantFeed(database, 'agencies', 'indicators')` in `migrateAll`:
 *   `followRegister({ database, subgraph: 'indicators', entities: ENTITIES, runtime: feeds.consumer('indicators'), sequencer, copy: followed() })`
 *
 * Totals by agency (platform/cube.ts) are rolled up by it: `const rollUps = openRollUps('indicators')` once where the subgraph is made, and
 * `rollUps.at(facts)` for each operation (in createLoaders) is the `rollUp` of its cubes.
 *
 * The tables are `register_agency` (agency_id, kind, level, name, days), `register_parent` (agency_id, parent_id, days),
 * `register_place`, `register_class` (class_id, definition as domain/agency-class.ts expands it), `register_succession` (kind,
 * starts_on, from_ids, to_ids, functions) and `register_calendar`; commands call `holdRegister` before they lock subjects
 * by what they read here. Subjects of the copy's events are the agencies' own ids, so no fact of the subgraph's may have one.
 */
export {
  type FollowedRegister,
  followRegister,
  type RegisterChanges,
  registerCopy,
} from './register/copy.ts';
export { REGISTER_ENTITIES } from './register/entities.ts';
export { holdRegister } from './register/lock.ts';
export { calendarEntries } from './register/recording.ts';
export { openRollUps, type RollUps } from './register/roll-up.ts';
export {
  REGISTER_TABLES,
  registerCursor,
  registerIndexes,
  registerTables,
  withoutRegisterIndexes,
  withoutRegisterTables,
} from './register/tables.ts';
