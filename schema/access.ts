/** Who asks, as far as access rules care: answers by name, and no to every name it does not know. */
export interface AccessBearer {
  readonly isKnown: boolean;
  hasScope(scope: string): boolean;
  meetsPolicy(policy: string): boolean;
}

/** What one access directive demands. The lists are as @requiresScopes and @policy write them: any of the inner lists, whole. */
export type Demand =
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'scopes'; readonly anyOf: readonly (readonly string[])[] }
  | { readonly kind: 'policies'; readonly anyOf: readonly (readonly string[])[] };

/** What a place of the schema demands: all of these. Empty for what everyone may see. */
export type Requirement = readonly Demand[];

/** Whether a caller meets a requirement. */
export function meets(requirement: Requirement, bearer: AccessBearer): boolean {
  return requirement.every((demand) => {
    if (demand.kind === 'authenticated') return bearer.isKnown;
    const holds = demand.kind === 'scopes' ? bearer.hasScope : bearer.meetsPolicy;
    return demand.anyOf.some((all) => all.length > 0 && all.every((name) => holds.call(bearer, name)));
  });
}
