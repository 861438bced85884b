import { migrations } from '../../src/db/migrations';
import { startApp, type AppOptions } from '../support/app';
import { append, createChat } from '../support/builders';
import { keepingLogger, type LogLine } from '../support/log-lines';
import { leaveOldDatabase } from '../support/old-database';

/** What is logged from the start of an app to the end of two requests that write. */
async function logged(level: string, options: AppOptions = {}): Promise<LogLine[]> {
  const { logger, lines } = keepingLogger(level);
  const app = await startApp({ ...options, logger });
  try {
    await append(app.api, await createChat(app.api));
    return lines;
  } finally {
    await app.close();
  }
}

const named = (lines: readonly LogLine[], msg: string) => lines.filter((line) => line.msg === msg);
const ALL = migrations.map(({ name }) => name);

it('Each migration that has run is told with its milliseconds, and none at the next start.', async () => {
  const first = await startApp();
  expect(named(await logged('info', { on: first.databaseUrl }), 'migrated')).toEqual([]);
  await first.close();
  const lines = named(await logged('info'), 'migrated');
  expect(lines.map(({ migration }) => migration)).toEqual(ALL);
  for (const { ms, level } of lines) expect([level, Number.isInteger(ms)]).toEqual([30, true]);
});

it('Of an older database only the migrations that it lacked are told.', async () => {
  const rows = { chats: [], messages: [], message_attachments: [] };
  const lines = await logged('info', { prepare: (url) => leaveOldDatabase(url, rows) });
  expect(named(lines, 'migrated').map(({ migration }) => migration)).toEqual(ALL.slice(1));
});

it('At the level debug the database is named, and each transaction told.', async () => {
  const lines = await logged('debug');
  const [open, ...more] = named(lines, 'database open');
  expect(open!['database']).toMatch(/app\.db$|^PostgreSQL at [\w.:]+$/);
  expect(more).toEqual([]);
  expect(named(lines, 'transaction over')).toEqual([
    {
      level: 20,
      time: expect.any(Number) as number,
      writes: 1,
      ms: expect.any(Number) as number,
      msg: 'transaction over',
    },
    {
      level: 20,
      time: expect.any(Number) as number,
      writes: 1,
      ms: expect.any(Number) as number,
      msg: 'transaction over',
    },
  ]);
});

it('At the level info no transaction is told.', async () => {
  const lines = await logged('info');
  expect(lines.filter(({ level }) => level < 30)).toEqual([]);
});
