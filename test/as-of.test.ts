import { describe, expect, it } from 'vitest';
import { runAsOfTrial } from './support/as-of-trial.ts';
import { OPERATOR, startHub } from './support/hub.ts';
import { showCounters, TRIAL_TIMEOUT_MS, volume } from './support/volume.ts';

it.each(['local', 'http'] as const)(
  'a token repeats its answer byte for byte while 8 writers commit (%s)',
  { timeout: TRIAL_TIMEOUT_MS },
  async (transport) => {
    await using hub = await startHub({ transport, poolSize: 8 });

    const writes = volume(10_000);
    const result = await runAsOfTrial(hub, { writers: 8, writes });
    showCounters(`asOf ${transport}`, result);

    expect(result.written).toBe(writes);
    expect(result.different).toBe(0);
    expect(result.states).toBeGreaterThan(5);
    expect(result.repeated).toBeGreaterThan(result.states);
  },
);

describe('extensions.asOf', () => {
  const HEAD = '{ directives(page: { first: 1 }) { totalCount } }';

  it('shows the state before a change to whoever has the token, and the change to everybody else', async () => {
    await using hub = await startHub();
    const before = await hub.ask(HEAD, { asOf: 'now' });
    const instant = new Date(Date.now()).toISOString();
    const agencies = await hub.ask<{ agencies: { nodes: { id: string }[] } }>(
      '{ agencies(page: { first: 1 }) { nodes { id } } }',
    );
    const [agency] = agencies.data.agencies.nodes;

    await hub.ask(`mutation ($input: RecordDirectiveInput!) { recordDirective(input: $input) { problems { code } } }`, {
      viewer: OPERATOR,
      variables: {
        input: {
          idempotencyKey: 'one',
          type: 'Kế hoạch',
          issuerId: agency!.id,
          issuedOn: '2025-09-01',
          subject: 'Kế hoạch thử',
        },
      },
    });

    const token = before.extensions?.asOf ?? '';
    expect(await hub.ask(HEAD, { asOf: token })).toEqual(before);
    expect((await hub.ask(HEAD)).data).toEqual({ directives: { totalCount: 90 } });
    expect(before.data).toEqual({ directives: { totalCount: 89 } });
    // The test's clock stands still in March 2026 while the database records in real time, which is later.
    expect((await hub.ask(HEAD, { asOf: instant })).errors?.[0]?.extensions.code).toBe('ASOF_IN_FUTURE');
    expect((await hub.ask(HEAD, { asOf: '2026-03-30T00:00:00Z' })).data).toEqual({ directives: { totalCount: 0 } });
  });

  it.each([
    ['a word', 'yesterday', 'ASOF_MALFORMED'],
    ['an instant without offset', '2026-03-30T00:00:00', 'ASOF_MALFORMED'],
    ['an instant to come', '2030-01-01T00:00:00Z', 'ASOF_IN_FUTURE'],
  ])('refuses %s', async (_, asOf, code) => {
    await using hub = await startHub();
    const answer = await hub.ask(HEAD, { asOf });
    expect(answer.errors?.map((error) => error.extensions.code)).toEqual([code]);
  });

  it('refuses a token of another hub', async () => {
    await using hub = await startHub();
    const { extensions } = await hub.ask(HEAD, { asOf: 'now' });
    const client = await hub.database.connectAsOwner('directives');
    await client.query('update feed set feed_id = gen_random_uuid()');
    await client.end();

    const answer = await hub.ask(HEAD, { asOf: extensions?.asOf ?? '' });
    expect(answer.errors?.[0]?.extensions.code).toBe('ASOF_UNKNOWN');
  });

  it('refuses a mutation', async () => {
    await using hub = await startHub();
    const answer = await hub.ask(
      'mutation { recordDirective(input: { idempotencyKey: "x", type: "x", issuerId: "x", subject: "x" }) { problems { code } } }',
      {
        asOf: 'now',
        viewer: OPERATOR,
      },
    );
    expect(answer.errors?.map((error) => error.extensions.code)).toEqual(['ASOF_NOT_FOR_WRITES']);
  });

  it('nulls what a subgraph without history would have to say, as a fact and not as an error', async () => {
    await using hub = await startHub();
    const answer = await hub.ask('{ hub { name } directives(page: { first: 1 }) { totalCount } }', { asOf: 'now' });
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({ hub: null, directives: { totalCount: 89 } });
    expect(answer.extensions?.nulls).toEqual([
      expect.objectContaining({ path: ['hub'], reason: 'NO_HISTORY', subgraph: 'hub' }),
    ]);
  });
});
