/** The time, passed in wherever it matters so that a test can set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock for tests: stands still until it is moved. */
export function fixedClock(instant: string): Clock & { set(instant: string): void } {
  let at = new Date(instant);
  return {
    now: () => new Date(at),
    set: (next) => {
      at = new Date(next);
    },
  };
}

/** Viet Nam has had one offset, UTC+7, without summer time since 1975. */
const VIETNAM_OFFSET_MS = 7 * 3_600_000;

const DAY_MS = 86_400_000;

/** The day that was asked for last, by its number since 1970: nearly always it is today, several times a request. */
let latest = { number: Number.NaN, day: '' };

/** The calendar day in Viet Nam at an instant, as YYYY-MM-DD. */
export function dayInVietnam(instant: Date): string {
  const number = Math.floor((instant.getTime() + VIETNAM_OFFSET_MS) / DAY_MS);
  if (number !== latest.number) latest = { number, day: new Date(number * DAY_MS).toISOString().slice(0, 10) };
  return latest.day;
}
