import type { ReportOutcome, Verdict } from '../generated/types.ts';
import { dutyOn, type HeldAssignment, type ReportFacts } from './work.ts';

/** Why a command is refused: the code of a problem, the place in the input, and what the sentence names. */
export interface Refusal {
  readonly code:
    | 'DAY_IN_FUTURE'
    | 'DAY_TOO_EARLY'
    | 'ASSIGNMENT_ENDED'
    | 'ASSIGNMENT_DONE'
    | 'ASSIGNMENT_EXCLUDED'
    | 'ASSIGNMENT_OF_CLASS'
    | 'TRANSFER_TO_ITSELF'
    | 'COMPLETED_ON_REQUIRED'
    | 'COMPLETED_ON_NOT_APPLICABLE'
    | 'PERIOD_REQUIRED'
    | 'PERIOD_NOT_APPLICABLE'
    | 'PERIOD_UNKNOWN'
    | 'REPORT_NOT_DONE'
    | 'VERDICT_GIVEN'
    | 'REASON_REQUIRED'
    | 'TASK_OF_ITSELF'
    | 'TASKS_OUT_OF_ORDER';
  readonly at: readonly string[];
  readonly named: readonly string[];
}

function refusal(code: Refusal['code'], at: readonly string[], ...named: readonly string[]): Refusal {
  return { code, at, named };
}

/** The days on which something can have happened: from the first, where one is known, until today. */
export interface PossibleDays {
  readonly first: string | null;
  readonly today: string;
}

/** Whether a day that a command names is one on which it can have happened. */
export function dayRefusals(at: readonly string[], day: string, { first, today }: PossibleDays): Refusal[] {
  if (day > today) return [refusal('DAY_IN_FUTURE', at, day, today)];
  return first !== null && day < first ? [refusal('DAY_TOO_EARLY', at, day, first)] : [];
}

/** The first day of an assignment: the day of issue; of one that was passed on, the day on which it was. */
export function firstDayOf({ takenOverOn }: HeldAssignment, issuedOn: string | null): string | null {
  if (takenOverOn === null || issuedOn === null) return takenOverOn ?? issuedOn;
  return takenOverOn > issuedOn ? takenOverOn : issuedOn;
}

/**
 * The day by whose end an assignment was passed on or taken back, null while it was not. A command is judged against the
 * state on the day that it names, so that what is heard late is judged as if it had been heard in time.
 */
export function endedBy({ history }: HeldAssignment, day: string): string | null {
  return dutyOn(history, day).endedOn;
}

export function endRefusals(held: HeldAssignment, at: readonly string[], day: string): Refusal[] {
  const endedOn = endedBy(held, day);
  return endedOn === null ? [] : [refusal('ASSIGNMENT_ENDED', at, endedOn)];
}

/** Whether an assignment can be passed on to an agency on a day. One that was once passed on cannot be again, on any day. */
export function transferRefusals(held: HeldAssignment, toAgencyId: string, day: string): Refusal[] {
  if (held.isClass) return [refusal('ASSIGNMENT_OF_CLASS', ['assignmentId'])];
  const duty = dutyOn(held.history, day);
  const endedOn = duty.endedOn ?? held.history.transfer?.decidedOn;
  if (endedOn != null) return [refusal('ASSIGNMENT_ENDED', ['assignmentId'], endedOn)];
  const found: Refusal[] = [];
  if (duty.concern === 'EXCLUDED') found.push(refusal('ASSIGNMENT_EXCLUDED', ['assignmentId']));
  if (duty.state === 'VERIFIED') found.push(refusal('ASSIGNMENT_DONE', ['assignmentId'], duty.verifiedOn!));
  if (held.agencyId === toAgencyId) found.push(refusal('TRANSFER_TO_ITSELF', ['toAgencyId']));
  return found;
}

/** What an agency says of its assignment, as far as it is judged. */
export interface SaidInReport {
  readonly outcome: ReportOutcome;
  readonly completedOn: string | null;
  readonly period: string | null;
}

/**
 * Whether an agency can report so. `isPeriod` says of a recurring duty whether it has a period of that name that has begun;
 * null for what does not recur or names no period. Whether it is the agency's assignment is another question.
 */
export function reportRefusals(
  held: HeldAssignment,
  said: SaidInReport,
  days: PossibleDays,
  isPeriod: ((label: string) => boolean) | null,
): Refusal[] {
  if (held.isClass) return [refusal('ASSIGNMENT_OF_CLASS', ['assignmentId'])];
  const { outcome, completedOn, period } = said;
  if (outcome === 'DONE' && completedOn === null) return [refusal('COMPLETED_ON_REQUIRED', ['completedOn'])];
  if (outcome !== 'DONE' && completedOn !== null) return [refusal('COMPLETED_ON_NOT_APPLICABLE', ['completedOn'])];

  const day = completedOn ?? days.today;
  const found = completedOn === null ? [] : dayRefusals(['completedOn'], completedOn, days);
  found.push(...endRefusals(held, ['assignmentId'], day));
  if (dutyOn(held.history, day).concern === 'EXCLUDED') found.push(refusal('ASSIGNMENT_EXCLUDED', ['assignmentId']));
  return [...found, ...periodRefusals(period, isPeriod)];
}

function periodRefusals(period: string | null, isPeriod: ((label: string) => boolean) | null): Refusal[] {
  if (isPeriod === null) return period === null ? [] : [refusal('PERIOD_NOT_APPLICABLE', ['period'])];
  if (period === null) return [refusal('PERIOD_REQUIRED', ['period'])];
  return isPeriod(period) ? [] : [refusal('PERIOD_UNKNOWN', ['period'], JSON.stringify(period))];
}

/** A verdict on a report, as far as it is judged. */
export interface SaidInVerdict {
  readonly verdict: Verdict;
  readonly decidedOn: string;
  readonly reason: string | null;
}

/** Whether a report can be verified or returned so. Who may is another question. */
export function verdictRefusals(report: ReportFacts, said: SaidInVerdict, today: string): Refusal[] {
  if (report.completedOn === null) return [refusal('REPORT_NOT_DONE', ['reportId'], report.outcome)];
  if (report.verification !== null) {
    return [refusal('VERDICT_GIVEN', ['reportId'], report.verification.verdict, report.verification.decidedOn)];
  }
  const found = dayRefusals(['decidedOn'], said.decidedOn, { first: report.completedOn, today });
  if (said.verdict === 'RETURNED' && said.reason === null) found.push(refusal('REASON_REQUIRED', ['reason']));
  return found;
}

/**
 * Whether whoever verifies is whoever reported: the office is the agency itself, or one person turned both keys in the name of
 * two. An office above or below the agency is another.
 */
export function isSelfVerified(
  report: { readonly agencyId: string; readonly isByViewer: boolean },
  officeId: string,
): boolean {
  return report.agencyId === officeId || report.isByViewer;
}

/** A task and the day from which it asks. */
export interface DatedTask {
  readonly id: string;
  readonly issuedOn: string | null;
}

/** Whether one task can pass on, remind of or restate another: another one, whose directive is not the later of the two. */
export function orderRefusals(later: DatedTask, earlier: DatedTask, at: readonly string[]): Refusal[] {
  if (later.id === earlier.id) return [refusal('TASK_OF_ITSELF', at)];
  if (later.issuedOn === null || earlier.issuedOn === null || earlier.issuedOn <= later.issuedOn) return [];
  return [refusal('TASKS_OUT_OF_ORDER', at, earlier.issuedOn, later.issuedOn)];
}
