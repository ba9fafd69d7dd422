import { describe, expect, it } from 'vitest';
import { type AccessBearer, type Demand, meets, readAccess } from './access.ts';

const AUTHENTICATED: Demand = { kind: 'authenticated' };
const scopes = (...anyOf: string[][]): Demand => ({ kind: 'scopes', anyOf });
const policies = (...anyOf: string[][]): Demand => ({ kind: 'policies', anyOf });

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@requiresScopes", "@policy", "@tag", "@requires", "@external", "@interfaceObject", "@context", "@fromContext"])';

/** A subgraph of the current federation specification. */
const subgraph = (sdl: string) => readAccess(`${LINK}\n${sdl}`);

/** A supergraph, with these links besides the usual ones. */
const supergraph = (links: string, sdl: string) =>
  readAccess(
    `schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION) ${links} { query: Query }\n${sdl}`,
  );

const SECURITY = ['authenticated', 'requiresScopes', 'policy']
  .map((name) => `@link(url: "https://specs.apollo.dev/${name}/v0.1", for: SECURITY)`)
  .join(' ');

const unreadable = (message?: RegExp) =>
  expect.objectContaining({
    ...(message ? { message: expect.stringMatching(message) } : {}),
    extensions: { code: 'ACCESS_UNREADABLE', remedy: expect.any(String) },
  });

describe('what a field demands', () => {
  const rules = subgraph(`
    type Query { open: Int known: Int @authenticated task: Task }
    type Task @requiresScopes(scopes: [["tasks:read"]]) { title: String note: String @policy(policies: [["b", "a"], ["c"]]) }
    extend type Task @authenticated { late: Int }
    scalar Secret @authenticated
    enum State @policy(policies: [["a"]]) { ON OFF }
    union Either @authenticated = Task
    input Ask { id: ID! }
  `);

  it.each([
    ['nothing, for everyone', 'Query', 'open', []],
    ['its own directive', 'Query', 'known', [AUTHENTICATED]],
    ['not what its return type demands', 'Query', 'task', []],
    ['what its type and its extensions demand', 'Task', 'title', [AUTHENTICATED, scopes(['tasks:read'])]],
    ['the same in an extension', 'Task', 'late', [AUTHENTICATED, scopes(['tasks:read'])]],
    ['its own and its type’s', 'Task', 'note', [AUTHENTICATED, policies(['a', 'b'], ['c']), scopes(['tasks:read'])]],
    ['for __typename what its type demands', 'Task', '__typename', [AUTHENTICATED, scopes(['tasks:read'])]],
    ['for introspection nothing', 'Query', '__schema', []],
  ] as const)('is %s', (_, type, field, expected) => {
    expect(rules.ofField(type, field)).toEqual(expected);
  });

  it.each([
    ['Task', [AUTHENTICATED, scopes(['tasks:read'])]],
    ['Secret', [AUTHENTICATED]],
    ['State', [policies(['a'])]],
    ['Either', [AUTHENTICATED]],
    ['Ask', []],
    ['String', []],
    ['__Type', []],
  ] as const)('of values of %s', (type, expected) => {
    expect(rules.ofType(type)).toEqual(expected);
  });

  it('is one object where it is the same, whatever the order it is written in', () => {
    const { ofField } = subgraph(`type Query {
      a: Int @requiresScopes(scopes: [["y", "x"], ["z"], ["z"]]) @authenticated
      b: Int @authenticated @requiresScopes(scopes: [["z"], ["x", "y", "x"]])
    }`);

    expect(ofField('Query', 'a')).toBe(ofField('Query', 'b'));
  });

  it('is listed once each, without what everyone may see', () => {
    expect(rules.requirements).toEqual([
      [AUTHENTICATED],
      [AUTHENTICATED, policies(['a', 'b'], ['c']), scopes(['tasks:read'])],
      [AUTHENTICATED, scopes(['tasks:read'])],
      [policies(['a'])],
    ]);
    expect(rules.isEmpty).toBe(false);
    expect(subgraph('type Query { open: Int }')).toMatchObject({ requirements: [], isEmpty: true });
  });

  it('is refused to be told of what the document does not have', () => {
    expect(() => rules.ofField('Query', 'gone')).toThrow(unreadable(/Query\.gone/));
    expect(() => rules.ofField('Gone', 'open')).toThrow(unreadable(/Gone/));
    expect(() => rules.ofType('Gone')).toThrow(unreadable(/Gone/));
    expect(() => rules.ofField('constructor', 'name')).toThrow(unreadable());
  });

  it('takes a list written as one value for a list of it, as GraphQL does', () => {
    const { ofField } = subgraph(
      'type Query { a: Int @requiresScopes(scopes: "x") b: Int @requiresScopes(scopes: ["x", "y"]) }',
    );

    expect(ofField('Query', 'a')).toEqual([scopes(['x'])]);
    expect(ofField('Query', 'b')).toEqual([scopes(['x'], ['y'])]);
  });

  it('is met by nobody where its list is empty', () => {
    const everyone: AccessBearer = { isKnown: true, hasScope: () => true, meetsPolicy: () => true };
    const { ofField } = subgraph('type Query { a: Int @requiresScopes(scopes: []) b: Int @policy(policies: [[]]) }');

    expect(meets(ofField('Query', 'a'), everyone)).toBe(false);
    expect(meets(ofField('Query', 'b'), everyone)).toBe(false);
  });
});

describe('GHSA-x33c-7c2v-mrj9: access rules around interfaces', () => {
  it('an interface’s field demands what every implementation’s does, though the interface says nothing', () => {
    const rules = subgraph(`
      type Query { post: Post }
      interface Post { id: ID! text: String }
      type Draft implements Post { id: ID! text: String @requiresScopes(scopes: [["drafts"]]) }
      type Memo implements Post @authenticated { id: ID! text: String }
    `);

    expect(rules.ofField('Post', 'text')).toEqual([AUTHENTICATED, scopes(['drafts'])]);
    expect(rules.ofField('Post', 'id')).toEqual([AUTHENTICATED]);
    expect(rules.ofField('Post', '__typename')).toEqual([AUTHENTICATED]);
    expect(rules.ofType('Post')).toEqual([AUTHENTICATED]);
    expect(rules.ofField('Draft', 'id')).toEqual([]);
    expect(rules.ofField('Memo', 'text')).toEqual([AUTHENTICATED]);
  });

  it('GHSA-mx7m-j9xf-62hw: an implementation’s field demands what its interfaces’ does, at any remove', () => {
    const rules = supergraph(
      SECURITY,
      `type Query { a: A }
      interface Node { id: ID! @policy(policies: [["n"]]) }
      interface Named implements Node @authenticated { id: ID! name: String @requiresScopes(scopes: [["names"]]) }
      type A implements Named { id: ID! name: String more: Int }
      type B implements Node { id: ID! name: String }`,
    );

    expect(rules.ofField('A', 'name')).toEqual([AUTHENTICATED, scopes(['names'])]);
    expect(rules.ofField('A', 'id')).toEqual([AUTHENTICATED, policies(['n'])]);
    expect(rules.ofField('A', 'more')).toEqual([AUTHENTICATED]);
    expect(rules.ofField('B', 'name')).toEqual([]);
    expect(rules.ofField('B', 'id')).toEqual([policies(['n'])]);
    expect(rules.ofField('Node', 'id')).toEqual([AUTHENTICATED, policies(['n'])]);
  });

  it('an interface’s field demands what another interface puts on an implementation of it', () => {
    const rules = supergraph(
      SECURITY,
      `type Query { a: A }
      interface Named { name: String }
      interface Secret { name: String @authenticated }
      type A implements Named & Secret { name: String }`,
    );

    expect(rules.ofField('Named', 'name')).toEqual([AUTHENTICATED]);
  });

  it('a field of an interface object is demanded on every implementation, also where it is not written out', () => {
    const rules = supergraph(
      SECURITY,
      `type Query { a: A }
      interface Media @join__type(graph: A, key: "id") @join__type(graph: B, key: "id", isInterfaceObject: true) {
        id: ID! rating: Int @join__field(graph: B) @authenticated
      }
      type A implements Media { id: ID! rating: Int @join__field }
      type B implements Media { id: ID! }`,
    );
    const own = subgraph(
      'type Query { a: Int } type Media @key(fields: "id") @interfaceObject { id: ID! rating: Int @authenticated }',
    );

    expect(rules.ofField('A', 'rating')).toEqual([AUTHENTICATED]);
    expect(rules.ofField('B', 'rating')).toEqual([AUTHENTICATED]);
    expect(rules.ofField('Media', 'rating')).toEqual([AUTHENTICATED]);
    expect(own.ofField('Media', 'rating')).toEqual([AUTHENTICATED]);
  });

  it('a union demands what stands on it, and its members what stands on them', () => {
    const rules = subgraph(`
      type Query { either: Either }
      union Either = A | B
      type A { n: Int } type B @authenticated { n: Int }
    `);

    expect(rules.ofType('Either')).toEqual([]);
    expect(rules.ofField('Either', '__typename')).toEqual([]);
    expect(rules.ofField('B', 'n')).toEqual([AUTHENTICATED]);
  });
});

describe('GHSA-g8jh-vg5j-4h3f: access directives under another name', () => {
  const FEDERATION = 'url: "https://specs.apollo.dev/federation/v2.9"';
  const FIELD = (directive: string) => `type Query { a: Int ${directive} }`;

  it.each([
    ['imported', `@link(${FEDERATION}, import: ["@authenticated"])`, '@authenticated'],
    ['not imported', `@link(${FEDERATION})`, '@federation__authenticated'],
    ['imported as another', `@link(${FEDERATION}, import: [{ name: "@authenticated", as: "@login" }])`, '@login'],
    ['under the prefix that the link names', `@link(${FEDERATION}, as: "fed")`, '@fed__authenticated'],
    [
      'renamed by a link that is renamed itself',
      `@lnk(url: "https://specs.apollo.dev/link/v1.0", as: "lnk") @lnk(${FEDERATION}, import: [{ name: "@authenticated", as: "@login" }])`,
      '@login',
    ],
    [
      'renamed by one of two links',
      `@link(${FEDERATION}, import: ["@key"]) @link(${FEDERATION}, import: [{ name: "@authenticated", as: "@login" }])`,
      '@login',
    ],
    [
      'imported with the name of another',
      `@link(${FEDERATION}, import: [{ name: "@authenticated", as: "@tag" }])`,
      '@tag',
    ],
  ])('in a subgraph, %s', (_, links, directive) => {
    expect(readAccess(`extend schema ${links} ${FIELD(directive)}`).ofField('Query', 'a')).toEqual([AUTHENTICATED]);
  });

  it.each([
    ['as it is', '@link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)', '@authenticated'],
    ['without a purpose', '@link(url: "https://specs.apollo.dev/authenticated/v0.1")', '@authenticated'],
    ['with its prefix', '@link(url: "https://specs.apollo.dev/authenticated/v0.1")', '@authenticated__authenticated'],
    ['by `as`', '@link(url: "https://specs.apollo.dev/authenticated/v0.1", as: "login", for: SECURITY)', '@login'],
    [
      'by an import',
      '@link(url: "https://specs.apollo.dev/authenticated/v0.1", import: [{ name: "@authenticated", as: "@login" }], for: SECURITY)',
      '@login',
    ],
    ['by @core', '@core(feature: "https://specs.apollo.dev/authenticated/v0.1", as: "login", for: SECURITY)', '@login'],
  ])('in a supergraph, named %s', (_, links, directive) => {
    expect(supergraph(links, FIELD(directive)).ofField('Query', 'a')).toEqual([AUTHENTICATED]);
  });

  it('finds scopes and policies renamed too', () => {
    const rules = supergraph(
      `@link(url: "https://specs.apollo.dev/requiresScopes/v0.1", as: "needs", for: SECURITY)
       @link(url: "https://specs.apollo.dev/policy/v0.1", import: [{ name: "@policy", as: "@rule" }], for: SECURITY)`,
      'type Query @rule(policies: [["p"]]) { a: Int @needs(scopes: [["s"]]) }',
    );

    expect(rules.ofField('Query', 'a')).toEqual([policies(['p']), scopes(['s'])]);
  });

  it('reads tags renamed too, on the field, its type and its interfaces', () => {
    const rules = readAccess(
      `extend schema @link(${FEDERATION}, import: [{ name: "@tag", as: "@mark" }])
       type Query { a: A } interface Named { name: String @mark(name: "personal") }
       type A implements Named @mark(name: "internal") { name: String n: Int @mark(name: "x") @mark(name: "y") }`,
    );

    expect([...rules.tagsOf('A', 'name')].sort()).toEqual(['internal', 'personal']);
    expect([...rules.tagsOf('A', 'n')].sort()).toEqual(['internal', 'x', 'y']);
    expect([...rules.tagsOf('A', '__typename')]).toEqual([]);
  });

  it.each([
    [
      'a new version of an access specification',
      '@link(url: "https://specs.apollo.dev/authenticated/v1.0", for: SECURITY)',
      'type Query { a: Int }',
    ],
    [
      'the same, when it says no purpose',
      '@link(url: "https://specs.apollo.dev/policy/v0.2")',
      'type Query { a: Int }',
    ],
    ['no version', '@link(url: "https://specs.apollo.dev/authenticated", for: SECURITY)', 'type Query { a: Int }'],
    [
      'a specification for security that nobody here knows',
      '@link(url: "https://a.example/acl/v1.0", for: SECURITY)',
      'type Query { a: Int }',
    ],
    ['federation 3', `@link(url: "https://specs.apollo.dev/federation/v3.0")`, 'type Query { a: Int }'],
    ['a directive that no link explains', '', 'type Query { a: Int @authenticated }'],
    ['the definition of one', '', 'directive @policy on OBJECT type Query { a: Int }'],
    [
      'one of another house',
      '@link(url: "https://a.example/x/v1.0", import: ["@authenticated"])',
      'type Query { a: Int @authenticated }',
    ],
    ['one with the prefix of no link', '', 'type Query { a: Int @fed__requiresScopes(scopes: [["a"]]) }'],
    ['one written in other letters', '', 'type Query { a: Int @Authenticated }'],
    [
      'one whose name means something harmless',
      `@link(${FEDERATION}, import: [{ name: "@tag", as: "@authenticated" }])`,
      'type Query { a: Int @authenticated }',
    ],
    [
      'a name with two meanings',
      `@link(${FEDERATION}, import: [{ name: "@authenticated", as: "@x" }, { name: "@tag", as: "@x" }])`,
      'type Query { a: Int @x }',
    ],
    ['imports that are no names', `@link(${FEDERATION}, import: [{ as: "@login" }])`, 'type Query { a: Int }'],
    ['no scopes', SECURITY, 'type Query { a: Int @requiresScopes }'],
    ['scopes that are no names', SECURITY, 'type Query { a: Int @requiresScopes(scopes: [[1]]) }'],
    ['policies in the place of scopes', SECURITY, 'type Query { a: Int @requiresScopes(policies: [["a"]]) }'],
    ['a rule on an argument', SECURITY, 'type Query { a(b: Int @authenticated): Int }'],
    ['a rule on an input', SECURITY, 'input I @authenticated { a: Int } type Query { a: Int }'],
    ['a rule on an input’s field', SECURITY, 'input I { a: Int @authenticated } type Query { a: Int }'],
    ['a rule on an enum’s value', SECURITY, 'enum E { A @authenticated } type Query { a: E }'],
    ['a rule on the schema', `${SECURITY} @authenticated`, 'type Query { a: Int }'],
  ])('is refused: %s', (_, links, sdl) => {
    expect(() => supergraph(links, sdl)).toThrow(unreadable());
  });

  it('takes what Apollo and others write for security besides', () => {
    const links = `@link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY) @link(url: "https://specs.apollo.dev/context/v0.1", for: SECURITY) @link(url: "https://a.example/acl/v1.0")`;

    expect(supergraph(links, 'type Query { a: Int @inaccessible }').isEmpty).toBe(true);
  });
});

describe('GHSA-m8jr-fxqx-8xx6: what a field reads by @requires and @fromContext', () => {
  it('is demanded of the field, in a supergraph and through further requirements', () => {
    const rules = supergraph(
      SECURITY,
      `type Query { a: Agency }
      type Agency @join__type(graph: A) @join__type(graph: B) {
        id: ID!
        budget: Int @join__field(graph: A) @authenticated
        staff: Staff @join__field(graph: A)
        share: Int @join__field(graph: A, external: true) @join__field(graph: B, requires: "budget")
        rank: Int @join__field(graph: B, requires: "share staff { head { name } ... on Staff { count } }")
        open: Int @join__field(graph: B, requires: "id")
        round: Int @join__field(graph: B, requires: "about")
        about: Int @join__field(graph: A, requires: "round") @policy(policies: [["p"]])
      }
      type Staff { head: Person count: Count @requiresScopes(scopes: [["count"]]) }
      type Person @requiresScopes(scopes: [["people"]]) { name: String }
      scalar Count @policy(policies: [["numbers"]])`,
    );

    expect(rules.ofField('Agency', 'share')).toEqual([AUTHENTICATED]);
    expect(rules.ofField('Agency', 'rank')).toEqual([
      AUTHENTICATED,
      policies(['numbers']),
      scopes(['count']),
      scopes(['people']),
    ]);
    expect(rules.ofField('Agency', 'open')).toEqual([]);
    expect(rules.ofField('Agency', 'round')).toEqual([policies(['p'])]);
  });

  it('is demanded of the field in a subgraph, also under another name', () => {
    const own = subgraph(
      'type Query { a: A } type A @key(fields: "id") { id: ID! x: Int @external @authenticated y: Int @requires(fields: "x") }',
    );
    const renamed = readAccess(`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated", "@external", { name: "@requires", as: "@needs" }])
      type Query { a: A } type A { x: Int @external @authenticated y: Int @needs(fields: "x") }
    `);

    expect(own.ofField('A', 'y')).toEqual([AUTHENTICATED]);
    expect(renamed.ofField('A', 'y')).toEqual([AUTHENTICATED]);
  });

  it('is demanded for what an interface’s field gives through any implementation', () => {
    const rules = supergraph(
      SECURITY,
      `type Query { a: A }
      interface Named { name: String }
      type A implements Named { x: Int @authenticated name: String @join__field(graph: B, requires: "x") }`,
    );

    expect(rules.ofField('Named', 'name')).toEqual([AUTHENTICATED]);
  });

  it('is demanded where an argument is taken from a context', () => {
    const own = subgraph(`
      type Query { user: User }
      type User @key(fields: "id") @context(name: "user") { id: ID! place: String @authenticated order: Order }
      type Order @key(fields: "id") { id: ID! price(place: String @fromContext(field: "$user { place }")): Int }
    `);
    const composed = supergraph(
      `${SECURITY} @link(url: "https://specs.apollo.dev/context/v0.1", for: SECURITY)`,
      `type Query { user: User }
      type User @context(name: "a__user") { id: ID! place: String @authenticated order: Order }
      type Order { id: ID! price: Int @join__field(graph: A, contextArguments: [{ context: "a__user", name: "place", type: "String", selection: "... on User { place }" }]) }`,
    );

    expect(own.ofField('Order', 'price')).toEqual([AUTHENTICATED]);
    expect(composed.ofField('Order', 'price')).toEqual([AUTHENTICATED]);
  });

  it.each([
    ['fields that are not there', 'requires: "gone"'],
    ['no field set', 'requires: "a {"'],
    ['a field set that ends early', 'requires: "id } query X { id"'],
    ['a fragment that is not there', 'requires: "...F"'],
    [
      'a context that no type offers',
      'contextArguments: [{ context: "x", name: "n", type: "Int", selection: "{ id }" }]',
    ],
    ['a context without a selection', 'contextArguments: [{ context: "x" }]'],
  ])('is refused: %s', (_, join) => {
    expect(() => supergraph(SECURITY, `type Query { id: ID! a: Int @join__field(graph: B, ${join}) }`)).toThrow(
      unreadable(),
    );
  });
});
