import type { Client } from '../client.js';
import type { RequestOptions } from '../types.js';
import { readBranch } from './load-messages.js';
import { storedId } from './stored/ids.js';
import { knownChat } from './stored/known.js';
import { toUIMessage } from './stored/to-ui-message.js';

/**
 * Deletes a message, by the id that it has on the screen. It leaves a tombstone, so what came after it
 * stays; of a prompt that was edited, the version of the current branch goes.
 * @throws ProblemError, `NotFound` where there is no such message
 */
export async function deleteMessage(
  client: Client,
  chatId: string,
  uiMessageId: string,
  options: RequestOptions = {},
): Promise<void> {
  const chat = knownChat(client, chatId);
  await chat.alone(async () => {
    const branch = await readBranch(client, chatId, options);
    const found = branch.find((message) => toUIMessage(message).id === uiMessageId);
    const id = found?.id ?? storedId(chatId, uiMessageId);
    await client.deleteMessage(chatId, id, options);
    chat.forget(id);
  });
}
