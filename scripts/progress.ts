import type { WriteStream } from 'node:tty';

/** Milliseconds between two lines: one that is rewritten, and those of a log. */
const REWRITTEN = 100;
const LOGGED = 5_000;

/** Shows how far something has come: by one line on a terminal, by a line now and then elsewhere. */
export class Progress<State> {
  #shownAt = performance.now();
  #open = false;

  constructor(
    private readonly stream: Pick<WriteStream, 'write' | 'isTTY'>,
    private readonly line: (state: State) => string,
  ) {}

  show(state: State): void {
    const { stream } = this;
    const now = performance.now();
    if (now - this.#shownAt < (stream.isTTY ? REWRITTEN : LOGGED)) return;
    this.#shownAt = now;
    this.#open = stream.isTTY;
    stream.write(stream.isTTY ? `\r\x1b[K${this.line(state)}` : `${this.line(state)}\n`);
  }

  /** Takes away what would stand in the way of other lines. */
  end(): void {
    if (this.#open) this.stream.write('\r\x1b[K');
    this.#open = false;
  }
}
