import type { Message } from '../types.js';

/**
 * Builds what a frontend shows of a chat, from its messages by sequence. `show` is given each message
 * and what was shown for its nearest ancestor that is shown (null where there is none), and gives
 * undefined for a message that is not: deleted ones are skipped that way, and branches stay whole.
 */
export function messageTree<Node>(
  messages: Iterable<Message>,
  show: (message: Message, parent: Node | null) => Node | undefined,
): Node[] {
  const nearest = new Map<number, Node | null>();
  const nodes: Node[] = [];
  for (const message of messages) {
    const parent = nearest.get(message.parent_sequence ?? 0) ?? null;
    const node = message.status === 'deleted' ? undefined : show(message, parent);
    nearest.set(message.sequence, node ?? parent);
    if (node !== undefined) nodes.push(node);
  }
  return nodes;
}
