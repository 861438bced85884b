import type { Client as Api } from 'openapi-fetch';
import { toProblem } from './http/to-problem.js';
import type { paths } from './openapi.js';
import { NetworkError } from './problems.js';
import type * as T from './types.js';
import { walk, type Walk } from './walk.js';

const CHATS = '/api/v1/chats';
const CHAT = '/api/v1/chats/{chat_id}';
const MESSAGES = '/api/v1/chats/{chat_id}/messages';
const MESSAGE = '/api/v1/chats/{chat_id}/messages/{message_id}';

/**
 * Every operation of the contract is a method of the same name, which resolves with the body of the reply
 * and rejects with a `ProblemError`, with a `NetworkError` where no reply came, or with the reason of its
 * signal.
 */
export interface Operations {
  createChat(chat?: T.NewChat, options?: T.CreateOptions): Promise<T.Chat>;
  /** One page of chats; {@link Operations.chats} walks over all of them. */
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
  /** One page of messages; {@link Operations.messages} walks over all of them. */
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
}

export function operations(api: Api<paths>): Operations {
  const all: Operations = {
    createChat: (body, options) =>
      bodyOf(api.POST(CHATS, { ...(body && { body }), ...creating(options) })),
    listChats: (query, options) =>
      bodyOf(api.GET(CHATS, { params: { ...(query && { query }) }, ...only(options) })),
    deleteChats: (options) =>
      bodyOf(api.DELETE(CHATS, { params: { query: { confirm: true } }, ...only(options) })),
    getChat: (chat_id, query, options) =>
      bodyOf(
        api.GET(CHAT, { params: { path: { chat_id }, ...(query && { query }) }, ...only(options) }),
      ),
    updateChat: (chat_id, body, options) =>
      bodyOf(api.PATCH(CHAT, { params: { path: { chat_id } }, body, ...changing(options) })),
    deleteChat: (chat_id, options) =>
      bodyOf(api.DELETE(CHAT, { params: { path: { chat_id } }, ...changing(options) })),
    listMessages: (chat_id, query, options) =>
      bodyOf(
        api.GET(MESSAGES, {
          params: { path: { chat_id }, ...(query && { query }) },
          ...only(options),
        }),
      ),
    appendMessage: (chat_id, body, options) =>
      bodyOf(api.POST(MESSAGES, { params: { path: { chat_id } }, body, ...creating(options) })),
    appendMessages: async (chat_id, messages, options) => {
      const body = { messages: [...messages] };
      const init = { params: { path: { chat_id } }, body, ...creating(options) };
      return (await bodyOf(api.POST(`${MESSAGES}/batch`, init))).data;
    },
    getMessage: (chat_id, message_id, options) =>
      bodyOf(api.GET(MESSAGE, { params: { path: { chat_id, message_id } }, ...only(options) })),
    putMessage: (chat_id, message_id, body, options) => {
      const init = { params: { path: { chat_id, message_id } }, body, ...changing(options) };
      return bodyOf(api.PUT(MESSAGE, init));
    },
    updateMessage: (chat_id, message_id, body, options) => {
      const init = { params: { path: { chat_id, message_id } }, body, ...only(options) };
      return bodyOf(api.PATCH(MESSAGE, init));
    },
    deleteMessage: (chat_id, message_id, options) => {
      const init = { params: { path: { chat_id, message_id } }, ...changing(options) };
      return bodyOf(api.DELETE(MESSAGE, init));
    },
    chats: (query, options) =>
      walk((cursor) => all.listChats({ ...query, ...(cursor && { cursor }) }, options)),
    messages: (chatId, query, options) =>
      walk((cursor) => all.listMessages(chatId, { ...query, ...(cursor && { cursor }) }, options)),
  };
  return all;
}

function only(options: T.RequestOptions = {}) {
  return options.signal ? { signal: options.signal } : {};
}

function creating({ idempotencyKey, ...options }: T.CreateOptions = {}) {
  return {
    ...(idempotencyKey && { headers: { 'Idempotency-Key': idempotencyKey } }),
    ...only(options),
  };
}

function changing({ ifRevision, onlyNew, ...options }: T.PutOptions & T.ChangeOptions = {}) {
  const headers = {
    ...(ifRevision !== undefined && { 'If-Match': `"${ifRevision}"` }),
    ...(onlyNew && { 'If-None-Match': '*' }),
  };
  return { headers, ...only(options) };
}

interface Reply<Body> {
  readonly data?: Body;
  readonly error?: unknown;
  readonly response: Response;
}

/** @throws ProblemError, or NetworkError where what came is not the server's. */
async function bodyOf<Body>(reply: Promise<Reply<Body>>): Promise<Body> {
  const { data, error, response } = await reply.catch((cause: unknown) => {
    if (cause instanceof SyntaxError)
      throw new NetworkError('The reply is no JSON: something in between has answered.', { cause });
    throw cause;
  });
  if (!response.ok) throw toProblem(response, error);
  return data as Body;
}
