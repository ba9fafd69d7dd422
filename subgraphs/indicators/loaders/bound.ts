import { inForceOn } from '../../../domain/agency-tree.ts';
import type { CubeSource } from '../../../platform/cube.ts';
import type { FactReader } from '../../../platform/history.ts';
import type { AgencyGroupFlag, ObservationScope } from '../generated/types.ts';
import { boundAgencies, boundGroups } from '../rules/binding.ts';
import { isInCohort, type JudgedTarget, type PeriodValue, type Time } from '../rules/evaluation.ts';
import { summed } from '../rules/summing.ts';
import { isRecast, type Unit } from '../rules/units.ts';
import type { BindingLoaders } from './bindings.ts';
import { periodValueLoaders, type Slot } from './period-values.ts';
import { type Boundaries, unitLoaders } from './units.ts';

/** Who is looked at: these agencies alone, or all and the groups that they form. */
export type Whom = ReadonlySet<string> | 'ALL';

/** Somebody who is bound: an agency, on the boundaries on which it is looked at, or several together. */
export interface Bound extends Omit<Unit, 'agencyId'> {
  readonly agencyId: string | null;
  readonly scope: ObservationScope;
  readonly isRecast: boolean;
}

/** Numbers about what are wanted. */
export type About = Pick<Slot, 'indicatorId' | 'unit'> & Time;

export type BoundLoaders = ReturnType<typeof boundLoaders>;

/** Whom targets bind, and the numbers of those. */
export function boundLoaders(facts: FactReader, { knownRegister }: BindingLoaders, counting: Omit<CubeSource, 'read'>) {
  const { periodValue, periodValues } = periodValueLoaders(facts);
  const { unitsOf } = unitLoaders(counting);

  /** Whom a target binds. A group has no earlier result of its own: where one decides, only agencies are bound. */
  async function boundBy(target: JudgedTarget, whom: Whom, boundaries: Boundaries): Promise<Bound[]> {
    const register = await knownRegister();
    const units = await unitsOf(boundAgencies(target, register), target.boundOn, boundaries);
    const agencies = units.filter(({ agencyId }) => whom === 'ALL' || whom.has(agencyId)).map(agencyBound);
    if (whom !== 'ALL' || target.cohort !== null) return agencies;
    return [...agencies, ...boundGroups(target, register).map(groupBound)];
  }

  /** The number that counts for somebody; of a unit that is several together, the sum of theirs. */
  async function valueFor(about: About, { agencyId, scope, memberIds }: Bound): Promise<PeriodValue | null> {
    if (agencyId === null) return periodValue.load({ ...about, agencyId, scope });
    const [only, ...others] = memberIds.map((memberId): Slot => ({ ...about, agencyId: memberId, scope }));
    if (others.length === 0) return periodValue.load(only!);
    return summed(about.unit, await Promise.all([only!, ...others].map((slot) => periodValues.load(slot))));
  }

  return {
    boundBy,
    valueFor,

    /** Whether a target binds somebody, as far as an earlier result decides; null when that is not known. */
    async isBound({ cohort }: Pick<JudgedTarget, 'cohort'>, bound: Bound): Promise<boolean | null> {
      return cohort === null ? true : isInCohort(cohort, await valueFor(cohort, bound));
    },

    /** An agency that may be bound by nothing, as it is to be looked at on a day; null when the boundaries have none such. */
    async unboundAgency(agencyId: string, day: string): Promise<Bound | null> {
      const { byId } = await knownRegister();
      if (!byId.has(agencyId)) return null;
      if (counting.boundariesOn === null) return (await unitsOf([agencyId], day, 'AS_THEY_WERE')).map(agencyBound)[0]!;
      const there = [...byId].flatMap(([id, agency]) => (inForceOn(agency, day) ? [id] : []));
      const unit = (await unitsOf(there, day, 'OF_THE_DAY')).find((each) => each.agencyId === agencyId);
      return unit ? agencyBound(unit) : null;
    },
  };
}

function agencyBound(unit: Unit): Bound {
  return { ...unit, scope: 'AGENCY', isRecast: isRecast(unit) };
}

export function groupBound(scope: ObservationScope): Bound {
  return { agencyId: null, scope, memberIds: [], flags: [], isOnBoundaries: true, isRecast: false };
}

/** An agency as it was when a number of its own was stated. */
export function statedOf(agencyId: string): Bound {
  const flags: readonly AgencyGroupFlag[] = [];
  return { agencyId, scope: 'AGENCY', memberIds: [agencyId], flags, isOnBoundaries: true, isRecast: false };
}

/** What tells bound ones apart: a unit also by whose numbers are its own. */
export function boundKey({ agencyId, scope, memberIds, isRecast: isSum }: Bound): string {
  return [agencyId ?? scope, ...(isSum ? memberIds : [])].join(' ');
}
