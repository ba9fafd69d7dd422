import type { Problem } from '../../../platform/problems.ts';
import type { RecordCaseCountsInput } from '../generated/types.ts';
import { caseCountProblems as problems } from '../problems/case-counts.ts';
import { isMonth } from '../rules/case-counts.ts';

/** What is wrong with counts by themselves, whoever sends them. */
export function malformedCounts({ month, counts }: Pick<RecordCaseCountsInput, 'month' | 'counts'>): Problem[] {
  const seen = new Set<string>();
  const found: Problem[] = [];
  if (!isMonth(month)) found.push(problems.CASE_COUNT_MONTH_INVALID(['month'], JSON.stringify(month.slice(0, 40))));
  if (counts.length === 0) found.push(problems.CASE_COUNT_MISSING(['counts']));
  for (const [index, { agencyId, cases, counted }] of counts.entries()) {
    const at = ['counts', String(index)];
    if (seen.has(agencyId)) found.push(problems.CASE_COUNT_TWICE([...at, 'agencyId'], agencyId));
    seen.add(agencyId);
    for (const [field, count] of Object.entries({ cases, counted })) {
      if (count < 0) found.push(problems.CASE_COUNT_NEGATIVE([...at, field], field));
    }
    if (cases >= 0 && counted > cases) found.push(problems.CASE_COUNT_ABOVE_CASES([...at, 'counted']));
  }
  return found;
}
