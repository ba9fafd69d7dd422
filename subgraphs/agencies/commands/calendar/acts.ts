import type { EntityManager } from '@mikro-orm/postgresql';
import { calendarFaults } from '../../../../domain/working-days/entries.ts';
import { type FactTable, recordSubjects, type SubjectState } from '../../../../platform/history/record.ts';
import { CalendarActFact, CalendarEntryFact } from '../../entities/calendar.ts';
import { type CalendarActRecord, entriesOf, entryOf, storedEntry } from '../../rules/calendar.ts';
import { lock } from '../transaction.ts';

const CALENDAR_TABLES = {
  act: { entity: CalendarActFact, subject: 'actId' },
  entries: { entity: CalendarEntryFact, subject: 'actId' },
} as const satisfies Record<string, FactTable>;

/**
 * Record acts on working days as the records state them, wholly: rules and days that a record leaves out end. Gives the ids
 * of those that changed. The event of an act, CALENDAR_RECORDED, holds it with its entries in the shape that `readCalendar`
 * takes: the calendar is those of the last events of all acts.
 *
 * Throws when the acts, with those that stay as they are, would be no calendar: whoever calls has to know it before. No other
 * transaction may record acts meanwhile: see `lockCalendar`.
 */
export async function recordCalendarActs(em: EntityManager, records: readonly CalendarActRecord[]): Promise<string[]> {
  const replaced = new Set(records.map(({ id }) => id));
  const others = (await knownActs(em)).filter(({ id }) => !replaced.has(id));
  const faults = calendarFaults(entriesOf([...others, ...records]));
  if (faults.length > 0) {
    throw new Error(
      `expected acts that make a calendar: ${faults.map(({ key, message }) => `${key}: ${message}`).join(' ')}`,
    );
  }
  return recordSubjects(em, 'agencies', CALENDAR_TABLES, records.toSorted(byIssue).map(actState));
}

/** The acts as they are known now, by the day of issue. */
export async function knownActs(em: EntityManager): Promise<CalendarActRecord[]> {
  const unmapped = { disableIdentityMap: true };
  const acts = await em.find(CalendarActFact, { closedSeq: null }, unmapped);
  const entries = Map.groupBy(await em.find(CalendarEntryFact, { closedSeq: null }, unmapped), ({ actId }) => actId);
  return acts
    .map((act) => ({
      ...{ id: act.actId, key: act.key, symbol: act.symbol, issuer: act.issuer, title: act.title },
      ...{ issuedOn: act.issuedOn, decidesYears: act.decidesYears, grade: act.grade ?? null },
      ...{ verified: act.isVerified, origin: act.origin as CalendarActRecord['origin'] },
      entries: (entries.get(act.actId) ?? []).map((fact) => entryFrom(fact, act.key)).sort(byKey),
    }))
    .sort(byIssue);
}

/** Acts are judged by all others: one transaction at a time changes them. */
export function lockCalendar(em: EntityManager): Promise<void> {
  return lock(em, 'calendar');
}

export function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}

/** In this order each act makes a calendar with those before it, so that whoever follows the events has one after each. */
function byIssue(a: CalendarActRecord, b: CalendarActRecord): number {
  if (a.issuedOn === b.issuedOn) return byKey(a, b);
  return a.issuedOn < b.issuedOn ? -1 : 1;
}

function actState(act: CalendarActRecord): SubjectState<keyof typeof CALENDAR_TABLES> {
  const { id, verified, entries, ...said } = act;
  return {
    subject: id,
    kind: 'CALENDAR_RECORDED',
    payload: { id, entries: entriesOf([act]) },
    facts: {
      act: [{ ...said, isVerified: verified }],
      entries: entries.map((entry) => {
        const { id: entryId, verified: isVerified, on: onDay, ...columns } = storedEntry(entry);
        return { entryId, isVerified, onDay, ...columns };
      }),
    },
  };
}

function entryFrom(fact: CalendarEntryFact, source: string) {
  const { entryId, key, kind, name, clause = null, isVerified, onDay = null, inPlaceOf = null, forDay = null } = fact;
  const { isCompensated = null, month = null, dayOfMonth = null, weekdays = null } = fact;
  const { validFrom = null, validTo = null } = fact;
  const ofAll = { id: entryId, key, kind, name, clause, verified: isVerified };
  const ofDay = { on: onDay, inPlaceOf, forDay, isCompensated };
  return entryOf({ ...ofAll, ...ofDay, month, dayOfMonth, weekdays, validFrom, validTo }, source);
}
