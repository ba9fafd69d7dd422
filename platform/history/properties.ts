import { p } from '@mikro-orm/core';

/** The columns of `FACT_COLUMNS`, for the entity of every fact table. */
export const factProperties = {
  factId: p.bigint('string').primary().generated('identity'),
  /** The feed event that brought the fact, and the one that ended it. */
  seq: p.bigint('string'),
  closedSeq: p.bigint('string').nullable(),
  recordedAt: p.datetime().defaultRaw('statement_timestamp()'),
  recordedAtOrigin: p.datetime().defaultRaw('statement_timestamp()'),
  recordedTo: p.datetime().nullable(),
};
