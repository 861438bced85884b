import type { Client } from 'aldar-kose-client';
import type { AppendMessage, ChatModelAdapter, ThreadMessage } from '@assistant-ui/core';
import { LocalRuntimeCore } from '@assistant-ui/core/internal';
import { storedMessageId, threadHistoryAdapter } from 'aldar-kose-client/assistant-ui';
import { user } from './messages.js';
import { newChat } from './setup.js';

const silent: ChatModelAdapter = { run: () => Promise.resolve({ content: [] }) };

/** A chat in which an answer has begun. */
export async function answering(client: Client) {
  const chat = await newChat(client);
  const history = threadHistoryAdapter(client, chat);
  await history.append({ parentId: null, message: user('p1', 'Tell.') });
  const answer = await client.streamAnswer(chat, { id: storedMessageId(chat, 'a1') });
  answer.write('Once');
  await answer.flush();
  return { chat, answer };
}

/** assistant-ui's own runtime, as a tab that opens the chat has it. */
export function openTab(client: Client, chat: string, chatModel = silent) {
  const history = threadHistoryAdapter(client, chat);
  const core = new LocalRuntimeCore({ adapters: { chatModel, history } }, undefined);
  const thread = core.threads.getMainThreadRuntimeCore();
  return { thread, history };
}
type Thread = ReturnType<typeof openTab>['thread'];

/** What the composer sends: it has no id yet. */
export function said(text: string, parentId: string | null): AppendMessage {
  const { role, createdAt, content, attachments, metadata } = user('', text);
  const message = { role, createdAt, content, attachments, metadata };
  return { ...message, parentId, sourceId: null, runConfig: undefined };
}

export const textOf = (message: ThreadMessage | undefined) =>
  message?.content.map((part) => (part.type === 'text' ? part.text : '')).join('');

/** Resolves when the thread's last message is as asked. */
export function shows(
  thread: Thread,
  holds: (last: ThreadMessage | undefined) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds(thread.messages.at(-1))) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = thread.subscribe(look);
    look();
  });
}
