import { isDeepStrictEqual } from 'node:util';
import type { components } from '../../../generated/openapi';
import type { Client } from './client';
import type { FollowedChat } from './followed-chat';
import type { Follower } from './follower';
import type { Report } from './report';

type Whole = Pick<components['schemas']['ChatWithMessages'], 'messages'>;

/** Whether the last message has been ended. */
export function isCompleted({ whole }: FollowedChat): boolean {
  return whole.messages.data.at(-1)?.status === 'completed';
}

/**
 * Followers hold what every server gives, and nothing was wrong with their streams.
 * @param path of their chat.
 * @param text of its last message.
 */
export async function agree(
  { path, text }: { readonly path: string; readonly text: string },
  followers: readonly Follower[],
  clients: readonly Client[],
  report: Report,
): Promise<void> {
  let bytes = 0;
  for (const client of clients) {
    const stored = JSON.parse((await client.send({ path })).text) as Whole;
    bytes += compare('a server gives', stored, text, report);
    for (const { chat } of followers)
      report.expect(isDeepStrictEqual(chat.whole, stored), 'a follower holds another chat');
  }
  for (const { chat } of followers) bytes += compare('a follower holds', chat.whole, text, report);
  report.figures.push(`${bytes} bytes compared`);
  for (const { chat, wrong } of followers)
    for (const complaint of [...wrong, ...chat.wrong]) report.expect(false, complaint);
  const sum = (of: (chat: FollowedChat) => number) =>
    followers.reduce((total, { chat }) => total + of(chat), 0);
  report.figures.push(
    `${sum(({ count }) => count.delta)} deltas`,
    `${sum(({ count }) => count.message)} messages`,
    `${sum(({ ignored }) => ignored)} of ${sum(eventsOf)} events ignored`,
  );
}

function eventsOf({ count }: FollowedChat): number {
  return count.chat + count.message + count.delta;
}

/** Compares a text byte for byte. @returns how many bytes it should have. */
function compare(who: string, { messages }: Whole, text: string, report: Report): number {
  const [held, due] = [Buffer.from(messages.data.at(-1)?.content ?? ''), Buffer.from(text)];
  const at = held.findIndex((byte, i) => byte !== due[i]);
  report.expect(
    held.equals(due),
    `${who} ${held.length} bytes, written were ${due.length}; they differ at ${at}`,
  );
  return due.length;
}
