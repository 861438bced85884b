import { readConfig } from '../../src/config';
import { checkDatabase, type Checked } from '../../src/db/check/check';
import { Findings } from '../../src/db/check/findings';
import { withSnapshot } from '../../src/db/snapshot';
import { startApp, type RunningApp } from '../support/app';
import { append, chatPath, createChat } from '../support/builders';
import { check, wrongOf } from '../support/checked';
import { damage } from '../support/damage';
import { oldChats } from '../support/old-chats';
import { leaveOldDatabase } from '../support/old-database';
import { oldRows } from '../support/old-rows';

let app: RunningApp | undefined;
afterEach(() => app?.close());

const isFile = () => app!.databaseUrl.startsWith('sqlite:');

it('It finds messages of a chat that is not there.', async () => {
  app = await startApp();
  const chat = await createChat(app.api);
  await append(app.api, chat);
  await damage(app.databaseUrl, `DELETE FROM chats WHERE id = '${chat.id}'`);
  const { strays, ...others } = wrongOf(await check(app.databaseUrl));
  expect(strays).toMatchObject({ rows: 1, wrong: 1 });
  expect(strays!.examples).toMatchObject([{ owner: 'local', chat_id: chat.id }]);
  // SQLite tells of the foreign key by itself; PostgreSQL's was only passed by.
  expect(Object.keys(others)).toEqual(isFile() ? ['storage'] : []);
});

it('It finds an index that is not in order.', async () => {
  app = await startApp();
  await damage(
    app.databaseUrl,
    isFile()
      ? `PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'messages_by_revision'`
      : `UPDATE pg_index SET indisvalid = false
         WHERE indexrelid = 'messages_by_revision'::regclass`,
  );
  const { storage, ...others } = wrongOf(await check(app.databaseUrl));
  expect(storage!.examples[0]!.note).toMatch(isFile() ? /never used/ : /messages_by_revision/);
  expect(others).toEqual({});
});

const CHATS = 1_100;
const ID = (n: number) => `019aae1c-0000-7000-8000-${String(n).padStart(12, '0')}`;
const AT = "'2026-11-23 03:10:34.123 +00:00'";

it('It looks at every chat, and tells how far it has come.', async () => {
  app = await startApp();
  const rows = Array.from(
    { length: CHATS },
    (_, i) => `('many', '${ID(i)}', '{}', false, false, 0, ${AT}, ${AT}, ${AT}, ${i + 1})`,
  );
  await damage(
    app.databaseUrl,
    `INSERT INTO owners (owner, revision, cleared) VALUES ('many', ${CHATS}, 0);
     INSERT INTO chats (owner, id, metadata, pinned, archived, message_count, last_activity_at,
       created_at, updated_at, revision) VALUES ${rows.join(', ')};
     UPDATE chats SET message_count = 1
       WHERE owner = 'many' AND id >= '${ID(CHATS - 10)}'`,
  );
  const findings = new Findings();
  const shown: Checked[] = [];
  const { database } = readConfig({ DATABASE_URL: app.databaseUrl });
  await withSnapshot(database, (on) => checkDatabase(on, findings, (now) => shown.push(now)));
  expect(Object.keys(wrongOf(findings))).toEqual(['counts']);
  const { rows: looked, wrong, examples } = wrongOf(findings).counts!;
  expect({ looked, wrong }).toEqual({ looked: CHATS, wrong: 10 });
  const first = Array.from({ length: 5 }, (_, i) => ID(CHATS - 10 + i));
  expect(examples.map(({ chat_id }) => chat_id)).toEqual(first);
  const chats = shown.map((now) => now.chats);
  expect(new Set(chats)).toEqual(new Set([0, 500, 1_000, CHATS]));
});

it('In a database of the first version nothing is wrong, and shared numbers are told of.', async () => {
  app = await startApp({ prepare: (url) => leaveOldDatabase(url, oldRows(oldChats)) });
  const findings = await check(app.databaseUrl);
  expect(wrongOf(findings)).toEqual({});
  expect(findings.notes).toEqual([expect.stringMatching(/^\d+ numbers are shared/)]);

  await damage(app.databaseUrl, `UPDATE messages SET revision = 3 WHERE sequence = 3`);
  const { numbers } = wrongOf(await check(app.databaseUrl));
  expect(numbers!.examples[0]).toMatchObject({
    note: expect.stringMatching(/sequence 3$/) as string,
  });
});

it('What is written meanwhile is not seen.', async () => {
  app = await startApp();
  const chat = await createChat(app.api);
  await append(app.api, chat);
  const { api, databaseUrl } = app;
  const findings = new Findings();
  const { database } = readConfig({ DATABASE_URL: databaseUrl });
  await withSnapshot(database, async (on) => {
    await on.query('SELECT 1 FROM chats');
    await append(api, chat);
    await api.delete(chatPath(chat)).expect(204);
    await checkDatabase(on, findings);
  });
  expect(wrongOf(findings)).toEqual({});
  expect(new Map(findings.all).get('parents')!.rows).toBe(1);
});
