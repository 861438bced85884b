import { useApp } from '../support/app';
import { createChat, chatPath, messagePath, newMessage, readChat } from '../support/builders';
import { NOWHERE } from '../support/good-requests';
import { invalidPlaces } from '../support/problem';

const app = useApp();
const chat = { id: '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10' };
const MESSAGES = chatPath(chat, '/messages');
const WITH_PAYLOAD = { format: 'raw', payload: { text: 'whatever' } };

beforeAll(async () => {
  await createChat(app.api, chat);
});

const TEXTS = ['a\0b', '\0', '\ud800', 'a\udfffb', '\ude00\ud83d'];

/** What a payload may hold is refused everywhere else, beside a payload too. */
describe.each(TEXTS)('The text %j is refused', (text) => {
  it.each([
    ['/content', { content: text }],
    ['/metadata/a', { metadata: { a: text } }],
    ['/metadata', { metadata: { [text]: 'a' } }],
    [
      '/attachments/0/alt',
      { attachments: [{ type: 'image', url: 'https://a.example/', alt: text }] },
    ],
    ['/attachments/0/url', { attachments: [{ type: 'image', url: `https://a.example/${text}` }] }],
    ['/format', { format: `a${text}` }],
  ])('at %s.', async (pointer, change) => {
    const message = { ...newMessage(), ...WITH_PAYLOAD, ...change };
    const send = (path: string, body: object, method: 'post' | 'put' = 'post') =>
      app.api[method](path).type('json').send(JSON.stringify(body)).expect(400);
    expect(invalidPlaces(await send(MESSAGES, message))).toEqual([`body ${pointer}`]);
    expect(invalidPlaces(await send(messagePath(chat, NOWHERE.message), message, 'put'))).toEqual([
      `body ${pointer}`,
    ]);
    const batch = { messages: [newMessage(), message] };
    expect(invalidPlaces(await send(`${MESSAGES}/batch`, batch))).toEqual([
      `body /messages/1${pointer}`,
    ]);
  });

  it('as the name of a property.', async () => {
    const body = JSON.stringify({ ...newMessage(), [text]: 'x' });
    await app.api.post(MESSAGES).type('json').send(body).expect(400);
  });
});

it('A payload is found only where a message has one.', async () => {
  for (const [path, body] of [
    [MESSAGES, { ...newMessage(), metadata: { payload: '\0' } }],
    [MESSAGES, { ...newMessage(), attachments: [{ payload: { text: '\0' } }] }],
    ['/api/v1/chats', { payload: { text: '\0' } }],
    ['/api/v1/chats', { title: 'x', metadata: { payload: '\ud800' } }],
  ] as const)
    await app.api.post(path).type('json').send(JSON.stringify(body)).expect(400);
  expect((await readChat(app.api, chat)).message_count).toBe(0);
});
