import { compareDays } from '../../../../domain/period.ts';
import {
  type AssignmentFacts,
  type AssignmentHistory,
  type AssignmentStateName,
  type Concern,
  type DeadlineFacts,
  type RedatingFacts,
  type ReportFacts,
  STILL_NAMED,
} from './facts.ts';

/** How an assignment stands, whatever the day is: `standing` judges it against one. */
export interface Duty {
  readonly concern: Concern;
  readonly state: AssignmentStateName;
  /** As it was set, re-dated by the calendar until it was done or had ended. */
  readonly original: DeadlineFacts;
  /** In force: of what is done or ended, that of the day on which it was. */
  readonly current: DeadlineFacts;
  readonly isExtended: boolean;
  /** The day of the work, by the report that counts: the earliest that is verified, else the earliest that was not returned. */
  readonly completedOn: string | null;
  readonly verifiedOn: string | null;
  readonly isSelfVerified: boolean;
  /** The day on which it was passed on or taken back: nothing is asked from that day on. */
  readonly endedOn: string | null;
}

/**
 * What an assignment has come to by the end of a day; by all that is known when `on` is null. What is decided, done or
 * verified counts from its own day on, whenever it was heard of. Of two decisions of one day the one that asks more counts
 * (meant over not meant, the later deadline over the earlier), so that the order of arrival does not matter.
 *
 * A duty that recurs stays open: its periods stand each by itself, see `instanceStandings`.
 */
export function dutyOn(history: AssignmentHistory, on: string | null): Duty {
  const isBy = (day: string) => on === null || day <= on;
  const ended = endingOf(history, isBy);
  const recurs = history.original.kind === 'RECURRING';
  const done = recurs ? null : completionOf(history.reports, isBy);
  const judgedOn =
    [done?.completedOn, ended?.endedOn, on].filter((day) => day != null).toSorted(compareDays)[0] ?? null;
  // What is done or has ended keeps its deadline, whatever was decided afterwards.
  const isHeeded = (day: string) => isBy(day) && (judgedOn === null || day <= judgedOn);
  const redatings = history.redatings.filter(({ actIssuedOn }) => isHeeded(actIssuedOn));
  const original = redated(history.original, ofDeadline(redatings, null));
  // From the day on which it ended nothing is decided about it any more: what is, is about what it became.
  const isInForce = (day: string) => isHeeded(day) && (ended === null || day < ended.endedOn);
  const extensions = extensionsBy(history.extensions, isInForce).map(({ id, decidedOn: _, ...deadline }) =>
    redated(deadline, ofDeadline(redatings, id)),
  );
  return {
    concern: countsOn(history, on) ? concernOf(history, isBy) : 'EXCLUDED',
    state: ended?.state ?? done?.state ?? (!recurs && hasReturned(history, isBy) ? 'RETURNED' : 'OPEN'),
    original,
    current: extensions.at(-1) ?? original,
    isExtended: extensions.length > 0,
    completedOn: done?.completedOn ?? null,
    verifiedOn: done?.verifiedOn ?? null,
    isSelfVerified: done?.isSelfVerified ?? false,
    endedOn: ended?.endedOn ?? null,
  };
}

type IsBy = (day: string) => boolean;

/**
 * Whether a part counts on a day, by all that is known when null. Not so that of a member of a class while the task asks the
 * agency by name, whoever said that it is meant: it is asked once. Nor if it ended before that did, or together with it.
 */
export function countsOn(history: AssignmentHistory, on: string | null): boolean {
  const { namedUntil } = history;
  if (namedUntil === null) return true;
  if (on === null ? namedUntil === STILL_NAMED : on < namedUntil) return false;
  const ended = endingOf(history, (day) => on === null || day <= on);
  return ended === null || ended.endedOn > namedUntil;
}

function concernOf({ concern, decisions }: AssignmentHistory, isBy: IsBy): Concern {
  const last = decisions
    .filter(({ decidedOn }) => isBy(decidedOn))
    .toSorted((a, b) => compareDays(a.decidedOn, b.decidedOn) || Number(a.isMeant) - Number(b.isMeant))
    .at(-1);
  if (!last) return concern;
  return last.isMeant ? 'BOUND' : 'EXCLUDED';
}

/** By which of the endings until then, the first of them, nothing was asked any more; null while something is. */
export function endingOf({ transfer, withdrawals }: Pick<AssignmentFacts, 'transfer' | 'withdrawals'>, isBy: IsBy) {
  const endings = [
    ...withdrawals.map(({ decidedOn }) => ({ state: 'WITHDRAWN' as const, endedOn: decidedOn })),
    ...(transfer ? [{ state: 'TRANSFERRED' as const, endedOn: transfer.decidedOn }] : []),
  ];
  return (
    endings.filter(({ endedOn }) => isBy(endedOn)).toSorted((a, b) => compareDays(a.endedOn, b.endedOn))[0] ?? null
  );
}

/** What the reports, of an assignment or of one period of it, come to; null while nothing stands that says it is done. */
export function completionOf(reports: readonly ReportFacts[], isBy: IsBy) {
  const standing = reports.filter(
    ({ completedOn, verification }) =>
      completedOn !== null &&
      isBy(completedOn) &&
      !(verification?.verdict === 'RETURNED' && isBy(verification.decidedOn)),
  );
  const isVerified = ({ verification }: ReportFacts) =>
    verification?.verdict === 'ACCEPTED' && isBy(verification.decidedOn);
  const verified = standing.filter(isVerified);
  const candidates = verified.length > 0 ? verified : standing;
  const report = candidates.toSorted(
    (a, b) =>
      compareDays(a.completedOn!, b.completedOn!) ||
      compareDays(a.verification?.decidedOn ?? '', b.verification?.decidedOn ?? '') ||
      Number(a.verification?.isSelfVerified ?? false) - Number(b.verification?.isSelfVerified ?? false) ||
      compareTexts(a.id, b.id),
  )[0];
  if (!report) return null;
  const verification = isVerified(report) ? report.verification : null;
  return {
    reportId: report.id,
    state: verification ? ('VERIFIED' as const) : ('REPORTED' as const),
    completedOn: report.completedOn!,
    verifiedOn: verification?.decidedOn ?? null,
    isSelfVerified: verification?.isSelfVerified ?? false,
  };
}

/** Whether a report was returned by then. */
export function hasReturned({ reports }: Pick<AssignmentFacts, 'reports'>, isBy: IsBy): boolean {
  return reports.some(({ verification }) => verification?.verdict === 'RETURNED' && isBy(verification.decidedOn));
}

/** Those of one deadline: of an extension by its id, of the one that was set by null. */
export function ofDeadline<Redating extends Pick<RedatingFacts, 'extensionId'>>(
  redatings: readonly Redating[],
  extensionId: string | null,
): Redating[] {
  return redatings.filter((redating) => redating.extensionId === extensionId);
}

/** A deadline with its last days as the calendar has moved them: by the latest act. */
export function redated(deadline: DeadlineFacts, redatings: readonly RedatingFacts[]): DeadlineFacts {
  const last = redatings
    .toSorted((a, b) => compareDays(a.actIssuedOn, b.actIssuedOn) || compareDays(a.dueOn, b.dueOn))
    .at(-1);
  return last ? { ...deadline, lastOn: last.dueOn, softLastOn: last.softDueOn } : deadline;
}

/** Extensions in the order in which they count, the one in force last. */
function extensionsBy(extensions: AssignmentHistory['extensions'], isBy: IsBy) {
  return extensions
    .filter(({ decidedOn }) => isBy(decidedOn))
    .toSorted(
      (a, b) =>
        compareDays(a.decidedOn, b.decidedOn) ||
        compareDays(a.lastOn ?? '', b.lastOn ?? '') ||
        compareTexts(a.asWritten ?? '', b.asWritten ?? '') ||
        compareTexts(a.id, b.id),
    );
}

/** Order of texts by their code units: any, as long as it is always the same. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
