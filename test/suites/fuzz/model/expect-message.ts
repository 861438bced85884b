import { isDeepStrictEqual } from 'node:util';
import type { KnownChat, Message, NewMessage } from './model';

/** What is wrong with a message that was just stored. */
export function checkNewMessage(
  { chat, messages }: KnownChat,
  sent: NewMessage,
  got: Message,
  sequence = messages.length + 1,
): string[] {
  const due = {
    id: sent.id?.toLowerCase() ?? got.id,
    chat_id: chat.id,
    sequence,
    role: sent.role,
    content: sent.content,
    attachments: (sent.attachments ?? []).map(({ type, url, alt, width, height }) => ({
      type,
      url,
      alt: alt ?? null,
      width: width ?? null,
      height: height ?? null,
    })),
    status: sent.status ?? 'completed',
    metadata: sent.metadata ?? {},
    created_at: got.created_at,
    updated_at: got.created_at,
    revision: got.revision,
  };
  const found = differences('the message', due, got);
  if (got.revision <= chat.revision) found.push('the revision has not grown');
  if (got.created_at < chat.created_at) found.push('the message is older than its chat');
  if (sent.id === undefined && got.id[14] !== '7') found.push('the id is no UUIDv7');
  return found;
}

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

/** Names what differs between two objects. */
export function differences(what: string, due: object, got: object): string[] {
  if (isDeepStrictEqual(due, got)) return [];
  const was = got as Readonly<Record<string, unknown>>;
  const found = Object.entries(due)
    .filter(([key, value]) => !isDeepStrictEqual(value, was[key]))
    .map(([key, value]) => `${what} has ${key} ${short(was[key])} instead of ${short(value)}`);
  return found.length > 0 ? found : [`${what} is not what it should be: ${short(got)}`];
}

function short(value: unknown): string {
  const text = (JSON.stringify(value) as string | undefined) ?? 'undefined';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
