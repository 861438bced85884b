import type { Chat } from '../../src/chat/contract';
import type { Api } from '../support/api';
import { useApp } from '../support/app';
import { chatPath, createChat, newMessage, readChat } from '../support/builders';
import { problemIn } from '../support/problem';

const app = useApp();
const CHATS = '/api/v1/chats';
const KEY = 'one key for everything';

function create(api: Api, title: string, key: string) {
  return api.post(CHATS).set('Idempotency-Key', key).send({ title });
}

function send(chat: Pick<Chat, 'id'>, content: string, key: string) {
  return app.api
    .post(chatPath(chat, '/messages'))
    .set('Idempotency-Key', key)
    .send(newMessage({ content }));
}

function sendBatch(chat: Pick<Chat, 'id'>, contents: readonly string[], key: string) {
  const messages = contents.map((content) => newMessage({ content }));
  const path = chatPath(chat, '/messages/batch');
  return app.api.post(path).set('Idempotency-Key', key).send({ messages });
}

it('Another payload under a used key answers 422 and changes nothing.', async () => {
  const key = 'used';
  const chat = (await create(app.api, 'one', key).expect(201)).body as Chat;
  await create(app.api, 'two', key).expect(422);
  await send(chat, 'one', key).expect(201);
  const before = await readChat(app.api, chat);
  expect(problemIn(await send(chat, 'two', key).expect(422)).type).toBe(
    '/problems/idempotency-key-reused',
  );
  await sendBatch(chat, ['one'], key).expect(422);
  expect(await readChat(app.api, chat)).toEqual(before);
});

it('A chat, a message of it and a message of another chat may all have the same key.', async () => {
  const key = KEY.replaceAll(' ', '-');
  const chat = (await create(app.api, 'a', key).expect(201)).body as Chat;
  const other = await createChat(app.api);
  for (const request of [send(chat, 'x', key), send(other, 'y', key)]) {
    const reply = await request.expect(201);
    expect(reply.headers).not.toHaveProperty('idempotency-replayed');
  }
});

it('A key belongs to its owner.', async () => {
  const mine = (await create(app.as('aldar'), 'a', 'shared').expect(201)).body as Chat;
  const yours = (await create(app.as('rich-man'), 'b', 'shared').expect(201)).body as Chat;
  expect(yours.id).not.toBe(mine.id);
});

it('A key is free again when what it made is gone.', async () => {
  const chat = (await create(app.api, 'a', 'again').expect(201)).body as Chat;
  await send(chat, 'x', 'again').expect(201);
  await app.api.delete(chatPath(chat)).expect(204);
  const reply = await create(app.api, 'b', 'again').expect(201);
  expect(reply.headers).not.toHaveProperty('idempotency-replayed');
  await createChat(app.api, { id: chat.id });
  await send(chat, 'y', 'again').expect(201);
});

it('A request that failed leaves its key unused.', async () => {
  const key = 'second-try';
  const chat = await createChat(app.api);
  await app.api.post(CHATS).set('Idempotency-Key', key).send({ id: chat.id }).expect(409);
  await create(app.api, '', key).expect(400);
  await create(app.api, 'good', key).expect(201);
  await send({ id: '019aae1c-0000-7000-8000-000000000001' }, 'x', key).expect(404);
  await sendBatch(chat, ['a', ''], key).expect(400);
  await sendBatch(chat, ['a', 'b'], key).expect(201);
});

it('Keys differ in case, and take every visible ASCII character.', async () => {
  const visible = String.fromCharCode(...Array.from({ length: 94 }, (_, i) => 33 + i));
  const keys = ['key', 'KEY', visible, 'k'.repeat(255)];
  const chats = [];
  for (const key of keys) chats.push((await create(app.api, 'a', key).expect(201)).body as Chat);
  expect(new Set(chats.map(({ id }) => id)).size).toBe(keys.length);
});
