import type { ThreadMessage } from '@assistant-ui/core' with { 'resolution-mode': 'import' };
import type { Client } from '../client.js';
import { messageStore, type MessageStore } from './message-store.js';

/** An answer of the server under the id of the message that the runtime fills with it. */
export interface ResumedAnswer {
  /** The id that it has elsewhere. */
  readonly id: string;
  /** Whether a message is what was resumed, and nothing more. */
  isShown(message: ThreadMessage): boolean;
}

/** What the histories of one page know, so that a new one for the same thread goes on with it. */
export interface HistoryMemory {
  readonly client: Client;
  /** The answer in progress that a chat was loaded with, by its id in the runtime. */
  readonly growing: Map<string, string>;
  /** By the id that the runtime gave. */
  readonly resumed: Map<string, ResumedAnswer>;
  /** The id under which a message of the runtime is known. */
  idOf(id: string): string;
  storeOf(chatId: string): MessageStore;
}

export function historyMemory(client: Client): HistoryMemory {
  const resumed = new Map<string, ResumedAnswer>();
  const stores = new Map<string, MessageStore>();
  return {
    client,
    growing: new Map(),
    resumed,
    idOf: (id) => resumed.get(id)?.id ?? id,
    storeOf(chatId) {
      const store = stores.get(chatId) ?? messageStore(client, chatId);
      stores.set(chatId, store);
      return store;
    },
  };
}
