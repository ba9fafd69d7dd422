import { type ApolloServer, HeaderMap } from '@apollo/server';
import { HubError } from '../../platform/errors.ts';
import { isPublic, type Viewer } from '../../platform/viewer.ts';
import type { DoorContext, Passage } from './apollo.ts';
import { readJson, readSearch, withHeaders } from './body.ts';
import type { Connection } from './connection.ts';
import { callerOf, type Doors, type Entry, enter, identified } from './door.ts';
import { answerWithEvents } from './event-door.ts';
import { type Exchange, goneSignal } from './exchange.ts';
import { VARY } from './headers.ts';
import { type Accepted, acceptedTypes, statusIn } from './media-type.ts';
import { checkForgery, corsHeaders, type Origins, PREFLIGHT_HEADERS } from './origin.ts';

export interface HttpDoor extends Doors {
  readonly apollo: ApolloServer<DoorContext>;
  readonly origins: Origins;
}

/** Answers one request to the graph over HTTP, with an answer or with events. Throws what is refused. */
export async function answerGraphQL(
  door: HttpDoor,
  exchange: Exchange,
  connection: Connection,
  address: URL,
): Promise<void> {
  const { request, response } = exchange;
  response.setHeader('vary', VARY);
  const listed = door.origins.of(request.headers, connection);
  if (listed !== null) setHeaders(exchange, corsHeaders(listed));
  if (request.method === 'OPTIONS') return answerPreflight(exchange, listed);

  const isGet = request.method === 'GET';
  if (!isGet && request.method !== 'POST') {
    response.setHeader('allow', 'GET, POST');
    throw new HubError('METHOD_NOT_ALLOWED', `GET or POST was expected, but ${request.method} came.`);
  }
  if (isGet) checkForgery(request.headers, listed);
  const accepted = acceptedTypes(request.headers.accept);
  exchange.type = accepted.json;
  const gone = goneSignal(response);

  const sent = isGet ? readSearch(address.searchParams) : await readJson(request, door.gateway.limits.bodyBytes);
  const body = withHeaders(sent, request.headers, accepted.takesStream);
  const entry = enter(door, body, isGet ? 'known' : 'any', () => {
    exchange.isGraphQLRequest = true;
  });
  checkKind(entry, accepted, isGet, exchange);
  const { language, requestId } = exchange;
  const identity = await identified(door, requestId, () =>
    door.authentication.identify(request.headers, request.rawHeaders),
  );
  const caller = callerOf(door, identity, { language, requestId, signal: gone.signal });

  response.setHeader('content-language', language);
  if (entry.kind === 'subscription' || accepted.prefersStream) {
    return answerWithEvents(door, exchange, entry, caller, gone);
  }
  await answerOnce(door, exchange, { request: entry.request, caller, answer: null });
}

/** A page of a listed origin, or our own, asks what it may send. */
function answerPreflight(exchange: Exchange, listed: string | null): void {
  if (listed !== null) setHeaders(exchange, PREFLIGHT_HEADERS);
  exchange.response.writeHead(204, { allow: 'GET, POST' });
  exchange.response.end();
}

/** Refused with METHOD_NOT_ALLOWED and SUBSCRIPTION_OVER_THIS_DOOR. */
function checkKind({ kind }: Entry, { takesStream }: Accepted, isGet: boolean, { response }: Exchange): void {
  if (kind === 'mutation' && isGet) {
    response.setHeader('allow', 'POST');
    throw new HubError('METHOD_NOT_ALLOWED', 'A mutation was expected by POST, but came by GET.');
  }
  if (kind === 'subscription' && !takesStream) {
    response.setHeader('allow', 'GET, POST');
    throw new HubError('SUBSCRIPTION_OVER_THIS_DOOR', 'A subscription is a stream of events, and this is one answer.');
  }
}

/** By way of Apollo Server, which has the document, the kind and the form settled for it by now. */
async function answerOnce(door: HttpDoor, exchange: Exchange, passage: Passage): Promise<void> {
  const { response, type } = exchange;
  const { query, operationName, variables, extensions } = passage.request;
  const result = await door.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      // No Accept: the form is settled, and Apollo would read it once more for each request.
      headers: new HeaderMap([['content-type', 'application/json']]),
      search: '',
      body: { query, operationName: operationName ?? null, variables, extensions },
    },
    context: async () => ({ passage }),
  });
  if (!passage.answer) {
    // Whatever can be refused was refused before: this is a mistake of ours, and told as one.
    const why = result.body.kind === 'complete' ? result.body.string : '';
    throw new Error(`Apollo refused what was let in: ${why}`);
  }
  for (const [name, value] of result.headers) response.setHeader(name, value);
  response.setHeader('content-type', `${type}; charset=utf-8`);
  response.statusCode = statusIn(type, passage.answer.status, true);
  response.setHeader('cache-control', cacheControl(passage.answer.isCacheable, passage.caller.viewer));
  response.end(passage.answer.body);
}

/** What is kept must be asked after each time; what failed, or was written, must not be kept at all. */
function cacheControl(isCacheable: boolean, viewer: Viewer): string {
  if (!isCacheable) return 'no-store';
  return isPublic(viewer) ? 'no-cache' : 'private, no-cache';
}

function setHeaders({ response }: Exchange, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}
