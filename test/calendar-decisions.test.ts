import { beforeEach, describe, expect, it } from 'vitest';
import { readCalendar } from '../domain/working-days/calendar.ts';
import { calendarFaults } from '../domain/working-days/entries.ts';
import { redate } from '../domain/working-days/redate.ts';
import { type AgenciesSubgraph, startAgencies } from './support/agencies-subgraph.ts';
import {
  calendarRows,
  DECISION_2028,
  followedCalendar,
  kindsOf,
  refusalOf,
  sendDecision,
  swapDays,
  swapOf,
} from './support/calendar.ts';

let hub: AgenciesSubgraph;
beforeEach(async () => {
  hub = await startAgencies();
  return () => hub[Symbol.asyncDispose]();
});

const TERM = '{ addWorkingDays(from: "2028-01-20", count: 5) { lastOn isFinal undecidedYears } }';

describe('a decision', () => {
  it('on a year makes its terms final, by its days', async () => {
    expect(await hub.data(TERM)).toEqual({
      addWorkingDays: { lastOn: '2028-01-27', isFinal: false, undecidedYears: [2028] },
    });

    expect(await sendDecision(hub, DECISION_2028)).toEqual({
      calendars: [{ year: 2028, isFinal: true, workingDayCount: 249 }],
      problems: [],
    });
    // 25 to 29 January 2028 are a Tuesday to a Saturday: Monday 31 January is off in compensation.
    expect(await hub.data(TERM)).toEqual({
      addWorkingDays: { lastOn: '2028-02-03', isFinal: true, undecidedYears: [] },
    });
    expect(await kindsOf(hub, ['2028-01-29', '2028-01-31', '2028-02-01', '2028-09-01'])).toEqual([
      'HOLIDAY',
      'COMPENSATION',
      'ORDINARY',
      'HOLIDAY',
    ]);
  });

  it('leaves what was known before as it was, bit for bit, for who has a token', async () => {
    const token = await hub.now();
    const before = await hub.ask(TERM, { position: token });
    const days = ['2028-01-25', '2028-09-01', '2026-05-04'];
    const then = await kindsOf(hub, days, token);

    await sendDecision(hub, DECISION_2028);
    await sendDecision(hub, swapOf('2026-05-04', '2026-05-09'));

    expect(await hub.ask(TERM, { position: token })).toEqual(before);
    expect(await kindsOf(hub, days, token)).toEqual(then);
    expect(then).toEqual(['ORDINARY?', 'ORDINARY?', 'ORDINARY']);
    expect(await kindsOf(hub, days, await hub.now())).toEqual(['HOLIDAY', 'HOLIDAY', 'SWAPPED_OFF']);
  });

  it('that only swaps days changes the days of a decided year', async () => {
    const { calendars } = await sendDecision(hub, swapOf('2026-05-04', '2026-05-09'));

    expect(calendars).toEqual([{ year: 2026, isFinal: true, workingDayCount: 249 }]);
    expect(await kindsOf(hub, ['2026-05-04', '2026-05-09'])).toEqual(['SWAPPED_OFF', 'SWAPPED_WORK']);
  });

  it('over the end of a year changes both', async () => {
    const { calendars } = await sendDecision(hub, swapOf('2027-01-04', '2026-12-26'));

    expect(calendars?.map(({ year }) => year)).toEqual([2026, 2027]);
  });

  it('is told in the feed whole, in the shape that calendars are read from', async () => {
    const before = await followedCalendar(hub);
    await sendDecision(hub, swapOf('2026-05-04', '2026-05-09'));
    const after = await followedCalendar(hub);

    expect(calendarFaults(after)).toEqual([]);
    const told = after.filter(({ key }) => !before.some((entry) => entry.key === key));
    const id = expect.stringMatching(/^[0-9a-f-]{36}$/);
    const source = '1234/VPCP-KGVX@2026-03-30';
    expect(told).toEqual([
      {
        ...{ id, kind: 'ACT', key: source, symbol: '1234/VPCP-KGVX', issuer: 'Văn phòng Chính phủ', verified: true },
        ...{ title: 'Công văn về hoán đổi ngày làm việc', issuedOn: '2026-03-30', decidesYears: [] },
      },
      {
        ...{
          id,
          key: 'day@2026-05-04',
          kind: 'SWAPPED_OFF',
          name: 'Nghỉ hoán đổi',
          source,
          clause: null,
          verified: true,
        },
        ...{ on: '2026-05-04', forDay: '2026-05-09' },
      },
      {
        ...{ id, key: 'day@2026-05-09', kind: 'SWAPPED_WORK', name: 'Làm bù', source, clause: null, verified: true },
        ...{ on: '2026-05-09', forDay: '2026-05-04' },
      },
    ]);
    const item = { id: 'open', isOpen: true, from: '2026-04-29', term: { workingDays: 1 } };
    const [moved] = redate([item, { ...item, id: 'done', isOpen: false }], readCalendar(before), readCalendar(after));
    expect(moved).toMatchObject({
      ...{ item: { id: 'open' }, change: 'MOVED_LATER', before: { day: '2026-05-04' }, after: { day: '2026-05-05' } },
      acts: [{ symbol: '1234/VPCP-KGVX', issuedOn: '2026-03-30', clause: null }],
    });
  });

  it('sent again under another key changes nothing and writes no fact', async () => {
    await sendDecision(hub, DECISION_2028);
    const before = await calendarRows(hub);

    const again = { ...DECISION_2028, symbol: ' 4321/tb-bnv', days: DECISION_2028.days.toReversed() };
    expect(await sendDecision(hub, again)).toEqual({ calendars: [], problems: [] });
    expect(await sendDecision(hub, { ...DECISION_2028, corrects: true })).toEqual({ calendars: [], problems: [] });
    expect(await calendarRows(hub)).toEqual(before);
  });

  it('that the reference data holds is known, and stays as it was loaded', async () => {
    const before = await calendarRows(hub);
    const known = {
      ...{ symbol: '2450/VPCP-KGVX', issuer: 'Văn phòng Chính phủ', issuedOn: '2024-04-12', decidesYears: [] },
      title: 'Công văn của Văn phòng Chính phủ về hoán đổi ngày làm việc dịp nghỉ lễ 30/4 và 01/5 năm 2024',
      days: swapDays('2024-04-29', '2024-05-04'),
    };
    expect(await sendDecision(hub, known)).toEqual({ calendars: [], problems: [] });
    expect(await calendarRows(hub)).toEqual(before);
  });

  it('by two at the same time is recorded once', async () => {
    const before = await calendarRows(hub);
    const answers = await Promise.all([1, 2, 3, 4].map(() => sendDecision(hub, DECISION_2028)));

    expect(answers.map(({ problems }) => problems)).toEqual([[], [], [], []]);
    expect(answers.map(({ calendars }) => calendars!.length).sort()).toEqual([0, 0, 0, 1]);
    expect(await calendarRows(hub)).toEqual({
      ...before,
      acts: before.acts + 1,
      entries: before.entries + 6,
      events: before.events + 1,
    });
  });
});

describe('a correction', () => {
  const corrected = {
    ...DECISION_2028,
    days: [...DECISION_2028.days.slice(0, 5), { ...DECISION_2028.days[5], on: '2028-09-03' }],
  };

  it('has to be said to be one, so that nobody loses days by a slip', async () => {
    await sendDecision(hub, DECISION_2028);
    const before = await calendarRows(hub);

    expect(await refusalOf(hub, corrected)).toEqual(['CALENDAR_ACT_KNOWN symbol']);
    expect(await refusalOf(hub, { ...DECISION_2028, title: 'Thông báo khác' })).toEqual(['CALENDAR_ACT_KNOWN symbol']);
    expect(await calendarRows(hub)).toEqual(before);
  });

  it('is a new state of the act: what changed is appended, what did not stays, and the past keeps what it said', async () => {
    await sendDecision(hub, DECISION_2028);
    const [token, before] = [await hub.now(), await calendarRows(hub)];

    const { calendars, problems } = await sendDecision(hub, { ...corrected, corrects: true });
    expect(problems).toEqual([]);
    // 3 September 2028 is a Sunday: Monday is off for it.
    expect(calendars).toEqual([{ year: 2028, isFinal: true, workingDayCount: 249 }]);
    expect(await kindsOf(hub, ['2028-09-01', '2028-09-03', '2028-09-04'])).toEqual([
      'ORDINARY',
      'HOLIDAY',
      'COMPENSATION',
    ]);
    expect(await kindsOf(hub, ['2028-09-01', '2028-09-03', '2028-09-04'], token)).toEqual([
      'HOLIDAY',
      'WEEKLY_REST',
      'COMPENSATION',
    ]);
    expect(await calendarRows(hub)).toEqual({ ...before, entries: before.entries + 1, events: before.events + 1 });
  });

  it('takes back all that an act says, and its years are undecided again', async () => {
    await sendDecision(hub, DECISION_2028);
    const nothing = { ...DECISION_2028, decidesYears: [], days: [], corrects: true };

    expect((await sendDecision(hub, nothing)).calendars).toEqual([
      { year: 2028, isFinal: false, workingDayCount: 255 },
    ]);
    expect(await kindsOf(hub, ['2028-01-25'])).toEqual(['ORDINARY?']);
  });

  it('of an act that nobody has recorded is refused: number or day are a slip', async () => {
    expect(await refusalOf(hub, { ...DECISION_2028, corrects: true })).toEqual(['CALENDAR_ACT_UNKNOWN corrects']);
    await sendDecision(hub, DECISION_2028);
    const slip = { ...DECISION_2028, issuedOn: '2026-03-29', corrects: true };
    expect(await refusalOf(hub, slip)).toEqual(['CALENDAR_ACT_UNKNOWN corrects']);
  });

  it('of a law that makes rules for every year is refused, for its rules would end', async () => {
    const law = { ...DECISION_2028, symbol: '45/2019/QH14', issuedOn: '2019-11-20', decidesYears: [], days: [] };
    for (const corrects of [true, false]) {
      expect(await refusalOf(hub, { ...law, corrects })).toEqual(['CALENDAR_ACT_OF_RULES symbol']);
    }
    expect(await kindsOf(hub, ['2026-05-01', '2026-05-02'])).toEqual(['HOLIDAY', 'WEEKLY_REST']);
  });
});
