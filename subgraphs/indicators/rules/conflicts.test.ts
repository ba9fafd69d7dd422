import { describe, expect, it } from 'vitest';
import { type ComparedTarget, conflictsAmong, type Similarity } from './conflicts.ts';

const target = (id: string, over: Partial<ComparedTarget> = {}): ComparedTarget => ({
  ...{ id, indicatorId: 'measure', directiveId: 'plan', evidenceId: 'plan', value: '80', unit: 'PERCENT' },
  ...{ operator: 'AT_LEAST', strength: 'ASSIGNED', from: '2025-01-01', to: '2025-12-31', subunitsAsWritten: null },
  ...{ cohort: null, bound: new Set(['phu-tho']) },
  ...over,
});
const found = (a: Partial<ComparedTarget>, b: Partial<ComparedTarget>, similarities: Similarity[] = []) =>
  conflictsAmong([target('a', a), target('b', b)], similarities).map(
    ({ kind, higher, lower }) => `${kind} ${higher.id} over ${lower.id}`,
  );

describe('two targets of one measure', () => {
  it.each<[string, Partial<ComparedTarget>, Partial<ComparedTarget>, string[]]>([
    ['an aim above the floor can stand beside it', { value: '100', strength: 'AIM' }, {}, ['AIM_VS_FLOOR a over b']],
    ['an aim below the floor cannot', { value: '60', strength: 'AIM' }, {}, ['SAME_MEASURE b over a']],
    ['two values assigned', { value: '60' }, {}, ['SAME_MEASURE b over a']],
    ['two aims', { value: '60', strength: 'AIM' }, { strength: 'AIM' }, ['SAME_MEASURE b over a']],
    ['one value twice', {}, {}, []],
    ['one value, written otherwise', { value: '80.0' }, {}, []],
    ['one value as aim and floor', { strength: 'AIM' }, {}, []],
    ['other agencies', { value: '60', bound: new Set(['ha-noi']) }, {}, []],
    ['one agency of many', { value: '60', bound: new Set(['ha-noi', 'phu-tho']) }, {}, ['SAME_MEASURE b over a']],
    ['the year before', { value: '60', from: '2024-01-01', to: '2024-12-31' }, {}, []],
    [
      'a year that ends on its first day',
      { value: '90', from: '2024-01-01', to: '2025-01-01' },
      {},
      ['SAME_MEASURE a over b'],
    ],
    ['the next step, due later', { value: '100', to: '2030-12-31' }, {}, []],
    ['less, due later', { value: '60', to: '2030-12-31' }, {}, ['SAME_MEASURE b over a']],
    ['other units below', { value: '60', subunitsAsWritten: 'các vụ, cục' }, {}, []],
    ['another unit', { value: '60', unit: 'COUNT' }, {}, []],
    ['a ceiling above the floor', { value: '90', operator: 'AT_MOST' }, {}, []],
    ['a ceiling on the floor', { operator: 'AT_MOST' }, {}, []],
    ['a ceiling just below it', { operator: 'LESS_THAN' }, {}, ['SAME_MEASURE b over a']],
    ['a ceiling below it', { value: '70', operator: 'AT_MOST' }, {}, ['SAME_MEASURE b over a']],
    ['a number on the good side', { value: '90', operator: 'EQUAL_TO' }, {}, []],
    ['a number on the bad side', { value: '70', operator: 'EQUAL_TO' }, {}, ['SAME_MEASURE b over a']],
    ['two numbers', { value: '70', operator: 'EQUAL_TO' }, { operator: 'EQUAL_TO' }, ['SAME_MEASURE b over a']],
    ['two ceilings', { value: '70', operator: 'AT_MOST' }, { operator: 'AT_MOST' }, ['SAME_MEASURE b over a']],
    [
      'an aim below a ceiling',
      { value: '70', operator: 'AT_MOST', strength: 'AIM' },
      { operator: 'AT_MOST' },
      ['AIM_VS_FLOOR b over a'],
    ],
  ])('%s', (_, a, b, expected) => {
    expect(found(a, b)).toEqual(expected);
  });

  it('is one conflict, however many agencies both bind', () => {
    const bound = new Set(['class', 'phu-tho', 'ha-noi']);
    expect(found({ value: '60', bound }, { bound })).toEqual(['SAME_MEASURE b over a']);
  });

  it('never meet where their conditions exclude each other', () => {
    const cohort = (operator: 'LESS_THAN' | 'AT_LEAST' | 'AT_MOST', over = {}) => ({
      ...{ indicatorId: 'earlier', unit: 'PERCENT' as const, operator, value: '15' },
      ...{ from: '2020-01-01', to: '2023-12-31', ...over },
    });
    const ten = { value: '10', cohort: cohort('LESS_THAN') };

    expect(found(ten, { value: '5', cohort: cohort('AT_LEAST') })).toEqual([]);
    expect(found(ten, { value: '5', cohort: cohort('AT_LEAST', { value: '14' }) })).toHaveLength(1);
    expect(found(ten, { value: '5', cohort: cohort('AT_MOST') })).toHaveLength(1);
    expect(found(ten, { value: '5', cohort: cohort('AT_LEAST', { to: '2022-12-31' }) })).toHaveLength(1);
    expect(found(ten, { value: '5' })).toHaveLength(1);
  });
});

describe('two measures that look alike', () => {
  const part: Partial<ComparedTarget> = { indicatorId: 'handled wholly online' };
  const whole: Partial<ComparedTarget> = { indicatorId: 'filed online', value: '60' };
  const partOf: Similarity = { indicatorId: 'handled wholly online', otherId: 'filed online', kind: 'PART_OF' };

  it.each<[string, Partial<ComparedTarget>, Partial<ComparedTarget>, string[]]>([
    ['more is demanded of the part', part, whole, ['NEAR_MEASURE a over b']],
    ['as an aim, too', { ...part, strength: 'AIM' }, whole, ['NEAR_MEASURE a over b']],
    ['as much is', { ...part, value: '60' }, whole, []],
    ['less is', { ...part, value: '40' }, whole, []],
    ['more, but later', { ...part, to: '2030-12-31' }, whole, []],
    ['more, earlier', part, { ...whole, to: '2030-12-31' }, ['NEAR_MEASURE a over b']],
    ['the part has a ceiling', { ...part, operator: 'AT_MOST' }, whole, []],
    ['the whole has one below it', part, { ...whole, operator: 'AT_MOST' }, ['NEAR_MEASURE a over b']],
    ['of other agencies', part, { ...whole, bound: new Set(['ha-noi']) }, []],
    ['in another year', part, { ...whole, from: '2024-01-01', to: '2024-12-31' }, []],
  ])('%s', (_, a, b, expected) => {
    expect(found(a, b, [partOf])).toEqual(expected);
  });

  it('tell nothing of each other when they are only near, or nobody says so', () => {
    expect(found(part, whole, [{ ...partOf, kind: 'NEAR' }])).toEqual([]);
    expect(found(part, whole)).toEqual([]);
    expect(found(part, whole, [{ ...partOf, indicatorId: 'filed online', otherId: 'handled wholly online' }])).toEqual(
      [],
    );
  });
});

describe('where a conflict stands', () => {
  const isWithin = (a: Partial<ComparedTarget>, b: Partial<ComparedTarget>) =>
    conflictsAmong([target('a', { value: '60', ...a }), target('b', b)], [])[0]!.isWithinOneDirective;

  it.each([
    ['within one directive', {}, {}, true],
    ['between two', { directiveId: 'resolution' }, {}, false],
    ['between two that one letter sends out', { directiveId: 'one' }, { directiveId: 'two' }, false],
    ['in one document, when nobody knows who sets them', { directiveId: null }, { directiveId: null }, true],
    ['when one is not known', { directiveId: null }, {}, false],
    ['when nothing is known', { directiveId: null, evidenceId: null }, { directiveId: null, evidenceId: null }, false],
  ])('%s', (_, a, b, expected) => {
    expect(isWithin(a, b)).toBe(expected);
  });

  it('the latest first, in one order whatever comes first', () => {
    const targets = ['2023', '2024', '2025'].flatMap((year) =>
      ['80', '60', '50'].map((value) =>
        target(`${year} ${value}`, { value, from: `${year}-01-01`, to: `${year}-12-31` }),
      ),
    );
    const order = conflictsAmong(targets, []).map(({ higher, lower }) => `${higher.id} ${lower.id}`);

    expect(order.slice(0, 3)).toEqual(['2025 60 2025 50', '2025 80 2025 50', '2025 80 2025 60']);
    expect(order).toHaveLength(9);
    expect(conflictsAmong(targets.toReversed(), []).map(({ higher, lower }) => `${higher.id} ${lower.id}`)).toEqual(
      order,
    );
  });
});
