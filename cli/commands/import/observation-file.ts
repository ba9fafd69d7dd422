import { readFile } from 'node:fs/promises';
import { CsvError, type CsvRecord, parseCsv } from '../../../domain/csv.ts';
import { isDay, parsePeriod } from '../../../domain/period.ts';
import { decimalOf } from '../../../domain/ratio.ts';
import { fold } from '../../../domain/vietnamese.ts';
import { HubError } from '../../../platform/errors.ts';
import type { ImportedNumber } from '../../../subgraphs/indicators/commands/import-observations.ts';

/** Columns, and the headers that name them; accents and case do not matter. */
const COLUMNS = {
  indicator: ['indicator', 'chi tieu', 'ma chi tieu'],
  agency: ['agency', 'co quan', 'don vi', 'ma co quan'],
  scope: ['scope', 'pham vi'],
  period: ['period', 'ky', 'ky bao cao', 'ky so lieu'],
  numerator: ['numerator', 'tu so'],
  denominator: ['denominator', 'mau so'],
  value: ['value', 'gia tri'],
  unit: ['unit', 'don vi tinh'],
  bound: ['bound', 'muc chinh xac'],
  provisional: ['provisional', 'so bo', 'tam tinh'],
  source: ['source', 'nguon', 'van ban'],
  clause: ['clause', 'dieu khoan'],
  published_by: ['published_by', 'published by', 'noi cong bo'],
  members: ['members', 'co quan da thuc hien', 'don vi da thuc hien'],
  missing_members: ['missing_members', 'missing members', 'co quan chua thuc hien', 'don vi chua thuc hien'],
  stated_on: ['stated_on', 'stated on', 'ngay cong bo', 'ngay bao cao'],
} as const;
type Column = keyof typeof COLUMNS;
const NEEDED: readonly Column[] = ['indicator', 'period'];

/** What cells may say, in words of both languages. */
const UNITS = {
  PERCENT: ['percent', '%', 'phan tram'],
  PERCENTAGE_POINT: ['percentage_point', 'percentage point', 'diem phan tram'],
  COUNT: ['count', 'so luong'],
  POINT: ['point', 'diem'],
  UNKNOWN: ['unknown', 'khong ro'],
} as const;
const BOUNDS = {
  EXACT: ['exact', 'chinh xac'],
  MORE_THAN: ['more_than', 'more than', 'hon', 'tren'],
  NEARLY: ['nearly', 'gan'],
} as const;
const SCOPES = {
  AGENCY: ['agency', 'co quan'],
  MINISTRIES: ['ministries', 'bo, nganh', 'bo nganh'],
  LOCALITIES: ['localities', 'dia phuong'],
  MINISTRIES_AND_LOCALITIES: ['ministries_and_localities', 'bo, nganh, dia phuong', 'bo nganh dia phuong'],
  NATIONWIDE: ['nationwide', 'toan quoc', 'ca nuoc'],
} as const;
const ANSWERS = { yes: ['true', 'yes', '1', 'x', 'co'], no: ['false', 'no', '0', 'khong'] } as const;

/** The most agencies in one cell, between semicolons. */
const NAMES_CAP = 100;

/** The most lines of one file: one transaction records all of them. */
const LINES_CAP = 10_000;

/** A line of a file; agencies and document are still in its words. */
export interface FileNumber
  extends Omit<ImportedNumber, 'agencyId' | 'directiveId' | 'memberIds' | 'missingMemberIds'> {
  readonly agency: string | null;
  readonly members: readonly string[] | null;
  readonly missingMembers: readonly string[] | null;
  readonly source: string | null;
}

/** What cannot be read, on which line. */
export interface Mistake {
  readonly line: number;
  readonly message: string;
}

/** What a file holds, and all the mistakes of its lines. */
export interface ObservationFile {
  readonly numbers: readonly FileNumber[];
  readonly mistakes: readonly Mistake[];
}

/**
 * The numbers that a file of comma-separated values states, in UTF-8 with or without a byte order mark. The first line names
 * the columns in English or Vietnamese. Nothing is guessed: a number with a decimal comma or a thousands separator is a
 * mistake of its line, as is "1.758", which may be either.
 *
 * Refused with COMMAND_INVALID for what is no such file: no UTF-8, not well-formed, other columns, too many lines.
 */
export async function readObservationFile(path: string): Promise<ObservationFile> {
  return readObservations(path, textOf(path, await bytesOf(path)));
}

/** The same of a text; `path` is how refusals name it. */
export function readObservations(path: string, text: string): ObservationFile {
  const [header, ...records] = recordsOf(path, text);
  if (!header) throw invalid(path, 'a first line that names the columns');
  const columns = columnsOf(path, header);
  if (records.length > LINES_CAP) throw invalid(path, `at most ${LINES_CAP} numbers, got ${records.length}`);

  const numbers: FileNumber[] = [];
  const mistakes: Mistake[] = [];
  for (const { line, fields } of records) {
    if (fields.length !== columns.length) {
      const message = `Expected ${columns.length} fields as in the first line, got ${fields.length}. Put fields with commas in quotes.`;
      mistakes.push({ line, message });
      continue;
    }
    const cells = new Map(columns.map((column, index) => [column, fields[index]!.trim()]));
    const row = new Row(line, cells);
    const number = numberOf(row);
    if (number !== null) numbers.push(number);
    mistakes.push(...row.mistakes);
  }
  return { numbers, mistakes };
}

/** The cells of a line, and what cannot be read in them. */
class Row {
  readonly line: number;
  readonly mistakes: Mistake[] = [];
  readonly #cells: ReadonlyMap<Column, string>;

  constructor(line: number, cells: ReadonlyMap<Column, string>) {
    this.line = line;
    this.#cells = cells;
  }

  /** Null when the cell is empty or its column is not there. */
  text(column: Column): string | null {
    return this.#cells.get(column) || null;
  }

  needed(column: Column): string {
    const text = this.text(column);
    if (text === null) this.refuse(column, 'something', '');
    return text ?? '';
  }

  choice<Name extends string>(column: Column, choices: Readonly<Record<Name, readonly string[]>>): Name | null {
    const text = this.text(column);
    if (text === null) return null;
    const names = Object.keys(choices) as Name[];
    const name = names.find((each) => choices[each].includes(fold(text)));
    if (name === undefined) this.refuse(column, names.join(', '), text);
    return name ?? null;
  }

  number(column: Column): string | null {
    const text = this.text(column);
    if (text === null) return null;
    if (!/^-?\d{1,40}(?:\.\d{1,40})?$/.test(text)) {
      this.refuse(column, 'a number such as 1234.5, without decimal comma and thousands separator', text);
      return null;
    }
    if (/^-?[1-9]\d{0,2}\.\d{3}$/.test(text)) {
      const expected = `${text.replace('.', '')} where thousands are meant, or ${text}0 where they are not`;
      this.refuse(column, expected, text);
      return null;
    }
    return decimalOf(text);
  }

  /** Names between semicolons, each once. */
  names(column: Column): readonly string[] | null {
    const text = this.text(column);
    if (text === null) return null;
    const names = text.split(';').map((name) => name.trim());
    const each = [...new Set(names.filter((name) => name !== ''))];
    if (each.length <= NAMES_CAP) return each;
    this.refuse(column, `at most ${NAMES_CAP} agencies between semicolons`, text);
    return null;
  }

  day(column: Column): string | null {
    const text = this.text(column);
    if (text === null || isDay(text)) return text;
    this.refuse(column, 'a day such as 2024-01-31', text);
    return null;
  }

  refuse(column: Column, expected: string, text: string): void {
    const got = text === '' ? 'nothing' : JSON.stringify(text.slice(0, 60));
    this.mistakes.push({ line: this.line, message: `Expected ${expected} in "${column}", got ${got}.` });
  }
}

/** Null when a cell of it cannot be read. */
function numberOf(row: Row): FileNumber | null {
  const indicator = row.needed('indicator');
  const period = periodOf(row);
  const scope = row.choice('scope', SCOPES) ?? 'AGENCY';
  const agency = scope === 'AGENCY' ? row.needed('agency') : row.text('agency');
  const provisional = row.choice('provisional', ANSWERS);
  const number = {
    ...{ line: row.line, indicator, scope, agency },
    ...{ numerator: row.number('numerator'), denominator: row.number('denominator'), value: row.number('value') },
    ...{ unit: row.choice('unit', UNITS), bound: row.choice('bound', BOUNDS) },
    isProvisional: provisional === null ? null : provisional === 'yes',
    ...{ source: row.text('source'), clause: row.text('clause'), publishedBy: row.text('published_by') },
    ...{ statedOn: row.day('stated_on') },
    ...{ members: row.names('members'), missingMembers: row.names('missing_members') },
  };
  if (period === null || row.mistakes.length > 0) return null;
  const { firstOn, lastOn } = period;
  return { ...number, from: firstOn, to: lastOn, periodAsWritten: row.text('period')! };
}

function periodOf(row: Row) {
  const text = row.needed('period');
  if (text === '') return null;
  try {
    return parsePeriod(text);
  } catch {
    row.refuse('period', 'a period such as 2024, 2024-H1, 2024-Q1, 2024-01 or 2024-01-31', text);
    return null;
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    const message = `Expected a file that can be read, got ${path}: ${(cause as Error).message}.`;
    throw new HubError('COMMAND_INVALID', message, { cause });
  }
}

/** Without the byte order mark, which the decoder takes away. */
function textOf(path: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new HubError('COMMAND_INVALID', `Expected ${path} in UTF-8. Save it as "CSV UTF-8".`, { cause });
  }
}

function recordsOf(path: string, text: string): CsvRecord[] {
  try {
    return parseCsv(text);
  } catch (thrown) {
    if (thrown instanceof CsvError)
      throw invalid(path, `fields between commas, got ${thrown.message} on line ${thrown.line}`);
    throw thrown;
  }
}

function columnsOf(path: string, { fields }: CsvRecord): Column[] {
  if (fields.length === 1 && /[;\t]/.test(fields[0]!)) {
    throw invalid(path, 'commas between the columns, got semicolons or tabs. Save it with commas');
  }
  const columns = fields.map((field) => {
    const name = fold(field);
    const column = (Object.keys(COLUMNS) as Column[]).find((each) => COLUMNS[each].some((known) => known === name));
    if (column) return column;
    throw invalid(path, `the columns ${Object.keys(COLUMNS).join(', ')}, got ${JSON.stringify(field.slice(0, 60))}`);
  });
  const twice = columns.find((column, index) => columns.indexOf(column) < index);
  if (twice) throw invalid(path, `each column once, got "${twice}" twice`);
  const missing = NEEDED.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw invalid(path, `the columns ${missing.join(', ')}, which are missing`);
  return columns;
}

function invalid(path: string, expected: string): HubError {
  return new HubError('COMMAND_INVALID', `Expected in ${path} ${expected}.`);
}
