import { type AgencyRollUp, ROLL_UP_FLAGS, type RollUpFlag } from './agency-roll-up.ts';
import type { Parameters } from './parameters.ts';

/** Stretches of days of agencies as columns, each the text of an array as PostgreSQL reads it. */
export interface StretchColumns {
  readonly agencyIds: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Stretches with the target of each: its number, from 1 as PostgreSQL counts, stands for an agency or the reason why there is none. */
export interface TargetColumns extends StretchColumns {
  readonly targets: string;
  /** Flags of each stretch as bits; null when none that has an agency has any. */
  readonly flags: string | null;
  /** Of each number the agency, and the reason as a bit, 0 where there is an agency. */
  readonly targetIds: string;
  readonly reasons: string;
}

/** Where a row says whose it is, and on which day. */
interface AgencyColumns {
  readonly column: string;
  readonly dayColumn: string;
}

// Ten thousand agencies are a megabyte of text: it is made once for each answer of the register, which many questions share.
const madeTargets = new WeakMap<AgencyRollUp, TargetColumns>();
const madePlaces = new WeakMap<AgencyRollUp, StretchColumns>();
const madeRestrictions = new WeakMap<AgencyRollUp, WeakMap<AgencyRollUp, AgencyRollUp>>();

/** For whom the rows of each agency count, and when. */
export function targetsIn(rollUp: AgencyRollUp): TargetColumns {
  const known = madeTargets.get(rollUp);
  if (known) return known;
  const { targetIds, flags } = rollUp;
  const hasFlaggedTargets = flags.some((flag, index) => flag !== null && targetIds[index] !== null);
  const made = {
    ...stretchColumns(rollUp),
    ...numbered(rollUp),
    flags: hasFlaggedTargets ? arrayOf(flags.map(bitOf)) : null,
  };
  madeTargets.set(rollUp, made);
  return made;
}

/** When the agencies are in a place at all: one may stand under several of those asked for at once, and a row of it counts once. */
export function placesIn(rollUp: AgencyRollUp): StretchColumns {
  const known = madePlaces.get(rollUp);
  if (known) return known;
  const made = stretchColumns(withoutOverlaps(rollUp));
  madePlaces.set(rollUp, made);
  return made;
}

/** The stretches of a roll-up cut to those of another, of whatever targets: rows are joined with both at once. */
export function restrictedTo(rollUp: AgencyRollUp, others: AgencyRollUp): AgencyRollUp {
  const known = madeRestrictions.get(rollUp)?.get(others);
  if (known) return known;
  const made = cutTo(rollUp, withoutOverlaps(others));
  const ofRollUp = madeRestrictions.get(rollUp) ?? new WeakMap<AgencyRollUp, AgencyRollUp>();
  madeRestrictions.set(rollUp, ofRollUp.set(others, made));
  return made;
}

/**
 * SQL for stretches as a relation with the columns agency_id, starts_on and ends_on, and more.
 *
 * Each array is a subselect, so that PostgreSQL does not see how long it is. Of a long one without statistics it takes every tenth
 * for the agency of a row, and then sorts all rows to merge them with it, where it should hash.
 */
export function unnested(
  parameters: Parameters,
  { agencyIds, startsOn, endsOn }: StretchColumns,
  alias: string,
  more: Readonly<Record<string, string>> = {},
): string {
  const columns = {
    agency_id: parameters.addOwn(agencyIds, 'uuid[]'),
    starts_on: parameters.addOwn(startsOn, 'date[]'),
    ends_on: parameters.addOwn(endsOn, 'date[]'),
    ...more,
  };
  const arrays = Object.values(columns).map((array) => `(select ${array})`);
  return `unnest(${arrays.join(', ')}) ${alias}(${Object.keys(columns).join(', ')})`;
}

/**
 * SQL to keep only rows for which a stretch holds.
 *
 * PostgreSQL takes stretches for ten. Where they are of a few agencies, it is right to begin with them and to look up what rows there
 * are. Where they are of many, an inner join makes it look up each row of millions, one after the other; so rows are
 * joined as if all were kept, and left out by a condition from which it cannot tell that it is an inner join after all.
 */
export function onlyIn(
  relation: string,
  alias: string,
  dimension: AgencyColumns,
  areMany: boolean,
): { readonly join: string; readonly condition: string | null } {
  const on = holdsOn(alias, dimension);
  if (!areMany) return { join: `join ${relation} on ${on}`, condition: null };
  const condition = `case when ${alias}.agency_id is null then false else true end`;
  return { join: `left join ${relation} on ${on}`, condition };
}

/** SQL for: the stretch is of the row's agency and holds on the row's day. */
export function holdsOn(alias: string, { column, dayColumn }: AgencyColumns): string {
  return `${alias}.agency_id = r.${column} and r.${dayColumn} between ${alias}.starts_on and ${alias}.ends_on`;
}

export function flagBit(flag: RollUpFlag): number {
  return 1 << ROLL_UP_FLAGS.indexOf(flag);
}

function bitOf(flag: RollUpFlag | null): number | null {
  return flag === null ? null : flagBit(flag);
}

function numbered({ targetIds, flags }: AgencyRollUp): Pick<TargetColumns, 'targets' | 'targetIds' | 'reasons'> {
  const places = new Map<string, number>();
  const ids: (string | null)[] = [];
  const reasons: number[] = [];
  const numbers = targetIds.map((id, index) => {
    const flag = flags[index] ?? 'NOT_AT_LEVEL';
    const known = places.get(id ?? flag);
    if (known !== undefined) return known;
    ids.push(id);
    reasons.push(id === null ? flagBit(flag) : 0);
    places.set(id ?? flag, ids.length);
    return ids.length;
  });
  return { targets: arrayOf(numbers), targetIds: arrayOf(ids), reasons: arrayOf(reasons) };
}

type Stretches = Pick<AgencyRollUp, 'agencyIds' | 'froms' | 'tos'>;

function stretchColumns({ agencyIds, froms, tos }: Stretches): StretchColumns {
  return {
    agencyIds: arrayOf(agencyIds),
    startsOn: arrayOf(froms.map((day) => day ?? '-infinity')),
    endsOn: arrayOf(tos.map((day) => day ?? 'infinity')),
  };
}

/** Ids, days and numbers need no quotes in an array. */
function arrayOf(values: readonly (string | number | null)[]): string {
  return `{${values.map((value) => value ?? 'null').join(',')}}`;
}

/** `others` do not overlap. */
function cutTo(rollUp: AgencyRollUp, others: Stretches): AgencyRollUp {
  const placesOf = Map.groupBy(others.agencyIds.keys(), (place) => others.agencyIds[place]!);
  const cut = rollUp.agencyIds.flatMap((agencyId, place) =>
    (placesOf.get(agencyId) ?? []).flatMap((other) => {
      const from = later(rollUp.froms[place]!, others.froms[other]!);
      const to = earlier(rollUp.tos[place]!, others.tos[other]!);
      return from !== null && to !== null && from > to ? [] : [{ place, from, to }];
    }),
  );
  return {
    agencyIds: cut.map(({ place }) => rollUp.agencyIds[place]!),
    froms: cut.map(({ from }) => from),
    tos: cut.map(({ to }) => to),
    targetIds: cut.map(({ place }) => rollUp.targetIds[place]!),
    flags: cut.map(({ place }) => rollUp.flags[place]!),
  };
}

/** Of two first days; null is open. */
function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/** Of two last days; null is open. */
function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function withoutOverlaps({ agencyIds, froms, tos }: AgencyRollUp): Stretches {
  const stretches = agencyIds.map((agencyId, index) => ({
    ...{ agencyId, from: froms[index] ?? null, to: tos[index] ?? null },
  }));
  const merged: { agencyId: string; from: string | null; to: string | null }[] = [];
  for (const next of stretches.toSorted((a, b) => order(a.agencyId, b.agencyId) || order(a.from ?? '', b.from ?? ''))) {
    const last = merged.at(-1);
    const touches =
      last?.agencyId === next.agencyId && (last.to === null || next.from === null || next.from <= last.to);
    if (!last || !touches) merged.push({ ...next });
    else if (last.to !== null && (next.to === null || next.to > last.to)) last.to = next.to;
  }
  return {
    agencyIds: merged.map(({ agencyId }) => agencyId),
    froms: merged.map(({ from }) => from),
    tos: merged.map(({ to }) => to),
  };
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
