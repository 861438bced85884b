import type { WriteTx } from '../../db/set-write';
import type { Draft } from './draft';

/** What one request wants to do with the messages of a chat. */
export interface Plan<Result> {
  readonly owner: string;
  readonly chatId: string;
  /** The messages that it names, in lower case. */
  readonly ids: readonly string[];
  /** The idempotency key that it was sent with. */
  readonly key?: string | undefined;
  /** The size of the message that it puts in the place of another, in bytes. */
  readonly replaces?: number | undefined;
  /** Whether it has to know the text of the message that it names. */
  readonly loadsText?: boolean | undefined;
  /** The code point of the content from which it adds text. */
  readonly appendsAt?: number | undefined;
  /** Whether it needs to know when somebody last took care of the message that it names. */
  readonly settles?: boolean | undefined;
  /** Whether it deletes, which may set an idempotency key free. */
  readonly removes?: boolean | undefined;
  /** Bytes that it holds. */
  readonly weight: number;
  /**
   * Decides on what is there and notes what is to become of it.
   * @returns what gives the result once everything is written.
   * @throws ChatError before anything has been noted.
   */
  apply(draft: Draft): Answer<Result>;
}

export type Answer<Result> = (tx: WriteTx) => Result | Promise<Result>;
