import { historyTransport, loadMessages } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chat, textOf } from './support/chat.js';
import { history } from './support/history.js';
import { words } from './support/messages.js';
import { model, routed } from './support/model.js';
import { REPLIES } from './support/replies.js';
import { asJson, handWritten } from './support/streams.js';

const { chat, client, head } = history();

for (const [name, chunks] of Object.entries(REPLIES)) {
  test(`takes up ${name}, after a reload in the middle`, async () => {
    const id = await chat();
    const reply = handWritten();
    const transport = routed(client(), client(), reply.stream);
    const first = new Chat({ id, transport });
    const sending = first.sendMessage({ text: 'Go' });
    const half = Math.ceil(chunks.length / 2);
    reply.write(...chunks.slice(0, half));
    await head(id, ({ role }) => role === 'assistant');

    const again = client();
    const messages = await loadMessages(again, id);
    const second = new Chat({
      ...{ id, messages },
      transport: routed(again, again),
    });
    const resuming = second.resumeStream();
    await second.shows((shown) => shown.length === 2);
    for (const chunk of chunks.slice(half)) {
      reply.write(chunk);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    reply.close();
    await Promise.all([sending, resuming]);
    assert.equal(second.status, 'ready');
    assert.deepEqual(asJson(second.messages), asJson(first.messages));
    assert.deepEqual(await loadMessages(client(), id), asJson(second.messages));
    assert.equal(await routed(again, again).reconnectToStream({ chatId: id }), null);
  });
}

test('brings the rest of a reply that ended between loading and taking up', async () => {
  const id = await chat();
  const reply = handWritten();
  const page = routed(client(), client(), reply.stream);
  const sending = new Chat({ id, transport: page }).sendMessage({ text: 'Go' });
  const chunks = words('a1', 'Half', ' and half');
  reply.write(...chunks.slice(0, 4));
  await head(id, ({ content }) => content === 'Half');
  const tab = client();
  const messages = await loadMessages(tab, id);
  const loadedElsewhere = await loadMessages(client(), id);
  reply.write(...chunks.slice(4));
  reply.close();
  await sending;
  const inner = { transport: model().transport, storedBy: 'route' } as const;
  const screens = [
    new Chat({ id, messages, transport: routed(tab, tab) }),
    new Chat({
      ...{ id, messages: loadedElsewhere },
      transport: historyTransport(client(), { ...inner, initialMessages: loadedElsewhere }),
    }),
  ];
  for (const screen of screens) {
    assert.equal(textOf(screen.lastMessage), 'Half');
    await screen.resumeStream();
    assert.equal(textOf(screen.lastMessage), 'Half and half');
    assert.deepEqual(asJson(screen.messages), await loadMessages(client(), id));
  }
});

test('finds nothing to take up where there is nothing', async () => {
  const id = await chat();
  const page = routed(client(), client());
  assert.equal(page.resumeStreamIsReplay, true);
  assert.equal(await page.reconnectToStream({ chatId: id }), null);
  await client().appendMessage(id, { role: 'user', content: 'Go' });
  assert.equal(await page.reconnectToStream({ chatId: id }), null);
  await client().appendMessage(id, { role: 'assistant', content: 'Gone' });
  assert.equal(await page.reconnectToStream({ chatId: id }), null);
});
