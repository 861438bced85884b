import { awkwardPayloads, payloadOf } from '../../support/awkward';
import { startTwins, type Request, type Twins } from './twins';

let twins: Twins;

beforeAll(async () => {
  twins = await startTwins();
});

afterAll(() => twins.close());

const CHATS = '/api/v1/chats';
const CHAT = `${CHATS}/019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10`;
const messageAt = (n: number) =>
  `${CHAT}/messages/019aae1c-0000-7000-9000-${String(n).padStart(12, '0')}`;

type Headers = Readonly<Record<string, string>>;
const send = (method: string, path: string, value?: unknown, headers?: Headers): Request => ({
  method,
  path,
  ...(value !== undefined && { body: typeof value === 'string' ? value : JSON.stringify(value) }),
  ...(headers && { headers }),
});

const TEXT = { role: 'user', content: 'x' };
const IMAGES = [3, 1, 2].map((width) => ({ type: 'image', url: 'https://a.example/', width }));
const FULL = {
  role: 'assistant',
  content: 'ä"\n',
  attachments: IMAGES,
  metadata: { b: '1', '10': '2', aa: '\u0001', '9': '🐎' },
  format: 'ai-sdk/v6',
  payload: { b: [1.5, null], a: { z: '', y: 1e21 } },
};
const batch = (...parents: (number | null)[]) => ({
  messages: parents.map((parent_sequence) => ({ ...TEXT, parent_sequence })),
});
const [M1, M2] = [messageAt(1), messageAt(2)];

/** In this order; each builds on those before. */
const REQUESTS: readonly (readonly [what: string, status: number, request: Request])[] = [
  ['a list before the first change', 200, send('GET', CHATS)],
  ['a chat', 201, send('POST', CHATS, { id: CHAT.slice(-36) })],
  ['a put', 201, send('PUT', M1, FULL)],
  ['the same', 200, send('PUT', M1, { ...FULL, parent_sequence: null })],
  [
    'the same in another order',
    200,
    send('PUT', M1, Object.fromEntries(Object.entries(FULL).reverse())),
  ],
  ['less', 200, send('PUT', M1, { ...FULL, attachments: IMAGES.slice(1) })],
  ['an answer broken off', 200, send('PUT', M1, { ...FULL, status: 'incomplete' })],
  ['a format alone', 400, send('PUT', M1, { ...TEXT, format: 'x' })],
  ['a payload alone', 400, send('POST', `${CHAT}/messages`, { ...TEXT, payload: {} })],
  ['nothing at all', 400, send('POST', `${CHAT}/messages`, { ...TEXT, content: '' })],
  ['another parent', 400, send('PUT', M1, { ...FULL, parent_sequence: 1 })],
  ['only if there is none', 412, send('PUT', M1, TEXT, { 'If-None-Match': '*' })],
  ['only if it is as it was', 412, send('PUT', M1, TEXT, { 'If-Match': '"2"' })],
  ['a put behind it', 201, send('PUT', M2, TEXT)],
  ['branches', 201, send('POST', `${CHAT}/messages/batch`, batch(1, null, 2))],
  ['a branch from nowhere', 400, send('POST', `${CHAT}/messages/batch`, batch(1, 6))],
  ['a note', 200, send('PATCH', M2, { metadata: { feedback: 'up', a: '' } })],
  ['the same note', 200, send('PATCH', M2, { metadata: { a: '', feedback: 'up' } })],
  ['no note', 400, send('PATCH', M2, {})],
  ['the newest', 200, send('GET', `${CHAT}?limit=2&order=desc`)],
  ['none of them', 200, send('GET', `${CHAT}?limit=0`)],
  ['none, from the end', 200, send('GET', `${CHAT}?limit=0&order=desc`)],
  ['nothing new in the chat', 304, send('GET', CHAT, undefined, { 'If-None-Match': '"9"' })],
  [
    'nor in its messages',
    304,
    send('GET', `${CHAT}/messages`, undefined, { 'If-None-Match': '*' }),
  ],
  ['nor in a message', 304, send('GET', M2, undefined, { 'If-None-Match': 'W/"9"' })],
  ['nor in the list', 304, send('GET', CHATS, undefined, { 'If-None-Match': '"9"' })],
  ['a deletion too late', 412, send('DELETE', M2, undefined, { 'If-Match': '"1"' })],
  ['a deletion', 204, send('DELETE', M2)],
  ['the same deletion', 204, send('DELETE', M2, undefined, { 'If-Match': '"1"' })],
  ['a put of what is gone', 409, send('PUT', M2, TEXT)],
  ['a note to what is gone', 409, send('PATCH', M2, { metadata: {} })],
  ['what is left of it', 200, send('GET', M2)],
  ['all that, read', 200, send('GET', CHAT)],
];

it.each(REQUESTS)('%s: %i, and the same bytes on both databases', async (_, status, request) => {
  const { sqlite, postgres } = await twins.send(request);
  expect(sqlite.status).toBe(status);
  expect(postgres).toEqual(sqlite);
});

it.each(awkwardPayloads)('A payload with %s is the same on both databases.', async (_, payload) => {
  const body = `{"role":"user","content":"x","format":"raw","payload":${payload}}`;
  for (const request of [send('PUT', messageAt(3), body), send('GET', messageAt(3))]) {
    const { sqlite, postgres } = await twins.send(request);
    expect(postgres).toEqual(sqlite);
  }
});

it('Pages of large messages end at the same place.', async () => {
  const large = { role: 'user', content: '', format: 'raw', payload: payloadOf(262_144) };
  for (let n = 0; n < 17; n += 1) await twins.send(send('PUT', messageAt(100 + n), large));
  for (const order of ['asc', 'desc']) {
    const page = await twins.send(send('GET', `${CHAT}/messages?limit=200&order=${order}`));
    expect(page.sqlite.body).toContain('"has_more":true');
    expect(page.postgres).toEqual(page.sqlite);
  }
});

it('Everything deleted is deleted on both, and both lines go on.', async () => {
  for (const [method, path] of [
    ['DELETE', `${CHATS}?confirm=true`],
    ['GET', CHATS],
    ['POST', CHATS],
  ] as const) {
    const { sqlite, postgres } = await twins.send(send(method, path));
    expect(sqlite.status).toBeLessThan(300);
    expect(postgres).toEqual(sqlite);
  }
});
