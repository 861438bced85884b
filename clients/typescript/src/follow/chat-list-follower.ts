import type { Chat } from '../types.js';

export interface FollowChatsOptions {
  /** Only archived chats, or (the default) only those that are not. */
  readonly archived?: boolean;
  /** How many of the chats with the newest activity to hold at first, 1 to 200; 50 by default. */
  readonly limit?: number;
  /** Ends the iteration. */
  readonly signal?: AbortSignal;
}

/** A list of chats as a screen shows it. States are never changed; each change gives a new one. */
export interface ChatListState {
  /** The chats held, newest activity first. */
  readonly chats: readonly Chat[];
  /** Whether there are chats behind the last one held; {@link ChatListFollower.more} reads them. */
  readonly has_more: boolean;
  /** Whether the connection stands; false while it is being made again. */
  readonly live: boolean;
}

/** A list of chats that is kept true, `for await (const state of follower)`. */
export interface ChatListFollower extends AsyncIterable<ChatListState> {
  /** The latest state, once there is one. */
  readonly state: ChatListState | undefined;
  /** Reads up to `limit` (1 to 200, 50 by default) chats behind those held, into the next state. */
  more(limit?: number): Promise<void>;
  /** Ends it. */
  close(): void;
}
