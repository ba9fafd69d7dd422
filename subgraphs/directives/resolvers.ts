import { requireId } from '../../platform/page.ts';
import { orBecause } from '../../platform/subgraph/nulls.ts';
import { joinResolvers } from '../../platform/subgraph/resolvers.ts';
import { isPublic } from '../../platform/viewer.ts';
import { recordDirective } from './commands/record-directive.ts';
import type { Context } from './context.ts';
import type { Resolvers } from './generated/types.ts';
import type { CascadeRow, CascadeStepRow } from './loaders/cascade.ts';
import type { DirectiveChangeRow } from './loaders/changes.ts';
import type { CitationRow } from './loaders/citations.ts';
import type { DirectiveEvidenceRow, DirectiveRow } from './loaders/directives.ts';
import { agencyOf } from './resolvers/agencies.ts';
import { assignmentResolvers } from './resolvers/assignments.ts';
import { cascade, coverageResolvers } from './resolvers/cascade.ts';
import { commandResolvers } from './resolvers/commands.ts';
import { conflictResolvers } from './resolvers/conflicts.ts';
import { citations, citedBy, directives, issuedDirectives } from './resolvers/connections.ts';
import { deadlineResolvers } from './resolvers/deadlines.ts';
import { forceResolvers } from './resolvers/force.ts';
import { matchingResolvers } from './resolvers/matching.ts';
import { relationResolvers } from './resolvers/relations.ts';
import { searchResolvers } from './resolvers/search.ts';
import { silenceResolvers } from './resolvers/silences.ts';
import { taskMetricsResolvers } from './resolvers/task-metrics.ts';
import { taskResolvers } from './resolvers/tasks.ts';
import { reasonForNoLag, reasonForNoSlowestStep } from './rules/cascade.ts';
import { reasonForNoNumber } from './rules.ts';

const coreResolvers = {
  Query: {
    directive: (_, { id }, { loaders }) => loaders.directiveById.load(requireId(id)),
    directives: (_, { filter, page }, context) => directives(context, filter ?? null, page),
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
} satisfies Resolvers;

export const resolvers = joinResolvers(
  coreResolvers,
  assignmentResolvers,
  commandResolvers,
  coverageResolvers,
  conflictResolvers,
  deadlineResolvers,
  forceResolvers,
  matchingResolvers,
  relationResolvers,
  searchResolvers,
  silenceResolvers,
  taskMetricsResolvers,
  taskResolvers,
);

function ownCopyOf({ isOwnNumberBlank, isOwnDateBlank, ownNumberLine, ownDateLine }: DirectiveRow) {
  if (isOwnNumberBlank == null || isOwnDateBlank == null) return null;
  return {
    numberLine: ownNumberLine ?? null,
    dateLine: ownDateLine ?? null,
    isNumberBlank: isOwnNumberBlank,
    isDateBlank: isOwnDateBlank,
  };
}
