import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../domain/period.ts';
import { type AgenciesSubgraph, OPERATOR, startAgencies } from './support/agencies-subgraph.ts';
import {
  calendarRows,
  type DecidedDay,
  RECORD,
  refusalOf,
  sendDecision,
  swapDays,
  swapOf,
} from './support/calendar.ts';

let hub: AgenciesSubgraph;
let before: object;
beforeAll(async () => {
  hub = await startAgencies();
  before = await calendarRows(hub);
});
afterAll(() => hub[Symbol.asyncDispose]());

describe('what is no decision is refused, with the place', () => {
  const swap = swapOf('2026-05-04', '2026-05-09');
  const withDays = (...days: DecidedDay[]) => ({ ...swap, days });
  const holiday = { on: '2026-06-10', kind: 'HOLIDAY', name: 'Nghỉ' };

  it.each<[string, object, string[]]>([
    ['no symbol', { ...swap, symbol: 'Công văn hôm qua' }, ['CALENDAR_SYMBOL_UNREADABLE symbol']],
    ['a symbol whose number is blank', { ...swap, symbol: '/VPCP-KGVX' }, ['CALENDAR_SYMBOL_UNREADABLE symbol']],
    ['an act that is still to come', { ...swap, issuedOn: '2026-04-01' }, ['CALENDAR_ACT_IN_FUTURE issuedOn']],
    ['nobody who issued it', { ...swap, issuer: ' ' }, ['TEXT_BLANK issuer']],
    ['a title of control characters', { ...swap, title: 'a\u001b[2J' }, ['TEXT_UNREADABLE title']],
    ['a title too long', { ...swap, title: 'a'.repeat(2001) }, ['TEXT_TOO_LONG title']],
    ['a day without name', withDays({ ...holiday, name: '' }), ['TEXT_BLANK days.0.name']],
    ['a clause too long', withDays({ ...holiday, clause: 'a'.repeat(201) }), ['TEXT_TOO_LONG days.0.clause']],
    ['neither year nor day', withDays(), ['CALENDAR_DECIDES_NOTHING days']],
    [
      '61 days',
      withDays(...Array.from({ length: 61 }, (_, n) => ({ ...holiday, on: addDays('2026-06-01', n) }))),
      ['CALENDAR_LIST_TOO_LONG days'],
    ],
    [
      'six years',
      { ...swap, decidesYears: [2026, 2027, 2028, 2029, 2030, 2031] },
      ['CALENDAR_LIST_TOO_LONG decidesYears'],
    ],
    ['a year before the act', { ...swap, decidesYears: [2025] }, ['CALENDAR_YEAR_OUT_OF_REACH decidesYears.0']],
    ['a year long after it', { ...swap, decidesYears: [2029] }, ['CALENDAR_YEAR_OUT_OF_REACH decidesYears.0']],
    [
      'a kind that rules alone give',
      withDays({ ...holiday, kind: 'WEEKLY_REST' }),
      ['CALENDAR_KIND_IMPOSSIBLE days.0.kind'],
    ],
    ['a day before the act', withDays({ ...holiday, on: '2026-03-29' }), ['CALENDAR_DAY_OUT_OF_REACH days.0.on']],
    ['a day long after it', withDays({ ...holiday, on: '2029-01-01' }), ['CALENDAR_DAY_OUT_OF_REACH days.0.on']],
    ['a day twice', withDays(holiday, { ...holiday, name: 'Lại nghỉ' }), ['CALENDAR_DAY_REPEATED days.1.on']],
    [
      'a holiday with a pair',
      withDays({ ...holiday, pairedOn: '2026-06-13' }),
      ['CALENDAR_PAIR_NOT_APPLICABLE days.0.pairedOn'],
    ],
    [
      'a swap and a compensation without pair',
      withDays({ ...holiday, kind: 'SWAPPED_OFF' }, { ...holiday, on: '2026-06-11', kind: 'COMPENSATION' }),
      ['CALENDAR_PAIR_REQUIRED days.0.pairedOn', 'CALENDAR_PAIR_REQUIRED days.1.pairedOn'],
    ],
    ['half a swap', withDays(swap.days[0]!), ['CALENDAR_SWAP_UNPAIRED days.0.pairedOn']],
    [
      'halves that name others',
      withDays(swap.days[0]!, { ...swap.days[1], pairedOn: '2026-05-05' }),
      ['CALENDAR_SWAP_UNPAIRED days.0.pairedOn', 'CALENDAR_SWAP_UNPAIRED days.1.pairedOn'],
    ],
    [
      'a working day swapped for a working day',
      withDays(...swapDays('2026-05-04', '2026-05-08')),
      ['CALENDAR_SWAP_CHANGES_NOTHING days.1.on'],
    ],
    [
      'a holiday that is worked',
      withDays(...swapDays('2026-05-04', '2026-05-01')),
      ['CALENDAR_SWAP_CHANGES_NOTHING days.1.on'],
    ],
    [
      'compensation for an ordinary day',
      withDays({ ...holiday, kind: 'COMPENSATION', pairedOn: '2026-06-09' }),
      ['CALENDAR_COMPENSATES_NOTHING days.0.pairedOn'],
    ],
    [
      'a day of a year whose holidays are not known',
      { ...withDays({ ...holiday, on: '2020-06-10' }), issuedOn: '2020-01-02' },
      ['CALENDAR_RULES_UNKNOWN days'],
    ],
  ])('%s', async (_, decision, expected) => {
    expect(await refusalOf(hub, decision)).toEqual(expected);
  });

  it('and nothing is written for any of these', async () => {
    expect(await calendarRows(hub)).toEqual(before);
  });

  it('days off without end, which no term would get over', async () => {
    const weekdays = Array.from({ length: 84 }, (_, n) => addDays('2026-06-01', n)).filter((_, n) => n % 7 < 5);
    const days = weekdays.map((on) => ({ ...holiday, on, isCompensated: false }));

    expect(await refusalOf(hub, withDays(...days))).toEqual(['CALENDAR_BREAK_TOO_LONG days']);
    expect((await sendDecision(hub, withDays(...days.slice(0, 40)))).problems).toEqual([]);
    const { addWorkingDays } = await hub.data<{ addWorkingDays: { lastOn: string } }>(
      '{ addWorkingDays(from: "2026-05-29", count: 1) { lastOn } }',
    );
    expect(addWorkingDays.lastOn).toBe('2026-07-27');
  });

  it('a day that does not exist is an error of the request', async () => {
    const input = { idempotencyKey: randomUUID(), ...withDays({ ...holiday, on: '2026-02-30' }) };
    const { errors } = await hub.ask(RECORD, { variables: { input }, viewer: OPERATOR });

    expect(errors?.[0]?.extensions).toMatchObject({ code: 'DATE_IMPOSSIBLE' });
  });
});
