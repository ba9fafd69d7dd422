import { describe, expect, it } from 'vitest';
import { readDeadline } from '../deadline.ts';
import { PERIODS_CAP, type PeriodReport, type PeriodStanding, periodsOf, type RecurringDuty } from './periods.ts';

const duty = (words: string, over: Partial<RecurringDuty> = {}): RecurringDuty => ({
  deadline: readDeadline(words, { issuedOn: '2025-02-13' }),
  bindsFrom: '2025-02-13',
  stood: { concern: 'BOUND', state: 'OPEN' },
  reports: [],
  ...over,
});
const report = (period: string, completedOn: string | null, over: Partial<PeriodReport> = {}): PeriodReport => ({
  ...{ id: `${period} ${completedOn}`, outcome: completedOn === null ? 'IN_PROGRESS' : 'DONE', completedOn, period },
  ...{ verification: null, recordedAt: new Date(`${completedOn ?? '2025-01-01'}T08:00:00Z`) },
  ...over,
});
const verdict = (given: 'ACCEPTED' | 'RETURNED', decidedOn: string) => ({
  verification: { verdict: given, decidedOn, isSelfVerified: false },
});

interface Days {
  readonly from: string;
  readonly to: string;
  readonly on: string;
}

function known(of: RecurringDuty, days: Days): readonly PeriodStanding[] {
  const periods = periodsOf(of, days);
  if (periods === null || periods === 'NOT_STATED') throw new Error('expected periods');
  return periods;
}

/** The periods of a duty as one line each. */
function lines(of: RecurringDuty, days: Days) {
  return known(of, days).map((period) =>
    [period.period, period.dueOn, period.state, period.deadlineStanding, period.daysOverdue].join(' '),
  );
}

describe('the periods of a monthly duty', () => {
  const days = { from: '2025-01-01', to: '2025-05-31', on: '2025-04-30' };

  it('fall due from the day on which it binds, and each is late by itself after its last day', () => {
    expect(lines(duty('Định kỳ hằng tháng'), days)).toEqual([
      '2025-02 2025-02-28 OPEN OVERDUE 61',
      '2025-03 2025-03-31 OPEN OVERDUE 30',
      '2025-04 2025-04-30 OPEN IN_TIME 0',
      '2025-05 2025-05-31 OPEN IN_TIME 0',
    ]);
    expect(lines(duty('Định kỳ hằng tháng'), { ...days, on: '2025-05-01' })[2]).toBe(
      '2025-04 2025-04-30 OPEN OVERDUE 1',
    );
  });

  it('have their own reports, judged by what was known by the day', () => {
    const reports = [
      report('2025-02', '2025-03-02', verdict('ACCEPTED', '2025-03-05')),
      report('2025-03', '2025-03-31', verdict('RETURNED', '2025-04-10')),
    ];
    const of = duty('Định kỳ hằng tháng', { reports });
    const on = (day: string) => lines(of, { from: '2025-02-01', to: '2025-03-31', on: day });
    expect(on('2025-03-01')).toEqual(['2025-02 2025-02-28 OPEN OVERDUE 1', '2025-03 2025-03-31 OPEN IN_TIME 0']);
    expect(on('2025-03-04')).toEqual(['2025-02 2025-02-28 REPORTED OVERDUE 2', '2025-03 2025-03-31 OPEN IN_TIME 0']);
    expect(on('2025-04-09')).toEqual([
      '2025-02 2025-02-28 VERIFIED OVERDUE 2',
      '2025-03 2025-03-31 REPORTED IN_TIME 0',
    ]);
    expect(on('2025-04-10')).toEqual([
      '2025-02 2025-02-28 VERIFIED OVERDUE 2',
      '2025-03 2025-03-31 RETURNED OVERDUE 10',
    ]);
  });

  it('begin with the month in which it was taken over', () => {
    const of = duty('Định kỳ hằng tháng', { bindsFrom: '2025-04-01' });
    expect(lines(of, days)).toEqual(['2025-04 2025-04-30 OPEN IN_TIME 0', '2025-05 2025-05-31 OPEN IN_TIME 0']);
  });

  it('get no later once it was taken back', () => {
    const of = duty('Định kỳ hằng tháng', { stood: { concern: 'BOUND', state: 'WITHDRAWN', endedOn: '2025-04-02' } });
    expect(lines(of, { ...days, on: '2025-12-31' })).toEqual([
      '2025-02 2025-02-28 WITHDRAWN OVERDUE 33',
      '2025-03 2025-03-31 WITHDRAWN OVERDUE 2',
      '2025-04 2025-04-30 WITHDRAWN IN_TIME 0',
      '2025-05 2025-05-31 WITHDRAWN IN_TIME 0',
    ]);
  });

  it('make nobody late who is only perhaps meant', () => {
    const of = duty('Định kỳ hằng tháng', { stood: { concern: 'POTENTIAL', state: 'OPEN' } });
    expect(lines(of, { from: '2025-02-01', to: '2025-02-28', on: '2026-01-01' })).toEqual([
      '2025-02 2025-02-28 OPEN NOT_BOUND 0',
    ]);
  });
});

describe('the report that counts for a period', () => {
  const counts = (...reports: PeriodReport[]) => {
    const of = duty('Định kỳ hằng tháng', { reports });
    return known(of, { from: '2025-03-01', to: '2025-03-31', on: '2025-12-31' })[0]!.reportId;
  };
  const at = (id: string, day: string) => ({ id, recordedAt: new Date(`${day}T08:00:00Z`) });

  it('is the latest that was not returned, else the latest; those of other periods never', () => {
    const early = report('2025-03', '2025-03-10', at('early', '2025-03-10'));
    const late = report('2025-03', '2025-03-12', at('late', '2025-03-12'));
    const returned = { ...late, ...at('returned', '2025-03-20'), ...verdict('RETURNED', '2025-03-21') };
    expect(counts()).toBeNull();
    expect(counts(report('2025-02', '2025-03-10'))).toBeNull();
    expect(counts(early, late)).toBe('late');
    expect(counts(late, early)).toBe('late');
    expect(counts(early, returned)).toBe('early');
    expect(counts(returned)).toBe('returned');
    expect(counts(report('2025-03', null, at('under way', '2025-03-01')))).toBe('under way');
  });

  it('is none that says it was done after the day looked at', () => {
    const of = duty('Định kỳ hằng tháng', { reports: [report('2025-03', '2025-04-02')] });
    const on = (day: string) => periodsOf(of, { from: '2025-03-01', to: '2025-03-31', on: day });
    expect(on('2025-04-01')).toMatchObject([{ state: 'OPEN', reportId: null }]);
    expect(on('2025-04-02')).toMatchObject([{ state: 'REPORTED', reportId: '2025-03 2025-04-02' }]);
  });
});

describe('the day of a period', () => {
  const stated = (words: string, from: string, to: string) =>
    known(duty(words), { from, to, on: from }).map(({ dueOn, isDayStated }) => `${dueOn} ${isDayStated}`);

  it('is said to be stated where the words name it, else it is the end of the period', () => {
    expect(stated('trước ngày 30 tháng 9 hàng năm', '2025-01-01', '2026-12-31')).toEqual([
      '2025-09-29 true',
      '2026-09-29 true',
    ]);
    expect(stated('định kỳ hàng quý', '2025-01-01', '2025-12-31')).toEqual([
      '2025-03-31 false',
      '2025-06-30 false',
      '2025-09-30 false',
      '2025-12-31 false',
    ]);
  });

  it('may lie in the period after the one that is owed for', () => {
    const of = duty('trước ngày 05 tháng sau hằng tháng');
    const days = { from: '2025-06-01', to: '2025-06-30', on: '2025-06-04' };
    expect(lines(of, days)).toEqual(['2025-05 2025-06-04 OPEN IN_TIME 0']);
    expect(lines(of, { ...days, on: '2025-06-05' })).toEqual(['2025-05 2025-06-04 OPEN OVERDUE 1']);
  });
});

describe('periods', () => {
  it('are a hundred at most, the oldest, however long the time is and however short they are', () => {
    for (const [words, last] of [
      ['hằng ngày', '2025-05-23'],
      ['hằng tuần', '2027-01-10'],
      ['hằng năm', '2124-12-31'],
    ] as const) {
      const periods = known(duty(words), { from: '0001-01-01', to: '9999-12-31', on: '2025-03-01' });
      expect(periods.length, words).toBe(PERIODS_CAP);
      expect(periods.at(-1)!.dueOn, words).toBe(last);
    }
  });

  it('are none before all documents and after them', () => {
    expect(periodsOf(duty('hằng ngày'), { from: '0001-01-01', to: '0001-12-31', on: '2025-03-01' })).toEqual([]);
    expect(periodsOf(duty('hằng năm'), { from: '9999-01-01', to: '9999-12-31', on: '2025-03-01' })).toEqual([]);
    const unknown = duty('hằng tháng', { bindsFrom: null });
    expect(periodsOf(unknown, { from: '0001-01-01', to: '1900-02-15', on: '2025-03-01' })).toMatchObject([
      { period: '1900-01' },
    ]);
  });

  it('are asked of what recurs alone, and cannot be told where none is stated', () => {
    const days = { from: '2025-01-01', to: '2025-12-31', on: '2025-03-01' };
    expect(periodsOf(duty('tháng 6/2025'), days)).toBeNull();
    expect(periodsOf(duty('Định kỳ'), days)).toBe('NOT_STATED');
    expect(periodsOf(duty('thường xuyên'), days)).toBe('NOT_STATED');
  });
});
