import { CONTRACT_VERSION, createClient } from 'aldar-kose-client';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { startTestServer } from './support/start.js';

/** What a client says that talks twice to a server of this version. */
async function warnings(version: string): Promise<string[]> {
  const told: string[] = [];
  const headers = { 'X-Contract': `${version} sha256:${'0'.repeat(64)}` };
  const client = createClient({
    baseUrl: 'http://127.0.0.1',
    onWarning: (message) => told.push(message),
    fetch: () => Promise.resolve(Response.json({}, { headers })),
  });
  await client.listChats();
  await client.listChats();
  return told;
}

test('it warns once of a contract with another major version, and of nothing else', async () => {
  const [major, minor, patch] = CONTRACT_VERSION.split('.').map(Number);
  assert.equal((await warnings(`${major! + 1}.0.0`)).length, 1);
  assert.equal((await warnings(`${major}.${minor! + 1}.0`)).length, major === 0 ? 1 : 0);
  assert.deepEqual(await warnings(`${major}.${minor}.${patch! + 1}`), []);
});

test('its version is that of openapi.yaml, and the server gives no cause to warn', async () => {
  const contract = readFileSync(new URL('../../../openapi.yaml', import.meta.url), 'utf8');
  assert.match(contract, new RegExp(`^  version: ${CONTRACT_VERSION}$`, 'm'));
  const server = await startTestServer();
  const told: string[] = [];
  const client = createClient({ baseUrl: server.url, onWarning: (message) => told.push(message) });
  await client.listChats();
  await server.close();
  assert.deepEqual(told, []);
});
