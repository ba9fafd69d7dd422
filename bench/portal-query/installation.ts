import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrateAll, SUBGRAPHS } from '../../cli/installation.ts';
import { loadReferenceData } from '../../cli/reference-data.ts';
import { startEmbeddedPostgres } from '../../platform/database/embedded.ts';
import { openDatabase } from '../../platform/database.ts';
import { silentLogger } from '../../platform/log.ts';

/** A database with the reference data in it, on a PostgreSQL of its own in a folder that is removed at close. */
export interface BenchDatabase extends AsyncDisposable {
  readonly url: string;
  readonly signingKey: string;
  /** CPU time that PostgreSQL's sessions, as far as they still live, have used; null where the system does not say. */
  sessionsCpuMs(): Promise<ReadonlyMap<number, number> | null>;
}

export async function openBenchDatabase(poolSize: number): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lien-thong-bench-'));
  const signingKey = randomBytes(32).toString('base64url');
  const remove = () => rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  try {
    // Root's PostgreSQL runs as another user, who has to pass through.
    if (process.getuid?.() === 0) await chmod(dataDir, 0o711);
    const server = await startEmbeddedPostgres({ dataDir, logger: silentLogger, durability: 'full' });
    try {
      const options = {
        adminUrl: server.url,
        subgraphs: SUBGRAPHS,
        poolSize,
        secret: signingKey,
        logger: silentLogger,
      };
      await using database = await openDatabase(options);
      await migrateAll(database);
      await loadReferenceData(database, silentLogger);

      const admin = new pg.Client({ connectionString: server.url });
      await admin.connect();
      // As autovacuum does within a minute, and then in the middle of a measurement.
      await admin.query('vacuum (analyze)');
      return {
        url: server.url,
        signingKey,
        sessionsCpuMs: () => sessionsCpuMs(admin),
        async [Symbol.asyncDispose]() {
          await admin.end();
          await server.stop();
          await remove();
        },
      };
    } catch (error) {
      await server.stop();
      throw error;
    }
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Length of the clock tick in /proc/…/stat, which is 10 ms on every Linux that Node runs on. */
const TICK_MS = 10;

async function sessionsCpuMs(admin: pg.Client): Promise<Map<number, number> | null> {
  if (process.platform !== 'linux') return null;
  const sessions = await admin.query<{ pid: number }>(
    `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  const used = new Map<number, number>();
  for (const { pid } of sessions.rows) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
    // The fields after the name of the program, which may hold blanks: user time is the 12th of them, system time the 13th.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields) used.set(pid, (Number(fields[11]) + Number(fields[12])) * TICK_MS);
  }
  return used;
}
