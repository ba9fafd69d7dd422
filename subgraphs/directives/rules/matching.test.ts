import { describe, expect, it } from 'vitest';
import { readCitation } from './matching/citation.ts';
import { type Candidate, type CitingPlace, rankDirectives } from './matching.ts';

function document(symbol: string | null, issuedOn: string | null, over: Partial<Candidate> = {}): Candidate {
  const id = `${symbol} ${issuedOn}`;
  const number = symbol && /^\d+/.exec(symbol)?.[0];
  return {
    ...{ id, type: 'Nghị quyết', symbol, number, issuedOn, issuerId: 'government', subject: null, attachedToId: null },
    ...{ isOwnNumberBlank: false, isOwnDateBlank: false, issuerNames: ['Chính phủ'], statedElsewhere: [] },
    ...{ isNicknamed: false, ...over },
  };
}
function place(day: string | null, over: Partial<CitingPlace> = {}): CitingPlace {
  return { id: 'citing', attachedToId: null, day, issuerIds: [], cited: new Map(), ...over };
}
const YEARS = ['2022-01-10', '2024-01-05', '2025-01-08'].map((day) => document('02/NQ-CP', day));
/** Candidates as "id CONFIDENCE", the likeliest first. */
function ranked(text: string, where: CitingPlace | null, candidates: readonly Candidate[]): string[] {
  return rankDirectives(readCitation(text), where, candidates).map(
    ({ candidate, confidence }) => `${candidate.id} ${confidence}`,
  );
}

describe('a number that was given every year', () => {
  it('means none for sure, when neither year nor day nor place is known', () => {
    expect(ranked('Nghị quyết số 02/NQ-CP', null, YEARS)).toEqual([
      '02/NQ-CP 2025-01-08 LOW',
      '02/NQ-CP 2024-01-05 LOW',
      '02/NQ-CP 2022-01-10 LOW',
    ]);
  });

  it('means that of the day, or of the year', () => {
    expect(ranked('Nghị quyết số 02/NQ-CP ngày 05/01/2024', null, YEARS)[0]).toBe('02/NQ-CP 2024-01-05 HIGH');
    expect(ranked('Nghị quyết số 02/NQ-CP năm 2022 của Chính phủ', null, YEARS)[0]).toBe('02/NQ-CP 2022-01-10 HIGH');
  });

  it.each([
    ['2022-10-06', '02/NQ-CP 2022-01-10 MEDIUM'],
    ['2024-01-04', '02/NQ-CP 2022-01-10 MEDIUM'],
    ['2024-01-05', '02/NQ-CP 2024-01-05 MEDIUM'],
    ['2025-02-13', '02/NQ-CP 2025-01-08 MEDIUM'],
  ])('means the latest before %s in a document of that day', (day, first) => {
    const [likeliest, ...others] = ranked('Nghị quyết số 02/NQ-CP', place(day), YEARS);
    expect(likeliest).toBe(first);
    expect(others.every((other) => other.endsWith('LOW'))).toBe(true);
  });

  it('means that which the same document names by its day elsewhere', () => {
    const nearby = new Map([['02/NQ-CP 2022-01-10', ['Nghị quyết số 02/NQ-CP ngày 10 tháng 01 năm 2022']]]);
    expect(ranked('Nghị quyết số 02/NQ-CP', place('2024-12-31', { cited: nearby }), YEARS)[0]).toBe(
      '02/NQ-CP 2022-01-10 HIGH',
    );
  });

  it('is denied by another day, and never sure then', () => {
    expect(ranked('Nghị quyết số 02/NQ-CP ngày 06/01/2024', null, YEARS).every((each) => each.endsWith('LOW'))).toBe(
      true,
    );
  });
});

describe('a symbol', () => {
  const decree = document('107/2021/NĐ-CP', '2021-12-06', { type: 'Nghị định' });
  const other = document('107/2016/NĐ-CP', '2016-07-01', { type: 'Nghị định' });

  it('without its year is a slip that the day mends', () => {
    const [match] = rankDirectives(
      readCitation('Nghị định số 107/NĐ-CP ngày 06 tháng 12 năm 2021 của Chính phủ'),
      null,
      [decree, other],
    );
    expect(match!.candidate).toBe(decree);
    expect(match!.confidence).toBe('HIGH');
    expect(match!.evidence).toEqual([
      { kind: 'SLIP', asWritten: '107/NĐ-CP' },
      { kind: 'DAY', asWritten: 'ngày 06 tháng 12 năm 2021' },
      { kind: 'ISSUER', asWritten: 'Chính phủ' },
      { kind: 'TYPE', asWritten: 'Nghị định' },
    ]);
  });

  it('without year and day is none of several for sure', () => {
    expect(ranked('Nghị định 107/NĐ-CP', null, [decree, other]).map((each) => each.split(' ').at(-1))).toEqual([
      'LOW',
      'LOW',
    ]);
    expect(ranked('Nghị định 107/NĐ-CP', null, [decree])).toEqual(['107/2021/NĐ-CP 2021-12-06 MEDIUM']);
  });

  it.each([
    ['2384/SGDĐT-VP', 'SLIP'],
    ['2384/SGDDĐT-VP', 'SLIP'],
    ['2384/SGDDT-VP', 'SYMBOL'],
    ['2384/SGDT-VP', 'SLIP'],
    ['2384/STC-VP', 'NUMBER'],
    ['/SGDĐT-VP', 'CODES'],
  ])('%s speaks for 2384/SGDDT-VP as %s', (symbol, kind) => {
    const letter = document('2384/SGDDT-VP', '2022-11-23', { type: 'Công văn' });
    const [match] = rankDirectives(readCitation(`Công văn số ${symbol}`), null, [letter]);
    expect(match?.evidence[0]?.kind).toBe(kind);
  });

  it('of a province is sure only where the province is known', () => {
    const decision = document('63/2019/QĐ-UBND', null, {
      ...{ type: 'Quyết định', issuerId: 'binh-dinh', issuerNames: ['Ủy ban nhân dân tỉnh Bình Định'] },
    });
    const confidence = (text: string, where: CitingPlace | null) =>
      ranked(text, where, [decision])[0]?.split(' ').at(-1);
    expect(confidence('Quyết định số 63/2019/QĐ-UBND', null)).toBe('MEDIUM');
    expect(confidence('Quyết định số 63/2019/QĐ-UBND của UBND tỉnh', null)).toBe('MEDIUM');
    expect(confidence('Quyết định số 63/2019/QĐ-UBND của UBND tỉnh Bình Định', null)).toBe('HIGH');
    expect(confidence('Quyết định số 63/2019/QĐ-UBND', place('2022-11-21', { issuerIds: ['binh-dinh'] }))).toBe('HIGH');
    expect(confidence('Quyết định số 63/2019/QĐ-UBND của UBND tỉnh Phú Thọ', null)).toBe('LOW');
  });
});

describe('a blank number', () => {
  const letter = document('6958/UBND-KSTT', '2022-11-21', {
    ...{
      type: 'Công văn',
      isOwnNumberBlank: true,
      isOwnDateBlank: true,
      issuerNames: ['Ủy ban nhân dân tỉnh Bình Định'],
    },
    statedElsewhere: ['Công văn số 6958/UBND-KSTT ngày 21/11/2022 của Ủy ban nhân dân tỉnh'],
  });

  it('is known by codes and month, from who states it', () => {
    const [match] = rankDirectives(
      readCitation('Công văn số   /UBND-KSTT ngày  tháng 11 năm 2022 của UBND tỉnh'),
      null,
      [letter],
    );
    expect(match).toMatchObject({ candidate: letter, confidence: 'MEDIUM' });
    expect(match!.evidence.map(({ kind }) => kind)).toEqual(['CODES', 'YEAR', 'ISSUER', 'TYPE', 'STATED_ELSEWHERE']);
  });

  it('of another month is another', () => {
    expect(ranked('Công văn số   /UBND-KSTT ngày  tháng 12 năm 2022', null, [letter])).toEqual([]);
  });

  it('of several of the month is none for sure', () => {
    const another = document('7001/UBND-KSTT', '2022-11-25', { type: 'Công văn' });
    expect(
      ranked('Công văn số   /UBND-KSTT ngày  tháng 11 năm 2022', null, [letter, another]).map((each) =>
        each.split(' ').at(-1),
      ),
    ).toEqual(['LOW', 'LOW']);
  });
});

describe('whatever is cited', () => {
  it('is not the document in which it stands', () => {
    expect(
      ranked('Nghị quyết số 02/NQ-CP ngày 05/01/2024', place('2024-01-10', { id: '02/NQ-CP 2024-01-05' }), YEARS),
    ).not.toContain('02/NQ-CP 2024-01-05 HIGH');
  });

  it('was there before it was cited', () => {
    const [first] = ranked('Nghị quyết số 02/NQ-CP năm 2025', place('2024-06-01'), YEARS);
    expect(first).not.toMatch(/2025-01-08/);
  });

  it('is one of ten at most', () => {
    const many = Array.from({ length: 30 }, (_, n) => document('02/NQ-CP', `20${String(n).padStart(2, '0')}-01-05`));
    expect(ranked('02/NQ-CP', null, many)).toHaveLength(10);
  });

  it('is nothing when nothing speaks for it', () => {
    expect(ranked('Công văn này', place('2022-11-21'), YEARS)).toEqual([]);
    expect(ranked('', null, YEARS)).toEqual([]);
  });
});
