import { addDays, compareDays } from '../../../domain/period.ts';
import {
  countsOn,
  type Duty,
  dutyOn,
  type HeldAssignment,
  heldAssignmentsOf,
  STILL_NAMED,
  type TaskWork,
} from './work.ts';

/** A row of assignment_span without its history columns; see entities/spans.ts. */
export type SpanValues = Place &
  Valid &
  ReturnType<typeof said> & {
    readonly taskId: string;
    readonly directiveId: string;
    /** The task whose deadline counts, when it is not its own. */
    readonly inheritedFromId: string | null;
  };

/** Whose assignment it is. */
type Place = {
  /** Null of a task without addressees. */
  readonly assignmentId: string | null;
  readonly addresseeId: string | null;
  readonly ordinal: number;
  readonly subordinal: number;
  readonly agencyId: string | null;
  readonly isClass: boolean;
  /** Not so a class of which members are known: they stand each by itself; nor a member while the task asks it by name. */
  readonly isCounted: boolean;
  readonly role: string | null;
};

/** First and last day, both included; null from ever, and to this day. */
type Valid = { readonly validFrom: string | null; readonly validTo: string | null };

/**
 * How the assignments of a task stood from one day to another, by all that is known of what happened to them: `dutyOn` for
 * every day at once, in as few spans as it changes. An assignment has its first from the day on which its directive was
 * issued, or on which it was taken over: before, nothing was asked. A task without addressees has one by itself.
 */
export function spansOf(work: TaskWork): SpanValues[] {
  const withMembers = new Set(work.members.map(({ addresseeId }) => addresseeId));
  const task = {
    taskId: work.taskId,
    directiveId: work.directiveId,
    inheritedFromId: work.inherited?.fromTaskId ?? null,
  };
  if (work.addressees.length === 0) {
    const { deadline, inherited } = work;
    const bare = { ...NOBODY, original: inherited?.deadline ?? deadline, current: inherited?.deadline ?? deadline };
    return [{ ...task, ...ADDRESSED_TO_NOBODY, validFrom: work.issuedOn, validTo: null, ...said(bare) }];
  }
  return heldAssignmentsOf(work).flatMap((held) => {
    const { addressee, assignmentId } = held;
    return daysOf(held, work.issuedOn).map(({ validFrom, validTo, counts, duty }) => ({
      ...task,
      assignmentId,
      addresseeId: addressee.id,
      ordinal: addressee.ordinal,
      subordinal: held.subordinal,
      agencyId: held.agencyId,
      isClass: held.isClass,
      isCounted: counts && !(held.isClass && withMembers.has(assignmentId)),
      role: addressee.role,
      ...{ validFrom, validTo },
      ...said(duty),
    }));
  });
}

/** What an assignment had come to between two days. */
type Days = Valid & { readonly duty: Duty; readonly counts: boolean };

/** Of no addressee: stands in lists of tasks, and nobody is late with it. */
const ADDRESSED_TO_NOBODY: Place = {
  assignmentId: null,
  addresseeId: null,
  ordinal: 0,
  subordinal: 0,
  agencyId: null,
  isClass: false,
  isCounted: false,
  role: null,
};
const NOBODY = {
  concern: 'BOUND',
  state: 'OPEN',
  isExtended: false,
  completedOn: null,
  verifiedOn: null,
  isSelfVerified: false,
  endedOn: null,
} as const;

/** The spans of one assignment. What stands on a day can only change on a day on which something happened. */
function daysOf({ history, takenOverOn }: HeldAssignment, issuedOn: string | null): Days[] {
  const begun =
    [issuedOn, takenOverOn]
      .filter((day) => day !== null)
      .toSorted(compareDays)
      .at(-1) ?? null;
  const happened = [
    ...history.decisions.map(({ decidedOn }) => decidedOn),
    ...history.extensions.map(({ decidedOn }) => decidedOn),
    ...history.redatings.map(({ actIssuedOn }) => actIssuedOn),
    ...history.reports.flatMap(({ completedOn, verification }) => [completedOn, verification?.decidedOn]),
    ...history.withdrawals.map(({ decidedOn }) => decidedOn),
    history.transfer?.decidedOn,
    history.namedUntil === STILL_NAMED ? null : history.namedUntil,
  ].filter((day) => day != null && day > (begun ?? FIRST_DAY)) as string[];

  const spans: Days[] = [];
  for (const day of [begun, ...[...new Set(happened)].toSorted(compareDays)]) {
    const stood = { counts: countsOn(history, day ?? FIRST_DAY), duty: dutyOn(history, day ?? FIRST_DAY) };
    const last = spans.at(-1);
    if (last && JSON.stringify([last.counts, last.duty]) === JSON.stringify([stood.counts, stood.duty])) continue;
    if (last) spans[spans.length - 1] = { ...last, validTo: addDays(day!, -1) };
    spans.push({ validFrom: day, validTo: null, ...stood });
  }
  return spans;
}

/** Before all that happens: what is asked from ever stands as it was set. */
const FIRST_DAY = '0001-01-01';

function said({ concern, state, original, current, ...duty }: Duty) {
  return {
    concern,
    state,
    originalDueOn: original.lastOn,
    originalSoftDueOn: original.softLastOn,
    originalStrength: original.strength,
    dueOn: current.lastOn,
    softDueOn: current.softLastOn,
    deadlineKind: current.kind,
    deadlineAsWritten: current.asWritten,
    deadlinePeriod: current.period,
    deadlineStrength: current.strength,
    isExtended: duty.isExtended,
    completedOn: duty.completedOn,
    verifiedOn: duty.verifiedOn,
    isSelfVerified: duty.isSelfVerified,
    endedOn: duty.endedOn,
  };
}
