import { inForceOn, type ValidDays } from './agency-tree.ts';

/**
 * A set of agencies as documents address it ("các sở, ban, ngành"): an expression over kinds and places, which is expanded
 * for a day. Kinds are those of agencies, or of what stands in no register; see data/README.md, "Classes".
 */
export interface AgencyClassExpression {
  /** Kinds of agencies that belong to it. */
  readonly kinds: readonly string[];
  /** Kinds of members that are no agencies of the register: PERSON, COMMUNE_LEVEL. */
  readonly memberKinds: readonly string[];
  /** Only those directly under `withinId`, or, for the whole country, directly under an agency of one of these kinds. */
  readonly parentKinds: readonly string[];
  /** Members stand under this agency, at any depth; null for the whole country. */
  readonly withinId: string | null;
  /** Whether all that stand under a member belong to it, too. */
  readonly withDescendants: boolean;
  /** SOME: part of what kinds and places describe, named by nobody; only `memberIds` are known then. */
  readonly membership: 'ALL' | 'SOME';
  /** Members by name, whatever their kind and place. */
  readonly memberIds: readonly string[];
  /** Members are one of these provinces or stand in one; empty for no such condition. */
  readonly provinceIds: readonly string[];
  /** Last day of the class; null while it goes on. */
  readonly validTo: string | null;
}

/** What is needed of an agency to tell to which classes it belongs. Days are inclusive; null is open or not known. */
export interface RegisteredAgency extends ValidDays {
  readonly id: string;
  readonly kind: string;
  readonly parents: readonly (ValidDays & { readonly parentId: string })[];
  /** Provinces where it stands although its parent is another: companies, councils, bodies of ministries. */
  readonly places?: readonly (ValidDays & { readonly provinceId: string })[];
}

/** That one agency stood under, or in, another on these days. */
interface Edge extends ValidDays {
  readonly id: string;
}

/** Agencies, indexed once for any number of classes and days. */
export interface AgencyRegister {
  readonly byId: ReadonlyMap<string, RegisteredAgency>;
  readonly byKind: ReadonlyMap<string, readonly RegisteredAgency[]>;
  /** By the one above: those whose parent it was. */
  readonly children: ReadonlyMap<string, readonly Edge[]>;
  /** By the province: those that stood in it. */
  readonly placed: ReadonlyMap<string, readonly Edge[]>;
}

/** The members of a class on a day. */
export interface ClassMembers {
  /** Agencies of the register, by id. */
  readonly memberIds: readonly string[];
  /** Whether the class has no members but these, on any day; see `isWhole`. */
  readonly isComplete: boolean;
  /** Kinds that it speaks of and no register holds. */
  readonly notInRegister: readonly string[];
}

/** Kinds of members that stand in no register of agencies. */
export const UNREGISTERED_KINDS = [
  'PRESS',
  'LEGAL_UNIT',
  'PERSON',
  'MEMBER',
  'DISTRICT_LEVEL',
  'COMMUNE_LEVEL',
  'CENTRAL_BODY_IN_PROVINCE',
] as const;
const UNREGISTERED: ReadonlySet<string> = new Set(UNREGISTERED_KINDS);

/** Kinds of which the register holds every body. Of all others it holds those that documents name: data/README.md. */
const HELD_WHOLE: ReadonlySet<string> = new Set([
  'GOVERNMENT',
  'PRIME_MINISTER',
  'MINISTRY',
  'MINISTRY_LEVEL',
  'GOVERNMENT_ATTACHED',
  'PROVINCE',
]);

/** Index agencies for `membersOn`. An agency that is given twice counts as it was given last. */
export function agencyRegister(agencies: Iterable<RegisteredAgency>): AgencyRegister {
  const byId = new Map<string, RegisteredAgency>();
  for (const agency of agencies) byId.set(agency.id, agency);

  const children = new Map<string, Edge[]>();
  const placed = new Map<string, Edge[]>();
  for (const { id, parents, places = [] } of byId.values()) {
    for (const { parentId, validFrom, validTo } of parents) pushTo(children, parentId, { id, validFrom, validTo });
    for (const { provinceId, validFrom, validTo } of places) pushTo(placed, provinceId, { id, validFrom, validTo });
  }
  return { byId, byKind: Map.groupBy(byId.values(), ({ kind }) => kind), children, placed };
}

/**
 * Who belonged to a class on a day, 'YYYY-MM-DD': of the register those that existed, by id. None after the last day of the
 * class; of a class of only some, those that it names.
 *
 * It looks at each agency a fixed number of times, and only at those of the kinds or the place that the class names.
 */
export function membersOn(expression: AgencyClassExpression, register: AgencyRegister, day: string): ClassMembers {
  const { memberIds, membership, validTo, withDescendants } = expression;
  const found = {
    isComplete: isWhole(expression) && memberIds.every((id) => register.byId.has(id)),
    notInRegister: kindsOfNoRegister(expression),
  };
  if (validTo !== null && validTo < day) return { memberIds: [], ...found };

  const members = new Set(membership === 'ALL' ? describedBy(expression, register, day) : []);
  for (const id of memberIds) {
    const agency = register.byId.get(id);
    if (agency && inForceOn(agency, day)) members.add(id);
  }
  if (withDescendants) {
    const below = reachable([...members], [register.children], day);
    for (const id of below) if (isInForce(register, id, day)) members.add(id);
  }
  return { memberIds: [...members].sort(), ...found };
}

/** Kinds that a class speaks of and that stand in no register, each once, sorted: its members of these nobody can list. */
export function kindsOfNoRegister({
  kinds,
  memberKinds,
  parentKinds,
}: Pick<AgencyClassExpression, 'kinds' | 'memberKinds' | 'parentKinds'>): string[] {
  return [...new Set([...memberKinds, ...[...kinds, ...parentKinds].filter((kind) => UNREGISTERED.has(kind))])].sort();
}

/**
 * Whether the register holds all members of a class, whatever the day. Not of a class of only some, nor of one that speaks
 * of kinds that stand in no register or of which the register holds only those that documents name: who counts their
 * answers counts too few, and must not take all that are known for all that there are.
 */
export function isWhole(expression: Omit<AgencyClassExpression, 'withinId' | 'provinceIds' | 'validTo'>): boolean {
  const { kinds, memberIds, membership, withDescendants } = expression;
  const saysSomething = kinds.length > 0 || memberIds.length > 0;
  return (
    membership === 'ALL' &&
    saysSomething &&
    !withDescendants &&
    kindsOfNoRegister(expression).length === 0 &&
    kinds.every((kind) => HELD_WHOLE.has(kind))
  );
}

/** Those that existed on the day and are of the kinds, and where the class says. */
function describedBy(expression: AgencyClassExpression, register: AgencyRegister, day: string): string[] {
  const { withinId, provinceIds } = expression;
  const kinds = new Set(expression.kinds);
  const edges = [register.children, register.placed];
  const inside = withinId === null ? null : reachable([withinId], edges, day);
  const inProvinces = provinceIds.length === 0 ? null : reachable(provinceIds, edges, day).union(new Set(provinceIds));

  const narrowest = inside ?? inProvinces;
  const looked =
    narrowest === null
      ? [...kinds].flatMap((kind) => register.byKind.get(kind) ?? [])
      : [...narrowest].flatMap((id) => register.byId.get(id) ?? []);
  return looked
    .filter((agency) => kinds.has(agency.kind) && inForceOn(agency, day))
    .filter(({ id }) => inProvinces?.has(id) ?? true)
    .filter((agency) => standsDirectlyUnder(expression, agency, register, day))
    .map(({ id }) => id);
}

function standsDirectlyUnder(
  { parentKinds, withinId }: AgencyClassExpression,
  agency: RegisteredAgency,
  { byId }: AgencyRegister,
  day: string,
): boolean {
  if (parentKinds.length === 0) return true;
  return agency.parents.some(
    (edge) =>
      inForceOn(edge, day) &&
      (withinId === null || edge.parentId === withinId) &&
      parentKinds.includes(byId.get(edge.parentId)?.kind ?? ''),
  );
}

/** All that edges of the day lead to from some agencies, those themselves left out unless an edge leads back. */
function reachable(
  from: readonly string[],
  edges: readonly ReadonlyMap<string, readonly Edge[]>[],
  day: string,
): Set<string> {
  const reached = new Set<string>();
  const pending = [...from];
  // The list grows while it is walked; each agency is put into it once, also where a wrong register goes in circles.
  for (const id of pending) {
    for (const edge of edges.flatMap((byUpper) => byUpper.get(id) ?? [])) {
      if (reached.has(edge.id) || !inForceOn(edge, day)) continue;
      reached.add(edge.id);
      pending.push(edge.id);
    }
  }
  return reached;
}

function isInForce({ byId }: AgencyRegister, id: string, day: string): boolean {
  const agency = byId.get(id);
  return agency !== undefined && inForceOn(agency, day);
}

function pushTo(lists: Map<string, Edge[]>, key: string, edge: Edge): void {
  const list = lists.get(key);
  if (list) list.push(edge);
  else lists.set(key, [edge]);
}
