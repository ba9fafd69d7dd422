import { randomUUID } from 'node:crypto';
import type { AssignmentRecord } from './work.ts';

/** Whether anything was decided for a class as such that counts for who comes to it later. */
export function isDecided({ extensions, withdrawals }: AssignmentRecord): boolean {
  return extensions.length > 0 || withdrawals.length > 0;
}

/** What was decided for a class counts for who comes to it later; the days of its extensions as the calendar has moved them. */
export function withDecisionsOf(ofClass: AssignmentRecord, record: AssignmentRecord): AssignmentRecord {
  const extensionIds = new Map(ofClass.extensions.map(({ extensionId }) => [extensionId, randomUUID()]));
  return {
    ...record,
    extensions: ofClass.extensions.map((entry) => ({ ...entry, extensionId: extensionIds.get(entry.extensionId) })),
    redatings: ofClass.redatings.flatMap((entry) => {
      const extensionId = extensionIds.get(entry.extensionId);
      return extensionId === undefined ? [] : [{ ...entry, redatingId: randomUUID(), extensionId }];
    }),
    withdrawals: ofClass.withdrawals.map((entry) => ({ ...entry, withdrawalId: randomUUID() })),
  };
}
