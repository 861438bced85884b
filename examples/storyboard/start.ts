import { join } from 'node:path';
import { buildAll, ROOT } from './start/build';
import { seed } from './start/seed';
import { servePage } from './start/serve-page';
import { startServer } from './start/server';

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

  const server = await startServer({
    PORT: API_PORT,
    DATABASE_URL: EXAMPLE_DATABASE_URL ?? `sqlite:${join(ROOT, 'data', 'example.db')}`,
    // A tab that is reloaded leaves its answer open; nobody goes on with it, so it is soon marked as stopped.
    IN_PROGRESS_TIMEOUT: process.env['IN_PROGRESS_TIMEOUT'] ?? '60',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info',
  });
  // Ctrl-C in a terminal reaches the server as well; it ends once, whoever asks.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.stop());
  try {
    const page = await servePage(server.url, Number(PORT));
    await seed(server.url, page.url);
    console.log(`\n  The page    ${page.url}\n  The server  ${server.url}/docs\n`);
    await server.ended;
    await page.close();
  } finally {
    server.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
