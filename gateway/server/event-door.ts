import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Viewer } from '../../platform/viewer.ts';
import type { SubscriptionCaller } from '../gateway.ts';
import type { Doors, Entry } from './door.ts';
import type { Exchange } from './exchange.ts';
import { EVENT_STREAM, statusIn } from './media-type.ts';

/**
 * Answers with server-sent events, in the distinct connections mode of GraphQL over SSE: `next` for each event, with its
 * position as `id`, and `complete` after the last. A query or a mutation gives one `next`; refused, it is refused with
 * JSON and a status, as a subscription is before its stream begins.
 *
 * Nothing is taken from the feed that the client has not made room for. When the server closes, the stream ends without
 * `complete`: an EventSource then comes again by itself, with the position it has reached.
 */
export async function answerWithEvents(
  door: Doors,
  exchange: Exchange,
  { request, kind }: Entry,
  caller: SubscriptionCaller & { readonly viewer: Viewer },
  gone: AbortController,
): Promise<void> {
  const { response } = exchange;
  if (kind !== 'subscription') {
    const { status, body } = await door.gateway.answer(request, caller);
    if (status !== 200) {
      response.writeHead(statusIn(exchange.type, status, true), {
        'content-type': `${exchange.type}; charset=utf-8`,
        'cache-control': 'no-store',
      });
      response.end(body);
      return;
    }
    begin(response);
    response.end(`${next(body, null)}${COMPLETE}`);
    return;
  }

  door.streams.add(gone);
  begin(response);
  const { heartbeatMs, stallMs } = door.limits;
  const heartbeat = setInterval(() => {
    if (!response.writableNeedDrain) response.write(HEARTBEAT);
  }, heartbeatMs);
  try {
    for await (const { body, position } of door.gateway.subscribe(request, { ...caller, marks: true })) {
      if (gone.signal.aborted) break;
      const text = body === '' ? `${idOf(position)}\n` : next(body, position);
      if (!response.write(text)) await drained(response, gone, stallMs);
    }
    if (!gone.signal.aborted) response.write(COMPLETE);
  } finally {
    clearInterval(heartbeat);
    door.streams.delete(gone);
    response.end();
  }
}

const COMPLETE = 'event: complete\ndata:\n\n';
/** A comment: proxies see traffic, clients see nothing. */
const HEARTBEAT = ':\n\n';

function begin(response: ServerResponse): void {
  // The connection ends with the stream: a server that closes has nothing left open.
  response.shouldKeepAlive = false;
  response.writeHead(200, {
    'content-type': `${EVENT_STREAM}; charset=utf-8`,
    'cache-control': 'no-store',
    // Proxies such as nginx would collect events before passing them on.
    'x-accel-buffering': 'no',
  });
  response.write(HEARTBEAT);
}

/** What a position is made of; anything else could end its line and begin an event of its own. */
const POSITION = /^[!-~]+$/;

/**
 * The line that names a position. Alone in its block it is a mark: a browser notes it without telling the page, and
 * comes back to it when it has not had an event yet.
 */
function idOf(position: string | null): string {
  return position !== null && POSITION.test(position) ? `id: ${position}\n` : '';
}

/** JSON as it is written here has no line breaks that would end the field. */
function next(body: string, position: string | null): string {
  return `event: next\n${idOf(position)}data: ${body}\n\n`;
}

/** Resolves when the client has read what was sent to it, or is gone; one that does not read in time is cut off. */
async function drained(response: ServerResponse, gone: AbortController, stallMs: number): Promise<void> {
  const stalled = setTimeout(() => response.destroy(), stallMs);
  try {
    await once(response, 'drain', { signal: gone.signal });
  } catch (thrown) {
    if (!gone.signal.aborted) throw thrown;
  } finally {
    clearTimeout(stalled);
  }
}
