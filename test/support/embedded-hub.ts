import { startEmbeddedPostgres } from '../../platform/database/embedded.ts';
import { silentLogger } from '../../platform/log.ts';

// A hub of its own for tests of what happens when one is killed: starts the embedded server on the folder named,
// prints what came of it as one line of JSON, and stays until it is told 'stop' or 'exit' on its input.

const dataDir = process.argv[2] ?? '';
try {
  const server = await startEmbeddedPostgres({ dataDir, logger: silentLogger });
  console.log(JSON.stringify({ url: server.url }));
  process.stdin.on('data', async (command) => {
    if (String(command).trim() === 'stop') await server.stop();
    process.exit(0);
  });
} catch (thrown) {
  const { code, message } = thrown as { code?: string; message: string };
  console.log(JSON.stringify({ code, message }));
}
