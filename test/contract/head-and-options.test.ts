import { useApp } from '../support/app';
import { append, chatPath, createChat } from '../support/builders';
import { NOWHERE } from '../support/good-requests';

const app = useApp();
const chat = { id: '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10' };

beforeAll(async () => {
  await createChat(app.api, chat);
  await append(app.api, chat);
});

/** What differs from reply to reply. */
const OWN = new Set(['x-request-id', 'date']);

function lasting(headers: unknown): Record<string, unknown> {
  const all = Object.entries(headers as Record<string, unknown>);
  return Object.fromEntries(all.filter(([name]) => !OWN.has(name)));
}

/** Trap 8: the validator knows neither HEAD nor OPTIONS. */
describe.each([
  '/health',
  '/ready',
  '/api/v1/chats',
  '/api/v1/chats?limit=0',
  chatPath(chat),
  chatPath(chat, '/messages'),
  chatPath(NOWHERE.chat),
  '/nowhere',
  '/openapi.json',
  '/openapi.yaml',
])('HEAD %s', (path) => {
  it('answers as GET does, without the body', async () => {
    const get = await app.api.get(path);
    const head = await app.api.head(path).expect(get.status);
    expect(lasting(head.headers)).toEqual(lasting(get.headers));
    expect(head.text).toBeFalsy();
  });
});

it('HEAD answers 304 to a known ETag.', async () => {
  const { headers } = await app.api.get(chatPath(chat)).expect(200);
  await app.api.head(chatPath(chat)).set('If-None-Match', headers['etag']!).expect(304);
});

it.each([
  ['/api/v1/chats', 'DELETE, GET, HEAD, OPTIONS, POST'],
  [chatPath(chat), 'DELETE, GET, HEAD, OPTIONS, PATCH'],
  [chatPath(chat, '/messages/batch'), 'OPTIONS, POST'],
  [chatPath(chat, `/messages/${NOWHERE.message.id}`), 'DELETE, GET, HEAD, OPTIONS, PATCH, PUT'],
])('OPTIONS %s and any other method tell what is allowed.', async (path, allowed) => {
  const other = path.includes('/messages/0') ? app.api.post(path) : app.api.put(path);
  for (const request of [app.api.options(path).expect(204), other.expect(405)]) {
    const { headers } = await request;
    expect(headers['allow']!.split(', ').sort().join(', ')).toBe(allowed);
  }
});

it.each(['put', 'post', 'patch', 'delete'] as const)('%s /health answers 405.', async (method) => {
  await app.api[method]('/health').expect(405);
});

it('HEAD answers 405 where there is no GET.', async () => {
  await app.api.head(chatPath(chat, '/messages/batch')).expect(405);
});
