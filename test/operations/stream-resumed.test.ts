import type { Chat, Message } from '../../src/chat/contract';
import { startApp, useApp } from '../support/app';
import { append, chatPath, createChat, messagePath, readChat } from '../support/builders';
import { openStream, type EventStream, type StreamOptions } from '../support/event-stream';
import { invalidPlaces, problemIn } from '../support/problem';

const app = useApp();
const NOWHERE = '019aae1c-0000-7000-8000-000000000001';

const open: EventStream[] = [];
afterEach(async () => {
  for (const stream of open.splice(0)) await stream.close();
});

async function follow(path: string, options: StreamOptions) {
  const stream = await openStream(app.url, path, options);
  open.push(stream);
  return stream;
}

/** A chat with three messages, of which the first was changed last. */
async function history(): Promise<Chat> {
  const chat = await createChat(app.api);
  const first = await append(app.api, chat);
  await append(app.api, chat);
  await append(app.api, chat);
  await app.api
    .patch(messagePath(chat, first))
    .send({ metadata: { feedback: 'up' } })
    .expect(200);
  return chat;
}

describe('An event stream that goes on behind a revision', () => {
  it('sends what has changed since, as it is now and in the order of the changes', async () => {
    const chat = await history();
    const { messages, ...now } = await readChat(app.api, chat);
    const [first, second, third] = messages.data;
    const stream = await follow(chatPath(chat, '/events'), { since: second!.revision });
    expect(await stream.take(4)).toEqual([
      { event: 'ready', id: String(second!.revision), data: { revision: now.revision } },
      { event: 'message', id: String(third!.revision), data: third },
      { event: 'chat', data: now },
      { event: 'message', id: String(first!.revision), data: first },
    ]);
  });

  it('believes Last-Event-ID, which a browser renews, rather than since', async () => {
    const chat = await history();
    const { revision } = await readChat(app.api, chat);
    const options = { since: 0, lastEventId: String(revision) };
    const stream = await follow(chatPath(chat, '/events'), options);
    const message = await append(app.api, chat);
    expect((await stream.take(3))[2]?.data).toEqual(message);
  });

  it.each([['0'], ['9007199254740991'], ['9999999999999999']])(
    'replays everything of a chat behind %s',
    async (lastEventId) => {
      const chat = await history();
      const stream = await follow(chatPath(chat, '/events'), { lastEventId });
      const events = await stream.take(5);
      expect(events[0]).toMatchObject({ event: 'ready', id: '0' });
      const sequences = events.flatMap(({ data }) => ('sequence' in data ? data.sequence : []));
      expect(sequences).toEqual([2, 3, 1]);
    },
  );

  it('sends more than fits into one look, and then what is new', async () => {
    const chat = await createChat(app.api);
    const content = 'x'.repeat(100_000);
    for (let i = 0; i < 7; i += 1) await append(app.api, chat, { content });
    for (let i = 0; i < 3; i += 1) {
      const messages = Array.from({ length: 100 }, () => ({ role: 'user', content: 'y' }));
      await app.api.post(chatPath(chat, '/messages/batch')).send({ messages }).expect(201);
    }
    const stream = await follow(chatPath(chat, '/events'), { since: 0 });
    const events = (await stream.take(309)).slice(1);
    const sequences = events.flatMap(({ data }) => ('sequence' in data ? data.sequence : []));
    expect(sequences).toEqual(Array.from({ length: 307 }, (_, i) => i + 1));
    const message = await append(app.api, chat);
    expect((await stream.upTo('message')).at(-1)?.data).toEqual(message);
  });

  it('sends a message whole to whoever was not sent it yet, though a page has ended behind it', async () => {
    const chat = await createChat(app.api);
    const prompt = await append(app.api, chat);
    const answer = await append(app.api, chat, {
      role: 'assistant',
      content: '☃'.repeat(90_000),
      status: 'in_progress',
    });
    const path = messagePath(chat, prompt);
    await app.api
      .patch(path)
      .send({ metadata: { a: 'b' } })
      .expect(200);
    const stream = await follow(chatPath(chat, '/events'), { since: 0 });
    await stream.next();
    const piece = { append: { offset: 90_000, text: 'new' } };
    const grown = await app.api.patch(messagePath(chat, answer)).send(piece).expect(200);
    const events = [];
    while (events.at(-1)?.id !== String((grown.body as Message).revision))
      events.push((await stream.next())!);
    const first = events.find(({ data }) => 'sequence' in data && data.sequence === 2);
    const delta = events.findIndex(({ event }) => event === 'delta');
    expect(first).toBeDefined();
    expect(delta === -1 || events.indexOf(first!) < delta).toBe(true);
  });

  it.each([['x'], ['-1'], ['1.5'], ['1e1'], ['9007199254740992']])(
    'answers 400 for since=%s',
    async (since) => {
      const reply = await app.api.get(`/api/v1/events?since=${since}`).expect(400);
      expect(invalidPlaces(reply)).toEqual(['query since']);
    },
  );

  it.each([['x'], ['-1'], ['1e1'], ['12345678901234567']])(
    'answers 400 for Last-Event-ID: %s',
    async (id) => {
      const reply = await app.api.get('/api/v1/events').set('Last-Event-ID', id).expect(400);
      expect(problemIn(reply).errors).toMatchObject([{ in: 'header' }]);
    },
  );

  it('answers 404 where there is no such chat, for another owner too', async () => {
    const chat = await createChat(app.api);
    await app.api.get(chatPath({ id: NOWHERE }, '/events')).expect(404);
    await app.as('somebody-else').get(chatPath(chat, '/events')).expect(404);
  });

  it('answers HEAD with the headers alone', async () => {
    const reply = await app.api.head('/api/v1/events').expect(200);
    expect(reply.headers['content-type']).toBe('text/event-stream');
  });
});

it('STREAM_LIMIT bounds the streams that an owner has open; closing one makes room.', async () => {
  const limited = await startApp({ env: { STREAM_LIMIT: '2' } });
  const streams = await Promise.all([1, 2].map(() => openStream(limited.url, '/api/v1/events')));
  const reply = await limited.api.get('/api/v1/events').expect(429);
  expect(problemIn(reply).type).toBe('/problems/too-many-requests');
  await (await openStream(limited.url, '/api/v1/events', { owner: 'other' })).close();
  await streams[0]!.close();
  const again = async (): Promise<EventStream> =>
    openStream(limited.url, '/api/v1/events').catch(again);
  await (await again()).close();
  await streams[1]!.close();
  await limited.close();
});
