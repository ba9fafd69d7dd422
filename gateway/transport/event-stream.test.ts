import { describe, expect, it } from 'vitest';
import { readEventStream, type StreamedEvent, type StreamLimits } from './event-stream.ts';

const LIMITS: StreamLimits = { eventChars: 1000, silenceMs: 10_000 };

async function* chunksOf(parts: readonly (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}

async function read(parts: readonly (string | Buffer)[], limits = LIMITS): Promise<StreamedEvent[]> {
  const events: StreamedEvent[] = [];
  for await (const event of readEventStream(chunksOf(parts), limits)) events.push(event);
  return events;
}

const event = (id: string, data: string | null, type = 'message') => ({ id, type, data });

describe('a stream of events', () => {
  it.each<[string, readonly string[], StreamedEvent[]]>([
    ['an event', ['id: f.1\ndata: {"a":1}\n\n'], [event('f.1', '{"a":1}')]],
    ['two in one chunk', ['id: 1\ndata: a\n\nid: 2\ndata: b\n\n'], [event('1', 'a'), event('2', 'b')]],
    ['one in many chunks', ['i', 'd: 1\nda', 'ta:', ' a', '\n', '\n'], [event('1', 'a')]],
    ['lines that end as in Windows, also across chunks', ['id: 1\r\ndata: a\r', '\n\r\n'], [event('1', 'a')]],
    ['a line that ends with a return at the end of a chunk', ['id: 1\r', 'data: a\r\r', ':'], [event('1', 'a')]],
    ['lines that end with a return alone', ['id: 1\rdata: a\r\rdata: b\r\r\n'], [event('1', 'a'), event('1', 'b')]],
    ['comments between', [':\n\n', ': beat\n\nid: 1\n:\ndata: a\n\n:\n\n'], [event('1', 'a')]],
    ['an id alone', ['id: 1\n\n'], [event('1', null)]],
    ['an id that holds on', ['id: 1\n\ndata: a\n\n'], [event('1', null), event('1', 'a')]],
    ['a type that does not', ['event: refused\ndata: a\n\ndata: b\n\n'], [event('', 'a', 'refused'), event('', 'b')]],
    ['data of several lines', ['data: a\ndata:b\ndata\n\n'], [event('', 'a\nb\n')]],
    ['fields that nobody knows', ['retry: 5\nwhat: x\ndata: a\n\n'], [event('', 'a')]],
    ['an event that was cut off', ['data: a\n\ndata: b\n'], [event('', 'a')]],
    ['nothing', [], []],
  ])('has %s', async (_, parts, expected) => {
    expect(await read(parts)).toEqual(expected);
  });

  it('may be cut anywhere, also inside a letter', async () => {
    const whole = Buffer.from('id: f.1\ndata: {"name":"Phú Thọ"}\n\n');
    for (let at = 1; at < whole.length; at += 1) {
      expect(await read([whole.subarray(0, at), whole.subarray(at)])).toEqual([event('f.1', '{"name":"Phú Thọ"}')]);
    }
  });

  it.each([
    ['a line without end', [`data: ${'x'.repeat(1001)}`]],
    ['a line in many chunks', Array.from({ length: 11 }, () => 'x'.repeat(100))],
    ['many lines of one event', Array.from({ length: 12 }, () => `data: ${'x'.repeat(100)}\n`)],
  ])('that is too large is given up: %s', async (_, parts) => {
    await expect(read(parts)).rejects.toMatchObject({ reason: 'TOO_LARGE' });
  });

  it('is given up when nothing comes, and lets go of what it read from', async () => {
    let isLetGo = false;
    const silent: AsyncIterable<Buffer> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<never>(() => {}),
        async return() {
          isLetGo = true;
          return { done: true, value: undefined };
        },
      }),
    };

    const reading = readEventStream(silent, { ...LIMITS, silenceMs: 1 }).next();

    await expect(reading).rejects.toMatchObject({ reason: 'SILENT' });
    expect(isLetGo).toBe(true);
  });

  it('takes no more than it is asked for', async () => {
    let taken = 0;
    async function* counting(): AsyncGenerator<Buffer> {
      for (;;) {
        taken += 1;
        yield Buffer.from(`data: ${taken}\n\n`);
      }
    }

    const events = readEventStream(counting(), LIMITS);
    await events.next();
    await events.next();

    expect(taken).toBe(2);
    await events.return();
  });
});
