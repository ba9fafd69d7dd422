/** Lets so many pieces of work run at once; the others wait, the first come first. */
export interface Turns {
  take<T>(work: () => Promise<T>): Promise<T>;
}

export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;
  return {
    async take(work) {
      if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
      else running += 1;
      try {
        return await work();
      } finally {
        // Whoever waits next takes over this turn, so that nobody comes in between.
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
