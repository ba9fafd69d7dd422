import { followFeed } from '../../platform/feed/consumer.ts';
import { createFeedRuntime } from '../../platform/feed/runtime.ts';
import { silentLogger } from '../../platform/log.ts';
import { noting, openTrialDatabase } from './feed-trial.ts';

/** A process that follows the ledger's feed under the name it is given, until it is killed. */
const [name] = process.argv.slice(2);
const adminUrl = process.env.CONSUMER_DATABASE;
if (!name || !adminUrl) throw new Error('usage: CONSUMER_DATABASE=… feed-consumer.ts NAME');

const database = await openTrialDatabase(adminUrl);
const runtime = createFeedRuntime(database, silentLogger).consumer('mirror');
followFeed(runtime, noting(name));
