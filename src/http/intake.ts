import type { Socket } from 'node:net';
import { linger } from './linger';

/** Milliseconds that a request which was late for want of reading has once reading goes on. */
const AGAIN = 10_000;

/** What is read of a connection, and when. Node's parser takes the bytes from it. */
export class Intake {
  #paused = false;
  #late: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #bytesRead = 0;

  /** @param due whether bytes or requests that have arrived are still to be dealt with. */
  constructor(
    private readonly socket: Socket,
    due: () => boolean,
  ) {
    const destroySoon = socket.destroySoon.bind(socket);
    // Node's way to close after a reply, which resets the connection if anything is unread.
    socket.destroySoon = () => {
      if (this.#paused || due()) this.end();
      else destroySoon();
    };
    // Node resumes a socket when its reply has been sent, or to read a body.
    socket.on('resume', () => {
      if (this.#paused) socket.pause();
    });
    socket.once('close', () => clearTimeout(this.#timer));
  }

  /** Whether nothing has arrived since the mark. */
  get silent(): boolean {
    return this.socket.bytesRead === this.#bytesRead;
  }

  mark(): void {
    this.#bytesRead = this.socket.bytesRead;
  }

  pause(): void {
    this.#paused = true;
    this.socket.pause();
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.socket.resume();
    if (this.#late) this.#timer = setTimeout(this.#late, AGAIN);
    this.#late = undefined;
  }

  /**
   * A request may be late only because nothing was read; it then has its time
   * again when reading goes on. @param late called if it is late all the same.
   * @returns whether that is so.
   */
  excuse(late: () => void): boolean {
    if (this.#paused) this.#late = late;
    return this.#paused;
  }

  /** A request has arrived. */
  arrived(): void {
    clearTimeout(this.#timer);
  }

  /** Ends the connection; whatever else may be arriving is dropped. */
  end(): void {
    this.#paused = false;
    linger(this.socket);
  }
}
