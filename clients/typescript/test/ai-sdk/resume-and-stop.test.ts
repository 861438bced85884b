import { loadMessages } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chat } from './support/chat.js';
import { history } from './support/history.js';
import { words } from './support/messages.js';
import { routed } from './support/model.js';
import { handWritten } from './support/streams.js';

const { chat, client, head } = history();

test('stops a reply that was taken up, but not when it is only taken up anew', async () => {
  const id = await chat();
  const reply = handWritten();
  const page = routed(client(), client(), reply.stream);
  const sending = new Chat({ id, transport: page }).sendMessage({ text: 'Go' });
  const chunks = words('a1', 'One', ' two', ' three');
  reply.write(...chunks.slice(0, 4));
  await head(id, ({ content }) => content === 'One');
  const tab = client();
  const messages = await loadMessages(tab, id);
  const screen = new Chat({
    ...{ id, messages },
    transport: routed(tab, tab),
  });
  const resuming = screen.resumeStream();
  await screen.streams('One');
  const anew = screen.resumeStream(); // as in React's strict mode
  reply.write(chunks[4]!);
  await screen.streams('One two');
  await resuming;
  await screen.stop();
  await anew;
  await head(id, ({ status }) => status === 'incomplete');
  reply.write(chunks[5]!);
  await reply.whenCancelled;
  await sending;
});

test('ends the stream of a screen whose chat is deleted', async () => {
  const id = await chat();
  const reply = handWritten();
  const page = routed(client(), client(), reply.stream);
  const first = new Chat({ id, transport: page });
  const sending = first.sendMessage({ text: 'Go' });
  reply.write(...words('a1', 'As far').slice(0, 4));
  await head(id, ({ content }) => content === 'As far');
  const tab = client();
  const screen = new Chat({
    ...{ id, messages: await loadMessages(tab, id) },
    transport: routed(tab, tab),
  });
  const resuming = screen.resumeStream();
  await screen.streams('As far');
  await client().deleteChat(id);
  await resuming;
  reply.write({ type: 'text-delta', id: 't', delta: '.' });
  await reply.whenCancelled;
  await sending;
  assert.deepEqual([first.status, screen.status], ['ready', 'ready']);
});
