import { compareDays } from '../../../domain/period.ts';
import { compareVietnamese } from '../../../domain/vietnamese.ts';

/** A deadline as facts keep it: the words, what they fix, and the last days; days are 'YYYY-MM-DD'. */
export interface DeadlineFacts {
  readonly asWritten: string | null;
  readonly kind: string;
  readonly period: string | null;
  readonly lastOn: string | null;
  readonly softLastOn: string | null;
  /** SOFT is an aim: who misses it is not late. Null without a deadline. */
  readonly strength: 'HARD' | 'SOFT' | null;
}

export type Concern = 'BOUND' | 'POTENTIAL' | 'EXCLUDED';
export type AssignmentStateName = 'OPEN' | 'REPORTED' | 'RETURNED' | 'VERIFIED' | 'TRANSFERRED' | 'WITHDRAWN';

/** What the follow-up office made of a report. */
export interface VerificationFacts {
  readonly verdict: 'ACCEPTED' | 'RETURNED';
  readonly decidedOn: string;
  readonly isSelfVerified: boolean;
}

export interface ReportFacts {
  readonly id: string;
  readonly outcome: 'DONE' | 'IN_PROGRESS' | 'IMPEDED';
  /** With DONE, and only then. */
  readonly completedOn: string | null;
  /** Of a recurring duty, and only of one. */
  readonly period: string | null;
  readonly verification: VerificationFacts | null;
}

/** What happened to one assignment, in any order: what it comes to does not depend on the order in which it was heard of. */
export interface AssignmentFacts {
  readonly decisions: readonly { readonly isMeant: boolean; readonly decidedOn: string }[];
  readonly extensions: readonly (DeadlineFacts & { readonly decidedOn: string })[];
  /** The last day by a changed calendar, by the day of the act that changed it. */
  readonly redatings: readonly { readonly dueOn: string; readonly actIssuedOn: string }[];
  readonly reports: readonly ReportFacts[];
  readonly transfer: {
    readonly toAssignmentId: string;
    readonly toAgencyId: string;
    readonly decidedOn: string;
  } | null;
  readonly withdrawals: readonly { readonly decidedOn: string }[];
}

export const NOTHING_HAPPENED: AssignmentFacts = {
  decisions: [],
  extensions: [],
  redatings: [],
  reports: [],
  transfer: null,
  withdrawals: [],
};

/** An assignment with all that its standing depends on. */
export interface AssignmentHistory extends AssignmentFacts {
  /** As the directive and its classes make it. */
  readonly concern: 'BOUND' | 'POTENTIAL';
  readonly original: DeadlineFacts;
}

/** How an assignment stands, whatever the day is: `standing` judges it against one. */
export interface Duty {
  readonly concern: Concern;
  readonly state: AssignmentStateName;
  /** As it was set, re-dated by the calendar. */
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
  const original = redated(history, isBy, done?.completedOn ?? null);
  const judgedOn =
    [done?.completedOn, ended?.endedOn, on].filter((day) => day != null).toSorted(compareDays)[0] ?? null;
  const extensions = extensionsBy(history.extensions, (day) => isBy(day) && (judgedOn === null || day <= judgedOn));
  return {
    concern: concernOf(history, isBy),
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

function concernOf({ concern, decisions }: AssignmentHistory, isBy: IsBy): Concern {
  const last = decisions
    .filter(({ decidedOn }) => isBy(decidedOn))
    .toSorted((a, b) => compareDays(a.decidedOn, b.decidedOn) || Number(a.isMeant) - Number(b.isMeant))
    .at(-1);
  if (!last) return concern;
  return last.isMeant ? 'BOUND' : 'EXCLUDED';
}

function endingOf({ transfer, withdrawals }: AssignmentHistory, isBy: IsBy) {
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

/** What the calendar moved, as far as it was known before the work was done: what is done keeps its day. */
function redated({ original, redatings }: AssignmentHistory, isBy: IsBy, completedOn: string | null): DeadlineFacts {
  const last = redatings
    .filter(({ actIssuedOn }) => isBy(actIssuedOn) && (completedOn === null || actIssuedOn <= completedOn))
    .toSorted((a, b) => compareDays(a.actIssuedOn, b.actIssuedOn) || compareDays(a.dueOn, b.dueOn))
    .at(-1);
  return last ? { ...original, lastOn: last.dueOn } : original;
}

/** Extensions in the order in which they count, the one in force last. */
function extensionsBy(extensions: AssignmentHistory['extensions'], isBy: IsBy) {
  return extensions
    .filter(({ decidedOn }) => isBy(decidedOn))
    .toSorted(
      (a, b) =>
        compareDays(a.decidedOn, b.decidedOn) ||
        compareDays(a.lastOn ?? '', b.lastOn ?? '') ||
        compareTexts(a.asWritten ?? '', b.asWritten ?? ''),
    )
    .map(({ decidedOn: _, ...deadline }) => deadline);
}

/** An addressee as the directive names it. */
export interface AddresseeFacts {
  readonly id: string;
  /** Place in the task's list, counted from 0. */
  readonly ordinal: number;
  readonly agencyId: string | null;
  readonly agencyAsWritten: string;
  readonly classId: string | null;
  readonly role: string;
  readonly basis: string;
  readonly condition: string | null;
}

/** An agency of a class that a task addresses. */
export interface MemberFacts {
  readonly assignmentId: string;
  readonly addresseeId: string;
  readonly agencyId: string;
  readonly name: string;
  readonly concern: 'BOUND' | 'POTENTIAL';
  readonly source: 'CLASS' | 'OFFICER';
}

/** A task with all that its assignments depend on. */
export interface TaskWork {
  readonly taskId: string;
  readonly directiveId: string;
  readonly issuedOn: string | null;
  readonly deadline: DeadlineFacts;
  /** The deadline of an older task that it reminds of, where it sets none itself. */
  readonly inherited: { readonly fromTaskId: string; readonly deadline: DeadlineFacts } | null;
  readonly addressees: readonly AddresseeFacts[];
  readonly members: readonly MemberFacts[];
  /** What happened, by assignment. */
  readonly facts: ReadonlyMap<string, AssignmentFacts>;
}

/** An assignment of a task as it is held by one agency, or set to a class as such. */
export interface HeldAssignment {
  readonly assignmentId: string;
  readonly addressee: AddresseeFacts;
  /** Place after the addressee: members of a class, and after each what it was passed on to. */
  readonly subordinal: number;
  /** The assignment to the class, of a member's. */
  readonly addresseeId: string | null;
  readonly transferredFromId: string | null;
  /** The day on which it was taken over; null for what the directive itself sets. */
  readonly takenOverOn: string | null;
  /** Null for a class as such, and while the agency is not identified. */
  readonly agencyId: string | null;
  readonly isClass: boolean;
  readonly history: AssignmentHistory;
}

/** Places between two members of a class, for what the one before was passed on to: nobody is numbered anew by that. */
const PLACES_PER_MEMBER = 100;

/**
 * All assignments of a task: those to its addressees in the order of the text, after one to a class those of its members by
 * name (whom an officer added, last), after one that was passed on the one that it became.
 */
export function heldAssignmentsOf(work: TaskWork): HeldAssignment[] {
  const factsOf = (id: string) => work.facts.get(id) ?? NOTHING_HAPPENED;
  const original = work.inherited?.deadline ?? work.deadline;
  const membersOf = Map.groupBy(work.members, ({ addresseeId }) => addresseeId);
  return work.addressees.flatMap((addressee) => {
    const itself: Unit = {
      ...NOT_TAKEN_OVER,
      assignmentId: addressee.id,
      addresseeId: null,
      agencyId: addressee.agencyId,
      concern: addressee.basis === 'CLASS_IF_CONCERNED' ? 'POTENTIAL' : 'BOUND',
    };
    const members = (membersOf.get(addressee.id) ?? [])
      .toSorted(
        (a, b) =>
          compareTexts(a.source, b.source) ||
          compareVietnamese(a.name, b.name) ||
          compareTexts(a.assignmentId, b.assignmentId),
      )
      .map(({ assignmentId, addresseeId, agencyId, concern }): Unit => {
        return { ...NOT_TAKEN_OVER, assignmentId, addresseeId, agencyId, concern };
      });
    return [itself, ...members].flatMap((unit, place) =>
      withSuccessors(unit, factsOf).map(({ concern, extensions, ...held }, step): HeldAssignment => {
        const facts = factsOf(held.assignmentId);
        return {
          ...held,
          addressee,
          subordinal: place * PLACES_PER_MEMBER + step,
          isClass: addressee.classId !== null && held.agencyId === null,
          history: { ...facts, concern, original, extensions: [...extensions, ...facts.extensions] },
        };
      }),
    );
  });
}

/** A row of assignment_state without its history columns; see entities/work.ts. */
export type StateValues = ReturnType<typeof statesOf>[number];

/** All assignments of a task as they stand, by all that is known. */
export function statesOf(work: TaskWork) {
  return heldAssignmentsOf(work).map(({ addressee, history, ...held }) => {
    const duty = dutyOn(history, null);
    return {
      assignmentId: held.assignmentId,
      taskId: work.taskId,
      directiveId: work.directiveId,
      issuedOn: work.issuedOn,
      ordinal: addressee.ordinal,
      subordinal: held.subordinal,
      addresseeId: held.addresseeId,
      transferredFromId: held.transferredFromId,
      transferredToId: history.transfer?.toAssignmentId ?? null,
      agencyId: held.agencyId,
      agencyAsWritten: addressee.agencyAsWritten,
      classId: addressee.classId,
      isClass: held.isClass,
      role: addressee.role,
      basis: addressee.basis,
      condition: addressee.condition,
      concern: duty.concern,
      originalDueOn: duty.original.lastOn,
      originalSoftDueOn: duty.original.softLastOn,
      dueOn: duty.current.lastOn,
      softDueOn: duty.current.softLastOn,
      deadlineKind: duty.current.kind,
      deadlineAsWritten: duty.current.asWritten,
      deadlinePeriod: duty.current.period,
      deadlineStrength: duty.current.strength,
      isExtended: duty.isExtended,
      inheritedFromId: work.inherited?.fromTaskId ?? null,
      state: duty.state,
      completedOn: duty.completedOn,
      verifiedOn: duty.verifiedOn,
      isSelfVerified: duty.isSelfVerified,
      endedOn: duty.endedOn,
    };
  });
}

/** One assignment, before what happened to it. */
interface Unit {
  readonly assignmentId: string;
  readonly addresseeId: string | null;
  readonly transferredFromId: string | null;
  readonly takenOverOn: string | null;
  readonly agencyId: string | null;
  readonly concern: 'BOUND' | 'POTENTIAL';
  /** Those of the assignments it came from, decided before it left them. */
  readonly extensions: AssignmentFacts['extensions'];
}

const NOT_TAKEN_OVER = { transferredFromId: null, takenOverOn: null, extensions: [] } as const;

/** An assignment and those that it became, one after the other. What is passed on binds who takes it over. */
function withSuccessors(unit: Unit, factsOf: (id: string) => AssignmentFacts): Unit[] {
  const { transfer, extensions } = factsOf(unit.assignmentId);
  if (!transfer) return [unit];
  const next: Unit = {
    assignmentId: transfer.toAssignmentId,
    addresseeId: unit.addresseeId,
    transferredFromId: unit.assignmentId,
    takenOverOn: transfer.decidedOn,
    agencyId: transfer.toAgencyId,
    concern: 'BOUND',
    extensions: [
      ...unit.extensions,
      ...extensions.filter(({ decidedOn }) => compareDays(decidedOn, transfer.decidedOn) <= 0),
    ],
  };
  return [unit, ...withSuccessors(next, factsOf)];
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
