import { execFileSync } from 'node:child_process';
import { closeSync, constants, existsSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database';
import { startLogging, type LoggingServer } from '../support/logging-server';

let database: FreshDatabase;
let folder: string;
let server: LoggingServer | undefined;

beforeEach(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'aldar-log-'));
});

afterEach(async () => {
  await server?.stop('SIGKILL');
  server = undefined;
  await rm(folder, { recursive: true });
  await database.remove();
});

async function start(stdout: number): Promise<LoggingServer> {
  server = await startLogging(stdout, { DATABASE_URL: database.url });
  closeSync(stdout);
  return server;
}

/** Sends requests whose log lines have 8 KB each. */
async function sendMany(url: string, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const reply = await fetch(`${url}/${'x'.repeat(8_000)}`);
    expect(reply.status).toBe(404);
    await reply.text();
  }
}

/** A pipe by a name; it holds 64 KB while nobody reads. */
function makePipe(): string {
  const path = join(folder, 'log');
  execFileSync('mkfifo', [path]);
  return path;
}

const onLinux = existsSync('/dev/full') ? it : it.skip;

onLinux('On a full device requests go on, and the process ends when it is told to.', async () => {
  const running = await start(openSync('/dev/full', 'w'));
  await sendMany(running.url, 50);
  expect(await running.stop()).toBe(0);
});

it('Where nobody reads the log requests go on, and the process ends when it is told to.', async () => {
  const pipe = makePipe();
  const held = openSync(pipe, 'r+');
  const running = await start(openSync(pipe, 'r+'));
  await sendMany(running.url, 50);
  expect(await running.stop()).toBe(0);
  closeSync(held);
});

it('Where the reader of the log has gone requests go on, and the process ends when it is told to.', async () => {
  const pipe = makePipe();
  const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  const running = await start(openSync(pipe, 'w'));
  closeSync(reader);
  await sendMany(running.url, 50);
  expect(await running.stop()).toBe(0);
});

it('Lines that could not be written are counted, and the count is told when they can.', async () => {
  const pipe = makePipe();
  const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  const running = await start(openSync(pipe, 'w'));
  await sendMany(running.url, 200);

  const log: { msg: string; path?: string; lines: number }[] = [];
  const lines = createInterface({ input: new Socket({ fd: reader, readable: true }) });
  const told = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      log.push(JSON.parse(line) as (typeof log)[number]);
      if (log.at(-1)!.msg === 'log lines lost') resolve();
    });
  });
  await told;
  await sendMany(running.url, 10);
  const end = new Promise((resolve) => lines.once('close', resolve));
  expect(await running.stop()).toBe(0);
  await end;
  // A reply may come a little before its line, so how many were lost is known only now.
  const written = log.filter(({ path = '' }) => path.length > 8_000).length;
  const lost = log.filter(({ msg }) => msg === 'log lines lost').map(({ lines }) => lines);
  expect(lost.length).toBeGreaterThan(0);
  expect(lost).not.toContain(0);
  expect(lost.reduce((sum, count) => sum + count, written)).toBe(210);
  expect(log.at(-1)!.msg).toBe('stopped');
});
