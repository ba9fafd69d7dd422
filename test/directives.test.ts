import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectivesSubgraph, startDirectives } from './support/directives-subgraph.ts';

let hub: DirectivesSubgraph;
beforeAll(async () => {
  hub = await startDirectives();
});
afterAll(() => hub[Symbol.asyncDispose]());

const CASCADE = `query ($id: ID!, $toId: ID) { directive(id: $id) { cascade(toId: $toId) {
  documentCount hopCount totalDays slowestStep { directive { symbol } lagDays }
  steps { directive { symbol issuedOn } from { symbol } hop lagDays tasksPassedOn }
} } }`;

async function cascadeOf(key: string, toKey?: string) {
  const variables = { id: hub.directiveId(key), toId: toKey === undefined ? null : hub.directiveId(toKey) };
  const { directive } = await hub.data<{ directive: { cascade: object & { steps: readonly object[] } } }>(CASCADE, {
    variables,
  });
  return directive.cascade;
}

describe('the cascade of 131/NQ-CP', () => {
  it('reaches a school through five documents in 78 days, slowest at the province', async () => {
    expect(await cascadeOf('131/NQ-CP@2022-10-06', '93/CV-THPTBD@2022-12-23')).toEqual({
      documentCount: 5,
      hopCount: 4,
      totalDays: 78,
      slowestStep: { directive: { symbol: '6958/UBND-KSTT' }, lagDays: 38 },
      steps: [
        step('131/NQ-CP', '2022-10-06', null, 0, null, null),
        step('6939/VPCP-KSTT', '2022-10-14', '131/NQ-CP', 1, 8, 0),
        step('6958/UBND-KSTT', '2022-11-21', '6939/VPCP-KSTT', 2, 38, 8),
        step('2384/SGDDT-VP', '2022-11-23', '6958/UBND-KSTT', 3, 2, 2),
        step('93/CV-THPTBD', '2022-12-23', '2384/SGDDT-VP', 4, 30, 2),
      ],
    });
    expect(hub.statements).toEqual([
      'directives.directiveById',
      'directives.cascadeMaterial',
      'directives.directiveById',
    ]);
  });

  it('is the same from and to an attachment as from and to its document', async () => {
    const toLetter = await cascadeOf('131/NQ-CP@2022-10-06', '6958/UBND-KSTT@2022-11-21');
    expect(toLetter.steps).toHaveLength(3);
    expect(await cascadeOf('131/NQ-CP@2022-10-06', 'Danh-muc@6958/UBND-KSTT')).toEqual(toLetter);
    expect(await cascadeOf('Danh-muc@6958/UBND-KSTT')).toEqual(await cascadeOf('6958/UBND-KSTT@2022-11-21'));
  });

  it('does not lead to a document that nobody shows it was passed on to', async () => {
    const variables = {
      id: hub.directiveId('131/NQ-CP@2022-10-06'),
      toId: hub.directiveId('617/KH-UBND@2025-02-13'),
    };
    expect(await hub.ask(CASCADE, { variables })).toEqual({
      data: { directive: { cascade: null } },
      extensions: { nulls: [{ path: ['directive', 'cascade'], reason: 'NOT_REPORTED' }] },
    });
  });
});

function step(
  symbol: string,
  issuedOn: string,
  from: string | null,
  hop: number,
  lagDays: number | null,
  passed: number | null,
) {
  return { directive: { symbol, issuedOn }, from: from && { symbol: from }, hop, lagDays, tasksPassedOn: passed };
}

describe('other cascades', () => {
  it.each([
    ['01/NQ-CP@2024-01-05', [['221/VPCP-KSTT', '01/NQ-CP', 5]]],
    ['02/NQ-CP@2024-01-05', [['221/VPCP-KSTT', '02/NQ-CP', 5]]],
    // On the ground of (căn cứ): a plan is based on an individual decision because it carries it out.
    ['240/QĐ-TTg@2025-02-04', [['617/KH-UBND', '240/QĐ-TTg', 9]]],
    // By the plan's appendix.
    ['01/NQ-CP@2025-01-08', [['617/KH-UBND', '01/NQ-CP', 36]]],
    ['02/NQ-CP@2025-01-08', [['617/KH-UBND', '02/NQ-CP', 36]]],
    ['16/CT-TTg@2024-05-20', [['727/TTg-KSTT', '16/CT-TTg', 134]]],
    // 727/TTg-KSTT does not cite 1297/VPCP-KSTT: both follow the directive itself.
    [
      '27/CT-TTg@2023-10-27',
      [
        ['1297/VPCP-KSTT', '27/CT-TTg', 125],
        ['727/TTg-KSTT', '27/CT-TTg', 340],
      ],
    ],
    // On the ground of a law nothing is passed on: it gives the power to issue.
    ['luat-to-chuc-chinh-phu@2015-06-19', []],
  ])('%s', async (key, expected) => {
    const { steps } = await cascadeOf(key);
    const followers = steps.slice(1) as { directive: { symbol: string }; from: { symbol: string }; lagDays: number }[];
    expect(followers.map(({ directive, from, lagDays }) => [directive.symbol, from.symbol, lagDays])).toEqual(expected);
  });

  it('have no slowest step and say why while nothing was passed on', async () => {
    const variables = { id: hub.directiveId('93/CV-THPTBD@2022-12-23') };
    const query = 'query ($id: ID!) { directive(id: $id) { cascade { documentCount totalDays slowestStep { hop } } } }';
    expect(await hub.ask(query, { variables })).toEqual({
      data: { directive: { cascade: { documentCount: 1, totalDays: 0, slowestStep: null } } },
      extensions: { nulls: [{ path: ['directive', 'cascade', 'slowestStep'], reason: 'NO_ACTIVITY' }] },
    });
  });
});

describe('documents as the sources show them', () => {
  it('are three under the symbol 02/NQ-CP, whatever its case, blanks and zeros', async () => {
    const query =
      'query ($symbol: String) { directives(filter: { symbol: $symbol }) { nodes { symbol issuedOn } totalCount } }';
    const three = ['2025-01-08', '2024-01-05', '2022-01-10'].map((issuedOn) => ({ symbol: '02/NQ-CP', issuedOn }));
    for (const symbol of ['02/NQ-CP', ' 2 / nq-cp']) {
      expect(await hub.data(query, { variables: { symbol } })).toEqual({ directives: { nodes: three, totalCount: 3 } });
    }
  });

  it('have a number that only another document states, and keep the blank', async () => {
    const query = `query ($id: ID!) { directive(id: $id) {
      number symbol issuedOn issuer { id } issuerAsWritten
      ownCopy { numberLine dateLine isNumberBlank isDateBlank }
      evidence { field statedIn { symbol } asWritten confidence }
    } }`;
    const asWritten = 'Công văn số 6958/UBND-KSTT ngày 21/11/2022 của Ủy ban nhân dân tỉnh';
    const statedIn = { symbol: '2384/SGDDT-VP' };
    expect(await hub.data(query, { variables: { id: hub.directiveId('6958/UBND-KSTT@2022-11-21') } })).toEqual({
      directive: {
        number: '6958',
        symbol: '6958/UBND-KSTT',
        issuedOn: '2022-11-21',
        issuer: { id: hub.agencyId('province/binh-dinh') },
        issuerAsWritten: 'ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH',
        ownCopy: {
          numberLine: 'Số: /UBND-KSTT',
          dateLine: 'Bình Định, ngày tháng năm 2022',
          isNumberBlank: true,
          isDateBlank: true,
        },
        evidence: [
          { field: 'NUMBER', statedIn, asWritten, confidence: 'HIGH' },
          { field: 'ISSUED_ON', statedIn, asWritten, confidence: 'HIGH' },
        ],
      },
    });
  });

  it('say why they have no number, day, text or issuer', async () => {
    const query = `query ($attachment: ID!, $scheme: ID!, $law: ID!, $letter: ID!) {
      attachment: directive(id: $attachment) { kind number issuedOn attachedTo { symbol } }
      scheme: directive(id: $scheme) { kind symbol ownCopy { isDateBlank } issuer { id } }
      law: directive(id: $law) { kind number issuedOn }
      letter: directive(id: $letter) { number attachedTo { id } }
    }`;
    const { data, extensions } = await hub.ask(query, {
      variables: {
        attachment: hub.directiveId('PL-I@221/VPCP-KSTT'),
        scheme: hub.directiveId('de-an-06'),
        law: hub.directiveId('luat-to-chuc-chinh-quyen-dia-phuong'),
        letter: hub.directiveId('221/VPCP-KSTT@2024-01-10'),
      },
    });
    expect(data).toEqual({
      attachment: { kind: 'ATTACHMENT', number: null, issuedOn: null, attachedTo: { symbol: '221/VPCP-KSTT' } },
      scheme: { kind: 'PROMULGATED', symbol: null, ownCopy: null, issuer: null },
      law: { kind: 'DOCUMENT', number: null, issuedOn: null },
      letter: { number: '221', attachedTo: null },
    });
    const reasons = extensions?.nulls?.map(({ path, reason }) => `${path.join('.')} ${reason}`);
    expect(reasons?.sort()).toEqual([
      'attachment.issuedOn NOT_REPORTED',
      'attachment.number NOT_APPLICABLE',
      'law.issuedOn NOT_REPORTED',
      'law.number NOT_REPORTED',
      'letter.attachedTo NOT_APPLICABLE',
      'scheme.issuer NOT_REPORTED',
      'scheme.ownCopy NOT_REPORTED',
      'scheme.symbol NOT_APPLICABLE',
    ]);
  });

  it('cite with the slips of the paper, tied to the document that is meant', async () => {
    const query = `query ($id: ID!) { directive(id: $id) { citations(page: { first: 100 }) {
      nodes { to { symbol issuedOn } relation clause asWritten resolvedBy status }
    } } }`;
    const { directive } = await hub.data<{ directive: { citations: { nodes: object[] } } }>(query, {
      variables: { id: hub.directiveId('PL-I@617/KH-UBND') },
    });
    expect(directive.citations.nodes).toContainEqual({
      to: { symbol: '107/2021/NĐ-CP', issuedOn: '2021-12-06' },
      relation: 'REFERS_TO',
      clause: 'PL.I.1.4',
      asWritten: 'Nghị định số 107/NĐ-CP ngày 06 tháng 12 năm 2021 của Chính phủ',
      resolvedBy: expect.any(String),
      status: 'RESOLVED',
    });
  });
});

const ASSIGNMENTS = `query ($id: ID!, $role: AssignmentRole, $basis: AssignmentBasis) { task(id: $id) {
  title deadline { asWritten kind period lastOn softLastOn recurrenceRule } parentBasis
  assignments(role: $role, basis: $basis, page: { first: 100 }) {
    totalCount nodes { agency { id } agencyAsWritten role basis condition agencyClass { id } }
  }
} }`;

describe('tasks and who has to do them', () => {
  it('task 13 of the list has a lead, three named helpers and the month as deadline', async () => {
    const id = hub.taskId('Danh mục kèm Công văn 6958/UBND-KSTT#13');
    const { task } = await hub.data<{ task: object }>(ASSIGNMENTS, { variables: { id } });
    const named = (key: string, agencyAsWritten: string, role: string) => ({
      ...{ agency: { id: hub.agencyId(key) }, agencyAsWritten, role },
      ...{ basis: 'NAMED', condition: null, agencyClass: null },
    });
    expect(task).toEqual({
      title: 'Triển khai thanh toán học phí trực tuyến trên Cổng Dịch vụ công của tỉnh',
      deadline: {
        ...{ asWritten: 'Tháng 3/2023', kind: 'MONTH', period: '2023-03', lastOn: '2023-03-31' },
        ...{ softLastOn: null, recurrenceRule: null },
      },
      parentBasis: 'INFERRED',
      assignments: {
        totalCount: 5,
        nodes: [
          named('department/binh-dinh/van-phong-ubnd-tinh', 'Văn phòng UBND tỉnh', 'LEAD'),
          named('department/binh-dinh/so-giao-duc-va-dao-tao', 'Sở Giáo dục và Đào tạo', 'COORDINATE'),
          named(
            'school/cao-dang-ky-thuat-cong-nghe-quy-nhon',
            'Trường Cao đẳng Kỹ thuật Công nghệ Quy Nhơn',
            'COORDINATE',
          ),
          named('school/cao-dang-y-te-binh-dinh', 'Trường Cao đẳng Y tế Bình Định', 'COORDINATE'),
          {
            ...{ agency: null, agencyAsWritten: 'các cơ quan, đơn vị, địa phương liên quan', role: 'COORDINATE' },
            ...{ basis: 'CLASS_IF_CONCERNED', condition: 'liên quan' },
            agencyClass: { id: hub.classId('class/cac-co-quan-don-vi-dia-phuong@binh-dinh') },
          },
        ],
      },
    });
  });

  it('item 3 of 1297/VPCP-KSTT names 27 bodies', async () => {
    const variables = { id: hub.taskId('1297/VPCP-KSTT#3'), basis: 'NAMED' };
    const { task } = await hub.data<{
      task: { assignments: { totalCount: number; nodes: { agency: object | null }[] } };
    }>(ASSIGNMENTS, { variables });
    const { totalCount, nodes } = task.assignments;
    expect([totalCount, nodes.length, nodes.filter(({ agency }) => agency).length]).toEqual([27, 27, 27]);

    const none = await hub.data(ASSIGNMENTS, { variables: { ...variables, basis: 'CLASS' } });
    expect(none).toMatchObject({ task: { assignments: { totalCount: 0, nodes: [] } } });
  });

  it('a task is passed on from list to department to school', async () => {
    const query = `query ($id: ID!) { task(id: $id) {
      parent { clause directive { symbol } }
      children { nodes { clause parentBasis directive { symbol } children { nodes { directive { symbol } } } } totalCount }
    } }`;
    const id = hub.taskId('Danh mục kèm Công văn 6958/UBND-KSTT#13');
    expect(await hub.data(query, { variables: { id } })).toEqual({
      task: {
        parent: { clause: 'II.2.a.4.4', directive: { symbol: '131/NQ-CP' } },
        children: {
          totalCount: 1,
          nodes: [
            {
              clause: '2',
              parentBasis: 'SAME_TASK_NUMBER',
              directive: { symbol: '2384/SGDDT-VP' },
              children: { nodes: [{ directive: { symbol: '93/CV-THPTBD' } }] },
            },
          ],
        },
      },
    });
  });
});

describe('what other subgraphs refer to', () => {
  it('is resolved by id, in one statement each, and null for what is not there', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on Directive { symbol } ... on Task { clause } ... on Citation { relation } ... on TaskAssignment { role }
      ... on Agency { issuedDirectives(page: { first: 1 }) { nodes { symbol } } }
    } }`;
    const { directive } = await hub.data<{ directive: { citations: { nodes: { id: string }[] } } }>(
      'query ($id: ID!) { directive(id: $id) { citations(page: { first: 1 }) { nodes { id } } } }',
      { variables: { id: hub.directiveId('221/VPCP-KSTT@2024-01-10') } },
    );
    const citationId = directive.citations.nodes[0]!.id;
    const representations = [
      { __typename: 'Directive', id: hub.directiveId('131/NQ-CP@2022-10-06') },
      { __typename: 'Directive', id: nobody },
      { __typename: 'Task', id: hub.taskId('131/NQ-CP#0') },
      { __typename: 'Citation', id: citationId },
      { __typename: 'TaskAssignment', id: nobody },
      { __typename: 'Agency', id: hub.agencyId('school/thpt-binh-duong-binh-dinh') },
      { __typename: 'Agency', id: nobody },
    ];
    expect(await hub.data(query, { variables: { representations } })).toEqual({
      _entities: [
        { symbol: '131/NQ-CP' },
        null,
        { clause: '0' },
        { relation: 'IMPLEMENTS' },
        null,
        { issuedDirectives: { nodes: [{ symbol: '93/CV-THPTBD' }] } },
        { issuedDirectives: { nodes: [] } },
      ],
    });
    expect(hub.statements.toSorted()).toEqual([
      'directives.assignmentById',
      'directives.citationById',
      'directives.directiveById',
      'directives.issuedByAgency',
      'directives.taskById',
    ]);
  });

  it('is refused by code when its id is none', async () => {
    const { errors } = await hub.ask('{ directive(id: "131/NQ-CP") { id } }');
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['ID_MALFORMED']);
  });
});
