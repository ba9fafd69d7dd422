import { describe, expect, it } from 'vitest';
import { readClassWording } from './classes/wording.ts';
import { type ClassPlace, holderOf, inAndOutOfRegister, type NamedClass, rankClasses } from './classes.ts';

describe('words for a class are taken apart', () => {
  it.each<[string, readonly string[], string | null]>([
    ['các sở, ban, ngành liên quan', ['so', 'ban', 'nganh'], 'liên quan'],
    ['Các sở, ban, ngành thuộc tỉnh', ['so', 'ban', 'nganh'], null],
    ['các sở ban ngành', ['so', 'ban', 'nganh'], null],
    ['bộ, ngành và địa phương', ['bo', 'nganh', 'dia phuong'], null],
    ['các cơ quan, đơn vị có liên quan', ['co quan', 'don vi'], 'có liên quan'],
    ['UBND các huyện, thị xã, thành phố', ['ubnd cap huyen'], null],
    ['UBND các huyện, thành, thị', ['ubnd cap huyen'], null],
    ['UBND cấp huyện', ['ubnd cap huyen'], null],
    ['UBND các xã, phường, thị trấn', ['ubnd cap xa'], null],
    ['Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương', ['ubnd cap tinh'], null],
    ['Sở Tư pháp thuộc Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương', ['so tu phap cap tinh'], null],
    ['các cơ quan (trung ương)', ['co quan'], null],
    ['Các trường THPT và trực thuộc', ['truong trung hoc pho thong', 'truc thuoc'], null],
    ['bộ, ngành, địa phương chưa hoàn thành kết nối', ['bo', 'nganh', 'dia phuong'], 'chưa hoàn thành kết nối'],
    ['các bộ, ngành2', ['bo', 'nganh'], null],
    ['bộ, bộ', ['bo'], null],
    ['liên quan', ['lien quan'], null],
    ['', [], null],
  ])('%j', (text, parts, condition) => {
    const wording = readClassWording(text);
    expect([wording.parts, wording.condition]).toEqual([parts, condition]);
  });

  it.each([
    ['Thủ trưởng các sở', 'HEAD'],
    ['Bộ trưởng, Thủ trưởng cơ quan ngang bộ', 'HEAD'],
    ['các bộ, Chủ tịch UBND các tỉnh, thành phố', 'HEAD'],
    ['Trưởng phòng GDĐT các huyện', 'HEAD'],
    ['các trường THPT', 'BODY'],
    ['Trường cao đẳng trong tỉnh', 'BODY'],
    ['các sở', 'BODY'],
  ])('%j are of %s', (name, expected) => {
    expect(holderOf(name)).toBe(expected);
  });
});

it('kinds are kept by whether agencies have them', () => {
  expect(inAndOutOfRegister(['DEPARTMENT', 'PRESS', 'CENTRE'])).toEqual({
    kinds: ['DEPARTMENT', 'CENTRE'],
    memberKinds: ['PRESS'],
  });
});

describe('classes are ranked', () => {
  const one = (over: Partial<NamedClass>): NamedClass => ({
    ...{ id: 'a', name: 'các sở', kinds: ['DEPARTMENT'], unregisteredKinds: [], holder: 'BODY' },
    ...{ withinId: null, within: null, validTo: null, covers: [] },
    ...over,
  });
  const PLACE: ClassPlace = { day: '2024-01-01', aboveIds: ['office', 'province'], isLocal: true };
  const inProvince = { withinId: 'province', within: { level: 'PROVINCE' as const, aboveIds: [] } };
  const ranked = (text: string, classes: readonly NamedClass[], place = PLACE) =>
    rankClasses(text, classes, place).map(({ classId, confidence }) => `${classId} ${confidence}`);

  it('with those of the place before those of the country', () => {
    expect(ranked('các sở', [one({}), one({ id: 'b', ...inProvince })])).toEqual(['b HIGH', 'a LOW']);
  });

  it('nearest first', () => {
    const near = { withinId: 'office', within: { level: 'UNIT' as const, aboveIds: ['province'] } };
    expect(ranked('các sở', [one({ ...inProvince }), one({ id: 'b', ...near })])).toEqual(['b HIGH', 'a LOW']);
  });

  it('without those of another place, whether or not the issuer is known', () => {
    const elsewhere = one({ withinId: 'other', within: { level: 'PROVINCE', aboveIds: ['government'] } });
    expect(ranked('các sở', [elsewhere])).toEqual([]);
    expect(ranked('các sở', [elsewhere], { ...PLACE, aboveIds: [], isLocal: false })).toEqual([]);
    expect(ranked('các sở', [elsewhere], { ...PLACE, aboveIds: ['government'], isLocal: false })).toEqual([]);
  });

  it('with those of a national body under the issuer, but not for sure', () => {
    const council = one({ withinId: 'council', within: { level: 'NATIONAL', aboveIds: ['prime minister'] } });
    expect(ranked('các sở', [council], { ...PLACE, aboveIds: ['prime minister'], isLocal: false })).toEqual([
      'a MEDIUM',
    ]);
  });

  it('neither for sure when two say the same in one place', () => {
    expect(ranked('các sở', [one({ id: 'b', ...inProvince }), one({ ...inProvince })])).toEqual(['a MEDIUM', 'b LOW']);
  });

  it('a wording that was recorded for itself before the general class it is made of', () => {
    expect(ranked('các sở', [one({ ...inProvince }), one({ id: 'b', ...inProvince, covers: ['a'] })])).toEqual([
      'b HIGH',
      'a LOW',
    ]);
  });

  it('bodies for bodies and heads for heads', () => {
    const heads = one({ id: 'b', name: 'Giám đốc các sở', holder: 'HEAD', ...inProvince });
    expect(ranked('các sở', [heads, one({ ...inProvince })])).toEqual(['a HIGH', 'b LOW']);
    expect(ranked('Giám đốc các sở', [heads, one({ ...inProvince })])).toEqual(['b HIGH', 'a LOW']);
    expect(ranked('Giám đốc các sở', [one({ ...inProvince })])).toEqual(['a MEDIUM']);
  });

  it('not for sure on the day after their last', () => {
    const ended = one({ ...inProvince, validTo: '2023-12-31' });
    expect(ranked('các sở', [ended])).toEqual(['a LOW']);
    expect(ranked('các sở', [{ ...ended, validTo: '2024-01-01' }])).toEqual(['a HIGH']);
  });

  it('for sure without a place only where it makes no difference', () => {
    const nowhere = { ...PLACE, aboveIds: [], isLocal: false };
    expect(ranked('các bộ', [one({ name: 'các bộ', kinds: ['MINISTRY'] })], nowhere)).toEqual(['a HIGH']);
    expect(ranked('các sở', [one({})], nowhere)).toEqual(['a MEDIUM']);
    expect(ranked('các bộ', [one({ name: 'các bộ', kinds: [] })], nowhere)).toEqual(['a MEDIUM']);
  });

  it('by what they have in common, from a half on', () => {
    const named = (id: string, name: string) => one({ id, name, ...inProvince });
    const classes = [named('a', 'các sở, ban, ngành, đoàn thể'), named('b', 'các sở, ban'), named('c', 'các trường')];
    expect(ranked('các sở, ban, ngành', classes)).toEqual(['a MEDIUM', 'b LOW']);
  });
});
