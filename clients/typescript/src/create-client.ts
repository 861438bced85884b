import createApi from 'openapi-fetch';
import { streamAnswer } from './answer/stream-answer.js';
import type { Client } from './client.js';
import { followChat } from './follow/follow-chat.js';
import { followChats } from './follow/follow-chats.js';
import { authorise, type Token } from './http/authorise.js';
import { checkContract } from './http/contract-check.js';
import { remembering } from './http/remember.js';
import { retrying, type RetryOptions } from './http/retry.js';
import type { Send } from './http/send.js';
import type { paths } from './openapi.js';
import { operations } from './operations.js';
import { scope } from './scope.js';

export interface ClientOptions extends RetryOptions {
  /** Where the server is, as `https://chats.example`; the page's own origin where it is left out in a browser. */
  readonly baseUrl?: string;
  /** An API key or a JWT, or a function that gives the one that is valid now. */
  readonly token?: Token;
  /** Sends requests; `fetch` by default. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Is told when the server's contract does not fit this client; `console.warn` by default. */
  readonly onWarning?: (message: string) => void;
}

/**
 * Makes a client. It needs `fetch`, streams and `crypto.getRandomValues`, as browsers, Node from 20,
 * Deno and workers have them.
 */
export function createClient(options: ClientOptions = {}): Client {
  const baseUrl = (options.baseUrl ?? scope.location?.origin ?? '').replace(/\/+$/, '');
  const given = options.fetch;
  const plain: Send = given ? (request) => given(request) : (request) => fetch(request);
  const checked = checkContract(plain, options.onWarning ?? ((message) => console.warn(message)));
  const send = retrying(authorise(remembering(checked), options.token), options);
  const api = createApi<paths>({ baseUrl, fetch: send });
  const all = operations(api);
  const source = { baseUrl, send: authorise(checked, options.token) };
  return {
    api,
    ...all,
    streamAnswer: (chatId, answer) => streamAnswer(all, chatId, answer),
    follow: (chatId, follow) => followChat(all, source, chatId, follow),
    followChats: (follow) => followChats(all, source, follow),
  };
}
