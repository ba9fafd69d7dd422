import {
  concernOn,
  effective,
  extensionsOf,
  hasMembers,
  isCounted,
  listed,
  type Model,
  partsOf,
  progress,
  standing,
} from './work-model.ts';

/** What is asked of each task of a history, on one day. */
export const STATE = `query ($ids: [ID!]!, $on: Date!, $t0: ID!, $t1: ID!, $t2: ID!) {
  t0: task(id: $t0) { ...Told } t1: task(id: $t1) { ...Told } t2: task(id: $t2) { ...Told }
  bound: assignments(filter: { directiveIds: $ids }, on: $on, page: { first: 100 }) { totalCount nodes { id } }
  potential: assignments(filter: { directiveIds: $ids, concern: POTENTIAL }, on: $on, page: { first: 100 }) { nodes { id } }
  open: assignments(filter: { directiveIds: $ids, standing: OPEN }, on: $on, page: { first: 100 }) { nodes { id } }
  late: assignments(filter: { directiveIds: $ids, isOverdue: true }, on: $on, page: { first: 100 }) { nodes { id } }
}
fragment Told on Task {
  id strength
  deadline { asWritten kind lastOn softLastOn } effectiveDeadline { asWritten lastOn }
  progress(on: $on) {
    reported { numerator denominator } verified { numerator denominator } overdue potential ended
  }
  relations { from { id } to { id } kind extent basis }
  assignments(page: { first: 100 }) { nodes { ...Part members(page: { first: 100 }) { nodes { ...Part } } } }
}
fragment Part on TaskAssignment {
  id concern memberOf { id } transferredFrom { id } transferredTo { id }
  originalDeadline { asWritten lastOn } currentDeadline(on: $on) { asWritten lastOn }
  extensions { decidedOn deadline { asWritten } }
  reports(page: { first: 100 }) { nodes { id completedOn period verification { verdict decidedOn isSelfVerified } } }
  withdrawal { decidedOn }
  standing(on: $on) {
    state deadlineStanding daysOverdue daysPastOriginal completedOn verifiedOn isSelfVerified
    isOnTimeByOriginal isOnTimeByCurrent
  }
}`;

type Row = Readonly<Record<string, unknown>>;
interface Nodes {
  readonly nodes: readonly Row[];
}
/** The label of a thing by its id. */
export type LabelOf = (id: string) => string;

/** What is told of a history, in labels. */
export interface Told {
  readonly tasks: readonly { readonly parts: Readonly<Record<string, object>> }[];
  readonly lists: object;
}

/** An answer to `STATE` in labels, in an order that says nothing. */
export function toldBy(data: Readonly<Record<string, unknown>>, labelOf: LabelOf): Told {
  const label = (row: unknown) => (row === null ? null : labelOf((row as { id: string }).id));
  const part = (row: Row) => {
    const { id, members: _, reports, extensions, ...said } = row;
    return [
      labelOf(String(id)),
      {
        ...said,
        memberOf: label(row.memberOf),
        transferredFrom: label(row.transferredFrom),
        transferredTo: label(row.transferredTo),
        extensions: sorted(
          (extensions as Row[]).map(({ decidedOn, deadline }) => `${decidedOn} ${(deadline as Row).asWritten}`),
          String,
        ),
        reports: sorted(
          (reports as Nodes).nodes.map((report) => ({ ...report, id: labelOf(String(report.id)) })),
          ({ id }) => id,
        ),
      },
    ] as const;
  };
  const tasks = ['t0', 't1', 't2'].map((name) => {
    const { id, assignments, relations, ...said } = data[name] as Row;
    const rows = (assignments as Nodes).nodes.flatMap((row) => [row, ...((row.members as Nodes | null)?.nodes ?? [])]);
    return {
      ...{ task: labelOf(String(id)), ...said, parts: byLabel(rows.map(part)) },
      relations: sorted(
        (relations as Row[]).map(({ from, to, kind, extent, basis }) =>
          [label(from), label(to), kind, extent, basis].join(' '),
        ),
        String,
      ),
    };
  });
  const list = (name: string) =>
    sorted(
      (data[name] as Nodes).nodes.map(({ id }) => labelOf(String(id))),
      String,
    );
  const lists = { bound: list('bound'), potential: list('potential'), open: list('open'), late: list('late') };
  return { tasks, lists: { ...lists, count: (data.bound as Row).totalCount } };
}

/** The same, as the model tells it. */
export function toldByModel(model: Model, labels: readonly [string, string, string], on: string): Told {
  const FOREVER = '9999-12-31';
  const part = (label: string) => {
    const own = model.parts[label]!;
    const counts = isCounted(model, label, on);
    const last = standing(model, label, FOREVER)!;
    const original = effective(model, own.task);
    const stood = standing(model, label, on);
    const { concern: _, current, ...now } = stood ?? { concern: null, current: original };
    return [
      label,
      {
        ...{
          concern: hasMembers(model, label) ? null : concernOn(model, label, FOREVER),
          memberOf: own.memberOf,
          transferredFrom: own.from,
        },
        transferredTo: own.passedOn?.to ?? null,
        originalDeadline: { asWritten: original.words, lastOn: original.lastOn },
        currentDeadline: { asWritten: current.words, lastOn: current.lastOn },
        extensions: sorted(
          extensionsOf(model, label).map(({ on: day, deadline }) => `${day} ${deadline.words}`),
          String,
        ),
        reports: sorted(
          own.reports.map(({ label: id, on: completedOn, period, verdict }) => ({
            ...{ id, completedOn, period },
            verification: verdict && {
              ...{ verdict: verdict.accepted ? 'ACCEPTED' : 'RETURNED', decidedOn: verdict.on },
              isSelfVerified: verdict.isSelf,
            },
          })),
          ({ id }) => id,
        ),
        withdrawal: last.state === 'WITHDRAWN' ? { decidedOn: own.withdrawals.toSorted()[0] } : null,
        standing: stood && counts ? now : null,
      },
    ] as const;
  };
  const directives = [...new Set(labels.map((label) => model.tasks[label]!.directive))];
  const list = (asked: Parameters<typeof listed>[3]) =>
    sorted(
      directives.flatMap((directive) => listed(model, directive, on, asked)),
      String,
    );
  const lists = {
    ...{ bound: list({}), potential: list({ concern: 'POTENTIAL' }) },
    ...{ open: list({ state: 'OPEN' }), late: list({ late: true }) },
  };
  return {
    tasks: labels.map((task) => {
      const { words, kind, lastOn, softLastOn } = model.tasks[task]!.deadline;
      const original = effective(model, task);
      return {
        ...{ task, strength: model.tasks[task]!.strength, deadline: { asWritten: words, kind, lastOn, softLastOn } },
        effectiveDeadline: { asWritten: original.words, lastOn: original.lastOn },
        progress: progress(model, task, on),
        parts: byLabel(partsOf(model, task).map(part)),
        relations: sorted(
          model.relations
            .filter(({ from, to }) => from === task || to === task)
            .map(({ from, to, kind: how, extent, holds }) =>
              [from, to, how, extent, holds ? 'CONFIRMED' : 'DENIED'].join(' '),
            ),
          String,
        ),
      };
    }),
    lists: { ...lists, count: lists.bound.length },
  };
}

/**
 * The same without the deadlines decided for what has ended: of one decided on the very day, the record tells whether it was heard
 * of before the end; it never was in force.
 */
export function withoutIdleDecisions(told: Told): object {
  const has = (part: object) => part as { withdrawal: object | null; transferredTo: string | null };
  const tasks = told.tasks.map((task) => ({
    ...task,
    parts: Object.fromEntries(
      Object.entries(task.parts).map(([label, part]) => {
        const isOver = has(part).withdrawal !== null || has(part).transferredTo !== null;
        return [label, isOver ? { ...part, extensions: null } : part];
      }),
    ),
  }));
  return { ...told, tasks };
}

function byLabel(parts: readonly (readonly [string, object])[]): Readonly<Record<string, object>> {
  return Object.fromEntries(sorted(parts, ([label]) => label));
}

function sorted<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
