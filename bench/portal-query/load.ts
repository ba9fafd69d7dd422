import http from 'node:http';

/** An answer that came with status 200. */
export interface Received {
  readonly bytes: number;
  text(): string;
}

/** Posts to one server over connections that are kept open. */
export interface Client {
  post(body: string): Promise<Received>;
  close(): void;
}

const ANSWER_TIMEOUT_MS = 15_000;

export function createClient(url: string, connections: number): Client {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port, pathname: path } = new URL(url);
  const target = { agent, hostname, port, path, method: 'POST' };
  return {
    post: (body) =>
      new Promise((resolve, reject) => {
        const headers = {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          // As from the proxy that the hub declares.
          'x-forwarded-proto': 'https',
        };
        const request = http.request({ ...target, headers }, (response) => {
          const chunks: Buffer[] = [];
          let bytes = 0;
          response.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
            chunks.push(chunk);
          });
          response.on('error', reject);
          response.on('end', () => {
            const text = () => Buffer.concat(chunks).toString();
            if (response.statusCode === 200) return resolve({ bytes, text });
            reject(new Error(`${url} answered with status ${response.statusCode}: ${text().slice(0, 500)}`));
          });
        });
        request.on('error', reject);
        request.setTimeout(ANSWER_TIMEOUT_MS, () => request.destroy(new Error(`${url} does not answer`)));
        request.end(body);
      }),
    close: () => agent.destroy(),
  };
}

export interface LoadOptions {
  readonly connections: number;
  readonly durationMs: number;
  /** Requests at most. */
  readonly limit: number;
  /** The place in the cycle of requests to begin at. */
  readonly from: number;
  /** Rejects with its reason when it is aborted. */
  readonly signal: AbortSignal;
}

/** A request to repeat, and the length of the one right answer to it. */
export interface Expected {
  readonly body: string;
  readonly bytes: number;
}

export interface Load {
  readonly requests: number;
  readonly seconds: number;
  /** Of each request, ascending. */
  readonly latenciesMs: readonly number[];
}

/**
 * Keep `connections` requests under way, going round the cycle of requests, until the time or the number is used up. As
 * the cycle is longer than the connections are many, no two requests under way are the same. Rejects on an answer that
 * is not of the expected length.
 */
export async function load(client: Client, cycle: readonly Expected[], options: LoadOptions): Promise<Load> {
  const { connections, durationMs, limit, from, signal } = options;
  const latenciesMs: number[] = [];
  const began = performance.now();
  let sent = 0;
  const connection = async () => {
    while (sent < limit && performance.now() - began < durationMs) {
      signal.throwIfAborted();
      const { body, bytes } = cycle[(from + sent) % cycle.length]!;
      sent += 1;
      const at = performance.now();
      const received = await client.post(body);
      latenciesMs.push(performance.now() - at);
      if (received.bytes !== bytes) throw new Error(`expected ${bytes} bytes, got: ${received.text().slice(0, 500)}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const seconds = (performance.now() - began) / 1000;
  latenciesMs.sort((a, b) => a - b);
  return { requests: sent, seconds, latenciesMs };
}
