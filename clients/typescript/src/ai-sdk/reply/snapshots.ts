import type { readUIMessageStream, UIMessage, UIMessageChunk } from '../types.js';

/** Makes of chunks what `useChat` makes of them, by the AI SDK's own reader. */
export class Snapshots<UI extends UIMessage> {
  readonly #read: Promise<void>;
  #feed: ReadableStreamDefaultController<UIMessageChunk> | undefined;
  #latest: UI;
  #hasFailed = false;

  /** @param message that the chunks begin from. @param onChange is called when it has changed. */
  constructor(read: typeof readUIMessageStream, message: UI, onChange: () => void) {
    this.#latest = message;
    const stream = new ReadableStream<UIMessageChunk>({
      start: (controller) => (this.#feed = controller),
      cancel: () => (this.#feed = undefined),
    });
    const onError = () => (this.#hasFailed = true);
    const states = read<UI>({ message: structuredClone(message), stream, onError });
    this.#read = this.#follow(states, onChange);
  }

  get latest(): UI {
    return this.#latest;
  }

  /** Whether the reply broke off; `useChat` too leaves it as it was before. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  add(chunk: UIMessageChunk): void {
    if (chunk.type !== 'error') {
      this.#feed?.enqueue(chunk);
      return;
    }
    this.#hasFailed = true;
    this.#close();
  }

  /** Resolves when all that was added is in {@link Snapshots.latest}. */
  end(): Promise<void> {
    this.#close();
    return this.#read;
  }

  #close(): void {
    this.#feed?.close();
    this.#feed = undefined;
  }

  async #follow(states: AsyncIterable<UI>, onChange: () => void): Promise<void> {
    for await (const state of states) {
      this.#latest = state;
      onChange();
    }
  }
}
