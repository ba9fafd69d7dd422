import http, { type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import { HubError } from '../../platform/errors.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

export interface PostOptions {
  /** Asked anew for each attempt. */
  readonly headers: () => Promise<OutgoingHttpHeaders>;
  readonly signal: AbortSignal;
  /** Whether it may be sent again when a kept connection turns out to have been closed by the other side. */
  readonly mayRepeat: boolean;
}

interface ClientLimits {
  readonly maxResponseBytes: number;
  readonly maxConnections: number;
}

/** Posts JSON to one subgraph over connections that are kept open. */
export class HttpClient {
  readonly #name: string;
  readonly #limits: ClientLimits;
  readonly #http: http.Agent;
  readonly #https: https.Agent;

  constructor(name: string, limits: ClientLimits) {
    this.#name = name;
    this.#limits = limits;
    const options = { keepAlive: true, maxSockets: limits.maxConnections };
    this.#http = new http.Agent(options);
    this.#https = new https.Agent(options);
  }

  /** Rejects with SUBGRAPH_DOWN when no answer comes, and with SUBGRAPH_ANSWER_INVALID when it is too large. */
  async post(url: URL, body: string, options: PostOptions): Promise<HttpAnswer> {
    const first = await this.#send(url, body, options);
    if (first !== 'stale') return first;
    const second = await this.#send(url, body, options);
    if (second !== 'stale') return second;
    throw this.#down('closed the connection');
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }

  async #send(url: URL, body: string, options: PostOptions): Promise<HttpAnswer | 'stale'> {
    const { signal, mayRepeat } = options;
    const headers = await options.headers();
    const isSecure = url.protocol === 'https:';
    return new Promise((resolve, reject) => {
      const request = (isSecure ? https : http).request(url, {
        method: 'POST',
        agent: isSecure ? this.#https : this.#http,
        signal,
        headers: {
          ...headers,
          'content-type': 'application/json',
          accept: 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      });
      request.on('error', (error: NodeJS.ErrnoException) => {
        if (request.reusedSocket && mayRepeat && error.code === 'ECONNRESET') resolve('stale');
        else reject(this.#down(`could not be reached (${error.code ?? error.name})`, error));
      });
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > this.#limits.maxResponseBytes) {
            request.destroy();
            reject(this.#tooLarge());
            return;
          }
          chunks.push(chunk);
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: textOf(chunks) }));
        response.on('error', (error) => reject(this.#down('broke off its answer', error)));
      });
      request.end(body);
    });
  }

  #down(how: string, cause?: Error): HubError {
    return new HubError('SUBGRAPH_DOWN', `The subgraph ${this.#name} ${how}.`, { cause });
  }

  #tooLarge(): HubError {
    const message = `The subgraph ${this.#name} answered with more than ${this.#limits.maxResponseBytes} bytes.`;
    return new HubError('SUBGRAPH_ANSWER_INVALID', message);
  }
}

/** One chunk, the usual case, is not copied. */
function textOf(chunks: readonly Buffer[]): string {
  const [only] = chunks;
  return only && chunks.length === 1 ? only.toString() : Buffer.concat(chunks).toString();
}
