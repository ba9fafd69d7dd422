import type { Input, OnceHub, Payload } from './once-hub.ts';
import type { Sample } from './once-samples.ts';
import { agencies, indicators } from './reference-data.ts';

const AGENCY = agencies.find(({ key }) => key === 'province/ninh-binh@2025')!.id;
const INDICATOR = indicators.find(({ key }) => key === '766.2.1')!.id;
const REASON = 'Đính chính do ghi nhầm';

const idOf = (payload: Payload, field: string): string => (payload[field] as { readonly id: string }).id;

let made = 0;
function version(over: Input = {}): Input {
  made += 1;
  return {
    ...{ key: `index_${made}`, name: 'Bộ chỉ số cấp tỉnh', validFrom: '2026-01-01' },
    groups: [{ key: 'all', name: 'Tiến độ giải quyết', points: '20' }],
    components: [{ key: '1', groupKey: 'all', name: 'Đúng hạn', indicatorId: INDICATOR, points: '20' }],
    ...over,
  };
}
/** Of a source of its own each time: it is no other's score. */
function score(over: Input = {}): Input {
  made += 1;
  return {
    ...{ agencyId: AGENCY, period: '2026-02', points: '90.96', source: `Báo cáo số ${made}` },
    ...{ statedOn: '2026-03-10', ...over },
  };
}
const correctVersion = async (hub: OnceHub, definitionId: string, input: Input) =>
  hub.done('recordScorecardDefinition', { ...input, definitionId, reason: REASON });

/** Samples of the commands on indices and published scores. */
export const SCORECARD_SAMPLES: Readonly<Record<string, Sample>> = {
  recordScorecardDefinition: {
    input: async () => version(),
    other: (input) => ({ ...input, remark: 'Theo quyết định của tỉnh' }),
    async refused(hub) {
      const input = version();
      const definitionId = idOf(await hub.done('recordScorecardDefinition', input), 'definition');
      const mend = () => correctVersion(hub, definitionId, { ...input, validFrom: '2026-02-01' });
      return { input, code: 'SCORECARD_VERSION_EXISTS', mend };
    },
    text: 'name',
    alike: (input) => ({
      ...input,
      ...{ isValidFromKnown: true, classes: [], directiveId: null },
      groups: (input.groups as Input[]).map((group) => ({ ...group, points: '20.0', isVerified: false })),
      components: (input.components as Input[]).map((component) => ({ ...component, emptyDenominator: 'NOT_SCORED' })),
    }),
    later: async (hub, payload) => {
      const definitionId = idOf(payload, 'definition');
      const { key } = payload.definition as { readonly key: string };
      return correctVersion(hub, definitionId, version({ key, name: 'Đã đổi tên' }));
    },
    effect: { 'indicators.feed_event': 1, 'indicators.scorecard_definition_fact': 1 },
  },

  recordOfficialScore: {
    input: async () => score(),
    other: (input) => ({ ...input, points: '83.61' }),
    async refused(hub) {
      const input = score();
      const officialScoreId = idOf(await hub.done('recordOfficialScore', input), 'officialScore');
      const mend = () =>
        hub.done('recordOfficialScore', { ...input, officialScoreId, source: `${input.source} (cũ)`, reason: REASON });
      return { input, code: 'SCORE_EXISTS', mend };
    },
    text: 'source',
    alike: (input) => ({ ...input, key: '766', points: `${input.points}0`, partKey: null }),
    later: (hub, payload) =>
      hub.done('recordOfficialScore', { ...score(), officialScoreId: idOf(payload, 'officialScore'), reason: REASON }),
    effect: { 'indicators.feed_event': 1, 'indicators.official_score_fact': 1 },
  },
};
