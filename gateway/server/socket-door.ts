import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ExecutionArgs, type FormattedExecutionResult, parse } from 'graphql';
import { CloseCode, handleProtocols, makeServer, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { ERRORS, HubError, hubErrorOf } from '../../platform/errors.ts';
import { type Language, languageOf } from '../../platform/language.ts';
import { isPublic } from '../../platform/viewer.ts';
import type { Identity } from '../authentication.ts';
import { refusalOf } from '../response/refusal.ts';
import { type Doors, identified } from './door.ts';
import { requestIdOf } from './exchange.ts';
import { headerOf } from './headers.ts';
import { endWith } from './refuse.ts';
import { OperationRefused, SocketOperation } from './socket-operation.ts';

/** What is known of one socket; of who asks nothing before `connection_init`. */
interface Line {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  readonly requestId: string;
  identity: Identity | null;
  language: Language;
  /** Operations under way, and those begun so far. */
  underWay: number;
  begun: number;
}

export interface SocketDoor {
  /** Takes over a connection that asks for a WebSocket and may have one. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Asks all sockets to go elsewhere (1001); resolves when they are gone. */
  close(): Promise<void>;
  /** Cuts off those that are still there. */
  terminate(): void;
}

/** A client that leaves more than this unread is not heard until it has read it. */
const UNREAD_BYTES = 1_000_000;
const GOING_AWAY = 1001;
const TRY_AGAIN_LATER = 1013;
/** graphql-ws wants a document with an operation; ours is in the iterator, read by our own rules. */
const PLACEHOLDER = parse('{ __typename }');

/**
 * GraphQL over WebSocket, protocol graphql-transport-ws. The credential comes in the payload of `connection_init` as
 * `authorization`, or in the Authorization header of the upgrade, never in both; `acceptLanguage` in the payload stands
 * above the header. Every operation goes through `enter`, like a request through any other door, and is asked for the
 * credential anew.
 *
 * What refuses a connection closes it with 4403 (4400 when it is malformed, 1013 when it cannot be judged just now) and
 * the code as the reason; what refuses an operation is an `error` message.
 */
export function openSocketDoor(door: Doors): SocketDoor {
  const { limits, gateway, logger } = door;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: gateway.limits.bodyBytes,
    perMessageDeflate: false,
    handleProtocols,
  });
  sockets.on('wsClientError', (fault, socket) => endWith(socket, new HubError('REQUEST_MALFORMED', fault.message)));
  const protocol = protocolOver(door);

  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    const language = languageOf(headerOf(request, 'accept-language'));
    const requestId = requestIdOf(request);
    const line: Line = { socket, request, requestId, language, identity: null, underWay: 0, begun: 0 };
    socket.on('error', (error) => logger.debug('a socket failed', { requestId, error }));
    const stopKeepAlive = keepAlive(socket, limits.heartbeatMs);

    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => sent(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage(receive) {
          socket.on('message', (data) => {
            if (socket.bufferedAmount > UNREAD_BYTES) socket.pause();
            receive(String(data)).catch((thrown: unknown) => {
              logger.error('a message was handled in a way nobody foresaw', { requestId, error: thrown });
              socket.close(CloseCode.InternalServerError, 'INTERNAL_ERROR');
            });
          });
        },
      },
      line,
    );
    socket.once('close', (code, reason) => {
      stopKeepAlive();
      void closed(code, String(reason));
    });
  });

  return {
    take(request, socket, head) {
      sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit('connection', webSocket, request));
    },
    async close() {
      const gone = new Promise<void>((resolve) => sockets.close(() => resolve()));
      for (const socket of sockets.clients) socket.close(GOING_AWAY, 'Going away');
      await gone;
    },
    terminate() {
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

function protocolOver(door: Doors): Server<Line> {
  const { limits, gateway, logger, authentication } = door;

  /** Refuses the connection itself, as the answer to its `connection_init`. */
  const turnAway = ({ socket, requestId }: Line, thrown: unknown) => {
    const code = hubErrorOf(thrown)?.code ?? 'INTERNAL_ERROR';
    const { status } = ERRORS[code];
    if (code === 'INTERNAL_ERROR') logger.error('a socket was not let in', { requestId, error: thrown });
    const closeCode =
      status === 503
        ? TRY_AGAIN_LATER
        : status >= 500
          ? CloseCode.InternalServerError
          : status === 400
            ? CloseCode.BadRequest
            : CloseCode.Forbidden;
    socket.close(closeCode, code);
  };

  return makeServer<Record<string, unknown>, Line>({
    connectionInitWaitTimeout: limits.initMs,

    async onConnect({ extra: line, connectionParams = {} }) {
      try {
        const { acceptLanguage } = connectionParams;
        if (typeof acceptLanguage === 'string') line.language = languageOf(acceptLanguage);
        line.identity = await identified(door, line.requestId, () =>
          identityOf(door, line.request, connectionParams.authorization),
        );
        return true;
      } catch (thrown) {
        turnAway(line, thrown);
        return false;
      }
    },

    onSubscribe({ extra: line }, _id, payload): ExecutionArgs | HubError[] {
      if (line.underWay >= limits.operationsPerSocket) {
        const message = `At most ${limits.operationsPerSocket} operations may be under way on one connection.`;
        return [new HubError('SUBSCRIPTIONS_TOO_MANY', message)];
      }
      line.underWay += 1;
      line.begun += 1;
      const operation = new SocketOperation(
        door,
        {
          language: line.language,
          requestId: `${line.requestId}-${line.begun}`,
          async identity() {
            if (line.identity === null) throw new HubError('UNAUTHENTICATED', 'The connection was not let in.');
            line.identity = await authentication.renew(line.identity);
            return line.identity;
          },
        },
        payload,
        () => {
          line.underWay -= 1;
        },
      );
      return { schema: gateway.apiSchema, document: PLACEHOLDER, contextValue: operation };
    },

    execute: ({ contextValue }: ExecutionArgs) => contextValue as SocketOperation,
    // As they are: what they hold is JSON already.
    onNext: (_context, _id, _payload, _args, result) => result as FormattedExecutionResult,
    onError({ extra: { requestId, language } }, _id, _payload, errors) {
      const refused = errors[0]?.originalError;
      return refused instanceof OperationRefused
        ? refused.errors
        : refusalOf(errors[0], requestId, logger, language).errors;
    },
  });
}

/** Refused with BODY_MALFORMED, CREDENTIALS_AMBIGUOUS, and as `Authentication` refuses. */
async function identityOf(
  { authentication }: Doors,
  request: IncomingMessage,
  authorization: unknown,
): Promise<Identity> {
  const byHeader = await authentication.identify(request.headers, request.rawHeaders);
  if (authorization === undefined || authorization === null) return byHeader;
  if (typeof authorization !== 'string') {
    throw new HubError('BODY_MALFORMED', 'The key "authorization" of connection_init was expected to be a text.');
  }
  if (!isPublic(byHeader.viewer) || request.headers.authorization !== undefined) {
    throw new HubError(
      'CREDENTIALS_AMBIGUOUS',
      'One credential came with the upgrade and another with connection_init.',
    );
  }
  return authentication.identifyCredential(authorization);
}

/**
 * Resolves when the text has left for the client: until then nothing more is taken from the feed for it. On a socket
 * that is closing nothing leaves any more, so it resolves when it is closed: at once, and a subscription that always has
 * a next event would go round without end before the close is even noticed.
 */
function sent(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === socket.CLOSED) return resolve();
    if (socket.readyState !== socket.OPEN) return void socket.once('close', () => resolve());
    // Whether it failed is no matter here: a socket that fails closes, and that ends its operations.
    socket.send(text, () => {
      if (socket.isPaused && socket.bufferedAmount <= UNREAD_BYTES) socket.resume();
      resolve();
    });
  });
}

/** Pings regularly; who has not answered by the next time is gone. Gives the function that ends it. */
function keepAlive(socket: WebSocket, intervalMs: number): () => void {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, intervalMs);
  return () => clearInterval(timer);
}
