import type { Guard } from './list.ts';

const TABLES = { file: 'platform/audit/tables.ts' };
const SEAL = { file: 'platform/audit/seal.ts' };
const VERIFY = { file: 'platform/audit/verify.ts', tests: ['test/audit-tampering.test.ts'] };
const QUEUE = { file: 'platform/audit/sink/queue.ts', tests: ['test/audit-sink.test.ts'] };
const SINK = { file: 'platform/audit/sink.ts', tests: ['test/audit-sink.test.ts'] };
const RECEIPT = { file: 'platform/receipt.ts', tests: ['test/audit.test.ts'] };

/** What a record's hash is taken over: without any of it, a change there would not be seen. */
const HASHED = ['facts', 'kind', 'recordId', 'recordedAt', 'requestId', 'roles', 'sealedAt', 'viewer'].map((part) => ({
  name: `a change of ${part} changes the hash`,
  file: 'platform/audit/chain.ts',
  find: `    ${part}: record.${part},\n`,
  replace: '',
  tests: ['test/audit-tampering.test.ts'],
}));

/** The audit record. */
export const AUDIT: readonly Guard[] = [
  {
    ...TABLES,
    name: 'SQL shows audit records to nobody without the scope',
    find: ` where (select app.viewer_has_scope('audit:read'))`,
    replace: '',
    tests: ['test/audit-log.test.ts'],
  },
  {
    ...TABLES,
    name: 'a viewer cannot say who is on record',
    find: 'grant insert (kind, request_id, facts) on audit_record',
    replace: 'grant insert (kind, viewer, roles, request_id, facts) on audit_record',
    tests: ['test/audit-log.test.ts'],
  },
  {
    ...TABLES,
    name: 'a viewer writes no record of the gateway’s kinds',
    find: ` and kind in ('COMMAND', 'MAINTENANCE'));`,
    replace: ');',
    tests: ['test/audit-log.test.ts'],
  },
  {
    ...TABLES,
    name: 'audit records are not changed, not even by the owner',
    find: 'before update or delete on audit_record',
    replace: 'before insert on audit_record',
    tests: ['test/audit-tampering.test.ts'],
  },
  {
    ...TABLES,
    name: 'audit records are not emptied, not even by the owner',
    find: `create trigger records_are_kept before truncate on audit_record
  for each statement execute function refuse_audit_change();`,
    replace: '',
    tests: ['test/audit-tampering.test.ts'],
  },
  {
    ...TABLES,
    name: 'a sealed record is not sealed again',
    find: 'if old.position is null and new.position is not null',
    replace: 'if true',
    tests: ['test/audit-tampering.test.ts'],
  },
  {
    ...TABLES,
    name: 'the head of a chain does not go back',
    find: ' and new.position >= old.position',
    replace: '',
    tests: ['test/audit-tampering.test.ts'],
  },
  ...HASHED,
  {
    name: 'a record fits at its place only',
    file: 'platform/audit/chain.ts',
    find: '    position: String(record.position),\n',
    replace: '',
    tests: ['test/audit-tampering.test.ts'],
  },
  {
    name: 'a record holds the hash of the one before',
    file: 'platform/audit/chain.ts',
    find: '    previousHash: record.previousHash,\n',
    replace: '',
    tests: ['test/audit-tampering.test.ts'],
  },
  {
    name: 'the seal of a head needs the hub’s key',
    file: 'platform/audit/chain.ts',
    find: 'if (head.seal === key.sealOf(head.chainId, head)) return',
    replace: 'if (head.seal !== null) return',
    tests: ['test/audit-tampering.test.ts'],
  },
  {
    ...SEAL,
    name: 'nothing is sealed on under a head that others have made',
    find: '  if (fault !== null) throw broken(subgraph, FAULTS[fault]);\n',
    replace: '',
    tests: ['test/audit-tampering.test.ts'],
  },
  {
    ...SEAL,
    name: 'nothing is sealed on when records are missing or too many',
    find: 'if (Number(last.position) !== head.position) {',
    replace: 'if (Number.isNaN(head.position)) {',
    tests: ['test/audit-tampering.test.ts'],
  },
  {
    ...SEAL,
    name: 'nothing is sealed on behind another record than the head’s',
    find: 'if (last.hash !== head.hash) {',
    replace: 'if (head.hash === null) {',
    tests: ['test/audit-tampering.test.ts'],
  },
  {
    ...SEAL,
    name: 'one seals at a time',
    find: '  await tx.query(LOCK, [lockName(subgraph)]);\n',
    replace: '',
    tests: ['test/audit.test.ts'],
  },
  {
    ...SEAL,
    name: 'a machine notices that a chain went back',
    find: '    if (holdsMark) seen =',
    replace: '    if (holdsMark || true) seen =',
    tests: ['test/audit.test.ts'],
  },
  {
    ...VERIFY,
    name: 'verifying computes each hash',
    find: '    record.hash === hashOf(subgraph, record)',
    replace: '    true',
  },
  {
    ...VERIFY,
    name: 'verifying follows each hash to the one before',
    find: '    record.previousHash === previous.hash &&\n',
    replace: '',
  },
  {
    ...VERIFY,
    name: 'verifying checks the seal of the head',
    find: '  if (fault !== null || last.hash !== head.hash) {',
    replace: '  if (last.hash !== head.hash) {',
  },
  {
    ...VERIFY,
    name: 'verifying compares with what others have noted',
    find: '    if (found === hash) continue;',
    replace: '    continue;',
  },
  {
    ...VERIFY,
    name: 'verifying compares the chain with the one that was seen',
    find: 'if (chainId !== null && chainId !== head?.chainId) {',
    replace: 'if (chainId === hash) {',
  },
  {
    ...RECEIPT,
    name: 'a command that is refused for its key is on record',
    find: '    await recordInTransaction(em, recordOf(refusal));\n',
    replace: '',
  },
  {
    ...RECEIPT,
    name: 'a record of a command holds no words of the problems',
    find: 'problems: found.map(({ code }) => code),',
    replace: 'problems: found,',
  },
  {
    name: 'the same idempotency key of two callers cannot be told on record',
    file: 'platform/audit/record.ts',
    find: 'idempotencyKey: string): string {\n  return createHash',
    replace: "idempotencyKey: string): string {\n  subject = '';\n  return createHash",
    tests: ['test/audit.test.ts'],
  },
  {
    name: 'what a database cannot hold does not keep a record from being written',
    file: 'platform/audit/record.ts',
    find: `.toWellFormed().replaceAll('\\0', '\\ufffd')`,
    replace: '',
    tests: ['test/audit.test.ts', 'test/audit-sink.test.ts'],
  },
  {
    ...SINK,
    name: 'an entry is acknowledged when it is durable',
    find: '    await durable;\n',
    replace: '    durable.catch(() => {});\n',
  },
  {
    ...SINK,
    name: 'a failed batch is acknowledged to nobody',
    find: `queue.putBack(batch, unavailable('the database does not take it'), new Date().toISOString());`,
    replace: 'for (const row of batch) for (const { resolve } of row.waiting) resolve();',
  },
  {
    ...SINK,
    name: 'an entry that cannot be stored does not take others with it',
    find: '      if (!isUnstorable(cause)) throw cause;\n',
    replace: '      throw cause;\n',
  },
  {
    ...QUEUE,
    name: 'refusals that the database did not take are kept',
    find: "      if (row.kind !== 'ACCESS_REFUSED') continue;\n",
    replace: '      continue;\n',
  },
  {
    ...QUEUE,
    name: 'refused refusals do not bring reads of personal data with them',
    find: "      if (row.kind !== 'ACCESS_REFUSED') continue;\n",
    replace: '',
  },
  {
    ...QUEUE,
    name: 'a queue is bounded for reads of personal data',
    find: '    if (this.#others >= this.#capacity) return null;\n',
    replace: '',
  },
  {
    ...QUEUE,
    name: 'a caller has only so many rows for refusals',
    find: ' && listed < REFUSALS_LISTED',
    replace: '',
  },
  {
    ...QUEUE,
    name: 'a queue is bounded for refusals',
    find: 'if (this.#refusals < this.#capacity && ',
    replace: 'if (',
  },
  {
    ...QUEUE,
    name: 'a refusal that repeats is one row a second',
    find: "      if (row.kind === 'ACCESS_REFUSED') this.#takenAt.set(row.key, now);\n",
    replace: '',
  },
];
