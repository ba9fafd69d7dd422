import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_VIEWER, type Viewer, viewerOf } from '../platform/viewer.ts';
import { type IndicatorsSubgraph, OPERATOR, startIndicators } from './support/indicators-subgraph.ts';

const [PROVINCE, CENTRE] = [
  'province/gia-lai@2025',
  'centre/gia-lai@2025/trung-tam-phuc-vu-hanh-chinh-cong-tinh',
] as const;
/** Of a province that ended with it: above it is what was above it then. */
const [OLD_PROVINCE, OLD_CENTRE] = [
  'province/gia-lai',
  'centre/gia-lai/trung-tam-phuc-vu-hanh-chinh-cong-tinh',
] as const;
const OTHER = 'province/phu-tho@2025';
const MONTH = '2025-08';

let hub: IndicatorsSubgraph;
let indicatorId: string;
beforeAll(async () => {
  hub = await startIndicators();
  indicatorId = hub.indicatorId('online_payment');
});
afterAll(() => hub[Symbol.asyncDispose]());

const RECORD = `mutation ($input: RecordCaseCountsInput!) {
  recordCaseCounts(input: $input) { recordedCount problems { code path message } } }`;
interface Recorded {
  readonly recordedCount: number;
  readonly problems: readonly { readonly code: string; readonly path: readonly string[]; readonly message: string }[];
}
let sent = 0;
async function record(over: object, viewer: Viewer = OPERATOR) {
  sent += 1;
  const input = { idempotencyKey: `cases ${sent}`, indicatorId, month: MONTH, ...over };
  const { recordCaseCounts } = await hub.data<{ recordCaseCounts: Recorded }>(RECORD, { variables: { input }, viewer });
  const { recordedCount, problems } = recordCaseCounts;
  return { recordedCount, problems: problems.map(({ code, path }) => [code, path.join('.')]) };
}
const of = (key: string, cases = 100, counted = 40) => ({ agencyId: hub.agencyId(key), cases, counted });
const done = (recordedCount: number) => ({ recordedCount, problems: [] });
const refused = (...problems: readonly [code: string, path: string][]) => ({ recordedCount: 0, problems });

const LIST = `query ($filter: CaseCountFilter, $page: PageInput) { caseCounts(filter: $filter, page: $page) { totalCount
  pageInfo { hasNextPage endCursor }
  nodes { agency { id } indicator { key } month cases counted rate { percent } reason } } }`;
interface Listed {
  readonly caseCounts: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly nodes: readonly {
      readonly agency: { readonly id: string };
      readonly month: string;
      readonly cases: number;
    }[];
  };
}
const list = async (viewer: Viewer, filter: object = {}, options: { position?: string; page?: object } = {}) => {
  const { position = null, page = { first: 100 } } = options;
  return (await hub.data<Listed>(LIST, { viewer, position, variables: { filter, page } })).caseCounts;
};
const factCount = async () =>
  (await hub.rows<{ n: number }>('select count(*)::int as n from indicators.case_count_fact'))[0]!.n;

describe('counts of cases', () => {
  it('are recorded once, replaced with a reason, and left alone where they say the same', async () => {
    const month = '2025-07';
    expect(await record({ month, counts: [of(PROVINCE), of(CENTRE, 7, 0)] })).toEqual(done(2));
    expect(await record({ month, counts: [of(CENTRE, 7, 0), of(PROVINCE)] })).toEqual(done(0));
    expect(await record({ month, counts: [of(CENTRE, 7, 0), of(PROVINCE, 100, 41)] })).toEqual(
      refused(['CASE_COUNT_REASON_MISSING', 'counts.1']),
    );
    const before = await hub.now();
    expect(await record({ month, counts: [of(CENTRE, 7, 0), of(PROVINCE, 100, 41)], reason: ' Đối soát ' })).toEqual(
      done(1),
    );

    const filter = { from: month, to: month, agencyId: hub.agencyId(PROVINCE) };
    const shown = { agency: { id: hub.agencyId(PROVINCE) }, indicator: { key: 'online_payment' }, month, cases: 100 };
    expect((await list(OPERATOR, filter)).nodes).toEqual([
      { ...shown, counted: 41, rate: { percent: '41' }, reason: 'Đối soát' },
    ]);
    expect((await list(OPERATOR, filter, { position: before })).nodes).toEqual([
      { ...shown, counted: 40, rate: { percent: '40' }, reason: null },
    ]);
  });

  it('are recorded wholly or not at all', async () => {
    const facts = await factCount();
    expect(await record({ counts: [of(PROVINCE), { ...of(CENTRE), counted: 101 }] })).toEqual(
      refused(['CASE_COUNT_ABOVE_CASES', 'counts.1.counted']),
    );
    expect(await record({ counts: [of(PROVINCE), of(OLD_CENTRE)] })).toEqual(
      refused(['AGENCY_NOT_IN_FORCE', 'counts.1.agencyId']),
    );
    expect(await factCount()).toBe(facts);
  });

  it.each([
    ['a month that is none', { month: '2025-13' }, [['CASE_COUNT_MONTH_INVALID', 'month']]],
    ['a quarter', { month: '2025-Q1' }, [['CASE_COUNT_MONTH_INVALID', 'month']]],
    ['a month to come', { month: '2026-04' }, [['CASE_COUNT_MONTH_TOO_LATE', 'month']]],
    ['nothing', { counts: [] }, [['CASE_COUNT_MISSING', 'counts']]],
  ] as const)('are refused of %s', async (_, over, problems) => {
    expect(await record({ counts: [of(PROVINCE)], ...over })).toEqual(
      refused(...(problems as unknown as [string, string][])),
    );
  });

  it('are refused with all that is wrong with them, each at its place', async () => {
    const counts = [of(PROVINCE, -1, -2), of(CENTRE, 5, 6), of(CENTRE, 5, 5)];
    expect(await record({ counts })).toEqual(
      refused(
        ['CASE_COUNT_NEGATIVE', 'counts.0.cases'],
        ['CASE_COUNT_NEGATIVE', 'counts.0.counted'],
        ['CASE_COUNT_ABOVE_CASES', 'counts.1.counted'],
        ['CASE_COUNT_TWICE', 'counts.2.agencyId'],
      ),
    );
    const many = Array.from({ length: 501 }, () => of(PROVINCE));
    expect(await record({ counts: many })).toEqual(refused(['LIST_TOO_LONG', 'counts']));
  });

  it('are of the running month too, and of one that has begun on the day', async () => {
    expect(await record({ month: '2026-03', counts: [of(PROVINCE, 0, 0)] })).toEqual(done(1));
  });

  it('are of indicators alone that count cases out of cases', async () => {
    const said = { name: 'Thử', direction: 'UP' };
    const others = [
      await hub.done('recordIndicator', { ...said, key: 'cases-asked', unit: 'PERCENT', method: 'SURVEY' }),
      await hub.done('recordIndicator', { ...said, key: 'cases-number', unit: 'COUNT', method: 'COUNTED' }),
      await hub.done('recordIndicator', {
        ...said,
        key: 'cases-beyond',
        unit: 'PERCENT',
        method: 'COUNTED',
        mayExceedWhole: true,
      }),
    ];
    for (const id of others) {
      expect(await record({ indicatorId: id, counts: [of(PROVINCE)] })).toEqual(
        refused(['CASE_COUNT_OF_NO_SHARE', 'indicatorId']),
      );
    }
    const nothing = hub.agencyId(PROVINCE);
    expect(await record({ indicatorId: nothing, counts: [of(PROVINCE)] })).toEqual(
      refused(['INDICATOR_NOT_FOUND', 'indicatorId']),
    );
  });

  it('stand in no event of the feed, no receipt and no record of the audit, nor does the reason', async () => {
    const month = '2025-09';
    await record({ month, counts: [of(PROVINCE, 876154321, 864254321)] });
    await record({ month, counts: [of(PROVINCE, 876154322, 864254322)], reason: 'Sửa 876154321 thành 876154322' });
    const texts = await hub.rows<{ text: string }>(
      `select payload::text as text from indicators.feed_event where kind = 'CASE_COUNT_RECORDED'
       union all select outcome::text from indicators.command_receipt where command = 'recordCaseCounts'
       union all select facts::text from indicators.audit_record`,
    );
    expect(texts.length).toBeGreaterThan(4);
    expect(texts.filter(({ text }) => /876154|864254|Sửa/.test(text))).toEqual([]);
  });

  it('come in pages, the latest month first', async () => {
    const filter = { agencyId: hub.agencyId(CENTRE), indicatorId };
    for (const month of ['2025-10', '2025-11', '2025-12']) await record({ month, counts: [of(CENTRE)] });
    const first = await list(OPERATOR, filter, { page: { first: 2 } });
    const next = await list(OPERATOR, filter, { page: { first: 2, after: first.pageInfo.endCursor } });
    expect([...first.nodes, ...next.nodes].map(({ month }) => month)).toEqual([
      '2025-12',
      '2025-11',
      '2025-10',
      '2025-07',
    ]);
    expect(first.totalCount).toBe(4);
    expect(await hub.ask(LIST, { viewer: OPERATOR, variables: { filter: { from: '2025' } } })).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'filter.from' } }],
    });
  });
});

const month = '2026-01';
const steward = (key: string) => viewerOf({ ...hub.officer(key), roles: ['steward'] });
const successor = () => ({ ...hub.officer(PROVINCE), readsAgencyIds: [PROVINCE, OLD_PROVINCE].map(hub.agencyId) });
const bare = (role: 'monitor' | 'auditor' | 'analyst' | 'partner' | 'citizen') =>
  viewerOf({
    subject: `person:${role}`,
    roles: [role],
    overseesAgencyIds: [hub.agencyId(PROVINCE)],
    readsAgencyIds: [hub.agencyId(PROVINCE)],
  });

describe('who counts', () => {
  it.each([
    ['officers of the unit', () => hub.officer(CENTRE), []],
    ['officers of what stands above it', () => hub.officer(PROVINCE), []],
    ['stewards of what stands above it', () => steward(PROVINCE), []],
    ['operators', () => OPERATOR, []],
    ['not officers of another', () => hub.officer(OTHER), [['CASE_COUNT_NOT_YOURS', 'counts.0.agencyId']]],
    [
      'not officers of what it took over from',
      () => hub.officer(OLD_PROVINCE),
      [['CASE_COUNT_NOT_YOURS', 'counts.0.agencyId']],
    ],
    [
      'not analysts that have the scope and an agency',
      () => ({ ...bare('analyst'), scopes: ['indicators:write'] as const, agencyIds: [hub.agencyId(CENTRE)] }),
      [['CASE_COUNT_NOT_YOURS', 'counts.0.agencyId']],
    ],
  ] as const)('%s', async (_, viewer, problems) => {
    const answer = await record({ month, counts: [of(CENTRE)] }, viewer());
    expect(answer.problems).toEqual(problems);
  });

  it('not officers of a unit for the one above it, which keeps all of the command from being done', async () => {
    const facts = await factCount();
    expect(await record({ month, counts: [of(CENTRE, 9, 9), of(PROVINCE, 9, 9)] }, hub.officer(CENTRE))).toEqual(
      refused(['CASE_COUNT_NOT_YOURS', 'counts.1.agencyId']),
    );
    expect(await factCount()).toBe(facts);
  });

  it('learns nothing of units of others: the same is told whether anything is recorded, and before anything else', async () => {
    await record({ month, counts: [of(PROVINCE, 50, 50)] });
    const tried = async (counts: object[], over: object = {}) => record({ month, counts, ...over }, hub.officer(OTHER));
    const told = refused(['CASE_COUNT_NOT_YOURS', 'counts.0.agencyId']);
    expect(await tried([of(PROVINCE, 50, 50)])).toEqual(told);
    expect(await tried([of(PROVINCE, 51, 50)])).toEqual(told);
    expect(await tried([of(PROVINCE, 51, 50)], { month: '2026-02' })).toEqual(told);
    // Not even that there is no such agency.
    expect(await tried([{ ...of(PROVINCE), agencyId: indicatorId }])).toEqual(told);
  });

  it('counts for units that have ended, where they ended under the agency', async () => {
    const counts = [of(OLD_CENTRE)];
    expect(await record({ month: '2024-05', counts }, hub.officer(OLD_PROVINCE))).toEqual(done(1));
    // The successor reads them, and does not rewrite what its predecessor counted.
    expect((await list(successor(), { agencyId: hub.agencyId(OLD_CENTRE) })).totalCount).toBe(1);
    expect(await record({ month: '2024-05', counts: [of(OLD_CENTRE, 1, 1)], reason: 'x' }, successor())).toEqual(
      refused(['CASE_COUNT_NOT_YOURS', 'counts.0.agencyId']),
    );
  });
});

describe('who sees counts', () => {
  const seen = async (viewer: Viewer, position?: string) => {
    const { nodes, totalCount } = await list(viewer, {}, position === undefined ? {} : { position });
    const ids = new Set(nodes.map(({ agency }) => agency.id));
    const keys = [PROVINCE, CENTRE, OLD_PROVINCE, OLD_CENTRE, OTHER].filter((key) => ids.has(hub.agencyId(key)));
    expect(totalCount).toBe(nodes.length);
    return keys;
  };
  beforeAll(async () => {
    await record({ month: '2025-07', counts: [of(OTHER)] });
    await record({ month: '2024-06', counts: [of(OLD_CENTRE), of(OLD_PROVINCE)] });
  });

  it.each([
    ['operators all', () => OPERATOR, [PROVINCE, CENTRE, OLD_PROVINCE, OLD_CENTRE, OTHER]],
    ['officers those of the unit and below', () => hub.officer(PROVINCE), [PROVINCE, CENTRE]],
    ['stewards those of the unit and below', () => steward(PROVINCE), [PROVINCE, CENTRE]],
    ['officers of a unit not those above it', () => hub.officer(CENTRE), [CENTRE]],
    ['officers of another unit its own alone', () => hub.officer(OTHER), [OTHER]],
    [
      'officers of a successor also what it took over, and what ended under that',
      successor,
      [PROVINCE, CENTRE, OLD_PROVINCE, OLD_CENTRE],
    ],
    [
      'analysts with the scope and an agency none',
      () => ({ ...bare('analyst'), scopes: ['indicators:write'] as const, agencyIds: [hub.agencyId(PROVINCE)] }),
      [],
    ],
  ] as const)('%s', async (_, viewer, keys) => {
    expect(await seen(viewer())).toEqual(keys);
    // What is hidden today is hidden in the past, and what may be seen today may be seen there.
    expect(await seen(viewer(), await hub.now())).toEqual(keys);
  });

  it.each([
    ['the public', () => PUBLIC_VIEWER],
    ['a citizen', () => bare('citizen')],
    ['a monitor who oversees the agency', () => bare('monitor')],
    ['an auditor', () => bare('auditor')],
    ['a partner', () => bare('partner')],
    ['an officer whose key has no scope', () => ({ ...hub.officer(PROVINCE), scopes: [] })],
  ])('not %s: the field is refused', async (_, viewer) => {
    const { data, errors } = await hub.ask(LIST, { viewer: viewer(), variables: { filter: {}, page: {} } });
    expect(data?.caseCounts ?? null).toBeNull();
    expect(JSON.stringify([data, errors])).not.toContain('"cases"');
  });

  it('is asked of one statement for a page, whoever asks', async () => {
    await list(hub.officer(PROVINCE));
    expect(hub.statements.filter((name) => name.includes('caseCounts'))).toEqual([
      'indicators.caseCounts:all',
      'indicators.caseCountsCount:all',
    ]);
  });
});

describe('a unit that comes under another agency', () => {
  it('is seen by whom it stands under now, with its past, and no more by whom it stood under', async () => {
    const before = {
      old: (await list(hub.officer(PROVINCE))).totalCount,
      fresh: (await list(hub.officer(OTHER))).totalCount,
    };
    const ofCentre = (await list(hub.officer(CENTRE))).totalCount;
    // As the copy of the register would have it after such an act.
    await hub.rows(
      `with moved as (update indicators.register_parent set closed_seq = (select max(seq) from indicators.feed_event), recorded_to = now()
         where agency_id = $1 and closed_seq is null returning valid_from, valid_to)
       insert into indicators.register_parent (seq, agency_id, parent_id, valid_from, valid_to)
       select (select max(seq) from indicators.feed_event), $1, $2, valid_from, valid_to from moved`,
      [hub.agencyId(CENTRE), hub.agencyId(OTHER)],
    );
    expect((await list(hub.officer(PROVINCE))).totalCount).toBe(before.old - ofCentre);
    expect((await list(hub.officer(OTHER))).totalCount).toBe(before.fresh + ofCentre);
    expect(await record({ month: '2026-02', counts: [of(CENTRE)] }, hub.officer(PROVINCE))).toEqual(
      refused(['CASE_COUNT_NOT_YOURS', 'counts.0.agencyId']),
    );
  });
});
