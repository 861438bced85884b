import { createUIMessageStream } from 'ai';
import { loadMessages } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chat, textOf } from './support/chat.js';
import { history } from './support/history.js';
import { answer, user, words } from './support/messages.js';
import { storing } from './support/model.js';
import { asJson, streamOf } from './support/streams.js';

const { chat, client, requests } = history();

test('keeps what the screen shows: a conversation, an answer again, an edited first prompt', async () => {
  const id = await chat();
  const transport = storing(
    client(),
    ...[
      words('a1', 'One.'),
      words('a2', 'Two.'),
      words('a3', 'Two, again.'),
      words('a4', 'Other.'),
    ],
  );
  const screen = new Chat({ id, transport });
  const agrees = async () =>
    assert.deepEqual(await loadMessages(client(), id), asJson(screen.messages));
  await screen.sendMessage({ text: 'First' });
  await agrees();
  await screen.sendMessage({ text: 'Second' });
  await agrees();
  await screen.regenerate();
  assert.equal(textOf(screen.lastMessage), 'Two, again.');
  await agrees();
  await screen.sendMessage({ text: 'First, edited', messageId: screen.messages[0]!.id });
  assert.equal(screen.messages.length, 2);
  await agrees();
  const all = (await client().listMessages(id)).data;
  assert.deepEqual(
    all.map((message) => [message.parent_sequence, message.content, message.status]),
    [
      [null, 'First', 'completed'],
      [1, 'One.', 'completed'],
      [2, 'Second', 'completed'],
      [3, 'Two.', 'completed'],
      [3, 'Two, again.', 'completed'],
      [null, 'First, edited', 'completed'],
      [6, 'Other.', 'completed'],
    ],
  );
});

test('stores each message once, by one request', async () => {
  const id = await chat();
  const transport = storing(client(), words('a1', 'One.'), words('a2', 'Two.'));
  const screen = new Chat({ id, transport });
  await screen.sendMessage({ text: 'First' });
  requests.length = 0;
  await screen.sendMessage({ text: 'Second' });
  const puts = requests.filter((request) => request.startsWith('PUT'));
  assert.deepEqual(puts, ['PUT /api/v1/chats/*/messages/*']);
  assert.ok(!requests.some((request) => request.startsWith('GET')), requests.join());
});

test('stores what createUIMessageStream merges', async () => {
  const id = await chat();
  const stream = createUIMessageStream({
    execute({ writer }) {
      writer.write({ type: 'data-status', id: 's', data: 'begun' });
      writer.merge(streamOf(words('inner', 'Merged.')));
      writer.write({ type: 'data-status', id: 's', data: 'merged' });
    },
  });
  const screen = new Chat({ id, transport: storing(client(), stream) });
  await screen.sendMessage({ text: 'Go' });
  assert.equal(screen.messages.length, 2);
  assert.deepEqual(await loadMessages(client(), id), asJson(screen.messages));
});

test('makes a new answer where one is asked for behind another answer', async () => {
  const id = await chat();
  const messages = [user('u1', 'Go'), answer('a1', 'One.'), answer('a2', 'Two.')];
  const screen = new Chat({ id, messages, transport: storing(client(), words('a3', 'Three.')) });
  await screen.regenerate();
  assert.deepEqual(
    screen.messages.map((message) => message.id),
    ['u1', 'a1', 'a3'],
  );
  assert.deepEqual(await loadMessages(client(), id), asJson(screen.messages));
});
