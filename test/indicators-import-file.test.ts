import { describe, expect, it } from 'vitest';
import { readObservations } from '../cli/commands/import/observation-file.ts';

describe('a file', () => {
  const read = (...lines: readonly string[]) => readObservations('x.csv', lines.join('\n'));

  it.each<[string, string, string]>([
    ['1,5', 'numerator', 'a number such as 1234.5'],
    ['1.234,5', 'numerator', 'a number such as 1234.5'],
    ['1,234', 'numerator', 'a number such as 1234.5'],
    ['1.234.567', 'numerator', 'a number such as 1234.5'],
    ['1 234', 'numerator', 'a number such as 1234.5'],
    ['1e3', 'numerator', 'a number such as 1234.5'],
    ['+1', 'numerator', 'a number such as 1234.5'],
    ['.5', 'numerator', 'a number such as 1234.5'],
    ['35%', 'value', 'a number such as 1234.5'],
    ['1.758', 'value', '1758 where thousands are meant, or 1.7580 where they are not'],
    ['-12.345', 'value', '-12345 where thousands are meant, or -12.3450 where they are not'],
  ])('with %j as %s says so, and does not guess', (text, column, expected) => {
    const { numbers, mistakes } = read(`indicator,agency,period,${column}`, `a,b,2024,"${text}"`);
    expect({ numbers, mistakes }).toEqual({
      numbers: [],
      mistakes: [{ line: 2, message: expect.stringContaining(`Expected ${expected}`) }],
    });
  });

  it.each(['0', '-1', '1234.5', '1.5', '1.75', '1.7580', '1758', '0.758', '1234.567', '007'])(
    'with %j is read',
    (text) => {
      expect(read('indicator,agency,period,value', `a,b,2024,${text}`).mistakes).toEqual([]);
    },
  );

  it('has its columns in either language, whatever accents and case', () => {
    const english = read(
      'indicator,agency,scope,period,value,unit,bound,provisional,stated_on,members,missing_members',
      'a,,localities,2024-H1,1,%,nearly,yes,2024-07-15,H44; H20 ;H44,',
    );
    const vietnamese = read(
      'CHỈ TIÊU,Cơ quan,Phạm vi,Kỳ báo cáo,Giá trị,Đơn vị tính,Mức chính xác,Sơ bộ,Ngày công bố,Cơ quan đã thực hiện,Cơ quan chưa thực hiện',
      'a,,Địa phương,2024-H1,1,Phần trăm,Gần,Có,2024-07-15,H44;H20,',
    );
    expect(vietnamese).toEqual(english);
    expect(english).toEqual({
      mistakes: [],
      numbers: [
        {
          ...{ line: 2, indicator: 'a', scope: 'LOCALITIES', agency: null, from: '2024-01-01', to: '2024-06-30' },
          ...{ periodAsWritten: '2024-H1', numerator: null, denominator: null, value: '1', unit: 'PERCENT' },
          ...{
            bound: 'NEARLY',
            isProvisional: true,
            source: null,
            clause: null,
            publishedBy: null,
            statedOn: '2024-07-15',
          },
          ...{ members: ['H44', 'H20'], missingMembers: null },
        },
      ],
    });
  });

  it('with several mistakes tells each with its line', () => {
    const { mistakes } = read('indicator,agency,period,value,unit', ',x,2024,1,kg', 'a,,2024,1,', 'a,b');
    expect(mistakes).toEqual([
      { line: 2, message: 'Expected something in "indicator", got nothing.' },
      { line: 2, message: 'Expected PERCENT, PERCENTAGE_POINT, COUNT, POINT, UNKNOWN in "unit", got "kg".' },
      { line: 3, message: 'Expected something in "agency", got nothing.' },
      { line: 4, message: 'Expected 5 fields as in the first line, got 2. Put fields with commas in quotes.' },
    ]);
  });

  it('with a day that is none, or with more names than there are agencies of a rank, says so', () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `H${index}`).join(';');
    const { numbers, mistakes } = read(
      'indicator,agency,period,value,stated_on,members',
      `a,b,2024,1,2024-02-30,${names(2)}`,
      `a,b,2024,1,20/01/2025,${names(2)}`,
      `a,b,2024,1,2025-01-20,${names(101)}`,
      `a,b,2024,1,2025-01-20,${names(100)}`,
    );
    expect(mistakes.map(({ line, message }) => [line, message.slice(0, 60)])).toEqual([
      [2, 'Expected a day such as 2024-01-31 in "stated_on", got "2024-'],
      [3, 'Expected a day such as 2024-01-31 in "stated_on", got "20/01'],
      [4, 'Expected at most 100 agencies between semicolons in "members'],
    ]);
    expect(numbers.map(({ members }) => members?.length)).toEqual([100]);
  });

  it.each<[string, string, string]>([
    ['of nothing', '', 'a first line that names the columns'],
    ['with semicolons', 'indicator;agency;period\na;b;2024', 'commas between the columns, got semicolons or tabs'],
    ['with another column', 'indicator,agency,period,colour', 'got "colour"'],
    ['with a column twice', 'indicator,period,Chỉ tiêu', 'each column once, got "indicator" twice'],
    ['without a column', 'indicator,agency', 'the columns period, which are missing'],
    ['that is not well-formed', 'indicator,period\na,"2024', 'a quote that is never closed: "\\"2024" on line 2'],
    ['of too many lines', `indicator,period\n${'a,2024\n'.repeat(10_001)}`, 'at most 10000 numbers, got 10001'],
  ])('%s is refused as a whole', (_, text, message) => {
    expect(() => readObservations('x.csv', text)).toThrow(message);
  });
});
