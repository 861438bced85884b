import { useCallback } from 'react';
import type { ChatFollower, ChatState } from 'aldar-kose-client';
import { client } from '../client';
import { useFollowed } from './use-followed';

/** A chat and its messages, kept true. @param exists false for one whose first prompt is still to come. */
export function useChat(chatId: string, exists: boolean) {
  const open = useCallback(() => client.follow(chatId), [chatId]);
  return useFollowed<ChatState, ChatFollower>(exists ? open : undefined);
}
