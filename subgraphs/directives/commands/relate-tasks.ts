import { randomUUID } from 'node:crypto';
import type { Outcome } from '../../../platform/receipt.ts';
import { recordTaskRelations, type TaskRelationRecord } from '../commands.ts';
import type { Context } from '../context.ts';
import { TaskRelationFact } from '../entities.ts';
import type { RelateTasksInput } from '../generated/types.ts';
import { taskProblems } from '../problems/tasks.ts';
import { problems } from '../problems.ts';
import { orderRefusals } from '../rules/commands.ts';
import { mayChange, requireKnown } from './authority.ts';
import { holdRegister } from './expansion.ts';
import { inheritorsOf, judgeAnew, lockDeadlines, lockInheritance } from './inheritors.ts';
import { problemOf } from './named.ts';
import { asSent, kept, malformedTexts, refused, requireIds } from './sent.ts';
import { readTasks } from './work.ts';

/**
 * Say that a task reminds of an older one or restates it, or that it does not, of one that was concluded or suggested: what is
 * denied is kept, so that it is not suggested again. For operators and for officers of the issuer of the later task. The
 * deadlines that follow from it are judged anew, of the task and of those that remind of it.
 *
 * Refused with TASK_NOT_FOUND, NOT_YOURS, TASK_OF_ITSELF, TASKS_OUT_OF_ORDER when both days are known and the earlier is the
 * later one, TEXT_BLANK, TEXT_TOO_LONG, TEXT_UNREADABLE.
 */
export async function relateTasks(context: Context, input: RelateTasksInput): Promise<Outcome> {
  const { viewer } = context;
  requireKnown(viewer);
  requireIds(input);

  const command = { name: 'relateTasks', idempotencyKey: input.idempotencyKey, input: asSent(input) };
  return context.carryOut(command, async (em) => {
    const malformed = malformedTexts(input);
    if (malformed.length > 0) return refused(malformed);

    const { taskId, earlierId, kind } = input;
    await holdRegister(em);
    await lockInheritance(em);
    const reached = [taskId, ...(await inheritorsOf(em, [taskId]))];
    const former = await lockDeadlines(em, [...new Set([...reached, earlierId])]);
    const [later, earlier] = await tasksOf(em, [taskId, earlierId]);
    if (!later) return refused([taskProblems.TASK_NOT_FOUND(['taskId'], taskId)]);
    if (!mayChange(viewer, later)) return refused([problems.NOT_YOURS(['taskId'])]);
    if (!earlier) return refused([taskProblems.TASK_NOT_FOUND(['earlierId'], earlierId)]);
    const [laterDated, earlierDated] = [later, earlier].map(({ work }) => ({
      id: work.taskId,
      issuedOn: work.issuedOn,
    }));
    const disorder = orderRefusals(laterDated!, earlierDated!, ['earlierId']).map(problemOf);
    if (disorder.length > 0) return refused(disorder);

    const relation = await em.findOne(
      TaskRelationFact,
      { fromTaskId: taskId, toTaskId: earlierId, kind, closedSeq: null },
      { disableIdentityMap: true },
    );
    await recordTaskRelations(em, [relationSaid(relation, input)]);
    await judgeAnew(em, reached, former);
    return { made: { task: taskId }, problems: [] };
  });
}

/** Tasks by their ids, in that order; undefined where there is none. */
async function tasksOf(em: Parameters<typeof readTasks>[0], ids: readonly string[]) {
  const byId = new Map((await readTasks(em, [...new Set(ids)])).map((task) => [task.work.taskId, task]));
  return ids.map((id) => byId.get(id));
}

/** What an officer says is as sure as it gets; that the directive itself cites the older one is not made less of. */
function relationSaid(
  known: TaskRelationFact | null,
  { taskId, earlierId, kind, isRelated = true, extent = 'WHOLE', note }: RelateTasksInput,
): TaskRelationRecord {
  const confirmed = known?.basis === 'CITED' ? 'CITED' : 'CONFIRMED';
  return {
    id: known?.relationId ?? randomUUID(),
    fromTaskId: taskId,
    toTaskId: earlierId,
    kind,
    extent,
    basis: isRelated ? confirmed : 'DENIED',
    confidence: 'HIGH',
    note: kept(note) ?? known?.note ?? null,
  };
}
