import { randomUUID } from 'node:crypto';
import { messageStore } from '../../../src/chat/message-store';
import type { TestApp } from '../app';
import { append, chatPath, createChat, messagePath, newMessage, newStoryboard } from '../builders';
import { openStream } from '../event-stream';
import { goodRequests, ownedOperations } from '../good-requests';

type App = Pick<TestApp, 'as' | 'url' | 'service'>;

const LIST = '/api/v1/chats';
const CURSOR = 'c019aae1c2f3b019aae1c2f3b7c5d9e416a0c8b1f2d10';
const BEGUN = { role: 'assistant', content: '', status: 'in_progress' };

/** Every operation, and those of their ways that send other statements, in the name of one owner. */
export async function askForEverything(app: App, owner: string): Promise<void> {
  await everyOperation(app, owner);
  await keys(app, owner);
  await liveAnswers(app, owner);
  await reads(app, owner);
  await app.as(owner).delete(`${LIST}?confirm=true`).expect(204);
}

async function everyOperation({ as }: App, owner: string): Promise<void> {
  const api = as(owner);
  const chat = await createChat(api);
  const message = await append(api, chat, newStoryboard(8));
  const last = ['deleteMessage', 'deleteChat', 'deleteChats'];
  const first = ownedOperations.filter((operation) => !last.includes(operation));
  for (const operation of [...first, ...last] as typeof first)
    await goodRequests[operation](api, { chat, message }).expect((reply) =>
      expect(reply.status).toBeLessThan(300),
    );
}

/** A key that is used again, and one that is free once its message is gone. */
async function keys({ as }: App, owner: string): Promise<void> {
  const api = as(owner);
  const send = (path: string, body: object) =>
    api.post(path).set('Idempotency-Key', 'one').send(body).expect(201);
  for (let copies = 0; copies < 2; copies += 1) await send(LIST, { title: 'The magic coat' });
  const chat = await createChat(api);
  const path = chatPath(chat, '/messages');
  await send(path, newMessage());
  const reply = await send(path, newMessage());
  await api.delete(messagePath(chat, reply.body as { id: string })).expect(204);
}

/** Answers in progress, followed, sent again and left alone. */
async function liveAnswers({ as, url, service }: App, owner: string): Promise<void> {
  const api = as(owner);
  const chat = await createChat(api);
  const [answer, left] = ['22', '23'].map((end) => `019aae1c-30d4-7f0e-8a52-1b7d9c3e4f${end}`);
  const path = messagePath(chat, { id: answer! });
  const add = (offset: number) => api.patch(path).send({ append: { offset, text: 'wind' } });
  await api.put(path).send(BEGUN).expect(201);
  const stream = await openStream(url, chatPath(chat, '/events'), { owner });
  for (const offset of [0, 0, 4]) await add(offset).expect(200);
  await stream.take(1);
  await stream.close();
  await api.patch(path).send({ status: 'completed' }).expect(200);
  for (const content of ['once', 'again', 'again'])
    await api.put(path).send(newMessage({ content, role: 'assistant' }));
  await api
    .put(messagePath(chat, { id: left! }))
    .send(BEGUN)
    .expect(201);
  const world = { clock: () => new Date(), newId: randomUUID };
  await messageStore(service.database, world).for(owner, chat.id).settle(left!, new Date());
}

async function reads({ as, url }: App, owner: string): Promise<void> {
  const api = as(owner);
  const chat = await createChat(api);
  const message = await append(api, chat);
  const lists = ['', `?cursor=${CURSOR}`, '?pinned=true', '?pinned=false&archived=true'];
  const pages = ['', '?order=desc', '/messages', '/messages?order=desc'];
  const paths = [
    ...lists.map((query) => LIST + query),
    ...pages.map((below) => chatPath(chat, below)),
    messagePath(chat, message),
  ];
  for (const path of paths) {
    const { headers } = await api.get(path).expect(200);
    await api.get(path).set('If-None-Match', headers['etag']!).expect(304);
  }
  for (const path of ['/api/v1/events', chatPath(chat, '/events')]) {
    const stream = await openStream(url, path, { owner, since: chat.revision });
    await stream.take(1);
    const beside = await openStream(url, path, { owner });
    for (const open of [stream, beside]) await open.close();
  }
}
