import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrationsOf } from '../../cli/installation.ts';
import { connectAsAdmin } from '../../platform/database/connection.ts';
import { viewerSettings } from '../../platform/database/session.ts';
import { migrate, migrateDown } from '../../platform/orm/migrations.ts';
import { type DirectiveWork, JUSTICE, OFFICE, startDirectiveWork } from '../support/directive-work.ts';
import { OPERATOR } from '../support/directives-subgraph.ts';
import { openHubDatabase } from '../support/hub.ts';

let hub: DirectiveWork;
let admin: pg.Client;
beforeAll(async () => {
  hub = await startDirectiveWork();
  admin = await connectAsAdmin(hub.adminUrl);
});
afterAll(async () => {
  await admin.end();
  await hub[Symbol.asyncDispose]();
});

interface Hit {
  readonly task: { readonly id: string; readonly clause: string; readonly title: string };
  readonly matched: string;
}
const SEARCH = `query ($text: String!) { searchTasks(text: $text, first: 10) {
  task { id clause title directive { symbol } } matched score } }`;
async function search(text: string, position: string | null = null): Promise<Hit[]> {
  return (await hub.data<{ searchTasks: Hit[] }>(SEARCH, { variables: { text }, position })).searchTasks;
}
const ids = async (text: string, position: string | null = null) =>
  (await search(text, position)).map(({ task }) => task.id);

describe('a task is found', () => {
  it.each([
    ['by its title', 'lý lịch tư pháp', '727/TTg-KSTT#1.b'],
    ['by its product', 'ấn phẩm đồ họa', '131/NQ-CP#II.3.g.4'],
    ['with the tone elsewhere', 'ấn phẩm đồ hoạ', '131/NQ-CP#II.3.g.4'],
    ['by an addressee as it is written', 'Ban Cơ yếu Chính phủ', '131/NQ-CP#II.3.c.1'],
    ['by addressee and title', 'so tu phap chung thuc', 'Danh mục kèm Công văn 6958/UBND-KSTT#9'],
    ['by a document that it names', '1291/QĐ-TTg', '131/NQ-CP#II.2.g'],
    ['by its clause', 'II.2.a.5.3', '131/NQ-CP#II.2.a.5.3'],
    ['with a slip', 'thanh taon hoc phi', 'Danh mục kèm Công văn 6958/UBND-KSTT#13'],
    ['with a word that is not there', 'thanh toán học phí karaoke', 'Danh mục kèm Công văn 6958/UBND-KSTT#13'],
  ])('%s: %s', async (_, text, key) => {
    expect((await ids(text))[0]).toBe(hub.taskId(key));
  });

  it('and shows where', async () => {
    const [hit] = await search('Ban Cơ yếu');
    expect(hit!.matched).toBe(
      'Bộ Thông tin và Truyền thông; Văn phòng Chính phủ; Bộ Công an; Bộ Quốc phòng; «Ban Cơ yếu» Chính phủ; các cơ quan liên quan',
    );
  });
});

describe('the words of a task', () => {
  it('are those of its addressees too, as soon as there is one more', async () => {
    const id = await hub.task({ title: 'Kiểm kê đất ngập mặn' });
    const before = await hub.now();
    expect(await ids('"đất ngập mặn" "Chi cục Thủy lợi"')).toEqual([]);

    await hub.done('assignTask', {
      taskId: id,
      addressee: { agencyId: hub.agencyId(OFFICE), asWritten: 'Chi cục Thủy lợi', role: 'COORDINATE' },
      authorisedById: hub.directiveId('617/KH-UBND@2025-02-13'),
    });
    expect(await ids('"Chi cục Thủy lợi"')).toEqual([id]);
    expect(await ids('"Chi cục Thủy lợi"', before)).toEqual([]);
    expect(await ids('"đất ngập mặn"', before)).toEqual([id]);
  });

  it('are those of the moment', async () => {
    const id = await hub.task({ title: 'Trồng rừng chắn cát', clause: '77' });
    const before = await hub.now();
    await hub.done('correctTask', { taskId: id, title: 'Trồng rừng chắn sóng', reason: 'Ghi nhầm' });
    expect([await ids('"chắn cát"'), await ids('"chắn sóng"')]).toEqual([[], [id]]);
    expect([await ids('"chắn cát"', before), await ids('"chắn sóng"', before)]).toEqual([[id], []]);
  });

  it('stay one fact while they do not change, whatever becomes of the task', async () => {
    const id = await hub.task({ title: 'Thả cá giống hồ chứa', deadline: 'tháng 6/2025' });
    const assignment = await hub.assignment(id);
    const facts = async () =>
      (await admin.query('select fact_id, closed_seq from directives.task_search where task_id = $1', [id])).rows;
    const before = await facts();
    expect(before).toHaveLength(1);
    const decided = { authorisedById: hub.directiveId('617/KH-UBND@2025-02-13'), decidedOn: '2025-05-05', reason: 'x' };
    await hub.done('extendDeadline', { taskId: id, deadline: 'tháng 7/2025', ...decided });
    const report = { assignmentId: assignment, outcome: 'IN_PROGRESS', summary: 'Đang làm' };
    await hub.done('reportAssignment', report, hub.officerOf(JUSTICE));
    expect(await facts()).toEqual(before);
  });

  it('are written by nobody: they follow', async () => {
    const viewer = await hub.database.pool('directives', 'viewer').connect();
    try {
      for (const sql of [
        `update task_search set title = 'x'`,
        'delete from task_search',
        `insert into task_search (seq, task_id, clause, title, addressees) select 1, gen_random_uuid(), '1', 'x', ''`,
        'update task_search set closed_seq = 1, recorded_to = now()',
      ]) {
        await viewer.query(`begin; ${viewerSettings(OPERATOR)}`);
        await expect(viewer.query(sql)).rejects.toThrow('permission denied for table task_search');
        await viewer.query('rollback');
      }
    } finally {
      viewer.release();
    }
    await expect(admin.query(`update directives.task_search set title = 'x'`)).rejects.toThrow('facts are appended');
  });
});

/** What the index says of every task at every event, beside what follows from the facts of then. */
const FOLLOWS = `
  with moment as (select distinct unnest(array[seq, closed_seq]) as seq from (
      select seq, closed_seq from directives.task_fact union all select seq, closed_seq from directives.assignment_fact) f),
  expected as (
    select m.seq, t.task_id, t.clause, t.title, t.product, coalesce((
        select string_agg(a.agency_as_written, '; ' order by a.ordinal, a.assignment_id) from directives.assignment_fact a
        where a.task_id = t.task_id and a.seq <= m.seq and (a.closed_seq is null or a.closed_seq > m.seq)), '') as addressees
    from moment m join directives.task_fact t on t.seq <= m.seq and (t.closed_seq is null or t.closed_seq > m.seq)),
  found as (
    select m.seq, s.task_id, s.clause, s.title, s.product, s.addressees
    from moment m join directives.task_search s on s.seq <= m.seq and (s.closed_seq is null or s.closed_seq > m.seq))
  select (select count(*)::int from expected) as total,
    array(select task_id from (select * from expected except select * from found) x) as missing,
    array(select task_id from (select * from found except select * from expected) x) as wrong`;

describe('the index of tasks', () => {
  it('says at every event what the facts of then say', async () => {
    const { rows } = await admin.query<{ total: number; missing: string[]; wrong: string[] }>(FOLLOWS);
    expect(rows[0]!.total).toBeGreaterThan(1_000);
    expect(rows).toEqual([{ total: rows[0]!.total, missing: [], wrong: [] }]);
  });

  it('is made for what was recorded before it came, history and all', async () => {
    await using older = await startDirectiveWork();
    const owner = await connectAsAdmin(older.adminUrl);
    try {
      const id = await older.task({ title: 'Trồng rừng chắn cát' });
      await older.done('correctTask', { taskId: id, title: 'Trồng rừng chắn sóng', reason: 'Ghi nhầm' });
      const addressee = { agencyId: older.agencyId(OFFICE), asWritten: 'Chi cục Thủy lợi', role: 'COORDINATE' };
      const authorisedById = older.directiveId('617/KH-UBND@2025-02-13');
      await older.done('assignTask', { taskId: id, addressee, authorisedById });
      const rows = async () => {
        const { rows } = await owner.query(`select seq, closed_seq, task_id, clause, title, product, addressees,
          recorded_to is null as "isOpen" from directives.task_search order by task_id, seq`);
        return rows;
      };
      const followed = await rows();
      expect(followed.filter(({ task_id }) => task_id === id)).toHaveLength(3);

      // As a hub that ran without it: its own traces are taken away, and nothing else.
      await owner.query(`drop trigger search_follows on directives.task_fact;
        drop trigger search_follows on directives.assignment_fact; drop function directives.follow_task();
        drop table directives.task_search; drop index directives.directive_fact_search;
        drop function directives.search_words(bigint, text[]);
        delete from directives.migration where name = '008-search'`);
      const migrations = migrationsOf('directives');
      expect(await migrate(older.database, { subgraph: 'directives', migrations })).toEqual(['008-search']);
      expect(await rows()).toEqual(followed);
    } finally {
      await owner.end();
    }
  });

  it('goes away with its migration, and nothing else with it', async () => {
    await using older = await openHubDatabase();
    const owner = await connectAsAdmin(older.adminUrl);
    try {
      const migrations = migrationsOf('agencies');
      expect(await migrateDown(older.database, { subgraph: 'agencies', migrations }, '007-calendar')).toContain(
        '008-search',
      );
      const { rows } = await owner.query(`select to_regclass('agencies.agency_name_search') as index,
        to_regprocedure('agencies.search_words(bigint, text[])') as words, to_regclass('agencies.agency_name') as names`);
      expect(rows).toEqual([{ index: null, words: null, names: 'agencies.agency_name' }]);
    } finally {
      await owner.end();
    }
  });
});
