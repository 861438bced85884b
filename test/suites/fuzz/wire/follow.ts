import { get } from 'node:http';
import { createParser } from 'eventsource-parser';
import type { Request } from './request';

/** An event, of which the contract has not been asked yet. */
export interface ReceivedEvent {
  readonly event: string;
  readonly id?: string;
  readonly data: unknown;
}

/** Milliseconds that events may take to come. */
const TIMEOUT = 60_000;

/**
 * Follows a stream up to the event with an id.
 * @throws when it does not come in time, or the stream ends before it.
 */
export function followTo(url: string, request: Request, id: string): Promise<ReceivedEvent[]> {
  return new Promise((resolve, reject) => {
    const events: ReceivedEvent[] = [];
    const headers = Object.fromEntries(request.headers);
    const outgoing = get(url + request.target, { headers, agent: false });
    const late = setTimeout(() => outgoing.destroy(new Error('No event in time.')), TIMEOUT);
    const parser = createParser({
      onEvent: ({ event = '', id: eventId, data }) => {
        const received = { event, data: JSON.parse(data) as unknown };
        events.push(eventId === undefined ? received : { ...received, id: eventId });
        if (event === 'ready' || eventId !== id) return;
        resolve(events);
        outgoing.destroy();
      },
    });
    outgoing.on('response', (incoming) => {
      incoming.setEncoding('utf8').on('data', (text: string) => parser.feed(text));
      incoming.on('error', () => undefined); // the request tells it as well
    });
    outgoing.on('error', reject).on('close', () => {
      clearTimeout(late);
      reject(new Error(`The stream has ended after ${events.length} events.`));
    });
  });
}
