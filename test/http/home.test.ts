import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { useApp } from '../support/app';
import { takeDatabaseAway } from '../support/database-away';
import { problemIn } from '../support/problem';

const app = useApp();
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const open = (path = '/') => app.api.get(path).set('Accept', BROWSER);

it('A browser finds a page that says what this is, and leads on to what there is.', async () => {
  const page = await open().expect(200).expect('Content-Type', 'text/html; charset=utf-8');
  expect(page.text).toContain('<h1>Aldar Kose Backend</h1>');
  expect(page.text).toContain('It is ready.');
  const links = [...page.text.matchAll(/href="([^"]+)"/g)].map(([, path]) => path!);
  expect(links).toEqual(
    expect.arrayContaining(['/docs/', '/openapi.yaml', '/problems', '/health']),
  );
  for (const path of links) await open(path).expect(200);
});

it('The page loads nothing and runs nothing.', async () => {
  const { text: html, headers } = await open().expect(200);
  expect(headers['content-security-policy']).toBe(
    "default-src 'none';style-src 'unsafe-inline';frame-ancestors 'none'",
  );
  expect(html).not.toMatch(/<(script|link|img)|\bsrc=|\bon\w+=|url\(|@import/);
});

it('What it says to type works as it stands.', async () => {
  const { text: html } = await open().expect(200);
  const [, url, type, body] =
    /<code>curl -s (\S+) -H 'Content-Type: ([^']+)' -d '([^']+)'<\/code>/.exec(html)!;
  expect(url).toBe(`${app.url}/api/v1/chats`);
  const made = await fetch(url!, {
    method: 'POST',
    headers: { 'Content-Type': type! },
    body: body!,
  });
  expect(made.status).toBe(201);
});

it('It says so where the server is not ready.', async () => {
  takeDatabaseAway();
  const page = await open().expect(200);
  jest.restoreAllMocks();
  expect(page.text).toContain('It is not ready');
  expect(page.headers['cache-control']).toBe('no-store');
});

it.each([
  undefined,
  '*/*',
  'application/json',
  'application/json, text/html;q=0.5',
  'text/html;q=0',
])('For who accepts %s nothing is there.', async (accept) => {
  const asked = app.api.get('/?x=1');
  const reply = await (accept === undefined ? asked : asked.set('Accept', accept)).expect(404);
  expect(problemIn(reply).type).toBe('/problems/not-found');
  expect(reply.headers['vary']).toMatch(/Accept/);
});

it('HEAD is answered as GET, and nothing else is taken.', async () => {
  const { headers } = await app.api.head('/').set('Accept', BROWSER).expect(200);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  await app.api.head('/').expect(404);
  await app.api.post('/').set('Accept', BROWSER).expect(404);
});

it('A host that a shell would obey is not repeated.', async () => {
  const { hostname, port } = new URL(app.url);
  const headers = { Accept: BROWSER, Host: '$(reboot).localhost' };
  const html = await new Promise<string>((resolve, reject) => {
    request({ hostname, port, headers }, (reply) => resolve(text(reply)))
      .once('error', reject)
      .end();
  });
  expect(html).toContain(`curl -s http://localhost:${port}/api`);
  expect(html).not.toContain('reboot');
});
