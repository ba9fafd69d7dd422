import { requireId } from '../../platform/page.ts';
import { orBecause } from '../../platform/subgraph/nulls.ts';
import { joinResolvers } from '../../platform/subgraph/resolvers.ts';
import { isPublic } from '../../platform/viewer.ts';
import { recordDirective } from './commands/record-directive.ts';
import type { Context } from './context.ts';
import type { Resolvers } from './generated/types.ts';
import type { TaskAssignmentRow } from './loaders/assignments.ts';
import type { CascadeRow, CascadeStepRow } from './loaders/cascade.ts';
import type { DirectiveChangeRow } from './loaders/changes.ts';
import type { CitationRow } from './loaders/citations.ts';
import type { DirectiveEvidenceRow, DirectiveRow } from './loaders/directives.ts';
import type { TaskRow } from './loaders/tasks.ts';
import type { AgencyRow } from './loaders.ts';
import { cascade, coverageResolvers } from './resolvers/cascade.ts';
import { conflictResolvers } from './resolvers/conflicts.ts';
import {
  agencyAssignments,
  children,
  citations,
  citedBy,
  directives,
  issuedDirectives,
  taskAssignments,
  tasks,
} from './resolvers/connections.ts';
import { forceResolvers } from './resolvers/force.ts';
import { relationResolvers } from './resolvers/relations.ts';
import { silenceResolvers } from './resolvers/silences.ts';
import { reasonForNoLag, reasonForNoSlowestStep } from './rules/cascade.ts';
import { reasonForNoAgency, reasonForNoClass, reasonForNoNumber } from './rules.ts';

const coreResolvers = {
  Query: {
    directive: (_, { id }, { loaders }) => loaders.directiveById.load(requireId(id)),
    directives: (_, { filter, page }, context) => directives(context, filter ?? null, page),
    task: (_, { id }, { loaders }) => loaders.taskById.load(requireId(id)),
    commandReceipt: (_, { idempotencyKey }, { viewer, loaders, nulls }, info) =>
      isPublic(viewer) ? nulls.because('NOT_AUTHORISED', info) : loaders.receiptByKey(idempotencyKey),
  },

  Mutation: {
    recordDirective: async (_, { input }, context) => {
      const { made, problems } = await recordDirective(context, input);
      return { directiveId: made.directive ?? null, problems };
    },
  },

  DirectiveChange: {
    directive: ({ directiveId }, _, { loaders }) => loaders.directiveById.load(directiveId),
    task: orBecause('NOT_APPLICABLE', ({ taskId }: DirectiveChangeRow, { loaders }: Context) =>
      taskId === null ? null : loaders.taskById.load(taskId),
    ),
  },

  Directive: {
    __resolveReference: ({ id }, { loaders }) => loaders.directiveById.load(requireId(id)),
    number: orBecause(reasonForNoNumber, (directive: DirectiveRow) => directive.number ?? null),
    symbol: orBecause(reasonForNoNumber, (directive: DirectiveRow) => directive.symbol ?? null),
    issuer: orBecause('NOT_REPORTED', (directive: DirectiveRow) => agencyOf(directive.issuerId)),
    issuedOn: orBecause('NOT_REPORTED', (directive: DirectiveRow) => directive.issuedOn ?? null),
    subject: orBecause('NOT_REPORTED', (directive: DirectiveRow) => directive.subject ?? null),
    ownCopy: orBecause('NOT_REPORTED', ownCopyOf),
    evidence: ({ id }, _, { loaders }) => loaders.evidenceByDirective.load(id),
    attachedTo: orBecause('NOT_APPLICABLE', ({ attachedToId }: DirectiveRow, { loaders }: Context) =>
      attachedToId == null ? null : loaders.directiveById.load(attachedToId),
    ),
    citations: ({ id }, { page }, context) => citations(context, id, page),
    citedBy: ({ id }, { page }, context) => citedBy(context, id, page),
    tasks: ({ id }, { page }, context) => tasks(context, id, page),
    cascade: (directive, { toId }, context, info) => cascade(context, directive, toId ?? null, info),
  },

  DirectiveEvidence: {
    statedIn: ({ statedInId }: DirectiveEvidenceRow, _, { loaders }) =>
      statedInId == null ? null : loaders.directiveById.load(statedInId),
  },

  Citation: {
    __resolveReference: ({ id }, { loaders }) => loaders.citationById.load(requireId(id)),
    from: ({ fromId }, _, { loaders }) => loaders.directiveById.load(fromId),
    to: orBecause('NOT_REPORTED', ({ toId }: CitationRow, { loaders }: Context) =>
      toId == null ? null : loaders.directiveById.load(toId),
    ),
    status: ({ toId }) => (toId == null ? 'OPEN' : 'RESOLVED'),
    provision: orBecause('NOT_APPLICABLE', (citation: CitationRow) => citation.provision ?? null),
    resolvedBy: orBecause('NOT_APPLICABLE', (citation: CitationRow) => citation.resolvedBy ?? null),
  },

  Task: {
    __resolveReference: ({ id }, { loaders }) => loaders.taskById.load(requireId(id)),
    directive: ({ directiveId }, _, { loaders }) => loaders.directiveById.load(directiveId),
    product: orBecause('NOT_REPORTED', (task: TaskRow) => task.product ?? null),
    deadline: deadlineOf,
    parent: orBecause('NOT_APPLICABLE', ({ parentId }: TaskRow, { loaders }: Context) =>
      parentId == null ? null : loaders.taskById.load(parentId),
    ),
    parentBasis: orBecause('NOT_APPLICABLE', (task: TaskRow) => task.parentBasis),
    children: ({ id }, { page }, context) => children(context, id, page),
    assignments: ({ id }, args, context) => taskAssignments(context, id, args),
  },

  TaskAssignment: {
    __resolveReference: ({ id }, { loaders }) => loaders.assignmentById.load(requireId(id)),
    task: ({ taskId }, _, { loaders }) => loaders.taskById.load(taskId),
    agency: orBecause(reasonForNoAgency, (assignment: TaskAssignmentRow) => agencyOf(assignment.agencyId)),
    agencyClass: orBecause(reasonForNoClass, ({ classId }: TaskAssignmentRow) =>
      classId == null ? null : { __typename: 'AgencyClass' as const, id: classId },
    ),
    condition: orBecause('NOT_APPLICABLE', (assignment: TaskAssignmentRow) => assignment.condition ?? null),
  },

  AgencyClass: {
    __resolveReference: ({ id }) => ({ id: requireId(id) }),
  },

  Cascade: {
    documentCount: ({ steps }) => steps.length,
    totalDays: orBecause('NOT_REPORTED', (whole: CascadeRow) => whole.totalDays),
    slowestStep: orBecause(reasonForNoSlowestStep, (whole: CascadeRow) => whole.slowestStep),
  },

  CascadeStep: {
    directive: async ({ directiveId }, _, { loaders }) => (await loaders.directiveById.load(directiveId))!,
    from: orBecause('NOT_APPLICABLE', ({ fromId }: CascadeStepRow, { loaders }: Context) =>
      fromId === null ? null : loaders.directiveById.load(fromId),
    ),
    lagDays: orBecause(reasonForNoLag, (step: CascadeStepRow) => step.lagDays),
    tasksPassedOn: orBecause('NOT_APPLICABLE', (step: CascadeStepRow) => step.tasksPassedOn),
  },

  Agency: {
    __resolveReference: ({ id }) => ({ id: requireId(id) }),
    issuedDirectives: ({ id }, { page }, context) => issuedDirectives(context, id, page),
    assignments: ({ id }, args, context) => agencyAssignments(context, id, args),
  },

  RecordDirectivePayload: {
    directive: ({ directiveId }, _, { loaders }) =>
      directiveId === null ? null : loaders.directiveById.load(directiveId),
  },
  CommandReceipt: {
    directive: ({ outcome }, _, { loaders }) =>
      outcome.made.directive === undefined ? null : loaders.directiveById.load(outcome.made.directive),
    problems: ({ outcome }) => outcome.problems,
  },

  DirectiveConnection: { totalCount: (page) => page.countAll() },
  CitationConnection: { totalCount: (page) => page.countAll() },
  TaskConnection: { totalCount: (page) => page.countAll() },
  TaskAssignmentConnection: { totalCount: (page) => page.countAll() },
} satisfies Resolvers;

export const resolvers = joinResolvers(
  coreResolvers,
  coverageResolvers,
  conflictResolvers,
  forceResolvers,
  relationResolvers,
  silenceResolvers,
);

/** An agency to go on from: all but its id is known to the subgraph that owns it. */
function agencyOf(id: string | null | undefined): (AgencyRow & { readonly __typename: 'Agency' }) | null {
  return id == null ? null : { __typename: 'Agency', id };
}

function ownCopyOf({ isOwnNumberBlank, isOwnDateBlank, ownNumberLine, ownDateLine }: DirectiveRow) {
  if (isOwnNumberBlank == null || isOwnDateBlank == null) return null;
  return {
    numberLine: ownNumberLine ?? null,
    dateLine: ownDateLine ?? null,
    isNumberBlank: isOwnNumberBlank,
    isDateBlank: isOwnDateBlank,
  };
}

function deadlineOf(task: TaskRow) {
  return {
    asWritten: task.deadlineAsWritten ?? null,
    kind: task.deadlineKind,
    period: task.deadlinePeriod ?? null,
    lastOn: task.dueOn ?? null,
    softLastOn: task.softDueOn ?? null,
    recurrenceRule: task.recurrenceRule ?? null,
    recurrenceRules: task.recurrenceRule == null ? [] : [task.recurrenceRule],
    startsOn: null,
    notes: [],
    confidence: null,
  };
}
