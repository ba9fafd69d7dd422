import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvError, parseCsv } from './csv.ts';

const fieldsOf = (text: string) => parseCsv(text).map(({ fields }) => fields);

describe('comma-separated values', () => {
  it.each<[string, string, string[][]]>([
    [
      'plain fields',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'lines that end as on Windows',
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a last line that does not end', 'a,b', [['a', 'b']]],
    [
      'empty fields',
      ',a,\n,\n',
      [
        ['', 'a', ''],
        ['', ''],
      ],
    ],
    ['blanks as part of a field', ' a , b', [[' a ', ' b']]],
    ['commas, quotes and lines in quotes', '"a,b","c""d","e\nf"', [['a,b', 'c"d', 'e\nf']]],
    ['a field that is quoted and empty', '"",a', [['', 'a']]],
    ['a field of two quotes', '""""', [['"']]],
    ['nothing', '', []],
    ['lines without anything', '\n\na\n\r\n', [['a']]],
  ])('%s', (_, text, expected) => {
    expect(fieldsOf(text)).toEqual(expected);
  });

  it('of each record says on which line it begins', () => {
    expect(parseCsv('a\n"b\nc",d\n\ne\n').map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it.each<[string, string, number]>([
    ['a quote within a field', 'a\nb"c,d', 2],
    ['something after a closing quote', 'a\n"b"c', 2],
    ['a blank after a closing quote', '"b" ,c', 1],
    ['a quote that is never closed', 'a,b\nc,"d\ne\nf', 2],
    ['a carriage return by itself', 'a\rb', 1],
  ])('%s is refused, with its line', (_, text, line) => {
    try {
      parseCsv(text);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(CsvError);
      expect((thrown as CsvError).line).toBe(line);
      return;
    }
    throw new Error('expected a CsvError');
  });

  it('are what was written, whatever the fields hold', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'đ', ',', '"', '\n', '\r\n', ' ', ';') });
    const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        expect(fieldsOf(rows.map((row) => row.map(quoted).join(',')).join('\r\n'))).toEqual(rows);
      }),
    );
  });
});
