import { codePoints } from '../code-points.js';
import type { MessageUpdate } from '../types.js';
import type { AnswerUpdate } from './answer.js';

/** What a `PATCH` can say, and how long the content is once it has been said. */
export interface Piece {
  readonly update: MessageUpdate;
  readonly length: number;
}

/** What was written and is not sent yet. */
export class Pieces {
  #text = '';
  #update: Omit<AnswerUpdate, 'content'> = {};
  /** What the text comes behind, where it is not what is stored. */
  #content: string | undefined;

  /** Whether there is nothing to send. */
  get isEmpty(): boolean {
    return (
      this.#whole() === 0 && this.#content === undefined && Object.keys(this.#update).length === 0
    );
  }

  write(text: string): void {
    this.#text += text;
  }

  replace({ content, ...update }: AnswerUpdate): void {
    this.#update = { ...this.#update, ...update };
    if (content === undefined) return;
    this.#content = content;
    this.#text = '';
  }

  clear(): void {
    this.#text = '';
    this.#content = undefined;
    this.#update = {};
  }

  /**
   * Takes everything, to be added at `length`; with a `status`, as the last piece.
   * U+0000 and lone surrogates, which cannot be stored, become U+FFFD.
   */
  take(length: number, status?: 'completed' | 'incomplete'): Piece {
    const end = status ? this.#text.length : this.#whole();
    const text = readable((this.#content ?? '') + this.#text.slice(0, end));
    const isWhole = this.#content !== undefined;
    const written = isWhole ? { content: text } : { append: { offset: length, text } };
    const update = { ...written, ...this.#update, ...(status && { status }) };
    this.#text = this.#text.slice(end);
    this.#content = undefined;
    this.#update = {};
    return { update, length: (isWhole ? 0 : length) + codePoints(text) };
  }

  /** The length of the text without the first half of a character whose second half is still to come. */
  #whole(): number {
    const last = this.#text.charCodeAt(this.#text.length - 1);
    return this.#text.length - (last >= 0xd800 && last <= 0xdbff ? 1 : 0);
  }
}

function readable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');
}
