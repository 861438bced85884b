import { checkLine, checkTombstones } from './check-line';
import type { StoredChat, StoredMessage, TestDatabase } from './database';
import { Edits } from './edits';
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
  /** What is wrong with revisions and with deleted messages. */
  readonly wrong: readonly string[];
  readonly integrity: string;
}

/** Compares what clients know with what lies in the database. */
export async function check(
  database: TestDatabase,
  journal: Journal,
  edits = new Edits(),
): Promise<Findings> {
  const everything = await database.messages();
  const chats = await database.chats();
  const stored = everything.filter(({ id }) => !edits.messages.has(id));
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
    lost: lost.length + edits.lost(everything),
    doubled: [...copies.values()].reduce((sum, count) => sum + count - 1, 0),
    gaps: countGaps(chats, everything),
    strangers: strangers.length,
    wrong: [
      ...journal.wrong,
      ...checkLine(chats, everything, await database.line()),
      ...checkTombstones(everything),
    ],
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

function countGaps(chats: readonly StoredChat[], stored: readonly StoredMessage[]): number {
  const byChat = new Map<string, Set<number>>();
  for (const { chatId, sequence } of stored)
    byChat.set(chatId, (byChat.get(chatId) ?? new Set()).add(sequence));
  const known = new Set(chats.map(({ id }) => id));
  let gaps = [...byChat.keys()].filter((id) => !known.has(id)).length;
  for (const { id, messageCount } of chats) {
    const sequences = byChat.get(id) ?? new Set();
    if (messageCount !== sequences.size) gaps += 1;
    for (let i = 1; i <= sequences.size; i += 1) if (!sequences.has(i)) gaps += 1;
  }
  return gaps;
}
