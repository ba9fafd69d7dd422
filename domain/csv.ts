/** One record of a file of comma-separated values: its fields, and the line of the file on which it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** A file that is not well-formed, and the line on which that shows. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/**
 * The records of a text as RFC 4180 writes them: fields between commas, in quotes where they hold commas, quotes (doubled) or line
 * breaks; lines end with CRLF or LF. Lines without anything are passed over. Blanks are part of a field.
 *
 * CsvError for a quote within an unquoted field, anything after a closing quote, a quote that is never closed, and a carriage
 * return by itself.
 */
export function parseCsv(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const fields: string[] = [];
    const first = line;
    for (;;) {
      const field = fieldAt(text, at, line);
      fields.push(field.value);
      at = field.end;
      line += field.lineBreaks;
      if (text[at] !== ',') break;
      at += 1;
    }
    at += lineEnd(text, at, line);
    line += 1;
    if (fields.length > 1 || fields[0] !== '') records.push({ line: first, fields });
  }
  return records;
}

interface Field {
  readonly value: string;
  /** Where the comma or the end of the line stands. */
  readonly end: number;
  readonly lineBreaks: number;
}

function fieldAt(text: string, start: number, line: number): Field {
  if (text[start] === '"') return quotedAt(text, start, line);
  const [value = ''] = /^[^,\r\n]*/.exec(text.slice(start, endOfLine(text, start))) ?? [];
  if (value.includes('"')) throw new CsvError(line, `a quote within the field ${shown(value)}, which is not quoted`);
  return { value, end: start + value.length, lineBreaks: 0 };
}

function quotedAt(text: string, start: number, line: number): Field {
  let value = '';
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) throw new CsvError(line, `a quote that is never closed: ${shown(text.slice(start))}`);
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      const end = quote + 1;
      if (end < text.length && !',\r\n'.includes(text[end]!)) {
        throw new CsvError(line, `something after the closing quote of ${shown(value)}`);
      }
      return { value, end, lineBreaks: value.split('\n').length - 1 };
    }
    value += '"';
    from = quote + 2;
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** How many characters end a line. */
function lineEnd(text: string, at: number, line: number): number {
  if (at >= text.length) return 0;
  if (text[at] === '\n') return 1;
  if (text[at + 1] === '\n') return 2;
  throw new CsvError(line, 'a carriage return that ends no line');
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}
