import { hash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HubError } from '../../platform/errors.ts';
import { PUBLIC_VIEWER } from '../../platform/viewer.ts';
import { allEvents, authenticationBy, type Doors, openConversation, openDoors, post } from '../support/door-client.ts';

type Body = Readonly<Record<string, unknown>>;
type Credentials = { readonly authorization?: string };

/** Sends one GraphQL request through a door and gives back what came: an answer, or the errors of a refusal. */
type Door = (doors: Doors, body: Body, credentials?: Credentials) => Promise<unknown>;

function asSearch(body: Body): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) {
    search.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return search;
}

async function answerOf(response: Response): Promise<unknown> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.json();
  const [next, complete] = await allEvents(response);
  expect(complete?.event).toBe('complete');
  return JSON.parse(next!.data);
}

const DOORS: Readonly<Record<string, Door>> = {
  POST: async ({ graphql }, body, credentials) => answerOf(await post(graphql, body, { ...credentials })),
  'POST for events': async ({ graphql }, body, credentials) =>
    answerOf(await post(graphql, body, { accept: 'text/event-stream', ...credentials })),
  GET: async ({ graphql }, body, credentials) =>
    answerOf(await fetch(`${graphql}?${asSearch(body)}`, { headers: { ...credentials } })),
  'GET for events': async ({ graphql }, body, credentials) =>
    answerOf(await fetch(`${graphql}?${asSearch(body)}`, { headers: { accept: 'text/event-stream', ...credentials } })),
  WebSocket: async ({ socketUrl }, body, credentials) => {
    const client = await openConversation(socketUrl, { ...credentials });
    // The protocol wants a text there; who sends a hash leaves it empty.
    client.send({ id: '1', type: 'subscribe', payload: { query: '', ...body } });
    const { type, payload } = await client.next();
    client.socket.close();
    return type === 'error' ? { errors: payload } : payload;
  },
};

const codesOf = (answer: unknown) =>
  (answer as { errors?: { extensions: { code: string } }[] }).errors?.map(({ extensions }) => extensions.code);

const deep = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);

/** Refused before the document is read. */
const BY_FORM: readonly (readonly [string, Body, string])[] = [
  ['no document', {}, 'BODY_MALFORMED'],
  ['a document of blanks', { query: ' \n' }, 'BODY_MALFORMED'],
  ['variables that nest too deep', { query: '{ who }', variables: deep(60) }, 'BAD_USER_INPUT'],
  [
    'a hash of the kind that registers itself',
    { query: '{ who }', extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
    'PERSISTED_QUERY_NOT_SUPPORTED',
  ],
  ['a hash that is none', { documentId: 'sha256:zz' }, 'BODY_MALFORMED'],
  ['a hash that nobody knows', { documentId: `sha256:${'0'.repeat(64)}` }, 'PERSISTED_DOCUMENT_NOT_FOUND'],
  ['a hash and a document', { documentId: `sha256:${'0'.repeat(64)}`, query: '{ who }' }, 'BODY_MALFORMED'],
];

/** Refused by the document: GET, which takes known ones only, does not read it at all. */
const BY_DOCUMENT: readonly (readonly [string, Body, string])[] = [
  ['syntax', { query: '{ who' }, 'GRAPHQL_PARSE_FAILED'],
  ['a field that there is not', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
  ['JavaScript’s own key', { query: '{ __proto__: who }' }, 'GRAPHQL_VALIDATION_FAILED'],
  ['depth', { query: `${'{ a '.repeat(40)}${'}'.repeat(40)}` }, 'DOCUMENT_TOO_DEEP'],
  ['aliases', { query: `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: who`).join(' ')} }` }, 'DOCUMENT_TOO_LARGE'],
  ['a name that names nothing', { query: '{ who }', operationName: 'Other' }, 'OPERATION_RESOLUTION_FAILURE'],
];

/** Refused by what is known of the request when the document is: the same at all doors again. */
const KNOWN = ['query($t: String!) { echo(text: $t) }', '{ who }'];
const BY_VALUES: readonly (readonly [string, Body, string])[] = [
  ['a variable left out', { query: KNOWN[0] }, 'BAD_USER_INPUT'],
  ['a variable of another type', { query: KNOWN[0], variables: { t: [{}] } }, 'BAD_USER_INPUT'],
  ['a moment that is none', { query: '{ who }', extensions: { asOf: 'yesterday' } }, 'ASOF_MALFORMED'],
];

describe.each(Object.entries(DOORS))('through %s', (name, through) => {
  const isGet = name.startsWith('GET');
  let doors: Doors;
  beforeAll(async () => {
    doors = await openDoors({
      bodyBytes: 20_000,
      knownDocuments: KNOWN,
      authentication: authenticationBy((authorization) => {
        if (authorization === undefined) return PUBLIC_VIEWER;
        throw new HubError('TOKEN_EXPIRED', 'The token has expired.');
      }),
    });
  });
  afterAll(() => doors.server.close());
  beforeEach(() => {
    doors.admitted.length = 0;
    doors.things.received.length = 0;
  });

  it('an answer comes, and admit has let it in', async () => {
    const answer = await through(doors, { query: KNOWN[0], variables: { t: 'Phú Thọ' } });

    expect(answer).toEqual({ data: { echo: 'Phú Thọ' } });
    expect(doors.admitted).toEqual([{ query: KNOWN[0], variables: { t: 'Phú Thọ' } }]);
  });

  it('an answer comes for a hash, of whose document admit has judged', async () => {
    const answer = await through(doors, { documentId: `sha256:${hash('sha256', '{ who }')}` });

    expect(answer).toEqual({ data: { who: 'public' } });
    expect(doors.admitted).toEqual([{ query: '{ who }' }]);
  });

  it.each([...BY_FORM, ...BY_VALUES])('%s is refused with its code', async (_, body, code) => {
    const answer = await through(doors, body);

    expect(codesOf(answer)).toEqual([code]);
    expect(answer).not.toHaveProperty('data');
    expect(doors.things.received).toEqual([]);
  });

  it.each(BY_DOCUMENT)('a document is refused for %s', async (_, body, code) => {
    const isKnown = KNOWN.includes(String(body.query));

    const answer = await through(doors, body);

    expect(codesOf(answer)).toEqual([isGet && !isKnown ? 'PERSISTED_DOCUMENT_NOT_FOUND' : code]);
    expect(doors.admitted).toHaveLength(1);
    expect(doors.things.received).toEqual([]);
  });

  it('credentials that do not hold are refused, and not taken for none', async () => {
    if (name === 'WebSocket') {
      const refused = through(doors, { query: '{ who }' }, { authorization: 'Bearer old' });

      await expect(refused).rejects.toThrow('closed with 4403 TOKEN_EXPIRED');
    } else {
      const answer = await through(doors, { query: '{ who }' }, { authorization: 'Bearer old' });

      expect(codesOf(answer)).toEqual(['TOKEN_EXPIRED']);
    }
    expect(doors.things.received).toEqual([]);
  });
});

it('a refusal of `admit` alone closes every door', async () => {
  await using doors = await openDoors({ knownDocuments: ['{ who }'] });
  Object.defineProperty(doors.gateway, 'admit', {
    value: () => {
      throw new HubError('FORBIDDEN', 'Nobody is let in.');
    },
  });

  for (const through of Object.values(DOORS)) {
    expect(codesOf(await through(doors, { query: '{ who }' }))).toEqual(['FORBIDDEN']);
  }
  expect(doors.things.received).toEqual([]);
});
