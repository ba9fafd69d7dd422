import type { Viewer } from '../../platform/viewer.ts';
import { SOURCES } from './corrections-counted.ts';
import { DEFINITIONS } from './corrections-definitions.ts';
import type { About, QuestionName } from './corrections-questions.ts';
import {
  AGENCIES,
  agencyId,
  daysOf,
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

const identityOf = ({ indicator, agency, period }: Pick<KnownValue, 'indicator' | 'agency' | 'period'>) =>
  `${indicator} ${agency} ${period}`;

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
    const identity = identityOf({ indicator, agency, period });
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
  function withdrawObservation(dice, world) {
    const value = reported(dice, world);
    // A number that is overridden does not go by the hand of its own agency.
    const isOwn = value !== null && half(dice);
    const about = value ?? dice.pick(world.values);
    return {
      ...{ concern: 'values', name: 'withdrawObservation', seenIn: 'observation', about: aboutValue(about) },
      viewer: isOwn ? officerOf(value.agency!) : OPERATOR,
      ...(isOwn && value.isOverridden ? { refusedWith: 'OBSERVATION_OVERRIDDEN' } : {}),
      input: { observationId: about.id, ...reasonOf(world.next()) },
      learn() {
        world.values.splice(world.values.indexOf(about), 1);
        world.taken.delete(identityOf(about));
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
  function correctMandate(dice, world) {
    const target = dice.pick(world.targets);
    const number = world.next();
    return {
      ...{ concern: 'targets', name: 'correctMandate', viewer: OPERATOR, seenIn: 'target' },
      about: { target: target.id, mandate: target.mandate, indicator: target.indicator, year: target.year },
      input: {
        ...{ mandateId: target.mandate, asWritten: `điểm đúng ${number}`, evaluatorId: dice.pick([OFFICE, null]) },
        ...(half(dice) ? { directiveId: dice.pick(directives).id } : {}),
        ...(dice.chance(20) ? { evidenceId: dice.pick(directives).id } : {}),
        ...(half(dice) ? { number: `I.${number}` } : {}),
        ...reasonOf(number),
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
export const CORRECTIONS: readonly Draw[] = [...VALUES, ...TARGETS, ...DEFINITIONS, ...SOURCES, ...WORK];
