import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agencyTree, findCycle, inForceOn, overlaps, type ParentEdge } from './agency-tree.ts';
import { addDays } from './period.ts';

function under(
  parentId: string,
  childId: string,
  validFrom: string | null = null,
  validTo: string | null = null,
): ParentEdge {
  return { childId, parentId, validFrom, validTo };
}

/** Phú Thọ before and after 01/07/2025: the district went, the communes came under the province. */
const EDGES = [
  under('government', 'phu-tho-old', null, '2025-06-30'),
  under('phu-tho-old', 'viet-tri', null, '2025-06-30'),
  under('viet-tri', 'ward-2', null, '2025-06-30'),
  under('viet-tri', 'ward-1', null, '2025-06-30'),
  under('government', 'phu-tho', '2025-07-01'),
  under('phu-tho', 'ward-1', '2025-07-01'),
  under('phu-tho', 'education', '2025-07-01'),
  under('education', 'school', '2025-07-01'),
];

describe('inForceOn', () => {
  it.each([
    ['the day before it begins', '2025-06-30', '2025-07-01', '2025-12-31', false],
    ['its first day', '2025-07-01', '2025-07-01', '2025-12-31', true],
    ['its last day', '2025-12-31', '2025-07-01', '2025-12-31', true],
    ['the day after it ends', '2026-01-01', '2025-07-01', '2025-12-31', false],
    ['long before an end without a beginning', '0001-01-01', null, '2025-06-30', true],
    ['long after a beginning without an end', '9999-12-31', '2025-07-01', null, true],
    ['any day when both are open', '2025-07-01', null, null, true],
  ])('%s', (_, day, validFrom, validTo, expected) => {
    expect(inForceOn({ validFrom, validTo }, day)).toBe(expected);
  });
});

describe('overlaps', () => {
  it.each([
    ['one ends the day before the other begins', [null, '2025-06-30'], ['2025-07-01', null], false],
    ['one ends on the day the other begins', [null, '2025-07-01'], ['2025-07-01', null], true],
    ['one lies within the other', ['2025-01-01', '2025-12-31'], ['2025-03-01', '2025-03-01'], true],
    ['both are open', [null, null], [null, null], true],
    ['both have no beginning', [null, '2020-01-01'], [null, '2025-01-01'], true],
  ] as const)('%s', (_, [aFrom, aTo], [bFrom, bTo], expected) => {
    const a = { validFrom: aFrom, validTo: aTo };
    const b = { validFrom: bFrom, validTo: bTo };

    expect([overlaps(a, b), overlaps(b, a)]).toEqual([expected, expected]);
  });
});

describe('agencyTree', () => {
  const tree = agencyTree(EDGES);

  it.each([
    ['on its last day in the old tree', 'ward-1', '2025-06-30', ['viet-tri', 'phu-tho-old', 'government']],
    ['on its first day in the new one', 'ward-1', '2025-07-01', ['phu-tho', 'government']],
    ['when it no longer exists', 'ward-2', '2025-07-01', []],
    ['at the top', 'government', '2025-07-01', []],
    ['when it is unknown', 'nobody', '2025-07-01', []],
  ])('tells those above an agency %s', (_, id, day, ancestors) => {
    expect(tree.ancestors(id, day)).toEqual(ancestors);
    expect(tree.parentOn(id, day)).toBe(ancestors[0] ?? null);
    expect(tree.depth(id, day)).toBe(ancestors.length);
  });

  it('lists those under an agency level by level, each level by parent and id', () => {
    expect(tree.descendants('government', '2025-06-30')).toEqual(['phu-tho-old', 'viet-tri', 'ward-1', 'ward-2']);
    expect(tree.descendants('government', '2025-07-01')).toEqual(['phu-tho', 'education', 'ward-1', 'school']);
    expect(tree.descendants('school', '2025-07-01')).toEqual([]);
  });

  it('lists the children alone, by id', () => {
    expect(tree.children('phu-tho', '2025-07-01')).toEqual(['education', 'ward-1']);
  });

  it.each([
    ['itself', 'ward-1', 'ward-1', true],
    ['its parent', 'ward-1', 'phu-tho', true],
    ['the top', 'ward-1', 'government', true],
    ['its former parent', 'ward-1', 'viet-tri', false],
    ['one under it', 'phu-tho', 'ward-1', false],
    ['a sibling', 'ward-1', 'education', false],
  ])('says whether an agency is within %s', (_, id, ancestorId, expected) => {
    expect(tree.isWithin(id, ancestorId, '2025-07-01')).toBe(expected);
  });

  it.each([
    ['a bound that is no day', [under('a', 'b', '2025-02-29')], 'got "2025-02-29"'],
    [
      'a span that ends before it begins',
      [under('a', 'b', '2025-07-01', '2025-06-30')],
      'b under a ends on 2025-06-30',
    ],
    [
      'two parents on one day',
      [under('a', 'c', null, '2025-07-01'), under('b', 'c', '2025-07-01')],
      'c has two parents on 2025-07-01: a and b.',
    ],
    ['one edge twice', [under('a', 'b'), under('a', 'b')], 'b has two parents on 0001-01-01: a and a.'],
    [
      'a cycle',
      [under('a', 'b'), under('b', 'c', '2025-07-01'), under('c', 'a')],
      'on 2025-07-01: c under b under a under c.',
    ],
  ])('refuses %s', (_, edges, message) => {
    expect(() => agencyTree(edges)).toThrow(RangeError);
    expect(() => agencyTree(edges)).toThrow(message);
  });
});

describe('findCycle', () => {
  it.each([
    ['an agency under itself', [under('a', 'a', '2025-01-01')], { ids: ['a'], on: '2025-01-01' }],
    ['two under each other', [under('a', 'b'), under('b', 'a')], { ids: ['b', 'a'], on: '0001-01-01' }],
    [
      'two under each other on a single day',
      [under('a', 'b', null, '2025-07-01'), under('b', 'a', '2025-07-01')],
      { ids: ['a', 'b'], on: '2025-07-01' },
    ],
    [
      'two under each other, but never on one day',
      [under('a', 'b', null, '2025-06-30'), under('b', 'a', '2025-07-01')],
      null,
    ],
    [
      'a cycle beside the way up',
      [under('b', 'a'), under('c', 'b'), under('b', 'c')],
      { ids: ['b', 'c'], on: '0001-01-01' },
    ],
    ['a tree', EDGES, null],
    ['nothing', [], null],
  ])('%s', (_, edges, expected) => {
    expect(findCycle(edges)).toEqual(expected);
  });
});

describe('properties', () => {
  const START = '2025-01-01';
  const anyBound = fc.option(fc.integer({ min: 0, max: 9 }).map((count) => addDays(START, count)));
  const anyName = fc.integer({ min: 0, max: 6 });
  const someDays = Array.from({ length: 12 }, (_, count) => addDays('2024-12-31', count));

  const anyEdges = fc.array(
    fc
      .record({ child: anyName, parent: anyName, from: anyBound, to: anyBound })
      .filter(({ from, to }) => from === null || to === null || from <= to)
      .map(({ child, parent, from, to }) => under(`a${parent}`, `a${child}`, from, to)),
    { maxLength: 10 },
  );
  /** Parents have smaller numbers than their children, and each child one edge: always a tree. */
  const treeEdges = anyEdges.map((edges) => [
    ...new Map(edges.filter((edge) => edge.parentId < edge.childId).map((edge) => [edge.childId, edge])).values(),
  ]);

  it('descendants are exactly those that have it among their ancestors, in any order of the edges', () => {
    fc.assert(
      fc.property(treeEdges, fc.constantFrom(...someDays), anyName, (edges, day, name) => {
        const id = `a${name}`;
        const tree = agencyTree(edges);
        const everyone = [0, 1, 2, 3, 4, 5, 6].map((other) => `a${other}`);

        expect(tree.descendants(id, day).toSorted()).toEqual(
          everyone.filter((other) => tree.ancestors(other, day).includes(id)),
        );
        expect(agencyTree(edges.toReversed()).descendants(id, day)).toEqual(tree.descendants(id, day));
        const depths = tree.descendants(id, day).map((other) => tree.depth(other, day));
        expect(depths).toEqual(depths.toSorted((a, b) => a - b));
      }),
    );
  });

  it('finds a cycle exactly when some day has one, and every edge of it holds on that day', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const cycle = findCycle(edges);
        expect(cycle !== null).toBe(
          someDays.some((day) => reachesItself(edges.filter((edge) => inForceOn(edge, day)))),
        );

        for (const [index, id] of cycle?.ids.entries() ?? []) {
          const parentId = cycle!.ids[(index + 1) % cycle!.ids.length];
          const held = edges.some((e) => e.childId === id && e.parentId === parentId && inForceOn(e, cycle!.on));
          expect(held).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  /** The slow and certain way: take away agencies without a parent until none is left, or none can be taken. */
  function reachesItself(edges: readonly ParentEdge[]): boolean {
    const rest = edges.filter((edge) => edges.some(({ childId }) => childId === edge.parentId));
    return rest.length === edges.length ? edges.length > 0 : reachesItself(rest);
  }
});
