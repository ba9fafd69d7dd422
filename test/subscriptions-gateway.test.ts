import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Gateway, GatewayOptions } from '../gateway/gateway.ts';
import type { AuditEntry } from '../platform/audit.ts';
import { HubError } from '../platform/errors.ts';
import { type Logger, silentLogger } from '../platform/log.ts';
import { viewerOf } from '../platform/viewer.ts';
import { fixtureGateway } from './gateway/fixture.ts';
import { impatient, type News, type NoteRow, openNews } from './support/news.ts';
import { type ClientEvent, openStream, type StreamOptions } from './support/subscription-hub.ts';

type Data = Readonly<Record<string, unknown>>;

const AN = viewerOf({ subject: 'person:an', roles: ['citizen'] });

const gateways: Gateway[] = [];
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.stop();
});

async function open(parts: News, options: Partial<GatewayOptions> = {}) {
  const { gateway } = await fixtureGateway(parts.subgraphs, {
    clock: parts.clock,
    transportOf: (subgraph) => impatient(subgraph),
    ...options,
  });
  gateways.push(gateway);
  const subscribe = (query: string, given: StreamOptions = {}) => openStream<Data>(gateway, { query, ...given });
  return { gateway, subscribe };
}

const note = (id: string, rest: Omit<NoteRow, 'id'> = {}): NoteRow => ({ id, text: `Tin ${id}`, ...rest });
const codesOf = (event: ClientEvent<Data> | null) => event?.errors?.map(({ extensions }) => extensions.code);

describe('an event', () => {
  it('is completed by the other subgraphs, as of now there and as of the event where it comes from', async () => {
    const parts = openNews();
    const { subscribe } = await open(parts);
    await using stream = await subscribe(
      'subscription { noted { id readAt today author { id name friend { name lastRead } } } }',
    );
    const position = parts.feed.push(note('1', { authorId: '7' }));
    parts.clock.set('2026-04-01T03:00:00Z');

    expect(await stream.next()).toEqual({
      position,
      data: {
        noted: {
          id: '1',
          readAt: position,
          today: '2026-04-01',
          author: { id: '7', name: 'Người 7', friend: { name: 'Người 72', lastRead: position } },
        },
      },
      extensions: { position },
    });
    expect(parts.people.received.map(({ readAt }) => readAt)).toEqual([{ position: null, today: '2026-04-01' }]);
  });

  it('has the keys, conditions and literals of the document', async () => {
    const parts = openNews();
    const { subscribe } = await open(parts);
    await using stream = await subscribe(
      `subscription ($with: Boolean!, $tag: String) {
        mine: noted(tag: $tag) { k: id t: text @include(if: $with) ...Who x: author @skip(if: $with) { id } }
      }
      fragment Who on Note { __typename author { n: name } }`,
      { variables: { with: true, tag: 'a' } },
    );
    await using literal = await subscribe('subscription { noted(tag: "b") { id } }');
    parts.feed.push(note('1', { authorId: '7' }));

    expect((await stream.next())?.data).toEqual({
      mine: { k: '1', t: 'Tin 1', __typename: 'Note', author: { n: 'Người 7' } },
    });
    await literal.next();
    expect(parts.feed.reading.map(({ selection }) => selection.values)).toEqual([['a'], ['b']]);
  });

  it('shows what failed as a query does, and the next one comes all the same', async () => {
    const parts = openNews();
    const { subscribe } = await open(parts);
    await using stream = await subscribe('subscription { noted { id text author { name } } }');
    parts.people.behave = async () => {
      throw new HubError('SUBGRAPH_DOWN', 'away');
    };
    const first = parts.feed.push(note('1', { authorId: '7' }));
    const broken = await stream.next();
    parts.people.behave = null;
    const second = parts.feed.push({ id: '2', text: null });
    const third = parts.feed.push(note('3', { authorId: '7' }));

    expect(broken).toMatchObject({
      position: first,
      data: { noted: { id: '1', author: { name: null } } },
      errors: [{ path: ['noted', 'author', 'name'], extensions: { code: 'SUBGRAPH_DOWN', subgraph: 'people' } }],
    });
    // A text that may not be null takes the note with it; the event still has its place.
    expect(await stream.next()).toMatchObject({
      position: second,
      data: { noted: null },
      errors: [{ path: ['noted'] }],
    });
    expect(await stream.next()).toMatchObject({ position: third, data: { noted: { author: { name: 'Người 7' } } } });
  });

  it('is not taken from the feed before it is asked for', async () => {
    const parts = openNews();
    const { subscribe } = await open(parts);
    await using stream = await subscribe('subscription { noted { id } }');
    for (let i = 1; i <= 50; i += 1) parts.feed.push(note(String(i)));
    await turn();

    expect(parts.feed.given).toBe(0);
    await stream.next();
    await stream.next();
    expect(parts.feed.given).toBe(2);
  });

  it('tells its errors in the language of the caller', async () => {
    const parts = openNews();
    const { subscribe } = await open(parts);
    await using stream = await subscribe('subscription { noted { author { name } } }', { language: 'vi' });
    parts.people.behave = async () => {
      throw new HubError('SUBGRAPH_DOWN', 'away');
    };
    parts.feed.push(note('1', { authorId: '7' }));

    expect((await stream.next())?.errors?.[0]?.extensions).toMatchObject({ detail: 'away' });
  });
});

describe('a subscription', () => {
  const REFUSED: readonly [string, StreamOptions, string][] = [
    ['a query', { query: '{ notes }' }, 'SUBSCRIPTION_UNKNOWN'],
    ['what is no document', { query: 'subscription {' }, 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', { query: 'subscription { nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['two fields', { query: 'subscription { noted { id } heard { id } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['introspection alone', { query: 'subscription { __typename }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a field on a condition',
      { query: 'subscription { noted @include(if: true) { id } }' },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a field on a condition that is a variable',
      {
        query: 'subscription ($a: Boolean!) { ...F @skip(if: $a) } fragment F on Subscription { noted { id } }',
        variables: { a: false },
      },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a field on a condition further in',
      {
        query: 'subscription ($a: Boolean!) { ... { ...F } } fragment F on Subscription { noted @skip(if: $a) { id } }',
        variables: { a: false },
      },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a variable that does not fit',
      { query: 'subscription ($t: String) { noted(tag: $t) { id } }', variables: { t: {} } },
      'BAD_USER_INPUT',
    ],
    ['a moment', { asOf: 'now' }, 'ASOF_NOT_FOR_SUBSCRIPTIONS'],
    ['a number as its place', { resumeAfter: 5 }, 'POSITION_MALFORMED'],
    ['an empty place', { resumeAfter: '' }, 'POSITION_MALFORMED'],
    ['a place with a line break', { resumeAfter: 'f.1\r\nx-viewer: operator' }, 'POSITION_MALFORMED'],
    ['a place without end', { resumeAfter: 'f'.repeat(201) }, 'POSITION_MALFORMED'],
    ['what the public may not hear', { query: 'subscription { heard { id } }' }, 'UNAUTHENTICATED'],
  ];

  it.each(REFUSED)('of %s is refused with its first and last event, and nothing is read', async (_, asked, code) => {
    const parts = openNews();
    const { subscribe } = await open(parts);
    await using stream = await subscribe('subscription { noted { id } }', asked);

    const refusal = await stream.next();

    expect(refusal).toEqual({
      position: null,
      errors: [expect.objectContaining({ extensions: expect.objectContaining({ code }) })],
    });
    expect(await stream.next()).toBeNull();
    expect(parts.feed.reading).toEqual([]);
  });

  it('over a door for answers is refused, and known for what it is before', async () => {
    const { gateway } = await open(openNews());
    const request = gateway.admit({ query: 'subscription { noted { id } }' });

    expect(gateway.kindOf(request)).toBe('subscription');
    expect(gateway.kindOf(gateway.admit({ query: '{ notes }' }))).toBe('query');
    const { status, body } = await gateway.answer(request, {});
    expect(status).toBe(405);
    expect(JSON.parse(body).errors[0].extensions.code).toBe('SUBSCRIPTION_OVER_THIS_DOOR');
  });

  it('begins with a mark, and goes on after the position of any event', async () => {
    const parts = openNews();
    const { subscribe } = await open(parts);
    const early = await subscribe('subscription { noted { id } }');
    expect(early.begunAt).toBe(parts.feed.position(0));
    for (const id of ['1', '2', '3']) parts.feed.push(note(id));
    const first = await early.next();
    await early.leave();

    await using late = await subscribe('subscription { noted { id } }', { resumeAfter: first!.position });
    expect((await late.next())?.data).toEqual({ noted: { id: '2' } });
    await using again = await subscribe('subscription { noted { id } }', { resumeAfter: early.begunAt });
    expect((await again.next())?.data).toEqual({ noted: { id: '1' } });
  });

  it('gives no marks to a caller that does not ask for them', async () => {
    const parts = openNews();
    const { gateway } = await open(parts);
    const request = gateway.admit({
      query: 'subscription { noted { id } }',
      extensions: { resumeAfter: parts.feed.position(0) },
    });
    parts.feed.push(note('1'));

    const events = gateway.subscribe(request, {})[Symbol.asyncIterator]();

    expect((await events.next()).value.body).toContain('"id":"1"');
    await events.return?.();
  });

  it('keeps what a caller may not see from it, field by field', async () => {
    const parts = openNews();
    const { subscribe } = await open(parts);
    await using anyone = await subscribe('subscription { noted { id internal } }');
    await using known = await subscribe('subscription { noted { id internal } }', { viewer: AN });
    parts.feed.push(note('1'));

    expect(await anyone.next()).toMatchObject({
      data: { noted: { id: '1', internal: null } },
      extensions: { nulls: [{ path: ['noted', 'internal'], reason: 'NOT_AUTHORISED' }] },
    });
    expect((await known.next())?.data).toEqual({ noted: { id: '1', internal: 'nội bộ' } });
  });
});

describe('personal data in an event', () => {
  it('goes out when it is recorded to whom', async () => {
    const parts = openNews();
    const entries: AuditEntry[] = [];
    const { subscribe } = await open(parts, { audit: { record: async (entry) => void entries.push(entry) } });
    await using stream = await subscribe('subscription { noted { phone } }', { viewer: AN });
    parts.feed.push(note('1'));

    expect((await stream.next())?.data).toEqual({ noted: { phone: '0900 000 000' } });
    expect(entries).toMatchObject([{ kind: 'PERSONAL_READ', viewer: AN, facts: { coordinates: ['Note.phone'] } }]);
  });

  it('does not go out when it cannot be, and the subscription ends before it', async () => {
    const parts = openNews();
    const record = () => Promise.reject(new Error('disk full'));
    const { subscribe } = await open(parts, { audit: { record } });
    await using stream = await subscribe('subscription { noted { phone } }', { viewer: AN });
    parts.feed.push(note('1'));

    const last = await stream.next();
    expect(codesOf(last)).toEqual(['AUDIT_UNAVAILABLE']);
    expect(JSON.stringify(last)).not.toContain('0900');
    expect(last?.extensions?.position).toBe(parts.feed.position(0));
    expect(await stream.next()).toBeNull();
  });
});

describe('a source of events that fails', () => {
  it('goes on without loss when it was away for a moment', async () => {
    const parts = openNews();
    const { subscribe } = await open(parts);
    await using stream = await subscribe('subscription { noted { id } }');
    parts.feed.push(note('1'));
    await stream.next();

    parts.feed.failNext(new HubError('SUBGRAPH_DOWN', 'away'));
    parts.feed.push(note('2'));

    expect((await stream.next())?.data).toEqual({ noted: { id: '2' } });
  });

  it('ends the subscription when it stays away, and says from where to go on', async () => {
    const parts = openNews();
    const transportOf = (subgraph: News['subgraphs'][number]) =>
      impatient(subgraph, { tries: 1, firstWaitMs: 0, waitCapMs: 0 });
    const { gateway } = await fixtureGateway(parts.subgraphs, { clock: parts.clock, transportOf });
    gateways.push(gateway);
    await using stream = await openStream<Data>(gateway, { query: 'subscription { noted { id } }' });
    const position = parts.feed.push(note('1'));
    await stream.next();

    parts.feed.failNext(new HubError('SUBGRAPH_DOWN', 'away'));

    expect(await stream.next()).toMatchObject({
      position: null,
      errors: [{ extensions: { code: 'SUBGRAPH_DOWN' } }],
      extensions: { position },
    });
    expect(await stream.next()).toBeNull();
  });

  it('with a bug ends it without a word of what the bug was', async () => {
    const parts = openNews();
    const logged: unknown[] = [];
    const logger: Logger = { ...silentLogger, error: (_, facts) => logged.push(facts?.error) };
    const { subscribe } = await open(parts, { logger });
    await using stream = await subscribe('subscription { noted { id } }');
    const bug = new TypeError('secret is not a function');

    parts.feed.failNext(bug);
    const last = await stream.next();

    expect(codesOf(last)).toEqual(['INTERNAL_ERROR']);
    expect(JSON.stringify(last)).not.toContain('secret');
    expect(logged).toEqual([bug]);
  });
});
