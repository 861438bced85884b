import type { Attachment, Message, MessageReplacement, NewMessage } from './contract';
import { InvalidMessage } from './errors';

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
  const { role, content, status = 'completed', format = null, metadata = {} } = message;
  const images = (message.attachments ?? []).map(image);
  const payload = message.payload ? JSON.stringify(message.payload) : null;
  if (payload !== null && format === null)
    throw new InvalidMessage('format', 'is required with a payload', index);
  if (payload === null && format !== null)
    throw new InvalidMessage('payload', 'is required with a format', index);
  if (content === '' && images.length === 0 && payload === null)
    throw new InvalidMessage('content', 'may be empty only with an attachment or a payload', index);
  const text = { content, images, format, payload };
  return { role, status, metadata, ...text, size: sizeOf(text, metadata) };
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
