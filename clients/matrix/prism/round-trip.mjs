/**
 * What a client does, with Prism between it and the server: Prism refuses a request that is
 * not as in the contract, and with `--errors` a reply that is not.
 */
import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';

const server = process.env.SERVER_URL;
const port = await freePort();
const proxy = `http://127.0.0.1:${port}`;
const prism = spawn(
  'prism',
  ['proxy', '--errors', '--host', '127.0.0.1', '--port', port, 'openapi.yaml', server],
  { stdio: 'inherit' },
);
const ended = new Promise((resolve) => prism.once('exit', resolve));
try {
  await answering();
  await roundTrip();
  await refusals();
  console.log('The round trip is complete.');
} finally {
  prism.kill();
  await ended;
}

async function roundTrip() {
  const health = await call('GET', '/health');
  deepStrictEqual(health.body, { status: 'ok' });
  await call('GET', '/ready');

  const chat = (
    await call('POST', '/api/v1/chats', { title: 'The magic coat', metadata: { client: 'prism' } })
  ).body;
  const path = `/api/v1/chats/${chat.id}`;

  const content = 'Tell how Aldar Kose got a fur coat in the frost.';
  const key = { 'Idempotency-Key': 'prompt-1' };
  for (const replayed of [null, 'true']) {
    const { headers } = await call('POST', `${path}/messages`, { role: 'user', content }, key);
    strictEqual(headers.get('Idempotency-Replayed'), replayed);
  }
  const attachments = Array.from({ length: 8 }, (_, index) => ({
    type: 'image',
    url: `https://images.example/aldar/frame-${index + 1}.webp`,
    alt: index === 0 ? null : `Frame ${index + 1}`,
    width: 1024,
    height: 576,
  }));
  const storyboard = { role: 'assistant', content: 'He sold the wind.', attachments };
  const stored = await call('POST', `${path}/messages`, storyboard);
  deepStrictEqual(stored.body.attachments, attachments);

  const chats = await call('GET', '/api/v1/chats?limit=10&archived=false');
  deepStrictEqual(
    chats.body.data.map(({ id, message_count }) => [id, message_count]),
    [[chat.id, 2]],
  );

  const sequences = [];
  for (let cursor = ''; cursor !== null;) {
    const query = cursor && `&cursor=${cursor}`;
    const { body } = await call('GET', `${path}/messages?limit=1${query}`);
    sequences.push(...body.data.map(({ sequence }) => sequence));
    cursor = body.next_cursor;
  }
  deepStrictEqual(sequences, [1, 2]);

  const whole = await call('GET', path);
  const ETag = whole.headers.get('ETag');
  await call('GET', path, undefined, { 'If-None-Match': ETag }, 304);
  const absent = await call('GET', `/api/v1/chats/${randomUUID()}`, undefined, {}, 404);
  strictEqual(absent.body.type, '/problems/not-found');

  const change = { title: null, pinned: true };
  const updated = await call('PATCH', path, change, { 'If-Match': ETag });
  deepStrictEqual([updated.body.title, updated.body.pinned], [null, true]);
  await call('PATCH', path, change, { 'If-Match': '"1"' }, 412);

  const message = `${path}/messages/${randomUUID()}`;
  const replacement = {
    role: 'assistant',
    content: 'Another beginning.',
    parent_sequence: null,
    format: 'ai-sdk/v6',
    payload: { parts: [{ type: 'text' }] },
  };
  await call('PUT', message, replacement, {}, 201);
  await call('PUT', message, replacement, {}, 200);
  await call('PATCH', message, { metadata: { feedback: 'up' } });
  await call('PATCH', message, { content: 'Final is final.' }, {}, 409);
  await call('DELETE', message, undefined, {}, 204);
  strictEqual((await call('GET', message)).body.status, 'deleted');

  const batch = { messages: [replacement, replacement] };
  strictEqual((await call('POST', `${path}/messages/batch`, batch)).body.data.length, 2);
  await call('POST', '/api/v1/chats', { id: chat.id }, {}, 409);
  await call('DELETE', path, undefined, {}, 204);
  await call('GET', path, undefined, {}, 404);
  await call('DELETE', '/api/v1/chats?confirm=true', undefined, {}, 204);
}

/** What is not as in the contract never reaches the server. */
async function refusals() {
  const { id } = (await call('POST', '/api/v1/chats', {})).body;
  const messages = `/api/v1/chats/${id}/messages`;
  const invalid = [
    ['POST', messages, { role: 'system', content: 'No such role.' }],
    ['POST', messages, { role: 'user' }],
    ['POST', messages, { role: 'user', content: 'A', surplus: true }],
    [
      'POST',
      messages,
      { role: 'user', content: 'A', attachments: [{ type: 'image', url: 'ftp://a' }] },
    ],
    ['GET', `${messages}?limit=0`],
    ['GET', '/api/v1/chats/no-uuid'],
    ['DELETE', '/api/v1/chats'],
  ];
  for (const [method, path, body] of invalid) {
    const reply = await send(method, path, body);
    const text = await reply.text();
    strictEqual(reply.status, 422, `${method} ${path}: ${reply.status} ${text}`);
    ok(JSON.parse(text).type.endsWith('#UNPROCESSABLE_ENTITY'), text);
  }
  strictEqual((await call('GET', messages)).body.data.length, 0);
}

async function call(method, path, body, headers, expected = method === 'POST' ? 201 : 200) {
  const reply = await send(method, path, body, headers);
  const text = await reply.text();
  strictEqual(reply.status, expected, `${method} ${path}: ${reply.status} ${text}`);
  strictEqual(reply.headers.get('sl-violations'), null);
  ok(reply.headers.get('X-Contract'), 'The reply is not the server’s.');
  return { body: text && JSON.parse(text), headers: reply.headers };
}

function send(method, path, body, headers = {}) {
  return fetch(proxy + path, {
    method,
    headers: { ...(body && { 'Content-Type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
}

async function answering() {
  for (;;) {
    if (prism.exitCode !== null) throw new Error(`Prism ended with ${prism.exitCode}.`);
    if (await fetch(`${proxy}/health`).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function freePort() {
  return new Promise((resolve) => {
    const listener = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = listener.address();
      listener.close(() => resolve(free));
    });
  });
}
