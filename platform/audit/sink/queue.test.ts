import { describe, expect, it } from 'vitest';
import { viewerOf } from '../../viewer.ts';
import { EntryQueue, REFUSALS_LISTED } from './queue.ts';

describe('a caller who is refused on and on, each time in a new way', () => {
  /** What is written of `seconds` with 200 refusals each, looked at ten times a second. */
  function rowsOf(seconds: number): { readonly listed: number; readonly all: number; readonly refusals: number } {
    let now = 0;
    const queue = new EntryQueue(10_000, () => now);
    const viewer = viewerOf({ subject: 'person:An', roles: ['citizen'] });
    const written: { readonly code: unknown; readonly count: number }[] = [];
    for (let nth = 0; nth < seconds * 200; nth += 1) {
      now = nth * 5;
      const facts = { code: 'NOT_AUTHORISED', coordinates: [`T.f${nth}`] };
      queue.add({ kind: 'ACCESS_REFUSED', viewer, requestId: 'x', facts });
      if (nth % 20 === 0)
        written.push(...queue.take(1000, false).map(({ count, facts: { code } }) => ({ code, count })));
    }
    written.push(...queue.take(1000, true).map(({ count, facts: { code } }) => ({ code, count })));
    return {
      listed: written.filter(({ code }) => code === 'NOT_AUTHORISED').length,
      all: written.length,
      refusals: written.reduce((sum, { count }) => sum + count, 0),
    };
  }

  it('is listed fifty times a minute, and counted beyond: the record is never made shorter again', () => {
    const { listed, all, refusals } = rowsOf(60);
    expect(refusals).toBe(60 * 200);
    expect(listed).toBe(REFUSALS_LISTED);
    // One of the count for each second.
    expect(all - listed).toBeLessThanOrEqual(61);
  });

  it('is listed again in the next minute', () => {
    expect(rowsOf(61).listed).toBe(2 * REFUSALS_LISTED);
  });
});
