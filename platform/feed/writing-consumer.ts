import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';
import { HUB_VIEWER } from '../audit/record.ts';
import { viewerSettings } from '../database/session.ts';
import type { Sequencer } from '../feed.ts';
import type { Orm } from '../orm.ts';
import type { ConsumerRuntime, ConsumerTransaction } from './consumer.ts';

/** A consumer's transaction in which it also records facts of its own subgraph. */
export interface WritingConsumerTransaction extends ConsumerTransaction {
  readonly em: EntityManager;
}

/**
 * What a consumer runs on that records facts: each transaction is one of the subgraph's entity manager as the job role, in
 * the name of the hub itself, and when it is committed its events get their place in the subgraph's own feed.
 */
export function writingConsumer(
  runtime: ConsumerRuntime,
  orm: Pick<Orm, 'job'>,
  sequencer: Pick<Sequencer, 'place'>,
): ConsumerRuntime<WritingConsumerTransaction> {
  return {
    ...runtime,
    async transaction(work) {
      const done = await orm.job(async (em) => {
        await em.execute(viewerSettings(HUB_VIEWER));
        return work({ em, query: (text, values = []) => query(em, text, values) });
      });
      await sequencer.place();
      return done;
    },
  };
}

async function query<Row>(em: EntityManager, text: string, values: readonly unknown[]): Promise<Row[]> {
  const transaction = em.getTransactionContext<Kysely<unknown>>();
  if (!transaction) throw new Error('expected to be called in the transaction of the consumer');
  const { rows } = await transaction.executeQuery(CompiledQuery.raw(text, [...values]));
  return rows as Row[];
}
