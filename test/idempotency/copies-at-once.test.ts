import type { Response } from 'supertest';
import type { ChatPage } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { chatPath, createChat, newMessage, newStoryboard, readChat } from '../support/builders';

const app = useApp();
const COPIES = 100;

async function sendCopies(path: string, body: object): Promise<Response[]> {
  const replies = await Promise.all(
    Array.from({ length: COPIES }, () =>
      app.as('copies').post(path).set('Idempotency-Key', 'storm').send(body),
    ),
  );
  expect(replies.map(({ status }) => status)).toEqual(Array(COPIES).fill(201));
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  expect(new Set(replies.map(({ headers }) => headers['location'])).size).toBe(1);
  const replayed = replies.filter(({ headers }) => headers['idempotency-replayed'] === 'true');
  expect(replayed).toHaveLength(COPIES - 1);
  return replies;
}

it('A hundred copies of a new chat at once make one chat.', async () => {
  await sendCopies('/api/v1/chats', { title: 'once' });
  const { data } = (await app.as('copies').get('/api/v1/chats')).body as ChatPage;
  expect(data).toHaveLength(1);
});

it('A hundred copies of a message at once store one message.', async () => {
  const chat = await createChat(app.as('copies'));
  await sendCopies(chatPath(chat, '/messages'), newStoryboard(8));
  expect(await readChat(app.as('copies'), chat)).toMatchObject({
    message_count: 1,
    revision: chat.revision + 1,
  });
});

it('A hundred copies of a batch at once store one batch.', async () => {
  const chat = await createChat(app.as('copies'));
  await sendCopies(chatPath(chat, '/messages/batch'), { messages: [newMessage(), newMessage()] });
  expect(await readChat(app.as('copies'), chat)).toMatchObject({
    message_count: 2,
    revision: chat.revision + 2,
  });
});

it('Of two payloads at once under one key one is stored and the other told so.', async () => {
  const api = app.as('copies');
  const chat = await createChat(api);
  const replies = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      api
        .post(chatPath(chat, '/messages'))
        .set('Idempotency-Key', 'race')
        .send(newMessage({ content: i % 2 === 0 ? 'even' : 'odd' })),
    ),
  );
  const stored = replies.filter(({ status }) => status === 201);
  const refused = replies.filter(({ status }) => status === 422);
  expect([stored.length, refused.length]).toEqual([20, 20]);
  expect(new Set(stored.map(({ text }) => text)).size).toBe(1);
  expect((await readChat(api, chat)).message_count).toBe(1);
});
