import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import type { Connection, PageRequest } from '../../../platform/page.ts';
import type { AgencyKind, AssignmentRole } from '../generated/types.ts';

/** An addressee of a directive, over all its tasks. */
export interface AddresseeRow {
  readonly ofId: string;
  /** The agency, the class, or the words of the one that is not identified. */
  readonly key: string;
  /** Falls as the number of tasks grows: lists begin with the addressee of most tasks. */
  readonly rank: number;
  readonly agencyId: string | null;
  readonly classId: string | null;
  readonly asWritten: string;
  readonly taskCount: number;
  readonly clauses: readonly string[];
}

/** A page of addressees. */
export interface AddresseeConnectionRow extends Connection<AddresseeRow> {}

export interface AddresseeQuestion {
  readonly role: AssignmentRole | null;
  readonly kinds: readonly AgencyKind[] | null;
}

/** Those in most tasks first. */
export const MOST_TASKS_FIRST: Order = ['ordinal', 'text', 'text'];
export const mostTasksFirstKey = ({ rank, asWritten, key }: AddresseeRow) => [String(rank), asWritten, key];

/** No directive has more tasks. */
const TASKS_CAP = 100_000_000;

/** $3 role, $4 kinds of agencies; any when null. What is attached to the directive counts as of it. */
const addressees = (holds: (alias: string) => string) => `(
    select coalesce(s.agency_id::text, s.class_id::text, s.agency_as_written) as key, s.agency_id, s.class_id,
      count(distinct s.task_id)::int as task_count, ${TASKS_CAP} - count(distinct s.task_id)::int as rank,
      (array_agg(s.agency_as_written order by part.place, part.directive_id, t.ordinal, s.ordinal))[1] as as_written,
      array_agg(t.clause order by part.place, part.directive_id, t.ordinal) as clauses
    from (
      select o.id as directive_id, 0 as place union all
      select b.directive_id, 1 from directive_fact b where b.attached_to_id = o.id and ${holds('b')}
    ) part
    cross join lateral (
      select k.task_id, k.ordinal, k.clause from task_fact k where k.directive_id = part.directive_id and ${holds('k')} offset 0
    ) t
    cross join lateral (
      select s.task_id, s.agency_id, s.class_id, s.agency_as_written, s.ordinal, s.role from assignment_state s
      where s.task_id = t.task_id and s.addressee_id is null and s.transferred_from_id is null and ${holds('s')} offset 0
    ) s
    where ($3::text is null or s.role = $3)
      and ($4::text[] is null or exists (
        select 1 from register_agency r where r.agency_id = s.agency_id and ${holds('r')} and r.kind = any($4) offset 0))
    group by 1, 2, 3
  ) g`;
const ADDRESSEES = factStatement(
  'directives.addresseesByDirective',
  (holds) => `select o.id as "ofId", page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select g.key, g.rank, g.agency_id as "agencyId", g.class_id as "classId", g.as_written as "asWritten",
        g.task_count as "taskCount", g.clauses from ${addressees(holds)}
      where (g.rank, g.as_written, g.key) > ($5::int, $6::text, $7::text)
      order by g.rank, g.as_written, g.key limit $8
    ) page`,
);
const ADDRESSEES_COUNT = factStatement(
  'directives.addresseesByDirectiveCount',
  (holds) => `select o.id as "ofId", (select count(*)::int from ${addressees(holds)}) as count
    from unnest($2::uuid[]) o (id)`,
);

export function addresseeLoaders({ read }: FactReader) {
  return {
    /** To whom the tasks of a directive are set, a page at a time. */
    addresseesByDirective: loadersByArguments(
      ({ question: { role, kinds }, page }: { question: AddresseeQuestion; page: PageRequest }) =>
        loaderOfMany(
          (ids) => read<AddresseeRow>(ADDRESSEES, ids, role, kinds, ...startOf(MOST_TASKS_FIRST, page), page.limit),
          ({ ofId }) => ofId,
        ),
      (args) => JSON.stringify(args),
    ),
    addresseesByDirectiveCount: loadersByArguments(
      ({ role, kinds }: AddresseeQuestion) =>
        loaderByKey(
          (ids) => read<{ ofId: string; count: number }>(ADDRESSEES_COUNT, ids, role, kinds),
          ({ ofId }) => ofId,
        ),
      (question) => JSON.stringify(question),
    ),
  };
}
