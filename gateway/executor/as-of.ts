import { type Clock, dayInVietnam } from '../../platform/clock.ts';
import { HubError, hubErrorOf } from '../../platform/errors.ts';
import type { ReadAt } from '../../platform/subgraph.ts';
import type { SignedCall } from '../../platform/viewer/signed-call.ts';
import type { OperationKind } from '../planner/prepared-operation.ts';
import type { AsOfPoint, Transport } from '../transport.ts';
import type { Calls } from './calls.ts';
import type { Cause } from './findings.ts';

/** What a request says in `extensions.asOf`. A token is what an earlier answer gave: positions instead of a clock. */
export type AsOf =
  | { readonly kind: 'now' }
  | { readonly kind: 'instant'; readonly at: Date }
  | { readonly kind: 'token'; readonly token: Token };

/** The moment an operation was read at: for each subgraph its feed position, null for one that keeps no history. */
interface Token {
  readonly today: string;
  readonly positions: ReadonlyMap<string, string | null>;
}

/** Where each subgraph of an operation reads, and the token that repeats it. */
export interface Moment {
  readonly readAt: (subgraph: string) => ReadAt | Cause;
  /** Null when the request did not ask for a moment. */
  readonly token: string | null;
}

const VERSION = 1;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads `extensions.asOf`; null when the request has none. Refused with ASOF_MALFORMED, with ASOF_IN_FUTURE for an
 * instant after now, with ASOF_NOT_FOR_WRITES in a mutation and ASOF_NOT_FOR_SUBSCRIPTIONS in a subscription.
 */
export function readAsOf(value: unknown, kind: OperationKind, clock: Clock): AsOf | null {
  if (value === undefined || value === null) return null;
  if (kind === 'subscription') {
    const message = 'Each event shows the state at its own position; a subscription cannot be sent as of a moment.';
    throw new HubError('ASOF_NOT_FOR_SUBSCRIPTIONS', message);
  }
  if (kind === 'mutation') {
    throw new HubError('ASOF_NOT_FOR_WRITES', 'A mutation changes what is, and cannot be sent as of a moment.');
  }
  if (typeof value !== 'string') {
    throw new HubError('ASOF_MALFORMED', `extensions.asOf was expected to be a string, but is ${typeof value}.`);
  }
  if (value === 'now') return { kind: 'now' };
  if (INSTANT.test(value)) {
    const at = new Date(value);
    if (Number.isNaN(at.getTime()) || !isDay(value.slice(0, 10)) || at.getUTCFullYear() < 1)
      throw new HubError('ASOF_MALFORMED', `There is no instant ${value}.`);
    if (at > clock.now()) throw new HubError('ASOF_IN_FUTURE', `${value} is yet to come.`);
    return { kind: 'instant', at };
  }
  return { kind: 'token', token: decodeToken(value) };
}

/** What a subgraph refuses because of what was asked; anything else that it throws is a fault of its own. */
const REFUSALS: ReadonlySet<string> = new Set(['ASOF_UNKNOWN', 'ASOF_IN_FUTURE', 'ASOF_MALFORMED']);

/** Whether the calendar has the day: JavaScript reads 30 February as 2 March, and no month 13; PostgreSQL has no year 0. */
export function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.getUTCFullYear() >= 1 && at.toISOString().startsWith(day);
}

/** The present: no positions, and no token. */
export function present(clock: Clock): Moment {
  const readAt: ReadAt = { position: null, today: dayInVietnam(clock.now()) };
  return { readAt: () => readAt, token: null };
}

/**
 * Resolves a moment to a position of each subgraph that the operation uses, all at once. A subgraph that does not
 * answer gives a fault and is left out of the token; one without history gives NO_HISTORY.
 *
 * Refused with ASOF_UNKNOWN when a subgraph does not know the position, or the token has none for it.
 */
export async function resolveMoment(
  asOf: AsOf,
  subgraphs: readonly string[],
  transports: ReadonlyMap<string, Transport>,
  calls: Calls,
  { viewer, language }: Pick<SignedCall, 'viewer' | 'language'>,
  clock: Clock,
): Promise<Moment> {
  const caller: SignedCall = { viewer, language, readAt: { position: null, today: dayInVietnam(clock.now()) } };
  const today =
    asOf.kind === 'token' ? asOf.token.today : dayInVietnam(asOf.kind === 'instant' ? asOf.at : clock.now());
  const resolved = await Promise.all(
    subgraphs.map(
      async (name) => [name, await resolvePosition(asOf, name, transports.get(name), calls, caller)] as const,
    ),
  );

  const positions = new Map(asOf.kind === 'token' ? asOf.token.positions : []);
  const readings = new Map<string, ReadAt | Cause>();
  for (const [name, position] of resolved) {
    if (typeof position === 'object' && position !== null) {
      readings.set(name, position);
      continue;
    }
    positions.set(name, position);
    readings.set(name, position === null ? noHistory(name) : { position, today });
  }
  return {
    readAt: (subgraph) => readings.get(subgraph) ?? noHistory(subgraph),
    token: encodeToken({ today, positions }),
  };
}

async function resolvePosition(
  asOf: AsOf,
  name: string,
  transport: Transport | undefined,
  calls: Calls,
  caller: SignedCall,
): Promise<string | null | Cause> {
  const point = pointOf(asOf, name);
  if (point === null || !transport?.keepsHistory) return null;
  const { value, fault } = await calls.run(name, (signal) =>
    transport.resolvePosition(point, { ...caller, signal, requestId: calls.requestId }).then(
      (position) => ({ position, refusal: null }),
      (thrown: unknown) => {
        const refusal = hubErrorOf(thrown);
        if (refusal && REFUSALS.has(refusal.code)) return { position: null, refusal };
        throw thrown;
      },
    ),
  );
  if (fault) return fault;
  if (value.refusal) throw value.refusal;
  return value.position;
}

/** What to ask a subgraph for; null when the token says that it keeps no history. */
function pointOf(asOf: AsOf, subgraph: string): AsOfPoint | null {
  if (asOf.kind === 'now') return { kind: 'now' };
  if (asOf.kind === 'instant') return { kind: 'instant', at: asOf.at.toISOString() };
  const position = asOf.token.positions.get(subgraph);
  if (position === undefined) {
    throw new HubError(
      'ASOF_UNKNOWN',
      `The token says nothing of the subgraph ${subgraph}: it was given for a query that did not read from it.`,
    );
  }
  return position === null ? null : { kind: 'position', position };
}

function noHistory(subgraph: string): Cause {
  return { subgraph, reason: 'NO_HISTORY', error: null, oncePerField: true };
}

function encodeToken({ today, positions }: Token): string {
  const pairs = [...positions].sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify([VERSION, today, pairs])).toString('base64url');
}

function decodeToken(text: string): Token {
  const content = parsed(Buffer.from(text, 'base64url').toString());
  if (Array.isArray(content) && content.length === 3) {
    const [version, today, pairs] = content as unknown[];
    if (
      version === VERSION &&
      typeof today === 'string' &&
      DAY.test(today) &&
      isDay(today) &&
      Array.isArray(pairs) &&
      pairs.every(isPair)
    ) {
      return { today, positions: new Map(pairs) };
    }
  }
  throw new HubError(
    'ASOF_MALFORMED',
    'extensions.asOf is neither "now", nor an instant with its offset, nor a token.',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isPair(value: unknown): value is [string, string | null] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [name, position] = value as unknown[];
  return typeof name === 'string' && (position === null || typeof position === 'string');
}
