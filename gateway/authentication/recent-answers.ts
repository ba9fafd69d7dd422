import { Lru } from '../../platform/cache.ts';
import type { Clock } from '../../platform/clock.ts';

/** How long an answer may be waited for. */
const TIMEOUT_MS = 3_000;
/** Answers kept at most; each is a few hundred bytes. */
const KEPT = 10_000;

/**
 * Answers of somebody who is asked often, each kept for a short time from when it was asked for: who asks the same in
 * that time gets the same answer, also while it is under way. What fails is not kept.
 */
export class RecentAnswers<T> {
  readonly #clock: Clock;
  readonly #maxAgeMs: number;
  readonly #answers = new Lru<string, { readonly askedAt: number; readonly answer: Promise<T> }>(KEPT);

  /** `maxAgeMs`: from 0, which keeps nothing. */
  constructor(clock: Clock, maxAgeMs: number) {
    this.#clock = clock;
    this.#maxAgeMs = maxAgeMs;
  }

  /** Rejects as `ask` does, and when that takes longer than 3 seconds. */
  get(key: string, ask: () => Promise<T>): Promise<T> {
    const now = this.#clock.now().getTime();
    const kept = this.#answers.get(key);
    // A clock that is turned back must not make an old answer young.
    if (kept && now >= kept.askedAt && now - kept.askedAt < this.#maxAgeMs) return kept.answer;

    const answer = inTime(ask);
    const entry = { askedAt: now, answer };
    this.#answers.set(key, entry);
    answer.catch(() => {
      if (this.#answers.get(key) === entry) this.#answers.delete(key);
    });
    return answer;
  }
}

async function inTime<T>(ask: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer came within ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
  });
  try {
    return await Promise.race([ask(), late]);
  } finally {
    clearTimeout(timer);
  }
}
