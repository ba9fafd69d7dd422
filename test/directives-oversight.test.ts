import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectivesSubgraph, startDirectives } from './support/directives-subgraph.ts';
import { type Answer, document, record, task } from './support/stated-directives.ts';

let hub: DirectivesSubgraph;
beforeAll(async () => {
  hub = await startDirectives();
});
afterAll(() => hub[Symbol.asyncDispose]());

const RESOLUTION = '131/NQ-CP@2022-10-06';
const LETTER = '6958/UBND-KSTT@2022-11-21';
const REMINDER = '1297/VPCP-KSTT@2024-02-29';
const ask = (query: string, variables: Record<string, unknown> = {}) => hub.data<Answer>(query, { variables });

describe('the cascade of 131/NQ-CP', () => {
  const COVERAGE = `query ($id: ID!, $toId: ID) { directive(id: $id) { cascade(toId: $toId) {
    totalDays hopCount slowestStep { lagDays directive { symbol } from { symbol } }
    steps { level directive { symbol } lagDays
      passedOn { clause directive { symbol kind } }
      notPassedOn { basis role task { clause directive { kind } } } } } } }`;

  it('took 78 days to the school, the slowest hop 38, and shows on each level what was passed on and what was not', async () => {
    const { directive } = await ask(COVERAGE, {
      id: hub.directiveId(RESOLUTION),
      toId: hub.directiveId('93/CV-THPTBD@2022-12-23'),
    });
    const { cascade } = directive;

    expect(cascade).toMatchObject({
      totalDays: 78,
      hopCount: 4,
      slowestStep: { lagDays: 38, directive: { symbol: '6958/UBND-KSTT' }, from: { symbol: '6939/VPCP-KSTT' } },
    });
    expect(cascade.steps.map(({ lagDays }: Answer) => lagDays)).toEqual([null, 8, 38, 2, 30]);
    expect(cascade.steps.map(({ level }: Answer) => level)).toEqual([
      'NATIONAL',
      'NATIONAL',
      'PROVINCE',
      'PROVINCE',
      'UNIT',
    ]);

    const [root, , province, department, school] = cascade.steps;
    expect([root.passedOn, root.notPassedOn]).toEqual([null, null]);
    expect(province.passedOn.map(({ clause }: Answer) => clause)).toEqual(
      expect.arrayContaining(['II.2.a.2', 'II.2.a.4.4', 'II.3.a.4']),
    );
    // Of the 17 tasks the department passes one on by name; two that bind it as one of all departments it does not.
    expect(department.passedOn.map(({ clause }: Answer) => clause).toSorted()).toEqual(['1', '13']);
    expect(
      department.notPassedOn
        .filter(({ role }: Answer) => role === 'LEAD')
        .map(({ basis, task: { clause, directive } }: Answer) => [clause, basis, directive.kind]),
    ).toEqual([
      ['2', 'CLASS', 'ATTACHMENT'],
      ['4', 'CLASS', 'ATTACHMENT'],
    ]);
    expect(school.passedOn).toHaveLength(2);
  });

  it('costs the same number of statements for five documents as for one', async () => {
    const count = async (key: string) => {
      await ask(COVERAGE, { id: hub.directiveId(key) });
      return new Set(hub.statements).size === hub.statements.length ? hub.statements.length : hub.statements;
    };
    expect(await count(RESOLUTION)).toBe(await count('2384/SGDDT-VP@2022-11-23'));
  });
});

describe('conflicts', () => {
  it('of deadlines in the list of 17 are those of tasks 8 and 15', async () => {
    const { directive } = await ask(
      `query ($id: ID!) { directive(id: $id) { conflicts { kind days explanation
        statements { clause asWritten lastOn task { clause } directive { symbol } } } } }`,
      { id: hub.directiveId(LETTER) },
    );
    expect(directive.conflicts).toEqual([
      {
        kind: 'DEADLINE_AFTER_PARENT',
        days: 120,
        explanation: expect.stringContaining('30/04/2023'),
        statements: [
          {
            ...{ clause: 'II.2.a.2', asWritten: 'trong tháng 12 năm 2022', lastOn: '2022-12-31' },
            ...{ task: { clause: 'II.2.a.2' }, directive: { symbol: '131/NQ-CP' } },
          },
          {
            ...{ clause: '8', asWritten: 'Tháng 4/2023', lastOn: '2023-04-30' },
            ...{ task: { clause: '8' }, directive: { symbol: null } },
          },
        ],
      },
      {
        kind: 'DEADLINE_WITHIN',
        days: 32,
        explanation: expect.stringContaining('29/03/2023'),
        statements: [
          {
            ...{ clause: '15', asWritten: 'Tháng 4/2023', lastOn: '2023-04-30' },
            ...{ task: { clause: '15' }, directive: { symbol: null } },
          },
          {
            ...{ clause: '15', asWritten: 'trước ngày 30/3/2023', lastOn: '2023-03-29' },
            ...{ task: { clause: '15' }, directive: { symbol: null } },
          },
        ],
      },
    ]);
  });

  it('keep both counts of 1297/VPCP-KSTT: 18 in the opening, 17 listed in item 4', async () => {
    const { directive } = await ask(
      `query ($id: ID!) { directive(id: $id) {
        conflicts { kind statements { clause asWritten task { clause } } }
        countStatements { clause stated found agrees task { clause } } } }`,
      { id: hub.directiveId(REMINDER) },
    );
    expect(directive.conflicts).toMatchObject([
      { kind: 'COUNT', statements: [{ clause: '0.1' }, { clause: '4', task: { clause: '4' } }] },
    ]);
    expect(directive.countStatements.filter(({ agrees }: Answer) => !agrees)).toEqual([
      { clause: '0.1', stated: 18, found: 17, agrees: false, task: { clause: '4' } },
    ]);
  });
});

it('names the provinces of 1297/VPCP-KSTT that are asked most: seven of them twice', async () => {
  const { directive } = await ask(
    `query ($id: ID!) { directive(id: $id) { addressees(kinds: [PROVINCE], page: { first: 100 }) {
      totalCount nodes { asWritten taskCount agency { id } } } } }`,
    { id: hub.directiveId(REMINDER) },
  );
  const { nodes, totalCount } = directive.addressees;
  expect(totalCount).toBe(nodes.length);
  expect(nodes.filter(({ taskCount }: Answer) => taskCount > 1)).toEqual(
    ['Bắc Kạn', 'Khánh Hòa', 'Phú Yên', 'Sơn La', 'Thừa Thiên Huế', 'Tây Ninh', 'Đắk Nông'].map((asWritten) => ({
      ...{ asWritten, taskCount: 2, agency: expect.anything() },
    })),
  );
});

it('gives addressees in pages without a skip or a repeat', async () => {
  const PAGE = `query ($id: ID!, $after: String) { directive(id: $id) { addressees(page: { first: 7, after: $after }) {
    totalCount nodes { asWritten } pageInfo { hasNextPage endCursor } } } }`;
  const seen: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { directive } = await ask(PAGE, { id: hub.directiveId(REMINDER), after });
    const { nodes, pageInfo, totalCount } = directive.addressees;
    seen.push(...nodes.map(({ asWritten }: Answer) => asWritten));
    if (!pageInfo.hasNextPage) {
      expect(seen).toHaveLength(totalCount);
      return;
    }
    after = pageInfo.endCursor;
  }
});

describe('relations of tasks', () => {
  it('show which older task 1297/VPCP-KSTT reminds of, with its deadline', async () => {
    const { task: reminder } = await ask(
      `query ($id: ID!) { task(id: $id) { relations(kind: REMINDS) { kind basis confidence to { clause directive { symbol } } } } }`,
      { id: hub.taskId('1297/VPCP-KSTT#6.1') },
    );
    expect(reminder.relations).toEqual([
      {
        ...{ kind: 'REMINDS', basis: 'INFERRED', confidence: 'HIGH' },
        to: { clause: 'II.2.d', directive: { symbol: '131/NQ-CP' } },
      },
    ]);
  });

  it('are suggested where a later task says the words of an older one without citing it', async () => {
    const [older, later] = [randomUUID(), randomUUID()];
    const agencyId = hub.agencyId('province/phu-tho');
    const title = 'Công khai kết quả đánh giá chất lượng phục vụ người dân và doanh nghiệp hằng tháng';
    const first = task(older, agencyId, { title });
    const again = task(later, agencyId, { title: `Tiếp tục ${title.toLowerCase()}` });
    await record(
      hub,
      [document({ id: older, issuedOn: '2024-01-01' }), document({ id: later, issuedOn: '2024-06-01' })],
      [first, again],
    );
    const SUGGESTED = `query ($id: ID!) { task(id: $id) { suggestedRestatements {
      task { id } sharedWords { numerator denominator } longestRun isCited } } }`;

    expect((await ask(SUGGESTED, { id: again.id })).task.suggestedRestatements[0]).toEqual({
      task: { id: first.id },
      sharedWords: { numerator: '17', denominator: '19' },
      longestRun: title.toLowerCase(),
      isCited: false,
    });
    expect((await ask(SUGGESTED, { id: first.id })).task.suggestedRestatements).not.toContainEqual(
      expect.objectContaining({ task: { id: again.id } }),
    );
  });
});
