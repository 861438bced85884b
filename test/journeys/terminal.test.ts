import { spawnSync } from 'node:child_process';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database';
import { startServer } from '../support/server-process';
import { startAtTerminal, type AtTerminal } from '../support/terminal';

let database: FreshDatabase;
let terminal: AtTerminal | undefined;

beforeEach(async () => {
  database = await freshDatabase();
});

afterEach(async () => {
  await terminal?.close();
  terminal = undefined;
  await database.remove();
});

function start(env: Readonly<Record<string, string>> = {}): AtTerminal {
  terminal = startAtTerminal({ DATABASE_URL: database.url, ...env });
  return terminal;
}

const { stdout } = spawnSync('script --version', { shell: true });
const onLinux = stdout.includes('util-linux') ? it : it.skip;

onLinux('At a terminal the server tells a person what there is, and how to stop it.', async () => {
  const server = start();
  const shown = await server.shows('Ctrl-C stops it.');
  const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(shown) ?? [];
  expect(shown).toContain(`${url!}/docs`);
  expect(shown).toMatch(/Database +(SQLite, .*app\.db|PostgreSQL, .*\/test_\w+)/);
  expect(shown).toMatch(/Authentication +off/);

  await fetch(`${url!}/nowhere?secret`);
  expect(await server.shows('GET /nowhere 404')).not.toContain('secret');
  expect(await server.interrupt()).toBe(0);
  expect(await server.shows('stopped')).not.toMatch(/^\{/m);
});

onLinux('A path moves nothing at the terminal.', async () => {
  const server = start();
  const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(await server.shows('Ctrl-C stops it.')) ?? [];
  await fetch(`${url!}/a%9b31m%1b[2J`);
  await server.shows('GET /a%9b31m%1b%5B2J 404');
  expect(await server.interrupt()).toBe(0);
});

onLinux('At a terminal in production it logs for programs.', async () => {
  const server = start({ NODE_ENV: 'production' });
  const shown = await server.shows('"msg":"listening"');
  expect(await server.interrupt()).toBe(0);
  expect(shown).not.toContain('Ctrl-C');
});

it('Without a terminal every line is JSON, and nothing else is written.', async () => {
  const server = await startServer({ DATABASE_URL: database.url });
  await fetch(`${server.url}/nowhere`);
  expect(await server.stop()).toBe(0);
  const messages = server.log.map((line) => (JSON.parse(line) as { msg: string }).msg);
  const after = messages.filter((message) => message !== 'migrated'); // a new database is
  expect(after).toEqual(['listening', 'request', 'draining', 'stopped']);
  expect(server.errors()).toBe('');
});
