import type { Client as Api } from 'openapi-fetch';
import type { Answer, AnswerOptions } from './answer/answer.js';
import type { ChatFollower, FollowChatOptions } from './follow/follow-chat.js';
import type { ChatListFollower, FollowChatsOptions } from './follow/follow-chats.js';
import type { paths } from './openapi.js';
import type { Walk } from './walk.js';
import type * as T from './types.js';

/**
 * A client of one server. Every operation of the contract is a method of the same name, which
 * resolves with the body of the reply and rejects with a `ProblemError`, with a `NetworkError`
 * where no reply came, or with the reason of its signal.
 */
export interface Client {
  /** Every path and method of the contract as openapi-fetch has them, with the same retries. */
  readonly api: Api<paths>;

  createChat(chat?: T.NewChat, options?: T.CreateOptions): Promise<T.Chat>;
  /** One page of chats; {@link Client.chats} walks over all of them. */
  listChats(query?: T.ListChatsQuery, options?: T.RequestOptions): Promise<T.ChatPage>;
  /** Deletes every chat of this owner. It is repeated only where the server has refused it. */
  deleteChats(options?: T.RequestOptions): Promise<void>;
  getChat(
    chatId: string,
    query?: T.GetChatQuery,
    options?: T.RequestOptions,
  ): Promise<T.ChatWithMessages>;
  updateChat(chatId: string, update: T.ChatUpdate, options?: T.ChangeOptions): Promise<T.Chat>;
  deleteChat(chatId: string, options?: T.ChangeOptions): Promise<void>;
  /** One page of messages; {@link Client.messages} walks over all of them. */
  listMessages(
    chatId: string,
    query?: T.ListMessagesQuery,
    options?: T.RequestOptions,
  ): Promise<T.MessagePage>;
  appendMessage(
    chatId: string,
    message: T.NewMessage,
    options?: T.CreateOptions,
  ): Promise<T.Message>;
  /** Appends 1 to 100 messages, all or none. */
  appendMessages(
    chatId: string,
    messages: readonly T.NewMessage[],
    options?: T.CreateOptions,
  ): Promise<T.Message[]>;
  getMessage(chatId: string, messageId: string, options?: T.RequestOptions): Promise<T.Message>;
  putMessage(
    chatId: string,
    messageId: string,
    message: T.MessageReplacement,
    options?: T.PutOptions,
  ): Promise<T.Message>;
  updateMessage(
    chatId: string,
    messageId: string,
    update: T.MessageUpdate,
    options?: T.RequestOptions,
  ): Promise<T.Message>;
  deleteMessage(chatId: string, messageId: string, options?: T.ChangeOptions): Promise<void>;

  /** All chats, newest activity first, page by page as they are asked for. */
  chats(query?: T.ListChatsQuery, options?: T.RequestOptions): Walk<T.Chat>;
  /** All messages of a chat, page by page as they are asked for. */
  messages(
    chatId: string,
    query?: T.ListMessagesQuery,
    options?: T.RequestOptions,
  ): Walk<T.Message>;
  /** Stores an assistant's answer while it is written. */
  streamAnswer(chatId: string, options?: AnswerOptions): Promise<Answer>;
  /** A chat and its messages as they are now, again and again, until the chat is deleted. */
  follow(chatId: string, options?: FollowChatOptions): ChatFollower;
  /** The list of chats as it is now, again and again. */
  followChats(options?: FollowChatsOptions): ChatListFollower;
}
