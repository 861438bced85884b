import { startApp, type RunningApp } from '../support/app';
import { append, chatPath, createChat, messagePath, readChat } from '../support/builders';
import { openStream, type EventStream, type StreamOptions } from '../support/event-stream';

const PATH = '/api/v1/events';
let app: RunningApp;
const open: EventStream[] = [];
beforeEach(async () => {
  app = await startApp(); // a line of its own
});
afterEach(async () => {
  for (const stream of open.splice(0)) await stream.close();
  await app.close();
});

async function follow(options?: StreamOptions) {
  const stream = await openStream(app.url, PATH, options);
  open.push(stream);
  return stream;
}

describe('streamEvents', () => {
  it('sends every chat that is made, changed or deleted, and no text of a message', async () => {
    const stream = await follow();
    expect(await stream.next()).toEqual({ event: 'ready', id: '0', data: { revision: 0 } });
    const chat = await createChat(app.api);
    expect(await stream.next()).toEqual({ event: 'chat', id: '1', data: chat });
    const message = await append(app.api, chat, { content: 'a secret' });
    expect(await stream.next()).toMatchObject({ id: '2', data: { message_count: 1 } });
    await app.api.patch(chatPath(chat)).send({ pinned: true }).expect(200);
    expect(await stream.next()).toMatchObject({ id: '3', data: { pinned: true } });
    await app.api.delete(messagePath(chat, message)).expect(204);
    const { messages, ...now } = await readChat(app.api, chat);
    expect(messages.data).toHaveLength(1);
    expect(await stream.next()).toEqual({ event: 'chat', id: '4', data: now });
    await app.api.delete(chatPath(chat)).expect(204);
    const data = { chat_id: chat.id, revision: 5 };
    expect(await stream.next()).toEqual({ event: 'deleted', id: '5', data });
  });

  it('sends what has changed and gone since, each chat once', async () => {
    const [a, b, c] = [
      await createChat(app.api),
      await createChat(app.api),
      await createChat(app.api),
    ];
    await append(app.api, a);
    await app.api.delete(chatPath(b)).expect(204);
    const stream = await follow({ since: 1 });
    expect((await stream.take(4)).map(({ event, id }) => [event, id])).toEqual([
      ['ready', '1'],
      ['chat', '3'],
      ['chat', '4'],
      ['deleted', '5'],
    ]);
    await append(app.api, c);
    expect(await stream.next()).toMatchObject({ event: 'chat', data: { id: c.id } });
  });

  it('asks to read the list again after everything was deleted, and beyond the line', async () => {
    await createChat(app.api);
    const stream = await follow();
    await stream.next();
    await app.api.delete(`/api/v1/chats?confirm=true`).expect(204);
    const reset = { event: 'reset', id: '2', data: { revision: 2 } };
    expect(await stream.next()).toEqual(reset);
    expect((await (await follow({ since: 1 })).take(2))[1]).toEqual(reset);
    expect((await (await follow({ since: 3 })).take(2))[1]).toEqual(reset);
    const chat = await createChat(app.api);
    expect(await stream.next()).toMatchObject({ id: '3', data: { id: chat.id } });
  });

  it('asks to read the list again where more than 1,000 chats have changed or gone', async () => {
    for (let i = 0; i < 10; i += 1)
      await Promise.all(Array.from({ length: 100 }, () => createChat(app.api)));
    const all = await (await follow({ since: 0 })).take(1_001);
    expect(all.slice(1).map(({ id }) => Number(id))).toEqual(
      Array.from({ length: 1_000 }, (_, i) => i + 1),
    );
    await createChat(app.api);
    expect((await (await follow({ since: 0 })).take(2))[1]).toMatchObject({ event: 'reset' });
    expect((await (await follow({ since: 1 })).take(2))[1]).toMatchObject({ event: 'chat' });
  });

  it('tells each owner only of their own', async () => {
    const stream = await follow({ owner: 'b' });
    await createChat(app.as('a'));
    const chat = await createChat(app.as('b'));
    expect((await stream.take(2))[1]).toMatchObject({ data: { id: chat.id } });
  });
});
