import { HubError } from '../../../platform/errors.ts';
import { isPublic, type Scope, type Viewer } from '../../../platform/viewer.ts';

/**
 * Refused with UNAUTHENTICATED for the public, who could have no receipt, and with FORBIDDEN for a viewer that lacks one
 * of the scopes. The gateway asks the same before a command comes here, and the policies of the tables after it.
 */
export function requireScopes(viewer: Viewer, ...scopes: readonly Scope[]): void {
  if (isPublic(viewer))
    throw new HubError('UNAUTHENTICATED', 'Expected a known viewer: commands are not for the public.');
  const missing = scopes.filter((scope) => !viewer.scopes.includes(scope));
  if (missing.length > 0)
    throw new HubError('FORBIDDEN', `Expected the scopes ${scopes.join(', ')}; ${missing.join(', ')} is missing.`);
}

/** As `requireScopes`, of an operator. */
export function requireOperator(viewer: Viewer, ...scopes: readonly Scope[]): void {
  requireScopes(viewer, ...scopes);
  if (!viewer.roles.includes('operator')) throw new HubError('FORBIDDEN', 'Expected an operator.');
}
