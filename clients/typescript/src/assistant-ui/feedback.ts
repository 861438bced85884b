import type { FeedbackAdapter, ThreadMessage } from '@assistant-ui/core' with {
  'resolution-mode': 'import',
};
import { storableText } from '../message-form/readable-text.js';
import { storedMessageId } from '../message-form/stored-id.js';
import type { Message } from '../types.js';
import { presentChat, type HistoryChat } from './history-chat.js';
import type { HistoryMemory } from './history-memory.js';

type Feedback = NonNullable<ThreadMessage['metadata']['submittedFeedback']>;

/** The longest value that `metadata` takes, in code points. */
const MAX_VALUE = 512;

/**
 * Keeps what people say of an answer in the message's `metadata`: `feedback` is `positive` or
 * `negative`, `feedback_comment` their comment.
 */
export function feedbackAdapter(memory: HistoryMemory, chat: HistoryChat): FeedbackAdapter {
  return {
    submit({ message, ...feedback }) {
      save(memory, chat, message.id, feedback).catch((error: unknown) => {
        console.error('The feedback could not be stored.', error); // nobody waits for it
      });
    },
  };
}

async function save(
  memory: HistoryMemory,
  chat: HistoryChat,
  localId: string,
  { type, comment }: Feedback,
): Promise<void> {
  const chatId = presentChat(chat);
  if (chatId === undefined) throw new Error('The thread has no chat.');
  const id = storedMessageId(chatId, memory.idOf(localId));
  const { metadata } = await memory.client.getMessage(chatId, id);
  const kept = Object.entries(metadata).filter(([key]) => key !== 'feedback_comment');
  await memory.client.updateMessage(chatId, id, {
    metadata: {
      ...Object.fromEntries(kept),
      feedback: type,
      ...(comment && { feedback_comment: storableText(comment, MAX_VALUE) }),
    },
  });
}

/** The feedback that a message's `metadata` keeps. */
export function feedbackOf({ metadata }: Message): Feedback | undefined {
  const { feedback: type, feedback_comment: comment } = metadata;
  if (type !== 'positive' && type !== 'negative') return undefined;
  return { type, ...(comment !== undefined && { comment }) };
}
