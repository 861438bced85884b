import { join } from 'node:path';
import { buildAll, ROOT } from './start/build';
import { KeptServer } from './start/keep-server';
import { seed } from './start/seed';
import { servePage } from './start/serve-page';

const HELP = `Builds the server, the client and the storyboard example, and starts both. Ctrl-C ends them.

  npm run example

  PORT                  where the page is served (5173)
  API_PORT              where the server listens (a free port)
  EXAMPLE_DATABASE_URL  sqlite:<path> or postgres://… (sqlite:data/example.db)

The server takes its other settings from the environment too; README.md lists them.`;

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    console.log(HELP);
    return;
  }
  const { PORT = '5173', API_PORT = '0', EXAMPLE_DATABASE_URL } = process.env;
  await buildAll((line) => console.log(line));

  const settings = {
    PORT: API_PORT,
    DATABASE_URL: EXAMPLE_DATABASE_URL ?? `sqlite:${join(ROOT, 'data', 'example.db')}`,
    // Nobody goes on with an answer whose tab was loaded again, so it is soon marked as stopped.
    IN_PROGRESS_TIMEOUT: process.env['IN_PROGRESS_TIMEOUT'] ?? '60',
    LOG_LEVEL: 'info',
  };
  const server = await KeptServer.start(settings, (line) => console.log(line));
  // Ctrl-C in a terminal reaches the server as well; it ends once, whoever asks.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.stop());
  try {
    const page = await servePage(server.url, Number(PORT));
    await seed(server.url, page.url);
    console.log(`\n  The page    ${page.url}\n  The server  ${server.url}/docs\n`);
    console.log(
      `Try kill -9 ${server.pid} while an answer is written: the server is started again.`,
    );
    await server.keep();
    await page.close();
  } finally {
    server.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
