import type {
  Attachment,
  Message,
  MessageReplacement,
  MessageUpdate,
  NewMessage,
} from './contract';
import { InvalidMessage } from './errors';
import { canonical } from './idempotency';

/** Everything about a message that its author decides, as it is stored. */
export interface StoredMessage extends Text {
  readonly role: Message['role'];
  readonly status: Message['status'];
  readonly metadata: Readonly<Record<string, string>>;
  /** Bytes of the JSON of everything in it that can be long. */
  readonly size: number;
}

/** What can be long. */
export interface Text {
  readonly content: string;
  readonly images: readonly Attachment[];
  readonly format: string | null;
  /** As JSON. */
  readonly payload: string | null;
}

/**
 * @param index which message of a batch it is, for the error.
 * @throws InvalidMessage when its parts do not go together.
 */
export function toStored(message: NewMessage | MessageReplacement, index?: number): StoredMessage {
  const stored = toReplacement(message, index);
  expectContent(stored, index);
  return stored;
}

/** As `toStored`, without a look at whether there is any content: an answer that ended empty is saved as it is. */
export function toReplacement(
  message: NewMessage | MessageReplacement,
  index?: number,
): StoredMessage {
  const { role, content, status = 'completed', format = null, metadata = {} } = message;
  const images = (message.attachments ?? []).map(image);
  const payload = message.payload ? JSON.stringify(message.payload) : null;
  expectPair(format, payload, index);
  if (status === 'in_progress' && role !== 'assistant')
    throw new InvalidMessage('status', 'can be in_progress only for the role assistant', index);
  const text = { content, images, format, payload };
  return { role, status, metadata, ...text, size: sizeOf(text, metadata) };
}

/** @throws InvalidMessage when there is nothing in a message that has to hold something. */
export function expectContent(
  { role, status, content, images, payload }: StoredMessage,
  index?: number,
): void {
  const empty = content === '' && images.length === 0 && payload === null;
  if (empty && !(role === 'assistant' && OPEN.has(status)))
    throw new InvalidMessage(
      'content',
      'may be empty only with an attachment, a payload, or in an answer in progress',
      index,
    );
}

/** An answer that has just begun, or was broken off before its first word. */
const OPEN: ReadonlySet<string> = new Set(['in_progress', 'incomplete']);

/** Everything that can be long, put together anew. @throws InvalidMessage as `toStored`. */
export function toText(
  before: Text,
  changes: Pick<MessageUpdate, 'content' | 'attachments' | 'format' | 'payload'>,
  metadata: object,
): Text & { readonly size: number } {
  const { content = before.content, attachments, format = before.format } = changes;
  const images = attachments?.map(image) ?? before.images;
  const payload =
    changes.payload === undefined
      ? before.payload
      : changes.payload && JSON.stringify(changes.payload);
  expectPair(format, payload);
  const text = { content, images, format, payload };
  return { ...text, size: sizeOf(text, metadata) };
}

/** Whether two texts are the same; a payload is when it is the same JSON value. */
export function isSameText(a: Text, b: Text): boolean {
  return a.content === b.content && comparable(a) === comparable(b);
}

function comparable({ images, format, payload }: Text): string {
  return canonical([images, format, payload === null ? null : (JSON.parse(payload) as unknown)]);
}

function expectPair(format: string | null, payload: string | null, index?: number): void {
  if (payload !== null && format === null)
    throw new InvalidMessage('format', 'is required with a payload', index);
  if (payload === null && format !== null)
    throw new InvalidMessage('payload', 'is required with a format', index);
}

/** How large a message becomes by more content, in bytes. */
export function grown(size: number, piece: string): number {
  return size + bytes(piece) - bytes('');
}

/** What a deleted message is made of. */
export const TOMBSTONE = (() => {
  const text = { content: '', images: [], format: null, payload: null };
  return { status: 'deleted', metadata: {}, ...text, size: sizeOf(text, {}) } as const;
})();

/** How much larger or smaller a message becomes by other metadata, in bytes. */
export function resized(size: number, before: object, after: object): number {
  return size - bytes(before) + bytes(after);
}

function sizeOf({ content, images, format, payload }: Text, metadata: object): number {
  const json = payload === null ? 'null'.length : Buffer.byteLength(payload);
  return bytes(content) + bytes(images) + bytes(format) + json + bytes(metadata);
}

function bytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function image({
  type,
  url,
  alt,
  width,
  height,
}: NonNullable<NewMessage['attachments']>[number]): Attachment {
  return { type, url, alt: alt ?? null, width: width ?? null, height: height ?? null };
}
