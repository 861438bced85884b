import type { IncomingMessage } from 'node:http';
import { uuidv7 } from 'uuidv7';
import type { ChatRow, FloorStore, MessageRow } from './store';

interface NewMessage {
  readonly role: string;
  readonly content: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly attachments?: readonly unknown[];
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const CHATS = '/api/v1/chats';
const NOT_FOUND: Answer = { status: 404, body: { title: 'Not found' } };

/** @param readBody gives the body of the request as it was parsed. */
export async function answer(
  store: FloorStore,
  req: Pick<IncomingMessage, 'method' | 'url'>,
  readBody: () => Promise<unknown>,
): Promise<Answer> {
  const [path = '', search = ''] = req.url!.split('?');
  if (path === '/ready') return { status: 200, body: { status: 'ready' } };
  if (!path.startsWith(CHATS)) return NOT_FOUND;
  const [, chatId, part] = path.slice(CHATS.length).split('/');
  const query = new URLSearchParams(search);
  const limit = Number(query.get('limit') ?? 50);
  if (!chatId)
    return {
      status: 200,
      body: page((await store.chats(limit + 1)).map(toChat), limit, chatCursor),
    };
  if (part && req.method === 'POST') return append(store, chatId, (await readBody()) as NewMessage);
  if (part) {
    const after = parseInt(query.get('cursor')?.slice(2) ?? '0', 16);
    const rows = await store.messages(chatId, after, limit + 1);
    return { status: 200, body: page(rows.map(toMessage), limit, messageCursor) };
  }
  const row = await store.chat(chatId);
  if (!row) return NOT_FOUND;
  const messages = page((await store.messages(chatId, 0, 201)).map(toMessage), 200, messageCursor);
  return { status: 200, body: { ...toChat(row), messages } };
}

async function append(store: FloorStore, chatId: string, message: NewMessage): Promise<Answer> {
  const { role, content, metadata = {}, attachments = [] } = message;
  const id = uuidv7();
  const now = new Date().toISOString();
  const place = await store.append({
    chatId,
    id,
    role,
    content,
    metadata: JSON.stringify(metadata),
    now: now.replace('T', ' ').replace('Z', ' +00:00'),
    attachments: JSON.stringify(attachments),
  });
  if (!place) return NOT_FOUND;
  const { message_count: sequence, revision } = place;
  const order = { sequence, parent_sequence: sequence - 1 || null };
  const times = { created_at: now, updated_at: now };
  const nothing = { format: null, payload: null };
  const written = { role, content, attachments, status: 'completed', ...nothing, metadata };
  return { status: 201, body: { id, chat_id: chatId, ...order, ...written, ...times, revision } };
}

function page<Row>(rows: readonly Row[], limit: number, cursorOf: (row: Row) => string) {
  const has_more = rows.length > limit;
  const data = has_more ? rows.slice(0, limit) : rows;
  return { data, has_more, next_cursor: has_more ? cursorOf(data.at(-1)!) : null };
}

function chatCursor({ last_activity_at, id }: ReturnType<typeof toChat>): string {
  const time = Date.parse(last_activity_at).toString(16).padStart(11, '0');
  return `c0${time}${id.replaceAll('-', '')}`;
}

function messageCursor({ sequence }: ReturnType<typeof toMessage>): string {
  return `m0${sequence.toString(16).padStart(13, '0')}`;
}

function toChat(row: ChatRow) {
  return {
    ...row,
    metadata: JSON.parse(row.metadata) as unknown,
    pinned: row.pinned === 1,
    archived: row.archived === 1,
    last_activity_at: time(row.last_activity_at),
    created_at: time(row.created_at),
    updated_at: time(row.updated_at),
  };
}

function toMessage(row: MessageRow) {
  return {
    ...row,
    attachments: JSON.parse(row.attachments) as unknown,
    payload: row.payload === null ? null : (JSON.parse(row.payload) as unknown),
    metadata: JSON.parse(row.metadata) as unknown,
    created_at: time(row.created_at),
    updated_at: time(row.updated_at),
  };
}

function time(stored: string): string {
  return `${stored.slice(0, 10)}T${stored.slice(11, 23)}Z`;
}
