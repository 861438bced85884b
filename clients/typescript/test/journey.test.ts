import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { runInChromium } from './support/chromium.js';
import { FOUND, journey } from './support/journey.js';
import { startTestServer, type TestServer } from './support/start.js';

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

test('in Node', async () => {
  assert.deepEqual(await journey(server.url), FOUND);
});

test('in Chromium, from a page of another origin', async () => {
  const { found, complaints } = await runInChromium(
    new URL('./support/journey.ts', import.meta.url),
    `journey(${JSON.stringify(server.url)})`,
  );
  assert.deepEqual(found, FOUND);
  // The one reply that says no is told to the console by the browser itself.
  assert.deepEqual(
    complaints.filter((text) => !text.includes('404')),
    [],
  );
});
