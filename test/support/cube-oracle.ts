import type { RollUpFlag } from '../../platform/cube/agency-roll-up.ts';
import type { Visit } from './cube-visits.ts';

/**
 * What a question about visits has to be answered, worked out visit by visit in plain numbers and texts, without anything of
 * the cube: amounts are thousandths as bigint, rates are compared by their two numbers.
 */

/** Where an agency's visits of a day count: with or without an agency, and what is to be known of it. */
export interface Counted {
  readonly id: string | null;
  readonly flag: RollUpFlag | null;
}

/** The register as the oracle knows it: asked about one day of one agency. */
export interface OracleRegister {
  /** Null when the register does not know the agency. */
  countedFor(agencyId: string, day: string, grouping: string, boundariesOn: string | null): Counted | null;
  /** Whether it is one of these or under one, on that day. */
  isWithin(agencyId: string, day: string, ids: readonly string[], boundariesOn: string | null): boolean;
}

export interface VisitFilter {
  readonly agencyIds?: readonly string[];
  readonly withinAgencyIds?: readonly string[];
  readonly heldFrom?: string;
  readonly heldTo?: string;
  readonly kinds?: readonly string[];
  readonly isUrgent?: boolean;
  readonly caseIds?: readonly string[];
}

export interface VisitQuestion {
  readonly groupBy: {
    readonly agency?: string;
    readonly period?: string;
    readonly kind?: boolean;
    readonly isUrgent?: boolean;
    readonly case?: boolean;
  };
  readonly where: VisitFilter | null;
  readonly having: readonly { measure: string; comparison: string; value: string; where?: VisitFilter }[];
  readonly orderBy: readonly { by: string; direction?: string; where?: VisitFilter }[];
  /** The fields asked for, by alias. */
  readonly measures: Readonly<Record<string, { readonly field: string; readonly where?: VisitFilter }>>;
  readonly notAfter: string;
  /** Null for the present. */
  readonly change: number | null;
  readonly boundariesOn: string | null;
}

export type AnsweredRow = Readonly<Record<string, unknown>>;

interface Key {
  readonly agency?: Counted;
  readonly period?: { readonly name: string } | null;
  readonly kind?: string | null;
  readonly isUrgent?: boolean;
  readonly case?: string | null;
}

interface Group {
  readonly key: Key;
  readonly visits: readonly Visit[];
}

const FLAG_ORDER: readonly RollUpFlag[] = [
  ...(['NO_AGENCY', 'NOT_IN_REGISTER', 'NOT_AT_LEVEL', 'SPLIT', 'MERGED_FROM_SEVERAL'] as const),
  ...(['PARTLY_MOVED', 'NO_COUNTERPART', 'APPORTIONED'] as const),
];

/** All rows of the answer, in their order. */
export function oracleAnswer(
  visits: readonly Visit[],
  register: OracleRegister,
  question: VisitQuestion,
): readonly AnsweredRow[] {
  const { change, notAfter, boundariesOn, groupBy } = question;
  const lets = (filter: VisitFilter | null | undefined) => (visit: Visit) =>
    meets(visit, filter ?? {}, register, boundariesOn);
  const known = visits
    .filter((visit) =>
      change === null
        ? visit.endedBy === null
        : visit.change <= change && (visit.endedBy === null || visit.endedBy > change),
    )
    .filter(({ happenedOn }) => happenedOn <= notAfter)
    .filter(lets(question.where));

  const groups = new Map<string, { key: Key; visits: Visit[]; flags: Set<RollUpFlag> }>();
  if (Object.values(groupBy).every((asked) => asked === undefined || asked === false)) {
    groups.set('', { key: {}, visits: [], flags: new Set() });
  }
  for (const visit of known) {
    const key = keyOf(visit, question, register);
    const { agency, ...rest } = key;
    // An agency is one group whatever is to be known of some of its visits; without one, each reason is a group.
    const name = groups.has('') ? '' : JSON.stringify([agency?.id ?? agency?.flag ?? '', rest]);
    const group = groups.get(name) ?? { key, visits: [], flags: new Set<RollUpFlag>() };
    group.visits.push(visit);
    if (agency?.flag) group.flags.add(agency.flag);
    groups.set(name, group);
  }

  const quantity = (field: string, group: Group, filter: VisitFilter | undefined) =>
    quantityOf(field, group.visits.filter(lets(filter)));
  return [...groups.values()]
    .filter((group) =>
      question.having.every(({ measure, comparison, value, where }) =>
        compares(quantity(camel(measure), group, where), comparison, value),
      ),
    )
    .sort((a, b) => {
      for (const { by, direction, where } of question.orderBy) {
        const field = camel(by);
        const order =
          field in a.key
            ? keyOrder(a.key, b.key, field as keyof Key, direction)
            : quantityOrder(quantity(field, a, where), quantity(field, b, where), direction);
        if (order !== 0) return order;
      }
      for (const field of ['agency', 'period', 'kind', 'isUrgent', 'case'] as const) {
        const order = keyOrder(a.key, b.key, field, 'ASC');
        if (order !== 0) return order;
      }
      return 0;
    })
    .map((group) => ({
      agency: group.key.agency?.id ? { id: group.key.agency.id } : null,
      agencyFlags: FLAG_ORDER.filter((flag) => group.flags.has(flag)),
      period: group.key.period ?? null,
      kind: group.key.kind ?? null,
      isUrgent: group.key.isUrgent ?? null,
      case: group.key.case ? { id: group.key.case } : null,
      ...Object.fromEntries(
        Object.entries(question.measures).map(([alias, { field, where }]) => [
          alias,
          shown(field, quantity(field, group, where)),
        ]),
      ),
    }));
}

function keyOf(visit: Visit, { groupBy, boundariesOn }: VisitQuestion, register: OracleRegister): Key {
  const { agency, period, kind, isUrgent } = groupBy;
  return {
    ...(agency === undefined ? {} : { agency: countedFor(visit, agency, boundariesOn, register) }),
    ...(period === undefined ? {} : { period: periodOf(visit, period) }),
    ...(kind ? { kind: visit.kind } : {}),
    ...(isUrgent ? { isUrgent: visit.isUrgent } : {}),
    ...(groupBy.case ? { case: visit.caseId } : {}),
  };
}

function countedFor(
  { agencyId, happenedOn }: Visit,
  grouping: string,
  boundariesOn: string | null,
  register: OracleRegister,
): Counted {
  if (agencyId === null) return { id: null, flag: 'NO_AGENCY' };
  if (grouping === 'SELF' && boundariesOn === null) return { id: agencyId, flag: null };
  return register.countedFor(agencyId, happenedOn, grouping, boundariesOn) ?? { id: null, flag: 'NOT_IN_REGISTER' };
}

function periodOf({ firstOn, lastOn }: Visit, grain: string): { name: string } | null {
  if (firstOn === null || lastOn === null) return null;
  const name = nameOf(firstOn, grain);
  return name === nameOf(lastOn, grain) ? { name } : null;
}

function nameOf(day: string, grain: string): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  if (grain === 'DAY') return day;
  if (grain === 'MONTH') return day.slice(0, 7);
  if (grain === 'QUARTER') return `${year}-Q${Math.floor((month - 1) / 3) + 1}`;
  if (grain === 'HALF') return `${year}-H${month <= 6 ? 1 : 2}`;
  return year;
}

function meets(visit: Visit, filter: VisitFilter, register: OracleRegister, boundariesOn: string | null): boolean {
  const { agencyIds, withinAgencyIds, heldFrom, heldTo, kinds, isUrgent, caseIds } = filter;
  const { agencyId, happenedOn, firstOn, lastOn, kind, caseId } = visit;
  if (agencyIds && !(agencyId !== null && agencyIds.includes(agencyId))) return false;
  if (
    withinAgencyIds &&
    !(agencyId !== null && register.isWithin(agencyId, happenedOn, withinAgencyIds, boundariesOn))
  ) {
    return false;
  }
  if (heldFrom !== undefined && !(firstOn !== null && firstOn >= heldFrom)) return false;
  if (heldTo !== undefined && !(lastOn !== null && lastOn <= heldTo)) return false;
  if (kinds && !(kind !== null && kinds.includes(kind))) return false;
  if (isUrgent !== undefined && visit.isUrgent !== isUrgent) return false;
  return !caseIds || (caseId !== null && caseIds.includes(caseId));
}

/** One number, or one out of another, in thousandths. */
type Quantity = readonly [above: bigint, below: bigint | null];

function quantityOf(field: string, visits: readonly Visit[]): Quantity {
  const all = BigInt(visits.length) * 1000n;
  const done = BigInt(visits.filter(({ isDone }) => isDone).length) * 1000n;
  const sum = (read: (visit: Visit) => string | null) =>
    visits.reduce((total, visit) => total + thousandths(read(visit) ?? '0'), 0n);
  const amount = sum((visit) => visit.amount);
  const part = sum((visit) => visit.part);
  switch (field) {
    case 'visits':
      return [all, null];
    case 'doneVisits':
      return [done, null];
    case 'amount':
      return [amount, null];
    case 'part':
      return [part, null];
    case 'doneRate':
      return [done, all];
    default:
      return [part, amount];
  }
}

function compares([above, below]: Quantity, comparison: string, value: string): boolean {
  if (below === 0n) return false;
  const distance = below === null ? above - thousandths(value) : above * 100_000n - thousandths(value) * below;
  if (comparison === 'AT_LEAST') return distance >= 0n;
  if (comparison === 'AT_MOST') return distance <= 0n;
  if (comparison === 'MORE_THAN') return distance > 0n;
  if (comparison === 'LESS_THAN') return distance < 0n;
  return distance === 0n;
}

function quantityOrder([a, aBelow]: Quantity, [b, bBelow]: Quantity, direction: string | undefined): number {
  if (aBelow === 0n || bBelow === 0n) return Number(aBelow === 0n) - Number(bBelow === 0n);
  const distance = aBelow === null || bBelow === null ? a - b : a * bBelow - b * aBelow;
  return sign(distance) * (direction === 'DESC' ? -1 : 1);
}

function keyOrder(a: Key, b: Key, field: keyof Key, direction: string | undefined): number {
  const turn = direction === 'DESC' ? -1 : 1;
  if (field === 'agency') {
    const byId = textOrder(a.agency?.id ?? null, b.agency?.id ?? null, turn);
    const why = (key: Key) => (key.agency?.id == null && key.agency?.flag ? FLAG_ORDER.indexOf(key.agency.flag) : -1);
    return byId || (why(a) - why(b)) * turn;
  }
  if (field === 'isUrgent') return (Number(a.isUrgent ?? false) - Number(b.isUrgent ?? false)) * turn;
  if (field === 'period') return textOrder(periodText(a), periodText(b), turn);
  return textOrder(a[field] ?? null, b[field] ?? null, turn);
}

/** Within one grain, names of months, quarters and halves sort as their days do. */
function periodText({ period }: Key): string | null {
  return period?.name ?? null;
}

function textOrder(a: string | null, b: string | null, turn: number): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -turn : turn;
}

function shown(field: string, [above, below]: Quantity): unknown {
  if (below === null) return field === 'visits' || field === 'doneVisits' ? Number(above / 1000n) : decimal(above);
  const percent = below === 0n ? null : rounded(above * 100n, below);
  return { numerator: decimal(above), denominator: decimal(below), percent };
}

/** Half up, six digits behind the point. */
function rounded(above: bigint, below: bigint): string {
  const millionths = (2n * above * 1_000_000n + below) / (2n * below);
  return trimmed(millionths, 6);
}

function decimal(value: bigint): string {
  return trimmed(value, 3);
}

function trimmed(units: bigint, places: number): string {
  const digits = String(units).padStart(places + 1, '0');
  const behind = digits.slice(-places).replace(/0+$/, '');
  return digits.slice(0, -places) + (behind === '' ? '' : `.${behind}`);
}

function thousandths(text: string): bigint {
  const [whole = '0', behind = ''] = text.split('.');
  return BigInt(whole) * 1000n + BigInt(behind.padEnd(3, '0'));
}

function sign(value: bigint): number {
  if (value === 0n) return 0;
  return value < 0n ? -1 : 1;
}

function camel(constant: string): string {
  return constant.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
