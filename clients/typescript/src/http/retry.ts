import { NetworkError } from '../problems.js';
import { backoff, pause } from './pause.js';
import { randomKey } from './random-key.js';
import { retryAfter } from './retry-after.js';
import type { Send } from './send.js';

export interface RetryOptions {
  /** How often a request is sent again; 2 by default, 0 for never. */
  readonly retries?: number;
  /** Milliseconds until a request whose reply has not come counts as lost; 30,000 by default. */
  readonly timeout?: number;
}

/** Seconds of `Retry-After` that are worth waiting for; beyond, the caller is told. */
const LONGEST_WAIT = 10;
/** What the server has refused without having done anything. */
const REFUSED = [429, 503];
/** What something in between says when it does not know what has become of the request. */
const UNKNOWN = [502, 504];

/**
 * Sends requests again that found no connection, lost it, or were told to come back, where that can do
 * no harm. Every create gets an `Idempotency-Key`, so that it is carried out once.
 * @throws NetworkError, or the reason of the request's signal
 */
export function retrying(send: Send, { retries = 2, timeout = 30_000 }: RetryOptions): Send {
  return async (request) => {
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key'))
      request.headers.set('Idempotency-Key', randomKey());
    const body = (await request.text()) || null; // once, for all tries
    let lost = false; // whether an earlier try may have been carried out
    for (let attempt = 0; ; attempt += 1) {
      const reply = await once(send, request, body, timeout);
      const unknown = reply instanceof NetworkError || UNKNOWN.includes(reply.status);
      const refused = !(reply instanceof NetworkError) && REFUSED.includes(reply.status);
      const wait = reply instanceof NetworkError ? 0 : (retryAfter(reply.headers) ?? 0);
      const again = refused || (unknown && isHarmless(request));
      if (!again || attempt >= retries || wait > LONGEST_WAIT) {
        if (reply instanceof NetworkError) throw reply;
        return lost ? settled(request, reply) : reply;
      }
      lost ||= unknown;
      await pause(wait * 1_000 + backoff(attempt), request.signal);
    }
  };
}

/**
 * Whether a request may be carried out twice: not one with a precondition, whose repeat would meet its
 * own change, nor the deletion of everything, which would take along what was made in between.
 */
function isHarmless({ method, url, headers }: Request): boolean {
  if (method === 'GET') return true;
  if (method === 'DELETE' && new URL(url).pathname.endsWith('/chats')) return false;
  return !headers.has('If-Match') && !headers.has('If-None-Match');
}

/** A repeated DELETE that finds nothing has done its work the first time. */
function settled({ method }: Request, reply: Response): Response {
  if (method !== 'DELETE' || reply.status !== 404) return reply;
  return new Response(null, { status: 204, headers: reply.headers });
}

/** One try, with its body, so that a reply that breaks off in the middle is none. */
async function once(
  send: Send,
  request: Request,
  body: string | null,
  ms: number,
): Promise<Response | NetworkError> {
  request.signal.throwIfAborted();
  const ended = new AbortController();
  const abort = () => ended.abort(request.signal.reason);
  request.signal.addEventListener('abort', abort);
  const timer = setTimeout(() => ended.abort(new Error(`No reply within ${ms} ms.`)), ms);
  try {
    const { signal } = ended;
    const reply = await send(new Request(request, body === null ? { signal } : { body, signal }));
    const text = await reply.text();
    return new Response(text || null, { status: reply.status, headers: reply.headers });
  } catch (cause) {
    request.signal.throwIfAborted();
    return new NetworkError('No reply from the server.', { cause });
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener('abort', abort);
  }
}
