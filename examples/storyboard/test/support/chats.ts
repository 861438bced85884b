import type { Client, Message } from 'aldar-kose-client';
import { attachmentsOf, metadataOf } from '../../src/assistant/layout';
import { STORIES } from '../../src/assistant/stories';

/** A story as it is stored. */
export function contentOf(story: number): string {
  return STORIES[story]!.map(({ text }) => text).join('\n\n');
}

/** A chat with a prompt and, where `story` is given, a complete answer. @returns its id */
export async function makeChat(
  client: Client,
  page: string,
  { title = 'The coat', prompt = 'Tell of the coat.', story }: Partial<NewChat> = {},
): Promise<string> {
  const { id } = await client.createChat({ title });
  await client.appendMessage(id, { role: 'user', content: prompt });
  if (story !== undefined)
    await client.appendMessage(id, {
      role: 'assistant',
      content: contentOf(story),
      attachments: attachmentsOf(STORIES[story]!, page),
      metadata: metadataOf(STORIES[story]!),
    });
  return id;
}

interface NewChat {
  readonly title: string;
  readonly prompt: string;
  readonly story: number;
}

/** The newest message of a chat. */
export async function newest(client: Client, chatId: string): Promise<Message> {
  const { data } = await client.listMessages(chatId, { order: 'desc', limit: 1 });
  return data[0]!;
}
