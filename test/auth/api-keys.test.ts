import { pino } from 'pino';
import { startApp, useApp } from '../support/app';
import { createChat, chatPath } from '../support/builders';
import { problemIn } from '../support/problem';

const ALICE = 'alice-0123456789abcdef';
const BOB = 'bob-0123456789abcdef';
const lines: string[] = [];
const app = useApp({
  authenticated: true,
  env: { API_KEYS: `alice:${ALICE}, bob:${BOB}` },
  logger: pino({ level: 'trace' }, { write: (line) => lines.push(line) }),
});
const as = (key: string) => `Bearer ${key}`;

it('A key opens what belongs to its owner, and nothing else.', async () => {
  const reply = await app.api.post('/api/v1/chats').set('Authorization', as(ALICE)).expect(201);
  const path = chatPath(reply.body as { id: string });
  const own = await app.api.get(path).set('Authorization', as(ALICE)).expect(200);
  expect(own.headers['vary']).toContain('Authorization');
  await app.api.get(path).set('Authorization', `bearer   ${ALICE}`).expect(200);
  const foreign = await app.api.get(path).set('Authorization', as(BOB)).expect(404);
  const absent = await app.api
    .get(chatPath({ id: '019aae1c-0000-7000-8000-000000000001' }))
    .set('Authorization', as(BOB))
    .expect(404);
  const { request_id: a, instance: b, ...told } = problemIn(foreign);
  const { request_id: c, instance: d, ...due } = problemIn(absent);
  expect([a, b, c, d]).not.toContain(undefined);
  expect(told).toEqual(due);
});

it.each([
  ['no token', undefined, 'Bearer'],
  ['another scheme', 'Basic YTpi', 'Bearer error="invalid_token"'],
  ['no key behind the scheme', 'Bearer', 'Bearer error="invalid_token"'],
  ['a key that nobody has', as('x'.repeat(22)), 'Bearer error="invalid_token"'],
  ['a key that lacks its end', as(ALICE.slice(0, -1)), 'Bearer error="invalid_token"'],
  ['a key in another case', as(ALICE.toUpperCase()), 'Bearer error="invalid_token"'],
  ['a key and more', as(`${ALICE} x`), 'Bearer error="invalid_token"'],
])('%s answers 401 and how to authenticate.', async (_what, header, challenge) => {
  const request = app.api.get('/api/v1/chats');
  const reply = await (header === undefined ? request : request.set('Authorization', header));
  expect(reply.status).toBe(401);
  expect(problemIn(reply).type).toBe('/problems/unauthorized');
  expect(reply.headers['www-authenticate']).toBe(challenge);
});

it('Whoever is not known is refused before the body is read.', async () => {
  await app.api.post('/api/v1/chats').type('json').send('{"title":').expect(401);
});

it('What belongs to nobody asks for no token.', async () => {
  for (const path of ['/health', '/ready', '/openapi.json', '/docs/'])
    await app.api.get(path).expect(200);
});

it('No key is ever in the log.', async () => {
  await app.api.get('/api/v1/chats').set('Authorization', as(ALICE)).expect(200);
  await app.api.get('/api/v1/nowhere').set('Authorization', as(ALICE)).expect(404);
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.join('')).not.toContain(ALICE);
  expect(lines.join('')).not.toContain(BOB);
});

it('RATE_LIMIT counts for each address while nobody proves who they are, behind as many proxies as there are.', async () => {
  const env = { RATE_LIMIT: '1', TRUST_PROXY: '1' };
  const limited = await startApp({ authenticated: true, env });
  const from = (address: string) =>
    limited.api.get('/api/v1/chats').set('X-Forwarded-For', `203.0.113.9, ${address}`);
  await from('198.51.100.1').expect(200);
  await from('198.51.100.1').expect(429);
  await from('198.51.100.2').expect(200);
  await limited.close();
});

it('RATE_LIMIT counts for each owner, and only what belongs to one.', async () => {
  const limited = await startApp({ env: { RATE_LIMIT: '3' } });
  for (let i = 0; i < 3; i += 1) {
    const reply = await limited.as('a').get('/api/v1/chats').expect(200);
    expect(reply.headers['ratelimit']).toContain(`r=${2 - i}`);
  }
  const refused = await limited.as('a').get('/api/v1/chats').expect(429);
  expect(problemIn(refused).type).toBe('/problems/too-many-requests');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  await createChat(limited.as('b'));
  for (let i = 0; i < 5; i += 1) await limited.as('a').get('/health').expect(200);
  await limited.close();
});
