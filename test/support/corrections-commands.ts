import { addDays } from '../../domain/period.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { About, QuestionName } from './corrections-questions.ts';
import {
  AGENCIES,
  agencyId,
  COMPONENTS,
  daysOf,
  INDEX,
  INDICATORS,
  indicatorId,
  JUDGED,
  type KnownValue,
  OFFICE,
  officerOf,
  PERIODS,
  type World,
} from './corrections-world.ts';
import type { Dice } from './cube-questions.ts';
import { OPERATOR } from './hub.ts';
import { directives, mandates } from './reference-data.ts';

/** What a correction changes. */
export type Concern = 'values' | 'targets' | 'definitions' | 'boundaries' | 'work';

/** A command that is to be sent, and what it has to come to. */
export interface Correction {
  readonly concern: Concern;
  readonly name: string;
  readonly viewer: Viewer;
  readonly input: Readonly<Record<string, unknown>>;
  /** The code that it has to be refused with; left out when it has to be done. */
  readonly refusedWith?: string;
  readonly about: Partial<About>;
  /** The question whose answer it changes. */
  readonly seenIn: QuestionName;
  /** What is known once it was done; `id` is that of what it shows. */
  readonly learn?: (id: string) => void;
}

export type Draw = (dice: Dice, world: World) => Correction;

const reasonOf = (number: number) => ({ reason: `Đính chính số ${number}` });
const half = (dice: Dice) => dice.chance(50);
const aboutValue = ({ id, indicator, agency, period }: KnownValue): Partial<About> => ({
  ...{ observation: id, indicator, period },
  ...(agency === null ? {} : { agency }),
});

/** One that its agency reported, which is not overridden where `isOverridden` says so. */
function reported(dice: Dice, world: World, isOverridden?: boolean): KnownValue | null {
  const found = world.values.filter(
    (value) => value.agency !== null && (isOverridden === undefined || value.isOverridden === isOverridden),
  );
  return found.length === 0 ? null : dice.pick(found);
}

const VALUES: readonly Draw[] = [
  function recordObservation(dice, world) {
    const agency = dice.pick(AGENCIES);
    const [indicator, period] = [dice.pick(INDICATORS), dice.pick(PERIODS[agency]!)];
    const identity = `${indicator} ${agency} ${period}`;
    const isTaken = world.taken.has(identity);
    return {
      ...{ concern: 'values', name: 'recordObservation', viewer: officerOf(agency), seenIn: 'agency' },
      input: {
        ...{ indicatorId: indicator, agencyId: agency, unit: 'PERCENT', numerator: String(dice.roll(1001)) },
        ...{ denominator: '1000', ...daysOf(period), periodAsWritten: period },
      },
      ...(isTaken ? { refusedWith: 'OBSERVATION_EXISTS' } : {}),
      about: { indicator, agency, period },
      learn(id) {
        world.taken.add(identity);
        world.values.push({ id, indicator, agency, period, hasParts: true, isOverridden: false });
      },
    };
  },
  function correctObservation(dice, world) {
    const value = (half(dice) ? reported(dice, world) : null) ?? dice.pick(world.values);
    const number = world.next();
    const said = value.hasParts
      ? { numerator: String(dice.roll(1001)), isProvisional: half(dice), memberIds: half(dice) ? [OFFICE] : [] }
      : { isEstimated: half(dice) };
    return {
      ...{ concern: 'values', name: 'correctObservation', seenIn: 'observation', about: aboutValue(value) },
      viewer: value.agency !== null && half(dice) ? officerOf(value.agency) : OPERATOR,
      input: { observationId: value.id, ...said, asWritten: `số đúng ${number}`, ...reasonOf(number) },
    };
  },
  function correctObservationOfOthers(dice, world) {
    const value = dice.pick(world.values);
    const agency = dice.pick(AGENCIES.filter((each) => each !== value.agency));
    return {
      ...{ concern: 'values', name: 'correctObservation', seenIn: 'observation', about: aboutValue(value) },
      ...{ viewer: officerOf(agency), refusedWith: 'NOT_YOURS' },
      input: { observationId: value.id, asWritten: 'số của cơ quan khác', ...reasonOf(0) },
    };
  },
  function overrideObservation(dice, world) {
    const value = reported(dice, world) ?? dice.pick(world.values);
    const number = world.next();
    const isOwn = value.agency !== null && dice.chance(15);
    const isJudged = JUDGED.includes(value.indicator) && value.agency !== null;
    return {
      ...{ concern: 'values', name: 'overrideObservation', seenIn: 'observation', about: aboutValue(value) },
      viewer: isOwn ? officerOf(value.agency!) : isJudged && half(dice) ? officerOf(OFFICE) : OPERATOR,
      ...(isOwn ? { refusedWith: 'OVERRIDE_OF_OWN' } : {}),
      input: { observationId: value.id, value: String(dice.roll(101)), ...reasonOf(number) },
      learn() {
        value.isOverridden = true;
      },
    };
  },
  function endOverride(dice, world) {
    const value = reported(dice, world, dice.chance(90)) ?? dice.pick(world.values);
    return {
      ...{ concern: 'values', name: 'endOverride', viewer: OPERATOR, seenIn: 'observation', about: aboutValue(value) },
      ...(value.isOverridden ? {} : { refusedWith: 'OVERRIDE_NOT_FOUND' }),
      input: { observationId: value.id, ...reasonOf(world.next()) },
      learn() {
        value.isOverridden = false;
      },
    };
  },
];

const TARGETS: readonly Draw[] = [
  function recordTarget(dice, world) {
    const [indicator, agency] = [dice.pick(JUDGED), dice.pick(AGENCIES)];
    const isBefore = PERIODS[agency]!.includes('2024');
    const year = isBefore ? 2024 : 2025;
    const mandate = dice.pick(mandates.filter((each) => indicatorId(each.indicator) === indicator)).id;
    return {
      ...{ concern: 'targets', name: 'recordTarget', viewer: OPERATOR, seenIn: 'targets' },
      about: { indicator, agency, year, mandate },
      input: {
        ...{ mandateId: mandate, number: `T${world.next()}`, value: String(40 + dice.roll(60)), unit: 'PERCENT' },
        ...{ operator: dice.pick(['AT_LEAST', 'MORE_THAN', null]), asWritten: 'tỷ lệ', agencyIds: [agency] },
        ...{ strength: dice.pick(['ASSIGNED', 'AIM']), from: `${year}-01-01`, to: `${year}-12-31` },
      },
      learn: (id) => world.targets.push({ id, indicator, agency, year, mandate }),
    };
  },
  function correctTarget(dice, world) {
    const target = dice.pick(world.targets);
    const number = world.next();
    return {
      ...{ concern: 'targets', name: 'correctTarget', viewer: OPERATOR, seenIn: 'target' },
      about: { target: target.id, indicator: target.indicator, agency: target.agency, year: target.year },
      input: {
        ...{ targetId: target.id, value: String(40 + dice.roll(60)), asWritten: `mục tiêu đúng ${number}` },
        ...{ strength: dice.pick(['ASSIGNED', 'AIM']), operator: dice.pick(['AT_LEAST', null]), ...reasonOf(number) },
        ...(half(dice) ? { to: `${target.year}-12-${dice.pick(['30', '31'])}` } : {}),
      },
    };
  },
  function correctTargetOfAnotherTime(dice, world) {
    const { id, indicator, year } = dice.pick(world.targets);
    return {
      ...{ concern: 'targets', name: 'correctTarget', viewer: OPERATOR, seenIn: 'target' },
      ...{ refusedWith: 'TARGET_OF_ANOTHER_TIME', about: { target: id, indicator, year } },
      input: { targetId: id, from: `${year + 1}-01-01`, to: `${year + 1}-12-31`, ...reasonOf(0) },
    };
  },
];

const DEFINITIONS: readonly Draw[] = [
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

const MEMBER_KINDS = [['PROVINCE'], ['MINISTRY'], ['PROVINCE', 'MINISTRY']] as const;

const WORK: readonly Draw[] = [
  function recordAgencyClass(_, world) {
    const number = world.next();
    return {
      ...{ concern: 'boundaries', name: 'recordAgencyClass', viewer: OPERATOR, seenIn: 'target' },
      about: { target: world.classTargetId!, year: 2025, indicator: indicatorId('data_reuse') },
      input: {
        ...{ agencyClassId: world.classId, name: `Nhóm thử ${number}` },
        memberKinds: MEMBER_KINDS[number % MEMBER_KINDS.length],
      },
    };
  },
  function correctDirective(dice, world) {
    const directive = dice.pick(directives).id;
    const number = world.next();
    return {
      ...{ concern: 'work', name: 'correctDirective', viewer: OPERATOR, seenIn: 'mandates', about: { directive } },
      input: { directiveId: directive, subject: `Về việc số ${number}`, ...reasonOf(number) },
    };
  },
  function recordTask(dice, world) {
    const directive = dice.pick(directives.filter(({ issuedOn }) => issuedOn !== null)).id;
    // It was there before any of them.
    const agency = agencyId('ministry/y-te');
    const addressees = [{ agencyId: agency, asWritten: 'cơ quan', role: 'LEAD' }];
    return {
      ...{ concern: 'work', name: 'recordTask', viewer: OPERATOR, seenIn: 'work', about: { agency, directive } },
      input: { directiveId: directive, clause: `T.${world.next()}`, title: 'Rà soát thủ tục', addressees },
    };
  },
];

/** All commands that correct or record what questions are about, one draw for each way to do so. */
export const CORRECTIONS: readonly Draw[] = [...VALUES, ...TARGETS, ...DEFINITIONS, ...WORK];
