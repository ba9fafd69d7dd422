import type { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarEntry } from '../../domain/working-days/entries.ts';
import type { FeedConsumer } from '../../platform/feed/consumer.ts';
import type { WritingConsumerTransaction } from '../../platform/feed/writing-consumer.ts';
import type { FeedEvent } from '../../platform/feed.ts';
import { calendarEntries } from './commands/calendar.ts';
import { expandAddressees, lockRegister } from './commands/expansion.ts';
import { redateTasks } from './commands/redating.ts';
import {
  type RegisterAgencyRecord,
  type RegisterSuccessionRecord,
  recordRegisterAgencies,
  recordRegisterCalendar,
  recordRegisterClasses,
  recordRegisterSuccessions,
} from './commands/register.ts';

/** What one transaction of the follower has changed so far. */
interface Changed {
  readonly em: EntityManager;
  members: boolean;
  /** What the acts on working days said before; null while none has changed. */
  calendarBefore: readonly CalendarEntry[] | null;
}

/**
 * Copies of the register of agencies what tasks must know: the agencies and where they stood, the classes, who took over from
 * whom, the working days. What happens to a subject is the last event about it, so only that one of a batch is applied. What
 * follows for tasks is recorded in the same transaction, once all of it is there: whom their classes mean, and to which day the
 * calendar moves what is counted in working days.
 */
export function registerCopy(): FeedConsumer<WritingConsumerTransaction> {
  let last: Changed | null = null;
  const changedIn = (em: EntityManager): Changed => {
    if (last?.em !== em) last = { em, members: false, calendarBefore: null };
    return last;
  };
  return {
    feed: 'agencies',
    name: 'register-copy',
    async apply({ em }, events) {
      const changed = changedIn(em);
      await lockRegister(em);
      const payloads = <Payload>(kind: string) => latestOf(events, kind) as unknown as Payload[];
      const agencies = await recordRegisterAgencies(em, payloads<RegisterAgencyRecord>('AGENCY_RECORDED'));
      await recordRegisterSuccessions(em, payloads<RegisterSuccessionRecord>('SUCCESSION_RECORDED'));
      const classes = await recordRegisterClasses(em, payloads('AGENCY_CLASS_RECORDED'));
      if (agencies.length > 0 || classes.length > 0) changed.members = true;

      const acts = payloads<Readonly<Record<string, unknown>>>('CALENDAR_RECORDED');
      if (acts.length > 0) changed.calendarBefore ??= await calendarEntries(em);
      await recordRegisterCalendar(em, acts);
    },
    async finish({ em }) {
      const { members, calendarBefore } = changedIn(em);
      last = null;
      if (members) await expandAddressees(em, null);
      if (calendarBefore) await redateTasks(em, calendarBefore);
    },
  };
}

function latestOf(events: readonly FeedEvent[], kind: string): FeedEvent['payload'][] {
  const latest = new Map<string, FeedEvent['payload']>();
  for (const event of events)
    if (event.kind === kind) latest.set(event.subject, { ...event.payload, subject: event.subject });
  return [...latest.values()];
}
