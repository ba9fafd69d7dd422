import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectivesSubgraph, startDirectives } from './support/directives-subgraph.ts';
import { startHub, type TestHub } from './support/hub.ts';
import { type Judged, judgedOn, keepWorks } from './support/judged-work.ts';
import { AGENCIES, DIRECTIVES, dayOf, randomWorks } from './support/random-work.ts';
import { agencies, successions } from './support/reference-data.ts';

const COUNTS = [
  ...['assignments', 'done', 'verified', 'overdue', 'doneWithDay', 'doneOnTime', 'doneWithOriginalDay'],
  ...['doneOnTimeByOriginal', 'potential', 'ended'],
] as const;
type Counts = Record<(typeof COUNTS)[number], number>;

describe('over histories that chance made', () => {
  let hub: DirectivesSubgraph;
  const works = randomWorks();
  beforeAll(async () => {
    hub = await startDirectives();
    await keepWorks(hub, works);
  });
  afterAll(() => hub[Symbol.asyncDispose]());

  interface Row extends Counts {
    readonly agency: { readonly id: string } | null;
    readonly role: string;
    readonly isOverdue: boolean;
  }

  /** What the rule that judges one assignment says, added up. */
  function expectedOn(on: string): Map<string, Counts> {
    const groups = new Map<string, Counts>();
    const counted = judgedOn(works, on).filter(({ counts, concern }) => counts && concern !== 'EXCLUDED');
    for (const judged of counted) {
      const { held, isLate } = judged;
      const key = `${held.agencyId ?? ''} ${held.addressee.role} ${isLate}`;
      const sums = groups.get(key) ?? (Object.fromEntries(COUNTS.map((name) => [name, 0])) as Counts);
      for (const name of COUNTS) if (isCountedAs(judged, name)) sums[name] += 1;
      groups.set(key, sums);
    }
    return groups;
  }

  function isCountedAs({ concern, state, isLate, standing }: Judged, name: keyof Counts): boolean {
    const hasEnded = state === 'TRANSFERRED' || state === 'WITHDRAWN';
    const isAsked = concern === 'BOUND' && !hasEnded;
    const isDone = isAsked && (state === 'REPORTED' || state === 'VERIFIED');
    return {
      assignments: isAsked,
      done: isDone,
      verified: isAsked && state === 'VERIFIED',
      overdue: isLate,
      doneWithDay: isDone && standing.isOnTimeByCurrent !== null,
      doneOnTime: isDone && standing.isOnTimeByCurrent === true,
      doneWithOriginalDay: isDone && standing.isOnTimeByOriginal !== null,
      doneOnTimeByOriginal: isDone && standing.isOnTimeByOriginal === true,
      potential: concern === 'POTENTIAL' && !hasEnded,
      ended: hasEnded,
    }[name];
  }

  it.each([-1, 0, 3, 9, 15, 22, 30, 39, 60].map(dayOf))(
    'counts on %s as each assignment is judged by itself',
    async (on) => {
      const { taskMetrics } = await hub.data<{ taskMetrics: { totalCount: number; nodes: Row[] } }>(
        `query ($on: Date, $of: [ID!]) { taskMetrics(on: $on, where: { directiveIds: $of }, page: { first: 100 },
        groupBy: { agency: SELF, role: true, isOverdue: true }) {
        totalCount nodes { agency { id } role isOverdue ${COUNTS.join(' ')} } } }`,
        { variables: { on, of: DIRECTIVES } },
      );
      const found = taskMetrics.nodes.map(({ agency, role, isOverdue, ...counts }): [string, Counts] => [
        `${agency?.id ?? ''} ${role} ${isOverdue}`,
        counts,
      ]);

      expect(taskMetrics.totalCount).toBe(found.length);
      expect(new Map(found)).toEqual(expectedOn(on));
      expect(hub.statements).toEqual(['directives.taskMetrics']);
    },
  );

  it('says of agencies what single rows would add up to, in one statement for all of them', async () => {
    const on = dayOf(22);
    const keys = AGENCIES.map((id) => ({ __typename: 'Agency', id }));
    const { _entities: found } = await hub.data<{ _entities: { id: string; taskMetrics: Counts }[] }>(
      `query ($keys: [_Any!]!, $on: Date, $of: [ID!]) { _entities(representations: $keys) { ... on Agency {
        id taskMetrics(on: $on, where: { directiveIds: $of }) { ${COUNTS.join(' ')} } } } }`,
      { variables: { keys, on, of: DIRECTIVES } },
    );

    // The register knows none of them: nothing is known to stand under whom.
    expect(found).toEqual(
      AGENCIES.map((id) => ({ id, taskMetrics: Object.fromEntries(COUNTS.map((name) => [name, 0])) })),
    );
    expect(hub.statements.filter((name) => name === 'directives.taskMetrics')).toHaveLength(1);
  });
});

describe('over the reference data', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startHub();
  });
  afterAll(() => hub[Symbol.asyncDispose]());

  interface Ratio {
    readonly numerator: string;
    readonly denominator: string;
  }
  interface Group {
    readonly agency: { readonly id: string } | null;
    readonly agencyFlags: readonly string[];
    readonly assignments: number;
    readonly overdue: number;
    readonly overdueRate: Ratio;
  }

  async function grouped(
    grouping: string,
    { on = '2024-06-30', onBoundariesOf }: { on?: string; onBoundariesOf?: string } = {},
  ) {
    const groups: Group[] = [];
    let after = null as string | null;
    do {
      type Page = { taskMetrics: { nodes: Group[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
      const { data, errors }: { data: Page; errors?: unknown } = await hub.ask<Page>(
        `query ($on: Date, $page: PageInput) { taskMetrics(on: $on, groupBy: { ${grouping} }, page: $page) {
          nodes { agency { id } agencyFlags assignments overdue overdueRate { numerator denominator } }
          pageInfo { hasNextPage endCursor } } }`,
        { variables: { on, page: { first: 100, after } }, ...(onBoundariesOf ? { onBoundariesOf } : {}) },
      );
      expect(errors).toBeUndefined();
      groups.push(...data.taskMetrics.nodes);
      after = data.taskMetrics.pageInfo.hasNextPage ? data.taskMetrics.pageInfo.endCursor : null;
    } while (after !== null);
    return groups;
  }

  const sums = (groups: readonly Group[]) => ({
    assignments: groups.reduce((sum, { assignments }) => sum + assignments, 0),
    overdue: groups.reduce((sum, { overdue }) => sum + overdue, 0),
  });

  it.each([
    'agency: SELF',
    'agency: PROVINCE',
    'agency: NATIONAL',
    'agency: COMMUNE',
    'agency: PROVINCE, period: MONTH',
    'directive: true',
  ])('rows add up to the whole, and each rate is its sum out of its sum: %s', async (grouping) => {
    const [whole] = await grouped('');
    const groups = await grouped(grouping);

    expect(sums(groups)).toEqual({ assignments: whole!.assignments, overdue: whole!.overdue });
    expect(whole!.overdue).toBeGreaterThan(0);
    for (const { assignments, overdue, overdueRate } of groups) {
      expect(overdueRate).toEqual({ numerator: String(overdue), denominator: String(assignments) });
    }
  });

  const merged = successions
    .filter(({ kind, on, to }) => kind === 'MERGE' && on === '2025-07-01' && to.length === 1)
    .map(({ from, to }) => ({ from, to: to[0]! }))
    .filter(({ to }) => to.startsWith('province/'));

  it('a province merged in 2025 is, on the boundaries of then, the sum of those before', async () => {
    const idOf = new Map(agencies.map(({ key, id }) => [key, id]));
    const before = await grouped('agency: PROVINCE');
    const after = await grouped('agency: PROVINCE', { onBoundariesOf: '2025-07-01' });
    const of = (groups: readonly Group[], keys: readonly string[]) => {
      const ids = keys.map((key) => idOf.get(key));
      return sums(groups.filter(({ agency }) => agency !== null && ids.includes(agency.id)));
    };

    expect(merged).toHaveLength(23);
    for (const { from, to } of merged) expect(of(after, [to]), to).toEqual(of(before, from));
    expect(
      of(
        after,
        merged.map(({ to }) => to),
      ).assignments,
    ).toBeGreaterThan(100);
    expect(sums(after)).toEqual(sums(before));
  });

  it.each([
    ['as it was', '2024-06-30', {}, 63],
    ['on the boundaries of a later day', '2025-07-01', { onBoundariesOf: '2025-07-01' }, 34],
  ])('an agency shows the row that the groups have for it, %s', async (_, on, boundaries, provinces) => {
    const groups = new Map((await grouped('agency: PROVINCE', boundaries)).map((group) => [group.agency?.id, group]));
    hub.forget();
    type Found = { agencies: { nodes: { id: string; taskMetrics: Omit<Group, 'agency' | 'agencyFlags'> }[] } };
    const { data } = await hub.ask<Found>(
      `query ($on: Date) { agencies(on: $on, filter: { kinds: [PROVINCE] }, page: { first: 100 }) { nodes { id
        taskMetrics(on: "2024-06-30") { assignments overdue overdueRate { numerator denominator } } } } }`,
      { variables: { on }, ...boundaries },
    );

    expect(data.agencies.nodes).toHaveLength(provinces);
    for (const { id, taskMetrics } of data.agencies.nodes) {
      const { assignments, overdue, overdueRate } = groups.get(id)!;
      expect(taskMetrics).toEqual({ assignments, overdue, overdueRate });
    }
    expect(hub.statements.filter((name) => name === 'directives.taskMetrics')).toHaveLength(1);
  });

  it('the token of an answer repeats it byte for byte', async () => {
    const query = `{ taskMetrics(groupBy: { agency: PROVINCE, period: QUARTER }, orderBy: [{ by: OVERDUE_RATE, direction: DESC }]) {
      totalCount nodes { agency { id name } period { name } assignments overdueRate { percent } } } }`;
    const first = await hub.askRaw(query, { asOf: 'now' });
    const { asOf } = (JSON.parse(first) as { extensions: { asOf: string } }).extensions;

    expect(await hub.askRaw(query, { asOf })).toBe(first);
  });
});
