import { parseDocumentNumber } from '../../../../domain/document-number.ts';
import { problemsOfText } from '../../../../platform/problems/text.ts';
import type { Problem } from '../../../../platform/problems.ts';
import type { CalendarDayInput, WorkingDayReasonKind } from '../../generated/types.ts';
import { calendarProblems as problems } from '../../problems/calendar.ts';
import { shown } from '../refusal.ts';
import type { Decision } from './judgement.ts';

/** The most characters of a field. */
const LENGTH_CAPS = { issuer: 300, title: 2000, name: 200, clause: 200 } as const;
/** The most entries of a list: a year has some 20 days that a decision speaks of. */
const LIST_CAPS = { days: 60, decidesYears: 5, amends: 10 } as const;
/** How many years past its own an act may speak of: the latest decisions were on the next. */
const YEARS_AHEAD = 2;

/** What a decision may make of a day; ORDINARY takes an earlier word back. */
const DECIDED: readonly WorkingDayReasonKind[] = ['HOLIDAY', 'COMPENSATION', 'SWAPPED_OFF', 'SWAPPED_WORK', 'ORDINARY'];
const PAIRED: readonly WorkingDayReasonKind[] = ['COMPENSATION', 'SWAPPED_OFF', 'SWAPPED_WORK'];

/** What can be said of a decision by itself; beyond it every text can be kept, and every list is of bounded length. */
export function malformedIn(decision: Decision, today: string): Problem[] {
  const { symbol, issuedOn, decidesYears, days, amends } = decision;
  const tooLong = listProblems({ days, decidesYears, amends: amends ?? [] });
  if (tooLong.length > 0) return tooLong;

  const found = [
    ...symbolProblems(symbol, ['symbol']),
    ...problemsOfText('issuer', decision.issuer, LENGTH_CAPS.issuer),
    ...problemsOfText('title', decision.title, LENGTH_CAPS.title),
    ...(amends ?? []).flatMap((amended, index) => symbolProblems(amended, ['amends', String(index)])),
  ];
  if (issuedOn > today) found.push(problems.CALENDAR_ACT_IN_FUTURE(['issuedOn'], issuedOn, today));
  return [...found, ...yearProblems(decision), ...days.flatMap((day, index) => dayProblems(decision, day, index))];
}

function listProblems(lists: Readonly<Record<keyof typeof LIST_CAPS, readonly unknown[]>>): Problem[] {
  return Object.entries(lists).flatMap(([field, { length }]) => {
    const most = LIST_CAPS[field as keyof typeof LIST_CAPS];
    return length > most ? [problems.CALENDAR_LIST_TOO_LONG([field], field, String(most), String(length))] : [];
  });
}

function symbolProblems(symbol: string, path: readonly string[]): Problem[] {
  const parsed = parseDocumentNumber(symbol);
  return parsed === null || parsed.number === null ? [problems.CALENDAR_SYMBOL_UNREADABLE(path, shown(symbol))] : [];
}

/** An act decides its own year or the next ones. */
function yearProblems({ symbol, issuedOn, decidesYears }: Decision): Problem[] {
  const first = Number(issuedOn.slice(0, 4));
  const last = first + YEARS_AHEAD;
  return decidesYears.flatMap((year, index) => {
    if (first <= year && year <= last) return [];
    const path = ['decidesYears', String(index)];
    return [problems.CALENDAR_YEAR_OUT_OF_REACH(path, String(year), shown(symbol), String(first), String(last))];
  });
}

/** An act speaks of days that were to come when it was issued. */
function dayProblems({ issuedOn, days }: Decision, day: CalendarDayInput, index: number): Problem[] {
  const { on, kind, name, pairedOn, clause } = day;
  const at = ['days', String(index)];
  const lastOn = `${Number(issuedOn.slice(0, 4)) + YEARS_AHEAD}-12-31`;
  const found = [
    ...problemsOfText('name', name, LENGTH_CAPS.name, at),
    ...(clause == null ? [] : problemsOfText('clause', clause, LENGTH_CAPS.clause, at)),
  ];
  if (on < issuedOn || lastOn < on) {
    found.push(problems.CALENDAR_DAY_OUT_OF_REACH([...at, 'on'], on, issuedOn, lastOn));
  }
  if (days.findIndex((other) => other.on === on) < index) {
    found.push(problems.CALENDAR_DAY_REPEATED([...at, 'on'], on));
  }
  if (!DECIDED.includes(kind)) return [...found, problems.CALENDAR_KIND_IMPOSSIBLE([...at, 'kind'], kind)];
  if (PAIRED.includes(kind) && pairedOn == null) {
    found.push(problems.CALENDAR_PAIR_REQUIRED([...at, 'pairedOn'], on));
  }
  if (!PAIRED.includes(kind) && pairedOn != null) {
    found.push(problems.CALENDAR_PAIR_NOT_APPLICABLE([...at, 'pairedOn'], on));
  }
  return found;
}
