import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../../domain/period.ts';
import { readDeadline } from '../deadline.ts';
import { INSTANCE_CAP, instancesOf, recurrenceRulesOf } from './instances.ts';
import { isInstanceOverdue } from './standing.ts';

const read = (words: string) => readDeadline(words, { issuedOn: null });

/** Instances as "2024-01 due 2024-01-31"; the basis of the day is given where it is not stated. */
function owed(words: string, from: string, to: string): string[] {
  return instancesOf(read(words), from, to).map(
    ({ label, dueOn, dayBasis }) => `${label} due ${dueOn}${dayBasis === 'STATED' ? '' : ` ${dayBasis}`}`,
  );
}

describe('the instances of a recurring duty', () => {
  it.each([
    [
      'định kỳ hàng tháng',
      '2024-01-15',
      '2024-03-01',
      ['2024-01 due 2024-01-31 PERIOD_END', '2024-02 due 2024-02-29 PERIOD_END', '2024-03 due 2024-03-31 PERIOD_END'],
    ],
    [
      'định kỳ hàng quý hoặc đột xuất',
      '2022-10-06',
      '2023-03-31',
      ['2022-Q4 due 2022-12-31 PERIOD_END', '2023-Q1 due 2023-03-31 PERIOD_END'],
    ],
    ['trước ngày 30 tháng 9 hàng năm', '2022-10-06', '2024-12-31', ['2023 due 2023-09-29', '2024 due 2024-09-29']],
    ['trước ngày 30 tháng 9 hàng năm', '2022-09-29', '2022-12-31', ['2022 due 2022-09-29']],
    ['trước ngày 30 tháng 9 hàng năm', '2022-09-30', '2022-12-31', []],
    ['phiên họp Chính phủ thường kỳ hàng tháng', '2022-10-06', '2022-10-31', ['2022-10 due 2022-10-31 EVENT']],
    ['Hằng tháng, trước ngày 25', '2024-01-24', '2024-02-01', ['2024-01 due 2024-01-24', '2024-02 due 2024-02-24']],
    ['Hằng tháng, trước ngày 25', '2024-01-25', '2024-02-01', ['2024-02 due 2024-02-24']],
    [
      'Hằng tháng, trước ngày 05 tháng sau',
      '2023-12-01',
      '2024-01-31',
      ['2023-12 due 2024-01-04', '2024-01 due 2024-02-04'],
    ],
    [
      'ngày 31 hằng tháng',
      '2023-02-01',
      '2023-04-30',
      ['2023-02 due 2023-02-28', '2023-03 due 2023-03-31', '2023-04 due 2023-04-30'],
    ],
    ['trước ngày 31 hằng tháng', '2023-03-01', '2023-04-30', ['2023-03 due 2023-03-30', '2023-04 due 2023-04-30']],
    ['trước ngày 01 hằng tháng', '2023-02-01', '2023-03-31', ['2023-03 due 2023-02-28']],
    ['ngày 29/02 hằng năm', '2023-01-01', '2024-12-31', ['2023 due 2023-02-28', '2024 due 2024-02-29']],
    ['trước ngày 01/3 hằng năm', '2023-01-01', '2024-12-31', ['2023 due 2023-02-28', '2024 due 2024-02-29']],
    [
      'hằng quý, chậm nhất ngày 10 tháng đầu quý sau',
      '2023-11-01',
      '2024-01-31',
      ['2023-Q4 due 2024-01-10', '2024-Q1 due 2024-04-10'],
    ],
    [
      'trước ngày 15/6 và 15/12 hằng năm',
      '2024-01-01',
      '2024-12-31',
      ['2024-H1 due 2024-06-14', '2024-H2 due 2024-12-14'],
    ],
    ['ngày 01/5 và ngày 15/6 hằng năm', '2024-01-01', '2024-12-31', ['2024 due 2024-05-01', '2024 due 2024-06-15']],
    [
      'Báo cáo cả năm gửi trước ngày 10/01 của năm liền kề',
      '2023-06-01',
      '2024-01-31',
      ['2023 due 2024-01-09', '2024 due 2025-01-09'],
    ],
    [
      'định kỳ 6 tháng một lần',
      '2024-06-30',
      '2024-07-01',
      ['2024-H1 due 2024-06-30 PERIOD_END', '2024-H2 due 2024-12-31 PERIOD_END'],
    ],
    [
      '6 tháng, năm',
      '2024-01-01',
      '2024-12-31',
      ['2024-H1 due 2024-06-30 PERIOD_END', '2024 due 2024-12-31 PERIOD_END'],
    ],
    ['9 tháng, năm', '2024-10-01', '2024-12-31', ['2024 due 2024-12-31 PERIOD_END']],
    [
      '9 tháng, năm',
      '2024-09-30',
      '2024-10-31',
      ['2024-01/2024-09 due 2024-09-30 PERIOD_END', '2024 due 2024-12-31 PERIOD_END'],
    ],
    [
      '2 tháng một lần',
      '2024-02-01',
      '2024-03-31',
      ['2024-01/2024-02 due 2024-02-29 PERIOD_END', '2024-03/2024-04 due 2024-04-30 PERIOD_END'],
    ],
    [
      'từ tháng 02/2024, 2 tháng một lần',
      '2024-01-01',
      '2024-04-30',
      ['2024-02/2024-03 due 2024-03-31 PERIOD_END', '2024-04/2024-05 due 2024-05-31 PERIOD_END'],
    ],
    [
      'Hàng tuần',
      '2024-12-30',
      '2025-01-06',
      ['2025-W01 due 2025-01-05 PERIOD_END', '2025-W02 due 2025-01-12 PERIOD_END'],
    ],
    ['chiều thứ Sáu hàng tuần', '2020-12-28', '2021-01-03', ['2020-W53 due 2021-01-01']],
    ['chiều thứ Sáu hàng tuần', '2021-01-02', '2021-01-08', ['2021-W01 due 2021-01-08']],
    ['trước thứ Hai hằng tuần', '2024-02-04', '2024-02-05', ['2024-W06 due 2024-02-04']],
    ['thứ Hai tuần sau, hằng tuần', '2024-02-26', '2024-03-03', ['2024-W09 due 2024-03-04']],
    [
      'hằng ngày',
      '2024-02-28',
      '2024-03-01',
      [
        '2024-02-28 due 2024-02-28 PERIOD_END',
        '2024-02-29 due 2024-02-29 PERIOD_END',
        '2024-03-01 due 2024-03-01 PERIOD_END',
      ],
    ],
    ['Hằng tháng đến hết năm 2022', '2022-12-01', '2023-06-30', ['2022-12 due 2022-12-31 PERIOD_END']],
    ['Bắt đầu từ tháng 01/2023, định kỳ hằng tháng', '2022-11-21', '2023-01-31', ['2023-01 due 2023-01-31 PERIOD_END']],
    ['Thường xuyên', '2022-01-01', '2022-12-31', []],
    ['Định kỳ', '2022-01-01', '2022-12-31', []],
    ['Tháng 11/2022', '2022-01-01', '2022-12-31', []],
    ['Tháng 3/2023; báo cáo định kỳ hằng quý', '2023-01-01', '2023-03-31', ['2023-Q1 due 2023-03-31 PERIOD_END']],
  ])('%s, %s to %s', (words, from, to, expected) => {
    expect(owed(words, from, to)).toEqual(expected);
  });

  it('carry the hour', () => {
    expect(instancesOf(read('trước 16 giờ thứ Năm hàng tuần'), '2024-02-05', '2024-02-11')).toEqual([
      {
        label: '2024-W06',
        firstOn: '2024-02-05',
        lastOn: '2024-02-11',
        dueOn: '2024-02-08',
        time: '16:00',
        dayBasis: 'STATED',
      },
    ]);
    expect(instancesOf(read('hằng ngày trước 17 giờ'), '2024-02-05', '2024-02-05')[0]?.time).toBe('17:00');
  });

  it('are each late by themselves, from the day after their own', () => {
    const [january, february] = instancesOf(read('Hằng tháng, trước ngày 25'), '2024-01-01', '2024-02-29');
    expect(isInstanceOverdue(january!, '2024-01-24')).toBe(false);
    expect(isInstanceOverdue(january!, '2024-01-25')).toBe(true);
    expect(isInstanceOverdue(february!, '2024-01-25')).toBe(false);
  });

  it('are asked for between days in order, and not by the ten thousand', () => {
    const daily = read('hằng ngày');
    expect(() => instancesOf(daily, '2024-01-02', '2024-01-01')).toThrow(RangeError);
    expect(() => instancesOf(daily, '2024-02-30', '2024-03-01')).toThrow(RangeError);
    expect(instancesOf(daily, '2024-01-01', addDays('2024-01-01', INSTANCE_CAP - 1))).toHaveLength(INSTANCE_CAP);
    expect(() => instancesOf(daily, '2024-01-01', addDays('2024-01-01', INSTANCE_CAP))).toThrow(RangeError);
  });
});

describe('recurrence rules', () => {
  it.each([
    ['trước ngày 30 tháng 9 hàng năm', ['FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=29']],
    ['định kỳ hàng tháng', ['FREQ=MONTHLY']],
    ['định kỳ hàng quý hoặc đột xuất', ['FREQ=MONTHLY;INTERVAL=3']],
    ['định kỳ 6 tháng một lần', ['FREQ=MONTHLY;INTERVAL=6']],
    ['hằng năm', ['FREQ=YEARLY']],
    ['2 năm một lần', ['FREQ=YEARLY;INTERVAL=2']],
    ['hằng ngày', ['FREQ=DAILY']],
    ['hai tuần một lần', ['FREQ=WEEKLY;INTERVAL=2']],
    ['trước thứ Hai hằng tuần', ['FREQ=WEEKLY;BYDAY=SU']],
    ['Hằng tháng, trước ngày 25', ['FREQ=MONTHLY;BYMONTHDAY=24']],
    ['ngày 28 hằng tháng', ['FREQ=MONTHLY;BYMONTHDAY=28']],
    ['ngày 30 hằng tháng', ['FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1']],
    ['ngày 31 hằng tháng', ['FREQ=MONTHLY;BYMONTHDAY=-1']],
    ['trước ngày 01 hằng tháng', ['FREQ=MONTHLY;BYMONTHDAY=-1']],
    ['trước ngày 01/3 hằng năm', ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1']],
    ['chậm nhất ngày 20 của tháng cuối quý', ['FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20']],
    ['ngày 30 tháng giữa quý', ['FREQ=MONTHLY;BYMONTH=2,5,8,11;BYMONTHDAY=28,29,30;BYSETPOS=-1']],
    ['hằng quý, chậm nhất ngày 10 tháng đầu quý sau', ['FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10']],
    [
      'trước ngày 15/6 và 15/12 hằng năm',
      ['FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=14', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14'],
    ],
    ['6 tháng, năm', ['FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1', 'FREQ=YEARLY']],
    ['Định kỳ', []],
    ['Tháng 11/2022', []],
  ])('%s', (words, expected) => {
    expect(recurrenceRulesOf(read(words))).toEqual(expected);
  });
});

describe('any window of days', () => {
  const wordings = fc.constantFrom(
    'định kỳ hàng tháng',
    'Hằng tháng, trước ngày 25',
    'ngày 31 hằng tháng',
    'Hằng tháng, trước ngày 05 tháng sau',
    'hằng quý, chậm nhất ngày 10 tháng đầu quý sau',
    'trước ngày 15/6 và 15/12 hằng năm',
    '3 tháng, 6 tháng, 9 tháng và năm',
    'chiều thứ Sáu hàng tuần',
    'hai tuần một lần',
    '2 tháng một lần',
  );
  const day = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2020-01-01', days));

  it('holds each period once, due inside its bounds, and a wider one the same and more', () => {
    fc.assert(
      fc.property(wordings, day, fc.integer({ min: 0, max: 900 }), (words, from, length) => {
        const to = addDays(from, length);
        const instances = instancesOf(read(words), from, to);
        expect(new Set(instances.map(({ label, dueOn }) => `${label} ${dueOn}`)).size).toBe(instances.length);
        for (const instance of instances) {
          expect(instance.dueOn >= from && instance.firstOn <= to && instance.lastOn >= from).toBe(true);
          expect(daysBetween(instance.firstOn, instance.lastOn)).toBeGreaterThanOrEqual(0);
        }
        expect(instances.map(({ dueOn }) => dueOn)).toEqual(instances.map(({ dueOn }) => dueOn).toSorted());

        const wider = instancesOf(read(words), from, addDays(to, 100)).map(({ label }) => label);
        expect(wider).toEqual(expect.arrayContaining(instances.map(({ label }) => label)));
      }),
      { numRuns: 300 },
    );
  });
});
