import { randomUUID } from 'node:crypto';
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ErrorCode, HubError } from '../../platform/errors.ts';
import { type Logger, silentLogger } from '../../platform/log.ts';
import { challengeOf } from '../authentication/challenge.ts';
import { refusalBody, refusalOf } from '../response/refusal.ts';
import type { Exchange } from './exchange.ts';
import { SECURITY_HEADERS } from './headers.ts';
import { statusIn } from './media-type.ts';

/** Answers an exchange with what was thrown, in the form, status and language that it asked for. */
export function refuse(exchange: Exchange, thrown: unknown, logger: Logger): void {
  const { request, response, requestId, language, type, isGraphQLRequest, connection } = exchange;
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const refusal = refusalOf(thrown, requestId, logger, language);
  logger.debug('refused a request', {
    requestId,
    client: connection?.clientAddress ?? request.socket.remoteAddress,
    codes: refusal.errors.map(({ extensions }) => extensions.code),
  });
  response.statusCode = statusIn(type, refusal.status, isGraphQLRequest);
  response.setHeader('content-type', `${type}; charset=utf-8`);
  response.setHeader('content-language', language);
  response.setHeader('cache-control', 'no-store');
  const challenge = challengeOf(thrown);
  if (challenge !== null) response.setHeader('www-authenticate', challenge);
  // What is left of the body is not read, so the connection cannot be used again.
  if (!request.complete) response.setHeader('connection', 'close');
  response.end(refusalBody(refusal));
}

const CODE_BY_FAULT: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TOO_SLOW',
};

const MESSAGES: Partial<Readonly<Record<ErrorCode, string>>> = {
  HEADERS_TOO_LARGE: 'The headers have more bytes than are taken.',
  REQUEST_TOO_SLOW: 'The request did not arrive in time.',
  REQUEST_MALFORMED: 'What came cannot be read as HTTP/1.1.',
};

/**
 * Refuses what the parser of HTTP could not read. `answering` is what the connection has asked for and not been answered
 * yet: when that is whole, what cannot be read came after it, and a refusal would be taken for its answer.
 */
export function refuseUnread(
  fault: NodeJS.ErrnoException,
  socket: Duplex,
  answering: ReadonlySet<ServerResponse> | undefined,
): void {
  const isOfAnother = [...(answering ?? [])].some(({ req, headersSent }) => req.complete || headersSent);
  if (fault.code === 'ECONNRESET' || !socket.writable || isOfAnother) {
    socket.destroy();
    return;
  }
  const code = CODE_BY_FAULT[fault.code ?? ''] ?? 'REQUEST_MALFORMED';
  endWith(socket, new HubError(code, MESSAGES[code] ?? code));
}

/** How long a client has to read why it was refused. */
const LINGER_MS = 1_000;

/** Refuses over a bare connection, in English: nothing is known of what its client reads. Closes it. */
export function endWith(socket: Duplex, thrown: HubError): void {
  const requestId = randomUUID();
  const refusal = refusalOf(thrown, requestId, silentLogger, 'en');
  const body = refusalBody(refusal);
  const headers: Record<string, string> = {
    ...SECURITY_HEADERS,
    'x-request-id': requestId,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'content-language': 'en',
    'cache-control': 'no-store',
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on('error', () => {});
  socket.end(`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\n${lines.join('')}\r\n${body}`);
  // Cut off at once, what has not been read of the request would make the answer unreadable (RFC 9112, 9.6).
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
