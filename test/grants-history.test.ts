import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '../platform/viewer.ts';
import { type AgenciesSubgraph, OPERATOR, startAgencies, TODAY } from './support/agencies-subgraph.ts';
import { end, given } from './support/grants.ts';

let hub: AgenciesSubgraph;
beforeAll(async () => {
  hub = await startAgencies();
});
afterAll(() => hub[Symbol.asyncDispose]());

const SHOWN = 'id validTo endedBecause';

describe('a grant that was given and ended', () => {
  it('is at each position what it was then, by every way to it', async () => {
    const agencyId = hub.agencyId('province/lao-cai@2025');
    const before = await hub.now();
    const id = await given(hub, { subject: 'person:history', agencyId, validFrom: '2026-01-01' });
    const open = await hub.now();
    await end(hub, id, { reason: 'Nghỉ hưu' });
    const ended = await hub.now();

    const query = `{ grant(id: "${id}") { ${SHOWN} }
      grants(filter: { subject: "person:history", existence: EVER }) { totalCount nodes { ${SHOWN} } }
      agency(id: "${agencyId}") { grants(existence: EVER) { totalCount nodes { ${SHOWN} } } } }`;
    const at = async (position: string | null) => hub.data(query, { viewer: OPERATOR, position });
    const answer = (grant: object | null) => {
      const list = { totalCount: grant ? 1 : 0, nodes: grant ? [grant] : [] };
      return { grant, grants: list, agency: { grants: list } };
    };
    expect(await at(before)).toEqual(answer(null));
    expect(await at(open)).toEqual(answer({ id, validTo: null, endedBecause: null }));
    expect(await at(ended)).toEqual(answer({ id, validTo: '2026-03-30', endedBecause: 'Nghỉ hưu' }));
    expect(await at(null)).toEqual(await at(ended));
  });

  it('is hidden in the past from whoever may not see it now', async () => {
    const agencyId = hub.agencyId('province/lao-cai@2025');
    const id = await given(hub, { subject: 'person:hidden', agencyId });
    const position = await hub.now();
    const query = `{ grant(id: "${id}") { id } grants(filter: { existence: EVER }) { nodes { id } } }`;
    const none = { grant: null, grants: { nodes: [] } };
    expect(await hub.data(query, { viewer: hub.viewer('x', 'officer', ['province/phu-tho@2025']), position })).toEqual(
      none,
    );
  });

  it('is seen by a steward of what is above it now, whatever day is read', async () => {
    // The day comes with the moment that is read, in a token that the caller holds: it must not widen the reach.
    const agencyId = hub.agencyId('department/tong-cuc-thong-ke');
    const id = await given(hub, { subject: 'person:statistician', agencyId, validFrom: '2025-01-01' });
    const [former, present] = ['ministry/ke-hoach-va-dau-tu', 'ministry/tai-chinh'].map((key) =>
      hub.viewer('x', 'steward', [key]),
    );
    const sees = async (viewer: Viewer | undefined, today: string) =>
      (await hub.data<{ grant: object | null }>(`{ grant(id: "${id}") { id } }`, { viewer: viewer!, today })).grant !==
      null;
    for (const today of ['2025-02-28', '2025-03-01', TODAY]) {
      expect([await sees(former, today), await sees(present, today)]).toEqual([false, true]);
    }

    // The office passed under the other ministry on 01/03/2025.
    hub.clock.set('2025-02-28T03:00:00Z');
    expect(await sees(present, TODAY)).toBe(false);
    hub.clock.set('2025-03-01T03:00:00Z');
    expect(await sees(present, TODAY)).toBe(true);
    hub.clock.set(`${TODAY}T03:00:00Z`);
  });

  it('has its facts in a row, each closed by the event that brought the next', async () => {
    const id = await given(hub, { subject: 'person:row', validFrom: '2026-01-01', validTo: '2026-12-31' });
    await end(hub, id, { validTo: '2026-06-30', reason: 'một' });
    await end(hub, id, { reason: 'hai' });
    await using session = hub.database.openSession('agencies', OPERATOR);
    const rows = await session.query<{ to: string; because: string | null; seq: string; closed: string | null }>(
      {
        name: 'test.row',
        text: `select valid_to as to, ended_because as because, seq::text, closed_seq::text as closed
          from grant_fact where grant_id = $1 order by seq`,
      },
      [id],
    );
    expect(rows.map(({ to, because }) => [to, because])).toEqual([
      ['2026-12-31', null],
      ['2026-06-30', 'một'],
      ['2026-03-30', 'hai'],
    ]);
    expect(rows.map(({ closed }) => closed)).toEqual([rows[1]!.seq, rows[2]!.seq, null]);
  });
});

describe('pages of grants', () => {
  const days = ['2026-02-01', '2026-03-01', '2026-01-01', '2026-03-01', '2026-02-01'];
  beforeAll(async () => {
    for (const [n, validFrom] of days.entries()) {
      await given(hub, { subject: `person:page ${n}`, agencyId: hub.agencyId('province/ca-mau@2025'), validFrom });
    }
  });

  interface Page {
    readonly nodes: readonly { readonly id: string; readonly validFrom: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  }
  async function all(field: (page: string) => string, pick: (data: never) => Page) {
    const nodes: { id: string; validFrom: string }[] = [];
    for (let after: string | null = null; ; ) {
      const page = `page: { first: 2${after ? `, after: "${after}"` : ''} }`;
      const { nodes: next, pageInfo } = pick((await hub.data(field(page), { viewer: OPERATOR })) as never);
      nodes.push(...next);
      if (!pageInfo.hasNextPage) return nodes;
      after = pageInfo.endCursor;
      // What is ended between two pages keeps its place.
      await end(hub, next[0]!.id, { validTo: TODAY });
    }
  }
  const PAGE = '{ nodes { id validFrom } pageInfo { hasNextPage endCursor } }';

  it.each<[string, (page: string) => string, (data: never) => Page]>([
    [
      'of an agency',
      (page) =>
        `{ agency(id: "${hub.agencyId('province/ca-mau@2025')}") { grants(existence: EVER, ${page}) ${PAGE} } }`,
      (data: { agency: { grants: Page } }) => data.agency.grants,
    ],
    [
      'of a filter',
      (page) =>
        `{ grants(filter: { agencyId: "${hub.agencyId('province/ca-mau@2025')}", existence: EVER }, ${page}) ${PAGE} }`,
      (data: { grants: Page }) => data.grants,
    ],
  ])('%s give each once, latest first', async (_, field, pick) => {
    const nodes = await all(field, pick);
    expect(nodes.map(({ validFrom }) => validFrom)).toEqual([...days].sort().reverse());
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(days.length);
  });

  it('of one filter do not go on with the cursor of another', async () => {
    const first = await hub.data<{ grants: Page }>(`{ grants(page: { first: 1 }) ${PAGE} }`, { viewer: OPERATOR });
    const other = `{ grants(filter: { role: OFFICER }, page: { after: "${first.grants.pageInfo.endCursor}" }) { nodes { id } } }`;
    const { errors } = await hub.ask(other, { viewer: OPERATOR });
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['CURSOR_MALFORMED']);
  });
});
