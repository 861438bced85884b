import { storedMessageId } from '../message-form/stored-id.js';
import type { Message } from '../types.js';

/**
 * The id that a frontend's library gave to a message. Its payload keeps it as `id`; it is the stored
 * id itself where the message has been written by somebody else.
 */
export function originalId({ id, chat_id, payload }: Message): string {
  const { id: original } = payload ?? {};
  const kept = typeof original === 'string' && storedMessageId(chat_id, original) === id;
  return kept ? original : id;
}
