import { expect, it } from 'vitest';
import { buildFeedTrial, FEED_TRIAL_SUBGRAPHS, runFeedTrial } from './support/feed-trial.ts';
import { createTestDatabase } from './support/test-database.ts';

const EVENTS = 2000;

it('gives every consumer every event once and in order, while writers race and consumers are killed', {
  timeout: 180_000,
}, async () => {
  await using db = await createTestDatabase({
    subgraphs: FEED_TRIAL_SUBGRAPHS,
    key: 'feed trial',
    build: buildFeedTrial,
    poolSize: 8,
  });

  const result = await runFeedTrial({ ...db, events: EVENTS, writers: 8, subjects: 40, kills: 4 });

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
