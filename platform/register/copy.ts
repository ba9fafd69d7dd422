import type { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarEntry } from '../../domain/working-days/entries.ts';
import type { Database } from '../database.ts';
import { type ConsumerRuntime, type FeedConsumer, followFeed } from '../feed/consumer.ts';
import { type WritingConsumerTransaction, writingConsumer } from '../feed/writing-consumer.ts';
import type { FeedEvent, Sequencer } from '../feed.ts';
import { type OrmOptions, openOrm } from '../orm.ts';
import { lockRegister } from './lock.ts';
import {
  calendarEntries,
  type RegisterAgencyRecord,
  type RegisterSuccessionRecord,
  recordRegisterAgencies,
  recordRegisterCalendar,
  recordRegisterClasses,
  recordRegisterSuccessions,
} from './recording.ts';

/** What one transaction has changed of the copy: ids of agencies, reorganisations and classes. */
export interface RegisterChanges {
  readonly agencies: ReadonlySet<string>;
  readonly successions: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
  /** What the acts on working days said before; null while none was told. */
  readonly calendarBefore: readonly CalendarEntry[] | null;
}

/** The same while it is gathered. */
interface Gathered {
  readonly em: EntityManager;
  readonly agencies: Set<string>;
  readonly successions: Set<string>;
  readonly classes: Set<string>;
  calendarBefore: readonly CalendarEntry[] | null;
}

/**
 * What copies the register of agencies into the schema of `subgraph`: the agencies and where they stood, the classes, who took
 * over from whom, the working days. What happens to a subject is the last event about it, so only that one of a batch is
 * applied. `follow` records what follows of it for the subgraph's own facts, in the same transaction and once all of it is
 * there, with the copy locked. Writes facts and the subgraph's own feed events; refuses nothing.
 */
export function registerCopy(
  subgraph: string,
  follow: (em: EntityManager, changes: RegisterChanges) => Promise<void> = async () => {},
): FeedConsumer<WritingConsumerTransaction> {
  let last: Gathered | null = null;
  const changedIn = (em: EntityManager): Gathered => {
    if (last?.em !== em) {
      last = { em, agencies: new Set(), successions: new Set(), classes: new Set(), calendarBefore: null };
    }
    return last;
  };
  return {
    feed: 'agencies',
    name: 'register-copy',
    async apply({ em }, events) {
      const changed = changedIn(em);
      await lockRegister(em, subgraph);
      const payloads = <Payload>(kind: string) => latestOf(events, kind) as unknown as Payload[];
      const agencies = payloads<RegisterAgencyRecord>('AGENCY_RECORDED');
      addTo(changed.agencies, await recordRegisterAgencies(em, subgraph, agencies));
      const successions = payloads<RegisterSuccessionRecord>('SUCCESSION_RECORDED');
      addTo(changed.successions, await recordRegisterSuccessions(em, subgraph, successions));
      addTo(changed.classes, await recordRegisterClasses(em, subgraph, payloads('AGENCY_CLASS_RECORDED')));

      const acts = payloads<Readonly<Record<string, unknown>>>('CALENDAR_RECORDED');
      if (acts.length > 0) changed.calendarBefore ??= await calendarEntries(em);
      await recordRegisterCalendar(em, subgraph, acts);
    },
    async finish({ em }) {
      const changes = changedIn(em);
      last = null;
      await follow(em, changes);
    },
  };
}

export interface FollowedRegister {
  readonly database: Database;
  readonly subgraph: string;
  /** The entities of the subgraph, those of the copy among them. */
  readonly entities: OrmOptions['entities'];
  readonly runtime: ConsumerRuntime;
  /** Of the subgraph's own feed. */
  readonly sequencer: Pick<Sequencer, 'place'>;
  readonly copy: FeedConsumer<WritingConsumerTransaction>;
}

/**
 * Follow the register of agencies. `caughtUp` resolves when what its feed held at the call is known here; `stop` ends it.
 */
export function followRegister(followed: FollowedRegister): { caughtUp(): Promise<void>; stop(): Promise<void> } {
  const { database, subgraph, entities, runtime, sequencer, copy } = followed;
  const orm = openOrm({ database, subgraph, entities });
  const following = followFeed(writingConsumer(runtime, orm, sequencer), copy);
  return {
    caughtUp: following.caughtUp,
    async stop() {
      await following.stop();
      await orm.close();
    },
  };
}

function latestOf(events: readonly FeedEvent[], kind: string): FeedEvent['payload'][] {
  const latest = new Map<string, FeedEvent['payload']>();
  for (const event of events)
    if (event.kind === kind) latest.set(event.subject, { ...event.payload, subject: event.subject });
  return [...latest.values()];
}

function addTo(set: Set<string>, ids: readonly string[]): void {
  for (const id of ids) set.add(id);
}
