import { useCallback } from 'react';
import type { ChatListFollower, ChatListState } from 'aldar-kose-client';
import { client } from '../client';
import { useFollowed } from './use-followed';

/** The list of chats, kept true: the archived ones, or those that are not. */
export function useChats(archived: boolean) {
  const open = useCallback(() => client.followChats({ archived }), [archived]);
  return useFollowed<ChatListState, ChatListFollower>(open);
}

export type FollowedChats = ReturnType<typeof useChats>;
