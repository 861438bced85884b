import { Client } from 'pg';
import { fillLarge, NotEmpty } from '../../../bench/large/fill';
import { history } from '../../../bench/large/history';
import { longest } from '../../../bench/large/plan';
import { messages } from '../../../src/db/models/message';
import { CHECKS } from '../../../src/db/check/findings';
import { useApp } from '../../support/app';
import { check, wrongOf } from '../../support/checked';
import { freshPostgres } from '../../support/fresh-database';

const filling = { messages: 2_000, owners: 20, seed: 7 };
const quiet = () => undefined;
const app = useApp({ prepare: (url) => fillLarge(url, filling, quiet).then(quiet) });

async function rows<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

type Made = Readonly<Record<keyof typeof messages.columns, string | null>>;

/** What was made, read from the lines for COPY. */
function made(): Made[] {
  const names = Object.keys(messages.columns);
  const plain = (text: string) => (text === '\\N' ? null : text.replaceAll('\\n', '\n'));
  return Buffer.concat([...history(filling).messages()])
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const values = line.split('\t').map(plain);
      return Object.fromEntries(names.map((name, i) => [name, values[i]])) as Made;
    });
}

it('A check finds nothing wrong in a database that was filled, with as many messages as were wanted.', async () => {
  const findings = await check(app.databaseUrl);
  expect(wrongOf(findings)).toEqual({});
  expect(findings.notes).toEqual([]);
  expect(findings.all).toHaveLength(Object.keys(CHECKS).length);
  const [counts] = await rows<Record<string, number | boolean>>(
    app.databaseUrl,
    `SELECT (SELECT count(*) FROM messages)::int AS messages, (SELECT count(*) FROM owners)::int AS owners,
      (SELECT max(message_count) FROM chats)::int AS longest,
      (SELECT count(*) FROM messages WHERE attachments <> '[]') > 0 AS boards,
      (SELECT count(*) FROM messages WHERE payload IS NOT NULL) > 0 AS calls,
      (SELECT count(*) FROM messages WHERE idempotency_key IS NOT NULL) > 0 AS keys,
      (SELECT count(*) FROM messages WHERE status = 'deleted') > 0 AS deleted,
      (SELECT count(*) FROM deletions) > 0 AS deletions`,
  );
  const some = { boards: true, calls: true, keys: true, deleted: true, deletions: true };
  expect(counts).toMatchObject({ messages: 2_000, owners: 20, ...some });
  expect(counts!['longest']).toBeGreaterThanOrEqual(longest(filling));
});

it('The server reads what was made.', async () => {
  const all = made();
  for (const { owner, chat_id } of [all[0]!, all.at(-1)!, all.find(({ payload }) => payload)!]) {
    const wanted = all.filter((message) => message.chat_id === chat_id).slice(0, 50);
    const reply = await app
      .as(owner!)
      .get(`/api/v1/chats/${chat_id}/messages?limit=50`)
      .expect(200);
    const { data } = reply.body as { data: object[] };
    expect(data).toHaveLength(wanted.length);
    wanted.forEach((message, i) => {
      expect(data[i]).toMatchObject({
        id: message.id,
        sequence: Number(message.sequence),
        parent_sequence: message.parent_sequence && Number(message.parent_sequence),
        role: message.role,
        status: message.status,
        content: message.content,
        format: message.format,
        payload: message.payload === null ? null : (JSON.parse(message.payload) as object),
        attachments: JSON.parse(message.attachments!) as object[],
        created_at: message.created_at,
        updated_at: message.updated_at,
      });
    });
  }
});

it('The server goes on where it ends.', async () => {
  const { owner, chat_id } = made()[0]!;
  const path = `/api/v1/chats/${chat_id}`;
  const chat = await app.as(owner!).get(path).expect(200);
  const { message_count } = chat.body as { message_count: number };
  const reply = await app
    .as(owner!)
    .post(`${path}/messages`)
    .send({ role: 'user', content: 'And then?' })
    .expect(201);
  expect(reply.body).toMatchObject({ sequence: message_count + 1 });
  expect(wrongOf(await check(app.databaseUrl))).toEqual({});
});

it('A database with chats is refused, and stays as it is.', async () => {
  const before = await rows(app.databaseUrl, 'SELECT * FROM owners ORDER BY owner');
  await expect(fillLarge(app.databaseUrl, filling, quiet)).rejects.toBeInstanceOf(NotEmpty);
  expect(await rows(app.databaseUrl, 'SELECT * FROM owners ORDER BY owner')).toEqual(before);
});

it('Broken off, it leaves nothing; begun again, it makes the indexes of the migrations.', async () => {
  const database = await freshPostgres();
  const indexes = () =>
    rows(database.url, 'SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()');
  const constraints = () =>
    rows(
      database.url,
      'SELECT conrelid::regclass AS name, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid <> 0 AND connamespace = current_schema()::regnamespace',
    );
  const sorted = (all: object[]) => all.map((one) => JSON.stringify(one)).sort();
  try {
    const brokenOff = fillLarge(database.url, filling, ({ doing }) => {
      if (doing.includes('messages_by_id')) throw new Error('enough');
    });
    await expect(brokenOff).rejects.toThrow('enough');
    expect(await rows(database.url, 'SELECT 1 FROM messages LIMIT 1')).toEqual([]);
    const before = [sorted(await indexes()), sorted(await constraints())];
    await fillLarge(database.url, filling, quiet);
    expect([sorted(await indexes()), sorted(await constraints())]).toEqual(before);
    expect(wrongOf(await check(database.url))).toEqual({});
    await fillLarge(database.url, { ...filling, replace: true, indexed: true }, quiet);
    expect([sorted(await indexes()), sorted(await constraints())]).toEqual(before);
    expect(wrongOf(await check(database.url))).toEqual({});
  } finally {
    await database.remove();
  }
});
