import type { EntityManager } from '@mikro-orm/postgresql';
import { expandAddressees, holdRegister } from './commands/expansion.ts';
import { inheritorsOf, judgeAnew, lockDeadlines, lockInheritance } from './commands/inheritors.ts';
import { type Kept, touchedByCommands } from './commands/touched.ts';
import {
  type FollowUpRecord,
  recordDirectives,
  recordFollowUps,
  recordTaskRelations,
  recordTasks,
  type TaskRelationRecord,
} from './commands.ts';
import { FollowUpFact, TaskRelationFact } from './entities.ts';
import { type DirectiveFiles, recordsOf } from './seed/records.ts';

export type { DirectiveFiles } from './seed/records.ts';

/** What loading the files came to. */
export interface SeededDirectives {
  /** How many directives, follow-ups, relations and tasks were new or changed. */
  readonly changed: number;
  /** Keys of directives and tasks, ids of follow-ups and relations, that stay as commands have recorded them. */
  readonly leftOut: readonly string[];
}

/**
 * Load the reference directives through their commands, in the caller's transaction: wholly or not at all. Loading the same
 * files again changes nothing. What a command has corrected or added to stays as it is, whatever the files say; members of
 * classes and all that happened to assignments stay in any case. Throws, before anything is written, when a record names a
 * key that no record has.
 */
export async function seedDirectives(em: EntityManager, files: DirectiveFiles): Promise<SeededDirectives> {
  const records = recordsOf(files);
  await holdRegister(em);
  await lockInheritance(em);

  const directives = await split(em, 'directives', records.directives);
  const changedDirectives = await recordDirectives(em, directives.own);
  const followUps = await split(em, 'followUps', records.followUps, await namedOtherwise(em, records.followUps));
  const changedFollowUps = await recordFollowUps(em, followUps.own);

  const tasks = await split(em, 'tasks', records.tasks);
  const known = [...records.tasks.map(({ id }) => id), ...(await tasksOf(em, changedDirectives))];
  const former = await lockDeadlines(em, [...new Set([...known, ...(await inheritorsOf(em, known))])]);
  const relations = await split(em, 'relations', records.relations, await relatedOtherwise(em, records.relations));
  const changedRelations = await recordTaskRelations(em, relations.own);
  const changedTasks = await recordTasks(em, tasks.own);

  // Others stand otherwise, too, when their directive's day has changed or that from which they take their deadline.
  const isRelated = new Set(changedRelations);
  const related = relations.own.filter(({ id }) => isRelated.has(id)).map(({ fromTaskId }) => fromTaskId);
  const changed = [...changedTasks, ...related, ...(await tasksOf(em, changedDirectives))].filter((id) =>
    former.has(id),
  );
  const reached = new Set([...changed, ...(await inheritorsOf(em, changed))]);
  if (reached.size > 0) await judgeAnew(em, [...reached], former);
  await expandAddressees(em, null);

  const left: readonly Loaded[] = [...directives.left, ...tasks.left, ...followUps.left, ...relations.left];
  return {
    changed: [changedDirectives, changedFollowUps, changedRelations, changedTasks].flat().length,
    leftOut: left.map(({ id, key }) => key ?? id),
  };
}

interface Loaded {
  readonly id: string;
  readonly key?: string | null;
}

/** Records that the files may state, and those that commands have a hand in. */
async function split<Item extends Loaded>(
  em: EntityManager,
  kind: Kept,
  records: readonly Item[],
  others: ReadonlySet<string> = new Set(),
): Promise<{ own: Item[]; left: Item[] }> {
  const touched = await touchedByCommands(
    em,
    kind,
    records.map(({ id }) => id),
  );
  const isLeft = ({ id }: Item) => touched.has(id) || others.has(id);
  return { own: records.filter((record) => !isLeft(record)), left: records.filter(isLeft) };
}

/** Follow-ups that a command has recorded already, under another id. */
async function namedOtherwise(em: EntityManager, records: readonly FollowUpRecord[]): Promise<ReadonlySet<string>> {
  const directiveIds = records.map(({ directiveId }) => directiveId);
  const facts = await em.find(
    FollowUpFact,
    { directiveId: { $in: directiveIds }, closedSeq: null },
    { disableIdentityMap: true },
  );
  const same = (record: FollowUpRecord) =>
    facts.some(
      (fact) =>
        fact.followUpId !== record.id && fact.directiveId === record.directiveId && fact.officeId === record.officeId,
    );
  return new Set(records.filter(same).map(({ id }) => id));
}

/** Relations of which a command has spoken already, under another id. */
async function relatedOtherwise(
  em: EntityManager,
  records: readonly TaskRelationRecord[],
): Promise<ReadonlySet<string>> {
  const taskIds = records.map(({ fromTaskId }) => fromTaskId);
  const facts = await em.find(
    TaskRelationFact,
    { fromTaskId: { $in: taskIds }, closedSeq: null },
    { disableIdentityMap: true },
  );
  const same = ({ id, fromTaskId, toTaskId, kind }: TaskRelationRecord) =>
    facts.some(
      (fact) =>
        fact.relationId !== id && fact.fromTaskId === fromTaskId && fact.toTaskId === toTaskId && fact.kind === kind,
    );
  return new Set(records.filter(same).map(({ id }) => id));
}

/** The tasks of directives and of what is attached to them. */
async function tasksOf(em: EntityManager, directiveIds: readonly string[]): Promise<string[]> {
  const rows: { id: string }[] = await em.execute(
    `select t.task_id as id from task_fact t join directive_fact d on d.directive_id = t.directive_id
     where t.closed_seq is null and d.closed_seq is null
       and (d.directive_id = any (?::uuid[]) or d.attached_to_id = any (?::uuid[]))`,
    [`{${directiveIds.join(',')}}`, `{${directiveIds.join(',')}}`],
  );
  return rows.map(({ id }) => id);
}
