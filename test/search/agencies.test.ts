import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrm } from '../../platform/orm.ts';
import { type AgencyRecord, recordAgencies } from '../../subgraphs/agencies/commands.ts';
import { ENTITIES } from '../../subgraphs/agencies/entities.ts';
import { type AgenciesSubgraph, OPERATOR, startAgencies } from '../support/agencies-subgraph.ts';

let hub: AgenciesSubgraph;
beforeAll(async () => {
  hub = await startAgencies();
});
afterAll(() => hub[Symbol.asyncDispose]());

interface Hit {
  readonly agency: { readonly id: string; readonly validTo: string | null };
  readonly matched: string;
}
const SEARCH = `query ($text: String!, $on: Date, $first: Int) { searchAgencies(text: $text, on: $on, first: $first) {
  agency { id name validTo } matched score } }`;
async function search(text: string, more: { on?: string; first?: number; position?: string } = {}): Promise<Hit[]> {
  const { position = null, ...variables } = more;
  const { searchAgencies } = await hub.data<{ searchAgencies: Hit[] }>(SEARCH, {
    variables: { text, ...variables },
    position,
  });
  return searchAgencies;
}
const ids = async (text: string, more = {}) => (await search(text, more)).map(({ agency }) => agency.id);

const EDUCATION = 'department/binh-dinh/so-giao-duc-va-dao-tao';

describe('an agency is found', () => {
  it.each([
    ['by its name', 'Sở Giáo dục và Đào tạo tỉnh Bình Định', EDUCATION],
    ['without diacritics', 'so giao duc dao tao', EDUCATION],
    ['by an abbreviation of the register', 'SGDDT', EDUCATION],
    ['by an abbreviation that nobody registered', 'STTTT', 'department/binh-dinh/so-thong-tin-va-truyen-thong'],
    ['by a part that is abbreviated', 'Sở KH&ĐT', 'department/binh-dinh/so-ke-hoach-va-dau-tu'],
    ['by its office', 'VPCP', 'ministry-level/van-phong-chinh-phu'],
    ['by an earlier name', 'Tổng cục Thống kê', 'department/tong-cuc-thong-ke'],
    ['with the tone elsewhere', 'Uỷ ban Dân tộc', 'ministry-level/uy-ban-dan-toc'],
    ['as it is heard', 'Bắc Cạn', 'province/bac-kan'],
    ['as it is mistyped', 'bảo hiẻm xã hôị', 'government-attached/bao-hiem-xa-hoi-viet-nam'],
    ['by the beginning of a word', 'bo tai nguyê', 'ministry/tai-nguyen-va-moi-truong'],
  ])('%s: %s', async (_, text, key) => {
    expect((await ids(text))[0]).toBe(hub.agencyId(key));
  });

  it('once, by the name that fits best', async () => {
    const found = await search('UBND tỉnh Phú Thọ', { first: 50 });
    expect(new Set(found.map(({ agency }) => agency.id)).size).toBe(found.length);
    expect(found.slice(0, 2).map(({ matched }) => matched)).toEqual(['«UBND tỉnh Phú Thọ»', '«UBND tỉnh Phú Thọ»']);
    expect(found.slice(0, 2).map(({ agency }) => agency.validTo)).toEqual([null, '2025-06-30']);
  });

  it('of a day only if it existed then', async () => {
    const [before, after] = [hub.agencyId('province/phu-tho'), hub.agencyId('province/phu-tho@2025')];
    const provinces = async (on?: string) =>
      (await ids('tỉnh Phú Thọ', on === undefined ? {} : { on })).filter((id) => id === before || id === after);
    expect((await provinces()).toSorted()).toEqual([before, after].toSorted());
    expect(await provinces('2025-06-30')).toEqual([before]);
    expect(await provinces('2025-07-01')).toEqual([after]);
  });
});

describe('whatever is asked', () => {
  it.each(['', '!', "' | *", '…', '\u0001'])('%j finds nothing', async (text) => {
    expect(await search(text)).toEqual([]);
  });

  it('is at most 200 characters, 1 to 50 hits and a day of the calendar', async () => {
    const code = async (variables: object) =>
      (await hub.ask(SEARCH, { variables: { text: 'x', ...variables } })).errors?.map(
        ({ extensions }) => extensions?.code,
      );
    expect(await code({ text: 'x'.repeat(201) })).toEqual(['BAD_USER_INPUT']);
    expect(await code({ first: 0 })).toEqual(['BAD_USER_INPUT']);
    expect(await code({ first: 51 })).toEqual(['BAD_USER_INPUT']);
    expect(await code({ on: '2025-02-30' })).toEqual(['DATE_IMPOSSIBLE']);
    expect(await code({ first: null, on: null })).toBeUndefined();
  });

  it('takes one statement, also when it finds too little as it is written', async () => {
    await search('tỉnh');
    expect(hub.statements).toEqual(['agencies.agenciesFound']);
    await search('VTV');
    expect(hub.statements).toEqual(['agencies.agenciesFound']);
  });
});

it('is searched as of an earlier moment by the names of then', async () => {
  const dated = { validFrom: null, validTo: null, verified: true };
  const record = (name: string): AgencyRecord => ({
    ...{ id: '0b6c7a52-5f0e-4d53-9d53-0a8a2b1c7e11', key: 'test/kiem-lam', kind: 'DEPARTMENT', level: 'PROVINCE' },
    ...{ validFrom: null, validTo: null, verified: true, codes: [], parents: [], places: [] },
    names: [{ name, ...dated }],
    aliases: [{ text: `${name} viết tắt`, kind: 'NAME', verified: true }],
  });
  const write = async (name: string) => {
    await using orm = openOrm({ database: hub.database, subgraph: 'agencies', entities: ENTITIES });
    await orm.write(OPERATOR, (em) => recordAgencies(em, [record(name)]));
    await hub.database.job('agencies', (tx) => tx.query({ name: 'test.place', text: 'select sequence_feed()' }));
  };
  await write('Chi cục Kiểm lâm vùng Một');
  const position = await hub.now();
  const before = await search('"kiểm lâm vùng"', { position });
  expect(before).toHaveLength(1);

  await write('Chi cục Lâm nghiệp vùng Hai');
  expect(await search('"kiểm lâm vùng"')).toEqual([]);
  expect(await search('"lâm nghiệp vùng"')).toHaveLength(1);
  expect(await search('"kiểm lâm vùng"', { position })).toEqual(before);
  expect(await search('"lâm nghiệp vùng"', { position })).toEqual([]);
});
