import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectivesSubgraph, readFiles, seed, startDirectives } from './support/directives-subgraph.ts';
import { directives } from './support/reference-data.ts';

let hub: DirectivesSubgraph;
beforeAll(async () => {
  hub = await startDirectives();
});
afterAll(() => hub[Symbol.asyncDispose]());

interface Candidate {
  readonly directive: { readonly id: string };
  readonly confidence: 'HIGH' | 'MEDIUM' | 'LOW';
  readonly evidence: readonly { readonly kind: string; readonly asWritten: string }[];
}
interface Match {
  readonly number: string | null;
  readonly symbol: string | null;
  readonly year: number | null;
  readonly issuedOn: string | null;
  readonly candidates: readonly Candidate[];
}
const MATCH = `query ($text: String!, $citedInId: ID) { matchDirective(text: $text, citedInId: $citedInId) {
  number symbol year issuedOn candidates { directive { id } confidence evidence { kind asWritten } } } }`;

/** Where a citation stands, by the key of the directive, and the position that is asked of. */
interface Asked {
  readonly citedIn?: string;
  readonly position?: string;
}
async function match(text: string, { citedIn, position }: Asked = {}): Promise<Match> {
  const { matchDirective } = await hub.data<{ matchDirective: Match }>(MATCH, {
    variables: { text, citedInId: citedIn === undefined ? null : hub.directiveId(citedIn) },
    position: position ?? null,
  });
  return matchDirective;
}
const keys = new Map(directives.map(({ id, key }) => [id, key]));
const keyOf = ({ directive }: Candidate) => keys.get(directive.id)!;
/** Candidates as "key CONFIDENCE", the likeliest first. */
async function matched(text: string, asked?: Asked): Promise<string[]> {
  const { candidates } = await match(text, asked);
  return candidates.map((candidate) => `${keyOf(candidate)} ${candidate.confidence}`);
}
async function evidenceOfFirst(text: string, asked?: Asked) {
  return (await match(text, asked)).candidates[0]?.evidence.map(({ kind }) => kind);
}

const PLAN = '617/KH-UBND@2025-02-13';
const REMINDER = '1297/VPCP-KSTT@2024-02-29';
const LETTER = '93/CV-THPTBD@2022-12-23';
const PROVINCE_LETTER = '6958/UBND-KSTT@2022-11-21';

describe('a number of several years (02/NQ-CP of 2022, 2024 and 2025)', () => {
  it('is nobody in particular when nothing else is known', async () => {
    expect((await matched('Nghị quyết số 02/NQ-CP')).slice(0, 3)).toEqual([
      '02/NQ-CP@2025-01-08 LOW',
      '02/NQ-CP@2024-01-05 LOW',
      '02/NQ-CP@2022-01-10 LOW',
    ]);
  });

  it.each([
    ['Nghị quyết số 02/NQ-CP ngày 10 tháng 01 năm 2022 của Chính phủ', '02/NQ-CP@2022-01-10'],
    ['Nghị quyết số 02/NQ-CP ngày 05/01/2024', '02/NQ-CP@2024-01-05'],
    ['số 02/NQ-CP năm 2025 của Chính phủ', '02/NQ-CP@2025-01-08'],
  ])('is told apart by its day or year: %s', async (text, key) => {
    const [first, ...others] = await matched(text);
    expect(first).toBe(`${key} HIGH`);
    expect(others.filter((each) => each.endsWith('HIGH'))).toEqual([]);
  });

  it.each([
    ['the resolution of 2022', '131/NQ-CP@2022-10-06', '02/NQ-CP@2022-01-10 HIGH'],
    ['the reminder of 2024, which names it by no day', REMINDER, '02/NQ-CP@2024-01-05 MEDIUM'],
    ['the plan of 2025, which names it by its day elsewhere', PLAN, '02/NQ-CP@2025-01-08 HIGH'],
    ['a letter of the end of 2022', LETTER, '02/NQ-CP@2022-01-10 MEDIUM'],
  ])('is the latest before the day of what cites it: %s', async (_, citedIn, first) => {
    expect((await matched('Nghị quyết số 02/NQ-CP', { citedIn }))[0]).toBe(first);
  });

  it('is not taken for certain on a day that none of them has', async () => {
    const { candidates } = await match('Nghị quyết số 02/NQ-CP ngày 06/01/2024');
    expect(candidates.map(({ confidence }) => confidence)).not.toContain('HIGH');
    expect(candidates.map(keyOf)).toContain('02/NQ-CP@2024-01-05');
    expect(candidates.every(({ evidence }) => evidence.some(({ kind }) => kind === 'DAY_DIFFERS'))).toBe(true);
  });
});

describe('a number that was left blank', () => {
  it('is found by codes and month, and by who states it elsewhere', async () => {
    const { candidates, ...read } = await match('Công văn số   /UBND-KSTT ngày  tháng 11 năm 2022');
    expect(read).toEqual({ number: null, symbol: '/UBND-KSTT', year: 2022, issuedOn: null });
    expect(keyOf(candidates[0]!)).toBe(PROVINCE_LETTER);
    expect(candidates[0]!.confidence).toBe('MEDIUM');
    expect(candidates[0]!.evidence).toContainEqual({
      kind: 'STATED_ELSEWHERE',
      asWritten: 'Công văn số 6958/UBND-KSTT ngày 21/11/2022 của Ủy ban nhân dân tỉnh',
    });
  });

  it('is never for certain, and in another month nothing', async () => {
    const found = await matched('Công văn số   /UBND-KSTT ngày  tháng 3 năm 2021');
    expect(found.filter((each) => !each.endsWith('LOW'))).toEqual([]);
  });

  it('is found by its number once somebody states it', async () => {
    expect((await matched('Công văn số 6958/UBND-KSTT ngày 21/11/2022 của UBND tỉnh', { citedIn: LETTER }))[0]).toBe(
      `${PROVINCE_LETTER} HIGH`,
    );
  });
});

describe('a slip of typing or scanning is bridged', () => {
  it.each([
    ['the year left out', 'Nghị định số 107/NĐ-CP ngày 06 tháng 12 năm 2021', '107/2021/NĐ-CP@2021-12-06 HIGH'],
    ['the year left out, without a day', 'Nghị định số 107/NĐ-CP của Chính phủ', '107/2021/NĐ-CP@2021-12-06 MEDIUM'],
    ['Đ for D', 'Công văn số 2384/SGDĐT-VP ngày 23/11/2022', '2384/SGDDT-VP@2022-11-23 MEDIUM'],
    ['a letter too many', 'Công văn số 2384/SGDDĐT-VP ngày 23/11/2022', '2384/SGDDT-VP@2022-11-23 MEDIUM'],
    ['no diacritics', 'Nghi dinh so 107/2021/ND-CP', '107/2021/NĐ-CP@2021-12-06 MEDIUM'],
    ['a letter for a digit', 'Nghị quyết số O2/NQ-CP ngày 05/01/2024', '02/NQ-CP@2024-01-05 HIGH'],
    ['a missing zero', 'Nghị quyết số 2/NQ-CP ngày 05/01/2024', '02/NQ-CP@2024-01-05 HIGH'],
    ['a letter for another', 'Nghị quyết số 131/Ql-CP ngày 06/10/2022', '131/NQ-CP@2022-10-06 MEDIUM'],
  ])('%s: %s', async (_, text, first) => {
    expect((await matched(text))[0]).toBe(first);
  });

  it('for certain where the number is that of an issuer above, as there is one of its kind in each province', async () => {
    const text = 'Công văn số 2384/SGDĐT-VP ngày 23/11/2022';
    expect((await matched(text, { citedIn: LETTER }))[0]).toBe('2384/SGDDT-VP@2022-11-23 HIGH');
    expect((await matched(text, { citedIn: PLAN }))[0]).toBe('2384/SGDDT-VP@2022-11-23 MEDIUM');
  });

  it('and said to be one', async () => {
    expect(await evidenceOfFirst('Nghị định số 107/NĐ-CP ngày 06 tháng 12 năm 2021')).toEqual(['SLIP', 'DAY', 'TYPE']);
  });

  it('but not to another number', async () => {
    expect((await matched('Nghị quyết số 132/NQ-CP ngày 06/10/2022')).filter((each) => !each.endsWith('LOW'))).toEqual(
      [],
    );
  });
});

describe('a citation without a number', () => {
  it.each([
    ['by its title', 'Luật Tổ chức chính quyền địa phương', 'luat-to-chuc-chinh-quyen-dia-phuong MEDIUM'],
    ['by the number of what approves it', 'đôn đốc thực hiện Đề án 06', 'de-an-06 MEDIUM'],
  ])('is found %s: %s', async (_, text, first) => {
    expect((await matched(text))[0]).toBe(first);
  });

  it('is what is attached to the document in which it stands', async () => {
    const text = 'Danh mục nhiệm vụ kèm theo Công văn này';
    expect((await matched(text, { citedIn: PROVINCE_LETTER }))[0]).toBe('Danh-muc@6958/UBND-KSTT MEDIUM');
  });

  it('is never the document itself', async () => {
    const found = await matched('Công văn số 6958/UBND-KSTT ngày 21/11/2022', { citedIn: PROVINCE_LETTER });
    expect(found.filter((each) => each.startsWith(PROVINCE_LETTER))).toEqual([]);
  });
});

describe('whatever is asked', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \u00a0 \n'],
    ['punctuation', '/-/«»"":*&|!()\\\''],
    ['control characters', '\u0001\u001b[2J 131/NQ-CP \u0085'],
    ['half of a surrogate pair', '131/NQ-CP \ud800'],
    ['a number out of all bounds', `Nghị quyết số ${'9'.repeat(400)}/NQ-CP`],
    ['a day that there is not', 'Nghị quyết số 131/NQ-CP ngày 31/02/2022'],
    ['a month that there is not', 'Nghị quyết số 131/NQ-CP ngày 01 tháng 13 năm 2022'],
    ['500 characters', 'số '.repeat(166)],
    ['operators of a search', "131 & !NQ | (CP <-> :*) '; drop table directive_fact"],
  ])('is answered: %s', async (_, text) => {
    const { candidates } = await match(text);
    expect(candidates.length).toBeLessThanOrEqual(10);
  });

  it('is refused beyond 500 characters', async () => {
    const { errors } = await hub.ask(MATCH, { variables: { text: 'a'.repeat(501) } });
    expect(errors).toMatchObject([
      { message: 'Expected at most 500 characters in "text", got 501.', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('is refused with a place that is no id, and read without one that is not there', async () => {
    const { errors } = await hub.ask(MATCH, { variables: { text: '131/NQ-CP', citedInId: 'x' } });
    expect(errors).toMatchObject([{ extensions: { code: 'ID_MALFORMED' } }]);

    const citedInId = '00000000-0000-4000-8000-000000000000';
    const answer = await hub.data<{ matchDirective: Match }>(MATCH, { variables: { text: '02/NQ-CP', citedInId } });
    expect(answer.matchDirective).toEqual(await match('02/NQ-CP'));
  });

  it('is answered by as many statements, however much the place cites', async () => {
    const asked = async (citedIn: string) => {
      await match('Nghị quyết số 131/NQ-CP ngày 06/10/2022 của Chính phủ', { citedIn });
      return [...hub.statements].sort();
    };
    expect(await asked('131/NQ-CP@2022-10-06')).toEqual(await asked(LETTER));
    expect((await asked(PLAN)).filter((name) => name === 'directives.directiveById')).toHaveLength(1);
  });
});

/** A day or a number with codes: what a reader would look the document up by. */
const HAS_DAY = /ngày\s+\d{1,2}(?:\/\d|\s+tháng\s+\d)|\d{1,2}\/\d{1,2}\/\d{4}/iu;
const HAS_NUMBER = /\d+\/(?:\d{4}\/)?\p{Lu}|\/\p{Lu}{2,}/u;

interface Result {
  readonly isCounted: boolean;
  readonly isRight: boolean;
  readonly isHigh: boolean;
}

describe('the citations of the reference data', () => {
  it('are read when only those with number and day are resolved: the first is meant, and no other for certain', async () => {
    const before = await hub.now();
    const files = await readFiles();
    const isPlain = ({ asWritten }: { asWritten: string }) => HAS_DAY.test(asWritten) && HAS_NUMBER.test(asWritten);
    const opened = files.citations.map((citation) => (isPlain(citation) ? citation : { ...citation, to: null }));
    expect(opened.filter(({ to }) => to === null).length).toBeGreaterThan(80);
    expect(await seed(hub.database, { ...files, citations: opened })).toBeGreaterThan(0);

    const results: (Pick<(typeof files.citations)[number], 'from' | 'to' | 'asWritten'> & Result)[] = [];
    for (const { from, to, asWritten } of files.citations) {
      const [first, ...others] = (await match(asWritten, { citedIn: from })).candidates;
      const isCounted = HAS_DAY.test(asWritten) || HAS_NUMBER.test(asWritten);
      const isRight = first !== undefined && keyOf(first) === to;
      expect(others.map(({ confidence }) => confidence)).not.toContain('HIGH');
      results.push({ from, to, asWritten, isCounted, isRight, isHigh: first?.confidence === 'HIGH' });
    }
    const share = (counted: boolean) => {
      const of = results.filter(({ isCounted }) => isCounted === counted);
      return of.filter(({ isRight }) => isRight).length / of.length;
    };
    const missed = results.filter(({ isRight, isCounted }) => isCounted && !isRight);
    console.info(
      `With a number or a day ${(share(true) * 100).toFixed(1)} %, others ${(share(false) * 100).toFixed(1)} %; missed:`,
      missed.map(({ from, to, asWritten }) => `${from} → ${to}: ${asWritten}`),
    );
    expect(results.filter(({ isHigh, isRight }) => isHigh && !isRight)).toEqual([]);
    expect(results.filter(({ isHigh }) => isHigh).length).toBeGreaterThan(90);
    expect(share(true)).toBeGreaterThanOrEqual(0.95);
    expect(share(false)).toBeGreaterThanOrEqual(0.6);

    // What is not resolved any more was so before.
    expect(await matched('Đề án 06')).toEqual([]);
    expect((await matched('Đề án 06', { position: before }))[0]).toBe('de-an-06 MEDIUM');
  });
});
