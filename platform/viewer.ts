import type { AccessBearer } from '../schema/access.ts';
import { UUID } from './page.ts';

/**
 * What a caller may be. Grants are facts of the register of agencies; a token only names who asks. Whoever is known and
 * has no grant is a citizen; a steward is an officer who may also give and end the grants of the agency.
 */
export const ROLES = [
  'public',
  'citizen',
  'officer',
  'steward',
  'analyst',
  'partner',
  'operator',
  'auditor',
  'monitor',
] as const;
export type Role = (typeof ROLES)[number];

/** What a caller may do, in the names that @requiresScopes asks for. Codes are API: added freely, renamed never. */
export const SCOPES = {
  'directives:write': 'Record and change directives and tasks of the agencies that one acts for.',
  'indicators:write': 'Record values of the agencies that one acts for; operators also indicators and targets.',
  'register:write': 'Change the register: systems, links, classes of agencies, the calendar.',
  'systems:write': 'Say how links between information systems stand that one’s agencies have to make.',
  'grants:read': 'See who was given which role: one’s own grants, and those of the agencies in one’s reach.',
  'grants:write': 'Give and end roles: operators any, stewards those of their agency and of the agencies below it.',
  'keys:read': 'See the keys that machines sign in with, never their secrets.',
  'keys:write': 'Register and end keys of machines; revoke tokens.',
  'audit:read': 'Read the audit record.',
} as const;
export type Scope = keyof typeof SCOPES;

/** The scopes of each role. Those of a caller are the union over its roles, cut down by what its credentials allow. */
export const ROLE_SCOPES: Readonly<Record<Role, readonly Scope[]>> = {
  public: [],
  citizen: [],
  officer: ['directives:write', 'indicators:write', 'systems:write', 'grants:read'],
  steward: ['directives:write', 'indicators:write', 'systems:write', 'grants:read', 'grants:write'],
  analyst: [],
  partner: [],
  operator: [
    'directives:write',
    'indicators:write',
    'register:write',
    'systems:write',
    'grants:read',
    'grants:write',
    'keys:read',
    'keys:write',
  ],
  auditor: ['grants:read', 'keys:read', 'audit:read'],
  monitor: ['grants:read'],
};

/** Who asks. Made by the gateway from the caller's credentials, signed towards subgraphs, set on every transaction. */
export interface Viewer {
  /**
   * Stable and opaque; 'public' for whoever shows no credentials. Begins with how it was made known, so that no issuer
   * can name another's: `person:` (OIDC), `machine:` (API key), `dev:` (development token).
   */
  readonly subject: string;
  readonly roles: readonly Role[];
  readonly scopes: readonly Scope[];
  /** Ids of the agencies the viewer acts for; empty but for officers and stewards. */
  readonly agencyIds: readonly string[];
  /** Ids of the agencies whose rows the viewer reads as its own: those it acts for, and what they took over from. */
  readonly readsAgencyIds: readonly string[];
  /** Ids of the agencies the viewer oversees today; empty but for monitors. */
  readonly overseesAgencyIds: readonly string[];
}

/** A viewer with what follows from its roles where nothing else is said: their scopes, and to read what it acts for. */
export function viewerOf(known: Pick<Viewer, 'subject' | 'roles'> & Partial<Viewer>): Viewer {
  const { agencyIds = [], roles } = known;
  return {
    scopes: scopesOf(roles),
    agencyIds,
    readsAgencyIds: agencyIds,
    overseesAgencyIds: [],
    ...known,
  };
}

/** The scopes of these roles together, each once, in the order of SCOPES. */
export function scopesOf(roles: readonly Role[]): Scope[] {
  const given = new Set(roles.flatMap((role) => ROLE_SCOPES[role]));
  return (Object.keys(SCOPES) as Scope[]).filter((scope) => given.has(scope));
}

export const PUBLIC_VIEWER: Viewer = viewerOf({ subject: 'public', roles: ['public'] });

export function isPublic(viewer: Viewer): boolean {
  return viewer.subject === PUBLIC_VIEWER.subject;
}

/**
 * The names that `@policy` may ask for, each a question to the viewer alone. A policy that is not here is met by nobody:
 * a partner's new policy closes a field until the hub knows it.
 */
export const POLICIES: Readonly<Record<string, (viewer: Viewer) => boolean>> = {
  operator: (viewer) => hasWholly(viewer, 'operator'),
  auditor: (viewer) => hasWholly(viewer, 'auditor'),
  acts_for_an_agency: ({ agencyIds }) => agencyIds.length > 0,
  oversees_an_agency: ({ overseesAgencyIds }) => overseesAgencyIds.length > 0,
};

/** Whether a viewer has a role with all that it gives: a key that is cut down to less is not its holder. */
function hasWholly({ roles, scopes }: Viewer, role: Role): boolean {
  return roles.includes(role) && ROLE_SCOPES[role].every((scope) => scopes.includes(scope));
}

/** A viewer as access rules ask about it: see schema/access.ts. */
export function bearerOf(viewer: Viewer): AccessBearer {
  return {
    isKnown: !isPublic(viewer),
    hasScope: (scope) => (viewer.scopes as readonly string[]).includes(scope),
    meetsPolicy: (policy) => Object.hasOwn(POLICIES, policy) && POLICIES[policy]!(viewer),
  };
}

/** Whether what came from elsewhere, under a signature, is a viewer. */
export function isViewer(value: unknown): value is Viewer {
  if (typeof value !== 'object' || value === null) return false;
  const { subject, roles, scopes, agencyIds, readsAgencyIds, overseesAgencyIds } = value as Record<string, unknown>;
  return (
    typeof subject === 'string' &&
    subject !== '' &&
    Array.isArray(roles) &&
    roles.every((role) => (ROLES as readonly unknown[]).includes(role)) &&
    Array.isArray(scopes) &&
    scopes.every((scope) => typeof scope === 'string' && Object.hasOwn(SCOPES, scope)) &&
    [agencyIds, readsAgencyIds, overseesAgencyIds].every(isIdList)
  );
}

function isIdList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string' && UUID.test(id));
}
