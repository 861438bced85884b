import type { Chat, ChatStreamEvent, ListStreamEvent } from '../contract';

/** An event of either kind of stream. */
export type StreamEvent = ChatStreamEvent | ListStreamEvent;

/** The first event: the stream is open, and goes on behind `id`, if it has one, should it be cut off. */
export function ready(id: number | undefined, revision: number) {
  return {
    event: 'ready',
    ...(id !== undefined && { id: String(id) }),
    data: { revision },
  } as const;
}

export function chatEvent(chat: Chat) {
  return { event: 'chat', id: String(chat.revision), data: chat } as const;
}

export function deleted(chat_id: string, revision: number) {
  return { event: 'deleted', id: String(revision), data: { chat_id, revision } } as const;
}

export function reset(revision: number) {
  return { event: 'reset', id: String(revision), data: { revision } } as const;
}
