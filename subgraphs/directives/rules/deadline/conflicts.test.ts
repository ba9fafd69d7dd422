import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDeadline } from '../deadline.ts';
import { contradicts, contradictsItself, explainContradiction, outlasts } from './conflicts.ts';

const read = (words: string | null) => readDeadline(words, { issuedOn: null });

interface RecordedTask {
  readonly key: string;
  readonly deadline: {
    readonly asWritten: string | null;
    readonly parts: readonly { readonly asWritten: string; readonly appliesTo: string | null }[];
  };
  readonly parent: { readonly task: string } | null;
}
const tasks: readonly RecordedTask[] = JSON.parse(
  readFileSync(new URL('../../../../data/tasks.json', import.meta.url), 'utf8'),
);
const task = (key: string) => tasks.find((each) => each.key === key)!;
const row = (number: number) => task(`Danh mục kèm Công văn 6958/UBND-KSTT#${number}`);

describe('the list of 17 tasks', () => {
  it('gives the regulation of task 15 two days: its column April, its product cell before 30 March', () => {
    const { deadline } = row(15);
    const cell = deadline.parts.find(({ appliesTo }) => appliesTo === 'UBND tỉnh ban hành Quy định')!;
    const found = contradicts(read(deadline.asWritten), read(cell.asWritten));
    expect(found).toEqual({ reason: 'NO_COMMON_DAY', lastDays: ['2023-04-30', '2023-03-29'], days: 32 });
    expect(explainContradiction(found!)).toEqual({
      vi: 'Hai thời hạn không có ngày nào chung: ngày cuối là 30/04/2023 và 29/03/2023, chênh nhau 32 ngày.',
      en: 'The two deadlines have no day in common: their last days are 30/04/2023 and 29/03/2023, 32 days apart.',
    });
  });

  it('gives task 8 four months more than the resolution that it passes on', () => {
    const child = row(8);
    const parent = task(child.parent!.task);
    expect(parent.key).toBe('131/NQ-CP#II.2.a.2');
    expect(outlasts(read(child.deadline.asWritten), read(parent.deadline.asWritten))).toEqual({
      reason: 'LATER_THAN_PARENT',
      lastDays: ['2023-04-30', '2022-12-31'],
      days: 120,
    });
    expect(contradicts(read(child.deadline.asWritten), read(parent.deadline.asWritten))?.reason).toBe('NO_COMMON_DAY');
  });

  it('outlasts the resolution in one more row, whose parent is another duty: the guidance that a ministry owes for task 9', () => {
    const later = tasks.flatMap(({ key, deadline, parent }) => {
      const found = parent && outlasts(read(deadline.asWritten), read(task(parent.task).deadline.asWritten));
      return found && parent ? [`${key.split('#')[1]} under ${parent.task}: ${found.days}`] : [];
    });
    expect(later).toEqual(['8 under 131/NQ-CP#II.2.a.2: 120', '9 under 131/NQ-CP#II.2.c: 31']);
  });

  it('begins the trial of task 15 before it ends: a beginning contradicts no end', () => {
    expect(contradicts(read('Tháng 4/2023'), read('kể từ ngày 01/01/2023'))).toBeNull();
  });
});

describe('two deadlines for one duty', () => {
  it.each([
    ['Tháng 4/2023', 'trước ngày 30/3/2023', 'NO_COMMON_DAY', 32],
    ['Tháng 4/2023', 'chậm nhất ngày 31/3/2023', 'NO_COMMON_DAY', 30],
    ['Tháng 4/2023', 'chậm nhất ngày 01/4/2023', null, null],
    ['Tháng 4/2023', 'trước ngày 01/4/2023', 'NO_COMMON_DAY', 30],
    ['Tháng 4/2023', 'trước ngày 02/4/2023', null, null],
    ['Tháng 4/2023', 'chậm nhất ngày 30/4/2023', null, null],
    ['Tháng 4/2023', 'chậm nhất ngày 01/5/2023', 'DIFFERENT_LAST_DAY', 1],
    ['Tháng 4/2023', 'tháng 5/2023', 'NO_COMMON_DAY', 31],
    ['Quý II/2023', 'Tháng 4/2023', null, null],
    ['Quý II/2023', 'Tháng 3/2023', 'NO_COMMON_DAY', 91],
    ['năm 2023', 'Quý II/2023', null, null],
    ['đến hết tháng 4/2023', 'trước ngày 30/3/2023', 'DIFFERENT_LAST_DAY', 32],
    ['trước tháng 5/2023', 'Tháng 4/2023', null, null],
    ['trước ngày 15/9/2023', 'trước ngày 30/9/2023', 'DIFFERENT_LAST_DAY', 15],
    ['trước ngày 15/9/2023', 'chậm nhất ngày 14/9/2023', null, null],
    ['giai đoạn 2022-2025', 'năm 2024', null, null],
    ['giai đoạn 2022-2025', 'năm 2026', 'NO_COMMON_DAY', 365],
    ['phấn đấu tháng 11/2022', 'chậm nhất quý I/2023', null, null],
    ['phấn đấu tháng 4/2023', 'chậm nhất quý I/2023', 'AIM_AFTER_LIMIT', 30],
    ['phấn đấu tháng 11/2022', 'phấn đấu tháng 12/2022', 'NO_COMMON_DAY', 31],
    ['phấn đấu tháng 11/2022, chậm nhất quý I/2023', 'quý I/2023', null, null],
    ['phấn đấu tháng 11/2022, chậm nhất quý I/2023', 'quý II/2023', 'NO_COMMON_DAY', 91],
    ['định kỳ hàng tháng', 'định kỳ hàng quý', 'DIFFERENT_CADENCE', null],
    ['hằng tháng, trước ngày 25', 'hằng tháng, chậm nhất ngày 25', 'DIFFERENT_DUE_DAY', null],
    ['hằng tháng, trước ngày 25', 'định kỳ hàng tháng', null, null],
    ['định kỳ hàng tháng', 'Định kỳ', null, null],
    ['định kỳ hàng tháng', 'Tháng 4/2023', null, null],
    ['Theo tiến độ Kế hoạch', 'Tháng 4/2023', null, null],
    ['khẩn trương', 'Tháng 4/2023', null, null],
    ['31/9/2023', 'Tháng 4/2023', null, null],
  ] as const)('%s against %s: %s', (a, b, reason, days) => {
    const found = contradicts(read(a), read(b));
    expect([found?.reason ?? null, found?.days ?? null]).toEqual([reason, days]);
  });

  it('contradict each other whichever comes first', () => {
    const wordings = fc.constantFrom(
      'Tháng 4/2023',
      'trước ngày 30/3/2023',
      'Quý II/2023',
      'đến hết năm 2023',
      'phấn đấu tháng 5/2023',
      'phấn đấu tháng 11/2022, chậm nhất quý I/2023',
      'định kỳ hàng tháng',
      'hằng tháng, trước ngày 25',
      'Theo tiến độ Kế hoạch',
      'giai đoạn 2022-2025',
    );
    fc.assert(
      fc.property(wordings, wordings, (a, b) => {
        const [one, other] = [contradicts(read(a), read(b)), contradicts(read(b), read(a))];
        expect(other).toEqual(one && { ...one, lastDays: [...one.lastDays].reverse() });
        if (a === b) expect(one).toBeNull();
      }),
    );
  });
});

describe('a task that passes on another', () => {
  it.each([
    ['Tháng 12/2022', 'trong tháng 12 năm 2022', null],
    ['chậm nhất ngày 30/12/2022', 'trong tháng 12 năm 2022', null],
    ['chậm nhất ngày 01/01/2023', 'trong tháng 12 năm 2022', 1],
    ['Tháng 11/2022', 'trong tháng 12 năm 2022', null],
    ['Tháng 4/2023', 'phấn đấu tháng 11/2022, chậm nhất quý I/2023', 30],
    ['Tháng 3/2023', 'phấn đấu tháng 11/2022, chậm nhất quý I/2023', null],
    ['năm 2026', 'phấn đấu đến hết năm 2025', null],
    ['Tháng 4/2023', 'Theo tiến độ Kế hoạch', null],
    ['định kỳ hàng tháng', 'Tháng 4/2023', null],
  ] as const)('%s under %s', (child, parent, days) => {
    expect(outlasts(read(child), read(parent))?.days ?? null).toBe(days);
  });
});

describe('a deadline in stages', () => {
  it('contradicts itself when its aim lies after its limit', () => {
    expect(contradictsItself(read('phấn đấu tháng 4/2023, chậm nhất quý I/2023'))).toEqual({
      reason: 'AIM_AFTER_LIMIT',
      lastDays: ['2023-04-30', '2023-03-31'],
      days: 30,
    });
    expect(contradictsItself(read('phấn đấu tháng 3/2023, chậm nhất quý I/2023'))).toBeNull();
    expect(contradictsItself(read('Tháng 4/2023'))).toBeNull();
  });
});

describe('every finding', () => {
  it.each([
    ['NO_COMMON_DAY', 'không có ngày nào chung'],
    ['DIFFERENT_LAST_DAY', 'ngày cuối khác nhau'],
    ['AIM_AFTER_LIMIT', 'Mốc phấn đấu muộn hơn'],
    ['DIFFERENT_CADENCE', 'kỳ khác nhau'],
    ['DIFFERENT_DUE_DAY', 'ngày đến hạn khác nhau'],
    ['LATER_THAN_PARENT', 'nhiệm vụ cấp trên giao'],
  ] as const)('has its sentence: %s', (reason, words) => {
    const { vi, en } = explainContradiction({ reason, lastDays: ['2023-04-30', '2022-12-31'], days: 120 });
    expect(vi).toContain(words);
    expect(en.length).toBeGreaterThan(20);
  });
});
