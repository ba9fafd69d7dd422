import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { HubError } from '../errors.ts';
import type { SubgraphEvent } from '../subgraph.ts';

/** The type of the event that ends a stream with a refusal: its data is `{ errors }`. */
export const REFUSED_EVENT = 'refused';

/** A reader that hears nothing for three times as long may take the connection for broken. */
export const HEARTBEAT_MS = 10_000;

/**
 * Send the events of a subscription as they come (text/event-stream, HTML Living Standard 9.2): `id` is the position and
 * `data` the answer as JSON; a mark has an `id` alone. No event is asked for before the one before has been taken off
 * our hands. What refuses the subscription before its first event is thrown, and nothing is sent then; what refuses it
 * later is its last event. Resolves when the stream has ended.
 */
export async function sendEvents(
  response: ServerResponse,
  events: AsyncIterable<SubgraphEvent>,
  ended: AbortSignal,
  refusal: (thrown: unknown) => HubError,
): Promise<void> {
  const iterator = events[Symbol.asyncIterator]();
  let next = await iterator.next();
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  const heartbeat = setInterval(() => {
    if (!response.writableNeedDrain) response.write(':\n\n');
  }, HEARTBEAT_MS);
  try {
    for (; !next.done && !ended.aborted; next = await iterator.next()) {
      const { position, response: answer } = next.value;
      const data = answer === null ? '' : `data: ${JSON.stringify(answer)}\n`;
      if (!response.write(`id: ${position}\n${data}\n`))
        await once(response, 'drain', { signal: ended }).catch(() => {});
    }
  } catch (thrown) {
    const { message, extensions } = refusal(thrown);
    const data = JSON.stringify({ errors: [{ message, extensions }] });
    if (!ended.aborted) response.write(`event: ${REFUSED_EVENT}\ndata: ${data}\n\n`);
  } finally {
    clearInterval(heartbeat);
    await iterator.return?.();
    response.end();
  }
}
