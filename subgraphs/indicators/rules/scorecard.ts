import type { Grain, Period } from '../../../domain/period.ts';
import {
  addDecimals,
  compareDecimals,
  compareQuotients,
  type Decimal,
  divideDecimals,
  multiplyQuotients,
  type Quotient,
  quotientOf,
  type Ratio,
  ratioOf,
  subtractDecimals,
  sumQuotients,
} from '../../../domain/ratio.ts';
import type { ScorecardClassFact, ScorecardComponentFact, ScorecardGroupFact } from '../entities.ts';
import type { ScorecardReason } from '../generated/types.ts';
import { compare, measuredIn } from './comparison.ts';
import { isAboutAllOf, type PeriodValue } from './evaluation.ts';

/** What an index is made of, as far as a score follows from it. */
export interface ScoredBy {
  readonly groups: readonly ScorecardGroupFact[];
  readonly components: readonly ScorecardComponentFact[];
  readonly classes: readonly ScorecardClassFact[];
}

/** A number that may count for a component. */
export interface ComponentValue extends Omit<PeriodValue, 'observationIds'> {
  readonly observationId: string;
  /** Whether its source calls it preliminary. */
  readonly isProvisional: boolean;
}

/** What is known of a component: the number about the period, and the one about the whole year before. */
export interface ComponentInputs {
  readonly value: ComponentValue | null;
  readonly lastYear: ComponentValue | null;
}

/** What a component earned. */
export interface ScoredComponent {
  readonly definition: ScorecardComponentFact;
  readonly value: ComponentValue | null;
  readonly lastYear: ComponentValue | null;
  /** Whether the denominator of the year before takes the place of one that is zero. */
  readonly usesLastYear: boolean;
  /** The rate that counts; null where there is none. */
  readonly ratio: Ratio | null;
  readonly points: Quotient | null;
  /** Why there are no points; null with points. */
  readonly reason: ScorecardReason | null;
  readonly isProvisional: boolean;
}

/** The sum of a group. Decimals are exact. */
export interface ScoredGroup {
  readonly definition: ScorecardGroupFact;
  readonly points: Quotient;
  readonly maximumKnown: Decimal;
  /** Points that stand at components of which nobody knows how many are whose. */
  readonly unassigned: Decimal;
}

/** A score. */
export interface Score {
  readonly components: readonly ScoredComponent[];
  readonly groups: readonly ScoredGroup[];
  readonly points: Quotient;
  readonly maximum: Decimal;
  readonly maximumKnown: Decimal;
  readonly isComplete: boolean;
  readonly hasUnknownWeights: boolean;
  readonly isProvisional: boolean;
  readonly classification: ScorecardClassFact | null;
}

/** The version in force on a day: of those that had begun the one that began last, unless it has ended. */
export function definitionOn<
  Version extends { readonly validFrom: string; readonly validTo?: string | null | undefined },
>(versions: readonly Version[], day: string): Version | null {
  const begun = versions.filter(({ validFrom }) => validFrom <= day).toSorted(byBeginning);
  const last = begun.at(-1);
  return last === undefined || (last.validTo ?? day) < day ? null : last;
}

function byBeginning(a: { readonly validFrom: string }, b: { readonly validFrom: string }): number {
  if (a.validFrom === b.validFrom) return 0;
  return a.validFrom < b.validFrom ? -1 : 1;
}

/**
 * The score of a period by a version of the index; `today` decides whether the period is over. Points are added up exactly.
 * A weight that nobody knows stays unknown: the score is out of less then, and its other components earn what they would.
 */
export function scoreOf(
  definition: ScoredBy,
  inputs: ReadonlyMap<string, ComponentInputs>,
  period: Period,
  today: string,
): Score {
  const components = definition.components.map((component) =>
    scoredComponent(component, { definition, inputs, period, today }),
  );
  const groups = definition.groups.map((group) => scoredGroup(group, definition, components));
  const whole = definition.groups.filter(({ parent }) => parent === null).map(({ points }) => points);
  const [maximum, known] = [sumOf(whole), sumOf(maximaOf(components))];
  const points = sumQuotients(components.flatMap((component) => component.points ?? []));
  const isComplete = compareDecimals(known, maximum) === 0;
  const isProvisional =
    today <= period.lastOn || components.some((component) => component.points !== null && component.isProvisional);
  return {
    ...{ components, groups, points, maximum, maximumKnown: known, isComplete, isProvisional },
    hasUnknownWeights: groups.some(({ unassigned }) => unassigned !== '0'),
    classification: isComplete && !isProvisional ? classOf(points, definition.classes) : null,
  };
}

/** The class of an exact number of points: 89.999 is below 90. */
export function classOf(points: Quotient, classes: readonly ScorecardClassFact[]): ScorecardClassFact | null {
  const reached = classes.filter(
    ({ minimum }) => compareQuotients(points, { numerator: minimum, denominator: 1 }) >= 0,
  );
  return reached.toSorted((a, b) => compareDecimals(b.minimum, a.minimum))[0] ?? null;
}

/** The places that the description of the formulas proposes for showing. */
const SHOWN_PLACES = 2;

/** Points as they are shown, rounded half up. */
export function shownPoints({ numerator, denominator }: Quotient): Decimal {
  return divideDecimals(numerator, denominator, SHOWN_PLACES);
}

/** Exact points less published ones, rounded for showing. */
export function differenceFrom(points: Quotient, published: Decimal): Decimal {
  return shownPoints(sumQuotients([points, quotientOf(subtractDecimals(0, published), 1)]));
}

interface Asked {
  readonly definition: ScoredBy;
  readonly inputs: ReadonlyMap<string, ComponentInputs>;
  readonly period: Period;
  readonly today: string;
}

function scoredComponent(component: ScorecardComponentFact, asked: Asked): ScoredComponent {
  const { inputs, period, today } = asked;
  const { value, lastYear } = inputs.get(component.key) ?? NOTHING_KNOWN;
  const time = { from: period.firstOn, to: period.lastOn };
  const isWhole = value === null || (isAboutAllOf(time, value) && !value.isProvisional);
  const earned = earnedBy(component, asked);
  const isFactorProvisional = component.multipliedBy !== null && isOpen(inputs.get(component.multipliedBy), time);
  return {
    ...{ definition: component, value, lastYear },
    ...{ usesLastYear: false, ratio: null, points: null, reason: null, ...earned },
    isProvisional: today <= period.lastOn || !isWhole || isFactorProvisional,
  };
}

const NOTHING_KNOWN: ComponentInputs = { value: null, lastYear: null };

function isOpen(inputs: ComponentInputs | undefined, time: { readonly from: string; readonly to: string }): boolean {
  const value = inputs?.value ?? null;
  return value !== null && (value.isProvisional || !isAboutAllOf(time, value));
}

type Earned = Partial<Pick<ScoredComponent, 'usesLastYear' | 'ratio' | 'points' | 'reason'>>;

function earnedBy(component: ScorecardComponentFact, asked: Asked): Earned {
  if (!component.isScored) return { ...rateOnly(component, asked), reason: 'NOT_SCORED_BY_DEFINITION' };
  if (component.points === null) return { ...rateOnly(component, asked), reason: 'WEIGHT_UNKNOWN' };
  if (!component.isFormulaKnown || component.indicatorId === null) return { reason: 'DEFINITION_UNKNOWN' };

  const rate = rateOf(component, asked);
  if ('reason' in rate) return rate;
  const { share, ...shown } = rate;
  return { ...shown, points: multiplyQuotients(quotientOf(component.points, 1), share) };
}

/** The rate of what earns nothing, for whoever watches it. */
function rateOnly(component: ScorecardComponentFact, asked: Asked): Earned {
  const rate = rateOf(component, asked);
  return 'reason' in rate ? {} : { ratio: rate.ratio, usesLastYear: rate.usesLastYear };
}

interface Rate {
  readonly ratio: Ratio | null;
  readonly usesLastYear: boolean;
  /** Of all points, 0 to 1. */
  readonly share: Quotient;
}
type NoRate = { readonly reason: 'NOT_REPORTED' | 'NO_ACTIVITY'; readonly usesLastYear?: boolean };

const ALL = quotientOf(1, 1);
const NONE = quotientOf(0, 1);

/** Share of the points: rate / threshold, at most all of them. */
function rateOf(component: ScorecardComponentFact, asked: Asked): Rate | NoRate {
  const { value, lastYear } = asked.inputs.get(component.key) ?? NOTHING_KNOWN;
  const measured = value && measuredIn('PERCENT', value);
  if (measured === null) return { reason: 'NOT_REPORTED' };
  if (measured.ratio.denominator === '0') {
    return rateWithoutActivity(component, measured.ratio, lastYear, asked);
  }
  if (measured.bound !== 'EXACT') {
    // "More than 80" earns all points from 80 on, and nobody knows how many below.
    const threshold = { operator: 'AT_LEAST', value: fullMarksOf(component) } as const;
    const isFull = component.multipliedBy === null && compare(measured, threshold)?.isMet === true;
    return isFull ? { ratio: measured.ratio, usesLastYear: false, share: ALL } : { reason: 'NOT_REPORTED' };
  }
  return counted(component, measured.ratio, false, asked);
}

function rateWithoutActivity(
  component: ScorecardComponentFact,
  { numerator }: Ratio,
  lastYear: ComponentValue | null,
  asked: Asked,
): Rate | NoRate {
  switch (component.emptyDenominator) {
    case 'NOT_SCORED':
      return { reason: 'NO_ACTIVITY' };
    case 'ZERO':
      return { ratio: null, usesLastYear: false, share: NONE };
    case 'FULL':
      return { ratio: null, usesLastYear: false, share: ALL };
    case 'LAST_YEAR': {
      const before = lastYear && measuredIn('PERCENT', lastYear);
      const denominator = lastYear?.denominator == null ? '0' : (before?.ratio.denominator ?? '0');
      if (denominator === '0') return { ratio: null, usesLastYear: true, share: NONE };
      // Out of a twelfth is twelve times as much out of the whole.
      const periods = quotientOf(PERIODS_IN_YEAR[asked.period.grain], 1);
      const rate = multiplyQuotients(quotientOf(numerator, denominator), periods);
      return counted(component, ratioOf(rate.numerator, rate.denominator), true, asked);
    }
  }
}

/** How many periods of a length a year has. The rule names month, quarter and year; a half-year is read alike. */
const PERIODS_IN_YEAR: Readonly<Record<Grain, number>> = { DAY: 365, MONTH: 12, QUARTER: 4, HALF: 2, YEAR: 1 };

function counted(component: ScorecardComponentFact, ratio: Ratio, usesLastYear: boolean, asked: Asked): Rate | NoRate {
  const own = quotientOf(ratio.numerator, ratio.denominator);
  const factor = component.multipliedBy === null ? ALL : factorOf(component.multipliedBy, asked);
  if ('reason' in factor) return factor;
  const rate = multiplyQuotients(own, factor);
  const ofThreshold = multiplyQuotients(rate, quotientOf(100, fullMarksOf(component)));
  return {
    ratio: component.multipliedBy === null ? ratio : ratioOf(rate.numerator, rate.denominator),
    usesLastYear,
    share: between(NONE, ofThreshold, ALL),
  };
}

/** The rate of the component that another one's is multiplied by; one multiplies only by such as stand for themselves. */
function factorOf(key: string, asked: Asked): Quotient | NoRate {
  const factor = asked.definition.components.find((component) => component.key === key);
  if (factor === undefined || factor.multipliedBy !== null) return { reason: 'NOT_REPORTED' };
  const rate = rateOf(factor, asked);
  if ('reason' in rate) return rate;
  return rate.ratio === null ? rate.share : quotientOf(rate.ratio.numerator, rate.ratio.denominator);
}

function between(least: Quotient, quotient: Quotient, most: Quotient): Quotient {
  if (compareQuotients(quotient, least) < 0) return least;
  return compareQuotients(quotient, most) > 0 ? most : quotient;
}

function fullMarksOf({ fullMarksAtPercent }: ScorecardComponentFact): Decimal {
  return fullMarksAtPercent ?? '100';
}

function scoredGroup(
  group: ScorecardGroupFact,
  { groups }: ScoredBy,
  components: readonly ScoredComponent[],
): ScoredGroup {
  const keys = new Set([group.key, ...groups.filter(({ parent }) => parent === group.key).map(({ key }) => key)]);
  const within = components.filter(({ definition }) => keys.has(definition.group));
  const assigned = sumOf(within.flatMap(({ definition }) => (definition.isScored ? (definition.points ?? []) : [])));
  const left = subtractDecimals(group.points, assigned);
  return {
    definition: group,
    points: sumQuotients(within.flatMap(({ points }) => points ?? [])),
    maximumKnown: sumOf(maximaOf(within)),
    unassigned: compareDecimals(left, 0) < 0 ? '0' : left,
  };
}

/** What the components that have points could have earned. */
function maximaOf(components: readonly ScoredComponent[]): Decimal[] {
  return components.flatMap(({ points, definition }) => (points === null ? [] : (definition.points ?? [])));
}

function sumOf(decimals: readonly Decimal[]): Decimal {
  return decimals.reduce((sum, decimal) => addDecimals(sum, decimal), '0');
}
