import { describe, expect, it } from 'vitest';
import { countConflicts, deadlineConflicts, type JudgedTask } from './conflicts.ts';

function task(parts: Partial<JudgedTask>): JudgedTask {
  return {
    ...{ id: 't', directiveId: 'd', clause: '15', title: 'Ban hành Quy định chế độ báo cáo của UBND tỉnh' },
    ...{ issuedOn: '2022-11-21', deadlineAsWritten: 'Tháng 4/2023', parts: [], parent: null, ...parts },
  };
}
const parent = { id: 'p', directiveId: 'above', clause: 'II.2.a.2', issuedOn: '2022-10-06', bindsIssuer: true };

describe('a deadline contradicts', () => {
  it('a day beside it for the same duty', () => {
    const parts = [{ asWritten: 'trước ngày 30/3/2023', appliesTo: 'UBND tỉnh ban hành Quy định' }];
    expect(deadlineConflicts(task({ parts }))).toMatchObject([
      { kind: 'DEADLINE_WITHIN', days: 32, statements: [{ lastOn: '2023-04-30' }, { lastOn: '2023-03-29' }] },
    ]);
  });

  it.each([
    ['for some of the addressees only', { asWritten: 'trước ngày 30/3/2023', appliesTo: 'các xã chưa có hồ sơ' }],
    ['that says when to begin', { asWritten: 'kể từ ngày 01/01/2023', appliesTo: null }],
    ['that lies in it', { asWritten: 'trước ngày 01/5/2023', appliesTo: null }],
  ])('not a day beside it %s', (_, part) => {
    expect(deadlineConflicts(task({ parts: [part] }))).toEqual([]);
  });

  it.each([
    ['later', 'trong tháng 12 năm 2022', true, 1],
    ['later, when the one above binds others', 'trong tháng 12 năm 2022', false, 0],
    ['in the same month', 'Tháng 4/2023', true, 0],
    ['earlier', 'Tháng 5/2023', true, 0],
    ['later than an aim', 'phấn đấu trong tháng 12 năm 2022', true, 0],
  ])('that of the task above when it is %s', (_, deadlineAsWritten, bindsIssuer, count) => {
    expect(deadlineConflicts(task({ parent: { ...parent, deadlineAsWritten, bindsIssuer } }))).toHaveLength(count);
  });

  it('and names the higher directive first', () => {
    const [conflict] = deadlineConflicts(task({ parent: { ...parent, deadlineAsWritten: 'Tháng 12/2022' } }));
    expect(conflict).toMatchObject({
      kind: 'DEADLINE_AFTER_PARENT',
      days: 120,
      statements: [
        { directiveId: 'above', taskId: 'p', lastOn: '2022-12-31' },
        { directiveId: 'd', taskId: 't', lastOn: '2023-04-30' },
      ],
    });
  });
});

describe('counts', () => {
  const count = (clause: string, stated: number, found: number, taskId: string | null = 'item4') => ({
    ...{ directiveId: 'd', clause, asWritten: `${stated} bộ, ngành`, stated, comparedWith: 'mục 4', found },
    task: taskId === null ? null : { id: taskId, clause: '4' },
  });

  it('that differ are both kept, each in its own words', () => {
    expect(countConflicts([count('0.1', 18, 17), count('4', 17, 17)])).toMatchObject([
      {
        kind: 'COUNT',
        days: null,
        statements: [
          { clause: '0.1', asWritten: '18 bộ, ngành' },
          { clause: '4', asWritten: '17 bộ, ngành' },
        ],
      },
    ]);
  });

  it('that agree are no conflict', () => {
    expect(countConflicts([count('4', 17, 17)])).toEqual([]);
  });
});
