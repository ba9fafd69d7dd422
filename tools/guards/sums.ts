import type { Guard } from './list.ts';

const METRICS = ['test/observation-metrics.test.ts'];
const BOUNDARIES = ['test/observation-boundaries.test.ts'];

/** What keeps sums of numbers from being sums of something else. */
export const SUMS: readonly Guard[] = [
  {
    name: 'sums: parts of two indicators are not added up',
    file: 'platform/cube/question.ts',
    find: '  refuseMixedSums(cube, groups, where, aggregates);\n',
    replace: '',
    tests: METRICS,
  },
  {
    name: 'sums: a department is not added to its province',
    file: 'platform/register/roll-up/stretches.ts',
    find: 'ofLevel.length === question.depth + 1',
    replace: 'ofLevel.length > 0',
    tests: METRICS,
  },
  {
    name: 'sums: a number stated later takes the place of one before',
    file: 'subgraphs/indicators/loaders/observation-metrics.ts',
    find: 'and not exists (select from observation_fact later',
    replace:
      'and not exists (select from observation_fact later where false) and exists (select from observation_fact later',
    tests: METRICS,
  },
  {
    name: 'sums: what is not exact is in no sum',
    file: 'subgraphs/indicators/rules/summing.ts',
    find: "if (addends.some(({ bound }) => bound !== 'EXACT')) return null;",
    replace: '',
    tests: ['subgraphs/indicators/rules/summing.test.ts'],
  },
  {
    name: 'sums: a unit that lost a function is not the one that it was',
    file: 'subgraphs/indicators/rules/units.ts',
    find: 'return own === undefined || own.targetId === targetId;',
    replace: 'return true;',
    tests: ['subgraphs/indicators/rules/units.test.ts'],
  },
  {
    name: 'sums: who cannot be shown on a day has no place among the units of it',
    file: 'subgraphs/indicators/loaders/evaluations.ts',
    find: 'if (bound.agencyId === null || !bound.isOnBoundaries) return [];',
    replace: 'if (bound.agencyId === null) return [];',
    tests: BOUNDARIES,
  },
  {
    name: 'sums: what was stated stays with whom it was stated of',
    file: 'subgraphs/indicators/loaders/evaluations.ts',
    find: "boundBy(target, agencyId == null ? 'ALL' : whom, 'AS_THEY_WERE')",
    replace: "boundBy(target, agencyId == null ? 'ALL' : whom, 'OF_THE_DAY')",
    tests: BOUNDARIES,
  },
];
