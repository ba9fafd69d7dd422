import type { SendCommand, WorkInputs } from './access-matrix-work.ts';
import { indicators } from './reference-data.ts';
import { placeId } from './who.ts';

const INDICATOR = indicators.find(({ key }) => key === '766.2.1')!.id;

/** Of the index that the matrix asks for. */
export const SCORED = { key: 'matrix', period: '2026-02' } as const;

const version = (key: string) => ({
  ...{ key, name: 'Bộ chỉ số thử', validFrom: '2026-01-01', evaluatorId: placeId('B') },
  groups: [{ key: 'all', name: 'Tiến độ', points: '20' }],
  components: [{ key: '1', groupKey: 'all', name: 'Đúng hạn', indicatorId: INDICATOR, points: '20' }],
  classes: [{ name: 'Đạt', minimum: '10' }],
});
const score = (source: string) => ({ ...SCORED, agencyId: placeId('S'), points: '17.5', source });

/** An index that B judges by, with a score of S, made by who never asks; and the commands, which change each their own. */
export async function scorecardInputs(send: SendCommand): Promise<WorkInputs> {
  await send('recordScorecardDefinition', version(SCORED.key));
  await send('recordObservation', {
    ...{ indicatorId: INDICATOR, agencyId: placeId('S'), from: '2026-02-01', to: '2026-02-28', unit: 'PERCENT' },
    ...{ numerator: '9', denominator: '10' },
  });
  await send('recordOfficialScore', score('Cổng Dịch vụ công quốc gia'));
  const keyed = (idempotencyKey: string, input: object) => ({ idempotencyKey, ...input });
  return {
    recordScorecardDefinition: { operator: keyed('index', version('matrix_of_operator')) },
    recordOfficialScore: {
      operator: keyed('score', score('Sở Nội vụ')),
      'officer of B': keyed('score', score('Văn phòng Chính phủ')),
    },
  };
}
