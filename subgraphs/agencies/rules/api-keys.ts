import type { Viewer } from '../../../platform/viewer.ts';

/** All that is known of a machine's key but its secret. */
export interface ApiKeyTerms {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly registeredOn: string;
  /** The last day on which it works. */
  readonly expiresOn: string;
  readonly registeredBy: string;
  readonly endedAt: Date | null;
  readonly endedBecause: string | null;
}

/** Whether a viewer sees the keys of machines, never their secrets. The same rule stands in SQL, as policies. */
export function seesKeys({ scopes, roles }: Pick<Viewer, 'scopes' | 'roles'>): boolean {
  return scopes.includes('keys:read') && (roles.includes('operator') || roles.includes('auditor'));
}

const YEARS_AHEAD = 2;

/** The latest last day of a key that is registered on a day: the same day two years on. A key of 29 February: 28 February. */
export function latestExpiry(today: string): string {
  const [year, month, day] = today.split('-');
  const latest = `${String(Number(year) + YEARS_AHEAD).padStart(4, '0')}-${month}`;
  return month === '02' && day === '29' ? `${latest}-28` : `${latest}-${day}`;
}

/** A SHA-256 as 64 hexadecimal digits, in lower case; null when the text is none. */
export function sha256Of(text: string): string | null {
  return /^[0-9a-f]{64}$/i.test(text) ? text.toLowerCase() : null;
}
