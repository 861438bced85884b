import type { ChatWithMessages } from '../../src/chat/contract';
import { amountOf, assignOwner } from '../../src/chat/assign';
import { startApp, type RunningApp } from '../support/app';
import { append, chatPath, createChat, messagePath, readChat } from '../support/builders';
import { openStream } from '../support/event-stream';
import { chatsOf, rowsOf, withoutRevisions } from '../support/owned';
import { lineOf } from '../support/revisions';
import { BATCH, KEY, NEW_CHAT, storeVaried, type VariedChats } from '../support/varied-chats';

const alice = () => app.as('alice');
const assign = (from = 'local', to = 'alice') => assignOwner(app.service.database, { from, to });

let app: RunningApp;
let stored: VariedChats;
beforeEach(async () => {
  app = await startApp();
  stored = await storeVaried(app.api);
});
afterEach(() => app.close());

/** Messages in the order of their latest changes. */
function byRevision({ messages }: ChatWithMessages) {
  return messages.data.toSorted((a, b) => a.revision - b.revision);
}

it('Everything is what it was, but for its owner and its revisions.', async () => {
  const { reader } = app.service.database;
  const [rows, read] = [await rowsOf(reader, 'local'), await chatsOf(app.api)];
  expect(Object.values(rows).map(({ length }) => length)).toEqual([3, 10, 1]);

  expect(await amountOf(app.service.database, 'local')).toEqual({ chats: 3, messages: 10 });
  expect(await assign()).toEqual([]);
  expect(await rowsOf(reader, 'alice')).toEqual(rows);
  expect(withoutRevisions(await chatsOf(alice()))).toEqual(withoutRevisions(read));
  expect(await rowsOf(reader, 'local')).toEqual({
    chats: [],
    messages: [],
    live_messages: [],
  });
  await app.api.get(chatPath(stored.varied)).expect(404);
});

it('Requests are repeated, and an answer is gone on with, as if the owner had always been this one.', async () => {
  await assign();
  const { varied, answer } = stored;
  for (const [path, body] of [
    ['/api/v1/chats', NEW_CHAT],
    [chatPath(varied, '/messages/batch'), BATCH],
  ] as const)
    await alice()
      .post(path)
      .set(...KEY)
      .send(body)
      .expect('Idempotency-Replayed', 'true')
      .expect(201);
  const text = { append: { offset: 8, text: ' upon a time' } };
  await alice().patch(messagePath(varied, answer)).send(text).expect(200);
  await append(alice(), varied);
});

it('Each change takes a number of the new line, in the order of old, and leaves a deletion on the old one.', async () => {
  await createChat(alice());
  const [oldLine, newLine] = [await lineOf(app.api), await lineOf(alice())];
  const before = await chatsOf(app.api);
  const latest = (chat: ChatWithMessages) => Math.max(...byRevision(chat).map((m) => m.revision));
  await assign();

  expect(await lineOf(app.api)).toBe(oldLine + 3);
  expect(await lineOf(alice())).toBe(newLine + 12); // ten messages, and two chats that were changed after them
  const numbers: number[] = [];
  for (const chat of before.toSorted((a, b) => a.revision - b.revision)) {
    const now = await readChat(alice(), chat);
    expect(byRevision(now).map(({ id }) => id)).toEqual(byRevision(chat).map(({ id }) => id));
    const own = chat.revision > latest(chat) ? [now.revision] : [];
    expect(now.revision).toBe(Math.max(latest(now), ...own));
    numbers.push(...byRevision(now).map(({ revision }) => revision), ...own);
  }
  expect(numbers).toEqual(Array.from({ length: 12 }, (_, i) => newLine + 1 + i));
  const { query } = app.service.database.reader;
  const [live] = await query<{ rewritten: number; revision: number }>(
    `SELECT l.rewritten, m.revision FROM live_messages l JOIN messages m
      ON m.owner = l.owner AND m.chat_id = l.chat_id AND m.sequence = l.sequence`,
  );
  expect(live!.rewritten).toBe(live!.revision);
});

it('Followers of the old owner hear that a chat has gone, those of the new one that it has come.', async () => {
  const { varied, answered, empty } = stored;
  const known = await createChat(alice());
  const [local, screen, theirs] = [
    await openStream(app.url, '/api/v1/events'),
    await openStream(app.url, chatPath(varied, '/events')),
    await openStream(app.url, '/api/v1/events', { owner: 'alice' }),
  ];
  for (const stream of [local, screen, theirs]) await stream.take(1);
  await assign();

  const ids = [varied, answered, empty].map(({ id }) => id).toSorted();
  const gone = await local.take(3);
  expect(gone.map(({ event }) => event)).toEqual(['deleted', 'deleted', 'deleted']);
  expect(gone.map(({ data }) => 'chat_id' in data && data.chat_id).toSorted()).toEqual(ids);
  expect(await screen.next()).toMatchObject({ event: 'deleted', data: { chat_id: varied.id } });
  expect(await screen.next()).toBeUndefined();
  const come = await theirs.take(3);
  expect(come.map(({ event }) => event)).toEqual(['chat', 'chat', 'chat']);
  expect(come.map(({ data }) => 'id' in data && data.id).toSorted()).toEqual(ids);

  const since = known.revision;
  const resumed = await openStream(app.url, chatPath(varied, '/events'), { owner: 'alice', since });
  const { messages } = await readChat(alice(), varied);
  const events = (await resumed.upTo('chat')).filter(({ event }) => event === 'message');
  expect(events.map(({ data }) => data)).toEqual(
    messages.data.toSorted((a, b) => a.revision - b.revision),
  );
  for (const stream of [local, screen, theirs, resumed]) await stream.close();
});

it('A chat whose id the new owner has stays, and both are as they were.', async () => {
  const { varied } = stored;
  const theirs = await createChat(alice(), { id: varied.id, title: 'theirs' });
  const ours = await readChat(app.api, varied);
  expect(await assign()).toEqual([varied.id]);
  expect(await readChat(app.api, varied)).toEqual(ours);
  expect(await readChat(alice(), varied)).toMatchObject(theirs);
  expect((await chatsOf(alice())).map(({ id }) => id)).toHaveLength(3);
});

it('Where the new owner has used a key, its chat keeps it.', async () => {
  const body = { title: 'theirs' };
  const post = () =>
    alice()
      .post('/api/v1/chats')
      .set(...KEY)
      .send(body)
      .expect(201);
  const theirs = (await post()).body as { id: string };
  await assign();
  expect((await post()).body).toMatchObject({ id: theirs.id });
  expect(await readChat(alice(), stored.varied)).toMatchObject(NEW_CHAT);
});

it('What has moved there can move back, and its numbers are new again.', async () => {
  const before = await chatsOf(app.api);
  const line = await lineOf(app.api);
  await assign();
  await assign('alice', 'local');
  const after = await chatsOf(app.api);
  expect(withoutRevisions(after)).toEqual(withoutRevisions(before));
  expect(Math.min(...after.map(({ revision }) => revision))).toBeGreaterThan(line);
});
