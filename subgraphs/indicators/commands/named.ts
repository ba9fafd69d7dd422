import type { EntityManager } from '@mikro-orm/postgresql';
import { overlaps } from '../../../domain/agency-tree.ts';
import type { Problem } from '../../../platform/problems.ts';
import { RegisterAgency, RegisterClass } from '../../../platform/register/entities.ts';
import { IndicatorFact } from '../entities.ts';
import { problems } from '../problems.ts';

/** Something that an input names by its id, and where it does. */
export interface Named {
  readonly id: string | null | undefined;
  readonly at: readonly string[];
}

/** The ids of a list in an input with their places. */
export function namedIn(field: string, ids: readonly string[] | null | undefined): Named[] {
  return (ids ?? []).map((id, index) => ({ id, at: [field, String(index)] }));
}

/** First and last day of a time; null is open. */
export interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

/** What an import locks: all that is said of any indicator and period. */
export const OBSERVATIONS = 'observations';

/** Two commands about one thing at the same time: the second has to see what the first did. */
export async function lock(em: EntityManager, what: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?::text, 2))', [`indicators:${what}`]);
}

/** What whoever records one number shares, and whoever imports many has alone: many locks of their own would be too many. */
export async function shareObservations(em: EntityManager): Promise<void> {
  await em.execute('select pg_advisory_xact_lock_shared(hashtextextended(?::text, 2))', [`indicators:${OBSERVATIONS}`]);
}

/** Indicators that are named and not there: INDICATOR_NOT_FOUND. */
export async function unknownIndicators(em: EntityManager, named: readonly Named[]): Promise<Problem[]> {
  const where = { indicatorId: { $in: idsOf(named) }, closedSeq: null };
  const known = await em.find(IndicatorFact, where, { disableIdentityMap: true });
  const ids = new Set(known.map(({ indicatorId }) => indicatorId));
  return missing(named, ids).map(({ id, at }) => problems.INDICATOR_NOT_FOUND(at, id));
}

/** Classes that are named and not in the register's copy: AGENCY_CLASS_NOT_FOUND. */
export async function unknownClasses(em: EntityManager, named: readonly Named[]): Promise<Problem[]> {
  const where = { classId: { $in: idsOf(named) }, closedSeq: null };
  const known = await em.find(RegisterClass, where, { disableIdentityMap: true });
  const ids = new Set(known.map(({ classId }) => classId));
  return missing(named, ids).map(({ id, at }) => problems.AGENCY_CLASS_NOT_FOUND(at, id));
}

/**
 * Agencies that are named and not in the register's copy, or not in force on any day of a time: AGENCY_NOT_FOUND,
 * AGENCY_NOT_IN_FORCE. Without a time they may have ended.
 */
export async function unknownAgencies(
  em: EntityManager,
  named: readonly Named[],
  during: Span | null = null,
): Promise<Problem[]> {
  return strangersAmong(await registeredAgencies(em, idsOf(named)), named, during);
}

/** Agencies of the register's copy, by id. */
export async function registeredAgencies(
  em: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RegisterAgency>> {
  const where = { agencyId: { $in: [...ids] }, closedSeq: null };
  const known = await em.find(RegisterAgency, where, { disableIdentityMap: true });
  return new Map(known.map((agency) => [agency.agencyId, agency]));
}

/** As `unknownAgencies`, of agencies that were read before. */
export function strangersAmong(
  byId: ReadonlyMap<string, RegisterAgency>,
  named: readonly Named[],
  during: Span | null,
): Problem[] {
  return named.flatMap(({ id, at }) => {
    if (id == null) return [];
    const agency = byId.get(id);
    if (!agency) return [problems.AGENCY_NOT_FOUND(at, id)];
    const { name, validFrom = null, validTo = null } = agency;
    if (during === null || overlaps({ validFrom, validTo }, { validFrom: during.from, validTo: during.to })) return [];
    return [problems.AGENCY_NOT_IN_FORCE(at, name, shownSpan(during))];
  });
}

/** A time as problems tell it. */
export function shownSpan({ from, to }: Span): string {
  if (from === to) return from ?? '…';
  return `${from ?? '…'} – ${to ?? '…'}`;
}

function missing(named: readonly Named[], known: ReadonlySet<string>) {
  return named.flatMap(({ id, at }) => (id == null || known.has(id) ? [] : [{ id, at }]));
}

function idsOf(named: readonly Named[]): string[] {
  return [...new Set(named.flatMap(({ id }) => id ?? []))];
}
