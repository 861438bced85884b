import type { Message, MessagePage } from '../../../../src/chat/contract';
import type { Asked } from './asked';
import type { PageAsked } from './questions';

/**
 * What is wrong with a page of a chat that is at a revision: with its bounds, and
 * with what it holds of changes that were told up to that revision.
 * @param count messages of the chat, where the reply tells.
 */
export function checkPage(
  { data, has_more }: MessagePage,
  page: PageAsked,
  asked: Asked,
  revision: number,
  count?: number,
): string[] {
  const wrong = data.flatMap((message) => checkMessage(message, page, asked, revision));
  const { limit, order, start } = page;
  const step = order === 'asc' ? 1 : -1;
  const sequences = data.map(({ sequence }) => sequence);
  if (sequences.some((sequence, i) => i > 0 && sequence !== sequences[i - 1]! + step))
    wrong.push(`the sequences are ${sequences.join()}`);
  const first = order === 'asc' ? start : page.newest ? count : undefined;
  if (first !== undefined && data.length > 0 && sequences[0] !== first)
    wrong.push(`it begins with ${sequences[0]} instead of ${first}`);
  if (data.length > limit || (has_more && data.length < limit))
    wrong.push(`${data.length} messages for a limit of ${limit}, and has_more is ${has_more}`);
  if (count !== undefined && has_more !== count > limit)
    wrong.push(`has_more is ${has_more} with ${count} messages and a limit of ${limit}`);
  const newest = count ?? newestIn(sequences, has_more, page);
  const due = newestDue(asked, page, revision);
  if (newest !== undefined && newest < due)
    wrong.push(`it ends with message ${newest} at ${revision}, and message ${due} had been told`);
  return wrong;
}

/** What is wrong with a message of a chat that is at a revision, or by itself. */
export function checkMessage(
  { id, chat_id, revision, status }: Message,
  { chat }: Pick<PageAsked, 'chat'>,
  asked: Asked,
  present = revision,
): string[] {
  const wrong: string[] = [];
  const due = Math.max(chat.message(id).upTo(present), asked.born);
  if (chat_id !== chat.id) wrong.push(`a message of the chat ${chat_id}`);
  if (revision < due || revision > present)
    wrong.push(`a message at ${revision} which was told at ${due}, where all is at ${present}`);
  if (asked.hadDeleted(id) && asked.lifeOf(chat) && status !== 'deleted')
    wrong.push(`a message that was deleted is ${status}`);
  return wrong;
}

/** The newest message of the chat, as far as a page tells. */
function newestIn(
  sequences: readonly number[],
  more: boolean,
  { order, start, newest }: PageAsked,
): number | undefined {
  if (order === 'desc') return newest ? (sequences[0] ?? 0) : undefined;
  if (more) return undefined;
  return sequences.at(-1) ?? (start === 1 ? 0 : undefined);
}

/** The newest message that was certainly told up to a revision. */
function newestDue(asked: Asked, { chat }: PageAsked, revision: number): number {
  const places = asked.lifeOf(chat)?.places ?? [];
  const told = places.filter((place) => place.revision <= revision);
  return Math.max(0, ...told.map(({ sequence }) => sequence));
}
