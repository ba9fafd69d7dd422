import { type ChildProcess, spawn } from 'node:child_process';
import { once as event } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealingKey } from '../platform/audit/chain.ts';
import { HUB_VIEWER, recordInTransaction } from '../platform/audit/record.ts';
import { sealRecords, startSealer } from '../platform/audit/seal.ts';
import { silentLogger } from '../platform/log.ts';
import { type Outcome, once } from '../platform/receipt.ts';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
import { command, seal, tamper, verify } from './support/audit-trail.ts';
import { eventually, type OpenNotebook, openNotebook, WRITER } from './support/notebook.ts';
import { TEST_SECRET } from './support/test-database.ts';

let notebook: OpenNotebook;
beforeAll(async () => {
  notebook = await openNotebook({ poolSize: 20 });
});
afterAll(() => notebook[Symbol.asyncDispose]());

interface Kept {
  readonly kind: string;
  readonly viewer: string;
  readonly roles: readonly string[];
  readonly facts: Record<string, unknown>;
}

function recordsOf(requestId: string): Promise<Kept[]> {
  return notebook.rows<Kept>(
    'select kind, viewer, roles, facts from audit_record where request_id = $1 order by record_id',
    [requestId],
  );
}

const DONE: Outcome = { made: { note: 'n' }, problems: [] };

function send(
  requestId: string,
  {
    viewer = WRITER as Viewer,
    idempotencyKey = requestId,
    input = {} as unknown,
    carryOut = async () => DONE,
    fails = false,
  } = {},
): Promise<Outcome> {
  return notebook.orm.write(viewer, async (em) => {
    const outcome = await once(
      em,
      viewer,
      { name: 'writeNote', idempotencyKey, input, requestId, today: '2026-03-31' },
      carryOut,
    );
    if (fails) throw new Error('the process ended');
    return outcome;
  });
}

describe('the record of a command', () => {
  it('says who asked for what and what came of it', async () => {
    await send('says');
    expect(await recordsOf('says')).toEqual([
      {
        kind: 'COMMAND',
        viewer: WRITER.subject,
        roles: WRITER.roles,
        facts: {
          command: 'writeNote',
          idempotencyKeySha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          inputSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          made: { note: 'n' },
          problems: [],
        },
      },
    ]);
  });

  it('is there for a refusal too, with the codes and not the sentences', async () => {
    const problem = { code: 'NOT_YOURS', messages: { vi: 'Bí mật', en: 'Secret' }, path: ['issuerId'] };
    await send('refused', { carryOut: async () => ({ made: {}, problems: [problem] }) });
    const [{ facts }] = (await recordsOf('refused')) as [Kept];
    expect(facts).toMatchObject({ made: {}, problems: ['NOT_YOURS'] });
    expect(JSON.stringify(facts)).not.toMatch(/Bí mật|Secret|issuerId/);
  });

  it('is not there when the command was rolled back', async () => {
    await expect(send('rolled back', { fails: true })).rejects.toThrow('the process ended');
    await expect(
      send('thrown', {
        carryOut: async () => {
          throw new Error('a bug');
        },
      }),
    ).rejects.toThrow('a bug');
    expect([...(await recordsOf('rolled back')), ...(await recordsOf('thrown'))]).toEqual([]);
  });

  it('is one for twenty that are sent at once under one key, and none more for a repeat', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('twenty')));
    await send('twenty');
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await recordsOf('twenty')).toHaveLength(1);
  });

  it('is there when a key is used for another input, or is none', async () => {
    await send('first', { idempotencyKey: 'reused' });
    await send('reuse', { idempotencyKey: 'reused', input: { other: true } });
    await send('no key', { idempotencyKey: '' });
    await send('half a character', { idempotencyKey: 'a\ud800\0' });
    const codes = async (requestId: string) => (await recordsOf(requestId)).map(({ facts }) => facts.problems);
    expect(await codes('reuse')).toEqual([['IDEMPOTENCY_KEY_REUSED']]);
    expect(await codes('no key')).toEqual([['IDEMPOTENCY_KEY_INVALID']]);
    expect(await codes('half a character')).toEqual([['IDEMPOTENCY_KEY_INVALID']]);
  });

  it('holds neither key nor input, and two callers’ equal keys look different', async () => {
    const secret = { password: 'hunter2', name: 'Nguyễn Văn A', id: '001099012345' };
    const idempotencyKey = 'citizen 001099012345';
    await send('mine', { idempotencyKey, input: secret });
    const other = viewerOf({ subject: 'person:another', roles: ['officer'] });
    await send('theirs', { idempotencyKey, input: secret, viewer: other });

    const [mine, theirs] = [...(await recordsOf('mine')), ...(await recordsOf('theirs'))] as [Kept, Kept];
    const all = await notebook.rows<{ text: string }>('select facts::text as text from audit_record');
    expect(all.map(({ text }) => text).join()).not.toMatch(/hunter2|Nguyễn|001099012345|secret words/);
    expect(mine.facts.inputSha256).toBe(theirs.facts.inputSha256);
    expect(mine.facts.idempotencyKeySha256).not.toBe(theirs.facts.idempotencyKeySha256);
  });

  it('is MAINTENANCE when the hub itself is who asks', async () => {
    await send('own work', { viewer: HUB_VIEWER });
    expect(await recordsOf('own work')).toMatchObject([{ kind: 'MAINTENANCE', viewer: 'hub' }]);
  });

  it('is written whatever a caller has sent', async () => {
    const long = `${'x'.repeat(190)}\0\ud800 ${'y'.repeat(100_000)}`;
    await notebook.orm.write(WRITER, (em) =>
      recordInTransaction(em, {
        kind: 'COMMAND',
        requestId: long,
        facts: { code: 'ODD', 'key\0': '\udfff', at: new Date('2026-03-31T00:00:00Z'), long },
      }),
    );
    const [{ facts }] = (await notebook.rows<Kept>(`select facts from audit_record where request_id like 'xxx%'`)) as [
      Kept,
    ];
    expect(facts).toMatchObject({ code: 'ODD', tooLong: expect.any(Number), begins: expect.any(String) });
  });
});

describe('sealing', () => {
  it('gives dense places to records that come in while several seal at once', {
    timeout: 60_000,
  }, async () => {
    await using own = await openNotebook({ poolSize: 10 });
    let writing = true;
    const sealers = Array.from({ length: 3 }, async () => {
      while (writing) await seal(own);
    });
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let nth = 0; nth < 100; nth += 1) await command(own, `writer ${writer} ${nth}`);
      }),
    );
    writing = false;
    await Promise.all(sealers);
    const { head } = await seal(own);

    expect(head.position).toBe(800);
    expect(await verify(own, { batch: 77 })).toMatchObject({ last: { position: 800 }, waiting: 0, broken: null });
  });

  it('gives a record that was begun earlier and committed later the later place', async () => {
    await using own = await openNotebook();
    let commit = () => {};
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow = own.orm.write(WRITER, async (em) => {
      await recordInTransaction(em, { kind: 'COMMAND', requestId: 'slow', facts: {} });
      begun();
      await held;
    });
    await hasBegun;
    await command(own, 'quick');
    await seal(own);
    commit();
    await slow;
    await seal(own);

    const order = await own.rows<{ request_id: string }>('select request_id from audit_record order by position');
    expect(order.map((row) => row.request_id)).toEqual(['request quick', 'slow']);
    expect(await own.rows('select request_id from audit_record order by record_id')).toEqual(order.toReversed());
    expect(await verify(own)).toMatchObject({ last: { position: 2 }, broken: null });
  });

  it('takes more than one batch in one call', async () => {
    await using own = await openNotebook();
    await own.rows(`insert into audit_record (kind, viewer, roles, request_id, facts)
      select 'COMMAND', 'v', '{}', n::text, '{}' from generate_series(1, 2500) n`);
    expect((await seal(own)).head.position).toBe(2500);
    expect(await verify(own)).toMatchObject({ last: { position: 2500 }, broken: null });
  });

  it('is in order again after processes were killed in the middle of writing and sealing', {
    timeout: 60_000,
  }, async () => {
    await using own = await openNotebook();
    const told: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const writers = [0, 1].map((nth) => startWriter(own.adminUrl, `round ${round} writer ${nth}`, told));
      const before = told.length;
      const gone = Promise.all(writers.map((writer) => event(writer, 'exit')));
      try {
        await eventually(() => (told.length > before + 60 ? true : undefined));
        await pause(round * 3);
      } finally {
        for (const writer of writers) writer.kill('SIGKILL');
      }
      await gone;
    }
    await eventually(async () => {
      const [row] = await own.rows<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name like '%notebook%' and state <> 'idle'`,
      );
      return row!.count === 0 ? true : undefined;
    });
    const { head } = await seal(own);

    expect(await verify(own)).toMatchObject({ last: { position: head.position }, waiting: 0, broken: null });
    const kept = await own.rows<{ request_id: string }>('select request_id from audit_record');
    const ids = new Set(kept.map((row) => row.request_id));
    expect(told.filter((id) => !ids.has(id))).toEqual([]);
    expect(ids.size).toBe(kept.length);
    expect(told.length).toBeGreaterThan(240);
  });

  it('happens by itself soon after a record, and at the end', async () => {
    await using own = await openNotebook();
    const sealer = startSealer({ ...sealing(own), witness: null });
    await command(own, 'by itself');
    await eventually(async () => ((await verify(own)).last.position === 1 ? true : undefined));
    await command(own, 'at the end');
    await sealer.stop();
    expect(await verify(own)).toMatchObject({ last: { position: 2 }, waiting: 0, broken: null });
  });

  it('puts a seal on an empty chain too', async () => {
    await using own = await openNotebook();
    expect((await verify(own)).head?.seal).toBeNull();
    await startSealer({ ...sealing(own), witness: null }).stop();
    expect(await verify(own)).toMatchObject({
      last: { position: 0 },
      head: { position: 0, seal: expect.any(String) },
      broken: null,
    });
  });

  it('says when records wait too long', async () => {
    await using own = await openNotebook();
    await command(own, 'waits');
    expect(await verify(own)).toMatchObject({ waiting: 1, isWaitingLong: false, broken: null });
    await tamper(own, `update audit_record set recorded_at = recorded_at - interval '61 seconds'`);
    expect(await verify(own)).toMatchObject({ waiting: 1, isWaitingLong: true, broken: null });
  });

  it('is not done with another key than before', async () => {
    await using own = await openNotebook();
    await command(own, 'one');
    await seal(own);
    await command(own, 'two');
    const otherKey = sealingKey('another secret of at least 32 characters, as long as it takes', 'notebook');
    await expect(sealRecords(own.database, 'notebook', otherKey)).rejects.toMatchObject({ code: 'AUDIT_BROKEN' });
  });
});

describe('a machine that has seen more', () => {
  it('says so when the record goes back while it runs, and keeps saying it afterwards', async () => {
    await using own = await openNotebook();
    const said: string[] = [];
    const logger = { ...silentLogger, error: (sentence: string) => said.push(sentence) };
    const kept = new Map<string, { chainId: string; position: number; hash: string }>();
    const witness = {
      markOf: (subgraph: string) => kept.get(subgraph) ?? null,
      keep: (subgraph: string, mark: { chainId: string; position: number; hash: string }) => {
        kept.set(subgraph, mark);
      },
      replace: () => {},
    };
    const sealer = startSealer({ ...sealing(own), witness, logger });
    await command(own, 'one');
    const early = await sealer.sealed();
    await own.rows('create table older_head as select * from audit_head');
    await command(own, 'two');
    await sealer.sealed();
    await tamper(
      own,
      `delete from audit_record where position > ${early.position};
       truncate audit_head; insert into audit_head select * from older_head`,
    );
    await command(own, 'three');
    await sealer.sealed();
    expect(said).toEqual([expect.stringContaining('does not hold what this machine has seen')]);
    await sealer.stop();

    expect(kept.get('notebook')?.position).toBe(2);
    const report = await verify(own, { mark: kept.get('notebook')! });
    expect(report.broken).toMatchObject({ kind: 'ROLLED_BACK', position: '2' });
  });
});

function sealing(own: OpenNotebook) {
  return { database: own.database, subgraph: 'notebook', hubKey: TEST_SECRET, logger: silentLogger };
}

function startWriter(adminUrl: string, name: string, told: string[]): ChildProcess {
  const child = spawn(process.execPath, [new URL('./support/audit-writer.ts', import.meta.url).pathname, name], {
    env: { ...process.env, WRITER_DATABASE: adminUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let rest = '';
  child.stdout!.on('data', (chunk) => {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop()!;
    told.push(...lines);
  });
  return child;
}
