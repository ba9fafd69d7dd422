import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHub, type TestHub } from './support/hub.ts';

/** What the five real documents state, asked as a portal would ask it: through the gateway, over both subgraphs. */
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub[Symbol.asyncDispose]());

async function answerTo<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await hub.ask<Data>(query, { variables });
  expect(errors).toBeUndefined();
  return data;
}

async function directiveId(symbol: string, issuedOn: string): Promise<string> {
  const { directives } = await answerTo<{ directives: { nodes: { id: string }[] } }>(
    'query ($symbol: String, $on: Date) { directives(filter: { symbol: $symbol, issuedFrom: $on, issuedTo: $on }) { nodes { id } } }',
    { symbol, on: issuedOn },
  );
  expect(directives.nodes).toHaveLength(1);
  return directives.nodes[0]!.id;
}

it('131/NQ-CP of 06/10/2022 took 78 days and four hops to the school', async () => {
  const variables = {
    id: await directiveId('131/NQ-CP', '2022-10-06'),
    toId: await directiveId('93/CV-THPTBD', '2022-12-23'),
  };
  const data = await answerTo(
    `query ($id: ID!, $toId: ID) { directive(id: $id) { cascade(toId: $toId) {
      documentCount hopCount totalDays
      slowestStep { lagDays from { symbol } directive { symbol } }
      steps { hop lagDays directive { symbol issuedOn issuer { name(on: "2022-12-31") level } } }
    } } }`,
    variables,
  );
  const step = (
    hop: number,
    lagDays: number | null,
    symbol: string,
    issuedOn: string,
    name: string,
    level: string,
  ) => ({
    hop,
    lagDays,
    directive: { symbol, issuedOn, issuer: { name, level } },
  });
  expect(data).toEqual({
    directive: {
      cascade: {
        documentCount: 5,
        hopCount: 4,
        totalDays: 78,
        slowestStep: { lagDays: 38, from: { symbol: '6939/VPCP-KSTT' }, directive: { symbol: '6958/UBND-KSTT' } },
        steps: [
          step(0, null, '131/NQ-CP', '2022-10-06', 'Chính phủ', 'NATIONAL'),
          step(1, 8, '6939/VPCP-KSTT', '2022-10-14', 'Văn phòng Chính phủ', 'NATIONAL'),
          step(2, 38, '6958/UBND-KSTT', '2022-11-21', 'Ủy ban nhân dân tỉnh Bình Định', 'PROVINCE'),
          step(3, 2, '2384/SGDDT-VP', '2022-11-23', 'Sở Giáo dục và Đào tạo tỉnh Bình Định', 'PROVINCE'),
          step(4, 30, '93/CV-THPTBD', '2022-12-23', 'Trường THPT Bình Dương', 'UNIT'),
        ],
      },
    },
  });
});

it('task 13 has one lead, three named bodies that co-operate, and March 2023', async () => {
  const data = await answerTo<{
    directive: { citations: { nodes: { to: { tasks: { nodes: { clause: string }[] } } }[] } };
  }>(
    `query ($id: ID!) { directive(id: $id) { citations(page: { first: 50 }) { nodes { relation to { tasks(page: { first: 50 }) { nodes {
      clause title deadline { asWritten kind period lastOn }
      lead: assignments(role: LEAD) { nodes { agency { name(on: "2022-12-31") } } }
      named: assignments(role: COORDINATE, basis: NAMED) { nodes { agencyAsWritten agency { id } } }
      others: assignments(role: COORDINATE, basis: CLASS_IF_CONCERNED) { nodes { agencyAsWritten condition agency { id } } }
    } } } } } } }`,
    { id: await directiveId('6958/UBND-KSTT', '2022-11-21') },
  );
  const list = data.directive.citations.nodes.map(({ to }) => to.tasks.nodes).find((tasks) => tasks.length === 17);
  expect(list?.find(({ clause }) => clause === '13')).toEqual({
    clause: '13',
    title: 'Triển khai thanh toán học phí trực tuyến trên Cổng Dịch vụ công của tỉnh',
    deadline: { asWritten: 'Tháng 3/2023', kind: 'MONTH', period: '2023-03', lastOn: '2023-03-31' },
    lead: { nodes: [{ agency: { name: 'Văn phòng Ủy ban nhân dân tỉnh Bình Định' } }] },
    named: {
      nodes: [
        { agencyAsWritten: 'Sở Giáo dục và Đào tạo', agency: { id: expect.any(String) } },
        { agencyAsWritten: 'Trường Cao đẳng Kỹ thuật Công nghệ Quy Nhơn', agency: { id: expect.any(String) } },
        { agencyAsWritten: 'Trường Cao đẳng Y tế Bình Định', agency: { id: expect.any(String) } },
      ],
    },
    others: {
      nodes: [{ agencyAsWritten: 'các cơ quan, đơn vị, địa phương liên quan', condition: 'liên quan', agency: null }],
    },
  });
});

it('02/NQ-CP is three directives', async () => {
  const { directives } = await answerTo<{ directives: { nodes: { id: string; issuedOn: string }[] } }>(
    '{ directives(filter: { symbol: "02/NQ-CP" }) { nodes { id issuedOn } } }',
  );
  expect(directives.nodes.map(({ issuedOn }) => issuedOn)).toEqual(['2025-01-08', '2024-01-05', '2022-01-10']);
  expect(new Set(directives.nodes.map(({ id }) => id)).size).toBe(3);
});

it('item 3 of 1297/VPCP-KSTT names 27 bodies: 14 ministries and bodies, 13 provinces', async () => {
  type Named = { agency: { id: string; kind: string } };
  const { directive } = await answerTo<{
    directive: { tasks: { nodes: { clause: string; assignments: { totalCount: number; nodes: Named[] } }[] } };
  }>(
    `query ($id: ID!) { directive(id: $id) { tasks(page: { first: 50 }) { nodes {
      clause assignments(basis: NAMED, page: { first: 50 }) { totalCount nodes { agency { id kind } } } } } } }`,
    { id: await directiveId('1297/VPCP-KSTT', '2024-02-29') },
  );
  const item = directive.tasks.nodes.find(({ clause }) => clause === '3')!;
  const kinds = item.assignments.nodes.map(({ agency }) => agency.kind);
  expect(item.assignments.totalCount).toBe(27);
  expect(new Set(item.assignments.nodes.map(({ agency }) => agency.id)).size).toBe(27);
  expect(kinds.filter((kind) => kind === 'PROVINCE')).toHaveLength(13);
});

it('a number that its own copy leaves blank is known from the document that cites it', async () => {
  const data = await answerTo(
    `query ($id: ID!) { directive(id: $id) { number ownCopy { numberLine dateLine isNumberBlank isDateBlank }
      evidence { field asWritten confidence statedIn { symbol } } } }`,
    { id: await directiveId('6958/UBND-KSTT', '2022-11-21') },
  );
  expect(data).toMatchObject({
    directive: {
      number: '6958',
      ownCopy: { numberLine: 'Số: /UBND-KSTT', isNumberBlank: true, isDateBlank: true },
      evidence: expect.arrayContaining([
        expect.objectContaining({ field: 'NUMBER', confidence: 'HIGH', statedIn: { symbol: '2384/SGDDT-VP' } }),
      ]),
    },
  });
});

describe('before and after 01/07/2025', () => {
  const byCode = (code: string) => `before: agencyByCode(system: GSO, code: "${code}", on: "2025-06-30") { ...shown }
    after: agencyByCode(system: GSO, code: "${code}", on: "2025-07-01") { ...shown }`;
  const shown =
    'fragment shown on Agency { id name(on: "2025-07-01") predecessors { kind from { shortName } } successors { kind to { id } } }';
  type Pair = Record<'before' | 'after', { id: string; predecessors: object[]; successors: object[] }>;

  it('Phú Thọ is two agencies, the second with three predecessors', async () => {
    const { before, after } = await answerTo<Pair>(`{ ${byCode('25')} } ${shown}`);
    expect(before.id).not.toBe(after.id);
    expect(before.successors).toEqual([{ kind: 'MERGE', to: [{ id: after.id }] }]);
    expect(after.predecessors).toEqual([
      { kind: 'MERGE', from: [{ shortName: 'Hòa Bình' }, { shortName: 'Phú Thọ' }, { shortName: 'Vĩnh Phúc' }] },
    ]);
  });

  it('Hà Nội is one', async () => {
    const { before, after } = await answerTo<Pair>(`{ ${byCode('01')} } ${shown}`);
    expect(after).toEqual(before);
    expect(after).toMatchObject({ predecessors: [], successors: [] });
  });
});
