import { StringDecoder } from 'node:string_decoder';

/** An event as it stood in the stream. */
export interface StreamedEvent {
  /** The last id that was given, by this event or an earlier one. */
  readonly id: string;
  readonly type: string;
  /** Null when the event has none: it only gives an id. */
  readonly data: string | null;
}

export interface StreamLimits {
  /** Characters of one event. */
  readonly eventChars: number;
  /** How long nothing may come while more is waited for. */
  readonly silenceMs: number;
}

/** Why a stream was not read on. */
export class StreamBroken extends Error {
  readonly reason: 'TOO_LARGE' | 'SILENT';

  constructor(reason: StreamBroken['reason']) {
    super(reason);
    this.name = 'StreamBroken';
    this.reason = reason;
  }
}

/**
 * Reads server-sent events (HTML Living Standard 9.2.6) from the chunks of a body. Takes a chunk when it has no event
 * left to give, so that a reader that waits holds the sender up. Throws StreamBroken beyond the limits.
 */
export async function* readEventStream(
  chunks: AsyncIterable<Buffer>,
  limits: StreamLimits,
): AsyncGenerator<StreamedEvent, void, undefined> {
  const decoder = new StringDecoder('utf8');
  const event = new EventReader(limits.eventChars);
  let rest = '';
  for await (const chunk of withoutSilence(chunks, limits.silenceMs)) {
    const text = decoder.write(chunk);
    const endsLines = rest.endsWith('\r') || /[\r\n]/.test(text);
    rest += text;
    if (rest.length > limits.eventChars && !endsLines) throw new StreamBroken('TOO_LARGE');
    // A long line is not looked through again with every chunk of it.
    if (!endsLines) continue;
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    if (rest.length > limits.eventChars) throw new StreamBroken('TOO_LARGE');
    for (const line of lines) {
      const read = event.take(line);
      if (read) yield read;
    }
  }
}

class EventReader {
  readonly #limit: number;
  #id = '';
  #idGiven = false;
  #type = 'message';
  #data: string | null = null;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes the next line; gives the event that it ends. */
  take(line: string): StreamedEvent | null {
    if (line === '') return this.#end();
    const colon = line.indexOf(':');
    if (colon === 0) return null;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'event') this.#type = value;
    if (field === 'data') this.#data = this.#data === null ? value : `${this.#data}\n${value}`;
    if (field === 'id' && !value.includes('\0')) {
      this.#id = value;
      this.#idGiven = true;
    }
    if ((this.#data?.length ?? 0) > this.#limit) throw new StreamBroken('TOO_LARGE');
    return null;
  }

  #end(): StreamedEvent | null {
    const event = { id: this.#id, type: this.#type, data: this.#data };
    const isEvent = this.#data !== null || this.#idGiven;
    this.#idGiven = false;
    this.#type = 'message';
    this.#data = null;
    return isEvent ? event : null;
  }
}

/** The chunks, while none is waited for longer than this. The time in which nobody waits does not count. */
async function* withoutSilence(chunks: AsyncIterable<Buffer>, silenceMs: number): AsyncGenerator<Buffer> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await within(iterator.next(), silenceMs);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Not waited for: what is silent may not end.
    void iterator.return?.()?.catch(() => {});
  }
}

function within<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StreamBroken('SILENT')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
