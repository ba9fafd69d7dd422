import { daysBetween } from '../../domain/period.ts';

/**
 * What assigned work comes to, told a second time and otherwise than the product does: a fold over plain facts, for trials that
 * compare both. Things go by labels: a task is "T1", its first addressee "T1#0", a member of a class "T1#1/JUSTICE", and what
 * an assignment became when it was passed on bears one ">" more.
 */
export interface Model {
  readonly directives: Record<string, { issuedOn: string; offices: string[] }>;
  readonly tasks: Record<string, ModelTask>;
  readonly parts: Record<string, ModelPart>;
  readonly relations: { from: string; to: string; kind: string; extent: string; holds: boolean }[];
}

export interface ModelDeadline {
  readonly words: string | null;
  readonly kind: string;
  readonly lastOn: string | null;
  readonly softLastOn: string | null;
  readonly strength: 'HARD' | 'SOFT' | null;
}

export interface ModelTask {
  readonly directive: string;
  deadline: ModelDeadline;
  strength: string;
}

export interface ModelPart {
  readonly task: string;
  readonly role: string;
  /** Null of a class as such. */
  readonly agency: string | null;
  readonly memberOf: string | null;
  readonly from: string | null;
  readonly since: string | null;
  readonly meant: 'BOUND' | 'POTENTIAL';
  readonly decisions: { isMeant: boolean; on: string }[];
  readonly extensions: { deadline: ModelDeadline; on: string }[];
  readonly reports: ModelReport[];
  readonly withdrawals: string[];
  passedOn: { to: string; on: string } | null;
}

export interface ModelReport {
  readonly label: string;
  readonly on: string | null;
  readonly period: string | null;
  verdict: { accepted: boolean; on: string; isSelf: boolean } | null;
}

export const TODAY = '2026-03-31';
const NO_DEADLINE: ModelDeadline = { words: null, kind: 'NONE', lastOn: null, softLastOn: null, strength: null };

/** What words mean; nobody asks the product. */
const MEANINGS: Readonly<Record<string, Partial<ModelDeadline>>> = {
  'tháng 6/2025': { kind: 'MONTH', lastOn: '2025-06-30' },
  'trước ngày 15/5/2025': { kind: 'BEFORE_DATE', lastOn: '2025-05-14' },
  'trước tháng 8/2025': { kind: 'BY_MONTH_END', lastOn: '2025-07-31' },
  'quý III/2025': { kind: 'QUARTER', lastOn: '2025-09-30' },
  'chậm nhất ngày 20/11/2025': { kind: 'DATE', lastOn: '2025-11-20' },
  'phấn đấu trong tháng 5/2025, chậm nhất ngày 15/8/2025': {
    ...{ kind: 'STAGED', lastOn: '2025-08-15', softLastOn: '2025-05-31' },
  },
  'sau khi Nghị định có hiệu lực': { kind: 'RELATIVE' },
  'hằng tháng': { kind: 'RECURRING' },
  'hằng quý': { kind: 'RECURRING' },
};
export const SINGLE_WORDS = Object.keys(MEANINGS).filter((words) => MEANINGS[words]!.kind !== 'RECURRING');
export const RECURRING_WORDS = ['hằng tháng', 'hằng quý'];
/** Words that set no deadline, or that nobody understands. */
export const USELESS_WORDS = ['khẩn trương', 'mùa thu'];

export function deadlineOf(words: string | null, taskStrength: string): ModelDeadline {
  if (words === null) return NO_DEADLINE;
  const meaning = MEANINGS[words];
  if (!meaning) throw new Error(`the model does not know the words "${words}"`);
  const strength = taskStrength === 'AIM' && meaning.kind !== 'STAGED' && !words.startsWith('chậm') ? 'SOFT' : 'HARD';
  return { ...NO_DEADLINE, words, strength, ...meaning };
}

/**
 * The deadline that a task was set with: its own, or of those that it reminds of: the earliest of wholes, else the latest of parts,
 * if all of these have a day.
 */
export function effective(model: Model, task: string, seen: readonly string[] = []): ModelDeadline {
  const own = model.tasks[task]!.deadline;
  if (own.kind !== 'NONE') return own;
  const older = model.relations
    .filter(
      ({ from, to, kind, holds }) => from === task && kind === 'REMINDS' && holds && !seen.includes(to) && to !== task,
    )
    .map(({ to, extent }) => ({ extent, deadline: effective(model, to, [...seen, task]) }));
  const dated = older.filter(({ deadline }) => deadline.lastOn !== null);
  const wholes = dated.filter(({ extent }) => extent === 'WHOLE');
  const first = earliest(wholes, ({ deadline }) => deadline.lastOn!);
  if (first !== null) return first.deadline;
  if (dated.length < older.length) return own;
  return dated.toSorted((a, b) => (a.deadline.lastOn! < b.deadline.lastOn! ? -1 : 1)).at(-1)?.deadline ?? own;
}

/** The first day of a part: none is asked of before. */
export function firstDay(model: Model, label: string): string {
  const { task, since } = model.parts[label]!;
  const { issuedOn } = model.directives[model.tasks[task]!.directive]!;
  return since !== null && since > issuedOn ? since : issuedOn;
}

/** By whose end of which day a part was passed on or taken back. */
export function endedBy({ withdrawals, passedOn }: ModelPart, on: string): { on: string; state: string } | null {
  const endings = [
    ...withdrawals.map((day) => ({ on: day, state: 'WITHDRAWN' })),
    ...(passedOn ? [{ on: passedOn.on, state: 'TRANSFERRED' }] : []),
  ];
  return earliest(
    endings.filter((ending) => ending.on <= on),
    (ending) => ending.on,
  );
}

/** Later than every day. */
const NEVER = '~';

/** Of a member of a class whom its task names as well: until when it does; null for all others. */
function namedUntil(model: Model, label: string): string | null {
  const { task, agency, memberOf, from } = model.parts[label]!;
  if (memberOf === null || from !== null) return null;
  const byName = Object.values(model.parts).filter(
    (part) => part.task === task && part.agency === agency && part.memberOf === null && part.from === null,
  );
  const ends = byName.map((part) => endedBy(part, NEVER)?.on ?? NEVER);
  return ends.sort().at(-1) ?? null;
}

/** Whether a part counts beside another of the same agency: not while that one goes on, nor when it ended with it. */
function stands(model: Model, label: string, on: string): boolean {
  const until = namedUntil(model, label);
  if (until === null) return true;
  const ended = endedBy(model.parts[label]!, on);
  return on >= until && !(ended && ended.on <= until);
}

export function concernOn(model: Model, label: string, on: string): string {
  const { meant, decisions } = model.parts[label]!;
  if (!stands(model, label, on)) return 'EXCLUDED';
  const by = decisions.filter((decision) => decision.on <= on);
  const latest = by
    .map((decision) => decision.on)
    .sort()
    .at(-1);
  if (latest === undefined) return meant;
  return by.some((decision) => decision.on === latest && decision.isMeant) ? 'BOUND' : 'EXCLUDED';
}

/** The report that counts by a day: of those not returned the earliest that is verified, else the earliest. */
function doneBy({ reports }: ModelPart, on: string) {
  const by = (day: string | undefined | null) => day != null && day <= on;
  const standing = reports.filter(
    (report) => by(report.on) && !(report.verdict?.accepted === false && by(report.verdict.on)),
  );
  const verified = standing.filter(({ verdict }) => verdict?.accepted === true && by(verdict.on));
  const self = ({ verdict }: ModelReport) => (verdict?.isSelf ? '1' : '0');
  const report = earliest(verified.length > 0 ? verified : standing, (each) =>
    [each.on, verified.length > 0 ? each.verdict!.on : '', self(each)].join(),
  );
  return report && { on: report.on!, verdict: verified.length > 0 ? report.verdict : null };
}

/** The decisions on the deadline that a part has, those that came with it first. */
export function extensionsOf(model: Model, label: string): ModelPart['extensions'] {
  const { from, extensions } = model.parts[label]!;
  if (from === null) return extensions;
  const taken = extensionsOf(model, from).filter(({ on }) => on <= model.parts[from]!.passedOn!.on);
  return [...taken, ...extensions];
}

/** How a part stands on a day; null before its first. */
export function standing(model: Model, label: string, on: string) {
  const part = model.parts[label]!;
  if (on < firstDay(model, label)) return null;
  const original = effective(model, part.task);
  const recurs = original.kind === 'RECURRING';
  const ended = endedBy(part, on);
  const done = recurs ? null : doneBy(part, on);
  const returned = part.reports.some(({ verdict }) => verdict?.accepted === false && verdict.on <= on);
  const inForce = extensionsOf(model, label)
    .filter(
      (extension) => extension.on <= on && (!done || extension.on <= done.on) && (!ended || extension.on < ended.on),
    )
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .at(-1);
  const current = inForce?.deadline ?? original;
  const doneState = done && (done.verdict ? 'VERIFIED' : 'REPORTED');
  const concern = concernOn(model, label, on);
  const [due, soft] = [current.kind === 'RECURRING' ? null : current.lastOn, current.softLastOn];
  const judged = [on, done?.on, ended?.on].filter((day) => day != null).sort()[0]!;
  const late = (lastOn: string | null, strength: string | null) => {
    if (lastOn === null || concern !== 'BOUND') return null;
    return strength === 'SOFT' ? 0 : Math.max(0, daysBetween(lastOn, judged));
  };
  const aim = current.strength === 'SOFT' ? (due ?? soft) : soft;
  const inTime = (lastOn: string | null) => (done && lastOn !== null ? done.on <= lastOn : null);
  let toDeadline = due === null && aim === null ? 'NO_DAY' : 'IN_TIME';
  if (aim !== null && judged > aim) toDeadline = 'PAST_AIM';
  if (due !== null && current.strength !== 'SOFT' && judged > due) toDeadline = 'OVERDUE';
  return {
    concern,
    current,
    state: ended?.state ?? doneState ?? (returned && !recurs ? 'RETURNED' : 'OPEN'),
    deadlineStanding: concern === 'BOUND' ? toDeadline : 'NOT_BOUND',
    daysOverdue: late(due, current.strength),
    daysPastOriginal: recurs ? null : late(original.lastOn, original.strength),
    completedOn: done?.on ?? null,
    verifiedOn: done?.verdict?.on ?? null,
    isSelfVerified: done?.verdict?.isSelf ?? false,
    isOnTimeByOriginal: inTime(original.lastOn),
    isOnTimeByCurrent: inTime(due),
  };
}

const key = ({ on, deadline }: ModelPart['extensions'][number]) =>
  [on, deadline.lastOn ?? '', deadline.words].join('\n');

/** A part of which members are known counts nowhere: they do. */
export function hasMembers(model: Model, label: string): boolean {
  return Object.values(model.parts).some(({ memberOf }) => memberOf === label);
}

export function isCounted(model: Model, label: string, on: string): boolean {
  return !hasMembers(model, label) && stands(model, label, on);
}

export function partsOf(model: Model, task: string): string[] {
  return Object.keys(model.parts).filter((label) => model.parts[label]!.task === task);
}

const HAS_ENDED = ['TRANSFERRED', 'WITHDRAWN'];

/** How many have done their part of a task by a day; null before anything was asked. */
export function progress(model: Model, task: string, on: string) {
  const all = partsOf(model, task).flatMap((label) => {
    const stood = standing(model, label, on);
    return stood ? [{ ...stood, counts: isCounted(model, label, on) }] : [];
  });
  if (all.length === 0) return null;
  const counted = all.filter(({ counts }) => counts);
  const going = counted.filter(({ state }) => !HAS_ENDED.includes(state));
  const bound = going.filter(({ concern }) => concern === 'BOUND');
  const ratio = (of: typeof bound) => ({ numerator: String(of.length), denominator: String(bound.length) });
  return {
    reported: ratio(bound.filter(({ completedOn }) => completedOn !== null)),
    verified: ratio(bound.filter(({ state }) => state === 'VERIFIED')),
    overdue: bound.filter((each) => isLate(each, on)).length,
    potential: going.filter(({ concern }) => concern === 'POTENTIAL').length,
    ended: counted.length - going.length,
  };
}

/** Whether somebody is late on a day: bound, not done, past the last day of an order. */
function isLate(stood: NonNullable<ReturnType<typeof standing>>, on: string): boolean {
  const { concern, state, current } = stood;
  const isOpen = state === 'OPEN' || state === 'RETURNED';
  if (concern !== 'BOUND' || !isOpen || current.strength === 'SOFT' || current.kind === 'RECURRING') return false;
  return current.lastOn !== null && current.lastOn < on;
}

/** Those that a list of a directive's assignments holds on a day. */
export function listed(
  model: Model,
  directive: string,
  on: string,
  { concern = 'BOUND', state = null, late = null }: { concern?: string; state?: string | null; late?: boolean | null },
): string[] {
  return Object.entries(model.parts).flatMap(([label, part]) => {
    const stood = standing(model, label, on);
    const isOf = model.tasks[part.task]!.directive === directive && part.agency !== null && isCounted(model, label, on);
    if (!stood || !isOf || stood.concern !== concern) return [];
    if (state !== null && stood.state !== state) return [];
    return late === null || late === isLate(stood, on) ? [label] : [];
  });
}

function earliest<Item>(items: readonly Item[], dayOf: (item: Item) => string): Item | null {
  return items.reduce<Item | null>((best, item) => (best === null || dayOf(item) < dayOf(best) ? item : best), null);
}
