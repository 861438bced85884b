import type {
  GenericThreadHistoryAdapter,
  MessageFormatAdapter,
  MessageFormatItem,
} from '@assistant-ui/core' with { 'resolution-mode': 'import' };
import { chatInTurn, presentChat, type HistoryChat } from './history-chat.js';
import type { HistoryMemory } from './history-memory.js';
import { messageTree } from './message-tree.js';
import { originalId } from './original-id.js';
import { toPayload } from './payload.js';
import { readMessages } from './read-messages.js';
import { readableForm } from './readable-form.js';
import { storageForm } from './storage-form.js';

/** A history of messages in a format of their own; it reports no telemetry. */
export type FormattedHistoryAdapter<TMessage> = GenericThreadHistoryAdapter<TMessage> &
  Required<Omit<GenericThreadHistoryAdapter<TMessage>, 'reportTelemetry'>>;

/**
 * The history of a chat for a runtime with messages of its own, such as those of the AI SDK. Its
 * format is the `format` of the stored messages, and their `payload` is what the format's adapter
 * makes of them, with the message's `id` beside it.
 */
export function formattedHistory<TMessage, TStorage extends Record<string, unknown>>(
  memory: HistoryMemory,
  chat: HistoryChat,
  adapter: MessageFormatAdapter<TMessage, TStorage>,
): FormattedHistoryAdapter<TMessage> {
  const chatOf = chatInTurn();
  let pinned: HistoryChat | undefined;

  async function store(item: MessageFormatItem<TMessage>): Promise<void> {
    const chatId = await chatOf(pinned ?? chat);
    const id = adapter.getId(item.message);
    const encoded = { id, ...adapter.encode(item) };
    await memory.storeOf(chatId).put({
      id,
      parentId: item.parentId,
      message: {
        ...readableForm(encoded),
        format: adapter.format,
        payload: toPayload(encoded),
      },
    });
  }

  return {
    pin() {
      const now = typeof chat === 'function' ? chat() : chat;
      if (now !== undefined) pinned = () => now;
    },
    async load() {
      const chatId = presentChat(chat);
      const messages = chatId === undefined ? [] : await readMessages(memory.client, chatId);
      if (chatId !== undefined) memory.storeOf(chatId).remember(messages);
      const items = messageTree<MessageFormatItem<TMessage>>(messages, (message, parent) => {
        const content = storageForm(message, adapter.format);
        if (!content) return undefined;
        const parent_id = parent && adapter.getId(parent.message);
        return adapter.decode({
          id: originalId(message),
          parent_id,
          format: adapter.format,
          content: content as TStorage,
        });
      });
      const head = items.at(-1);
      return { messages: items, headId: head ? adapter.getId(head.message) : null };
    },
    append: store,
    update: store,
    async delete(items) {
      const ids = items.map(({ message }) => adapter.getId(message));
      await memory.storeOf(await chatOf(pinned ?? chat)).remove(ids);
    },
  };
}
