import { setTimeout as wait } from 'node:timers/promises';
import { Database } from 'sqlite3';
import { openSqlite } from '../../../src/db/drivers/sqlite';
import { freshSqlite, type FreshDatabase } from '../../support/fresh-database';

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshSqlite();
});
afterEach(() => database.remove());

/** Another process's connection to the file. */
async function connectTo(path: string) {
  const other = await new Promise<Database>((resolve, reject) => {
    const made: Database = new Database(path, (error) => (error ? reject(error) : resolve(made)));
  });
  const exec = (sql: string) =>
    new Promise<void>((resolve, reject) => {
      other.exec(sql, (error) => (error ? reject(error) : resolve()));
    });
  const close = () => new Promise<void>((resolve) => other.close(() => resolve()));
  return { exec, close };
}

it('A start waits while another process is making the file a WAL database.', async () => {
  const path = database.url.slice('sqlite:'.length);
  const other = await connectTo(path);
  await other.exec('CREATE TABLE t (a); BEGIN IMMEDIATE; INSERT INTO t VALUES (1)');
  const opening = openSqlite(path);
  await Promise.race([opening.catch(() => undefined), wait(200)]); // it is refused at once
  await other.exec('COMMIT');
  await (await opening).close();
  await other.close();
});
