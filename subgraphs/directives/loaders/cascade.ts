import { loaderByKey } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import {
  CASCADE_CAP,
  type Cascade,
  type CascadeMaterial,
  type CascadeStep,
  PASSING_RELATIONS,
} from '../rules/cascade.ts';

/** How a directive was passed on. */
export interface CascadeRow extends Cascade {}

/** One document of a cascade. */
export interface CascadeStepRow extends CascadeStep {}

/** What the rule makes a cascade of, and which attachments the documents have. */
export interface CascadeMaterialRow extends CascadeMaterial {
  readonly rootId: string;
  readonly attachments: readonly { readonly id: string; readonly documentId: string }[];
}

/** SQL for: the citation passes on what the cited document sets, as far as the citation alone tells; and wholly, with that. */
const MAY_PASS = `(c.relation = any($3::text[]) or c.relation = 'BASIS') and not c.is_planned`;
const PASSES = `(c.relation <> 'BASIS' or not t.is_normative)`;

/**
 * For each root in $2 the documents that may belong to its cascade, at most $4, nearest hops first; $3 relations. The
 * recursion keeps distinct documents only, so that it ends on a cycle too, and is read no further than the limit. What is
 * materialized keeps the joins in this order where the planner has no statistics yet.
 */
const CASCADE_MATERIAL = factStatement(
  'directives.cascadeMaterial',
  (holds) => `select o.id as "rootId", found.* from unnest($2::uuid[]) o (id) cross join lateral (
    with recursive reached (document_id) as (
      select o.id
      union
      select next.document_id from reached r cross join lateral (
        select coalesce(f.attached_to_id, f.directive_id) as document_id from (
          select r.document_id as id
          union all
          select a.directive_id from directive_fact a where a.attached_to_id = r.document_id and ${holds('a')}
        ) part
        join directive_fact t on t.directive_id = part.id and ${holds('t')}
        join citation_fact c on c.to_id = part.id and ${holds('c')} and ${MAY_PASS} and ${PASSES}
        join directive_fact f on f.directive_id = c.from_id and ${holds('f')}
        group by 1 order by min(f.issued_on), 1 limit $4
      ) next
    ),
    document as (
      select d.directive_id as id, d.issued_on from (select document_id from reached limit $4) r
      join directive_fact d on d.directive_id = r.document_id and ${holds('d')}
    ),
    attachment as (
      select a.directive_id as id, a.attached_to_id as document_id
      from document d join directive_fact a on a.attached_to_id = d.id and ${holds('a')}
    ),
    part as (select id, id as document_id from document union all select id, document_id from attachment),
    citing as materialized (
      select p.document_id, c.to_id, c.relation from part p
      join citation_fact c on c.from_id = p.id and ${holds('c')} and ${MAY_PASS}
    ),
    passage as (
      select distinct c.document_id as from_id, q.document_id as to_id from citing c
      join part q on q.id = c.to_id and q.document_id <> c.document_id
      join directive_fact t on t.directive_id = q.id and ${holds('t')} and ${PASSES}
    ),
    passing as materialized (
      select p.document_id, k.parent_id from part p
      join task_fact k on k.directive_id = p.id and k.parent_id is not null and ${holds('k')}
    ),
    passed as (
      select distinct k.document_id, s.task_id, q.document_id as set_by_id from passing k
      join task_fact s on s.task_id = k.parent_id and s.scope = 'SPECIFIC' and ${holds('s')}
      join part q on q.id = s.directive_id and q.document_id <> k.document_id
    )
    select
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'issuedOn', issued_on)), '[]') from document) as documents,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'documentId', document_id)), '[]') from attachment) as attachments,
      (select coalesce(jsonb_agg(jsonb_build_object('fromId', from_id, 'toId', to_id)), '[]') from passage) as passages,
      (select coalesce(jsonb_agg(jsonb_build_object('documentId', document_id, 'taskId', task_id, 'setById', set_by_id)), '[]')
        from passed) as "passedTasks"
  ) found`,
);

export function cascadeLoaders({ read }: FactReader) {
  return {
    /** By the document at the root; of an attachment that is the one it is attached to. */
    cascadeMaterialByRoot: loaderByKey(
      (ids) => read<CascadeMaterialRow>(CASCADE_MATERIAL, ids, PASSING_RELATIONS, CASCADE_CAP),
      (material) => material.rootId,
    ),
  };
}
