import type { SendCommand, WorkInputs } from './access-matrix-work.ts';
import { directives, indicators, mandates, observations } from './reference-data.ts';
import { placeId } from './who.ts';

const INDICATOR = indicators.find(({ key }) => key === 'online_payment')!.id;

/** A number of the reference data with parts and names, which is overridden as well. */
export const OVERRIDDEN = '1297/vault';

/**
 * Indicators, targets and values for each command to be about, made by who never asks; and the commands, which change each its
 * own. B judges an indicator of its own, and reports of itself.
 */
export async function indicatorInputs(send: SendCommand): Promise<WorkInputs> {
  let made = 0;
  const said = () => {
    made += 1;
    return { key: `matrix_${made}`, name: 'Tỷ lệ thử', unit: 'PERCENT', direction: 'UP', method: 'COUNTED' };
  };
  const indicatorId = await send('recordIndicator', { ...said(), evaluatorId: placeId('B') });
  const target = (number: string) => ({
    ...{ value: '80', unit: 'PERCENT', asWritten: '80%', strength: 'ASSIGNED', from: '2026-01-01', to: '2026-12-31' },
    agencyIds: [placeId('S')],
    mandate: { indicatorId, directiveId: INDICATOR, part: 'I', number, asWritten: 'Tỷ lệ thử' },
  });
  const number = (over: object) => {
    made += 1;
    const day = `2026-01-${String(made).padStart(2, '0')}`;
    return { indicatorId, from: day, to: day, numerator: '1', denominator: '2', unit: 'PERCENT', ...over };
  };
  const ofB = () => number({ agencyId: placeId('B') });
  const ofAll = () => send('recordObservation', number({ scope: 'NATIONWIDE' }));
  const overridden = async () => {
    const observationId = await ofAll();
    await send('overrideObservation', { observationId, value: '45', reason: 'Kiểm tra lại' });
    return observationId;
  };
  const reason = 'Ghi nhầm';
  // What nothing of the reference data has: an override, a break of the series by a document.
  const directiveId = directives.find(({ key }) => key === '6958/UBND-KSTT@2022-11-21')!.id;
  const overriddenId = observations.find(({ key }) => key === OVERRIDDEN)!.id;
  await send('overrideObservation', { observationId: overriddenId, value: '80', reason, authorisedById: directiveId });
  const seriesBreaks = [{ on: '2025-07-01', reason: 'Sáp nhập', directiveId }];
  await send('correctIndicator', { indicatorId: INDICATOR, seriesBreaks, reason });

  const keyed = (idempotencyKey: string, input: object) => ({ idempotencyKey, ...input });
  const byOperator = (name: string, input: object) => ({ operator: keyed(name, input) });
  const byBoth = async (name: string, input: () => Promise<object> | object) => ({
    operator: keyed(name, await input()),
    'officer of B': keyed(name, await input()),
  });
  return {
    recordIndicator: byOperator('indicator', said()),
    correctIndicator: byOperator('correct indicator', {
      ...{ indicatorId: await send('recordIndicator', said()), name: 'Khác', reason },
    }),
    recordTarget: byOperator('target', target('1')),
    correctTarget: byOperator('correct target', {
      ...{ targetId: await send('recordTarget', target('2')), value: '90', reason },
    }),
    correctMandate: byOperator('correct mandate', { mandateId: mandates.at(-1)!.id, asWritten: 'Khác', reason }),
    recordObservation: {
      ...(await byBoth('observation', ofB)),
      'officer of A on its last day': keyed('observation', {
        ...number({ agencyId: placeId('A') }),
        ...{ from: '2025-06-01', to: '2025-06-30' },
      }),
    },
    correctObservation: await byBoth('correct observation', async () => ({
      ...{ observationId: await send('recordObservation', ofB()), bound: 'NEARLY', reason },
    })),
    withdrawObservation: await byBoth('withdraw', async () => ({
      ...{ observationId: await send('recordObservation', ofB()), reason },
    })),
    overrideObservation: await byBoth('override', async () => ({ observationId: await ofAll(), value: '40', reason })),
    endOverride: await byBoth('end override', async () => ({ observationId: await overridden(), reason })),
  };
}
