import { describe, expect, it } from 'vitest';
import { formatSummary, summarise, type TestReport } from './ci-summary.ts';

function report(...files: readonly { status: string; tests: readonly string[] }[]): TestReport {
  return {
    success: files.every(({ status }) => status !== 'failed'),
    testResults: files.map(({ status, tests }, n) => ({
      name: `file-${n}.test.ts`,
      status,
      assertionResults: tests.map((test) => ({ status: test })),
    })),
  };
}

describe('summary of a test run', () => {
  it.each([
    ['all pass', report({ status: 'passed', tests: ['passed', 'passed'] }), '2 passed, 0 failed, 0 skipped', true],
    [
      'some are skipped or still to be written',
      report({ status: 'passed', tests: ['passed', 'pending', 'skipped', 'todo'] }),
      '1 passed, 0 failed, 3 skipped',
      true,
    ],
    [
      'one fails',
      report({ status: 'passed', tests: ['passed'] }, { status: 'failed', tests: ['failed', 'passed'] }),
      '2 passed, 1 failed, 0 skipped',
      false,
    ],
    ['a file cannot be loaded', report({ status: 'failed', tests: [] }), '0 passed, 1 failed, 0 skipped', false],
    [
      'a file fails after its tests passed',
      report({ status: 'failed', tests: ['passed'] }),
      '1 passed, 1 failed, 0 skipped',
      false,
    ],
    ['nothing was found', report(), '0 passed, 0 failed, 0 skipped', false],
    ['everything is skipped', report({ status: 'passed', tests: ['skipped'] }), '0 passed, 0 failed, 1 skipped', false],
    [
      'an error outside the tests fails the run',
      { ...report({ status: 'passed', tests: ['passed'] }), success: false },
      '1 passed, 0 failed, 0 skipped',
      false,
    ],
  ] as const)('%s', (_, given, line, holds) => {
    const summary = summarise(given);

    expect(formatSummary(summary)).toBe(line);
    expect(summary.holds).toBe(holds);
  });
});
