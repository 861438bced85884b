import type { Send } from './send.js';

/** A token, or what gives the one that is valid now; it is asked for before every request. */
export type Token = string | (() => string | undefined | Promise<string | undefined>);

/** Sends each request with the token of its moment. */
export function authorise(send: Send, token: Token | undefined): Send {
  if (token === undefined) return send;
  return async (request) => {
    const now = typeof token === 'function' ? await token() : token;
    if (now) request.headers.set('Authorization', `Bearer ${now}`);
    return send(request);
  };
}
