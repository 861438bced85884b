import { startTwins, type Twins } from './twins';

let twins: Twins;

beforeAll(async () => {
  twins = await startTwins();
});

afterAll(() => twins.close());

const CHATS = '/api/v1/chats';
const CHAT = '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10';
const ANSWER = `${CHATS}/${CHAT}/messages/019aae1c-0000-7000-9000-000000000001`;
const BEGUN = { role: 'assistant', content: '', status: 'in_progress' };

const piece = (offset: number, text: string, rest: object = {}) => ({
  append: { offset, text },
  ...rest,
});

/** In this order; each builds on those before. */
const REQUESTS: readonly (readonly [what: string, status: number, method: string, body: object])[] =
  [
    ['an answer', 201, 'PUT', BEGUN],
    ['an answer of a user', 400, 'PUT', { ...BEGUN, role: 'user' }],
    ['a piece', 200, 'PATCH', piece(0, 'Құда 😀 "e\u0301" \\')],
    ['the same piece', 200, 'PATCH', piece(0, 'Құда 😀 "e\u0301" \\')],
    ['a part of it', 200, 'PATCH', piece(5, '😀')],
    ['more behind it', 200, 'PATCH', piece(6, ' "e\u0301" \\ and $1 ?1 :a')],
    ['a piece beyond the end', 409, 'PATCH', piece(100, 'x')],
    ['another piece in its place', 409, 'PATCH', piece(5, '😁')],
    ['a sign of life', 200, 'PATCH', piece(26, '')],
    ['a piece with a lone surrogate', 400, 'PATCH', piece(26, '\ud83d')],
    ['a piece and a content', 400, 'PATCH', piece(0, 'x', { content: 'x' })],
    ['a payload', 200, 'PATCH', { format: 'raw', payload: { a: '\u0000', b: 1e21 } }],
    ['half of it', 400, 'PATCH', { format: null }],
    ['images', 200, 'PATCH', { attachments: [{ type: 'image', url: 'https://a.example/' }] }],
    ['the end', 200, 'PATCH', piece(26, '.', { status: 'completed', metadata: { b: '', a: '1' } })],
    ['a late piece', 409, 'PATCH', piece(27, 'x')],
    ['a note', 200, 'PATCH', { metadata: { feedback: 'up' } }],
    ['the answer opened again', 200, 'PUT', { ...BEGUN, content: 'Anew' }],
    ['its end', 200, 'PATCH', { status: 'incomplete' }],
  ];

it.each(REQUESTS)(
  '%s: %i, and the same bytes on both databases',
  async (what, status, method, body) => {
    if (what === 'an answer')
      await twins.send({ method: 'POST', path: CHATS, body: JSON.stringify({ id: CHAT }) });
    const { sqlite, postgres } = await twins.send({
      method,
      path: ANSWER,
      body: JSON.stringify(body),
    });
    expect(sqlite.status).toBe(status);
    expect(postgres).toEqual(sqlite);
    const read = await twins.send({ method: 'GET', path: ANSWER });
    expect(read.postgres).toEqual(read.sqlite);
  },
);
