import { useApp } from '../../support/app';
import { append, chatPath, createChat, newMessage, newStoryboard } from '../../support/builders';
import { changeDatabase } from '../../support/change-database';
import { openStream } from '../../support/event-stream';
import { slowSteps, statementsOf } from '../../support/query-plan';

const app = useApp();
const chat = { id: '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10' };
let messageId = '';

beforeAll(async () => {
  await createChat(app.api, chat);
  messageId = (await append(app.api, chat, newStoryboard(8))).id;
});

const CURSOR = 'c019aae1c2f3b019aae1c2f3b7c5d9e416a0c8b1f2d10';

it.each([
  ['/api/v1/chats'],
  [`/api/v1/chats?cursor=${CURSOR}`],
  [`/api/v1/chats?archived=true&limit=200&cursor=${CURSOR}`],
  [`/api/v1/chats?pinned=true&cursor=${CURSOR}`],
  ['/api/v1/chats?pinned=false&archived=true'],
  [chatPath(chat)],
  [chatPath(chat, '/messages')],
  [chatPath(chat, '/messages?order=desc&cursor=m0000000000000f')],
  [chatPath(chat, '/messages?after_sequence=1&before_sequence=9&cursor=m00000000000001')],
])('GET %s reads along an index and sorts nothing.', async (path) => {
  await expectQuick(() => app.api.get(path).expect(200));
});

it('A message is found by an index.', async () => {
  await expectQuick(() => app.api.get(chatPath(chat, `/messages/${messageId}`)).expect(200));
});

it('Whether anything has changed is told by one row, which an index finds.', async () => {
  for (const path of [
    '/api/v1/chats',
    chatPath(chat),
    chatPath(chat, '/messages'),
    chatPath(chat, `/messages/${messageId}`),
  ]) {
    const { headers } = await app.api.get(path).expect(200);
    const ask = () => app.api.get(path).set('If-None-Match', `W/${headers['etag']!}`).expect(304);
    await expectQuick(ask);
    const asked = await statementsOf(async () => await ask());
    expect(asked.map(({ sql }) => sql)).toEqual([expect.not.stringContaining('json_group_array')]);
  }
});

it.each([['/api/v1/events'], [chatPath(chat, '/events')]])(
  'Followers of %s find what has changed by an index.',
  async (path) => {
    const work = async () => {
      const stream = await openStream(app.url, path, { since: 1 });
      await stream.upTo('chat');
      await stream.close();
    };
    for (const statement of await statementsOf(work)) {
      const slow = await slowSteps(app.service.database.reader.query, statement);
      // The images of a page are put in order, and they are few.
      expect(slow.filter((step) => step !== 'USE TEMP B-TREE FOR ORDER BY')).toEqual([]);
    }
  },
);

it('Writes look for nothing without an index.', async () => {
  const key = ['Idempotency-Key', 'plan'] as const;
  const id = '6f9619ff-8b86-d011-b42d-00cf4fc964ff';
  const messages = chatPath({ id }, '/messages');
  const work = async () => {
    for (let copies = 0; copies < 2; copies += 1) {
      await app.api
        .post('/api/v1/chats')
        .set(...key)
        .send({ id })
        .expect(201);
      await app.api
        .post(messages)
        .set(...key)
        .send(newMessage({ id }))
        .expect(201);
    }
    const path = chatPath({ id }, `/messages/${id}`);
    for (const content of ['once', 'again', 'again'])
      await app.api.put(path).send(newMessage({ content })).expect(200);
    await app.api
      .patch(path)
      .send({ metadata: { feedback: 'up' } })
      .expect(200);
    await app.api.delete(path).expect(204);
    await app.api.patch(chatPath({ id })).send({ pinned: true }).expect(200);
    await app.api.delete(chatPath({ id })).expect(204);
    await app.as('plan').delete('/api/v1/chats?confirm=true').expect(204);
  };
  for (const statement of await statementsOf(work)) {
    const slow = await slowSteps(app.service.database.reader.query, statement);
    // Owners are locked in their order, and keys told once: as many as a transaction has writes.
    expect(slow.filter((step) => !/^USE TEMP B-TREE FOR (ORDER BY|DISTINCT)$/.test(step))).toEqual(
      [],
    );
  }
});

it('Without its index a list would be caught here.', async () => {
  const [list] = await statementsOf(() => app.api.get('/api/v1/chats?limit=7').expect(200));
  const { database } = app.service;
  await changeDatabase(database, ['DROP INDEX chats_by_activity', 'DROP INDEX pinned_chats']);
  // EXPLAIN alone would not make a reader look at the schema again.
  for (let turn = 0; turn < 8; turn += 1)
    await database.reader.query('SELECT name FROM sqlite_master, chats');
  expect(await slowSteps(database.reader.query, list!)).toContain('USE TEMP B-TREE FOR ORDER BY');
});

it.each([
  ['SCAN messages', 'SELECT s.content FROM (SELECT content FROM messages LIMIT 9) s'],
  ['SCAN s', 'SELECT content FROM messages s'],
  [
    'USE TEMP B-TREE FOR ORDER BY',
    `SELECT s.place FROM (
       SELECT row_number() OVER (ORDER BY size) AS place FROM messages
       WHERE owner = 'local' AND chat_id = 'x' LIMIT 9) s`,
  ],
])('In a subquery, too, it would be caught here: %s', async (step, sql) => {
  const { reader } = app.service.database;
  expect(await slowSteps(reader.query, { sql, bind: [] })).toContain(step);
});

async function expectQuick(work: () => PromiseLike<unknown>): Promise<void> {
  const statements = await statementsOf(async () => await work());
  expect(statements.length).toBeGreaterThan(0);
  for (const statement of statements) {
    const slow = await slowSteps(app.service.database.reader.query, statement);
    expect({ sql: statement.sql, slow }).toEqual({ sql: statement.sql, slow: [] });
  }
}
