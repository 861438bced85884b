import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { getHeapStatistics } from 'node:v8';
import { closeUnlessRead, sayClose } from './closing';
import { Intake } from './intake';
import type { RefuseBroken } from './refuse-broken';

/** What the connections of one server have in common. */
export interface Shared {
  readonly app: RequestListener;
  readonly refuseBroken: RefuseBroken;
  /** Requests waiting for their turn, on all connections together. */
  waiting: number;
  draining: boolean;
}

/** Requests that may wait on one connection before no more is read from it. */
const FEW = 8;
/** Requests that may wait on all connections together: at about 2 KB each, a quarter of the heap. */
const MANY = getHeapStatistics().heap_size_limit / 4 / 2_048;

/**
 * Answers the requests of one connection one after the other. Node hands out
 * all that a client has pipelined at once: it would keep every reply in memory
 * for a client that reads none of them, and let nobody else have a turn.
 */
export class Connection {
  readonly #intake: Intake;
  readonly #waiting: ServerResponse[] = [];
  #current: ServerResponse | undefined;
  /** The latest that has been answered; its body may still be arriving. */
  #answered: IncomingMessage | undefined;
  /** Node's code for what came behind the requests and was none. */
  #broken: string | undefined;

  constructor(
    readonly socket: Socket,
    private readonly shared: Shared,
  ) {
    this.#intake = new Intake(
      socket,
      () => this.#waiting.length > 0 || this.#current?.req.complete === false,
    );
    // The replies of requests that never had their turn do not emit `close` themselves.
    socket.once('close', () => (shared.waiting -= this.#waiting.splice(0).length));
  }

  /** Takes a request, to be answered when those before it have been. */
  take(res: ServerResponse): void {
    if (this.#broken !== undefined || !this.socket.writable) return;
    this.#intake.arrived();
    if (!this.#current) {
      this.#start(res);
      return;
    }
    this.#waiting.push(res);
    this.shared.waiting += 1;
    if (this.#waiting.length <= FEW) return;
    if (this.shared.waiting > MANY) this.socket.destroy();
    else this.#intake.pause();
  }

  /**
   * Refuses what could not be read, when the requests before it have been
   * answered, and ends the connection. @param code node's code for what it is.
   */
  refuse(code: string): void {
    if (!this.socket.writable) this.socket.destroy();
    if (!this.socket.writable || this.#broken !== undefined) return;
    this.#broken = code;
    this.#intake.pause();
    const latest = (this.#waiting.at(-1) ?? this.#current)?.req ?? this.#answered;
    if (latest?.complete === false) this.#refuseBody(code);
    else if (!this.#current) this.#refuseRequest(code);
  }

  /** Refuses a request that takes too long to arrive. @param code as in `refuse`. */
  refuseLate(code: string): void {
    if (!this.#intake.excuse(() => this.refuse(code))) this.refuse(code);
  }

  /** Takes nothing after what has been accepted, and lets the client know. */
  sayClose(): void {
    if (this.#current && this.#waiting.length === 0) sayClose(this.#current);
  }

  /** Closes the connection unless a reply is due or something has arrived since the last one. */
  closeIfIdle(): void {
    if (!this.#current && this.#intake.silent) this.socket.destroy();
  }

  #start(res: ServerResponse): void {
    this.#current = res;
    res.once('close', () => {
      if (this.#waiting.length === 0) this.#next();
      else setImmediate(() => this.#next()); // other connections have their turn first
    });
    closeUnlessRead(res, () => this.shared.draining);
    if (this.shared.draining) this.sayClose();
    this.shared.app(res.req, res);
  }

  #next(): void {
    const { req } = this.#current!;
    this.#answered = req.complete ? undefined : req;
    this.#current = undefined;
    this.#intake.mark();
    if (!this.socket.writable) return;
    const res = this.#waiting.shift();
    if (res) this.shared.waiting -= 1;
    const open = !this.shared.draining && this.#broken === undefined;
    if (open && this.#waiting.length === 0) this.#intake.resume();
    if (res) this.#start(res);
    else if (this.#broken !== undefined) this.#refuseRequest(this.#broken);
  }

  /** What could not be read is the body of the latest request. */
  #refuseBody(code: string): void {
    if (this.#waiting.pop())
      this.shared.waiting -= 1; // the refusal comes in its turn
    else if (!this.#current || this.#current.headersSent) this.socket.destroy();
    else this.shared.refuseBroken.answer(this.#current, code);
  }

  #refuseRequest(code: string): void {
    this.socket.write(this.shared.refuseBroken.reply(code));
    this.#intake.end();
  }
}
