import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import type { AccessRules } from '../schema/access.ts';
import type { Sight } from '../subgraphs/agencies/rules/grants.ts';
import type { CommandReceiptRow } from '../subgraphs/directives/loaders/receipts.ts';
import { type MatrixHub, startMatrixHub } from './support/access-matrix-hub.ts';
import { difference, GRANT_WAYS, meantFor, pairsFor, seenAlong, seenInPayload } from './support/access-matrix-rows.ts';
import {
  events,
  mistakenQuestions,
  payloads,
  queries,
  type Running,
  refusedCommands,
  subgraphCalls,
  unasked,
} from './support/access-matrix-run.ts';
import { moveUnder } from './support/access-matrix-seed.ts';
import { Coverage, readIntent } from './support/access-matrix-verdict.ts';
import { type PersonName, personSubject, placeId } from './support/who.ts';

// Each asks for every field on behalf of everybody: some thousand requests.
vi.setConfig({ testTimeout: 180_000 });

/** Which layers of the product are off in a hub that is started now; that of SQL is switched off in a database. */
const off = vi.hoisted(() => ({ gateway: false, subgraph: false }));

// The gateway refuses by the demands of the supergraph: without them it refuses nothing.
vi.mock('../gateway/access.ts', async (load) => {
  const real = await load<typeof import('../gateway/access.ts')>();
  const nothingDemanded = { ofField: () => [], ofType: () => [], requirements: [], isEmpty: true };
  return {
    ...real,
    createAccess: (rules: AccessRules, schema: never) =>
      real.createAccess(off.gateway ? { ...rules, ...nothingDemanded } : rules, schema),
  };
});

// Subgraphs refuse fields by their own SDL; which rows are shown, and who may send commands, are rules of each. For whom an
// officer records documents stays on: everybody may read those, and SQL has no part in it.
vi.mock('../platform/subgraph/access.ts', async (load) => {
  const real = await load<typeof import('../platform/subgraph/access.ts')>();
  return {
    ...real,
    enforceAccess: (...args: Parameters<typeof real.enforceAccess>) => {
      if (!off.subgraph) real.enforceAccess(...args);
    },
  };
});
vi.mock('../subgraphs/agencies/rules/grants.ts', async (load) => {
  const real = await load<typeof import('../subgraphs/agencies/rules/grants.ts')>();
  return {
    ...real,
    sightOf: (...args: Parameters<typeof real.sightOf>): Sight | null =>
      off.subgraph ? { isAll: true, subject: args[0].subject, agencyIds: [] } : real.sightOf(...args),
    mayGive: (...args: Parameters<typeof real.mayGive>) => off.subgraph || real.mayGive(...args),
  };
});
vi.mock('../subgraphs/agencies/rules/api-keys.ts', async (load) => {
  const real = await load<typeof import('../subgraphs/agencies/rules/api-keys.ts')>();
  return {
    ...real,
    seesKeys: (...args: Parameters<typeof real.seesKeys>) => off.subgraph || real.seesKeys(...args),
  };
});
vi.mock('../subgraphs/agencies/commands/authority.ts', async (load) => {
  const real = await load<typeof import('../subgraphs/agencies/commands/authority.ts')>();
  return {
    ...real,
    requireScopes: (...args: Parameters<typeof real.requireScopes>) => {
      if (!off.subgraph) real.requireScopes(...args);
    },
    requireOperator: (...args: Parameters<typeof real.requireOperator>) => {
      if (!off.subgraph) real.requireOperator(...args);
    },
  };
});
vi.mock('../subgraphs/directives/loaders/receipts.ts', async (load) => {
  const real = await load<typeof import('../subgraphs/directives/loaders/receipts.ts')>();
  return {
    ...real,
    receiptLoaders(session: Parameters<typeof real.receiptLoaders>[0]) {
      if (!off.subgraph) return real.receiptLoaders(session);
      const text = `select idempotency_key as "idempotencyKey", command, recorded_at as "recordedAt", outcome
        from command_receipt where idempotency_key = $1`;
      return {
        receiptByKey: async (key: string) =>
          (await session.query<CommandReceiptRow>({ name: 'test.anyReceipt', text }, [key]))[0] ?? null,
      };
    },
  };
});

/** Let every role of the hub read and write every row of every table, as if SQL knew nothing of viewers. */
async function switchSqlOff({ adminUrl, database }: MatrixHub): Promise<void> {
  const admin = await connectAsAdmin(adminUrl);
  try {
    for (const schema of database.subgraphs) {
      const { rows } = await admin.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1`,
        [schema],
      );
      for (const { name } of rows) await admin.query(`alter table ${name} disable row level security`);
      const writers = await admin.query<{ name: string; trigger: string }>(
        `select tgrelid::regclass::text as name, tgname as trigger from pg_trigger join pg_class c on c.oid = tgrelid
         where c.relnamespace = $1::regnamespace and tgname in ('writers_are_known', 'issuers_are_own',
           'reporters_are_own', 'states_are_derived', 'verifiers_are_named')`,
        [schema],
      );
      for (const { name, trigger } of writers.rows) await admin.query(`alter table ${name} disable trigger ${trigger}`);
      await admin.query(`create or replace view ${schema}.audit_log as
        select record_id, recorded_at, kind, viewer, roles, request_id, facts, position, hash from ${schema}.audit_record`);
      const roles = database.subgraphs.flatMap((each) => [database.roles(each).public, database.roles(each).viewer]);
      await admin.query(`grant usage on schema ${schema} to ${roles.join(', ')}`);
      await admin.query(`grant select, insert, update on all tables in schema ${schema} to ${roles.join(', ')}`);
      await admin.query(`grant execute on all functions in schema ${schema} to ${roles.join(', ')}`);
    }
  } finally {
    await admin.end();
  }
}

const policyText = readFileSync(new URL('../schema/policy.json', import.meta.url), 'utf8');

async function startWithout(layers: readonly ('gateway' | 'subgraph' | 'sql')[]): Promise<MatrixHub> {
  off.gateway = layers.includes('gateway');
  off.subgraph = layers.includes('subgraph');
  const hub = await startMatrixHub();
  if (layers.includes('sql')) await switchSqlOff(hub);
  return hub;
}
const runningOf = (hub: MatrixHub, people = hub.people): Running => ({
  ...{ hub, people, intent: readIntent(policyText), coverage: new Coverage() },
  // What everybody may see does not hang on a layer: it is asked for by who may least and by one who may much.
  askForPublic: ['public', 'steward of S, the successor of A'],
});
/** One of each kind, where everybody would say the same again. */
const SOME: readonly PersonName[] = [
  'public',
  'citizen',
  'officer of B',
  'steward of S, the successor of A',
  'machine of an operator, for directives only',
];
const someOf = (hub: MatrixHub) => hub.people.filter(({ name }) => SOME.includes(name));
const LIST = '{ grants(filter: { existence: EVER }, page: { first: 100 }) { totalCount nodes { id subject } } }';

/** What everybody sees along every way, and what they should. */
async function grantsSeen(hub: MatrixHub): Promise<{ seen: unknown[]; meant: unknown[] }> {
  const seen: unknown[] = [];
  const meant: unknown[] = [];
  for (const [name, way] of Object.entries(GRANT_WAYS)) {
    for (const person of hub.people) {
      seen.push([name, person.name, await seenAlong(way, hub, person)]);
      meant.push([name, person.name, meantFor(person, way)]);
    }
  }
  for (const person of hub.people) {
    const inPayload = await seenInPayload(hub, person);
    seen.push([person.name, inPayload?.every((grant) => person.sees.has(grant)) ?? true]);
    meant.push([person.name, true]);
  }
  return { seen, meant };
}

describe.each(['gateway', 'subgraph', 'sql'] as const)('without the layer of the %s', (layer) => {
  let hub: MatrixHub;
  let running: Running;
  beforeAll(async () => {
    hub = await startWithout([layer]);
    running = runningOf(hub);
  });
  afterAll(() => hub[Symbol.asyncDispose]());

  it('that layer is off', async () => {
    const person = hub.person('officer of B');
    if (layer === 'gateway') {
      const { body } = await hub.gateway.execute({ query: LIST });
      expect(JSON.parse(body).extensions.nulls).toMatchObject([{ reason: 'NOT_AUTHORISED', subgraph: 'agencies' }]);
    } else if (layer === 'subgraph') {
      const { raw } = await hub.askSubgraph(hub.person('citizen'), 'agencies', { query: LIST });
      expect(raw).toBe('{"data":{"grants":{"totalCount":0,"nodes":[]}}}');
    } else {
      await using session = hub.database.openSession('agencies', person.viewer);
      const text = 'select distinct grant_id as id from grant_fact';
      expect(await session.query({ name: 'test.all', text })).toHaveLength(hub.grantIds.size);
    }
  });

  it('queries show what they should', async () => {
    expect(await queries(running)).toEqual([]);
  });

  it('calls past the gateway show nothing more', async () => {
    expect(await subgraphCalls(running, layer === 'subgraph' ? 'nothing leaks' : 'exact')).toEqual([]);
  });

  it('payloads show what they should', async () => {
    expect(await payloads(running)).toEqual([]);
  });

  it('refused commands show and write nothing', async () => {
    expect(await refusedCommands(running, layer === 'subgraph' ? 'nothing leaks' : 'exact')).toEqual([]);
  });

  it('events show what they should', async () => {
    expect(await events(running)).toEqual([]);
  });

  it('all of that was asked of objects that are there', () => {
    expect(unasked(running)).toEqual({ notShown: [], notRefused: [] });
  });

  it('mistakes are told nothing more', async () => {
    expect(await mistakenQuestions(running)).toEqual([]);
  });

  it('everybody finds the grants that are meant for them along every way, and counts no others', async () => {
    const { seen, meant } = await grantsSeen(hub);

    expect(seen).toEqual(meant);
  });

  it('what may not be seen is as what is not there', async () => {
    const found: unknown[] = [];
    for (const person of someOf(hub)) {
      for (const pair of pairsFor(hub, person)) found.push(await difference(pair, person));
    }

    expect(found.filter((each) => each !== null)).toEqual([]);
  });

  it('who may give roles somewhere gives none elsewhere', async () => {
    const steward = hub.person('steward of S, the successor of A');
    const input = { idempotencyKey: 'elsewhere', subject: personSubject('friend'), role: 'OFFICER', basis: 'Bạn' };
    const before = await hub.written();

    const { data } = await hub.ask(steward, {
      query: 'mutation ($input: GiveGrantInput!) { giveGrant(input: $input) { grant { id } problems { code } } }',
      variables: { input: { ...input, agencyId: placeId('B') } },
    });

    expect((data?.giveGrant as { grant?: unknown } | undefined)?.grant ?? null).toBeNull();
    expect((await hub.written()).facts).toBe(before.facts);
  });

  it('nobody is answered from another’s receipt', async () => {
    const operator = hub.inputs.recordDirective!.operator!;
    const question = {
      query:
        'mutation ($input: RecordDirectiveInput!) { recordDirective(input: $input) { directive { id } problems { code } } }',
      variables: { input: operator },
    };
    const own = (await hub.ask(hub.person('operator'), question)).data?.recordDirective;

    const other = (await hub.ask(hub.person('steward of S, the successor of A'), question)).data?.recordDirective;

    expect(own).toMatchObject({ directive: { id: expect.any(String) }, problems: [] });
    expect(other).toEqual({ directive: null, problems: [{ code: 'NOT_YOURS' }] });
  });

  it('the past shows nobody what the present does not', async () => {
    const steward = hub.person('steward of S, the successor of A');
    const answer = JSON.parse(
      (await hub.gateway.execute({ query: LIST, viewer: steward.viewer, extensions: { asOf: 'now' } })).body,
    );
    expect(JSON.stringify(answer)).toContain(hub.grantIds.get('officer of C'));

    await moveUnder(hub.database, 'C', 'B');

    for (const asOf of [undefined, answer.extensions.asOf as string]) {
      const { raw, data } = await hub.ask(steward, { query: LIST, ...(asOf === undefined ? {} : { asOf }) });
      expect(raw).not.toContain(hub.grantIds.get('officer of C'));
      expect((data as { grants: { totalCount: number } }).grants.totalCount).toBe(answer.data.grants.totalCount - 1);
    }
  });
});

describe('without any layer', () => {
  let hub: MatrixHub;
  let running: Running;
  beforeAll(async () => {
    hub = await startWithout(['gateway', 'subgraph', 'sql']);
    running = runningOf(hub, someOf(hub));
  });
  afterAll(() => hub[Symbol.asyncDispose]());

  it.each([
    ['queries', queries],
    ['calls past the gateway', subgraphCalls],
    ['payloads', payloads],
    ['events', events],
    ['commands', refusedCommands],
  ])('%s leak, and the matrix tells: it would notice', async (_, run) => {
    const found = await run(running, 'nothing leaks');

    expect(found.filter((each) => each.includes('is told marker.') || each.includes('written'))).not.toEqual([]);
  });

  it('grants are found that are meant for others', async () => {
    await expect(grantsSeen(hub)).rejects.toThrow('is told');
  });
});
