import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { HubError } from '../../platform/errors.ts';

/** How a request has reached us. */
export interface Connection {
  /** Encrypted up to us, or up to a proxy that is declared. */
  readonly isSecure: boolean;
  /** Of whoever asks, as far as it is known. For logs alone: it may be anybody's behind an address of many. */
  readonly clientAddress: string;
}

/** Tells how a request has reached us. Refused with PROXY_UNDECLARED. */
export type Way = (request: IncomingMessage) => Connection;

/**
 * The way to a hub behind these proxies (IP addresses or networks in CIDR form), or to one that has none.
 *
 * With proxies, only they may connect, and each must say by `X-Forwarded-Proto: https` that it was reached over TLS: a
 * hub that was meant to be behind one must not be reachable beside it. Without proxies, whatever is said in
 * `X-Forwarded-*` is ignored; `Forwarded` always is. Refused with CONFIG_INVALID for what is no address.
 */
export function wayThrough(trustedProxies: readonly string[] = []): Way {
  if (trustedProxies.length === 0) {
    return ({ socket }) => ({ isSecure: isEncrypted(socket), clientAddress: socket.remoteAddress ?? 'unknown' });
  }
  const isTrusted = trustOf(trustedProxies);
  // Who is at the other end of a connection stays who it is; what it says comes anew with each request.
  const ofProxies = new WeakSet<Duplex>();
  return ({ socket, headers }) => {
    if (!ofProxies.has(socket)) {
      if (!isTrusted(socket.remoteAddress ?? '')) {
        throw new HubError('PROXY_UNDECLARED', 'The connection does not come from a proxy that this hub declares.');
      }
      ofProxies.add(socket);
    }
    // Several values: one for each proxy on the way, and a way is as safe as its weakest part.
    const schemes = String(headers['x-forwarded-proto'] ?? '').split(',');
    if (!schemes.every((scheme) => scheme.trim().toLowerCase() === 'https')) {
      throw new HubError(
        'PROXY_UNDECLARED',
        'The proxy does not say, by X-Forwarded-Proto, that it was asked over TLS.',
      );
    }
    return { isSecure: true, clientAddress: clientBehind(headers['x-forwarded-for'], isTrusted) };
  };
}

function trustOf(trustedProxies: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const entry of trustedProxies) {
    const [address = '', bits, ...more] = entry.split('/');
    const version = isIP(address);
    const family = version === 4 ? 'ipv4' : 'ipv6';
    const length = bits === undefined ? null : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
    // A network of everything would trust everybody.
    if (
      version === 0 ||
      more.length > 0 ||
      (length !== null && !(length >= 1 && length <= (version === 4 ? 32 : 128)))
    ) {
      throw new HubError(
        'CONFIG_INVALID',
        `A trusted proxy was expected as an address or a network, but is "${entry}".`,
      );
    }
    if (length === null) list.addAddress(address, family);
    else list.addSubnet(address, length, family);
  }
  return (address) => {
    const [plain = ''] = address.split('%', 1);
    const version = isIP(plain);
    return version !== 0 && list.check(plain, version === 4 ? 'ipv4' : 'ipv6');
  };
}

/**
 * The last address that is not a proxy of ours: proxies append whom they were asked by, so everything before it is only
 * what the client says of itself.
 */
function clientBehind(forwardedFor: string | string[] | undefined, isTrusted: (address: string) => boolean): string {
  const addresses = String(forwardedFor ?? '')
    .split(',')
    .map((each) => each.trim());
  const client = addresses.findLast((address) => !isTrusted(address));
  return client !== undefined && isIP(client) !== 0 ? client : 'unknown';
}

function isEncrypted(socket: IncomingMessage['socket']): boolean {
  return (socket as Partial<TLSSocket>).encrypted === true;
}
