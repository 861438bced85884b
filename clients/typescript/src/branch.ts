import type { Message } from './types.js';

/**
 * The branch that ends at `head`, from its first message to `head`, without deleted messages.
 * @param messages of one chat, in any order; parents that are not among them end the branch.
 * @param head the newest message by default.
 */
export function branchOf(messages: Iterable<Message>, head?: Message): Message[] {
  const bySequence = new Map<number, Message>();
  let last = head;
  for (const message of messages) {
    bySequence.set(message.sequence, message);
    if (!head && (!last || message.sequence > last.sequence)) last = message;
  }
  const branch: Message[] = [];
  for (let at = last; at; at = bySequence.get(at.parent_sequence ?? 0))
    if (at.status !== 'deleted') branch.push(at);
  return branch.reverse();
}
