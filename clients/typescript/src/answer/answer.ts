import type { Message, MessageUpdate, NewMessage } from '../types.js';

/** What an answer begins with. */
export interface AnswerOptions extends Pick<
  NewMessage,
  'id' | 'parent_sequence' | 'attachments' | 'format' | 'payload' | 'metadata'
> {
  /** A message to go on with, in progress or not, instead of a new one; text is added at its end. */
  readonly message?: Message;
  /** Stops the answer, as {@link Answer.stop} does. */
  readonly signal?: AbortSignal;
  /** Milliseconds for which pieces are gathered before they are sent; 40 by default. */
  readonly gather?: number;
  /** Milliseconds of silence after which the server is told that the answer goes on; 10,000 by default. */
  readonly heartbeat?: number;
  /** Milliseconds for which a piece is sent again while the server is away; 60,000 by default. */
  readonly patience?: number;
}

/**
 * What may be replaced while an answer grows, and when it ends. `content` takes the place of all that
 * was written before; what is written after comes behind it.
 */
export type AnswerUpdate = Pick<
  MessageUpdate,
  'content' | 'attachments' | 'format' | 'payload' | 'metadata'
>;

/** An assistant's answer while it is written. */
export interface Answer {
  /** The message's id. */
  readonly id: string;
  /** The message as the server confirmed it last. */
  readonly message: Message;
  /**
   * Aborted when the answer cannot go on: stopped by somebody else (`MessageFinal`), its chat deleted
   * (`NotFound`), another writer (`OffsetMismatch`), or the server away for too long. Give it to the model.
   */
  readonly signal: AbortSignal;
  /** Adds text. It returns at once; what is written after the end is dropped. */
  write(text: string): void;
  /** Replaces content, attachments, payload or metadata, together with the text that is sent next. */
  update(update: AnswerUpdate): void;
  /** Resolves when all that was written is stored. @throws the reason of {@link Answer.signal} */
  flush(): Promise<void>;
  /** Ends the answer as `completed`. @throws the reason of {@link Answer.signal} */
  complete(update?: AnswerUpdate): Promise<Message>;
  /** Ends the answer as `incomplete`, with all that was written. Resolves too where it had ended already. */
  stop(update?: AnswerUpdate): Promise<Message>;
}
