import { fingerprint } from '../../src/chat/idempotency';
import { storedTime } from '../../src/db/queries/dialect';
import type { OldRow, OldRows } from './old-database';

/** A message as the first version took it. */
export interface OldMessage {
  readonly role?: 'user' | 'assistant';
  readonly content: string;
  readonly attachments?: readonly {
    readonly url: string;
    readonly alt?: string;
    readonly width?: number;
    readonly height?: number;
  }[];
  readonly metadata?: Readonly<Record<string, string>>;
  /** The key and the payload of the request that made it, and which operation that was. */
  readonly key?: readonly ['appendMessage' | 'appendMessages', key: string, payload: object];
  /** Whether it was stored with the one before it. */
  readonly withPrevious?: boolean;
}

export interface OldChat {
  readonly owner: string;
  readonly id: string;
  readonly revision: number;
  readonly messages: readonly OldMessage[];
}

const START = Date.parse('2026-11-23T03:10:34.123Z');
const time = (seconds: number) => storedTime(new Date(START + seconds * 1_000).toISOString());

/** The rows that the first version has kept of these chats; each change was a second after another. */
export function oldRows(chats: readonly OldChat[]): OldRows {
  const rows = {
    chats: [] as OldRow[],
    messages: [] as OldRow[],
    message_attachments: [] as OldRow[],
  };
  for (const { owner, id, revision, messages } of chats) {
    let seconds = 0;
    messages.forEach((message, i) => {
      const at = { owner, chat_id: id, sequence: i + 1 };
      if (!message.withPrevious) seconds += 1;
      rows.messages.push({ ...at, ...messageRow(message, at.sequence, seconds) });
      message.attachments?.forEach(({ url, alt, width, height }, position) =>
        rows.message_attachments.push({
          ...at,
          position,
          type: 'image',
          url,
          alt: alt ?? null,
          width: width ?? null,
          height: height ?? null,
        }),
      );
    });
    rows.chats.push({
      owner,
      id,
      title: null,
      metadata: '{}',
      pinned: true,
      archived: false,
      message_count: messages.length,
      last_activity_at: time(seconds),
      created_at: time(0),
      updated_at: time(seconds),
      revision,
    });
  }
  return rows;
}

/** The first version counted from 1 in each chat, and the chat itself was 1. */
function messageRow(message: OldMessage, sequence: number, seconds: number): OldRow {
  const { role = 'user', content, metadata = {}, key } = message;
  const times = { created_at: time(seconds), updated_at: time(seconds) };
  const made = key && { idempotency_key: key[1], request_hash: fingerprint(key[0], key[2]) };
  return {
    id: `019aae1c-0000-7000-8000-${String(sequence).padStart(12, '0')}`,
    role,
    content,
    status: 'completed',
    metadata: JSON.stringify(metadata),
    ...times,
    revision: sequence + 1,
    ...made,
  };
}
