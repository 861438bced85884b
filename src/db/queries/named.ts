import type { Dialect } from './dialect';

/** Joins the chats `c` that the elements `[owner, chat]` of a JSON array name. */
export function chatsNamed({ lookUp, asUuid }: Dialect): string {
  return lookUp('chats', 'c', `c.owner = e.value ->> 0 AND c.id = ${asUuid('e.value ->> 1')}`);
}

/** Joins the messages `m` that the elements `[owner, chat, message]` of a JSON array name. */
export function messagesNamed({ lookUp, asUuid }: Dialect): string {
  return lookUp(
    'messages',
    'm',
    `m.owner = e.value ->> 0 AND m.chat_id = ${asUuid('e.value ->> 1')}
      AND m.id = ${asUuid('e.value ->> 2')}`,
  );
}
