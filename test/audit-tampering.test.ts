import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canonicalText, GENESIS, type SealedRecord, sealedRecords } from '../platform/audit/chain.ts';
import { command, seal, tamper, verify } from './support/audit-trail.ts';
import { type OpenNotebook, openNotebook } from './support/notebook.ts';

const LENGTH = 10;
let notebook: OpenNotebook;
let intact: { position: number; hash: string };
beforeAll(async () => {
  notebook = await openNotebook();
  for (let nth = 1; nth <= LENGTH; nth += 1) await command(notebook, `key ${nth}`);
  const { head } = await seal(notebook);
  intact = { position: head.position, hash: head.hash };
  await notebook.rows(
    'create table kept_record as select * from audit_record; create table kept_head as select * from audit_head',
  );
  // Somebody with the database would do no less.
  await notebook.rows(`alter table audit_record alter column record_id drop identity;
    create sequence own start 100;
    alter table audit_record alter column record_id set default nextval('notebook.own');
    grant usage on sequence own to public`);
});
afterAll(() => notebook[Symbol.asyncDispose]());
afterEach(() =>
  tamper(
    notebook,
    `truncate audit_record; insert into audit_record select * from kept_record;
     truncate audit_head; insert into audit_head select * from kept_head`,
  ),
);

const found = async (options = {}) => {
  const { broken } = await verify(notebook, options);
  return broken && [broken.kind, broken.position];
};

it('is in order when nobody has touched it', async () => {
  expect(await verify(notebook)).toMatchObject({
    last: { position: LENGTH },
    waiting: 0,
    isWaitingLong: false,
    broken: null,
  });
  expect(await verify(notebook, { expected: intact, batch: 3 })).toMatchObject({
    last: { position: LENGTH },
    broken: null,
  });
});

describe('one record that says something else is ALTERED at its place', () => {
  it.each([
    ['record_id', '999'],
    ['recorded_at', `recorded_at + interval '1 microsecond'`],
    ['kind', `'MAINTENANCE'`],
    ['viewer', `'somebody else'`],
    ['roles', `'{operator}'`],
    ['roles', `roles || '{}'::text[] || array[null::text]`],
    ['request_id', `request_id || ' '`],
    ['facts', `facts || '{"command": "readNote"}'`],
    ['facts', `facts - 'problems'`],
    ['facts', `facts || '{"n": 1.0}'`],
    ['previous_hash', `repeat('0', 64)`],
    ['hash', `repeat('0', 64)`],
    ['sealed_at', `sealed_at - interval '1 microsecond'`],
  ])('%s = %s', async (column, value) => {
    for (const position of [1, 5, LENGTH]) {
      await tamper(notebook, `update audit_record set ${column} = ${value} where position = ${position}`);
      const expected = column === 'previous_hash' && position === 1 ? null : ['ALTERED', String(position)];
      expect(await found()).toEqual(expected);
      await tamper(
        notebook,
        `delete from audit_record where position = ${position};
         insert into audit_record select * from kept_record where position = ${position}`,
      );
    }
  });

  it('a number that only looks the same', async () => {
    const facts = (n: string) =>
      `update audit_record set facts = '{"n": ${n}}' where record_id = (select max(record_id) from audit_record)`;
    await command(notebook, 'a number');
    await tamper(notebook, facts('1'));
    await seal(notebook);
    expect(await found()).toBeNull();

    await tamper(notebook, facts('1.0'));
    expect(await found()).toEqual(['ALTERED', '11']);
  });

  it('and is hashed anew: the next one was chained to another', async () => {
    await tamper(notebook, `update audit_record set viewer = 'somebody else' where position = 5`);
    const [changed] = (await records()).filter(({ position }) => position === 5);
    await tamper(notebook, `update audit_record set hash = '${plainHash(changed!)}' where position = 5`);
    expect(await found()).toEqual(['ALTERED', '5']);
  });
});

describe('records that are gone are REMOVED from their place on', () => {
  it.each([
    ['the first', 'position = 1', '1'],
    ['one in the middle', 'position = 5', '5'],
    ['the last', `position = ${LENGTH}`, String(LENGTH)],
    ['several', 'position between 4 and 6', '4'],
    ['the last three', 'position > 7', '8'],
    ['all', 'true', '1'],
  ])('%s', async (_, which, position) => {
    await tamper(notebook, `delete from audit_record where ${which}`);
    expect(await found()).toEqual(['REMOVED', position]);
  });

  it('also when those after it have moved up', async () => {
    await tamper(
      notebook,
      `delete from audit_record where position = 5;
       alter table audit_record drop constraint audit_record_position_key;
       update audit_record set position = position - 1 where position > 5;
       alter table audit_record add constraint audit_record_position_key unique (position)`,
    );
    expect(await found()).toEqual(['REMOVED', '5']);
  });

  it('also when the head was set to what is left, by hand', async () => {
    await tamper(
      notebook,
      `delete from audit_record where position > 7;
       update audit_head set position = 7, hash = (select hash from audit_record where position = 7)`,
    );
    expect(await found()).toEqual(['SEAL_INVALID', '7']);
  });

  it('also when the whole table was emptied and the head set to the beginning', async () => {
    await tamper(notebook, `truncate audit_record; update audit_head set position = 0, hash = repeat('0', 64)`);
    expect(await found()).toEqual(['SEAL_INVALID', '0']);
  });
});

describe('a record that the hub did not put there is INSERTED at its place', () => {
  const copy = (position: string, more = '') =>
    `insert into audit_record select 1000, recorded_at, kind, viewer, roles, request_id, facts, ${position},
       previous_hash, hash, sealed_at from audit_record where position = 5; ${more}`;
  const shiftFrom = (position: number) =>
    `alter table audit_record drop constraint audit_record_position_key;
     update audit_record set position = position + 1 where position >= ${position};`;

  it('before the first', async () => {
    await tamper(notebook, copy('0'));
    expect(await found()).toEqual(['INSERTED', '0']);
  });

  it('in the middle, those after it moved on', async () => {
    await tamper(
      notebook,
      `${shiftFrom(5)} insert into audit_record select 1000, recorded_at, kind, 'forged', roles, request_id, facts, 5,
         previous_hash, hash, sealed_at from audit_record where position = 6`,
    );
    expect(await found()).toEqual(['INSERTED', '5']);
  });

  it('in the middle, with a hash that fits the one before', async () => {
    await tamper(
      notebook,
      `${shiftFrom(5)} insert into audit_record select 1000, recorded_at, kind, 'forged', roles, request_id, facts, 5,
         previous_hash, 'later', sealed_at from audit_record where position = 6`,
    );
    const forged = (await records()).find(({ position }) => position === 5)!;
    await tamper(notebook, `update audit_record set hash = '${plainHash(forged)}' where record_id = 1000`);
    expect(await found()).toEqual(['INSERTED', '5']);
  });

  it('beside another of the same place', async () => {
    await tamper(notebook, `alter table audit_record drop constraint audit_record_position_key; ${copy('5')}`);
    expect(await found()).toEqual(['INSERTED', '5']);
  });

  it('behind the last, with a hash that fits: BEYOND_HEAD', async () => {
    await tamper(
      notebook,
      `${copy('11')} update audit_record set previous_hash = '${intact.hash}' where position = 11`,
    );
    const forged = (await records()).find(({ position }) => position === 11)!;
    await tamper(notebook, `update audit_record set hash = '${plainHash(forged)}' where position = 11`);
    expect(await found()).toEqual(['BEYOND_HEAD', '11']);
  });

  // The unique constraint is back for the next case.
  afterEach(() =>
    tamper(
      notebook,
      `truncate audit_record; alter table audit_record drop constraint if exists audit_record_position_key;
       alter table audit_record add constraint audit_record_position_key unique (position)`,
    ),
  );
});

describe('records that stand at each other’s places are REORDERED', () => {
  it.each([
    [1, 2],
    [4, 5],
    [3, 9],
    [9, LENGTH],
  ])('%i and %i', async (one, other) => {
    await tamper(
      notebook,
      `update audit_record set position = -1 where position = ${one};
       update audit_record set position = ${one} where position = ${other};
       update audit_record set position = ${other} where position = -1`,
    );
    expect(await found()).toEqual(['REORDERED', String(one)]);
  });

  it('one that was moved far away', async () => {
    await tamper(notebook, 'update audit_record set position = 99999 where position = 5');
    expect(await found()).toEqual(['REORDERED', '5']);
  });
});

describe('the head', () => {
  it.each([
    ['taken away', 'delete from audit_head', 'HEAD_MISSING'],
    ['without a seal', 'update audit_head set seal = null', 'SEAL_MISSING'],
    ['with a seal of another place', `update audit_head set seal = repeat('0', 64)`, 'SEAL_INVALID'],
    ['with another hash', `update audit_head set hash = repeat('0', 64)`, 'SEAL_INVALID'],
    ['of another chain', 'update audit_head set chain_id = gen_random_uuid()', 'SEAL_INVALID'],
    ['of a key of another name', `update audit_head set key = 'abc'`, 'OTHER_KEY'],
  ])('%s', async (_, sql, kind) => {
    await tamper(notebook, sql);
    expect(await found()).toEqual([kind, String(LENGTH)]);
  });

  it('says that records are gone when it is put beyond them', async () => {
    await tamper(notebook, 'update audit_head set position = 12');
    expect(await found()).toEqual(['REMOVED', '11']);
  });

  it('of earlier, with all records still there, is seen by itself', async () => {
    await putBackHeadOf(() => command(notebook, 'one more'));
    expect(await found()).toEqual(['BEYOND_HEAD', '11']);
  });

  it('of earlier, with what came later cut off, is seen by whoever has noted more', async () => {
    const later = await putBackHeadOf(() => command(notebook, 'to be cut off'));
    await tamper(notebook, `delete from audit_record where position > ${LENGTH}`);

    // By itself the chain is in order: that is why machines and people note how far they have seen it.
    expect(await found()).toBeNull();
    expect(await found({ expected: later })).toEqual(['ROLLED_BACK', '11']);
    expect(await found({ mark: later })).toEqual(['ROLLED_BACK', '11']);
    expect(await found({ expected: intact, mark: { ...later, ...intact } })).toBeNull();
  });

  it('of the beginning, with an empty table, is seen by whoever has noted anything', async () => {
    const [{ chain_id: chainId }] = (await notebook.rows<{ chain_id: string }>('select chain_id from audit_head')) as [
      { chain_id: string },
    ];
    await tamper(notebook, 'truncate audit_record; delete from audit_head; insert into audit_head default values');

    expect(await found()).toBeNull();
    expect(await found({ mark: { chainId, ...intact } })).toEqual(['OTHER_CHAIN', String(LENGTH)]);
    expect(await found({ expected: intact })).toEqual(['ROLLED_BACK', String(LENGTH)]);
  });
});

describe('a chain that was made anew without the key', () => {
  it('bears no seal of this hub, whoever is named as the key', async () => {
    await rebuildFrom(5);
    expect(await found()).toEqual(['SEAL_INVALID', String(LENGTH)]);
    expect(await found({ expected: intact })).toEqual(['SEAL_INVALID', String(LENGTH)]);
  });

  it('is told from one that another hub has sealed', async () => {
    const otherKey = 'another secret of at least 32 characters, as long as it takes';
    expect(await found({ hubKey: otherKey })).toEqual(['OTHER_KEY', String(LENGTH)]);
  });

  it('is not sealed on: the hub does not vouch for what others have made', async () => {
    await rebuildFrom(5);
    await command(notebook, 'after the break');
    await expect(seal(notebook)).rejects.toMatchObject({ code: 'AUDIT_BROKEN' });
    expect(await verify(notebook)).toMatchObject({ waiting: 1, broken: { kind: 'SEAL_INVALID' } });
  });
});

it.each([
  [
    'a record was put behind the head',
    `insert into audit_record select 1000, recorded_at, kind, viewer, roles, request_id, facts, 11, hash, 'x', sealed_at from audit_record where position = 10`,
  ],
  ['the last record is gone', 'delete from audit_record where position = 10'],
  ['the last record has moved', 'update audit_record set position = 11 where position = 10'],
  ['the last record has another hash', `update audit_record set hash = 'x' where position = 10`],
  ['the head is gone', 'delete from audit_head'],
  ['the head has lost its seal', 'update audit_head set seal = null'],
])('nothing is sealed when %s', async (_, sql) => {
  await tamper(notebook, sql);
  await command(notebook, `waits because ${sql}`);
  await expect(seal(notebook)).rejects.toMatchObject({ code: 'AUDIT_BROKEN' });
});

it('a mistake cannot do it: the table refuses, also to its owner', async () => {
  const owner = await notebook.database.connectAsOwner('notebook');
  try {
    await owner.query('alter table audit_record no force row level security');
    for (const sql of [
      `update audit_record set viewer = 'x' where position = 5`,
      'update audit_record set position = 11 where position = 10',
      'update audit_record set position = null, previous_hash = null, hash = null, sealed_at = null where position = 5',
      'delete from audit_record where position = 5',
      'truncate audit_record',
      'update audit_head set position = position - 1',
      'update audit_head set chain_id = gen_random_uuid()',
      'delete from audit_head',
      'truncate audit_head',
    ]) {
      await expect(owner.query(sql), sql).rejects.toThrow('the audit record is appended to');
    }
  } finally {
    await owner.query('alter table audit_record force row level security');
    await owner.end();
  }
});

/** The chain as somebody who reads it can compute it: SHA-256, and no key. */
function plainHash(record: SealedRecord): string {
  return createHash('sha256').update(canonicalText('notebook', record)).digest('hex');
}

async function records(): Promise<SealedRecord[]> {
  return notebook.database.job('notebook', async (tx) => {
    const all: SealedRecord[] = [];
    for await (const record of sealedRecords(tx)) all.push(record);
    return all;
  });
}

/** Change a record and make everything after it fit, the head's hash included. */
async function rebuildFrom(position: number): Promise<void> {
  await tamper(notebook, `update audit_record set viewer = 'somebody else' where position = ${position}`);
  let previousHash: string = GENESIS.hash;
  for (const record of await records()) {
    const hash = plainHash({ ...record, previousHash });
    await tamper(
      notebook,
      `update audit_record set previous_hash = '${previousHash}', hash = '${hash}' where position = ${record.position}`,
    );
    previousHash = hash;
  }
  await tamper(notebook, `update audit_head set hash = '${previousHash}'`);
}

/** Keep the head, go on, and put the head back. Gives how far the chain had come. */
async function putBackHeadOf(work: () => Promise<unknown>) {
  await notebook.rows('drop table if exists older_head; create table older_head as select * from audit_head');
  await work();
  const { head } = await seal(notebook);
  await tamper(notebook, 'truncate audit_head; insert into audit_head select * from older_head');
  return { chainId: head.chainId, position: head.position, hash: head.hash };
}
