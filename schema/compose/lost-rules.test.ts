import { describe, expect, it } from 'vitest';
import { readAccess } from '../access.ts';
import { checkSubgraph, compose } from '../compose.ts';
import { lostRules } from './lost-rules.ts';

const FEDERATION = 'https://specs.apollo.dev/federation/v2.9';
const link = (imports: string) => `extend schema @link(url: "${FEDERATION}", import: [${imports}])\n`;
const ALL = link(
  '"@key", "@shareable", "@authenticated", "@requiresScopes", "@policy", "@tag", "@override", "@interfaceObject"',
);

/** What the supergraph of these subgraphs, named a, b, c, says. */
function composed(...sdls: string[]): string {
  const result = compose(subgraphs(sdls));
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.supergraphSdl;
}

function subgraphs(sdls: readonly string[]) {
  return sdls.map((sdl, index) => ({ name: 'abc'[index]!, sdl }));
}

function failure(...sdls: string[]) {
  const result = compose(subgraphs(sdls));
  return result.ok ? 'composed' : result.findings;
}

describe('access rules through composition', () => {
  it.each([
    [
      'imported',
      link('"@authenticated", "@requiresScopes", "@policy", "@tag"'),
      '',
      ['authenticated', 'requiresScopes', 'policy', 'tag'],
    ],
    [
      'renamed',
      link(
        '{ name: "@authenticated", as: "@login" }, { name: "@requiresScopes", as: "@needs" }, { name: "@policy", as: "@rule" }, { name: "@tag", as: "@mark" }',
      ),
      '',
      ['login', 'needs', 'rule', 'mark'],
    ],
    ['not imported', link(''), 'federation__', ['authenticated', 'requiresScopes', 'policy', 'tag']],
  ])('survive when they are %s', (_, header, prefix, [known, needs, rule, mark]) => {
    const at = (name = '') => `@${prefix}${name}`;
    const rules = readAccess(
      composed(`${header}
        type Query ${at(known)} { a: A e: E }
        type A { n: Int ${at(needs)}(scopes: [["x", "y"], ["z"]]) ${at(mark)}(name: "personal") s: S }
        scalar S ${at(rule)}(policies: [["p"]])
        enum E ${at(known)} { X }`),
    );

    expect(rules.ofField('Query', 'a')).toEqual([{ kind: 'authenticated' }]);
    expect(rules.ofField('A', 'n')).toEqual([{ kind: 'scopes', anyOf: [['x', 'y'], ['z']] }]);
    expect([...rules.tagsOf('A', 'n')]).toEqual(['personal']);
    expect(rules.ofType('S')).toEqual([{ kind: 'policies', anyOf: [['p']] }]);
    expect(rules.ofType('E')).toEqual([{ kind: 'authenticated' }]);
  });

  it('are all demanded where several subgraphs give a field rules of their own', () => {
    const rules = readAccess(
      composed(
        `${ALL} type Query { a: Int @shareable @requiresScopes(scopes: [["x"]]) }`,
        `${ALL} type Query { a: Int @shareable @requiresScopes(scopes: [["y"], ["z"]]) @authenticated }`,
        `${ALL} type Query { a: Int @shareable }`,
      ),
    );

    expect(rules.ofField('Query', 'a')).toEqual([
      { kind: 'authenticated' },
      {
        kind: 'scopes',
        anyOf: [
          ['x', 'y'],
          ['x', 'z'],
        ],
      },
    ]);
  });

  it('stay with a field that another subgraph takes over, and with one of an interface object', () => {
    const rules = readAccess(
      composed(
        `${ALL} type Query { a: A i: I } type A @key(fields: "id") { id: ID! x: Int @authenticated }
         interface I @key(fields: "id") { id: ID! } type B implements I @key(fields: "id") { id: ID! }`,
        `${ALL} type A @key(fields: "id") { id: ID! x: Int @override(from: "a") }
         type I @key(fields: "id") @interfaceObject { id: ID! y: Int @authenticated }`,
      ),
    );

    expect(rules.ofField('A', 'x')).toEqual([{ kind: 'authenticated' }]);
    expect(rules.ofField('B', 'y')).toEqual([{ kind: 'authenticated' }]);
    expect(rules.ofField('I', 'y')).toEqual([{ kind: 'authenticated' }]);
  });

  it('stay in a contract, whose supergraph bears no tag any more', () => {
    const sdl = `${ALL} type Query { a: Int @tag(name: "personal") b: Int @tag(name: "internal") @authenticated c: Int @authenticated }`;
    const contract = compose([{ name: 'a', sdl }], { hiddenTags: ['internal'] });
    if (!contract.ok) throw new Error(JSON.stringify(contract.findings));

    expect(contract.supergraphSdl).not.toContain('@tag(name: "personal")');
    expect(readAccess(contract.supergraphSdl).ofField('Query', 'c')).toEqual([{ kind: 'authenticated' }]);
  });

  it('stay with a root type under another name', () => {
    const rules = readAccess(composed(`${ALL} schema { query: Ask } type Ask @authenticated { a: Int }`));

    expect(rules.ofField('Query', 'a')).toEqual([{ kind: 'authenticated' }]);
  });

  it('refuses a rule that the library drops: no scope at all, which nobody has', () => {
    expect(failure(`${ALL} type Query { a: Int @requiresScopes(scopes: []) b: Int }`)).toEqual([
      {
        code: 'ACCESS_RULE_LOST',
        severity: 'ERROR',
        subgraph: 'a',
        coordinate: 'Query.a',
        message: 'Expected the supergraph to demand scopes [] at Query.a, as a does; composition dropped it.',
        remedy: expect.stringContaining('under its own name'),
      },
    ]);
  });

  it.each([
    ['defined by the subgraph itself', link('"@key"')],
    ['defined beside the real one under another name', link('{ name: "@authenticated", as: "@login" }')],
  ])('refuses an @authenticated that is %s, which the library takes for a custom directive', (_, header) => {
    const sdl = `${header} directive @authenticated on FIELD_DEFINITION type Query { a: Int @authenticated }`;
    const finding = {
      code: 'ACCESS_UNREADABLE',
      severity: 'ERROR',
      subgraph: 'a',
      coordinate: null,
      message: 'Expected a @link that explains @authenticated; none does, so nobody would enforce it.',
      remedy: expect.stringContaining('Import "@authenticated"'),
    };

    expect(failure(sdl)).toEqual([finding]);
    expect(checkSubgraph({ name: 'a', sdl })).toEqual([finding]);
  });

  it('refuses what the specification does: rules on interfaces, and fields that require more than they demand', () => {
    expect(
      failure(`${ALL} type Query { i: I } interface I { n: Int @authenticated } type A implements I { n: Int }`),
    ).toEqual([
      expect.objectContaining({
        code: 'AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE',
        remedy: expect.stringContaining('implement'),
      }),
    ]);
    expect(
      failure(
        `${ALL} type Query { a: A } type A @key(fields: "id") { id: ID! x: Int @authenticated }`,
        `${link('"@key", "@external", "@requires"')} type A @key(fields: "id") { id: ID! x: Int @external y: Int @requires(fields: "x") }`,
      ),
    ).toEqual([
      expect.objectContaining({
        code: 'MISSING_TRANSITIVE_AUTH_REQUIREMENTS',
        remedy: expect.stringContaining('requires'),
      }),
    ]);
  });
});

describe('a supergraph that demands less than a subgraph', () => {
  const OWN = `${ALL} schema { query: Ask }
    type Ask { known: Int @authenticated either: Int @requiresScopes(scopes: [["x"], ["y", "z"]]) p: Int @policy(policies: [["p"]]) person: Person }
    type Person @requiresScopes(scopes: [["people"]]) { name: String @tag(name: "personal") }`;
  const LINKS =
    'schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY) @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY) @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY) { query: Query }';
  const QUERY =
    'type Query { known: Int @authenticated either: Int @requiresScopes(scopes: [["x"], ["y", "z"]]) p: Int @policy(policies: [["p"]]) person: Person }';
  const PERSON = 'type Person @requiresScopes(scopes: [["people"]]) { name: String @tag(name: "personal") }';
  const lost = (query: string, person: string) =>
    lostRules([{ name: 'own', sdl: OWN }], `${LINKS} ${query} ${person}`).map(({ code, coordinate, message }) => [
      code,
      coordinate,
      /to (.*) at /.exec(message)?.[1],
    ]);

  it('is not one that demands the same, or more', () => {
    expect(lost(QUERY, PERSON)).toEqual([]);
    expect(
      lost(
        QUERY.replace('[["x"], ["y", "z"]]', '[["y", "z", "w"]]').replace('type Query', 'type Query @authenticated'),
        PERSON.replace('name: String', 'name: String @authenticated'),
      ),
    ).toEqual([]);
  });

  it.each([
    ['a directive', QUERY.replace('@authenticated', ''), PERSON, [['Query.known', 'demand authenticated']]],
    [
      'a name of one alternative',
      QUERY.replace('["y", "z"]', '["z"]'),
      PERSON,
      [['Query.either', 'demand scopes [["x"],["y","z"]]']],
    ],
    [
      'nothing, but adds an alternative',
      QUERY.replace('["x"]', '["x"], ["w"]'),
      PERSON,
      [['Query.either', 'demand scopes [["x"],["y","z"]]']],
    ],
    [
      'a policy for a scope of the same name',
      QUERY.replace('@policy(policies:', '@requiresScopes(scopes:'),
      PERSON,
      [['Query.p', 'demand policies [["p"]]']],
    ],
    [
      'what stands on a type',
      QUERY,
      PERSON.replace('@requiresScopes(scopes: [["people"]])', ''),
      [
        ['Person', 'demand scopes [["people"]]'],
        ['Person.name', 'demand scopes [["people"]]'],
      ],
    ],
    [
      'the mark of what is personal',
      QUERY,
      PERSON.replace('"personal"', '"internal"'),
      [['Person.name', 'keep @tag(name: "personal")', 'PERSONAL_MARK_LOST']],
    ],
  ])('is one that lost %s', (_, query, person, expected) => {
    expect(lost(query, person)).toEqual(
      expected.map(([place, what, code = 'ACCESS_RULE_LOST']) => [code, place, what]),
    );
  });

  it('is one whose rules cannot be read', () => {
    expect(lostRules([{ name: 'own', sdl: OWN }], `${QUERY} ${PERSON}`)).toEqual([
      expect.objectContaining({ code: 'ACCESS_UNREADABLE', subgraph: null }),
    ]);
  });
});
