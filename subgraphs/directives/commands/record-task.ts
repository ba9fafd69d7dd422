import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { lockSubjects } from '../../../platform/feed.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { recordTasks } from '../commands.ts';
import type { Context } from '../context.ts';
import { TaskFact } from '../entities.ts';
import type { RecordTaskInput } from '../generated/types.ts';
import { taskProblems } from '../problems/tasks.ts';
import { problems } from '../problems.ts';
import { addresseeProblems, malformedAddressees, recordedAddressee } from './addressees.ts';
import { mayChange, requireKnown } from './authority.ts';
import { readWords, recordedDeadline } from './deadline-words.ts';
import { expandAddressees, holdRegister } from './expansion.ts';
import { unknownAgencies } from './named.ts';
import { parentProblems } from './parents.ts';
import { asSent, kept, longLists, malformedTexts, refused, requireIds } from './sent.ts';
import { readDirectives } from './work.ts';

/**
 * Record a task of a directive with whom it is set, for operators and for officers of the issuer. What its deadline means is read
 * from the words; words that are not understood are recorded and shown as such. Classes are expanded for the day of issue.
 *
 * Refused with DIRECTIVE_NOT_FOUND, NOT_YOURS, TASK_EXISTS when the directive has a task at that clause, or with all of these
 * that apply: TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE, LIST_TOO_LONG, ADDRESSEES_REQUIRED, ADDRESSEE_AMBIGUOUS,
 * CONDITION_WITHOUT_CLASS, AGENCY_NOT_FOUND, AGENCY_NOT_IN_FORCE, AGENCY_CLASS_NOT_FOUND, TASK_NOT_FOUND, PARENT_INCOMPLETE,
 * TASKS_OUT_OF_ORDER.
 */
export async function recordTask(context: Context, input: RecordTaskInput): Promise<Outcome> {
  const { viewer } = context;
  requireKnown(viewer);
  requireIds(input);

  const command = { name: 'recordTask', idempotencyKey: input.idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    const malformed = malformedInput(input);
    if (malformed.length > 0) return refused(malformed);

    const { directiveId } = input;
    await holdRegister(em);
    await lockSubjects(em, 'directives', [directiveId]);
    const directive = (await readDirectives(em, [directiveId])).get(directiveId);
    if (!directive) return refused([problems.DIRECTIVE_NOT_FOUND(['directiveId'], directiveId)]);
    if (!mayChange(viewer, directive)) return refused([problems.NOT_YOURS(['directiveId'])]);

    const siblings = await em.find(TaskFact, { directiveId, closedSeq: null }, { disableIdentityMap: true });
    const clause = kept(input.clause);
    const same = siblings.find((task) => task.clause === clause);
    if (same) return refused([taskProblems.TASK_EXISTS(['clause'], clause, same.taskId)]);

    const id = randomUUID();
    const { issuedOn } = directive;
    const found = [
      ...(await unknownAgencies(em, [{ id: input.reportedToId, at: ['reportedToId'], on: null }])),
      ...(await parentProblems(em, { id, issuedOn }, input.parentId)),
      ...(await addresseeProblems(
        em,
        input.addressees.map((addressee, index) => ({ addressee, at: ['addressees', String(index)] })),
        issuedOn,
      )),
    ];
    if (found.length > 0) return refused(found);

    const ordinal = Math.max(-1, ...siblings.map((task) => task.ordinal)) + 1;
    await appendTask(em, { id, ordinal, issuedOn }, input);
    return { made: { task: id }, problems: [] };
  });
}

function malformedInput(input: RecordTaskInput): Problem[] {
  const long = longLists(input);
  if (long.length > 0) return long;
  const found = malformedTexts(input);
  if (input.addressees.length === 0) found.push(taskProblems.ADDRESSEES_REQUIRED(['addressees']));
  for (const [index, addressee] of input.addressees.entries()) {
    found.push(...malformedAddressees(addressee, ['addressees', String(index)]));
  }
  if ((input.parentId == null) !== (input.parentBasis == null)) {
    found.push(taskProblems.PARENT_INCOMPLETE([input.parentId == null ? 'parentId' : 'parentBasis']));
  }
  return found;
}

async function appendTask(
  em: EntityManager,
  { id, ordinal, issuedOn }: { id: string; ordinal: number; issuedOn: string | null },
  input: RecordTaskInput,
): Promise<void> {
  const strength = input.strength ?? 'ASSIGNED';
  const { parentId, parentBasis } = input;
  await recordTasks(em, [
    {
      ...{ id, key: null, directiveId: input.directiveId, ordinal, strength },
      clause: kept(input.clause),
      title: kept(input.title),
      product: kept(input.product),
      scope: input.scope ?? 'SPECIFIC',
      deadline: recordedDeadline(await readWords(em, kept(input.deadline), { issuedOn, strength })),
      reportedToAsWritten: kept(input.reportedToAsWritten),
      reportedToId: input.reportedToId ?? null,
      parent: parentId == null ? null : { taskId: parentId, basis: parentBasis! },
      assignments: input.addressees.map((addressee) => recordedAddressee(addressee, null)),
    },
  ]);
  await expandAddressees(em, [id]);
}
