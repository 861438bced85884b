import { loadMessages, saveMessages } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chat } from './support/chat.js';
import { history } from './support/history.js';
import { routed } from './support/model.js';
import { asJson } from './support/streams.js';

const { chat, client, server } = history();

test('follows an answer that another client writes, and loses nothing by a restart', async () => {
  const id = await chat();
  await saveMessages(client(), id, [
    { id: 'u1', role: 'user', parts: [{ type: 'text', text: 'Go' }] },
  ]);
  const writer = await client().streamAnswer(id);
  writer.write('One');
  await writer.flush();
  const tab = client();
  const messages = await loadMessages(tab, id);
  const screen = new Chat({
    ...{ id, messages },
    transport: routed(tab, tab),
  });
  const resuming = screen.resumeStream();
  await screen.streams('One');
  await server().kill();
  writer.write(' two');
  await server().restart();
  await screen.streams('One two');
  await writer.complete();
  await resuming;
  assert.deepEqual(asJson(screen.messages), await loadMessages(client(), id));
});
