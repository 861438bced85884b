import type { Response, Test } from 'supertest';
import type { ChatPage } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { badChats, badMessages } from '../support/bad-input';
import { append, chatPath, createChat, newMessage, readChat } from '../support/builders';
import { invalidPlaces, problemIn } from '../support/problem';

const app = useApp();
const chat = { id: '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10' };
const MESSAGES = chatPath(chat, '/messages');

beforeAll(async () => {
  await createChat(app.api, { ...chat, title: 'untouched', metadata: { a: '1' } });
  await append(app.api, chat);
});

/** Sends it, and sees that it is refused and that nothing has changed. */
async function refused(request: Test): Promise<Response> {
  const before = await everything();
  const reply = await request.expect(400);
  expect(await everything()).toEqual(before);
  return reply;
}

async function everything() {
  const list = (await app.api.get('/api/v1/chats')).body as ChatPage;
  return [list, await readChat(app.api, chat)];
}

describe('appendMessage refuses', () => {
  it.each(badMessages)('%s, and points to "%s"', async (_, pointer, body) => {
    const reply = await refused(app.api.post(MESSAGES).type('json').send(JSON.stringify(body)));
    expect(invalidPlaces(reply)).toEqual([`body ${pointer}`]);
  });
});

describe('appendMessages refuses', () => {
  it.each(badMessages.filter(([what]) => what !== 'a bottomless body'))(
    '%s behind a good one, and points to it',
    async (_, pointer, body) => {
      const request = app.api.post(`${MESSAGES}/batch`).send({ messages: [newMessage(), body] });
      expect(invalidPlaces(await refused(request))).toEqual([`body /messages/1${pointer}`]);
    },
  );
});

describe.each(['createChat', 'updateChat'])('%s refuses', (operation) => {
  it.each(badChats)('%s, and points to "%s"', async (_, pointer, body) => {
    const request =
      operation === 'createChat' ? app.api.post('/api/v1/chats') : app.api.patch(chatPath(chat));
    const reply = await refused(request.send(body as object));
    expect(invalidPlaces(reply)).toEqual([`body ${pointer}`]);
  });
});

it('A misspelt property is told as such.', async () => {
  const reply = await refused(app.api.post('/api/v1/chats').send({ titel: 'x' }));
  expect(problemIn(reply)).toMatchObject({
    title: 'Invalid request',
    errors: [{ in: 'body', pointer: '/titel', message: 'is not a known property' }],
  });
});

it('Several mistakes are told at once.', async () => {
  const reply = await refused(app.api.post(MESSAGES).send({ role: 'x', content: 7, extra: 1 }));
  expect(invalidPlaces(reply).sort()).toEqual(['body /content', 'body /extra', 'body /role']);
});

it.each([
  ['half a document', '{"role":', 'it ends too early'],
  ['nothing but a comma', ',', 'line 1, column 1'],
  ['a trailing comma', '{"role":"user",}', 'line 1, column 16'],
  [
    'single quotes on the third line',
    '{\n  "role": "user",\n  "content": \'x\'\n}',
    'line 3, column 14',
  ],
])('What is no JSON is refused, and the place is told: %s.', async (_, text, place) => {
  const reply = await refused(app.api.post(MESSAGES).type('json').send(text));
  expect(problemIn(reply).errors).toEqual([
    { in: 'body', pointer: '', message: `is not valid JSON: ${place}` },
  ]);
});

it.each(['', ' ', 'a b', 'ä', 'x'.repeat(256)])(
  'The idempotency key "%s" is refused.',
  async (key) => {
    const reply = await refused(
      app.api.post(MESSAGES).set('Idempotency-Key', encodeHeader(key)).send(newMessage()),
    );
    expect(invalidPlaces(reply)).toEqual(['header idempotency-key']);
  },
);

/** A header goes out as Latin-1; node refuses what does not fit. */
function encodeHeader(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
