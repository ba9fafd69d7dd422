/**
 * For which agency the rows of another count. A cube that groups by agency joins its rows with these stretches, so that
 * ancestors and successors are looked up once per agency and not once per row.
 */

/** What an agency's rows are grouped to: the levels are those of AgencyLevel in the agencies' schema. */
export const AGENCY_GROUPINGS = ['SELF', 'NATIONAL', 'PROVINCE', 'DISTRICT', 'COMMUNE', 'UNIT'] as const;
export type AgencyGrouping = (typeof AGENCY_GROUPINGS)[number];
export type GroupingLevel = Exclude<AgencyGrouping, 'SELF'>;

/** What is to be known of a group beside its agency; where it has none, why. Their order is that of the bits in which SQL gathers them. */
export const ROLL_UP_FLAGS = [
  /** The row names no agency. Only the cube says it. */
  'NO_AGENCY',
  /** The register knew no such agency at the position. Only the cube says it. */
  'NOT_IN_REGISTER',
  /** Neither the agency nor one above it is of the level, on the day of the row. */
  'NOT_AT_LEVEL',
  /** The unit was split into several by the day of the boundaries. */
  'SPLIT',
  /** Several units became one after the day of the boundaries; which of them a row was of is not known. */
  'MERGED_FROM_SEVERAL',
  /** A part of the unit, or some of its functions, moved to another. */
  'PARTLY_MOVED',
  /** The unit ended and no succession is known, or the day of the boundaries lies before it was founded. */
  'NO_COUNTERPART',
  /** Shared out among several by a rule that the act itself gives. */
  'APPORTIONED',
] as const;
export type RollUpFlag = (typeof ROLL_UP_FLAGS)[number];

/**
 * Stretches of days on which an agency's rows count for one target, as columns of one length.
 *
 * The stretches of one agency and one target do not overlap, and those of one agency cover all days: before the first
 * parent known the first counts, after the last (the agency has ended, too) the last. Agencies without a stretch are those
 * that the register does not know.
 */
export interface AgencyRollUp {
  readonly agencyIds: readonly string[];
  /** First and last day, both included; null is open. */
  readonly froms: readonly (string | null)[];
  readonly tos: readonly (string | null)[];
  /** The agency for which the rows count; null where there is none, and then the flag says why. */
  readonly targetIds: readonly (string | null)[];
  readonly flags: readonly (RollUpFlag | null)[];
}

/**
 * Agencies of one level of which none stands above another: of depth 0 those that stand under no other of the level, such as
 * provinces and ministries (the Government, under which all stand, is of no rank), of depth 1 those that stand under one
 * other, such as departments, and so on. What such agencies state for themselves can be added up; what agencies of
 * several ranks state holds the same things twice.
 */
export interface AgencyRank {
  readonly level: GroupingLevel;
  readonly depth: number;
}

/** What the rows are grouped to. */
export type RollUpTo =
  /** The agency itself; to be asked only with boundaries, for else the row says it. */
  | { readonly to: 'SELF' }
  /**
   * The highest of the level among itself and those above it, on the day of the row: so departments count for their ministry or
   * province, though they work at its level. The Government, under which all stand, is one only for what stands under no other
   * of the level. Exactly one stretch holds on any day.
   */
  | { readonly to: 'LEVEL'; readonly level: GroupingLevel }
  /**
   * Those of these agencies that it is, or stands under, on the day of the row: none, one or several, each with stretches of
   * its own. Agencies under none of them have no stretch.
   */
  | { readonly to: 'WITHIN'; readonly agencyIds: readonly string[] }
  /** Itself, as it was, while it is of the rank; no stretch at other times. Boundaries do not matter. */
  | ({ readonly to: 'RANK' } & AgencyRank);

export type RollUpQuestion = RollUpTo & {
  /**
   * YYYY-MM-DD: targets are the units of that day that stand for those of the row's day by succession; where none can be
   * named, the target is null with SPLIT, MERGED_FROM_SEVERAL, PARTLY_MOVED or NO_COUNTERPART, and a target of which such a unit
   * holds a part has that flag on those days. With WITHIN, what is re-cast into one of the agencies, or under one of them,
   * is within it, and a stretch without a target is left out. Null: units as they were.
   */
  readonly boundariesOn: string | null;
};

/** Answers by the register as it was known at the position of the operation. Equal questions of one operation may share an answer. */
export type RollUp = (question: RollUpQuestion) => Promise<AgencyRollUp>;
