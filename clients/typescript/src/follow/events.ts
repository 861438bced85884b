import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { backoff, pause } from '../http/pause.js';
import { isPassing } from '../http/persist.js';
import type { Send } from '../http/send.js';
import { toProblem } from '../http/to-problem.js';
import { scope } from '../scope.js';
import { ProblemError, Unauthorized } from '../problems.js';

/** Where streams come from. */
export interface Source {
  readonly baseUrl: string;
  readonly send: Send;
}

/** What an event stream sends, as its schema has it; `offline` stands for a connection that is lost. */
export type Received<Event> = Event | { readonly event: 'offline' };

/** Milliseconds without a byte after which a connection is taken for dead; a comment comes every 15 s. */
const SILENCE = 45_000;

/**
 * The events of a stream, through any number of connections: each goes on behind the last event of the
 * one before (`Last-Event-ID`). It ends when `signal` is aborted.
 * @throws ProblemError where trying again would not help, as `NotFound` for a chat that is gone
 */
export async function* events<Event>(
  { baseUrl, send }: Source,
  path: string,
  signal: AbortSignal,
): AsyncGenerator<Received<Event>> {
  let last: string | undefined;
  let failures = 0;
  let denied = 0;
  const hasEnded = () => signal.aborted;
  while (!hasEnded()) {
    let wait = 0;
    try {
      const headers = { Accept: 'text/event-stream', ...(last && { 'Last-Event-ID': last }) };
      for await (const message of read(baseUrl + path, headers, send, signal)) {
        failures = denied = 0;
        last = message.id ?? last;
        yield { event: message.event, data: JSON.parse(message.data) as unknown } as Event;
      }
    } catch (error) {
      if (error instanceof ProblemError) {
        denied += error instanceof Unauthorized ? 1 : 0; // its token may have expired just now
        if (!isPassing(error) && denied !== 1) throw error;
        wait = (error.retry_after ?? 0) * 1_000;
      }
    }
    if (hasEnded()) return;
    yield { event: 'offline' };
    await pause(wait + backoff(failures), signal);
    failures += 1;
  }
}

/** The events of one connection, until it ends. */
async function* read(
  url: string,
  headers: Record<string, string>,
  send: Send,
  signal: AbortSignal,
): AsyncGenerator<EventSourceMessage> {
  const ended = new AbortController();
  const abort = () => ended.abort();
  let silence = setTimeout(abort, SILENCE);
  signal.addEventListener('abort', abort);
  scope.addEventListener?.('offline', abort); // else it would be noticed by the silence alone
  try {
    const reply = await send(new Request(url, { headers, signal: ended.signal }));
    if (!reply.ok || !reply.body) throw toProblem(reply, await reply.json().catch(() => undefined));
    const messages: EventSourceMessage[] = [];
    const parser = createParser({ onEvent: (message) => messages.push(message) });
    const decoder = new TextDecoder();
    const reader = reply.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(silence);
      silence = setTimeout(abort, SILENCE);
      parser.feed(decoder.decode(value, { stream: true }));
      yield* messages.splice(0);
    }
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', abort);
    scope.removeEventListener?.('offline', abort);
    ended.abort();
  }
}
