import { randomUUID } from 'node:crypto';
import { parseDocumentNumber } from '../../../../domain/document-number.ts';
import { normaliseUnicode } from '../../../../domain/vietnamese.ts';
import { readCalendar } from '../../../../domain/working-days/calendar.ts';
import {
  type CalendarChanges,
  changesBetween,
  endOfImpossibleBreak,
  missingHolidays,
} from '../../../../domain/working-days/changes.ts';
import {
  type CalendarFault,
  calendarFaults,
  type DayEntry,
  isDayEntry,
  standingDays,
} from '../../../../domain/working-days/entries.ts';
import { MOST_DAYS_OFF_IN_A_ROW } from '../../../../domain/working-days.ts';
import { contentOf } from '../../../../platform/history/content.ts';
import type { Problem } from '../../../../platform/problems.ts';
import type { CalendarDayInput, RecordCalendarDecisionInput } from '../../generated/types.ts';
import { calendarProblems as problems } from '../../problems/calendar.ts';
import { type ActEntry, type CalendarActRecord, entriesOf, isRuled } from '../../rules/calendar.ts';
import { byKey } from './acts.ts';
import { malformedIn } from './shape.ts';

/** A decision as it was sent. */
export type Decision = Omit<RecordCalendarDecisionInput, 'idempotencyKey'>;

/** What recording a decision comes to: why it cannot be, or the state of its act and what changes by it. */
export type Judgement =
  | { readonly problems: readonly Problem[] }
  | { readonly problems: readonly []; readonly act: CalendarActRecord; readonly changes: CalendarChanges };

/** What is said of a year that lacks a holiday. */
const MISSING = {
  TET: problems.CALENDAR_TET_MISSING,
  NATIONAL_DAY: problems.CALENDAR_NATIONAL_DAY_MISSING,
} as const;

/**
 * Judge a decision by the acts that are known: what the calendar would be with it, and whether that is one. Writes nothing.
 *
 * The state of a known act is kept when it says the same. When it says otherwise `corrects` has to be set, and then all that
 * the act says is what is sent. Of a day that another act speaks of this one's word stands, when it says the same or the
 * other is from memory, or when it names that act in `amends`; the other act keeps its entry, so that the calendar of an
 * earlier day stays what it was.
 */
export function judgeDecision(known: readonly CalendarActRecord[], decision: Decision, today: string): Judgement {
  const malformed = malformedIn(decision, today);
  if (malformed.length > 0) return { problems: malformed };

  const symbol = parseDocumentNumber(decision.symbol)!.symbol;
  const named = nameOf({ symbol, issuedOn: decision.issuedOn });
  const recorded = known.find((act) => act.symbol === symbol && act.issuedOn === decision.issuedOn);
  const others = known.filter((act) => act !== recorded);
  const { act, problems: found } = stateOf(decision, symbol, recorded, others);
  if (recorded?.entries.some((entry) => !isDayEntry(entry))) {
    return { problems: [problems.CALENDAR_ACT_OF_RULES(['symbol'], named)] };
  }
  if (decision.corrects && !recorded) return { problems: [problems.CALENDAR_ACT_UNKNOWN(['corrects'], named)] };
  if (recorded && saysSame(act, recorded)) return { problems: [], act: recorded, changes: NO_CHANGES };
  if (recorded && !decision.corrects) return { problems: [problems.CALENDAR_ACT_KNOWN(['symbol'], named)] };
  if (!recorded && act.decidesYears.length === 0 && act.entries.length === 0) {
    return { problems: [problems.CALENDAR_DECIDES_NOTHING(['days'])] };
  }
  if (found.length > 0) return { problems: found };

  const after = [...others, act];
  const faults = [...faultsOf(after, act, decision), ...missingIn(known, after, act, decision)];
  if (faults.length > 0) return { problems: faults };

  const calendar = readCalendar(entriesOf(after));
  const unruled = yearsOf([act]).find((year) => calendar.daysOf(year).some(({ because }) => !isRuled(because)));
  if (unruled !== undefined) return { problems: [problems.CALENDAR_RULES_UNKNOWN(['days'], String(unruled))] };
  const years = yearsAround([act, ...(recorded ? [recorded] : [])]);
  const tooLong = endOfImpossibleBreak(calendar, years);
  if (tooLong !== null) {
    return { problems: [problems.CALENDAR_BREAK_TOO_LONG(['days'], String(MOST_DAYS_OFF_IN_A_ROW), tooLong)] };
  }
  return { problems: [], act, changes: changesBetween(readCalendar(entriesOf(known)), calendar, years) };
}

const NO_CHANGES: CalendarChanges = { days: [], decided: [], undecided: [], years: [] };

/** How an act is named in a sentence. */
function nameOf({ symbol, issuedOn }: Pick<CalendarActRecord, 'symbol' | 'issuedOn'>): string {
  return `${symbol} (${issuedOn})`;
}

/** The act as it will be, and what of its days and years others have decided otherwise. */
function stateOf(
  decision: Decision,
  symbol: string,
  recorded: CalendarActRecord | undefined,
  others: readonly CalendarActRecord[],
): { act: CalendarActRecord; problems: Problem[] } {
  const { issuedOn } = decision;
  const key = recorded?.key ?? `${symbol}@${issuedOn}`;
  const earlier = new WordsBefore(others, recorded, decision);
  const found: Problem[] = [];
  const entries = decision.days.map((day, index) => {
    const before = earlier.of(day.on);
    const problem = before ? earlier.conflict(day, before, index) : nothingBefore(day, index);
    if (problem) found.push(problem);
    return entryFor(day, key, before?.source ?? null, recorded, earlier.keys);
  });
  const decidesYears = [...new Set(decision.decidesYears)].sort((a, b) => a - b);
  found.push(...earlier.yearConflicts(decidesYears, decision), ...earlier.idle(decision));
  const act: CalendarActRecord = {
    ...{ id: recorded?.id ?? randomUUID(), key, symbol, issuedOn, decidesYears },
    ...{ issuer: line(decision.issuer), title: line(decision.title) },
    ...{ grade: null, verified: true, origin: 'COMMAND' },
    entries: entries.sort(byKey),
  };
  return { act, problems: found };
}

function nothingBefore({ kind, on }: CalendarDayInput, index: number): Problem | null {
  return kind === 'ORDINARY' ? problems.CALENDAR_NOTHING_TO_TAKE_BACK(['days', String(index), 'on'], on) : null;
}

/** What other acts say of the days of a decision, as far as it would stand without it. */
class WordsBefore {
  /** Keys that entries of other acts have. */
  readonly keys: ReadonlySet<string>;
  readonly #acts: ReadonlyMap<string, CalendarActRecord>;
  readonly #days: readonly DayEntry[];
  readonly #standing: ReadonlyMap<string, DayEntry>;
  readonly #issuedOn: string;
  readonly #recorded: readonly DayEntry[];
  readonly #amends: ReadonlySet<string>;
  readonly #amended = new Set<string>();

  constructor(others: readonly CalendarActRecord[], recorded: CalendarActRecord | undefined, decision: Decision) {
    const entries = entriesOf(others);
    this.keys = new Set(entries.map(({ key }) => key));
    this.#acts = new Map(others.map((act) => [act.key, act]));
    this.#days = entries.filter(isDayEntry);
    this.#standing = new Map(standingDays(entries).map((entry) => [entry.on, entry]));
    this.#issuedOn = decision.issuedOn;
    this.#recorded = (recorded?.entries ?? []).filter(isDayEntry);
    this.#amends = new Set((decision.amends ?? []).map((symbol) => parseDocumentNumber(symbol)!.symbol));
  }

  /** Of a day that the act spoke of before it is corrected: what it replaced then. Others may have replaced it since. */
  of(day: string): DayEntry | undefined {
    const own = this.#recorded.find(({ on }) => on === day);
    if (!own) return this.#standing.get(day);
    return this.#days.find(({ on, source }) => on === day && source === own.inPlaceOf);
  }

  /** Why this decision cannot say so of a day of which there is an earlier word. */
  conflict(day: CalendarDayInput, before: DayEntry, index: number): Problem | null {
    const act = this.#acts.get(before.source)!;
    const path = ['days', String(index), 'on'];
    const isAmended = this.#amends.has(act.symbol);
    if (isAmended) this.#amended.add(act.symbol);
    const isOverruled = isAmended || !before.verified || !act.verified || saysOf(day, before);
    return isOverruled && act.issuedOn < this.#issuedOn
      ? null
      : problems.CALENDAR_DAY_DECIDED(path, day.on, nameOf(act));
  }

  yearConflicts(years: readonly number[], decision: Decision): Problem[] {
    return years.flatMap((year) => {
      const act = [...this.#acts.values()].find(({ decidesYears }) => decidesYears.includes(year));
      if (!act) return [];
      if (this.#amends.has(act.symbol) && act.issuedOn < this.#issuedOn) {
        this.#amended.add(act.symbol);
        return [];
      }
      const path = ['decidesYears', String(decision.decidesYears.indexOf(year))];
      return [problems.CALENDAR_YEAR_DECIDED(path, String(year), nameOf(act))];
    });
  }

  /** Acts that are named as amended and are not. */
  idle({ amends }: Decision): Problem[] {
    return (amends ?? []).flatMap((symbol, index) =>
      this.#amended.has(parseDocumentNumber(symbol)!.symbol)
        ? []
        : [problems.CALENDAR_AMENDS_NOTHING(['amends', String(index)], JSON.stringify(symbol))],
    );
  }
}

/** Whether the day was decided like this before. */
function saysOf({ kind, pairedOn }: CalendarDayInput, before: DayEntry): boolean {
  return kind === before.kind && (pairedOn ?? null) === ('forDay' in before ? before.forDay : null);
}

function entryFor(
  { on, kind, name, pairedOn, clause, isCompensated }: CalendarDayInput,
  source: string,
  inPlaceOf: string | null,
  recorded: CalendarActRecord | undefined,
  taken: ReadonlySet<string>,
): ActEntry {
  const known = recorded?.entries.find((entry) => 'on' in entry && entry.on === on);
  const plainKey = `day@${on}`;
  const ofAll = {
    ...{ id: known?.id ?? randomUUID(), key: known?.key ?? (taken.has(plainKey) ? `${plainKey} ${source}` : plainKey) },
    ...{ source, name: line(name), clause: clause == null ? null : line(clause), verified: true, on },
    ...(inPlaceOf === null ? {} : { inPlaceOf }),
  };
  if (kind === 'HOLIDAY') return { ...ofAll, kind, isCompensated: isCompensated ?? true };
  if (kind === 'ORDINARY') return { ...ofAll, kind: 'TAKEN_BACK', inPlaceOf: inPlaceOf ?? '' };
  return { ...ofAll, kind: kind as 'COMPENSATION' | 'SWAPPED_OFF' | 'SWAPPED_WORK', forDay: pairedOn! };
}

/** A decision says the same as the act that is known: how sure the reference data is of it does not matter. */
function saysSame(act: CalendarActRecord, recorded: CalendarActRecord): boolean {
  const words = ({ issuer, title, decidesYears, entries }: CalendarActRecord) =>
    contentOf([issuer, title, decidesYears, entries.map(({ verified: _, ...entry }) => entry)]);
  return words(act) === words(recorded);
}

/** What keeps the acts from being a calendar, told of this decision's days, or of the act whose sense it would take. */
function faultsOf(after: readonly CalendarActRecord[], act: CalendarActRecord, { days }: Decision): Problem[] {
  const stated = new Map(after.flatMap((of) => of.entries.filter(isDayEntry).map((day) => [day.key, { of, day }])));
  const told = calendarFaults(entriesOf(after)).map((fault) => {
    const found = stated.get(fault.key);
    if (!found) throw new Error(`expected a fault of a day, got ${fault.key}: ${fault.message}`);
    if (found.of !== act) return problems.CALENDAR_BREAKS_ACT([], nameOf(found.of), found.day.on);
    return problemOf(fault, found.day, ['days', String(days.findIndex(({ on }) => on === found.day.on))]);
  });
  return [...new Map(told.map((problem) => [contentOf(problem), problem])).values()];
}

function problemOf(fault: CalendarFault, entry: DayEntry, at: readonly string[]): Problem {
  const other = 'forDay' in entry ? entry.forDay : '';
  switch (fault.code) {
    case 'SWAP_NOT_PAIRED':
      return problems.CALENDAR_SWAP_UNPAIRED([...at, 'pairedOn'], entry.on, other);
    case 'SWAP_CHANGES_NOTHING':
      return problems.CALENDAR_SWAP_CHANGES_NOTHING([...at, 'on'], entry.on);
    case 'COMPENSATES_NOTHING':
      return problems.CALENDAR_COMPENSATES_NOTHING([...at, 'pairedOn'], entry.on, other);
    default:
      throw new Error(`expected no fault ${fault.code} of a day that was looked at: ${fault.key}: ${fault.message}`);
  }
}

/** Years that would be called decided without the holidays that a decision fixes: this act's, or another's that it robs. */
function missingIn(
  before: readonly CalendarActRecord[],
  after: readonly CalendarActRecord[],
  act: CalendarActRecord,
  decision: Decision,
): Problem[] {
  const [was, is] = [entriesOf(before), entriesOf(after)];
  const years = new Set(after.flatMap(({ decidesYears }) => decidesYears));
  return [...years].flatMap((year) => {
    const isOwn = act.decidesYears.includes(year);
    const path = isOwn ? ['decidesYears', String(decision.decidesYears.indexOf(year))] : ['days'];
    const lacked = isOwn ? [] : missingHolidays(was, year);
    return missingHolidays(is, year)
      .filter((holiday) => !lacked.includes(holiday))
      .map((holiday) => MISSING[holiday](path, String(year)));
  });
}

/** The years that the acts speak of. */
function yearsOf(acts: readonly CalendarActRecord[]): number[] {
  const ofDays = acts.flatMap(({ entries }) => entries.filter(isDayEntry).map(({ on }) => Number(on.slice(0, 4))));
  return [...acts.flatMap(({ decidesYears }) => decidesYears), ...ofDays];
}

/** The same with one beside each: a holiday late in a year is compensated in the next. In order, each once. */
function yearsAround(acts: readonly CalendarActRecord[]): number[] {
  return [...new Set(yearsOf(acts).flatMap((year) => [year - 1, year, year + 1]))].sort((a, b) => a - b);
}

function line(text: string): string {
  return normaliseUnicode(text).trim();
}
