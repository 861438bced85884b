/**
 * A value that changes while others look on: each of them gets the value as it is when they ask next,
 * and not every step on the way. It begins to be filled when the first one looks, and ends with the last.
 */
export class Latest<Value> {
  #version = 0;
  #value: Value | undefined;
  #end: { readonly error?: unknown } | undefined;
  #waiting: (() => void)[] = [];
  #readers = 0;
  #started = false;

  /**
   * @param fill gives values by `set` until it resolves, which ends the iterations, or rejects, which
   * they then do too, or until its signal is aborted.
   */
  constructor(
    private readonly fill: (signal: AbortSignal) => Promise<void>,
    signal?: AbortSignal,
  ) {
    if (signal?.aborted) this.close();
    else signal?.addEventListener('abort', () => this.close(), { once: true });
  }

  readonly #closing = new AbortController();

  get value(): Value | undefined {
    return this.#value;
  }

  set(value: Value): void {
    this.#value = value;
    this.#version += 1;
    this.#wake();
  }

  close(): void {
    this.#finish({});
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Value> {
    this.#start();
    this.#readers += 1;
    try {
      for (let seen = 0; ;) {
        if (this.#version > seen) {
          seen = this.#version;
          yield this.#value as Value;
        } else if (this.#end) {
          if ('error' in this.#end) throw this.#end.error;
          return;
        } else {
          await new Promise<void>((resolve) => this.#waiting.push(resolve));
        }
      }
    } finally {
      this.#readers -= 1;
      if (this.#readers === 0) this.close();
    }
  }

  #start(): void {
    if (this.#started || this.#end) return;
    this.#started = true;
    this.fill(this.#closing.signal).then(
      () => this.#finish({}),
      (error: unknown) => this.#finish({ error }),
    );
  }

  #finish(end: { readonly error?: unknown }): void {
    if (this.#end) return;
    this.#end = end;
    this.#closing.abort();
    this.#wake();
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
