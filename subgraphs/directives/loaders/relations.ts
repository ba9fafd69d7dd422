import { loaderByKey, loaderOfMany } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import type { Confidence, RelationBasis, RelationExtent, TaskRelationKind } from '../generated/types.ts';
import type { CommonWords } from '../rules/restatement.ts';
import { borne } from './directives.ts';

/** That one task reminds of another or restates it. */
export interface TaskRelationRow {
  readonly id: string;
  readonly fromTaskId: string;
  readonly toTaskId: string;
  readonly kind: TaskRelationKind;
  readonly extent: RelationExtent;
  readonly basis: RelationBasis;
  readonly confidence: Confidence;
  readonly note: string | null;
}

/** An older task that a task seems to restate. */
export interface RestatementSuggestionRow extends CommonWords {
  readonly taskId: string;
  readonly isCited: boolean;
}

/** An older task whose words are close to those of a task, before it is looked at word by word. */
export interface NearTask {
  readonly ofId: string;
  readonly taskId: string;
  readonly words: string;
  readonly laterWords: string;
  readonly isCited: boolean;
}

const RELATION_COLUMNS = `n.relation_id as id, n.from_task_id as "fromTaskId", n.to_task_id as "toTaskId", n.kind, n.extent,
  n.basis, n.confidence, n.note`;
const RELATION_BY_ID = factStatement(
  'directives.relationById',
  (holds) => `select ${RELATION_COLUMNS} from task_relation_fact n
    where n.relation_id = any($2::uuid[]) and ${holds('n')}`,
);
const RELATIONS_BY_TASK = factStatement(
  'directives.relationsByTask',
  (holds) => `select o.id as "ofId", found.* from unnest($2::uuid[]) o (id) cross join lateral (
      select * from (
        select ${RELATION_COLUMNS} from task_relation_fact n where n.from_task_id = o.id and ${holds('n')}
        union all
        select ${RELATION_COLUMNS} from task_relation_fact n where n.to_task_id = o.id and ${holds('n')}
      ) n order by n.kind, n.id limit 50
    ) found`,
);

/** How many near tasks are looked at word by word for each task. */
const NEAR_CAP = 50;
/** Older tasks of other documents, attachments included, whose titles are near, but for those about which something is recorded already. */
const NEAR_TASKS = factStatement(
  'directives.nearTasks',
  (holds) => `select x.task_id as "ofId", near.* from task_fact x
    join directive_fact xd on xd.directive_id = x.directive_id and ${holds('xd')}
    cross join lateral (
      select t.task_id as "taskId", concat_ws(' ', t.title, t.product) as words,
        concat_ws(' ', x.title, x.product) as "laterWords",
        exists (select 1 from citation_fact c
          where c.from_id = any(array[x.directive_id, coalesce(xd.attached_to_id, x.directive_id)])
            and c.to_id = any(array[t.directive_id, coalesce(d.attached_to_id, t.directive_id)]) and ${holds('c')}) as "isCited"
      from (select * from task_fact where title operator(app.%) x.title offset 0) t
      join directive_fact d on d.directive_id = t.directive_id and ${holds('d')}
      where ${holds('t')} and t.directive_id <> x.directive_id
        and ${borne('d', 'issued_on', holds)} < ${borne('xd', 'issued_on', holds)}
        and not exists (select 1 from task_relation_fact n where n.from_task_id = x.task_id and n.to_task_id = t.task_id
          and ${holds('n')})
      order by app.similarity(t.title, x.title) desc, t.task_id limit ${NEAR_CAP}
    ) near
    where x.task_id = any($2::uuid[]) and ${holds('x')}`,
);

export function relationLoaders({ read }: FactReader) {
  return {
    relationById: loaderByKey(
      (ids) => read<TaskRelationRow>(RELATION_BY_ID, ids),
      ({ id }) => id,
    ),
    relationsByTask: loaderOfMany(
      (ids) => read<TaskRelationRow & { ofId: string }>(RELATIONS_BY_TASK, ids),
      ({ ofId }) => ofId,
    ),
    nearTasksByTask: loaderOfMany(
      (ids) => read<NearTask>(NEAR_TASKS, ids),
      ({ ofId }) => ofId,
    ),
  };
}
