import type {
  ExportedMessageRepositoryItem,
  MessageFormatAdapter,
  ThreadHistoryAdapter,
} from '@assistant-ui/core' with {
  'resolution-mode': 'import',
};
import type { Client } from '../client.js';
import { formattedHistory, type FormattedHistoryAdapter } from './formatted-history.js';
import { chatInTurn, presentChat, type HistoryChat } from './history-chat.js';
import { historyMemory, type HistoryMemory } from './history-memory.js';
import { messageTree } from './message-tree.js';
import { readMessages } from './read-messages.js';
import { resumeAnswer } from './resume.js';
import { decodeMessage, encodeMessage } from './thread-message.js';

/** A history that can do all that assistant-ui asks of one. */
export type CompleteThreadHistoryAdapter = Required<Omit<ThreadHistoryAdapter, 'withFormat'>> & {
  withFormat<TMessage, TStorage extends Record<string, unknown>>(
    format: MessageFormatAdapter<TMessage, TStorage>,
  ): FormattedHistoryAdapter<TMessage>;
};

/**
 * The messages of a chat as the history of an assistant-ui thread, with all its branches. What is
 * stored comes back as it was, and every other client can read it; what others have written shows
 * from its text and images.
 * @param chat the id of the chat, or what gives the id or the thread at each call.
 */
export function threadHistoryAdapter(
  client: Client,
  chat: HistoryChat,
): CompleteThreadHistoryAdapter {
  return historyWith(historyMemory(client), chat);
}

/** The same with a memory that outlives it. */
export function historyWith(
  memory: HistoryMemory,
  chat: HistoryChat,
): CompleteThreadHistoryAdapter {
  const { client } = memory;
  const chatOf = chatInTurn();

  async function store(item: ExportedMessageRepositoryItem): Promise<void> {
    const chatId = await chatOf(chat);
    const { message, parentId } = item;
    const answer = memory.resumed.get(message.id);
    // Whoever writes the answer stores it; only what was added here is missing.
    if (answer?.isShown(message)) return;
    const id = answer?.id ?? message.id;
    await memory.storeOf(chatId).put({
      id,
      parentId: parentId === null ? null : memory.idOf(parentId),
      message: encodeMessage({ ...item, message: { ...message, id } }),
    });
  }

  return {
    async load() {
      const chatId = presentChat(chat);
      const messages = chatId === undefined ? [] : await readMessages(client, chatId);
      if (chatId !== undefined) memory.storeOf(chatId).remember(messages);
      const items = messageTree<ExportedMessageRepositoryItem>(messages, (message, parent) => ({
        ...decodeMessage(message),
        parentId: parent?.message.id ?? null,
      }));
      const head = items.at(-1);
      // The runtime makes a message of its own for an answer that it resumes, as a child of the head.
      const resumes = head?.message.status?.type === 'running' && canResume(items);
      if (chatId === undefined || !resumes)
        return { messages: items, headId: head?.message.id ?? null };
      memory.growing.set(chatId, head.message.id);
      return { messages: items.slice(0, -1), headId: head.parentId, unstable_resume: true };
    },
    resume: (options) => resumeAnswer(memory, presentChat(chat), options),
    append: store,
    update: store,
    async delete(items) {
      const ids = items.map(({ message }) => memory.idOf(message.id));
      await memory.storeOf(await chatOf(chat)).remove(ids);
    },
    withFormat: (format) => formattedHistory(memory, chat, format),
  };
}

/** Without a parent the runtime would take the last message for the head. */
function canResume(items: readonly ExportedMessageRepositoryItem[]): boolean {
  return items.length === 1 || items.at(-1)?.parentId !== null;
}
