import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idsByKey } from './support/asking.ts';
import { startHub, type TestHub } from './support/hub.ts';
import { indicators, targets } from './support/reference-data.ts';

const indicatorId = idsByKey(indicators);
const targetId = idsByKey(targets);

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub[Symbol.asyncDispose]());

describe('targets that do not go together', () => {
  const CONFLICT = `kind isWithinOneDirective higher { id value mandate { number } } lower { id value mandate { number } }`;
  type Found = { kind: string; isWithinOneDirective: boolean; higher: { id: string }; lower: { id: string } };
  const shown = (conflicts: readonly Found[]) =>
    conflicts.map(({ kind, isWithinOneDirective, higher, lower }) => [kind, isWithinOneDirective, higher.id, lower.id]);
  const x4 = () => [
    ['AIM_VS_FLOOR', true, targetId('617/KH-UBND#II.2.b3/1'), targetId('617/KH-UBND#PL-II.1/1')],
    ['NEAR_MEASURE', true, targetId('617/KH-UBND#II.2.b3/2'), targetId('617/KH-UBND#PL-II.1/3')],
  ];

  it('are those of 617/KH-UBND against itself, and no others in the reference data', async () => {
    for (const [variables, expected] of [
      [{}, x4()],
      [{ year: 2025 }, x4()],
      [{ year: 2024 }, []],
      [{ indicatorId: indicatorId('full_online_provided') }, x4().slice(0, 1)],
      [{ indicatorId: indicatorId('online_dossiers') }, x4().slice(1)],
      [{ indicatorId: indicatorId('dossiers_fully_online'), year: 2025 }, x4().slice(1)],
      [{ indicatorId: indicatorId('dossiers_fully_online'), year: 2024 }, []],
      [{ indicatorId: indicatorId('satisfaction') }, []],
    ] as const) {
      const { data, errors } = await hub.ask<{ targetConflicts: { totalCount: number; nodes: Found[] } }>(
        `query ($indicatorId: ID, $year: Int) {
          targetConflicts(indicatorId: $indicatorId, year: $year) { totalCount nodes { ${CONFLICT} } } }`,
        { variables },
      );
      expect(errors).toBeUndefined();
      expect(shown(data.targetConflicts.nodes).sort()).toEqual(expected.toSorted());
      expect(data.targetConflicts.totalCount).toBe(expected.length);
    }
  });

  it('come a page at a time, each once', async () => {
    const query = `query ($after: String) { targetConflicts(page: { first: 1, after: $after }) {
      totalCount pageInfo { hasNextPage endCursor } nodes { ${CONFLICT} } } }`;
    type Page = {
      targetConflicts: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: Found[] };
    };
    const first = (await hub.ask<Page>(query)).data.targetConflicts;
    const variables = { after: first.pageInfo.endCursor };
    const second = (await hub.ask<Page>(query, { variables })).data.targetConflicts;

    expect([...shown(first.nodes), ...shown(second.nodes)].sort()).toEqual(x4().sort());
    expect([first, second].map(({ totalCount, pageInfo }) => [totalCount, pageInfo.hasNextPage])).toEqual([
      [2, true],
      [2, false],
    ]);
    const other = await hub.ask(query.replace('page:', 'year: 2025, page:'), { variables });
    expect(other.errors?.map(({ extensions }) => extensions.code)).toEqual(['CURSOR_MALFORMED']);
  });

  it('stand at their indicators, read for all of a page at once', async () => {
    hub.forget();
    const { data } = await hub.ask<{ indicators: { nodes: { key: string; conflicts: { nodes: Found[] } }[] } }>(
      `{ indicators(page: { first: 100 }) { nodes { key conflicts { nodes { ${CONFLICT} } } } } }`,
    );
    const found = data.indicators.nodes.filter(({ conflicts }) => conflicts.nodes.length > 0);
    expect(found.map(({ key }) => key).sort()).toEqual([
      'dossiers_fully_online',
      'full_online_provided',
      'online_dossiers',
    ]);
    expect(hub.statements.filter((name) => name === 'indicators.partsOfIndicators')).toHaveLength(1);
    expect(hub.statements.filter((name) => name === 'indicators.judgedTargetsByIndicator')).toHaveLength(1);
  });
});
