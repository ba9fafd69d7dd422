import type { FeedConsumer } from '../../platform/feed/consumer.ts';
import type { FeedEvent } from '../../platform/feed.ts';

/** What the agencies' feed says of an agency, as far as it is kept here. */
interface AgencyPayload {
  readonly id: string;
  readonly kind: string;
  readonly level: string;
  readonly name: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

const UPSERT = `
  insert into agency_replica (agency_id, kind, level, name, valid_from, valid_to, position)
  select id, kind, level, name, valid_from, valid_to, position from unnest(
    $1::uuid[], $2::text[], $3::text[], $4::text[], $5::date[], $6::date[], $7::bigint[]
  ) as agency (id, kind, level, name, valid_from, valid_to, position)
  on conflict (agency_id) do update set kind = excluded.kind, level = excluded.level, name = excluded.name,
    valid_from = excluded.valid_from, valid_to = excluded.valid_to, position = excluded.position
  where agency_replica.position <= excluded.position`;

/**
 * Keeps a copy of what commands must know of agencies: whether there is one of an id, and on which days. Follows the feed of
 * the register; what happens to an agency is the last event about it, so only that one of a batch is applied.
 */
export const agencyReplica: FeedConsumer = {
  feed: 'agencies',
  name: 'agency-replica',
  async apply(tx, events) {
    const latest = new Map<string, FeedEvent>();
    for (const event of events) if (event.kind === 'AGENCY_RECORDED') latest.set(event.subject, event);
    if (latest.size === 0) return;

    const rows = [...latest.values()].map(({ payload, position }) => ({
      ...(payload as unknown as AgencyPayload),
      position,
    }));
    await tx.query(UPSERT, [
      rows.map(({ id }) => id),
      rows.map(({ kind }) => kind),
      rows.map(({ level }) => level),
      rows.map(({ name }) => name),
      rows.map(({ validFrom }) => validFrom),
      rows.map(({ validTo }) => validTo),
      rows.map(({ position }) => position),
    ]);
  },
};
