import { newId } from '../stored/ids.js';
import type { UIMessageChunk } from '../types.js';

/**
 * Gives a reply one id, for the screen and for the store. It is that of the message that goes on, or the
 * one that the stream begins with, or a new one, and every `start` then tells it.
 */
export class Identity {
  #id: string | undefined;

  constructor(continued: string | undefined) {
    this.#id = continued;
  }

  /** The id, once a chunk has come. */
  get id(): string {
    return (this.#id ??= newId());
  }

  /** The chunk as it is to go on, behind a `start` where the stream has begun without one. */
  of(chunk: UIMessageChunk): UIMessageChunk[] {
    const isFirst = this.#id === undefined;
    if (chunk.type !== 'start')
      return isFirst ? [{ type: 'start', messageId: this.id }, chunk] : [chunk];
    if (isFirst) this.#id = chunk.messageId;
    return [{ ...chunk, messageId: this.id }];
  }
}
