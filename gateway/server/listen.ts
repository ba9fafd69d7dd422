import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { HubError } from '../../platform/errors.ts';

/** A certificate with its chain, and its key, in PEM. */
export interface Tls {
  readonly cert: string | Buffer;
  readonly key: string | Buffer;
}

/** How long a client may take to send its headers, and a whole request. */
const ARRIVAL = { headersTimeout: 10_000, requestTimeout: 30_000 } as const;
/** How often Node looks for clients that take longer. */
const CHECK_INTERVAL_MS = 5_000;

/** A server that does not listen yet. Over TLS 1.2 at least when it has a certificate; refused with CONFIG_INVALID. */
export function serverOf(tls: Tls | undefined, options: ServerOptions, listener: RequestListener): Server {
  // Without a host, Node would refuse in words of its own; checkHeaders does it in ours.
  const all = { ...ARRIVAL, ...options, connectionsCheckingInterval: CHECK_INTERVAL_MS, requireHostHeader: false };
  if (!tls) return createServer(all, listener);
  try {
    return createTlsServer({ ...all, cert: tls.cert, key: tls.key, minVersion: 'TLSv1.2' }, listener);
  } catch (cause) {
    throw new HubError('CONFIG_INVALID', 'The TLS certificate and its key cannot be used together.', { cause });
  }
}

/** Refused with PORT_TAKEN or ADDRESS_UNUSABLE. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const isTaken = cause.code === 'EADDRINUSE';
      const message = isTaken ? 'is taken by another program' : `cannot be listened on (${cause.code})`;
      reject(
        new HubError(isTaken ? 'PORT_TAKEN' : 'ADDRESS_UNUSABLE', `Port ${port} of ${host} ${message}.`, { cause }),
      );
    });
    server.listen(port, host, resolve);
  });
}

/** Whether the address can be listened on, asked before anything else is begun. Refused like `listen`. */
export async function checkAddress(port: number, host: string): Promise<void> {
  const probe = createServer();
  await listen(probe, port, host);
  await new Promise((resolve) => probe.close(resolve));
}
