import { useSyncExternalStore } from 'react';

/** The id of the chat that the address names, as in `#/chats/019aae1c-…`. */
export function useChatId(): string | undefined {
  return useSyncExternalStore(subscribe, chatId);
}

/** Shows another chat, or a new one. @param replace leaves no step in the tab's history. */
export function showChat(id?: string, { replace = false } = {}): void {
  const hash = id === undefined ? '#/' : `#/chats/${id}`;
  if (!replace) {
    window.location.hash = hash;
    return;
  }
  history.replaceState(null, '', hash);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

function chatId(): string | undefined {
  return /^#\/chats\/([0-9a-f-]{36})$/.exec(window.location.hash)?.[1];
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
