import { compareDecimals, type Decimal, divideDecimals, subtractDecimals } from '../../../domain/ratio.ts';
import type { IndicatorMethod, IndicatorUnit } from '../generated/types.ts';
import type { StatedNumber } from './value.ts';

/** Why a number, or what it is about, cannot be recorded: a code of problems.ts, where in the input, and what its sentence names. */
export interface Refusal<Code extends string = RefusalCode> {
  readonly code: Code;
  readonly at: readonly string[];
  readonly named: readonly string[];
}
export type RefusalCode =
  | 'NUMBER_MISSING'
  | 'PARTS_INCOMPLETE'
  | 'NUMBER_NEGATIVE'
  | 'PARTS_OF_NO_RATIO'
  | 'RATIO_ABOVE_ONE'
  | 'VALUE_CONTRADICTS_PARTS'
  | 'UNIT_NOT_OF_INDICATOR'
  | 'PERIOD_BACKWARDS'
  | 'PERIOD_IN_FUTURE'
  | 'STATED_IN_FUTURE'
  | 'SCOPE_WITHOUT_AGENCY'
  | 'SCOPE_WITH_AGENCY'
  | 'CLAUSE_WITHOUT_DOCUMENT'
  | 'MEMBER_ON_BOTH_SIDES'
  | 'MEMBERS_UNNAMED'
  | 'MISSING_COUNT_TOO_SMALL'
  | 'SURVEY_WITHOUT_PERIOD'
  | 'SURVEY_NOT_OVER'
  | 'SURVEY_WITHOUT_SOURCE';

/** What a number is measured by. */
export interface Measure {
  readonly unit: IndicatorUnit;
  /** Whether more than the whole is possible. */
  readonly mayExceedWhole: boolean;
}

/** Units of changes: below zero is possible, parts are not. */
const CHANGES: readonly IndicatorUnit[] = ['PERCENTAGE_POINT', 'UNKNOWN'];

/**
 * What is wrong with a number in a unit. Out of zero is nothing wrong: nothing happened. More than the whole is, unless the
 * indicator says that it may be; so is less than zero, but of a change.
 */
export function numberRefusals(
  number: StatedNumber,
  unit: IndicatorUnit,
  { mayExceedWhole }: Pick<Measure, 'mayExceedWhole'>,
): Refusal[] {
  const { numerator = null, denominator = null, value = null } = number;
  if (numerator === null && denominator === null && value === null) {
    return [{ code: 'NUMBER_MISSING', at: [], named: [] }];
  }
  if ((numerator === null) !== (denominator === null)) {
    const missing = numerator === null ? 'numerator' : 'denominator';
    return [{ code: 'PARTS_INCOMPLETE', at: [missing], named: [missing] }];
  }
  const negative = negativeOnes({ numerator, denominator, value }, unit);
  if (negative.length > 0) return negative;
  const whole = mayExceedWhole ? null : aboveWhole(number, unit);
  if (numerator === null || denominator === null) return whole ?? [];
  if (CHANGES.includes(unit)) return [{ code: 'PARTS_OF_NO_RATIO', at: ['numerator'], named: [unit] }];
  return [...(whole ?? []), ...contradiction({ numerator, denominator, value }, unit)];
}

function negativeOnes(number: Readonly<Record<'numerator' | 'denominator' | 'value', Decimal | null>>, unit: string) {
  const mayFall = CHANGES.some((change) => change === unit);
  return Object.entries(number).flatMap(([field, amount]): Refusal[] =>
    amount === null || compareDecimals(amount, 0) >= 0 || (mayFall && field === 'value')
      ? []
      : [{ code: 'NUMBER_NEGATIVE', at: [field], named: [field, amount] }],
  );
}

function aboveWhole({ numerator, denominator, value }: StatedNumber, unit: string): Refusal[] {
  if (numerator != null && denominator != null && compareDecimals(numerator, denominator) > 0) {
    return [{ code: 'RATIO_ABOVE_ONE', at: ['numerator'], named: [`${numerator}/${denominator}`] }];
  }
  if (value != null && unit === 'PERCENT' && compareDecimals(value, 100) > 0) {
    return [{ code: 'RATIO_ABOVE_ONE', at: ['value'], named: [`${value}%`] }];
  }
  return [];
}

/** A value beside parts is what they come to, in as many places as it has: rounded or cut off, as sources do. */
function contradiction(
  { numerator, denominator, value }: Readonly<Record<'numerator' | 'denominator' | 'value', Decimal | null>>,
  unit: IndicatorUnit,
): Refusal[] {
  if (value === null || numerator === null || denominator === null) return [];
  const refusal: Refusal = {
    code: 'VALUE_CONTRADICTS_PARTS',
    at: ['value'],
    named: [value, `${numerator}/${denominator}`],
  };
  if (unit === 'COUNT') return compareDecimals(value, numerator) === 0 ? [] : [refusal];
  if (compareDecimals(denominator, 0) === 0) return [refusal];
  const places = value.split('.')[1]?.length ?? 0;
  // A hundredth of the denominator below: a percentage. Some places more than the value has, for what is cut off.
  const below = unit === 'PERCENT' ? hundredth(denominator) : denominator;
  const exact = divideDecimals(numerator, below, places + 6);
  const distance = subtractDecimals(value, exact).replace('-', '');
  const unitOfLastPlace = places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`;
  return compareDecimals(distance, unitOfLastPlace) < 0 ? [] : [refusal];
}

function hundredth(amount: Decimal): Decimal {
  return divideDecimals(amount, 100, (amount.split('.')[1]?.length ?? 0) + 2);
}

/** Whether numbers of a unit can be of an indicator: its own, a difference of its shares, or one that is still to be decided. */
export function unitRefusals(unit: IndicatorUnit, indicatorUnit: IndicatorUnit): Refusal[] {
  const fits =
    unit === indicatorUnit ||
    unit === 'UNKNOWN' ||
    indicatorUnit === 'UNKNOWN' ||
    (unit === 'PERCENTAGE_POINT' && indicatorUnit === 'PERCENT');
  return fits ? [] : [{ code: 'UNIT_NOT_OF_INDICATOR', at: ['unit'], named: [unit, indicatorUnit] }];
}

/** What an observation says of time. Days are 'YYYY-MM-DD'. */
export interface StatedTime {
  readonly from: string | null;
  readonly to: string;
  readonly statedOn: string | null;
}

/**
 * What is wrong with when a number is said to be about: a period that ends before it begins; one that has not begun, or ends
 * after this year; a day that has not come.
 */
export function timeRefusals({ from, to, statedOn }: StatedTime, today: string): Refusal[] {
  const found: Refusal[] = [];
  const add = (code: RefusalCode, field: string, ...named: readonly string[]) =>
    found.push({ code, at: [field], named });
  const lastOfYear = `${today.slice(0, 4)}-12-31`;
  if (from !== null && from > to) add('PERIOD_BACKWARDS', 'from', from, to);
  else if (from !== null && from > today) add('PERIOD_IN_FUTURE', 'from', from, today);
  else if (to > (from === null ? today : lastOfYear)) add('PERIOD_IN_FUTURE', 'to', to, today);
  if (statedOn !== null && statedOn > today) add('STATED_IN_FUTURE', 'statedOn', statedOn, today);
  return found;
}

/** Where a number comes from: a document, or somebody who published it. */
export interface StatedSource {
  readonly directiveId: string | null;
  readonly publishedBy: string | null;
}

/**
 * What is wrong with a number of what is asked of people or put together by an evaluator: it is about a period that is over, and
 * somebody published it. What is counted may be a number of today.
 */
export function surveyRefusals(
  { from, to, directiveId, publishedBy }: Omit<StatedTime, 'statedOn'> & StatedSource,
  method: IndicatorMethod,
  today: string,
): Refusal[] {
  if (method === 'COUNTED') return [];
  const found: Refusal[] = [];
  if (from === null) found.push({ code: 'SURVEY_WITHOUT_PERIOD', at: ['from'], named: [] });
  if (to >= today) found.push({ code: 'SURVEY_NOT_OVER', at: ['to'], named: [to, today] });
  if (directiveId === null && publishedBy === null) {
    found.push({ code: 'SURVEY_WITHOUT_SOURCE', at: ['publishedBy'], named: [] });
  }
  return found;
}

/** Whether a number is about a period that had not ended on the day on which it is recorded. */
export function isBeforeTheEnd({ from, to }: Pick<StatedTime, 'from' | 'to'>, today: string): boolean {
  return from !== null && to >= today;
}

/** Whom an observation names. */
export interface StatedMembers {
  readonly memberIds: readonly string[];
  readonly missingMemberIds: readonly string[];
  readonly missingCount: number | null;
  readonly areMembersStated: boolean | null;
}

/** What is wrong with those whom an observation names. */
export function memberRefusals(members: StatedMembers): Refusal[] {
  const { memberIds, missingMemberIds, missingCount, areMembersStated } = members;
  const both = memberIds.filter((id) => missingMemberIds.includes(id));
  const found: Refusal[] = both.map((id) => ({ code: 'MEMBER_ON_BOTH_SIDES', at: ['missingMemberIds'], named: [id] }));
  if (areMembersStated !== null && memberIds.length + missingMemberIds.length === 0) {
    found.push({ code: 'MEMBERS_UNNAMED', at: ['areMembersStated'], named: [] });
  }
  if (missingCount !== null && missingCount < missingMemberIds.length) {
    const named = [String(missingCount), String(missingMemberIds.length)];
    found.push({ code: 'MISSING_COUNT_TOO_SMALL', at: ['missingCount'], named });
  }
  return found;
}

/** What follows from the names: how many are missing, as many as are named; whether they are stated, not unless told. */
export function withMembers(members: StatedMembers): StatedMembers {
  const { memberIds, missingMemberIds, missingCount, areMembersStated } = members;
  const isNamed = memberIds.length + missingMemberIds.length > 0;
  return {
    ...members,
    missingCount: missingCount ?? (missingMemberIds.length > 0 ? missingMemberIds.length : null),
    areMembersStated: areMembersStated ?? (isNamed ? false : null),
  };
}

/** What a correction says of the names: what is left out stays, null blanks, a list takes the place of the list before. */
export interface SaidMembers {
  readonly memberIds?: readonly string[] | null;
  readonly missingMemberIds?: readonly string[] | null;
  readonly missingCount?: number | null;
  readonly areMembersStated?: boolean | null;
}

/** Counts and doubts that followed from the names follow from the right ones, unless they are corrected themselves. */
export function correctedMembers(recorded: StatedMembers, said: SaidMembers): StatedMembers {
  const memberIds = said.memberIds ? [...new Set(said.memberIds)] : recorded.memberIds;
  const missingMemberIds = said.missingMemberIds ? [...new Set(said.missingMemberIds)] : recorded.missingMemberIds;
  const wasCounted = recorded.missingCount === recorded.missingMemberIds.length;
  const isUnnamed = memberIds.length + missingMemberIds.length === 0;
  const { missingCount = wasCounted ? null : recorded.missingCount } = said;
  const { areMembersStated = isUnnamed ? null : recorded.areMembersStated } = said;
  return withMembers({ memberIds, missingMemberIds, missingCount, areMembersStated });
}
