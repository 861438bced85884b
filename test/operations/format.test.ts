import type { Chat, Message } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, chatPath, createChat, messagePath, newMessage } from '../support/builders';
import { put, readChat } from '../support/builders';
import { invalidPlaces } from '../support/problem';

const app = useApp();
const FORMAT = 'ai-sdk/v6';
const payload = { id: 'msg-1', parts: [{ type: 'reasoning', text: 'Hm.' }] };

let chat: Chat;
beforeEach(async () => {
  chat = await createChat(app.api);
});

const post = (body: object, below = '') =>
  app.api.post(chatPath(chat, `/messages${below}`)).send(body);

it('format and payload come back as they were sent, wherever the message is read.', async () => {
  const message = await append(app.api, chat, { format: FORMAT, payload });
  expect(message).toMatchObject({ format: FORMAT, payload });
  expect((await readChat(app.api, chat)).messages.data).toEqual([message]);
  expect((await app.api.get(messagePath(chat, message)).expect(200)).body).toEqual(message);
});

it('Left out or null, both are null.', async () => {
  const plain = await append(app.api, chat);
  const nulls = await append(app.api, chat, { format: null, payload: null });
  for (const message of [plain, nulls])
    expect(message).toMatchObject({ format: null, payload: null });
});

it('One without the other answers 400 at the one that lacks.', async () => {
  for (const [body, pointer] of [
    [{ format: FORMAT }, '/payload'],
    [{ format: FORMAT, payload: null }, '/payload'],
    [{ payload }, '/format'],
    [{ format: null, payload: {} }, '/format'],
  ] as const) {
    const message = newMessage(body);
    expect(invalidPlaces(await post(message).expect(400))).toEqual([`body ${pointer}`]);
    const batch = { messages: [newMessage(), message] };
    const place = `body /messages/1${pointer}`;
    expect(invalidPlaces(await post(batch, '/batch').expect(400))).toEqual([place]);
    const request = app.api.put(messagePath(chat, chat)).send(message);
    expect(invalidPlaces(await request.expect(400))).toEqual([`body ${pointer}`]);
  }
  expect((await readChat(app.api, chat)).message_count).toBe(0);
});

it.each(['', 'AI', '-a', '/a', 'a b', 'ä', 'a\n', 'x'.repeat(65), 7])(
  'The format %j is refused.',
  async (format) => {
    const reply = await post({ ...newMessage(), format, payload }).expect(400);
    expect(invalidPlaces(reply)).toEqual(['body /format']);
  },
);

it.each(['x', '0', 'a._/-9', `a${'-'.repeat(63)}`])('The format %j is taken.', async (format) => {
  expect(await append(app.api, chat, { format, payload })).toMatchObject({ format, payload });
});

it.each([[[]], ['text'], [7], [true]])('%j is no payload.', async (value) => {
  const reply = await post({ ...newMessage(), format: FORMAT, payload: value }).expect(400);
  expect(invalidPlaces(reply)).toEqual(['body /payload']);
});

it('content may be empty with a payload or an attachment, and not without.', async () => {
  const attachments = [{ type: 'image' as const, url: 'https://images.example/a.webp' }];
  for (const more of [{ format: FORMAT, payload: {} }, { attachments }])
    expect(await append(app.api, chat, { content: '', ...more })).toMatchObject({ content: '' });
  for (const more of [{}, { attachments: [] }, { format: null, payload: null }]) {
    const reply = await post(newMessage({ content: '', ...more })).expect(400);
    expect(invalidPlaces(reply)).toEqual(['body /content']);
  }
});

it('PUT takes a payload away, gives one, and tells one from another.', async () => {
  const message = await append(app.api, chat, { format: FORMAT, payload });
  const versions = [
    {},
    { format: FORMAT, payload: { a: 1 } },
    { format: FORMAT, payload: { a: '1' } },
    { format: FORMAT, payload: { a: 2 } },
    { format: 'langchain', payload: { a: 2 } },
    { format: 'langchain', payload: { b: 2 } },
    { format: 'langchain', payload: { b: [2] } },
  ];
  let { revision } = message;
  for (const version of versions) {
    const told: Message = await put(app.api, chat, message, version);
    expect(told).toMatchObject({ format: null, payload: null, ...version });
    expect(told.revision).toBe((revision += 1));
  }
});
