/** What a caller may be. Grants and scopes are facts of the register; a token only names who asks. */
export const ROLES = ['public', 'citizen', 'officer', 'analyst', 'partner', 'operator', 'auditor', 'monitor'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. Made by the gateway from the caller's credentials, signed towards subgraphs, set on every transaction. */
export interface Viewer {
  /** Stable and opaque; 'public' for whoever shows no credentials. */
  readonly subject: string;
  readonly roles: readonly Role[];
  /** Ids of the agencies the viewer acts for; empty but for officers. */
  readonly agencyIds: readonly string[];
}

export const PUBLIC_VIEWER: Viewer = { subject: 'public', roles: ['public'], agencyIds: [] };

export function isPublic(viewer: Viewer): boolean {
  return viewer.subject === PUBLIC_VIEWER.subject;
}
