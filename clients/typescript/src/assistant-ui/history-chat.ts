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

/** The id of the chat; a thread without one is initialized, which creates it. */
export async function requiredChat(chat: HistoryChat): Promise<string> {
  const now = typeof chat === 'function' ? chat() : chat;
  if (now === undefined) throw new Error('There is no chat to store this message in.');
  if (typeof now === 'string') return storedChatId(now);
  return storedChatId(now.getState().remoteId ?? (await now.initialize()).remoteId);
}
