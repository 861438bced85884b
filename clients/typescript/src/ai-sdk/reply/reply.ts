import type { UIMessage, UIMessageChunk } from '../types.js';
import { Identity } from './identity.js';
import { isEnded, StoredReply, type Storing } from './stored-reply.js';

/** What a reply goes on with, and whom it tells what. */
export interface Surroundings extends Storing {
  /** The message that it goes on with. */
  readonly message: UIMessage | undefined;
  /** Passes a chunk on to the screen. */
  readonly pass: (chunk: UIMessageChunk) => void;
  /** Is told when somebody else has stopped it. */
  readonly onStop: ((reason: unknown) => void) | undefined;
}

/** A reply on its way from the model to the screen and to the store. */
export class Reply {
  readonly #source: ReadableStreamDefaultReader<UIMessageChunk>;
  readonly #identity: Identity;
  #stored: StoredReply | undefined;
  /** Whether the stream has said itself that it is not whole. */
  #isCutShort = false;
  /** Why it was stopped from outside. */
  #stopped: { readonly reason: unknown } | undefined;

  constructor(
    source: ReadableStream<UIMessageChunk>,
    private readonly around: Surroundings,
  ) {
    this.#source = source.getReader();
    this.#identity = new Identity(around.message?.id);
  }

  /** Resolves when the reply is stored and passed on. @throws what the source has failed with */
  async run(): Promise<void> {
    const { signal, pass } = this.around;
    const stop = () => this.stop(signal?.reason);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    let failed: { readonly error: unknown } | undefined;
    try {
      await this.#read();
    } catch (error) {
      failed = { error };
    }
    signal?.removeEventListener('abort', stop);
    const isWhole = !failed && !this.#stopped && !this.#isCutShort;
    if (!isEnded(this.#stopped?.reason))
      await this.#stored?.end(isWhole ? 'completed' : 'incomplete');
    else pass({ type: 'finish', finishReason: 'interrupted' }); // so that nothing is sent automatically
    if (this.#stopped) pass({ type: 'abort' });
    else if (failed) throw failed.error;
  }

  /** Stops it: what has come by now is stored as `incomplete`. */
  stop(reason: unknown): void {
    this.#stopped ??= { reason };
    this.#source.cancel(reason).catch(() => undefined); // what it fails with, `read` tells
  }

  async #read(): Promise<void> {
    for (;;) {
      const { done, value } = await this.#source.read();
      if (done || this.#stopped) return;
      for (const chunk of this.#identity.of(value)) {
        this.#stored ??= await this.#begin(chunk);
        this.#stored.take(chunk);
        this.#isCutShort ||= endsEarly(chunk);
        this.around.pass(chunk);
      }
    }
  }

  async #begin(chunk: UIMessageChunk): Promise<StoredReply> {
    const metadata = chunk.type === 'start' ? chunk.messageMetadata : undefined;
    const about = metadata === undefined ? {} : { metadata };
    const fresh: UIMessage = { id: this.#identity.id, role: 'assistant', parts: [], ...about };
    try {
      const stored = await StoredReply.begin(this.around.message ?? fresh, this.around);
      stored.signal.addEventListener('abort', () => this.#lost(stored.signal.reason));
      return stored;
    } catch (error) {
      this.#source.cancel(error).catch(() => undefined);
      throw error;
    }
  }

  /** Where nobody has ended the answer, the reply is passed on all the same, and stored in the end. */
  #lost(reason: unknown): void {
    if (this.#stopped || !isEnded(reason)) return;
    this.stop(reason);
    this.around.onStop?.(reason);
  }
}

function endsEarly(chunk: UIMessageChunk): boolean {
  return (
    chunk.type === 'abort' || (chunk.type === 'finish' && chunk.finishReason === 'interrupted')
  );
}
