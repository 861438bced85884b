import { get, type IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';
import type { components } from '../../../generated/openapi';
import { EventOrder } from './event-order';
import { FollowedChat } from './followed-chat';

/** When somebody is cut off, whichever comes first. */
export interface CutOff {
  /** Bytes of the stream that still arrive; any number of them if left out. */
  readonly bytes?: number;
  /** Milliseconds after the request. */
  readonly ms: number;
}

/** Follows a chat from its beginning, over one connection after the other. */
export class Follower {
  readonly chat = new FollowedChat();
  /** What is wrong with the streams, beside what the chat says. */
  readonly wrong: string[] = [];
  /** Connections that it has begun. */
  streams = 0;
  /** The last id that arrived with its whole event. */
  #id = '0';

  /** @param away the statuses that say that no stream can be had now. */
  constructor(
    private readonly path: string,
    private readonly away: readonly number[] = [],
  ) {}

  /**
   * Goes on where it was until it is cut off.
   * @param enough ends it as well.
   * @returns false when the server ended it, or was not there.
   */
  follow(
    url: string,
    { bytes = Infinity, ms }: CutOff,
    enough: (chat: FollowedChat) => boolean = () => false,
  ): Promise<boolean> {
    this.streams += 1;
    const order = new EventOrder(this.#id);
    const headers = { 'Last-Event-ID': this.#id };
    return new Promise((resolve) => {
      const request = get(url + this.path, { agent: false, headers });
      let over = false;
      const cutOff = () => {
        over = true;
        request.destroy();
      };
      const timer = setTimeout(cutOff, ms);
      const read = (reply: IncomingMessage) => {
        const [decoder, parser] = [new TextDecoder(), this.#parser(order)];
        let left = bytes;
        reply.on('error', () => undefined);
        reply.on('data', (chunk: Buffer) => {
          if (over) return;
          parser.feed(decoder.decode(chunk.subarray(0, left), { stream: true }));
          left -= chunk.length;
          if (left <= 0 || enough(this.chat)) cutOff();
        });
      };
      request.on('response', (reply) => {
        if (reply.statusCode === 200) read(reply);
        else {
          if (!this.away.includes(reply.statusCode!))
            this.wrong.push(`a stream answered ${reply.statusCode}`);
          request.destroy();
        }
      });
      request.on('error', () => undefined);
      request.on('close', () => {
        clearTimeout(timer);
        resolve(over);
      });
    });
  }

  #parser(order: EventOrder) {
    return createParser({
      onEvent: ({ event, id, data }) => {
        const told = { event, id, data: JSON.parse(data) as unknown };
        this.#take(told as components['schemas']['ChatStreamEvent'], order);
      },
      onError: (error) => this.wrong.push(error.message),
    });
  }

  #take(event: components['schemas']['ChatStreamEvent'], order: EventOrder): void {
    const complaint = order.take(event);
    if (complaint !== undefined) this.wrong.push(complaint);
    this.chat.take(event);
    if (event.id !== undefined) this.#id = event.id;
  }
}
