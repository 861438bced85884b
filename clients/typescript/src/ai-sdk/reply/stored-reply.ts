import type { Answer } from '../../answer/answer.js';
import { MessageFinal, NotFound, OffsetMismatch } from '../../problems.js';
import type { Message } from '../../types.js';
import { knownChat } from '../stored/known.js';
import { PAYLOAD_LIMIT, payloadSize, toStored } from '../stored/to-message.js';
import type { readUIMessageStream, UIMessage, UIMessageChunk } from '../types.js';
import { beginReply, type Beginning } from './begin-reply.js';
import { ReplyWriter } from './reply-writer.js';
import { Snapshots } from './snapshots.js';

export interface Storing extends Beginning {
  readonly read: typeof readUIMessageStream;
  /** Is told what kept the reply from being stored as it is. */
  readonly onError: ((error: unknown) => void) | undefined;
}

/** Whether an answer cannot go on because it was stopped or deleted, or because somebody else writes it. */
export function isEnded(reason: unknown): boolean {
  return [MessageFinal, NotFound, OffsetMismatch].some((kind) => reason instanceof kind);
}

/** A reply in the store, which grows by its chunks. */
export class StoredReply {
  readonly #snapshots: Snapshots<UIMessage>;
  readonly #writer: ReplyWriter;

  private constructor(
    private readonly answer: Answer,
    message: UIMessage,
    private readonly storing: Storing,
  ) {
    this.#snapshots = new Snapshots(storing.read, message, () => this.#writer.wake());
    this.#writer = new ReplyWriter(answer, () => this.#snapshots.latest);
  }

  /** @param message what it begins from */
  static async begin(message: UIMessage, storing: Storing): Promise<StoredReply> {
    return new StoredReply(await beginReply(message, storing), message, storing);
  }

  /** Aborted when it cannot be stored any further. */
  get signal(): AbortSignal {
    return this.answer.signal;
  }

  take(chunk: UIMessageChunk): void {
    this.#snapshots.add(chunk);
  }

  async end(status: 'completed' | 'incomplete'): Promise<void> {
    const { client, chatId, onError } = this.storing;
    const chat = knownChat(client, chatId);
    await this.#snapshots.end();
    const end = this.#snapshots.hasFailed ? 'incomplete' : status;
    try {
      chat.remember(await this.#writer.end(end).catch((error: unknown) => this.#put(end, error)));
    } catch (error) {
      chat.forget(this.answer.id);
      if (!isEnded(error)) onError?.(error);
    }
    const size = payloadSize(this.#snapshots.latest);
    if (size > PAYLOAD_LIMIT)
      onError?.(new RangeError(`The reply takes ${size} bytes; its text alone was stored.`));
  }

  /** Stores the reply as a whole, where the server was away for too long for it to be stored in pieces. */
  #put(status: 'completed' | 'incomplete', error: unknown): Promise<Message> {
    if (isEnded(error)) throw error;
    const { client, chatId } = this.storing;
    const { id, metadata } = this.answer.message;
    const message = { ...toStored(this.#snapshots.latest), role: 'assistant', metadata } as const;
    return client.putMessage(chatId, id, { ...message, status });
  }
}
