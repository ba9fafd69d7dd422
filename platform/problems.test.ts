import { expect, it } from 'vitest';
import { defineProblems, PROBLEM_RESOLVERS, sentencesOf } from './problems.ts';

const problems = defineProblems({
  TASK_CLOSED: {
    vi: (task: string) => `Nhiệm vụ ${task} đã kết thúc.`,
    en: (task: string) => `The task ${task} is closed.`,
  },
});

it('says which problem it is, where, and in both languages', () => {
  expect(problems.TASK_CLOSED(['taskIds', '1'], 'T7')).toEqual({
    code: 'TASK_CLOSED',
    messages: { vi: 'Nhiệm vụ T7 đã kết thúc.', en: 'The task T7 is closed.' },
    path: ['taskIds', '1'],
  });
});

it('tells the caller in the caller’s language', () => {
  const problem = problems.TASK_CLOSED([], 'T7');
  expect(PROBLEM_RESOLVERS.Problem.message(problem, {}, { language: 'vi' })).toBe('Nhiệm vụ T7 đã kết thúc.');
  expect(PROBLEM_RESOLVERS.Problem.message(problem, {}, { language: 'en' })).toBe('The task T7 is closed.');
});

it('shows its sentences to who documents them, and none of what is no table of problems', () => {
  expect(Object.keys(problems)).toEqual(['TASK_CLOSED']);
  expect([...(sentencesOf(problems) ?? [])].map(([code, { en }]) => [code, en('«task»')])).toEqual([
    ['TASK_CLOSED', 'The task «task» is closed.'],
  ]);
  expect([{}, null, 'TASK_CLOSED', sentencesOf].map(sentencesOf)).toEqual([null, null, null, null]);
});
