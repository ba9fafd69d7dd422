import { describe, expect, it } from 'vitest';
import { checkSubgraph, compose } from './compose.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@shareable", "@tag", "@listSize", "@provides", "@requires"])`;

function subgraph(name: string, sdl: string) {
  return { name, sdl: `${LINK}\n${sdl}` };
}

const agencies = subgraph(
  'agencies',
  `type Query { agency(id: ID!): Agency }
  "An organisation." type Agency @key(fields: "id") { "Opaque." id: ID! name: String aliases: [String!]! @listSize(assumedSize: 12) }`,
);
const tasks = subgraph(
  'tasks',
  `type Query { task(id: ID!): Task }
  type Task @key(fields: "id") { id: ID! lead: Agency note: String @tag(name: "internal") }
  "The key of Agency." type Agency @key(fields: "id", resolvable: false) { "Only the key." id: ID! }`,
);

/** The findings of a composition that must fail. */
function failure(...subgraphs: { name: string; sdl: string }[]) {
  const result = compose(subgraphs);
  if (result.ok) throw new Error('expected findings, but it composed');
  return result.findings;
}

describe('composition', () => {
  it('gives the same graph in whatever order the subgraphs come', () => {
    expect(compose([tasks, agencies])).toEqual(compose([agencies, tasks]));
  });

  it('keeps descriptions, and those of an entity from its owner, whoever comes first in the alphabet', () => {
    const result = compose([agencies, { ...tasks, name: 'aardvark' }]);

    expect(result).toMatchObject({
      ok: true,
      publicSdl: expect.stringContaining('"""An organisation."""\ntype Agency {'),
    });
    expect(result).toMatchObject({ publicSdl: expect.stringContaining('"""Opaque."""') });
    expect(result).toMatchObject({ publicSdl: expect.not.stringContaining('Only the key') });
  });

  it('carries list sizes into the supergraph and keeps them out of the API schema', () => {
    const result = compose([agencies, tasks]);

    expect(result).toMatchObject({
      ok: true,
      supergraphSdl: expect.stringContaining(
        'aliases: [String!]! @join__field(graph: AGENCIES) @listSize(assumedSize: 12)',
      ),
      publicSdl: expect.stringContaining('aliases: [String!]!\n'),
    });
  });

  it('writes where a subgraph answers, or that it is local', () => {
    const result = compose([agencies, { ...tasks, url: 'https://tasks.example/graphql' }]);

    expect(result).toMatchObject({ supergraphSdl: expect.stringContaining('name: "agencies", url: "local:agencies"') });
    expect(result).toMatchObject({ supergraphSdl: expect.stringContaining('url: "https://tasks.example/graphql"') });
  });

  it('leaves out of a contract what carries a hidden tag, and what only that reaches', () => {
    const secret = subgraph(
      'secret',
      'type Query { audit: Audit @tag(name: "internal") x: Int } type Audit { by: String } enum Kind { A B @tag(name: "internal") } extend type Query { kind: Kind }',
    );

    const whole = compose([secret]);
    const contract = compose([secret], { hiddenTags: ['internal'] });

    expect(whole).toMatchObject({ ok: true, publicSdl: expect.stringContaining('type Audit') });
    expect(contract).toEqual({
      ok: true,
      supergraphSdl: expect.any(String),
      publicSdl: 'enum Kind {\n  A\n}\n\ntype Query {\n  x: Int\n  kind: Kind\n}\n',
    });
  });

  it('shows an element without tag or with another tag in a contract', () => {
    const result = compose([tasks, agencies], { hiddenTags: ['partner'] });

    expect(result).toMatchObject({ ok: true, publicSdl: expect.stringContaining('note: String') });
  });
});

describe('what does not compose', () => {
  const entity = 'type Task @key(fields: "id") { id: ID! title: String }';
  const one = (sdl: string) => subgraph('one', `type Query { one: Task } ${sdl}`);
  const two = (sdl: string) => subgraph('two', `type Query { two: Task } ${sdl}`);

  it.each([
    [
      'a type without key in one of two subgraphs',
      [one(entity), two('type Task { note: Int }')],
      'SATISFIABILITY_ERROR',
      'two',
      'Task.note',
    ],
    ['a field that two answer', [one(entity), two(entity)], 'INVALID_FIELD_SHARING', null, 'Task.title'],
    [
      'a field of two types',
      [one('type Task @shareable { a: Int }'), two('type Task @shareable { a: String }')],
      'FIELD_TYPE_MISMATCH',
      null,
      'Task.a',
    ],
    [
      'an @external field that nothing uses',
      [one(entity), two('type Task @key(fields: "id") { id: ID! title: String @external }')],
      'EXTERNAL_UNUSED',
      'two',
      'Task.title',
    ],
    [
      'a key of a field that is missing',
      [one('type Task @key(fields: "code") { id: ID! }')],
      'KEY_INVALID_FIELDS',
      'one',
      'Task.code',
    ],
    [
      'an extension of what nobody defines',
      [one('type Task { a: Int } extend type Agancy @key(fields: "id") { id: ID! b: Int }')],
      'EXTENSION_WITH_NO_BASE',
      'one',
      'Agancy',
    ],
    [
      'an object here and an enum there',
      [one('type Task { a: Int }'), two('enum Task { A }')],
      'TYPE_KIND_MISMATCH',
      null,
      'Task',
    ],
    [
      'an enum whose values differ',
      [
        one('type Task { a(k: Kind): Kind @shareable } enum Kind { A B }'),
        two('type Task { a(k: Kind): Kind @shareable } enum Kind { A }'),
      ],
      'ENUM_VALUE_MISMATCH',
      null,
      'Kind',
    ],
    [
      'an argument that one requires and the other lacks',
      [one('type Task @shareable { a(x: Int!): Int }'), two('type Task @shareable { a: Int }')],
      'REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH',
      null,
      'Task.a(x:)',
    ],
    ['a type that is not defined', [one('')], 'INVALID_GRAPHQL', 'one', 'Task'],
    ['text that is not SDL', [one('type Task { a Int }')], 'INVALID_GRAPHQL', 'one', null],
    ['two subgraphs of one name', [one(entity), one(entity)], 'SUBGRAPH_NAME_TAKEN', 'one', null],
    ['no Query at all', [subgraph('one', entity)], 'NO_QUERIES', 'one', null],
  ] as const)('%s', (_, subgraphs, code, name, coordinate) => {
    expect(failure(...subgraphs)).toContainEqual({
      code,
      severity: 'ERROR',
      subgraph: name,
      coordinate,
      message: expect.stringMatching(/./),
      remedy: expect.stringMatching(/\.$/),
    });
  });

  it('says line and column of a syntax error', () => {
    expect(failure({ name: 'one', sdl: 'type Query {\n  a Int\n}' })).toEqual([
      expect.objectContaining({ message: 'Syntax Error: Expected ":", found Name "Int". Line 2, column 5.' }),
    ]);
  });

  it('gives a remedy for a hidden type that something visible returns', () => {
    const sdl = 'type Query { kind: Kind } enum Kind { A @tag(name: "internal") }';

    expect(compose([subgraph('one', sdl)], { hiddenTags: ['internal'] })).toMatchObject({
      ok: false,
      findings: [
        { code: 'REFERENCED_INACCESSIBLE', coordinate: 'Query.kind', remedy: expect.stringContaining('Tag the field') },
      ],
    });
  });

  it('survives directives so malformed that the library gives up', () => {
    const sdl = 'type Query { tags: [Int] @listSize(assumedSize: "x", slicingArguments: 5) @key(fields: 3) }';

    expect(compose([subgraph('one', sdl)]).ok).toBe(false);
  });
});

describe('a subgraph by itself', () => {
  it('is right although it extends what another defines', () => {
    const sdl = 'type Query { a: Int } extend type Agency @key(fields: "id") { id: ID! taskCount: Int }';

    expect(checkSubgraph(subgraph('tasks', sdl))).toEqual([]);
  });

  it('is wrong when its key is', () => {
    expect(checkSubgraph(subgraph('tasks', 'type Query { a: Int } type Task @key(fields: "x") { id: ID! }'))).toEqual([
      expect.objectContaining({ code: 'KEY_INVALID_FIELDS', subgraph: 'tasks', coordinate: 'Task.x' }),
    ]);
  });

  it('is wrong when it cannot be read', () => {
    expect(checkSubgraph({ name: 'tasks', sdl: 'type {' })).toEqual([
      expect.objectContaining({ code: 'INVALID_GRAPHQL', subgraph: 'tasks', coordinate: null }),
    ]);
  });
});
