import { describe, expect, it } from 'vitest';
import {
  agencyDimension,
  type CubeDeclaration,
  checkedCube,
  constantOf,
  count,
  enumDimension,
  flagDimension,
  ratio,
  sumOf,
} from './declaration.ts';

const VISITS: CubeDeclaration = {
  subgraph: 'visits',
  name: 'VisitMetrics',
  description: 'Visits.',
  parameters: [],
  rows: (holds) => `select v.agency_id, v.happened_on from visit_fact v where ${holds('v')}`,
  dimensions: { agency: agencyDimension('agency_id', 'happened_on', 'Who.') },
  measures: { visits: count('All.'), doneVisits: count('Done.', 'is_done') },
  ratios: { doneRate: ratio('doneVisits', 'visits', 'Done of all.') },
};

describe('a cube', () => {
  it('that is declared well has the limits of all, but for its own', () => {
    const { limits } = checkedCube({ ...VISITS, limits: { groupBy: 2 } });

    expect(limits).toEqual({ groupBy: 2, filters: 8, measures: 60, having: 8, orderBy: 4, values: 100 });
  });

  it.each<[what: string, declared: Partial<CubeDeclaration>, said: RegExp]>([
    ['a rate of a rate', { ratios: { r: ratio('doneRate', 'visits', '') } }, /made of doneRate, which is no measure/],
    ['a rate of nothing declared', { ratios: { r: ratio('visits', 'lost', '') } }, /made of lost/],
    ['two fields of one name', { measures: { agency: count('') }, ratios: {} }, /agency stands twice/],
    ['a field in the place of an agency’s flags', { measures: { agencyFlags: count('') }, ratios: {} }, /agencyFlags/],
    [
      'two names that are one in an enum',
      { measures: { doneVisits: count(''), doneVISITS: count('') }, ratios: {} },
      /stands twice/,
    ],
    ['SQL in the place of a column', { measures: { visits: sumOf('1); drop table x; --', '') }, ratios: {} }, /column/],
    ['SQL in a condition', { measures: { visits: count('', 'is_done or true') }, ratios: {} }, /name of a column/],
    ['SQL in a dimension', { dimensions: { a: flagDimension('a, b', '') } }, /name of a column/],
    [
      'a column in capitals',
      { dimensions: { kind: enumDimension('Kind', { type: 'Kind', filter: 'kinds', absent: 'NOT_REPORTED' }, '') } },
      /name of a column, got Kind/,
    ],
    ['a field that is not in camelCase', { dimensions: { is_late: flagDimension('is_late', '') } }, /camelCase/],
    ['sums of one of what is no dimension', { sumsOfOne: 'indicator' }, /dimension of entities .* got indicator/],
    ['sums of one agency, which has levels', { sumsOfOne: 'agency' }, /dimension of entities .* got agency/],
    ['a name that is not in PascalCase', { name: 'visit metrics' }, /PascalCase/],
  ])('with %s does not let the program start', (_, declared, said) => {
    expect(() => checkedCube({ ...VISITS, ...declared })).toThrow(said);
  });
});

it.each([
  ['visits', 'VISITS'],
  ['onTimeRate', 'ON_TIME_RATE'],
  ['isSLAMet', 'IS_SLAMET'],
])('%s is %s in an enum', (field, constant) => {
  expect(constantOf(field)).toBe(constant);
});
