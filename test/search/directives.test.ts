import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectiveWork, PROVINCE, startDirectiveWork } from '../support/directive-work.ts';

let hub: DirectiveWork;
beforeAll(async () => {
  hub = await startDirectiveWork();
});
afterAll(() => hub[Symbol.asyncDispose]());

interface Hit {
  readonly directive: { readonly symbol: string | null; readonly subject: string | null };
  readonly matched: string;
  readonly score: string;
}
const SEARCH = `query ($text: String!, $first: Int) { searchDirectives(text: $text, first: $first) {
  directive { id symbol subject } matched score } }`;
async function search(text: string, more: { first?: number; position?: string } = {}): Promise<Hit[]> {
  const { first = 10, position = null } = more;
  const { searchDirectives } = await hub.data<{ searchDirectives: Hit[] }>(SEARCH, {
    ...{ variables: { text, first }, position },
  });
  return searchDirectives;
}
const symbols = async (text: string) => (await search(text)).map(({ directive }) => directive.symbol);
const matched = async (text: string) => (await search(text))[0]?.matched;

describe('a directive is found', () => {
  it.each([
    ['by its number', '2384', '2384/SGDDT-VP'],
    ['by its number without the zero', '9/2019/NĐ-CP', '09/2019/NĐ-CP'],
    ['by its whole symbol', '131/NQ-CP', '131/NQ-CP'],
    ['by its symbol as it should be written', '2384/SGDĐT-VP', '2384/SGDDT-VP'],
    ['with a letter read for a digit', '13l/NQ-CP', '131/NQ-CP'],
    ['by the whole of a citation', 'Nghị quyết số 131/NQ-CP ngày 06/10/2022 của Chính phủ', '131/NQ-CP'],
    ['by its day', '06/10/2022', '131/NQ-CP'],
    ['by its day in words', 'ngày 14 tháng 10 năm 2022', '6939/VPCP-KSTT'],
    ['by its month and issuer', 'văn phòng chính phủ 10/2022', '6939/VPCP-KSTT'],
    ['without diacritics', 'cong dich vu cong quoc gia', '31/2021/QĐ-TTg'],
    ['as a scanner read it', 'Công Dịch vụ công quốc gia', '31/2021/QĐ-TTg'],
    ['by its issuer, abbreviated', 'UBND tỉnh Phú Thọ', '617/KH-UBND'],
    ['by an abbreviation of its subject', 'thúc đẩy cải cách TTHC', '727/TTg-KSTT'],
    ['by the beginning of a word', 'đôn đốc thực hiện đề á', '1297/VPCP-KSTT'],
  ])('%s: %s', async (_, text, symbol) => {
    expect((await symbols(text)).slice(0, 2)).toContain(symbol);
  });

  it('under every year of its number, the latest first', async () => {
    const found = await hub.data<{ found: { directive: { issuedOn: string } }[] }>(
      '{ found: searchDirectives(text: "02/NQ-CP", first: 3) { directive { issuedOn } } }',
    );
    expect(found.found.map(({ directive }) => directive.issuedOn)).toEqual(['2025-01-08', '2024-01-05', '2022-01-10']);
  });

  it('by a part of its symbol, with all that have it', async () => {
    const found = await search('NQ-CP', { first: 50 });
    expect(found.filter(({ directive }) => directive.symbol?.endsWith('NQ-CP')).length).toBe(11);
    expect(found.slice(0, 11).every(({ directive }) => directive.symbol?.endsWith('NQ-CP'))).toBe(true);
  });

  it('with its diacritics before those that only fold alike', async () => {
    await hub.letter({ subject: 'V/v quản lý tuyến dương liễu ven hồ' });
    await hub.letter({ subject: 'V/v quản lý tuyến đường gom ven hồ' });
    const subjects = async (text: string) => (await search(text)).map(({ directive }) => directive.subject);
    expect((await subjects('tuyến đường')).slice(0, 2)).toEqual([
      'V/v quản lý tuyến đường gom ven hồ',
      'V/v quản lý tuyến dương liễu ven hồ',
    ]);
    expect((await subjects('tuyến dương')).slice(0, 2)).toEqual([
      'V/v quản lý tuyến dương liễu ven hồ',
      'V/v quản lý tuyến đường gom ven hồ',
    ]);
    expect((await subjects('tuyen duong')).slice(0, 2).toSorted()).toEqual([
      'V/v quản lý tuyến dương liễu ven hồ',
      'V/v quản lý tuyến đường gom ven hồ',
    ]);
  });

  it('by a quotation only where its words stand so', async () => {
    const subject = (text: string) => `V/v ${text} của đơn vị`;
    for (const text of ['hồ sơ lưu trữ', 'lưu trữ hồ sơ', 'lưu hồ sơ để trữ'])
      await hub.letter({ subject: subject(text) });
    const found = async (text: string) => (await search(text)).map(({ directive }) => directive.subject).toSorted();
    expect(await found('"lưu trữ hồ sơ"')).toEqual([subject('lưu trữ hồ sơ')]);
    expect(await found('lưu trữ hồ sơ')).toEqual(
      ['hồ sơ lưu trữ', 'lưu hồ sơ để trữ', 'lưu trữ hồ sơ'].map(subject).toSorted(),
    );
  });

  it('whatever joining words are asked with it', async () => {
    expect(await symbols('về các thủ tục hành chính trọng tâm của năm 2025')).toContain('240/QĐ-TTg');
  });
});

describe('a hit', () => {
  it.each([
    ['131/NQ-CP', '«131/NQ-CP»'],
    ['131', '«131»/NQ-CP'],
    ['nghị quyết 131 06/10/2022', '«Nghị quyết» số «131»/NQ-CP ngày «06/10/2022» của CHÍNH PHỦ'],
    ['chỉ thị 27', '«Chỉ thị» số «27»/CT-TTg ngày «27»/10/2023 của Thủ tướng Chính phủ'],
    ['nang luc canh tranh', expect.stringContaining('nâng cao «năng lực cạnh tranh» quốc gia')],
  ])('for %j shows where the words are: %s', async (text, expected) => {
    expect(await matched(text)).toEqual(expected);
  });

  it('has a score from 0 to 1, and hits come by it', async () => {
    const scores = (await search('cải cách thủ tục hành chính', { first: 50 })).map(({ score }) => Number(score));
    expect(scores.length).toBeGreaterThan(5);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(Math.min(...scores)).toBeGreaterThan(0);
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
  });

  it('is one of as many as were asked for, 20 when nothing is said', async () => {
    expect(await search('quyết định', { first: 3 })).toHaveLength(3);
    const { found } = await hub.data<{ found: unknown[] }>('{ found: searchDirectives(text: "quyết định") { score } }');
    expect(found).toHaveLength(20);
  });
});

describe('whatever is asked', () => {
  it.each([
    '',
    '   ',
    '…',
    "'",
    '"',
    '""',
    '!',
    '&',
    '|',
    '<->',
    ':*',
    '(',
    '\\',
    '🙂',
    '政府',
    '\u0001',
    '~',
    '%',
    '_',
  ])('%j finds nothing, and is no error', async (text) => {
    expect(await search(text)).toEqual([]);
    expect(hub.statements).toEqual([]);
  });

  it.each([
    "131' or 1=1 --",
    "a:* & !b | (c <-> d) ''",
    "131\\' & 'x",
    '131~131 0~131',
    'a'.repeat(200),
    'ă '.repeat(100),
    '"a" '.repeat(50),
    '"Nghị quyết" "131"',
    'ủ̉̉̉ỷ ban'.repeat(10),
    'TTHC '.repeat(40),
    '06/10/2022 '.repeat(18),
    '\x0b1\0',
    '\ud800131',
  ])('%j is answered', async (text) => {
    await expect(search(text)).resolves.toBeInstanceOf(Array);
  });

  it('is at most 200 characters long', async () => {
    expect(await search('x'.repeat(200))).toEqual([]);
    const { errors } = await hub.ask(SEARCH, { variables: { text: 'x'.repeat(201) } });
    expect(errors?.map(({ message, extensions }) => [message, extensions?.code, extensions?.argument])).toEqual([
      ['Expected at most 200 characters in "text", got 201.', 'BAD_USER_INPUT', 'text'],
    ]);
  });

  it.each([0, -1, 51])('is not answered %i times', async (first) => {
    const { errors } = await hub.ask(SEARCH, { variables: { text: '131', first } });
    expect(errors?.map(({ message, extensions }) => [message, extensions?.code, extensions?.argument])).toEqual([
      [`Expected 1 to 50 in "first", got ${first}.`, 'BAD_USER_INPUT', 'first'],
    ]);
  });

  it('takes one statement, also when it finds too little as it is written', async () => {
    await search('quyết định của Thủ tướng');
    expect(hub.statements).toEqual(['directives.directivesFound']);
    await search('quyết định xyzzy của Thủ tướng');
    expect(hub.statements).toEqual(['directives.directivesFound']);
  });
});

describe('an earlier moment', () => {
  it('is searched as it was', async () => {
    const subject = 'V/v phòng chống sâu keo mùa thu';
    const id = await hub.letter({ subject });
    const [before, position] = [await search('sâu keo mùa thu'), await hub.now()];
    expect(before[0]?.directive.subject).toBe(subject);

    const corrected = 'V/v phòng chống châu chấu tre';
    await hub.done('correctDirective', { directiveId: id, subject: corrected, reason: 'Ghi nhầm' });
    expect((await search('châu chấu tre'))[0]?.directive.subject).toBe(corrected);
    expect(await search('"sâu keo" ')).toEqual([]);

    expect(await search('sâu keo mùa thu', { position })).toEqual(before);
    expect(await search('"châu chấu"', { position })).toEqual([]);
  });

  it('does not know what came after it', async () => {
    const position = await hub.now();
    await hub.letter({ subject: 'V/v bảo tồn voọc chà vá chân nâu', issuerId: hub.agencyId(PROVINCE) });
    expect(await search('"voọc chà vá"')).toHaveLength(1);
    expect(await search('"voọc chà vá"', { position })).toEqual([]);
  });
});
