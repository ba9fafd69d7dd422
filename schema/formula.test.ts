import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formulaApi } from './formula/api.ts';
import { checkFormula, type Formula, numberAt, printedFormula, usesAgency, variablesOf, wayEnd } from './formula.ts';

const SDL = `
  scalar Date
  scalar Decimal
  type Query { agency(id: ID!): Agency  totals(from: Date, to: Date): Totals!  named(text: String): [Named!]!  grid: [[Int!]!]! }
  interface Named { id: ID!  size: Int! }
  type Agency implements Named { id: ID!  size: Int!  name: String!  totals(on: Date!): Totals  children: [Agency!]! }
  type Unit implements Named { id: ID!  size: Int!  amount: Decimal! }
  type Totals { done: Int!  all: Int  amount: Decimal!  share: Float!  days: [Int!]! }
  type Mutation { change(id: ID!): Totals }
  type Subscription { changed: Totals }
`;
const API = formulaApi(SDL, null);

const asked = (document: string, numeratorPath = 'totals.done', denominatorPath: string | null = null) =>
  checkFormula({ document, numeratorPath, denominatorPath }, API);
const codes = (...formula: Parameters<typeof asked>) => asked(...formula).map(({ code, at }) => [code, at]);
/** What a path of a document comes to. */
const path = (document: string, at: string) => asked(document, at).map(({ code, about }) => [code, about]);

describe('a formula', () => {
  const BY_AGENCY = `query ($agencyId: ID!, $to: Date!) {
    agency(id: $agencyId) { totals(on: $to) { done all } }
  }`;

  it('is one query with two paths to exact numbers', () => {
    expect(asked(BY_AGENCY, 'agency.totals.done', 'agency.totals.all')).toEqual([]);
    expect(asked('query ($from: Date!, $to: Date!) { totals(from: $from, to: $to) { done } }')).toEqual([]);
  });

  it.each([
    ['is no GraphQL', '{ totals { done }', 'FORMULA_NOT_GRAPHQL'],
    ['is empty', '', 'FORMULA_NOT_GRAPHQL'],
    ['is a mutation', 'mutation { change(id: "1") { done } }', 'FORMULA_NOT_ONE_QUERY'],
    ['is a subscription', 'subscription { changed { done } }', 'FORMULA_NOT_ONE_QUERY'],
    ['is two queries', 'query A { totals { done } } query B { totals { done } }', 'FORMULA_NOT_ONE_QUERY'],
    [
      'is a query beside a mutation',
      'query A { totals { done } } mutation B { change(id: "1") { done } }',
      'FORMULA_NOT_ONE_QUERY',
    ],
    ['holds no operation', 'fragment A on Totals { done }', 'FORMULA_NOT_ONE_QUERY'],
    ['defines types', '{ totals { done } } type A { b: Int }', 'FORMULA_NOT_ONE_QUERY'],
    ['asks for a field that is not there', '{ totals { gone done } }', 'FORMULA_INVALID'],
    ['leaves a needed argument out', '{ agency { id } totals { done } }', 'FORMULA_INVALID'],
    ['declares a variable that it does not use', 'query ($to: Date!) { totals { done } }', 'FORMULA_INVALID'],
    [
      'declares a variable of its own',
      'query ($text: String!) { named(text: $text) { id } totals { done } }',
      'FORMULA_VARIABLE_UNKNOWN',
    ],
    [
      'declares a day that may be left out',
      'query ($to: Date) { totals(to: $to) { done } }',
      'FORMULA_VARIABLE_UNKNOWN',
    ],
    [
      'declares a day with a default',
      'query ($to: Date! = "2024-01-01") { totals(to: $to) { done } }',
      'FORMULA_VARIABLE_UNKNOWN',
    ],
    [
      'declares an agency as a text',
      'query ($agencyId: String!) { named(text: $agencyId) { id } totals { done } }',
      'FORMULA_VARIABLE_UNKNOWN',
    ],
    [
      'lets a variable decide what is left out',
      'query ($to: Boolean!) { totals { done @skip(if: $to) } }',
      'FORMULA_VARIABLE_UNKNOWN',
    ],
  ])('is refused when it %s', (_, document, code) => {
    expect(codes(document)).toEqual([[code, 'document']]);
  });

  it('is of at most 10000 characters, and of no more parts than it takes to ask for two numbers', () => {
    const padded = (length: number) => `{ totals { done } }${'#'.repeat(length - 19)}`;
    expect(codes(padded(10_000))).toEqual([]);
    expect(asked(padded(10_001))).toEqual([{ code: 'FORMULA_TOO_LONG', at: 'document', about: '10001' }]);
    const aliases = Array.from({ length: 331 }, (_, at) => `a${at}: done`).join(' ');
    expect(codes(`{ totals { ${aliases} done done } }`)).toEqual([]);
    expect(codes(`{ totals { ${aliases} done done done } }`)).toEqual([['FORMULA_NOT_GRAPHQL', 'document']]);
  });

  it('says what is wrong, with the place in the document', () => {
    expect(asked('{ totals {\n  gone } }')).toEqual([
      {
        code: 'FORMULA_INVALID',
        at: 'document',
        about: 'Cannot query field "gone" on type "Totals". Did you mean "done"? (2:3)',
      },
    ]);
    const faults = asked('{ totals { done } }', 'totals.gone', 'totals');
    expect(faults).toEqual([
      { code: 'FORMULA_PATH_UNKNOWN', at: 'numeratorPath', about: 'totals.gone' },
      { code: 'FORMULA_PATH_NOT_A_NUMBER', at: 'denominatorPath', about: 'totals: Totals!' },
    ]);
  });
});

describe('a path', () => {
  const FRAGMENTS = `{ named { ...Size ... on Unit { worth: amount } } all: totals { ...Parts } }
    fragment Size on Named { size } fragment Parts on Totals { days ... { sum: amount } }`;

  it.each([
    ['an Int that may be null', '{ totals { all } }', 'totals.all'],
    ['a Decimal', '{ totals { amount } }', 'totals.amount'],
    ['an alias', '{ a: totals { b: done } }', 'a.b'],
    ['an item of a list', '{ totals { days } }', 'totals.days.0'],
    ['an item of a list in a list', '{ grid }', 'grid.10.2'],
    ['a field of a fragment on an interface', FRAGMENTS, 'named.0.size'],
    ['a field of an inline fragment on a member', FRAGMENTS, 'named.3.worth'],
    ['a fragment in a fragment', FRAGMENTS, 'all.sum'],
    ['a field that is selected in two parts', '{ totals { done } totals { amount } }', 'totals.amount'],
    ['a field that is not skipped', '{ totals @skip(if: false) { done @include(if: true) } }', 'totals.done'],
  ])('leads to %s', (_, document, at) => {
    expect(path(document, at)).toEqual([]);
  });

  it.each([
    ['is empty', '', ''],
    ['begins elsewhere', 'done', 'done'],
    ['uses the name of a field that has an alias', 'all.amount', 'all.amount'],
    ['goes on after a number', 'all.sum.0', 'all.sum.0'],
    ['leaves out the place in a list', 'named.size', 'named.size'],
    ['names a place outside a list', 'all.0', 'all.0'],
    ['counts from below zero', 'named.-1.size', 'named.-1'],
    ['writes a place with a leading zero', 'named.00.size', 'named.00'],
    ['ends in a dot', 'all.sum.', 'all.sum.'],
    ['names what every object has by nature', 'all.constructor', 'all.constructor'],
    ['is longer than any answer is deep', `all.${'a'.repeat(300)}`, `all.${'a'.repeat(56)}…`],
  ])('is unknown when it %s', (_, at, about) => {
    expect(path(FRAGMENTS, at)).toEqual([['FORMULA_PATH_UNKNOWN', about]]);
  });

  it('is unknown where what it names is always left out', () => {
    expect(path('{ totals { done @skip(if: true) all } }', 'totals.done')).toEqual([
      ['FORMULA_PATH_UNKNOWN', 'totals.done'],
    ]);
    expect(path('{ totals { ... @include(if: false) { done } all } }', 'totals.done')).toEqual([
      ['FORMULA_PATH_UNKNOWN', 'totals.done'],
    ]);
  });

  it.each([
    ['a list', '{ totals { days } }', 'totals.days', 'totals.days: [Int!]!'],
    ['a Float, which is not exact', '{ totals { share } }', 'totals.share', 'totals.share: Float!'],
    ['a text', '{ agency(id: "1") { name } }', 'agency.name', 'agency.name: String!'],
    ['an object', '{ totals { done } }', 'totals', 'totals: Totals!'],
  ])('is refused when it leads to %s', (_, document, at, about) => {
    expect(path(document, at)).toEqual([['FORMULA_PATH_NOT_A_NUMBER', about]]);
  });
});

describe('a formula that anybody may ask', () => {
  const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
  const PUBLIC = formulaApi(read('api/public.graphql'), read('supergraph.graphql'));
  const INTERNAL = formulaApi(read('api/internal.graphql'), null);
  const formula = (document: string, numeratorPath: string): Formula => ({
    document,
    numeratorPath,
    denominatorPath: null,
  });
  const TASKS = formula('query ($to: Date!) { taskMetrics(on: $to) { nodes { done } } }', 'taskMetrics.nodes.0.done');
  const GRANTS = formula(
    'query ($agencyId: ID!) { agency(id: $agencyId) { grants { totalCount } } }',
    'agency.grants.totalCount',
  );

  it('asks for what everybody may see, whatever the schema shows', () => {
    expect(checkFormula(TASKS, PUBLIC)).toEqual([]);
    expect(checkFormula(GRANTS, PUBLIC)).toEqual([
      { code: 'FORMULA_FIELD_PROTECTED', at: 'document', about: 'Agency.grants' },
      { code: 'FORMULA_FIELD_PROTECTED', at: 'document', about: 'GrantConnection.totalCount' },
    ]);
    expect(checkFormula(GRANTS, INTERNAL)).toEqual([]);
  });

  it('finds a protected field in a fragment under an alias', () => {
    const hidden = formula(
      'query ($agencyId: ID!) { agency(id: $agencyId) { ...A childCount: id } } fragment A on Agency { g: grants { totalCount } }',
      'agency.g.totalCount',
    );
    expect(checkFormula(hidden, PUBLIC).map(({ about }) => about)).toContain('Agency.grants');
  });

  it('asks for nothing that the supergraph does not have: nobody has said that it is open', () => {
    const strange = formulaApi('type Query { stranger: Int }', read('supergraph.graphql'));
    expect(checkFormula(formula('{ stranger }', 'stranger'), strange).map(({ code }) => code)).toEqual([
      'FORMULA_FIELD_PROTECTED',
    ]);
  });
});

describe('what a formula comes to', () => {
  const ANSWER = { totals: { done: 3, amount: '12.50', share: 0.5, none: null, list: [{ n: 1 }, null] }, text: 'x' };

  it.each([
    ['totals.done', '3'],
    ['totals.amount', '12.50'],
    ['totals.list.0.n', '1'],
    ['totals.none', null],
    ['totals.none.deeper', null],
    ['totals.list.1.n', null],
    ['totals.list.2.n', null],
    ['totals.list.x', null],
    ['totals.share', null],
    ['text', null],
    ['totals', null],
    ['totals.toString', null],
  ])('is at %s %s', (at, number) => {
    expect(numberAt(ANSWER, at)).toBe(number);
  });

  it('is nothing without an answer, and the way tells where it ends', () => {
    expect(numberAt(null, 'totals.done')).toBeNull();
    expect(wayEnd(ANSWER, 'totals.none.deeper')).toEqual(['totals', 'none']);
    expect(wayEnd(ANSWER, 'totals.list.1.n')).toEqual(['totals', 'list', 1]);
    expect(wayEnd(ANSWER, 'totals.done')).toEqual(['totals', 'done']);
  });
});

describe('a document', () => {
  it('is the same however it is laid out', () => {
    const printed = printedFormula('query($to:Date!){totals(to:$to){done,all}}');
    expect(printedFormula('# of all\nquery ( $to : Date! ) {\n totals( to: $to ) { done all } }')).toBe(printed);
    expect(printedFormula('{ totals { all done } }')).not.toBe(printedFormula('{ totals { done all } }'));
    expect(printedFormula('{ broken')).toBe('{ broken');
  });

  it('names the variables that it declares, of those that there are', () => {
    expect(variablesOf('query ($to: Date!, $other: Int, $agencyId: ID!) { a }')).toEqual(['agencyId', 'to']);
    expect(variablesOf('{ broken')).toEqual([]);
    expect([usesAgency('query ($agencyId: ID!) { a }'), usesAgency('{ a }')]).toEqual([true, false]);
  });
});
