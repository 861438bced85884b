import { createClient, type Client } from 'aldar-kose-client';
import { attachmentsOf, metadataOf } from '../src/assistant/layout';
import { STORIES } from '../src/assistant/stories';

/**
 * Puts a few chats into an empty database, so that there is something to look at.
 * @param page where the pictures are served.
 */
export async function seed(server: string, page: string): Promise<void> {
  const client = createClient({ baseUrl: server });
  for (const archived of [false, true])
    if ((await client.listChats({ archived, limit: 1 })).data.length > 0) return;

  const horse = await tell(client, page, 'What did the horse think?', [2]);
  await client.updateChat(horse, { archived: true });
  await tell(client, page, 'The coat in six frames', [1]);
  const coat = await tell(client, page, 'How Aldar Köse got a fur coat', [1, 0]);
  await client.updateChat(coat, { pinned: true });
}

/** A chat with one prompt, and an answer to it for each of the stories. */
async function tell(
  client: Client,
  page: string,
  prompt: string,
  stories: readonly number[],
): Promise<string> {
  const { id } = await client.createChat({ title: prompt });
  const { sequence } = await client.appendMessage(id, { role: 'user', content: prompt });
  for (const story of stories.map((index) => STORIES[index]!))
    await client.appendMessage(id, {
      role: 'assistant',
      content: story.map(({ text }) => text).join('\n\n'),
      attachments: attachmentsOf(story, page),
      metadata: metadataOf(story),
      parent_sequence: sequence,
    });
  return id;
}
