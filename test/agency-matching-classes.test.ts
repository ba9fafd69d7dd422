import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AgenciesSubgraph, startAgencies } from './support/agencies-subgraph.ts';
import { classes } from './support/reference-data.ts';

let hub: AgenciesSubgraph;
beforeAll(async () => {
  hub = await startAgencies();
});
afterAll(() => hub[Symbol.asyncDispose]());

describe('words for a class', () => {
  interface Matched {
    readonly agencyClass: { readonly id: string };
    readonly confidence: string;
    readonly condition: string | null;
  }
  const keys = new Map(classes.map(({ id, key }) => [id, key]));

  async function matched(text: string, issuer: string | null, on: string): Promise<Matched[]> {
    const { matchAgencyClass } = await hub.data<{ matchAgencyClass: Matched[] }>(
      `query ($text: String!, $issuer: ID, $on: Date) { matchAgencyClass(text: $text, inDocumentOfId: $issuer, on: $on) {
        agencyClass { id } confidence condition } }`,
      { variables: { text, issuer: issuer && hub.agencyId(issuer), on } },
    );
    return matchAgencyClass;
  }

  it.each([
    ['các sở, ban, ngành liên quan', 'province/phu-tho', 'class/cac-so-ban-nganh@phu-tho', 'HIGH', 'liên quan'],
    ['các sở ban ngành', 'province/phu-tho', 'class/cac-so-ban-nganh@phu-tho', 'HIGH', null],
    [
      'Các sở, ban, ngành',
      'school/thpt-binh-duong-binh-dinh',
      'class/cac-so-ban-nganh-thuoc-tinh@binh-dinh',
      'HIGH',
      null,
    ],
    ['các sở, ban, ngành', 'province/ha-noi', 'class/so-ban-nganh', 'MEDIUM', null],
    ['các sở, ban, ngành', null, 'class/so-ban-nganh', 'MEDIUM', null],
    ['cac so, ban, nganh lien quan', 'province/phu-tho', 'class/cac-so-ban-nganh@phu-tho', 'MEDIUM', 'lien quan'],
    ['bộ, ngành, địa phương', null, 'class/cac-bo-nganh-dia-phuong', 'HIGH', null],
    ['các bộ ngành, địa phương', 'ministry-level/van-phong-chinh-phu', 'class/cac-bo-nganh-dia-phuong', 'HIGH', null],
    [
      ...['bộ, ngành, địa phương chưa hoàn thành kết nối', 'ministry-level/van-phong-chinh-phu'],
      ...['class/cac-bo-nganh-dia-phuong', 'HIGH', 'chưa hoàn thành kết nối'],
    ],
    [
      'UBND các huyện, thị xã, thành phố',
      'province/binh-dinh',
      'class/ubnd-cac-huyen-thi-xa-thanh-pho@binh-dinh',
      'HIGH',
      null,
    ],
    [
      'Uỷ ban nhân dân các huyện, thành, thị',
      'province/phu-tho',
      'class/ubnd-cac-huyen-thanh-thi@phu-tho',
      'HIGH',
      null,
    ],
    ['UBND các huyện, thị xã, thành phố', null, 'class/ubnd-cap-huyen', 'MEDIUM', null],
    ['UBND các xã, phường, đặc khu', 'province/phu-tho', 'class/ubnd-cac-xa-phuong-thi-tran@phu-tho', 'HIGH', null],
    ['UBND cấp tỉnh', 'government/chinh-phu', 'class/ubnd-cap-tinh', 'HIGH', null],
    [
      ...['Chủ tịch UBND các tỉnh, thành phố', 'government/chinh-phu'],
      ...['class/chu-tich-ubnd-cac-tinh-thanh-pho-truc-thuoc-trung-uong', 'HIGH', null],
    ],
    ['Thủ trưởng các sở, ban, ngành', 'province/phu-tho', 'class/cac-so-ban-nganh@phu-tho', 'MEDIUM', null],
    [
      'Các thành viên Tổ công tác',
      'prime-minister/thu-tuong-chinh-phu',
      'class/thanh-vien-to-cong-tac-cai-cach-tthc-cua-thu-tuong-chinh-phu@to-cong-tac-cai-cach-tthc',
      'MEDIUM',
      null,
    ],
  ] as [string, string | null, string, string, string | null][])(
    '"%s" in a document of %s are %s: %s',
    async (text, issuer, key, confidence, condition) => {
      const [first] = await matched(text, issuer, '2024-02-29');
      expect([keys.get(first!.agencyClass.id), first!.confidence, first!.condition]).toEqual([
        key,
        confidence,
        condition,
      ]);
    },
  );

  it.each([
    ['Bộ Tài chính', null],
    ['', null],
    ['...', 'province/phu-tho'],
    ['một con mèo', 'province/phu-tho'],
    ['HĐND các cấp', 'province/phu-tho'],
  ])('"%s" mean none', async (text, issuer) => {
    expect(await matched(text, issuer, '2024-02-29')).toEqual([]);
  });

  it('never mean a class of another province, nor for sure one that is over', async () => {
    const elsewhere = await matched('UBND các huyện, thị xã, thành phố', 'province/ha-noi', '2024-02-29');
    expect(elsewhere.map(({ agencyClass }) => keys.get(agencyClass.id))).toEqual(['class/ubnd-cap-huyen']);

    const over = await matched('UBND các huyện, thành, thị', 'province/phu-tho', '2025-07-01');
    expect(new Set(over.map(({ confidence }) => confidence))).toEqual(new Set(['LOW']));
  });

  it('of the reference tasks mean the classes that were recorded, and none is taken for another with certainty', async () => {
    interface Task {
      readonly directive: string;
      readonly assignments: readonly { readonly class: string | null; readonly agencyAsWritten: string }[];
    }
    const read = async <Item>(name: string) =>
      JSON.parse(await readFile(new URL(`../data/${name}.json`, import.meta.url), 'utf8')) as Item[];
    type Document = { key: string; issuer: string; issuedOn: string | null; attachedTo: string };
    const documents = new Map((await read<Document>('directives')).map((one) => [one.key, one]));
    const words = (await read<Task>('tasks')).flatMap(({ directive, assignments }) => {
      const { issuer, issuedOn, attachedTo } = documents.get(directive)!;
      const on = issuedOn ?? documents.get(attachedTo)!.issuedOn!;
      return assignments.filter((one) => one.class !== null).map((one) => ({ ...one, issuer, on }));
    });
    expect(words).toHaveLength(245);

    const missed: string[] = [];
    let certain = 0;
    for (const { agencyAsWritten, issuer, on, class: key } of words) {
      const [first] = await matched(agencyAsWritten, issuer, on);
      if (keys.get(first?.agencyClass.id ?? '') !== key) missed.push(agencyAsWritten);
      if (first?.confidence === 'HIGH') certain += 1;
    }
    expect(missed).toEqual([]);
    expect(certain / words.length).toBeGreaterThan(0.9);
  });
});
