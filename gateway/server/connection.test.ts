import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { wayThrough } from './connection.ts';

const coming = (remoteAddress: string | undefined, headers: Record<string, string> = {}, encrypted = false) =>
  ({ socket: { remoteAddress, encrypted }, headers }) as unknown as IncomingMessage;
const OVER_TLS = { 'x-forwarded-proto': 'https' };

function isLetIn(trusted: readonly string[], address: string | undefined): boolean {
  try {
    return wayThrough(trusted)(coming(address, OVER_TLS)).isSecure;
  } catch {
    return false;
  }
}

describe('a connection to a hub with proxies', () => {
  it.each<[string, string | undefined, boolean]>([
    ['10.0.0.7', '10.0.0.7', true],
    ['10.0.0.7', '10.0.0.8', false],
    ['10.0.0.7', '::ffff:10.0.0.7', true],
    ['10.0.0.7', '::ffff:10.0.0.8', false],
    ['10.0.0.0/24', '10.0.0.255', true],
    ['10.0.0.0/24', '10.0.1.0', false],
    ['10.0.0.0/24', '::ffff:10.0.0.9', true],
    ['2001:db8::/32', '2001:db8:ffff::1', true],
    ['2001:db8::/32', '2001:db9::1', false],
    ['fe80::1', 'fe80::1%eth0', true],
    ['10.0.0.7', undefined, false],
    ['10.0.0.7', '', false],
    ['10.0.0.7', '10.0.0.7.evil.example', false],
  ])('declared as %s, from %s is let in: %s', (declared, address, expected) => {
    expect(isLetIn([declared], address)).toBe(expected);
  });

  it.each<[string, string]>([
    ['203.0.113.9', '203.0.113.9'],
    ['198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['203.0.113.9, 10.0.0.7', '203.0.113.9'],
    ['198.51.100.1, 203.0.113.9, 10.0.0.8, 10.0.0.7', '203.0.113.9'],
    ['2001:db8::9', '2001:db8::9'],
    ['', 'unknown'],
    ['10.0.0.7', 'unknown'],
    ['198.51.100.1, <script>', 'unknown'],
    ['198.51.100.1, _hidden', 'unknown'],
  ])('for %j is of the client %s', (forwardedFor, client) => {
    const way = wayThrough(['10.0.0.0/24'])(coming('10.0.0.7', { ...OVER_TLS, 'x-forwarded-for': forwardedFor }));

    expect(way.clientAddress).toBe(client);
  });
});

describe('the requests of one connection to a hub with proxies', () => {
  const connected = (remoteAddress: string) => {
    let looks = 0;
    const socket = {
      get remoteAddress() {
        looks += 1;
        return remoteAddress;
      },
    };
    const saying = (headers: Record<string, string>) => ({ socket, headers }) as unknown as IncomingMessage;
    return { saying, looks: () => looks };
  };

  it('come from a proxy by one look at its address, and over TLS by what each says itself', () => {
    const way = wayThrough(['10.0.0.7']);
    const { saying, looks } = connected('10.0.0.7');

    expect(way(saying({ ...OVER_TLS, 'x-forwarded-for': '203.0.113.9' })).clientAddress).toBe('203.0.113.9');
    expect(() => way(saying({ 'x-forwarded-proto': 'http' }))).toThrow(/was asked over TLS/);
    expect(() => way(saying({}))).toThrow(/was asked over TLS/);
    expect(way(saying({ ...OVER_TLS, 'x-forwarded-for': '203.0.113.10' })).clientAddress).toBe('203.0.113.10');
    expect(looks()).toBe(1);
  });

  it('are refused one by one when it is not of a proxy, whoever is let in beside it', () => {
    const way = wayThrough(['10.0.0.7']);
    const stranger = connected('10.0.0.8');
    const proxy = connected('10.0.0.7');

    for (let sent = 0; sent < 3; sent += 1) {
      expect(() => way(stranger.saying(OVER_TLS))).toThrow(/not come from a proxy/);
      expect(way(proxy.saying(OVER_TLS)).isSecure).toBe(true);
    }
    expect(proxy.looks()).toBe(1);
  });

  it('are judged by each hub for itself', () => {
    const { saying } = connected('10.0.0.7');

    expect(wayThrough(['10.0.0.7'])(saying(OVER_TLS)).isSecure).toBe(true);
    expect(() => wayThrough(['10.0.0.8'])(saying(OVER_TLS))).toThrow(/not come from a proxy/);
  });
});

describe('a connection to a hub without proxies', () => {
  it('is as safe as it is, whatever is said of it', () => {
    const way = wayThrough();
    const said = { ...OVER_TLS, 'x-forwarded-for': '203.0.113.9' };

    expect(way(coming('10.0.0.7', said))).toEqual({ isSecure: false, clientAddress: '10.0.0.7' });
    expect(way(coming('10.0.0.7', said, true))).toEqual({ isSecure: true, clientAddress: '10.0.0.7' });
  });
});

describe('a proxy', () => {
  it.each([
    '',
    'localhost',
    '10.0.0',
    '10.0.0.7/33',
    '10.0.0.7/0',
    '::/0',
    '10.0.0.0/8/8',
    '10.0.0.0/',
    '::1/129',
    '10.0.0.0/a',
  ])('declared as %j is refused at the start', (entry) => {
    expect(() => wayThrough(['10.0.0.7', entry])).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});
