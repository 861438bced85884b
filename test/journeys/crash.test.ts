import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase } from '../support/fresh-database';
import { startServer } from '../support/server-process';

/** A fault that nobody catches, with what a driver's errors bring along. */
const FAULT = `process.once('SIGUSR2', () => {
  throw Object.assign(new TypeError('It broke.'), { sql: 'secret', parameters: ['secret'] });
});`;

it('A crash is told by the log, without a value of a client, and ends the process with 1.', async () => {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'aldar-crash-'));
  const script = join(folder, 'fault.cjs');
  await writeFile(script, FAULT);
  const server = await startServer({
    DATABASE_URL: database.url,
    NODE_OPTIONS: `--require ${script}`,
  });
  expect(await server.stop('SIGUSR2')).toBe(1);
  expect(JSON.parse(server.log.at(-1)!)).toMatchObject({
    level: 60,
    err: { type: 'TypeError', message: 'It broke.' },
    msg: 'crashed',
  });
  expect(server.log.join() + server.errors()).not.toContain('secret');
  await rm(folder, { recursive: true });
  await database.remove();
});
