import { pino } from 'pino';
import { readConfig } from '../../src/config';
import { expectMigrated, MIGRATIONS_TABLE } from '../../src/db/migrate';
import { migrations, type Migration } from '../../src/db/migrations';
import { NEEDS_TABLE } from '../../src/db/newer';
import { openService } from '../../src/service';
import { startApp, type RunningApp } from '../support/app';
import { append, chatPath, createChat } from '../support/builders';
import { changeDatabase } from '../support/change-database';
import { PATIENT } from '../support/patience';
import { problemIn } from '../support/problem';

/*
 * Servers of two versions on one database. What the newer one has done to it is done by
 * statements, and by a migration that this version knows for a moment only.
 */
const NEXT = '999-the-future';
const NEWEST = migrations.at(-1)!.name;

let app: RunningApp;

beforeEach(async () => {
  app = await startApp();
});

afterEach(() => app.close());

/** Lets a newer version have migrated the database under the running server. */
async function migratedTo(next: string, needs?: string): Promise<void> {
  await changeDatabase(app.service.database, [
    `INSERT INTO ${MIGRATIONS_TABLE} (name) VALUES ('${next}')`,
    ...(needs === undefined ? [] : [`INSERT INTO ${NEEDS_TABLE} VALUES ('${next}', '${needs}')`]),
  ]);
}

function open() {
  const config = readConfig({ ...PATIENT, DATABASE_URL: app.databaseUrl });
  return openService({ config, logger: pino({ level: 'silent' }) });
}

it('A server is not ready any more once there is a migration that only newer ones know.', async () => {
  await app.api.get('/ready').expect(200);
  await migratedTo(NEXT);
  const reply = await app.api.get('/ready').expect(503);
  expect(problemIn(reply).detail).toMatch(/^A newer version has migrated .*\(999-the-future\)/);
  await app.api.get('/health').expect(200);
});

it('A server stays ready, and may start, beside a migration that needs one that it knows.', async () => {
  await migratedTo(NEXT, NEWEST);
  await app.api.get('/ready').expect(200);
  const another = await open();
  await another.database.ready();
  await expectMigrated(another.database.reader);
  await another.close();
});

it('A server of the version before the last is not ready where only the last version can go on.', async () => {
  await migratedTo(NEXT, NEWEST);
  await migratedTo('999-the-future-after', NEXT);
  await app.api.get('/ready').expect(503);
  await expect(open()).rejects.toThrow(/newer version has migrated it \(999-the-future-after\)/);
});

it('What fails by such a migration answers 503, and what fails without one 500.', async () => {
  const chat = await createChat(app.api);
  await append(app.api, chat);
  await changeDatabase(app.service.database, [
    'ALTER TABLE messages RENAME COLUMN payload TO told_elsewhere',
  ]);
  const list = () => app.api.get(chatPath(chat, '/messages'));
  const add = () => app.api.post(chatPath(chat, '/messages')).send({ role: 'user', content: 'Hi' });
  await list().expect(500);
  await add().expect(500);
  await migratedTo(NEXT);
  for (const ask of [list, add]) {
    const reply = await ask().expect(503);
    expect(reply.headers['retry-after']).toBe('1');
    expect(problemIn(reply).detail).toMatch(/999-the-future/);
  }
});

it('What a migration needs is stored with it, for servers that do not know it.', async () => {
  const next: Migration = {
    name: NEXT,
    needs: NEWEST,
    up: ({ run }) => run('ALTER TABLE chats ADD COLUMN colour VARCHAR(16)'),
  };
  (migrations as Migration[]).push(next);
  try {
    const newer = await open();
    await newer.database.ready();
    await newer.close();
  } finally {
    (migrations as Migration[]).pop();
  }
  await app.api.get('/ready').expect(200);
  await createChat(app.api);
  await (await open()).close();
});

it('A database of a version that told no needs gets the table, and loses nothing.', async () => {
  const chat = await createChat(app.api);
  await changeDatabase(app.service.database, [`DROP TABLE ${NEEDS_TABLE}`]);
  await app.api.get('/ready').expect(200);
  await expectMigrated(app.service.database.reader);
  const service = await open();
  const rows = await service.database.reader.query(`SELECT name FROM ${NEEDS_TABLE}`);
  expect(rows).toEqual([]);
  await service.close();
  await app.api.get(chatPath(chat)).expect(200);
});
