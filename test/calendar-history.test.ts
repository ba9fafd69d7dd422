import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../domain/period.ts';
import { readCalendar } from '../domain/working-days/calendar.ts';
import type { CalendarEntry } from '../domain/working-days/entries.ts';
import { createFactReader, formatPosition, parsePosition } from '../platform/history.ts';
import { silentLogger } from '../platform/log.ts';
import { PUBLIC_VIEWER } from '../platform/viewer.ts';
import { calendarLoaders, createCalendarCache } from '../subgraphs/agencies/loaders/calendar.ts';
import { openAgencies } from '../subgraphs/agencies/subgraph.ts';
import { type AgenciesSubgraph, OPERATOR, startAgencies } from './support/agencies-subgraph.ts';
import { asking, TODAY } from './support/asking.ts';
import { DECISION_2028, kindsOf, RECORD, sendDecision, swapDays, swapOf } from './support/calendar.ts';
import { startHub } from './support/hub.ts';

let hub: AgenciesSubgraph;
beforeAll(async () => {
  hub = await startAgencies();
});
afterAll(() => hub[Symbol.asyncDispose]());

const YEARS = [2026, 2027, 2028] as const;
const YEARS_QUERY = `{ ${YEARS.map(
  (year) =>
    `y${year}: workingCalendar(year: ${year}) { isFinal workingDayCount days { on because { kind pairedOn legalBasis } } }`,
).join(' ')} }`;

interface Event {
  readonly position: string;
  readonly subject: string;
  readonly payload: { readonly entries: readonly CalendarEntry[] };
}

async function eventsOfCalendar(): Promise<Event[]> {
  const owner = await hub.database.connectAsOwner('agencies');
  const { rows } = await owner.query<Event>(
    `select position::text, subject, payload from feed_event where kind = 'CALENDAR_RECORDED'
      order by feed_event.position`,
  );
  await owner.end();
  return rows;
}

/** The years as somebody computes them who has nothing but the events up to a position. */
function folded(events: readonly Event[]) {
  const acts = new Map(events.map(({ subject, payload }) => [subject, payload.entries]));
  const entries = [...acts.values()].flat();
  const calendar = readCalendar(entries);
  const hasHolidays = (year: number) =>
    entries.some((entry) => entry.kind === 'YEARLY_HOLIDAY' && entry.validFrom <= `${year}-01-01`);
  return Object.fromEntries(
    YEARS.map((year) => {
      if (!hasHolidays(year)) return [`y${year}`, null];
      const days = calendar.daysOf(year);
      const stated = days.filter(({ because: { kind } }) => kind !== 'ORDINARY' && kind !== 'WEEKLY_REST');
      return [
        `y${year}`,
        {
          isFinal: calendar.decidedYears.has(year),
          workingDayCount: days.filter(({ because: { kind } }) => kind === 'ORDINARY' || kind === 'SWAPPED_WORK')
            .length,
          days: stated.map(({ day, because: { kind, forDay, source } }) => ({
            on: day,
            because: { kind, pairedOn: forDay, legalBasis: source!.symbol },
          })),
        },
      ];
    }),
  );
}

/** Tuesdays of some weeks, among them some that acts and rules speak of: decisions meet one another. */
const anyTuesday = fc.integer({ min: 0, max: 60 }).map((week) => addDays('2026-07-14', 7 * week));
const anySwap = fc
  .tuple(anyTuesday, fc.constantFrom(4, 5, 11, 3))
  .map(([off, later]) => swapDays(off, addDays(off, later)));
const anyHolidays = fc
  .uniqueArray(anyTuesday, { minLength: 1, maxLength: 2 })
  .map((days) => days.map((on) => ({ on, kind: 'HOLIDAY', name: 'Nghỉ' })));
const anyRevocation = fc
  .tuple(anyTuesday, fc.constantFrom(4, 5, 11))
  .map(([off, later]) => [off, addDays(off, later)].map((on) => ({ on, kind: 'ORDINARY', name: 'Bỏ' })));

/** Commands as somebody in a hurry sends them: acts known and new, right and wrong, corrected and amended. */
const anyDecision = fc
  .record({
    act: fc.integer({ min: 1, max: 25 }),
    days: fc.oneof(anySwap, anySwap, anyHolidays, anyRevocation, fc.constantFrom([], DECISION_2028.days)),
    decidesYears: fc.constantFrom([], [], [], [], [], [2028]),
    corrects: fc.boolean(),
    amends: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.integer({ min: 1, max: 25 })),
  })
  .map(({ act, amends, ...decision }) => ({
    ...{ symbol: `${act}/TB-BNV`, issuedOn: addDays('2026-03-01', act), issuer: 'Bộ Nội vụ', title: 'Thông báo' },
    ...{ amends: amends === null ? [] : [`${amends}/TB-BNV`], ...decision },
  }));

describe('after a random history', () => {
  it('every position of the feed gives the calendar that its events up to there make', async () => {
    const decisions = fc.sample(anyDecision, { numRuns: 300, seed: 20260331 });
    const codes = new Map<string, number>();
    for (const decision of decisions) {
      const { problems, calendars } = await sendDecision(hub, decision);
      for (const code of problems.length > 0
        ? problems.map((problem) => problem.code)
        : [`${calendars!.length} years`]) {
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
    }
    // A history in which nothing happens would show nothing.
    for (const seen of ['1 years', '2 years', 'CALENDAR_DAY_DECIDED', 'CALENDAR_ACT_KNOWN']) {
      expect([...codes.keys()]).toContain(seen);
    }

    const events = await eventsOfCalendar();
    expect(events.length).toBeGreaterThan(40);
    const { feedId } = parsePosition(await hub.now());
    for (const [index, { position }] of events.entries()) {
      const told = await hub.data(YEARS_QUERY, { position: formatPosition(feedId, position) });
      expect({ position, told }).toEqual({ position, told: folded(events.slice(0, index + 1)) });
    }
    expect(await hub.data(YEARS_QUERY)).toEqual(folded(events));
  }, 120_000);
});

describe('calendars that are kept', () => {
  const loadersOver = (cache: ReturnType<typeof createCalendarCache>, position: string | null) => {
    const session = hub.database.openSession('agencies', PUBLIC_VIEWER);
    const { calendar } = calendarLoaders(createFactReader(session, { position, today: TODAY }), cache);
    return { calendar, close: () => session.close() };
  };

  it('are one for the same facts, whoever reads them and at which moment, and no more than a few', async () => {
    const cache = createCalendarCache();
    const positions = (await eventsOfCalendar()).slice(0, 20).map(({ position }) => position);
    const { feedId } = parsePosition(await hub.now());
    const read = async (position: string | null) => {
      const { calendar, close } = loadersOver(cache, position);
      const found = await calendar();
      await close();
      return found;
    };

    const present = await read(null);
    expect(await read(null)).toBe(present);
    expect(await read(await hub.now())).toBe(present);
    for (const position of positions) await read(formatPosition(feedId, position));
    expect(cache.size).toBe(8);
    expect(await read(null)).not.toBe(present);
  });

  it('are none of another process, which shows a decision at once', async () => {
    const [off, work] = ['2028-12-19', '2028-12-23'];
    const other = openAgencies({ database: hub.database, clock: hub.clock, logger: silentLogger });
    const elsewhere = { ...hub, ...asking(other.subgraph, []) };
    const before = await Promise.all([kindsOf(hub, [off]), kindsOf(elsewhere, [off])]);
    const decision = swapOf(off, work, { symbol: '99/VPCP-KGVX' });
    expect((await sendDecision(elsewhere, decision)).problems).toEqual([]);

    const kinds = [await kindsOf(hub, [off]), await kindsOf(elsewhere, [off])].map(([kind]) => kind?.replace('?', ''));
    expect(before[0]).toEqual(before[1]);
    expect(kinds).toEqual(['SWAPPED_OFF', 'SWAPPED_OFF']);
    await other.close();
  });
});

describe('through the gateway', () => {
  it('a token answers the old day after a decision, byte for byte, and the present the new one', async () => {
    await using whole = await startHub();
    const query = `{ addWorkingDays(from: "2026-05-04", count: 1) { lastOn isFinal skipped { on because { kind } } }
      workingDay(on: "2026-05-05") { isWorking because { legalBasis } } }`;
    const { asOf } = (await whole.ask(query, { asOf: 'now' })).extensions!;
    const before = await whole.askRaw(query, { asOf: asOf! });

    const input = { idempotencyKey: 'swap', ...swapOf('2026-05-05', '2026-05-09') };
    const { errors } = await whole.ask(RECORD, { viewer: OPERATOR, variables: { input } });
    expect(errors).toBeUndefined();

    expect(await whole.askRaw(query, { asOf: asOf! })).toBe(before);
    expect(JSON.parse(before).data.addWorkingDays).toEqual({ lastOn: '2026-05-05', isFinal: true, skipped: [] });
    const { data } = await whole.ask<object>(query);
    expect(data).toEqual({
      addWorkingDays: {
        ...{ lastOn: '2026-05-06', isFinal: true },
        skipped: [{ on: '2026-05-05', because: { kind: 'SWAPPED_OFF' } }],
      },
      workingDay: { isWorking: false, because: { legalBasis: '1234/VPCP-KGVX' } },
    });
  });
});
