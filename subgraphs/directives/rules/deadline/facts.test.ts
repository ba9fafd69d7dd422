import { describe, expect, it } from 'vitest';
import { readDeadline } from '../deadline.ts';
import { hasPeriods, periodNamed, readingFacts, strengthOf } from './facts.ts';

const read = (words: string | null) => readDeadline(words, { issuedOn: '2025-03-10' });

describe('what is kept of a reading', () => {
  const none = { period: null, softLastOn: null, recurrenceRules: [], startsOn: null };
  it.each([
    [null, { ...none, asWritten: null, kind: 'NONE', lastOn: null, strength: null }],
    ['tháng 6/2025', { ...none, kind: 'MONTH', period: '2025-06', lastOn: '2025-06-30', strength: 'HARD' }],
    [
      'trước tháng 6/2025',
      { ...none, kind: 'BY_MONTH_END', period: '2025-05', lastOn: '2025-05-31', strength: 'HARD' },
    ],
    ['trước ngày 15/9/2025', { ...none, kind: 'BEFORE_DATE', lastOn: '2025-09-14', strength: 'HARD' }],
    [
      'hằng quý',
      { ...none, kind: 'RECURRING', lastOn: null, strength: 'HARD', recurrenceRules: ['FREQ=MONTHLY;INTERVAL=3'] },
    ],
    [
      'phấn đấu trong tháng 6/2025, chậm nhất ngày 15/8/2025',
      { ...none, kind: 'STAGED', lastOn: '2025-08-15', softLastOn: '2025-06-30', strength: 'HARD' },
    ],
    ['hoa ban nở', { ...none, kind: 'UNREAD', lastOn: null, strength: null }],
  ])('%s', (words, expected) => {
    expect(readingFacts(read(words))).toEqual({ asWritten: words, ...expected });
  });

  it('says that an aim makes nobody late where the words say nothing of it', () => {
    expect(['ASSIGNED', 'AIM', 'ENCOURAGED'].map(strengthOf)).toEqual(['HARD', 'SOFT', 'SOFT']);
  });
});

describe('a period by its name', () => {
  it.each([
    ['hằng tháng', '2025-03', '2025-03-10', '2025-03-31'],
    ['hằng tháng', '2025-02', '2025-12-31', null],
    ['hằng tháng', '2025-04', '2025-03-31', null],
    ['hằng tháng', '2025-04', '2025-04-01', '2025-04-30'],
    ['hằng tháng', '2025-Q2', '2026-03-31', null],
    ['ngày 05 tháng sau hằng tháng', '2025-12', '2026-03-31', '2026-01-05'],
    ['hằng quý', '2025-Q1', '2026-03-31', '2025-03-31'],
    ['hằng năm', '2025', '2026-03-31', '2025-12-31'],
    ['hằng năm', '2030', '2026-03-31', null],
    ['hằng tuần', '2026-W01', '2026-03-31', '2026-01-04'],
    ['hằng ngày', '2025-12-31', '2026-03-31', '2025-12-31'],
    ['hằng ngày', '0000-01-01', '2026-03-31', null],
    ['hằng ngày', '9999-12-31', '2026-03-31', null],
    ['định kỳ', '2025', '2026-03-31', null],
    ['tháng 6/2025', '2025-06', '2026-03-31', null],
  ])('"%s" has %s by %s, due %s', (words, label, day, dueOn) => {
    expect(periodNamed(read(words), label, '2025-03-10', day)?.dueOn ?? null).toBe(dueOn);
  });

  it.each([
    ['hằng tháng', true],
    ['định kỳ', false],
    ['thường xuyên', false],
    ['tháng 6/2025', false],
  ])('is there or not for "%s"', (words, expected) => {
    expect(hasPeriods(read(words))).toBe(expected);
  });
});
