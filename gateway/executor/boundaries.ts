import { HubError } from '../../platform/errors.ts';
import type { ReadAt } from '../../platform/subgraph.ts';
import type { OperationKind } from '../planner/prepared-operation.ts';
import { isDay } from './as-of.ts';
import type { Cause } from './findings.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads `extensions.onBoundariesOf`: the day, YYYY-MM-DD, on whose administrative boundaries an operation counts; null when the
 * request has none. Refused with BOUNDARIES_MALFORMED, and with BOUNDARIES_NOT_FOR_WRITES in a mutation. A day to come is
 * no mistake: what is decided takes effect later.
 */
export function readBoundaries(value: unknown, kind: OperationKind): string | null {
  if (value === undefined || value === null) return null;
  if (kind === 'mutation') {
    throw new HubError('BOUNDARIES_NOT_FOR_WRITES', 'A mutation counts nothing on boundaries of another day.');
  }
  if (typeof value !== 'string') {
    throw new HubError(
      'BOUNDARIES_MALFORMED',
      `extensions.onBoundariesOf was expected to be a day as YYYY-MM-DD, but is ${typeof value}.`,
    );
  }
  if (DAY.test(value) && isDay(value)) return value;
  throw new HubError('BOUNDARIES_MALFORMED', 'extensions.onBoundariesOf is no day of the calendar as YYYY-MM-DD.');
}

/** A moment with the boundaries asked for, for each subgraph; as it is when none were. */
export function onBoundaries(
  readAt: (subgraph: string) => ReadAt | Cause,
  boundariesOn: string | null,
): (subgraph: string) => ReadAt | Cause {
  if (boundariesOn === null) return readAt;
  return (subgraph) => {
    const reading = readAt(subgraph);
    return 'today' in reading ? { ...reading, boundariesOn } : reading;
  };
}
