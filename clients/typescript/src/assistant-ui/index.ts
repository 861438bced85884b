export { storedChatId, storedMessageId } from '../message-form/stored-id.js';
export type { FormattedHistoryAdapter } from './formatted-history.js';
export type { HistoryChat, HistoryThread } from './history-chat.js';
export type { Aui } from './thread-adapters.js';
export { threadHistoryAdapter, type CompleteThreadHistoryAdapter } from './thread-history.js';
export { threadListAdapter, type ThreadListOptions } from './thread-list.js';
