import type { Response } from 'express';
import type { Following } from '../chat/live/following';
import type { Identity } from '../auth/identity';
import { sayClose } from './closing';
import { HttpProblem } from './problems/http-problem';
import type { AnyReply } from './reply';
import { tellLog } from './request-log';

export interface EventReply extends AnyReply {
  readonly events: Following<object>;
}

export interface EventStreamsOptions {
  /** Events as they are sent; the same ones may be asked for many times. */
  readonly encode: (operation: string, events: readonly object[]) => Buffer;
  /** The most streams that one owner may have open; undefined for no limit. */
  readonly limit: number | undefined;
  /** Milliseconds between two comments that keep proxies awake. */
  readonly heartbeat?: number;
}

/** Proxies that wait for less are rare. */
const HEARTBEAT = 15_000;
/** Bytes that may be on their way to a reader before no more is fetched for it. */
const AHEAD = 256 * 1_024;
/** Milliseconds after which a client connects again, at least; they should not all come at once. */
const RETRY = 1_000;
/** Seconds after which one who has too many streams may try again. */
const TRY_AGAIN = 10;

/** The only writer of event streams (HTML Living Standard, section 9.2), and all those that are open. */
export class EventStreams {
  readonly #open = new Set<Stream>();
  readonly #byOwner = new Map<string, number>();
  #ended = false;

  constructor(private readonly options: EventStreamsOptions) {}

  /** How many are open. */
  get open(): number {
    return this.#open.size;
  }

  /**
   * Sends events until there are no more, nobody reads them any more, or what
   * proves the owner is void.
   * @param operation whose events they are.
   * @throws HttpProblem when the owner has too many streams open.
   */
  send(res: Response, operation: string, { owner, until }: Identity, reply: EventReply): void {
    const open = this.#byOwner.get(owner) ?? 0;
    if (this.options.limit !== undefined && open >= this.options.limit) {
      reply.events.end();
      throw tooManyStreams();
    }
    res.status(reply.status);
    for (const [name, value] of Object.entries(reply.headers ?? {})) res.setHeader(name, value!);
    res.setHeader('Content-Type', 'text/event-stream');
    sayClose(res); // its end is the end of the connection, so that a drain need not wait for it
    // The client may have left while the operation was at work.
    if (this.#ended || res.locals['bodiless'] === true || res.destroyed) {
      reply.events.end();
      res.end();
      return;
    }
    const encode = (events: readonly object[]) => this.options.encode(operation, events);
    const stream = new Stream(res, reply.events, encode, this.options.heartbeat ?? HEARTBEAT);
    this.#open.add(stream);
    const expiry = until && setTimeout(() => stream.end(), timeTo(until));
    this.#byOwner.set(owner, open + 1);
    res.once('close', () => {
      clearTimeout(expiry);
      this.#open.delete(stream);
      stream.end();
      const left = this.#byOwner.get(owner)! - 1;
      if (left > 0) this.#byOwner.set(owner, left);
      else this.#byOwner.delete(owner);
    });
    stream.start();
  }

  /** Ends every stream; whoever followed connects again, and goes on where it was. */
  end(): void {
    this.#ended = true;
    for (const stream of this.#open) stream.end();
  }
}

class Stream {
  #beating: NodeJS.Timeout | undefined;

  constructor(
    private readonly res: Response,
    private readonly events: Following<object>,
    private readonly encode: (events: readonly object[]) => Buffer,
    private readonly heartbeat: number,
  ) {}

  start(): void {
    this.#beating = setInterval(() => this.#beat(), this.heartbeat);
    this.res.write(`retry: ${RETRY + Math.floor(Math.random() * RETRY)}\n\n`);
    this.#send().catch((error: unknown) => {
      tellLog(this.res, error);
      this.res.destroy();
    });
  }

  end(): void {
    clearInterval(this.#beating);
    this.events.end();
    this.res.end();
  }

  async #send(): Promise<void> {
    for (;;) {
      const events = await this.events.next();
      if (!events) break;
      if (this.res.destroyed || this.res.writableEnded) return;
      this.res.write(this.encode(events));
      if (this.res.writableLength > AHEAD) await drained(this.res);
    }
    this.end();
  }

  /** Nothing is added for one who is behind, so that the server's timeout sees who takes nothing at all. */
  #beat(): void {
    if (!this.res.writableNeedDrain) this.res.write(':\n\n');
  }
}

function drained(res: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      res.off('drain', done).off('close', done);
      resolve();
    };
    res.on('drain', done).on('close', done);
  });
}

/** Milliseconds; a timer takes no more, and a stream that ends early is only opened again. */
function timeTo(until: Date): number {
  return Math.min(Math.max(until.getTime() - Date.now(), 0), 2 ** 31 - 1);
}

function tooManyStreams(): HttpProblem {
  return new HttpProblem(
    'too-many-requests',
    'Close event streams that nobody looks at before opening another one.',
    undefined,
    { 'Retry-After': String(TRY_AGAIN) },
  );
}
