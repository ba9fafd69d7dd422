import {
  AGENCY_GROUPINGS,
  type AgencyRollUp,
  type RollUp,
  type RollUpFlag,
} from '../../platform/cube/agency-roll-up.ts';
import type { Counted, OracleRegister, VisitFilter, VisitQuestion } from './cube-oracle.ts';
import { VISIT_KINDS, type Visit } from './cube-visits.ts';

/** Numbers that look random and are the same for the same seed. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to below `sides`. */
  roll(sides: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  }

  chance(percent: number): boolean {
    return this.roll(100) < percent;
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.roll(values.length)]!;
  }

  some<Value>(values: readonly Value[], most: number): Value[] {
    return Array.from({ length: this.roll(most + 1) }, () => this.pick(values));
  }
}

const idOf = (kind: string, number: number) => `0000000${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const AGENCIES = Array.from({ length: 12 }, (_, number) => idOf('a', number));
export const STRANGER = idOf('f', 1);
const CASES = Array.from({ length: 5 }, (_, number) => idOf('c', number));
export const BOUNDARIES = [null, null, '2024-01-01', '2025-07-01'] as const;

const dayOf = (number: number) => new Date(Date.UTC(2024, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
const DAYS = 730;

export function randomVisits(dice: Dice, { visits, changes }: { visits: number; changes: number }): Visit[] {
  return Array.from({ length: visits }, (): Visit => {
    const change = 1 + dice.roll(changes);
    const first = dice.roll(DAYS);
    const length = dice.pick([0, 0, 5, 27, 80]);
    const amount = dice.roll(5000);
    const hasPeriod = dice.chance(90);
    return {
      agencyId: dice.chance(6) ? null : dice.chance(4) ? STRANGER : dice.pick(AGENCIES),
      happenedOn: dayOf(dice.roll(DAYS)),
      firstOn: hasPeriod ? dayOf(first) : null,
      lastOn: hasPeriod ? dayOf(first + length) : null,
      kind: dice.chance(15) ? null : dice.pick(VISIT_KINDS),
      isUrgent: dice.chance(30),
      isDone: dice.chance(60),
      caseId: dice.chance(20) ? null : dice.pick(CASES),
      amount: dice.chance(15) ? null : dice.chance(10) ? '0' : String(amount / 1000),
      part: dice.chance(15) ? null : String(dice.roll(amount + 1) / 1000),
      change,
      endedBy: dice.chance(35) ? change + 1 + dice.roll(changes) : null,
    };
  });
}

interface Stretch extends Counted {
  readonly from: string | null;
  readonly to: string | null;
}

/** A register in which agencies change whom they count for on days of its own, and the roll-up that says so. */
export function randomRegister(dice: Dice): { readonly register: OracleRegister; readonly rollUp: RollUp } {
  const known = new Map<string, readonly Stretch[]>();
  function remembered(key: string, make: () => readonly Stretch[]): readonly Stretch[] {
    const made = known.get(key) ?? make();
    known.set(key, made);
    return made;
  }

  function stretchesOf(agencyId: string, grouping: string, boundariesOn: string | null): readonly Stretch[] {
    return remembered(JSON.stringify([agencyId, grouping, boundariesOn]), () => {
      const starts = [
        0,
        ...dice.some(
          Array.from({ length: DAYS }, (_, day) => day),
          2,
        ),
      ].toSorted((a, b) => a - b);
      const distinct = [...new Set(starts)];
      return distinct.map((start, index) => {
        const next = distinct[index + 1];
        const flags: readonly RollUpFlag[] = ['NOT_AT_LEVEL', 'SPLIT', 'MERGED_FROM_SEVERAL', 'NO_COUNTERPART'];
        const hasTarget = dice.chance(80);
        return {
          from: index === 0 ? null : dayOf(start),
          to: next === undefined ? null : dayOf(next - 1),
          id: hasTarget ? dice.pick(AGENCIES.slice(0, 4)) : null,
          flag: hasTarget
            ? dice.chance(20)
              ? dice.pick(['PARTLY_MOVED', 'APPORTIONED'] as const)
              : null
            : dice.pick(flags),
        };
      });
    });
  }

  /** When an agency stood under another: not at all, always, or for some days; stretches of one pair do not overlap. */
  function underOf(agencyId: string, aboveId: string, boundariesOn: string | null): readonly Stretch[] {
    return remembered(JSON.stringify([agencyId, aboveId, boundariesOn, 'under']), () => {
      if (agencyId === aboveId) return [{ from: null, to: null, id: aboveId, flag: null }];
      if (dice.chance(60)) return [];
      const [first, second] = [dice.roll(DAYS), dice.roll(DAYS)].toSorted((a, b) => a - b) as [number, number];
      return [
        { from: null, to: dayOf(first), id: aboveId, flag: null },
        ...(second > first + 1 ? [{ from: dayOf(second), to: null, id: aboveId, flag: null }] : []),
      ];
    });
  }

  const on = (stretches: readonly Stretch[], day: string) =>
    stretches.find(({ from, to }) => (from === null || from <= day) && (to === null || to >= day));
  return {
    register: {
      countedFor: (agencyId, day, grouping, boundariesOn) =>
        agencyId === STRANGER ? null : (on(stretchesOf(agencyId, grouping, boundariesOn), day) ?? null),
      isWithin: (agencyId, day, ids, boundariesOn) =>
        agencyId !== STRANGER && ids.some((id) => on(underOf(agencyId, id, boundariesOn), day) !== undefined),
    },
    async rollUp(question) {
      const { boundariesOn } = question;
      const found = AGENCIES.flatMap((agencyId) => {
        const stretches =
          question.to === 'WITHIN'
            ? question.agencyIds.flatMap((id) => underOf(agencyId, id, boundariesOn))
            : stretchesOf(agencyId, question.to === 'LEVEL' ? question.level : 'SELF', boundariesOn);
        return stretches.map((stretch) => ({ agencyId, ...stretch }));
      });
      return {
        agencyIds: found.map(({ agencyId }) => agencyId),
        froms: found.map(({ from }) => from),
        tos: found.map(({ to }) => to),
        targetIds: found.map(({ id }) => id),
        flags: found.map(({ flag }) => flag),
      } satisfies AgencyRollUp;
    },
  };
}

const MEASURES = ['visits', 'doneVisits', 'amount', 'part', 'doneRate', 'partRate'] as const;
const CONSTANTS = ['VISITS', 'DONE_VISITS', 'AMOUNT', 'PART', 'DONE_RATE', 'PART_RATE'] as const;
const COMPARISONS = ['AT_LEAST', 'AT_MOST', 'MORE_THAN', 'LESS_THAN', 'EQUAL_TO'] as const;

export function randomQuestion(dice: Dice, changes: number): VisitQuestion {
  const filters = Array.from({ length: 3 }, () => randomFilter(dice));
  const maybe = (percent: number) => (dice.chance(percent) ? { where: dice.pick(filters) } : {});
  const groupBy = {
    ...(dice.chance(55) ? { agency: dice.pick(AGENCY_GROUPINGS) } : {}),
    ...(dice.chance(45) ? { period: dice.pick(['DAY', 'MONTH', 'QUARTER', 'HALF', 'YEAR']) } : {}),
    ...(dice.chance(35) ? { kind: true } : {}),
    ...(dice.chance(25) ? { isUrgent: dice.chance(80) } : {}),
  };
  const grouped = { ...groupBy, ...(Object.keys(groupBy).length < 4 && dice.chance(20) ? { case: true } : {}) };
  const dimensions = Object.entries(grouped)
    .filter(([, asked]) => asked !== false)
    .map(([name]) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase());
  return {
    groupBy: grouped,
    where: dice.chance(60) ? randomFilter(dice) : null,
    having: dice.some([0], 2).map(() => ({
      measure: dice.pick(CONSTANTS),
      comparison: dice.pick(COMPARISONS),
      value: dice.pick(['0', '1', '2', '50', '33.333', '66.667', '100', '4.25']),
      ...maybe(40),
    })),
    orderBy: dice.some([0], 3).map(() => {
      const by = dice.chance(35) && dimensions.length > 0 ? dice.pick(dimensions) : dice.pick(CONSTANTS);
      return { by, ...(dice.chance(70) ? { direction: dice.pick(['ASC', 'DESC']) } : {}), ...maybe(40) };
    }),
    measures: Object.fromEntries(
      Array.from({ length: 1 + dice.roll(6) }, (_, place) => [
        `m${place}`,
        { field: dice.pick(MEASURES), ...maybe(50) },
      ]),
    ),
    notAfter: dice.chance(80) ? '9999-12-31' : dayOf(dice.roll(DAYS)),
    change: dice.chance(50) ? null : dice.roll(changes + 1),
    boundariesOn: dice.pick(BOUNDARIES),
  };
}

function randomFilter(dice: Dice): VisitFilter {
  return {
    ...(dice.chance(15) ? { agencyIds: dice.some([...AGENCIES, STRANGER], 6) } : {}),
    ...(dice.chance(25) ? { withinAgencyIds: dice.some(AGENCIES, 4) } : {}),
    ...(dice.chance(25) ? { heldFrom: dayOf(dice.roll(DAYS)) } : {}),
    ...(dice.chance(25) ? { heldTo: dayOf(dice.roll(DAYS)) } : {}),
    ...(dice.chance(30) ? { kinds: dice.some(VISIT_KINDS, 3) } : {}),
    ...(dice.chance(25) ? { isUrgent: dice.chance(50) } : {}),
    ...(dice.chance(15) ? { caseIds: dice.some(CASES, 3) } : {}),
  };
}
