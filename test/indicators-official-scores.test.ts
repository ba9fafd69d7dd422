import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewerOf } from '../platform/viewer.ts';
import { idsByKey } from './support/asking.ts';
import { startHub, type TestHub } from './support/hub.ts';
import { directives } from './support/reference-data.ts';
import {
  askingScorecards,
  component,
  INDEX,
  lastYearOf,
  NINH_BINH,
  OFFICE,
  officer,
  PHU_THO,
  parts,
  quarter,
} from './support/scorecards.ts';

const directiveId = idsByKey(directives);

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  await send('recordScorecardDefinition', INDEX);
  await record(
    quarter('1.1', NINH_BINH, parts(2, 3)),
    quarter('1.4', NINH_BINH, parts(100, 0)),
    quarter('2.1', NINH_BINH, parts(95, 100)),
    lastYearOf(NINH_BINH, 2400),
  );
});
afterAll(() => hub[Symbol.asyncDispose]());
const { record, scorecard, send, codes } = askingScorecards(() => hub);

describe('a published score', () => {
  const PORTAL = { key: 'thu', agencyId: NINH_BINH, period: '2025-Q3', source: 'Cổng Dịch vụ công quốc gia' };

  it('stands beside the computed one with the difference, of the whole and of parts', async () => {
    const total = await send('recordOfficialScore', { ...PORTAL, points: '22.5', statedOn: '2025-10-15' });
    expect(total).toEqual({ officialScore: { id: expect.any(String) }, problems: [] });
    await send('recordOfficialScore', { ...PORTAL, partKey: '2.1', points: '18.9', statedOn: '2025-10-15' });
    await send('recordOfficialScore', { ...PORTAL, partKey: 'a', points: '3.33', statedOn: '2025-10-15' });
    await send(
      'recordOfficialScore',
      { ...PORTAL, points: '21', source: 'UBND tỉnh', statedOn: '2025-10-10' },
      officer(OFFICE),
    );

    const { scorecard: score } = await scorecard(NINH_BINH, '2025-Q3', { key: 'thu' });
    // 4 x (2/3)/0.8 + 6 x 100/(2400/4) + 20 x 0.95
    expect(score).toMatchObject({ points: '23.33', difference: '0.83' });
    expect(score.official).toEqual({ points: '22.5', source: PORTAL.source });
    expect(component(score, '2.1')).toMatchObject({ official: { points: '18.9' }, difference: '0.1' });
    expect(score.groups[0]).toMatchObject({ official: { points: '3.33' }, difference: '1', points: '4.33' });

    const again = { ...PORTAL, points: '23', statedOn: '2025-10-20' };
    expect(await codes(send('recordOfficialScore', again))).toEqual([['SCORE_EXISTS', 'source']]);
    const officialScoreId = total.officialScore!.id;
    expect(await codes(send('recordOfficialScore', { ...again, officialScoreId }))).toEqual([
      ['SCORE_REASON_MISSING', 'reason'],
    ]);
    expect(
      await codes(send('recordOfficialScore', { ...again, officialScoreId, period: '2025-09', reason: 'Nhầm kỳ' })),
    ).toEqual([['SCORE_OF_ANOTHER', 'officialScoreId']]);
    expect(await codes(send('recordOfficialScore', { ...again, officialScoreId, reason: 'Cổng sửa số' }))).toEqual([]);
    expect((await scorecard(NINH_BINH, '2025-Q3', { key: 'thu' })).scorecard.difference).toBe('0.33');
  });

  it.each<[string, object, string[][]]>([
    ['more points than there are', { points: '30.01', period: '2025-08' }, [['SCORE_OUT_OF_RANGE', 'points']]],
    ['points below zero', { points: '-1', period: '2025-08' }, [['SCORE_OUT_OF_RANGE', 'points']]],
    ['a part that is none', { points: '1', partKey: '9.9', period: '2025-08' }, [['SCORE_PART_UNKNOWN', 'partKey']]],
    ['a day as period', { points: '1', period: '2025-09-30' }, [['SCORE_PERIOD_INVALID', 'period']]],
    ['a period before the index', { points: '1', period: '2024' }, [['SCORE_PERIOD_UNKNOWN', 'period']]],
    [
      'a period that has not begun, for an agency that is not there',
      { points: '1', period: '2026-05', agencyId: directiveId('766/QĐ-TTg@2022-06-23') },
      [
        ['SCORE_PERIOD_TOO_LATE', 'period'],
        ['AGENCY_NOT_FOUND', 'agencyId'],
      ],
    ],
    ['a day to come', { points: '1', period: '2025-08', statedOn: '2026-04-01' }, [['STATED_IN_FUTURE', 'statedOn']]],
    ['a clause of nothing', { points: '1', clause: 'I.1' }, [['CLAUSE_WITHOUT_DOCUMENT', 'clause']]],
    ['no source', { points: '1', source: '' }, [['TEXT_BLANK', 'source']]],
  ])('is refused with %s', async (_, over, expected) => {
    expect(await codes(send('recordOfficialScore', { ...PORTAL, ...over }))).toEqual(expected);
  });

  it('is recorded by who judges the results and by operators, never for the agency itself', async () => {
    const input = { ...PORTAL, period: '2025-09', points: '20' };
    const own = viewerOf({ subject: 'person:both', roles: ['operator', 'officer'], agencyIds: [NINH_BINH] });
    for (const viewer of [officer(NINH_BINH), officer(PHU_THO), own]) {
      expect(await codes(send('recordOfficialScore', input, viewer))).toEqual([['SCORECARD_NOT_YOURS', 'agencyId']]);
    }
    expect(await codes(send('recordOfficialScore', { ...input, agencyId: OFFICE }, officer(OFFICE)))).toEqual([
      ['SCORECARD_NOT_YOURS', 'agencyId'],
    ]);
  });
});
