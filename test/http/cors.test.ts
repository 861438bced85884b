import { useApp } from '../support/app';
import { createChat } from '../support/builders';

const PAGE = 'https://app.example';
const open = useApp();
const closed = useApp({ env: { CORS_ORIGINS: `${PAGE}, http://localhost:3000` } });

const preflight = (app: typeof open, origin: string) =>
  app.api
    .options('/api/v1/chats')
    .set('Origin', origin)
    .set('Access-Control-Request-Method', 'POST')
    .set('Access-Control-Request-Headers', 'content-type, idempotency-key')
    .expect(204);

it('Any page may call unless origins are named, and may read the headers it needs.', async () => {
  await createChat(open.api);
  const reply = await open.api.get('/api/v1/chats').set('Origin', PAGE).expect(200);
  expect(reply.headers['access-control-allow-origin']).toBe('*');
  const exposed = reply.headers['access-control-expose-headers'];
  for (const name of ['ETag', 'Location', 'X-Request-Id', 'Idempotency-Replayed', 'Retry-After'])
    expect(exposed).toContain(name);
});

it('A preflight allows the methods and headers of the contract.', async () => {
  const { headers } = await preflight(open, PAGE);
  const allowed = headers['access-control-allow-methods']!.split(',').sort();
  expect(allowed).toEqual(['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT']);
  expect(headers['access-control-allow-headers']).toBe('content-type, idempotency-key');
});

it('Only the pages that are named are let in.', async () => {
  const { headers } = await preflight(closed, PAGE);
  expect(headers['access-control-allow-origin']).toBe(PAGE);
  const strange = await preflight(closed, 'https://evil.example');
  expect(strange.headers).not.toHaveProperty('access-control-allow-origin');
});

it('An error lets the page read it too.', async () => {
  const reply = await closed.api.get('/nowhere').set('Origin', PAGE).expect(404);
  expect(reply.headers['access-control-allow-origin']).toBe(PAGE);
});
