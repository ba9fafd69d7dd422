import { idsByKey } from './asking.ts';
import { QUESTION_NAMES, questionOf } from './corrections-questions.ts';
import { agencies, directives, indicators, mandates, observations, targets } from './reference-data.ts';

const VARIABLES = {
  indicator: idsByKey(indicators)('online_payment'),
  agency: idsByKey(agencies)('province/phu-tho'),
  target: targets[0]!.id,
  mandate: mandates[0]!.id,
  observation: observations[0]!.id,
  directive: directives.find(({ key }) => key.startsWith('221/VPCP-KSTT@'))!.id,
  ...{ year: 2024, period: '2024-06', on: '2024-06-30', index: '766', grain: 'MONTH' },
};

/** Ways into lists that no question of the trial of corrections takes. */
const ENTRANCES = [
  `{ indicatorByKey(key: "766.2.1") { id } indicators { totalCount nodes { id } }
    named: indicators(filter: { name: "thanh toán" }) { totalCount nodes { id } } }`,
  `query ($agency: ID!, $indicator: ID!, $directive: ID!) {
    all: observations { totalCount nodes { id } }
    ofAgency: observations(filter: { agencyId: $agency }) { totalCount nodes { id } }
    ofBoth: observations(filter: { agencyId: $agency, indicatorId: $indicator }) { totalCount nodes { id } }
    ofDirective: observations(filter: { directiveId: $directive }) { totalCount nodes { id } }
    agency(id: $agency) { observations { totalCount nodes { id } } }
    indicator(id: $indicator) { observations { totalCount nodes { id } } targets { totalCount nodes { id } } }
  }`,
  `query ($directive: ID!) { all: targets { totalCount nodes { id } }
    ofDirective: targets(filter: { directiveId: $directive }) { totalCount nodes { id } } }`,
  '{ evaluations(filter: { year: 2024 }, page: { first: 1 }) { totalCount nodes { observation { id } } } }',
  `query ($directive: ID!) { evaluations(filter: { year: 2024, directiveId: $directive }, page: { first: 1 }) {
    nodes { target { evaluations(page: { first: 1 }) { nodes { rank } } } } } }`,
  `query ($indicator: ID!) { indicator(id: $indicator) { reporting(from: "2024-01-01", to: "2024-12-31") {
    agencies { percent } missing { id } latestTo latestRecordedAt lagDays } } }`,
  `query ($agency: ID!, $indicator: ID!) { caseMetrics(groupBy: { agency: PROVINCE, indicator: true }) { totalCount }
    agency(id: $agency) { caseMetrics(indicatorId: $indicator, period: "2024") { cases } } }`,
];

/** How merged provinces stand, on the boundaries of the day on which they were. */
const ON_BOUNDARIES: AskedDocument = {
  query: `query ($indicator: ID!) { evaluations(filter: { year: 2024, indicatorId: $indicator, level: PROVINCE }, page: { first: 3 }) {
    nodes { rank flags ratio { numerator } observations { id } } } }`,
  variables: { indicator: VARIABLES.indicator },
  onBoundariesOf: '2025-07-01',
};

/** Formulas: one with approvals and a fault, and a number that it came to. */
export const FORMULA_DOCUMENT = `query ($formula: ID!, $observation: ID!, $indicator: ID!) {
  formula(id: $formula) { isApproved approvals { side } fault { code } indicator { formulas { id } } }
  observation(id: $observation) { flags computation { document formula { key } } }
  all: formulas(filter: { isBroken: true }) { totalCount nodes { id } }
  ofIndicator: formulas(filter: { indicatorId: $indicator }) { totalCount nodes { id } }
}`;

/** A document that the gateway is asked. */
export interface AskedDocument {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly onBoundariesOf?: string;
}

/** Documents that between them run every loader of `indicators`. */
export const INDICATOR_DOCUMENTS: readonly AskedDocument[] = [
  ...QUESTION_NAMES.map((name) => questionOf(name, VARIABLES)),
  ...ENTRANCES.map((query) => ({
    query,
    variables: Object.fromEntries(Object.entries(VARIABLES).filter(([name]) => query.includes(`$${name}:`))),
  })),
  ON_BOUNDARIES,
];
