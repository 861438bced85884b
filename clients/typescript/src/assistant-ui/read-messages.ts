import type { Client } from '../client.js';
import type { Message } from '../types.js';
import { isProblem } from './is-problem.js';

/** All messages of a chat by sequence; none where the chat does not exist yet. */
export async function readMessages(client: Client, chatId: string): Promise<Message[]> {
  const messages: Message[] = [];
  try {
    for await (const message of client.messages(chatId, { limit: 200 })) messages.push(message);
  } catch (error) {
    if (!isProblem(error, 'NotFound')) throw error;
    return [];
  }
  return messages;
}
