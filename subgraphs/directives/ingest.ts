import type { FeedConsumer } from '../../platform/feed/consumer.ts';
import type { WritingConsumerTransaction } from '../../platform/feed/writing-consumer.ts';
import type { FeedEvent } from '../../platform/feed.ts';
import { expandAddressees, lockRegister } from './commands/expansion.ts';
import {
  type RegisterAgencyRecord,
  type RegisterSuccessionRecord,
  recordRegisterAgencies,
  recordRegisterCalendar,
  recordRegisterClasses,
  recordRegisterSuccessions,
} from './commands/register.ts';

/**
 * Copies of the register of agencies what tasks must know: the agencies and where they stood, the classes, who took over from
 * whom, the working days. What happens to a subject is the last event about it, so only that one of a batch is applied. What
 * follows for tasks is recorded in the same transaction, once all of it is there: whom their classes mean.
 */
export function registerCopy(): FeedConsumer<WritingConsumerTransaction> {
  let changesMembers = false;
  return {
    feed: 'agencies',
    name: 'register-copy',
    async apply({ em }, events) {
      await lockRegister(em);
      const payloads = <Payload>(kind: string) => latestOf(events, kind) as unknown as Payload[];
      const agencies = await recordRegisterAgencies(em, payloads<RegisterAgencyRecord>('AGENCY_RECORDED'));
      await recordRegisterSuccessions(em, payloads<RegisterSuccessionRecord>('SUCCESSION_RECORDED'));
      const classes = await recordRegisterClasses(em, payloads('AGENCY_CLASS_RECORDED'));
      await recordRegisterCalendar(em, payloads('CALENDAR_RECORDED'));
      if (agencies.length > 0 || classes.length > 0) changesMembers = true;
    },
    async finish({ em }) {
      if (changesMembers) await expandAddressees(em, null);
      // What is rolled back is applied again, and noted again.
      changesMembers = false;
    },
  };
}

function latestOf(events: readonly FeedEvent[], kind: string): FeedEvent['payload'][] {
  const latest = new Map<string, FeedEvent['payload']>();
  for (const event of events)
    if (event.kind === kind) latest.set(event.subject, { ...event.payload, subject: event.subject });
  return [...latest.values()];
}
