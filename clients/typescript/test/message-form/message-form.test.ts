import { createClient, type Client } from 'aldar-kose-client';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { imageAttachments } from '../../src/message-form/image-attachments.js';
import { readableText, storableText } from '../../src/message-form/readable-text.js';
import { storedChatId, storedMessageId } from '../../src/message-form/stored-id.js';
import { startTestServer, type TestServer } from '../support/start.js';

let server: TestServer;
let client: Client;
before(async () => {
  server = await startTestServer();
  client = createClient({ baseUrl: server.url });
});
after(() => server.close());

test('texts are joined by a blank line, and the server takes the result', async () => {
  const horses = '🐎'.repeat(60_000);
  const text = readableText(['a\0b', '', '\ud800c\udc00\ud83d', horses, horses]);
  assert.ok(text.startsWith('a\ufffdb\n\n\ufffdc\ufffd\ufffd\n\n🐎'));
  assert.equal(Array.from(text).length, 100_000);
  assert.ok(text.endsWith('🐎'));
  const { id } = await client.createChat();
  assert.equal((await client.appendMessage(id, { role: 'user', content: text })).content, text);
  assert.equal(storableText('🐎🐎', 1), '🐎');
  assert.equal(readableText([]), '');
});

test('ids that are no UUIDs become ones, the same each time, and others stay', () => {
  const chat = '019AAE1C-2F3B-7C5D-9E41-6A0C8B1F2D10';
  assert.equal(storedMessageId(chat, chat), chat.toLowerCase());
  const id = storedMessageId(chat, 'msg_1');
  // As Python's uuid.uuid5 makes it.
  assert.equal(id, '68ff60f3-e037-5113-995a-b90d4e481afc');
  assert.equal(storedMessageId(chat.toLowerCase(), 'msg_1'), id);
  assert.notEqual(storedMessageId('other', 'msg_1'), id);
  assert.equal(storedMessageId('thread', 'm'), storedMessageId(storedChatId('thread'), 'm'));
  assert.notEqual(storedChatId('thread'), storedChatId('Thread'));
  // Of no known version, and with half of a surrogate pair.
  assert.match(
    storedMessageId('ffffffff-0000-0000-0000-000000000001', 'x\ud800'),
    /^[0-9a-f-]{36}$/,
  );
});

test('images that can be linked to become attachments that the server takes', async () => {
  const kept = [
    'https://images.example/coat/1.webp',
    'HTTP://User:pw@IMAGES.example:8080/a%20b?x=1#y',
    'http://[2001:db8::1]:443/a',
  ];
  const encoded = {
    'https://images.example/теңіз bay.png':
      'https://images.example/%D1%82%D0%B5%D2%A3%D1%96%D0%B7%20bay.png',
    'https://images.example/a[1]|2.png?q={x}%zz^':
      'https://images.example/a%5B1%5D%7C2.png?q=%7Bx%7D%25zz%5E',
    'https://bücher.example/': 'https://xn--bcher-kva.example/',
  };
  const dropped = [
    'data:image/png;base64,AA==',
    'blob:https://a/b',
    'ftp://a/b',
    '/a.png',
    'https://',
    'http://a:99999/',
    'http://a"b/',
    `https://a/${'x'.repeat(2_040)}`,
  ];
  const urls = [...kept, ...Object.keys(encoded), ...dropped];
  const attachments = imageAttachments(urls.map((url) => ({ url, alt: `\0${'a'.repeat(600)}` })));
  assert.deepEqual(
    attachments.map(({ url }) => url),
    [...kept, ...Object.values(encoded)],
  );
  const { id } = await client.createChat();
  const message = await client.appendMessage(id, { role: 'user', content: '', attachments });
  assert.deepEqual(
    message.attachments.map(({ url }) => url),
    attachments.map(({ url }) => url),
  );
  const many = Array.from({ length: 40 }, (_, n) => ({ url: `https://a/${n}` }));
  assert.equal(imageAttachments(many).length, 32);
});
