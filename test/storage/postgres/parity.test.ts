import { startTwins, type Request, type Twins } from './twins';

let twins: Twins;

beforeAll(async () => {
  twins = await startTwins();
});

afterAll(() => twins.close());

const CHAT = '019AAE1C-2F3B-7C5D-9E41-6A0C8B1F2D10';
const PATH = `/api/v1/chats/${CHAT.toLowerCase()}`;
const EMOJI = '👩‍🚀é\u0065\u0301🇰🇿';

const json = (value: unknown) => JSON.stringify(value);
const post = (path: string, value: unknown, headers?: Record<string, string>): Request => ({
  method: 'POST',
  path,
  body: json(value),
  ...(headers && { headers }),
});
const message = (content: string, more: object = {}) =>
  post(`${PATH}/messages`, { role: 'user', content, ...more });
const get = (path: string): Request => ({ method: 'GET', path });

/** In this order; each builds on those before. */
const REQUESTS: [string, number, Request][] = [
  [
    'an upper-case id',
    201,
    post('/api/v1/chats', { id: CHAT, title: EMOJI, metadata: { b: '1', aa: '2', a: '3' } }),
  ],
  ['the same id again', 409, post('/api/v1/chats', { id: CHAT.toLowerCase() })],
  ['a urn', 400, post('/api/v1/chats', { id: `urn:uuid:${CHAT}` })],
  ['emoji and combining marks', 201, message(EMOJI)],
  ['quotes, backslashes and dollars', 201, message(`'';--\\0 \\' "$1" :x ?1 %s`)],
  [
    '2^53 - 1 as text and control characters',
    201,
    message('9007199254740991\u0001\u007f\u2028\ufeff'),
  ],
  ['a text of the greatest length, beyond the BMP', 201, message('𝄞'.repeat(100_000))],
  ['a text one longer', 400, message('𝄞'.repeat(100_001))],
  ['U+0000', 400, message('a\u0000b')],
  ['a lone surrogate', 400, message('a\ud800')],
  [
    'over-long UTF-8',
    400,
    {
      method: 'POST',
      path: `${PATH}/messages`,
      body: Buffer.from([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x7d]),
    },
  ],
  [
    'keys that are special in JavaScript',
    201,
    {
      method: 'POST',
      path: `${PATH}/messages`,
      body: '{"role":"user","content":"x","metadata":{"__proto__":"1","constructor":"2","":"3"}}'.replace(
        ',"":"3"',
        ',"10":"3","9":"4"',
      ),
    },
  ],
  ['an empty key', 400, message('x', { metadata: { '': '1' } })],
  [
    'an image of 2^31 - 1 pixels',
    201,
    message('x', {
      attachments: [{ type: 'image', url: 'https://a.example/%F0%9F%98%80', width: 2_147_483_647 }],
    }),
  ],
  [
    'an image of 2^31 pixels',
    400,
    message('x', {
      attachments: [{ type: 'image', url: 'https://a.example/', width: 2_147_483_648 }],
    }),
  ],
  [
    '1.0, which is an integer',
    201,
    {
      method: 'POST',
      path: `${PATH}/messages`,
      body: '{"role":"user","content":"x","attachments":[{"type":"image","url":"http://a.example","width":1.0}]}',
    },
  ],
  ['an id of the client', 201, message('x', { id: CHAT })],
  ['that id again', 409, message('y', { id: CHAT.toLowerCase() })],
  [
    'a key',
    201,
    post(`${PATH}/messages`, { role: 'user', content: 'k' }, { 'Idempotency-Key': '~!\'"\\' }),
  ],
  [
    'the key again',
    201,
    post(`${PATH}/messages`, { content: 'k', role: 'user' }, { 'Idempotency-Key': '~!\'"\\' }),
  ],
  [
    'the key for something else',
    422,
    post(`${PATH}/messages`, { role: 'user', content: 'l' }, { 'Idempotency-Key': '~!\'"\\' }),
  ],
  [
    'a batch',
    201,
    post(`${PATH}/messages/batch`, {
      messages: [
        { role: 'user', content: 'a' },
        { role: 'assistant', content: 'b' },
      ],
    }),
  ],
  ['all that, read', 200, get(PATH)],
  ['backwards', 200, get(`${PATH}/messages?order=desc&limit=3`)],
  ['behind 2^53 - 1', 200, get(`${PATH}/messages?after_sequence=9007199254740991`)],
  ['behind 2^53', 400, get(`${PATH}/messages?after_sequence=9007199254740992`)],
  ['below 0', 400, get(`${PATH}/messages?after_sequence=-1`)],
  ['the last cursor there can be', 200, get(`${PATH}/messages?cursor=m0fffffffffffff`)],
  [
    'a change',
    200,
    {
      method: 'PATCH',
      path: PATH,
      body: json({ title: null, pinned: true, metadata: { '😀': EMOJI } }),
    },
  ],
  [
    'a stale change',
    412,
    { method: 'PATCH', path: PATH, body: json({ pinned: false }), headers: { 'If-Match': '"1"' } },
  ],
  ['the list', 200, get('/api/v1/chats?pinned=true')],
  [
    'a cursor from the far future',
    200,
    get(`/api/v1/chats?cursor=c0ffffffffffff${'f'.repeat(31)}`),
  ],
  ['one message by its id', 200, get(`${PATH}/messages/${CHAT}`)],
  ['the end', 204, { method: 'DELETE', path: PATH }],
  ['after the end', 404, get(PATH)],
];

it.each(REQUESTS)(
  '%s: %i, and the same bytes on both databases',
  async (_what, status, request) => {
    const { sqlite, postgres } = await twins.send(request);
    expect(sqlite.status).toBe(status);
    expect(postgres).toEqual(sqlite);
  },
);
