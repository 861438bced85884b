import { isDeepStrictEqual } from 'node:util';
import type { KnownChat, Message, MessageReplacement, NewMessage } from './model';

type Authored = Pick<
  Message,
  'role' | 'content' | 'attachments' | 'status' | 'format' | 'payload' | 'metadata'
>;

/** Everything about a message that its author decides, as it has to be given back. */
export function authored(sent: NewMessage | MessageReplacement): Authored {
  return {
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
    format: sent.format ?? null,
    payload: asJson(sent.payload ?? null),
    metadata: sent.metadata ?? {},
  };
}

/** JSON has no negative zero. */
function asJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** What is wrong with a message that was just stored. */
export function checkNewMessage(
  { chat, messages }: KnownChat,
  sent: NewMessage,
  got: Message,
): string[] {
  const sequence = messages.length + 1;
  const due = {
    ...authored(sent),
    id: sent.id?.toLowerCase() ?? got.id,
    chat_id: chat.id,
    sequence,
    parent_sequence:
      sent.parent_sequence === undefined ? sequence - 1 || null : sent.parent_sequence,
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

/** What is wrong with a message that was to become this. */
export function checkChangedMessage(
  { chat }: KnownChat,
  before: Message,
  become: Authored,
  got: Message,
): string[] {
  const due = { ...before, ...become };
  if (isDeepStrictEqual(due, before)) return differences('the unchanged message', before, got);
  const { revision, updated_at } = got;
  const found = differences('the message', { ...due, revision, updated_at }, got);
  if (revision <= chat.revision) found.push('the revision has not grown');
  if (updated_at < before.updated_at) found.push('updated_at went back');
  return found;
}

/** What is left of a deleted message. */
export const TOMBSTONE = {
  content: '',
  attachments: [],
  status: 'deleted',
  format: null,
  payload: null,
  metadata: {},
} as const satisfies Partial<Message>;

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
