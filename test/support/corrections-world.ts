import { parsePeriod } from '../../domain/period.ts';
import { type Viewer, viewerOf } from '../../platform/viewer.ts';
import { idsByKey } from './asking.ts';
import type { About } from './corrections-questions.ts';
import type { Dice } from './cube-questions.ts';
import { agencies, directives, indicators, mandates, observations, targets } from './reference-data.ts';

export const agencyId = idsByKey(agencies);
export const indicatorId = idsByKey(indicators);
export const OFFICE = agencyId('ministry-level/van-phong-chinh-phu');

/** Agencies whose numbers are recorded, with periods in which they existed. */
const BEFORE = ['2024', '2024-H1', '2024-Q3', '2024-11', '2025-01', '2025-04', '2025-Q2'];
const AFTER = ['2025-07', '2025-08', '2025-Q3', '2025-Q4', '2025-H2', '2026-01', '2026-02'];
export const PERIODS: Readonly<Record<string, readonly string[]>> = {
  [agencyId('province/phu-tho')]: BEFORE,
  [agencyId('province/hoa-binh')]: BEFORE,
  [agencyId('province/vinh-phuc')]: BEFORE,
  [agencyId('province/phu-tho@2025')]: AFTER,
  [agencyId('province/ninh-binh@2025')]: AFTER,
  [agencyId('ministry/y-te')]: [...BEFORE, ...AFTER],
};
export const AGENCIES = Object.keys(PERIODS);
/** Shares of cases; the last three are components of indices, too. */
export const INDICATORS = ['online_payment', 'online_dossiers', 'digitised', '766.1.1', '766.1.4', '766.2.1'].map(
  indicatorId,
);
/** Of the first three the office of the government judges the results. */
export const JUDGED = INDICATORS.slice(0, 3);
export const COMPONENTS = INDICATORS.slice(3);
/** Of what cases are counted, and what a formula computes. */
export const COUNTED = indicatorId('data_reuse');
/** The index of the trial itself: what is changed of it changes no other. */
export const INDEX = 'trial';

/** A number as the trial knows it. */
export interface KnownValue {
  readonly id: string;
  readonly indicator: string;
  /** Null of several together. */
  readonly agency: string | null;
  readonly period: string;
  readonly hasParts: boolean;
  isOverridden: boolean;
}
export interface KnownTarget {
  readonly id: string;
  readonly indicator: string;
  readonly agency: string;
  readonly year: number;
  readonly mandate: string;
}
export interface KnownScore {
  readonly id: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly agency: string;
  readonly period: string;
}

/** What the trial knows: how things stand after what was done. */
export class World {
  readonly values: KnownValue[] = observations
    .filter(({ agency }) => agency === null)
    .map(({ id, indicator, to }) => ({
      ...{ id, indicator: indicatorId(indicator), agency: null, period: to.slice(0, 4) },
      ...{ hasParts: false, isOverridden: false },
    }));
  readonly targets: KnownTarget[] = targets
    .filter(({ from, to, mandate }) => from.slice(0, 4) === to?.slice(0, 4) && mandate.startsWith('221/'))
    .map(({ id, mandate, from }) => ({
      ...{ id, year: Number(from.slice(0, 4)), agency: AGENCIES[0]!, mandate: idsByKey(mandates)(mandate) },
      indicator: indicatorId(mandates.find(({ key }) => key === mandate)!.indicator),
    }));
  readonly mandates = mandates.map(({ id }) => id);
  readonly scores: KnownScore[] = [];
  /** Identities of numbers that are there: who records one again is refused. */
  readonly taken = new Set<string>();
  /** The version of the trial's index, and the class that its own target binds. */
  definitionId: string | null = null;
  classId: string | null = null;
  classTargetId: string | null = null;
  formulaId: string | null = null;
  #number = 0;

  /** A number that no text of the trial has had. */
  next(): number {
    this.#number += 1;
    return this.#number;
  }

  /** What a correction is about, and by chance what it leaves open. */
  about(dice: Dice, given: Partial<About>): About {
    const agency = given.agency ?? dice.pick(AGENCIES);
    const period = given.period ?? dice.pick(PERIODS[agency] ?? AFTER);
    const target = dice.pick(this.targets);
    return {
      ...{ indicator: dice.pick(INDICATORS), agency, target: target.id, mandate: dice.pick(this.mandates) },
      ...{ observation: dice.pick(this.values).id, directive: dice.pick(directives).id },
      ...{ year: Number(period.slice(0, 4)), period, on: parsePeriod(period).lastOn, index: dice.pick(['766', INDEX]) },
      grain: parsePeriod(period).grain,
      ...given,
    };
  }
}

/** An officer of an agency. */
export const officerOf = (agency: string): Viewer =>
  viewerOf({ subject: `person:officer of ${agency}`, roles: ['officer'], agencyIds: [agency] });

/** First and last day of a period. */
export function daysOf(period: string): { readonly from: string; readonly to: string } {
  const { firstOn, lastOn } = parsePeriod(period);
  return { from: firstOn, to: lastOn };
}
