import { describe, expect, it } from 'vitest';
import { ERRORS } from '../../platform/errors.ts';
import type { Sentence } from '../../platform/problems.ts';
import { NULL_REASONS } from '../../schema/nulls.ts';
import { problemsDocument } from './problems-document.ts';

const CLOSED: Sentence = {
  vi: (task: string, day: string) => `Nhiệm vụ ${task} đã kết thúc ngày ${day}.`,
  en: (task: string, day: string) => `The task ${task} ended on ${day}.`,
};
const PLAIN: Sentence = { vi: () => 'Không a | b.', en: () => 'Neither a | b.' };

const TABLES = [
  { subgraph: 'tasks', path: 'subgraphs/tasks/problems.ts', sentences: new Map([['TASK_CLOSED', CLOSED]]) },
  { subgraph: null, path: 'platform/receipt.ts', sentences: new Map([['KEY_REUSED', PLAIN]]) },
  { subgraph: 'tasks', path: 'subgraphs/tasks/problems.ts', sentences: new Map([['TASK_BLANK', PLAIN]]) },
];
const document = problemsDocument(TABLES);

/** The codes that have an anchor, in the order of the document. */
const anchors = [...document.matchAll(/^\| <a id="([\w.]+)"><\/a>`(\w+)` \|/gm)].map(([, anchor]) => anchor!);

describe('the document of problems', () => {
  it('has a row with an anchor for every error, problem and reason, once', () => {
    const expected = [
      ...Object.keys(ERRORS),
      ...Object.keys(NULL_REASONS),
      'KEY_REUSED',
      'tasks.TASK_BLANK',
      'tasks.TASK_CLOSED',
    ];

    expect([...anchors].sort()).toEqual(expected.sort());
  });

  it('says what an error means and what to do, in both languages, with its status', () => {
    const row = document.split('\n').find((line) => line.includes('`TOKEN_EXPIRED` |'));

    expect(row).toBe(
      '| <a id="TOKEN_EXPIRED"></a>`TOKEN_EXPIRED` | 401 | The access token has expired.<br>Mã truy cập đã hết hạn. | ' +
        `${ERRORS.TOKEN_EXPIRED.remedy}<br>Hãy lấy mã truy cập mới; nếu mã vừa được cấp, hãy kiểm tra đồng hồ của máy này. |`,
    );
  });

  it('names what a problem names, in place of values', () => {
    expect(document).toContain(
      '| <a id="tasks.TASK_CLOSED"></a>`TASK_CLOSED` | The task «task» ended on «day».<br>Nhiệm vụ «task» đã kết thúc ngày «day». |',
    );
  });

  it('puts the problems of any command first, then those of each subgraph, by code', () => {
    expect(anchors.filter((anchor) => /TASK|KEY_REUSED/.test(anchor))).toEqual([
      'KEY_REUSED',
      'tasks.TASK_BLANK',
      'tasks.TASK_CLOSED',
    ]);
  });

  it('lets no sentence break out of its cell', () => {
    expect(document).toContain('Neither a \\| b.<br>Không a \\| b. |');
  });

  it('says that it is generated, and is the same each time', () => {
    expect(document).toMatch(/^<!-- Written by `npm run generate`; changes here are lost\./);
    expect(problemsDocument(TABLES)).toBe(document);
  });
});
