import type { Client } from '../../client.js';
import { InvalidRequest, NotFound } from '../../problems.js';
import type { RequestOptions } from '../../types.js';
import { storedId } from '../stored/ids.js';
import { knownChat, type KnownChat } from '../stored/known.js';
import type { UIMessage } from '../types.js';
import { saveMessage, type Place } from './save-message.js';

/**
 * Stores the messages of a chat in their order, as `useChat` has them. What is stored already costs
 * nothing, and what this client has loaded or saved before not even a request, so the whole list can be
 * saved again and again, by several tabs too.
 *
 * A message that is new follows the one before it in the list, so a regenerated answer begins a branch,
 * and so does the last prompt of the list if its parts have changed. Any other message that has changed
 * is replaced. Nothing is deleted; what others have deleted stays deleted, what is in progress is left to
 * its writer, and answers that other clients wrote stay as they are.
 *
 * @throws ProblemError, `NotFound` where there is no such chat, `InvalidRequest` where a message takes
 * more than 262,144 bytes
 */
export async function saveMessages(
  client: Client,
  chatId: string,
  messages: readonly UIMessage[],
  options: RequestOptions = {},
): Promise<void> {
  const chat = knownChat(client, chatId);
  await chat.alone(async () => {
    const isRemembered = !chat.isEmpty;
    try {
      await save(client, chat, messages, options);
    } catch (error) {
      if (!isRemembered || !isGone(error)) throw error;
      chat.forget(); // the chat was deleted since, and made again
      await save(client, chat, messages, options);
    }
  });
}

async function save(
  client: Client,
  chat: KnownChat,
  messages: readonly UIMessage[],
  options: RequestOptions,
): Promise<void> {
  if (messages.length > 1 && chat.versions(messages[0]!).length === 0)
    await readBack(client, chat, messages[0]!, options);
  let parent: number | null = null;
  for (const [index, message] of messages.entries()) {
    const place: Place = { client, chat, parent, next: messages[index + 1], options };
    parent = (await saveMessage(message, place)).sequence;
  }
}

/** Whether the store no longer has what it was thought to have. */
function isGone(error: unknown): boolean {
  return (
    error instanceof NotFound ||
    (error instanceof InvalidRequest &&
      error.errors.some((part) => 'pointer' in part && part.pointer === '/parent_sequence'))
  );
}

/** Learns what is stored, from the newest message back to the first of the list. */
async function readBack(
  client: Client,
  chat: KnownChat,
  first: UIMessage,
  options: RequestOptions,
): Promise<void> {
  const id = storedId(chat.id, first.id);
  const query = { order: 'desc', limit: 200 } as const;
  for await (const message of client.messages(chat.id, query, options)) {
    chat.remember(message);
    if (message.id === id) break;
  }
}
