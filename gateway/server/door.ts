import type { AuditSink } from '../../platform/audit.ts';
import { ERRORS, hubErrorOf } from '../../platform/errors.ts';
import type { Language } from '../../platform/language.ts';
import type { Logger } from '../../platform/log.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../platform/viewer.ts';
import type { KnownDocuments } from '../admission/known-documents.ts';
import type { GraphQLRequest } from '../admission.ts';
import type { Authentication, Identity } from '../authentication.ts';
import type { Gateway, SubscriptionCaller } from '../gateway.ts';
import type { OperationKind } from '../planner/prepared-operation.ts';

/** What the doors of a server share. */
export interface Doors {
  readonly gateway: Gateway;
  readonly authentication: Authentication;
  /** Where refused credentials are recorded. */
  readonly audit: AuditSink | undefined;
  readonly known: KnownDocuments;
  /** Answers that go on and on: aborted when the server closes, so that clients go elsewhere. */
  readonly streams: Set<AbortController>;
  readonly limits: StreamLimits;
  readonly logger: Logger;
}

export interface StreamLimits {
  /** How often something is sent over a stream on which nothing happens. */
  readonly heartbeatMs: number;
  /** How long a client may leave unread what was sent to it. */
  readonly stallMs: number;
  /** How long a WebSocket may take to say who it is. */
  readonly initMs: number;
  /** Operations under way at once on one WebSocket. */
  readonly operationsPerSocket: number;
}

export const DEFAULT_STREAM_LIMITS: StreamLimits = {
  heartbeatMs: 15_000,
  stallMs: 60_000,
  initMs: 5_000,
  operationsPerSocket: 50,
};

/** A request that was let in, and what it wants. */
export interface Entry {
  readonly request: GraphQLRequest;
  readonly kind: OperationKind;
}

/**
 * Lets a request in: whatever door it comes through, this is the way, and `gateway.admit` the one that judges it.
 *
 * `documents` says which documents the door takes: GET takes known ones only, since its address is kept in caches and
 * logs and may be followed by anybody. `whenAdmitted` is called as soon as it is clear that it is a GraphQL request, of
 * whatever content. Refused with what `KnownDocuments`, `gateway.admit` and `gateway.kindOf` refuse.
 */
export function enter(
  { gateway, known }: Doors,
  body: unknown,
  documents: 'any' | 'known',
  whenAdmitted?: () => void,
): Entry {
  const request = gateway.admit(known.resolve(body));
  whenAdmitted?.();
  if (documents === 'known') known.require(request.query);
  const kind = gateway.kindOf(request);
  if (documents === 'any') known.learn(request.query);
  return { request, kind };
}

/**
 * Who asks, as `identify` tells. Credentials that are refused go on record, as of the public: whom they name is not
 * known. The refusal stands whether it can be recorded or not, and nobody waits for that.
 */
export async function identified(
  { audit, logger }: Pick<Doors, 'audit' | 'logger'>,
  requestId: string,
  identify: () => Promise<Identity>,
): Promise<Identity> {
  try {
    return await identify();
  } catch (thrown) {
    const code = hubErrorOf(thrown)?.code;
    if (code !== undefined && ERRORS[code].status < 500) {
      audit
        ?.record({ kind: 'ACCESS_REFUSED', viewer: PUBLIC_VIEWER, requestId, facts: { code, coordinates: [] } })
        .catch((error: unknown) => logger.error('refused credentials could not be recorded', { requestId, error }));
    }
    throw thrown;
  }
}

/** The caller of an operation: asked anew who it is while the operation goes on. */
export function callerOf(
  door: Doors,
  identity: Identity,
  rest: { readonly language: Language; readonly signal: AbortSignal; readonly requestId: string },
): SubscriptionCaller & { readonly viewer: Viewer } {
  let latest = identity;
  const renew = async () => {
    latest = await identified(door, rest.requestId, () => door.authentication.renew(latest));
    return latest.viewer;
  };
  return { viewer: identity.viewer, renew, ...rest };
}
