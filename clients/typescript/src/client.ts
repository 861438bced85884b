import type { Client as Api } from 'openapi-fetch';
import type { Answer, AnswerOptions } from './answer/answer.js';
import type { ChatFollower, FollowChatOptions } from './follow/chat-follower.js';
import type { ChatListFollower, FollowChatsOptions } from './follow/chat-list-follower.js';
import type { paths } from './openapi.js';
import type { Operations } from './operations.js';

/** A client of one server. */
export interface Client extends Operations {
  /** Every path and method of the contract as openapi-fetch has them, with the same retries. */
  readonly api: Api<paths>;

  /** Stores an assistant's answer while it is written. */
  streamAnswer(chatId: string, options?: AnswerOptions): Promise<Answer>;
  /** A chat and its messages as they are now, again and again, until the chat is deleted. */
  follow(chatId: string, options?: FollowChatOptions): ChatFollower;
  /** The list of chats as it is now, again and again. */
  followChats(options?: FollowChatsOptions): ChatListFollower;
}
