import { parse } from 'graphql';
import { canonical, keyOf } from './access/demands.ts';
import { readModel } from './access/model.ts';
import { effectiveRequirements } from './access/reach.ts';

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

/** The tag of what tells about a person: reads of such a field are recorded. See `AuditKind`. */
export const PERSONAL = 'personal';

/** Whether a caller meets a requirement. */
export function meets(requirement: Requirement, bearer: AccessBearer): boolean {
  return requirement.every((demand) => {
    if (demand.kind === 'authenticated') return bearer.isKnown;
    const holds = demand.kind === 'scopes' ? bearer.hasScope : bearer.meetsPolicy;
    return demand.anyOf.some((all) => all.length > 0 && all.every((name) => holds.call(bearer, name)));
  });
}

/**
 * The access rules of one document. Equal requirements are one object, which may be compared by reference. Asked of a
 * type or field that the document does not have, the methods throw ACCESS_UNREADABLE: no rule is not the same as none
 * found. Scalars of GraphQL itself and introspection are there and demand nothing.
 */
export interface AccessRules {
  /**
   * What a field demands: its own directives, those of its parent type, those of what it @requires or takes from a
   * context, of every implementation when the parent is an interface, and of interfaces' fields that it implements. Not of
   * its return type. `__typename` demands what its type does.
   */
  ofField(typeName: string, fieldName: string): Requirement;
  /**
   * What values of a named type demand: an object (own, and of the interfaces it implements), an interface (own, and of
   * every implementing type), a union, scalar or enum (own). Nothing for what is only put in.
   */
  ofType(typeName: string): Requirement;
  /** Names of @tag on the field, on its type, and on the interfaces' fields that it implements or is implemented by. */
  tagsOf(typeName: string, fieldName: string): ReadonlySet<string>;
  /** Each distinct requirement once, without the empty one, in an order that depends on nothing but them. */
  readonly requirements: readonly Requirement[];
  /** Whether nothing demands anything. */
  readonly isEmpty: boolean;
}

/**
 * Read the access rules of a supergraph or of one subgraph. Directives are found by the document's own `@link`s, under
 * whatever name they have there.
 *
 * Fails closed, with ACCESS_UNREADABLE: a `@link` for SECURITY, or of an access directive, of a specification or version
 * that is not known; a directive named like an access directive that no link explains; one whose lists cannot be read or
 * that stands where nothing enforces it; a field set of @requires that does not fit its type.
 *
 * The rules follow three advisories on Apollo's products: GHSA-x33c-7c2v-mrj9 (interfaces), GHSA-g8jh-vg5j-4h3f (renamed
 * imports), GHSA-m8jr-fxqx-8xx6 (fields reached through @requires and @fromContext).
 */
export function readAccess(sdl: string): AccessRules {
  const model = readModel(parse(sdl, { noLocation: true }));
  const effective = effectiveRequirements(model);

  const known = new Map<string, Requirement>();
  const one = (requirement: Requirement) => {
    const key = keyOf(requirement);
    const before = known.get(key);
    if (before === undefined) known.set(key, requirement);
    return before ?? requirement;
  };
  const byPlace = new Map<string, Requirement>();
  const at = (place: string, demands: () => Iterable<Demand>) => {
    const before = byPlace.get(place);
    if (before !== undefined) return before;
    const requirement = one(canonical(demands()));
    byPlace.set(place, requirement);
    return requirement;
  };
  const ofType = (typeName: string) => at(typeName, () => effective.ofType(typeName));
  const ofField = (typeName: string, fieldName: string) =>
    fieldName.startsWith('__')
      ? ofType(typeName)
      : at(`${typeName}.${fieldName}`, () => effective.ofField(typeName, fieldName));

  for (const type of model.types.values()) {
    ofType(type.name);
    for (const fieldName of effective.fieldNames(type)) ofField(type.name, fieldName);
  }
  const requirements = [...known.keys()]
    .sort()
    .filter((key) => key !== '')
    .map((key) => known.get(key)!);

  return { ofField, ofType, tagsOf: effective.tagsOf, requirements, isEmpty: requirements.length === 0 };
}
