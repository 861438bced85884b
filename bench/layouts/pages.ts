import { messages } from '../../src/db/models/message';
import { unfold } from '../../src/db/queries/fold';
import { chatId, OWNER, SAMPLE } from '../sample';
import { MESSAGES, type Setting } from './settings';
import type { Stage } from './stage';

/** The first messages of the chat with this number, as the database gives them. */
export async function readPage({ database, keeping }: Stage, chat: number, limit: number) {
  const [page] = await keeping.page(database.reader, {
    owner: OWNER,
    id: chatId(chat),
    after: 0,
    before: Number.MAX_SAFE_INTEGER,
    limit,
    bytes: Number.MAX_SAFE_INTEGER,
    frame: 0,
    most: Number.MAX_SAFE_INTEGER,
  });
  if (!page?.messages) throw new Error('There is no page to be read.');
  return { ...page, messages: page.messages };
}

/** Chats that are looked at. */
const SOME = 20;

/**
 * What is fast because something is missing must not be measured.
 * @throws unless messages that were filled and some that were appended have all of their images.
 */
export async function assertWhole(stage: Stage, { filling, message }: Setting): Promise<void> {
  let appended = 0;
  for (let chat = 1; chat <= Math.min(filling.chats, SOME); chat += 1) {
    const page = await readPage(stage, chat, 2 * MESSAGES);
    const found = unfold(messages, page.messages);
    const images = JSON.stringify(page).match(/frame-\d+\.webp/g)?.length ?? 0;
    if (found.some(({ content }) => content !== message.content))
      throw new Error(`${stage.title}: chat ${chat} says something else.`);
    if (images !== found.length * SAMPLE.attachments.length)
      throw new Error(`${stage.title}: ${found.length} messages have ${images} images.`);
    appended += found.length - MESSAGES;
  }
  if (appended <= 0) throw new Error(`${stage.title}: nothing was appended.`);
}
