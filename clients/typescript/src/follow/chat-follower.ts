import type { Chat, Message } from '../types.js';

export interface FollowChatOptions {
  /** How many of the newest messages to hold at first, 1 to 200; 200 by default. */
  readonly limit?: number;
  /** Ends the iteration. */
  readonly signal?: AbortSignal;
}

/** A chat as a screen shows it. States are never changed; each change gives a new one. */
export interface ChatState {
  readonly chat: Chat;
  /** The messages held, by sequence, without the deleted ones. */
  readonly messages: readonly Message[];
  /** The same with the tombstones of deleted messages, which keep branches whole. */
  readonly all: readonly Message[];
  /** Whether there are messages before the first one held; {@link ChatFollower.earlier} reads them. */
  readonly has_earlier: boolean;
  /** Whether the connection stands; false while it is being made again. */
  readonly live: boolean;
  /** Whether the chat is gone; this is then the last state. */
  readonly deleted: boolean;
}

/** A chat that is kept true, `for await (const state of follower)`, through any broken connection. */
export interface ChatFollower extends AsyncIterable<ChatState> {
  /** The latest state, once there is one. */
  readonly state: ChatState | undefined;
  /** Reads up to `limit` (1 to 200, 50 by default) messages before those held, into the next state. */
  earlier(limit?: number): Promise<void>;
  /** Ends it. */
  close(): void;
}
