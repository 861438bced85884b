import { v7 } from 'uuid';
import { UUID, within } from '../../message-form/stored-id.js';

/**
 * The id under which a message of the AI SDK is stored: its own where it is a UUID, in lower case; else
 * a UUIDv5 of it in the namespace of the chat's id, the same in every tab and process.
 * @throws TypeError where the chat's id is no UUID
 */
export function storedId(chatId: string, uiMessageId: string): string {
  return UUID.test(uiMessageId) ? uiMessageId.toLowerCase() : named(chatId, uiMessageId);
}

/** The id of what a prompt was changed to: the same prompt changed to the same text has the same. */
export function versionId(storedId: string, fingerprint: string): string {
  return named(storedId, fingerprint);
}

/** A new id, for screen and store. */
export function newId(): string {
  return v7();
}

/** The UUIDv5 of a name within a chat, or within what was stored under an id. */
export function named(namespace: string, name: string): string {
  if (!UUID.test(namespace)) throw new TypeError(`The id of a chat is a UUID, not "${namespace}".`);
  return within(namespace, name);
}
