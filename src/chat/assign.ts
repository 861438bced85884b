import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../db/database';
import { Unavailable } from '../db/failures';
import { chatsBehind, ownedChats, type Assignment } from '../db/queries/assignment';
import { assignChats, type Assigned } from './writes/assign';

/** So many chats and messages. */
export interface Amount {
  chats: number;
  messages: number;
}

export interface AssignOptions {
  readonly from: string;
  readonly to: string;
  /** Once it is aborted, no further chats are begun. */
  readonly signal?: AbortSignal | undefined;
  /** Told after each chat what has been moved so far. */
  readonly moved?: (soFar: Readonly<Amount>) => void;
}

/** Chats that are under way together; small ones share a transaction. */
const MANY = 10;
/** The weight of a message in a transaction, and of the chats that fill one. */
const MESSAGE = 1_000;
const FULL = 1_000_000;

/** How often a chat is tried while the database is unavailable, and the milliseconds between. */
const TRIES = 5;
const AGAIN = 1_000;

/** How much an owner has. */
export async function amountOf({ reader }: Database, owner: string): Promise<Amount> {
  const [row] = await ownedChats(reader, { owner });
  return { chats: Number(row!.chats), messages: Number(row!.messages) };
}

/**
 * Gives every chat of one owner to another, with everything in it. Each chat
 * moves in one transaction, so that it can be done while servers run, end at any
 * moment and be done again: what has moved has moved.
 * @returns the ids of the chats that stay, because the new owner has chats with these ids.
 * @throws Unavailable when the database has been so for several tries.
 */
export async function assignOwner(
  { reader, writes }: Database,
  { from, to, signal, moved = () => undefined }: AssignOptions,
): Promise<string[]> {
  const write = writes.for(assignChats, {
    owners: ({ owner, to }) => [owner, to],
    weigh: ({ messages }: Sized) => Math.min(messages * MESSAGE, FULL),
  });
  const soFar: Amount = { chats: 0, messages: 0 };
  const taken = new Set<string>();
  const move = async (chat: Sized) => {
    const assigned = await patiently(() => write(chat));
    if (assigned.outcome === 'taken') taken.add(chat.id);
    if (assigned.outcome !== 'moved') return;
    soFar.chats += 1;
    soFar.messages += assigned.messages;
    moved(soFar);
  };

  let position = BEFORE_ALL;
  while (!signal?.aborted) {
    const rows = await chatsBehind(reader, { owner: from, ...position, limit: MANY });
    const last = rows.at(-1);
    if (!last) break;
    const moves = rows.map(({ id, message_count }) =>
      move({ owner: from, to, id, messages: Number(message_count) }),
    );
    await Promise.allSettled(moves); // none goes on behind an error
    await Promise.all(moves);
    position = { revision: Number(last.revision), id: last.id };
  }
  return [...taken];
}

interface Sized extends Assignment {
  readonly messages: number;
}

const BEFORE_ALL = { revision: 0, id: '00000000-0000-0000-0000-000000000000' };

/** A server may hold the owner's line, or the file, for a moment too long. */
async function patiently(write: () => Promise<Assigned>): Promise<Assigned> {
  for (let tries = 1; ; tries += 1)
    try {
      return await write();
    } catch (error) {
      if (tries === TRIES || !(error instanceof Unavailable)) throw error;
      await wait(AGAIN);
    }
}
