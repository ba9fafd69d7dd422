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
