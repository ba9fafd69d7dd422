import type { Problem } from '../../../platform/problems.ts';
import { workProblems } from '../problems/work.ts';
import { dayRefusals, endedBy, endRefusals, firstDayOf } from '../rules/commands.ts';
import { type HeldAssignment, heldAssignmentsOf } from '../rules/work.ts';
import { problemOf } from './named.ts';
import { LIST_CAP } from './sent.ts';
import type { LockedTask } from './work.ts';

/** Assignments that a decision is about, or why it cannot be about them. */
export interface Chosen {
  readonly chosen: readonly HeldAssignment[];
  readonly found: readonly Problem[];
}

/**
 * The assignments of a locked task that a decision of a day is about: those named, a class with its members, or all; of members
 * and of all those in force on that day.
 *
 * Refused with ASSIGNMENT_NOT_FOUND, ASSIGNMENT_ENDED or DAY_TOO_EARLY for one that is named, with ASSIGNMENTS_REQUIRED when
 * none is left and with ASSIGNMENTS_TOO_MANY past 100.
 */
export function chosenAssignments(
  locked: LockedTask,
  ids: readonly string[] | null | undefined,
  { decidedOn, today }: { readonly decidedOn: string; readonly today: string },
): Chosen {
  const all = heldAssignmentsOf(locked.work);
  const { issuedOn } = locked.work;
  const isInForce = (held: HeldAssignment) => {
    const first = firstDayOf(held, issuedOn);
    return (first === null || first <= decidedOn) && endedBy(held, decidedOn) === null;
  };
  if (ids == null) return counted(all.filter(isInForce));

  const found: Problem[] = [];
  const chosen = new Set<HeldAssignment>();
  for (const [index, id] of ids.entries()) {
    const at = ['assignmentIds', String(index)];
    const held = all.find(({ assignmentId }) => assignmentId === id);
    if (!held) {
      found.push(workProblems.ASSIGNMENT_NOT_FOUND(at, id));
      continue;
    }
    const days = { first: firstDayOf(held, issuedOn), today };
    found.push(...[...dayRefusals(at, decidedOn, days), ...endRefusals(held, at, decidedOn)].map(problemOf));
    chosen.add(held);
    for (const member of all) if (member.addresseeId === id && isInForce(member)) chosen.add(member);
  }
  return found.length > 0 ? { chosen: [], found } : counted([...chosen]);
}

function counted(chosen: readonly HeldAssignment[]): Chosen {
  if (chosen.length === 0) return { chosen, found: [workProblems.ASSIGNMENTS_REQUIRED(['assignmentIds'])] };
  if (chosen.length <= LIST_CAP) return { chosen, found: [] };
  const problem = workProblems.ASSIGNMENTS_TOO_MANY(['assignmentIds'], String(LIST_CAP), String(chosen.length));
  return { chosen: [], found: [problem] };
}

/** What an assignment became when it was passed on, one after the other, itself left out. */
export function successorsOf(locked: LockedTask, assignmentId: string): HeldAssignment[] {
  const next = heldAssignmentsOf(locked.work).find(({ transferredFromId }) => transferredFromId === assignmentId);
  return next ? [next, ...successorsOf(locked, next.assignmentId)] : [];
}
