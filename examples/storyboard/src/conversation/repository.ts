import type { ExportedMessageRepository } from '@assistant-ui/react';
import type { Message } from 'aldar-kose-client';
import { toPendingMessage, toThreadMessage, type Pending } from './thread-message';

/**
 * All branches of a chat as assistant-ui takes them.
 * @param all the messages with the deleted ones, which keep branches whole: what follows one of them
 * hangs on the last message before it that is still there.
 */
export function toRepository(
  all: readonly Message[],
  head: Message | undefined,
  pending: readonly Pending[],
): ExportedMessageRepository {
  const bySequence = new Map(all.map((message) => [message.sequence, message]));
  const parentOf = (message: Message): string | null => {
    let at = message;
    do {
      const parent = bySequence.get(at.parent_sequence ?? 0);
      if (!parent) return null;
      at = parent;
    } while (at.status === 'deleted');
    return at.id;
  };
  const stored = all
    .filter(({ status }) => status !== 'deleted')
    .map((message) => ({ message: toThreadMessage(message), parentId: parentOf(message) }));
  const known = new Set(stored.map(({ message }) => message.id));
  const waiting = pending.filter(({ id, parentId }) => {
    return !known.has(id) && (parentId === null || known.has(parentId));
  });
  return {
    headId: waiting.at(-1)?.id ?? head?.id ?? null,
    messages: [
      ...stored,
      ...waiting.map((prompt) => ({
        message: toPendingMessage(prompt),
        parentId: prompt.parentId,
      })),
    ],
  };
}
