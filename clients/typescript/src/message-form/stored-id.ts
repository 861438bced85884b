import { v5 } from 'uuid';

/** A UUID of any version, in upper or lower case. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The namespace of chats whose ids are no UUIDs; made up once, never to change. */
const CHATS = '6b1f0a52-3c94-4e0b-8d57-92a6e4c7f013';

/**
 * The id under which a chat is stored: the id itself, in lower case, where it is a UUID; else a UUID
 * (version 5) that follows from it, the same each time.
 */
export function storedChatId(id: string): string {
  return UUID.test(id) ? id.toLowerCase() : within(CHATS, id);
}

/**
 * The id under which a message of a chat is stored: the id itself, in lower case, where it is a
 * UUID; else a UUID (version 5) that follows from the chat's id and it, the same each time.
 * @param chatId the chat's own id or its stored one.
 */
export function storedMessageId(chatId: string, id: string): string {
  return UUID.test(id) ? id.toLowerCase() : within(storedChatId(chatId), id);
}

/** The UUID (version 5) of a name within a namespace, itself a UUID of any version. */
export function within(namespace: string, name: string): string {
  // As bytes: the package refuses namespaces of unknown versions, and names with lone surrogates.
  const bytes = namespace.replaceAll('-', '').match(/../g)!;
  return v5(
    new TextEncoder().encode(name),
    Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)),
  );
}
