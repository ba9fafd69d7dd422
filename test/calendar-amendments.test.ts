import { beforeEach, describe, expect, it } from 'vitest';
import { type AgenciesSubgraph, startAgencies } from './support/agencies-subgraph.ts';
import {
  DECISION_2028,
  type DecidedDay,
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

describe('a day that an earlier act has decided', () => {
  // 12729/VPCP-KGVX of 25/12/2025: 02/01/2026 off, 10/01/2026 worked. 9441/TB-BNV of 16/10/2025: 31/08 off, 22/08 worked.
  const EARLIER = '9441/TB-BNV';
  const moved = swapOf('2026-08-31', '2026-09-05', {
    days: [...swapDays('2026-08-31', '2026-09-05'), { on: '2026-08-22', kind: 'ORDINARY', name: 'Không làm bù' }],
  });
  const AUGUST = ['2026-08-22', '2026-08-31', '2026-09-05'];

  it('is refused, and the act is named', async () => {
    const { problems } = await sendDecision(hub, moved);

    expect(problems.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['CALENDAR_DAY_DECIDED', 'days.0.on'],
      ['CALENDAR_DAY_DECIDED', 'days.2.on'],
    ]);
    expect(problems[0]?.message).toContain('9441/TB-BNV (2025-10-16)');
    expect(await kindsOf(hub, AUGUST)).toEqual(['SWAPPED_WORK', 'SWAPPED_OFF', 'WEEKLY_REST']);
  });

  it('is another when the act is said to be amended; what it said stays known of it', async () => {
    const token = await hub.now();
    expect((await sendDecision(hub, { ...moved, amends: [EARLIER] })).problems).toEqual([]);

    expect(await kindsOf(hub, AUGUST)).toEqual(['WEEKLY_REST', 'SWAPPED_OFF', 'SWAPPED_WORK']);
    expect(await kindsOf(hub, AUGUST, token)).toEqual(['SWAPPED_WORK', 'SWAPPED_OFF', 'WEEKLY_REST']);
    const told = (await followedCalendar(hub)).filter((entry) => 'on' in entry && entry.on === '2026-08-22');
    expect(told.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toMatchObject([
      { kind: 'SWAPPED_WORK', source: '9441/TB-BNV@2025-10-16' },
      { kind: 'TAKEN_BACK', inPlaceOf: '9441/TB-BNV@2025-10-16' },
    ]);
  });

  it('is sent again, and corrected, like any other, also after a still later act', async () => {
    await sendDecision(hub, { ...moved, amends: [EARLIER] });
    const later = swapOf('2026-08-31', '2026-09-12', {
      ...{ symbol: '77/TB-BNV', issuedOn: '2026-03-31', amends: ['1234/VPCP-KGVX'] },
      days: [...swapDays('2026-08-31', '2026-09-12'), { on: '2026-09-05', kind: 'ORDINARY', name: 'Không làm bù' }],
    });
    expect((await sendDecision(hub, later)).problems).toEqual([]);
    expect(await sendDecision(hub, { ...moved, amends: [EARLIER] })).toEqual({ calendars: [], problems: [] });

    const retitled = {
      ...moved,
      title: 'Công văn về hoán đổi ngày làm việc dịp Quốc khánh',
      amends: [EARLIER],
      corrects: true,
    };
    expect(await sendDecision(hub, retitled)).toEqual({ calendars: [], problems: [] });
    expect(await kindsOf(hub, [...AUGUST, '2026-09-12'])).toEqual([
      'WEEKLY_REST',
      'SWAPPED_OFF',
      'WEEKLY_REST',
      'SWAPPED_WORK',
    ]);
    const { problems } = await sendDecision(hub, { ...retitled, days: [], amends: null });
    const named = problems.map(({ code, message }) => [code, /leaves (\S+) of the act (\S+)/.exec(message)?.slice(1)]);
    expect(named).toEqual([
      ['CALENDAR_BREAKS_ACT', ['2026-08-31', '77/TB-BNV']],
      ['CALENDAR_BREAKS_ACT', ['2026-09-05', '77/TB-BNV']],
      ['CALENDAR_BREAKS_ACT', ['2026-08-22', '9441/TB-BNV']],
    ]);
  });

  it('cannot be half of a swap that is replaced alone', async () => {
    const half = { ...moved, days: [{ on: '2026-08-31', kind: 'ORDINARY', name: 'Không nghỉ' }], amends: [EARLIER] };

    expect(await refusalOf(hub, half)).toEqual(['CALENDAR_BREAKS_ACT']);
  });

  it('may be stated again as it is', async () => {
    const again = swapOf('2026-08-31', '2026-08-22', { symbol: '78/TB-BNV' });

    const { calendars, problems } = await sendDecision(hub, again);
    expect(problems).toEqual([]);
    expect(calendars?.map(({ year }) => year)).toEqual([2026]);
    expect(await kindsOf(hub, AUGUST)).toEqual(['SWAPPED_WORK', 'SWAPPED_OFF', 'WEEKLY_REST']);
  });

  it('gives way by itself when it is from memory', async () => {
    // 16/04/2027, Giỗ Tổ, is reckoned from the moon; a decision knows better.
    const days: DecidedDay[] = [
      { on: '2027-04-16', kind: 'ORDINARY', name: 'Không phải ngày Giỗ Tổ' },
      { on: '2027-04-15', kind: 'HOLIDAY', name: 'Ngày Giỗ Tổ Hùng Vương' },
    ];
    expect((await sendDecision(hub, swapOf('', '', { days }))).problems).toEqual([]);
    expect(await kindsOf(hub, ['2027-04-15', '2027-04-16'])).toEqual(['HOLIDAY', 'ORDINARY']);
  });

  it('cannot be changed by an act that came before', async () => {
    const before = { ...moved, issuedOn: '2025-10-15', amends: [EARLIER] };

    expect(await refusalOf(hub, before)).toEqual(['CALENDAR_DAY_DECIDED days.0.on', 'CALENDAR_DAY_DECIDED days.2.on']);
  });

  it('has to be one: nothing is taken back of a day of which no act speaks, and no act is amended that is not', async () => {
    const days = [{ on: '2026-06-10', kind: 'ORDINARY', name: 'Bỏ' }];
    expect(await refusalOf(hub, swapOf('', '', { days }))).toEqual(['CALENDAR_NOTHING_TO_TAKE_BACK days.0.on']);
    const idle = swapOf('2026-05-04', '2026-05-09', { amends: ['9441/TB-BNV', '12729/VPCP-KGVX'] });
    expect(await refusalOf(hub, idle)).toEqual([
      'CALENDAR_AMENDS_NOTHING amends.0',
      'CALENDAR_AMENDS_NOTHING amends.1',
    ]);
  });
});

describe('a year', () => {
  it('that is decided is not decided again without naming the act', async () => {
    const again = {
      ...DECISION_2028,
      ...{ decidesYears: [2027], days: [{ on: '2027-05-10', kind: 'HOLIDAY', name: 'Nghỉ' }] },
    };
    // 10065/VPCP-KGVX of 02/10/2026 is later than this act: not even by name.
    expect(await refusalOf(hub, again)).toEqual(['CALENDAR_YEAR_DECIDED decidesYears.0']);
    expect(await refusalOf(hub, { ...again, amends: ['10065/VPCP-KGVX'] })).toEqual([
      'CALENDAR_AMENDS_NOTHING amends.0',
      'CALENDAR_YEAR_DECIDED decidesYears.0',
    ]);
    const year2026 = { ...again, decidesYears: [2026], days: [{ ...again.days[0], on: '2026-05-11' }] };
    expect(await refusalOf(hub, year2026)).toEqual(['CALENDAR_YEAR_DECIDED decidesYears.0']);
    expect((await sendDecision(hub, { ...year2026, amends: ['9441/TB-BNV'] })).problems).toEqual([]);
  });

  it.each([
    ['without days', [], ['CALENDAR_NATIONAL_DAY_MISSING decidesYears.0', 'CALENDAR_TET_MISSING decidesYears.0']],
    ['with four days of Tết', DECISION_2028.days.slice(1), ['CALENDAR_TET_MISSING decidesYears.0']],
    [
      'without its second national day',
      DECISION_2028.days.slice(0, 5),
      ['CALENDAR_NATIONAL_DAY_MISSING decidesYears.0'],
    ],
  ] as const)('%s is not decided, whatever is said', async (_, days, expected) => {
    expect(await refusalOf(hub, { ...DECISION_2028, days })).toEqual(expected);
  });

  it('of another act is not robbed of its holidays', async () => {
    const days = [{ on: '2026-09-01', kind: 'ORDINARY', name: 'Không nghỉ' }];

    expect(await refusalOf(hub, swapOf('', '', { days, amends: ['9441/TB-BNV'] }))).toEqual([
      'CALENDAR_NATIONAL_DAY_MISSING days',
    ]);
  });

  it('is decided by one act for Tết and by a later one as a whole', async () => {
    const tet = { ...DECISION_2028, decidesYears: [], days: DECISION_2028.days.slice(0, 5) };
    const rest = { ...DECISION_2028, symbol: '4322/TB-BNV', days: DECISION_2028.days.slice(5) };

    expect((await sendDecision(hub, tet)).calendars).toMatchObject([{ year: 2028, isFinal: false }]);
    expect((await sendDecision(hub, rest)).calendars).toMatchObject([{ year: 2028, isFinal: true }]);
  });
});
