import type { Message } from '../contract';
import type { Idempotency } from '../idempotency';
import { toMessage } from '../present';
import type { Text } from '../stored-message';

/** A chat, as far as a write to its messages has to know it. */
export interface DraftChat {
  readonly owner: string;
  readonly id: string;
  message_count: number;
  last_activity_at: Date;
  updated_at: Date;
  largest_message: number;
  /** The number of its latest change in this transaction; undefined while there is none. */
  revision?: number;
}

export interface DraftMessage {
  readonly owner: string;
  readonly chat_id: string;
  readonly sequence: number;
  readonly id: string;
  readonly parent_sequence: number | null;
  readonly created_at: Date;
  role: Message['role'];
  status: Message['status'];
  size: number;
  updated_at: Date;
  revision: number;
  metadata: Readonly<Record<string, string>>;
  /** undefined where nobody had to know it. */
  text?: Text | undefined;
  /** Code points of its content, while it is in progress. */
  length?: number;
  /** The code points of its content from `start` on, as far as somebody had to know them. */
  tail?: { readonly start: number; readonly text: string[] };
  /** What is to be added to the content. */
  appended?: string;
  /** Whether it was in progress before this transaction. */
  readonly live?: boolean;
  /** When somebody last took care of it before this transaction, where that had to be known. */
  touched_at?: Date;
  /** The number of its latest change in this transaction but for text that was only added. */
  rewritten?: number;
  /** When somebody took care of it in this transaction. */
  touched?: Date;
  /** As it is read when everything has been written, once for all who are answered with it. */
  whole?: Promise<Message>;
  /** Whether something that a client has written is taken away. */
  erased?: boolean;
  /** The idempotency key that made it, and how many messages it made. */
  key?: Idempotency & { readonly span: number };
  /** What has to be written of it. */
  change?: Change;
}

/** Each of them writes what those before it write, and more. */
export const CHANGES = ['annotated', 'appended', 'replaced', 'added'] as const;
export type Change = (typeof CHANGES)[number];

/** The messages that one idempotency key has made. */
export interface Span {
  readonly owner: string;
  readonly chat_id: string;
  readonly key: string;
  /** The first of them. */
  readonly sequence: number;
  readonly length: number;
  /** How many of them have not been deleted. */
  alive: number;
  /** The first of them, where this transaction adds it. */
  readonly added?: DraftMessage;
}

/** What a transaction knows of what is there. */
export interface Loaded {
  readonly chats: Map<string, DraftChat>;
  readonly messages: Map<string, DraftMessage>;
  /** For what payload a key was used, and the first message that it made. */
  readonly keys: Map<string, { readonly hash: string; readonly sequence: number }>;
  readonly spans: Span[];
}

/** A name for a chat, or for something in it, that no other owner or chat shares. */
export function nameOf(...parts: readonly [owner: string, chat: string, part?: string]): string {
  return JSON.stringify(parts);
}

/** The message as clients see it. Its text has to be known. */
export function drafted(message: DraftMessage): Message {
  const { images: attachments, ...text } = message.text!;
  return toMessage({ ...message, ...text, attachments });
}
