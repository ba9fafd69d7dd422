import { describe, expect, it } from 'vitest';
import { HubError } from '../../platform/errors.ts';
import type { SubgraphEvent, SubscriptionRequest } from '../../platform/subgraph.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';
import { type Patience, resuming } from './resuming.ts';

const PATIENCE: Patience = { tries: 3, firstWaitMs: 0, waitCapMs: 0 };
const down = () => new HubError('SUBGRAPH_DOWN', 'away');

const mark = (position: string): SubgraphEvent => ({ position, response: null });
const event = (position: string): SubgraphEvent => ({ position, response: { data: { position } } });

/** Streams, one for each attempt: what each gives, and how it ends. */
type Attempt = readonly (SubgraphEvent | Error)[];

function over(attempts: readonly Attempt[], resumeAfter: string | null = null, signal = new AbortController().signal) {
  const askedAfter: (string | null)[] = [];
  async function* open(request: SubscriptionRequest): AsyncGenerator<SubgraphEvent, void, undefined> {
    const items = attempts[askedAfter.length];
    askedAfter.push(request.resumeAfter);
    if (!items) throw new Error('one attempt more than the test has foreseen');
    for (const item of items) {
      if (item instanceof Error) throw item;
      yield item;
    }
  }
  const request: SubscriptionRequest = {
    query: 'subscription { x }',
    variables: {},
    viewer: PUBLIC_VIEWER,
    readAt: { position: null, today: '2026-03-31' },
    language: 'en',
    resumeAfter,
    signal,
    requestId: 'r-1',
  };
  return { askedAfter, events: resuming('partner', open, request, PATIENCE) };
}

/** What came until it ended, and what it ended with. */
async function read(events: AsyncIterable<SubgraphEvent>): Promise<{ positions: string[]; ended: unknown }> {
  const positions: string[] = [];
  try {
    for await (const { position, response } of events) positions.push(response ? position : `(${position})`);
  } catch (thrown) {
    return { positions, ended: thrown };
  }
  return { positions, ended: null };
}

describe('a stream that breaks off', () => {
  it('goes on after the last event that came', async () => {
    const { events, askedAfter } = over([
      [mark('f.5'), event('f.6'), event('f.7'), down()],
      [mark('f.7'), event('f.8'), new HubError('FORBIDDEN', 'no')],
    ]);

    const { positions, ended } = await read(events);

    expect(askedAfter).toEqual([null, 'f.7']);
    expect(positions).toEqual(['(f.5)', 'f.6', 'f.7', 'f.8']);
    expect(ended).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('before its first event goes on from where it began, and not from now', async () => {
    const { events, askedAfter } = over([
      [mark('f.5'), down()],
      [mark('f.5'), event('f.6'), new HubError('FORBIDDEN', 'no')],
    ]);

    expect((await read(events)).positions).toEqual(['(f.5)', 'f.6']);
    expect(askedAfter).toEqual([null, 'f.5']);
  });

  it('goes on after a mark that told of events passed over', async () => {
    const { events, askedAfter } = over([[mark('f.5'), mark('f.900'), down()], [new HubError('FORBIDDEN', 'no')]]);

    await read(events);

    expect(askedAfter).toEqual([null, 'f.900']);
  });

  it('is begun again also when it ended without a word', async () => {
    const { events, askedAfter } = over([[event('f.6')], [event('f.7')], [new HubError('FORBIDDEN', 'no')]], 'f.5');

    expect((await read(events)).positions).toEqual(['f.6', 'f.7']);
    expect(askedAfter).toEqual(['f.5', 'f.6', 'f.7']);
  });
});

describe('a subgraph that stays away', () => {
  it('is given up after the last try', async () => {
    const { events, askedAfter } = over([[down()], [down()], [down()]], 'f.5');

    expect((await read(events)).ended).toMatchObject({ code: 'SUBGRAPH_DOWN', message: 'away' });
    expect(askedAfter).toHaveLength(3);
  });

  it('is given up when it lets every try in and ends it at once', async () => {
    const { events } = over([[mark('f.5')], [mark('f.5')], [mark('f.5')]], 'f.5');

    expect((await read(events)).ended).toMatchObject({ code: 'SUBGRAPH_DOWN' });
  });

  it('has all tries again after an event', async () => {
    const { events, askedAfter } = over([[down()], [down()], [event('f.6'), down()], [down()], [down()]], 'f.5');

    expect((await read(events)).ended).toMatchObject({ code: 'SUBGRAPH_DOWN' });
    expect(askedAfter).toHaveLength(5);
  });

  it.each(['SUBGRAPH_TIMED_OUT', 'CREDENTIALS_UNVERIFIABLE'] as const)('is asked again after %s', async (code) => {
    const { events, askedAfter } = over([[new HubError(code, 'not now')], [new HubError('FORBIDDEN', 'no')]], 'f.5');

    expect((await read(events)).ended).toMatchObject({ code: 'FORBIDDEN' });
    expect(askedAfter).toHaveLength(2);
  });
});

describe('a subscription', () => {
  it.each(['ASOF_UNKNOWN', 'POSITION_MALFORMED', 'VIEWER_REFUSED', 'SUBSCRIPTION_UNKNOWN'] as const)(
    'that is refused with %s is not asked for again',
    async (code) => {
      const { events, askedAfter } = over([[new HubError(code, 'no')]], 'f.5');

      expect((await read(events)).ended).toMatchObject({ code });
      expect(askedAfter).toHaveLength(1);
    },
  );

  it('ends with a bug as it is', async () => {
    const bug = new TypeError('undefined is not a function');

    expect((await read(over([[bug]]).events)).ended).toBe(bug);
  });

  it('that is ended while the subgraph is away waits for it no longer', async () => {
    const ending = new AbortController();
    const { events, askedAfter } = over([[event('f.6'), down()]], 'f.5', ending.signal);
    await events.next();
    ending.abort();

    expect(await events.next()).toEqual({ done: true, value: undefined });
    expect(askedAfter).toHaveLength(1);
  });
});
