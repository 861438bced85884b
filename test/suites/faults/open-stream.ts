import { get, type IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';

/** An event stream of which nothing is kept but how far it has come. */
export class OpenStream {
  /** The last id that has arrived. */
  id = -1;
  /** When it did. */
  arrivedAt = NaN;
  /** Resolves with the moment when the stream has ended; rejects when it was cut off. */
  readonly ended: Promise<number>;

  private constructor(reply: IncomingMessage, begun: () => void) {
    const parser = createParser({
      onEvent: ({ id }) => {
        if (id === undefined) return;
        this.id = Number(id);
        this.arrivedAt = performance.now();
        begun();
      },
    });
    reply.setEncoding('utf8');
    reply.on('data', (part: string) => parser.feed(part));
    this.ended = new Promise((resolve, reject) => {
      reply.on('end', () => resolve(performance.now()));
      reply.on('error', reject);
    });
    this.ended.catch(() => undefined); // whoever waits for the end is told
  }

  /** Opens it on a connection of its own; resolves when its first event is there. */
  static open(url: string): Promise<OpenStream> {
    return new Promise((resolve, reject) => {
      const request = get(url, { agent: false }, (reply) => {
        if (reply.statusCode === 200) {
          const stream = new OpenStream(reply, () => resolve(stream));
          stream.ended.then(() => reject(new Error('a stream without an event')), reject);
        } else {
          request.destroy();
          reject(new Error(`a stream answered ${reply.statusCode}`));
        }
      });
      request.on('error', reject);
    });
  }
}
