import { loaderOfMany } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import type { PageRequest } from '../../../platform/page.ts';
import { anchorOf, type Ending, type EndingCitation } from '../rules/force.ts';
import { isOwed, onDay } from './spans.ts';

/** What ended a directive, or part of it. */
export interface DirectiveEndingRow extends Ending {}

interface EndingOf extends EndingCitation {
  readonly ofId: string;
}

/** A clause on which a task rests: its own, or that of a task above that it passes on. */
export interface GroundRow {
  readonly ofId: string;
  readonly directiveId: string;
  readonly clause: string;
}

/** Literally, for the index over what ends directives. */
const ENDS = `c.relation in ('REPLACES', 'REPEALS') and not c.is_planned`;

/** Of an attachment also what ended the document it is attached to. */
const ENDINGS_BY_DIRECTIVE = factStatement(
  'directives.endingsByDirective',
  (holds) => `select d.directive_id as "ofId", c.citation_id as "citationId", c.to_id as "toId",
      c.from_issued_on as "issuedOn", c.provision
    from directive_fact d
    cross join lateral (
      select * from citation_fact c
      where c.to_id = any(array[d.directive_id, coalesce(d.attached_to_id, d.directive_id)]) and ${ENDS} offset 0
    ) c
    where ${holds('c')} and d.directive_id = any($2::uuid[]) and ${holds('d')}`,
);

/** No task passes on a longer chain of others. */
const GROUNDS_CAP = 20;
const GROUNDS_BY_TASK = factStatement(
  'directives.groundsByTask',
  (holds) => `with recursive ground as (
      select t.task_id as of_id, t.directive_id, t.clause, t.parent_id, 0 as step
      from task_fact t where t.task_id = any($2::uuid[]) and ${holds('t')}
      union all
      select g.of_id, u.directive_id, u.clause, u.parent_id, g.step + 1
      from ground g join task_fact u on u.task_id = g.parent_id and ${holds('u')} where g.step < ${GROUNDS_CAP}
    )
    select of_id as "ofId", directive_id as "directiveId", clause from ground order by of_id, step`,
);

/** Endings of a part only, by the day $2; of one directive when $3 is not null. */
const PARTIAL_ENDINGS = factStatement(
  'directives.partialEndings',
  (holds) => `select c.to_id as "toId", c.provision from citation_fact c
    where ${ENDS} and ${holds('c')} and c.from_issued_on <= $2::date and c.provision is not null
      and ($3::uuid is null or c.from_id = $3)`,
);

/**
 * Tasks without basis: set by, or passing on a task of, what ended by the day $2; $3 the directive that ended it, or null;
 * $4 and $5 directives and anchors of which only a part ended. Only those that somebody still had to do on that day.
 */
const lost = (holds: (alias: string) => string) => `with recursive ended (directive_id, anchor) as (
    select c.to_id, null::text from citation_fact c
    where ${ENDS} and ${holds('c')} and c.from_issued_on <= $2::date and c.provision is null
      and ($3::uuid is null or c.from_id = $3)
    union all
    select * from unnest($4::uuid[], $5::text[])
  ),
  ended_part as (
    select e.directive_id, e.anchor from ended e
    union all
    select b.directive_id, e.anchor from ended e join directive_fact b on b.attached_to_id = e.directive_id and ${holds('b')}
  ),
  lost as (
    select t.task_id from ended_part e join task_fact t on t.directive_id = e.directive_id and ${holds('t')}
      and (e.anchor is null or lower(t.clause) = lower(e.anchor) or lower(t.clause) like lower(e.anchor) || '.%')
    union
    select k.task_id from lost l join task_fact k on k.parent_id = l.task_id and ${holds('k')}
  ),
  live as (
    select t.task_id, t.directive_id, t.ordinal from lost l join task_fact t on t.task_id = l.task_id and ${holds('t')}
    where exists (select 1 from assignment_span s
      where s.task_id = t.task_id and ${holds('s')} and ${onDay('s')} and ${isOwed('s')} offset 0)
  )`;
const TASKS_WITHOUT_BASIS = factStatement(
  'directives.tasksWithoutBasis',
  (holds) => `${lost(holds)} select task_id as id from live
    where (directive_id, ordinal, task_id) > ($6::uuid, $7::int, $8::uuid)
    order by directive_id, ordinal, task_id limit $9`,
);
const TASKS_WITHOUT_BASIS_COUNT = factStatement(
  'directives.tasksWithoutBasisCount',
  (holds) => `${lost(holds)} select count(*)::int as count from live`,
);

/** Tasks without basis: by directive, in the order of its text. */
export const BY_LOST_DIRECTIVE: Order = ['id', 'ordinal', 'id'];

export function forceLoaders({ read }: FactReader) {
  /** What only a part lost, with the anchor of that part; whose anchor cannot be read is left out. */
  async function partialEndings(on: string, endedById: string | null) {
    const rows = await read<{ toId: string; provision: string }>(PARTIAL_ENDINGS, on, endedById);
    const read_ = rows.map(({ toId, provision }) => ({ toId, anchor: anchorOf(provision) }));
    const known = read_.filter(({ anchor }) => anchor !== null);
    return [known.map(({ toId }) => toId), known.map(({ anchor }) => anchor)];
  }

  return {
    endingsByDirective: loaderOfMany(
      (ids) => read<EndingOf>(ENDINGS_BY_DIRECTIVE, ids),
      ({ ofId }) => ofId,
    ),
    /** The clauses on which a task rests, its own first. */
    groundsByTask: loaderOfMany(
      (ids) => read<GroundRow>(GROUNDS_BY_TASK, ids),
      ({ ofId }) => ofId,
    ),
    async tasksWithoutBasis(on: string, endedById: string | null, page: PageRequest): Promise<string[]> {
      const partial = await partialEndings(on, endedById);
      const start = startOf(BY_LOST_DIRECTIVE, page);
      const rows = await read<{ id: string }>(TASKS_WITHOUT_BASIS, on, endedById, ...partial, ...start, page.limit);
      return rows.map(({ id }) => id);
    },
    async tasksWithoutBasisCount(on: string, endedById: string | null): Promise<number> {
      const partial = await partialEndings(on, endedById);
      const [row] = await read<{ count: number }>(TASKS_WITHOUT_BASIS_COUNT, on, endedById, ...partial);
      return row!.count;
    },
  };
}

/** Why a task has lost its ground: the directive that no longer holds, and what ended it. */
export interface LostBasisRow {
  readonly directiveId: string;
  readonly ending: DirectiveEndingRow;
}
