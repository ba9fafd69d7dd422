import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heldAssignmentsOf, type TaskWork } from '../subgraphs/directives/rules/work.ts';
import { type DirectivesSubgraph, startDirectives } from './support/directives-subgraph.ts';
import { type Judged, judgedOn, keepWorks, strengthOf } from './support/judged-work.ts';
import { AGENCIES, ATTACHMENT, DIRECTIVES, dayOf, PARENT, randomWorks } from './support/random-work.ts';

/** Lists of tasks and assignments on a day, over histories that chance made, against the rule that judges one history. */

let hub: DirectivesSubgraph;
let works: readonly TaskWork[];
beforeAll(async () => {
  hub = await startDirectives();
  works = randomWorks();
  await keepWorks(hub, works);
});
afterAll(() => hub[Symbol.asyncDispose]());

// ── What the rule says ───────────────────────────────────────────────────────────────────────────────────────────────

const isWithin = (lastOn: string | null, { dueFrom, dueTo }: Filter) =>
  (dueFrom === undefined && dueTo === undefined) ||
  (lastOn !== null && (dueFrom === undefined || lastOn >= dueFrom) && (dueTo === undefined || lastOn <= dueTo));
const ofDirectives = (work: TaskWork, ids: readonly string[] | undefined) =>
  ids === undefined || ids.includes(work.directiveId) || (work.directiveId === ATTACHMENT && ids.includes(PARENT));

interface Filter {
  readonly agencyIds?: readonly string[];
  readonly directiveIds?: readonly string[];
  readonly role?: string;
  readonly concern?: string;
  readonly strengths?: readonly string[];
  readonly standing?: string;
  readonly isOverdue?: boolean;
  readonly dueFrom?: string;
  readonly dueTo?: string;
}

const keyOf = (lastOn: string | null, ...more: (string | number)[]) =>
  [lastOn ?? '9999-99-99', ...more.map((part) => String(part).padStart(6, '0'))].join(' ');

function expectedAssignments(filter: Filter, on: string): string[] {
  return judgedOn(works, on)
    .filter(({ held, counts }) => counts && !held.isClass)
    .filter(({ work }) => ofDirectives(work, filter.directiveIds))
    .filter(({ held }) => filter.agencyIds?.includes(held.agencyId ?? '') ?? true)
    .filter(({ held }) => filter.role === undefined || held.addressee.role === filter.role)
    .filter(({ concern }) => concern === (filter.concern ?? 'BOUND'))
    .filter(({ state }) => filter.standing === undefined || state === filter.standing)
    .filter(({ isLate }) => filter.isOverdue === undefined || isLate === filter.isOverdue)
    .filter(({ lastOn }) => isWithin(lastOn, filter))
    .map(({ work, held, lastOn }) => ({
      id: held.assignmentId,
      key: keyOf(lastOn, work.taskId, held.addressee.ordinal, held.subordinal, held.assignmentId),
    }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ id }) => id);
}

function expectedTasks(filter: Filter, on: string): string[] {
  const judged = Map.groupBy(judgedOn(works, on), ({ work }) => work.taskId);
  return works
    .filter(({ issuedOn }) => issuedOn === null || issuedOn <= on)
    .filter((work) => ofDirectives(work, filter.directiveIds))
    .map((work) => {
      const all = judged.get(work.taskId) ?? [];
      const bound = all.filter(({ counts, concern }) => counts && concern === 'BOUND');
      const asked = bound.filter(({ state }) => state !== 'TRANSFERRED' && state !== 'WITHDRAWN');
      const of = asked.length > 0 ? asked : all;
      const days = of.flatMap(({ lastOn }) => lastOn ?? []).toSorted();
      const lastOn = all.length === 0 ? work.deadline.lastOn : (days[0] ?? null);
      return { work, lastOn, bound, isLate: all.some((each) => each.isLate) };
    })
    .filter(({ work }) => filter.strengths?.includes(strengthOf(work)) ?? true)
    .filter(({ bound }) => filter.standing === undefined || bound.some(({ state }) => state === filter.standing))
    .filter(({ isLate }) => filter.isOverdue === undefined || isLate === filter.isOverdue)
    .filter(({ lastOn }) => isWithin(lastOn, filter))
    .toSorted((a, b) => (keyOf(a.lastOn, a.work.taskId) < keyOf(b.lastOn, b.work.taskId) ? -1 : 1))
    .map(({ work }) => work.taskId);
}

// ── What is answered ─────────────────────────────────────────────────────────────────────────────────────────────────

const LIST = {
  tasks: `query ($filter: TaskFilter, $on: Date, $page: PageInput, $count: Boolean!) { list: tasks(filter: $filter, on: $on, page: $page) {
    totalCount @include(if: $count) nodes { id } pageInfo { hasNextPage endCursor } } }`,
  assignments: `query ($filter: AssignmentFilter, $on: Date, $page: PageInput, $count: Boolean!) {
    list: assignments(filter: $filter, on: $on, page: $page) {
      totalCount @include(if: $count) nodes { id } pageInfo { hasNextPage endCursor } } }`,
} as const;

interface Page {
  readonly totalCount?: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** All pages of a list, put together. `totalCount` has to be what they hold. */
async function walk(
  list: keyof typeof LIST,
  filter: Filter,
  on: string,
  first: number,
  position: string | null = null,
) {
  const ids: string[] = [];
  let count: number | undefined;
  for (let after: string | null = null; ; ) {
    const variables: Record<string, unknown> = { filter, on, page: { first, after }, count: count === undefined };
    const { list: page }: { list: Page } = await hub.data<{ list: Page }>(LIST[list], { variables, position });
    ids.push(...page.nodes.map(({ id }) => id));
    count ??= page.totalCount;
    if (!page.pageInfo.hasNextPage) {
      expect(count).toBe(ids.length);
      return ids;
    }
    after = page.pageInfo.endCursor;
  }
}

const DAYS = [dayOf(-5), dayOf(3), dayOf(12), dayOf(20), dayOf(31), dayOf(60)];
const FILTERS: readonly Filter[] = [
  {},
  { isOverdue: true },
  { isOverdue: false },
  ...['OPEN', 'REPORTED', 'RETURNED', 'VERIFIED', 'TRANSFERRED', 'WITHDRAWN'].map((standing) => ({ standing })),
  { dueFrom: dayOf(10) },
  { dueTo: dayOf(10) },
  { dueFrom: dayOf(8), dueTo: dayOf(20), isOverdue: true },
  { directiveIds: [PARENT] },
  { directiveIds: [ATTACHMENT], isOverdue: true },
  { directiveIds: [DIRECTIVES[2]!, DIRECTIVES[3]!], standing: 'OPEN', dueTo: dayOf(25) },
  { directiveIds: [] },
];
const named = (filters: readonly Filter[]) =>
  filters.map((filter) => [JSON.stringify(filter).slice(0, 90), filter] as const);

describe('tasks on a day', () => {
  const mine = (ids: readonly string[]) => ids.filter((id) => works.some(({ taskId }) => taskId === id));

  it.each(named([...FILTERS, { strengths: ['AIM'] }, { strengths: ['ASSIGNED', 'ENCOURAGED'], isOverdue: true }]))(
    'are those that the rule finds, in the order of their day: %s',
    async (_, filter) => {
      for (const on of DAYS) {
        const found = mine(await walk('tasks', filter, on, 100));
        expect(found, on).toEqual(expectedTasks(filter, on));
      }
    },
  );

  it('are the same in short pages, and as of the moment', async () => {
    const on = dayOf(20);
    for (const filter of [
      { dueFrom: dayOf(0) },
      { isOverdue: true, dueFrom: dayOf(0) },
      { directiveIds: DIRECTIVES },
    ]) {
      const expected = expectedTasks(filter, on);
      expect(expected.length).toBeGreaterThan(5);
      expect(mine(await walk('tasks', filter, on, 3))).toEqual(expected);
      expect(mine(await walk('tasks', filter, on, 100, await hub.now()))).toEqual(expected);
    }
  });
});

describe('assignments on a day', () => {
  const made = () => new Set(works.flatMap((work) => heldAssignmentsOf(work).map(({ assignmentId }) => assignmentId)));
  const mine = (ids: readonly string[], own = made()) => ids.filter((id) => own.has(id));
  const agencies = AGENCIES.slice(0, 2);

  it.each(
    named([
      ...FILTERS,
      { concern: 'POTENTIAL' },
      { concern: 'EXCLUDED' },
      { concern: 'POTENTIAL', isOverdue: true },
      { role: 'COORDINATE' },
      { agencyIds: agencies },
      { agencyIds: agencies, isOverdue: true },
      { agencyIds: agencies, directiveIds: [PARENT], role: 'LEAD' },
      { agencyIds: [] },
    ]),
  )('are those that the rule finds, in the order of their day: %s', async (_, filter) => {
    for (const on of DAYS) {
      const found = mine(await walk('assignments', filter, on, 100));
      expect(found, on).toEqual(expectedAssignments(filter, on));
    }
  });

  it('are the same in short pages, and as of the moment', async () => {
    const on = dayOf(20);
    const all = { dueFrom: dayOf(0) };
    for (const filter of [all, { ...all, isOverdue: true }, { directiveIds: DIRECTIVES }, { agencyIds: AGENCIES }]) {
      const expected = expectedAssignments(filter, on);
      expect(expected.length).toBeGreaterThan(5);
      expect(mine(await walk('assignments', filter, on, 3))).toEqual(expected);
      expect(mine(await walk('assignments', filter, on, 100, await hub.now()))).toEqual(expected);
    }
  });
});

describe('the progress of a task on a day', () => {
  it('counts those whom the rule counts', async () => {
    const query = `query ($id: ID!, $on: Date) { task(id: $id) { progress(on: $on) {
      reported { numerator denominator } verified { numerator } overdue potential ended } } }`;
    for (const on of [dayOf(3), dayOf(20), dayOf(60)]) {
      const judged = Map.groupBy(judgedOn(works, on), ({ work }) => work.taskId);
      for (const work of works.slice(0, 40)) {
        const all = (judged.get(work.taskId) ?? []).filter(({ counts }) => counts);
        const hasEnded = ({ state }: Judged) => state === 'TRANSFERRED' || state === 'WITHDRAWN';
        const asked = all.filter((each) => each.concern === 'BOUND' && !hasEnded(each));
        const so = (...states: string[]) => String(asked.filter(({ state }) => states.includes(state)).length);
        const expected = {
          reported: { numerator: so('REPORTED', 'VERIFIED'), denominator: String(asked.length) },
          ...{ verified: { numerator: so('VERIFIED') }, overdue: all.filter(({ isLate }) => isLate).length },
          potential: all.filter((each) => each.concern === 'POTENTIAL' && !hasEnded(each)).length,
          ended: all.filter(hasEnded).length,
        };
        const { task } = await hub.data<{ task: { progress: object | null } }>(query, {
          variables: { id: work.taskId, on },
        });
        const isSet = work.issuedOn === null || work.issuedOn <= on;
        expect(task.progress, `${work.taskId} ${on}`).toEqual(isSet ? expected : null);
      }
    }
  });
});
