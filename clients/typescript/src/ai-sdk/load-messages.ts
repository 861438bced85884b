import type { Client } from '../client.js';
import type { Message, RequestOptions } from '../types.js';
import { knownChat } from './stored/known.js';
import { toUIMessage } from './stored/to-ui-message.js';
import type { UIMessage } from './types.js';

/**
 * The current branch of a chat, which ends with its newest message, as `useChat` takes it. Deleted
 * messages are left out. Messages that were saved as UIMessages come back as they were; those of other
 * clients have a text part and file parts.
 *
 * An answer in progress comes as far as it is written. `resume: true` goes on with it, by a
 * `historyTransport`, which also brings the rest if the answer ends in between.
 *
 * @throws ProblemError, `NotFound` where there is no such chat
 */
export async function loadMessages<UI extends UIMessage = UIMessage>(
  client: Client,
  chatId: string,
  options: RequestOptions = {},
): Promise<UI[]> {
  const chat = knownChat(client, chatId);
  return chat.alone(async () => {
    const branch = await readBranch(client, chatId, options);
    chat.forget();
    for (const message of branch) chat.remember(message);
    return branch.filter(({ status }) => status !== 'deleted').map(toUIMessage) as UI[];
  });
}

/** The messages of the current branch, tombstones too, from its first one. */
export async function readBranch(
  client: Client,
  chatId: string,
  options: RequestOptions = {},
): Promise<Message[]> {
  const branch: Message[] = [];
  const query = { order: 'desc', limit: 200 } as const;
  for await (const message of client.messages(chatId, query, options)) {
    const after = branch.at(-1);
    if (after && message.sequence !== after.parent_sequence) continue;
    branch.push(message);
    if (message.parent_sequence === null) break;
  }
  return branch.reverse();
}
