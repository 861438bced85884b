import type { Chat, Message } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, chatPath, createChat, messagePath } from '../support/builders';
import { NOWHERE } from '../support/good-requests';
import { invalidPlaces } from '../support/problem';
import { lineOf, tag } from '../support/revisions';

const app = useApp();
let chat: Chat;
let first: Message;
let last: Message;

/** Something else of the owner is changed last, so that no two of the revisions are the same. */
beforeAll(async () => {
  chat = await createChat(app.api);
  first = await append(app.api, chat);
  last = await append(app.api, chat);
  await createChat(app.api);
});

const reads = {
  getChat: () => ({ path: chatPath(chat), revision: last.revision }),
  listMessages: () => ({ path: chatPath(chat, '/messages'), revision: last.revision }),
  getMessage: () => ({ path: messagePath(chat, first), revision: first.revision }),
  listChats: async () => ({ path: '/api/v1/chats', revision: await lineOf(app.api) }),
};

const CACHE_CONTROL = 'private, no-cache';

describe.each(Object.entries(reads))('%s', (_, read) => {
  it('answers 200 with its revision for an ETag, and asks browsers to ask again', async () => {
    const { path, revision } = await read();
    const { headers } = await app.api.get(path).expect(200);
    expect(headers).toMatchObject({ etag: tag({ revision }), 'cache-control': CACHE_CONTROL });
  });

  it.each([
    ['the same tag', '"now"', 304],
    ['the same tag, weak', 'W/"now"', 304],
    ['one of several tags', '"7000", W/"now","8000"', 304],
    ['any tag', '*', 304],
    ['another tag', '"7000"', 200],
    ['several other tags', '"7000", W/"8000"', 200],
    ['nearly the same tag', '"0now"', 200],
    ['an empty tag', '""', 200],
  ])('answers If-None-Match with %s (%s) by %d', async (_what, wanted, status) => {
    const { path, revision } = await read();
    const tags = wanted.replace('now', String(revision));
    for (const method of ['get', 'head'] as const) {
      const reply = await app.api[method](path).set('If-None-Match', tags).expect(status);
      expect(reply.headers).toMatchObject({
        etag: tag({ revision }),
        'cache-control': CACHE_CONTROL,
      });
      if (status === 304 || method === 'head') expect(reply.text).toBeFalsy();
      if (status === 304) expect(reply.headers).not.toHaveProperty('content-type');
    }
  });

  it.each(['now', '', '"a" "b"', '*, "1"'])('answers 400 to If-None-Match: %s', async (tags) => {
    const reply = await app.api
      .get((await read()).path)
      .set('If-None-Match', tags)
      .expect(400);
    expect(invalidPlaces(reply)).toEqual(['header if-none-match']);
  });
});

it('What is not there answers 404, whatever If-None-Match says.', async () => {
  for (const path of [
    chatPath(NOWHERE.chat),
    chatPath(NOWHERE.chat, '/messages'),
    messagePath(NOWHERE.chat, first),
    messagePath(chat, NOWHERE.message),
  ]) {
    await app.api.get(path).set('If-None-Match', '*').expect(404);
    await app.api.head(path).set('If-None-Match', '"1"').expect(404);
  }
});

it('An owner who never changed anything holds the list under "0".', async () => {
  const { headers } = await app.as('nobody').get('/api/v1/chats').expect(200);
  expect(headers['etag']).toBe('"0"');
  await app.as('nobody').get('/api/v1/chats').set('If-None-Match', '"0"').expect(304);
});
