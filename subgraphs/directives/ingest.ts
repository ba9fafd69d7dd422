import type { FeedConsumer } from '../../platform/feed/consumer.ts';
import type { WritingConsumerTransaction } from '../../platform/feed/writing-consumer.ts';
import { registerCopy } from '../../platform/register.ts';
import { expandAddressees } from './commands/expansion.ts';
import { redateTasks } from './commands/redating.ts';

/**
 * Copies of the register of agencies what tasks must know (platform/register.ts). What follows for tasks is recorded in the
 * same transaction: whom their classes mean, and to which day the calendar moves what is counted in working days.
 */
export function directivesRegister(): FeedConsumer<WritingConsumerTransaction> {
  return registerCopy('directives', async (em, { agencies, classes, calendarBefore }) => {
    if (agencies.size > 0 || classes.size > 0) await expandAddressees(em, null);
    if (calendarBefore) await redateTasks(em, calendarBefore);
  });
}
