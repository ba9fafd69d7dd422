/** Whether this is the full-size run: `npm run soak`. */
export const IS_SOAK = process.env.SOAK === '1';

/** How much a trial does: `full` in `npm run soak`, a hundredth of it in `npm test`. */
export function volume(full: number): number {
  return IS_SOAK ? full : Math.ceil(full / 100);
}

/** How long a trial may take, by the same measure. */
export const TRIAL_TIMEOUT_MS = IS_SOAK ? 30 * 60_000 : 3 * 60_000;

/** Show what a trial counted, the same in both sizes. */
export function showCounters(trial: string, counters: object): void {
  process.stdout.write(`${trial}: ${JSON.stringify(counters)}\n`);
}
