import { type Calendar, type CalendarDay, isWorked } from '../../../domain/working-days/calendar.ts';
import { HubError } from '../../../platform/errors.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import { recordCalendarDecision } from '../commands/calendar.ts';
import type { Resolvers } from '../generated/types.ts';
import type { WorkingDayReasonRow, WorkingDayRow } from '../loaders/calendar.ts';
import {
  FIRST_DAY,
  FIRST_YEAR,
  isCount,
  isRuled,
  LAST_DAY,
  LAST_YEAR,
  skippedAfter,
  termOf,
  yearOf,
} from '../rules/calendar.ts';

/** Working days: single ones, years, terms, and the decisions that change them. */
export const calendarResolvers = {
  Query: {
    workingDay: async (_, { on }, { loaders, nulls }, info) => {
      requireDay(on, 'on');
      const calendar = await loaders.calendar();
      const because = calendar.reasonOf(on);
      return isRuled(because) ? rowOf(calendar, { day: on, because }) : nulls.because('NOT_REPORTED', info);
    },
    workingCalendar: async (_, { year }, { loaders, nulls }, info) => {
      requireYear(year);
      const calendar = await loaders.calendar();
      const isKnown = calendar.daysOf(year).every(({ because }) => isRuled(because));
      return isKnown ? { year, calendar } : nulls.because('NOT_REPORTED', info);
    },
    addWorkingDays: async (_, { from, count, countsFirstDay }, { loaders, nulls }, info) => {
      requireDay(from, 'from');
      requireCount(count);
      const calendar = await loaders.calendar();
      const deadline = termOf(calendar, from, count, countsFirstDay);
      return deadline ? { deadline, count, calendar } : nulls.because('NOT_REPORTED', info);
    },
  },

  Mutation: {
    recordCalendarDecision: async (_, { input }, context) => {
      const { made, problems } = await recordCalendarDecision(context, input);
      return { years: made.calendars === undefined ? null : yearsIn(made.calendars), problems };
    },
  },

  WorkingDay: {
    on: ({ day }) => day,
    isWorking: ({ because }) => isWorked(because),
  },

  WorkingDayReason: {
    pairedOn: orBecause('NOT_APPLICABLE', ({ forDay }: WorkingDayReasonRow) => forDay),
    legalBasis: orBecause('NOT_APPLICABLE', (reason: WorkingDayReasonRow) => actOf(reason)?.symbol ?? null),
    legalBasisIssuedOn: orBecause('NOT_APPLICABLE', (reason: WorkingDayReasonRow) => actOf(reason)?.issuedOn ?? null),
    clause: orBecause(
      (reason: WorkingDayReasonRow) => (actOf(reason) ? 'NOT_REPORTED' : 'NOT_APPLICABLE'),
      (reason: WorkingDayReasonRow) => actOf(reason)?.clause ?? null,
    ),
    isVerified: ({ verified }) => verified,
  },

  WorkingCalendar: {
    isFinal: ({ year, calendar }) => calendar.decidedYears.has(year),
    workingDayCount: ({ year, calendar }) => yearOf(calendar, year).workingDayCount,
    days: ({ year, calendar }) => rowsOf(calendar, yearOf(calendar, year).days),
  },

  WorkingDayTerm: {
    from: ({ deadline }) => deadline.explanation.from,
    countsFirstDay: ({ deadline }) => deadline.explanation.countsFirstDay,
    lastOn: ({ deadline }) => deadline.day,
    skipped: ({ deadline, calendar }, { afterOn }) => rowsOf(calendar, skippedAfter(deadline, afterOn ?? null)),
    skippedCount: ({ deadline }) => deadline.explanation.skipped.length,
    added: ({ deadline, calendar }) => rowsOf(calendar, deadline.explanation.workedRestDays),
    legalBases: ({ deadline }) => deadline.explanation.bases.map(({ symbol, clause }) => `${symbol}, ${clause}`),
    isFinal: ({ deadline }) => deadline.explanation.status === 'FINAL',
    undecidedYears: ({ deadline }) => [...deadline.explanation.undecidedYears],
  },

  RecordCalendarDecisionPayload: {
    calendars: async ({ years }, _, { loaders }) => {
      if (years === null) return null;
      const calendar = await loaders.calendar();
      return years.map((year) => ({ year, calendar }));
    },
  },
} satisfies Resolvers;

function rowOf(calendar: Calendar, { day, because }: CalendarDay): WorkingDayRow {
  return { day, because, isFinal: calendar.decidedYears.has(Number(day.slice(0, 4))) };
}

function rowsOf(calendar: Calendar, days: readonly CalendarDay[]): WorkingDayRow[] {
  return days.map((day) => rowOf(calendar, day));
}

/** The act behind a reason; a day of the working week is one by no act of its own. */
function actOf({ kind, source }: WorkingDayReasonRow): WorkingDayReasonRow['source'] {
  return kind === 'ORDINARY' ? null : source;
}

function yearsIn(text: string): number[] {
  return text === '' ? [] : text.split(' ').map(Number);
}

function requireDay(day: string, argument: string): void {
  if (FIRST_DAY <= day && day <= LAST_DAY) return;
  throw outOfRange(argument, `a day from ${FIRST_DAY} to ${LAST_DAY}`, day);
}

function requireYear(year: number): void {
  if (FIRST_YEAR <= year && year <= LAST_YEAR) return;
  throw outOfRange('year', `a year from ${FIRST_YEAR} to ${LAST_YEAR}`, String(year));
}

function requireCount(count: number): void {
  if (isCount(count)) return;
  throw outOfRange('count', 'a number of working days from 1 to 10000', String(count));
}

function outOfRange(argument: string, expected: string, got: string): HubError {
  return new HubError('BAD_USER_INPUT', `Expected ${expected} in "${argument}", got ${got}.`, {
    details: { argument },
  });
}
