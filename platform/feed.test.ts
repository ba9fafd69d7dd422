import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createSequencer, type Sequencer } from './feed.ts';
import { silentLogger } from './log.ts';

/** A runner whose runs end when the test says so. */
function heldRunner() {
  const runs: { end(head: string): void; fail(error: Error): void }[] = [];
  return {
    runs,
    placeEvents() {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      runs.push({ end: resolve, fail: reject });
      return promise;
    },
  };
}

let sequencer: Sequencer | undefined;
afterEach(() => sequencer?.stop());

function sequencerOver(runner: ReturnType<typeof heldRunner>): Sequencer {
  sequencer = createSequencer(runner, silentLogger);
  return sequencer;
}

describe('a sequencer', () => {
  it('runs at once for the first caller, and once more for all who came meanwhile', async () => {
    const runner = heldRunner();
    const { place } = sequencerOver(runner);

    const first = place();
    const during = [place(), place(), place()];
    expect(runner.runs).toHaveLength(1);
    runner.runs[0]!.end('1');
    expect(await first).toBe('1');
    await turn();
    runner.runs[1]!.end('4');

    expect(await Promise.all(during)).toEqual(['4', '4', '4']);
    expect(runner.runs).toHaveLength(2);
  });

  it('never has two runs at a time, also not for a caller at the moment when one ends', async () => {
    let running = 0;
    let most = 0;
    sequencer = createSequencer(
      {
        async placeEvents() {
          running += 1;
          most = Math.max(most, running);
          await turn();
          running -= 1;
          return '1';
        },
      },
      silentLogger,
    );
    const { place } = sequencer;

    // A call at each of the microtasks around the end of a run.
    const calls = [place(), place()];
    for (let depth = 0; depth < 12; depth += 1) {
      let at: Promise<unknown> = calls[0]!;
      for (let step = 0; step < depth; step += 1) at = at.then(() => {});
      calls.push(at.then(() => place()));
    }
    await Promise.all(calls);

    expect(most).toBe(1);
  });

  it('fails for those whose run failed and goes on for the others', async () => {
    const runner = heldRunner();
    const { place } = sequencerOver(runner);

    const first = place();
    const second = place();
    runner.runs[0]!.fail(new Error('lost'));
    await expect(first).rejects.toThrow('lost');
    await turn();
    runner.runs[1]!.end('2');

    expect(await second).toBe('2');
  });

  it('stops when the runs under way have ended', async () => {
    const runner = heldRunner();
    const { place, stop } = sequencerOver(runner);
    const ended: string[] = [];

    const places = [place(), place()].map((placed) => placed.then((head) => ended.push(head)));
    const stopped = stop().then(() => ended.push('stopped'));
    runner.runs[0]!.end('1');
    await places[0];
    await turn();
    runner.runs[1]!.end('2');
    await stopped;

    expect(ended).toEqual(['1', '2', 'stopped']);
  });
});
