import type { Chat } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, chatPath, createChat, readChat } from '../support/builders';
import { invalidPlaces } from '../support/problem';

const app = useApp();

const BROKEN = [
  ['U+0000', '\\u0000'],
  ['a lone high surrogate', '\\ud83d'],
  ['a lone low surrogate', '\\udc0e'],
  ['a lone surrogate in upper case', '\\uD83D'],
  ['surrogates the wrong way round', '\\udc0e\\ud83d'],
];

/** No database keeps these as they were sent. */
describe.each(BROKEN)('%s', (_, escape) => {
  it.each([
    ['/title', `{"title":"a${escape}b"}`],
    ['/metadata/a', `{"metadata":{"a":"${escape}"}}`],
    ['/metadata', `{"metadata":{"a${escape}":""}}`],
    ['/id', `{"id":"${escape}"}`],
  ])('is refused in a chat at %s', async (pointer, body) => {
    const reply = await app.api.post('/api/v1/chats').type('json').send(body).expect(400);
    expect(invalidPlaces(reply)).toEqual([`body ${pointer}`]);
  });

  it.each([
    ['/content', `"content":"${escape}"`],
    [
      '/attachments/0/alt',
      `"content":"x","attachments":[{"type":"image","url":"https://a.example","alt":"${escape}"}]`,
    ],
    [
      '/attachments/0/url',
      `"content":"x","attachments":[{"type":"image","url":"https://a.example/${escape}"}]`,
    ],
    ['', `"content":"x","${escape}":1`],
  ])('is refused in a message at %s', async (pointer, body) => {
    const path = chatPath(await createChat(app.api), '/messages');
    const reply = await app.api.post(path).type('json').send(`{"role":"user",${body}}`).expect(400);
    expect(invalidPlaces(reply)).toEqual([`body ${pointer}`]);
  });
});

it.each([
  ['an invalid byte', [0xff]],
  ['half a character', [0xe2, 0x82]],
  ['an overlong slash', [0xc0, 0xaf]],
  ['a surrogate in UTF-8', [0xed, 0xa0, 0x80]],
])('A body that is no UTF-8 because of %s answers 400.', async (_, bytes) => {
  const body = Buffer.concat([Buffer.from('{"title":"'), Buffer.from(bytes), Buffer.from('"}')]);
  await app.api.post('/api/v1/chats').type('json').send(body).expect(400);
});

it.each(['%00', '%ff', '%ed%a0%80', '%', '%zz'])(
  '%s in a path or a query answers 400.',
  async (escape) => {
    await app.api.get(`/api/v1/chats/${escape}`).expect(400);
    await app.api.get(`/api/v1/chats?cursor=${escape}`).expect(400);
  },
);

it.each([
  'Алдар Көсе',
  '🐎 👨‍👩‍👧‍👦',
  "'; DROP TABLE chats; --",
  '$1 :name ? ?? %s',
  '\\ \\0 \\u0000 "',
  '\t\r\n\u2028\u2029\u0085\u001f\u007f\ufeff\uffff',
  '${x} <script>alert(1)</script>',
  'e\u0301 é ﬁ',
])('The text %j comes back as it was sent.', async (text) => {
  const metadata = { [text]: text };
  const chat = await createChat(app.api, { title: text, metadata });
  const attachments = [{ type: 'image' as const, url: 'https://a.example/', alt: text }];
  const message = await append(app.api, chat, { content: text, metadata, attachments });
  const read = await readChat(app.api, chat);
  expect(read).toMatchObject({ title: text, metadata, messages: { data: [message] } });
  expect(message).toMatchObject({ content: text, metadata, attachments: [{ alt: text }] });
});

it('Metadata may have the names of what every object has.', async () => {
  const metadata = '{"__proto__":"a","constructor":"b","toString":"c","1":"d"}';
  const body = `{"metadata":${metadata}}`;
  const reply = await app.api.post('/api/v1/chats').type('json').send(body).expect(201);
  const { id } = reply.body as Chat;
  const again = await app.api.get(`/api/v1/chats/${id}`).expect(200);
  for (const text of [reply.text, again.text])
    for (const entry of ['"__proto__":"a"', '"constructor":"b"', '"toString":"c"', '"1":"d"'])
      expect(text).toContain(entry);
});

it('A property __proto__ is as unknown as any other.', async () => {
  const body = '{"__proto__":{"title":"x"}}';
  await app.api.post('/api/v1/chats').type('json').send(body).expect(400);
});

it('Escapes of whole characters are as good as the characters.', async () => {
  const body = '{"title":"\\uD83d\\uDC0E \\u00e9 \\\\u0000"}';
  const reply = await app.api.post('/api/v1/chats').type('json').send(body).expect(201);
  expect((reply.body as Chat).title).toBe('🐎 é \\u0000');
});

it('Lengths count code points.', async () => {
  const chat = await createChat(app.api, { title: '🐎'.repeat(200) });
  expect(Array.from(chat.title!)).toHaveLength(200);
  await createChat(app.api, { metadata: { ['🐎'.repeat(64)]: '🐎'.repeat(512) } });
});
