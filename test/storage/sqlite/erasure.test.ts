import { randomBytes } from 'node:crypto';
import { apiOf } from '../../support/api';
import { chatPath, createChat } from '../../support/builders';
import { timesInFiles } from '../../support/database-files';
import { freshSqlite, type FreshDatabase } from '../../support/fresh-database';
import { storeMarked } from '../../support/marked-chats';
import { startServer, type ServerProcess } from '../../support/server-process';

let database: FreshDatabase;
let gone: string;
beforeEach(async () => {
  database = await freshSqlite();
  gone = `m${randomBytes(12).toString('hex')}`;
});
afterEach(() => database.remove());

const serve = () => startServer({ DATABASE_URL: database.url });
const told = (server: ServerProcess) => server.log.some((line) => line.includes('deleted text'));

/** Stores chats and deletes half of them, which leaves copies of their text in the file. */
async function storeAndDelete(server: ServerProcess): Promise<void> {
  const api = apiOf(server.url);
  const stored = await storeMarked(api, (_, chat) => (chat % 2 ? gone : 'kept'));
  for (const [chat] of stored.filter((_, c) => c % 2)) await api.delete(chatPath(chat)).expect(204);
}

it('What a killed server had deleted is gone when the next one has stopped.', async () => {
  const killed = await serve();
  await storeAndDelete(killed);
  await killed.stop('SIGKILL');
  expect(await timesInFiles(database.url, gone)).toBeGreaterThan(0);
  const next = await serve();
  expect(await next.stop()).toBe(0);
  expect(told(next)).toBe(true);
  expect(await timesInFiles(database.url, gone)).toBe(0);
});

it('Of two servers on one file the last one to stop removes it.', async () => {
  const [first, last] = await Promise.all([serve(), serve()]);
  await storeAndDelete(first);
  expect(await first.stop()).toBe(0);
  expect(told(first)).toBe(false);
  expect(await last.stop()).toBe(0);
  expect(told(last)).toBe(true);
  expect(await timesInFiles(database.url, gone)).toBe(0);
});

it('Two servers that stop together get in the way of neither each other nor the next one.', async () => {
  const both = await Promise.all([serve(), serve()]);
  await storeAndDelete(both[0]);
  expect(await Promise.all(both.map((server) => server.stop()))).toEqual([0, 0]);
  expect(both.filter(told).length).toBeLessThanOrEqual(1);
  expect(await (await serve()).stop()).toBe(0);
  expect(await timesInFiles(database.url, gone)).toBe(0);
});

it('Where nothing was deleted or replaced the file is left as it is.', async () => {
  const first = await serve();
  await storeAndDelete(first);
  await first.stop();
  const second = await serve();
  await createChat(apiOf(second.url));
  await second.stop();
  expect(told(second)).toBe(false);
});
