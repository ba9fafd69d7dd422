import { parsePeriod } from '../../../domain/period.ts';
import { addDecimals, compareDecimals, type Decimal } from '../../../domain/ratio.ts';
import type { ScoredBy } from './scorecard.ts';

/** Why a version of an index cannot be: a code of problems/scorecards.ts, where in the input, and what its sentence names. */
export interface DefinitionRefusal {
  readonly code:
    | 'SCORECARD_PART_TWICE'
    | 'SCORECARD_GROUP_UNKNOWN'
    | 'SCORECARD_GROUP_TOO_DEEP'
    | 'SCORECARD_POINTS_INVALID'
    | 'SCORECARD_POINTS_EXCEEDED'
    | 'SCORECARD_THRESHOLD_INVALID'
    | 'SCORECARD_FACTOR_UNKNOWN'
    | 'SCORECARD_CLASS_TWICE'
    | 'SCORECARD_WITHOUT_GROUPS';
  readonly at: readonly string[];
  readonly named: readonly string[];
}

type Code = DefinitionRefusal['code'];

function refusal(code: Code, at: readonly (string | number)[], ...named: readonly string[]): DefinitionRefusal {
  return { code, at: at.map(String), named };
}

/**
 * What is wrong with the parts of a version among themselves. Points that nobody knows are no fault; more points in a group than
 * it has are, for then one of the numbers is wrong.
 */
export function definitionRefusals(definition: ScoredBy): DefinitionRefusal[] {
  if (definition.groups.length === 0) return [refusal('SCORECARD_WITHOUT_GROUPS', ['groups'])];
  return [
    ...namesTwice(definition),
    ...groupRefusals(definition),
    ...componentRefusals(definition),
    ...classRefusals(definition),
    ...excesses(definition),
  ];
}

function namesTwice({ groups, components }: ScoredBy): DefinitionRefusal[] {
  const known = new Set<string>();
  const isKnown = (key: string) => known.size === known.add(key).size;
  return [
    ...groups.flatMap(({ key }, at) =>
      isKnown(key) ? [refusal('SCORECARD_PART_TWICE', ['groups', at, 'key'], key)] : [],
    ),
    ...components.flatMap(({ key }, at) =>
      isKnown(key) ? [refusal('SCORECARD_PART_TWICE', ['components', at, 'key'], key)] : [],
    ),
  ];
}

function groupRefusals({ groups }: ScoredBy): DefinitionRefusal[] {
  return groups.flatMap(({ parent, points }, at) => {
    const found: DefinitionRefusal[] = [];
    if (compareDecimals(points, 0) <= 0) {
      found.push(refusal('SCORECARD_POINTS_INVALID', ['groups', at, 'points'], points));
    }
    if (parent === null) return found;
    const above = groups.find(({ key }) => key === parent);
    if (above === undefined) found.push(refusal('SCORECARD_GROUP_UNKNOWN', ['groups', at, 'parentKey'], parent));
    else if (above.parent !== null || above === groups[at]) {
      found.push(refusal('SCORECARD_GROUP_TOO_DEEP', ['groups', at, 'parentKey'], parent));
    }
    return found;
  });
}

function componentRefusals({ groups, components }: ScoredBy): DefinitionRefusal[] {
  return components.flatMap(({ key, group, points, fullMarksAtPercent, multipliedBy }, at) => {
    const place = (field: string) => ['components', at, field];
    const found: DefinitionRefusal[] = [];
    if (!groups.some((one) => one.key === group)) {
      found.push(refusal('SCORECARD_GROUP_UNKNOWN', place('groupKey'), group));
    }
    if (points !== null && compareDecimals(points, 0) < 0) {
      found.push(refusal('SCORECARD_POINTS_INVALID', place('points'), points));
    }
    if (fullMarksAtPercent !== null && !isThreshold(fullMarksAtPercent)) {
      found.push(refusal('SCORECARD_THRESHOLD_INVALID', place('fullMarksAtPercent'), fullMarksAtPercent));
    }
    const factor = components.find((one) => one.key === multipliedBy);
    if (multipliedBy !== null && (multipliedBy === key || factor === undefined || factor.multipliedBy !== null)) {
      found.push(refusal('SCORECARD_FACTOR_UNKNOWN', place('multipliedByKey'), multipliedBy));
    }
    return found;
  });
}

function isThreshold(percent: Decimal): boolean {
  return compareDecimals(percent, 0) > 0 && compareDecimals(percent, 100) <= 0;
}

function classRefusals({ classes }: ScoredBy): DefinitionRefusal[] {
  return classes.flatMap(({ name, minimum }, at) => {
    const before = classes.slice(0, at);
    const isTwice = before.some((one) => one.name === name || compareDecimals(one.minimum, minimum) === 0);
    return [
      ...(compareDecimals(minimum, 0) < 0
        ? [refusal('SCORECARD_POINTS_INVALID', ['classes', at, 'minimum'], minimum)]
        : []),
      ...(isTwice ? [refusal('SCORECARD_CLASS_TWICE', ['classes', at, 'name'], name)] : []),
    ];
  });
}

/** Groups whose parts have more points than they have. */
function excesses({ groups, components }: ScoredBy): DefinitionRefusal[] {
  return groups.flatMap(({ key, points }, at) => {
    const within = groups.filter(({ parent }) => parent === key);
    const keys = new Set([key, ...within.map((group) => group.key)]);
    const own = components.filter(({ group, isScored }) => isScored && keys.has(group));
    const sums = [
      sumOf(within.map((group) => group.points)),
      sumOf(own.flatMap((component) => component.points ?? [])),
    ];
    const excess = sums.find((sum) => compareDecimals(sum, points) > 0);
    return excess === undefined ? [] : [refusal('SCORECARD_POINTS_EXCEEDED', ['groups', at, 'points'], points, excess)];
  });
}

function sumOf(decimals: readonly Decimal[]): Decimal {
  return decimals.reduce((sum, decimal) => addDecimals(sum, decimal), '0');
}

/** The most points of a part of an index, by its key, or of the whole for null; of a component of unknown weight those of its group. Null for what is no part. */
export function maximumOf({ groups, components }: ScoredBy, partKey: string | null): Decimal | null {
  if (partKey === null) return sumOf(groups.filter(({ parent }) => parent === null).map(({ points }) => points));
  const component = components.find(({ key }) => key === partKey);
  if (component?.points != null) return component.points;
  const groupKey = component?.group ?? partKey;
  return groups.find(({ key }) => key === groupKey)?.points ?? null;
}

/** Whether a text names a period for which scores are made: a month, quarter, half-year or year. */
export function isScoredPeriod(text: string): boolean {
  if (!/^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/.test(text) || text.startsWith('0000')) return false;
  return parsePeriod(text).grain !== 'DAY';
}
