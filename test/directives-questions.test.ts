import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, startHub, type TestHub } from './support/hub.ts';
import { agencies, directives, tasks } from './support/reference-data.ts';

/** Questions that officers ask on the first day, each one query through the whole hub, each answered by the documents. */

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub[Symbol.asyncDispose]());

const idOf = (records: readonly { readonly id: string; readonly key: string }[], key: string) => {
  const found = records.find((record) => record.key === key);
  if (!found) throw new Error(`the reference data has no record "${key}"`);
  return found.id;
};
const directive = (key: string) => idOf(directives, key);
const task = (key: string) => idOf(tasks, key);
const agency = (key: string) => idOf(agencies, key);
const LIST = 'Danh-muc@6958/UBND-KSTT';

/** One query, whatever stands behind it. */
async function ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data> {
  const answer: Answer<Data> = await hub.ask<Data>(query, { variables });
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

describe('who leads the 17 tasks of the list', () => {
  it('is the office of the province thirteen times, once with the districts, all departments twice, justice and finance once', async () => {
    interface Listed {
      readonly directive: {
        readonly tasks: {
          readonly nodes: readonly {
            readonly clause: string;
            readonly assignments: { readonly nodes: readonly Lead[] };
          }[];
        };
      };
    }
    interface Lead {
      readonly agency: { readonly name: string } | null;
      readonly agencyClass: { readonly name: string } | null;
    }
    const query = `query ($id: ID!) { directive(id: $id) { tasks(page: { first: 100 }) { nodes { clause
      assignments(role: LEAD) { nodes { agency { name } agencyClass { name } } } } } } }`;
    const { directive: list } = await ask<Listed>(query, { id: directive(LIST) });

    const leads = list.tasks.nodes.map(({ clause, assignments }) => [
      clause,
      assignments.nodes.map((lead) => lead.agency?.name ?? lead.agencyClass?.name).join(' + '),
    ]);
    const office = 'Văn phòng Ủy ban nhân dân tỉnh Bình Định';
    const departments = 'các sở, ban, ngành thuộc tỉnh';
    expect(leads).toEqual([
      ['1', office],
      ['2', departments],
      ['3', office],
      ['4', departments],
      ...['5', '6', '7'].map((clause) => [clause, office]),
      ['8', `${office} + UBND các huyện, thị xã, thành phố`],
      ['9', 'Sở Tư pháp tỉnh Bình Định'],
      ['10', 'Sở Tài chính tỉnh Bình Định'],
      ...['11', '12', '13', '14', '15', '16', '17'].map((clause) => [clause, office]),
    ]);
    expect(leads.filter(([, who]) => who!.includes(office))).toHaveLength(13);
  });
});

describe('what the department of education of Bình Định was asked in 6958/UBND-KSTT and its list', () => {
  interface Asked {
    readonly agency: Readonly<
      Record<'bound' | 'potential', { readonly totalCount: number; readonly nodes: readonly Part[] }>
    >;
  }
  interface Part {
    readonly task: { readonly clause: string; readonly directive: { readonly symbol: string | null } };
    readonly role: string;
    readonly basis: string;
    readonly passedOn: readonly { readonly clause: string; readonly directive: { readonly symbol: string } }[];
  }
  const parts = (nodes: readonly Part[]) =>
    nodes.map(({ task: { clause, directive: of }, role, basis, passedOn }) =>
      [
        ...[of.symbol ? `${of.symbol}#${clause}` : clause, role, basis],
        ...passedOn.map((by) => `-> ${by.directive.symbol}#${by.clause}`),
      ].join(' '),
    );

  it('is one task by name and seven as one of a class; and what it passed on is two of them', async () => {
    const part = `totalCount nodes { role basis task { clause directive { symbol } }
      passedOn { clause directive { symbol } } }`;
    const query = `query ($id: ID!, $letter: ID!) { agency(id: $id) {
      bound: assignments(directiveId: $letter, page: { first: 100 }) { ${part} }
      potential: assignments(directiveId: $letter, concern: POTENTIAL, page: { first: 100 }) { ${part} } } }`;
    const asked = await ask<Asked>(query, {
      id: agency('department/binh-dinh/so-giao-duc-va-dao-tao'),
      letter: directive('6958/UBND-KSTT@2022-11-21'),
    });

    const { bound, potential } = asked.agency;
    expect(parts(bound.nodes).toSorted()).toEqual(
      [
        '13 COORDINATE NAMED -> 2384/SGDDT-VP#2',
        ...['2 LEAD CLASS', '4 LEAD CLASS', '5 COORDINATE CLASS', '6 COORDINATE CLASS', '7 COORDINATE CLASS'],
        ...['6958/UBND-KSTT#1 LEAD CLASS -> 2384/SGDDT-VP#1', '6958/UBND-KSTT#KT LEAD CLASS'],
      ].toSorted(),
    );
    expect(bound.totalCount).toBe(8);
    // Task 13 names it, and would mean it as one of "các cơ quan, đơn vị, địa phương liên quan" besides.
    const besides = parts(potential.nodes).filter((text) => !text.startsWith('13 '));
    const perhaps = ['1', '3', '8', '10', '11', '12', '14', '15', '16', '17'];
    expect(besides.toSorted()).toEqual(
      [
        ...perhaps.map((clause) => `${clause} COORDINATE CLASS_IF_CONCERNED`),
        '6958/UBND-KSTT#2 LEAD CLASS_IF_CONCERNED',
      ].toSorted(),
    );
  });
});

describe('what of 131/NQ-CP and of what passed it on was past due', () => {
  const query = `query ($root: ID!, $on: Date!) { tasks(filter: { cascadeOfId: $root, isOverdue: true }, on: $on, page: { first: 100 }) {
    totalCount nodes { clause directive { symbol attachedTo { symbol } } effectiveDeadline { lastOn }
      progress(on: $on) { overdue reported { numerator } potential } } } }`;
  interface Overdue {
    readonly tasks: {
      readonly totalCount: number;
      readonly nodes: readonly {
        readonly clause: string;
        readonly directive: { readonly symbol: string | null; readonly attachedTo: { readonly symbol: string } | null };
        readonly effectiveDeadline: { readonly lastOn: string };
        readonly progress: { readonly overdue: number; readonly potential: number };
      }[];
    };
  }
  async function overdueOn(on: string): Promise<string[]> {
    const { tasks: found } = await ask<Overdue>(query, { root: directive('131/NQ-CP@2022-10-06'), on });
    expect(found.totalCount).toBe(found.nodes.length);
    for (const { progress } of found.nodes) expect(progress.overdue).toBeGreaterThan(0);
    return found.nodes.map(
      ({ clause, directive: of, effectiveDeadline }) =>
        `${effectiveDeadline.lastOn} ${of.symbol ?? of.attachedTo?.symbol}#${clause}`,
    );
  }

  it('on 23/12/2022 is what was due in October and November, and no aim', async () => {
    expect((await overdueOn('2022-12-23')).toSorted()).toEqual([
      '2022-10-31 131/NQ-CP#II.2.a.1.2',
      '2022-10-31 131/NQ-CP#II.2.b',
      '2022-10-31 131/NQ-CP#II.2.e.2',
      '2022-10-31 131/NQ-CP#II.2.e.4',
      '2022-10-31 131/NQ-CP#II.2.đ',
      '2022-11-30 131/NQ-CP#II.1.b',
      '2022-11-30 131/NQ-CP#II.2.c',
      '2022-11-30 131/NQ-CP#II.3.g.1',
      '2022-11-30 6958/UBND-KSTT#1',
    ]);
  });

  it('changes with the end of a month, and not before', async () => {
    const october = (await overdueOn('2022-11-30')).toSorted();
    expect(october).toEqual((await overdueOn('2022-12-23')).toSorted().slice(0, 5));
    expect(await overdueOn('2022-10-31')).toEqual([]);
    expect((await overdueOn('2022-12-01')).toSorted()).toEqual((await overdueOn('2022-12-23')).toSorted());
  });
});

describe('a task due in a month', () => {
  it('is not overdue before its month ends', async () => {
    const query = `query ($id: ID!) { task(id: $id) { clause deadline { asWritten lastOn }
      last: assignments(role: LEAD) { nodes { on: standing(on: "2022-11-30") { deadlineStanding daysOverdue } } }
      after: assignments(role: LEAD) { nodes { on: standing(on: "2022-12-01") { deadlineStanding daysOverdue } } } } }`;
    expect(await ask(query, { id: task('Danh mục kèm Công văn 6958/UBND-KSTT#1') })).toEqual({
      task: {
        ...{ clause: '1', deadline: { asWritten: 'Tháng 11/2022', lastOn: '2022-11-30' } },
        last: { nodes: [{ on: { deadlineStanding: 'IN_TIME', daysOverdue: 0 } }] },
        after: { nodes: [{ on: { deadlineStanding: 'OVERDUE', daysOverdue: 1 } }] },
      },
    });
  });
});

describe('how often a department of Phú Thọ must report, and to whom', () => {
  it('is monthly, to the office of the province, by 617/KH-UBND III.4.1', async () => {
    interface Reported {
      readonly agency: {
        readonly assignments: {
          readonly nodes: readonly {
            readonly task: {
              readonly clause: string;
              readonly reportedToAsWritten: string | null;
              readonly reportedTo: { readonly name: string } | null;
              readonly deadline: { readonly asWritten: string | null; readonly recurrenceRules: readonly string[] };
            };
            readonly instances:
              | readonly { readonly period: string; readonly dueOn: string; readonly isDayStated: boolean }[]
              | null;
          }[];
        };
      };
    }
    const query = `query ($id: ID!, $plan: ID!) { agency(id: $id) { assignments(role: LEAD, directiveId: $plan, page: { first: 100 }) { nodes {
      task { clause reportedToAsWritten reportedTo { name } deadline { asWritten recurrenceRules } }
      instances(from: "2025-02-13", to: "2025-05-31") { period dueOn isDayStated } } } } }`;
    const variables = { id: agency('department/phu-tho/so-tu-phap'), plan: directive('617/KH-UBND@2025-02-13') };
    const { agency: department } = await ask<Reported>(query, variables);

    const reporting = department.assignments.nodes.filter(
      ({ task: of }) => of.deadline.recurrenceRules.length > 0 && of.reportedToAsWritten !== null,
    );
    expect(reporting).toEqual([
      {
        task: {
          clause: 'III.4.1',
          reportedToAsWritten: 'Văn phòng UBND tỉnh',
          reportedTo: { name: 'Văn phòng Ủy ban nhân dân tỉnh Phú Thọ' },
          deadline: { asWritten: 'Định kỳ hằng tháng', recurrenceRules: ['FREQ=MONTHLY'] },
        },
        instances: [
          { period: '2025-02', dueOn: '2025-02-28', isDayStated: false },
          { period: '2025-03', dueOn: '2025-03-31', isDayStated: false },
          { period: '2025-04', dueOn: '2025-04-30', isDayStated: false },
          { period: '2025-05', dueOn: '2025-05-31', isDayStated: false },
        ],
      },
    ]);
  });
});

describe('the single-window connection of 1297/VPCP-KSTT 6.1', () => {
  it('was due by the end of 2022, as 131/NQ-CP had it, and 425 days past when the letter reminded of it', async () => {
    const query = `query ($id: ID!) { task(id: $id) { clause deadline { kind lastOn } effectiveDeadline { asWritten lastOn }
      deadlineInheritedFrom { clause directive { symbol } }
      assignments(role: LEAD) { nodes { agency { name } originalDeadline { lastOn } currentDeadline { lastOn } extensions { decidedOn }
        standing(on: "2024-02-29") { state deadlineStanding daysOverdue daysPastOriginal } } } } }`;
    expect(await ask(query, { id: task('1297/VPCP-KSTT#6.1') })).toEqual({
      task: {
        ...{ clause: '6.1', deadline: { kind: 'NONE', lastOn: null } },
        effectiveDeadline: { asWritten: 'trong tháng 12 năm 2022', lastOn: '2022-12-31' },
        deadlineInheritedFrom: { clause: 'II.2.d', directive: { symbol: '131/NQ-CP' } },
        assignments: {
          nodes: [
            {
              agency: { name: 'Bộ Tài chính' },
              ...{
                originalDeadline: { lastOn: '2022-12-31' },
                currentDeadline: { lastOn: '2022-12-31' },
                extensions: [],
              },
              standing: { state: 'OPEN', deadlineStanding: 'OVERDUE', daysOverdue: 425, daysPastOriginal: 425 },
            },
          ],
        },
      },
    });
  });
});
