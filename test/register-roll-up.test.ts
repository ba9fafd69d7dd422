import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgencyRollUp, RollUpQuestion } from '../platform/cube/agency-roll-up.ts';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { createFactReader, type StatementRunner } from '../platform/history.ts';
import { openRollUps, type RollUps } from '../platform/register.ts';
import { PUBLIC_VIEWER } from '../platform/viewer.ts';
import { recordDepartment } from './support/departments.ts';
import { startHub, type TestHub, TODAY } from './support/hub.ts';
import { preparedOn, scannedBy } from './support/plans.ts';
import { agencies } from './support/reference-data.ts';

const idOf = (key: string): string => agencies.find((agency) => agency.key === key)!.id;

let hub: TestHub;
beforeAll(async () => {
  // One connection, which knows what was prepared.
  hub = await startHub({ poolSize: 1 });
});
afterAll(() => hub[Symbol.asyncDispose]());

const PROVINCE: RollUpQuestion = { to: 'LEVEL', level: 'PROVINCE', boundariesOn: null };
const READS = ['registerAgencies', 'registerParents', 'registerSuccessions'].map((name) => `directives.${name}`);

/** Ask as an operation does, now or at a position; gives the names of the statements that it took, too. */
async function ask(rollUps: RollUps, questions: readonly RollUpQuestion[], position: string | null = null) {
  const statements: string[] = [];
  await using session = hub.database.openSession('directives', PUBLIC_VIEWER, {
    onStatement: (name) => statements.push(name.replace('@', '')),
  });
  const rollUp = rollUps.at(createFactReader(session, { position, today: TODAY }));
  const answers = await Promise.all(questions.map(rollUp));
  return { answers, answer: answers[0]!, statements };
}

const here = () => hub.subgraphs.find(({ name }) => name === 'directives')!.resolvePosition({ kind: 'now' });

/** "from..to target flag" for each stretch of an agency. */
function told({ agencyIds, froms, tos, targetIds, flags }: AgencyRollUp, agencyId: string): string[] {
  return agencyIds.flatMap((id, i) => {
    const flag = flags[i] === null ? '' : ` ${flags[i]}`;
    return id === agencyId ? [`${froms[i] ?? ''}..${tos[i] ?? ''} ${targetIds[i] ?? 'nobody'}${flag}`] : [];
  });
}

describe('the roll-up by the copy of the register', () => {
  it('puts every province of 2024 into one of the 34 of 2025, and back into itself', async () => {
    const provinces = agencies.filter(({ kind, validFrom }) => kind === 'PROVINCE' && validFrom === null);
    const { answers } = await ask(openRollUps('directives'), [
      { ...PROVINCE, boundariesOn: '2025-07-01' },
      { ...PROVINCE, boundariesOn: '2024-12-31' },
    ]);
    const targetsIn2024 = (answer: AgencyRollUp) =>
      provinces.map(({ id }) => {
        const at = answer.agencyIds.findIndex(
          (each, i) => each === id && (answer.froms[i] ?? '') <= '2024-12-31' && '2024-12-31' <= (answer.tos[i] ?? '9'),
        );
        return answer.targetIds[at];
      });

    expect(provinces).toHaveLength(63);
    expect(new Set(targetsIn2024(answers[0]!)).size).toBe(34);
    expect(targetsIn2024(answers[1]!)).toEqual(provinces.map(({ id }) => id));
  });

  it('counts a department of an ended province for what the province became', async () => {
    const { answers } = await ask(openRollUps('directives'), [PROVINCE, { ...PROVINCE, boundariesOn: '2025-07-01' }]);
    const department = idOf('department/binh-dinh/so-ke-hoach-va-dau-tu');
    expect(told(answers[0]!, department)).toEqual([`.. ${idOf('province/binh-dinh')}`]);
    expect(told(answers[1]!, department)).toEqual([`.. ${idOf('province/gia-lai@2025')}`]);
  });

  it('says what every agency stood under, as the register’s own tree does', async () => {
    const admin = await connectAsAdmin(hub.adminUrl, { search_path: 'directives,public' });
    const day = '2025-03-01';
    try {
      const { rows } = await admin.query<{ id: string; above: string }>(
        `with recursive up as (
           select agency_id as id, agency_id as above from register_agency where closed_seq is null
           union select up.id, p.parent_id from up join register_parent p on p.agency_id = up.above and p.closed_seq is null
             and coalesce(p.valid_from, '-infinity') <= $1 and coalesce(p.valid_to, 'infinity') >= $1
         ) select id, above from up order by id, above`,
        [day],
      );
      const asked = [...new Set(rows.map(({ above }) => above))];
      const { answer } = await ask(openRollUps('directives'), [{ to: 'WITHIN', agencyIds: asked, boundariesOn: null }]);
      const found = answer.agencyIds.flatMap((id, i) =>
        (answer.froms[i] ?? '') <= day && day <= (answer.tos[i] ?? '9') ? [{ id, above: answer.targetIds[i]! }] : [],
      );
      const sorted = (pairs: typeof found) => pairs.map(({ id, above }) => `${id} ${above}`).sort();
      expect(sorted(found)).toEqual(sorted(rows));
    } finally {
      await admin.end();
    }
  });
});

describe('the register is read', () => {
  it('once for each state of it, whoever asks what', async () => {
    const rollUps = openRollUps('directives');
    const first = await ask(rollUps, [PROVINCE, { ...PROVINCE, boundariesOn: '2025-07-01' }, PROVINCE]);
    const second = await ask(rollUps, [PROVINCE, { to: 'WITHIN', agencyIds: [], boundariesOn: null }]);

    expect(first.statements.toSorted()).toEqual(
      ['directives.registerChange', 'directives.registerChange', ...READS].toSorted(),
    );
    expect(first.answers[2]).toBe(first.answers[0]);
    expect(second.statements).toEqual(['directives.registerChange']);
    expect(second.answer).toBe(first.answer);
  });

  it('of a position: the same state is shared with now, another is its own, and comes back byte for byte', async () => {
    const rollUps = openRollUps('directives');
    const before = await here();
    const old = await ask(rollUps, [PROVINCE], before);
    expect((await ask(rollUps, [PROVINCE])).answer).toBe(old.answer);

    const id = '5f0d2c6e-4f0e-4b64-9d55-6c3a5a1f7b11';
    const parentId = idOf('province/phu-tho@2025');
    await recordDepartment(hub, { id, name: 'Sở Thử nghiệm', parentId });
    const after = await ask(rollUps, [PROVINCE]);
    expect(told(after.answer, id)).toEqual([`.. ${parentId}`]);
    expect((await ask(rollUps, [PROVINCE], await here())).answer).toBe(after.answer);

    await recordDepartment(hub, { id, name: 'Sở Thử nghiệm', parentId: idOf('province/ha-noi') });
    expect(told((await ask(rollUps, [PROVINCE])).answer, id)).toEqual([`.. ${idOf('province/ha-noi')}`]);

    expect(told((await ask(rollUps, [PROVINCE], before)).answer, id)).toEqual([]);
    const again = await ask(openRollUps('directives'), [PROVINCE], before);
    expect(again.statements).toHaveLength(5);
    expect(told(again.answer, id)).toEqual([]);
    expect(JSON.stringify(again.answer)).toBe(JSON.stringify(old.answer));
  });

  it('again when it changed meanwhile, and nothing of both is kept', async () => {
    const rollUps = openRollUps('directives');
    const changes = ['7', '8', '8'];
    const reads: string[] = [];
    const session: StatementRunner = {
      async query(statement) {
        reads.push(statement.name);
        if (statement.name === 'directives.registerChange') return [{ seq: changes.shift() ?? '8' }] as never;
        return [] as never;
      },
    };
    const facts = () => createFactReader(session, { position: null, today: TODAY });
    await rollUps.at(facts())(PROVINCE);
    expect(reads.filter((name) => READS.includes(name))).toEqual([...READS, ...READS]);

    reads.length = 0;
    changes.push('7', '7');
    await rollUps.at(facts())(PROVINCE);
    expect(reads.filter((name) => READS.includes(name))).toEqual(READS);
  });

  it('and is refused when it never rests', async () => {
    let change = 0;
    const session: StatementRunner = {
      async query(statement) {
        change += 1;
        return (statement.name === 'directives.registerChange' ? [{ seq: String(change) }] : []) as never;
      },
    };
    const asked = openRollUps('directives').at(createFactReader(session, { position: null, today: TODAY }))(PROVINCE);
    await expect(asked).rejects.toThrow('changes faster than it can be read');
  });

  it('along indexes, now and in the past', async () => {
    const rollUps = openRollUps('directives');
    await ask(rollUps, [PROVINCE]);
    await ask(openRollUps('directives'), [PROVINCE], await here());

    const pool = hub.database.pool('directives', 'public');
    const names = [...READS, 'directives.registerChange'].flatMap((name) => [name, `${name}@`]);
    const prepared = await preparedOn(pool);
    expect(names.filter((name) => !prepared.has(name))).toEqual([]);
    for (const name of names) expect([name, await scannedBy(pool, prepared.get(name)!)]).toEqual([name, []]);
  });
});
