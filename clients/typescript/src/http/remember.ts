import type { Send } from './send.js';

/** How many characters of replies are remembered, together. */
const MOST_CHARACTERS = 4_000_000;

interface Remembered {
  readonly etag: string;
  readonly text: string;
  readonly headers: Headers;
}

/**
 * Remembers replies with an `ETag`, the latest ones, by address and token. It asks with `If-None-Match`
 * when such an address is read again, and where nothing has changed the reply is the remembered one.
 */
export function remembering(send: Send, most = MOST_CHARACTERS): Send {
  const kept = new Map<string, Remembered>(); // the one that was used last is the last
  let characters = 0;

  function forget(key: string): void {
    characters -= kept.get(key)?.text.length ?? 0;
    kept.delete(key);
  }

  function keep(key: string, reply: Remembered): void {
    forget(key);
    if (reply.text.length > most) return;
    kept.set(key, reply);
    characters += reply.text.length;
    for (const oldest of kept.keys()) {
      if (characters <= most) break;
      forget(oldest);
    }
  }

  return async (request) => {
    if (request.method !== 'GET' || request.headers.has('If-None-Match')) return send(request);
    const key = `${request.headers.get('Authorization') ?? ''} ${request.url}`;
    const known = kept.get(key);
    if (known) request.headers.set('If-None-Match', known.etag);
    const response = await send(request);
    if (known && response.status === 304) {
      keep(key, known);
      return new Response(known.text, { status: 200, headers: known.headers });
    }
    const etag = response.headers.get('ETag');
    if (response.status !== 200 || !etag) return response;
    const text = await response.text();
    keep(key, { etag, text, headers: response.headers });
    return new Response(text, { status: 200, headers: response.headers });
  };
}
