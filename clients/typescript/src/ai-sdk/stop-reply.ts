import type { Client } from '../client.js';
import { MessageFinal } from '../problems.js';
import type { RequestOptions } from '../types.js';
import { newest } from './transport/newest.js';

/**
 * Stops the reply that a chat ends with, whoever writes it, from any tab: it becomes `incomplete`, and
 * its writer is told with the next piece.
 * @returns whether there was one in progress
 * @throws ProblemError, `NotFound` where there is no such chat
 */
export async function stopReply(
  client: Client,
  chatId: string,
  options: RequestOptions = {},
): Promise<boolean> {
  const head = await newest(client, chatId, options);
  return head?.status === 'in_progress' && stopMessage(client, chatId, head.id, options);
}

/** @returns whether it was in progress */
export async function stopMessage(
  client: Client,
  chatId: string,
  storedId: string,
  options: RequestOptions = {},
): Promise<boolean> {
  try {
    await client.updateMessage(chatId, storedId, { status: 'incomplete' }, options);
    return true;
  } catch (error) {
    if (error instanceof MessageFinal) return false;
    throw error;
  }
}
