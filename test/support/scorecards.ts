import { expect } from 'vitest';
import { type Viewer, viewerOf } from '../../platform/viewer.ts';
import { type ObservationRecord, recordObservations } from '../../subgraphs/indicators/commands/record-observations.ts';
import { idsByKey } from './asking.ts';
import { OPERATOR, type TestHub } from './hub.ts';
import { valueOf2024, writeIndicators } from './indicator-values.ts';
import { agencies, indicators } from './reference-data.ts';

export const agencyId = idsByKey(agencies);
export const indicatorId = idsByKey(indicators);

export const PHU_THO = agencyId('province/phu-tho@2025');
export const NINH_BINH = agencyId('province/ninh-binh@2025');
export const HEALTH = agencyId('ministry/y-te');
/** Judges the results of the index. */
export const OFFICE = agencyId('ministry-level/van-phong-chinh-phu');

export const officer = (agency: string) =>
  viewerOf({ subject: `person:officer of ${agency}`, roles: ['officer'], agencyIds: [agency] });

/** A number of a component of 766 about the third quarter of 2025, stated in time, unless told otherwise. */
export const quarter = (component: string, agency: string, over: Partial<ObservationRecord>) =>
  valueOf2024(indicatorId(`766.${component}`), agency, {
    ...{ from: '2025-07-01', to: '2025-09-30', statedOn: '2025-10-05', ...over },
  });
export const parts = (numerator: number, denominator: number) => ({
  ...{ numerator: String(numerator), denominator: String(denominator) },
});
/** What an empty denominator of 2025 is counted out of. */
export const lastYearOf = (agency: string, denominator: number) =>
  valueOf2024(indicatorId('766.1.4'), agency, parts(1000, denominator));

/** A small index over components of 766, all of it known. */
export const INDEX = {
  ...{ key: 'thu', name: 'Bộ chỉ số thử', validFrom: '2025-01-01', evaluatorId: OFFICE },
  groups: [
    { key: 'a', name: 'Công khai', points: '10', isVerified: true },
    { key: 'a/x', parentKey: 'a', name: 'Đồng bộ', points: '6' },
    { key: 'b', name: 'Tiến độ', points: '20' },
  ],
  components: [
    {
      key: '1.1',
      groupKey: 'a',
      name: 'Công bố',
      indicatorId: indicatorId('766.1.1'),
      points: '4',
      fullMarksAtPercent: '80',
    },
    {
      ...{ key: '1.4', groupKey: 'a/x', name: 'Đồng bộ', indicatorId: indicatorId('766.1.4'), points: '6' },
      emptyDenominator: 'LAST_YEAR',
    },
    { key: '2.1', groupKey: 'b', name: 'Đúng hạn', indicatorId: indicatorId('766.2.1'), points: '20' },
  ],
  classes: [
    { name: 'Đạt', minimum: '15' },
    { name: 'Giỏi', minimum: '27' },
  ],
};

const SCORE = `period from to judgedOn definition { id } points exactPoints { numerator denominator } maximumKnown
  isComplete hasUnknownWeights isProvisional classification { name } official { points source } difference
  components { definition { key } observation { id } lastYear { id } ratio { numerator denominator } points
    reasonNotScored isProvisional official { points } difference }
  groups { definition { key } points maximumKnown unassigned official { points } difference }`;

export interface Component {
  readonly definition: { readonly key: string };
  readonly observation: { readonly id: string } | null;
  readonly lastYear: { readonly id: string } | null;
  readonly points: string | null;
  readonly reasonNotScored: string | null;
  readonly difference: string | null;
}
export interface Scorecard {
  readonly definition: { readonly id: string };
  readonly points: string;
  readonly exactPoints: { readonly numerator: string; readonly denominator: string };
  readonly maximumKnown: string;
  readonly components: readonly Component[];
  readonly groups: readonly { readonly definition: { readonly key: string }; readonly unassigned: string }[];
  readonly [field: string]: unknown;
}

export interface Payload {
  readonly problems: readonly { readonly code: string; readonly message: string; readonly path: readonly string[] }[];
  readonly definition?: { readonly id: string } | null;
  readonly officialScore?: { readonly id: string } | null;
}

export const DOCUMENT = `query ($id: ID!, $key: String!, $period: String!) {
  agency(id: $id) { scorecard(key: $key, period: $period) { ${SCORE} } } }`;

export const component = ({ components }: Scorecard, key: string) =>
  components.find(({ definition }) => definition.key === key)!;

/** What tests of scores ask and send. */
export function askingScorecards(hub: () => TestHub) {
  let keys = 0;

  async function scorecard(agency: string, period: string, asked: { key?: string; asOf?: string } = {}) {
    const { key = '766', asOf } = asked;
    const variables = { id: agency, key, period };
    const answer = await hub().ask<{ agency: { scorecard: Scorecard } }>(DOCUMENT, {
      variables,
      ...(asOf ? { asOf } : {}),
    });
    expect(answer.errors).toBeUndefined();
    return { ...answer, scorecard: answer.data.agency.scorecard };
  }

  async function send(
    name: 'recordScorecardDefinition' | 'recordOfficialScore',
    input: object,
    viewer: Viewer = OPERATOR,
  ): Promise<Payload> {
    keys += 1;
    const [type, shown] =
      name === 'recordOfficialScore'
        ? ['RecordOfficialScoreInput', 'officialScore']
        : ['RecordScorecardDefinitionInput', 'definition'];
    const answer = await hub().ask<Record<string, Payload>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${shown} { id } problems { code message path } } }`,
      { viewer, variables: { input: { idempotencyKey: `key ${keys}`, ...input } } },
    );
    expect(answer.errors).toBeUndefined();
    return answer.data[name]!;
  }

  return {
    scorecard,
    send,
    /** Why a command was refused: codes and places. */
    codes: async (sent: Promise<Payload>) => (await sent).problems.map(({ code, path }) => [code, path.join('.')]),
    record: (...records: ObservationRecord[]) =>
      writeIndicators(hub().database, (em) => recordObservations(em, records)),
  };
}
