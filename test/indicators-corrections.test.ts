import { expect, it } from 'vitest';
import { QUESTION_NAMES } from './support/corrections-questions.ts';
import { runCorrectionsTrial } from './support/corrections-trial.ts';
import { PLANNED_ONCE, startHub, startHubBeside } from './support/hub.ts';
import { showCounters, TRIAL_TIMEOUT_MS, volume } from './support/volume.ts';

/** Enough for each way to correct once. */
const FEWEST = 22;

it('a token repeats its answer byte for byte after any corrections of values, targets, definitions and boundaries, also after a restart on a later day', {
  timeout: TRIAL_TIMEOUT_MS,
}, async () => {
  await using hub = await startHub({ settings: PLANNED_ONCE });
  const [corrections, seed] = [Math.max(FEWEST, volume(1000)), Date.now() >>> 0];

  const { findings, ...counters } = await runCorrectionsTrial(hub, () => startHubBeside(hub, { today: '2026-09-01' }), {
    corrections,
    seed,
  });
  showCounters('corrections', { seed, ...counters });

  expect(findings).toEqual([]);
  expect(counters).toMatchObject({ unexpected: 0, unseen: 0, differences: 0 });
  expect(Object.keys(counters.accepted).sort()).toEqual(['boundaries', 'definitions', 'targets', 'values', 'work']);
  const accepted = Object.values(counters.accepted).reduce((sum, count) => sum + count, 0);
  expect(accepted).toBe(corrections);
  expect(Object.keys(counters.byQuestion).sort()).toEqual([...QUESTION_NAMES].sort());
  expect(counters.answers).toBeGreaterThan(3 * corrections);
  expect(counters.repeats).toBeGreaterThan(counters.answers);
  // Else the corrections would have had nothing to do with what was asked.
  expect(counters.changed).toBeGreaterThan(counters.askedAgain / 10);
});
