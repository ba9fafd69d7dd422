import { expect, it } from 'vitest';
import { buildFeedTrial, FEED_TRIAL_SUBGRAPHS, runFeedTrial } from './support/feed-trial.ts';
import { createTestDatabase } from './support/test-database.ts';
import { IS_SOAK, showCounters, TRIAL_TIMEOUT_MS, volume } from './support/volume.ts';

const EVENTS = volume(200_000);

it('gives every consumer every event once and in order, while writers race and consumers are killed', {
  timeout: TRIAL_TIMEOUT_MS,
}, async () => {
  await using db = await createTestDatabase({
    subgraphs: FEED_TRIAL_SUBGRAPHS,
    key: 'feed trial',
    build: buildFeedTrial,
    poolSize: 8,
  });

  const result = await runFeedTrial({ ...db, events: EVENTS, writers: 8, subjects: 40, kills: IS_SOAK ? 40 : 4 });
  showCounters('feed', result);

  expect(result).toEqual({
    events: EVENTS,
    positions: EVENTS,
    lastPosition: EVENTS,
    seenByA: EVENTS,
    seenByB: EVENTS,
    repeated: 0,
    outOfOrder: 0,
    lateConsumerSubjects: 40,
    lateConsumerWrong: 0,
    kills: expect.any(Number),
  });
  expect(result.kills).toBeGreaterThan(0);
});
