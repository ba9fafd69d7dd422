import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CascadeMaterial, cascadeOf, cascadeTo, reasonForNoLag, reasonForNoSlowestStep } from './cascade.ts';

/** Documents as `name: day`, passages as "b>a" (b passes a on), tasks as "b:task@a" (a task of b passes on a task of a). */
function material(
  days: Readonly<Record<string, string | null>>,
  passages: readonly string[],
  passedTasks: readonly string[] = [],
): CascadeMaterial {
  return {
    documents: Object.entries(days).map(([id, issuedOn]) => ({ id, issuedOn })),
    passages: passages.map((passage) => {
      const [fromId, toId] = passage.split('>');
      return { fromId: fromId!, toId: toId! };
    }),
    passedTasks: passedTasks.map((passed) => {
      const [documentId, taskId, setById] = passed.split(/[:@]/);
      return { documentId: documentId!, taskId: taskId!, setById: setById! };
    }),
  };
}

/** Steps as "from>document hop lag". */
function steps(rootId: string, of: CascadeMaterial): string[] {
  return cascadeOf(rootId, of).steps.map(
    ({ fromId, directiveId, hop, lagDays }) => `${fromId ?? ''}>${directiveId} ${hop} ${lagDays}`,
  );
}

/** 131/NQ-CP as it reached a school in Bình Định. */
const RESOLUTION = material(
  { 131: '2022-10-06', 6939: '2022-10-14', 6958: '2022-11-21', 2384: '2022-11-23', 93: '2022-12-23' },
  ['6939>131', '6958>131', '6958>6939', '2384>131', '2384>6958', '93>131', '93>2384', '93>6958'],
  ['6958:II.1@131', '6958:II.2@131', '6958:II.2@131', '2384:13@6958', '93:13@2384', '93:7@elsewhere'],
);

describe('the cascade of a resolution', () => {
  it('lets each document follow the latest that it cites', () => {
    expect(steps('131', RESOLUTION)).toEqual([
      '>131 0 null',
      '131>6939 1 8',
      '6939>6958 2 38',
      '6958>2384 3 2',
      '2384>93 4 30',
    ]);
  });

  it('tells hops, days and the slowest step', () => {
    const { hopCount, totalDays, slowestStep } = cascadeOf('131', RESOLUTION);
    expect({ hopCount, totalDays, slowest: slowestStep?.directiveId }).toEqual({
      hopCount: 4,
      totalDays: 78,
      slowest: '6958',
    });
  });

  it('counts each task of the documents above once', () => {
    const { steps } = cascadeOf('131', RESOLUTION);
    expect(steps.map(({ tasksPassedOn }) => tasksPassedOn)).toEqual([null, 0, 2, 1, 1]);
  });

  it('can be cut to the way to one document', () => {
    const whole = cascadeOf('131', RESOLUTION);
    const way = cascadeTo('6958', whole, RESOLUTION)!;
    expect(way.steps.map(({ directiveId }) => directiveId)).toEqual(['131', '6939', '6958']);
    expect([way.hopCount, way.totalDays]).toEqual([2, 46]);
    expect(cascadeTo('131', whole, RESOLUTION)?.steps).toHaveLength(1);
    expect(cascadeTo('617', whole, RESOLUTION)).toBeNull();
  });
});

describe('who follows whom', () => {
  it.each<[string, CascadeMaterial, string[]]>([
    ['nobody: the root stands alone', material({ a: '2024-01-05' }, []), ['>a 0 null']],
    [
      'nobody that was issued later than itself',
      material({ a: '2024-01-05', b: '2024-01-04' }, ['b>a']),
      ['>a 0 null'],
    ],
    ['one of the same day', material({ a: '2024-01-05', b: '2024-01-05' }, ['b>a']), ['>a 0 null', 'a>b 1 0']],
    [
      'of two on one day the one with the greater id',
      material({ a: '2024-01-05', b: '2024-01-06', c: '2024-01-06', d: '2024-01-09' }, ['b>a', 'c>a', 'd>b', 'd>c']),
      ['>a 0 null', 'a>b 1 1', 'a>c 1 1', 'c>d 2 3'],
    ],
    [
      'the root, when two of one day cite each other',
      material({ a: '2024-01-05', b: '2024-01-09', c: '2024-01-09' }, ['b>a', 'b>c', 'c>b']),
      ['>a 0 null', 'a>b 1 4', 'b>c 2 0'],
    ],
    [
      'the next best, when the latest does not lead to the root',
      material({ a: '2024-01-05', b: '2024-01-06', c: '2024-01-09' }, ['c>a', 'c>b']),
      ['>a 0 null', 'a>c 1 4'],
    ],
    [
      'one without a day only when there is none with one, and no lag is known then',
      material({ a: '2024-01-05', b: null, c: '2024-01-09', d: null }, ['b>a', 'c>a', 'c>b', 'd>b']),
      ['>a 0 null', 'a>c 1 4', 'a>b 1 null', 'b>d 2 null'],
    ],
    ['not itself', material({ a: '2024-01-05' }, ['a>a']), ['>a 0 null']],
  ])('%s', (_, of, expected) => {
    expect(steps('a', of)).toEqual(expected);
  });
});

describe('what is not known', () => {
  it('leaves the whole without days when one day is missing', () => {
    const whole = cascadeOf('a', material({ a: '2024-01-05', b: null }, ['b>a']));
    expect(whole.totalDays).toBeNull();
    expect(whole.slowestStep).toBeNull();
    expect(reasonForNoSlowestStep(whole)).toBe('NOT_REPORTED');
    expect(whole.steps.map(reasonForNoLag)).toEqual(['NOT_APPLICABLE', 'NOT_REPORTED']);
  });

  it('is no activity when nothing was passed on', () => {
    const whole = cascadeOf('a', material({ a: '2024-01-05' }, []));
    expect(whole).toMatchObject({ hopCount: 0, totalDays: 0, slowestStep: null });
    expect(reasonForNoSlowestStep(whole)).toBe('NO_ACTIVITY');
  });
});

it('is a tree over any citations, the same in whatever order they come', () => {
  const days = fc.constantFrom('2024-01-01', '2024-01-02', '2024-01-03', null);
  const name = fc.constantFrom(...'abcdef');
  fc.assert(
    fc.property(
      fc.dictionary(name, days, { maxKeys: 6, noNullPrototype: true }),
      fc.array(fc.tuple(name, name)),
      (documents, pairs) => {
        const passages = pairs.map(([from, to]) => `${from}>${to}`);
        const of = material({ ...documents, a: '2024-01-01' }, passages);
        const whole = cascadeOf('a', of);

        const ids = whole.steps.map(({ directiveId }) => directiveId);
        expect(new Set(ids).size).toBe(ids.length);
        for (const step of whole.steps) {
          const from = whole.steps.find(({ directiveId }) => directiveId === step.fromId);
          expect(step.hop).toBe(from ? from.hop + 1 : 0);
          expect(step.lagDays ?? 0).toBeGreaterThanOrEqual(0);
        }
        const reversed = { ...of, documents: of.documents.toReversed(), passages: of.passages.toReversed() };
        expect(cascadeOf('a', reversed)).toEqual(whole);
      },
    ),
  );
});
