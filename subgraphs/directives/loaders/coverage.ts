import { loaderOfMany } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import type { AssignmentBasis, AssignmentRole } from '../generated/types.ts';

/** A task that binds who issued a document, and whether the document passes it on. */
export interface TaskNotPassedOnRow {
  readonly taskId: string;
  readonly assignmentId: string;
  readonly basis: AssignmentBasis;
  readonly role: AssignmentRole;
}

interface CoveredTask extends TaskNotPassedOnRow {
  readonly documentId: string;
  readonly setById: string;
}

/**
 * Specific tasks of other documents that bind the issuer of each document in $2, in the order of their day and text, once
 * each (as a lead before as a helper, by name before by class), but for those that a task of it passes on.
 */
const COVERAGE = factStatement(
  'directives.notPassedOnByDocument',
  (holds) => `select o.id as "documentId", found.* from unnest($2::uuid[]) o (id)
    join directive_fact d on d.directive_id = o.id and ${holds('d')}
    cross join lateral (
      select * from (
        select distinct on (s.task_id) s.task_id as "taskId", s.assignment_id as "assignmentId", s.basis, s.role,
          coalesce(q.attached_to_id, q.directive_id) as "setById", s.issued_on, s.directive_id, t.ordinal
        from assignment_state s
        join task_fact t on t.task_id = s.task_id and t.scope = 'SPECIFIC' and ${holds('t')}
        join directive_fact q on q.directive_id = s.directive_id and ${holds('q')}
        where s.agency_id = d.issuer_id and not s.is_class and s.concern = 'BOUND' and ${holds('s')}
          and coalesce(s.issued_on, '-infinity'::date) <= coalesce(d.issued_on, 'infinity'::date)
          and not exists (
            select 1 from task_fact k cross join lateral (
              select kd.directive_id, kd.attached_to_id from directive_fact kd
              where kd.directive_id = k.directive_id and ${holds('kd')} limit 1) kd
            where k.parent_id = s.task_id and ${holds('k')} and coalesce(kd.attached_to_id, kd.directive_id) = o.id)
        order by s.task_id, s.role desc, s.basis desc
      ) bound order by issued_on, directive_id, ordinal
    ) found`,
);

export function coverageLoaders({ read }: FactReader) {
  return {
    /** What binds who issued a document and is not passed on by it: of all other documents, also those not above it. */
    notPassedOnByDocument: loaderOfMany(
      (ids) => read<CoveredTask>(COVERAGE, ids),
      ({ documentId }) => documentId,
    ),
  };
}
