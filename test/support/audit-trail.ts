import { sealingKey } from '../../platform/audit/chain.ts';
import { sealRecords } from '../../platform/audit/seal.ts';
import { type ChainReport, type VerifyOptions, verifyChain } from '../../platform/audit/verify.ts';
import { once } from '../../platform/receipt.ts';
import { type OpenNotebook, recordNotes, WRITER } from './notebook.ts';
import { TEST_SECRET } from './test-database.ts';

/** A command in the notebook: makes a note and leaves its record. */
export function command(notebook: OpenNotebook, idempotencyKey: string, requestId = `request ${idempotencyKey}`) {
  return notebook.orm.write(WRITER, (em) =>
    once(
      em,
      WRITER,
      { name: 'writeNote', idempotencyKey, input: { said: 'secret words' }, requestId, today: '2026-03-31' },
      async () => {
        await recordNotes(em, { [idempotencyKey]: ['a line'] });
        return { made: { note: idempotencyKey }, problems: [] };
      },
    ),
  );
}

export function seal(notebook: OpenNotebook) {
  return sealRecords(notebook.database, 'notebook', sealingKey(TEST_SECRET, 'notebook'));
}

export function verify(notebook: OpenNotebook, options: Partial<VerifyOptions> = {}): Promise<ChainReport> {
  return verifyChain({ database: notebook.database, subgraph: 'notebook', hubKey: TEST_SECRET, ...options });
}

/** SQL of somebody who has the database and turns off whatever stands in the way. */
export function tamper(notebook: OpenNotebook, sql: string): Promise<unknown> {
  return notebook.rows(`
    begin;
    alter table audit_record disable trigger user;
    alter table audit_head disable trigger user;
    ${sql};
    alter table audit_record enable trigger user;
    alter table audit_head enable trigger user;
    commit`);
}
