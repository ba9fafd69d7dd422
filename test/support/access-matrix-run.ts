import { randomUUID } from 'node:crypto';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { type Way, Ways } from './access-matrix.ts';
import type { MatrixHub, Told } from './access-matrix-hub.ts';
import { harmfulInput, representationsOf, samplesOf } from './access-matrix-samples.ts';
import {
  allowsAll,
  type Coverage,
  type Intent,
  judged,
  leaks,
  miscounts,
  shownUnmeant,
} from './access-matrix-verdict.ts';
import type { Person, PersonName } from './who.ts';

/** A matrix that runs: over which hub, by what it is judged, and what it has seen. */
export interface Running {
  readonly hub: MatrixHub;
  /** Who asks. */
  readonly people: readonly Person[];
  /** Who of them asks for what everybody may see anyway; all of them when left out. */
  readonly askForPublic?: readonly PersonName[];
  readonly intent: Intent;
  readonly coverage: Coverage;
}

/** How much has to be right: with a layer off, the others may refuse in other words, and nothing more. */
export type Strictness = 'exact' | 'nothing leaks';

/** What no answer may do, whatever it is to. */
function mistakes(told: Told, person: Person, { hub }: Running, what: string): string[] {
  return [...leaks(told, person, hub.secrets), ...miscounts(told.data)].map((each) => `${what}: ${each}`);
}

function verdict(way: Way, told: Told, person: Person, running: Running, strictness: Strictness): string[] {
  const { intent, coverage } = running;
  const found =
    strictness === 'exact' ? judged(way, told, person, intent, coverage) : shownUnmeant(way, told, person, intent);
  return [...found, ...mistakes(told, person, running, way.type)];
}

/** The ways that somebody asks along: by default all. */
function waysOf(person: Person, ways: readonly Way[], { hub, intent, askForPublic }: Running): readonly Way[] {
  if (askForPublic === undefined || askForPublic.includes(person.name)) return ways;
  const isPublic = allowsAll(intent, hub.person('public'));
  return ways.filter(({ leaves }) => !leaves.every(isPublic));
}

/** Lists, single objects, and through one entity to another: every field of every type, over the gateway. */
export async function queries(running: Running, strictness: Strictness = 'exact'): Promise<string[]> {
  const { hub, people } = running;
  const found: string[] = [];
  const ways = new Ways(hub.gateway.apiSchema, samplesOf(hub)).fromQuery();
  for (const person of people) {
    for (const way of waysOf(person, ways, running)) {
      const told = await hub.ask(person, { query: way.document()! });
      found.push(...verdict(way, told, person, running, strictness));
    }
  }
  return found;
}

/** The same, and `_entities`, of each subgraph in its own schema: past the gateway, with a call signed for the person. */
export async function subgraphCalls(running: Running, strictness: Strictness = 'exact'): Promise<string[]> {
  const { hub, people } = running;
  const found: string[] = [];
  for (const { name, schema } of hub.subgraphs) {
    const ways = new Ways(schema, samplesOf(hub));
    const entities = ways.toEntities();
    for (const person of people) {
      for (const way of waysOf(person, ways.fromQuery(), running)) {
        // A subgraph may have no fields of its own at the root.
        const query = way.document();
        if (query === null) continue;
        const told = await hub.askSubgraph(person, name, { query });
        found.push(...verdict(way, told, person, running, strictness));
      }
      for (const way of waysOf(person, entities, running)) {
        const representations = representationsOf(hub, way.type);
        const told = await hub.askSubgraph(person, name, { query: way.document()!, variables: { representations } });
        found.push(...verdict(way, told, person, running, strictness));
      }
    }
  }
  return found;
}

/** What stands behind commands, for who may send them: each is a repeat of one that was sent before. */
export async function payloads(running: Running, strictness: Strictness = 'exact'): Promise<string[]> {
  const { hub, people } = running;
  const found: string[] = [];
  for (const [command, byPerson] of Object.entries(hub.inputs)) {
    const ways = commandWays(hub, command).filter((way) => isWorthAsking(way, running));
    for (const person of people) {
      const input = byPerson[person.name];
      if (!input) continue;
      for (const way of ways) {
        const told = await hub.ask(person, { query: way.document()!, variables: { input } });
        found.push(...verdict(way, told, person, running, strictness));
      }
    }
  }
  return found;
}

/**
 * Commands of who may not send them: refused as a whole, with what they would have shown, and nothing is written; at the
 * gateway and past it.
 */
export async function refusedCommands(running: Running, strictness: Strictness = 'exact'): Promise<string[]> {
  const { hub, people, intent, coverage } = running;
  const found: string[] = [];
  const before = await hub.written();
  for (const { name } of Object.values(hub.gateway.apiSchema.getMutationType()!.getFields())) {
    const [way] = commandWays(hub, name);
    const coordinate = `Mutation.${name}`;
    const question = { query: way!.document()!, variables: { input: harmfulInput(hub, name) } };
    const subgraph = hub.subgraphs.find(({ schema }) => schema.getMutationType()?.getFields()[name])!;
    for (const person of people.filter((each) => !intent.allows(each, coordinate))) {
      const expected = person.isKnown ? 'FORBIDDEN' : 'UNAUTHENTICATED';
      for (const told of [await hub.ask(person, question), await hub.askSubgraph(person, subgraph.name, question)]) {
        const codes = told.errors.map(({ extensions }) => extensions?.code);
        const isRefused = told.data === null && codes.length === 1 && codes[0] === expected;
        if (strictness === 'exact' && !isRefused) found.push(`${person.name}, ${name}: ${told.raw}`);
        if (strictness === 'exact' && told.statements.length > 0) found.push(`${person.name}, ${name}: read something`);
        found.push(...mistakes(told, person, running, name));
        coverage.refuse(coordinate, person);
      }
    }
  }
  const { facts, receipts } = await hub.written();
  if (facts !== before.facts) found.push('a refused command has written something');
  if (strictness === 'exact' && receipts !== before.receipts) found.push('a refused command has left a receipt');
  return found;
}

/** What events show: the first of the document that S issued. */
export async function events(running: Running, strictness: Strictness = 'exact'): Promise<string[]> {
  const { hub, people } = running;
  const found: string[] = [];
  const api = hub.gateway.apiSchema;
  for (const { name } of Object.values(api.getSubscriptionType()!.getFields())) {
    const ways = new Ways(api, samplesOf(hub)).fromField('subscription', name);
    for (const way of ways.filter((each) => isWorthAsking(each, running))) {
      for (const person of people) {
        const [told] = await hub.events(person, { query: way.document()! }, 1);
        if (!told) throw new Error(`no event came for ${name}`);
        found.push(...verdict(way, told, person, running, strictness));
      }
    }
  }
  return found;
}

/**
 * What is refused is not looked for: the same is read as when only the rest is asked for, and nothing when that is nothing. Which
 * statements, not how often: of two loads, the later joins the batch of the earlier or comes after it, as the database answers.
 */
export async function costsOfRefusal({ hub, people, intent }: Running): Promise<string[]> {
  const found: string[] = [];
  const ways = new Ways(hub.gateway.apiSchema, samplesOf(hub)).fromQuery();
  for (const person of people) {
    const isAllowed = allowsAll(intent, person);
    for (const way of ways.filter(({ leaves }) => !leaves.every(isAllowed))) {
      const { statements } = await hub.ask(person, { query: way.document()! });
      const rest = way.document(isAllowed);
      const expected = rest === null ? [] : (await hub.ask(person, { query: rest })).statements;
      const [more, less] = [[...new Set(statements)], [...new Set(expected)]];
      const different = [
        ...more.filter((name) => !less.includes(name)),
        ...less.filter((name) => !more.includes(name)),
      ];
      if (different.length > 0) found.push(`${person.name}, ${way.type}: ${different.join()}`);
    }
  }
  return found;
}

/** Mistakes of callers, among them with names of what they may not see: what they are told holds nothing of anybody. */
export async function mistakenQuestions(running: Running): Promise<string[]> {
  const { hub, people } = running;
  const { data } = await hub.ask(hub.person('operator'), {
    query: '{ grants(filter: { existence: EVER }, page: { first: 2 }) { pageInfo { endCursor } } }',
  });
  const { endCursor } = (data as { grants: { pageInfo: { endCursor: string } } }).grants.pageInfo;
  const ids = [randomUUID(), 'x', placeIdOf(hub), hub.keyIds[0]!];
  const questions = [
    ...['agency', 'grant', 'directive', 'task'].flatMap((field) =>
      ids.map((id) => ({ query: `query ($id: ID!) { ${field}(id: $id) { id } }`, variables: { id } })),
    ),
    { query: '{ grants { nodes { subjectt basiss } } }' },
    { query: '{ grants(filter: { subjec: "a" }) { nodes { id } } }' },
    { query: '{ grants(filter: { role: OPERATORR }) { nodes { id } } }' },
    { query: '{ grants(page: { first: 1000 }) { nodes { id subject } } }' },
    { query: '{ grants(page: { after: "x" }) { nodes { id subject } } }' },
    { query: '{ apiKeys(page: { after: "x" }) { nodes { id name } } }' },
    { query: '{ auditRecords(filter: { recordedFrom: "2026-02-30" }) { nodes { viewer } } }' },
    { query: 'query ($id: ID!) { grant(id: $id) { subject } }', variables: { id: { a: 1 } } },
    { query: '{ grant(id: "x") { ... on ApiKey { name } } }' },
    {
      query: `{ grants(filter: { existence: EVER }, page: { first: 100, after: "${endCursor}" }) { nodes { id subject } } }`,
    },
    { query: `{ agency(id: "${placeIdOf(hub)}") { grants(page: { after: "${endCursor}" }) { nodes { subject } } } }` },
    { query: '{ grants { nodes { ', variables: {} },
  ];
  const found: string[] = [];
  for (const person of people) {
    for (const question of questions) {
      const told = [await hub.ask(person, question), await hub.askSubgraph(person, 'agencies', question)];
      found.push(...told.flatMap((each) => mistakes(each, person, running, question.query)));
    }
  }
  return found;
}

function commandWays(hub: MatrixHub, command: string): Way[] {
  const api = hub.gateway.apiSchema;
  const { args } = api.getMutationType()!.getFields()[command]!;
  const input = args.find(({ name }) => name === 'input');
  return new Ways(api, samplesOf(hub)).fromField('mutation', command, ` ($input: ${input?.type})`);
}

/** Behind commands and events those types are asked for that hold something that not everybody may see, or are met only there. */
function isWorthAsking({ type, leaves }: Way, { hub, intent }: Running): boolean {
  const definition = hub.gateway.apiSchema.getType(type);
  if (!isObjectType(definition) || leaves.length === 0) return false;
  const everybody = hub.person('public');
  const isProtected = Object.keys(definition.getFields()).some(
    (field) => !intent.allows(everybody, `${type}.${field}`),
  );
  return isProtected || leaves[0]!.chain.length <= 3;
}

function placeIdOf({ people }: MatrixHub): string {
  return people.find(({ viewer }) => viewer.agencyIds.length > 0)!.viewer.agencyIds[0]!;
}

/** Fields that nobody was shown of an object that was there, and fields that were refused nobody who may not see them. */
export function unasked({ hub, people, intent, coverage }: Running): { notShown: string[]; notRefused: string[] } {
  const all = coordinatesOf(hub.gateway.apiSchema);
  const isShown = (coordinate: string) => coordinate.startsWith('Mutation.') || coverage.isShown(coordinate);
  return {
    notShown: all.filter((coordinate) => !isShown(coordinate)),
    notRefused: people.flatMap((person) =>
      all
        .filter((coordinate) => !intent.allows(person, coordinate) && !coverage.isRefused(coordinate, person))
        .map((coordinate) => `${coordinate} to ${person.name}`),
    ),
  };
}

/** Every field that a client can ask for. */
export function coordinatesOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
}
