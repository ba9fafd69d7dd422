import { describe, expect, it } from 'vitest';
import { checkPolicy } from './policy.ts';

const SUPERGRAPH = `
schema
  @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
  @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)
  @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY) { query: Query }
type Query { open: Int known: Int @authenticated person: Person named: Named }
type Person implements Named @requiresScopes(scopes: [["people", "read"], ["all"]]) { name: String @tag(name: "personal") age: Int @authenticated }
interface Named { name: String }
input Ask { id: ID! }
`;

const PEOPLE = [['all'], ['read', 'people']];
const POLICY = {
  classes: {
    PUBLIC: { description: 'Everyone.' },
    KNOWN: { description: 'The known.', authenticated: true },
    PEOPLE: { description: 'Who reads people.', scopes: PEOPLE },
    PEOPLE_KNOWN: { description: 'Both.', authenticated: true, scopes: PEOPLE },
  },
  fields: {
    Query: { open: 'PUBLIC', known: 'KNOWN', person: 'PUBLIC', named: 'PUBLIC' },
    Person: { name: 'PEOPLE personal', age: 'PEOPLE_KNOWN' },
    Named: { name: 'PEOPLE personal' },
  },
};

/** The policy with lines of one type changed; undefined takes a line away. */
function changed(typeName: keyof typeof POLICY.fields, lines: Record<string, string | undefined>) {
  return { ...POLICY, fields: { ...POLICY.fields, [typeName]: { ...POLICY.fields[typeName], ...lines } } };
}

const check = (policy: unknown, supergraph = SUPERGRAPH) => checkPolicy(JSON.stringify(policy), supergraph);
const places = (policy: unknown, supergraph?: string) =>
  check(policy, supergraph).map(({ code, coordinate }) => `${code} ${coordinate}`);

describe('the policy', () => {
  it('holds where each line is what the field and its type demand, in whatever order', () => {
    expect(check(POLICY)).toEqual([]);
  });

  it('fails when the graph gets a field that nobody has decided about, and says what to do', () => {
    const added = SUPERGRAPH.replace('type Query {', 'type Query { salaries: Int');

    expect(check(POLICY, added)).toEqual([
      {
        code: 'POLICY_LINE_MISSING',
        severity: 'ERROR',
        subgraph: null,
        coordinate: 'Query.salaries',
        message: 'Expected a line in schema/policy.json that says who may see Query.salaries; there is none.',
        remedy:
          'Decide who may see it, and write "salaries": "CLASS" under "Query" there by hand, with "CLASS personal" for data about a person.',
      },
    ]);
  });

  it.each([
    [
      'a whole type is added',
      POLICY,
      `${SUPERGRAPH} type Salary { amount: Int }`,
      ['POLICY_LINE_MISSING Salary.amount'],
    ],
    ['a line is taken away', changed('Query', { open: undefined }), SUPERGRAPH, ['POLICY_LINE_MISSING Query.open']],
    [
      'a type has no lines at all',
      { ...POLICY, fields: { ...POLICY.fields, Named: undefined } },
      SUPERGRAPH,
      ['POLICY_LINE_MISSING Named.name'],
    ],
    ['a field is gone', changed('Query', { gone: 'PUBLIC' }), SUPERGRAPH, ['POLICY_LINE_ORPHANED Query.gone']],
    [
      'a type is gone',
      { ...POLICY, fields: { ...POLICY.fields, Gone: { id: 'PUBLIC' }, Empty: {} } },
      SUPERGRAPH,
      ['POLICY_LINE_ORPHANED Empty', 'POLICY_LINE_ORPHANED Gone.id'],
    ],
    [
      'there is a line for what is only put in',
      { ...POLICY, fields: { ...POLICY.fields, Ask: { id: 'PUBLIC' } } },
      SUPERGRAPH,
      ['POLICY_LINE_ORPHANED Ask.id'],
    ],
    ['a line names no class', changed('Query', { open: 'EVERYONE' }), SUPERGRAPH, ['POLICY_CLASS_UNKNOWN Query.open']],
    ['a line is empty', changed('Query', { open: '' }), SUPERGRAPH, ['POLICY_CLASS_UNKNOWN Query.open']],
    [
      'a line has another mark',
      changed('Query', { open: 'PUBLIC secret' }),
      SUPERGRAPH,
      ['POLICY_CLASS_UNKNOWN Query.open'],
    ],
    [
      'a field was opened',
      POLICY,
      SUPERGRAPH.replace('known: Int @authenticated', 'known: Int'),
      ['POLICY_LINE_DIFFERS Query.known'],
    ],
    ['a field was closed', changed('Query', { known: 'PUBLIC' }), SUPERGRAPH, ['POLICY_LINE_DIFFERS Query.known']],
    [
      'a field demands more than its line',
      changed('Person', { age: 'PEOPLE' }),
      SUPERGRAPH,
      ['POLICY_LINE_DIFFERS Person.age'],
    ],
    [
      'a field demands less than its line',
      changed('Person', { name: 'PEOPLE_KNOWN personal' }),
      SUPERGRAPH,
      ['POLICY_LINE_DIFFERS Person.name'],
    ],
    [
      'another alternative is let in',
      POLICY,
      SUPERGRAPH.replace('["all"]', '["all"], ["x"]'),
      ['POLICY_LINE_DIFFERS Named.name', 'POLICY_LINE_DIFFERS Person.age', 'POLICY_LINE_DIFFERS Person.name'],
    ],
    [
      'a field is personal and its line is not',
      changed('Person', { name: 'PEOPLE' }),
      SUPERGRAPH,
      ['POLICY_MARK_DIFFERS Person.name'],
    ],
    [
      'a line is personal and its field is not',
      POLICY,
      SUPERGRAPH.replace('"personal"', '"internal"'),
      ['POLICY_MARK_DIFFERS Named.name', 'POLICY_MARK_DIFFERS Person.name'],
    ],
  ])('fails when %s', (_, policy, supergraph, expected) => {
    expect(places(policy, supergraph)).toEqual(expected);
  });

  it('names both sides where they differ', () => {
    expect(check(changed('Query', { known: 'PEOPLE' }))[0]?.message).toBe(
      'Expected Query.known to demand what PEOPLE is: scopes [["all"],["people","read"]]; the supergraph demands authenticated.',
    );
  });

  it.each([
    ['no JSON', 'PUBLIC'],
    ['no object', '[]'],
    ['no classes', JSON.stringify({ fields: {} })],
    ['no fields', JSON.stringify({ classes: {} })],
    ['a class without a description', JSON.stringify({ classes: { A: {} }, fields: {} })],
    [
      'a class with a misspelt demand',
      JSON.stringify({ classes: { A: { description: '', scope: [['a']] } }, fields: {} }),
    ],
    [
      'a class that is not quite authenticated',
      JSON.stringify({ classes: { A: { description: '', authenticated: 'yes' } }, fields: {} }),
    ],
    ['a class with one list', JSON.stringify({ classes: { A: { description: '', scopes: ['a'] } }, fields: {} })],
    ['a class in small letters', JSON.stringify({ classes: { a: { description: '' } }, fields: {} })],
    ['lines that are no texts', JSON.stringify({ classes: {}, fields: { Query: { a: 1 } } })],
  ])('is refused as a whole with %s', (_, text) => {
    expect(checkPolicy(text, SUPERGRAPH).map(({ code }) => code)).toEqual(['POLICY_UNREADABLE']);
  });
});
