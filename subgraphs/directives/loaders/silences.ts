import { type FactReader, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import type { Connection, PageRequest } from '../../../platform/page.ts';
import type { AgencyKind } from '../generated/types.ts';
import { PASSING_RELATIONS } from '../rules/cascade.ts';
import { borne } from './directives.ts';
import { isAsked, onDay } from './spans.ts';

/** An agency that leads tasks of a document and of which nothing was heard. */
export interface SilenceRow {
  readonly agencyId: string;
  readonly directiveId: string;
  readonly issuedOn: string;
  readonly isByClassOnly: boolean;
  readonly taskCount: number;
  /** In the order of the text, at most 50. */
  readonly taskIds: readonly string[];
  /** The day looked at. */
  readonly on: string;
}

/** A page of silences. */
export interface SilenceConnectionRow extends Connection<SilenceRow> {}

/** Which silences. `directiveIds` are documents, null for all. */
export interface SilenceQuestion {
  readonly directiveIds: readonly string[] | null;
  readonly agencyId: string | null;
  readonly kinds: readonly AgencyKind[] | null;
  /** The last day of issue that counts, and the day looked at. */
  readonly issuedTo: string;
  readonly on: string;
}

/** The longest silence first. */
export const LONGEST_FIRST: Order = ['earliestDay', 'id', 'id'];
export const longestFirstKey = ({ issuedOn, directiveId, agencyId }: SilenceRow) => [issuedOn, directiveId, agencyId];

/** Which documents are looked through: those given, those in which the agency leads something, or all along their day. */
const NARROWING = {
  directives: 'd.directive_id = any($2::uuid[])',
  agency: (holds: (alias: string) => string) => `d.directive_id = any(array(
      select coalesce(b.attached_to_id, b.directive_id) from assignment_state x
      join directive_fact b on b.directive_id = x.directive_id and ${holds('b')}
      where x.agency_id = $3::uuid and ${holds('x')}))`,
  all: 'true',
} as const;
type Access = keyof typeof NARROWING;

/** SQL for: the agency issued it by the day $6; an attachment with the document it is attached to. What bears no day counts as issued. */
const isIssued = (alias: string, holds: (alias: string) => string) =>
  `${borne(alias, 'issuer_id', holds)} = a.agency_id
    and coalesce(${borne(alias, 'issued_on', holds)}, '-infinity'::date) <= $6::date`;

/**
 * $2 documents, $3 agency, $4 kinds, $5 last day of issue, $6 the day looked at, $7 relations that pass on. A document is
 * taken with what is attached to it; asked is whoever was bound at the end of that day. Heard of has been who reported on a task there, issued a document that passes it on,
 * or set a task that passes one of its tasks on.
 */
const silent = (access: Access, holds: (alias: string) => string) => {
  const narrowing = NARROWING[access];
  return `from directive_fact d
    cross join lateral (
      select s.agency_id, count(distinct s.task_id)::int as task_count, array_agg(distinct s.task_id) as task_ids,
        array_agg(s.assignment_id) as assignment_ids
      from (
        select d.directive_id union all
        select b.directive_id from directive_fact b where b.attached_to_id = d.directive_id and ${holds('b')}
      ) part
      join assignment_span s on s.directive_id = part.directive_id and ${holds('s')}
      where s.role = 'LEAD' and ${isAsked('s')} and ${onDay('s', '$6')} and s.agency_id is not null
        and ($3::uuid is null or s.agency_id = $3)
      group by s.agency_id
    ) a
    where d.attached_to_id is null and ${holds('d')} and coalesce(d.issued_on, 'infinity'::date) <= $5::date
      and ${typeof narrowing === 'string' ? narrowing : narrowing(holds)}
      and ($2::uuid[] is null or d.directive_id = any($2))
      and a.agency_id is distinct from d.issuer_id
      and ($4::text[] is null or exists (
        select 1 from register_agency r where r.agency_id = a.agency_id and ${holds('r')} and r.kind = any($4) offset 0))
      and not exists (
        select 1 from report_fact h where h.agency_id = a.agency_id and h.task_id = any(a.task_ids) and ${holds('h')}
          and coalesce(h.completed_on, (h.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date) <= $6::date offset 0)
      and not exists (
        select 1 from task_fact k join directive_fact kd on kd.directive_id = k.directive_id and ${holds('kd')}
        where k.parent_id = any(a.task_ids) and ${holds('k')} and ${isIssued('kd', holds)} offset 0)
      and not exists (
        select 1 from (
          select d.directive_id, d.is_normative union all
          select b.directive_id, b.is_normative from directive_fact b where b.attached_to_id = d.directive_id and ${holds('b')}
        ) cited
        join citation_fact c on c.to_id = cited.directive_id and ${holds('c')} and not c.is_planned
          and (c.relation = any($7::text[]) or (c.relation = 'BASIS' and not cited.is_normative))
        join directive_fact f on f.directive_id = c.from_id and ${holds('f')}
        where ${isIssued('f', holds)} offset 0)`;
};

const ACCESSES = Object.keys(NARROWING) as Access[];
const SILENCES = new Map(
  ACCESSES.map((access) => [
    access,
    factStatement(
      `directives.silences:${access}`,
      (holds) => `select a.agency_id as "agencyId", d.directive_id as "directiveId", d.issued_on as "issuedOn",
          not exists (select 1 from assignment_state n
            where n.assignment_id = any(a.assignment_ids) and n.basis = 'NAMED' and ${holds('n')} offset 0) as "isByClassOnly",
          a.task_count as "taskCount", (
            select coalesce(array_agg(t.task_id order by t.directive_id, t.ordinal), '{}') from (
              select t.task_id, t.directive_id, t.ordinal from task_fact t where t.task_id = any(a.task_ids) and ${holds('t')}
              order by t.directive_id, t.ordinal limit 50) t
          ) as "taskIds"
        ${silent(access, holds)}
        and (coalesce(d.issued_on, 'infinity'::date), d.directive_id, a.agency_id) > ($8::date, $9::uuid, $10::uuid)
        and (coalesce(d.issued_on, 'infinity'::date), d.directive_id) >= ($8::date, $9::uuid)
        order by coalesce(d.issued_on, 'infinity'::date), d.directive_id, a.agency_id limit $11`,
    ),
  ]),
);
const SILENCES_COUNT = new Map(
  ACCESSES.map((access) => [
    access,
    factStatement(
      `directives.silencesCount:${access}`,
      (holds) => `select count(*)::int as count ${silent(access, holds)}`,
    ),
  ]),
);

export function silenceLoaders({ read }: FactReader) {
  const accessOf = ({ directiveIds, agencyId }: SilenceQuestion): Access => {
    if (directiveIds !== null) return 'directives';
    return agencyId === null ? 'all' : 'agency';
  };
  const values = ({ directiveIds, agencyId, kinds, issuedTo, on }: SilenceQuestion) => [
    directiveIds,
    agencyId,
    kinds,
    issuedTo,
    on,
    PASSING_RELATIONS,
  ];
  return {
    async silences(question: SilenceQuestion, page: PageRequest): Promise<SilenceRow[]> {
      const start = startOf(LONGEST_FIRST, page);
      const rows = await read<Omit<SilenceRow, 'on'>>(
        SILENCES.get(accessOf(question))!,
        ...values(question),
        ...start,
        page.limit,
      );
      return rows.map((row) => ({ ...row, on: question.on }));
    },
    async silencesCount(question: SilenceQuestion): Promise<number> {
      const [row] = await read<{ count: number }>(SILENCES_COUNT.get(accessOf(question))!, ...values(question));
      return row!.count;
    },
  };
}
