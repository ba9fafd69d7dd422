import { expect, it } from 'vitest';
import { defineProblems } from './problems.ts';

const problems = defineProblems({
  TASK_CLOSED: (task: string, on: string) => `The task ${task} was closed on ${on}.`,
  TITLE_BLANK: () => 'Expected a title.',
});

it('a problem is its code, the sentence with what it names, and the place in the input', () => {
  expect(problems.TASK_CLOSED(['tasks', '1', 'id'], 'T1', '2026-03-31')).toEqual({
    code: 'TASK_CLOSED',
    message: 'The task T1 was closed on 2026-03-31.',
    path: ['tasks', '1', 'id'],
  });
  expect(problems.TITLE_BLANK([])).toEqual({ code: 'TITLE_BLANK', message: 'Expected a title.', path: [] });
});

it('names in a sentence are taken as they are', () => {
  expect(problems.TASK_CLOSED([], '$&', '$1').message).toBe('The task $& was closed on $1.');
});
