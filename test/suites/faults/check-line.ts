import type { StoredChat, StoredMessage } from './database';

/** What is wrong with the numbers that lie in the database. @param line how far the line has come. */
export function checkLine(
  chats: readonly StoredChat[],
  messages: readonly StoredMessage[],
  line: number,
): string[] {
  const wrong: string[] = [];
  const byNumber = new Map<number, string>();
  const newest = new Map<string, number>();
  for (const { id, chatId, revision } of messages) {
    const other = byNumber.get(revision);
    if (other !== undefined) wrong.push(`${other} and ${id} share the number ${revision}`);
    byNumber.set(revision, id);
    newest.set(chatId, Math.max(newest.get(chatId) ?? 0, revision));
    if (revision > line) wrong.push(`${id} is at ${revision}, the line at ${line}`);
  }
  const chatOf = new Map(messages.map(({ revision, chatId }) => [revision, chatId]));
  for (const { id, revision } of chats) {
    if (revision > line) wrong.push(`chat ${id} is at ${revision}, the line at ${line}`);
    if (revision < (newest.get(id) ?? 0)) wrong.push(`chat ${id} is behind its messages`);
    const other = chatOf.get(revision);
    if (other !== undefined && other !== id)
      wrong.push(`chats ${other} and ${id} share the number ${revision}`);
    chatOf.set(revision, id);
  }
  return wrong;
}

/** Deleted messages of which something is left. */
export function checkTombstones(messages: readonly StoredMessage[]): string[] {
  return messages
    .filter(({ status }) => status === 'deleted')
    .filter(
      ({ content, payload, metadata, urls }) =>
        content !== '' || payload !== null || urls.length > 0 || Object.keys(metadata).length > 0,
    )
    .map(({ id }) => `${id} is deleted, and something of it is there`);
}
