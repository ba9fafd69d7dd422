import type { AgencyRollUp } from '../../../platform/cube/agency-roll-up.ts';
import type { CubeSource } from '../../../platform/cube.ts';
import { asTheyWere, type Standing, type Unit, unitsOf } from '../rules/units.ts';

/** Which boundaries agencies are looked at on: those of the day that the operation names, if any, or as they were. */
export type Boundaries = 'OF_THE_DAY' | 'AS_THEY_WERE';

/** Stretches of an agency, each with who stands for it. */
interface Stretch extends Standing {
  readonly from: string;
  readonly to: string;
}

// The register is some ten thousand agencies: looked through once for each answer of it, which operations share.
const looked = new WeakMap<AgencyRollUp, ReadonlyMap<string, readonly Stretch[]>>();

export type UnitLoaders = ReturnType<typeof unitLoaders>;

/** Agencies as units of the day that the operation names. */
export function unitLoaders({ rollUp, boundariesOn }: Omit<CubeSource, 'read'>) {
  let standings: Promise<ReadonlyMap<string, readonly Stretch[]>> | null = null;
  return {
    boundariesOn,
    /** What these agencies, as they were on a day, are on the boundaries: each is in one unit. */
    async unitsOf(agencyIds: readonly string[], day: string, boundaries: Boundaries): Promise<readonly Unit[]> {
      if (boundariesOn === null || boundaries === 'AS_THEY_WERE') return asTheyWere(agencyIds);
      standings ??= rollUp({ to: 'SELF', boundariesOn }).then(stretchesIn);
      const known = await standings;
      return unitsOf(
        agencyIds,
        (id) =>
          known.get(id)?.find(({ from, to }) => from <= day && day <= to) ?? {
            ...{ targetId: null, flag: 'NOT_IN_REGISTER' },
          },
      );
    },
  };
}

function stretchesIn(answer: AgencyRollUp): ReadonlyMap<string, readonly Stretch[]> {
  const known = looked.get(answer);
  if (known) return known;
  const { agencyIds, froms, tos, targetIds, flags } = answer;
  const found = new Map<string, Stretch[]>();
  for (const [place, agencyId] of agencyIds.entries()) {
    const stretch = {
      ...{ from: froms[place] ?? '0001-01-01', to: tos[place] ?? '9999-12-31' },
      ...{ targetId: targetIds[place] ?? null, flag: flags[place] ?? null },
    };
    const before = found.get(agencyId);
    if (before) before.push(stretch);
    else found.set(agencyId, [stretch]);
  }
  looked.set(answer, found);
  return found;
}
