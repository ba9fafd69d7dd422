import type { EntityManager } from '@mikro-orm/postgresql';
import type { Problem } from '../../../platform/problems.ts';
import { DirectiveFact, RegisterAgency, RegisterClass } from '../entities.ts';
import { taskProblems } from '../problems/tasks.ts';
import { workProblems } from '../problems/work.ts';
import { problems } from '../problems.ts';
import type { Refusal } from '../rules/commands.ts';
import { couldIssueOn } from '../rules.ts';
import { readDirectives } from './work.ts';

/** Something that an input names by its id, and where it does. */
export interface Named {
  readonly id: string | null | undefined;
  readonly at: readonly string[];
}

/** An agency that is named, and the day on which it has to exist; null where none is known. */
export interface NamedAgency extends Named {
  readonly on: string | null;
}

/** Documents that are named and not there: DIRECTIVE_NOT_FOUND. */
export async function unknownDirectives(em: EntityManager, named: readonly Named[]): Promise<Problem[]> {
  const known = await em.find(
    DirectiveFact,
    { directiveId: { $in: idsOf(named) }, closedSeq: null },
    { disableIdentityMap: true },
  );
  const ids = new Set(known.map(({ directiveId }) => directiveId));
  return named.flatMap(({ id, at }) => (id == null || ids.has(id) ? [] : [problems.DIRECTIVE_NOT_FOUND(at, id)]));
}

/**
 * What is wrong with the document that authorises a decision: DIRECTIVE_NOT_FOUND, or AUTHORISED_LATER than the decision. Of
 * another issuer it may be. Gives its day as well, else that of what it is attached to; null while blank.
 */
export async function authorityProblems(
  em: EntityManager,
  authorisedById: string,
  decidedOn: string | null,
): Promise<{ readonly issuedOn: string | null; readonly found: readonly Problem[] }> {
  const document = (await readDirectives(em, [authorisedById])).get(authorisedById);
  if (!document) {
    return { issuedOn: null, found: [problems.DIRECTIVE_NOT_FOUND(['authorisedById'], authorisedById)] };
  }
  const { issuedOn } = document;
  if (issuedOn === null || decidedOn === null || issuedOn <= decidedOn) return { issuedOn, found: [] };
  return { issuedOn, found: [workProblems.AUTHORISED_LATER(['authorisedById'], issuedOn, decidedOn)] };
}

/** Agencies that are named and not in the register, or not in force on their day: AGENCY_NOT_FOUND, AGENCY_NOT_IN_FORCE. */
export async function unknownAgencies(em: EntityManager, named: readonly NamedAgency[]): Promise<Problem[]> {
  const known = await readAgencies(em, idsOf(named));
  return named.flatMap(({ id, at, on }) => {
    if (id == null) return [];
    const agency = known.get(id);
    if (!agency) return [problems.AGENCY_NOT_FOUND(at, id)];
    const { name, validFrom = null, validTo = null } = agency;
    return couldIssueOn({ validFrom, validTo }, on) ? [] : [problems.AGENCY_NOT_IN_FORCE(at, name, on!)];
  });
}

/** Agencies of the register's copy, by id. */
export async function readAgencies(
  em: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RegisterAgency>> {
  const agencies = await em.find(
    RegisterAgency,
    { agencyId: { $in: ids }, closedSeq: null },
    { disableIdentityMap: true },
  );
  return new Map(agencies.map((agency) => [agency.agencyId, agency]));
}

/** Classes that are named and not in the register: AGENCY_CLASS_NOT_FOUND. */
export async function unknownClasses(em: EntityManager, named: readonly Named[]): Promise<Problem[]> {
  const known = await em.find(
    RegisterClass,
    { classId: { $in: idsOf(named) }, closedSeq: null },
    { disableIdentityMap: true },
  );
  const ids = new Set(known.map(({ classId }) => classId));
  return named.flatMap(({ id, at }) =>
    id == null || ids.has(id) ? [] : [taskProblems.AGENCY_CLASS_NOT_FOUND(at, id)],
  );
}

function idsOf(named: readonly Named[]): string[] {
  return [...new Set(named.flatMap(({ id }) => id ?? []))];
}

/** A refusal that rules found, in words. */
export function problemOf({ code, at, named }: Refusal): Problem {
  const make = { ...workProblems, ...taskProblems }[code] as (
    path: readonly string[],
    ...named: readonly string[]
  ) => Problem;
  return make(at, ...named);
}
