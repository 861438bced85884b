import { storedChatId } from '../message-form/stored-id.js';

/** A thread of assistant-ui, such as `aui.threadListItem`: it has a chat once it is initialized. */
export interface HistoryThread {
  getState(): { readonly remoteId?: string | undefined };
  initialize(): Promise<{ readonly remoteId: string }>;
}

/** The chat of a history: its id, or what gives the id or the thread, asked at each call. */
export type HistoryChat = string | (() => string | HistoryThread | undefined);

/** The id of the chat, if there is one already. */
export function presentChat(chat: HistoryChat): string | undefined {
  const now = typeof chat === 'function' ? chat() : chat;
  const id = typeof now === 'object' ? now.getState().remoteId : now;
  return id === undefined ? undefined : storedChatId(id);
}

/** Gives the id of the chat; a thread without one is initialized, which creates it. */
export type ChatInTurn = (chat: HistoryChat) => Promise<string>;

/** Answers in the order it was asked: what asks while a thread is initialized waits for its turn. */
export function chatInTurn(): ChatInTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (chat) => {
    const id = requiredChat(chat); // asked now, for the screen may switch to another thread
    const turn = last.then(() => id);
    last = turn.catch(() => undefined);
    return turn;
  };
}

async function requiredChat(chat: HistoryChat): Promise<string> {
  const now = typeof chat === 'function' ? chat() : chat;
  if (now === undefined) throw new Error('There is no chat to store this message in.');
  if (typeof now === 'string') return storedChatId(now);
  return storedChatId(now.getState().remoteId ?? (await now.initialize()).remoteId);
}
