import type { AgencyRow } from '../loaders.ts';

/** An agency to go on from: all but its id is known to the subgraph that owns it. */
export function agencyOf(id: string | null | undefined): (AgencyRow & { readonly __typename: 'Agency' }) | null {
  return id == null ? null : { __typename: 'Agency', id };
}
