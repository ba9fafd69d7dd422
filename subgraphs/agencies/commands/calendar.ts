import type { Outcome } from '../../../platform/receipt.ts';
import type { Context } from '../context.ts';
import type { RecordCalendarDecisionInput } from '../generated/types.ts';
import { requireOperator } from './authority.ts';
import { knownActs, lockCalendar, recordCalendarActs } from './calendar/acts.ts';
import { type Decision, judgeDecision } from './calendar/judgement.ts';
import { refused } from './refusal.ts';

/**
 * Record a decision on working days, or with `corrects` what is right of one that is known. For operators. `made.calendars`
 * are the years that it changed, as digits with blanks between.
 *
 * Refused with what is wrong of the decision by itself: TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE,
 * CALENDAR_SYMBOL_UNREADABLE, CALENDAR_ACT_IN_FUTURE, CALENDAR_LIST_TOO_LONG, CALENDAR_YEAR_OUT_OF_REACH,
 * CALENDAR_DAY_OUT_OF_REACH, CALENDAR_DAY_REPEATED, CALENDAR_KIND_IMPOSSIBLE, CALENDAR_PAIR_REQUIRED,
 * CALENDAR_PAIR_NOT_APPLICABLE; else with CALENDAR_ACT_OF_RULES, CALENDAR_ACT_UNKNOWN, CALENDAR_ACT_KNOWN or
 * CALENDAR_DECIDES_NOTHING; else with what other acts say: CALENDAR_DAY_DECIDED, CALENDAR_YEAR_DECIDED,
 * CALENDAR_NOTHING_TO_TAKE_BACK, CALENDAR_AMENDS_NOTHING; else with what would be no calendar: CALENDAR_SWAP_UNPAIRED,
 * CALENDAR_SWAP_CHANGES_NOTHING, CALENDAR_COMPENSATES_NOTHING, CALENDAR_BREAKS_ACT, CALENDAR_TET_MISSING,
 * CALENDAR_NATIONAL_DAY_MISSING, CALENDAR_RULES_UNKNOWN, CALENDAR_BREAK_TOO_LONG. A refusal writes its receipt and nothing else; so does a
 * decision that says what is known. Errors: UNAUTHENTICATED, FORBIDDEN.
 */
export async function recordCalendarDecision(context: Context, input: RecordCalendarDecisionInput): Promise<Outcome> {
  requireOperator(context.viewer, 'register:write');
  const { today } = context.present.readAt;
  const { idempotencyKey, ...decision } = input;
  const command = { name: 'recordCalendarDecision', idempotencyKey, input: decisionAsSent(decision) };
  return context.carryOut(command, async (em) => {
    await lockCalendar(em);
    const judged = judgeDecision(await knownActs(em), decision, today);
    if (!('act' in judged)) return refused(judged.problems);

    await recordCalendarActs(em, [judged.act]);
    return { made: { act: judged.act.id, calendars: judged.changes.years.join(' ') }, problems: [] };
  });
}

/** The same input is the same text, whatever the order of its fields and years, and whether blank ones were left out. */
function decisionAsSent({
  symbol,
  issuer,
  issuedOn,
  title,
  decidesYears,
  days,
  amends,
  corrects,
}: Decision): unknown[] {
  return [
    ...[symbol, issuer, issuedOn, title, [...new Set(decidesYears)].sort((a, b) => a - b)],
    days.map(({ on, kind, name, pairedOn, clause, isCompensated }) => [
      ...[on, kind, name, pairedOn ?? null, clause ?? null, isCompensated ?? true],
    ]),
    ...[amends ?? [], corrects ?? false],
  ];
}
