import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, formatPeriod } from '../../../domain/period.ts';
import { recurrenceRulesOf } from './deadline/instances.ts';
import type { Deadline } from './deadline/model.ts';
import { isOverdue } from './deadline/standing.ts';
import { readDeadline } from './deadline.ts';

/** A reading in short: kind, period, days, hour, "aim", stages, confidence below high, notes, and words left over in «». */
function said(deadline: Deadline): string {
  const { kind, startsOn, lastOn, time, strength, confidence, notes, unread } = deadline;
  const parts: (string | null)[] = [
    kind,
    'period' in deadline && deadline.period ? formatPeriod(deadline.period) : null,
    'isUntil' in deadline && deadline.isUntil && kind !== 'BY_MONTH_END' ? 'until' : null,
    startsOn && `from ${startsOn}`,
    lastOn && `to ${lastOn}`,
    time && `at ${time}`,
    strength === 'SOFT' ? 'aim' : null,
  ];
  const stages = kind === 'STAGED' ? deadline.stages : [];
  for (const { label, deadline: stage } of stages) {
    parts.push(`[${label === null ? '' : `${label}: `}${said({ ...stage, notes: [], confidence: 'HIGH' })}]`);
  }
  if (confidence !== 'HIGH') parts.push(confidence.toLowerCase());
  return [...parts, ...notes.map(({ code }) => code), ...unread.map((words) => `«${words}»`)].filter(Boolean).join(' ');
}

const read = (words: string | null, issuedOn: string | null = null) => readDeadline(words, { issuedOn });

/**
 * 131 is Nghị quyết 131/NQ-CP, list the 17 tasks of Công văn 6958/UBND-KSTT (both in 93-CV-THPTBD-2022), 617 the plan of
 * Phú Thọ, 727 and 2384 the letters.
 */
const DOCUMENTS: readonly [where: string, words: string, expected: string][] = [
  ['131 II.1.b', 'trong tháng 11 năm 2022', 'MONTH 2022-11 to 2022-11-30'],
  ['131 II.2.a.2', 'thời gian hoàn thành trong tháng 12 năm 2022', 'MONTH 2022-12 to 2022-12-31'],
  ['131 II.2.c', 'thời hạn hoàn thành trong tháng 11 năm 2022', 'MONTH 2022-11 to 2022-11-30'],
  ['131 II.2.d', 'Hoàn thành trong tháng 12 năm 2022.', 'MONTH 2022-12 to 2022-12-31'],
  ['131 II.3.a.2.2', 'chậm nhất trước tháng 12 năm 2023', 'BY_MONTH_END 2023-11 to 2023-11-30'],
  ['131 II.3.a.2.3', 'thời gian hoàn thành trước tháng 6 năm 2023', 'BY_MONTH_END 2023-05 to 2023-05-31'],
  [
    '131 II.2.a.4.2, line 310',
    'Phần đầu hoàn thành trong tháng 11 năm 2022, chậm nhất trong quý I năm 2023',
    'STAGED to 2023-03-31 [MONTH 2022-11 to 2022-11-30 aim] [QUARTER 2023-Q1 to 2023-03-31] medium SPELLING',
  ],
  [
    '131 II.2.a.4.6, line 318',
    'Phấn đấu hoàn thành trong tháng 11 năm 2022, chậm nhất trong quý I năm 2023',
    'STAGED to 2023-03-31 [MONTH 2022-11 to 2022-11-30 aim] [QUARTER 2023-Q1 to 2023-03-31]',
  ],
  ['131 II.3.b.1', 'theo tiến độ được giao tại Nghị quyết số 63/NQ-CP ngày 03 tháng 5 năm 2022', 'RELATIVE'],
  ['131 II.1.a.2', 'bảo đảm hoàn thành đúng tiến độ được phê duyệt', 'RELATIVE'],
  ['list 1', 'Tháng 11/2022', 'MONTH 2022-11 to 2022-11-30'],
  ['list 2', 'Theo tiến độ Kế hoạch của UBND tỉnh', 'RELATIVE'],
  ['list 3', 'Tháng 01/2023', 'MONTH 2023-01 to 2023-01-31'],
  ['list 4', 'Trước ngày 15/9/2023', 'BEFORE_DATE to 2023-09-14'],
  ['list 9, product', 'trước ngày 30/11/2022', 'BEFORE_DATE to 2022-11-29'],
  ['list 15, product', 'kể từ ngày 01/01/2023', 'SPAN from 2023-01-01'],
  ['list 15, product', 'trước ngày 30/3/2023', 'BEFORE_DATE to 2023-03-29'],
  ['617 II.2.3.2', 'đến hết năm 2025', 'YEAR 2025 until to 2025-12-31'],
  ['617 II.2.3.2, lines 132-133', 'phấn đấu đến hết năm 2025', 'YEAR 2025 until to 2025-12-31 aim'],
  ['617 II.2.2', 'ngay sau khi được Chính phủ phê duyệt', 'RELATIVE ANCHOR_UNKNOWN'],
  ['617 III.1', 'sau khi cơ cấu, sắp xếp, hợp nhất tổ chức bộ máy', 'RELATIVE ANCHOR_UNKNOWN'],
  ['131 tempo', 'khẩn trương', 'NONE'],
  ['6958, blank day', 'ngày tháng năm 2022', 'UNREAD low «ngày tháng năm 2022»'],
  ['2384, blank day', 'ngày tháng 11 năm 2022', 'UNREAD low «ngày tháng 11 năm 2022»'],
];

describe('deadlines as the five documents word them', () => {
  it.each(DOCUMENTS)('%s: %s', (_, words, expected) => {
    expect(said(read(words))).toBe(expected);
  });

  it('finds the deadline in a whole clause, and says what else it did not read', () => {
    const clause =
      'b) Bộ Tài chính trình Chính phủ trong tháng 11 năm 2022 Nghị định về kết nối và chia sẻ thông tin trong lĩnh vực xuất khẩu, nhập khẩu';
    const { kind, lastOn, confidence, unread } = read(clause);
    expect({ kind, lastOn, confidence }).toEqual({ kind: 'MONTH', lastOn: '2022-11-30', confidence: 'MEDIUM' });
    expect(unread[0]).toBe('bộ tài chính trình chính phủ');
  });

  it('takes no day of a cited document for the deadline', () => {
    const { kind, lastOn } = read('theo Quyết định số 1085/QĐ-TTg ngày 15 tháng 9 năm 2022 của Thủ tướng Chính phủ');
    expect({ kind, lastOn }).toEqual({ kind: 'RELATIVE', lastOn: null });
  });
});

/** A deadline of the reference data, and a part of one; parts have no rule. */
interface Recorded {
  readonly asWritten: string | null;
  readonly kind: string;
  readonly period: string | null;
  readonly lastDay: string | null;
  readonly softLastDay?: string | null;
  readonly firmness: string | null;
  readonly recurrenceRule?: string | null;
  readonly alsoAdHoc?: boolean;
  readonly startsOn?: string | null;
}
interface RecordedTask {
  readonly key: string;
  readonly strength: string;
  readonly deadline: Recorded & { readonly parts: readonly Recorded[] };
}

const tasks: readonly RecordedTask[] = JSON.parse(
  readFileSync(new URL('../../../data/tasks.json', import.meta.url), 'utf8'),
);
const recorded = tasks.flatMap(({ key, strength, deadline }) =>
  [deadline, ...deadline.parts].map((each) => ({ key, strength, recorded: each })),
);

describe('deadlines of the reference data', () => {
  const worded = recorded.filter((each) => each.recorded.asWritten !== null);

  it('are all there, and none where no words are recorded', () => {
    expect(worded).toHaveLength(56);
    const others = recorded.filter((each) => each.recorded.asWritten === null);
    expect(others.map((each) => each.recorded.kind)).toEqual(others.map(() => 'NONE'));
  });

  it.each(worded)('are read as they were recorded: $key $recorded.asWritten', ({ strength, recorded: was }) => {
    const isAim = strength === 'AIM';
    const deadline = readDeadline(was.asWritten, { issuedOn: null, ...(isAim ? { strength: 'SOFT' } : {}) });
    expect({
      kind: deadline.kind,
      period: 'period' in deadline && deadline.period ? formatPeriod(deadline.period) : null,
      startsOn: deadline.startsOn,
      lastDay: deadline.lastOn,
      softLastDay: deadline.kind === 'STAGED' ? deadline.softLastOn : null,
      firmness: deadline.strength,
      recurrenceRule: recurrenceRulesOf(deadline)[0] ?? null,
      alsoAdHoc: deadline.kind === 'RECURRING' && deadline.alsoAdHoc,
      unread: deadline.unread,
    }).toEqual({
      kind: was.kind,
      period: was.period,
      startsOn: was.startsOn ?? null,
      lastDay: was.lastDay,
      softLastDay: was.softLastDay ?? null,
      firmness: was.firmness,
      recurrenceRule: was.recurrenceRule ?? null,
      alsoAdHoc: was.alsoAdHoc ?? false,
      unread: [],
    });
  });
});

describe('the last day', () => {
  const dated = DOCUMENTS.map(([, words]) => read(words)).filter(({ lastOn }) => lastOn !== null);

  it.each(dated.map((deadline) => [deadline.asWritten, deadline] as const))(
    'is in time, the next is late: %s',
    (_, deadline) => {
      expect(isOverdue(deadline, deadline.lastOn!)).toBe(false);
      expect(isOverdue(deadline, addDays(deadline.lastOn!, 1))).toBe(deadline.strength === 'HARD');
    },
  );
});

/** Words of deadlines in any order, and text of any kind. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'trước ngày tháng quý năm tuần hằng hàng định kỳ chậm nhất phấn đấu đến hết trong từ kể sau khi và , ; . - / : ( ) đầu giữa cuối lần mỗi'.split(
          ' ',
        ),
        ...'15/9/2023 31/2/2023 11/2022 2025 30 06 0 13 IV i 9999 17h00 24h thứ sáu làm việc báo cáo theo tiến độ kế hoạch 63/NQ-CP tiếp sau trở đi'.split(
          ' ',
        ),
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(' '));
const anyText = fc.oneof(
  { weight: 8, arbitrary: words },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom(...DOCUMENTS.map(([, text]) => text)) },
);
const anyDay = fc.option(
  fc.oneof(
    fc.constantFrom('2022-11-21', '2024-02-29', '1945-01-01', '2199-12-31', '9999-12-31', 'no day'),
    fc.string(),
  ),
  { nil: null },
);
const MANY = { numRuns: 3_000 };

describe('any words', () => {
  it('are read without throwing, and never with a day that is none', () => {
    fc.assert(
      fc.property(anyText, anyDay, (text, issuedOn) => {
        const deadline = read(text, issuedOn);
        expect(deadline.asWritten).toBe(text);
        const stages = deadline.kind === 'STAGED' ? deadline.stages.map((stage) => stage.deadline) : [];
        for (const { lastOn, startsOn } of [deadline, ...stages]) {
          for (const day of [lastOn, startsOn]) expect(day ?? '2000-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
        }
      }),
      MANY,
    );
  });

  it('mean the same in every Unicode form', () => {
    fc.assert(
      fc.property(anyText, anyDay, (text, issuedOn) => {
        const { asWritten: _, ...composed } = read(text.normalize('NFC'), issuedOn);
        const { asWritten: __, ...decomposed } = read(text.normalize('NFD'), issuedOn);
        expect(decomposed).toEqual(composed);
      }),
      MANY,
    );
  });

  it.each(DOCUMENTS)('of the documents mean the same in capitals and with tones placed anew: %s: %s', (_, text) => {
    expect(said(read(text.toUpperCase()))).toBe(said(read(text)));
    expect(said(read(text.replaceAll('hóa', 'hoá').replaceAll('quý', 'qúy')))).toBe(said(read(text)));
  });

  it('are kept as they came, slips included', () => {
    expect(read('Phần đầu hoàn thành trong tháng 11 năm 2022').asWritten).toBe(
      'Phần đầu hoàn thành trong tháng 11 năm 2022',
    );
  });

  it('that go on for too long are not read', () => {
    const long = 'trước ngày 15/9/2023 '.repeat(100);
    expect(said(read(long))).toBe('UNREAD low TOO_LONG');
    expect(read(long.slice(0, 2_000)).kind).toBe('STAGED');
    expect(read(long.slice(0, 2_000).normalize('NFD')).kind).toBe('STAGED');
    expect(said(read(long.slice(0, 2_001).normalize('NFD')))).toBe('UNREAD low TOO_LONG');
  });

  it('are no deadline when there are none', () => {
    expect(said(read(null))).toBe('NONE');
  });
});
