import { ratioOf } from '../../../domain/ratio.ts';
import { filterName, paged } from '../../../platform/page/list.ts';
import { type PageInput, requireId } from '../../../platform/page.ts';
import { orBecause } from '../../../platform/subgraph/nulls.ts';
import { recordInformationSystem } from '../commands/systems/information-system.ts';
import { reportSystemLink } from '../commands/systems/report.ts';
import { recordSystemLink } from '../commands/systems/system-link.ts';
import type { Context } from '../context.ts';
import type { InformationSystemFilter, LinkStatus, Resolvers, SystemLinkFilter } from '../generated/types.ts';
import type { LinkStatementRow } from '../loaders/link-statements.ts';
import { LATEST_STATEMENT_FIRST, latestStatementFirstKey } from '../loaders/link-statements.ts';
import type { SystemLinkConnectionRow, SystemLinkRow } from '../loaders/system-links.ts';
import { SOONEST_FIRST, soonestFirstKey } from '../loaders/system-links.ts';
import { type InformationSystemRow, SYSTEM_ORDER, systemSortKey } from '../loaders/systems.ts';
import { daysOverdue, newDeadlineOf, progressNow, reasonForNoOwner } from '../rules/systems.ts';
import { heldOn } from '../rules.ts';
import { agenciesOf } from './grants.ts';

/** Information systems, the links between them, and what is said of how these stand. */
export const systemResolvers = {
  Query: {
    informationSystem: (_, { id }, { loaders }) => loaders.informationSystemById.load(requireId(id)),
    informationSystems: (_, { filter, page }, context) => systems(context, filter ?? {}, page),
    systemLink: (_, { id }, { loaders }) => loaders.systemLinkById.load(requireId(id)),
    systemLinks: (_, { filter, on, page }, context) => links(context, filter ?? {}, on ?? context.readAt.today, page),
  },

  Mutation: {
    recordInformationSystem: async (_, { input }, context) => {
      const { made, problems } = await recordInformationSystem(context, input);
      return { informationSystemId: made.informationSystem ?? null, problems };
    },
    recordSystemLink: async (_, { input }, context) => {
      const { made, problems } = await recordSystemLink(context, input);
      return { systemLinkId: made.systemLink ?? null, problems };
    },
    reportSystemLink: async (_, { input }, context) => {
      const { problems } = await reportSystemLink(context, input);
      return { systemLinkId: input.systemLinkId, problems };
    },
  },

  InformationSystem: {
    __resolveReference: ({ id }, { loaders }) => loaders.informationSystemById.load(requireId(id)),
    owner: async (system, { on }, { loaders, readAt, nulls }, info) => {
      const owner = heldOn(await loaders.ownersBySystem.load(system.id), on ?? readAt.today);
      return owner ? loaders.agencyById.load(owner.agencyId) : nulls.because(reasonForNoOwner(system), info);
    },
    ownerClass: orBecause('NOT_APPLICABLE', ({ ownerClassId }: InformationSystemRow, { loaders }: Context) =>
      ownerClassId === null ? null : loaders.agencyClassById.load(ownerClassId),
    ),
    instanceOf: orBecause('NOT_APPLICABLE', ({ instanceOfId }: InformationSystemRow, { loaders }: Context) =>
      instanceOfId === null ? null : loaders.informationSystemById.load(instanceOfId),
    ),
    predecessors: ({ id }, _, { loaders }) => loaders.predecessorsBySystem.load(id),
    validFrom: orBecause('NOT_REPORTED', (system: InformationSystemRow) => system.validFrom),
    validTo: orBecause('NOT_APPLICABLE', (system: InformationSystemRow) => system.validTo),
    systemLinks: ({ id }, { status, page }, context) => linksOf('system', id, status ?? null, context, page),
    note: orBecause('NOT_REPORTED', (system: InformationSystemRow) => system.note),
  },

  SystemLink: {
    __resolveReference: ({ id }, { loaders }) => loaders.systemLinkById.load(requireId(id)),
    from: orBecause('NOT_REPORTED', ({ fromId }: SystemLinkRow, { loaders }: Context) =>
      fromId === null ? null : loaders.informationSystemById.load(fromId),
    ),
    fromAlso: async ({ id }, _, { loaders }) => {
      const ends = await loaders.furtherEndsByLink.load(id);
      const found = await Promise.all(ends.map(({ systemId }) => loaders.informationSystemById.load(systemId)));
      return found.filter((system) => system !== null);
    },
    to: ({ toId }, _, { loaders }) => loaders.informationSystemById.load(toId),
    via: orBecause('NOT_APPLICABLE', ({ viaId }: SystemLinkRow, { loaders }: Context) =>
      viaId === null ? null : loaders.informationSystemById.load(viaId),
    ),
    agencies: async ({ id }, _, context) => {
      const makers = await context.loaders.makersByLink.load(id);
      return agenciesOf(
        makers.flatMap(({ agencyId }) => agencyId ?? []),
        context,
      );
    },
    agencyClasses: async ({ id }, _, { loaders }) => {
      const makers = await loaders.makersByLink.load(id);
      const classIds = makers.flatMap(({ classId }) => classId ?? []);
      const found = await Promise.all(classIds.map((classId) => loaders.agencyClassById.load(classId)));
      return found.filter((one) => one !== null);
    },
    requiredBy: async ({ id }, _, { loaders }) => {
      const demands = await loaders.demandsByLink.load(id);
      return demands.flatMap(({ taskId }) => (taskId === null ? [] : [{ __typename: 'Task' as const, id: taskId }]));
    },
    requiredByAsWritten: async ({ id }, _, { loaders }) =>
      (await loaders.demandsByLink.load(id)).map(({ asWritten }) => asWritten),
    deadlineAsWritten: orBecause('NOT_REPORTED', (link: SystemLinkRow) => link.deadlineAsWritten),
    dueOn: orBecause('NOT_REPORTED', (link: SystemLinkRow) => link.dueOn),
    dueOnSetBy: orBecause('NOT_APPLICABLE', (link: SystemLinkRow) => link.dueOnSetBy),
    originalDueOn: orBecause('NOT_REPORTED', (link: SystemLinkRow) => link.originalDueOn),
    softDueOn: orBecause('NOT_APPLICABLE', (link: SystemLinkRow) => link.softDueOn),
    hasNewDeadline: orBecause('NOT_APPLICABLE', newDeadlineOf),
    status: async ({ id }, { on }, context, info) =>
      (await standing(context, id, on))?.status ?? context.nulls.because('NOT_REPORTED', info),
    progress: async ({ id }, { on }, context, info) =>
      ratio(await standing(context, id, on)) ?? context.nulls.because('NOT_REPORTED', info),
    daysOverdue: async ({ id, dueOn }, { on }, context, info) => {
      const day = on ?? context.readAt.today;
      const known = dueOn === null ? null : await standing(context, id, day);
      return daysOverdue(dueOn, known?.status ?? null, day) ?? context.nulls.because('NOT_REPORTED', info);
    },
    statements: ({ id }, { page }, { loaders }) =>
      paged(page, {
        name: `statements of link ${id}`,
        order: LATEST_STATEMENT_FIRST,
        keyOf: latestStatementFirstKey,
        rows: (request) => loaders.statementsByLink(request).load(id),
        count: async () => (await loaders.statementsByLinkCount.load(id))?.count ?? 0,
      }),
    note: orBecause('NOT_REPORTED', (link: SystemLinkRow) => link.note),
  },

  LinkStatement: {
    __resolveReference: ({ id }, { loaders }) => loaders.linkStatementById.load(requireId(id)),
    systemLink: ({ linkId }, _, { loaders }) => loaders.systemLinkById.load(linkId),
    progress: orBecause('NOT_REPORTED', (statement: LinkStatementRow) => ratio(statement)),
    counted: orBecause('NOT_APPLICABLE', (statement: LinkStatementRow) => statement.counted),
    statedIn: orBecause('NOT_APPLICABLE', ({ statedInId }: LinkStatementRow) =>
      statedInId === null ? null : { __typename: 'Directive' as const, id: statedInId },
    ),
    clause: orBecause('NOT_APPLICABLE', (statement: LinkStatementRow) => statement.clause),
    reportedBy: orBecause('NOT_APPLICABLE', ({ reportedById }: LinkStatementRow, { loaders }: Context) =>
      reportedById === null ? null : loaders.agencyById.load(reportedById),
    ),
  },

  Agency: {
    informationSystems: ({ id }, { page }, { loaders, readAt }) =>
      paged(page, {
        name: `systems of agency ${id} ${readAt.today}`,
        order: SYSTEM_ORDER,
        keyOf: systemSortKey,
        rows: (request) => loaders.systemsByOwner(request).load(id),
        count: async () => (await loaders.systemsByOwnerCount.load(id))?.count ?? 0,
      }),
    systemLinks: ({ id }, { status, page }, context) => linksOf('agency', id, status ?? null, context, page),
  },

  // Of directives and tasks nothing is kept here but which were named.
  Directive: { __resolveReference: ({ id }) => ({ __typename: 'Directive' as const, id: requireId(id) }) },
  Task: {
    __resolveReference: ({ id }) => ({ __typename: 'Task' as const, id: requireId(id) }),
    systemLinks: ({ id }, { page }, context) => linksOf('task', id, null, context, page),
  },

  InformationSystemConnection: { totalCount: (page) => page.countAll() },
  SystemLinkConnection: { totalCount: (page) => page.countAll() },
  LinkStatementConnection: { totalCount: (page) => page.countAll() },

  RecordInformationSystemPayload: {
    informationSystem: ({ informationSystemId }, _, { loaders }) =>
      informationSystemId === null ? null : loaders.informationSystemById.load(informationSystemId),
  },
  RecordSystemLinkPayload: {
    systemLink: ({ systemLinkId }, _, { loaders }) =>
      systemLinkId === null ? null : loaders.systemLinkById.load(systemLinkId),
  },
  ReportSystemLinkPayload: {
    systemLink: ({ systemLinkId }, _, { loaders }) => loaders.systemLinkById.load(systemLinkId),
  },
} satisfies Resolvers;

function standing({ loaders, readAt }: Context, linkId: string, on: string | null | undefined) {
  return loaders.standingOn(on ?? readAt.today).load(linkId);
}

/** How much works, where it is counted. */
function ratio(standing: Parameters<typeof progressNow>[0] | null) {
  const progress = standing && progressNow(standing);
  return progress && ratioOf(progress.numerator, progress.denominator);
}

function systems({ loaders }: Context, filter: InformationSystemFilter, page: PageInput | null | undefined) {
  return paged(page, {
    name: `informationSystems ${filterName(filter)}`,
    order: SYSTEM_ORDER,
    keyOf: systemSortKey,
    rows: (request) => loaders.informationSystems(filter, request),
    count: () => loaders.informationSystemsCount(filter),
  });
}

function links({ loaders }: Context, filter: SystemLinkFilter, day: string, page: PageInput | null | undefined) {
  return paged(page, {
    name: `systemLinks ${filterName(filter)} ${day}`,
    order: SOONEST_FIRST,
    keyOf: soonestFirstKey,
    rows: (request) => loaders.systemLinks(filter, day, request),
    count: () => loaders.systemLinksCount(filter, day),
  });
}

/** The links of a system, an agency or a task, those of one status today or all. */
function linksOf(
  what: 'system' | 'agency' | 'task',
  id: string,
  status: LinkStatus | null,
  { loaders, readAt }: Context,
  page: PageInput | null | undefined,
): Promise<SystemLinkConnectionRow> {
  const [rows, counts] = {
    system: [loaders.linksBySystem, loaders.linksBySystemCount] as const,
    agency: [loaders.linksByAgency, loaders.linksByAgencyCount] as const,
    task: [loaders.linksByTask, loaders.linksByTaskCount] as const,
  }[what];
  return paged(page, {
    name: `links of ${what} ${id} ${status} ${readAt.today}`,
    order: SOONEST_FIRST,
    keyOf: soonestFirstKey,
    rows: (request) => rows({ status, page: request }).load(id),
    count: async () => (await counts(status).load(id))?.count ?? 0,
  });
}
