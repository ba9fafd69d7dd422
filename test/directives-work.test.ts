import { expect, it } from 'vitest';
import { startHub } from './support/hub.ts';
import { showCounters, TRIAL_TIMEOUT_MS, volume } from './support/volume.ts';
import { runWorkTrial } from './support/work-trial.ts';

it('random histories of all commands: the state at any token is the fold of what was done until then, in whatever order it came', {
  timeout: TRIAL_TIMEOUT_MS,
}, async () => {
  await using hub = await startHub({ poolSize: 8 });
  const [histories, seed] = [volume(1000), Date.now() >>> 0];

  const { findings, ...counters } = await runWorkTrial(hub, { histories, clients: 4, seed });
  showCounters('work', { seed, ...counters });

  expect(findings).toEqual([]);
  expect(counters).toMatchObject({ histories, unexpected: 0, differences: 0, feedDifferences: 0, orderDifferences: 0 });
  expect(counters.tokens).toBeGreaterThan(2 * histories);
  expect(counters.accepted).toBeGreaterThan(10 * histories);
  expect(counters.refused).toBeGreaterThan(histories);
  expect(counters.reordered).toBeGreaterThan(histories / 5);
});
