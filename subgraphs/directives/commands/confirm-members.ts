import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import type { Context } from '../context.ts';
import type { ConfirmMembersInput } from '../generated/types.ts';
import { workProblems } from '../problems/work.ts';
import { problems } from '../problems.ts';
import { dayRefusals, endRefusals } from '../rules/commands.ts';
import { heldAssignmentsOf, type MemberFacts } from '../rules/work.ts';
import { mayChange, requireKnown } from './authority.ts';
import { holdRegister } from './expansion.ts';
import { withDecisionsOf } from './late-members.ts';
import { type LocatedAssignment, lockAssignment } from './located.ts';
import { problemOf, readAgencies, unknownAgencies } from './named.ts';
import { asSent, kept, longLists, malformedTexts, refused, requireIds } from './sent.ts';
import { type AssignmentRecord, changeAssignments, NO_RECORD, readTasks, recordMembers } from './work.ts';

/**
 * Say which agencies of a class are meant by a task and which are not, for operators and for officers of the issuer. An agency that is
 * confirmed and no member becomes one, bound from the day of the decision, with what was decided for the class.
 *
 * Refused with ASSIGNMENT_NOT_FOUND, NOT_YOURS, ASSIGNMENT_NOT_OF_CLASS, or with all of these that apply: TEXT_BLANK,
 * TEXT_TOO_LONG, TEXT_UNREADABLE, LIST_TOO_LONG, MEMBERS_REQUIRED, MEMBER_AMBIGUOUS, MEMBER_UNKNOWN for one that is excluded and no
 * member, AGENCY_NOT_FOUND, AGENCY_NOT_IN_FORCE for one that becomes a member, DAY_IN_FUTURE, DAY_TOO_EARLY, ASSIGNMENT_ENDED of the
 * class or of a member.
 */
export async function confirmMembers(context: Context, input: ConfirmMembersInput): Promise<Outcome> {
  const { viewer } = context;
  requireKnown(viewer);
  requireIds(input);

  const { today } = context.present.readAt;
  const command = { name: 'confirmMembers', idempotencyKey: input.idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    const malformed = malformedInput(input);
    if (malformed.length > 0) return refused(malformed);

    const { assignmentId, decidedOn } = input;
    await holdRegister(em);
    const located = await lockAssignment(em, assignmentId);
    if (!located) return refused([workProblems.ASSIGNMENT_NOT_FOUND(['assignmentId'], assignmentId)]);
    const { locked, held } = located;
    if (!mayChange(viewer, locked)) return refused([problems.NOT_YOURS(['assignmentId'])]);
    if (!held.isClass) return refused([workProblems.ASSIGNMENT_NOT_OF_CLASS(['assignmentId'])]);

    const found = [
      ...dayRefusals(['decidedOn'], decidedOn, { first: locked.work.issuedOn, today }).map(problemOf),
      ...endRefusals(held, ['assignmentId'], decidedOn).map(problemOf),
      ...(await memberProblems(em, located, input)),
    ];
    if (found.length > 0) return refused(found);

    await addMembers(em, located, input);
    await decide(em, located, input);
    return { made: { assignment: assignmentId }, problems: [] };
  });
}

const confirmedOf = ({ confirmedIds }: ConfirmMembersInput): readonly string[] => confirmedIds ?? [];
const excludedOf = ({ excludedIds }: ConfirmMembersInput): readonly string[] => excludedIds ?? [];

function malformedInput(input: ConfirmMembersInput): Problem[] {
  const found = [...longLists(input), ...malformedTexts(input)];
  const [confirmed, excluded] = [confirmedOf(input), excludedOf(input)];
  if (confirmed.length + excluded.length === 0) found.push(workProblems.MEMBERS_REQUIRED(['confirmedIds']));
  for (const [index, id] of excluded.entries()) {
    if (!confirmed.includes(id)) continue;
    found.push(workProblems.MEMBER_AMBIGUOUS(['excludedIds', String(index)], id));
  }
  return found;
}

const membersOf = ({ locked, held }: LocatedAssignment): readonly MemberFacts[] =>
  locked.work.members.filter(({ addresseeId }) => addresseeId === held.assignmentId);

async function memberProblems(
  em: EntityManager,
  located: LocatedAssignment,
  input: ConfirmMembersInput,
): Promise<Problem[]> {
  const members = new Map(membersOf(located).map((member) => [member.agencyId, member]));
  const agencies = await readAgencies(em, excludedOf(input));
  const held = new Map(heldAssignmentsOf(located.locked.work).map((each) => [each.assignmentId, each]));
  const ended = (agencyId: string, at: readonly string[]) => {
    const member = members.get(agencyId);
    return member ? endRefusals(held.get(member.assignmentId)!, at, input.decidedOn).map(problemOf) : [];
  };
  return [
    ...(await unknownAgencies(
      em,
      confirmedOf(input).flatMap((id, index) =>
        members.has(id) ? [] : [{ id, at: ['confirmedIds', String(index)], on: input.decidedOn }],
      ),
    )),
    ...confirmedOf(input).flatMap((id, index) => ended(id, ['confirmedIds', String(index)])),
    ...excludedOf(input).flatMap((id, index) => {
      const at = ['excludedIds', String(index)];
      if (members.has(id)) return ended(id, at);
      const agency = agencies.get(id);
      return [agency ? workProblems.MEMBER_UNKNOWN(at, agency.name) : problems.AGENCY_NOT_FOUND(at, id)];
    }),
  ];
}

/** Who is confirmed and no member: only perhaps meant by itself, so that it binds from the day of the decision and not before. */
async function addMembers(em: EntityManager, located: LocatedAssignment, input: ConfirmMembersInput): Promise<void> {
  const members = membersOf(located);
  const addresseeId = located.held.assignmentId;
  const known = new Set(members.map(({ agencyId }) => agencyId));
  const agencies = await readAgencies(
    em,
    confirmedOf(input).filter((id) => !known.has(id)),
  );
  if (agencies.size === 0) return;
  const added = [...agencies.values()].map(
    ({ agencyId, name }): MemberFacts => ({
      ...{ assignmentId: randomUUID(), addresseeId, agencyId, name },
      ...{ concern: 'POTENTIAL', source: 'OFFICER' },
    }),
  );
  await recordMembers(em, located.locked, [addresseeId], [...members, ...added]);
}

async function decide(em: EntityManager, located: LocatedAssignment, input: ConfirmMembersInput): Promise<void> {
  const [locked] = await readTasks(em, [located.locked.work.taskId]);
  const addresseeId = located.held.assignmentId;
  const ofClass = locked!.records.get(addresseeId) ?? NO_RECORD;
  const known = new Set(membersOf(located).map(({ assignmentId }) => assignmentId));
  const confirmed = new Set(confirmedOf(input));
  const meant = new Set([...confirmed, ...excludedOf(input)]);
  const { decidedOn } = input;
  const changed = locked!.work.members
    .filter((member) => member.addresseeId === addresseeId && meant.has(member.agencyId))
    .map(({ assignmentId, agencyId }): readonly [string, AssignmentRecord] => {
      const before = locked!.records.get(assignmentId) ?? NO_RECORD;
      const record = known.has(assignmentId) ? before : withDecisionsOf(ofClass, before);
      const decision = {
        ...{ decisionId: randomUUID(), isMeant: confirmed.has(agencyId), decidedOn },
        reason: kept(input.reason),
      };
      return [assignmentId, { ...record, decisions: [...record.decisions, decision] }];
    });
  await changeAssignments(em, locked!, 'ASSIGNMENT_CONFIRMED', new Map(changed));
}
