import { loadMessages, saveMessages } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { history } from './support/history.js';
import { answer, user } from './support/messages.js';

const { chat, client, line } = history();

test('makes a branch of a regenerated answer and of an edited first prompt', async () => {
  const id = await chat();
  const [u1, a1, u2] = [user('u1', 'a'), answer('a1', 'b'), user('u2', 'c')];
  await saveMessages(client(), id, [u1, a1, u2]);
  const again = [u1, answer('a2', 'other')];
  await saveMessages(client(), id, again);
  assert.deepEqual(await loadMessages(client(), id), again);

  const edited = [user('u1', 'edited'), answer('a3', 'to the edited')];
  await saveMessages(client(), id, edited.slice(0, 1));
  await saveMessages(client(), id, edited);
  assert.deepEqual(await loadMessages(client(), id), edited);
  const before = await line();
  await saveMessages(client(), id, edited);
  assert.equal(await line(), before);
  const stored = (await client().listMessages(id)).data;
  assert.deepEqual(
    stored.map((message) => [message.sequence, message.parent_sequence, message.content]),
    [
      [1, null, 'a'],
      [2, 1, 'b'],
      [3, 2, 'c'],
      [4, 1, 'other'],
      [5, null, 'edited'],
      [6, 5, 'to the edited'],
    ],
  );
});

test('replaces a prompt that changes while the list goes on behind it', async () => {
  const id = await chat();
  await saveMessages(client(), id, [user('u1', 'a'), answer('a1', 'b')]);
  const changed = [user('u1', 'changed'), answer('a1', 'b'), user('u2', 'c')];
  await saveMessages(client(), id, changed);
  assert.deepEqual(await loadMessages(client(), id), changed);
  const noted = [changed[0]!, changed[1]!, { ...changed[2]!, metadata: { seen: true } }];
  await saveMessages(client(), id, noted);
  assert.deepEqual(await loadMessages(client(), id), noted);
  assert.equal((await client().getChat(id, { limit: 0 })).message_count, 3);
});
