import type { Chat, Message } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, chatPath, createChat, newMessage, readChat } from '../support/builders';
import { stoppedClock } from '../support/clock';

const clock = stoppedClock();
const app = useApp({ clock });
const CHATS = '/api/v1/chats';

function keyed(path: string, key: string, body: unknown) {
  clock.pass(1_000);
  return app.api
    .post(path)
    .set('Idempotency-Key', key)
    .type('json')
    .send(JSON.stringify(body, null, 2));
}

describe('The same key with the same payload', () => {
  it('gives the chat that was made, with the same status and Location, and makes no other', async () => {
    const first = await keyed(CHATS, 'chat', { title: 'a', metadata: { x: '1', y: '2' } });
    const again = await keyed(CHATS, 'chat', { metadata: { y: '2', x: '1' }, title: 'a' });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers['location']).toBe(first.headers['location']);
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    expect(again.headers['idempotency-replayed']).toBe('true');
  });

  it('gives the chat as it is now', async () => {
    const chat = (await keyed(CHATS, 'now', {}).expect(201)).body as Chat;
    const now = await app.api.patch(chatPath(chat)).send({ title: 'renamed' }).expect(200);
    const again = await keyed(CHATS, 'now', {}).expect(201);
    expect(again.body).toEqual(now.body);
    expect(again.headers['etag']).toBe(now.headers['etag']);
  });

  it('works without a body', async () => {
    await app.api.post(CHATS).set('Idempotency-Key', 'bare').expect(201);
    const again = await app.api.post(CHATS).set('Idempotency-Key', 'bare').expect(201);
    expect(again.headers['idempotency-replayed']).toBe('true');
  });

  it('gives the message that was stored, and stores no other', async () => {
    const chat = await createChat(app.api);
    const path = chatPath(chat, '/messages');
    const first = await keyed(path, 'message', { role: 'user', content: 'x' }).expect(201);
    await append(app.api, chat);
    const before = await readChat(app.api, chat);
    const again = await keyed(path, 'message', { content: 'x', role: 'user' }).expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers).toMatchObject({
      location: first.headers['location'],
      'idempotency-replayed': 'true',
    });
    expect(await readChat(app.api, chat)).toEqual(before);
  });

  it('gives the batch that was stored, in its order, and stores no other', async () => {
    const chat = await createChat(app.api);
    const path = chatPath(chat, '/messages/batch');
    const messages = ['a', 'b', 'c'].map((content) => newMessage({ content }));
    const first = await keyed(path, 'batch', { messages }).expect(201);
    await append(app.api, chat);
    const again = await keyed(path, 'batch', { messages }).expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((await readChat(app.api, chat)).message_count).toBe(4);
  });

  it('is a replay even where the payload brings an id that is taken by now', async () => {
    const chat = await createChat(app.api);
    const message = newMessage({ id: '6f9619ff-8b86-d011-b42d-00cf4fc964ff' });
    const path = chatPath(chat, '/messages');
    const first = (await keyed(path, 'own-id', message).expect(201)).body as Message;
    const again = (await keyed(path, 'own-id', message).expect(201)).body as Message;
    expect(again).toEqual(first);
  });
});
