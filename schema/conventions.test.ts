import { describe, expect, it } from 'vitest';
import { checkConventions, entityOwners } from './conventions.ts';

/** Codes and places of what a subgraph called `tasks` breaks, the missing descriptions aside. */
function brokenIn(sdl: string, owners: Record<string, string> = {}): string[] {
  return checkConventions('tasks', sdl, { entityOwners: owners })
    .filter((finding) => finding.code !== 'DESCRIPTION_MISSING')
    .map((finding) => `${finding.code} ${finding.coordinate}`);
}

const AGENCY_STUB = 'type Agency @key(fields: "id", resolvable: false) { id: ID! }';
const PAGED = 'type PageInfo { hasNextPage: Boolean! } input PageInput { first: Int! }';
const GOOD_INPUT = 'input ReportTaskInput { idempotencyKey: ID! }';
const GOOD_PAYLOAD = 'type ReportTaskPayload { problems: [Problem!]! }';

describe('rules about shape', () => {
  it.each([
    // Nullability across subgraphs
    [
      'a foreign entity that is non-null',
      `type Task { lead: Agency! } ${AGENCY_STUB}`,
      ['FOREIGN_ENTITY_NON_NULL Task.lead'],
    ],
    ['a foreign entity that is nullable', `type Task { lead: Agency } ${AGENCY_STUB}`, []],
    [
      'a list of foreign entities with non-null items',
      `type Task { leads: [Agency!] @listSize(assumedSize: 3) } ${AGENCY_STUB}`,
      ['FOREIGN_ENTITY_NON_NULL Task.leads'],
    ],
    [
      'a non-null list of foreign entities with nullable items',
      `type Task { leads: [Agency]! @listSize(assumedSize: 3) } ${AGENCY_STUB}`,
      [],
    ],
    [
      'a non-null union with a foreign member',
      `type Task { by: Actor! } union Actor = Agency | Robot type Robot { name: String! } ${AGENCY_STUB}`,
      ['FOREIGN_ENTITY_NON_NULL Task.by'],
    ],
    [
      'a non-null interface that a foreign entity implements',
      `type Task { by: Actor! } interface Actor { id: ID! } type Agency implements Actor @key(fields: "id", resolvable: false) { id: ID! }`,
      ['FOREIGN_ENTITY_NON_NULL Task.by'],
    ],
    [
      'an own entity that is non-null',
      'type Task { parent: Task! } extend type Task @key(fields: "id") { id: ID! }',
      [],
    ],
    [
      'a non-null field added to a foreign entity',
      'extend type Agency @key(fields: "id") { id: ID! openTaskCount: Int! }',
      ['CONTRIBUTED_FIELD_NON_NULL Agency.openTaskCount'],
    ],
    [
      'a nullable field added to a foreign entity',
      'extend type Agency @key(fields: "id") { id: ID! openTaskCount: Int }',
      [],
    ],
    ['a root field that is non-null', 'type Query { hub: Hub! }', ['QUERY_FIELD_NON_NULL Query.hub']],
    ['a root field that is nullable', 'type Query { hub: Hub }', []],

    // Lists
    ['a list without size', 'type Task { tags: [String!]! }', ['LIST_UNBOUNDED Task.tags']],
    ['a list of 1', 'type Task { tags: [String!]! @listSize(assumedSize: 1) }', []],
    ['a list of 100', 'type Task { tags: [String!]! @listSize(assumedSize: 100) }', []],
    ['a list of 101', 'type Task { tags: [String!]! @listSize(assumedSize: 101) }', ['LIST_UNBOUNDED Task.tags']],
    ['a list of 0', 'type Task { tags: [String!]! @listSize(assumedSize: 0) }', ['LIST_UNBOUNDED Task.tags']],
    ['the problems of a payload', 'type Payload { problems: [Problem!]! }', []],
    ['nodes outside a connection', 'type Tree { nodes: [Task!]! }', ['LIST_UNBOUNDED Tree.nodes']],
    [
      'a connection with page',
      `type Agency { tasks(page: PageInput): TaskConnection } type TaskConnection { nodes: [Task!]! pageInfo: PageInfo! } ${PAGED}`,
      [],
    ],
    [
      'a connection without page',
      `type Agency { tasks(first: Int): TaskConnection } type TaskConnection { edges: [Task!]! pageInfo: PageInfo! } ${PAGED}`,
      ['CONNECTION_WITHOUT_PAGE Agency.tasks'],
    ],
    [
      'a connection whose page is required',
      `type Agency { tasks(page: PageInput!): TaskConnection } type TaskConnection { edges: [Task!]! pageInfo: PageInfo! } ${PAGED}`,
      ['CONNECTION_WITHOUT_PAGE Agency.tasks'],
    ],
    [
      'a connection without pageInfo',
      'type TaskConnection { nodes: [Task!]! }',
      ['CONNECTION_INCOMPLETE TaskConnection'],
    ],
    [
      'a connection without entries',
      'type TaskConnection { pageInfo: PageInfo! }',
      ['CONNECTION_INCOMPLETE TaskConnection'],
    ],

    // Identity
    ['a key other than id', 'type Task @key(fields: "code") { id: ID! code: String! }', ['KEY_NOT_ID Task']],
    [
      'a second key',
      'type Task @key(fields: "id") @key(fields: "code") { id: ID! code: String! }',
      ['KEY_NOT_ID Task'],
    ],
    ['an entity whose id is a text', 'type Task @key(fields: "id") { id: String! }', ['ID_NOT_OPAQUE Task.id']],
    ['an entity whose id may be null', 'type Task @key(fields: "id") { id: ID }', ['ID_NOT_OPAQUE Task.id']],
    ['an entity whose id is ID!', 'type Task @key(fields: "id") { id: ID! }', []],
    ['a field that counts ids', 'type Task { parentId: Int }', ['ID_IS_NUMBER Task.parentId']],
    ['an argument with numbers for ids', 'type Task { x(ids: [Int!]!): Int }', ['ID_IS_NUMBER Task.x(ids:)']],
    ['an input field with a number for an id', 'input Filter { taskId: Float }', ['ID_IS_NUMBER Filter.taskId']],
    ['a number whose name only ends in id', 'type Task { paid: Int }', []],

    // Mutations
    [
      'a mutation as it should be',
      `type Mutation { reportTask(input: ReportTaskInput!): ReportTaskPayload! } ${GOOD_INPUT} ${GOOD_PAYLOAD}`,
      [],
    ],
    [
      'a mutation with two arguments',
      `type Mutation { reportTask(input: ReportTaskInput!, x: Int): ReportTaskPayload! } ${GOOD_INPUT} ${GOOD_PAYLOAD}`,
      ['MUTATION_INPUT_SHAPE Mutation.reportTask'],
    ],
    [
      'a mutation without argument',
      `type Mutation { reportTask: ReportTaskPayload! } ${GOOD_PAYLOAD}`,
      ['MUTATION_INPUT_SHAPE Mutation.reportTask'],
    ],
    [
      'a mutation whose input may be null',
      `type Mutation { reportTask(input: ReportTaskInput): ReportTaskPayload! } ${GOOD_INPUT} ${GOOD_PAYLOAD}`,
      ['MUTATION_INPUT_SHAPE Mutation.reportTask'],
    ],
    [
      'an input without idempotency key',
      `type Mutation { reportTask(input: ReportTaskInput!): ReportTaskPayload! } input ReportTaskInput { note: String } ${GOOD_PAYLOAD}`,
      ['IDEMPOTENCY_KEY_MISSING ReportTaskInput.idempotencyKey'],
    ],
    [
      'an input whose idempotency key may be null',
      `type Mutation { reportTask(input: ReportTaskInput!): ReportTaskPayload! } input ReportTaskInput { idempotencyKey: ID } ${GOOD_PAYLOAD}`,
      ['IDEMPOTENCY_KEY_MISSING ReportTaskInput.idempotencyKey'],
    ],
    [
      'a payload without problems',
      `type Mutation { reportTask(input: ReportTaskInput!): ReportTaskPayload! } ${GOOD_INPUT} type ReportTaskPayload { ok: Int }`,
      ['PAYLOAD_WITHOUT_PROBLEMS Mutation.reportTask'],
    ],
    [
      'a payload whose problems may be null',
      `type Mutation { reportTask(input: ReportTaskInput!): ReportTaskPayload! } ${GOOD_INPUT} type ReportTaskPayload { problems: [Problem!] @listSize(assumedSize: 9) }`,
      ['PAYLOAD_WITHOUT_PROBLEMS Mutation.reportTask'],
    ],
    [
      'a mutation that returns a scalar',
      `type Mutation { reportTask(input: ReportTaskInput!): Boolean! } ${GOOD_INPUT}`,
      ['PAYLOAD_WITHOUT_PROBLEMS Mutation.reportTask'],
    ],
  ] as const)('%s', (_, sdl, expected) => {
    expect(brokenIn(sdl)).toEqual(expected);
  });

  it('takes the stated owner over what the SDL looks like', () => {
    const sdl = 'type Agency @key(fields: "id") { id: ID! openTaskCount: Int! }';

    expect(brokenIn(sdl)).toEqual([]);
    expect(brokenIn(sdl, { Agency: 'tasks' })).toEqual([]);
    expect(brokenIn(sdl, { Agency: 'agencies' })).toEqual(['CONTRIBUTED_FIELD_NON_NULL Agency.openTaskCount']);
  });
});

describe('rules about names', () => {
  it.each([
    ['a singular type', 'type TaskReport { a: Int }', []],
    ['a plural type', 'type Tasks { a: Int }', ['TYPE_NAME Tasks']],
    [
      'a singular that ends in s',
      'type AgencyAlias { a: Int } enum Status { A } type AgencyClass { a: Int } enum Basis { A }',
      [],
    ],
    ['a type with underscore', 'type Task_Report { a: Int }', ['TYPE_NAME Task_Report']],
    ['a type in lower case', 'type task { a: Int }', ['TYPE_NAME task']],
    ['a field with underscore', 'type Task { due_on: Int }', ['FIELD_NAME Task.due_on']],
    ['an argument in upper case', 'type Task { a(B: Int): Int }', ['FIELD_NAME Task.a(B:)']],
    ['an input field in upper case', 'input Filter { Kind: Int }', ['FIELD_NAME Filter.Kind']],
    ['enum values in upper case', 'enum Kind { A IN_FORCE H44 }', []],
    ['an enum value in lower case', 'enum Kind { inForce }', ['ENUM_VALUE_NAME Kind.inForce']],
    [
      'days well named',
      'type Task { dueOn: Date validFrom: Date! validTo: Date on: Date x(from: Date, to: Date): Int }',
      [],
    ],
    ['a day named as an instant', 'type Task { dueAt: Date }', ['DAY_NAME Task.dueAt']],
    ['an argument that is a day', 'type Task { x(day: Date): Int }', ['DAY_NAME Task.x(day:)']],
    ['a list of days', 'type Task { days: [Date!]! @listSize(assumedSize: 9) }', []],
    [
      'instants well named',
      'type Task { recordedAt: DateTime! recordedTo: DateTime dataAsOf: DateTime at: DateTime }',
      [],
    ],
    ['an instant named as a day', 'type Task { recordedOn: DateTime }', ['INSTANT_NAME Task.recordedOn']],
    ['an input field that is an instant', 'input Filter { since: DateTime }', ['INSTANT_NAME Filter.since']],
  ] as const)('%s', (_, sdl, expected) => {
    expect(brokenIn(sdl)).toEqual(expected);
  });
});

describe('descriptions', () => {
  const undescribed = (sdl: string) =>
    checkConventions('tasks', sdl).map((finding) => `${finding.code} ${finding.coordinate}`);

  it('asks for one on every type, field, argument, input field and enum value', () => {
    const sdl = 'type Task { a(b: Int): Int } input Filter { c: Int } enum Kind { D } union U = Task scalar S';

    expect(undescribed(sdl)).toEqual(
      ['Filter', 'Filter.c', 'Kind', 'Kind.D', 'S', 'Task', 'Task.a', 'Task.a(b:)', 'U'].map(
        (place) => `DESCRIPTION_MISSING ${place}`,
      ),
    );
  });

  it('takes a blank one for none', () => {
    expect(undescribed('"  " enum Kind { "One." A }')).toEqual(['DESCRIPTION_MISSING Kind']);
  });

  it('leaves root types and the key of a foreign entity alone, but not what is added to it', () => {
    const sdl = `
      type Query { "A task." task: Int }
      ${AGENCY_STUB}
      extend type Region @key(fields: "id") { id: ID! taskCount: Int }`;

    expect(undescribed(sdl)).toEqual(['DESCRIPTION_MISSING Region.taskCount']);
  });
});

describe('a finding', () => {
  it('names subgraph, place, what was expected, what came and what to do', () => {
    expect(checkConventions('tasks', '"T" type Task { "t" tags: [String!]! }')).toEqual([
      {
        code: 'LIST_UNBOUNDED',
        severity: 'ERROR',
        subgraph: 'tasks',
        coordinate: 'Task.tags',
        message: 'Expected Task.tags: [String!]! to be in pages or of a stated size; it states no size.',
        remedy:
          'Return a connection with the argument page: PageInput, or add @listSize(assumedSize: N) with N from 1 to 100.',
      },
    ]);
  });

  it('tells where SDL cannot be read', () => {
    expect(checkConventions('tasks', 'type Task {\n  id ID!\n}')).toEqual([
      expect.objectContaining({ code: 'SDL_UNREADABLE', message: expect.stringContaining('Line 2, column 6.') }),
    ]);
  });
});

describe('owners of entities', () => {
  const agencies = { name: 'agencies', sdl: 'type Agency @key(fields: "id") { id: ID! }' };
  const stub = { name: 'tasks', sdl: AGENCY_STUB };
  const extension = { name: 'reports', sdl: 'extend type Agency @key(fields: "id") { id: ID! x: Int }' };

  it('are those who define them, whoever else names or extends them', () => {
    expect(entityOwners([stub, extension, agencies])).toEqual({ owners: { Agency: 'agencies' }, findings: [] });
  });

  it('are missing when two subgraphs define the same entity', () => {
    const { owners, findings } = entityOwners([agencies, { ...agencies, name: 'other' }]);

    expect(owners).toEqual({});
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'ENTITY_OWNED_TWICE',
        coordinate: 'Agency',
        message: expect.stringContaining('agencies and other'),
      }),
    ]);
  });

  it('are missing when all only refer to the entity', () => {
    expect(entityOwners([stub, extension]).findings).toEqual([
      expect.objectContaining({ code: 'ENTITY_OWNED_BY_NONE', coordinate: 'Agency' }),
    ]);
  });
});
