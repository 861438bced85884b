import { lastAssistantMessageIsCompleteWithToolCalls, readUIMessageStream } from 'ai';
import { historyTransport, loadMessages } from 'aldar-kose-client/ai-sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chat, textOf } from './support/chat.js';
import { history } from './support/history.js';
import { words } from './support/messages.js';
import { model } from './support/model.js';
import { asJson } from './support/streams.js';

const { chat, client, head } = history();

test('takes tools further: an output by the page, an approval an hour later', async () => {
  const id = await chat();
  const input = { city: 'Turkestan' };
  const { transport, requests } = model(
    [
      ...words('a1', 'I look.').slice(0, -1),
      { type: 'tool-input-available', toolCallId: 'c1', toolName: 'weather', input },
      { type: 'finish' },
    ],
    [
      { type: 'start-step' },
      { type: 'tool-input-available', toolCallId: 'c2', toolName: 'book', input },
      { type: 'tool-approval-request', toolCallId: 'c2', approvalId: 'p1' },
      { type: 'finish' },
    ],
    [
      { type: 'tool-output-available', toolCallId: 'c2', output: { booked: true } },
      ...words('a1', 'Booked.').slice(1),
    ],
  );
  const page = () => historyTransport(client(), { transport, readUIMessageStream });
  const screen: Chat = new Chat({
    ...{ id, transport: page() },
    sendAutomaticallyWhen: lastAssistantMessageIsCompleteWithToolCalls,
    onToolCall({ toolCall }) {
      if (toolCall.toolName === 'weather')
        void screen.addToolOutput({ tool: 'weather', toolCallId: 'c1', output: 'blue' });
    },
  });
  await screen.sendMessage({ text: 'What is the weather?' });
  await screen.shows((messages) => JSON.stringify(messages).includes('approval-requested'));
  await head(
    id,
    ({ status, payload }) => status === 'completed' && JSON.stringify(payload).includes('p1'),
  );

  const messages = await loadMessages(client(), id);
  assert.deepEqual(messages, asJson(screen.messages));
  const later = new Chat({ id, messages, transport: page() });
  await later.addToolApprovalResponse({ id: 'p1', approved: true });
  await later.sendMessage();
  assert.equal(requests.length, 3);
  assert.equal(textOf(later.lastMessage), 'I look.|Booked.');
  assert.deepEqual(await loadMessages(client(), id), asJson(later.messages));
  assert.equal((await client().getChat(id, { limit: 0 })).message_count, 2);
});
