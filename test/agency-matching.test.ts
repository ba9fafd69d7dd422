import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrm } from '../platform/orm.ts';
import { type AgencyRecord, recordAgencies } from '../subgraphs/agencies/commands.ts';
import { ENTITIES } from '../subgraphs/agencies/entities.ts';
import { type AgenciesSubgraph, OPERATOR, startAgencies } from './support/agencies-subgraph.ts';
import { type GradedName, MISLEADING, WORDINGS } from './support/agency-wordings.ts';
import { agencies, directives } from './support/reference-data.ts';

interface Match {
  readonly agency: { readonly id: string } | null;
  readonly candidates: readonly {
    readonly agency: { readonly id: string };
    readonly confidence: string;
    readonly evidence: readonly { readonly kind: string; readonly text: string }[];
  }[];
}

let hub: AgenciesSubgraph;
const keys = new Map(agencies.map(({ id, key }) => [id, key]));
beforeAll(async () => {
  hub = await startAgencies();
});
afterAll(() => hub[Symbol.asyncDispose]());

const SHOWN = '{ agency { id } candidates { agency { id } confidence evidence { kind text } } }';

/** What names mean, all asked in one operation. */
async function matched(names: readonly GradedName[], position: string | null = null): Promise<Match[]> {
  const fields = names.map((_, i) => `m${i}: matchAgency(text: $t${i}, inDocumentOfId: $i${i}, on: $d${i}) ${SHOWN}`);
  const declared = names.map((_, i) => `$t${i}: String!, $i${i}: ID, $d${i}: Date`).join(', ');
  const variables = Object.fromEntries(
    names.flatMap(({ text, issuer, on }, i) => [
      [`t${i}`, text],
      [`i${i}`, issuer && hub.agencyId(issuer)],
      [`d${i}`, on],
    ]),
  );
  const data = await hub.data<Record<string, Match>>(`query (${declared}) { ${fields.join(' ')} }`, {
    variables,
    position,
  });
  return names.map((_, i) => data[`m${i}`]!);
}
const matchedOne = async (name: GradedName, position?: string) => (await matched([name], position))[0]!;
const DAY = '2024-03-01';

describe.each(Object.entries(WORDINGS))('reads %s', (_, wordings) => {
  it.each(wordings)('"$text" in a document of $issuer on $on', async ({ agency, confidence, evidence, ...name }) => {
    const match = await matchedOne(name);
    const [first] = match.candidates;

    expect({
      agency: first && keys.get(first.agency.id),
      confidence: first?.confidence,
      evidence: first?.evidence.map(({ kind }) => kind),
      alone: match.agency && keys.get(match.agency.id),
    }).toEqual({ agency, confidence, evidence, alone: confidence === 'HIGH' ? agency : null });
  });
});

describe('takes nothing for certain that is not', () => {
  it.each(MISLEADING)('"$text" in a document of $issuer on $on: $most', async ({ most, ...name }) => {
    const match = await matchedOne(name);

    expect(match.candidates[0]?.confidence ?? 'NOTHING').toBe(most);
    expect(match.agency).toBeNull();
  });

  it('"Cục Thống kê" in a province is that of the province or that of the country, and neither for sure', async () => {
    const { agency, candidates } = await matchedOne({
      text: 'Cục Thống kê',
      issuer: 'province/phu-tho@2025',
      on: '2025-07-01',
    });
    expect([agency, candidates.length]).toEqual([{ id: hub.agencyId('department/tong-cuc-thong-ke') }, 1]);

    const before = await matchedOne({ text: 'Cục Thống kê', issuer: 'province/binh-dinh', on: '2025-06-30' });
    expect(before.agency).toBeNull();
    expect(before.candidates.map(({ agency, confidence }) => [keys.get(agency.id), confidence])).toEqual([
      ['department/binh-dinh/cuc-thong-ke-tinh', 'MEDIUM'],
      ['department/tong-cuc-thong-ke', 'MEDIUM'],
    ]);
  });

  it('a name that two agencies have is that of neither, until one has ended', async () => {
    await using twins = await startAgencies();
    const school = agencies.find(({ key }) => key === 'school/cao-dang-y-te-binh-dinh') as unknown as AgencyRecord;
    const id = '00000000-0000-4000-8000-000000000001';
    await recorded(twins, [{ ...school, id, key: 'twin', parents: [], places: [], validTo: '2025-12-31' }]);
    const ask = (on: string) =>
      twins.data<{ matchAgency: Match }>(
        `{ matchAgency(text: "Trường Cao đẳng Y tế Bình Định", on: "${on}") ${SHOWN} }`,
      );

    const both = (await ask('2025-12-31')).matchAgency;
    expect(both.agency).toBeNull();
    expect(both.candidates.map(({ confidence }) => confidence)).toEqual(['MEDIUM', 'MEDIUM']);
    const one = (await ask('2026-01-01')).matchAgency;
    expect(one.agency).toEqual({ id: school.id });
    expect(one.candidates.map(({ confidence }) => confidence)).toEqual(['HIGH', 'LOW']);
  });
});

describe('the names of the reference tasks', () => {
  interface Task {
    readonly directive: string;
    readonly assignments: readonly {
      readonly agency: string | null;
      readonly agencyAsWritten: string;
      readonly basis: string;
    }[];
  }

  it('mean the agencies that were recorded, and none is taken for another with certainty', async () => {
    const tasks = JSON.parse(await readFile(new URL('../data/tasks.json', import.meta.url), 'utf8')) as Task[];
    const byKey = new Map(directives.map((directive) => [directive.key, directive]));
    const names = tasks.flatMap(({ directive, assignments }) => {
      const { issuer, issuedOn, attachedTo } = byKey.get(directive)!;
      const on = issuedOn ?? byKey.get(attachedTo!)!.issuedOn!;
      return assignments
        .filter(({ basis }) => basis === 'NAMED')
        .map(({ agency, agencyAsWritten }) => ({ agency, name: { text: agencyAsWritten, issuer, on } }));
    });
    expect(names).toHaveLength(258);

    const matches: Match[] = [];
    for (let at = 0; at < names.length; at += 43) {
      matches.push(...(await matched(names.slice(at, at + 43).map(({ name }) => name))));
    }
    const missed = names.filter(({ agency }, i) => keys.get(matches[i]!.candidates[0]?.agency.id ?? '') !== agency);
    const mistaken = names.filter(({ agency }, i) => {
      const certain = matches[i]!.agency;
      return certain !== null && keys.get(certain.id) !== agency;
    });
    expect(missed.map(({ name }) => name.text)).toEqual([]);
    expect(mistaken).toEqual([]);
    expect(matches.filter(({ agency }) => agency !== null).length / names.length).toBeGreaterThan(0.97);
  });
});

describe('reading', () => {
  it('takes as many statements for twenty names as for one', async () => {
    const one = { text: 'Văn phòng UBND tỉnh', issuer: 'province/binh-dinh', on: '2022-11-21' };
    await matched([one]);
    const forOne = [...hub.statements].sort();
    await matched([one, ...Array.from({ length: 19 }, (_, i) => ({ ...one, text: `Sở Nội vụ, số ${i}` }))]);

    expect([...hub.statements].sort()).toEqual(forOne);
    expect(forOne.length).toBeLessThanOrEqual(12);
  });

  it('shows the register as it was known at a position', async () => {
    await using moved = await startAgencies();
    const office = agencies.find(({ key }) => key === 'ministry-level/van-phong-chinh-phu') as unknown as AgencyRecord;
    const query = '{ matchAgency(text: "Phủ Thủ tướng") { agency { id } } }';
    const before = await moved.now();
    const aliases = [{ text: 'Phủ Thủ tướng', kind: 'NAME', verified: false }];
    const { id: governmentId } = agencies.find(({ key }) => key === 'government/chinh-phu')!;
    const parents = [{ parentId: governmentId, validFrom: null, validTo: null, verified: true }];
    await recorded(moved, [{ ...office, aliases, parents, places: [] }]);

    expect(await moved.data(query)).toEqual({ matchAgency: { agency: { id: office.id } } });
    expect(await moved.data(query, { position: before })).toEqual({ matchAgency: { agency: null } });
  });

  it('names what it rests on', async () => {
    const { candidates } = await matchedOne({
      text: 'SGDDĐT',
      issuer: 'school/thpt-binh-duong-binh-dinh',
      on: '2022-12-23',
    });

    expect(candidates).toEqual([
      {
        agency: { id: hub.agencyId('department/binh-dinh/so-giao-duc-va-dao-tao') },
        confidence: 'MEDIUM',
        evidence: [
          { kind: 'ABBREVIATION', text: 'SGDDĐT' },
          { kind: 'SAME_PLACE', text: 'Sở Giáo dục và Đào tạo tỉnh Bình Định' },
          { kind: 'SLIP', text: 'SGDDĐT' },
        ],
      },
    ]);
  });

  it('looks at today when no day is given', async () => {
    const { matchAgency } = await hub.data<{ matchAgency: Match }>(`{ matchAgency(text: "Phú Thọ") ${SHOWN} }`);

    expect(matchAgency.agency).toEqual({ id: hub.agencyId('province/phu-tho@2025') });
  });

  it('takes an issuer that the register does not know for none', async () => {
    const issuer = '00000000-0000-4000-8000-00000000000f';
    const { matchAgency } = await hub.data<{ matchAgency: Match }>(
      `{ matchAgency(text: "UBND tỉnh", inDocumentOfId: "${issuer}", on: "${DAY}") ${SHOWN} }`,
    );

    expect(matchAgency.agency).toBeNull();
    expect(matchAgency.candidates).toHaveLength(10);
    expect(new Set(matchAgency.candidates.map(({ confidence }) => confidence))).toEqual(new Set(['LOW']));
  });
});

describe('is refused', () => {
  it.each([
    ['a text of 301 characters', { text: 'b'.repeat(301) }, 'BAD_USER_INPUT'],
    ['a text that cannot be shown', { text: 'Bộ\u0000 Tài chính' }, 'BAD_USER_INPUT'],
    ['half a character', { text: 'Bộ \ud800' }, 'BAD_USER_INPUT'],
    ['an issuer that is no id', { text: 'Bộ Tài chính', issuer: 'VPCP' }, 'ID_MALFORMED'],
  ])('%s', async (_, { text, issuer = null }: { text: string; issuer?: string | null }, code) => {
    for (const field of [
      `matchAgency(text: $text, inDocumentOfId: $issuer) { agency { id } }`,
      `matchAgencyClass(text: $text, inDocumentOfId: $issuer) { confidence }`,
    ]) {
      const { data, errors } = await hub.ask(`query ($text: String!, $issuer: ID) { it: ${field} }`, {
        variables: { text, issuer },
      });

      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
      expect(data).toEqual({ it: null });
    }
  });

  it.each([
    ['too long', 'a'.repeat(301), 'Expected at most 300 characters in "text", got 301.'],
    ['unreadable', 'Bộ \u0007', 'Expected text in "text" without control characters and half characters.'],
  ])('not what is %s, and says so', async (_, text, message) => {
    const { errors } = await hub.ask(`query ($text: String!) { matchAgency(text: $text) { agency { id } } }`, {
      variables: { text },
    });

    expect(errors?.map((error) => error.message)).toEqual([message]);
  });

  it.each([
    ['300 characters', 'Bộ '.repeat(100)],
    ['as many marks as fit', `a${'\u0301'.repeat(299)}`],
    ['brackets without end', '('.repeat(300)],
    ['wild cards', `${'%'.repeat(299)}_`],
    ['initials without end', 'SGDDT '.repeat(50)],
  ])('not %s, which mean nothing', async (_, text) => {
    expect((await matchedOne({ text, issuer: 'province/binh-dinh', on: DAY })).agency).toBeNull();
  });
});

async function recorded({ database }: AgenciesSubgraph, records: readonly AgencyRecord[]): Promise<void> {
  await using orm = openOrm({ database, subgraph: 'agencies', entities: ENTITIES });
  await orm.write(OPERATOR, (em) => recordAgencies(em, records));
  await database.job('agencies', (tx) => tx.query({ name: 'test.place', text: 'select sequence_feed()' }));
}
