import { buildSchema, GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { subgraphSdl } from './subgraph-sdl.ts';

const SHARED = `
"A day."
scalar Date

"Never used here."
scalar Decimal

"Which part."
input PageInput {
  "How many."
  first: Int! = 20
}

"A ratio."
type Ratio @shareable {
  "Over what."
  denominator: Decimal!
  "On which day."
  on: Date
}

"A problem."
type Problem @shareable {
  "Where."
  path: [String!]! @listSize(assumedSize: 8)
}
`;

describe('the SDL of a subgraph', () => {
  it('is its own text under a header, with what it uses of the shared definitions', () => {
    expect(subgraphSdl('type Query {\n  "When." on(page: PageInput): Date # as it stands\n}\n', SHARED)).toBe(`\
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [])

type Query {
  "When." on(page: PageInput): Date # as it stands
}

"A day."
scalar Date

"Which part."
input PageInput {
  "How many."
  first: Int! = 20
}
`);
  });

  it('takes along what a shared definition itself uses, and imports its directives', () => {
    const sdl = subgraphSdl('type Query { rate: Ratio }', SHARED);

    expect(sdl).toContain('import: ["@shareable"]');
    expect(sdl).toContain('scalar Decimal');
    expect(sdl).toContain('scalar Date');
    expect(sdl).not.toContain('Problem');
  });

  it('imports each federation directive that is used, once and sorted', () => {
    const sdl = subgraphSdl(
      'type Query { a: [Int] @tag(name: "x") p: Problem } type T @key(fields: "id") { id: ID! @deprecated @tag(name: "x") }',
      SHARED,
    );

    expect(sdl).toContain('import: ["@key", "@listSize", "@shareable", "@tag"]');
  });

  it('is valid GraphQL apart from the federation directives', () => {
    const sdl = subgraphSdl('type Query { rate: Ratio, p: Problem }', SHARED);

    expect(() => buildSchema(sdl, { assumeValidSDL: true })).not.toThrow();
  });

  it.each([
    [
      'a header of its own',
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9")',
      'LINK_WRITTEN_BY_HAND',
    ],
    ['a shared type defined again', 'scalar Date', 'SHARED_TYPE_REDEFINED'],
    ['a shared type extended', 'extend type Ratio { more: Int }', 'SHARED_TYPE_REDEFINED'],
  ])('refuses %s', (_, sdl, code) => {
    const refusal = catchError(() => subgraphSdl(`type Query { a: Int } ${sdl}`, SHARED));

    expect(refusal).toBeInstanceOf(GraphQLError);
    expect(refusal).toMatchObject({ extensions: { code, remedy: expect.stringMatching(/\.$/) } });
  });
});

function catchError(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
