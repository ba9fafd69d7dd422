import { connectAsAdmin } from '../../platform/database/connection.ts';
import type { Input } from './once-hub.ts';

/** A command that a client was told the end of. */
export interface Acknowledged {
  readonly subject: string;
  readonly token: string;
  readonly name: string;
  readonly key: string;
  readonly input: Input;
  /** As JSON, to the byte. */
  readonly payload: string;
  /** When the request went out that was answered, in milliseconds. */
  readonly sentAt: number;
}

/** What is found in the tables at the end. */
export interface OnceCounters {
  /** Commands that did what was asked, and those that were refused with a problem. */
  effects: number;
  refusals: number;
  /** Commands that had been carried out before the request went out that was answered: whose first answer got lost. */
  answersLost: number;
  /** Commands of which the effect is there more than once. */
  doubled: number;
  /** Commands of which it was told that they were done and no effect is there. */
  missing: number;
  /** Effects of commands of which nobody was told that they were done. */
  unclaimed: number;
  /** Receipts and records of the audit, of these clients. */
  receipts: number;
  commandRecords: number;
  /** Events without a place in their feed, and places without an event. */
  unplaced: number;
  gaps: number;
}

/** Where the effect of each command bears its mark; of a grant that is ended both rows bear the one it was given with. */
const EFFECTS = `
  select 'giveGrant' as name, basis as mark, count(distinct grant_id)::int as count from agencies.grant_fact group by 2
  union all select 'endGrant', ended_because, count(*)::int from agencies.grant_fact where ended_because is not null group by 2
  union all select 'registerApiKey', name, count(distinct api_key_id)::int from agencies.api_key_fact group by 2
  union all select 'endApiKey', ended_because, count(*)::int from agencies.api_key_fact where ended_because is not null group by 2
  union all select 'revokeTokens', reason, count(*)::int from agencies.revocation_fact group by 2
  union all select 'recordDirective', subject, count(*)::int from directives.directive_fact where key is null group by 2`;

const RECEIPTS = `
  select viewer, idempotency_key as key, extract(epoch from recorded_at) * 1000 as at from agencies.command_receipt
  where viewer like 'dev:once-%'
  union all
  select viewer, idempotency_key, extract(epoch from recorded_at) * 1000 from directives.command_receipt
  where viewer like 'dev:once-%'`;

const OTHERS = `
  select
    (select count(*)::int from (select kind, viewer from agencies.audit_record
      union all select kind, viewer from directives.audit_record) r
      where kind = 'COMMAND' and viewer like 'dev:once-%') as "commandRecords",
    (select count(*)::int from (select position from agencies.feed_event
      union all select position from directives.feed_event) e where position is null) as unplaced,
    ((select max(position) - count(position) from agencies.feed_event)
      + (select max(position) - count(position) from directives.feed_event))::int as gaps`;

export async function countersOf(adminUrl: string, acknowledged: readonly Acknowledged[]): Promise<OnceCounters> {
  const admin = await connectAsAdmin(adminUrl);
  try {
    const effects = await admin.query<{ name: string; mark: string; count: number }>(EFFECTS);
    const receipts = await admin.query<{ viewer: string; key: string; at: string }>(RECEIPTS);
    const { rows } = await admin.query<Pick<OnceCounters, 'commandRecords' | 'unplaced' | 'gaps'>>(OTHERS);

    const found = new Map(effects.rows.map(({ name, mark, count }) => [`${name} ${mark}`, count]));
    const carriedOutAt = new Map(receipts.rows.map(({ viewer, key, at }) => [`${viewer} ${key}`, Number(at)]));
    const isDone = ({ payload }: Acknowledged) => (JSON.parse(payload) as { problems: object[] }).problems.length === 0;
    const effectsOf = ({ name, key }: Acknowledged) => found.get(`${name} ${key}`) ?? 0;
    const done = acknowledged.filter(isDone);
    const claimed = new Set(done.map(({ name, key }) => `${name} ${key}`));
    return {
      effects: done.length,
      refusals: acknowledged.length - done.length,
      answersLost: acknowledged.filter(({ subject, key, sentAt }) => {
        const at = carriedOutAt.get(`${subject} ${key}`);
        return at !== undefined && at < sentAt;
      }).length,
      doubled: acknowledged.filter((each) => effectsOf(each) > 1).length,
      missing: done.filter((each) => effectsOf(each) === 0).length,
      unclaimed: [...found.keys()].filter((effect) => !claimed.has(effect)).length,
      receipts: receipts.rows.length,
      ...rows[0]!,
    };
  } finally {
    await admin.end();
  }
}
