import { compareDays, daysBetween } from '../../../domain/period.ts';

/**
 * Relations by which a document passes on what the cited one sets. A basis ("căn cứ") counts too where the cited one is
 * no legal normative document: see `isNormative`.
 */
export const PASSING_RELATIONS = ['IMPLEMENTS', 'FORWARDS', 'REQUESTED_BY', 'REMINDS'] as const;

/** No cascade is followed beyond this many documents. */
export const CASCADE_CAP = 100;

/** Documents that may belong to a cascade. An attachment is the document it is attached to, here and below. */
export interface CascadeMaterial {
  readonly documents: readonly { readonly id: string; readonly issuedOn: string | null }[];
  /** Which document passes on which: those whose relation says so. */
  readonly passages: readonly { readonly fromId: string; readonly toId: string }[];
  /** For each document the specific tasks of others that its own tasks have as parents. */
  readonly passedTasks: readonly {
    readonly documentId: string;
    readonly taskId: string;
    readonly setById: string;
  }[];
}

/** One document of a cascade; `fromId`, `lagDays` and `tasksPassedOn` are null for the root, `lagDays` also without a day. */
export interface CascadeStep {
  readonly directiveId: string;
  readonly fromId: string | null;
  readonly hop: number;
  readonly lagDays: number | null;
  readonly tasksPassedOn: number | null;
  /** The documents on the way from the root to it, itself not included. */
  readonly aboveIds: readonly string[];
  /** The tasks of those that its own tasks pass on. */
  readonly passedTaskIds: readonly string[];
}

export interface Cascade {
  readonly steps: readonly CascadeStep[];
  readonly hopCount: number;
  readonly totalDays: number | null;
  readonly slowestStep: CascadeStep | null;
}

/**
 * How a document was passed on. Each document follows the latest of those in the cascade that it cites to pass on, and
 * that were issued no later than it; of two on one day the one with the greater id. Documents that follow none that
 * leads back to the root do not belong to it. Steps stand in the order of their day, unknown days last.
 */
export function cascadeOf(rootId: string, material: CascadeMaterial): Cascade {
  const issuedOn = new Map(material.documents.map(({ id, issuedOn }) => [id, issuedOn]));
  const predecessors = predecessorsOf(rootId, material, issuedOn);
  const steps: CascadeStep[] = [];
  for (const id of predecessors.keys()) {
    const above = chainTo(id, predecessors).slice(0, -1);
    const fromId = predecessors.get(id) ?? null;
    const passedTaskIds = tasksPassedOn(id, new Set(above), material);
    steps.push({
      directiveId: id,
      fromId,
      hop: above.length,
      lagDays: fromId === null ? null : lagDays(issuedOn.get(fromId), issuedOn.get(id)),
      tasksPassedOn: fromId === null ? null : passedTaskIds.length,
      aboveIds: above,
      passedTaskIds,
    });
  }
  const inOrder = (a: CascadeStep, b: CascadeStep) =>
    Number(b.fromId === null) - Number(a.fromId === null) ||
    byDay(issuedOn.get(a.directiveId), issuedOn.get(b.directiveId)) ||
    a.hop - b.hop ||
    byText(a.directiveId, b.directiveId);
  return summarised(steps.sort(inOrder), issuedOn);
}

/** The same cascade, only the way from its root to one document; null when it does not lead there. */
export function cascadeTo(toId: string, whole: Cascade, material: CascadeMaterial): Cascade | null {
  const froms = new Map(whole.steps.map((step) => [step.directiveId, step.fromId]));
  if (!froms.has(toId)) return null;
  const way = new Set(chainTo(toId, froms));
  const issuedOn = new Map(material.documents.map(({ id, issuedOn }) => [id, issuedOn]));
  return summarised(
    whole.steps.filter((step) => way.has(step.directiveId)),
    issuedOn,
  );
}

/** Why a cascade has no slowest step: nothing was passed on, or no day of it is known. */
export function reasonForNoSlowestStep(cascade: Cascade): 'NO_ACTIVITY' | 'NOT_REPORTED' {
  return cascade.steps.length > 1 ? 'NOT_REPORTED' : 'NO_ACTIVITY';
}

/** Why a step has no lag: it is the root, or one of the two days is not known. */
export function reasonForNoLag(step: CascadeStep): 'NOT_APPLICABLE' | 'NOT_REPORTED' {
  return step.fromId === null ? 'NOT_APPLICABLE' : 'NOT_REPORTED';
}

type Days = ReadonlyMap<string, string | null>;

/**
 * Whom each document follows; the root nobody. A document is placed once the one it would best follow is. Where that
 * never happens (two of one day cite each other, or the best does not lead back to the root) it takes the best of those placed.
 */
function predecessorsOf(rootId: string, material: CascadeMaterial, issuedOn: Days): Map<string, string | null> {
  const cited = Map.groupBy(material.passages, ({ fromId }) => fromId);
  const candidates = (id: string) =>
    [...new Set((cited.get(id) ?? []).map(({ toId }) => toId))]
      .filter((other) => other !== id && issuedOn.has(other) && isNoLater(issuedOn.get(other), issuedOn.get(id)))
      .sort((a, b) => latestFirst(issuedOn.get(a), issuedOn.get(b)) || byText(b, a));

  const placed = new Map<string, string | null>([[rootId, null]]);
  let waiting = material.documents
    .map(({ id }) => ({ id, candidates: candidates(id) }))
    .filter(({ id, candidates }) => id !== rootId && candidates.length > 0)
    .sort((a, b) => byDay(issuedOn.get(a.id), issuedOn.get(b.id)) || byText(a.id, b.id));

  for (;;) {
    const next =
      waiting.find(({ candidates: [best] }) => placed.has(best!)) ??
      waiting.find(({ candidates }) => candidates.some((id) => placed.has(id)));
    if (!next) return placed;
    placed.set(next.id, next.candidates.find((id) => placed.has(id))!);
    waiting = waiting.filter((document) => document !== next);
  }
}

/** From the root to a document, both included. */
function chainTo(id: string, predecessors: ReadonlyMap<string, string | null>): string[] {
  const chain: string[] = [];
  for (let at: string | null = id; at !== null; at = predecessors.get(at) ?? null) chain.unshift(at);
  return chain;
}

function tasksPassedOn(id: string, above: ReadonlySet<string>, { passedTasks }: CascadeMaterial): string[] {
  const passed = passedTasks.filter(({ documentId, setById }) => documentId === id && above.has(setById));
  return [...new Set(passed.map(({ taskId }) => taskId))];
}

function summarised(steps: readonly CascadeStep[], issuedOn: Days): Cascade {
  const days = steps.map((step) => issuedOn.get(step.directiveId) ?? null);
  const known = days.filter((day) => day !== null);
  const last = known.toSorted(compareDays).at(-1);
  const timed = steps.filter((step) => step.lagDays !== null);
  return {
    steps,
    hopCount: Math.max(...steps.map((step) => step.hop)),
    totalDays: known.length === days.length ? daysBetween(known[0]!, last!) : null,
    slowestStep: timed.reduce<CascadeStep | null>((slowest, step) => (isSlower(step, slowest) ? step : slowest), null),
  };
}

function isSlower(step: CascadeStep, than: CascadeStep | null): boolean {
  return than === null || step.lagDays! > than.lagDays!;
}

type Day = string | null | undefined;

function lagDays(from: Day, to: Day): number | null {
  return from == null || to == null ? null : daysBetween(from, to);
}

function isNoLater(day: Day, than: Day): boolean {
  return day == null || than == null || compareDays(day, than) <= 0;
}

/** Order of two days, unknown ones last. */
function byDay(a: Day, b: Day): number {
  if (a == null || b == null) return Number(a == null) - Number(b == null);
  return compareDays(a, b);
}

/** The later day first, unknown ones last. */
function latestFirst(a: Day, b: Day): number {
  if (a == null || b == null) return byDay(a, b);
  return compareDays(b, a);
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
