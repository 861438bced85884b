import { useApp } from '../support/app';

const app = useApp();
const CHATS = '/api/v1/chats';

type Sent = readonly [
  status: number,
  method: string,
  path: string,
  headers?: Readonly<Record<string, string>>,
  body?: string,
];

const CASES: readonly Sent[] = [
  [200, 'GET', '/health'],
  [200, 'HEAD', '/health'],
  [201, 'POST', CHATS],
  [204, 'OPTIONS', CHATS],
  [204, 'OPTIONS', CHATS, { Origin: 'https://a.example', 'Access-Control-Request-Method': 'POST' }],
  [204, 'OPTIONS', '/nowhere', { 'Access-Control-Request-Method': 'PUT' }],
  [301, 'GET', '/docs'],
  [200, 'GET', '/docs/'],
  [200, 'GET', '/docs/swagger-ui.css'],
  [200, 'GET', '/openapi.yaml'],
  [200, 'GET', '/problems/not-found'],
  [400, 'GET', '/api/v1/chats/%zz'],
  [400, 'POST', CHATS, { 'Content-Type': 'application/json' }, '{'],
  [404, 'GET', '/nowhere'],
  [404, 'GET', '/docs/nowhere'],
  [404, 'GET', '/problems/nowhere'],
  [405, 'DELETE', '/health'],
  [413, 'POST', CHATS, { 'Content-Type': 'application/json' }, `"${'x'.repeat(2_000_000)}"`],
  [415, 'POST', CHATS, { 'Content-Type': 'text/plain' }, 'x'],
];

for (const [status, method, path, headers = {}, body = null] of CASES)
  it(`A reply with ${status} to ${method} ${path} names the request and the contract.`, async () => {
    const reply = await fetch(app.url + path, { method, headers, body, redirect: 'manual' });
    expect(reply.status).toBe(status);
    expect(reply.headers.get('X-Request-Id')).toMatch(/^[\w-]{36}$/);
    expect(reply.headers.get('X-Contract')).toMatch(/^\d+\.\d+\.\d+ sha256:[\da-f]{64}$/);
    await reply.body?.cancel();
  });
