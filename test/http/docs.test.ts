import { useApp } from '../support/app';

const app = useApp();

it('The docs are a page that loads nothing from anywhere else.', async () => {
  const page = await app.api.get('/docs/').expect(200).expect('Content-Type', /html/);
  expect(page.headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'self'/);
  expect(page.text).not.toMatch(/(src|href)="https?:/);
  const assets = [...page.text.matchAll(/(?:src|href)="\.?\/?([\w.-]+\.(?:js|css))"/g)];
  expect(assets.length).toBeGreaterThan(0);
  for (const [, asset] of assets) await app.api.get(`/docs/${asset!}`).expect(200);
});

it('The docs lead on to the page where the path lacks its slash.', async () => {
  await app.api.get('/docs').redirects(1).expect(200);
});

it.each([
  'index.html',
  'index.css',
  'package.json',
  'package%2ejson',
  'swagger-ui.js',
  'swagger-initializer.js',
  'oauth2-redirect.html',
  'swagger-ui-bundle.js.map',
  'swagger-ui%2ecss',
  'README.md',
  './package.json',
  'x/../package.json',
  'x/',
])('Nothing else of the package is served: /docs/%s', async (path) => {
  const reply = await fetch(`${app.url}/docs/${path}`);
  expect(reply.status).toBe(404);
  expect(reply.headers.get('Content-Type')).toMatch('application/problem+json');
});

it('The docs are for reading.', async () => {
  for (const path of ['/docs/', '/docs/swagger-ui-init.js', '/docs/swagger-ui.css'])
    await app.api.post(path).expect(404);
});

it('Nothing that is not a document may be framed or run.', async () => {
  const { headers } = await app.api.get('/health').expect(200);
  expect(headers['content-security-policy']).toBe("default-src 'none';frame-ancestors 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers).not.toHaveProperty('x-powered-by');
});
