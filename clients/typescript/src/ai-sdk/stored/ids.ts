import { v5, v7 } from 'uuid';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

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

/** The UUIDv5 of a name. Bytes are given, because `uuid` takes only some versions as text. */
export function named(namespace: string, name: string): string {
  if (!UUID.test(namespace)) throw new TypeError(`The id of a chat is a UUID, not "${namespace}".`);
  const hex = namespace.replaceAll('-', '').match(/../g) ?? [];
  const bytes = Uint8Array.from(hex, (digits) => parseInt(digits, 16));
  return v5(new TextEncoder().encode(name), bytes);
}
