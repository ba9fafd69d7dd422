import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { compareDays } from '../../../domain/period.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import type { Context } from '../context.ts';
import type { TaskFact } from '../entities.ts';
import type { ReportAssignmentInput } from '../generated/types.ts';
import { workProblems } from '../problems/work.ts';
import { firstDayOf, reportRefusals } from '../rules/commands.ts';
import { hasPeriods, periodNamed, strengthOf } from '../rules/deadline/facts.ts';
import { readAgain } from '../rules/recorded-deadline.ts';
import { dutyOn, type HeldAssignment } from '../rules/work.ts';
import { actsFor } from '../rules.ts';
import { requireKnown } from './authority.ts';
import { lockAssignment } from './located.ts';
import { problemOf, unknownDirectives } from './named.ts';
import { asSent, kept, malformedTexts, refused, requireIds } from './sent.ts';
import { changeAssignments, type LockedTask, NO_RECORD, readDirectives } from './work.ts';

/**
 * Report on an assignment: one of two keys. Only officers of the agency whose assignment it is do, neither operators nor the issuer;
 * it counts as verified once the follow-up office has turned the other.
 *
 * Refused with ASSIGNMENT_NOT_FOUND, ASSIGNMENT_OF_CLASS, NOT_YOUR_ASSIGNMENT, or with all of these that apply: TEXT_BLANK,
 * TEXT_TOO_LONG, TEXT_UNREADABLE, COMPLETED_ON_REQUIRED, COMPLETED_ON_NOT_APPLICABLE, DAY_IN_FUTURE, DAY_TOO_EARLY,
 * ASSIGNMENT_ENDED, ASSIGNMENT_EXCLUDED, PERIOD_REQUIRED, PERIOD_NOT_APPLICABLE, PERIOD_UNKNOWN, DIRECTIVE_NOT_FOUND. Who is
 * only perhaps meant may report.
 */
export async function reportAssignment(context: Context, input: ReportAssignmentInput): Promise<Outcome> {
  const { viewer } = context;
  requireKnown(viewer);
  requireIds(input);

  const { today } = context.present.readAt;
  const command = { name: 'reportAssignment', idempotencyKey: input.idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    const malformed = malformedTexts(input);
    if (malformed.length > 0) return refused(malformed);

    const { assignmentId, outcome } = input;
    const located = await lockAssignment(em, assignmentId);
    if (!located) return refused([workProblems.ASSIGNMENT_NOT_FOUND(['assignmentId'], assignmentId)]);
    const { locked, held } = located;
    if (held.isClass) return refused([workProblems.ASSIGNMENT_OF_CLASS(['assignmentId'])]);
    const { agencyId } = held;
    if (agencyId === null || !actsFor(viewer, agencyId)) {
      return refused([workProblems.NOT_YOUR_ASSIGNMENT(['assignmentId'])]);
    }

    const completedOn = input.completedOn ?? null;
    const period = kept(input.period);
    const days = { first: firstDayOf(held, locked.work.issuedOn), today };
    const isPeriod = await periodsOf(em, locked, held, completedOn ?? today);
    const found = [
      ...reportRefusals(held, { outcome, completedOn, period }, days, isPeriod).map(problemOf),
      ...(await unknownDirectives(em, [{ id: input.productId, at: ['productId'] }])),
    ];
    if (found.length > 0) return refused(found);

    const record = locked.records.get(assignmentId) ?? NO_RECORD;
    const reportId = randomUUID();
    const report = {
      ...{ reportId, agencyId, outcome, completedOn, period },
      summary: kept(input.summary),
      productId: input.productId ?? null,
    };
    const changed = new Map([[assignmentId, { ...record, reports: [...record.reports, report] }]]);
    await changeAssignments(em, locked, 'ASSIGNMENT_REPORTED', changed);
    return { made: { report: reportId }, problems: [] };
  });
}

/**
 * Says of a recurring duty whether a name is that of a period that has begun by a day, by the deadline in force then; as
 * `TaskAssignment.instances` tells the periods. Null where it tells none.
 */
async function periodsOf(
  em: EntityManager,
  locked: LockedTask,
  held: HeldAssignment,
  day: string,
): Promise<((label: string) => boolean) | null> {
  const { history } = held;
  if (history.original.kind !== 'RECURRING') return null;
  const { current, isExtended } = dutyOn(history, day);
  const { task, work } = locked;
  const said = isExtended ? await decisionOf(em, locked, held, current.asWritten, day) : { issuedOn: work.issuedOn };
  const kept = isExtended ? { recurrenceRules: null, startsOn: null } : keptWith(task);
  const context = { issuedOn: said.issuedOn, strength: strengthOf(task.strength) };
  const { reading } = readAgain({ ...current, ...kept }, context);
  const first = firstDayOf(held, work.issuedOn);
  return reading && hasPeriods(reading) ? (label) => periodNamed(reading, label, first, day) !== null : null;
}

function keptWith({ recurrenceRules, startsOn }: TaskFact) {
  return { recurrenceRules: recurrenceRules ?? [], startsOn: startsOn ?? null };
}

/** From which day the words of the extension in force count: that of the document that authorises it, else of the decision. */
async function decisionOf(
  em: EntityManager,
  { records }: LockedTask,
  { history }: HeldAssignment,
  asWritten: string | null,
  day: string,
): Promise<{ readonly issuedOn: string | null }> {
  const inForce = history.extensions
    .filter((extension) => extension.decidedOn <= day && extension.asWritten === asWritten)
    .toSorted((a, b) => compareDays(a.decidedOn, b.decidedOn))
    .at(-1)!;
  const decisions = [...records.values()].flatMap(({ extensions }) => extensions);
  const authorisedById = String(decisions.find(({ extensionId }) => extensionId === inForce.id)?.authorisedById);
  const authority = (await readDirectives(em, [authorisedById])).get(authorisedById);
  return { issuedOn: authority?.issuedOn ?? inForce.decidedOn };
}
