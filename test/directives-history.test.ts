import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrationsOf } from '../cli/installation.ts';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { migrate, migrateDown } from '../platform/orm/migrations.ts';
import { openOrm } from '../platform/orm.ts';
import { recordAgencies } from '../subgraphs/agencies/commands.ts';
import { ENTITIES as AGENCY_ENTITIES } from '../subgraphs/agencies/entities.ts';
import { ENTITIES } from '../subgraphs/directives/entities.ts';
import { type DirectivesSubgraph, OPERATOR, readFiles, seed, startDirectives } from './support/directives-subgraph.ts';
import { createTestDatabase } from './support/test-database.ts';

let hub: DirectivesSubgraph;
beforeAll(async () => {
  hub = await startDirectives();
});
afterAll(() => hub[Symbol.asyncDispose]());

async function asAdmin<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  const admin = await connectAsAdmin(hub.adminUrl);
  try {
    return (await admin.query<Row>(text, values)).rows;
  } finally {
    await admin.end();
  }
}

/** One document with everything that hangs on it, through every loader but those of lists. */
const WHOLE = `query ($id: ID!, $task: ID!) {
  directive(id: $id) {
    kind type number symbol subject issuedOn issuer { id } attachedTo { symbol } ownCopy { numberLine }
    evidence { field asWritten statedIn { symbol } }
    citations(page: { first: 100 }) { nodes { clause relation asWritten to { symbol issuedOn } } totalCount }
    citedBy(page: { first: 100 }) { nodes { clause from { symbol } } totalCount }
    tasks(page: { first: 100 }) { nodes { clause title children { totalCount } } totalCount }
    cascade { documentCount totalDays steps { directive { symbol } lagDays tasksPassedOn } }
  }
  directives(page: { first: 100 }) { nodes { id symbol issuedOn } totalCount }
  task(id: $task) { title deadline { lastOn } parent { title } assignments { nodes { agencyAsWritten agency { id } } totalCount } }
}`;

describe('the state at a position', () => {
  it('stays what it was, bit for bit, when facts are corrected', async () => {
    const variables = {
      id: hub.directiveId('6958/UBND-KSTT@2022-11-21'),
      task: hub.taskId('Danh mục kèm Công văn 6958/UBND-KSTT#13'),
    };
    const position = await hub.now();
    const before = await hub.data(WHOLE, { variables, position });
    expect(before).toEqual(await hub.data(WHOLE, { variables }));

    const changed = await seed(hub.database, await corrected());
    // The letter, its own tasks and those of its list, which ask from its day on; one of these has another deadline, too.
    const { tasks } = await readFiles();
    const dated = tasks.filter(
      ({ directive }) => directive.endsWith('6958/UBND-KSTT@2022-11-21') || directive.endsWith('@6958/UBND-KSTT'),
    );
    expect(changed).toBe(1 + dated.length);

    expect(await hub.data(WHOLE, { variables, position })).toEqual(before);
    const after = await hub.data(WHOLE, { variables });
    expect(after).toMatchObject({
      directive: {
        issuedOn: '2022-11-22',
        citations: { nodes: expect.arrayContaining([expect.objectContaining({ asWritten: 'corrected' })]) },
        cascade: {
          steps: expect.arrayContaining([{ directive: { symbol: '2384/SGDDT-VP' }, lagDays: 1, tasksPassedOn: 2 }]),
        },
      },
      task: { deadline: { lastOn: '2023-04-30' } },
    });
    expect(await hub.data(WHOLE, { variables, position: await hub.now() })).toEqual(after);
  });

  /** The reference data with another day of one letter, other words of a citation, another deadline. */
  async function corrected() {
    const files = await readFiles();
    const replaced = <Item extends { readonly key: string }>(items: readonly Item[], key: string, change: object) =>
      items.map((item) => (item.key === key ? { ...item, ...change } : item));
    const task = 'Danh mục kèm Công văn 6958/UBND-KSTT#13';
    const deadline = files.tasks.find(({ key }) => key === task)!.deadline;
    return {
      ...files,
      directives: replaced(files.directives, '6958/UBND-KSTT@2022-11-21', { issuedOn: '2022-11-22' }),
      citations: files.citations.map((citation) =>
        citation.from === '6958/UBND-KSTT@2022-11-21' ? { ...citation, asWritten: 'corrected' } : citation,
      ),
      tasks: replaced(files.tasks, task, { deadline: { ...deadline, lastDay: '2023-04-30' } }),
    };
  }
});

describe('the reference data', () => {
  it('changes nothing when it is loaded again', async () => {
    await seed(hub.database);
    const count = 'select count(*)::int as events from directives.feed_event';
    const [before] = await asAdmin<{ events: number }>(count);
    expect(await seed(hub.database)).toBe(0);
    expect(await asAdmin(count)).toEqual([before]);
  });

  it('that names a key no record has is refused, and nothing of it is written', async () => {
    const files = await readFiles();
    const broken = { ...files, citations: [{ ...files.citations[0]!, to: 'nowhere' }] };
    await expect(seed(hub.database, broken)).rejects.toThrow('names the directive "nowhere"');
    expect(await seed(hub.database)).toBe(0);
  });

  it('is in the feed, with the last event of a subject as its whole state', async () => {
    const [event] = await asAdmin<{ kind: string; payload: object }>(
      'select kind, payload from directives.feed_log where subject = $1 order by position desc limit 1',
      [hub.taskId('93/CV-THPTBD#2')],
    );
    expect(event).toMatchObject({
      kind: 'TASK_RECORDED',
      payload: {
        directiveId: hub.directiveId('93/CV-THPTBD@2022-12-23'),
        clause: '2',
        parent: { taskId: hub.taskId('2384/SGDDT-VP#2'), basis: 'SAME_TASK_NUMBER' },
        assignments: expect.any(Array),
      },
    });
  });
});

describe('the copy of the agencies', () => {
  const COPY = 'select name, valid_to from directives.register_agency where agency_id = $1 order by fact_id';

  it('holds every agency of the register', async () => {
    const { agencies } = await readFiles();
    const [row] = await asAdmin<{ count: number }>('select count(*)::int as count from directives.register_agency');
    expect(row!.count).toBe(agencies.length);
  });

  it('follows a change in the register', async () => {
    const { agencies } = await readFiles();
    const school = agencies.find(({ key }) => key === 'school/thpt-binh-duong-binh-dinh')!;
    const names = [{ name: 'Trường THPT Bình Dương (mới)', validFrom: null, validTo: null, verified: true }];
    await using orm = openOrm({ database: hub.database, subgraph: 'agencies', entities: AGENCY_ENTITIES });
    await orm.write(OPERATOR, (em) =>
      recordAgencies(em, [{ ...(school as never as object), names, parents: [], places: [] } as never]),
    );
    await hub.database.job('agencies', (tx) => tx.query({ name: 'test.place', text: 'select sequence_feed()' }));

    await hub.caughtUp();
    expect(await asAdmin(COPY, [school.id])).toEqual([
      { name: 'Trường THPT Bình Dương', valid_to: null },
      { name: 'Trường THPT Bình Dương (mới)', valid_to: null },
    ]);
  });

  it('cannot be written by the role that commands run as', async () => {
    for (const write of [
      `insert into ? (agency_id) values (gen_random_uuid())`,
      'update ? set closed_seq = seq',
      'delete from ?',
    ]) {
      const written = hub.database.write('directives', OPERATOR, ({ client }) =>
        client.query(write.replace('?', 'register_agency')),
      );
      await expect(written).rejects.toThrow('permission denied');
    }
  });
});

describe('the tables', () => {
  it('agree with the entities', async () => {
    await using orm = openOrm({ database: hub.database, subgraph: 'directives', entities: ENTITIES });
    expect(await orm.drift()).toEqual([]);
  });

  it('go away with their migration and come back', async () => {
    await using db = await createTestDatabase({ subgraphs: ['directives'] });
    const migrations = migrationsOf('directives');
    const names = migrations.map(({ name }) => name);
    const set = { subgraph: 'directives', migrations };
    await migrate(db.database, set);
    expect(await migrateDown(db.database, set, null)).toEqual(names.toReversed());
    expect(await migrate(db.database, set)).toEqual(names);
  });

  it.each([
    'directive_fact',
    'directive_evidence',
    'citation_fact',
    'task_fact',
    'assignment_fact',
    'member_fact',
    'assignment_state',
    'register_agency',
    'register_class',
  ])('refuse to forget or to change a fact: %s', async (table) => {
    const change = (text: string) => asAdmin(text.replace('?', `directives.${table}`));
    await expect(change('delete from ?')).rejects.toThrow('facts are appended');
    await expect(change('update ? set recorded_at = now()')).rejects.toThrow('facts are appended');
  });
});

/** The statements of the two queries, all of them: over the tables that are filled. */
const FILLED = [
  ...[
    'assignmentById',
    'assignmentsByAgency',
    'assignmentsByAgencyCount',
    'assignmentsByTask',
    'assignmentsByTaskCount',
  ],
  ...['cascadeMaterial', 'childrenByTask', 'citationById', 'citationsCount:from_id', 'citationsCount:to_id'],
  ...['citationsFrom', 'citationsTo', 'directiveById', 'evidenceByDirective', 'issuedByAgency', 'issuedByAgencyCount'],
  ...['directives', 'directivesCount'].flatMap((list) =>
    ['day', 'issuerId', 'numberKey', 'symbolKey'].map((by) => `${list}:${by}`),
  ),
  ...['taskById', 'tasksByDirective', 'tasksCount:directive_id', 'tasksCount:parent_id'],
];

describe('every statement', () => {
  interface Plan {
    readonly 'Node Type': string;
    readonly 'Relation Name'?: string;
    readonly 'Index Name'?: string;
    readonly 'Index Cond'?: string;
    readonly Plans?: readonly Plan[];
  }
  const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

  it('that the public sends reads along an index, whatever its arguments', async () => {
    await fill();
    const representations = [{ __typename: 'Agency', id: hub.agencyId('ministry-level/van-phong-chinh-phu') }];
    const lists = `query ($representations: [_Any!]!, $issuer: ID!, $citation: [_Any!]!) {
      _entities(representations: $representations) { ... on Agency {
        issuedDirectives { nodes { id } totalCount } assignments { nodes { id } totalCount } } }
      others: _entities(representations: $citation) { ... on Citation { id } ... on TaskAssignment { id } }
      bySymbol: directives(filter: { symbol: "02/NQ-CP" }) { nodes { id } totalCount }
      byNumber: directives(filter: { number: "2" }) { nodes { id } totalCount }
      byIssuer: directives(filter: { issuerId: $issuer }) { nodes { id } totalCount }
      byDay: directives(filter: { issuedFrom: "2024-01-01" }) { nodes { tasks { nodes { children { nodes { id } }
        assignments { nodes { agencyClass { id } } } } } } totalCount }
    }`;
    const nobody = '00000000-0000-4000-8000-000000000000';
    const citation = ['Citation', 'TaskAssignment'].map((__typename) => ({ __typename, id: nobody }));
    await hub.data(lists, { variables: { representations, issuer: representations[0]!.id, citation } });
    const variables = { id: hub.directiveId('6958/UBND-KSTT@2022-11-21'), task: hub.taskId('131/NQ-CP#0') };
    await hub.data(WHOLE, { variables });

    const found = await explained();
    expect(found.names).toEqual(FILLED.map((name) => `directives.${name}`).toSorted());
    expect(found.scans).toEqual([]);
  });

  /** Some 30,000 rows in every table, so that the planner has a choice to make; past the triggers, which judge each row. */
  async function fill(): Promise<void> {
    const rows = 'from generate_series(1, 30000) n, (select max(seq) as seq from feed_event) e';
    const days = `date '2000-01-01' + n % 9000`;
    await asAdmin(`set search_path = directives; set session_replication_role = replica;
      insert into directive_fact (seq, directive_id, kind, type, symbol_key, number_key, is_normative, issuer_id, issued_on, attached_to_id)
        select seq, gen_random_uuid(), 'DOCUMENT', 'Công văn', n % 5000 || '/UBND', n % 5000, false, gen_random_uuid(),
          ${days}, case n % 10 when 0 then gen_random_uuid() end ${rows};
      insert into directive_evidence (seq, directive_id, ordinal, field, as_written, confidence)
        select seq, gen_random_uuid(), 0, 'NUMBER', '', 'HIGH' ${rows};
      insert into citation_fact (seq, citation_id, from_id, from_issued_on, to_id, ordinal, relation, clause, as_written, is_planned)
        select seq, gen_random_uuid(), gen_random_uuid(), ${days}, gen_random_uuid(), n % 10,
          case n % 4 when 0 then 'IMPLEMENTS' else 'REFERS_TO' end, '', '', false ${rows};
      insert into task_fact (seq, task_id, directive_id, ordinal, clause, title, scope, strength, deadline_kind, parent_id, parent_basis)
        select seq, gen_random_uuid(), gen_random_uuid(), n % 20, '', '', 'SPECIFIC', 'ASSIGNED', 'NONE', gen_random_uuid(), 'CITED' ${rows};
      insert into assignment_fact (seq, assignment_id, task_id, ordinal, agency_id, agency_as_written, role, basis, due_on)
        select seq, gen_random_uuid(), gen_random_uuid(), n % 5, gen_random_uuid(), '', 'LEAD', 'NAMED', ${days} ${rows};
      insert into assignment_state (seq, assignment_id, task_id, directive_id, ordinal, subordinal, addressee_id, agency_id, agency_as_written,
          is_class, role, basis, concern, due_on, deadline_kind, is_extended, state, is_self_verified)
        select seq, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), n % 5, 0, gen_random_uuid(), gen_random_uuid(), '',
          false, 'LEAD', 'NAMED', 'BOUND', ${days}, 'DATE', false, 'OPEN', false ${rows};
      analyze`);
  }

  /** What the public's connections have prepared, and each node of a plan that reads a whole table or a whole index. */
  async function explained(): Promise<{ names: string[]; scans: string[] }> {
    const pool = hub.database.pool('directives', 'public');
    const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
    const texts = new Map<string, string>();
    const scans: string[] = [];
    try {
      for (const client of clients) {
        const { rows } = await client.query<{ name: string; statement: string }>(
          `select name, statement from pg_prepared_statements where name like 'directives.%' and name not like '%@'`,
        );
        for (const { name, statement } of rows) texts.set(name, statement);
      }
      const [client] = clients;
      await client!.query('begin');
      for (const [name, text] of texts) {
        const { rows } = await client!.query(`explain (generic_plan, format json) ${text}`);
        const [{ Plan }] = (rows[0] as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'];
        for (const node of nodesOf(Plan)) {
          const isWhole = node['Node Type'] === 'Seq Scan' || ('Index Name' in node && !('Index Cond' in node));
          if (isWhole) scans.push(`${name}: ${node['Node Type']} on ${node['Relation Name'] ?? node['Index Name']}`);
        }
      }
      await client!.query('commit');
    } finally {
      for (const client of clients) client.release();
    }
    return { names: [...texts.keys()].sort(), scans };
  }
});
