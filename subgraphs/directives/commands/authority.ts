import { HubError } from '../../../platform/errors.ts';
import { isPublic, type Viewer } from '../../../platform/viewer.ts';
import { mayRecordFor } from '../rules.ts';
import type { ReadDirective } from './work.ts';

/** Refused with UNAUTHENTICATED for the public, who could have no receipt. */
export function requireKnown(viewer: Viewer): void {
  if (isPublic(viewer)) {
    throw new HubError('UNAUTHENTICATED', 'Expected a known viewer: commands are not for the public.');
  }
}

/**
 * Whether a viewer may change what a directive sets: operators, and officers of who issued it or what it is attached to. Of a
 * directive whose issuer nobody has identified, operators alone.
 */
export function mayChange(viewer: Viewer, directive: Pick<ReadDirective, 'directive' | 'attachedTo'>): boolean {
  const issuers = [directive.directive.issuerId, directive.attachedTo?.issuerId].filter((id) => id != null);
  return viewer.roles.includes('operator') || issuers.some((id) => mayRecordFor(viewer, id));
}
