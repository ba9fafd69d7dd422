import type { OnceHub } from './once-hub.ts';
import type { Sample } from './once-samples.ts';
import { agencies } from './reference-data.ts';

/** The sender is an officer of it. */
const AGENCY = agencies.find(({ key }) => key === 'province/phu-tho@2025')!.id;

let made = 0;
/** Of an indicator of its own each time. */
async function counts(hub: OnceHub) {
  made += 1;
  const said = { name: 'Tỷ lệ hồ sơ được số hóa', unit: 'PERCENT', direction: 'UP', method: 'COUNTED' };
  const { indicator } = await hub.done('recordIndicator', { key: `counted_${made}`, ...said });
  const { id: indicatorId } = indicator as { readonly id: string };
  return {
    indicatorId,
    month: '2026-01',
    counts: [{ agencyId: AGENCY, cases: 70, counted: 40 }],
    reason: 'Đối soát số liệu',
  };
}
const oneMore = [{ agencyId: AGENCY, cases: 71, counted: 40 }];

/** Samples of the commands on counts of cases. */
export const CASE_SAMPLES: Readonly<Record<string, Sample>> = {
  recordCaseCounts: {
    input: counts,
    other: (input) => ({ ...input, counts: oneMore }),
    async refused(hub) {
      const { reason: _, ...input } = await counts(hub);
      await hub.done('recordCaseCounts', { ...input, counts: oneMore });
      // Then it says what is recorded, and replaces nothing.
      const mend = () => hub.done('recordCaseCounts', { ...input, reason: 'Đối soát lại' });
      return { input, code: 'CASE_COUNT_REASON_MISSING', mend };
    },
    text: 'reason',
    later: null,
    effect: { 'indicators.feed_event': 1, 'indicators.case_count_fact': 1 },
  },
};
