import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_VIEWER, type Viewer, viewerOf } from '../platform/viewer.ts';
import { type AgenciesSubgraph, AUDITOR, OPERATOR, startAgencies } from './support/agencies-subgraph.ts';
import { calendarRows, RECORD, swapOf } from './support/calendar.ts';
import { startHub } from './support/hub.ts';

const PROVINCE = 'province/phu-tho@2025';

let hub: AgenciesSubgraph;
beforeAll(async () => {
  hub = await startAgencies();
});
afterAll(() => hub[Symbol.asyncDispose]());

/** Everybody but an operator with all scopes, and how a command of theirs is refused. */
const REFUSED: readonly [name: string, viewer: () => Viewer, code: string][] = [
  ['the public', () => PUBLIC_VIEWER, 'UNAUTHENTICATED'],
  ['a citizen', () => viewerOf({ subject: 'person:c', roles: ['citizen'] }), 'FORBIDDEN'],
  ['an officer', () => hub.viewer('officer', 'officer', [PROVINCE]), 'FORBIDDEN'],
  ['a steward', () => hub.viewer('steward', 'steward', [PROVINCE]), 'FORBIDDEN'],
  ['a monitor', () => hub.viewer('monitor', 'monitor', [PROVINCE]), 'FORBIDDEN'],
  ['an auditor', () => AUDITOR, 'FORBIDDEN'],
  [
    'an operator’s key for other things',
    () => ({ ...OPERATOR, scopes: ['directives:write', 'systems:write'] }),
    'FORBIDDEN',
  ],
];
const decision = () => ({ idempotencyKey: randomUUID(), ...swapOf('2026-05-05', '2026-05-09') });

describe('a decision is taken from operators alone', () => {
  it('at the gateway', async () => {
    await using whole = await startHub();
    for (const [name, viewer, code] of REFUSED) {
      const { data, errors } = await whole.ask(RECORD, { viewer: viewer(), variables: { input: decision() } });
      const codes = errors?.map(({ extensions }) => extensions.code);
      expect({ name, data: data ?? null, codes }).toEqual({ name, data: null, codes: [code] });
    }
    expect(whole.calls).toEqual([]);
  });

  it.each(REFUSED)('in the subgraph, past the gateway: not from %s', async (_, viewer, code) => {
    const before = await calendarRows(hub);
    const { data, errors } = await hub.ask(RECORD, { viewer: viewer(), variables: { input: decision() } });

    expect(data ?? null).toBeNull();
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
    expect(await calendarRows(hub)).toEqual(before);
  });

  const INSERTS = {
    calendar_act: `insert into calendar_act
        (seq, act_id, key, symbol, issuer, title, issued_on, decides_years, is_verified, origin)
      select seq, gen_random_uuid(), 'x', 'x', 'x', 'x', '2026-03-30', '{2028}', true, 'COMMAND' from event`,
    calendar_entry: `insert into calendar_entry
        (seq, act_id, entry_id, key, kind, name, is_verified, on_day, is_compensated)
      select seq, gen_random_uuid(), gen_random_uuid(), 'day', 'HOLIDAY', 'x', true, '2026-05-05', false from event`,
  };
  const EVENT = `with event as (
    insert into feed_event (subject, kind, payload) values ('test', 'CALENDAR_RECORDED', '{}') returning seq)`;
  const undo = new Error('undone');

  /** What SQL says by itself to a statement of the viewer's, which is rolled back. */
  async function write(viewer: Viewer, text: string): Promise<void> {
    const tried = hub.database.write('agencies', viewer, async (tx) => {
      await tx.query({ name: `test.${randomUUID()}`, text }, []);
      throw undo;
    });
    await tried.catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  }

  it.each(Object.entries(INSERTS))('in PostgreSQL, past the subgraph: into %s', async (table, insert) => {
    for (const [name, viewer] of REFUSED) {
      await expect({ name, tried: await refusalOf(viewer(), `${EVENT} ${insert}`) }).toEqual({
        name,
        tried: 'refused',
      });
      const closing = `update ${table} set closed_seq = seq, recorded_to = now() where closed_seq is null`;
      expect({ name, tried: await refusalOf(viewer(), closing) }).toEqual({ name, tried: 'refused' });
    }
    await expect(write(OPERATOR, `${EVENT} ${insert}`)).resolves.toBeUndefined();
  });

  async function refusalOf(viewer: Viewer, text: string): Promise<string> {
    try {
      await write(viewer, text);
      return 'written';
    } catch (error) {
      const said = `${(error as Error).message} ${((error as Error).cause as Error | undefined)?.message ?? ''}`;
      return /NOT_A_WRITER|read-only|permission denied/.test(said) ? 'refused' : said;
    }
  }

  it('and not even they change or delete what was recorded', async () => {
    for (const table of Object.keys(INSERTS)) {
      await expect(write(OPERATOR, `update ${table} set key = 'y'`)).rejects.toThrow(/permission denied/);
      await expect(write(OPERATOR, `delete from ${table}`)).rejects.toThrow(/permission denied/);
      const owner = await hub.database.connectAsOwner('agencies');
      await expect(owner.query(`update ${table} set key = 'y'`)).rejects.toThrow('facts are appended');
      await expect(owner.query(`delete from ${table}`)).rejects.toThrow('facts are appended');
      await owner.end();
    }
  });

  it.each([
    ['a swap without its other half', `'SWAPPED_OFF', 'x', true, '2026-05-05', null`],
    ['a holiday that says nothing of compensation', `'HOLIDAY', 'x', true, '2026-05-05', null`],
    ['a rule with a day', `'COMPENSATION_RULE', 'x', true, '2026-05-05', null`],
    ['no kind', `'WHATEVER', 'x', true, '2026-05-05', false`],
  ])('nor is an entry written past them that no calendar could be read from: %s', async (_, values) => {
    const insert = `${EVENT} insert into calendar_entry
        (seq, act_id, entry_id, key, kind, name, is_verified, on_day, is_compensated)
      select seq, gen_random_uuid(), gen_random_uuid(), 'day', ${values} from event`;
    await expect(write(OPERATOR, insert)).rejects.toThrow(/check constraint/);
  });
});

it('everybody reads the calendar', async () => {
  for (const [, viewer] of REFUSED) {
    const { workingDay } = await hub.data<{ workingDay: object }>('{ workingDay(on: "2024-05-04") { isWorking } }', {
      viewer: viewer(),
    });
    expect(workingDay).toEqual({ isWorking: true });
  }
});
