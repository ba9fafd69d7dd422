import type { EntityManager } from '@mikro-orm/postgresql';
import { type Act, type CalendarEntry, calendarFaults } from '../../../../domain/working-days/entries.ts';
import { contentOf } from '../../../../platform/history/content.ts';
import { type ActEntry, type CalendarActRecord, entriesOf } from '../../rules/calendar.ts';
import { byKey, knownActs, lockCalendar, recordCalendarActs } from './acts.ts';

type ActOfFile = Act & { readonly id: string; readonly issuer: string; readonly grade: string };

/** The records of data/calendar.json: acts, and what each says, which names its act by key. */
export type CalendarFile = readonly (ActOfFile | ActEntry)[];

/**
 * Load the acts of the reference data. An act that a command has recorded stays as it was recorded, and so does a day of
 * which a recorded act says something else: what an operator of this hub has read outranks what came along with it. Gives
 * the ids of what changed, and the keys of the acts that were left out for it.
 *
 * Throws when the file by itself is no calendar.
 */
export async function seedCalendar(
  em: EntityManager,
  file: CalendarFile,
): Promise<{ changed: string[]; leftOut: string[] }> {
  const records = recordsOf(file);
  const faults = calendarFaults(file as readonly CalendarEntry[]);
  if (faults.length > 0)
    throw new Error(`the reference data holds no calendar: ${faults.map(({ message }) => message).join(' ')}`);

  await lockCalendar(em);
  const known = await knownActs(em);
  const knownAs = (record: CalendarActRecord) =>
    known.find(({ id }) => id === record.id) ?? known.find(({ key }) => key === record.key);
  const wanted = records
    .filter((record) => knownAs(record)?.origin !== 'COMMAND')
    .map((record) => ({ ...record, id: knownAs(record)?.id ?? record.id }));
  const taken = fitting(known, wanted);

  const changed = await recordCalendarActs(em, taken);
  const takenKeys = new Set(taken.map(({ key }) => key));
  const leftOut = records.filter((record) => !takenKeys.has(record.key) && !saysSame(record, knownAs(record)));
  return { changed, leftOut: leftOut.map(({ key }) => key) };
}

/** Of the acts those that make a calendar with what is known: all, or else each that does after those before it. */
function fitting(known: readonly CalendarActRecord[], wanted: readonly CalendarActRecord[]): CalendarActRecord[] {
  const isCalendar = (records: readonly CalendarActRecord[]) => {
    const byId = new Map([...known, ...records].map((act) => [act.id, act]));
    return calendarFaults(entriesOf([...byId.values()])).length === 0;
  };
  if (isCalendar(wanted)) return [...wanted];
  const taken: CalendarActRecord[] = [];
  for (const record of wanted) if (isCalendar([...taken, record])) taken.push(record);
  return taken;
}

function recordsOf(file: CalendarFile): CalendarActRecord[] {
  const entries = file.filter((record) => record.kind !== 'ACT');
  return file
    .filter((record) => record.kind === 'ACT')
    .map(({ id, key, symbol, issuer, title, issuedOn, decidesYears, grade, verified }) => ({
      ...{ id, key, symbol, issuer, title, issuedOn, decidesYears, grade, verified, origin: 'REFERENCE' as const },
      entries: entries.filter(({ source }) => source === key).sort(byKey),
    }))
    .sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1));
}

function saysSame(record: CalendarActRecord, known: CalendarActRecord | undefined): boolean {
  const words = ({ key, issuer, title, decidesYears, entries }: CalendarActRecord) =>
    contentOf([key, issuer, title, decidesYears, entries.map(({ id: _, verified: __, ...entry }) => entry)]);
  return known !== undefined && words(record) === words(known);
}
