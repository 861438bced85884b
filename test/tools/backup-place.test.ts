import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeFault } from '../../scripts/backup-place';
import { startApp, type RunningApp } from '../support/app';
import { append, createChat } from '../support/builders';
import { startCommand } from '../support/command';
import { damage } from '../support/damage';

let app: RunningApp;
let folder: string;
let file: string;

beforeAll(async () => {
  app = await startApp();
  await append(app.api, await createChat(app.api));
});
afterAll(() => app.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aldar-kose-'));
  file = join(folder, 'backup.db');
});
afterEach(() => rm(folder, { recursive: true }));

const backup = (...args: string[]) => startCommand('backup', app.databaseUrl, ...args).ended;
const refused = (errors: string) => ({ code: 1, output: '', errors: `${errors}\n` });

it('A file that exists is left alone, and replaced on request.', async () => {
  await writeFile(file, 'precious');
  await chmod(file, 0o644);
  expect(await backup(file)).toEqual(
    refused(`${file} exists. Give another name, or --force to replace it.`),
  );
  expect(await readFile(file, 'utf8')).toBe('precious');
  expect(await backup(file, '--force')).toMatchObject({ code: 0, errors: '' });
  expect((await readFile(file, 'latin1')).slice(0, 15)).toBe('SQLite format 3');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['backup.db']);
});

it('The database itself is not replaced by its copy, whatever it is called.', async () => {
  const path = app.databaseUrl.slice('sqlite:'.length);
  await symlink(path, file);
  for (const name of [path, file])
    expect(await backup(name, '--force')).toEqual(
      refused(`${name} is the database itself. Give another name.`),
    );
});

it('A folder that is not there is not made.', async () => {
  const missing = join(folder, 'missing');
  expect(await backup(join(missing, 'backup.db'))).toEqual(
    refused(`There is no folder ${missing} to put the copy in.`),
  );
});

it('The log of another database is in the way of a copy.', async () => {
  await writeFile(`${file}-wal`, '');
  expect(await backup(file)).toEqual(
    refused(`${file}-wal is left of another database of that name. Give another name.`),
  );
});

it('A database that is not there is not made, and one of another kind is not copied.', async () => {
  const other = join(folder, 'other.db');
  const run = () => startCommand('backup', `sqlite:${other}`, file).ended;
  for (let turn = 0; turn < 2; turn += 1)
    expect(await run()).toEqual(refused(`DATABASE_URL names ${other}, which does not exist.`));
  await damage(`sqlite:${other}`, 'CREATE TABLE t (a)');
  expect(await run()).toEqual(
    refused(
      `DATABASE_URL names ${other}, which has no tables of this server: start it there once.`,
    ),
  );
  expect(await readdir(folder)).toEqual(['other.db']);
});

it('A copy that is not in order is not kept.', async () => {
  const harmed = await startApp();
  const chat = await createChat(harmed.api);
  await append(harmed.api, chat);
  await damage(harmed.databaseUrl, 'DELETE FROM chats');
  expect(await startCommand('backup', harmed.databaseUrl, file).ended).toEqual(
    refused(
      'The copy is not in order, so none was kept: a row of messages refers to a row of chats that is not there. npm run check-database tells more.',
    ),
  );
  expect(await readdir(folder)).toEqual([]);
  await harmed.close();
});

it.each([
  ['SQLITE_FULL', /^There is not enough room in \/backup for the copy\. None was made\.$/],
  ['ENOSPC', /^There is not enough room in \/backup/],
  ['EACCES', /^\/backup cannot be written to \(EACCES\)\.$/],
  ['EEXIST', /^\/backup\/app\.db was made by somebody else meanwhile\.$/],
])('%s is told of the place of the copy.', (code, message) => {
  const given = { help: false, force: false, file: '/backup/app.db' };
  const cause = Object.assign(new Error('no'), { parent: { code } });
  expect(placeFault(cause, given)?.message).toMatch(message);
  expect(placeFault(Object.assign(cause, { parent: {} }), given)).toBeUndefined();
});

it('Help is shown on request, and where the command line is wrong.', async () => {
  const help = await backup('--help');
  expect(help).toMatchObject({ code: 0, errors: '' });
  expect(help.output).toMatch(/^Usage: npm run backup -- FILE/);
  expect(await backup()).toEqual({ code: 2, output: '', errors: help.output });
});
