import { describe, expect, it } from 'vitest';
import {
  type AgencyClassExpression,
  agencyRegister,
  isWhole,
  kindsOfNoRegister,
  membersOn,
  type RegisteredAgency,
} from './agency-class.ts';
import { agencyTree, inForceOn } from './agency-tree.ts';

const always = { validFrom: null, validTo: null };

function agency(id: string, kind: string, under: string | null = null, over: Partial<RegisteredAgency> = {}) {
  return { id, kind, parents: under === null ? [] : [{ parentId: under, ...always }], ...always, ...over };
}

/** A country: two ministries, one body that passes from the Government to a ministry, two provinces of which one ends. */
const COUNTRY: readonly RegisteredAgency[] = [
  agency('government', 'GOVERNMENT'),
  agency('finance', 'MINISTRY', 'government'),
  agency('planning', 'MINISTRY', 'government', { validTo: '2025-02-28' }),
  agency('bank', 'MINISTRY_LEVEL', 'government'),
  agency('insurance', 'GOVERNMENT_ATTACHED', null, {
    parents: [
      { parentId: 'government', validFrom: null, validTo: '2025-02-28' },
      { parentId: 'finance', validFrom: '2025-03-01', validTo: null },
    ],
  }),
  agency('statistics', 'DEPARTMENT', 'finance'),
  agency('old', 'PROVINCE', 'government', { validTo: '2025-06-30' }),
  agency('kept', 'PROVINCE', 'government'),
  agency('old/office', 'DEPARTMENT', 'old', { validTo: '2025-06-30' }),
  agency('old/education', 'DEPARTMENT', 'old', { validTo: '2025-06-30' }),
  agency('old/education/office', 'DEPARTMENT', 'old/education', { validTo: '2025-06-30' }),
  agency('old/school', 'SCHOOL', null, {
    parents: [{ parentId: 'old/education', validFrom: null, validTo: '2025-06-30' }],
    places: [
      { provinceId: 'old', validFrom: null, validTo: '2025-06-30' },
      { provinceId: 'kept', validFrom: '2025-07-01', validTo: null },
    ],
  }),
  agency('old/statistics', 'DEPARTMENT', 'statistics', {
    places: [{ provinceId: 'old', validFrom: null, validTo: '2025-06-30' }],
  }),
  agency('old/statistics/unit', 'DEPARTMENT', 'old/statistics'),
  agency('kept/office', 'DEPARTMENT', 'kept'),
  agency('company', 'ENTERPRISE', null, { places: [{ provinceId: 'kept', ...always }] }),
];
const register = agencyRegister(COUNTRY);

const EMPTY: AgencyClassExpression = {
  ...{ kinds: [], memberKinds: [], parentKinds: [], withinId: null, withDescendants: false },
  ...{ membership: 'ALL', memberIds: [], provinceIds: [], validTo: null },
};
const expand = (over: Partial<AgencyClassExpression>, day: string) =>
  membersOn({ ...EMPTY, ...over }, register, day).memberIds;

describe('a class of agencies is expanded for a day', () => {
  it.each<[string, Partial<AgencyClassExpression>, string, readonly string[]]>([
    ['to all of its kinds', { kinds: ['MINISTRY', 'MINISTRY_LEVEL'] }, '2025-02-28', ['bank', 'finance', 'planning']],
    ['without those that have ended', { kinds: ['MINISTRY', 'MINISTRY_LEVEL'] }, '2025-03-01', ['bank', 'finance']],
    ['with provinces on their last day', { kinds: ['PROVINCE'] }, '2025-06-30', ['kept', 'old']],
    ['without them on the day after', { kinds: ['PROVINCE'] }, '2025-07-01', ['kept']],
    [
      'to those directly under an agency of a kind',
      { kinds: ['DEPARTMENT'], parentKinds: ['PROVINCE'] },
      '2024-01-01',
      ['kept/office', 'old/education', 'old/office'],
    ],
    [
      'to those directly under one agency',
      { kinds: ['DEPARTMENT'], parentKinds: ['PROVINCE'], withinId: 'old' },
      '2024-01-01',
      ['old/education', 'old/office'],
    ],
    [
      'to those under one agency at any depth, and those that stand in it by place, with what is under them',
      { kinds: ['DEPARTMENT', 'SCHOOL'], withinId: 'old' },
      '2025-06-30',
      ['old/education', 'old/education/office', 'old/office', 'old/school', 'old/statistics', 'old/statistics/unit'],
    ],
    [
      'to those that stand there on the day, whatever they stood in before',
      { kinds: ['DEPARTMENT', 'SCHOOL', 'ENTERPRISE'], withinId: 'kept' },
      '2025-07-01',
      ['company', 'kept/office', 'old/school'],
    ],
    [
      'to those still attached to the Government',
      { kinds: ['MINISTRY', 'GOVERNMENT_ATTACHED'], parentKinds: ['GOVERNMENT'] },
      '2025-02-28',
      ['finance', 'insurance', 'planning'],
    ],
    [
      'without a body that a ministry has taken in',
      { kinds: ['MINISTRY', 'GOVERNMENT_ATTACHED'], parentKinds: ['GOVERNMENT'] },
      '2025-03-01',
      ['finance'],
    ],
    [
      'not to the agency in which its members stand',
      { kinds: ['PROVINCE', 'DEPARTMENT'], withinId: 'kept' },
      '2025-07-01',
      ['kept/office'],
    ],
    [
      'to provinces by name and what stands in them',
      { kinds: ['PROVINCE', 'ENTERPRISE', 'DEPARTMENT'], provinceIds: ['kept'] },
      '2025-07-01',
      ['company', 'kept', 'kept/office'],
    ],
    [
      'to what stands inside both an agency and one of the provinces',
      { kinds: ['DEPARTMENT'], withinId: 'finance', provinceIds: ['old', 'kept'] },
      '2025-06-30',
      ['old/statistics', 'old/statistics/unit'],
    ],
    [
      'to all under its members, by parents and not by place',
      { kinds: ['PROVINCE'], withDescendants: true },
      '2025-06-30',
      ['kept', 'kept/office', 'old', 'old/education', 'old/education/office', 'old/office', 'old/school'],
    ],
    ['to nobody for a kind that it does not name', { kinds: ['TASK_FORCE'] }, '2024-01-01', []],
    ['to nobody in an agency that there is not', { kinds: ['DEPARTMENT'], withinId: 'nowhere' }, '2024-01-01', []],
    [
      'to nobody under parents that stand in no register',
      { kinds: ['DEPARTMENT'], parentKinds: ['DISTRICT_LEVEL'] },
      '2024-01-01',
      [],
    ],
    [
      'never by kind when only some are meant',
      { kinds: ['DEPARTMENT'], membership: 'SOME', withinId: 'old' },
      '2024-01-01',
      [],
    ],
    [
      'to those that it names, if they exist',
      { membership: 'SOME', memberIds: ['old', 'kept', 'nowhere'] },
      '2025-07-01',
      ['kept'],
    ],
    [
      'to those that it names beside its kinds, each once',
      { kinds: ['PROVINCE'], memberIds: ['bank', 'kept'] },
      '2025-07-01',
      ['bank', 'kept'],
    ],
    ['until its last day', { kinds: ['PROVINCE'], validTo: '2025-06-30' }, '2025-06-30', ['kept', 'old']],
    ['and to nobody after it', { kinds: ['PROVINCE'], validTo: '2025-06-30' }, '2025-07-01', []],
    ['and to nobody after it, also by name', { memberIds: ['kept'], validTo: '2025-06-30' }, '2025-07-01', []],
  ])('%s', (_, over, day, expected) => {
    expect(expand(over, day)).toEqual(expected);
  });
});

describe('whether the members known are all', () => {
  it.each<[string, boolean, Partial<AgencyClassExpression>]>([
    ['of kinds that are few and known', true, { kinds: ['MINISTRY', 'PROVINCE'] }],
    ['of these in one place', true, { kinds: ['PROVINCE'], withinId: 'government', parentKinds: ['GOVERNMENT'] }],
    ['of those named', true, { memberIds: ['kept'] }],
    ['not of those named when the register lacks one', false, { memberIds: ['kept', 'nowhere'] }],
    ['not of kinds that the register holds in part', false, { kinds: ['MINISTRY', 'DEPARTMENT'] }],
    ['not of kinds that stand in no register', false, { kinds: ['PROVINCE'], memberKinds: ['COMMUNE_LEVEL'] }],
    ['not under parents that stand in no register', false, { kinds: ['PROVINCE'], parentKinds: ['DISTRICT_LEVEL'] }],
    ['not of only some', false, { kinds: ['PROVINCE'], membership: 'SOME' }],
    ['not with all that is under them', false, { kinds: ['PROVINCE'], withDescendants: true }],
    ['not of a class that says nothing', false, {}],
    ['not of an unknown kind', false, { kinds: ['PROVINCE', 'EMBASSY'] }],
  ])('%s: %s', (_, expected, over) => {
    expect(membersOn({ ...EMPTY, ...over }, register, '2024-01-01').isComplete).toBe(expected);
  });

  it('is the same for a class that is over: nobody left is not everybody done', () => {
    const ended = { ...EMPTY, memberKinds: ['DISTRICT_LEVEL'], validTo: '2025-06-30' };

    expect(membersOn(ended, register, '2025-07-01')).toEqual({
      memberIds: [],
      isComplete: false,
      notInRegister: ['DISTRICT_LEVEL'],
    });
    expect(isWhole(ended)).toBe(false);
  });

  it('names the kinds that stand in no register once each, in order', () => {
    expect(
      kindsOfNoRegister({
        kinds: ['DEPARTMENT', 'PERSON'],
        memberKinds: ['PRESS', 'COMMUNE_LEVEL'],
        parentKinds: ['DISTRICT_LEVEL', 'PROVINCE', 'PRESS'],
      }),
    ).toEqual(['COMMUNE_LEVEL', 'DISTRICT_LEVEL', 'PERSON', 'PRESS']);
  });
});

describe('a register of agencies', () => {
  it('gives the same members whatever the order of its agencies', () => {
    const backwards = agencyRegister([...COUNTRY].reverse());
    for (const day of ['2024-01-01', '2025-03-01', '2025-07-01']) {
      for (const over of [
        { kinds: ['DEPARTMENT', 'SCHOOL'], withinId: 'old' },
        { kinds: ['PROVINCE'], withDescendants: true },
      ]) {
        expect(membersOn({ ...EMPTY, ...over }, backwards, day)).toEqual(
          membersOn({ ...EMPTY, ...over }, register, day),
        );
      }
    }
  });

  it('ends where agencies wrongly stand under themselves', () => {
    const circle = agencyRegister([
      agency('a', 'DEPARTMENT', 'c'),
      agency('b', 'DEPARTMENT', 'a'),
      agency('c', 'CENTRE', 'b'),
    ]);

    expect(membersOn({ ...EMPTY, kinds: ['DEPARTMENT'], withinId: 'a' }, circle, '2024-01-01').memberIds).toEqual([
      'a',
      'b',
    ]);
    expect(membersOn({ ...EMPTY, kinds: ['CENTRE'], withDescendants: true }, circle, '2024-01-01').memberIds).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('holds an agency once that is given twice, as it was given last', () => {
    const twice = agencyRegister([agency('a', 'CENTRE'), agency('a', 'SCHOOL')]);

    expect(membersOn({ ...EMPTY, kinds: ['CENTRE'] }, twice, '2024-01-01').memberIds).toEqual([]);
    expect(membersOn({ ...EMPTY, kinds: ['SCHOOL'] }, twice, '2024-01-01').memberIds).toEqual(['a']);
  });

  it('looks at an agency a few times for each class, and not at those of other kinds', () => {
    let looks = 0;
    const look = () => {
      looks += 1;
      return null;
    };
    const counted = (one: RegisteredAgency) => Object.defineProperty({ ...one }, 'validFrom', { get: look });
    const many = Array.from({ length: 2_000 }, (_, i) =>
      counted(agency(`unit ${i}`, i % 2 === 0 ? 'DEPARTMENT' : 'SCHOOL', i < 10 ? null : `unit ${Math.floor(i / 10)}`)),
    );
    const large = agencyRegister(many);

    looks = 0;
    membersOn({ ...EMPTY, kinds: ['DEPARTMENT'] }, large, '2024-01-01');
    expect(looks).toBe(1_000);
    looks = 0;
    membersOn({ ...EMPTY, kinds: ['DEPARTMENT'], withinId: 'unit 1', withDescendants: true }, large, '2024-01-01');
    expect(looks).toBeLessThan(1_500);
  });
});

/** A small pseudo-random sequence: the same trial each time. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * sides);
  };
}

it('agrees with the definition, agency by agency, over random registers, classes and days', () => {
  const KINDS = ['MINISTRY', 'PROVINCE', 'DEPARTMENT', 'SCHOOL'];
  const DAYS = ['2024-01-01', '2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'];
  const roll = dice(20_250_701);
  let expanded = 0;
  for (let trial = 0; trial < 200; trial += 1) {
    const span = () =>
      [always, { validFrom: null, validTo: '2024-12-31' }, { validFrom: '2025-01-01', validTo: null }][roll(3)]!;
    const agencies = Array.from({ length: 12 }, (_, i): RegisteredAgency => {
      const { validFrom, validTo } = span();
      const parents = i > 0 && roll(4) > 0 ? [{ parentId: `a${roll(i)}`, ...span() }] : [];
      const places = i > 0 && roll(4) === 0 ? [{ provinceId: `a${roll(i)}`, ...span() }] : [];
      return { id: `a${i}`, kind: KINDS[roll(4)]!, validFrom, validTo, parents, places };
    });
    const known = agencyRegister(agencies);
    const some = () => KINDS.filter(() => roll(2) === 0);
    const expression: AgencyClassExpression = {
      ...EMPTY,
      kinds: some(),
      parentKinds: roll(3) === 0 ? some() : [],
      withinId: roll(2) === 0 ? `a${roll(12)}` : null,
      withDescendants: roll(4) === 0,
      provinceIds: roll(4) === 0 ? [`a${roll(12)}`, `a${roll(12)}`] : [],
      memberIds: roll(4) === 0 ? [`a${roll(12)}`] : [],
      validTo: roll(6) === 0 ? '2025-06-30' : null,
    };
    for (const day of DAYS) {
      const actual = membersOn(expression, known, day).memberIds;
      expect(actual).toEqual(byDefinition(expression, agencies, day));
      expanded += actual.length;
    }
  }
  expect(expanded).toBeGreaterThan(1_000);
});

/** The definition in the words of data/README.md, asked of every agency for itself. */
function byDefinition(expression: AgencyClassExpression, agencies: readonly RegisteredAgency[], day: string): string[] {
  const { kinds, parentKinds, withinId, provinceIds, memberIds, validTo, withDescendants } = expression;
  const ids = agencies.map(({ id }) => id);
  const known = new Map(agencies.map((one) => [one.id, one]));
  const edges = agencies.flatMap(({ id, parents }) => parents.map((edge) => ({ childId: id, ...edge })));
  const tree = agencyTree(edges);
  const isInside = (id: string, upper: string): boolean => {
    const { parents, places = [] } = known.get(id)!;
    const above = [
      ...parents.map((edge) => [edge.parentId, edge] as const),
      ...places.map((edge) => [edge.provinceId, edge] as const),
    ];
    return above.some(([upperId, edge]) => inForceOn(edge, day) && (upperId === upper || isInside(upperId, upper)));
  };
  const isDescribed = (id: string) => {
    const { kind } = known.get(id)!;
    const parent = tree.parentOn(id, day);
    const isDirect =
      parent !== null && parentKinds.includes(known.get(parent)!.kind) && (withinId === null || parent === withinId);
    return (
      kinds.includes(kind) &&
      (withinId === null || isInside(id, withinId)) &&
      (provinceIds.length === 0 || provinceIds.some((province) => province === id || isInside(id, province))) &&
      (parentKinds.length === 0 || isDirect)
    );
  };
  if (validTo !== null && day > validTo) return [];
  const isInForce = (id: string) => inForceOn(known.get(id)!, day);
  const members = ids.filter((id) => isInForce(id) && (isDescribed(id) || memberIds.includes(id)));
  const below = withDescendants
    ? ids.filter((id) => isInForce(id) && members.some((member) => tree.isWithin(id, member, day)))
    : [];
  return [...new Set([...members, ...below])].sort();
}
