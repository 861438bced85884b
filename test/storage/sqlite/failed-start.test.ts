import { mkdir, mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lineOf, startError } from '../../support/start-error';
import { startServer } from '../../support/server-process';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aldar-kose-'));
  file = join(folder, 'app.db');
});

afterEach(() => rm(folder, { recursive: true }));

const DAMAGED = 'which is no SQLite database, or a damaged one.';
const UNWRITABLE = 'which cannot be opened';

async function startLine(path = file): Promise<string> {
  const line = lineOf(await startError({ DATABASE_URL: `sqlite:${path}` }));
  const named = `DATABASE_URL names ${path}, `;
  expect(line.slice(0, named.length)).toBe(named);
  return line;
}

it('A start with a file that is no database ends with one line.', async () => {
  await writeFile(file, 'Aldar Kose rides over the winter steppe. '.repeat(200));
  expect(await startLine()).toContain(DAMAGED);
});

it('A start with a database that lost its end ends with one line.', async () => {
  const server = await startServer({ DATABASE_URL: `sqlite:${file}` });
  expect(await server.stop()).toBe(0);
  const { size } = await stat(file);
  await truncate(file, size / 2);
  expect(await startLine()).toContain(DAMAGED);
});

it('A start with a folder where the file should be ends with one line.', async () => {
  await mkdir(file);
  expect(await startLine()).toContain(UNWRITABLE);
});

it('A start with a file where the folder should be ends with one line.', async () => {
  await writeFile(file, '');
  expect(await startLine(join(file, 'app.db'))).toContain(UNWRITABLE);
});

it('A start makes the folder that is missing.', async () => {
  const path = join(folder, 'new', 'deep', 'app.db');
  const server = await startServer({ DATABASE_URL: `sqlite:///${path}` });
  expect(await server.stop()).toBe(0);
  expect((await stat(path)).size).toBeGreaterThan(0);
});
