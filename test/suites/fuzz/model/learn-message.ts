import type { KnownChat, Message } from './model';

/** Takes a stored message into the model. */
export function learnMessage(known: KnownChat, message: Message): void {
  known.messages.push(message);
  known.chat = {
    ...known.chat,
    message_count: known.messages.length,
    last_activity_at: message.created_at,
    updated_at: message.created_at,
    revision: message.revision,
  };
}

/** Takes a message that may have changed into the model. */
export function learnChange(known: KnownChat, message: Message): void {
  const before = known.messages[message.sequence - 1]!;
  known.messages[message.sequence - 1] = message;
  if (message.revision === before.revision) return;
  const { chat } = known;
  const updated_at = message.updated_at > chat.updated_at ? message.updated_at : chat.updated_at;
  known.chat = { ...chat, updated_at, revision: message.revision };
  if (message.status === 'deleted') freeKeys(known);
}

/** A key is free when everything that it had stored is deleted. */
function freeKeys({ keys, freed, messages }: KnownChat): void {
  for (const [key, { first, count }] of keys)
    if (messages.slice(first, first + count).every(({ status }) => status === 'deleted')) {
      keys.delete(key);
      freed.push(key);
    }
}
