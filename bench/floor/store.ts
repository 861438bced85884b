/** What the floor's HTTP needs of a driver; the rows are as the database gives them. */
export interface FloorStore {
  append(place: NewRow): Promise<Counters | undefined>;
  messages(chatId: string, after: number, limit: number): Promise<MessageRow[]>;
  chats(limit: number): Promise<ChatRow[]>;
  chat(id: string): Promise<ChatRow | undefined>;
}

export interface NewRow {
  readonly chatId: string;
  readonly id: string;
  readonly role: string;
  readonly content: string;
  /** JSON. */
  readonly metadata: string;
  readonly now: string;
  /** JSON. */
  readonly attachments: string;
}

export interface Counters {
  readonly message_count: number;
  readonly revision: number;
}

export interface ChatRow {
  readonly id: string;
  readonly title: string | null;
  readonly metadata: string;
  readonly pinned: number;
  readonly archived: number;
  readonly message_count: number;
  readonly last_activity_at: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly revision: number;
}

export interface MessageRow {
  readonly id: string;
  readonly chat_id: string;
  readonly sequence: number;
  readonly parent_sequence: number | null;
  readonly role: string;
  readonly content: string;
  /** JSON. */
  readonly attachments: string;
  readonly status: string;
  readonly format: string | null;
  /** JSON. */
  readonly payload: string | null;
  readonly metadata: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly revision: number;
}

export const PRAGMAS = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'];

/** Each statement is prepared once. better-sqlite3 takes a number behind a `?` for a name. */
export const SQL = {
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  rollback: 'ROLLBACK',
  count: `
    UPDATE chats SET message_count = message_count + 1, revision = revision + 1,
      last_activity_at = ?, updated_at = ?
    WHERE owner = 'local' AND id = ? RETURNING message_count, revision`,
  message: `
    INSERT INTO messages (owner, chat_id, sequence, id, role, content, status, metadata,
      created_at, updated_at, revision, parent_sequence, attachments, size)
    VALUES ('local', ?, ?, ?, ?, ?, 'completed', ?, ?, ?, ?, NULLIF(? - 1, 0), ?, 0)`,
  messages: `
    SELECT m.id, m.chat_id, m.sequence, m.parent_sequence, m.role, m.content, m.status,
      m.format, m.payload, m.metadata,
      m.created_at, m.updated_at, m.revision, m.attachments
    FROM messages m WHERE m.owner = 'local' AND m.chat_id = ? AND m.sequence > ?
    ORDER BY m.sequence LIMIT ?`,
  chats: `
    SELECT id, title, metadata, pinned, archived, message_count, last_activity_at, created_at,
      updated_at, revision
    FROM chats WHERE owner = 'local' AND archived = 0
    ORDER BY last_activity_at DESC, id DESC LIMIT ?`,
  chat: `
    SELECT id, title, metadata, pinned, archived, message_count, last_activity_at, created_at,
      updated_at, revision
    FROM chats WHERE owner = 'local' AND id = ?`,
} as const;
