import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '../client';
import { make } from './chat-changes';
import { Reader, type Reads } from './reader';
import { Told } from './told';
import { Writer } from './writer';

const [WRITERS, READERS, CHATS] = [10, 10, 8];
/** Complaints after which nothing new is to be learnt. */
const ENOUGH = 20;

/** Times as long as it was meant to take, on a machine that is too busy for anything to have been seen. */
const PATIENCE = 12;

/**
 * What writers and readers were told in so many seconds, and what was wrong with it.
 * It goes on for longer while nobody was told of anything unchanged or deleted.
 */
export async function hunt(
  clients: readonly Client[],
  seconds: number,
  progress: (text: string) => void,
): Promise<{ readonly told: Told; readonly reads: Reads }> {
  const told = new Told(CHATS);
  const reads: Reads = { asked: 0, unchanged: 0, gone: 0 };
  await Promise.all(told.chats.map((chat) => make({ told, clients }, chat)));
  const until = { over: false };
  const readers = Array.from({ length: READERS }, () => new Reader(told, clients, reads));
  const writers = Array.from(
    { length: WRITERS },
    () => new Writer({ told, clients }, new Reader(told, clients, reads)),
  );
  const ended = Promise.all([...readers, ...writers].map((client) => client.run(until)));
  ended.catch(() => (until.over = true));
  for (let second = 1; !until.over; second += 1) {
    await wait(1_000);
    if (second % 10 === 0) progress(`${second} s, ${told.changes} changes, ${reads.asked} reads`);
    const seen = reads.unchanged > 0 && reads.gone > 0;
    if (second >= (seen ? seconds : seconds * PATIENCE) || told.wrong.length >= ENOUGH)
      until.over = true;
  }
  await ended;
  return { told, reads };
}
