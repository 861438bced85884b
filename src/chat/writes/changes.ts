import { codePoints } from '../code-points';
import { grown, resized, type StoredMessage, type Text } from '../stored-message';
import type { Change, DraftMessage } from './drafted';

/** What one request changes about a message in progress, or about the metadata of any. */
export interface Update {
  /** What is added to the content. */
  readonly piece: string;
  readonly metadata?: DraftMessage['metadata'] | undefined;
  readonly status?: DraftMessage['status'] | undefined;
  /** Everything that can be long, in the place of what is there. */
  readonly text?: (Text & { readonly size: number }) | undefined;
}

/** What is taken from a message as its author sent it. */
export function fields({ role, status, metadata, size, ...text }: StoredMessage) {
  return { role, status, metadata, size, ...ofText(text, status) };
}

/** @returns what has to be written of it. */
export function replaceAll(message: DraftMessage, stored: StoredMessage): Change {
  Object.assign(message, fields(stored), { erased: true });
  return 'replaced';
}

/** @returns what has to be written of it. */
export function updateParts(
  message: DraftMessage,
  { piece, metadata, status, text }: Update,
): Change {
  if (text) {
    const { size, ...parts } = text;
    Object.assign(message, { size, erased: true }, ofText(parts, message.status));
  }
  if (piece) grow(message, piece);
  if (metadata) {
    message.size = resized(message.size, message.metadata, metadata);
    Object.assign(message, { metadata, erased: true });
  }
  if (status) message.status = status;
  if (text ?? (piece && message.text)) return 'replaced';
  return piece ? 'appended' : 'annotated';
}

/** How long a content is has to be known only as long as text can be added to it. */
function ofText(text: Text, status: DraftMessage['status']) {
  const length = status === 'in_progress' && { length: codePoints(text.content).length };
  return { text, ...length };
}

function grow(message: DraftMessage, piece: string): void {
  const points = codePoints(piece);
  const { length = 0, text } = message;
  if (text) message.text = { ...text, content: text.content + piece };
  else {
    message.appended = (message.appended ?? '') + piece;
    message.tail ??= { start: length, text: [] };
    message.tail.text.push(...points);
  }
  message.length = length + points.length;
  message.size = grown(message.size, piece);
}
