import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../platform/log.ts';
import type { Installation } from './installation.ts';

/** How long a hub that starts waits for what follows its feeds, before it serves what there is. */
const LONGEST_WAIT_MS = 30_000;

/**
 * Wait until what follows feeds has applied all that they hold: a hub that starts for the first time would say otherwise
 * that nobody has anything to do. What fails or takes longer is logged, and goes on while the hub serves.
 */
export async function catchUp(
  installation: Pick<Installation, 'caughtUp'>,
  logger: Logger,
  longestWaitMs = LONGEST_WAIT_MS,
): Promise<void> {
  const began = performance.now();
  const caughtUp = installation.caughtUp().then(() => true);
  const waited = new AbortController();
  try {
    const isCaughtUp = await Promise.race([
      caughtUp,
      pause(longestWaitMs, false, { signal: waited.signal }).catch(() => false),
    ]);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    if (isCaughtUp) logger.info('caught up with the register of agencies', { seconds });
    else logger.warn('serving before the register of agencies is taken over; it goes on meanwhile', { seconds });
  } catch (error) {
    logger.warn('serving though the register of agencies could not be taken over; it is tried again', { error });
  } finally {
    waited.abort();
    caughtUp.catch(() => {});
  }
}
