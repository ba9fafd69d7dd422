import { randomUUID } from 'node:crypto';
import { addDays } from '../../domain/period.ts';
import { readCalendar } from '../../domain/working-days/calendar.ts';
import type { CalendarEntry } from '../../domain/working-days/entries.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { type AgenciesSubgraph, OPERATOR } from './agencies-subgraph.ts';
import { read } from './reference-data.ts';

export type DecidedDay = Readonly<Record<string, unknown>>;

/** A decision on the first days that nobody has decided: Tết 2028 and its national day, as one could be. */
export const DECISION_2028 = {
  symbol: '4321/TB-BNV',
  issuer: 'Bộ Nội vụ',
  issuedOn: '2026-03-30',
  title: 'Thông báo về nghỉ Tết Âm lịch và nghỉ lễ Quốc khánh năm 2028',
  decidesYears: [2028],
  days: [
    ...[0, 1, 2, 3, 4].map((offset) => ({
      ...{ on: addDays('2028-01-25', offset), kind: 'HOLIDAY', name: 'Tết Âm lịch', clause: 'mục 1' },
    })),
    { on: '2028-09-01', kind: 'HOLIDAY', name: 'Quốc khánh (ngày liền kề)' },
  ] as readonly DecidedDay[],
} as const;

/** A decision that only swaps two days. */
export function swapOf(off: string, work: string, over: object = {}) {
  return {
    ...{ symbol: '1234/VPCP-KGVX', issuer: 'Văn phòng Chính phủ', issuedOn: '2026-03-30' },
    ...{ title: 'Công văn về hoán đổi ngày làm việc', decidesYears: [], days: swapDays(off, work), ...over },
  };
}

export function swapDays(off: string, work: string): DecidedDay[] {
  return [
    { on: off, kind: 'SWAPPED_OFF', name: 'Nghỉ hoán đổi', pairedOn: work },
    { on: work, kind: 'SWAPPED_WORK', name: 'Làm bù', pairedOn: off },
  ];
}

/** Tuesdays and Thursdays, each with the Saturday or Sunday after, that no rule and no act speaks of; each given once. */
const SWAPS = swapsWithin('2026-05-05', '2028-12-20');

function swapsWithin(from: string, to: string): [off: string, work: string][] {
  const calendar = readCalendar(read<CalendarEntry>('calendar'));
  const found: [string, string][] = [];
  for (let tuesday = from; tuesday <= to; tuesday = addDays(tuesday, 7)) {
    for (const [off, work] of [
      [tuesday, addDays(tuesday, 4)],
      [addDays(tuesday, 2), addDays(tuesday, 5)],
    ] as const) {
      const kinds = [off, work].map((day) => calendar.reasonOf(day).kind);
      if (kinds.join() === 'ORDINARY,WEEKLY_REST') found.push([off, work]);
    }
  }
  return found;
}

/** A working day and a day of rest after it, in a year if one is named. Throws when all of them were given. */
export function unusedSwap(year?: number): [off: string, work: string] {
  const index = SWAPS.findIndex(([off]) => year === undefined || off.startsWith(`${year}-`));
  const [swap] = index < 0 ? [] : SWAPS.splice(index, 1);
  if (!swap) throw new Error('expected fewer decisions in one run: all days that could be swapped are');
  return swap;
}

export const RECORD = `mutation ($input: RecordCalendarDecisionInput!) { recordCalendarDecision(input: $input) {
  calendars { year isFinal workingDayCount } problems { code path message } } }`;

export interface Recorded {
  readonly calendars:
    | readonly { readonly year: number; readonly isFinal: boolean; readonly workingDayCount: number }[]
    | null;
  readonly problems: readonly { readonly code: string; readonly path: readonly string[]; readonly message: string }[];
}

/** Send a decision under a key of its own, as an operator unless somebody else is named. */
export async function sendDecision(
  hub: AgenciesSubgraph,
  decision: object,
  viewer: Viewer = OPERATOR,
): Promise<Recorded> {
  const input = { idempotencyKey: randomUUID(), ...decision };
  const { recordCalendarDecision } = await hub.data<{ recordCalendarDecision: Recorded }>(RECORD, {
    ...{ variables: { input }, viewer },
  });
  return recordCalendarDecision;
}

/** What a decision is refused with: codes and places, sorted by place. */
export async function refusalOf(hub: AgenciesSubgraph, decision: object): Promise<string[]> {
  const { calendars, problems } = await sendDecision(hub, decision);
  if (calendars !== null) throw new Error('expected the decision to be refused');
  return problems.map(({ code, path }) => `${code} ${path.join('.')}`.trim()).sort();
}

/** Whether days are worked, and why, at a moment. */
export async function kindsOf(hub: AgenciesSubgraph, days: readonly string[], position: string | null = null) {
  const fields = days.map((day, index) => `d${index}: workingDay(on: "${day}") { because { kind } isFinal }`);
  const data = await hub.data<Record<string, { because: { kind: string }; isFinal: boolean }>>(
    `{ ${fields.join(' ')} }`,
    {
      position,
    },
  );
  return Object.values(data).map(({ because, isFinal }) => `${because.kind}${isFinal ? '' : '?'}`);
}

/** Rows of the calendar and events of the feed, to be compared. */
export async function calendarRows(hub: AgenciesSubgraph) {
  const owner = await hub.database.connectAsOwner('agencies');
  const { rows } = await owner.query<{ acts: number; entries: number; events: number }>(
    `select (select count(*) from calendar_act)::int as acts, (select count(*) from calendar_entry)::int as entries,
      (select count(*) from feed_event)::int as events`,
  );
  await owner.end();
  return rows[0]!;
}

/** The acts as their last events in the feed tell them, as another subgraph would keep them. */
export async function followedCalendar(hub: AgenciesSubgraph): Promise<CalendarEntry[]> {
  const owner = await hub.database.connectAsOwner('agencies');
  const { rows } = await owner.query<{ payload: { entries: CalendarEntry[] } }>(
    `select distinct on (subject) payload from feed_event where kind = 'CALENDAR_RECORDED'
      order by subject, position desc`,
  );
  await owner.end();
  return rows.flatMap(({ payload }) => payload.entries);
}
