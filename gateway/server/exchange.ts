import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Language, languageOf } from '../../platform/language.ts';
import type { Connection } from './connection.ts';
import { headerOf, SECURITY_HEADERS } from './headers.ts';
import type { JsonType } from './media-type.ts';

const ON_EVERY_ANSWER = Object.entries(SECURITY_HEADERS);
const REQUEST_ID = /^[\w.-]{1,64}$/;

/** One request and its answer on the way, with what was found out about it so far. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly language: Language;
  /** Null until it is known that the request may have come the way it came. */
  connection: Connection | null;
  /** The form of a refusal. */
  type: JsonType;
  /** Whether it is a GraphQL request at all, of whatever content: see `statusIn`. */
  isGraphQLRequest: boolean;
}

/** Begins an exchange: from here on every answer, whatever it is, has the headers that every answer has. */
export function openExchange(request: IncomingMessage, response: ServerResponse): Exchange {
  const requestId = requestIdOf(request);
  const language = languageOf(headerOf(request, 'accept-language'));
  response.setHeader('x-request-id', requestId);
  for (const [name, value] of ON_EVERY_ANSWER) response.setHeader(name, value);
  return {
    request,
    response,
    requestId,
    language,
    connection: null,
    type: 'application/json',
    isGraphQLRequest: false,
  };
}

/** The caller's own id for the request when it is fit for a log, else a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = headerOf(request, 'x-request-id');
  return given !== undefined && REQUEST_ID.test(given) ? given : randomUUID();
}

/** Aborted when the client has gone without its whole answer. */
export function goneSignal(response: ServerResponse): AbortController {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone;
}
