import type { StoredMessage, TestDatabase } from './database';
import type { Journal, Sent } from './journal';

export interface Findings {
  /** Acknowledged, and not there as acknowledged. */
  readonly lost: number;
  /** There more than once. */
  readonly doubled: number;
  /** Sequence numbers left out, and chats whose count is wrong. */
  readonly gaps: number;
  /** There, though refused or never sent. */
  readonly strangers: number;
  readonly integrity: string;
}

/** Compares what clients know with what lies in the database. */
export async function check(database: TestDatabase, journal: Journal): Promise<Findings> {
  const stored = await database.messages();
  const copies = new Map<string, number>();
  for (const { content } of stored) copies.set(content, (copies.get(content) ?? 0) + 1);
  const places = new Map(stored.map((message) => [place(message), message]));
  const sent = new Map(journal.entries.map((entry) => [entry.message.content, entry]));

  const acknowledged = journal.entries.filter(({ state }) => state === 'acknowledged');
  const lost = acknowledged.filter((entry) => {
    const there = places.get(place({ chatId: entry.chatId, ...entry.stored! }));
    return !there || !agrees(entry, there) || there.id !== entry.stored!.id;
  });
  const strangers = stored.filter((message) => {
    const entry = sent.get(message.content);
    return !entry || entry.state === 'refused' || !agrees(entry, message);
  });
  return {
    lost: lost.length,
    doubled: [...copies.values()].reduce((sum, count) => sum + count - 1, 0),
    gaps: await countGaps(database, stored),
    strangers: strangers.length,
    integrity: await database.integrity(),
  };
}

function place({ chatId, sequence }: Pick<StoredMessage, 'chatId' | 'sequence'>): string {
  return `${chatId} ${sequence}`;
}

function agrees({ chatId, message }: Sent, there: StoredMessage): boolean {
  const { content, attachments } = message;
  return (
    there.chatId === chatId &&
    there.content === content &&
    there.urls.join() === attachments.map(({ url }) => url).join()
  );
}

async function countGaps(database: TestDatabase, stored: StoredMessage[]): Promise<number> {
  const byChat = new Map<string, Set<number>>();
  for (const { chatId, sequence } of stored)
    byChat.set(chatId, (byChat.get(chatId) ?? new Set()).add(sequence));
  const chats = await database.chats();
  const known = new Set(chats.map(({ id }) => id));
  let gaps = [...byChat.keys()].filter((id) => !known.has(id)).length;
  for (const { id, messageCount } of chats) {
    const sequences = byChat.get(id) ?? new Set();
    if (messageCount !== sequences.size) gaps += 1;
    for (let i = 1; i <= sequences.size; i += 1) if (!sequences.has(i)) gaps += 1;
  }
  return gaps;
}
