import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import { HubError } from '../../platform/errors.ts';
import { isPublic, PUBLIC_VIEWER, type Viewer } from '../../platform/viewer.ts';
import type { Gateway } from '../gateway.ts';
import type { DoorContext, Passage } from './apollo.ts';
import { readJson, readSearch } from './body.ts';

/** Tells from a request who sends it. Throws UNAUTHENTICATED; is asked once for each request. */
export type Authenticate = (request: IncomingMessage) => Promise<Viewer> | Viewer;

export interface GraphQLDoor {
  readonly gateway: Gateway;
  readonly apollo: ApolloServer<DoorContext>;
  readonly authenticate: Authenticate;
}

/** Answers one GraphQL request over HTTP. Throws what is refused before Apollo sees it. */
export async function answerGraphQL(
  door: GraphQLDoor,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  requestId: string,
): Promise<void> {
  const { gateway } = door;
  const isGet = request.method === 'GET';
  if (!isGet && request.method !== 'POST') {
    response.setHeader('allow', 'GET, POST');
    throw new HubError('METHOD_NOT_ALLOWED', `GET or POST was expected, but ${request.method} came.`);
  }
  checkAccept(request.headers.accept);
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });

  const body = isGet
    ? readSearch(url.searchParams, request.headers)
    : await readJson(request, gateway.limits.bodyBytes);
  const admitted = gateway.admit(body);
  // Apollo would log a name that names no operation as a fault of ours.
  gateway.documents.read(admitted.query).operation(admitted.operationName);
  const viewer = (await door.authenticate(request)) ?? PUBLIC_VIEWER;

  const passage: Passage = {
    request: admitted,
    caller: { viewer, signal: gone.signal, requestId },
    answer: null,
  };
  const {
    status,
    headers,
    body: refusal,
  } = await door.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? '', headers: headersOf(request), search: url.search, body },
    context: async () => ({ passage }),
  });
  for (const [name, value] of headers) response.setHeader(name, value);
  if (!passage.answer) {
    // Apollo refused the request itself.
    response.statusCode = status ?? 400;
    response.end(refusal.kind === 'complete' ? refusal.string : '');
    return;
  }
  response.statusCode = passage.answer.status;
  response.setHeader('vary', 'accept, authorization, x-as-of');
  response.setHeader('cache-control', cacheControl(passage.answer.isCacheable, viewer));
  response.end(passage.answer.body);
}

/** Refused before anything is done, with NOT_ACCEPTABLE: a mutation must not be done and its answer then withheld. */
function checkAccept(accept: string | undefined): void {
  if (accept === undefined || /(\*|application)\/(\*|json|graphql-response\+json)/i.test(accept)) return;
  throw new HubError('NOT_ACCEPTABLE', 'Answers are JSON, which the Accept header does not allow.');
}

/** What is kept must be asked after each time; what failed, or was written, must not be kept at all. */
function cacheControl(isCacheable: boolean, viewer: Viewer): string {
  if (!isCacheable) return 'no-store';
  return isPublic(viewer) ? 'no-cache' : 'private, no-cache';
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
