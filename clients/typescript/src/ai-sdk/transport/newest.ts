import type { Client } from '../../client.js';
import type { Message, RequestOptions } from '../../types.js';

/** The newest message of a chat, with which its current branch ends. */
export async function newest(
  client: Client,
  chatId: string,
  options: RequestOptions,
): Promise<Message | undefined> {
  const page = await client.listMessages(chatId, { order: 'desc', limit: 1 }, options);
  return page.data[0];
}
