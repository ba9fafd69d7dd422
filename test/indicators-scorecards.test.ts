import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { idsByKey } from './support/asking.ts';
import { startHub, type TestHub } from './support/hub.ts';
import { overrideObservation } from './support/indicator-values.ts';
import { directives, type Identified, read } from './support/reference-data.ts';
import {
  agencyId,
  askingScorecards,
  component,
  DOCUMENT,
  HEALTH,
  INDEX,
  indicatorId,
  lastYearOf,
  NINH_BINH,
  OFFICE,
  officer,
  PHU_THO,
  parts,
  quarter,
} from './support/scorecards.ts';

const directiveId = idsByKey(directives);
const versionId = idsByKey(read<Identified>('scorecards'));

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub[Symbol.asyncDispose]());
const { record, scorecard, send, codes } = askingScorecards(() => hub);

describe('the index of 766/QĐ-TTg', () => {
  const on = async (day: string) => {
    const { data } = await hub.ask<{ scorecardDefinition: Record<string, unknown> | null }>(
      `query ($day: Date!) { scorecardDefinition(on: $day) { id key validFrom isValidFromKnown maximum
        directive { id } evaluator { id } groups { key parentKey points } } }`,
      { variables: { day } },
    );
    return data.scorecardDefinition;
  };

  it('has the version of 2022 from its first day, and that of the portal from when it is known to be used', async () => {
    expect(await on('2022-06-22')).toBeNull();
    expect(await on('2022-06-23')).toEqual({
      ...{ id: versionId('766@2022'), key: '766', validFrom: '2022-06-23', isValidFromKnown: true, maximum: '100' },
      ...{ directive: { id: directiveId('766/QĐ-TTg@2022-06-23') }, evaluator: { id: OFFICE } },
      groups: [
        ['publicity', '18'],
        ['progress', '20'],
        ['online', '22'],
        ['digitisation', '22'],
        ['satisfaction', '18'],
      ].map(([key, points]) => ({ key, parentKey: null, points })),
    });
    expect((await on('2026-10-30'))!.id).toBe(versionId('766@2022'));
    expect(await on('2026-10-31')).toMatchObject({
      id: versionId('766@2026'),
      isValidFromKnown: false,
      maximum: '100',
    });
  });

  it('scores only what is known: unknown weights stay unknown, and each component says why it has no points', async () => {
    await record(
      quarter('1.2', PHU_THO, parts(90, 120)),
      quarter('2.1', PHU_THO, parts(899, 1000)),
      quarter('3.6', PHU_THO, parts(1, 2)),
    );
    const { scorecard: score, extensions } = await scorecard(PHU_THO, '2025-Q3');

    expect(score).toMatchObject({
      ...{ period: '2025-Q3', from: '2025-07-01', to: '2025-09-30', judgedOn: '2026-03-31' },
      ...{ definition: { id: versionId('766@2022') }, points: '20.98', maximumKnown: '24' },
      ...{ exactPoints: { numerator: '1049', denominator: '50' }, isComplete: false, hasUnknownWeights: true },
      ...{ isProvisional: false, classification: null, official: null, difference: null },
    });
    expect(
      score.components
        .filter(({ points }) => points !== null)
        .map(({ definition, points }) => [definition.key, points]),
    ).toEqual([
      ['1.2', '3'],
      ['2.1', '17.98'],
    ]);
    const reasons = Object.fromEntries(score.components.map((one) => [one.definition.key, one.reasonNotScored]));
    expect(reasons).toMatchObject({
      ...{ '1.1': 'WEIGHT_UNKNOWN', '1.2': null, '2.2': 'NOT_SCORED_BY_DEFINITION', '3.6': 'WEIGHT_UNKNOWN' },
      ...{ '4.2b': 'WEIGHT_UNKNOWN', '5.4': 'NOT_REPORTED' },
    });
    // What is known of a component stands there though it earns nothing.
    expect(component(score, '3.6')).toMatchObject({ ratio: { numerator: '1', denominator: '2' }, points: null });
    expect(score.groups.map(({ definition, unassigned }) => [definition.key, unassigned])).toEqual([
      ['publicity', '14'],
      ['progress', '0'],
      ['online', '22'],
      ['digitisation', '22'],
      ['satisfaction', '12'],
    ]);
    const nullsOf = (field: string) => extensions!.nulls!.filter(({ path }) => path.at(-1) === field);
    expect(nullsOf('classification')).toEqual([expect.objectContaining({ reason: 'NOT_REPORTED' })]);
  });

  it('has no score before it was there, and none of a day', async () => {
    const before = await hub.ask<{ agency: { scorecard: null } }>(DOCUMENT, {
      variables: { id: PHU_THO, key: '766', period: '2022-05' },
    });
    expect(before.data.agency.scorecard).toBeNull();
    expect(before.extensions?.nulls).toEqual([
      expect.objectContaining({ path: ['agency', 'scorecard'], reason: 'NOT_APPLICABLE' }),
    ]);
    for (const period of ['2025-09-30', 'tháng 9']) {
      const { errors } = await hub.ask(DOCUMENT, { variables: { id: PHU_THO, key: '766', period } });
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    }
  });
});

describe('a version that is recorded', () => {
  it('is refused to everybody but operators, and then in the database, too', async () => {
    for (const viewer of [officer(PHU_THO), officer(OFFICE)]) {
      expect(await codes(send('recordScorecardDefinition', INDEX, viewer))).toEqual([['SCORECARD_NOT_YOURS', '']]);
    }
    const answer = await hub.ask(
      `mutation ($input: RecordScorecardDefinitionInput!) { recordScorecardDefinition(input: $input) { problems { code } } }`,
      { variables: { input: { idempotencyKey: 'public', ...INDEX } } },
    );
    expect(answer.errors).toHaveLength(1);
  });

  it.each<[string, object, string[][]]>([
    ['a key that is none', { key: 'a b' }, [['SCORECARD_KEY_INVALID', 'key']]],
    ['no name', { name: ' ' }, [['TEXT_BLANK', 'name']]],
    ['days backwards', { validTo: '2024-12-31' }, [['DAYS_BACKWARDS', 'validTo']]],
    ['no groups', { groups: [] }, [['SCORECARD_WITHOUT_GROUPS', 'groups']]],
    ['an evaluator who is nobody', { evaluatorId: indicatorId('766.1.1') }, [['AGENCY_NOT_FOUND', 'evaluatorId']]],
    [
      'an indicator that is none, one that is no share, and more points than the group has',
      {
        components: [
          { ...INDEX.components[0], indicatorId: PHU_THO },
          { ...INDEX.components[1], indicatorId: indicatorId('766.2.2') },
          { ...INDEX.components[2], points: '20.01' },
        ],
      },
      [
        ['SCORECARD_POINTS_EXCEEDED', 'groups.2.points'],
        ['INDICATOR_NOT_FOUND', 'components.0.indicatorId'],
        ['SCORECARD_INDICATOR_UNFIT', 'components.1.indicatorId'],
      ],
    ],
    [
      'a correction of nothing',
      { definitionId: PHU_THO, reason: 'Sửa' },
      [['SCORECARD_DEFINITION_NOT_FOUND', 'definitionId']],
    ],
  ])('is refused with %s', async (_, over, expected) => {
    expect(await codes(send('recordScorecardDefinition', { ...INDEX, ...over }))).toEqual(expected);
  });

  it('scores by its own thresholds and rules, and correcting it leaves what was told before', async () => {
    const made = await send('recordScorecardDefinition', INDEX);
    expect(made).toEqual({ definition: { id: expect.any(String) }, problems: [] });
    expect(await codes(send('recordScorecardDefinition', INDEX))).toEqual([['SCORECARD_VERSION_EXISTS', 'validFrom']]);
    const lastYear = lastYearOf(NINH_BINH, 1200);
    await record(
      quarter('1.1', NINH_BINH, parts(2, 3)),
      quarter('1.4', NINH_BINH, parts(100, 0)),
      quarter('2.1', NINH_BINH, parts(95, 100)),
      lastYear,
    );
    const empty = await scorecard(NINH_BINH, '2025-Q3', { key: 'thu', asOf: 'now' });
    // 4 x (2/3)/0.8 + 6 x 100/(1200/4) + 20 x 0.95
    expect(empty.scorecard).toMatchObject({
      ...{ points: '24.33', exactPoints: { numerator: '73', denominator: '3' }, maximumKnown: '30', isComplete: true },
      ...{ isProvisional: false, hasUnknownWeights: false, classification: { name: 'Đạt' } },
    });
    expect(component(empty.scorecard, '1.4').lastYear).toEqual({ id: lastYear.id });
    expect(component(empty.scorecard, '1.1').lastYear).toBeNull();

    const token = empty.extensions!.asOf!;
    const variables = { id: NINH_BINH, key: 'thu', period: '2025-Q3' };
    const bytes = await hub.askRaw(DOCUMENT, { variables, asOf: token });
    const components = INDEX.components.map((one) => (one.key === '1.1' ? { ...one, points: '2' } : one));
    const definitionId = made.definition!.id;
    const corrected = { ...INDEX, components, definitionId };
    expect(await codes(send('recordScorecardDefinition', corrected))).toEqual([['SCORE_REASON_MISSING', 'reason']]);
    expect(await codes(send('recordScorecardDefinition', { ...corrected, key: 'khac', reason: 'Nhầm' }))).toEqual([
      ['SCORECARD_KEY_CHANGED', 'key'],
    ]);
    expect(await send('recordScorecardDefinition', { ...corrected, reason: 'Nhầm điểm' })).toEqual({
      ...{ definition: { id: definitionId }, problems: [] },
    });
    await overrideObservation(hub.database, lastYear.id, parts(1000, 2400));

    expect(await hub.askRaw(DOCUMENT, { variables, asOf: token })).toBe(bytes);
    // 2 x (2/3)/0.8 + 6 x 100/(2400/4) + 19, out of 28: two points of the group stand nowhere now.
    expect((await scorecard(NINH_BINH, '2025-Q3', { key: 'thu' })).scorecard).toMatchObject({
      ...{ points: '21.67', maximumKnown: '28', isComplete: false, hasUnknownWeights: true, classification: null },
    });
    await send('recordScorecardDefinition', { ...INDEX, definitionId, reason: 'Trả lại như cũ' });
  });

  it('takes the place of an earlier one for later periods alone', async () => {
    const later = { ...INDEX, validFrom: '2026-01-01', classes: [], isValidFromKnown: false };
    const { definition } = await send('recordScorecardDefinition', later);
    const of = async (period: string) => (await scorecard(NINH_BINH, period, { key: 'thu' })).scorecard.definition.id;
    expect(await of('2026-01')).toBe(definition!.id);
    expect(await of('2026')).toBe(definition!.id);
    expect(await of('2025-12')).not.toBe(definition!.id);
  });
});

describe('a period that is not over', () => {
  it('has what is known to date, provisional; one that is over takes nothing that is about a part of it', async () => {
    const to = '2026-02-28';
    await record(quarter('2.1', HEALTH, { from: '2026-01-01', to, statedOn: '2026-03-02', ...parts(1, 2) }));
    const running = (await scorecard(HEALTH, '2026-Q1', { key: 'thu' })).scorecard;
    expect(running).toMatchObject({ points: '10', isProvisional: true, maximumKnown: '20' });

    await record(quarter('2.1', HEALTH, { from: '2025-07-01', to: '2025-08-31', ...parts(1, 2) }));
    const over = (await scorecard(HEALTH, '2025-Q3', { key: 'thu' })).scorecard;
    expect(component(over, '2.1')).toMatchObject({ observation: null, reasonNotScored: 'NOT_REPORTED' });
    expect(over).toMatchObject({ points: '0', maximumKnown: '0', isProvisional: false });
  });
});

describe('the list of scores', () => {
  const list = async (filter: object, page: object = {}) => {
    const { data, errors } = await hub.ask<{
      scorecards: {
        nodes: { agency: { id: string }; points: string }[];
        totalCount: number;
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    }>(
      `query ($filter: ScorecardFilter!, $page: PageInput) { scorecards(filter: $filter, page: $page) {
        totalCount nodes { agency { id } points } pageInfo { endCursor hasNextPage } } }`,
      { variables: { filter, page } },
    );
    return { ...data.scorecards, errors };
  };

  it('has the most points first, page by page, of one level when asked', async () => {
    await record(
      quarter('2.1', PHU_THO, parts(96, 100)),
      quarter('2.1', agencyId('ministry/tu-phap'), parts(99, 100)),
      quarter('1.1', agencyId('ministry/tu-phap'), parts(1, 1)),
    );
    const whole = await list({ key: 'thu', period: '2025-Q3' });
    expect(whole.nodes).toEqual([
      { agency: { id: agencyId('ministry/tu-phap') }, points: '23.8' },
      { agency: { id: NINH_BINH }, points: '23.33' },
      { agency: { id: PHU_THO }, points: '19.2' },
    ]);
    expect(whole.totalCount).toBe(3);

    const found: string[] = [];
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo } = await list({ key: 'thu', period: '2025-Q3' }, { first: 1, after });
      found.push(...nodes.map(({ agency }) => agency.id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(found).toEqual(whole.nodes.map(({ agency }) => agency.id));
    const provinces = await list({ key: 'thu', period: '2025-Q3', level: 'PROVINCE' });
    expect(provinces.nodes).toEqual(whole.nodes.slice(1));
    expect((await list({ period: '2022-05' })).nodes).toEqual([]);
  });

  it('takes as many statements for many agencies as for one', async () => {
    // Of the first one the year before is looked up, too.
    const many = [NINH_BINH, PHU_THO, HEALTH];
    const counted = async (ids: readonly string[]) => {
      hub.forget();
      const fields = ids.map((id, at) => `a${at}: agency(id: "${id}") { scorecard(period: "2025-Q3") { points } }`);
      await hub.ask(`{ ${fields.join(' ')} }`);
      return hub.statements.filter((name) => name.startsWith('indicators.')).length;
    };
    expect(await counted(many)).toBe(await counted(many.slice(0, 1)));
  });
});

describe('the database', () => {
  it('refuses versions by officers and scores by whom they are about, whatever code asks', async () => {
    const admin = await connectAsAdmin(hub.adminUrl);
    try {
      const triggers = await admin.query<{ name: string }>(
        `select tgname as name from pg_trigger where tgrelid = any (array['indicators.scorecard_definition_fact'::regclass,
           'indicators.official_score_fact'::regclass]) and not tgisinternal order by tgrelid::regclass::text, tgname`,
      );
      expect(triggers.rows.map(({ name }) => name)).toEqual([
        ...['facts_are_appended', 'facts_are_kept', 'judges_are_named', 'writers_are_known'],
        ...['facts_are_appended', 'facts_are_kept', 'writers_are_known', 'writers_are_operators'],
      ]);
    } finally {
      await admin.end();
    }
  });
});
