import type { Samples } from './access-matrix.ts';
import { COUNTED } from './access-matrix-cases.ts';
import { harmfulFormulaInputs } from './access-matrix-formulas.ts';
import type { MatrixHub } from './access-matrix-hub.ts';
import { OVERRIDDEN } from './access-matrix-indicators.ts';
import { SCORED } from './access-matrix-scorecards.ts';
import { swapOf } from './calendar.ts';
import {
  citations,
  classes,
  directives,
  indicators,
  mandates,
  observations,
  successions,
  systemLinks,
  systems,
  targets,
  tasks,
} from './reference-data.ts';
import { GRANTS, personSubject, placeId } from './who.ts';

/** A link with two systems, agencies, tasks and a statement. */
const systemLink = systemLinks.find(({ key }) => key === '131/NQ-CP#II.2.d/1')!;
const systemId = systems.find(({ key }) => key === systemLink.to)!.id;

/** What is measured, demanded and stated of it, with members. */
const target = targets.find(({ cohort }) => cohort !== null)!;
const mandate = mandates.find(({ key }) => key === target.mandate)!;
const indicator = indicators.find(({ key }) => key === 'online_payment')!;
const observation = observations.find(({ key }) => key === OVERRIDDEN)!;

type SampledHub = Pick<MatrixHub, 'grantIds' | 'keyIds' | 'work' | 'computed'>;

/** A document with attachments, citations and tasks, and one of its tasks: passed on, for named agencies and classes. */
const DOCUMENT = '6958/UBND-KSTT@2022-11-21';
const documentId = directives.find(({ key }) => key === DOCUMENT)!.id;
const task = tasks.find(
  ({ parent, assignments }) => parent !== null && assignments.some((assignment) => assignment.class !== null),
)!;

const reminder = tasks.find(({ reminds }) => reminds.length > 0)!;

/** A class that ended, inside a province, of only some, with a rule in words: every field of it shows something. */
const agencyClassId = classes.find(
  ({ key }) => key === 'class/truong-phong-gddt-cac-huyen-thi-xa-thanh-pho@binh-dinh',
)!.id;

/** Arguments for every field that needs some, and for lists that are long. */
export function samplesOf({ grantIds, work, computed }: SampledHub): Samples {
  const worked = { 'Query.task': `id: "${work.taskId}"`, 'Query.directive': `id: "${work.directiveId}"` };
  return {
    arguments: {
      'Query.agency': `id: "${placeId('S')}"`,
      'Query.agencyByCode': 'system: MA_DINH_DANH, code: "H21"',
      'Query.agencies': 'filter: { name: "Gia Lai", existence: EVER }',
      'Query.grant': `id: "${grantIds.get('officer of S')}"`,
      'Query.grants': 'filter: { existence: EVER }, page: { first: 100 }',
      'Query.apiKeys': 'page: { first: 100 }',
      'Query.directive': `id: "${documentId}"`,
      'Query.task': `id: "${task.id}"`,
      'Query.searchAgencies': 'text: "Gia Lai", first: 3',
      'Query.searchDirectives': 'text: "131/NQ-CP", first: 3',
      'Query.searchTasks': 'text: "thủ tục hành chính", first: 3',
      'Query.matchDirective': 'text: "Nghị quyết số 131/NQ-CP ngày 06 tháng 10 năm 2022"',
      'Query.taskMetrics': 'groupBy: { role: true, state: true, isOverdue: true, isExtended: true }',
      'Query.taskAssignment': `id: "${work.assignmentId}"`,
      'TaskAssignment.instances': 'from: "2025-01-01", to: "2025-12-31"',
      'Subscription.assignmentChanged': `agencyId: "${placeId('B')}"`,
      'Query.commandReceipt': 'idempotencyKey: "document without subject"',
      'Query.auditRecords': 'page: { first: 100 }',
      'Agency.grants': 'existence: EVER, page: { first: 100 }',
      'Mutation.giveGrant': 'input: $input',
      'Mutation.endGrant': 'input: $input',
      'Mutation.registerApiKey': 'input: $input',
      'Mutation.endApiKey': 'input: $input',
      'Mutation.revokeTokens': 'input: $input',
      'Mutation.recordDirective': 'input: $input',
      'Mutation.correctDirective': 'input: $input',
      'Mutation.recordTask': 'input: $input',
      'Mutation.correctTask': 'input: $input',
      'Mutation.assignTask': 'input: $input',
      'Mutation.extendDeadline': 'input: $input',
      'Mutation.transferAssignment': 'input: $input',
      'Mutation.withdrawTask': 'input: $input',
      'Mutation.confirmMembers': 'input: $input',
      'Mutation.reportAssignment': 'input: $input',
      'Mutation.verifyReport': 'input: $input',
      'Mutation.relateTasks': 'input: $input',
      'Mutation.nameFollowUpOffice': 'input: $input',
      'Query.agencyClass': `id: "${agencyClassId}"`,
      'Query.agencyClasses': 'name: "sở"',
      'Query.matchAgency': 'text: "Bộ Tài chính"',
      'Query.matchAgencyClass': 'text: "các bộ, ngành"',
      'Mutation.recordAgencyClass': 'input: $input',
      'Query.informationSystem': `id: "${systemId}"`,
      'Query.systemLink': `id: "${systemLink.id}"`,
      'Mutation.recordInformationSystem': 'input: $input',
      'Mutation.recordSystemLink': 'input: $input',
      'Mutation.reportSystemLink': 'input: $input',
      'Query.workingDay': 'on: "2024-04-29"',
      'Query.workingCalendar': 'year: 2024',
      'Query.addWorkingDays': 'from: "2024-04-26", count: 5',
      'Mutation.recordCalendarDecision': 'input: $input',
      'Query.indicator': `id: "${indicator.id}"`,
      'Query.indicatorByKey': `key: "${indicator.key}"`,
      'Query.target': `id: "${target.id}"`,
      'Query.observation': `id: "${observation.id}"`,
      'Query.evaluations': `filter: { year: 2024, indicatorId: "${indicator.id}" }, page: { first: 5 }`,
      'Query.caseCounts': 'page: { first: 5 }',
      'Query.caseMetrics': 'groupBy: { agency: PROVINCE, period: MONTH, indicator: true }',
      'Agency.caseMetrics': `indicatorId: "${COUNTED.indicatorId}", period: "${COUNTED.month}"`,
      'Mutation.recordCaseCounts': 'input: $input',
      'Indicator.reporting': 'from: "2024-01-01", to: "2024-12-31"',
      'Query.observationMetrics':
        'level: NATIONAL, grain: DAY, groupBy: { indicator: true, isProvisional: true, isOverridden: true }',
      'Agency.observationMetrics': `level: NATIONAL, grain: DAY, where: { indicatorIds: ["${indicator.id}"] }`,
      'Agency.evaluations': 'year: 2024, page: { first: 5 }',
      'Mutation.recordIndicator': 'input: $input',
      'Mutation.correctIndicator': 'input: $input',
      'Mutation.recordTarget': 'input: $input',
      'Mutation.correctTarget': 'input: $input',
      'Mutation.correctMandate': 'input: $input',
      'Mutation.withdrawObservation': 'input: $input',
      'Mutation.recordObservation': 'input: $input',
      'Mutation.correctObservation': 'input: $input',
      'Mutation.overrideObservation': 'input: $input',
      'Mutation.endOverride': 'input: $input',
      'Query.scorecardDefinition': `key: "${SCORED.key}", on: "2026-03-31"`,
      'Query.scorecards': `filter: { key: "${SCORED.key}", period: "${SCORED.period}" }, page: { first: 5 }`,
      'Agency.scorecard': `key: "${SCORED.key}", period: "${SCORED.period}"`,
      'Query.formula': `id: "${computed.formulaId}"`,
      'Mutation.recordFormula': 'input: $input',
      'Mutation.correctFormula': 'input: $input',
      'Mutation.endFormula': 'input: $input',
      'Mutation.approveFormula': 'input: $input',
      'Mutation.withdrawFormulaApproval': 'input: $input',
      'Mutation.recordScorecardDefinition': 'input: $input',
      'Mutation.recordOfficialScore': 'input: $input',
    },
    // Nothing of the reference data has been repealed, and no task has all that tasks can have.
    argumentsTo: {
      LostBasis: worked,
      DirectiveEnding: worked,
      RestatementSuggestion: worked,
      FollowUp: worked,
      Period: { 'Query.taskMetrics': 'groupBy: { period: YEAR }' },
      Computation: { 'Query.observation': `id: "${computed.observationId}"` },
      ComputationVariable: { 'Query.observation': `id: "${computed.observationId}"` },
      TaskRelation: { 'Query.task': `id: "${reminder.id}"` },
    },
    // S is named in no task, and who is named is of no class.
    // And the command of the receipt made no report; and what an agency has to do is one total, of no period.
    deadEnds: ['Agency.assignments', 'Agency.taskMetrics', 'CommandReceipt.report'],
  };
}

/** What another subgraph would know of entities that are there, by type. */
export function representationsOf({ grantIds, keyIds, work, computed }: SampledHub, typeName: string): object[] {
  const ids: Readonly<Record<string, readonly string[]>> = {
    Agency: (['A', 'S', 'B'] as const).map(placeId),
    Grant: [...grantIds.values()],
    ApiKey: keyIds,
    Succession: [successions.find(({ to }) => to.includes('province/gia-lai@2025'))!.id],
    Directive: [documentId],
    Citation: citations.filter(({ from }) => from === DOCUMENT).map(({ id }) => id),
    Task: [task.id],
    TaskAssignment: task.assignments.map(({ id }) => id),
    TaskReport: [work.reportId],
    DeadlineExtension: [work.extensionId],
    FollowUp: [work.followUpId],
    TaskRelation: reminder.reminds.map(({ id }) => id),
    AgencyClass: [agencyClassId],
    InformationSystem: [systemId],
    SystemLink: [systemLink.id],
    LinkStatement: systemLink.statements.map(({ id }) => id),
    Indicator: [indicator.id],
    Mandate: [mandate.id],
    Target: [target.id],
    Observation: [observation.id, computed.observationId],
    Formula: [computed.formulaId],
  };
  const known = ids[typeName];
  if (!known || known.length === 0) throw new Error(`the entity type ${typeName} has no sample ids in the matrix`);
  return known.map((id) => ({ __typename: typeName, id }));
}

/** What somebody could wish for who may not send a command, by its name. */
export function harmfulInput({ grantIds, keyIds, work, computed }: SampledHub, command: string): object {
  const { directiveId, taskId, assignmentId, reportId } = work;
  const decided = { authorisedById: directiveId, decidedOn: '2026-03-31', reason: 'Giả mạo' };
  const addressee = { agencyId: placeId('B'), asWritten: 'Giả mạo', role: 'LEAD' };
  const inputs: Readonly<Record<string, object>> = {
    giveGrant: { subject: 'person:nobody', role: 'OPERATOR', basis: 'Tự giao' },
    endGrant: { grantId: grantIds.get('operator'), reason: 'Không cần nữa' },
    registerApiKey: { name: 'Của tôi', secretSha256: 'a'.repeat(64), scopes: ['keys:write'], expiresOn: '2027-01-01' },
    endApiKey: { apiKeyId: keyIds[0], reason: 'Không cần nữa' },
    revokeTokens: { subject: personSubject(GRANTS.operator.slug), reason: 'Không cần nữa' },
    recordDirective: { type: 'Công văn', issuerId: placeId('B'), subject: 'Giả mạo' },
    correctDirective: { directiveId, subject: 'Giả mạo', reason: 'Giả mạo' },
    recordTask: { directiveId, clause: '99', title: 'Giả mạo', addressees: [addressee] },
    correctTask: { taskId, deadline: null, reason: 'Giả mạo' },
    assignTask: { taskId, addressee, authorisedById: directiveId },
    extendDeadline: { taskId, deadline: 'năm 2030', ...decided },
    transferAssignment: { assignmentId, toAgencyId: placeId('B'), ...decided },
    withdrawTask: { taskId, ...decided },
    confirmMembers: { assignmentId, excludedIds: [placeId('B')], decidedOn: '2026-03-31', reason: 'Giả mạo' },
    reportAssignment: { assignmentId, outcome: 'DONE', completedOn: '2026-03-31', summary: 'Giả mạo' },
    verifyReport: { reportId, officeId: placeId('B'), verdict: 'ACCEPTED', decidedOn: '2026-03-31' },
    relateTasks: { taskId, earlierId: task.id, kind: 'REMINDS' },
    nameFollowUpOffice: { directiveId, officeId: placeId('B'), clause: '1', asWritten: 'Giả mạo' },
    recordAgencyClass: { agencyClassId, name: 'Giả mạo', memberKinds: ['PROVINCE'] },
    recordInformationSystem: { name: 'Giả mạo', kind: 'PORTAL', scope: 'SINGLE' },
    recordSystemLink: {
      ...{ relation: 'CONNECT', toId: systemId, purpose: 'Giả mạo', agencyIds: [placeId('B')] },
      requiredByAsWritten: 'Giả mạo',
    },
    reportSystemLink: {
      ...{ systemLinkId: systemLink.id, status: 'CONNECTED', statedOn: '2026-03-31', asWritten: 'Giả mạo' },
      reportedById: placeId('B'),
    },
    recordCalendarDecision: swapOf('2026-05-12', '2026-05-16', { title: 'Giả mạo' }),
    recordIndicator: { key: 'forged', name: 'Giả mạo', unit: 'PERCENT', direction: 'UP', method: 'COUNTED' },
    correctIndicator: { indicatorId: indicator.id, name: 'Giả mạo', reason: 'Giả mạo' },
    recordTarget: {
      ...{ mandateId: mandate.id, value: '1', unit: 'PERCENT', asWritten: 'Giả mạo', strength: 'ASSIGNED' },
      ...{ from: '2026-01-01', agencyIds: [placeId('B')] },
    },
    correctTarget: { targetId: target.id, value: '1', reason: 'Giả mạo' },
    correctMandate: { mandateId: mandate.id, asWritten: 'Giả mạo', reason: 'Giả mạo' },
    withdrawObservation: { observationId: observation.id, reason: 'Giả mạo' },
    recordObservation: {
      ...{ indicatorId: indicator.id, agencyId: placeId('B'), to: '2026-03-31', value: '100', unit: 'PERCENT' },
    },
    correctObservation: { observationId: observation.id, value: '100', reason: 'Giả mạo' },
    overrideObservation: { observationId: observation.id, value: '100', reason: 'Giả mạo' },
    endOverride: { observationId: observation.id, reason: 'Giả mạo' },
    ...harmfulFormulaInputs(computed, indicator.id),
    recordCaseCounts: { ...COUNTED, counts: [{ agencyId: placeId('B'), cases: 9, counted: 9 }], reason: 'Giả mạo' },
    recordScorecardDefinition: {
      ...{ key: '766', name: 'Giả mạo', validFrom: '2026-01-01', components: [] },
      groups: [{ key: 'a', name: 'Giả mạo', points: '1' }],
    },
    recordOfficialScore: {
      ...{ key: SCORED.key, period: SCORED.period, agencyId: placeId('B'), points: '20', source: 'Giả mạo' },
    },
  };
  const input = inputs[command];
  if (!input) throw new Error(`the command ${command} has no harmful input in the matrix`);
  return { idempotencyKey: 'harm', ...input };
}
