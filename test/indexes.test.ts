import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Question, readQuestion } from '../platform/cube/question.ts';
import { type Cube, type CubeArguments, statementOf } from '../platform/cube.ts';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { formatPosition, parsePosition } from '../platform/history.ts';
import { PUBLIC_VIEWER } from '../platform/viewer.ts';
import { taskMetrics } from '../subgraphs/directives/loaders/task-metrics.ts';
import { observationMetrics } from '../subgraphs/indicators/loaders/observation-metrics.ts';
import { formulaInputs } from './support/access-matrix-formulas.ts';
import { doSomeWork, workplaceOf } from './support/done-work.ts';
import { OPERATOR, startHub, type TestHub, TODAY } from './support/hub.ts';
import { FORMULA_DOCUMENT, INDICATOR_DOCUMENTS } from './support/indicator-documents.ts';
import { preparedOn, scannedBy } from './support/plans.ts';
import { agencies } from './support/reference-data.ts';

/** Documents that between them run every loader of the subgraphs with facts, with and without an earlier moment. */
const DOCUMENTS = [
  `{ agencies(filter: { kinds: [PROVINCE], name: "phu tho", existence: EVER }) { totalCount nodes {
    id shortName name(on: "2020-01-01") names { name } aliases { text } codes { code } parent { id } ancestors { id }
    descendants { totalCount nodes { id } } predecessors { id from { id } } successors { id }
    issuedDirectives { totalCount nodes { id } } assignments { totalCount nodes { id } }
  } } }`,
  '{ agencyByCode(system: GSO, code: "25") { id } }',
  'query ($agency: ID!) { agencies(filter: { parentId: $agency, level: PROVINCE }) { totalCount nodes { id } } }',
  '{ agencies { totalCount nodes { id } } }',
  '{ agencyClasses { totalCount nodes { id within { id } members { totalCount nodes { id } } } } }',
  `query ($agency: ID!) { agencyClasses(name: "bo") { totalCount nodes { id } }
    matchAgency(text: "Văn phòng", inDocumentOfId: $agency) { candidates { agency { id } } }
    matchAgencyClass(text: "các bộ", inDocumentOfId: $agency) { agencyClass { id } } }`,
  `query ($directive: ID!, $agency: ID!) {
    directive(id: $directive) { id evidence { asWritten } attachedTo { id } citations { totalCount nodes { id to { id } } }
      citedBy { totalCount nodes { id } } cascade { documentCount }
      tasks { totalCount nodes { id parent { id } children { totalCount nodes { id } }
        assignments { totalCount nodes { id agencyClass { name } } } } } }
    directives(filter: { symbol: "131/NQ-CP", number: "131", issuerId: $agency, kinds: [DOCUMENT], issuedFrom: "2020-01-01" }) {
      totalCount nodes { id } }
  }`,
  'query ($agency: ID!) { directives(filter: { issuerId: $agency }) { totalCount nodes { id } } }',
  '{ directives(filter: { number: "131" }) { totalCount nodes { id } } }',
  '{ directives { totalCount nodes { id } } }',
  'query ($task: ID!) { task(id: $task) { id } }',
  `{ informationSystems { totalCount nodes { id owner { id } ownerClass { id } instanceOf { id } predecessors { id }
      systemLinks { totalCount nodes { id } } } }
    systemLinks { totalCount nodes { id from { id } fromAlso { id } agencies { id } requiredByAsWritten status
      statements { totalCount nodes { id } } } } }`,
  '{ informationSystems(filter: { name: "kho", kinds: [DATA_VAULT] }) { totalCount nodes { id } } }',
  `query ($agency: ID!) { informationSystems(filter: { ownerId: $agency }) { totalCount nodes { id } }
    systemLinks(filter: { agencyId: $agency, status: IN_PROGRESS, isOverdue: true, agencyKinds: [MINISTRY] }) {
      totalCount nodes { id } }
    agency(id: $agency) { informationSystems { totalCount nodes { id } } systemLinks { totalCount nodes { id } } } }`,
  `query ($directive: ID!, $task: ID!) {
    system: systemLinks(filter: { systemId: $directive }) { totalCount nodes { id } }
    from: systemLinks(filter: { fromId: $directive }) { totalCount nodes { id } }
    to: systemLinks(filter: { toId: $directive }) { totalCount nodes { id } }
    task: systemLinks(filter: { requiredByTaskId: $task }) { totalCount nodes { id } }
    informationSystem(id: $directive) { id } systemLink(id: $directive) { id }
    of: task(id: $task) { systemLinks { totalCount nodes { id } } } }`,
  '{ workingDay(on: "2024-04-29") { isWorking } }',
  `{ searchAgencies(text: "so giao duc", on: "2022-10-06") { agency { id } }
    searchDirectives(text: "nghị quyết") { directive { id } } searchTasks(text: "xyzzy học phí") { task { id } } }`,
  `query ($directive: ID!) { blank: matchDirective(text: "Công văn số   /UBND-KSTT năm 2022") { candidates { confidence } }
    titled: matchDirective(text: "Đề án 06") { candidates { confidence } }
    matchDirective(text: "Nghị quyết số 02/NQ-CP ngày 10/01/2022", citedInId: $directive) { candidates { directive { id } } } }`,
  `query ($directive: ID!, $agency: ID!) {
    directive(id: $directive) {
      force { isInForce } conflicts { kind } countStatements { stated }
      addressees(role: LEAD, kinds: [PROVINCE]) { totalCount nodes { taskCount } }
      cascade { steps { level passedOn { id } notPassedOn { role } } }
      tasks { nodes { conflicts { kind } lostBasis { ending { on } } relations { id } suggestedRestatements { longestRun } } }
    }
    ofDirective: silences(filter: { directiveId: $directive, kinds: [PROVINCE] }) { totalCount nodes { level } }
    ofAgency: silences(filter: { agencyId: $agency }) { totalCount nodes { days } }
    silences { totalCount nodes { days } }
    orphanedAssignments { totalCount nodes { proposals { confidence } } }
    tasksWithoutBasis(endedById: $directive) { totalCount nodes { id } }
  }`,
  `query ($worked: ID!) {
    directive(id: $worked) { followUps { office { id } } tasks { nodes { followUp { id } reportedTo { id } deadlineInheritedFrom { id }
      deadline { notes confidence } effectiveDeadline { lastOn } progress { overdue isComplete }
      assignments { nodes { concern standing { state } originalDeadline { lastOn } currentDeadline { recurrenceRules notes }
        extensions { id deadline { notes } } transferredFrom { id } withdrawal { reason } passedOn { id }
        reports { totalCount nodes { id verification { verdict } } }
        instances(from: "2025-01-01", to: "2026-12-31") { period report { id } } } } } } } }`,
  `query ($task: ID!) { task(id: $task) { assignments { nodes { agencyClass { assignments { totalCount nodes { id } } }
    members(concern: BOUND) { totalCount nodes { id memberOf { id } } } } } } taskAssignment(id: $task) { id } }`,
  `query ($directive: ID!, $agency: ID!) {
    all: tasks { totalCount nodes { id } }
    late: tasks(filter: { isOverdue: true, standing: OPEN, strengths: [ASSIGNED] }) { totalCount nodes { id } }
    ofDirective: tasks(filter: { directiveIds: [$directive], dueTo: "2022-12-31" }) { totalCount nodes { id } }
    allParts: assignments { totalCount nodes { id } }
    lateParts: assignments(filter: { isOverdue: true }) { totalCount nodes { id } }
    returnedParts: assignments(filter: { standing: RETURNED }) { totalCount nodes { id } }
    ofAgency: assignments(filter: { agencyIds: [$agency], directiveIds: [$directive] }) { totalCount nodes { id } }
    ofCascade: assignments(filter: { cascadeOfId: $directive, role: LEAD }) { totalCount nodes { id } }
  }`,
];

let hub: TestHub;
let variables: Record<string, string>;
beforeAll(async () => {
  hub = await startHub({ poolSize: 1 });
  type Found = { directives: { nodes: { id: string; issuer: { id: string }; tasks: { nodes: { id: string }[] } }[] } };
  const { data } = await hub.ask<Found>(
    '{ directives(filter: { symbol: "131/NQ-CP" }) { nodes { id issuer { id } tasks(page: { first: 1 }) { nodes { id } } } } }',
  );
  const [directive] = data.directives.nodes;
  const { directiveId: worked } = await doSomeWork(workplaceOf(hub));
  variables = { directive: directive!.id, agency: directive!.issuer.id, task: directive!.tasks.nodes[0]!.id, worked };
  for (const asOf of [undefined, 'now']) {
    for (const document of DOCUMENTS) {
      const declared = Object.fromEntries(Object.entries(variables).filter(([name]) => document.includes(`$${name}:`)));
      const answer = await hub.ask(document, { variables: declared, ...(asOf ? { asOf } : {}) });
      expect(answer.errors).toBeUndefined();
    }
    for (const { query, ...asked } of INDICATOR_DOCUMENTS) {
      expect((await hub.ask(query, { ...asked, ...(asOf ? { asOf } : {}) })).errors).toBeUndefined();
    }
  }
  await askForFormulas();
  await resolveReferences();
  await followChanges();
});

/** Of a formula with all that can be said of one. */
async function askForFormulas(): Promise<void> {
  const { send } = workplaceOf(hub);
  const { computed } = await formulaInputs(
    (name, input, { viewer = OPERATOR } = {}) => send(name, madeBy(name), input, viewer),
    hub.database,
  );
  const { formulaId, observationId } = computed;
  const asked = { formula: formulaId, observation: observationId, indicator: formulaId };
  for (const asOf of [undefined, 'now']) {
    const answer = await hub.ask(FORMULA_DOCUMENT, { variables: asked, ...(asOf ? { asOf } : {}) });
    expect(answer.errors).toBeUndefined();
  }
}
const madeBy = (name: string) => (name.includes('Formula') ? 'formula' : 'indicator');

const SUBSCRIPTIONS = {
  issuer: 'subscription ($agency: ID) { directiveChanged(issuerId: $agency) { kind } }',
  asked: 'subscription ($agency: ID!) { assignmentChanged(agencyId: $agency) { kind } }',
} as const;

/** One change of each kind, read from the beginning of the feed on. */
async function followChanges(): Promise<void> {
  await followChange(SUBSCRIPTIONS.issuer, variables.agency!);
  await followChange(SUBSCRIPTIONS.asked, agencies.find(({ key }) => key === 'ministry/tai-chinh')!.id);
}

async function followChange(query: string, agency: string): Promise<void> {
  const subgraph = hub.subgraphs.find(({ name }) => name === 'directives')!;
  const head = parsePosition((await subgraph.resolvePosition({ kind: 'now' }))!);
  const controller = new AbortController();
  const events = subgraph.subscribe({
    ...{ query, variables: { agency } },
    viewer: PUBLIC_VIEWER,
    readAt: { position: null, today: TODAY },
    language: 'en',
    signal: controller.signal,
    requestId: 'test',
    resumeAfter: formatPosition(head.feedId, '0'),
  });
  for await (const { response } of events) {
    // A mark says only how far the feed was read.
    if (response === null) continue;
    expect(response.errors).toBeUndefined();
    controller.abort();
  }
}

/** Entities that only a partner's fields would ask for by reference. */
async function resolveReferences(): Promise<void> {
  const references = {
    agencies: ['Succession', 'LinkStatement'],
    directives: ['Citation', 'TaskAssignment', 'TaskRelation', 'TaskReport', 'DeadlineExtension', 'FollowUp'],
    indicators: ['Indicator', 'Mandate', 'Target', 'Observation', 'Formula'],
  };
  for (const subgraph of hub.subgraphs) {
    for (const type of references[subgraph.name as keyof typeof references] ?? []) {
      for (const position of [null, await subgraph.resolvePosition({ kind: 'now' })]) {
        const response = await subgraph.execute({
          query: `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${type} { id } } }`,
          variables: { keys: [{ __typename: type, id: variables.directive }] },
          viewer: PUBLIC_VIEWER,
          readAt: { position, today: TODAY },
          language: 'en',
          signal: new AbortController().signal,
          requestId: 'test',
        });
        expect(response).toEqual({ data: { _entities: [null] } });
      }
    }
  }
}
afterAll(() => hub[Symbol.asyncDispose]());

/** Those with facts. */
const SUBGRAPHS = ['agencies', 'directives', 'indicators'];

const prepared = (subgraph: string) => preparedOn(hub.database.pool(subgraph, 'public'));

/**
 * What no condition of the caller's narrows by an index of its own: all agencies, classes or systems, those with a part of a
 * name, all links, the calendar, which is some dozen acts and is read whole, and the classes of the whole country. How many indicators,
 * targets, numbers or formulas there are; all targets with what is a part of what, which conflicts of any time are looked for among; the register.
 */
const READS_ALL =
  /^(agencies\.((agencies|agencyClasses|informationSystems)(Count)?:(all|name)|systemLinks(Count)?:all|calendar|classesForWords)|indicators\.((indicators|targets|observations|formulas)Count:all|judgedTargets:all|parts|register(Classes)?))@?$/;

/** What reads a table from end to end, and what of it. */
async function scans(subgraph: string): Promise<Record<string, string[]>> {
  const pool = hub.database.pool(subgraph, 'public');
  const scans: Record<string, string[]> = {};
  for (const [name, statement] of await prepared(subgraph)) {
    const found = await scannedBy(pool, statement);
    if (found.length > 0 && !READS_ALL.test(name)) scans[name] = found;
  }
  return scans;
}

// PostgreSQL counts by itself when it finds the time: a statement must not wait for that, nor come to read more after it.
it.each(SUBGRAPHS)('no statement of %s reads a table from end to end for the public', async (subgraph) =>
  expect(await scans(subgraph)).toEqual({}),
);

it.each(SUBGRAPHS)('nor does one of %s once PostgreSQL has counted what is in the tables', async (subgraph) => {
  const admin = await connectAsAdmin(hub.adminUrl);
  try {
    await admin.query('vacuum (analyze)');
  } finally {
    await admin.end();
  }
  expect(await scans(subgraph)).toEqual({});
});

/** Statements that are written once for several ways in, by what stands before the colon of their names. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  'agencies.informationSystems': ['all', 'ownerId', 'name'],
  'agencies.informationSystemsCount': ['all', 'ownerId', 'name'],
  'agencies.systemLinks': ['all', 'taskId', 'agencyId', 'fromId', 'toId', 'systemId'],
  'agencies.systemLinksCount': ['all', 'taskId', 'agencyId', 'fromId', 'toId', 'systemId'],
  'agencies.systemLinksAlong': ['link_end', 'link_agency', 'link_requirement'],
  'agencies.systemLinksAlongCount': ['link_end', 'link_agency', 'link_requirement'],
  'agencies.agencies': ['all', 'parentId', 'name'],
  'agencies.agenciesCount': ['all', 'parentId', 'name'],
  'agencies.agencyClasses': ['all', 'name'],
  'agencies.agencyClassesCount': ['all', 'name'],
  'agencies.grants': ['subject', 'agencyId', 'sight', 'all'],
  'agencies.grantsCount': ['subject', 'agencyId', 'sight', 'all'],
  'indicators.indicators': ['all', 'name'],
  'indicators.indicatorsCount': ['all', 'name'],
  'indicators.formulas': ['all', 'indicatorId'],
  'indicators.formulasCount': ['all', 'indicatorId'],
  'indicators.judgedTargets': ['all', 'year', 'indicatorId', 'directiveId'],
  'indicators.observations': ['all', 'indicatorId', 'agencyId', 'both', 'directiveId'],
  'indicators.observationsCount': ['all', 'indicatorId', 'agencyId', 'both', 'directiveId'],
  'indicators.observationsBy': ['indicator', 'agency'],
  'indicators.observationsCountBy': ['indicator', 'agency'],
  'indicators.targets': ['all', 'indicatorId', 'directiveId'],
  'indicators.targetsCount': ['all', 'indicatorId', 'directiveId'],
  'directives.directives': ['symbolKey', 'numberKey', 'issuerId', 'day'],
  'directives.directivesCount': ['symbolKey', 'numberKey', 'issuerId', 'day'],
  'directives.silences': ['directives', 'agency', 'all'],
  'directives.silencesCount': ['directives', 'agency', 'all'],
  'directives.citationsCount': ['from_id', 'to_id'],
  'directives.tasksCount': ['directive_id', 'parent_id'],
  'directives.assignments': ['agency', 'directive', 'late', 'standing', 'day'],
  'directives.assignmentsCount': ['agency', 'directive', 'late', 'standing', 'day'],
};

/** What only known viewers read, what commands show, and the hub's own work: see grants-indexes.test.ts. A receipt has one row, by its key. */
const NOT_PUBLIC =
  /^(directives\.receiptByKey|indicators\.(scorecardDefinitionById|officialScoreById|caseCounts(Count)?)|agencies\.(grant|apiKey|revocation)\w*(:\w+)?|agencies\.(stewardReach|standing|keyById))$/;

/** What reads the feed itself, which has no past of its own. */
const OF_THE_FEED = new Set(['directives.changes', 'directives.assignmentChanges']);

/** The names in a source text; a name with variants that the table above does not have stands without any, and fails. */
function statementNames(subgraph: string, source: string): string[] {
  const plain = [...source.matchAll(new RegExp(`'(${subgraph}\\.\\w+)'`, 'g'))].map(([, name]) => name!);
  const varied = [...source.matchAll(new RegExp(`\`(${subgraph}\\.\\w+):\\$`, 'g'))].map(([, name]) => name!);
  return [...plain, ...varied.flatMap((name) => VARIANTS[name]?.map((variant) => `${name}:${variant}`) ?? [name])];
}

it.each(SUBGRAPHS)('every statement of %s was looked at, in both moments', async (subgraph) => {
  const folder = new URL(`../subgraphs/${subgraph}/`, import.meta.url);
  const files = (await readdir(folder, { recursive: true })).filter((name) => /^loaders.*\.ts$/.test(name));
  const source = (await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')))).join('\n');
  const named = new Set(statementNames(subgraph, source));
  const seen = await prepared(subgraph);
  const missing = [...named]
    .filter((name) => !NOT_PUBLIC.test(name))
    .flatMap((name) => (OF_THE_FEED.has(name) ? [name] : [name, `${name}@`]))
    .filter((name) => !seen.has(name));
  expect(missing).toEqual([]);
});

interface CubeQuestion {
  readonly args: CubeArguments;
  readonly scanned: readonly string[];
}

/**
 * Questions to a cube. Its statements differ from question to question and are not kept, so they are made here as the cube makes
 * them: see `statementOf`.
 */
const CUBE_QUESTIONS: Readonly<Record<string, CubeQuestion>> = {
  // Everything is counted: every row has to be read, once, and nothing else from end to end.
  'of all': { args: {}, scanned: ['assignment_span'] },
  'by province and month': {
    args: {
      groupBy: { agency: 'PROVINCE', period: 'MONTH' },
      having: [{ measure: 'OVERDUE_RATE', comparison: 'AT_LEAST', value: '20' }],
      orderBy: [{ by: 'DONE', where: { withinAgencyIds: [agencies[0]!.id] } }],
    },
    scanned: ['assignment_span'],
  },
  'of some agencies': { args: { groupBy: { state: true }, where: { agencyIds: [agencies[0]!.id] } }, scanned: [] },
  'of a directive': { args: { where: { directiveIds: [agencies[0]!.id] } }, scanned: [] },
  'of a task': { args: { where: { taskIds: [agencies[0]!.id] } }, scanned: [] },
  'of a time': { args: { where: { dueFrom: '2026-01-01', dueTo: '2026-01-31' } }, scanned: ['assignment_span'] },
};

/** Overrides are few: where they are joined to many numbers they are read whole. */
const OBSERVATION_QUESTIONS: Readonly<Record<string, CubeQuestion>> = {
  'of all, by indicator and province': {
    args: { groupBy: { agency: 'PROVINCE', period: 'QUARTER', indicator: true }, orderBy: [{ by: 'RATE' }] },
    scanned: ['observation_fact', 'override_fact'],
  },
  'of one indicator': {
    args: { groupBy: { agency: 'PROVINCE' }, where: { indicatorIds: [agencies[0]!.id] } },
    scanned: ['override_fact'],
  },
  'of one agency and one indicator': {
    args: { where: { agencyIds: [agencies[0]!.id], indicatorIds: [agencies[0]!.id] } },
    scanned: ['override_fact'],
  },
};

/** What a cube's statement for a question reads from end to end, now and of a position: of a partition's or index's table the name. */
async function scannedFor({ declaration }: Cube, question: Question, parameters: readonly unknown[]) {
  const { statement } = await statementOf(
    declaration,
    { rollUp: async () => ({ agencyIds: [], froms: [], tos: [], targetIds: [], flags: [] }), boundariesOn: null },
    { question, parameters, page: { first: 20, limit: 21, after: null } },
  );
  const pool = hub.database.pool(declaration.subgraph, 'public');
  // In the order of an index or in none: it is the table once.
  const found = [await scannedBy(pool, statement.now.text), await scannedBy(pool, statement.past.text)];
  return found.map((relations) =>
    relations.map((name) => name.replace(/^(assignment_span|observation_fact|override_fact)_\w+$/, '$1')),
  );
}

it.each(Object.entries(CUBE_QUESTIONS))(
  'a cube reads its rows once, and nothing else from end to end: %s',
  async (_, { args, scanned }) => {
    const measures = ['assignments', 'overdueRate'].map((field) => ({ field, where: { roles: ['LEAD'] } }));
    const question = readQuestion(taskMetrics.declaration, args, { measures, wantsTotal: true });

    expect(await scannedFor(taskMetrics, question, [TODAY])).toEqual([scanned, scanned]);
  },
);

it.each(Object.entries(OBSERVATION_QUESTIONS))(
  'numbers are read once to be added up, and nothing else from end to end: %s',
  async (_, { args, scanned }) => {
    const measures = ['observations', 'rate'].map((field) => ({ field, where: { isProvisional: false } }));
    const rank = { level: 'PROVINCE', depth: 0 } as const;
    const question = readQuestion(observationMetrics.declaration, args, { measures, wantsTotal: true }, rank);

    expect(await scannedFor(observationMetrics, question, [12])).toEqual([scanned, scanned]);
  },
);
