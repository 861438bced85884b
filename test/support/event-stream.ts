import { createParser } from 'eventsource-parser';
import type { components } from '../../generated/openapi';
import { OWNER } from './api';
import { checkReply } from './contract-check/check-reply';

type Schemas = components['schemas'];
export type StreamEvent = Schemas['ChatStreamEvent'] | Schemas['ListStreamEvent'];

export interface StreamOptions {
  readonly since?: number;
  readonly lastEventId?: string;
  readonly owner?: string;
  readonly token?: string;
}

/** An open event stream; every event that it gives is held to the contract. */
export interface EventStream {
  readonly response: Response;
  /** The next event; undefined at the end of the stream. */
  next(): Promise<StreamEvent | undefined>;
  /** That many events. */
  take(count: number): Promise<StreamEvent[]>;
  /** Events up to the first of this kind, which is the last of them. */
  upTo(event: StreamEvent['event']): Promise<StreamEvent[]>;
  /** Cuts it off. */
  close(): Promise<void>;
}

/** Follows a path of a server. @throws when it does not answer with a stream. */
export async function openStream(
  url: string,
  path: string,
  { since, lastEventId, owner, token }: StreamOptions = {},
): Promise<EventStream> {
  const cutOff = new AbortController();
  const response = await fetch(url + path + (since === undefined ? '' : `?since=${since}`), {
    signal: cutOff.signal,
    headers: {
      ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }),
      ...(owner !== undefined && { [OWNER]: owner }),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    },
  });
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}.`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const arrived: StreamEvent[] = [];
  const headers = Object.fromEntries(response.headers);
  const parser = createParser({
    onEvent: ({ event = '', id, data }) => {
      const text = `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`;
      checkReply({ method: 'GET', path, status: 200, headers, text });
      arrived.push({
        event,
        ...(id !== undefined && { id }),
        data: JSON.parse(data) as object,
      } as never);
    },
  });
  const next = async () => {
    while (arrived.length === 0) {
      const { done, value } = await reader.read();
      if (done) return undefined;
      parser.feed(value);
    }
    return arrived.shift();
  };
  return {
    response,
    next,
    take: async (count) => {
      const events: StreamEvent[] = [];
      while (events.length < count) events.push(some(await next()));
      return events;
    },
    upTo: async (kind) => {
      const events: StreamEvent[] = [];
      do events.push(some(await next()));
      while (events.at(-1)!.event !== kind);
      return events;
    },
    close: async () => {
      cutOff.abort();
      await reader.cancel().catch(() => undefined);
    },
  };
}

function some(event: StreamEvent | undefined): StreamEvent {
  if (!event) throw new Error('The stream has ended.');
  return event;
}
