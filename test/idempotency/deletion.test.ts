import type { Chat, Message } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { chatPath, createChat, messagePath, newMessage, readChat } from '../support/builders';

const app = useApp();
let chat: Chat;
beforeEach(async () => {
  chat = await createChat(app.api);
});

const keyed = (below: string, body: object) =>
  app.api.post(chatPath(chat, below)).set('Idempotency-Key', 'once').send(body);
const remove = (message: Message) => app.api.delete(messagePath(chat, message)).expect(204);

async function sendBatch(contents: readonly string[]) {
  const messages = contents.map((content) => newMessage({ content }));
  const reply = await keyed('/messages/batch', { messages }).expect(201);
  const replayed = reply.headers['idempotency-replayed'] === 'true';
  return { replayed, data: (reply.body as { data: Message[] }).data };
}

it('The key of a message is free once it is deleted, for any payload.', async () => {
  const first = (await keyed('/messages', newMessage()).expect(201)).body as Message;
  await keyed('/messages', newMessage({ content: 'other' })).expect(422);
  await remove(first);
  for (const content of [newMessage().content, 'other']) {
    const again = await keyed('/messages', newMessage({ content })).expect(201);
    expect(again.headers).not.toHaveProperty('idempotency-replayed');
    expect(again.body).toMatchObject({ content, status: 'completed' });
    await remove(again.body as Message);
  }
  expect((await readChat(app.api, chat)).message_count).toBe(3);
});

it('The key of a batch is free when its last message is deleted; until then a replay shows what is left.', async () => {
  const contents = ['a', 'b', 'c'];
  const { data } = await sendBatch(contents);
  for (const [i, message] of [data[1]!, data[0]!].entries()) {
    await remove(message);
    const replay = await sendBatch(contents);
    expect(replay.replayed).toBe(true);
    expect(replay.data).toEqual((await readChat(app.api, chat)).messages.data);
    expect(replay.data.filter(({ status }) => status === 'deleted')).toHaveLength(i + 1);
    await keyed('/messages/batch', { messages: [newMessage()] }).expect(422);
  }
  await remove(data[2]!);
  const anew = await sendBatch(['x', 'y']);
  expect(anew.replayed).toBe(false);
  expect(anew.data.map(({ sequence }) => sequence)).toEqual([4, 5]);
});

it('A key does not go with a neighbour that it did not make.', async () => {
  const before = (await app.api.post(chatPath(chat, '/messages')).send(newMessage()))
    .body as Message;
  const { data } = await sendBatch(['a', 'b']);
  const after = (await app.api.post(chatPath(chat, '/messages')).send(newMessage()))
    .body as Message;
  for (const message of [before, after, data[0]!]) await remove(message);
  expect((await sendBatch(['a', 'b'])).replayed).toBe(true);
  await remove(data[1]!);
  expect((await sendBatch(['a', 'b'])).replayed).toBe(false);
});

it('A replay shows a message as it was replaced and annotated since.', async () => {
  const first = (await keyed('/messages', newMessage()).expect(201)).body as Message;
  const path = messagePath(chat, first);
  await app.api.put(path).send({ role: 'assistant', content: 'replaced' }).expect(200);
  const now = await app.api
    .patch(path)
    .send({ metadata: { a: 'b' } })
    .expect(200);
  const replay = await keyed('/messages', newMessage()).expect(201);
  expect(replay.headers['idempotency-replayed']).toBe('true');
  expect(replay.headers['etag']).toBe(now.headers['etag']);
  expect(replay.body).toEqual(now.body);
});

it('All messages of a batch deleted at once set its key free, and no other.', async () => {
  const { data } = await sendBatch(['a', 'b', 'c', 'd']);
  const send = () =>
    app.api
      .post(chatPath(chat, '/messages/batch'))
      .set('Idempotency-Key', 'other')
      .send({ messages: data.map(() => newMessage()) })
      .expect(201);
  const [other] = ((await send()).body as { data: Message[] }).data;
  await Promise.all([...data, other!].map(remove));
  expect((await sendBatch(['a', 'b', 'c', 'd'])).replayed).toBe(false);
  expect((await send()).headers['idempotency-replayed']).toBe('true');
});
