import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import { HubError } from '../../platform/errors.ts';
import { HEARTBEAT_MS, REFUSED_EVENT } from '../../platform/subgraph/event-stream.ts';
import { readEventStream, StreamBroken, type StreamedEvent } from './event-stream.ts';
import type { HttpAnswer } from './http-client.ts';

/** How long a subgraph may take to begin a stream. */
const OPEN_TIMEOUT_MS = 10_000;

export interface StreamRequest {
  readonly url: URL;
  readonly body: string;
  readonly headers: OutgoingHttpHeaders;
  readonly signal: AbortSignal;
}

/**
 * Opens streams of events from one subgraph. Each has a connection of its own, beside those that calls share: streams
 * last, and would leave the calls none.
 */
export class HttpStreams {
  readonly #name: string;
  readonly #maxEventChars: number;
  readonly #open = new Set<AbortController>();
  #isClosed = false;

  constructor(name: string, maxEventChars: number) {
    this.#name = name;
    this.#maxEventChars = maxEventChars;
  }

  /**
   * The events of one stream until it ends. `refused` makes an error of an answer that is none, and of a stream's last
   * words. Rejects with SUBGRAPH_DOWN when the stream does not begin or breaks off, and with SUBGRAPH_ANSWER_INVALID
   * when an event is too large.
   */
  async *read(request: StreamRequest, refused: (answer: HttpAnswer) => unknown): AsyncGenerator<StreamedEvent> {
    if (this.#isClosed) throw new HubError('SUBGRAPH_DOWN', `The way to the subgraph ${this.#name} is closed.`);
    const closing = new AbortController();
    this.#open.add(closing);
    try {
      const response = await this.#begin(request, AbortSignal.any([request.signal, closing.signal]));
      const status = response.statusCode ?? 0;
      if (status !== 200 || !/^text\/event-stream\b/.test(response.headers['content-type'] ?? '')) {
        throw refused({ status, body: await this.#text(response) });
      }
      const limits = { eventChars: this.#maxEventChars, silenceMs: 3 * HEARTBEAT_MS };
      for await (const event of readEventStream(response, limits)) {
        if (event.type === REFUSED_EVENT) throw refused({ status, body: event.data ?? '' });
        yield event;
      }
    } catch (thrown) {
      // A stream that its reader has ended breaks off, too.
      if (request.signal.aborted) return;
      throw this.#fault(thrown);
    } finally {
      this.#open.delete(closing);
      closing.abort();
    }
  }

  /** Ends what is open, and opens nothing any more. */
  close(): void {
    this.#isClosed = true;
    for (const closing of this.#open) closing.abort();
  }

  #begin({ url, body, headers }: StreamRequest, signal: AbortSignal): Promise<IncomingMessage> {
    const isSecure = url.protocol === 'https:';
    return new Promise((resolve, reject) => {
      const request = (isSecure ? https : http).request(url, {
        method: 'POST',
        agent: false,
        signal,
        headers: {
          ...headers,
          'content-type': 'application/json',
          accept: 'text/event-stream',
          'content-length': Buffer.byteLength(body),
        },
      });
      const timer = setTimeout(() => request.destroy(new Error('took too long to begin')), OPEN_TIMEOUT_MS);
      request.on('close', () => clearTimeout(timer));
      request.on('error', reject);
      request.on('response', (response) => {
        clearTimeout(timer);
        resolve(response);
      });
      request.end(body);
    });
  }

  async #text(response: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > this.#maxEventChars) throw new StreamBroken('TOO_LARGE');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString();
  }

  #fault(thrown: unknown): unknown {
    if (thrown instanceof HubError) return thrown;
    if (thrown instanceof StreamBroken && thrown.reason === 'TOO_LARGE') {
      const message = `The subgraph ${this.#name} sent an event of more than ${this.#maxEventChars} characters.`;
      return new HubError('SUBGRAPH_ANSWER_INVALID', message);
    }
    const { code, name } = thrown as NodeJS.ErrnoException;
    const message = `The subgraph ${this.#name} could not be read from (${code ?? name}).`;
    return new HubError('SUBGRAPH_DOWN', message, { cause: thrown });
  }
}
