import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { refuseUnread } from './refuse.ts';

describe('what the parser of HTTP could not read', () => {
  it.each([
    ['HPE_INVALID_METHOD', '400 Bad Request', 'REQUEST_MALFORMED'],
    ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large', 'HEADERS_TOO_LARGE'],
    ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout', 'REQUEST_TOO_SLOW'],
    [undefined, '400 Bad Request', 'REQUEST_MALFORMED'],
  ])('for %s is refused with %s', async (fault, status, code) => {
    const socket = new PassThrough();

    refuseUnread(Object.assign(new Error('fault'), { code: fault }), socket, undefined);

    const [head, body] = String((await socket.toArray()).join('')).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status}\r\n`));
    expect(head).toContain(`content-length: ${Buffer.byteLength(body!)}`);
    expect(JSON.parse(body!)).toMatchObject({ errors: [{ extensions: { code, remedy: expect.any(String) } }] });
  });

  it('is not answered when nobody is there any more', async () => {
    const socket = new PassThrough();
    const closed = once(socket, 'close');

    refuseUnread(Object.assign(new Error('fault'), { code: 'ECONNRESET' }), socket, undefined);

    await closed;
    expect(socket.read()).toBeNull();
  });
});
