import { describe, expect, it } from 'vitest';
import { type Reorganisation, type Surroundings, successorsOf } from './successors.ts';

const DAY = '2025-08-01';

function known(parts: Partial<Surroundings> & { readonly reorganisations: readonly Reorganisation[] }): Surroundings {
  return { agencies: new Map(), parentOf: new Map(), childrenOf: new Map(), ...parts };
}

function merger(fromIds: string[], toIds: string[], functions: string[] | null = null): Reorganisation {
  return { id: `${fromIds}>${toIds}`, kind: 'MERGE', startsOn: '2025-07-01', fromIds, toIds, functions };
}

const short = (proposals: ReturnType<typeof successorsOf>) =>
  proposals.map(({ agencyId, confidence, function: named }) => [agencyId, confidence, named]);

describe('who may take over from an agency that has ended', () => {
  it('the one to which everything went, surely', () => {
    expect(
      short(successorsOf('a', 'Số hóa hồ sơ', DAY, known({ reorganisations: [merger(['a', 'b'], ['c'])] }))),
    ).toEqual([['c', 'HIGH', null]]);
  });

  it('each of several to which everything went, less surely', () => {
    expect(short(successorsOf('a', '', DAY, known({ reorganisations: [merger(['a'], ['b', 'c'])] })))).toEqual([
      ['b', 'MEDIUM', null],
      ['c', 'MEDIUM', null],
    ]);
  });

  it('first the one that took over the function which the task names', () => {
    const reorganisations = [
      merger(['a'], ['b'], ['quản lý nhà nước về báo chí', 'viễn thông']),
      merger(['a'], ['c'], ['an toàn thông tin mạng']),
    ];
    expect(
      short(successorsOf('a', 'Bảo đảm an toàn thông tin mạng của các hệ thống', DAY, known({ reorganisations }))),
    ).toEqual([
      ['c', 'HIGH', 'an toàn thông tin mạng'],
      ['b', 'LOW', null],
    ]);
  });

  it('whoever took over from that one, when it has ended as well', () => {
    const reorganisations = [merger(['a'], ['b']), merger(['b'], ['c'])];
    const agencies = new Map([['b', { name: 'B', validTo: '2025-07-15' }]]);
    expect(short(successorsOf('a', '', DAY, known({ reorganisations, agencies })))).toEqual([['c', 'HIGH', null]]);
  });

  it('the body of the same field under what took over from the agency above', () => {
    const around = known({
      reorganisations: [merger(['old'], ['new'])],
      parentOf: new Map([['dept', 'old']]),
      childrenOf: new Map([['new', ['other', 'heir']]]),
      agencies: new Map([
        ['old', { name: 'Ủy ban nhân dân tỉnh Bình Định', validTo: '2025-06-30' }],
        ['new', { name: 'Ủy ban nhân dân tỉnh Gia Lai', validTo: null }],
        ['dept', { name: 'Sở Tư pháp tỉnh Bình Định', validTo: '2025-06-30' }],
        ['other', { name: 'Sở Tài chính tỉnh Gia Lai', validTo: null }],
        ['heir', { name: 'Sở Tư pháp tỉnh Gia Lai', validTo: null }],
      ]),
    });
    expect(short(successorsOf('dept', '', DAY, around))).toEqual([['heir', 'MEDIUM', null]]);
  });

  it('what took over from the agency above, as a guess, when it has no such body', () => {
    const around = known({ reorganisations: [merger(['old'], ['new'])], parentOf: new Map([['dept', 'old']]) });
    expect(short(successorsOf('dept', '', DAY, around))).toEqual([['new', 'LOW', null]]);
  });

  it('nobody, when no reorganisation says, or they go round in a circle', () => {
    expect(successorsOf('a', '', DAY, known({ reorganisations: [] }))).toEqual([]);
    const agencies = new Map(['a', 'b'].map((id) => [id, { name: id, validTo: '2025-06-30' }]));
    const circle = [merger(['a'], ['b']), merger(['b'], ['a'])];
    expect(successorsOf('a', '', DAY, known({ reorganisations: circle, agencies }))).toEqual([]);
  });
});
