import type { Dice } from './cube-questions.ts';
import { INDICATORS, STRANGER, type World } from './observation-world.ts';

export interface QuestionFilter {
  readonly agencyIds?: readonly string[];
  readonly withinAgencyIds?: readonly string[];
  readonly periodFrom?: string;
  readonly periodTo?: string;
  readonly indicatorIds?: readonly string[];
  readonly isProvisional?: boolean;
  readonly isOverridden?: boolean;
}

export interface ObservationQuestion {
  readonly level: string;
  readonly depth: number;
  readonly grain: string;
  readonly groupBy: {
    readonly agency?: string;
    readonly period?: string;
    readonly indicator?: boolean;
    readonly isProvisional?: boolean;
    readonly isOverridden?: boolean;
  };
  readonly where: QuestionFilter | null;
  readonly having: readonly { measure: string; comparison: string; value: string; where?: QuestionFilter }[];
  readonly orderBy: readonly { by: string; direction?: string; where?: QuestionFilter }[];
  /** The fields asked for, by alias. */
  readonly measures: Readonly<Record<string, { readonly field: string; readonly where?: QuestionFilter }>>;
  /** Null for the present. */
  readonly change: number | null;
  readonly boundariesOn: string | null;
}

const FIELDS = [
  'observations',
  'withParts',
  'withoutParts',
  'inexact',
  'numerator',
  'denominator',
  'amount',
  'rate',
  'rate',
];
const COMPARISONS = ['AT_LEAST', 'AT_MOST', 'MORE_THAN', 'LESS_THAN', 'EQUAL_TO'];
const RANKS = [
  { level: 'PROVINCE', depth: 0 },
  { level: 'COMMUNE', depth: 0 },
  { level: 'COMMUNE', depth: 0 },
  { level: 'PROVINCE', depth: 1 },
  { level: 'NATIONAL', depth: 0 },
  { level: 'NATIONAL', depth: 1 },
];
const DAYS = ['2023-10-01', '2024-03-31', '2024-07-01', '2025-01-01', '2025-06-30'];
/** Of districts and single units there are none in these registers; one of the two shows what follows. */
const GROUPINGS = ['SELF', 'NATIONAL', 'PROVINCE', 'PROVINCE', 'COMMUNE', 'COMMUNE', 'DISTRICT'];
/** Amid all that happens to the register, and after it. */
export const BOUNDARIES = [null, null, '2024-09-15', '2026-01-01'] as const;

export function randomQuestion(dice: Dice, { agencyIds, lastChange }: World): ObservationQuestion {
  const filters = Array.from({ length: 3 }, () => randomFilter(dice, agencyIds));
  const maybe = (percent: number) => (dice.chance(percent) ? { where: dice.pick(filters) } : {});
  const groupBy = {
    ...(dice.chance(65) ? { agency: dice.pick(GROUPINGS) } : {}),
    ...(dice.chance(40) ? { period: dice.pick(['DAY', 'MONTH', 'QUARTER', 'HALF', 'YEAR']) } : {}),
    ...(dice.chance(60) ? { indicator: true } : {}),
    ...(dice.chance(20) ? { isProvisional: true } : {}),
  };
  const grouped = { ...groupBy, ...(Object.keys(groupBy).length < 4 && dice.chance(20) ? { isOverridden: true } : {}) };
  const dimensions = Object.keys(grouped).map(constant);
  const where = dice.chance(35) ? randomFilter(dice, agencyIds) : {};
  const one = dice.chance(85) && !grouped.indicator ? { indicatorIds: [dice.pick(INDICATORS).id] } : {};
  return {
    ...dice.pick(RANKS),
    grain: dice.pick(['MONTH', 'MONTH', 'QUARTER', 'YEAR', 'YEAR']),
    groupBy: grouped,
    where: { ...where, ...one },
    having: dice.some([0], dice.roll(3)).map(() => ({
      measure: constant(dice.pick(FIELDS)),
      comparison: dice.pick(COMPARISONS),
      value: dice.pick(['0', '1', '2', '50', '33.333', '66.667', '100', '4.25']),
      ...maybe(30),
    })),
    orderBy: dice.some([0], 3).map(() => {
      const by = dice.chance(35) && dimensions.length > 0 ? dice.pick(dimensions) : constant(dice.pick(FIELDS));
      return { by, ...(dice.chance(70) ? { direction: dice.pick(['ASC', 'DESC']) } : {}), ...maybe(30) };
    }),
    measures: Object.fromEntries(
      Array.from({ length: 1 + dice.roll(5) }, (_, place) => [`m${place}`, { field: dice.pick(FIELDS), ...maybe(40) }]),
    ),
    change: dice.chance(45) ? null : dice.roll(lastChange),
    boundariesOn: dice.pick(BOUNDARIES),
  };
}

/** Whether it sums up what cannot be summed up: parts of several indicators. */
export function isMixed({ groupBy, where, having, orderBy, measures }: ObservationQuestion): boolean {
  const isOfOne = (filter: QuestionFilter | null | undefined) => (filter?.indicatorIds?.length ?? 2) <= 1;
  const asked = [
    ...having.map(({ measure, where: own }) => ({ field: measure, own })),
    ...orderBy.map(({ by, where: own }) => ({ field: by, own })),
    ...Object.values(measures).map(({ field, where: own }) => ({ field: constant(field), own })),
  ];
  const sums = asked.filter(({ field }) => ['NUMERATOR', 'DENOMINATOR', 'AMOUNT', 'RATE'].includes(field));
  return !groupBy.indicator && !isOfOne(where) && sums.some(({ own }) => !isOfOne(own));
}

function randomFilter(dice: Dice, agencyIds: readonly string[]): QuestionFilter {
  const ids = INDICATORS.map(({ id }) => id);
  return {
    ...(dice.chance(10) ? { agencyIds: dice.some([...agencyIds, STRANGER], 20) } : {}),
    ...(dice.chance(30) ? { withinAgencyIds: dice.some(agencyIds, 30) } : {}),
    ...(dice.chance(20) ? { periodFrom: dice.pick(DAYS) } : {}),
    ...(dice.chance(20) ? { periodTo: dice.pick(DAYS) } : {}),
    ...(dice.chance(25) ? { indicatorIds: [...new Set(dice.some(ids, 3))] } : {}),
    ...(dice.chance(20) ? { isProvisional: dice.chance(50) } : {}),
    ...(dice.chance(20) ? { isOverridden: dice.chance(50) } : {}),
  };
}

function constant(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
