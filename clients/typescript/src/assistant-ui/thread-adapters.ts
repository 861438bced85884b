import type { RuntimeAdapters } from '@assistant-ui/core' with { 'resolution-mode': 'import' };
import type { Client } from '../client.js';
import { feedbackAdapter } from './feedback.js';
import type { HistoryThread } from './history-chat.js';
import { historyMemory } from './history-memory.js';
import { historyWith } from './thread-history.js';

/** What of assistant-ui's `useAui()` a thread's history needs. */
export interface Aui {
  readonly threadListItem: ThreadItem & { readonly source: unknown };
  readonly threads: {
    readonly source: unknown;
    getState(): { readonly threadItems: readonly { readonly id: string }[] };
    item(query: { id: string }): ThreadItem;
  };
}

interface ThreadItem extends HistoryThread {
  getState(): { readonly id: string; readonly remoteId?: string | undefined };
}

/** The hook that gives each thread of a list its history, and a place for feedback. */
export function threadAdapters(client: Client, useAui: () => Aui): () => RuntimeAdapters {
  const memory = historyMemory(client);
  const made = new WeakMap<Aui, RuntimeAdapters>();
  return function useThreadAdapters() {
    const aui = useAui();
    const known = made.get(aui);
    if (known) return known;
    const thread = () => currentThread(aui);
    const adapters = {
      history: historyWith(memory, thread),
      feedback: feedbackAdapter(memory, thread),
    };
    made.set(aui, adapters);
    return adapters;
  };
}

/** The thread that is shown now. By its id, so that a pinned one stays when the screen switches. */
function currentThread({ threadListItem, threads }: Aui): HistoryThread | undefined {
  if (!threadListItem.source) return undefined;
  const { id } = threadListItem.getState();
  const isListed = threads.source && threads.getState().threadItems.some((item) => item.id === id);
  return isListed ? threads.item({ id }) : threadListItem;
}
