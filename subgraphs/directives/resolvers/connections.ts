import { HubError } from '../../../platform/errors.ts';
import { filterName, paged } from '../../../platform/page/list.ts';
import { type PageInput, requireId } from '../../../platform/page.ts';
import type { Context } from '../context.ts';
import type {
  AgencyAssignmentsArgs,
  AssignmentFilter,
  DirectiveFilter,
  TaskAssignmentMembersArgs,
  TaskAssignmentsArgs,
  TaskFilter,
} from '../generated/types.ts';
import type { AssignmentsOn, ListedAssignmentConnection } from '../loaders/assignment-lists.ts';
import {
  BY_DEADLINE,
  BY_MEMBER,
  byDeadlineKey,
  byMemberKey,
  LATEST_DIRECTIVE_FIRST,
  LEADS_FIRST,
  latestDirectiveFirstKey,
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
import { BY_TASK_DAY, byTaskDayKey, type ListedTaskConnection, type TasksOn } from '../loaders/task-lists.ts';
import {
  BY_DIRECTIVE,
  byDirectiveKey,
  IN_DIRECTIVE,
  inDirectiveKey,
  type TaskConnectionRow,
} from '../loaders/tasks.ts';
import { LATEST_REPORT_FIRST, latestReportFirstKey, type TaskReportConnectionRow } from '../loaders/work.ts';
import { cascadeOf } from '../rules/cascade.ts';

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

/** Who has to do a task: those whom it addresses. */
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

/** The parts of the members of a class that an assignment addresses. */
export function members(
  { loaders }: Context,
  assignmentId: string,
  { concern = null, page }: Partial<TaskAssignmentMembersArgs>,
): Promise<TaskAssignmentConnectionRow> {
  return paged(page, {
    name: `members of assignment ${assignmentId} ${concern}`,
    order: BY_MEMBER,
    keyOf: byMemberKey,
    rows: (request) => loaders.membersByAssignment({ filter: concern, page: request }).load(assignmentId),
    count: () => counted(loaders.membersByAssignmentCount(concern).load(assignmentId)),
  });
}

/** What an agency has to do, by name and as one of a class. */
export function agencyAssignments(
  { loaders }: Context,
  agencyId: string,
  { role = null, basis = null, concern, directiveId, page }: Partial<AgencyAssignmentsArgs>,
): Promise<TaskAssignmentConnectionRow> {
  const filter = {
    ...{ role, basis, concern: concern ?? 'BOUND' },
    directiveId: directiveId == null ? null : requireId(directiveId, 'directiveId'),
  };
  return paged(page, {
    name: `assignments of agency ${agencyId} ${filterName(filter)}`,
    order: BY_DEADLINE,
    keyOf: byDeadlineKey,
    rows: (request) => loaders.assignmentsByAgency({ filter, page: request }).load(agencyId),
    count: () => counted(loaders.assignmentsByAgencyCount(filter).load(agencyId)),
  });
}

/** What is set to a class of agencies as such. */
export function classAssignments(
  { loaders }: Context,
  classId: string,
  page: Page,
): Promise<TaskAssignmentConnectionRow> {
  return paged(page, {
    name: `assignments of class ${classId}`,
    order: LATEST_DIRECTIVE_FIRST,
    keyOf: latestDirectiveFirstKey,
    rows: (request) => loaders.assignmentsByClass(request).load(classId),
    count: () => counted(loaders.assignmentsByClassCount.load(classId)),
  });
}

/** What was reported on an assignment. */
export function reports({ loaders }: Context, assignmentId: string, page: Page): Promise<TaskReportConnectionRow> {
  return paged(page, {
    name: `reports of assignment ${assignmentId}`,
    order: LATEST_REPORT_FIRST,
    keyOf: latestReportFirstKey,
    rows: (request) => loaders.reportsByAssignment(request).load(assignmentId),
    count: () => counted(loaders.reportsByAssignmentCount.load(assignmentId)),
  });
}

/** No filter names more agencies, or directives. */
const AGENCIES_CAP = 100;
const DIRECTIVES_CAP = 20;

/** All tasks that a filter lets through, as they stood on a day. Refused with ID_MALFORMED or BAD_USER_INPUT. */
export async function tasksOn(
  context: Context,
  filter: TaskFilter | null,
  on: string,
  page: Page,
): Promise<ListedTaskConnection> {
  const { loaders } = context;
  const { strengths, standing, isOverdue, dueFrom, dueTo } = filter ?? {};
  const asked: TasksOn = {
    on,
    directiveIds: await directivesOf(context, filter ?? {}),
    strengths: strengths ?? null,
    ...{ standing: standing ?? null, isOverdue: isOverdue ?? null, dueFrom: dueFrom ?? null, dueTo: dueTo ?? null },
  };
  return paged(page, {
    name: `tasks ${filterName(asked)}`,
    order: BY_TASK_DAY,
    keyOf: byTaskDayKey,
    rows: (request) => loaders.tasks(asked, request),
    count: () => loaders.tasksCount(asked),
  });
}

/** All assignments that a filter lets through, as they stood on a day; refused as `tasksOn` is. */
export async function assignmentsOn(
  context: Context,
  filter: AssignmentFilter | null,
  on: string,
  page: Page,
): Promise<ListedAssignmentConnection> {
  const { loaders } = context;
  const { agencyIds, role, concern, standing, isOverdue, dueFrom, dueTo } = filter ?? {};
  const asked: AssignmentsOn = {
    on,
    agencyIds: someIds(agencyIds, 'filter.agencyIds', AGENCIES_CAP),
    directiveIds: await directivesOf(context, filter ?? {}),
    role: role ?? null,
    concern: concern ?? 'BOUND',
    ...{ standing: standing ?? null, isOverdue: isOverdue ?? null, dueFrom: dueFrom ?? null, dueTo: dueTo ?? null },
  };
  return paged(page, {
    name: `assignments ${filterName(asked)}`,
    order: BY_DEADLINE,
    keyOf: (assignment) => byDeadlineKey({ ...assignment, dueOn: assignment.lastOn }),
    rows: (request) => loaders.assignments(asked, request),
    count: () => loaders.assignmentsCount(asked),
  });
}

/** The directives that a filter names, or those of a cascade; those that are both when it says both. Null when it says neither. */
async function directivesOf(
  { loaders }: Context,
  { directiveIds, cascadeOfId }: Pick<TaskFilter, 'directiveIds' | 'cascadeOfId'>,
): Promise<readonly string[] | null> {
  const ids = someIds(directiveIds, 'filter.directiveIds', DIRECTIVES_CAP);
  if (cascadeOfId == null) return ids;
  const named = await loaders.directiveById.load(requireId(cascadeOfId, 'filter.cascadeOfId'));
  const rootId = named?.attachedToId ?? cascadeOfId;
  const material = await loaders.cascadeMaterialByRoot.load(rootId);
  if (!material) return [];
  const steps = new Set(cascadeOf(rootId, material).steps.map(({ directiveId }) => directiveId));
  if (ids === null) return [...steps].sort();
  const parts = new Map(material.attachments.map(({ id, documentId }) => [id, documentId]));
  return ids.filter((id) => steps.has(parts.get(id) ?? id));
}

/** Ids of a filter, each once, in one order: so the same filter is the same list. */
function someIds(ids: readonly string[] | null | undefined, argument: string, most: number): readonly string[] | null {
  if (ids == null) return null;
  if (ids.length > most) {
    throw new HubError('BAD_USER_INPUT', `Expected at most ${most} ids in "${argument}", got ${ids.length}.`, {
      details: { argument },
    });
  }
  return [...new Set(ids.map((id) => requireId(id, argument)))].sort();
}
