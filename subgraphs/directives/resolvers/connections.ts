import { filterName, paged } from '../../../platform/page/list.ts';
import type { PageInput } from '../../../platform/page.ts';
import type { Context } from '../context.ts';
import type { AgencyAssignmentsArgs, DirectiveFilter, TaskAssignmentsArgs } from '../generated/types.ts';
import {
  BY_DEADLINE,
  byDeadlineKey,
  LEADS_FIRST,
  leadsFirstKey,
  type TaskAssignmentConnectionRow,
} from '../loaders/assignments.ts';
import {
  type CitationConnectionRow,
  IN_TEXT,
  inTextKey,
  LATEST_CITING_FIRST,
  latestCitingFirstKey,
} from '../loaders/citations.ts';
import { type DirectiveConnectionRow, NEWEST_FIRST, newestFirstKey } from '../loaders/directives.ts';
import {
  BY_DIRECTIVE,
  byDirectiveKey,
  IN_DIRECTIVE,
  inDirectiveKey,
  type TaskConnectionRow,
} from '../loaders/tasks.ts';

type Page = PageInput | null | undefined;
type Count = { readonly count: number } | null;

const counted = async (count: Promise<Count>) => (await count)?.count ?? 0;

/** All directives that a filter lets through. */
export function directives(
  { loaders }: Context,
  filter: DirectiveFilter | null,
  page: Page,
): Promise<DirectiveConnectionRow> {
  return paged(page, {
    name: `directives ${filterName(filter)}`,
    order: NEWEST_FIRST,
    keyOf: newestFirstKey,
    rows: (request) => loaders.directives(filter, request),
    count: () => loaders.directivesCount(filter),
  });
}

/** What an agency issued. */
export function issuedDirectives({ loaders }: Context, agencyId: string, page: Page): Promise<DirectiveConnectionRow> {
  return paged(page, {
    name: `issuedDirectives ${agencyId}`,
    order: NEWEST_FIRST,
    keyOf: newestFirstKey,
    rows: (request) => loaders.issuedByAgency(request).load(agencyId),
    count: () => counted(loaders.issuedByAgencyCount.load(agencyId)),
  });
}

/** What a directive cites. */
export function citations({ loaders }: Context, directiveId: string, page: Page): Promise<CitationConnectionRow> {
  return paged(page, {
    name: `citations ${directiveId}`,
    order: IN_TEXT,
    keyOf: inTextKey,
    rows: (request) => loaders.citationsFrom(request).load(directiveId),
    count: () => counted(loaders.citationsFromCount.load(directiveId)),
  });
}

/** Where others cite a directive. */
export function citedBy({ loaders }: Context, directiveId: string, page: Page): Promise<CitationConnectionRow> {
  return paged(page, {
    name: `citedBy ${directiveId}`,
    order: LATEST_CITING_FIRST,
    keyOf: latestCitingFirstKey,
    rows: (request) => loaders.citationsTo(request).load(directiveId),
    count: () => counted(loaders.citationsToCount.load(directiveId)),
  });
}

/** The tasks that a directive sets. */
export function tasks({ loaders }: Context, directiveId: string, page: Page): Promise<TaskConnectionRow> {
  return paged(page, {
    name: `tasks ${directiveId}`,
    order: IN_DIRECTIVE,
    keyOf: inDirectiveKey,
    rows: (request) => loaders.tasksByDirective(request).load(directiveId),
    count: () => counted(loaders.tasksByDirectiveCount.load(directiveId)),
  });
}

/** The tasks that pass a task on. */
export function children({ loaders }: Context, taskId: string, page: Page): Promise<TaskConnectionRow> {
  return paged(page, {
    name: `children ${taskId}`,
    order: BY_DIRECTIVE,
    keyOf: byDirectiveKey,
    rows: (request) => loaders.childrenByTask(request).load(taskId),
    count: () => counted(loaders.childrenByTaskCount.load(taskId)),
  });
}

/** Who has to do a task. */
export function taskAssignments(
  { loaders }: Context,
  taskId: string,
  { role = null, basis = null, page }: Partial<TaskAssignmentsArgs>,
): Promise<TaskAssignmentConnectionRow> {
  const filter = { role, basis };
  return paged(page, {
    name: `assignments of task ${taskId} ${role} ${basis}`,
    order: LEADS_FIRST,
    keyOf: leadsFirstKey,
    rows: (request) => loaders.assignmentsByTask({ filter, page: request }).load(taskId),
    count: () => counted(loaders.assignmentsByTaskCount(filter).load(taskId)),
  });
}

/** The assignments that name an agency. */
export function agencyAssignments(
  { loaders }: Context,
  agencyId: string,
  { role = null, page }: Partial<AgencyAssignmentsArgs>,
): Promise<TaskAssignmentConnectionRow> {
  return paged(page, {
    name: `assignments of agency ${agencyId} ${role}`,
    order: BY_DEADLINE,
    keyOf: byDeadlineKey,
    rows: (request) => loaders.assignmentsByAgency({ role, page: request }).load(agencyId),
    count: () => counted(loaders.assignmentsByAgencyCount(role).load(agencyId)),
  });
}
