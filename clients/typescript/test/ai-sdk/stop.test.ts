import { readUIMessageStream } from 'ai';
import { historyTransport, loadMessages, stopReply } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chat, textOf } from './support/chat.js';
import { history } from './support/history.js';
import { words } from './support/messages.js';
import { model, routed, storing } from './support/model.js';
import { asJson, handWritten } from './support/streams.js';

const { chat, client, head } = history();

test('marks what is stopped here, and goes on from what the screen shows', async () => {
  const id = await chat();
  const reply = handWritten();
  const transport = storing(client(), reply.stream, words('a2', 'Again.'));
  const screen = new Chat({ id, transport });
  const sending = screen.sendMessage({ text: 'Go' });
  reply.write(...words('a1', 'As far').slice(0, 4));
  await screen.streams('As far');
  await screen.stop();
  await sending;
  await reply.whenCancelled;
  await head(id, ({ status }) => status === 'incomplete');
  await screen.sendMessage({ text: 'Go on' });
  assert.deepEqual(await loadMessages(client(), id), asJson(screen.messages));
  const statuses = (await client().listMessages(id)).data.map(({ status }) => status);
  assert.deepEqual(statuses, ['completed', 'incomplete', 'completed', 'completed']);
});

test('leaves a reply alone that is not to stop', async () => {
  const id = await chat();
  const reply = handWritten();
  const { transport } = model(reply.stream);
  const options = { transport, readUIMessageStream, onAbort: 'leave' } as const;
  const screen = new Chat({ id, transport: historyTransport(client(), options) });
  const sending = screen.sendMessage({ text: 'Go' });
  const chunks = words('a1', 'All', ' of it');
  reply.write(...chunks.slice(0, 4));
  await screen.streams('All');
  await screen.stop();
  await sending;
  reply.write(...chunks.slice(4));
  reply.close();
  const { content } = await head(id, ({ status }) => status === 'completed');
  assert.equal(content, 'All of it');
});

test('stops from another tab, for the writer and for every screen', async () => {
  const id = await chat();
  const reply = handWritten();
  const page = routed(client(), client(), reply.stream);
  let sentAgain = 0;
  const sendAutomaticallyWhen = () => (sentAgain += 1) > 10;
  const first = new Chat({ id, transport: page, sendAutomaticallyWhen });
  const sending = first.sendMessage({ text: 'Go' });
  reply.write(...words('a1', 'As far').slice(0, 4));
  await head(id, ({ content }) => content === 'As far');
  const tab = client();
  const messages = await loadMessages(tab, id);
  const second = new Chat({
    ...{ id, messages, sendAutomaticallyWhen },
    transport: routed(tab, tab),
  });
  const resuming = second.resumeStream();
  await second.streams('As far');
  assert.equal(await stopReply(client(), id), true);
  reply.write({ type: 'text-delta', id: 't', delta: ' and not further' });
  await reply.whenCancelled;
  await Promise.all([sending, resuming]);
  assert.deepEqual([first.status, second.status, sentAgain], ['ready', 'ready', 0]);
  assert.equal(textOf(second.lastMessage), 'As far');
  assert.equal(await stopReply(client(), id), false);
});
