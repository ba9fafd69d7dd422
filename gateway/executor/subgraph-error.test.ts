import { describe, expect, it } from 'vitest';
import { causeOfError, isTelltale } from './subgraph-error.ts';

const told = (message: string, extensions?: Record<string, unknown>) =>
  causeOfError('services', { message, ...(extensions ? { extensions } : {}) }).error;

describe('a text that says how a subgraph is built or where it stands', () => {
  it.each([
    // Addresses
    'connect ECONNREFUSED 10.1.2.3:5432',
    'request to http://services.internal:4001/graphql failed',
    'postgres://app:secret@db/app',
    'getaddrinfo ENOTFOUND db.internal',
    'could not connect to db.internal:5432',
    'listening on localhost',
    'Could not reach the cache at redis:6379',
    'no route to [::1]:4000',
    'timeout of 192.168.0.7',
    // Folders and stacks
    "ENOENT: no such file or directory, open '/etc/hub/key.pem'",
    'Cannot find module "/srv/app/dist/index.js"',
    'C:\\services\\bin\\app.dll not found',
    'TypeError: x is undefined\n    at Object.resolve (index.js:12:5)',
    'Error in node_modules/pg/lib/client',
    'Traceback (most recent call last):',
    'File "app.py", line 3\n  File "x.py", line 4',
    'panic: runtime error main.go:42',
    'NullPointerException at vn.gov.Dossier(Dossier.java:31)',
    'file:///srv/app.ts',
    'thrown by node:internal',
    // Statements and databases
    'select * from dossier where id = $1',
    'SELECT id\nFROM "dossier"\nORDER BY id',
    "insert into dossier (id) values ('x')",
    'UPDATE dossier SET state = 1',
    'delete from dossier where true',
    'relation "services.dossier" does not exist',
    'column "citizen_id" of relation "dossier" does not exist',
    'duplicate key value violates unique constraint "dossier_pkey"',
    'syntax error at or near "form"',
    'permission denied for table dossier',
    'password authentication failed for user "app"',
    'ORA-00942: table or view does not exist',
    'SQLSTATE[42S02]: Base table or view not found',
    'ER_NO_SUCH_TABLE',
    'MongoServerError: mongodb replica set lost',
  ])('is known: %j', (text) => {
    expect(isTelltale(text)).toBe(true);
  });

  it.each([
    'The dossier is closed.',
    'Expected an id in "taskId", got "T-7".',
    'Văn bản 131/NQ-CP ngày 06/10/2022 không có trong danh bạ.',
    'Expected a day as YYYY-MM-DD, came "2023-02-29".',
    'Select a unit from the list, or leave it out.',
    'Update the agency and set the day.',
    'The meeting is at 10:30, in room 4:2.',
    'Nhận trực tiếp hoặc qua bưu chính (và/hoặc trực tuyến).',
    'Expected 1 to 100 in "first", got 101.',
    'A ratio such as 3.5 or 1.2.3 is none.',
    'Bắt đầu từ: 01/07/2025.',
    'Cannot query field "x" on type "Y".',
    'Phone 024.3556.1234 takes questions.',
  ])('is not mistaken: %j', (text) => {
    expect(isTelltale(text)).toBe(false);
  });
});

describe("a subgraph's error", () => {
  it('keeps what is fit to be shown', () => {
    expect(
      told('The dossier is closed.', { code: 'DOSSIER_CLOSED', remedy: 'Open another.', requestId: 'r-1' }),
    ).toEqual({
      message: 'The dossier is closed.',
      extensions: { code: 'DOSSIER_CLOSED', remedy: 'Open another.', requestId: 'r-1', subgraph: 'services' },
    });
  });

  it('says what its code means in place of a message that is not', () => {
    expect(told('relation "dossier" does not exist', { code: 'BAD_USER_INPUT' })).toEqual({
      message: 'The value of a variable or argument is not one that it may have.',
      extensions: { code: 'BAD_USER_INPUT', remedy: 'Correct the variable or argument named.', subgraph: 'services' },
    });
    expect(told('connect ECONNREFUSED 10.1.2.3:5432')?.message).toBe(
      'A subgraph reported an error at the field named.',
    );
    expect(told('at /srv/app/x.js:1', { code: 'DOSSIER_CLOSED' })?.message).toBe(
      'The subgraph gave a message that is not fit to be shown.',
    );
  });

  it('loses a remedy, code or request id that is not', () => {
    expect(
      told('Closed.', { code: 'SEE http://x/', remedy: 'Look at http://services.internal/', requestId: 'a b/c' }),
    ).toEqual({
      message: 'Closed.',
      extensions: {
        code: 'SUBGRAPH_ERROR',
        remedy: expect.stringMatching(/^Only the field named is missing\./),
        subgraph: 'services',
      },
    });
    expect(told('Closed.', { code: 'X'.repeat(65) })?.extensions.code).toBe('SUBGRAPH_ERROR');
    expect(told('Closed.', { code: 'X'.repeat(64) })?.extensions.code).toBe('X'.repeat(64));
  });

  it('with a code of the console is a bug: what such a message names is for the console', () => {
    expect(told('Could not open the database.', { code: 'DATABASE_UNREACHABLE', requestId: 'r-1' })).toEqual({
      message: 'The hub made a mistake.',
      extensions: {
        code: 'INTERNAL_ERROR',
        remedy: 'Report the requestId; the log has the rest.',
        requestId: 'r-1',
        subgraph: 'services',
      },
    });
  });

  it('is cut where it is too long', () => {
    expect(told('a'.repeat(1001))?.message).toHaveLength(1000);
    expect(told('Closed.', { remedy: 'a'.repeat(1001) })?.extensions.remedy).toHaveLength(1000);
  });
});
