import { NotFound } from 'aldar-kose-client';
import { deleteMessage, loadMessages, saveMessages } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { history } from './support/history.js';
import { answer, user } from './support/messages.js';

const { chat, client } = history();

test('skips a deleted message in the middle, and does not bring it back', async () => {
  const id = await chat();
  const messages = [user('u1', 'a'), answer('a1', 'b'), user('u2', 'c'), answer('a2', 'd')];
  const stale = client();
  await saveMessages(stale, id, messages);
  await deleteMessage(client(), id, 'a1');
  const left = messages.filter((message) => message.id !== 'a1');
  assert.deepEqual(await loadMessages(client(), id), left);
  const longer = [...messages.with(1, answer('a1', 'changed')), user('u3', 'e')];
  await saveMessages(stale, id, longer);
  await saveMessages(client(), id, longer);
  assert.deepEqual(await loadMessages(client(), id), [...left, user('u3', 'e')]);
  await assert.rejects(deleteMessage(client(), id, 'never there'), NotFound);
});

test('deletes the version of an edited prompt that is shown, and no stale tab restores it', async () => {
  const id = await chat();
  await saveMessages(client(), id, [user('u1', 'first')]);
  const edited = [user('u1', 'second'), answer('a1', 'b')];
  const stale = client();
  await saveMessages(stale, id, edited);
  await deleteMessage(client(), id, 'u1');
  assert.deepEqual(await loadMessages(client(), id), [edited[1]]);
  await saveMessages(stale, id, edited);
  await saveMessages(client(), id, edited);
  assert.deepEqual(await loadMessages(client(), id), [edited[1]]);
});

test('does not bring a deleted prompt back either', async () => {
  const id = await chat();
  const messages = [user('u1', 'a'), answer('a1', 'b')];
  await saveMessages(client(), id, messages);
  await deleteMessage(client(), id, 'u1');
  await saveMessages(client(), id, messages);
  await saveMessages(client(), id, [user('u1', 'a')]);
  assert.deepEqual(await loadMessages(client(), id), [messages[1]]);
  const again = answer('a2', 'again');
  await saveMessages(client(), id, [user('u1', 'a'), again]);
  assert.deepEqual(await loadMessages(client(), id), [again]);
});
