import type { FixtureSubgraph } from './fixture.ts';
import { fixtureSubgraph } from './fixture.ts';

/**
 * A small domain split over four subgraphs with most of what federation has: entities, stubs, @requires, a union, two
 * interfaces, an interface object, arguments, lists in lists, and fields that fail. The same objects, taken whole, are
 * the `monolith`: what graphql-js alone would answer.
 */
type Arguments = Record<string, unknown>;
type Thing = Record<string, unknown> & { readonly __typename: string; readonly id: string };

function agency(id: string, name: string, parentId: string | null, headId: string | null): Thing {
  return {
    __typename: 'Agency',
    id,
    name,
    level: parentId === null ? 'NATIONAL' : 'PROVINCE',
    size: name.length * 3,
    code: ({ pad }: Arguments) => `${name}-${pad ?? 'none'}`,
    parent: () => (parentId === null ? null : agencies.get(parentId)),
    children: () => [...agencies.values()].filter((each) => each.parentId === id),
    head: () => (headId === null ? null : people.get(headId)),
    offices: () => [...offices.values()].filter((each) => each.agencyId === id),
    tasks: ({ open }: Arguments) =>
      [...tasks.values()].filter((task) => task.leadId === id && (open == null || task.open === open)),
    load: name.length * 3 * 2.5,
    rating: ({ scale }: Arguments) => Number(id.slice(1)) * Number(scale),
    ratedBy: () => (headId === null ? null : people.get(headId)),
    parentId,
  };
}

function office(id: string, agencyId: string, street: string): Thing {
  return {
    __typename: 'Office',
    id,
    street,
    agencyId,
    agency: () => agencies.get(agencyId),
    rating: ({ scale }: Arguments) => Number(id.slice(1)) * Number(scale),
    ratedBy: null,
    grid: [[{ x: 1, y: Number(id.slice(1)) }, null], [{ x: 2, y: 0 }]],
  };
}

function person(id: string, name: string): Thing {
  const fails = id === 'p2';
  return {
    __typename: 'Person',
    id,
    name,
    email: fails ? null : `${name}@example.vn`,
    nickname: () => {
      if (fails) throw new Error('no nickname');
      return name.slice(0, 2);
    },
    badge: () => {
      if (fails) throw new Error('no badge');
      return `#${id}`;
    },
    manages: () => [...agencies.values()].filter((each) => (each.head as () => Thing | null)()?.id === id),
  };
}

function task(id: string, title: string, leadId: string | null, open: boolean, personIds: readonly string[]): Thing {
  return {
    __typename: 'Task',
    id,
    title: ({ upper }: Arguments) => (upper === true ? title.toUpperCase() : title),
    leadId,
    open,
    lead: () => (leadId === null ? null : agencies.get(leadId)),
    assignees: () => personIds.map((personId) => people.get(personId)),
    history: () => [
      { __typename: 'Assigned', at: `${id}-1`, by: () => people.get(personIds[0] ?? 'p1'), task: () => tasks.get(id) },
      { __typename: 'Closed', at: `${id}-2`, note: ({ n }: Arguments) => `note ${n}`, task: () => tasks.get(id) },
    ],
  };
}

const byId = (things: readonly Thing[]) => new Map(things.map((thing) => [thing.id, thing]));

const agencies = byId([
  agency('a1', 'Office of the Government', null, 'p1'),
  agency('a2', 'Phú Thọ', 'a1', 'p2'),
  agency('a3', 'Hà "Nội"', 'a1', null),
]);
const offices = byId([office('o1', 'a2', 'Trần Phú'), office('o2', 'a2', 'Hùng Vương'), office('o3', 'a3', '')]);
const people = byId([person('p1', 'An'), person('p2', 'Bình'), person('p3', 'Chi')]);
const tasks = byId([
  task('t1', 'digitise', 'a2', true, ['p1', 'p2']),
  task('t2', 'report', 'a2', false, []),
  task('t3', 'cut <costs>\n', 'a3', true, ['p3']),
  task('t4', 'orphan', null, true, ['p2', 'p2']),
]);

const places = () => [...agencies.values(), ...offices.values()];

/** What every root field answers from, taken whole. */
export const monolith: Record<string, unknown> = {
  agencies: ({ first, level }: Arguments) =>
    [...agencies.values()].filter((each) => level == null || each.level === level).slice(0, Number(first)),
  agency: ({ id }: Arguments) => agencies.get(String(id)) ?? null,
  places: () => places(),
  place: ({ id }: Arguments) => places().find((each) => each.id === id) ?? null,
  search: ({ text }: Arguments) => [
    ...[...agencies.values()].filter(({ name }) => String(name).includes(String(text))),
    ...offices.values(),
  ],
  echo: (given: Arguments) => JSON.stringify(given),
  people: () => [...people.values()],
  tasks: () => [...tasks.values()],
  task: ({ id }: Arguments) => tasks.get(String(id)) ?? null,
};

const roots = (...names: string[]) => Object.fromEntries(names.map((name) => [name, answer(name)]));
const answer = (name: string) => (_: unknown, given: Arguments) =>
  (monolith[name] as (given: Arguments) => unknown)(given);
const reference =
  (things: ReadonlyMap<string, Thing>) =>
  ({ id }: { id: string }) =>
    things.get(id) ?? null;
/** The type names of subgraphs that know others' entities only by their keys. */
const typeOf = ({ __typename }: Thing) => __typename;

export function registrySubgraphs(): {
  agencies: FixtureSubgraph;
  people: FixtureSubgraph;
  directives: FixtureSubgraph;
  feedback: FixtureSubgraph;
  all: FixtureSubgraph[];
} {
  const agenciesSubgraph = fixtureSubgraph(
    'agencies',
    `type Query {
      agencies(first: Int! = 10, level: Level): [Agency!]!
      agency(id: ID!): Agency
      places: [Place]
      place(id: ID!): Place
      search(text: String!): [Result!]
      echo(input: EchoInput, list: [Int!], flag: Boolean = true, any: Any): String
    }
    scalar Any
    enum Level { NATIONAL PROVINCE }
    input EchoInput { a: Int = 7, b: [String!], nested: EchoInput, level: Level }
    interface Place @key(fields: "id") { id: ID! }
    union Result = Agency | Office
    type Agency implements Place @key(fields: "id") {
      id: ID! name: String! level: Level size: Int! code(pad: Int = 1): String
      parent: Agency children: [Agency!]! head: Person offices: [Office]
    }
    type Office implements Place @key(fields: "id") { id: ID! street: String agency: Agency! grid: [[Point]!] }
    type Point { x: Int! y: Int }
    type Person @key(fields: "id") { id: ID! }`,
    {
      Query: roots('agencies', 'agency', 'places', 'place', 'search', 'echo'),
      Place: { __resolveType: typeOf, __resolveReference: ({ id }: Thing) => places().find((each) => each.id === id) },
      Result: { __resolveType: typeOf },
      Agency: { __resolveReference: reference(agencies) },
      Office: { __resolveReference: reference(offices) },
    },
  );
  const peopleSubgraph = fixtureSubgraph(
    'people',
    `type Query { people: [Person!]! }
    type Person @key(fields: "id") {
      id: ID! name: String! email: String nickname: String badge: String! manages: [Agency!]
    }
    type Agency @key(fields: "id") { id: ID! }`,
    { Query: roots('people'), Person: { __resolveReference: reference(people) } },
  );
  const directives = fixtureSubgraph(
    'directives',
    `type Query { tasks: [Task!] task(id: ID!): Task }
    type Task @key(fields: "id") {
      id: ID! title(upper: Boolean): String lead: Agency assignees: [Person!] history: [Event!]!
    }
    interface Event { at: String! task: Task }
    type Assigned implements Event { at: String! task: Task by: Person }
    type Closed implements Event { at: String! task: Task note(n: Int!): String }
    type Agency @key(fields: "id") { id: ID! size: Int! @external tasks(open: Boolean): [Task!]! load: Float @requires(fields: "size") }
    type Person @key(fields: "id") { id: ID! }`,
    {
      Query: roots('tasks', 'task'),
      Event: { __resolveType: typeOf },
      Task: { __resolveReference: reference(tasks) },
      Agency: {
        __resolveReference: (given: { id: string; size?: number }) => ({ ...agencies.get(given.id), given }),
        load: ({ given }: { given: { size: number } }) => given.size * 2.5,
      },
    },
  );
  const feedback = fixtureSubgraph(
    'feedback',
    `type Place @key(fields: "id") @interfaceObject { id: ID! rating(scale: Int! = 1): Int ratedBy: Person }
    type Person @key(fields: "id") { id: ID! }`,
    { Place: { __resolveReference: ({ id }: Thing) => places().find((each) => each.id === id) } },
  );
  return {
    agencies: agenciesSubgraph,
    people: peopleSubgraph,
    directives,
    feedback,
    all: [agenciesSubgraph, peopleSubgraph, directives, feedback],
  };
}
