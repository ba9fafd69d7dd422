import { hash } from 'node:crypto';
import { Lru } from '../../platform/cache.ts';
import { HubError } from '../../platform/errors.ts';

/** Characters of all texts that are learnt from requests. */
const LEARNT_CHARS = 4_000_000;
/** What keeping a text costs beside its characters: else short ones would be kept without bound. */
const ENTRY_CHARS = 200;

const DOCUMENT_ID = /^sha256:([0-9a-f]{64})$/;

/**
 * Documents by the SHA-256 of their text: those given at start, which are never forgotten, and those that requests have
 * brought and that were valid, bounded by their characters. Knows texts and no schema, so it outlives every swap of the
 * supergraph: each request has its document checked against the schema of the moment.
 */
export class KnownDocuments {
  readonly #given: ReadonlyMap<string, string>;
  readonly #learnt = new Lru<string, string>(LEARNT_CHARS);

  constructor(given: readonly string[] = []) {
    this.#given = new Map(given.map((text) => [hash('sha256', text), text]));
  }

  /** To be called for valid documents only. */
  learn(text: string): void {
    const textHash = hash('sha256', text);
    if (this.#byHash(textHash) === undefined) this.#learnt.set(textHash, text, text.length + ENTRY_CHARS);
  }

  /** Refused with PERSISTED_DOCUMENT_NOT_FOUND when the document is neither given nor learnt. */
  require(text: string): void {
    if (this.#byHash(hash('sha256', text)) !== undefined) return;
    throw new HubError('PERSISTED_DOCUMENT_NOT_FOUND', 'GET answers known documents only, and this one is not known.');
  }

  /**
   * A request's JSON with the text in `query` that its `documentId` stands for; as it is when it has none. Clients that
   * must send `query` leave it empty then.
   *
   * Refused with BODY_MALFORMED when the id is not `sha256:` and 64 hexadecimal digits in lower case, or when there is a
   * document beside it; with PERSISTED_DOCUMENT_NOT_FOUND when no such document is known.
   */
  resolve(body: unknown): unknown {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
    const { documentId, ...rest } = body as Readonly<Record<string, unknown>>;
    if (documentId === undefined || documentId === null) return body;
    const textHash = typeof documentId === 'string' ? DOCUMENT_ID.exec(documentId)?.[1] : undefined;
    if (textHash === undefined) {
      throw new HubError(
        'BODY_MALFORMED',
        'The key "documentId" was expected to be sha256: and 64 hexadecimal digits.',
      );
    }
    if (rest.query !== undefined && rest.query !== null && rest.query !== '') {
      throw new HubError('BODY_MALFORMED', 'Either "documentId" or "query" was expected, but both came.');
    }
    const query = this.#byHash(textHash);
    if (query !== undefined) return { ...rest, query };
    throw new HubError('PERSISTED_DOCUMENT_NOT_FOUND', 'No document with this id is known here.');
  }

  #byHash(textHash: string): string | undefined {
    return this.#given.get(textHash) ?? this.#learnt.get(textHash);
  }
}
