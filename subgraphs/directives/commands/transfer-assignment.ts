import { randomUUID } from 'node:crypto';
import type { Outcome } from '../../../platform/receipt.ts';
import type { Context } from '../context.ts';
import type { TransferAssignmentInput } from '../generated/types.ts';
import { workProblems } from '../problems/work.ts';
import { problems } from '../problems.ts';
import { dayRefusals, firstDayOf, transferRefusals } from '../rules/commands.ts';
import { mayChange, requireKnown } from './authority.ts';
import { withDecisionsOf } from './late-members.ts';
import { lockAssignment } from './located.ts';
import { authorityProblems, problemOf, unknownAgencies } from './named.ts';
import { asSent, kept, malformedTexts, refused, requireIds } from './sent.ts';
import { changeAssignments, NO_RECORD } from './work.ts';

/**
 * Pass an assignment to another agency, for operators and for officers of the issuer. Its clock goes on: the original deadline goes
 * with it, and so does what was decided about it, until then and, where this is heard of late, since. Whoever takes it over is
 * bound.
 *
 * Refused with ASSIGNMENT_NOT_FOUND, NOT_YOURS, or with all of these that apply: TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE,
 * ASSIGNMENT_OF_CLASS, ASSIGNMENT_ENDED (also when it was passed on on a later day), ASSIGNMENT_DONE, ASSIGNMENT_EXCLUDED,
 * TRANSFER_TO_ITSELF, DAY_IN_FUTURE, DAY_TOO_EARLY, AGENCY_NOT_FOUND, AGENCY_NOT_IN_FORCE, DIRECTIVE_NOT_FOUND,
 * AUTHORISED_LATER.
 */
export async function transferAssignment(context: Context, input: TransferAssignmentInput): Promise<Outcome> {
  const { viewer } = context;
  requireKnown(viewer);
  requireIds(input);

  const { today } = context.present.readAt;
  const command = { name: 'transferAssignment', idempotencyKey: input.idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    const malformed = malformedTexts(input);
    if (malformed.length > 0) return refused(malformed);

    const { assignmentId, toAgencyId, authorisedById, decidedOn } = input;
    const located = await lockAssignment(em, assignmentId);
    if (!located) return refused([workProblems.ASSIGNMENT_NOT_FOUND(['assignmentId'], assignmentId)]);
    const { locked, held } = located;
    if (!mayChange(viewer, locked)) return refused([problems.NOT_YOURS(['assignmentId'])]);

    const days = { first: firstDayOf(held, locked.work.issuedOn), today };
    const found = [
      ...transferRefusals(held, toAgencyId, decidedOn).map(problemOf),
      ...dayRefusals(['decidedOn'], decidedOn, days).map(problemOf),
      ...(await unknownAgencies(em, [{ id: toAgencyId, at: ['toAgencyId'], on: decidedOn }])),
      ...(await authorityProblems(em, authorisedById, decidedOn)).found,
    ];
    if (found.length > 0) return refused(found);

    const toAssignmentId = randomUUID();
    const record = locked.records.get(assignmentId) ?? NO_RECORD;
    const transfer = {
      ...{ transferId: randomUUID(), toAssignmentId, toAgencyId, authorisedById, decidedOn },
      reason: kept(input.reason),
    };
    // What was decided on a later day, when this was not known yet, counts for who has it.
    const extensions = record.extensions.filter((extension) => String(extension.decidedOn) > decidedOn);
    await changeAssignments(
      em,
      locked,
      'ASSIGNMENT_TRANSFERRED',
      new Map([
        [assignmentId, { ...record, transfers: [transfer] }],
        [toAssignmentId, withDecisionsOf({ ...record, extensions }, NO_RECORD)],
      ]),
    );
    return { made: { assignment: toAssignmentId }, problems: [] };
  });
}
