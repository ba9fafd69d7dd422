import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import type { Context } from '../context.ts';
import { FollowUpFact, ReportFact } from '../entities.ts';
import type { VerifyReportInput } from '../generated/types.ts';
import { workProblems } from '../problems/work.ts';
import { isSelfVerified, verdictRefusals } from '../rules/commands.ts';
import { actsFor } from '../rules.ts';
import { requireKnown } from './authority.ts';
import { lockAssignment } from './located.ts';
import { problemOf } from './named.ts';
import { asSent, kept, malformedTexts, refused, requireIds } from './sent.ts';
import { changeAssignments, type LockedTask, NO_RECORD } from './work.ts';

/**
 * Verify a report or return it: the other of two keys. Only officers of an office that the directive, or what it is attached to,
 * names to follow it up; while none is named nobody can. An office that verifies its own work, and a person who verifies
 * what the same person reported, may, and it is flagged.
 *
 * Refused with REPORT_NOT_FOUND, NOT_YOUR_OFFICE, FOLLOW_UP_NOT_NAMED, OFFICE_NOT_NAMED, or with all of these that apply:
 * TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE, REPORT_NOT_DONE, VERDICT_GIVEN, DAY_IN_FUTURE, DAY_TOO_EARLY, REASON_REQUIRED.
 */
export async function verifyReport(context: Context, input: VerifyReportInput): Promise<Outcome> {
  const { viewer } = context;
  requireKnown(viewer);
  requireIds(input);

  const { today } = context.present.readAt;
  const command = { name: 'verifyReport', idempotencyKey: input.idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    const malformed = malformedTexts(input);
    if (malformed.length > 0) return refused(malformed);

    const { reportId, officeId, verdict, decidedOn } = input;
    const report = await em.findOne(ReportFact, { reportId, closedSeq: null }, { disableIdentityMap: true });
    const located = report && (await lockAssignment(em, report.assignmentId));
    const facts = located?.held.history.reports.find(({ id }) => id === reportId);
    if (!report || !located || !facts) return refused([workProblems.REPORT_NOT_FOUND(['reportId'], reportId)]);
    const { locked } = located;
    if (!actsFor(viewer, officeId)) return refused([workProblems.NOT_YOUR_OFFICE(['officeId'])]);
    const unnamed = await officeProblems(em, locked, officeId);
    if (unnamed.length > 0) return refused(unnamed);

    const reason = kept(input.reason);
    const found = verdictRefusals(facts, { verdict, decidedOn, reason }, today).map(problemOf);
    if (found.length > 0) return refused(found);

    const isByViewer = await isRecordedByViewer(em, report.seq);
    const verification = {
      ...{ verificationId: randomUUID(), reportId, officeId, verdict, decidedOn, reason },
      isSelfVerified: isSelfVerified({ agencyId: report.agencyId, isByViewer }, officeId),
    };
    const record = locked.records.get(report.assignmentId) ?? NO_RECORD;
    await changeAssignments(
      em,
      locked,
      verdict === 'ACCEPTED' ? 'ASSIGNMENT_VERIFIED' : 'ASSIGNMENT_RETURNED',
      new Map([[report.assignmentId, { ...record, verifications: [...record.verifications, verification] }]]),
    );
    return { made: { report: reportId }, problems: [] };
  });
}

async function officeProblems(
  em: EntityManager,
  { directive, attachedTo }: LockedTask,
  officeId: string,
): Promise<Problem[]> {
  const directiveId = { $in: [directive, attachedTo].flatMap((each) => each?.directiveId ?? []) };
  const followUps = await em.find(FollowUpFact, { directiveId, closedSeq: null }, { disableIdentityMap: true });
  if (followUps.length === 0) return [workProblems.FOLLOW_UP_NOT_NAMED(['officeId'])];
  return followUps.some((followUp) => followUp.officeId === officeId)
    ? []
    : [workProblems.OFFICE_NOT_NAMED(['officeId'])];
}

/** Whether the event that brought a fact was recorded by the viewer; who recorded another's, nobody is told. */
async function isRecordedByViewer(em: EntityManager, seq: string): Promise<boolean> {
  const [row] = (await em.execute('select is_recorded_by_viewer(?::bigint) as "isOwn"', [seq])) as { isOwn: boolean }[];
  return row!.isOwn;
}
