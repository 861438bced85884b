import type { Answer } from '../../answer/answer.js';
import type { Client } from '../../client.js';
import { NotFound } from '../../problems.js';
import type { Message } from '../../types.js';
import { saveMessages } from '../save/save-messages.js';
import { fingerprint } from '../stored/fingerprint.js';
import { storedId } from '../stored/ids.js';
import { knownChat } from '../stored/known.js';
import { toStored } from '../stored/to-message.js';
import type { UIMessage } from '../types.js';

/** What a reply begins from. */
export interface Beginning {
  readonly client: Client;
  readonly chatId: string;
  /** The list that it replies to. */
  readonly messages: readonly UIMessage[] | undefined;
  /** Whether it goes on with a message that may be stored already. */
  readonly continues: boolean;
  readonly signal: AbortSignal | undefined;
}

/** Gives a reply its place in the chat, or opens the message again that it goes on with. */
export async function beginReply(reply: UIMessage, beginning: Beginning): Promise<Answer> {
  const { client, chatId, messages, continues, signal } = beginning;
  const options = signal ? { signal } : {};
  if (messages) await saveMessages(client, chatId, messages, options);
  const message = continues ? await stored(reply, beginning) : undefined;
  if (message) return client.streamAnswer(chatId, { gather: 0, message });
  const last = messages?.filter(({ id }) => id !== reply.id).at(-1);
  const parent_sequence = messages && (last ? sequenceOf(client, chatId, last) : null);
  const { format, payload, attachments } = toStored(reply);
  return client.streamAnswer(chatId, {
    gather: 0,
    ...{ id: storedId(chatId, reply.id), format, payload, attachments },
    ...(parent_sequence !== undefined && { parent_sequence }),
  });
}

async function stored(
  { id }: UIMessage,
  { client, chatId, signal }: Beginning,
): Promise<Message | undefined> {
  const options = signal ? { signal } : {};
  try {
    return await client.getMessage(chatId, storedId(chatId, id), options);
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

/** Where a message stands that was saved just now. */
function sequenceOf(client: Client, chatId: string, message: UIMessage): number | undefined {
  const versions = knownChat(client, chatId).versions(message);
  const print = fingerprint(message);
  return (versions.find((known) => known.print === print) ?? versions[0])?.sequence;
}
