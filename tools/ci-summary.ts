import { readFileSync } from 'node:fs';

/** The part of Vitest's JSON report that is read here. */
export interface TestReport {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Whether the run shows that the tests hold: none failed, and some ran. */
  readonly holds: boolean;
}

/**
 * Count the tests of a report, one by one. A file that failed without a failing test, because it could not be loaded or
 * set up, counts as one failure. A run in which nothing was executed does not hold.
 */
export function summarise(report: TestReport): Summary {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const file of report.testResults) {
    const failedBefore = count.failed;
    for (const { status } of file.assertionResults) {
      if (status === 'passed') count.passed += 1;
      else if (status === 'failed') count.failed += 1;
      else count.skipped += 1;
    }
    if (file.status === 'failed' && count.failed === failedBefore) count.failed += 1;
  }
  return { ...count, holds: report.success && count.failed === 0 && count.passed > 0 };
}

/** `12 passed, 0 failed, 1 skipped` */
export function formatSummary({ passed, failed, skipped }: Summary): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

function main(path: string | undefined): void {
  if (path === undefined) throw new Error('expected the path of a report of `vitest run --reporter=json`');
  const summary = summarise(JSON.parse(readFileSync(path, 'utf8')) as TestReport);
  process.stdout.write(`${formatSummary(summary)}\n`);
  if (!summary.holds) process.exitCode = 1;
}

if (import.meta.main) main(process.argv[2]);
