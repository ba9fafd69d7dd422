import { compareDays } from '../../../domain/period.ts';
import { compareVietnamese } from '../../../domain/vietnamese.ts';
import { compareTexts, dutyOn, endingOf, ofDeadline } from './work/duty.ts';
import {
  type AddresseeFacts,
  type AssignmentFacts,
  type AssignmentHistory,
  NOTHING_HAPPENED,
  type RedatingFacts,
  STILL_NAMED,
  type TaskWork,
} from './work/facts.ts';

export { completionOf, countsOn, type Duty, dutyOn, hasReturned, ofDeadline, redated } from './work/duty.ts';
export * from './work/facts.ts';

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
  const namedUntil = namedUntilOf(work);
  const held = work.addressees.flatMap((addressee) => {
    const itself: Unit = {
      ...NOT_TAKEN_OVER,
      assignmentId: addressee.id,
      addresseeId: null,
      agencyId: addressee.agencyId,
      concern: addressee.basis === 'CLASS_IF_CONCERNED' ? 'POTENTIAL' : 'BOUND',
      namedUntil: null,
    };
    const members = (membersOf.get(addressee.id) ?? [])
      .toSorted(
        (a, b) =>
          compareTexts(a.source, b.source) ||
          compareVietnamese(a.name, b.name) ||
          compareTexts(a.assignmentId, b.assignmentId),
      )
      .map(({ assignmentId, addresseeId, agencyId, concern }): Unit => {
        const until = namedUntil.get(agencyId) ?? null;
        return { ...NOT_TAKEN_OVER, assignmentId, addresseeId, agencyId, concern, namedUntil: until };
      });
    return [itself, ...members].flatMap((unit, place) =>
      withSuccessors(unit, factsOf).map((each, step): HeldAssignment => {
        const { concern, namedUntil, extensions, redatings, ...held } = each;
        const facts = factsOf(held.assignmentId);
        return {
          ...held,
          addressee,
          subordinal: place * PLACES_PER_MEMBER + step,
          isClass: addressee.classId !== null && held.agencyId === null,
          history: {
            ...{ ...facts, concern, original, namedUntil },
            extensions: [...extensions, ...facts.extensions],
            redatings: [...redatings, ...facts.redatings],
          },
        };
      }),
    );
  });
  // The calendar moves the task's deadline for all who have it, whenever their assignments came to be.
  const ofTask = distinct(held.flatMap(({ history }) => ofDeadline(history.redatings, null)));
  if (ofTask.length === 0) return held;
  return held.map(({ history, ...rest }) => {
    const ofExtensions = history.redatings.filter(({ extensionId }) => extensionId !== null);
    return { ...rest, history: { ...history, redatings: [...ofTask, ...ofExtensions] } };
  });
}

/**
 * Until when the task asks agencies by name, by agency; see `AssignmentHistory.namedUntil`. Whoever took a part over is not named,
 * and an agency that is named in two roles is so until both parts have ended.
 */
function namedUntilOf({ addressees, facts }: TaskWork): ReadonlyMap<string, string> {
  const until = new Map<string, string>();
  for (const { id, agencyId } of addressees) {
    if (agencyId === null) continue;
    const ended = endingOf(facts.get(id) ?? NOTHING_HAPPENED, () => true)?.endedOn ?? STILL_NAMED;
    const known = until.get(agencyId);
    if (known === undefined || known < ended) until.set(agencyId, ended);
  }
  return until;
}

function distinct(redatings: readonly RedatingFacts[]): RedatingFacts[] {
  const byContent = new Map(redatings.map((each) => [`${each.actIssuedOn} ${each.dueOn} ${each.softDueOn}`, each]));
  return [...byContent.values()];
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
  readonly namedUntil: string | null;
  /** Those of the assignments it came from, decided before it left them; and what the calendar did to these. */
  readonly extensions: AssignmentFacts['extensions'];
  readonly redatings: AssignmentFacts['redatings'];
}

const NOT_TAKEN_OVER = { transferredFromId: null, takenOverOn: null, extensions: [], redatings: [] } as const;

/** An assignment and those that it became, one after the other. What is passed on binds who takes it over. */
function withSuccessors(unit: Unit, factsOf: (id: string) => AssignmentFacts): Unit[] {
  const { transfer, extensions, redatings } = factsOf(unit.assignmentId);
  if (!transfer) return [unit];
  const next: Unit = {
    assignmentId: transfer.toAssignmentId,
    addresseeId: unit.addresseeId,
    transferredFromId: unit.assignmentId,
    takenOverOn: transfer.decidedOn,
    agencyId: transfer.toAgencyId,
    concern: 'BOUND',
    namedUntil: null,
    extensions: [
      ...unit.extensions,
      ...extensions.filter(({ decidedOn }) => compareDays(decidedOn, transfer.decidedOn) <= 0),
    ],
    redatings: [...unit.redatings, ...redatings.filter(({ extensionId }) => extensionId !== null)],
  };
  return [unit, ...withSuccessors(next, factsOf)];
}
