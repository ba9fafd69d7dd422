import { startSealer } from '../../platform/audit/seal.ts';
import { openDatabase } from '../../platform/database.ts';
import { silentLogger } from '../../platform/log.ts';
import { openOrm } from '../../platform/orm.ts';
import { once } from '../../platform/receipt.ts';
import { viewerOf } from '../../platform/viewer.ts';
import { NOTEBOOK_ENTITIES } from './notebook.ts';
import { TEST_SECRET } from './test-database.ts';

/** A process that sends commands, four at a time, and seals after each, until it is killed. Says each command it was told the end of. */
const [name] = process.argv.slice(2);
const adminUrl = process.env.WRITER_DATABASE;
if (!name || !adminUrl) throw new Error('usage: WRITER_DATABASE=… audit-writer.ts NAME');

const database = await openDatabase({
  ...{ adminUrl, subgraphs: ['notebook'], poolSize: 4, secret: TEST_SECRET, logger: silentLogger },
});
const orm = openOrm({ database, subgraph: 'notebook', entities: NOTEBOOK_ENTITIES });
const viewer = viewerOf({ subject: name, roles: ['officer'] });
const sealer = startSealer({
  database,
  subgraph: 'notebook',
  hubKey: TEST_SECRET,
  witness: null,
  logger: silentLogger,
});

let count = 0;
await Promise.all(
  Array.from({ length: 4 }, async () => {
    for (;;) {
      count += 1;
      const idempotencyKey = `${name} ${count}`;
      await orm.write(viewer, (em) =>
        once(
          em,
          viewer,
          { name: 'write', idempotencyKey, input: {}, requestId: idempotencyKey, today: '2026-03-31' },
          async () => ({
            made: {},
            problems: [],
          }),
        ),
      );
      process.stdout.write(`${idempotencyKey}\n`);
      sealer.nudge();
    }
  }),
);
