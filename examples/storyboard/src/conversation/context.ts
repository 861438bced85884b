import { createContext, useContext } from 'react';
import { useAuiState } from '@assistant-ui/react';
import type { Message } from 'aldar-kose-client';
import type { Custom, Pending } from './thread-message';

/** What a prompt that did not arrive can be told. */
export const ConversationContext = createContext<{
  readonly again: (id: string) => Promise<void>;
  readonly discard: (id: string) => void;
}>({ again: () => Promise.resolve(), discard: () => undefined });

export const usePendingActions = () => useContext(ConversationContext);

/** The message as the server has it, inside of a message of assistant-ui. */
export function useStored(): Message | undefined {
  return useAuiState(({ message }) => (message.metadata.custom as Custom).stored);
}

/** The prompt, while it is on its way. */
export function usePending(): Pending | undefined {
  return useAuiState(({ message }) => (message.metadata.custom as Custom).pending);
}
