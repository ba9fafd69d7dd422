import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createPlanner } from '../gateway/planner.ts';
import { apiSchemaOf } from '../gateway/supergraph.ts';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { PUBLIC_VIEWER } from '../platform/viewer.ts';
import { checkPolicy } from '../schema/access/policy.ts';
import { AGGREGATE_TYPE, Ways } from './support/access-matrix.ts';
import { type MatrixHub, startMatrixHub } from './support/access-matrix-hub.ts';
import { difference, GRANT_WAYS, meantFor, pairsFor, seenAlong, seenInPayload } from './support/access-matrix-rows.ts';
import {
  coordinatesOf,
  costsOfRefusal,
  events,
  mistakenQuestions,
  payloads,
  queries,
  type Running,
  refusedCommands,
  subgraphCalls,
  unasked,
} from './support/access-matrix-run.ts';
import { harmfulInput, samplesOf } from './support/access-matrix-samples.ts';
import { moveUnder } from './support/access-matrix-seed.ts';
import { Coverage, readIntent } from './support/access-matrix-verdict.ts';
import { PERSON_NAMES, type PersonName } from './support/who.ts';

// Each asks for every field on behalf of everybody: some thousand requests.
vi.setConfig({ testTimeout: 180_000 });

const policyText = readFileSync(new URL('../schema/policy.json', import.meta.url), 'utf8');
const supergraphSdl = readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8');
const intent = readIntent(policyText);

/** Totals, by their type: over rows that are all public, each in every way that it can be asked for. */
const TOTALS: Readonly<Record<string, string>> = {
  CaseMetrics: `{
    caseMetrics(groupBy: { agency: PROVINCE, period: MONTH, indicator: true }, orderBy: [{ by: RATE, direction: DESC }],
      having: [{ measure: CASES, comparison: AT_LEAST, value: "1" }]) {
      totalCount publication { version } nodes { agency { id } indicator { key } cases counted rate { numerator denominator } } }
    all: caseMetrics(groupBy: { indicator: true }) { nodes { cases counted } }
  }`,
  ObservationMetrics: `{
    observationMetrics(level: NATIONAL, grain: DAY) { nodes { observations withoutParts } }
    byAgency: observationMetrics(level: NATIONAL, grain: DAY, groupBy: { agency: SELF, indicator: true }, page: { first: 100 },
      having: [{ measure: OBSERVATIONS, comparison: AT_LEAST, value: "1" }], orderBy: [{ by: RATE, direction: DESC }]) {
      totalCount nodes { agency { id } indicator { key } numerator rate { numerator denominator } } }
    agencies(filter: { kinds: [MINISTRY_LEVEL] }) { nodes { id observationMetrics(level: NATIONAL, grain: DAY) { observations } } }
  }`,
  TaskMetrics: `{
    taskMetrics { nodes { assignments done overdue potential ended } }
    byAgency: taskMetrics(groupBy: { agency: SELF, state: true }, orderBy: [{ by: ASSIGNMENTS, direction: DESC }],
      having: [{ measure: ASSIGNMENTS, comparison: AT_LEAST, value: "1" }], page: { first: 100 }) {
      totalCount nodes { agency { id } state assignments lead: assignments(where: { roles: [LEAD] }) } }
    agencies(filter: { kinds: [PROVINCE] }) { nodes { id taskMetrics { assignments overdueRate { numerator denominator } } } }
  }`,
};

async function apiSchema(sdl: string): Promise<GraphQLSchema> {
  const planner = await createPlanner(sdl);
  const schema = apiSchemaOf(planner.apiSdl);
  planner.close();
  return schema;
}

describe.each(['local', 'http'] as const)('over the %s transport', (transport) => {
  let hub: MatrixHub;
  let running: Running;
  beforeAll(async () => {
    hub = await startMatrixHub(transport);
    running = { hub, people: hub.people, intent, coverage: new Coverage() };
    // What everybody may see is asked for by everybody once.
    if (transport === 'http') running = { ...running, askForPublic: ['public', 'officer of B'] };
  });
  afterAll(() => hub[Symbol.asyncDispose]());

  it.each(PERSON_NAMES)('the hub takes this caller for what the table says: %s', (name) => {
    const { viewer, may, isKnown } = hub.person(name);

    expect([...viewer.scopes].sort()).toEqual([...may].sort());
    expect(viewer.subject === PUBLIC_VIEWER.subject).toBe(!isKnown);
  });

  describe('every field is shown to those whom the policy names, and to no other', () => {
    it('in lists, by id, and through other entities', async () => {
      expect(await queries(running)).toEqual([]);
    });

    it('past the gateway, in each subgraph by itself and as its entities', async () => {
      expect(await subgraphCalls(running)).toEqual([]);
    });

    it('in what commands answer', async () => {
      expect(await payloads(running)).toEqual([]);
    });

    it('in commands that are refused, which write nothing', async () => {
      expect(await refusedCommands(running)).toEqual([]);
    });

    it('in refusals of commands as a whole, 401 for the public and 403 for others', async () => {
      const refused: unknown[] = [];
      for (const { name } of Object.values(hub.gateway.apiSchema.getMutationType()!.getFields())) {
        const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
        const query = `mutation ($input: ${type}!) { __typename ${name}(input: $input) { problems { code } } }`;
        for (const who of ['public', 'citizen'] as const) {
          const { status, raw } = await hub.ask(hub.person(who), {
            query,
            variables: { input: harmfulInput(hub, name) },
          });
          refused.push([name, who, status, Object.keys(JSON.parse(raw))]);
        }
      }

      expect(refused).toEqual(
        Object.keys(hub.inputs).flatMap((name) => [
          [name, 'public', 401, ['errors']],
          [name, 'citizen', 403, ['errors']],
        ]),
      );
    });

    it('in events', async () => {
      expect(await events(running)).toEqual([]);
    });

    it('in what is told of mistakes', async () => {
      expect(await mistakenQuestions(running)).toEqual([]);
    });

    it('and each has been asked for of an object that was there, by and of everybody', () => {
      expect(unasked(running)).toEqual({ notShown: [], notRefused: [] });
    });
  });

  it.each(Object.entries(TOTALS))(
    'totals over rows that everybody may see are the same for everybody: %s',
    async (_, query) => {
      const seen = new Map<string, PersonName[]>();
      for (const person of hub.people) {
        const { raw } = await hub.ask(person, { query });
        const { data, errors } = JSON.parse(raw) as { data: unknown; errors?: unknown };
        expect(errors).toBeUndefined();
        const text = JSON.stringify(data);
        seen.set(text, [...(seen.get(text) ?? []), person.name]);
      }

      expect([...seen.values()]).toEqual([[...PERSON_NAMES]]);
      expect([...seen.keys()][0]).toMatch(/"(assignments|observations|cases)":"?[1-9]/);
    },
  );

  it('what is refused is not looked for', async () => {
    expect(await costsOfRefusal(running)).toEqual([]);
  });

  describe('the same grants are seen', () => {
    it.each(Object.entries(GRANT_WAYS))('along %s', async (_, way) => {
      const seen: [PersonName, unknown][] = [];
      for (const person of hub.people) seen.push([person.name, await seenAlong(way, hub, person)]);

      expect(seen).toEqual(hub.people.map((person) => [person.name, meantFor(person, way)]));
    });

    it('in what a command answers', async () => {
      const seen: [PersonName, unknown][] = [];
      for (const person of hub.people) seen.push([person.name, await seenInPayload(hub, person)]);

      expect(seen.filter(([, grants]) => grants !== null)).toEqual([
        ['officer of A on its last day', ['officer of A', 'ended of A']],
        ['officer of B', ['officer of B', 'monitor of B']],
        ['officer of S, the successor of A', meantFor(hub.person('monitor of S'), { leadsTo: () => true })],
        ['operator', ['officer of A', 'ended of A']],
        ['machine of an operator, for directives only', []],
      ]);
    });
  });

  it('what may not be seen is as what is not there: in the answer’s bytes and in what is read for it', async () => {
    const differences: unknown[] = [];
    for (const person of hub.people) {
      const pairs = pairsFor(hub, person);
      for (const pair of pairs) differences.push(await difference(pair, person));
    }

    expect(differences.length).toBeGreaterThan(500);
    expect(differences.filter((each) => each !== null)).toEqual([]);
  });

  it('what subgraphs tell each other, and what is on record of commands and refusals, names nobody', async () => {
    const admin = await connectAsAdmin(hub.adminUrl);
    const texts = ['agencies', 'directives', 'indicators'].map(
      (name) => `select payload::text as text from ${name}.feed_event`,
    );
    const facts = hub.database.subgraphs.map((name) => `select facts::text as text from ${name}.audit_record`);
    const { rows } = await admin.query<{ text: string }>([...texts, ...facts].join(' union all '));
    await admin.end();

    const told = hub.secrets.filter(
      ({ text }) => text.includes('marker.') && rows.some((row) => row.text.includes(text)),
    );
    expect(rows.length).toBeGreaterThan(hub.grantIds.size);
    expect(told).toEqual([]);
  });

  it('the past shows nobody what the present does not: an agency that has moved takes its grants along', async () => {
    const { 'single agencies': way } = GRANT_WAYS;
    const steward = hub.person('steward of S, the successor of A');
    const query = '{ grants(filter: { existence: EVER }, page: { first: 100 }) { totalCount nodes { id } } }';
    const ofCentre = hub.grantIds.get('officer of C')!;
    const before = JSON.parse(
      (await hub.gateway.execute({ query, extensions: { asOf: 'now' }, viewer: steward.viewer })).body,
    );
    expect(JSON.stringify(before)).toContain(ofCentre);

    await moveUnder(hub.database, 'C', 'B');

    const { asOf } = before.extensions as { asOf: string };
    for (const moment of [{}, { asOf }]) {
      const { raw, data } = await hub.ask(steward, { query, ...moment });
      const { totalCount } = (data as { grants: { totalCount: number } }).grants;
      expect(raw).not.toContain(ofCentre);
      expect(totalCount).toBe(before.data.grants.totalCount - 1);
    }
    expect(await seenAlong(way!, hub, steward)).not.toContain('officer of C');
    const { refused } = await hub.ask(hub.person('officer of A, which is no more'), { query, asOf });
    expect([...refused]).toEqual(['grants']);
  });
});

describe('a field that is new', () => {
  const grown = supergraphSdl.replace(
    /^(type Agency\b[^{]*\{)/m,
    '$1\n  "Of its head." salary: Int @join__field(graph: AGENCIES)',
  );

  it('fails the check until somebody has decided who may see it', () => {
    expect(grown).not.toBe(supergraphSdl);
    expect(checkPolicy(policyText, grown).map(({ code, coordinate }) => [code, coordinate])).toEqual([
      ['POLICY_LINE_MISSING', 'Agency.salary'],
    ]);
  });

  it('stops the matrix, which has all fields of the schema that clients see', async () => {
    expect(intent.undecided(coordinatesOf(await apiSchema(supergraphSdl)))).toEqual([]);
    expect(intent.undecided(coordinatesOf(await apiSchema(grown)))).toEqual(['Agency.salary']);
    const person = { name: 'public', may: [], sees: new Set(), isKnown: false, viewer: PUBLIC_VIEWER } as const;
    expect(() => intent.allows(person as never, 'Agency.salary')).toThrow('says nothing about Agency.salary');
  });

  it.each([
    ['demands an argument that nobody has thought of', 'type Query { a(id: ID!): Int }', 'Query.a(id:) has no sample'],
    [
      'may give one of several types',
      'type Query { a: A } union A = B type B { b: Int }',
      'Query.a gives one of several',
    ],
  ])('stops the matrix when it %s', (_, sdl, message) => {
    expect(() =>
      new Ways(buildSchema(sdl), { arguments: {}, argumentsTo: {}, deadEnds: [] })
        .fromQuery()
        .map((way) => way.document()),
    ).toThrow(message);
  });
});

describe('the ways of the matrix', () => {
  it('lead to every type that a client can see', async () => {
    const schema = await apiSchema(supergraphSdl);
    const work = { directiveId: '', taskId: '', assignmentId: '', reportId: '', extensionId: '', followUpId: '' };
    const computed = { formulaId: '', definitionHash: '', observationId: '' };
    const samples = samplesOf({ grantIds: new Map(), keyIds: [], work, computed });
    const ways = new Ways(schema, samples);
    const commands = Object.keys(schema.getMutationType()!.getFields()).flatMap((name) =>
      ways.fromField('mutation', name),
    );
    const streams = Object.keys(schema.getSubscriptionType()!.getFields()).flatMap((name) =>
      ways.fromField('subscription', name),
    );

    expect(ways.unreached([...ways.fromQuery(), ...commands, ...streams])).toEqual([]);
    expect(ways.unreached(ways.fromQuery())).not.toEqual([]);
  });

  it('have one for each type of totals over many rows', async () => {
    const names = Object.keys((await apiSchema(supergraphSdl)).getTypeMap());

    expect(names.filter((name) => AGGREGATE_TYPE.test(name))).toEqual(Object.keys(TOTALS));
    expect(['TaskMetrics', 'DossierStatistics', 'ScoreCell'].every((name) => AGGREGATE_TYPE.test(name))).toBe(true);
  });
});
