import type { Viewer } from '../../platform/viewer.ts';
import type { Answer, TestHub } from './hub.ts';
import { OPERATOR } from './hub.ts';

/** Cases of a unit in a month. */
export interface UnitCases {
  readonly agencyId: string;
  readonly month: string;
  readonly cases: number;
  readonly counted: number;
}

const RECORD = `mutation ($input: RecordCaseCountsInput!) {
  recordCaseCounts(input: $input) { recordedCount problems { code path message } } }`;

export interface Recorded {
  readonly recordedCount: number;
  readonly problems: readonly { readonly code: string; readonly path: readonly string[]; readonly message: string }[];
}

let sent = 0;

/** Record counts of an indicator through the gateway, month by month. */
export async function recordCases(
  hub: Pick<TestHub, 'ask'>,
  indicatorId: string,
  counts: readonly UnitCases[],
  { viewer = OPERATOR, reason }: { readonly viewer?: Viewer; readonly reason?: string } = {},
): Promise<Recorded[]> {
  const answers: Recorded[] = [];
  for (const [month, units] of Map.groupBy(counts, (count) => count.month)) {
    sent += 1;
    const input = {
      ...{ idempotencyKey: `cases ${sent}`, indicatorId, month, ...(reason === undefined ? {} : { reason }) },
      counts: units.map(({ agencyId, cases, counted }) => ({ agencyId, cases, counted })),
    };
    const answer: Answer<{ recordCaseCounts: Recorded }> = await hub.ask(RECORD, { viewer, variables: { input } });
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    answers.push(answer.data.recordCaseCounts);
  }
  return answers;
}
