import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { httpTransport } from '../gateway/transport/http.ts';
import type { Transport } from '../gateway/transport.ts';
import { fixedClock } from '../platform/clock.ts';
import { silentLogger } from '../platform/log.ts';
import { readSdl } from '../platform/subgraph/sdl.ts';
import { serveSubgraph } from '../platform/subgraph/server.ts';
import { defineSubgraph } from '../platform/subgraph.ts';
import { createCallSigner } from '../platform/viewer/signed-call.ts';
import { compose } from '../schema/compose.ts';
import { NULL_REASONS } from '../schema/nulls.ts';
import { subgraphSdl } from '../schema/subgraph-sdl.ts';
import { startHub, TODAY } from './support/hub.ts';
import { TEST_SECRET } from './support/test-database.ts';

const OWN = ['agencies', 'directives', 'indicators', 'hub'];
const partnerSdl = (field: string) =>
  subgraphSdl(
    `extend type Agency @key(fields: "id") { id: ID! "A partner's word." ${field}: String }`,
    'scalar Unused',
  );

/** A partner that takes calls and never answers, and one that nobody listens for. */
async function startPartners() {
  const clock = fixedClock(`${TODAY}T03:00:00Z`);
  const slow = defineSubgraph({
    name: 'slow',
    sdl: partnerSdl('slowly'),
    resolvers: { Agency: { slowly: () => new Promise(() => {}), __resolveReference: (agency: object) => agency } },
    keepsHistory: false,
    resolvePosition: async () => null,
    openContext: (operation) => ({ context: operation, close: async () => {} }),
    logger: silentLogger,
  });
  const server = await serveSubgraph({
    subgraph: slow,
    host: '127.0.0.1',
    port: 0,
    hubKey: TEST_SECRET,
    clock,
    logger: silentLogger,
  });
  const gone = await serveSubgraph({
    subgraph: slow,
    host: '127.0.0.1',
    port: 0,
    hubKey: TEST_SECRET,
    clock,
    logger: silentLogger,
  });
  await gone.close();

  const transports: Transport[] = [['slow', server.url] as const, ['gone', gone.url] as const].map(([name, url]) =>
    httpTransport({
      name,
      url,
      keepsHistory: false,
      sign: createCallSigner(TEST_SECRET, name, clock).sign,
    }),
  );
  return {
    transports,
    async [Symbol.asyncDispose]() {
      await server.close();
    },
  };
}

function supergraphWithPartners(): string {
  const own = OWN.map((name) => ({
    name,
    sdl: readSdl(new URL(`../subgraphs/${name}/subgraph.ts`, import.meta.url).href),
  }));
  const composed = compose([
    ...own,
    { name: 'slow', sdl: partnerSdl('slowly') },
    { name: 'gone', sdl: partnerSdl('gone') },
  ]);
  if (!composed.ok) throw new Error(JSON.stringify(composed.findings));
  return composed.supergraphSdl;
}

const QUERY = `{
  government: agencies(filter: { kinds: [GOVERNMENT] }) { nodes { name parent { id } validFrom slowly gone } }
  hub { subgraphs { name position lastChangeAt } }
  school: directives(filter: { symbol: "93/CV-THPTBD" }) { nodes { attachedTo { id } cascade { slowestStep { lagDays } } } }
  receipt: commandReceipt(idempotencyKey: "mine") { command }
}`;

it.each(['local', 'http'] as const)(
  'one query shows every reason that there is yet (%s)',
  { timeout: 60_000 },
  async (transport) => {
    await using partners = await startPartners();
    await using hub = await startHub({
      transport,
      others: partners.transports,
      supergraphSdl: supergraphWithPartners(),
      limits: { subgraphTimeoutMs: 1000 },
    });

    const { data, errors, extensions } = await hub.ask(QUERY);

    const nulls = extensions?.nulls?.map(
      ({ path, reason }) => `${path.filter((key) => typeof key === 'string').join('.')} ${reason}`,
    );
    expect(nulls?.sort()).toEqual([
      'government.nodes.gone DOWN',
      'government.nodes.parent NOT_APPLICABLE',
      'government.nodes.slowly TIMED_OUT',
      'government.nodes.validFrom NOT_REPORTED',
      'hub.subgraphs.lastChangeAt NO_ACTIVITY',
      'hub.subgraphs.position NO_HISTORY',
      'receipt NOT_AUTHORISED',
      'school.nodes.attachedTo NOT_APPLICABLE',
      'school.nodes.cascade.slowestStep NO_ACTIVITY',
    ]);
    // Faults are errors too, with the path that the client asked for; facts are not.
    expect(errors?.map(({ path, extensions: { code } }) => `${path?.join('.')} ${code}`).sort()).toEqual([
      'government.nodes.0.gone SUBGRAPH_DOWN',
      'government.nodes.0.slowly SUBGRAPH_TIMED_OUT',
    ]);
    expect(data?.government).toEqual({
      nodes: [{ name: 'Chính phủ', parent: null, validFrom: null, slowly: null, gone: null }],
    });
  },
);

it('knows no reason that its test does not name', () => {
  const shown = ['DOWN', 'TIMED_OUT', 'NOT_AUTHORISED', 'NOT_REPORTED', 'NOT_APPLICABLE', 'NO_ACTIVITY', 'NO_HISTORY'];
  const later = ['QUARANTINED', 'OVER_BUDGET', 'SUPPRESSED', 'NO_TARGET', 'COHORT_UNKNOWN', 'ERASED'];
  expect(Object.keys(NULL_REASONS).sort()).toEqual([...shown, ...later].sort());
});

it('composes a partner as any federation library would', () => {
  expect(() => buildSubgraphSchema(parse(partnerSdl('slowly')))).not.toThrow();
});
