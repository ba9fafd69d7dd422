import { describe, expect, it } from 'vitest';
import type { LinkStatus } from '../generated/types.ts';
import {
  type Demand,
  daysOverdue,
  deadlineOf,
  goesWith,
  isProgress,
  latestFirst,
  mayReportFor,
  newDeadlineOf,
  type Owner,
  ownersWith,
  progressNow,
  progressOf,
  reasonForNoOwner,
  scopeFaults,
  withDemand,
} from './systems.ts';

const demand = (asWritten: string, demandedOn: string | null, over: Partial<Demand> = {}): Demand => ({
  ...{ taskId: null, asWritten, demandedOn, deadlineAsWritten: null, dueOn: null, softDueOn: null },
  ...over,
});
const FIRST = demand('131/NQ-CP#II.2.d', '2022-10-06', {
  ...{ deadlineAsWritten: 'Hoàn thành trong tháng 12 năm 2022', dueOn: '2022-12-31', softDueOn: '2022-11-30' },
});
const REMINDER = demand('1297/VPCP-KSTT#6.1', '2024-02-29');
const NEW_DAY = demand('5/CT-TTg#1', '2025-01-02', { deadlineAsWritten: 'trước 01/7/2025', dueOn: '2025-06-30' });
const WITHOUT_DAY = demand('42/2022/NĐ-CP#khoản 4 Điều 12', null);

describe('the demands of a link', () => {
  it('stand with the latest first, those without a day last, of one day as they were', () => {
    const sameDay = demand('1297/VPCP-KSTT#6.2', '2024-02-29');

    expect(latestFirst([WITHOUT_DAY, FIRST, REMINDER, sameDay])).toEqual([REMINDER, sameDay, FIRST, WITHOUT_DAY]);
  });

  it('take another beside them', () => {
    expect(withDemand([FIRST], REMINDER)).toEqual([REMINDER, FIRST]);
  });

  it('take the same clause in place of what was recorded of it', () => {
    const mended = { ...FIRST, dueOn: '2022-12-30' };

    expect(withDemand([REMINDER, FIRST], mended)).toEqual([REMINDER, mended]);
  });

  it('take the same task under other words in place of it, and never two of no task', () => {
    const ofTask = { ...FIRST, taskId: 'T' };
    const other = demand('Nghị quyết 131, điểm d', '2022-10-06', { taskId: 'T' });

    expect(withDemand([ofTask, WITHOUT_DAY], other)).toEqual([other, WITHOUT_DAY]);
  });
});

describe('the deadline of a link', () => {
  const said = (demands: readonly Demand[]) => {
    const { dueOn, originalDueOn, dueOnSetBy, softDueOn, hasNewDeadline } = deadlineOf(demands);
    return [dueOn, originalDueOn, dueOnSetBy, softDueOn, hasNewDeadline];
  };

  it.each<[string, readonly Demand[], unknown[]]>([
    ['is the day of its one demand', [FIRST], ['2022-12-31', '2022-12-31', null, '2022-11-30', false]],
    [
      'stays the old one after a reminder, which is named as not having set it',
      [REMINDER, FIRST],
      ['2022-12-31', '2022-12-31', '131/NQ-CP#II.2.d', '2022-11-30', false],
    ],
    [
      'does not depend on the order in which demands come in',
      [FIRST, REMINDER],
      ['2022-12-31', '2022-12-31', '131/NQ-CP#II.2.d', '2022-11-30', false],
    ],
    [
      'is the new one once a later clause sets another, beside the first',
      [FIRST, REMINDER, NEW_DAY],
      ['2025-06-30', '2022-12-31', null, null, true],
    ],
    [
      'is not new when a later clause says the same day again',
      [FIRST, { ...NEW_DAY, dueOn: '2022-12-31' }],
      ['2022-12-31', '2022-12-31', null, null, false],
    ],
    ['is none without a day', [REMINDER, WITHOUT_DAY], [null, null, null, null, false]],
    ['is none of nothing', [], [null, null, null, null, false]],
  ])('%s', (_, demands, expected) => {
    expect(said(demands)).toEqual(expected);
  });

  it('has the words of the clause that set the day, or of the latest that has words', () => {
    const relative = demand('131/NQ-CP#II.3.b.1', '2022-10-06', { deadlineAsWritten: 'theo tiến độ được giao' });

    expect(deadlineOf([REMINDER, FIRST]).deadlineAsWritten).toBe('Hoàn thành trong tháng 12 năm 2022');
    expect(deadlineOf([REMINDER, relative]).deadlineAsWritten).toBe('theo tiến độ được giao');
    expect(deadlineOf([REMINDER]).deadlineAsWritten).toBeNull();
  });

  it('says nothing of a new one where there is no day', () => {
    expect(newDeadlineOf({ dueOn: null, hasNewDeadline: false })).toBeNull();
    expect(newDeadlineOf({ dueOn: '2022-12-31', hasNewDeadline: false })).toBe(false);
  });
});

describe('days past the last day', () => {
  it.each<[string, string | null, LinkStatus | null, string, number | null]>([
    ['are none on the last day', '2022-12-31', 'NOT_CONNECTED', '2022-12-31', 0],
    ['are one on the day after', '2022-12-31', 'NOT_CONNECTED', '2023-01-01', 1],
    ['are 425 of the single window on the day of 1297/VPCP-KSTT', '2022-12-31', 'IN_PROGRESS', '2024-02-29', 425],
    ['are counted while nobody says how it stands', '2022-12-31', null, '2023-01-01', 1],
    ['are counted for what was interrupted', '2022-12-31', 'INTERRUPTED', '2023-01-01', 1],
    ['are none once it is connected', '2022-12-31', 'CONNECTED', '2024-02-29', 0],
    ['are none before', '2022-12-31', null, '2022-10-06', 0],
    ['are not known without a day', null, 'NOT_CONNECTED', '2024-02-29', null],
  ])('%s', (_, dueOn, status, day, expected) => {
    expect(daysOverdue(dueOn, status, day)).toBe(expected);
  });
});

describe('progress', () => {
  it('counts what works, also where the words count what is missing', () => {
    expect(progressOf({ numerator: 11, denominator: 22 }, true)).toEqual({ numerator: 11, denominator: 22 });
    expect(progressOf({ numerator: 238, denominator: 250 }, true)).toEqual({ numerator: 12, denominator: 250 });
    expect(progressOf({ numerator: 12, denominator: 250 }, false)).toEqual({ numerator: 12, denominator: 250 });
  });

  it.each([
    [0, 1, true],
    [1, 1, true],
    [2, 1, false],
    [-1, 1, false],
    [0, 0, false],
    [0, -1, false],
  ])('%i of %i can be: %s', (numerator, denominator, expected) => {
    expect(isProgress({ numerator, denominator })).toBe(expected);
  });

  it.each<[string, Parameters<typeof progressNow>[0], object | null]>([
    [
      'is what was counted',
      { status: 'IN_PROGRESS', numerator: 12, denominator: 250 },
      { numerator: 12, denominator: 250 },
    ],
    ['is not what was counted before all worked', { status: 'CONNECTED', numerator: 12, denominator: 250 }, null],
    [
      'is not what was counted before nothing worked',
      { status: 'NOT_CONNECTED', numerator: 12, denominator: 250 },
      null,
    ],
    ['is nothing where nothing was counted', { status: 'CONNECTED', numerator: null, denominator: null }, null],
  ])('%s', (_, standing, expected) => {
    expect(progressNow(standing)).toEqual(expected);
  });

  it.each<[number, number, LinkStatus, boolean]>([
    [250, 250, 'CONNECTED', true],
    [249, 250, 'CONNECTED', false],
    [0, 250, 'NOT_CONNECTED', true],
    [1, 250, 'NOT_CONNECTED', false],
    [0, 250, 'IN_PROGRESS', true],
    [12, 250, 'IN_PROGRESS', true],
    [250, 250, 'IN_PROGRESS', true],
    [12, 250, 'INTERRUPTED', true],
  ])('%i of %i goes with %s: %s', (numerator, denominator, status, expected) => {
    expect(goesWith({ numerator, denominator }, status)).toBe(expected);
  });
});

describe('who reports for an agency', () => {
  const officer = { roles: ['officer'] as const, agencyIds: ['A', 'B'] };

  it.each([
    ['an officer of an agency that is concerned', officer, 'A', ['A', 'C'], true],
    ['no officer for an agency that is not concerned', officer, 'B', ['A', 'C'], false],
    ['no officer for an agency that it does not act for', officer, 'C', ['A', 'C'], false],
    ['an operator for any', { roles: ['operator'] as const, agencyIds: [] }, 'D', [], true],
    ['nobody who only acts for it in name', { roles: ['citizen'] as const, agencyIds: [] }, 'A', ['A'], false],
  ])('%s', (_, viewer, agencyId, concerned, expected) => {
    expect(mayReportFor(viewer, agencyId, concerned)).toBe(expected);
  });
});

describe('the owners of a system', () => {
  const owner = (agencyId: string, validFrom: string | null, validTo: string | null): Owner => ({
    ...{ agencyId, validFrom, validTo, isVerified: true },
  });
  const KNOWN = [owner('A', null, '2025-02-28'), owner('B', '2025-03-01', null)];
  const today = '2026-03-31';

  it.each<[string, readonly Owner[], string | null, string | null, readonly Owner[]]>([
    ['are none where none is known', KNOWN, null, null, []],
    ['begin with one who had it ever', [], 'A', null, [owner('A', null, null)]],
    ['begin with one who had it from a day on', [], 'A', '2019-12-09', [owner('A', '2019-12-09', null)]],
    ['stay while the owner of today stays', KNOWN, 'B', null, KNOWN],
    ['are replaced by another without a day', KNOWN, 'C', null, [owner('C', null, null)]],
    [
      'are followed by one who takes it over',
      KNOWN,
      'C',
      '2026-01-01',
      [owner('A', null, '2025-02-28'), owner('B', '2025-03-01', '2025-12-31'), owner('C', '2026-01-01', null)],
    ],
    [
      'give way to one who took it over before they began',
      KNOWN,
      'C',
      '2025-01-01',
      [owner('A', null, '2024-12-31'), owner('C', '2025-01-01', null)],
    ],
    [
      'have the first day of one of them corrected, not divided',
      KNOWN,
      'B',
      '2025-04-01',
      [owner('A', null, '2025-02-28'), owner('B', '2025-04-01', null)],
    ],
    [
      'are replaced on the very first day',
      [owner('A', '2025-03-01', null)],
      'B',
      '2025-03-01',
      [owner('B', '2025-03-01', null)],
    ],
  ])('%s', (_, known, ownerId, from, expected) => {
    expect(ownersWith(known, { ownerId, from, today })).toEqual(expected);
  });

  it('are none by nature where each agency of a class owns its own', () => {
    expect(reasonForNoOwner({ ownerClassId: 'K' })).toBe('NOT_APPLICABLE');
    expect(reasonForNoOwner({ ownerClassId: null })).toBe('NOT_REPORTED');
  });
});

describe('what goes with the scope of a system', () => {
  it.each([
    ['SINGLE', {}, []],
    ['SINGLE', { owner: true }, []],
    ['SINGLE', { ownerClass: true, instanceOf: true }, ['ownerClass NOT_APPLICABLE', 'instanceOf NOT_APPLICABLE']],
    ['CLASS', { ownerClass: true }, []],
    [
      'CLASS',
      { owner: true, instanceOf: true },
      ['owner NOT_APPLICABLE', 'ownerClass MISSING', 'instanceOf NOT_APPLICABLE'],
    ],
    ['INSTANCE', { owner: true }, []],
    ['INSTANCE', { owner: true, instanceOf: true }, []],
    ['INSTANCE', { ownerClass: true, instanceOf: true }, ['owner MISSING', 'ownerClass NOT_APPLICABLE']],
  ] as const)('%s with %o: %o', (scope, given, expected) => {
    const all = { owner: false, ownerClass: false, instanceOf: false, ...given };

    expect(scopeFaults(scope, all).map(({ field, fault }) => `${field} ${fault}`)).toEqual(expected);
  });
});
