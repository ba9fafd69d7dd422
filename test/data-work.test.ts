import { describe, expect, it } from 'vitest';
import { agencies, countStatements, directives, followUps, tasks } from './support/reference-data.ts';

const taskByKey = new Map(tasks.map((task) => [task.key, task]));
const agencyByKey = new Map(agencies.map((agency) => [agency.key, agency]));
const textOfDirective = new Map(directives.map((one) => [one.key, one.text]));
const standsInside = ({ directive, line }: { readonly directive: string; readonly line: number }) => {
  const text = textOfDirective.get(directive);
  return text != null && text.firstLine <= line && line <= text.lastLine;
};

describe('offices that follow up', () => {
  it('are named by three of the documents, in words of the document', () => {
    expect(followUps.map(({ directive, office, clause }) => [directive, clause, office])).toEqual([
      ['131/NQ-CP@2022-10-06', 'III.6', 'ministry-level/van-phong-chinh-phu'],
      ['727/TTg-KSTT@2024-10-01', '5', 'ministry-level/van-phong-chinh-phu'],
      ['617/KH-UBND@2025-02-13', 'III.4.2', 'department/phu-tho/van-phong-ubnd-tinh'],
    ]);
    expect(followUps.filter((one) => !standsInside(one))).toEqual([]);
  });

  it('lead the task of the clause that names them', () => {
    for (const { key, office } of followUps) {
      const leads = taskByKey.get(key)!.assignments.filter(({ role }) => role === 'LEAD');
      expect(leads.map(({ agency }) => agency)).toEqual([office]);
    }
  });
});

describe('tasks', () => {
  it('are reported to one body where the words name one', () => {
    const reported = tasks.filter(({ reportedTo }) => reportedTo !== null);

    expect(Object.fromEntries(reported.map((task) => [task.reportedTo, task.reportedToAgency]))).toEqual({
      'Ban Chỉ đạo An toàn, An ninh mạng quốc gia': 'task-force/ban-chi-dao-an-toan-an-ninh-mang-quoc-gia',
      'Bộ Tư pháp, Văn phòng Chính phủ': null,
      'Chính phủ': 'government/chinh-phu',
      'Chính phủ, Thủ tướng Chính phủ': null,
      'Chủ tịch UBND tỉnh': 'province/phu-tho',
      'Thủ tướng Chính phủ': 'prime-minister/thu-tuong-chinh-phu',
      'Tổ công tác': 'task-force/to-cong-tac-cai-cach-tthc',
      'UBND tỉnh': 'province/phu-tho',
      'Văn phòng UBND tỉnh': 'department/phu-tho/van-phong-ubnd-tinh',
      'cấp có thẩm quyền': null,
      'người đứng đầu cơ quan, đơn vị': null,
    });
    expect(tasks.filter((task) => task.reportedTo === null && task.reportedToAgency !== null)).toEqual([]);
  });

  it('remind of and restate tasks of older documents, and say why', () => {
    const relations = tasks.flatMap((task) =>
      [...task.reminds, ...task.restates].map((relation) => ({ task, relation })),
    );
    const issuedOn = new Map(directives.map((one) => [one.key, one.issuedOn]));

    expect(tasks.flatMap((task) => task.reminds)).toHaveLength(10);
    expect(tasks.flatMap((task) => task.restates)).toHaveLength(11);
    for (const { task, relation } of relations) {
      expect(issuedOn.get(taskByKey.get(relation.task)!.directive)! < issuedOn.get(task.directive)!).toBe(true);
      expect(relation.note).toMatch(/\.$/);
      expect(relation.basis).toBe('INFERRED');
    }
  });

  it('are restated the more surely the more words they share', () => {
    const expected = ({ extent, longestCommonRunWords: run }: (typeof tasks)[number]['restates'][number]) => {
      if (extent === 'WHOLE' || run >= 20) return 'HIGH';
      return run >= 10 ? 'MEDIUM' : 'LOW';
    };
    const restated = tasks.flatMap((task) => task.restates);

    expect(restated.map(({ confidence }) => confidence)).toEqual(restated.map(expected));
  });

  it('have deadlines in parts: number 15 of the list begins on a day and ends on two', () => {
    const { deadline } = taskByKey.get('Danh mục kèm Công văn 6958/UBND-KSTT#15')!;

    expect(deadline).toMatchObject({ kind: 'MONTH', lastDay: '2023-04-30' });
    expect(deadline.parts.map(({ kind, startsOn, lastDay }) => [kind, startsOn, lastDay])).toEqual([
      ['SPAN', '2023-01-01', null],
      ['BEFORE_DATE', null, '2023-03-29'],
    ]);
  });
});

describe('statements of how many there are', () => {
  it('are 12, of which one is contradicted', () => {
    expect(countStatements).toHaveLength(12);
    expect(countStatements.filter(({ stated, found }) => stated !== found)).toMatchObject([
      { directive: '1297/VPCP-KSTT@2024-02-29', clause: '0.1', stated: 18, found: 17, task: '1297/VPCP-KSTT#4' },
    ]);
    expect(countStatements.filter((one) => !standsInside(one))).toEqual([]);
  });

  it.each([
    ['1297/VPCP-KSTT#2', 'PROVINCE', '62/63 địa phương'],
    ['1297/VPCP-KSTT#2', 'others', '11/22 bộ, cơ quan ngang bộ'],
    ['1297/VPCP-KSTT#3', 'PROVINCE', '13 tỉnh, thành phố trực thuộc trung ương'],
    ['1297/VPCP-KSTT#3', 'PROVINCE', '50 địa phương'],
    ['1297/VPCP-KSTT#3', 'others', '14 bộ, ngành'],
    ['1297/VPCP-KSTT#4', 'others', '17 Bộ, ngành'],
    ['1297/VPCP-KSTT#4', 'others', '18 bộ, ngành chưa hoàn thành'],
    ['1297/VPCP-KSTT#7', 'PROVINCE', '08 tỉnh, thành phố trực thuộc trung ương'],
    ['1297/VPCP-KSTT#8', 'PROVINCE', '18 tỉnh, thành phố trực thuộc trung ương'],
  ] as const)('of the addressees of %s (%s) are found among those: "%s"', (key, kind, asWritten) => {
    const named = taskByKey.get(key)!.assignments.filter(({ agency }) => agency !== null);
    const ofKind = named.filter(
      ({ agency }) => (agencyByKey.get(agency!)!.kind === 'PROVINCE') === (kind === 'PROVINCE'),
    );
    const statement = countStatements.find((one) => one.task === key && one.asWritten === asWritten);

    expect(statement?.found).toBe(ofKind.length);
  });

  it('of other things are three', () => {
    expect(
      countStatements.filter(({ task }) => task === null).map(({ directive, found }) => [directive, found]),
    ).toEqual([
      ['6958/UBND-KSTT@2022-11-21', 7],
      ['Danh-muc@6958/UBND-KSTT', tasks.filter(({ directive }) => directive === 'Danh-muc@6958/UBND-KSTT').length],
      ['727/TTg-KSTT@2024-10-01', 2],
    ]);
  });
});
