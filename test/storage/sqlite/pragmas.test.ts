import type { Query } from '../../../src/db/query';
import { useApp } from '../../support/app';

const app = useApp();

/** More than there are readers: they take turns. */
const TURNS = 8;

async function pragma(query: Query, name: string): Promise<unknown> {
  const [row] = await query<Record<string, unknown>>(`PRAGMA ${name}`);
  return Object.values(row!)[0];
}

function onWriter<Value>(work: (query: Query) => Promise<Value>): Promise<Value> {
  const { writes } = app.service.database;
  const look = writes.for(async (_items: readonly undefined[], tx) => [
    { value: await work(tx.query) },
  ]);
  return look(undefined);
}

describe.each<[string, unknown, unknown?]>([
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['busy_timeout', 5_000, 0],
])('PRAGMA %s is %s', (name, value, onWriterItIs = value) => {
  it('on the writer.', async () => {
    expect(await onWriter((query) => pragma(query, name))).toBe(onWriterItIs);
  });

  it('on every reader.', async () => {
    const { query: read } = app.service.database.reader;
    for (let i = 0; i < TURNS; i += 1) expect(await pragma(read, name)).toBe(value);
  });
});

it('The writer overwrites what it deletes.', async () => {
  expect(await onWriter((query) => pragma(query, 'secure_delete'))).toBe(1);
});

it('No reader can write.', async () => {
  const { query: read } = app.service.database.reader;
  for (let i = 0; i < TURNS; i += 1)
    await expect(read('DELETE FROM chats')).rejects.toThrow(/readonly/);
});

it('No reader sees what is not committed.', async () => {
  const { writes, reader } = app.service.database;
  const count = async () =>
    (await reader.query<{ n: number }>('SELECT count(*) AS n FROM chats'))[0]!.n;
  const before = await count();
  const insert = writes.for(async (_items: readonly undefined[], tx) => {
    await tx.run(
      `INSERT INTO chats (owner, id, metadata, pinned, archived, message_count,
         last_activity_at, created_at, updated_at, revision)
       VALUES ('local', 'x', '{}', 0, 0, 0, '', '', '', 1)`,
    );
    const meanwhile = await count();
    return [{ value: meanwhile }];
  });
  expect(await insert(undefined)).toBe(before);
  expect(await count()).toBe(before + 1);
});
