import { request } from 'node:http';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../../src/http/hosts';
import { useApp, type TestApp } from '../support/app';

/*
 * A page of any name can have that name lead to this machine, and is then allowed
 * to read what it finds there; only the header `Host` tells.
 */
const local = useApp({ authenticated: true, env: { ALLOWED_HOSTS: 'chat.example' } });
const open = useApp({
  authenticated: true,
  env: { API_KEYS: 'alice:alice-0123456789abcdef' },
});

async function ask({ url }: TestApp, host: string, path = '/health') {
  const sent = request(url + path, { headers: { Host: host } }).end();
  const [reply] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: reply.statusCode, body: (await json(reply)) as { errors?: unknown } };
}

it.each([
  'localhost',
  'LOCALHOST:8000',
  'app.localhost',
  'localhost.',
  '127.0.0.1:8000',
  '127.1.2.3',
  '[::1]:8000',
  'chat.example',
  'Chat.Example:443',
])('A server that anybody here may use answers for %s.', async (host) => {
  expect((await ask(local, host)).status).toBe(200);
});

it.each([
  'evil.example',
  'localhost.evil.example',
  'evil.localhost.example',
  '127.0.0.1.evil.example',
  '192.168.1.7',
  '[fe80::1]',
  'notlocalhost',
  'chat.example.evil.example',
])('It does not answer for %s, whatever is asked.', async (host) => {
  for (const path of ['/api/v1/chats', '/health', '/docs/', '/openapi.json', '/nowhere']) {
    const { status, body } = await ask(local, host, path);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ in: 'header', name: 'host' }]);
  }
});

it('Where owners prove who they are, any name will do.', async () => {
  expect((await ask(open, 'evil.example')).status).toBe(200);
});

it.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
])('Listening on %s is listening to this machine alone: %p.', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
