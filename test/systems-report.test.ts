import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_VIEWER, type Viewer } from '../platform/viewer.ts';
import { type AgenciesSubgraph, OPERATOR, startAgencies } from './support/agencies-subgraph.ts';
import { linkId, systemCommands, systemId } from './support/systems.ts';

let hub: AgenciesSubgraph;
let commands: ReturnType<typeof systemCommands>;
beforeAll(async () => {
  hub = await startAgencies();
  commands = systemCommands(hub);
});
afterAll(() => hub[Symbol.asyncDispose]());

const NOBODY = '00000000-0000-4000-8000-000000000000';
/** Bộ Y tế has to make it; Văn phòng Chính phủ owns the portal at its other end. */
const LINK = '1297/VPCP-KSTT#5/21';
const MAKER = 'ministry/y-te';
const OWNER = 'ministry-level/van-phong-chinh-phu';
const STRANGER = 'ministry/tu-phap';

let reports = 0;
/** What an agency reports of the link today, in words of its own. */
function report(over: Record<string, unknown> = {}): Record<string, unknown> {
  reports += 1;
  return {
    ...{
      systemLinkId: linkId(LINK),
      status: 'IN_PROGRESS',
      statedOn: '2026-03-31',
      asWritten: `Đã kết nối ${reports}`,
    },
    reportedById: hub.agencyId(MAKER),
    ...over,
  };
}
const officerOf = (key: string) => hub.viewer(`officer of ${key}`, 'officer', [key]);
/** A link of its own for a test: Phú Thọ has to make it, by the end of June 2025. */
async function newLink(over: object = {}): Promise<string> {
  reports += 1;
  const { id } = await commands.done('recordSystemLink', {
    ...{ relation: 'CONNECT', toId: systemId('system/csdlqg-ve-dan-cu'), purpose: 'chia sẻ dữ liệu' },
    ...{ agencyIds: [hub.agencyId('province/phu-tho@2025')], requiredByAsWritten: `9/CT-TTg#${reports}` },
    ...{ demandedOn: '2025-01-10', dueOn: '2025-06-30' },
    ...over,
  });
  return id;
}
const ofPhuTho = (systemLinkId: string, over: Record<string, unknown> = {}) =>
  report({ systemLinkId, reportedById: hub.agencyId('province/phu-tho@2025'), ...over });

describe('a report', () => {
  it('is answered with how the link stands, and has one event in the feed', async () => {
    const before = await commands.written();
    const position = await hub.now();
    const query = `query ($id: ID!) { systemLink(id: $id) { status statements { totalCount } } }`;
    const variables = { id: linkId(LINK) };
    const counts = { numerator: 3, denominator: 5, counted: 'thủ tục hành chính' };

    const made = await commands.done(
      'reportSystemLink',
      report({ asWritten: '  Đã kết nối 3/5  ', ...counts }),
      officerOf(MAKER),
    );

    expect(made).toEqual({
      ...{ id: variables.id, status: 'IN_PROGRESS', progress: { numerator: '3', denominator: '5' }, daysOverdue: null },
      statements: {
        nodes: [
          {
            ...{ status: 'IN_PROGRESS', asWritten: 'Đã kết nối 3/5', statedOn: '2026-03-31' },
            ...{ counted: 'thủ tục hành chính', reportedBy: { id: hub.agencyId(MAKER) }, statedIn: null, clause: null },
            progress: { numerator: '3' },
          },
          expect.objectContaining({ statedOn: '2024-02-29', status: 'NOT_CONNECTED', reportedBy: null }),
        ],
      },
    });
    expect((await commands.written()) - before).toBe(2);
    // What was answered before stays what it was.
    expect(await hub.data(query, { variables, position })).toEqual({
      systemLink: { status: 'NOT_CONNECTED', statements: { totalCount: 1 } },
    });
    expect(await hub.data(query, { variables, position: await hub.now() })).toEqual(
      await hub.data(query, { variables }),
    );
  });

  it('counts from the day that it speaks of, and takes the link off what is overdue', async () => {
    const id = await newLink();
    const query = `query ($id: ID!) { systemLink(id: $id) {
      a: status(on: "2025-08-31") b: status(on: "2025-09-01") before: daysOverdue(on: "2025-08-31") after: daysOverdue(on: "2025-09-01") } }`;

    await commands.done('reportSystemLink', ofPhuTho(id, { status: 'CONNECTED', statedOn: '2025-09-01' }));

    expect(await hub.data(query, { variables: { id } })).toEqual({
      systemLink: { a: null, b: 'CONNECTED', before: 62, after: 0 },
    });
  });

  it('that comes late does not change what later days say, and of one day the last recorded counts', async () => {
    const id = await newLink();
    const on = async (day: string) => {
      const query = `query ($id: ID!) { systemLink(id: $id) { status(on: "${day}") } }`;
      return (await hub.data<{ systemLink: { status: string } }>(query, { variables: { id } })).systemLink.status;
    };
    const say = (status: string, statedOn: string) =>
      commands.done('reportSystemLink', ofPhuTho(id, { status, statedOn }));

    await say('CONNECTED', '2025-09-01');
    await say('IN_PROGRESS', '2025-07-01');
    expect([await on('2025-07-01'), await on('2025-08-31'), await on('2025-09-01')]).toEqual([
      ...['IN_PROGRESS', 'IN_PROGRESS', 'CONNECTED'],
    ]);
    await say('INTERRUPTED', '2025-09-01');
    expect(await on('2025-09-01')).toBe('INTERRUPTED');
    await say('CONNECTED', '2025-09-01');
    expect(await on('2025-09-01')).toBe('CONNECTED');
  });

  it('without a count leaves the last count as it was, unless all works now', async () => {
    const id = await newLink();
    const counts = { numerator: 12, denominator: 250, counted: 'thủ tục hành chính' };
    await commands.done('reportSystemLink', ofPhuTho(id, { statedOn: '2025-07-01', ...counts }));

    expect(await commands.done('reportSystemLink', ofPhuTho(id, { status: 'INTERRUPTED' }))).toMatchObject({
      ...{ status: 'INTERRUPTED', progress: { numerator: '12', denominator: '250' } },
    });
    expect(await commands.done('reportSystemLink', ofPhuTho(id, { status: 'CONNECTED' }))).toMatchObject({
      ...{ status: 'CONNECTED', progress: null },
    });
  });

  it('without a count after all or nothing worked says nothing: the count is of before', async () => {
    const counts = { numerator: 12, denominator: 250, counted: 'thủ tục hành chính' };
    const ofEach = async (between: string) => {
      const id = await newLink();
      await commands.done('reportSystemLink', ofPhuTho(id, { statedOn: '2025-07-01', ...counts }));
      await commands.done('reportSystemLink', ofPhuTho(id, { statedOn: '2025-08-01', status: between }));
      const last = { statedOn: '2025-09-01', status: 'INTERRUPTED' };
      return commands.done('reportSystemLink', ofPhuTho(id, last));
    };

    expect(await ofEach('CONNECTED')).toMatchObject({ status: 'INTERRUPTED', progress: null });
    expect(await ofEach('NOT_CONNECTED')).toMatchObject({ status: 'INTERRUPTED', progress: null });
    expect(await ofEach('IN_PROGRESS')).toMatchObject({ status: 'INTERRUPTED', progress: { numerator: '12' } });
  });

  it('goes page by page through all that was said, each once, the latest day first', async () => {
    const id = await newLink();
    const days = ['2025-07-01', '2025-09-01', '2025-08-01', '2025-09-01', '2025-07-15'];
    for (const statedOn of days) await commands.done('reportSystemLink', ofPhuTho(id, { statedOn }));
    const seen: { asWritten: string; statedOn: string }[] = [];
    let after: string | null = null;
    do {
      const query = `query ($id: ID!, $after: String) { systemLink(id: $id) { statements(page: { first: 2, after: $after }) {
        totalCount nodes { asWritten statedOn } pageInfo { hasNextPage endCursor } } } }`;
      const page: {
        systemLink: {
          statements: { totalCount: number; nodes: typeof seen; pageInfo: { hasNextPage: boolean; endCursor: string } };
        };
      } = await hub.data(query, { variables: { id, after } });
      const { statements } = page.systemLink;
      expect(statements.totalCount).toBe(5);
      seen.push(...statements.nodes);
      after = statements.pageInfo.hasNextPage ? statements.pageInfo.endCursor : null;
    } while (after !== null);

    expect(seen.map(({ statedOn }) => statedOn)).toEqual(days.toSorted().toReversed());
    expect(new Set(seen.map(({ asWritten }) => asWritten)).size).toBe(5);
    // Of one day what was recorded last comes first.
    const numbers = seen.slice(0, 2).map(({ asWritten }) => Number(asWritten.split(' ').at(-1)));
    expect(numbers[0]).toBeGreaterThan(numbers[1]!);
  });
});

describe('reports come', () => {
  it.each<[string, () => Viewer, () => object]>([
    ['from an officer of the agency that has to make the link', () => officerOf(MAKER), () => report()],
    ['from a steward of it', () => hub.viewer('steward', 'steward', [MAKER]), () => report()],
    [
      'from an officer of the owner of one of its systems',
      () => officerOf(OWNER),
      () => report({ reportedById: hub.agencyId(OWNER) }),
    ],
    [
      'from an officer of who owns one of its systems since 2026',
      () => officerOf(STRANGER),
      () => report({ systemLinkId: linkId('1297/VPCP-KSTT#4/1'), reportedById: hub.agencyId(STRANGER) }),
    ],
    ['from an operator, for whom it is', () => OPERATOR, () => report({ reportedById: hub.agencyId(STRANGER) })],
  ])('%s', async (_, viewer, input) => {
    expect((await commands.send('reportSystemLink', input(), viewer())).problems).toEqual([]);
  });

  it('from the successor of an agency only through an operator: it takes over nothing by itself', async () => {
    const ofBacKan = linkId('1297/VPCP-KSTT#3/17');
    const input = report({ systemLinkId: ofBacKan, reportedById: hub.agencyId('province/thai-nguyen@2025') });

    expect(await commands.refused('reportSystemLink', input, officerOf('province/thai-nguyen@2025'))).toEqual([
      'SYSTEM_LINK_NOT_YOURS reportedById',
    ]);
    expect(await commands.refused('reportSystemLink', input, OPERATOR)).toEqual([]);
  });
});

describe('a report is refused, and nothing is written', () => {
  const counts = { numerator: 12, denominator: 250, counted: 'thủ tục hành chính' };

  it.each<[string, () => object, () => Viewer, readonly string[]]>([
    ['without words', () => report({ asWritten: ' ' }), () => OPERATOR, ['TEXT_BLANK asWritten']],
    ['with too many', () => report({ asWritten: 'a'.repeat(2001) }), () => OPERATOR, ['TEXT_TOO_LONG asWritten']],
    ['of tomorrow', () => report({ statedOn: '2026-04-01' }), () => OPERATOR, ['STATED_IN_FUTURE statedOn']],
    ['with half a count', () => report({ numerator: 1 }), () => OPERATOR, ['PROGRESS_INCOMPLETE denominator']],
    [
      'with a count of nobody knows what',
      () => report({ numerator: 1, denominator: 2 }),
      () => OPERATOR,
      ['PROGRESS_INCOMPLETE counted'],
    ],
    [
      'with more than all',
      () => report({ ...counts, numerator: 251 }),
      () => OPERATOR,
      ['PROGRESS_IMPOSSIBLE numerator'],
    ],
    [
      'with less than nothing',
      () => report({ ...counts, numerator: -1 }),
      () => OPERATOR,
      ['PROGRESS_IMPOSSIBLE numerator'],
    ],
    [
      'with nothing to be counted',
      () => report({ ...counts, numerator: 0, denominator: 0 }),
      () => OPERATOR,
      ['PROGRESS_IMPOSSIBLE numerator'],
    ],
    [
      'as connected with a part',
      () => report({ ...counts, status: 'CONNECTED' }),
      () => officerOf(MAKER),
      ['PROGRESS_CONTRADICTS_STATUS numerator'],
    ],
    [
      'of what nobody knows, for nobody',
      () => report({ systemLinkId: NOBODY, reportedById: NOBODY }),
      () => OPERATOR,
      ['SYSTEM_LINK_NOT_FOUND systemLinkId', 'AGENCY_NOT_FOUND reportedById'],
    ],
    [
      'of an officer for the agency that has to make it, which is not its own',
      () => report(),
      () => officerOf(STRANGER),
      ['SYSTEM_LINK_NOT_YOURS reportedById'],
    ],
    [
      'of an officer for its own agency, which it does not concern',
      () => report({ reportedById: hub.agencyId(STRANGER) }),
      () => officerOf(STRANGER),
      ['SYSTEM_LINK_NOT_YOURS reportedById'],
    ],
    [
      'of an officer of who owned one of its systems until 2025',
      () => report({ systemLinkId: linkId('1297/VPCP-KSTT#4/1'), reportedById: hub.agencyId(OWNER) }),
      () => officerOf(OWNER),
      ['SYSTEM_LINK_NOT_YOURS reportedById'],
    ],
    [
      'of one of a class, for the whole of it',
      () => ({
        ...report({ systemLinkId: linkId('131/NQ-CP#II.2.a.4.2/4') }),
        reportedById: hub.agencyId('province/phu-tho@2025'),
      }),
      () => officerOf('province/phu-tho@2025'),
      ['SYSTEM_LINK_NOT_YOURS reportedById'],
    ],
    [
      'by who was no more on the day',
      () => report({ systemLinkId: linkId('1297/VPCP-KSTT#3/17'), reportedById: hub.agencyId('province/bac-kan') }),
      () => OPERATOR,
      ['REPORTER_NOT_IN_FORCE reportedById'],
    ],
  ])('%s', async (_, input, viewer, expected) => {
    const before = await commands.written();

    expect(await commands.refused('reportSystemLink', input(), viewer())).toEqual(expected);
    expect(await commands.written()).toBe(before);
  });

  it('on the first day after the last of its agency, and not on that', async () => {
    const of = (statedOn: string) =>
      report({ systemLinkId: linkId('1297/VPCP-KSTT#3/17'), reportedById: hub.agencyId('province/bac-kan'), statedOn });

    expect(await commands.refused('reportSystemLink', of('2025-06-30'))).toEqual([]);
    expect(await commands.refused('reportSystemLink', of('2025-07-01'))).toEqual([
      'REPORTER_NOT_IN_FORCE reportedById',
    ]);
  });

  it('that says just what was said of the day before', async () => {
    const one = report({ asWritten: 'Đã xong' });

    await commands.done('reportSystemLink', one);
    expect(await commands.refused('reportSystemLink', { ...one, asWritten: ' Đã xong ' })).toEqual([
      'LINK_STATEMENT_EXISTS',
    ]);
    expect(await commands.refused('reportSystemLink', { ...one, statedOn: '2026-03-30' })).toEqual([]);
  });

  it('that says the same at the same time under another key', async () => {
    const one = report();
    const sent = await Promise.all([1, 2, 3, 4].map(() => commands.send('reportSystemLink', one)));

    expect(sent.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(
      Array(3).fill('LINK_STATEMENT_EXISTS'),
    );
  });

  it.each<[string, () => Viewer, string]>([
    ['of the public', () => PUBLIC_VIEWER, 'UNAUTHENTICATED'],
    ['of a citizen', () => hub.viewer('citizen', 'citizen'), 'FORBIDDEN'],
    ['of an auditor', () => hub.viewer('auditor', 'auditor'), 'FORBIDDEN'],
    ['of a key of an officer that is cut down', () => ({ ...officerOf(MAKER), scopes: ['grants:read'] }), 'FORBIDDEN'],
  ])('%s as a whole', async (_, viewer, code) => {
    const before = await commands.written();
    const document =
      'mutation ($input: ReportSystemLinkInput!) { reportSystemLink(input: $input) { problems { code } } }';
    const variables = { input: { idempotencyKey: 'whole', ...report() } };
    const { errors } = await hub.ask(document, { variables, viewer: viewer() });

    expect(errors?.map((error) => error.extensions?.code)).toEqual([code]);
    expect(await commands.written()).toBe(before);
  });
});

it('the feed tells the whole state of what changed, and of whom a statement is', async () => {
  const id = await newLink();
  await commands.done('reportSystemLink', ofPhuTho(id, { asWritten: 'Đã xong' }));
  const { rows } = await hub.database
    .pool('agencies', 'job')
    .query<{ subject: string; kind: string; payload: object }>(
      `select subject, kind, payload from feed_log order by position desc limit 2`,
    );

  expect(rows).toEqual([
    {
      subject: expect.not.stringMatching(id),
      kind: 'LINK_REPORTED',
      payload: expect.objectContaining({ linkId: id, status: 'IN_PROGRESS', asWritten: 'Đã xong' }),
    },
    {
      subject: id,
      kind: 'LINK_RECORDED',
      payload: expect.objectContaining({ relation: 'CONNECT', dueOn: '2025-06-30', demands: [expect.any(Object)] }),
    },
  ]);
});
