import type { RemoteThreadListAdapter, ThreadMessage } from '@assistant-ui/core' with {
  'resolution-mode': 'import',
};
import type { Client } from '../client.js';
import { storedChatId } from '../message-form/stored-id.js';
import { isProblem } from './is-problem.js';
import { customToMetadata } from './custom.js';
import { threadAdapters, type Aui } from './thread-adapters.js';
import { listThreads, threadOf } from './thread-page.js';
import { promptTitle, storedTitle, titleStream } from './title.js';

export interface ThreadListOptions {
  /** Threads of each kind, regular and archived, that a page brings; 1 to 200, 50 by default. */
  readonly pageSize?: number;
  /**
   * Gives a new thread its title; by default the first prompt, cut to 60 characters. A title that is
   * empty or undefined leaves the chat as it is.
   */
  readonly generateTitle?: (
    messages: readonly ThreadMessage[],
    chatId: string,
  ) => string | undefined | Promise<string | undefined>;
  /** `useAui` of `@assistant-ui/react`; with it each thread has its history and keeps feedback. */
  readonly useAui?: () => Aui;
}

/**
 * The chats of a server as the threads of assistant-ui, regular and archived ones. A thread's
 * `remoteId` is the id of its chat, and `custom` is the chat's `metadata`.
 */
export function threadListAdapter(
  client: Client,
  options: ThreadListOptions = {},
): RemoteThreadListAdapter {
  const { pageSize = 50, generateTitle = promptTitle, useAui } = options;
  const update = async (id: string, change: Parameters<Client['updateChat']>[1]) => {
    await client.updateChat(storedChatId(id), change);
  };
  const rename = (id: string, title: string) => update(id, { title: storedTitle(title) });
  return {
    list: (page) => listThreads(client, pageSize, page?.after),
    fetch: async (id) => threadOf(await client.getChat(storedChatId(id), { limit: 0 })),
    rename,
    updateCustom: (id, custom) => update(id, { metadata: customToMetadata(custom) }),
    archive: (id) => update(id, { archived: true }),
    unarchive: (id) => update(id, { archived: false }),
    async delete(id) {
      try {
        await client.deleteChat(storedChatId(id));
      } catch (error) {
        if (!isProblem(error, 'NotFound')) throw error;
      }
    },
    async initialize(threadId) {
      const id = storedChatId(threadId);
      try {
        await client.createChat({ id });
      } catch (error) {
        if (!isProblem(error, 'AlreadyExists')) throw error;
      }
      return { remoteId: id };
    },
    async generateTitle(id, messages) {
      const title = storedTitle((await generateTitle(messages, storedChatId(id))) ?? '');
      if (title !== null) await rename(id, title);
      return titleStream(title);
    },
    ...(useAui && { unstable_useAdapters: threadAdapters(client, useAui) }),
  };
}
