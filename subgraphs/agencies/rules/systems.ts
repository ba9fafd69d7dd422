import { inForceOn } from '../../../domain/agency-tree.ts';
import { addDays, daysBetween } from '../../../domain/period.ts';
import type { Viewer } from '../../../platform/viewer.ts';
import type { InformationSystemScope, LinkStatus } from '../generated/types.ts';

/** A clause that demands a link. Days are YYYY-MM-DD; one without a deadline of its own is a first demand or a reminder. */
export interface Demand {
  /** Of the subgraph directives; null for a clause that is no task. */
  readonly taskId: string | null;
  /** The clause, as document and anchor. */
  readonly asWritten: string;
  /** The day of the document; null where it is not known. */
  readonly demandedOn: string | null;
  readonly deadlineAsWritten: string | null;
  readonly dueOn: string | null;
  readonly softDueOn: string | null;
}

/** What the demands of a link come to. */
export interface LinkDeadline {
  readonly deadlineAsWritten: string | null;
  readonly dueOn: string | null;
  /** The clause that set `dueOn`, where it is not the latest demand. */
  readonly dueOnSetBy: string | null;
  readonly originalDueOn: string | null;
  readonly softDueOn: string | null;
  readonly hasNewDeadline: boolean;
}

/** Demands with the latest first, those without a day last; of one day in the order given. */
export function latestFirst<Item extends Pick<Demand, 'demandedOn'>>(demands: readonly Item[]): Item[] {
  const dayOf = ({ demandedOn }: Item) => demandedOn ?? '';
  return demands.toSorted((a, b) => (dayOf(a) === dayOf(b) ? 0 : dayOf(a) > dayOf(b) ? -1 : 1));
}

/**
 * The deadline of a link: that of the latest demand that sets one. A reminder without a day of its own leaves the old
 * one, so that what is late does not look fresh; the day that was set first stays beside one that was set anew.
 */
export function deadlineOf(demands: readonly Demand[]): LinkDeadline {
  const ordered = latestFirst(demands);
  const dated = ordered.filter(({ dueOn }) => dueOn !== null);
  const inForce = dated[0];
  const originalDueOn = dated.at(-1)?.dueOn ?? null;
  const words = inForce ?? ordered.find(({ deadlineAsWritten }) => deadlineAsWritten !== null);
  return {
    deadlineAsWritten: words?.deadlineAsWritten ?? null,
    dueOn: inForce?.dueOn ?? null,
    dueOnSetBy: inForce && inForce !== ordered[0] ? inForce.asWritten : null,
    originalDueOn,
    softDueOn: inForce?.softDueOn ?? null,
    hasNewDeadline: dated.some(({ dueOn }) => dueOn !== originalDueOn),
  };
}

/** The demands of a link once a clause was recorded: in the place of the same clause or task, or beside the others. */
export function withDemand(demands: readonly Demand[], recorded: Demand): Demand[] {
  const isOther = ({ asWritten, taskId }: Demand) =>
    asWritten !== recorded.asWritten && (taskId === null || taskId !== recorded.taskId);
  return latestFirst([...demands.filter(isOther), recorded]);
}

/**
 * Days past the last day while a link is not CONNECTED, 1 on the day after it; 0 while in time and once it is. Null
 * without a day. What was interrupted, and what nobody speaks of, is not connected.
 */
export function daysOverdue(dueOn: string | null, status: LinkStatus | null, day: string): number | null {
  if (dueOn === null) return null;
  return status === 'CONNECTED' || day <= dueOn ? 0 : daysBetween(dueOn, day);
}

/** How many of how many work. */
export interface Progress {
  readonly numerator: number;
  readonly denominator: number;
}

/** What counts what is missing, as what works: 11 of 22 that fail are 11 of 22 that do not. */
export function progressOf({ numerator, denominator }: Progress, countsMissing: boolean): Progress {
  return { numerator: countsMissing ? denominator - numerator : numerator, denominator };
}

/** What a report may count: not less than nothing, not more than all, and something to be counted. */
export function isProgress({ numerator, denominator }: Progress): boolean {
  return denominator >= 1 && numerator >= 0 && numerator <= denominator;
}

/** Whether a count goes with a status: CONNECTED are all, NOT_CONNECTED none; a part makes neither. */
export function goesWith({ numerator, denominator }: Progress, status: LinkStatus): boolean {
  if (status === 'CONNECTED') return numerator === denominator;
  return status !== 'NOT_CONNECTED' || numerator === 0;
}

/**
 * How much of a link works, by its status and the count that stands: none where the status says that all or nothing does and
 * the count another thing. Null where nothing counts.
 */
export function progressNow(standing: {
  readonly status: LinkStatus | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}): Progress | null {
  const { status, numerator, denominator } = standing;
  if (numerator === null || denominator === null) return null;
  const progress = { numerator, denominator };
  return status === null || goesWith(progress, status) ? progress : null;
}

/**
 * Whether a viewer says how a link stands for an agency. `concerned`: the agencies that are named to make it or own one
 * of its systems today. The same rule stands in SQL: see migrations/006-systems.ts.
 */
export function mayReportFor(
  { roles, agencyIds }: Pick<Viewer, 'roles' | 'agencyIds'>,
  agencyId: string,
  concerned: readonly string[],
): boolean {
  return roles.includes('operator') || (agencyIds.includes(agencyId) && concerned.includes(agencyId));
}

/** An owner of a system and its days, both inclusive; null is open or not known. */
export interface Owner {
  readonly agencyId: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly isVerified: boolean;
}

/**
 * The owners of a system once an owner was recorded. One that owns it today keeps its days unless others are given; one
 * who takes it over on a day leaves the days before to those who had it; without a day it is the owner from ever on.
 */
export function ownersWith(
  known: readonly Owner[],
  recorded: { readonly ownerId: string | null; readonly from: string | null; readonly today: string },
): readonly Owner[] {
  const { ownerId, from, today } = recorded;
  if (ownerId === null) return [];
  const ownsNow = known.some((owner) => owner.agencyId === ownerId && inForceOn(owner, today));
  if (from === null && ownsNow) return known;

  const owner = { agencyId: ownerId, validFrom: from, validTo: null, isVerified: true };
  if (from === null) return [owner];
  const reaches = (held: Owner) => held.validTo === null || held.validTo >= from;
  const before = known
    .filter((held) => held.validFrom === null || held.validFrom < from)
    // Its own days are corrected, not divided.
    .filter((held) => held.agencyId !== ownerId || !reaches(held))
    .map((held) => (reaches(held) ? { ...held, validTo: addDays(from, -1) } : held));
  return [...before, owner];
}

/** What a scope asks of the other fields of a system. */
const ASKED = {
  SINGLE: { owner: 'MAY', ownerClass: 'NOT', instanceOf: 'NOT' },
  CLASS: { owner: 'NOT', ownerClass: 'MUST', instanceOf: 'NOT' },
  INSTANCE: { owner: 'MUST', ownerClass: 'NOT', instanceOf: 'MAY' },
} as const satisfies Record<InformationSystemScope, Record<string, 'MAY' | 'MUST' | 'NOT'>>;

/** A field of a system that does not go with its scope: missing, or too much. */
interface ScopeFault {
  readonly field: keyof (typeof ASKED)['SINGLE'];
  readonly fault: 'MISSING' | 'NOT_APPLICABLE';
}

/** Fields of a system that do not go with its scope. */
export function scopeFaults(
  scope: InformationSystemScope,
  given: Readonly<Record<keyof (typeof ASKED)['SINGLE'], boolean>>,
): ScopeFault[] {
  return (['owner', 'ownerClass', 'instanceOf'] as const).flatMap((field): ScopeFault[] => {
    const asked = ASKED[scope][field];
    if (asked === 'MUST' && !given[field]) return [{ field, fault: 'MISSING' }];
    return asked === 'NOT' && given[field] ? [{ field, fault: 'NOT_APPLICABLE' }] : [];
  });
}

/** Why a system has no owner: where each agency of a class owns its own there is no one owner. */
export function reasonForNoOwner({ ownerClassId }: { readonly ownerClassId: string | null }) {
  return ownerClassId === null ? ('NOT_REPORTED' as const) : ('NOT_APPLICABLE' as const);
}

/** Whether a link was given another last day; null without any. */
export function newDeadlineOf(link: {
  readonly dueOn: string | null;
  readonly hasNewDeadline: boolean;
}): boolean | null {
  return link.dueOn === null ? null : link.hasNewDeadline;
}
