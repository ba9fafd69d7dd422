import { expect, it } from 'vitest';
import { createFeedRuntime, placeEvents } from '../platform/feed/runtime.ts';
import { silentLogger } from '../platform/log.ts';
import { eventually, openNotebook } from './support/notebook.ts';

it('places what a writer left that died between its commit and its call', async () => {
  await using notebook = await openNotebook();
  await using feeds = createFeedRuntime(notebook.database, silentLogger);
  await notebook.record({ note: ['a'] });

  feeds.sequencer('notebook');

  const [event] = await eventually(async () => {
    const placed = await notebook.rows<{ position: string }>('select position from feed_log');
    return placed.length > 0 ? placed : undefined;
  });
  expect(event).toEqual({ position: '1' });
});

it('gives dense positions, in the order of each subject, when several processes place at once', async () => {
  await using notebook = await openNotebook();
  const events = 120;
  let written = 0;
  let placing = true;

  const placers = Array.from({ length: 3 }, async () => {
    while (placing) await placeEvents(notebook.database, 'notebook');
  });
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      while (written < events) await notebook.record({ [`note ${written % 5}`]: [`line ${written++}`] });
    }),
  );
  placing = false;
  await Promise.all(placers);
  await placeEvents(notebook.database, 'notebook');

  const [result] = await notebook.rows(
    `select count(*)::int as events, min(position)::int as first, max(position)::int as last,
       count(*) filter (where seq < seq_before)::int as inverted
     from (select seq, position, lag(seq) over (partition by subject order by position) as seq_before from feed_event) e`,
  );
  expect(result).toEqual({ events, first: 1, last: events, inverted: 0 });
});

it('places everything that is committed in one go, however much that is', async () => {
  await using notebook = await openNotebook();
  await notebook.rows(
    `insert into feed_event (subject, kind, payload, recorded_by) select 'note ' || n, 'X', '{}', 'x' from generate_series(1, 10050) n`,
  );

  expect(await placeEvents(notebook.database, 'notebook')).toBe('10050');
});
