import { readFile } from 'node:fs/promises';
import { isDay } from '../../../domain/period.ts';
import { HubError } from '../../../platform/errors.ts';
import type { Decision } from '../../../subgraphs/agencies/commands/calendar/judgement.ts';

/** Kinds of days in data/calendar.json, and what the command calls them. */
const KINDS = {
  HOLIDAY: 'HOLIDAY',
  COMPENSATION: 'COMPENSATION',
  SWAPPED_OFF: 'SWAPPED_OFF',
  SWAPPED_WORK: 'SWAPPED_WORK',
  TAKEN_BACK: 'ORDINARY',
} as const;

/**
 * The decision that a file states: a JSON list of one act and its days, with the fields of data/calendar.json and `amends`
 * in the act, the numbers of the acts that it amends. Ids, keys and what is only for the reference data are passed over.
 *
 * Refused with COMMAND_INVALID, which names the record and the field, for what is no such file. Whether the decision can be
 * recorded is not looked at.
 */
export async function readDecisionFile(path: string): Promise<Decision> {
  const records = recordsIn(path, await textOf(path));
  const acts = records.filter(({ kind }) => kind === 'ACT');
  const [act] = acts;
  if (!act || acts.length > 1) throw invalid(path, `one record of the kind ACT, got ${acts.length}`);

  const days = records.filter((record) => record !== act);
  for (const day of days) {
    const source = optional(day, 'source');
    if (source !== null && source !== act.of.key)
      throw invalid(path, `no days of another act, got ${JSON.stringify(source.slice(0, 60))} in ${day.place}`);
  }
  return {
    symbol: text(act, 'symbol'),
    issuer: text(act, 'issuer'),
    issuedOn: day(act, 'issuedOn'),
    title: text(act, 'title'),
    decidesYears: list(act, 'decidesYears', (value) => Number.isSafeInteger(value), 'years') as number[],
    amends: 'amends' in act.of ? (list(act, 'amends', (value) => typeof value === 'string', 'texts') as string[]) : [],
    days: days.map(dayOf),
  };
}

/** A record of a file, and how a mistake in it is named. */
interface FileRecord {
  readonly path: string;
  readonly place: string;
  readonly kind: unknown;
  readonly of: Readonly<Record<string, unknown>>;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new HubError(
      'COMMAND_INVALID',
      `Expected a file that can be read, got ${path}: ${(cause as Error).message}.`,
      {
        cause,
      },
    );
  }
}

function recordsIn(path: string, content: string): FileRecord[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch (cause) {
    throw invalid(path, `JSON, got ${(cause as Error).message}`);
  }
  if (!Array.isArray(parsed)) throw invalid(path, 'a list of an act and its days');
  return parsed.map((of: unknown, index) => {
    const place = `record ${index + 1}`;
    if (typeof of !== 'object' || of === null || Array.isArray(of)) throw invalid(path, `an object as ${place}`);
    return { path, place, kind: (of as { kind?: unknown }).kind, of: of as Readonly<Record<string, unknown>> };
  });
}

function dayOf(record: FileRecord): Decision['days'][number] {
  const { kind, of } = record;
  if (typeof kind !== 'string' || !Object.hasOwn(KINDS, kind)) {
    throw invalid(
      record.path,
      `${Object.keys(KINDS).join(', ')} as the kind of ${record.place}, got ${JSON.stringify(kind)}`,
    );
  }
  const isCompensated = of.isCompensated ?? true;
  if (typeof isCompensated !== 'boolean') throw wrong(record, 'isCompensated', 'true or false');
  return {
    ...{ on: day(record, 'on'), kind: KINDS[kind as keyof typeof KINDS], name: text(record, 'name'), isCompensated },
    ...{ pairedOn: of.forDay == null ? null : day(record, 'forDay'), clause: optional(record, 'clause') },
  };
}

function text(record: FileRecord, field: string): string {
  const value = record.of[field];
  if (typeof value === 'string') return value;
  throw wrong(record, field, 'a text');
}

function optional(record: FileRecord, field: string): string | null {
  return record.of[field] == null ? null : text(record, field);
}

function day(record: FileRecord, field: string): string {
  const value = text(record, field);
  if (isDay(value)) return value;
  throw wrong(record, field, 'a day of the calendar as YYYY-MM-DD');
}

function list(record: FileRecord, field: string, isEntry: (value: unknown) => boolean, what: string): unknown[] {
  const value = record.of[field];
  if (Array.isArray(value) && value.every(isEntry)) return value;
  throw wrong(record, field, `a list of ${what}`);
}

function wrong({ path, place, of }: FileRecord, field: string, expected: string): HubError {
  return invalid(
    path,
    `${expected} as "${field}" of ${place}, got ${JSON.stringify(of[field])?.slice(0, 60) ?? 'nothing'}`,
  );
}

function invalid(path: string, expected: string): HubError {
  return new HubError('COMMAND_INVALID', `Expected in ${path} ${expected}.`);
}
