import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewerOf } from '../platform/viewer.ts';
import { startHub, type TestHub } from './support/hub.ts';

const AUDITOR = viewerOf({ subject: 'person:an auditor', roles: ['auditor'] });

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub[Symbol.asyncDispose]());

/** Facts of what the gateway has on record about reads of personal data. */
async function readsOnRecord(): Promise<readonly Record<string, unknown>[]> {
  const text = `select facts from audit_record where kind = 'PERSONAL_READ' order by record_id`;
  return (await hub.database.pool('hub', 'job').query<{ facts: Record<string, unknown> }>(text)).rows.map(
    ({ facts }) => facts,
  );
}

describe('who asks about a person by a filter, and for no field that names the person', () => {
  it.each([
    ['Query.grants', '{ grants(filter: { subject: "person:spied on" }) { nodes { role agency { name } } } }'],
    ['Query.grants', '{ grants(filter: { subject: "person:spied on" }) { totalCount } }'],
    ['Query.auditRecords', '{ auditRecords(filter: { viewer: "person:spied on" }) { nodes { kind recordedAt } } }'],
    ['Query.auditRecords', '{ auditRecords(filter: { viewer: "person:spied on" }) { totalCount } }'],
  ])('is on record, also when there is nothing to tell: %s by %s', async (coordinate, query) => {
    const before = (await readsOnRecord()).length;
    const { errors } = await hub.ask(query, { viewer: AUDITOR });
    expect(errors).toBeUndefined();
    const [read, ...more] = (await readsOnRecord()).slice(before);
    expect(read).toMatchObject({ coordinates: [coordinate], values: 1 });
    expect(more).toEqual([]);
    expect(JSON.stringify(read)).not.toContain('spied on');
  });
});

describe('production', () => {
  /** What a program says when it is started in a folder of its own, where `.env` holds these lines. */
  async function saidBy(program: string, args: readonly string[], dotEnv: string, env: Record<string, string>) {
    const folder = await mkdtemp(join(tmpdir(), 'lien-thong-attacks-'));
    try {
      await writeFile(join(folder, '.env'), dotEnv);
      const child = spawn(process.execPath, [fileURLToPath(new URL(`../${program}`, import.meta.url)), ...args], {
        cwd: folder,
        env: { PATH: process.env.PATH ?? '', DATA_DIR: folder, PORT: '0', ...env },
      });
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += String(chunk);
      });
      const timer = setTimeout(() => child.kill(), 30_000);
      const [code] = await once(child, 'close');
      clearTimeout(timer);
      return { code: code as number | null, said };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const UNREACHABLE = 'postgres://nobody:nothing@127.0.0.1:1/none';
  const WEAK = 'changeme'.repeat(5);

  it.each(['', ' '])('stays what .env says under a variable that is %j', async (blank) => {
    const dotEnv = `NODE_ENV=production\nDATABASE_URL=${UNREACHABLE}\n`;
    const { code, said } = await saidBy('cli/hub.ts', ['start'], dotEnv, { NODE_ENV: blank });
    expect(said).toContain('PRODUCTION_UNGUARDED');
    expect(code).toBe(1);
  });

  it.each([
    ['a weak one', { SIGNING_KEY: WEAK }],
    ['none', {}],
  ])('asks a subgraph in a process of its own for a signing key: %s is refused', async (_, keys) => {
    const env = { NODE_ENV: 'production', DATABASE_URL: UNREACHABLE, ...keys };
    const { code, said } = await saidBy('subgraphs/agencies/server.ts', [], '', env);
    expect(said).toMatch(/signing key is missing: set SIGNING_KEY/);
    expect(said).not.toContain(WEAK);
    expect(code).toBe(1);
  });
});
