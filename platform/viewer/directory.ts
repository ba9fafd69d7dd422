import type { Role, Scope } from '../viewer.ts';

/** What the register says today of somebody who has shown who they are. */
export interface Standing {
  /** Empty for whoever has no grant. */
  readonly roles: readonly Role[];
  readonly agencyIds: readonly string[];
  /** Those it acts for, and what they took over from. */
  readonly readsAgencyIds: readonly string[];
  readonly overseesAgencyIds: readonly string[];
  /** Tokens issued at this instant or before hold no more; null when none were called back as a whole. */
  readonly revokedTo: Date | null;
  /** Ids (claim jti) of single tokens that were called back. */
  readonly revokedTokenIds: ReadonlySet<string>;
}

/** A machine's key as the register keeps it. */
export interface RegisteredKey {
  readonly id: string;
  /** SHA-256 of the secret, in hexadecimal. */
  readonly secretSha256: string;
  readonly scopes: readonly Scope[];
  /** The last day on which it works, in Viet Nam's time zone. */
  readonly expiresOn: string;
  readonly endedAt: Date | null;
}

/**
 * What the gateway asks the register of agencies about callers, each time anew. Rejects when the register cannot be
 * read: a caller whose standing is not known is not let in.
 */
export interface Directory {
  /** `today`: YYYY-MM-DD in Viet Nam's time zone, by which grants hold or not. */
  standingOf(subject: string, today: string): Promise<Standing>;
  /** Null when there is no key of this id. */
  keyById(id: string): Promise<RegisteredKey | null>;
}
