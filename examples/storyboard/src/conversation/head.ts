import type { Chat, Message } from 'aldar-kose-client';

/**
 * The branch that somebody has chosen to see: the message at its end, and how many there were in the chat
 * at that time. As soon as there are more, the newest message is the head again.
 */
export interface Choice {
  readonly head: string;
  readonly of: number;
}

/** The choice as the chat's metadata hold it, so that every tab shows the same branch, and a reload too. */
export function choiceOf({ metadata }: Chat): Choice | undefined {
  const { head, of } = metadata;
  return head === undefined ? undefined : { head, of: Number(of) };
}

/** The chat's metadata with another choice; whatever else is in them stays. */
export function withChoice({ metadata }: Chat, { head, of }: Choice): Record<string, string> {
  return { ...metadata, head, of: String(of) };
}

/**
 * The message at the end of the branch to show.
 * @param messages without the deleted ones, by sequence.
 */
export function headOf(
  messages: readonly Message[],
  chat: Chat,
  choice: Choice | undefined,
): Message | undefined {
  const chosen =
    choice?.of === chat.message_count ? messages.find(({ id }) => id === choice.head) : undefined;
  return chosen ?? messages.at(-1);
}
