import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../domain/period.ts';
import { readDeadline } from '../deadline.ts';
import type { Deadline } from './model.ts';
import {
  currentDeadline,
  daysOverdue,
  type Extension,
  isOverdue,
  lastDayOf,
  punctuality,
  standingOn,
} from './standing.ts';

const read = (words: string): Deadline => readDeadline(words, { issuedOn: null });

describe('how a duty that is not done stands', () => {
  it.each([
    ['Tháng 3/2023', '2023-03-01', 'IN_TIME'],
    ['Tháng 3/2023', '2023-03-31', 'IN_TIME'],
    ['Tháng 3/2023', '2023-04-01', 'OVERDUE'],
    ['Tháng 02/2024', '2024-02-29', 'IN_TIME'],
    ['Tháng 02/2024', '2024-03-01', 'OVERDUE'],
    ['Trước ngày 15/9/2023', '2023-09-14', 'IN_TIME'],
    ['Trước ngày 15/9/2023', '2023-09-15', 'OVERDUE'],
    ['chậm nhất ngày 15/9/2023', '2023-09-15', 'IN_TIME'],
    ['chậm nhất ngày 15/9/2023', '2023-09-16', 'OVERDUE'],
    ['trước 17 giờ ngày 15/9/2023', '2023-09-15', 'IN_TIME'],
    ['trước 17 giờ ngày 15/9/2023', '2023-09-16', 'OVERDUE'],
    ['trước tháng 12 năm 2023', '2023-11-30', 'IN_TIME'],
    ['trước tháng 12 năm 2023', '2023-12-01', 'OVERDUE'],
    ['Quý I/2023', '2023-03-31', 'IN_TIME'],
    ['Quý I/2023', '2023-04-01', 'OVERDUE'],
    ['đến hết năm 2025', '2025-12-31', 'IN_TIME'],
    ['đến hết năm 2025', '2026-01-01', 'OVERDUE'],
    ['phấn đấu đến hết năm 2025', '2025-12-31', 'IN_TIME'],
    ['phấn đấu đến hết năm 2025', '2026-01-01', 'PAST_AIM'],
    ['phấn đấu trong tháng 11 năm 2022, chậm nhất trong quý I năm 2023', '2022-11-30', 'IN_TIME'],
    ['phấn đấu trong tháng 11 năm 2022, chậm nhất trong quý I năm 2023', '2022-12-01', 'PAST_AIM'],
    ['phấn đấu trong tháng 11 năm 2022, chậm nhất trong quý I năm 2023', '2023-03-31', 'PAST_AIM'],
    ['phấn đấu trong tháng 11 năm 2022, chậm nhất trong quý I năm 2023', '2023-04-01', 'OVERDUE'],
    ['phấn đấu trong quý I/2023, phấn đấu trong quý II/2023', '2023-07-01', 'PAST_AIM'],
    ['phấn đấu trong tháng 11 năm 2022, chậm nhất 30 ngày kể từ ngày được phê duyệt', '2022-12-01', 'PAST_AIM'],
    ['Sơ kết trong quý II/2023, tổng kết trong quý IV/2023', '2023-12-31', 'IN_TIME'],
    ['Sơ kết trong quý II/2023, tổng kết trong quý IV/2023', '2024-01-01', 'OVERDUE'],
    ['kể từ ngày 01/01/2023', '2030-01-01', 'NO_DAY'],
    ['Theo tiến độ Kế hoạch của UBND tỉnh', '2030-01-01', 'NO_DAY'],
    ['định kỳ hàng tháng', '2030-01-01', 'NO_DAY'],
    ['khẩn trương', '2030-01-01', 'NO_DAY'],
    ['ngày tháng năm 2022', '2030-01-01', 'NO_DAY'],
  ] as const)('%s, on %s: %s', (words, today, expected) => {
    expect(standingOn(read(words), today)).toBe(expected);
    expect(isOverdue(read(words), today)).toBe(expected === 'OVERDUE');
  });

  it('counts the days from the day after the last', () => {
    const december = read('12/2022');
    expect([daysOverdue(december, '2022-12-31'), daysOverdue(december, '2023-01-01')]).toEqual([0, 1]);
    expect(daysOverdue(december, '2024-02-29')).toBe(425);
  });

  it('never gets better with time', () => {
    const order = ['IN_TIME', 'PAST_AIM', 'OVERDUE'];
    const wordings = fc.constantFrom(
      'Tháng 3/2023',
      'Trước ngày 15/9/2023',
      'phấn đấu quý II/2023',
      'phấn đấu trong tháng 11 năm 2022, chậm nhất trong quý I năm 2023',
    );
    fc.assert(
      fc.property(wordings, fc.nat(1_500), fc.nat(300), (words, offset, later) => {
        const day = addDays('2022-01-01', offset);
        const standing = (today: string) => order.indexOf(standingOn(read(words), today));
        expect(standing(addDays(day, later))).toBeGreaterThanOrEqual(standing(day));
      }),
      { numRuns: 200 },
    );
  });
});

describe('an extension', () => {
  const original = read('Tháng 12/2022');
  const extended = (words: string, decidedOn: string): Extension => ({
    deadline: read(words),
    directiveId: words,
    decidedOn,
  });
  const extensions = [extended('Tháng 6/2023', '2023-04-10'), extended('Tháng 3/2023', '2022-12-20')];

  it.each([
    ['2022-12-19', '2022-12-31'],
    ['2022-12-20', '2023-03-31'],
    ['2023-04-09', '2023-03-31'],
    ['2023-04-10', '2023-06-30'],
  ])('holds from the day on which it is decided: on %s', (on, lastDay) => {
    expect(lastDayOf(currentDeadline(original, extensions, on))).toBe(lastDay);
  });

  it('of two decided on one day, the later in the list holds', () => {
    const same = [extended('Tháng 3/2023', '2022-12-20'), extended('Tháng 4/2023', '2022-12-20')];
    expect(lastDayOf(currentDeadline(original, same, '2022-12-20'))).toBe('2023-04-30');
  });

  it.each([
    ['2022-12-31', { original: true, current: true }],
    ['2023-01-01', { original: false, current: true }],
    ['2023-03-31', { original: false, current: true }],
    ['2023-04-01', { original: false, current: false }],
    ['2023-06-30', { original: false, current: true }],
  ])('changes on-time against the current deadline, never against the original: done on %s', (doneOn, expected) => {
    expect(punctuality(original, extensions, doneOn)).toEqual(expected);
  });

  it('gives a day to a duty that had none', () => {
    const open = read('Theo tiến độ Kế hoạch của UBND tỉnh');
    expect(punctuality(open, [extended('Tháng 3/2023', '2022-12-20')], '2023-04-01')).toEqual({
      original: null,
      current: false,
    });
    expect(punctuality(open, [], '2023-04-01')).toEqual({ original: null, current: null });
  });

  it('leaves the words of the directive as they were', () => {
    currentDeadline(original, extensions, '2023-05-01');
    expect(lastDayOf(original)).toBe('2022-12-31');
  });
});
