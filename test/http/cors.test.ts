import { useApp } from '../support/app';
import { createChat } from '../support/builders';
import { children } from '../support/contract-check/document';
import { operations } from '../support/contract-check/operations';

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
  const exposed = reply.headers['access-control-expose-headers']!.split(',');
  const documented = operations
    .flatMap(({ responses }) => [...responses.values()])
    .flatMap((response) => children(response, 'headers').map(([name]) => name));
  expect(exposed).toEqual(expect.arrayContaining(['Allow', ...documented]));
});

it('Credentials are allowed to origins that are named, and to no others.', async () => {
  const named = await closed.api.get('/health').set('Origin', PAGE).expect(200);
  expect(named.headers['access-control-allow-credentials']).toBe('true');
  const any = await open.api.get('/health').set('Origin', PAGE).expect(200);
  expect(any.headers['access-control-allow-credentials']).toBeUndefined();
});

it('A preflight allows the methods and headers of the contract.', async () => {
  const { headers } = await preflight(open, PAGE);
  const methods = headers['access-control-allow-methods']!.split(',');
  const documented = operations.map(({ method }) => method);
  expect(methods.sort()).toEqual([...new Set(['HEAD', ...documented])].sort());
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
