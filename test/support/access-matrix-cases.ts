import { publishNow } from '../../platform/cube/lattice.ts';
import type { Database } from '../../platform/database.ts';
import { publishedCases } from '../../subgraphs/indicators/loaders/case-metrics.ts';
import type { SendCommand, WorkInputs } from './access-matrix-work.ts';
import { TODAY } from './hub.ts';
import { indicators } from './reference-data.ts';
import { placeId } from './who.ts';

/** What is counted of cases, and when. */
export const COUNTED = { indicatorId: indicators.find(({ key }) => key === 'online_payment')!.id, month: '2026-01' };

/** Counts of units, made by who never asks, one of them replaced; what is published of them; and the commands, each of a month of its own. */
export async function caseInputs(send: SendCommand, database: Database): Promise<WorkInputs> {
  const of = (place: 'S' | 'B', cases: number) => ({ agencyId: placeId(place), cases, counted: cases - 20 });
  await send('recordCaseCounts', { ...COUNTED, counts: [of('S', 50), of('B', 60)] });
  await send('recordCaseCounts', { ...COUNTED, counts: [of('S', 70)], reason: 'Đối soát' });
  await publishNow(database, publishedCases, { today: TODAY, apply: true });
  const ofB = (idempotencyKey: string, month: string) => ({
    ...{ idempotencyKey, indicatorId: COUNTED.indicatorId, month, counts: [of('B', 40)] },
  });
  return {
    recordCaseCounts: { operator: ofB('cases', '2026-02'), 'officer of B': ofB('cases', '2026-03') },
  };
}
