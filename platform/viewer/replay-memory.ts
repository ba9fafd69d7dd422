/** Calls that one subgraph server keeps in mind at most: more than 5,000 a second for as long as a call is good. */
const DEFAULT_LIMIT = 200_000;

/**
 * Which signed calls have come, each until it would be refused as expired anyway. Holds up to `limit` of them and takes
 * no more when it is full: to forget one early would let it come again. One memory belongs to one server.
 */
export class ReplayMemory {
  readonly #limit: number;
  /** By the second from which a call holds no more. */
  readonly #idsByEnd = new Map<number, Set<string>>();
  #size = 0;
  /** What ended by then is forgotten, also when the clock is turned back. */
  #forgottenTo = 0;

  constructor(limit = DEFAULT_LIMIT) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#size;
  }

  /**
   * Note that the call `id` came, which is good until the second `end`. A call has one end, so the same call is looked
   * for where it would be. SEEN when it came before or may have; FULL when it cannot be kept in mind.
   */
  note(id: string, end: number, nowSeconds: number): 'NEW' | 'SEEN' | 'FULL' {
    this.#forget(nowSeconds);
    if (end <= this.#forgottenTo) return 'SEEN';
    let ids = this.#idsByEnd.get(end);
    if (ids?.has(id)) return 'SEEN';
    if (this.#size >= this.#limit) return 'FULL';
    if (!ids) {
      ids = new Set();
      this.#idsByEnd.set(end, ids);
    }
    ids.add(id);
    this.#size += 1;
    return 'NEW';
  }

  /** One look at the ends, of which there are as many as a call has seconds, each time a second has passed. */
  #forget(nowSeconds: number): void {
    if (nowSeconds <= this.#forgottenTo) return;
    this.#forgottenTo = nowSeconds;
    for (const [end, ids] of this.#idsByEnd) {
      if (end > nowSeconds) continue;
      this.#size -= ids.size;
      this.#idsByEnd.delete(end);
    }
  }
}
