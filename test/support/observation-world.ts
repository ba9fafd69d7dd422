import { migrateAll, SUBGRAPHS } from '../../cli/installation.ts';
import { addDays, periodOf } from '../../domain/period.ts';
import { fixedClock } from '../../platform/clock.ts';
import { connectAsAdmin } from '../../platform/database/connection.ts';
import { formatPosition } from '../../platform/history.ts';
import { silentLogger } from '../../platform/log.ts';
import { createIndicators } from '../../subgraphs/indicators/subgraph.ts';
import { type AskedSubgraph, asking, TODAY } from './asking.ts';
import type { Dice } from './cube-questions.ts';
import { type Happening, idOf, type MadeRegister, randomHappenings, registerOf } from './observation-register.ts';
import { createTestDatabase } from './test-database.ts';

/**
 * Numbers, overrides and the register as chance made them and corrected them, change after change: facts as the subgraph keeps
 * them, with the change that brought each and the one that ended it.
 */
export interface World {
  /** Rows by their table, as PostgreSQL is given them. */
  readonly tables: Readonly<Record<string, readonly Fact[]>>;
  readonly agencyIds: readonly string[];
  readonly lastChange: number;
  /** The changes of the register; between two of them it says the same. */
  readonly registerChanges: readonly number[];
}
type Fact = Readonly<Record<string, unknown>> & { readonly seq: number; readonly closed_seq: number | null };

export const INDICATORS = [
  { id: idOf('c', 1), unit: 'PERCENT' },
  { id: idOf('c', 2), unit: 'PERCENT' },
  { id: idOf('c', 3), unit: 'COUNT' },
  { id: idOf('c', 4), unit: 'POINT' },
] as const;
export const STRANGER = idOf('f', 1);
/** Last days of months in which numbers end. */
const MONTHS = [
  '2023-09-30',
  '2024-02-29',
  '2024-03-31',
  '2024-06-30',
  '2024-12-31',
  '2025-01-31',
  '2025-06-30',
  '2025-12-31',
];

export function randomWorld(dice: Dice, { changes, numbers }: { changes: number; numbers: number }): World {
  const third = Math.floor(changes / 3);
  const registerChanges = [1, 2 + dice.roll(third), 2 + 2 * third + dice.roll(third - 2)];
  const states: { readonly change: number; readonly register: MadeRegister }[] = [];
  let happenings = randomHappenings(dice, 20);
  for (const change of registerChanges) {
    states.push({ change, register: registerOf(happenings) });
    for (let at = 0; at < 3; at += 1) happenings = corrected(happenings, dice);
  }
  const agencyIds = [...new Set(states.flatMap(({ register }) => [...register.agencies.keys()]))].toSorted();
  return {
    tables: {
      indicator_fact: INDICATORS.map(({ id, unit }) => ({
        ...{ seq: 1, closed_seq: null, indicator_id: id, key: id, name: id, name_folded: id, unit, direction: 'UP' },
        ...{ method: 'COUNTED', is_formula_stated: false, may_exceed_whole: true },
      })),
      ...registerFacts(states),
      ...numberFacts(dice, agencyIds, { changes, numbers }),
    },
    ...{ agencyIds, lastChange: changes, registerChanges: states.map(({ change }) => change) },
  };
}

/** One happening, by chance, is found not to have been, or to have been on another day, or to have been something else. */
function corrected(happenings: readonly Happening[], dice: Dice): Happening[] {
  const { id } = dice.pick(happenings);
  const how = dice.roll(3);
  return happenings.flatMap((each) => {
    if (each.id !== id) return [each];
    if (how === 0) return [];
    const days = new Set(happenings.map(({ on }) => on));
    let on = each.on;
    while (days.has(on)) on = addDays(on, 17);
    return [how === 1 ? { ...each, on } : { ...each, seed: dice.roll(1_000_000) }];
  });
}

/** What states say, each thing once for as long as it was said. */
function registerFacts(states: readonly { readonly change: number; readonly register: MadeRegister }[]) {
  const rowsOf = ({ agencies, parents, successions }: MadeRegister): Record<string, object[]> => ({
    register_agency: [...agencies].map(([agency_id, { kind, level, from, to }]) => ({
      ...{ agency_id, kind, level, name: agency_id, valid_from: from, valid_to: to },
    })),
    register_parent: parents.map(({ agencyId, parentId, from, to }) => ({
      ...{ agency_id: agencyId, parent_id: parentId, valid_from: from, valid_to: to },
    })),
    register_succession: successions.map(({ id, kind, on, from, to }) => ({
      ...{ succession_id: id, kind, starts_on: on, from_ids: from, to_ids: to },
    })),
  });
  const tables: Record<string, Fact[]> = { register_agency: [], register_parent: [], register_succession: [] };
  let open = new Map<string, { table: string; fact: object; seq: number }>();
  const close = (closed: Iterable<{ table: string; fact: object; seq: number }>, closed_seq: number | null) => {
    for (const { table, fact, seq } of closed) tables[table]!.push({ ...fact, seq, closed_seq });
  };
  for (const { change, register } of states) {
    const said = new Map(
      Object.entries(rowsOf(register)).flatMap(([table, facts]) =>
        facts.map((fact) => [JSON.stringify([table, fact]), { table, fact, seq: change }] as const),
      ),
    );
    close(
      [...open].flatMap(([key, each]) => (said.has(key) ? [] : [each])),
      change,
    );
    open = new Map([...said].map(([key, each]) => [key, open.get(key) ?? each]));
  }
  close(open.values(), null);
  return tables;
}

function numberFacts(
  dice: Dice,
  agencyIds: readonly string[],
  { changes, numbers }: { changes: number; numbers: number },
) {
  const observation_fact: Fact[] = [];
  const override_fact: Fact[] = [];
  const part = () => String(dice.chance(15) ? dice.roll(400) / 4 : dice.roll(90));
  const parts = () => {
    const denominator = dice.chance(12) ? '0' : part();
    return { numerator: denominator === '0' ? '0' : part(), denominator };
  };
  const number = () =>
    dice.chance(82) ? { ...parts(), value: null } : { numerator: null, denominator: null, value: part() };
  for (let at = 0; at < numbers; at += 1) {
    const observation_id = idOf('e', at);
    const indicator = dice.pick(INDICATORS.slice(0, dice.chance(80) ? 3 : 4));
    const agency_id = dice.chance(3) ? STRANGER : dice.pick(agencyIds);
    const spans = spansOf(dice, changes, 1 + dice.roll(3));
    const said = randomPeriod(dice);
    for (const span of spans) {
      const unit = dice.chance(88) ? indicator.unit : dice.pick(['PERCENT', 'COUNT', 'PERCENTAGE_POINT', 'UNKNOWN']);
      observation_fact.push({
        ...span,
        ...{ observation_id, indicator_id: indicator.id, scope: 'AGENCY', agency_id, unit, ...number() },
        ...(dice.chance(80) ? said : randomPeriod(dice)),
        bound: dice.chance(90) ? 'EXACT' : dice.pick(['MORE_THAN', 'NEARLY']),
        ...{ is_provisional: dice.chance(15), is_estimated: false, source: 'REPORTED' },
      });
    }
    if (dice.chance(15)) {
      for (const span of spansOf(dice, changes, 1 + dice.roll(2))) {
        override_fact.push({ ...span, observation_id, ...number(), reason: 'counted again' });
      }
    }
  }
  return { observation_fact, override_fact };
}

function randomPeriod(dice: Dice) {
  const ends_on = dice.pick(MONTHS);
  const stated_on = dice.chance(20) ? null : addDays(ends_on, dice.pick([-10, 0, 1, 1, 20, 40]));
  const month = periodOf(ends_on, 'MONTH');
  if (dice.chance(8)) return { starts_on: null, ends_on, stated_on };
  if (dice.chance(8)) return { starts_on: addDays(month.firstOn, 1), ends_on, stated_on };
  const { firstOn, lastOn } = periodOf(ends_on, dice.pick(['MONTH', 'MONTH', 'QUARTER', 'YEAR']));
  return { starts_on: firstOn, ends_on: lastOn, stated_on };
}

/** Between which changes each version of one subject stood: one after the other, the last perhaps to the end. */
function spansOf(dice: Dice, changes: number, versions: number): { seq: number; closed_seq: number | null }[] {
  const starts = [...new Set(Array.from({ length: versions }, () => 1 + dice.roll(changes)))].toSorted((a, b) => a - b);
  return starts.map((seq, place) => {
    const next = starts[place + 1] ?? null;
    const isTakenBack = dice.chance(12) && seq + 1 < (next ?? changes);
    return { seq, closed_seq: isTakenBack ? seq + 1 : next };
  });
}

export interface ObservationWorld extends AskedSubgraph, AsyncDisposable {
  readonly adminUrl: string;
  /** The position after a change. */
  positionOf(change: number): string;
}

/** The indicators subgraph over a database that holds this world alone. The last change has no place in the feed yet. */
export async function startWorld({ tables, lastChange }: World): Promise<ObservationWorld> {
  const build = ({ database }: Parameters<NonNullable<Parameters<typeof createTestDatabase>[0]['build']>>[0]) =>
    migrateAll(database);
  const db = await createTestDatabase({
    subgraphs: SUBGRAPHS,
    key: 'hub without data',
    build: async (made) => void (await build(made)),
  });
  const admin = await connectAsAdmin(db.adminUrl, { search_path: 'indicators,public' });
  try {
    await admin.query(
      `insert into feed_event (position, subject, kind, payload, recorded_by, sequenced_at)
       select case when n < $1 then n end, 'world', 'CHANGED', '{}', 'a test', case when n < $1 then now() end
       from generate_series(1, $1::int) n order by n`,
      [lastChange],
    );
    for (const [table, facts] of Object.entries(tables)) {
      const rows = facts.map((fact) => ({
        ...fact,
        recorded_to: fact.closed_seq === null ? null : '2026-01-01T00:00:00Z',
      }));
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].join(', ');
      await admin.query(
        `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
        [JSON.stringify(rows)],
      );
    }
    await admin.query('analyze');
  } finally {
    await admin.end();
  }
  const statements: string[] = [];
  const opened = createIndicators({
    ...{ database: db.database, clock: fixedClock(`${TODAY}T03:00:00Z`), logger: silentLogger },
    sequencer: { place: async () => '0' },
    onStatement: (name) => statements.push(name),
  });
  const asked = asking(opened.subgraph, statements);
  const feedId = (await asked.now()).slice(0, 36);
  return {
    ...asked,
    adminUrl: db.adminUrl,
    positionOf: (change) => formatPosition(feedId, String(change)),
    async [Symbol.asyncDispose]() {
      await opened.close();
      await db[Symbol.asyncDispose]();
    },
  };
}
