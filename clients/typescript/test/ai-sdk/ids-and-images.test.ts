import type { UIMessage } from 'ai';
import { loadMessages, saveMessages, storedId } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { history } from './support/history.js';
import { answer, user } from './support/messages.js';

const { chat, client } = history();

test('gives images that have an address to other clients, and only those', async () => {
  const id = await chat();
  const image = (url: string, mediaType = 'image/png') =>
    ({ type: 'file', url, mediaType }) as const;
  const parts: UIMessage['parts'] = [
    { ...image('https://images.example/1.png'), filename: 'A coat' },
    image('data:image/png;base64,AAAA'),
    image('https://images.example/é [1].png'),
    image('https://images.example/a.pdf', 'application/pdf'),
    image('ftp://images.example/1.png'),
    image(`https://images.example/${'x'.repeat(2048)}`),
    image('http://'),
    image('blob:https://images.example/1', 'image'),
    ...Array.from({ length: 40 }, (_, n) => image(`http://[::1]:8080/${n}?a=b#c`, 'image/*')),
  ];
  await saveMessages(client(), id, [{ id: 'u', role: 'user', parts }]);
  const [stored] = (await client().listMessages(id)).data;
  assert.equal(stored!.attachments.length, 32);
  assert.deepEqual(
    stored!.attachments.slice(0, 3).map(({ url, alt }) => [url, alt]),
    [
      ['https://images.example/1.png', 'A coat'],
      ['https://images.example/%C3%A9%20%5B1%5D.png', null],
      ['http://[::1]:8080/0?a=b#c', null],
    ],
  );
  assert.deepEqual((await loadMessages(client(), id))[0]!.parts, parts);
});

test('makes UUIDs of ids, the same ones everywhere, and keeps those that are UUIDs', async () => {
  const id = await chat();
  const uuid = '0196F3E0-AAAA-7BBB-8CCC-0123456789AB';
  await saveMessages(client(), id, [user('msg_1', 'a'), answer(uuid, 'b')]);
  const stored = (await client().listMessages(id)).data;
  assert.deepEqual(
    stored.map((message) => message.id),
    [storedId(id, 'msg_1'), uuid.toLowerCase()],
  );
  assert.match(storedId(id, 'msg_1'), /^.{14}5/);
  assert.notEqual(storedId(id, 'msg_1'), storedId(await chat(), 'msg_1'));
  assert.deepEqual(
    (await loadMessages(client(), id)).map((message) => message.id),
    ['msg_1', uuid],
  );
});
