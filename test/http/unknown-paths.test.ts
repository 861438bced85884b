import { useApp } from '../support/app';
import { problemIn } from '../support/problem';

const app = useApp();

it.each([
  '/',
  '/nowhere',
  '/api/v1',
  '/api/v1/chats/',
  '/API/v1/chats',
  '/Health',
  '/health/',
  '/api/v2/chats',
  '/openapi.JSON',
  '/api/v1/chats/019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10/frames',
  '/%F0%9F%90%8E',
  '/a%20b',
  `/${'x'.repeat(8_000)}`,
  '/constructor',
  '/__proto__',
])('The path %s answers 404 with a problem document, by any method.', async (path) => {
  for (const method of ['get', 'post', 'put', 'delete'] as const) {
    const reply = await app.api[method](path).expect(404);
    expect(problemIn(reply).type).toBe('/problems/not-found');
  }
});

it('What a problem is called leads to a page that tells about it.', async () => {
  const reply = await app.api.get('/nowhere').expect(404);
  const page = await fetch(new URL(problemIn(reply).type, app.url));
  expect(page.status).toBe(200);
});

it('A path keeps to its own methods, whichever path was asked for before.', async () => {
  const messages = '/api/v1/chats/019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10/messages';
  const message = `${messages}/019aae1c-30d4-7f0e-8a52-1b7d9c3e4f21`;
  for (let turn = 0; turn < 2; turn += 1) {
    await app.api.get(message).expect(404);
    const reply = await app.api.get(`${messages}/batch`).expect(405);
    expect(reply.headers['allow']).toBe('POST, OPTIONS');
    await app.api.post(message).send({}).expect(405);
  }
});
