import { inForceOn, type ValidDays } from '../../../domain/agency-tree.ts';
import { type Boundaries, type BoundaryChange, boundariesOn } from '../../../domain/boundaries.ts';
import { addDays } from '../../../domain/period.ts';
import { Lru } from '../../cache.ts';
import type { AgencyRollUp, RollUpFlag, RollUpQuestion } from '../../cube/agency-roll-up.ts';

/** What the copy of the register says at one position, as far as a roll-up needs it. */
export interface RegisterState {
  readonly agencies: readonly ({ readonly id: string; readonly kind: string; readonly level: string } & ValidDays)[];
  readonly parents: readonly ({ readonly agencyId: string; readonly parentId: string } & ValidDays)[];
  readonly successions: readonly BoundaryChange[];
}

/** Answers questions on one state of the register. */
export type Stretches = (question: RollUpQuestion) => AgencyRollUp;

/** Days of boundaries that are kept in mind: an analyst compares a few. */
const RECASTS_CAP = 8;
/** All stand under these: they are a group of their own only for what stands under nobody else of their level. */
const ABOVE_ALL: ReadonlySet<string> = new Set(['GOVERNMENT', 'PRIME_MINISTER']);
/** The first day there is: where an open beginning is looked at. */
const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

type Agency = RegisterState['agencies'][number];

/** For whom an agency's rows of one day count. */
interface Found {
  readonly targetId: string | null;
  readonly flag: RollUpFlag | null;
  /** Where a part of them would count, though nobody knows which. */
  readonly perhaps: readonly string[];
}

interface Stretch extends Found {
  readonly agencyId: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** An agency and those above it, nearest first; `broken` says why it is not known who comes after the last. */
interface Chain {
  readonly ids: readonly string[];
  readonly broken: RollUpFlag | null;
}

/**
 * For which agency the rows of every other count, by dated parents and, where boundaries of a day are asked for, by succession.
 *
 * What stands on that day where it stood is counted under who is above it then; what does not, under who stands then for those that
 * were above it on the day of the row. So a department that ended with its province counts for what the province became.
 */
export function stretchesOf(state: RegisterState): Stretches {
  const agencies = new Map(state.agencies.map((agency) => [agency.id, agency]));
  const parents = parentsByAgency(state.parents);
  const breaksOf = breaksOver(parents);
  const recasts = new Lru<string, Recaster>(RECASTS_CAP);
  const recastOn = (on: string): Recaster => {
    const known = recasts.get(on);
    if (known) return known;
    const boundaries = boundariesOn(state.successions, on, (id) => agencies.get(id) ?? null);
    const recast = recaster(boundaries, agencies, parents);
    recasts.set(on, recast);
    return recast;
  };
  const up = (id: string, day: string): Chain => ({ ids: above(id, day, parents), broken: null });

  return (question) => {
    const recast = question.boundariesOn === null ? null : recastOn(question.boundariesOn);
    const find = finder(question, agencies, up, recast);
    const stretches = state.agencies.flatMap((agency) => {
      const changes = recast ? recast.changesOf(agency.id) : [];
      return stretched(agency, [...new Set([...breaksOf(agency.id), ...changes])].sort(), find);
    });
    const told = flagged(stretches, agencies);
    return columnsOf(question.to === 'WITHIN' ? told.filter(({ targetId }) => targetId !== null) : told);
  };
}

/** What is looked for on one day: one result for SELF and LEVEL, one for each agency asked for with WITHIN. */
type Find = (agency: Agency, day: string) => readonly Found[];

function finder(
  question: RollUpQuestion,
  agencies: ReadonlyMap<string, Agency>,
  up: (id: string, day: string) => Chain,
  recast: Recaster | null,
): Find {
  const chainsOf = (id: string, day: string) => recast?.chainsOf(id, day) ?? { chains: [up(id, day)], reason: null };

  if (question.to === 'WITHIN') {
    const asked = new Set(question.agencyIds);
    return ({ id }, day) => {
      const { chains, reason } = chainsOf(id, day);
      const held = new Set(chains.flatMap(({ ids }) => ids.filter((each) => asked.has(each))));
      return [...held].map((each): Found => {
        const isCertain = chains.every(({ ids }) => ids.includes(each));
        return isCertain
          ? { targetId: each, flag: null, perhaps: [] }
          : { targetId: null, flag: reason, perhaps: [each] };
      });
    };
  }
  if (question.to === 'RANK') {
    const isOfLevel = (id: string) => {
      const agency = agencies.get(id);
      return agency?.level === question.level && !ABOVE_ALL.has(agency.kind);
    };
    return ({ id }, day) => {
      const ofLevel = isOfLevel(id) ? up(id, day).ids.filter(isOfLevel) : [];
      return ofLevel.length === question.depth + 1 ? [{ targetId: id, flag: null, perhaps: [] }] : [];
    };
  }
  if (question.to === 'SELF') {
    return ({ id }, day) => {
      const stands = recast?.boundaries.standsFor(id, day);
      if (!stands) return [{ targetId: id, flag: null, perhaps: [] }];
      return [{ targetId: stands.targetId, flag: stands.reason, perhaps: stands.among }];
    };
  }
  const { level } = question;
  const ofLevel = ({ ids }: Chain): string | null => {
    const units = ids.filter((id) => agencies.get(id)?.level === level);
    return units.findLast((id) => !ABOVE_ALL.has(agencies.get(id)!.kind)) ?? units[0] ?? null;
  };
  return ({ id }, day) => {
    const stands = recast?.boundaries.standsFor(id, day);
    const isLost = stands != null && stands.targetId === null && stands.isPartlyLost;
    // What ended or was founded since is not in what it stood under, when it is a unit of the level itself.
    if (isLost && ofLevel(up(id, day)) === id) {
      return [{ targetId: null, flag: stands.reason, perhaps: stands.among }];
    }
    const { chains, reason } = chainsOf(id, day);
    const targets = [...new Set(chains.map(ofLevel))];
    const [targetId = null] = targets;
    if (targets.length === 1 && targetId !== null) return [{ targetId, flag: null, perhaps: [] }];
    const known = targets.filter((target) => target !== null);
    const broken = chains.find((chain) => chain.broken !== null)?.broken ?? null;
    const flag = targets.length > 1 ? (reason ?? 'NOT_AT_LEVEL') : (broken ?? 'NOT_AT_LEVEL');
    return [{ targetId: null, flag, perhaps: known }];
  };
}

interface Recaster {
  readonly boundaries: Boundaries;
  /** An agency and those above it on the day of the boundaries: several chains when nobody knows which holds, and then why. */
  chainsOf(id: string, day: string): { readonly chains: readonly Chain[]; readonly reason: RollUpFlag | null };
  /** Days on which the answer for an agency may change. */
  changesOf(id: string): readonly string[];
}

function recaster(boundaries: Boundaries, agencies: ReadonlyMap<string, Agency>, parents: Parents): Recaster {
  const { on } = boundaries;

  /**
   * Upwards on the day of the boundaries; an ancestor that does not exist then is what stands for it. One that ended without a
   * successor is passed over: what goes on under it is still in what stood above.
   */
  function upOn(head: string, day: string): Chain {
    const ids: string[] = [];
    const passed = new Set<string>();
    let broken: RollUpFlag | null = null;
    for (let next: string | null = head; next !== null && !passed.has(next); next = parentOn(next, on, parents)) {
      passed.add(next);
      const agency = agencies.get(next);
      if (agency && !inForceOn(agency, on)) {
        const stands = boundaries.standsFor(next, day);
        if (stands.targetId === null) {
          broken ??= stands.reason;
          if (stands.isPartlyLost && stands.among.length === 0) continue;
          return { ids, broken };
        }
        next = stands.targetId;
        passed.add(next);
      }
      if (ids.includes(next)) break;
      ids.push(next);
    }
    return { ids, broken };
  }

  const recast: Recaster = {
    boundaries,
    chainsOf(id, day) {
      const stands = boundaries.standsFor(id, day);
      if (stands.targetId !== null) return { chains: [upOn(stands.targetId, day)], reason: null };
      const chains = stands.among.map((unit) => upOn(unit, day));
      if (!stands.isPartlyLost) return { chains, reason: stands.reason };
      const parent = parentOn(id, day, parents);
      const above = parent === null ? null : recast.chainsOf(parent, day);
      return {
        chains: [...chains, ...(above?.chains ?? [{ ids: [], broken: stands.reason }])],
        reason: chains.length > 0 ? stands.reason : (above?.reason ?? stands.reason),
      };
    },
    changesOf: (id) => [...ancestorsEver(id, parents)].flatMap((unit) => boundaries.changesOf(unit)),
  };
  return recast;
}

/** Who stood above an agency from which day on, in order; the first also counts before, each until the next. */
type Parents = ReadonlyMap<string, readonly { readonly parentId: string; readonly from: string }[]>;

function parentsByAgency(edges: RegisterState['parents']): Parents {
  const sorted = edges
    .map(({ agencyId, parentId, validFrom }) => ({ agencyId, parentId, from: validFrom ?? FIRST_DAY }))
    .sort((a, b) => (a.from === b.from ? compare(a.parentId, b.parentId) : compare(a.from, b.from)));
  return Map.groupBy(sorted, ({ agencyId }) => agencyId);
}

function parentOn(id: string, day: string, parents: Parents): string | null {
  const edges = parents.get(id) ?? [];
  return (edges.findLast(({ from }) => from <= day) ?? edges[0])?.parentId ?? null;
}

/** An agency and those above it on a day; a circle, which the register refuses, is walked once. */
function above(id: string, day: string, parents: Parents): string[] {
  const ids: string[] = [];
  for (let next: string | null = id; next !== null && !ids.includes(next); next = parentOn(next, day, parents)) {
    ids.push(next);
  }
  return ids;
}

function ancestorsEver(id: string, parents: Parents): ReadonlySet<string> {
  const ids = new Set([id]);
  // The set grows while it is walked.
  for (const each of ids) for (const { parentId } of parents.get(each) ?? []) ids.add(parentId);
  return ids;
}

/** Days on which somebody above an agency became another. */
function breaksOver(parents: Parents): (id: string) => readonly string[] {
  return (id) =>
    [...ancestorsEver(id, parents)].flatMap((each) => (parents.get(each) ?? []).slice(1).map(({ from }) => from));
}

/** The stretches of one agency: from one day on which anything may change to the next, joined where nothing did. */
function stretched(agency: Agency, breaks: readonly string[], find: Find): Stretch[] {
  const done: Stretch[] = [];
  let running: Stretch[] = [];
  for (const day of [FIRST_DAY, ...breaks.filter((each) => each > FIRST_DAY)]) {
    const from = day === FIRST_DAY ? null : day;
    const found = find(agency, day);
    const goesOn = running.length === found.length && running.every((stretch, i) => isSame(stretch, found[i]!));
    if (goesOn) continue;
    done.push(...running.map((stretch) => ({ ...stretch, to: addDays(day, -1) })));
    running = found.map((each) => ({ agencyId: agency.id, from, to: null, ...each }));
  }
  return [...done, ...running];
}

function isSame(a: Found, b: Found): boolean {
  return a.targetId === b.targetId && a.flag === b.flag && a.perhaps.join() === b.perhaps.join();
}

/**
 * The same with a flag on what a target has, on days on which a part of a unit would count for it, too: what is in it is its own, and
 * not all of it.
 */
function flagged(stretches: readonly Stretch[], agencies: ReadonlyMap<string, Agency>): Stretch[] {
  const missing = new Map<string, Gap[]>();
  for (const { agencyId, flag, perhaps, from, to } of stretches) {
    if (flag === null || perhaps.length === 0) continue;
    const { validFrom, validTo } = agencies.get(agencyId)!;
    const first = later(from, validFrom);
    const last = earlier(to, validTo);
    if (first > last) continue;
    for (const target of perhaps) {
      const known = missing.get(target);
      const gap = { flag, from: first, to: last };
      if (known) known.push(gap);
      else missing.set(target, [gap]);
    }
  }
  return stretches.flatMap((stretch) => {
    const gaps = stretch.targetId === null ? undefined : missing.get(stretch.targetId);
    return gaps ? cut(stretch, gaps) : [stretch];
  });
}

/** Days on which a target is without a part of what would count for it. */
interface Gap {
  readonly flag: RollUpFlag;
  readonly from: string;
  readonly to: string;
}

/** A stretch cut where what is missing of its target begins and ends. */
function cut(stretch: Stretch, gaps: readonly Gap[]): Stretch[] {
  const { from, to } = stretch;
  const first = from ?? FIRST_DAY;
  const last = to ?? LAST_DAY;
  const starts = gaps.flatMap((gap) => [gap.from, ...(gap.to === LAST_DAY ? [] : [addDays(gap.to, 1)])]);
  const days = [...new Set([first, ...starts.filter((day) => day > first && day <= last)])].sort();
  return days.map((day, i) => ({
    ...stretch,
    from: i === 0 ? from : day,
    to: i === days.length - 1 ? to : addDays(days[i + 1]!, -1),
    flag: gaps.find((gap) => gap.from <= day && day <= gap.to)?.flag ?? null,
  }));
}

function later(a: string | null, b: string | null): string {
  return [a ?? FIRST_DAY, b ?? FIRST_DAY].sort().at(-1)!;
}

function earlier(a: string | null, b: string | null): string {
  return [a ?? LAST_DAY, b ?? LAST_DAY].sort()[0]!;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function columnsOf(stretches: readonly Stretch[]): AgencyRollUp {
  return {
    agencyIds: stretches.map(({ agencyId }) => agencyId),
    froms: stretches.map(({ from }) => from),
    tos: stretches.map(({ to }) => to),
    targetIds: stretches.map(({ targetId }) => targetId),
    flags: stretches.map(({ flag }) => flag),
  };
}
