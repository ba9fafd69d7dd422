import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, type FactStatement, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import { type Connection, type PageRequest, requireId } from '../../../platform/page.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { LinkRelation, LinkStatus, SystemLinkFilter } from '../generated/types.ts';
import { statusOn } from './link-statements.ts';

/** A link between information systems as lists and references give it. */
export interface SystemLinkRow {
  readonly id: string;
  readonly relation: LinkRelation;
  readonly fromId: string | null;
  readonly toId: string;
  readonly viaId: string | null;
  readonly purpose: string;
  readonly deadlineAsWritten: string | null;
  readonly dueOn: string | null;
  readonly dueOnSetBy: string | null;
  readonly originalDueOn: string | null;
  readonly softDueOn: string | null;
  readonly hasNewDeadline: boolean;
  readonly note: string | null;
}

/** A page of links. */
export interface SystemLinkConnectionRow extends Connection<SystemLinkRow> {}

/** What became of commands; the link is read when it is asked for. */
export interface RecordSystemLinkPayloadRow {
  readonly systemLinkId: string | null;
  readonly problems: readonly Problem[];
}
export interface ReportSystemLinkPayloadRow {
  readonly systemLinkId: string;
  readonly problems: readonly Problem[];
}

/** A task as this subgraph knows it to readers: its id alone. */
export interface TaskRow {
  readonly __typename: 'Task';
  readonly id: string;
}

/** Who has to make a link: an agency or a class. */
export interface LinkMakerRow {
  readonly linkId: string;
  readonly agencyId: string | null;
  readonly classId: string | null;
}

/** A clause that demands a link. */
export interface LinkDemandRow {
  readonly linkId: string;
  readonly taskId: string | null;
  readonly asWritten: string;
}

/** How links are sorted in every list: the soonest due first, those without a day last. */
export const SOONEST_FIRST = ['earliestDay', 'id'] as const satisfies Order;
export const soonestFirstKey = ({ dueOn, id }: SystemLinkRow): [string | null, string] => [dueOn, id];

const LINK_COLUMNS = `l.link_id as id, l.relation, l.from_id as "fromId", l.to_id as "toId", l.via_id as "viaId", l.purpose,
  l.deadline_as_written as "deadlineAsWritten", l.due_on as "dueOn", l.due_on_set_by as "dueOnSetBy",
  l.original_due_on as "originalDueOn", l.soft_due_on as "softDueOn", l.has_new_deadline as "hasNewDeadline", l.note`;

/** The day by which lists are sorted, as the indexes have it. */
const sortedDay = (column: string) => `coalesce(${column}, 'infinity'::date)`;

const LINK_BY_ID = factStatement(
  'agencies.systemLinkById',
  (holds) => `select ${LINK_COLUMNS} from link_fact l where l.link_id = any($2::uuid[]) and ${holds('l')}`,
);
const MAKERS_BY_LINK = factStatement(
  'agencies.makersByLink',
  (holds) => `select a.link_id as "linkId", a.agency_id as "agencyId", a.class_id as "classId"
    from link_agency a where a.link_id = any($2::uuid[]) and ${holds('a')} order by a.link_id, a.ordinal`,
);
const DEMANDS_BY_LINK = factStatement(
  'agencies.demandsByLink',
  (holds) => `select r.link_id as "linkId", r.task_id as "taskId", r.as_written as "asWritten"
    from link_requirement r where r.link_id = any($2::uuid[]) and ${holds('r')} order by r.link_id, r.ordinal`,
);
const FURTHER_ENDS_BY_LINK = factStatement(
  'agencies.furtherEndsByLink',
  (holds) => `select e.link_id as "linkId", e.system_id as "systemId" from link_end e
    where e.link_id = any($2::uuid[]) and e.side = 'FROM' and e.ordinal > 0 and ${holds('e')}
    order by e.link_id, e.ordinal`,
);

type Holds = (alias: string) => string;

/** Tables along which the links of something are listed: what they are of, and the link's day as it stands there. */
const ALONG = {
  link_end: { of: 'system_id', dueOn: 'due_on' },
  link_agency: { of: 'agency_id', dueOn: 'due_on' },
  link_requirement: { of: 'task_id', dueOn: 'link_due_on' },
} as const;
type Along = keyof typeof ALONG;

/** $3 status or null, $4 the day on which it counts. */
const along = (table: Along, holds: Holds) => `from ${table} e
  join link_fact l on l.link_id = e.link_id and ${holds('l')}
  where e.${ALONG[table].of} = o.id and ${holds('e')}
    and ($3::text is null or $3 = ${statusOn('l.link_id', '$4::date', holds)})`;
/** $5 day and $6 id of the last entry before the page, $7 how many. */
const pageAlong = (table: Along) =>
  factStatement(
    `agencies.systemLinksAlong:${table}`,
    (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
        select o.id as "ofId", ${LINK_COLUMNS} ${along(table, holds)}
          and (${sortedDay(`e.${ALONG[table].dueOn}`)}, e.link_id) > ($5::date, $6::uuid)
        order by ${sortedDay(`e.${ALONG[table].dueOn}`)}, e.link_id limit $7
      ) page`,
  );
const countAlong = (table: Along) =>
  factStatement(
    `agencies.systemLinksAlongCount:${table}`,
    (holds) => `select o.id as "ofId", (select count(*)::int ${along(table, holds)}) as count
      from unnest($2::uuid[]) o (id)`,
  );
const byTable = (make: (table: Along) => FactStatement) => ({
  link_end: make('link_end'),
  link_agency: make('link_agency'),
  link_requirement: make('link_requirement'),
});
const LINKS_ALONG = byTable(pageAlong);
const LINKS_ALONG_COUNT = byTable(countAlong);

/** SQL for the systems that a parameter stands for: itself, and those of which it is the class. */
const systemsOf = (system: string, holds: Holds) => `e.system_id in (
  select ${system} union all
  select i.system_id from system_fact i where i.instance_of_id = ${system} and ${holds('i')})`;

/**
 * The filter's conditions that single links out, each as the rows that name a link. The list is read along an index over
 * one of them, or along the days; the others are looked up for each link, in a form that no plan reads a table whole for.
 */
const NARROWING = {
  taskId: { parameter: '$7::uuid', rows: () => 'from link_requirement e where e.task_id = $7::uuid' },
  agencyId: { parameter: '$6::uuid', rows: () => 'from link_agency e where e.agency_id = $6::uuid' },
  fromId: {
    parameter: '$4::uuid',
    rows: (holds: Holds) => `from link_end e where e.side = 'FROM' and ${systemsOf('$4::uuid', holds)}`,
  },
  toId: {
    parameter: '$5::uuid',
    rows: (holds: Holds) => `from link_end e where e.side = 'TO' and ${systemsOf('$5::uuid', holds)}`,
  },
  systemId: {
    parameter: '$3::uuid',
    rows: (holds: Holds) => `from link_end e where ${systemsOf('$3::uuid', holds)}`,
  },
} as const;
type Access = keyof typeof NARROWING | 'all';
const NARROWINGS = Object.keys(NARROWING) as (keyof typeof NARROWING)[];

function narrowed(by: keyof typeof NARROWING, access: Access, holds: Holds): string {
  const { parameter, rows } = NARROWING[by];
  const named = `${rows(holds)} and ${holds('e')}`;
  if (by === access) return `l.link_id in (select e.link_id ${named})`;
  return `(${parameter} is null or (select true ${named} and e.link_id = l.link_id limit 1))`;
}

/**
 * $2 day, $3 system at either end, $4 from, $5 to, $6 agency, $7 task, $8 kinds of agencies, $9 status, $10 relation,
 * $11 whether overdue. A statement for each way in: see loaders/agencies.ts.
 */
function listed(access: Access, holds: Holds): string {
  const narrowing = NARROWINGS.map((by) => narrowed(by, access, holds));
  const status = statusOn('l.link_id', '$2::date', holds);
  return `from link_fact l where ${holds('l')} and ${narrowing.join(' and ')}
    and ($8::text[] is null or exists (select from link_agency a
      join agency_fact g on g.agency_id = a.agency_id and ${holds('g')}
      where a.link_id = l.link_id and ${holds('a')} and g.kind = any($8)))
    and ($9::text is null or $9 = ${status})
    and ($10::text is null or l.relation = $10)
    and ($11::boolean is null or $11 = (coalesce(l.due_on < $2::date, false) and ${status} is distinct from 'CONNECTED'))`;
}

/** $12 day and $13 id of the last entry before the page, $14 how many. */
const pageOf = (access: Access) =>
  factStatement(
    `agencies.systemLinks:${access}`,
    (holds) => `select ${LINK_COLUMNS} ${listed(access, holds)}
      and (${sortedDay('l.due_on')}, l.link_id) > ($12::date, $13::uuid)
      order by ${sortedDay('l.due_on')}, l.link_id limit $14`,
  );
const countOf = (access: Access) =>
  factStatement(
    `agencies.systemLinksCount:${access}`,
    (holds) => `select count(*)::int as count ${listed(access, holds)}`,
  );
const ACCESSES: readonly Access[] = [...NARROWINGS, 'all'];
const byAccess = (make: (access: Access) => FactStatement) => new Map(ACCESSES.map((access) => [access, make(access)]));
const LINKS = byAccess(pageOf);
const LINKS_COUNT = byAccess(countOf);

function listParameters(filter: SystemLinkFilter, day: string): { access: Access; values: unknown[] } {
  const ids = {
    systemId: filter.systemId ?? null,
    fromId: filter.fromId ?? null,
    toId: filter.toId ?? null,
    agencyId: filter.agencyId ?? null,
    taskId: filter.requiredByTaskId ?? null,
  };
  for (const [name, id] of Object.entries(ids)) {
    if (id !== null) requireId(id, `filter.${name === 'taskId' ? 'requiredByTaskId' : name}`);
  }
  const { systemId, fromId, toId, agencyId, taskId } = ids;
  return {
    access: NARROWINGS.find((name) => ids[name] !== null) ?? 'all',
    values: [
      ...[day, systemId, fromId, toId, agencyId, taskId],
      ...[filter.agencyKinds ?? null, filter.status ?? null, filter.relation ?? null, filter.isOverdue ?? null],
    ],
  };
}

export function linkLoaders({ read, today }: FactReader) {
  const linksAlong = (table: Along) =>
    loadersByArguments(
      ({ status, page }: { status: LinkStatus | null; page: PageRequest }) =>
        loaderOfMany(
          (ids) =>
            read<SystemLinkRow & { ofId: string }>(
              LINKS_ALONG[table],
              ...[ids, status, today, ...startOf(SOONEST_FIRST, page), page.limit],
            ),
          (row) => row.ofId,
        ),
      (args) => JSON.stringify(args),
    );
  const countAlongOf = (table: Along) =>
    loadersByArguments(
      (status: LinkStatus | null) =>
        loaderByKey(
          (ids) => read<{ ofId: string; count: number }>(LINKS_ALONG_COUNT[table], ids, status, today),
          (row) => row.ofId,
        ),
      (status) => String(status),
    );

  return {
    systemLinkById: loaderByKey(
      (ids) => read<SystemLinkRow>(LINK_BY_ID, ids),
      (link) => link.id,
    ),
    /** Who has to make a link: the agencies, then the classes. */
    makersByLink: loaderOfMany(
      (ids) => read<LinkMakerRow>(MAKERS_BY_LINK, ids),
      (maker) => maker.linkId,
    ),
    /** The clauses that demand a link, the latest first. */
    demandsByLink: loaderOfMany(
      (ids) => read<LinkDemandRow>(DEMANDS_BY_LINK, ids),
      (demand) => demand.linkId,
    ),
    /** The systems that a link comes from beside the first. */
    furtherEndsByLink: loaderOfMany(
      (ids) => read<{ linkId: string; systemId: string }>(FURTHER_ENDS_BY_LINK, ids),
      (end) => end.linkId,
    ),

    /** The links of which a system is an end, of one status today or of any, a page at a time. */
    linksBySystem: linksAlong('link_end'),
    linksBySystemCount: countAlongOf('link_end'),
    /** The links that an agency is named to make, likewise. */
    linksByAgency: linksAlong('link_agency'),
    linksByAgencyCount: countAlongOf('link_agency'),
    /** The links that a task demands, likewise. */
    linksByTask: linksAlong('link_requirement'),
    linksByTaskCount: countAlongOf('link_requirement'),

    /** A page of links, one row more than asked for when there are more. */
    systemLinks(filter: SystemLinkFilter, day: string, page: PageRequest): Promise<SystemLinkRow[]> {
      const { access, values } = listParameters(filter, day);
      return read<SystemLinkRow>(LINKS.get(access)!, ...values, ...startOf(SOONEST_FIRST, page), page.limit);
    },
    async systemLinksCount(filter: SystemLinkFilter, day: string): Promise<number> {
      const { access, values } = listParameters(filter, day);
      const [row] = await read<{ count: number }>(LINKS_COUNT.get(access)!, ...values);
      return row!.count;
    },
  };
}
