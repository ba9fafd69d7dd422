/**
 * Why a field is null: the one list of reasons, used by subgraphs, gateway and clients.
 *
 * A *fault* says that the answer could not be had this time: it also stands in `errors`, and such an answer is never
 * cached. A *fact* is itself the answer and stands in `extensions.nulls` only. NOT_AUTHORISED depends on the field and
 * the caller's roles, never on the row asked for, so that it tells nothing about what exists.
 */
export const NULL_REASONS = {
  DOWN: { kind: 'fault', meaning: 'The subgraph that owns the field did not answer.' },
  TIMED_OUT: { kind: 'fault', meaning: 'The subgraph that owns the field did not answer before the deadline.' },
  QUARANTINED: { kind: 'fault', meaning: 'An operator has switched the subgraph off for now.' },
  OVER_BUDGET: { kind: 'fault', meaning: 'The request would cost this subgraph more than the caller may spend.' },
  NOT_AUTHORISED: { kind: 'refusal', meaning: 'The caller’s roles do not cover this field.' },
  SUPPRESSED: { kind: 'fact', meaning: 'The number is withheld because it could reveal a person.' },
  NOT_REPORTED: { kind: 'fact', meaning: 'Nobody has stated the value in any source the hub knows.' },
  NO_ACTIVITY: { kind: 'fact', meaning: 'Nothing happened that could be counted: the denominator is zero.' },
  NO_TARGET: { kind: 'fact', meaning: 'No target applies.' },
  NOT_APPLICABLE: { kind: 'fact', meaning: 'The field has no meaning for this object.' },
  NO_HISTORY: { kind: 'fact', meaning: 'An earlier state was asked for and this subgraph keeps no history.' },
  ERASED: { kind: 'fact', meaning: 'The value was erased as the law on personal data demands.' },
} as const satisfies Record<string, { kind: 'fault' | 'refusal' | 'fact'; meaning: string }>;

export type NullReason = keyof typeof NULL_REASONS;

/** One null and its reason, as it travels: `path` is a GraphQL response path of the document that was asked. */
export interface NullAt {
  readonly path: readonly (string | number)[];
  readonly reason: NullReason;
}

/** Whether a text received from a subgraph is a reason we know. */
export function isNullReason(value: unknown): value is NullReason {
  return typeof value === 'string' && Object.hasOwn(NULL_REASONS, value);
}

/** Faults are errors too and make an answer uncacheable; facts and refusals are data. */
export function isFault(reason: NullReason): boolean {
  return NULL_REASONS[reason].kind === 'fault';
}
