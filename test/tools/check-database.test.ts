import { writeFile } from 'node:fs/promises';
import { startApp, type RunningApp } from '../support/app';
import { appendUntil } from '../support/append-until';
import { append, createChat } from '../support/builders';
import { startCommand } from '../support/command';
import { damage } from '../support/damage';
import { freshSqlite, type FreshDatabase } from '../support/fresh-database';
import { leaveOldDatabase } from '../support/old-database';
import { storeVaried } from '../support/varied-chats';

const run = (url: string, ...args: string[]) => startCommand('check-database', url, ...args).ended;

describe('On a database of a server', () => {
  let app: RunningApp;
  beforeEach(async () => {
    app = await startApp();
  });
  afterEach(() => app.close());

  it('It tells that nothing is wrong, in a table, and ends with 0, while a server writes.', async () => {
    await storeVaried(app.api);
    const chat = await createChat(app.api);
    const command = run(app.databaseUrl);
    await appendUntil(app.api, chat, command);
    const { code, output, errors } = await command;
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const lines = output.trim().split('\n');
    expect(lines[0]).toMatch(/^check +rows looked at +wrong$/);
    expect(lines.slice(1, 12).every((line) => /^[a-z_, ]+ [\d,]+ +0$/.test(line))).toBe(true);
    expect(lines.at(-1)).toMatch(/^Nothing is wrong in .*app\.db; it took [\d.]+ s\.$/);
  });

  it('It names what is wrong, and ends with 1.', async () => {
    const chat = await createChat(app.as('o"o'));
    for (let i = 0; i < 9; i += 1) await append(app.as('o"o'), chat);
    await damage(app.databaseUrl, `UPDATE messages SET size = size - 1 WHERE sequence <> 3`);
    const { code, output } = await run(app.databaseUrl);
    expect(code).toBe(1);
    expect(output).toMatch(/^sizes agree with the messages +10 +8$/m);
    const place = `  owner "o\\"o", chat ${chat.id}, sequence`;
    const named = [1, 2, 4, 5, 6].map((sequence) => `${place} ${sequence}`);
    expect(output).toContain(
      `Wrong: sizes agree with the messages\n${named.join('\n')}\n  and 3 more\n`,
    );
    expect(output).toMatch(/^8 wrong in .*app\.db; it took/m);
  });

  it('A newer database is left alone.', async () => {
    await damage(app.databaseUrl, `INSERT INTO schema_migrations VALUES ('999-the-future')`);
    const { code, errors } = await run(app.databaseUrl);
    expect(code).toBe(1);
    expect(errors).toMatch(
      /^DATABASE_URL names .*app\.db, which cannot be used: a newer version has migrated it \(999-the-future\).*\n$/,
    );
  });
});

describe('Where there is no such database', () => {
  let database: FreshDatabase;
  beforeEach(async () => {
    database = await freshSqlite();
  });
  afterEach(() => database.remove());
  const path = () => database.url.slice('sqlite:'.length);
  const complaint = (what: string) => ({
    code: 1,
    output: '',
    errors: `DATABASE_URL names ${path()}, which ${what}\n`,
  });

  it('One that is not there is not made.', async () => {
    for (let turn = 0; turn < 2; turn += 1)
      expect(await run(database.url)).toEqual(complaint('does not exist.'));
  });

  it('One that no server has made says so.', async () => {
    await damage(database.url, 'CREATE TABLE t (a)');
    expect(await run(database.url)).toEqual(
      complaint('has no tables of this server: start it there once.'),
    );
  });

  it('One that is older says which migration it lacks.', async () => {
    await leaveOldDatabase(database.url, { chats: [], messages: [], message_attachments: [] });
    expect(await run(database.url)).toEqual(
      complaint(
        'cannot be used: lacks the migration 002-lines; a server of this version makes it at its start',
      ),
    );
  });

  it('A file of another kind says so.', async () => {
    await writeFile(path(), 'no database at all'.repeat(100));
    expect(await run(database.url)).toEqual(complaint('is no SQLite database, or a damaged one.'));
  });
});

it('Help is shown on request, and where the command line is wrong.', async () => {
  const help = await run('sqlite:data/none.db', '--help');
  expect(help).toMatchObject({ code: 0, errors: '' });
  expect(help.output).toMatch(/^Usage: npm run check-database\n/);
  expect(await run('sqlite:data/none.db', '--fix')).toEqual({
    code: 2,
    output: '',
    errors: help.output,
  });
});
