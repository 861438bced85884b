import { codePoints } from '../code-points.js';
import { persist } from '../http/persist.js';
import type { Operations } from '../operations.js';
import { MessageFinal } from '../problems.js';
import type { Message } from '../types.js';
import type { Answer, AnswerUpdate } from './answer.js';
import { Pieces, type Piece } from './pieces.js';

export interface Pace {
  readonly gather: number;
  readonly heartbeat: number;
  readonly patience: number;
}

/** Sends what is written piece by piece, one request at a time, in order. */
export class Writer implements Answer {
  readonly id: string;
  readonly #pieces = new Pieces();
  readonly #stopped = new AbortController();
  #message: Message;
  #length: number;
  /** The request that is under way, if there is one. */
  #sending: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What `complete` or `stop` have begun; nothing is written after them. */
  #ending: Promise<Message> | undefined;

  constructor(
    private readonly operations: Operations,
    message: Message,
    private readonly pace: Pace,
  ) {
    this.id = message.id;
    this.#message = message;
    this.#length = codePoints(message.content);
    this.#wake(pace.heartbeat);
  }

  get message(): Message {
    return this.#message;
  }

  get signal(): AbortSignal {
    return this.#stopped.signal;
  }

  write(text: string): void {
    if (this.#isOver) return;
    this.#pieces.write(text);
    this.#gather();
  }

  update(update: AnswerUpdate): void {
    if (this.#isOver) return;
    this.#pieces.replace(update);
    this.#gather();
  }

  async flush(): Promise<void> {
    while (this.#sending ?? !this.#pieces.isEmpty) await (this.#sending ?? this.#send());
    if (!this.#ending) this.signal.throwIfAborted();
  }

  complete(update: AnswerUpdate = {}): Promise<Message> {
    return (this.#ending ??= this.#end('completed', update));
  }

  stop(update: AnswerUpdate = {}): Promise<Message> {
    if (this.#ending) return this.#ending.catch((error: unknown) => this.#final(error));
    this.#ending = this.#end('incomplete', update);
    this.#stopped.abort(new DOMException('The answer was stopped.', 'AbortError'));
    return this.#ending;
  }

  get #isOver(): boolean {
    return this.#ending !== undefined || this.signal.aborted;
  }

  #gather(): void {
    if (!this.#sending && !this.#pieces.isEmpty) this.#wake(this.pace.gather);
  }

  /** Sends what there is by then; nothing at all tells the server that the answer goes on. */
  #wake(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), ms);
  }

  /** Sends one piece. What goes wrong ends the answer. */
  #send(): Promise<void> {
    clearTimeout(this.#timer);
    const piece = this.#pieces.take(this.#length);
    this.#sending = this.#patch(piece)
      .catch((error: unknown) => {
        this.#pieces.clear();
        this.#stopped.abort(error);
      })
      .finally(() => {
        this.#sending = undefined;
        if (this.#isOver) return;
        this.#wake(this.#pieces.isEmpty ? this.pace.heartbeat : this.pace.gather);
      });
    return this.#sending;
  }

  async #patch({ update, length }: Piece): Promise<void> {
    const { chat_id, id } = this.#message;
    const patch = () => this.operations.updateMessage(chat_id, id, update);
    this.#message = await persist(patch, undefined, this.pace.patience);
    this.#length = length;
  }

  async #end(status: 'completed' | 'incomplete', update: AnswerUpdate): Promise<Message> {
    this.#pieces.replace(update);
    await this.#sending;
    clearTimeout(this.#timer);
    const piece = this.#pieces.take(this.#length, status);
    try {
      if (status === 'completed') this.signal.throwIfAborted();
      await this.#patch(piece);
    } catch (error) {
      const { content, status: ended } = await this.#final(error);
      // It may have arrived by an earlier try, whose reply was lost.
      const isMine = ended === status && codePoints(content) === piece.length;
      if (status === 'completed' && !isMine) throw error;
    }
    return this.#message;
  }

  /** The message that can no longer be changed. @throws `error` where it says something else */
  async #final(error: unknown): Promise<Message> {
    if (!(error instanceof MessageFinal)) throw error;
    const { chat_id, id } = this.#message;
    const get = () => this.operations.getMessage(chat_id, id);
    return (this.#message = await persist(get, undefined, this.pace.patience));
  }
}
