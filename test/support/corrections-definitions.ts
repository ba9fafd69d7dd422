import { addDays } from '../../domain/period.ts';
import type { Draw } from './corrections-commands.ts';
import { AGENCIES, COMPONENTS, INDEX, INDICATORS, OFFICE, officerOf, PERIODS } from './corrections-world.ts';
import type { Dice } from './cube-questions.ts';
import { OPERATOR } from './hub.ts';

const reasonOf = (number: number) => ({ reason: `Đính chính số ${number}` });
const half = (dice: Dice) => dice.chance(50);

/** Corrections of what is measured, how it is scored, and of scores as they were published. */
export const DEFINITIONS: readonly Draw[] = [
  function correctIndicator(dice, world) {
    const indicator = dice.pick(INDICATORS);
    const other = dice.pick(INDICATORS.filter((each) => each !== indicator));
    const number = world.next();
    return {
      ...{ concern: 'definitions', name: 'correctIndicator', viewer: OPERATOR, seenIn: 'indicator' },
      about: { indicator },
      input: {
        ...{ indicatorId: indicator, denominator: `mẫu số đúng ${number}`, ownerId: dice.pick([OFFICE, null]) },
        ...(half(dice) ? { seriesBreaks: [{ on: '2025-07-01', reason: `Sáp nhập, lần ${number}` }] } : {}),
        ...(half(dice)
          ? { similarTo: [{ indicatorId: other, kind: 'PART_OF', difference: `Khác nhau ${number}` }] }
          : {}),
        ...reasonOf(number),
      },
    };
  },
  function correctWeights(dice, world) {
    const number = world.next();
    return {
      ...{ concern: 'definitions', name: 'recordScorecardDefinition', viewer: OPERATOR },
      ...{ seenIn: 'scorecardDefinition', about: { index: INDEX, on: '2024-01-01', period: '2024-11' } },
      input: { ...version(dice, number), definitionId: world.definitionId, ...reasonOf(number) },
    };
  },
  function recordVersion(dice, world) {
    const number = world.next();
    const validFrom = addDays('2024-02-01', number);
    return {
      ...{ concern: 'definitions', name: 'recordScorecardDefinition', viewer: OPERATOR },
      ...{ seenIn: 'scorecardDefinition', about: { index: INDEX, on: validFrom } },
      input: { ...version(dice, number), validFrom },
    };
  },
  function recordOfficialScore(dice, world) {
    const known = half(dice) && world.scores.length > 0 ? dice.pick(world.scores) : null;
    const agency = known?.agency ?? dice.pick(AGENCIES);
    const period = known?.period ?? dice.pick(PERIODS[agency]!);
    const number = world.next();
    const input = known?.input ?? {
      ...{ key: INDEX, agencyId: agency, period, source: `Báo cáo ${number}`, statedOn: '2026-03-10' },
      ...(half(dice) ? { partKey: 'b' } : {}),
    };
    const correction = known === null ? {} : { officialScoreId: known.id, ...reasonOf(number) };
    return {
      ...{ concern: 'definitions', name: 'recordOfficialScore', viewer: OPERATOR, seenIn: 'scorecard' },
      ...{ about: { index: INDEX, agency, period }, input: { ...input, points: `7.${100 + number}`, ...correction } },
      learn: (id) => known === null && world.scores.push({ id, input, agency, period }),
    };
  },
  function recordDefinitionAsOfficer(dice, world) {
    return {
      ...{ concern: 'definitions', name: 'recordScorecardDefinition', viewer: officerOf(OFFICE) },
      ...{ seenIn: 'scorecardDefinition', about: { index: INDEX }, refusedWith: 'SCORECARD_NOT_YOURS' },
      input: { ...version(dice, 0), definitionId: world.definitionId, ...reasonOf(0) },
    };
  },
];

/** The trial's index: three components in two groups of 10 and 20 points, which are divided in any way. */
export function version(dice: Dice, number: number): Readonly<Record<string, unknown>> {
  const first = 1 + dice.roll(9);
  const [published, synchronised, onTime] = COMPONENTS;
  const component = (key: string, groupKey: string, indicator: string | undefined, points: number) => ({
    ...{ key, groupKey, name: `Chỉ số ${key}`, indicatorId: indicator, points: String(points) },
    fullMarksAtPercent: String(60 + dice.roll(41)),
  });
  return {
    ...{ key: INDEX, name: 'Bộ chỉ số thử', validFrom: '2024-01-01', evaluatorId: OFFICE },
    remark: `Trọng số lần ${number}`,
    groups: [
      { key: 'a', name: 'Công khai', points: '10' },
      { key: 'b', name: 'Tiến độ', points: '20' },
    ],
    components: [
      component('1.1', 'a', published, first),
      component('1.2', 'a', synchronised, 10 - first),
      component('2.1', 'b', onTime, 20),
    ],
    classes: [{ name: 'Đạt', minimum: String(10 + dice.roll(10)) }],
  };
}
