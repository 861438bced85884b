import * as client from 'aldar-kose-client';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestServer, type TestServer } from './support/start.js';

const KEY = 'a-key-of-this-test';

let server: TestServer;
let api: client.Client;
let chat: client.Chat;
before(async () => {
  server = await startTestServer({ API_KEYS: `me:${KEY}`, BODY_LIMIT: '2kb' });
  api = client.createClient({ baseUrl: server.url, token: () => Promise.resolve(KEY) });
  chat = await api.createChat();
});
after(() => server.close());

const missing = randomUUID();
const text = { role: 'user', content: 'x' } as const;

/** What is tried, and the problem that it meets. */
const tries: Record<string, () => Promise<unknown>> = {
  InvalidRequest: () => api.createChat({ title: '' }),
  InvalidCursor: () => api.listChats({ cursor: 'nonsense' }),
  Unauthorized: () => client.createClient({ baseUrl: server.url }).listChats(),
  NotFound: () => api.getChat(missing),
  AlreadyExists: () => api.createChat({ id: chat.id }),
  OffsetMismatch: async () => {
    const { id } = await api.appendMessage(chat.id, {
      role: 'assistant',
      content: '😀',
      status: 'in_progress',
    });
    await api.updateMessage(chat.id, id, { append: { offset: 9, text: 'x' } });
  },
  MessageFinal: async () => {
    const { id } = await api.appendMessage(chat.id, text);
    await api.updateMessage(chat.id, id, { content: 'y' });
  },
  PreconditionFailed: () => api.updateChat(chat.id, { pinned: true }, { ifRevision: 999 }),
  PayloadTooLarge: () => api.appendMessage(chat.id, { role: 'user', content: 'x'.repeat(3_000) }),
  IdempotencyKeyReused: async () => {
    await api.appendMessage(chat.id, text, { idempotencyKey: 'one' });
    await api.appendMessage(chat.id, { ...text, content: 'y' }, { idempotencyKey: 'one' });
  },
};

for (const [name, attempt] of Object.entries(tries)) {
  test(`${name} is a class of its own and names the request`, async () => {
    const error = await attempt().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    const classes = client as unknown as Record<string, typeof client.ProblemError>;
    assert.ok(error instanceof classes[name]!, String(error));
    assert.equal(error.name, name);
    assert.match(error.request_id ?? '', /^[0-9a-f-]{36}$/);
    assert.equal(error.message, error.problem.detail);
  });
}

test('the parts that are wrong, and the length to go on from', async () => {
  await assert.rejects(api.createChat({ title: '' }), ({ errors }: client.InvalidRequest) => {
    assert.deepEqual(
      errors.map(({ pointer }) => pointer),
      ['/title'],
    );
    return true;
  });
  await assert.rejects(tries['OffsetMismatch']!(), { name: 'OffsetMismatch', length: 1 });
});

test('what something in between answers is a ProblemError too', async () => {
  const behind = client.createClient({
    baseUrl: server.url,
    retries: 0,
    fetch: () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })),
  });
  await assert.rejects(behind.listChats(), { name: 'ProblemError', status: 502 });
  const captured = client.createClient({
    baseUrl: server.url,
    fetch: () => Promise.resolve(new Response('<h1>Sign in</h1>')),
  });
  await assert.rejects(captured.listChats(), client.NetworkError);
});
