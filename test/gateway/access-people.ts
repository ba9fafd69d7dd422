import { subgraph } from './access-fixture.ts';

const ANNA = { __typename: 'Citizen', id: 'c1', name: 'An', email: 'an@x.vn', code: 'K1', manager: null, visits: 3 };
const BINH = { __typename: 'Officer', id: 'o1', name: 'Bình', email: 'binh@x.vn', code: 'K2', manager: ANNA, rank: 4 };
const CASE = { __typename: 'Case', id: 'k1', title: 'Đất đai' };

/** People and what is kept about them, over two subgraphs. */
export function registry() {
  const people = subgraph(
    'people',
    `type Query {
      people: [Contact!]!
      officer: Officer
      citizen: Citizen
      found: [Found]!
      first: Found
      foundAll: [Found!]
      grid: [[Cell!]]
      cells: [[Cell]!]
      headCount: Int! @requiresScopes(scopes: [["audit:read"]])
      secret(of: String, level: Level): Int @authenticated
      open(of: String): Int
      cases: [Case]
      token: Token
      level: Level
    }
    interface Contact { id: ID! name: String! email(mask: Boolean): String manager: Contact }
    type Citizen implements Contact @key(fields: "id") @key(fields: "code") {
      id: ID! name: String! manager: Contact
      email(mask: Boolean): String @requiresScopes(scopes: [["grants:read"]])
      code: ID! @policy(policies: [["operator"]])
    }
    type Officer implements Contact @key(fields: "id") {
      id: ID! name: String! email(mask: Boolean): String manager: Contact rank: Int @authenticated
    }
    type Case @requiresScopes(scopes: [["audit:read"]]) { id: ID! title: String }
    union Found = Officer | Case
    type Cell { x: Int y: Int! @authenticated }
    scalar Token @authenticated
    enum Level @authenticated { HIGH LOW }`,
    {
      Query: {
        people: () => [ANNA, BINH],
        officer: () => BINH,
        citizen: () => ANNA,
        found: () => [BINH, CASE],
        first: () => CASE,
        foundAll: () => [BINH],
        grid: () => [[{ x: 1, y: 2 }], null],
        cells: () => [[{ x: 1, y: 2 }, null, { x: 3, y: 4 }]],
        headCount: () => 2,
        secret: () => 7,
        open: () => 1,
        cases: () => [CASE],
        token: () => 'abc',
        level: () => 'HIGH',
      },
      Found: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
      Contact: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    },
  );
  const records = subgraph(
    'records',
    `type Citizen @key(fields: "code") { code: ID! visits: Int! @requiresScopes(scopes: [["audit:read"]]) notes: String }
    type Officer @key(fields: "id") { id: ID! visits: Int! @requiresScopes(scopes: [["audit:read"]]) }`,
    {
      Citizen: { __resolveReference: ({ code }: { code: string }) => ({ code, visits: 3, notes: `of ${code}` }) },
      Officer: { __resolveReference: ({ id }: { id: string }) => ({ id, visits: 5 }) },
    },
  );
  return { people, records, all: [people, records] };
}
