/** What questions are about: each asks for those of these that it names. */
export interface About {
  readonly indicator: string;
  readonly agency: string;
  readonly target: string;
  readonly mandate: string;
  readonly observation: string;
  readonly directive: string;
  readonly year: number;
  readonly period: string;
  /** A day within the period. */
  readonly on: string;
  readonly index: string;
  /** Of periods: that of the period. */
  readonly grain: string;
}

const TYPES: Readonly<Record<keyof About | 'after', string>> = {
  ...{ indicator: 'ID!', agency: 'ID!', target: 'ID!', mandate: 'ID!', observation: 'ID!', directive: 'ID!' },
  ...{ year: 'Int!', period: 'String!', on: 'Date!', index: 'String!', after: 'String', grain: 'PeriodGrain!' },
};

const PAGE = 'totalCount pageInfo { hasNextPage endCursor }';
const AGENCY = 'agency { id name level }';
const RATIO = 'ratio { numerator denominator percent }';
const MANDATE = `id part number asWritten leadAsWritten evaluator { id name } indicator { id key } directive { id symbol }
  evidence { id symbol } targets { id number }`;
const INDICATOR = `id key name unit direction method numerator denominator isFormulaStated mayExceedWhole owner { id name }
  evaluator { id name } validFrom validTo seriesBreaks { on reason directive { id symbol } }
  similarTo { indicator { id key } kind difference isVerified }`;
const TARGET = `id number value unit operator isOperatorWritten asWritten strength from to classes { id name }
  agencies { id name } subunitsAsWritten cohort { indicator { key } operator value from to asWritten } mandate { ${MANDATE} }`;
const OBSERVATION = `id indicator { id key } scope ${AGENCY} from to periodAsWritten ${RATIO} value unit bound asWritten flags
  directive { id symbol } clause publishedBy recordedAt members { id name } missingMembers { id name } missingCount areMembersStated
  override { originalValue originalRatio { numerator denominator } reason authorisedBy { id } recordedAt }`;
const EVALUATION = `indicator { id key } ${AGENCY} target { id value } observation { id value } outcome isMet margin marginUnit
  rank rankedCount`;
const SCORE = `period from to judgedOn points exactPoints { numerator denominator } maximumKnown isComplete
  hasUnknownWeights isProvisional classification { name } official { id points source statedOn } officials { id points partKey }
  difference definition { id name remark }
  components { definition { key points } observation { id } lastYear { id } ${RATIO} points reasonNotScored
    isProvisional official { points } difference }
  groups { definition { key points } points maximumKnown unassigned official { points } difference }`;

/**
 * Questions that cover what `indicators` answers, and what the others answer about the same things, by name; each is the
 * selection of a query. A new field that is computed from facts gets its question here.
 */
export const QUESTIONS = {
  indicator: `indicator(id: $indicator) { ${INDICATOR} mandates { ${MANDATE} } targets(year: $year, page: { first: 5 }) {
    ${PAGE} nodes { id value evaluations(page: { first: 3 }) { totalCount nodes { outcome margin } } } }
    observations(agencyId: $agency, page: { first: 5 }) { ${PAGE} nodes { id value flags } } conflicts(page: { first: 5 }) { ${PAGE} nodes { kind
      isWithinOneDirective higher { id value } lower { id value } } } }`,
  indicators: `indicators(filter: { targetYear: $year, bindsId: $agency }, page: { first: 3, after: $after }) {
    ${PAGE} nodes { ${INDICATOR} } }`,
  indicatorsOfDirective: `indicators(filter: { directiveId: $directive }, page: { first: 50 }) { ${PAGE} nodes { id key name } }`,
  target: `target(id: $target) { ${TARGET} evaluations(page: { first: 5 }) { ${PAGE} nodes { ${EVALUATION} } } }`,
  targets: `targets(filter: { year: $year, indicatorId: $indicator }, page: { first: 3, after: $after }) {
    ${PAGE} nodes { ${TARGET} } }`,
  targetsOfAgency: `targets(filter: { bindsId: $agency, year: $year }, page: { first: 50 }) { ${PAGE} nodes { id value from to } }`,
  observation: `observation(id: $observation) { ${OBSERVATION} evaluations { ${EVALUATION} } }`,
  observations: `observations(filter: { indicatorId: $indicator }, page: { first: 4, after: $after }) {
    ${PAGE} nodes { ${OBSERVATION} } }`,
  observationsOfTime: `observations(filter: { scopes: [AGENCY, NATIONWIDE], to: $on }, page: { first: 3, after: $after }) {
    ${PAGE} nodes { id value flags } }`,
  evaluations: `evaluations(filter: { year: $year, indicatorId: $indicator }, page: { first: 10, after: $after }) {
    ${PAGE} nodes { ${EVALUATION} } }`,
  evaluationsOfLevel: `evaluations(filter: { year: $year, indicatorId: $indicator, level: PROVINCE, outcomes: [MET, NOT_MET, TO_DATE] },
    page: { first: 10 }) { ${PAGE} nodes { ${EVALUATION} } }`,
  evaluationsOfDirective: `evaluations(filter: { year: $year, directiveId: $directive, agencyId: $agency }, page: { first: 20 }) {
    ${PAGE} nodes { ${EVALUATION} } }`,
  conflicts: `targetConflicts(indicatorId: $indicator, page: { first: 2, after: $after }) { ${PAGE} nodes {
    kind isWithinOneDirective higher { id value asWritten } lower { id value asWritten } } }`,
  conflictsOfYear: `targetConflicts(year: $year, page: { first: 5 }) { ${PAGE} nodes { kind higher { id value } lower { id value } } }`,
  agency: `agency(id: $agency) { id name level names { name validFrom validTo } parent { id name }
    predecessors { on kind legalBasis from { id name } } successors { on kind to { id name } }
    observations(indicatorId: $indicator, page: { first: 5 }) { ${PAGE} nodes { ${OBSERVATION} } }
    evaluations(year: $year, page: { first: 20 }) { ${PAGE} nodes { ${EVALUATION} } } }`,
  scorecard: `agency(id: $agency) { id name scorecard(key: $index, period: $period) { ${SCORE} } }`,
  scorecards: `scorecards(filter: { key: $index, period: $period }, page: { first: 3, after: $after }) {
    ${PAGE} nodes { ${AGENCY} points difference official { points } } }`,
  scorecardDefinition: `scorecardDefinition(key: $index, on: $on) { id name remark maximum validFrom validTo isValidFromKnown
    directive { id symbol } evaluator { id name } groups { key parentKey name points isVerified }
    components { key groupKey name points isScored fullMarksAtPercent emptyDenominator multipliedByKey indicator { id key } }
    classes { name minimum } }`,
  mandates: `directive(id: $directive) { id symbol subject mandates(page: { first: 5, after: $after }) { ${PAGE} nodes { ${MANDATE} } } }`,
  observationMetrics: `observationMetrics(level: PROVINCE, grain: $grain, groupBy: { agency: PROVINCE, period: QUARTER, isOverridden: true },
    where: { indicatorIds: [$indicator] }, page: { first: 10, after: $after }) { ${PAGE} nodes { agency { id name } agencyFlags
      period { name firstOn lastOn } isOverridden observations withParts inexact numerator denominator rate { numerator denominator percent } } }
    agency(id: $agency) { id observationMetrics(level: PROVINCE, grain: $grain, where: { indicatorIds: [$indicator] }) {
      observations denominator rate { percent } } }`,
  caseMetrics: `caseMetrics(groupBy: { agency: PROVINCE, period: MONTH }, where: { indicatorIds: [$indicator] }, page: { first: 5 }) {
    ${PAGE} publication { version countedAt } nodes { agency { id name } period { name firstOn lastOn } cases counted rate { percent } } }`,
  caseCounts: `caseCounts(filter: { indicatorId: $indicator }, page: { first: 6, after: $after }) {
    ${PAGE} nodes { agency { id name } month cases counted rate { percent } reason recordedAt } }`,
  formulas: `indicator(id: $indicator) { id formulas { id key name document definitionHash numeratorPath grain rights isApproved
    endedOn agencyClass { id name } approvals { side basis recordedAt } fault { code part } } }
    formulas(page: { first: 5 }) { ${PAGE} nodes { id name } }`,
  work: `agency(id: $agency) { id taskMetrics { assignments done overdue } }
    taskMetrics(groupBy: { agency: PROVINCE, state: true }, page: { first: 20, after: $after }) {
      ${PAGE} nodes { agency { id name } agencyFlags state assignments overdue } }`,
} as const satisfies Readonly<Record<string, string>>;

/** What is asked by operators: nobody else may know it. */
export const OF_OPERATORS: readonly QuestionName[] = ['caseCounts'];
/** What is answered as it is published, on no other boundaries than its own. */
export const ON_OWN_BOUNDARIES: readonly QuestionName[] = ['caseMetrics'];

export type QuestionName = keyof typeof QUESTIONS;
export const QUESTION_NAMES = Object.keys(QUESTIONS) as QuestionName[];

/** A query with what it takes of what it is about. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly hasPages: boolean;
}

export function questionOf(name: QuestionName, about: About): Question {
  const selection: string = QUESTIONS[name];
  const taken = Object.entries(TYPES).filter(([variable]) => new RegExp(`\\$${variable}\\b`).test(selection));
  const declared = taken.map(([variable, type]) => `$${variable}: ${type}`).join(', ');
  const given = { ...about } as Readonly<Record<string, unknown>>;
  return {
    query: `query ${declared === '' ? '' : `(${declared})`} { ${selection} }`,
    variables: Object.fromEntries(taken.map(([variable]) => [variable, given[variable] ?? null])),
    hasPages: taken.some(([variable]) => variable === 'after'),
  };
}
